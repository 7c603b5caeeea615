"""How a stream went: frames, faces, speed and latency, in a few numbers that do not grow."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from roomtone.types import Frame


class Stats:
    """Counts frames, faces and time spent; its size does not grow.

    Latencies are counted in bins a fiftieth of a decade wide, so percentiles are within 5 %.
    """

    def __init__(self) -> None:
        self.frames = self.faces = self.dropped = 0
        self._bins = np.zeros(400, np.int64)
        self._began: float | None = None
        self._ended = 0.0

    def count(self, frame: Frame, faces: int, elapsed_s: float) -> None:
        now = time.perf_counter()
        self._began = now - elapsed_s if self._began is None else self._began
        self._ended = now
        self.frames += 1
        self.faces += faces
        self.dropped += frame.dropped
        place = round(50 * np.log10(max(elapsed_s, 1e-6) / 1e-6))
        self._bins[min(place, len(self._bins) - 1)] += 1

    @property
    def seconds(self) -> float:
        return self._ended - self._began if self._began is not None else 0.0

    @property
    def fps(self) -> float:
        return self.frames / self.seconds if self.seconds else 0.0

    def latency_ms(self, share: float) -> float:
        if not self.frames:
            return 0.0
        place = int(np.searchsorted(self._bins.cumsum(), share * self.frames))
        return float(10 ** (place / 50) * 1e-3)

    def in_words(self) -> str:
        dropped = f", {self.dropped} dropped" if self.dropped else ""
        return f"{self.fps:.1f} frames/s{dropped}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "frames": self.frames,
            "seconds": round(self.seconds, 3),
            "fps": round(self.fps, 2),
            "latency_ms": {
                "p50": round(self.latency_ms(0.5), 2),
                "p95": round(self.latency_ms(0.95), 2),
            },
            "faces": self.faces,
            "dropped": self.dropped,
        }
