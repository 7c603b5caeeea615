"""A folder of Parquet files and a manifest of what is done; nothing half-written has a final name.

    signal/course=C/day=D/NAME-KEY.parquet     a row a second
    readings/course=C/day=D/NAME-KEY.parquet   a row a reading, where asked for
    recaps/course=C/day=D/NAME-KEY.html        where asked for
    manifest/KEY.json                          written last: the recording is done

Files are written below `.partial/` and then renamed; at an fsspec address they are written here and
then sent, and object stores show what was sent whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from roomtone.batch.sources import Recording, as_path
from roomtone.errors import OutputError, SourceError
from roomtone.files import write_whole
from roomtone.labels import FERPLUS
from roomtone.types import FaceReading, Signal
from roomtone.vision.frames import public_name

if TYPE_CHECKING:
    import pandas as pd

SIGNAL_SCHEMA = pa.schema(
    [
        ("recording", pa.string()),
        ("t", pa.float64()),
        ("present", pa.int16()),
        ("counted", pa.int16()),
        ("coverage", pa.float32()),
        *((name, pa.float32()) for name in FERPLUS),
        *((name, pa.float32()) for name in ("valence", "valence_low", "valence_high", "arousal")),
    ]
)
READINGS_SCHEMA = pa.schema(
    [
        ("recording", pa.string()),
        ("t", pa.float64()),
        ("who", pa.int32()),
        *((name, pa.float32()) for name in ("x", "y", "width", "height", "quality")),
        ("expression", pa.string()),
        ("uncertain", pa.bool_()),
        *((name, pa.float32()) for name in FERPLUS),
    ]
)


class RecordingWriter:
    """Writes one recording's rows as they come; `finish` gives them their final names.

    Args:
        folder: of the batch.
        recording: whose rows they are.
        readings: whether readings are written too.
    """

    def __init__(self, folder: Path, recording: Recording, readings: bool) -> None:
        self._folder, self._recording = folder, recording
        remote = not isinstance(folder, Path)
        self._here = TemporaryDirectory(prefix="roomtone-") if remote else None
        self._partials = Path(self._here.name) if self._here else folder / ".partial"
        self._writers: dict[str, pq.ParquetWriter] = {}
        self.rows = {"signal": 0, "readings": 0}
        kinds = {"signal": SIGNAL_SCHEMA} | ({"readings": READINGS_SCHEMA} if readings else {})
        for kind, schema in kinds.items():
            partial = self._partial(kind)
            partial.parent.mkdir(parents=True, exist_ok=True)
            self._writers[kind] = pq.ParquetWriter(partial, schema, compression="zstd")

    def write(self, signals: Sequence[Signal], readings: Sequence[FaceReading]) -> None:
        """Add rows: a row group of each kind."""
        name = self._recording.name
        self._write("signal", SIGNAL_SCHEMA, [_signal_row(name, one) for one in signals])
        if "readings" in self._writers:
            self._write("readings", READINGS_SCHEMA, [_reading_row(name, one) for one in readings])

    def _write(self, kind: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> None:
        self.rows[kind] += len(rows)
        if rows:
            self._writers[kind].write_table(pa.Table.from_pylist(rows, schema=schema))

    def finish(self, recap: str | None) -> list[dict[str, Any]]:
        """Close the files and rename them; returns each one's path, bytes and SHA-256."""
        self._close()
        files = []
        for kind in self._writers:
            partial, place = self._partial(kind), self._place(kind, "parquet")
            if self._here:
                write_file(self._folder / place, partial.read_bytes())
            else:
                final = self._folder / place
                final.parent.mkdir(parents=True, exist_ok=True)
                _flushed(partial).replace(final)
            files.append(place)
        if recap is not None:
            files.append(self._place("recaps", "html"))
            write_file(self._folder / files[-1], recap.encode())
        if self._here:
            self._here.cleanup()
        return [
            {
                "path": file,
                "bytes": (self._folder / file).stat().st_size,
                "sha256": checksum(self._folder / file),
            }
            for file in files
        ]

    def close(self) -> None:
        """Close the files and delete them: what is not finished gets no final name."""
        try:
            self._close()
        finally:
            for kind in self._writers:
                self._partial(kind).unlink(missing_ok=True)
            if self._here:
                self._here.cleanup()

    def _close(self) -> None:
        for writer in self._writers.values():
            writer.close()

    def _partial(self, kind: str) -> Path:
        return self._partials / f"{self._recording.key}.{kind}"

    def _place(self, kind: str, ending: str) -> str:
        one = self._recording
        stem = re.sub(r"[^\w.-]+", "-", one.name)[:60]
        course = quote(one.course, safe=" ")
        return f"{kind}/course={course}/day={one.day}/{stem}-{one.key}.{ending}"


