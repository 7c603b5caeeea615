"""Runs `roomtone-train`, or says what has to be installed first."""

from __future__ import annotations

from roomtone.cli import run


def main() -> None:
    """Run the command line and end the process with the exit code."""
    run(_commands, "train")


def _commands() -> None:
    from roomtone_train.cli import app  # torch, which may be missing

    app()


if __name__ == "__main__":
    main()
