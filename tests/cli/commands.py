"""Runs a command: in this process, or in one of its own where the process is what counts."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from roomtone.cli import main

ROOMTONE = [sys.executable, "-c", "from roomtone.cli import main; main()"]
COLUMNS = {"COLUMNS": "100"}


def run_here(
    *arguments: object,
    program: Callable[[], None] = main,
    cwd: Path | None = None,
    **environment: str | None,
) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, which spares the imports.

    Args:
        arguments: of the command line.
        program: what reads them: `roomtone`, or another.
        cwd: the folder to run it in.
        environment: variables to set; None unsets one.
    """
    line, code = ["roomtone", *map(str, arguments)], 0
    folder = contextlib.chdir(cwd) if cwd else contextlib.nullcontext()
    with (
        CliRunner().isolation(env=COLUMNS | environment) as (out, err, _),
        patch.object(sys, "argv", line),
        folder,
    ):
        try:
            program()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
        said, messages = out.getvalue().decode(), err.getvalue().decode()
    return subprocess.CompletedProcess(line, code, said, messages)


def run_process(
    *arguments: object, cwd: Path | None = None, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; the arguments are those of `run_here`."""
    variables = os.environ | COLUMNS | environment
    return subprocess.run(
        [*ROOMTONE, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        timeout=120,
        env={name: value for name, value in variables.items() if value is not None},
    )
