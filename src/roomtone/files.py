"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from roomtone.errors import OutputError


def make_private(path: Path) -> None:
    """Make a file that its user alone can read, whatever the folder; an existing one becomes so.

    Raises:
        OSError: it cannot be made, or it is another user's.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


def write_whole(path: Path, data: bytes | str, mode: int = 0o666) -> None:
    """Write a file, and the folders above it, in place of what was there.

    A device, a pipe or a link is written to as it is.

    Args:
        path: the file.
        data: text is written as UTF-8.
        mode: who may read and write a new file, less what the umask takes away.

    Raises:
        OutputError: it cannot be written; what was there stays.
    """
    content = data.encode() if isinstance(data, str) else data
    partial = path.with_name(f"{path.name}.partial")
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.touch(mode)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        blocked = isinstance(error, FileExistsError)
        reason = f"{error.filename} is no folder" if blocked else error.strerror
        raise OutputError(
            f"{path}: could not write; {reason}. Free some space or choose another place."
        ) from None
