from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from roomtone.errors import SourceError
from roomtone.types import Frame
from roomtone.vision.prefetch import AHEAD, prefetched


def frames(count: int, made: list[int] | None = None, closed: threading.Event | None = None):
    try:
        for number in range(count):
            if made is not None:
                made.append(number)
            yield Frame(np.zeros((1, 1, 3), np.uint8), float(number))
    finally:
        if closed:
            closed.set()


def test_the_same_frames_in_the_same_order():
    assert [frame.t for frame in prefetched(frames(100))] == list(range(100))


def test_only_a_few_are_made_ahead():
    made: list[int] = []
    ahead = prefetched(frames(100, made))
    next(ahead)
    time.sleep(0.3)
    assert len(made) <= AHEAD + 3
    ahead.close()


def test_an_error_is_raised_where_it_stood():
    def broken():
        yield from frames(3)
        raise SourceError("broke off")

    seen = []
    with pytest.raises(SourceError, match="broke off"):
        seen.extend(frame.t for frame in prefetched(broken()))
    ahead = prefetched(broken())
    assert [next(ahead).t for _ in range(3)] == [0, 1, 2]
    ahead.close()


def test_closing_ends_the_thread_and_the_source():
    closed = threading.Event()
    ahead = prefetched(frames(10_000, closed=closed))
    next(ahead)
    ahead.close()
    assert closed.wait(2)