class Manifest:
    """What is done in a folder: a JSON file for each recording.

    Args:
        folder: of the batch.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_done(self, recording: Recording, settings: dict[str, Any]) -> bool:
        """Whether a recording, as it is now, was read so, and its files are there."""
        entry = self._entry(recording)
        return bool(
            entry is not None
            and entry["size"] == recording.size
            and entry["modified"] == recording.modified
            and (entry["course"], entry["day"]) == (recording.course, recording.day)
            and all(entry.get(name) == value for name, value in settings.items())
            and all(_is_there(self._folder, file) for file in entry["files"])
        )

    def add(self, recording: Recording, entry: dict[str, Any]) -> None:
        """Say that a recording is done; files of an earlier run that are no longer its own go."""
        before = self._entry(recording) or {"files": []}
        known = {
            "key": recording.key,
            "source": public_name(recording.source),
            "name": recording.name,
            "course": recording.course,
            "day": recording.day,
            "size": recording.size,
            "modified": recording.modified,
            **entry,
            "done_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write_file(self._path(recording.key), json.dumps(known, indent=1).encode() + b"\n")
        mine = {file["path"] for file in entry["files"]}
        for file in before["files"]:
            if file["path"] not in mine:
                (self._folder / file["path"]).unlink(missing_ok=True)

    def entries(self) -> list[dict[str, Any]]:
        """Everything that is done, by course, day and name."""
        every = [
            json.loads(path.read_text("utf-8")) for path in self._path("x").parent.glob("*.json")
        ]
        return sorted(every, key=lambda one: (one["course"], one["day"], one["name"], one["key"]))

    def _entry(self, recording: Recording) -> dict[str, Any] | None:
        try:
            entry = json.loads(self._path(recording.key).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return entry if isinstance(entry, dict) and "files" in entry else None

    def _path(self, key: str) -> Path:
        return self._folder / "manifest" / f"{key}.json"


def read_recordings(folder: Path | str, kind: str = "signal") -> pd.DataFrame:
    """Every recording's rows as one pandas frame, with `course`, `day`, `recording` and `key`.

    Args:
        folder: that `roomtone batch --out` wrote, or its fsspec address.
        kind: `signal` or `readings`.

    Raises:
        OutputError: there is no such batch, or a file of it is missing or was changed.
    """
    import pandas as pd

    folder = folder_of(folder)
    entries = Manifest(folder).entries()
    if not entries:
        raise OutputError(f"{folder}: expected a folder that roomtone batch wrote; no manifest.")
    frames = []
    for entry in entries:
        for file in entry["files"]:
            if not file["path"].startswith(f"{kind}/"):
                continue
            path = folder / file["path"]
            try:
                data = path.read_bytes()
            except OSError:
                data = b""
            if hashlib.sha256(data).hexdigest() != file["sha256"]:
                raise OutputError(f"{path}: missing or changed since it was written. Run it again.")
            frame = pq.ParquetFile(pa.BufferReader(data)).read().to_pandas()
            frame.insert(0, "course", entry["course"])
            frame.insert(1, "day", entry["day"])
            frame.insert(2, "key", entry["key"])
            frames.append(frame)
    if not frames:
        raise OutputError(f"{folder}: no {kind} there. Run roomtone batch with --{kind}.")
    return pd.concat(frames, ignore_index=True)


def folder_of(out: Path | str) -> Path:
    """A batch's folder: here, or at an fsspec address.

    Raises:
        OutputError: it is another kind of address, or what it needs is not installed.
    """
    try:
        folder = as_path(out)
    except SourceError as error:
        raise OutputError(str(error)) from None
    if folder is None:
        raise OutputError(f"{out}: expected a folder, or an address such as s3://bucket/results.")
    return folder


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, here or at an fsspec address.

    Raises:
        OutputError: it cannot be written.
    """
    if isinstance(path, Path):
        write_whole(path, data)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{path}: could not write; {error.strerror or error}.") from None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for one run alone; what a killed run left half-written is deleted.

    At an fsspec address nothing is left half-written, and it is not checked who else writes there.

    Raises:
        OutputError: it cannot be written, or another run is at work in it.
    """
    if not isinstance(folder, Path):
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as file:
            _lock(file.fileno(), folder)
            shutil.rmtree(folder / ".partial", ignore_errors=True)
            yield
            shutil.rmtree(folder / ".partial", ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{folder}: could not write; {error.strerror or error}.") from None


def _lock(file: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(
            f"{folder}: another run is at work there. Wait, or choose another."
        ) from None


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_there(folder: Path, file: dict[str, Any]) -> bool:
    path = folder / file["path"]
    return path.is_file() and bool(path.stat().st_size == file["bytes"])


def _flushed(path: Path) -> Path:
    """A file whose bytes are on the disk, so that its new name never stands for less."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return path


def _signal_row(name: str, signal: Signal) -> dict[str, Any]:
    low, high = signal.valence_band or (None, None)
    return {
        "recording": name,
        "t": signal.t,
        "present": signal.present,
        "counted": signal.counted,
        "coverage": signal.coverage,
        **{label: signal.shares.get(label) for label in FERPLUS},
        "valence": signal.valence,
        "valence_low": low,
        "valence_high": high,
        "arousal": signal.arousal,
    }


def _reading_row(name: str, one: FaceReading) -> dict[str, Any]:
    x, y, width, height = one.box
    return {
        "recording": name,
        "t": one.t,
        "who": one.who,
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "quality": one.quality,
        "expression": one.label,
        "uncertain": one.uncertain,
        **dict(zip(FERPLUS, one.probabilities, strict=True)),
    }
