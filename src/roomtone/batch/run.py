"""Read many recordings with workers, and write their rows."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from roomtone.batch.options import BatchOptions
from roomtone.batch.output import Manifest, RecordingWriter, checksum, folder_of, locked
from roomtone.batch.segments import Joiner, Segment, SegmentReadings, segments_of
from roomtone.batch.sources import Recording, as_path
from roomtone.batch.workers import LocalWorkers, Workers
from roomtone.errors import ModelError, RoomtoneError
from roomtone.signal.aggregate import SignalStream
from roomtone.types import FaceReading, Second, Signal
from roomtone.vision.frames import public_name
from roomtone.vision.models import model_file


@dataclass
class BatchResult:
    """How a batch went.

    Attributes:
        done: sources read now.
        skipped: sources that were done before.
        failed: sources that could not be, with the reason.
        video_s: seconds of video read.
        took_s: seconds that it took.
    """

    done: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    video_s: float = 0.0
    took_s: float = 0.0

    @property
    def speed(self) -> float:
        """Seconds of video a second."""
        return self.video_s / self.took_s if self.took_s else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for `--json`."""
        return {**asdict(self), "speed": round(self.speed, 2)}


#: Called now and then with the result so far and the recording that it is about.
Progress = Callable[[BatchResult, Recording], None]


def run_batch(
    recordings: Sequence[Recording],
    out: Path | str,
    options: BatchOptions | None = None,
    workers: int = 0,
    progress: Progress | None = None,
    engine: Literal["local", "ray"] = "local",
    address: str = "",
) -> BatchResult:
    """Read recordings that are not done yet and write their rows below a folder.

    Whoever calls it has made sure that faces may be read. A program that calls it needs the guard
    `if __name__ == "__main__":`, since workers are new processes.

    Args:
        recordings: from `roomtone.batch.sources.find_recordings`.
        out: the folder, or an fsspec address of one (`s3://bucket/results`); one run at a time.
        options: what the rows depend on.
        workers: processes, each on a core of its own; 0 for as many as there are cores.
        progress: called as segments and recordings are done.
        engine: `local` for processes here, `ray` for a Ray cluster (docs/cluster.md).
        address: of the cluster; empty for the one that `RAY_ADDRESS` names, or one on this machine.

    Raises:
        OutputError: the folder cannot be written, or another run is at work there.
        ModelError: the model is not there.
        OptionError: Ray is not installed, or there is no cluster at the address.
    """
    from roomtone import __version__

    options = options or BatchOptions()
    file = model_file(options.model or None)
    if not file.is_file():
        raise ModelError(f"{file}: expected a model file; there is none.")
    settings = {"options": asdict(options), "version": __version__, "model": checksum(file)}
    result, began = BatchResult(), time.monotonic()

    def on_done(recording: Recording) -> None:
        result.took_s = time.monotonic() - began
        if progress:
            progress(result, recording)

    folder = folder_of(out)
    with locked(folder):
        manifest = Manifest(folder)
        open_jobs = _Jobs(recordings, folder, options, settings, manifest, result, on_done)
        with _workers(engine, workers, options, address) as pool:
            pool.run(open_jobs.segments(), open_jobs.add_segment, open_jobs.fail, open_jobs.is_open)
    result.took_s = time.monotonic() - began
    return result


def _workers(engine: str, count: int, options: BatchOptions, address: str) -> Workers:
    if engine == "local":
        return LocalWorkers(count, options)
    from roomtone.batch.ray_workers import RayWorkers

    return RayWorkers(count, options, address)


