"""Where `roomtone watch` puts what it reads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from roomtone.cli.output import JsonLines
from roomtone.types import FaceReading, Frame, Signal
from roomtone.vision.drawing import draw
from roomtone.vision.video import VideoWriter
from roomtone.vision.window import Window

if TYPE_CHECKING:
    from roomtone.live.client import ClassClient
    from roomtone.store.recording import Recording


class Sinks:
    """Where readings and signals go: lines of JSON, a video, a window, a class, a store."""

    def __init__(
        self,
        readings: JsonLines,
        signals: JsonLines,
        video: VideoWriter | None,
        window: Window | None,
        sender: ClassClient | None,
        recording: Recording | None,
        classes: tuple[str, ...],
    ) -> None:
        self._readings, self._signals = readings, signals
        self._video, self._window, self._sender = video, window, sender
        self._recording, self._classes = recording, classes
        # A class is shown as a class, unless it was created with a view of each person.
        self._labels = not recording and (not sender or sender.per_person)
        self.latest = Signal(0.0, 0, 0)
        self._began = time.perf_counter()

    def write(self, frame: Frame, readings: list[FaceReading], due: list[Signal]) -> bool:
        """Write and show a frame's results; False once the user has closed the window."""
        self._readings.write([reading.as_dict() for reading in readings])
        self._signals.write([signal.as_dict() for signal in due])
        self.latest = due[-1] if due else self.latest
        if self._recording:
            self._recording.put(due)
        if self._sender:
            self._sender.put(readings)
        if (self._window or self._sender) and not frame.live and not self._in_time(frame.t):
            return False
        if self._video or self._window:
            picture = draw(frame.image, readings, self.latest, self._classes, self._labels)
            if self._video:
                self._video.write(picture, frame.t)
            if self._window and not self._window.show(picture):
                return False
        return not (self._sender and self._sender.over)

    def _in_time(self, t: float) -> bool:
        """Let a file play at its own pace, if this machine keeps up; False: the window closed."""
        while (early := self._began + t - time.perf_counter()) > 0:
            time.sleep(min(early, 0.05))
            if self._window and not self._window.poll():
                return False
        return True
