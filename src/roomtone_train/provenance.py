"""Where a number comes from: the commit of the code, and the machine."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def commit() -> str:
    """The commit of the source tree, marked where it has changes; "unknown" outside one."""
    try:
        _git("ls-files", "--error-unmatch", Path(__file__).name)  # a package in another's tree
        return _git("describe", "--always", "--dirty", "--abbrev=12")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    ask = ["git", "-C", str(Path(__file__).parent), *arguments]
    return subprocess.run(  # noqa: S603 - fixed commands
        ask, capture_output=True, text=True, check=True
    ).stdout.strip()


def machine() -> str:
    """The machine that a number was measured on, in words."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