class _Jobs:
    """Hands out segments, puts together what comes back, writes what is complete."""

    def __init__(
        self,
        recordings: Sequence[Recording],
        out: Path,
        options: BatchOptions,
        settings: dict[str, Any],
        manifest: Manifest,
        result: BatchResult,
        on_done: Callable[[Recording], None],
    ) -> None:
        self._recordings, self._out, self._options = recordings, out, options
        self._settings, self._manifest, self._result, self._on_done = (
            settings,
            manifest,
            result,
            on_done,
        )
        self._open: dict[str, _Job] = {}

    def segments(self) -> Iterator[Segment]:
        """The segments of every recording that is not done, opened as they are asked for."""
        for recording in self._recordings:
            if self._manifest.is_done(recording, self._settings):
                self._result.skipped.append(public_name(recording.source))
                self._on_done(recording)
                continue
            try:
                parts, _ = segments_of(recording, self._options)
                self._open[recording.key] = _Job(recording, len(parts), self._out, self._options)
            except (RoomtoneError, OSError) as error:
                self._failed(recording, error)
                continue
            yield from itertools.takewhile(self.is_open, parts)

    def is_open(self, segment: Segment) -> bool:
        """Whether a segment's recording has neither failed nor is done."""
        return segment.recording.key in self._open

    def add_segment(self, part: SegmentReadings) -> None:
        """Take what was read of a segment."""
        recording = part.segment.recording
        job = self._open.get(recording.key)
        if job is None:
            return
        try:
            self._result.video_s += job.add(part)
            if job.complete:
                files = job.finish()
                path = as_path(recording.source)
                entry = {
                    **self._settings,
                    "source_sha256": checksum(path) if path else None,
                    "seconds": round(job.video_s, 3),
                    "rows": job.writer.rows,
                    "files": files,
                }
                self._manifest.add(recording, entry)
                del self._open[recording.key]
                self._result.done.append(public_name(recording.source))
        except (RoomtoneError, OSError) as error:
            self.fail(part.segment, error)
        else:
            self._on_done(recording)

    def fail(self, segment: Segment, error: BaseException) -> None:
        """Give a segment's recording up."""
        job = self._open.pop(segment.recording.key, None)
        if job:
            with suppress(OSError, ValueError):
                job.writer.close()
            self._failed(segment.recording, error)

    def _failed(self, recording: Recording, error: BaseException) -> None:
        self._result.failed[public_name(recording.source)] = str(error) or repr(error)
        self._on_done(recording)


class _Job:
    """A recording that is being read: its segments in order, its signal, its files."""

    def __init__(self, recording: Recording, parts: int, out: Path, options: BatchOptions) -> None:
        self._recording, self._parts, self._options = recording, parts, options
        self._next, self._early = 0, dict[int, SegmentReadings]()
        self._joiner = Joiner()
        self._signal = SignalStream(min_group_size=options.min_group_size)
        self._signals: list[Signal] = []
        self.writer = RecordingWriter(out, recording, options.readings)
        self.video_s = 0.0

    @property
    def complete(self) -> bool:
        """Whether all segments are there."""
        return self._next == self._parts

    def add(self, part: SegmentReadings) -> float:
        """Take a segment; returns how many more seconds of the recording are written."""
        self._early[part.segment.index] = part
        before = self.video_s
        while (ready := self._early.pop(self._next, None)) is not None:
            due: list[Signal] = []
            rows: list[FaceReading] = []
            for t, readings in self._joiner.update(ready):
                due += self._signal.update(readings, t)
                rows += readings if self._options.readings else ()
                self.video_s = t
            self.writer.write(due, rows)
            self._signals += due if self._options.recap else ()
            self._next += 1
        return self.video_s - before

    def finish(self) -> list[dict[str, Any]]:
        """Give the files their final names; returns what they are."""
        return self.writer.finish(self._recap() if self._options.recap else None)

    def _recap(self) -> str:
        from roomtone.recap import recap_page
        from roomtone.store.records import ClassHistory, ClassRecord

        one = self._recording
        record = ClassRecord(
            id=0,
            code=one.key[:8].upper(),
            name=one.name,
            course=one.course,
            origin="recording",
            began=one.began,
            ended=one.began + self.video_s,
            minutes=max(1.0, round(self.video_s / 60, 1)),
            min_group_size=self._options.min_group_size,
            per_person=False,
            faces=True,
        )
        return recap_page(ClassHistory(record, [Second(signal) for signal in self._signals]))
