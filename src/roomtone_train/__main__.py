"""Runs `roomtone-train`, or says what has to be installed first."""

from __future__ import annotations

import sys

from roomtone.cli import run
from roomtone.cli.output import fail


def main() -> None:
    """Run the command line and end the process with the exit code."""
    try:
        from roomtone_train.scoring import app
    except ModuleNotFoundError as error:
        fail(f"training needs {error.name}. Run pip install 'roomtone[train]'.")
        sys.exit(1)
    run(app, "train")


if __name__ == "__main__":
    main()
