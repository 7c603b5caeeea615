"""Find recordings: files, folders, patterns, addresses and text lists of them.

Folders and files may be here or at an fsspec address; `http://` and streams are read by FFmpeg.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from glob import glob
from pathlib import Path
from typing import cast

from roomtone.errors import SourceError
from roomtone.vision.frames import is_address, public_name

#: Endings of the files that are taken from a folder.
VIDEO_SUFFIXES = frozenset(
    {".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".flv"}
    | {".ts", ".m2ts", ".mts", ".mpg", ".mpeg", ".3gp", ".ogv"}
)
_LISTS = (".txt", ".list")
_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")


@dataclass(frozen=True)
class Recording:
    """One recorded class.

    Attributes:
        source: its path or address.
        course: that it belongs to.
        day: on which it was made, ISO 8601: from its name, or from when its file was changed.
        size: bytes; 0 for an address.
        modified: when the file was changed, nanoseconds since 1970; 0 for an address.
    """

    source: str
    course: str
    day: str
    size: int = 0
    modified: int = 0

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return Path(public_name(self.source)).stem or "recording"

    @property
    def key(self) -> str:
        """An id that its path or address alone decides: twelve hexadecimal digits."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:12]

    @property
    def began(self) -> float:
        """The beginning of its day, seconds since 1970, UTC."""
        return datetime.combine(date.fromisoformat(self.day), datetime.min.time(), UTC).timestamp()


def as_path(place: Path | str) -> Path | None:
    """A file or folder here, or at an fsspec address such as `s3://bucket/a.mp4`.

    Returns:
        A path; at an address it is a `UPath`, which has the methods of one. None for `http://`,
        `rtsp://` and what else FFmpeg reads by itself.

    Raises:
        SourceError: what the address needs is not installed, or refuses it.
    """
    if isinstance(place, Path) or "://" not in place:
        return Path(place)
    if is_address(place):
        return None
    try:
        from upath import UPath  # of the extra batch

        return cast(Path, UPath(place))
    except (ImportError, ValueError, OSError) as error:
        raise SourceError(f"{place}: expected an address that fsspec opens; {error}.") from None


def find_recordings(sources: Iterable[str], course: str = "") -> list[Recording]:
    """Recordings of files, folders (and those within), patterns, addresses and text lists.

    Args:
        sources: what to look through; a text list (`.txt`) names one a line.
        course: of all of them; without it, the name of the folder that a file is in.

    Returns:
        Each once, in the order given. What is missing is among them: reading it will say so.

    Raises:
        SourceError: nothing was found, or a list cannot be read.
    """
    sources = list(sources)
    found = {one.source: one for source in sources for one in _found(source, course)}
    if not found:
        raise SourceError(
            f"{', '.join(sources)}: no recordings. Give videos, folders or patterns of them "
            f"({', '.join(sorted(VIDEO_SUFFIXES))}), addresses, or a text list of these."
        )
    return list(found.values())


def _found(source: str, course: str) -> Iterator[Recording]:
    path = as_path(source)
    if path is None:
        today = datetime.now(UTC).date().isoformat()
        day = _day(Path(public_name(source)), 0)
        yield Recording(source, course or "none", today if day.startswith("1970") else day)
    elif _is_folder(path):
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in VIDEO_SUFFIXES)
        for file in inside:
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden:
                yield _recording(file, course)
    elif path.suffix.lower() in _LISTS and path.is_file():
        try:
            lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
        except (OSError, ValueError) as error:
            raise SourceError(f"{path}: expected a list, one recording a line; {error}.") from None
        for line in lines:
            if line and not line.startswith("#"):
                beside = line if "://" in line else str(path.parent / line)
                yield from _found(beside, course)
    elif "://" not in source and not path.exists() and any(sign in source for sign in "*?["):
        for match in sorted(glob(source, recursive=True)):  # noqa: PTH207 - may be absolute
            yield from _found(match, course)
    else:
        yield _recording(path, course)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ImportError):  # said when it is read
        return False


def _recording(path: Path, course: str) -> Recording:
    path = path.resolve() if isinstance(path, Path) else path
    try:
        known = path.stat()
        size, modified = known.st_size, int(known.st_mtime * 1e9)
    except (OSError, ImportError):  # said when it is read
        size = modified = 0
    return Recording(
        str(path), course or path.parent.name or "none", _day(path, modified), size, modified
    )


def _day(path: Path, modified: int) -> str:
    for match in _DATE.finditer(path.stem):
        try:
            return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:
            continue
    return datetime.fromtimestamp(modified / 1e9, UTC).date().isoformat()
