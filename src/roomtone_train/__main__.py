"""Runs `roomtone-train`, or says what has to be installed first."""

from __future__ import annotations

import importlib

from roomtone.cli import run


def main() -> None:
    """Run the command line and end the process with the exit code."""
    run(
        lambda: importlib.import_module("roomtone_train.cli").app(), "train"
    )  # torch may be missing


if __name__ == "__main__":
    main()
