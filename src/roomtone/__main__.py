"""`python -m roomtone`, where the command itself is not on the path."""

from roomtone.cli import main

if __name__ == "__main__":
    main()
