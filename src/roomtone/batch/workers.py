"""Worker processes on this machine, each kept to a core."""

from __future__ import annotations

import multiprocessing
import os
import signal as signals
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.queues import SimpleQueue
from typing import Protocol

from roomtone.batch.options import BatchOptions
from roomtone.batch.segments import Segment, SegmentReadings, read_segment
from roomtone.errors import SourceError

#: Times a segment is tried whose worker dies.
ATTEMPTS = 3


class Workers(Protocol):
    """What reads segments side by side: processes here, or Ray's."""

    def __enter__(self) -> Workers: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None: ...

    def run(
        self,
        segments: Iterator[Segment],
        add_segment: Callable[[SegmentReadings], None],
        fail: Callable[[Segment, BaseException], None],
        is_open: Callable[[Segment], bool],
    ) -> None:
        """Read segments that are still open, and hand on what was read or why it was not."""


class LocalWorkers:
    """Processes that read segments; one that dies is replaced and its segment read again.

    Args:
        count: of processes; 0 for as many as there are cores.
        options: how segments are read.
    """

    def __init__(self, count: int, options: BatchOptions) -> None:
        self._count, self._options = count or len(_cores()), options
        self._context = multiprocessing.get_context("spawn")
        self._pool = self._new_pool()

    def __enter__(self) -> LocalWorkers:
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
                    if attempts[segment] < ATTEMPTS:
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
