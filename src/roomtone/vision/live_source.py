"""Live sources: a buffer that holds the latest frame alone, and streams that reconnect."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Condition, Thread

from roomtone.errors import SourceError
from roomtone.types import Frame, Frames

#: For so long a stream that broke off is tried again, in seconds, and with such pauses.
_PATIENCE_S, _PAUSE_S = 60.0, 2.0


def reconnecting(
    open_stream: Callable[[], Frames], patience_s: float = _PATIENCE_S, pause_s: float = _PAUSE_S
) -> Frames:
    """Frames of a live source that is opened again where it breaks off; its time goes on.

    Args:
        open_stream: opens the source; what it gives counts its seconds from there.
        patience_s: for how long it may stay away.
        pause_s: between two tries.

    Raises:
        SourceError: as `open_stream`, when it cannot be had at first or stays away.
    """
    shift, t = 0.0, None
    seen_at = 0.0
    while True:
        try:
            for frame in open_stream():
                if t is not None and frame.t + shift <= t:  # it has just been opened again
                    shift = t + time.monotonic() - seen_at - frame.t
                t, seen_at = frame.t + shift, time.monotonic()
                yield replace(frame, t=t)
            return
        except SourceError:
            if t is None or time.monotonic() - seen_at > patience_s:
                raise
        time.sleep(pause_s)


class LatestFrame:
    """Iterates over live frames in a thread and gives the latest, with how many it dropped."""

    def __init__(self, produce: Callable[[], Frames]) -> None:
        self._produce = produce
        self._change = Condition()
        self._frame: Frame | None = None
        self._dropped = 0
        self._error: BaseException | None = None
        self._ended = False

    def __iter__(self) -> Frames:
        worker = Thread(target=self._run, name="roomtone-frames", daemon=True)
        worker.start()
        try:
            while (frame := self._next()) is not None:
                yield frame
        finally:
            with self._change:
                self._ended = True
            worker.join(timeout=2.0)

    def _next(self) -> Frame | None:
        with self._change:
            while not (self._frame or self._ended):
                self._change.wait(timeout=0.5)  # a wait without end hears no Ctrl-C on Windows
            frame, self._frame = self._frame, None
            dropped, self._dropped = self._dropped, 0
            if frame is None:
                if self._error:
                    raise self._error
                return None
        return replace(frame, dropped=frame.dropped + dropped, live=True)

    def _run(self) -> None:
        frames = self._produce()
        try:
            for frame in frames:
                with self._change:
                    if self._ended:
                        break
                    if self._frame:
                        self._dropped += 1 + self._frame.dropped
                    self._frame = frame
                    self._change.notify()
        except Exception as error:  # handed to the reader, who raises it
            self._error = error
        finally:
            frames.close()
            with self._change:
                self._ended = True
                self._change.notify()
