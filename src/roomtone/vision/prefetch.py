"""Read a few frames ahead in a thread, so that decoding and reading expressions overlap."""

from __future__ import annotations

from collections.abc import Generator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

Entry = TypeVar("Entry")

#: Frames held at most; each of 1280 x 720 takes 2.8 MB.
AHEAD = 3


def prefetched(frames: Generator[Entry, None, None]) -> Generator[Entry, None, None]:
    """The same frames, or what comes of them, in the same order, made in a thread `AHEAD` ahead.

    An error of the source is raised where it stood in the order. Closing the iterator ends the
    thread.
    """
    queue: Queue[Entry | BaseException | None] = Queue(AHEAD)
    stopped = Event()
    worker = Thread(
        target=_fill, args=(frames, queue, stopped), name="roomtone-prefetch", daemon=True
    )
    worker.start()
    try:
        while (entry := _next(queue)) is not None:
            if isinstance(entry, BaseException):
                raise entry
            yield entry
    finally:
        stopped.set()
        worker.join(timeout=2.0)  # a source that hangs is left behind: the thread is a daemon


def _next(queue: Queue[Entry | BaseException | None]) -> Entry | BaseException | None:
    while True:
        try:
            return queue.get(timeout=0.5)  # a wait without end hears no Ctrl-C on Windows
        except Empty:
            continue


def _fill(
    frames: Generator[Entry, None, None], queue: Queue[Entry | BaseException | None], stopped: Event
) -> None:
    last: BaseException | None = None
    try:
        for frame in frames:
            if not _put(queue, frame, stopped):
                break
    except Exception as error:  # handed to the reader, who raises it
        last = error
    finally:
        frames.close()
        _put(queue, last, stopped)


def _put(
    queue: Queue[Entry | BaseException | None], entry: Entry | BaseException | None, stopped: Event
) -> bool:
    while not stopped.is_set():
        try:
            queue.put(entry, timeout=0.1)
        except Full:
            continue
        return True
    return False
