"""Where commands write: results to standard output, messages for people to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar

from rich import progress
from rich.console import Console
from rich.text import Text

from roomtone.errors import OutputError

#: For people: progress, notes, errors.
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
_Item = TypeVar("_Item")
#: A file name that stands for standard output.
STDOUT = Path("-")


def track(items: Iterable[_Item], title: str, total: float | None = None) -> Iterable[_Item]:
    """Items, with a bar while they are gone through, where people see it; nothing in a file."""
    hidden = not errors.is_terminal
    return progress.track(items, title, total, console=errors, transient=True, disable=hidden)


def fail(message: object) -> None:
    """Print an error message, whatever characters are in its file names."""
    errors.print(Text("error:", "red"), message)


def warn(message: object) -> None:
    """Print what was not read as it is, though read."""
    errors.print(Text("warning:", "yellow"), message)


class JsonLines:
    """Writes one JSON object per line, each line whole: a full disk cuts none in two.

    Args:
        path: the file to write; `-` for standard output; None writes nothing.

    Raises:
        OutputError: the file cannot be written; the lines written before stay.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._written = 0

    def __enter__(self) -> Self:
        if self._path:
            try:
                target = sys.stdout.fileno() if self._path == STDOUT else self._path
                self._file = open(target, "wb", buffering=0, closefd=target is self._path)
            except OSError as error:
                raise self._failure(error) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def write(self, rows: list[dict[str, Any]]) -> None:
        """Add rows; a row that does not fit on the disk is left out whole."""
        if self._file is None:
            return
        for row in rows:
            line = json.dumps(row, separators=(",", ":")).encode() + b"\n"
            try:
                written = self._file.write(line)
                if written != len(line):
                    raise OSError(28, "No space left on device")
            except OSError as error:
                self._undo(self._file)
                raise self._failure(error) from None
            self._written += len(line)

    def _undo(self, file: IO[bytes]) -> None:
        with suppress(OSError):  # a device or pipe cannot be shortened, nor need it be
            file.truncate(self._written)

    def _failure(self, error: OSError) -> OutputError:
        if self._path and not self._path.parent.is_dir():
            return OutputError(
                f"{self._path}: could not write; there is no folder {self._path.parent}."
            )
        return OutputError(
            f"{self._path}: could not write; {error.strerror}. Free some space or choose another "
            "folder. The lines written before are whole."
        )
