"""Read many recordings with worker processes, each kept to a core, and write their rows."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal as signals
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Any

from roomtone.batch.options import BatchOptions
from roomtone.batch.output import Manifest, RecordingWriter, checksum, locked
from roomtone.batch.segments import Joiner, Segment, SegmentReadings, read_segment, segments_of
from roomtone.batch.sources import Recording
from roomtone.errors import ModelError, RoomtoneError, SourceError
from roomtone.signal.aggregate import SignalStream
from roomtone.types import FaceReading, Second, Signal
from roomtone.vision.frames import public_name
from roomtone.vision.models import model_file

#: Times a segment is tried whose worker dies.
_ATTEMPTS = 3


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
    out: Path,
    options: BatchOptions | None = None,
    workers: int = 0,
    progress: Progress | None = None,
) -> BatchResult:
    """Read recordings that are not done yet and write their rows below a folder.

    Whoever calls it has made sure that faces may be read. A program that calls it needs the guard
    `if __name__ == "__main__":`, since workers are new processes.

    Args:
        recordings: from `roomtone.batch.sources.find_recordings`.
        out: the folder; one run at a time.
        options: what the rows depend on.
        workers: processes, each on a core of its own; 0 for as many as there are cores.
        progress: called as segments and recordings are done.

    Raises:
        OutputError: the folder cannot be written, or another run is at work there.
        ModelError: the model is not there.
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

    with locked(out):
        manifest = Manifest(out)
        open_jobs = _Jobs(recordings, out, options, settings, manifest, result, on_done)
        with _Workers(workers or len(_cores()), options) as pool:
            pool.run(open_jobs.segments(), open_jobs.add_segment, open_jobs.fail, open_jobs.is_open)
    result.took_s = time.monotonic() - began
    return result


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
                local = "://" not in recording.source
                entry = {
                    **self._settings,
                    "source_sha256": checksum(Path(recording.source)) if local else None,
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


class _Workers:
    """Processes that read segments; one that dies is replaced and its segment read again."""

    def __init__(self, count: int, options: BatchOptions) -> None:
        self._count, self._options = max(1, count), options
        self._context = multiprocessing.get_context("spawn")
        self._pool = self._new_pool()

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in multiprocessing.active_children():
                process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def run(
        self,
        segments: Iterator[Segment],
        add_segment: Callable[[SegmentReadings], None],
        fail: Callable[[Segment, BaseException], None],
        is_open: Callable[[Segment], bool],
    ) -> None:
        """Read segments, as many at a time as there are workers and one more."""
        running: dict[Future[SegmentReadings], Segment] = {}
        again: list[Segment] = []
        attempts: Counter[Segment] = Counter()
        while True:
            # What was under way when a worker died goes alone: who breaks it again is known then.
            most = 1 if again or any(attempts[one] for one in running.values()) else self._count + 1
            while len(running) < most:
                segment = again.pop(0) if again else next(segments, None)
                if segment is None:
                    break
                if not is_open(segment):
                    continue
                try:
                    running[self._pool.submit(read_segment, segment, self._options)] = segment
                except BrokenProcessPool:  # a worker died just now
                    again.insert(0, segment)
                    if not running:
                        self._renew()
                    break
                if again:
                    break
            if not running:
                if again:
                    continue
                return
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            broken = [future for future in finished if _broke(future)]
            for future in finished - set(broken):
                segment = running.pop(future)
                error = future.exception()
                if error is None:
                    add_segment(future.result())
                else:
                    fail(segment, error)
            if broken:
                for segment in running.values():
                    attempts[segment] += 1
                    if attempts[segment] < _ATTEMPTS:
                        again.append(segment)
                    else:
                        fail(segment, SourceError("its worker died each time it was read."))
                running = {}
                self._renew()

    def _renew(self) -> None:
        self._pool.shutdown(wait=True)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        cores = self._context.SimpleQueue()
        usable = _cores()
        for index in range(self._count):
            cores.put(usable[index % len(usable)])
        return ProcessPoolExecutor(
            self._count, self._context, initializer=_keep_to_a_core, initargs=(cores,)
        )


def _broke(future: Future[SegmentReadings]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _cores() -> list[int]:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS, nor on Windows
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _keep_to_a_core(cores: SimpleQueue[int]) -> None:
    """Begin a worker: one core, no Ctrl-C of its own, an end when whoever started it is gone."""
    import cv2

    core = cores.get()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    cv2.setNumThreads(1)
    signals.signal(signals.SIGINT, signals.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
