"""Read a made-up meeting gallery whose truth is known, and score what was read against it.

python -m benchmarks.gallery VIDEO TRUTH.json
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from roomtone import FaceReading, Frame, Pipeline, Signal, SignalStream, frames_from

#: Seconds around the moment a camera goes off or on in which either is right.
_SLACK_S = 0.1
#: Seconds after which somebody who was gone may come back with another id.
_ABSENCE_S = 2.0


@dataclass
class Gallery:
    """What reading a gallery came to.

    Attributes:
        seen: share of (tile, second) pairs with the camera on in which the face was found.
        dark_readings: readings from a tile whose camera was off.
        switches: times a tile's id changed without an absence of two seconds.
        happiness_error: mean absolute error of the share of happiness, a second.
        right: share of (tile, second) pairs labeled as the truth; uncertain ones count as wrong.
        certain: share of (tile, second) pairs with a label that is not "uncertain".
        recall: share of (tile, second) pairs of each expression labeled so.
    """

    seen: float
    dark_readings: int
    switches: int
    happiness_error: float
    right: float
    certain: float
    recall: dict[str, float]


@dataclass
class Tally:
    truth: dict[str, Any]
    found: dict[tuple[int, int], FaceReading] = field(default_factory=dict)
    last: dict[int, tuple[int, float]] = field(default_factory=dict)
    dark: int = 0
    switches: int = 0
    errors: list[float] = field(default_factory=list)

    def off(self, tile: int) -> tuple[float, float]:
        start, end = self.truth["tiles"][tile]["camera_off"] or (1e9, 1e9)
        return start, end

    def add(self, frame: Frame, readings: list[FaceReading]) -> None:
        wide, high = self.truth["tile"]
        for reading in readings:
            x, y, w, h = reading.box
            tile = int((y + h / 2) // high) * self.truth["grid"][0] + int((x + w / 2) // wide)
            start, end = self.off(tile)
            self.dark += start + _SLACK_S < frame.t < end - _SLACK_S
            who, when = self.last.get(tile, (reading.who, frame.t))
            self.switches += who != reading.who and frame.t - when <= _ABSENCE_S
            self.last[tile] = reading.who, frame.t
            self.found[tile, int(frame.t)] = reading

    def compare(self, signal: Signal) -> None:
        labels = [
            label
            for tile, label in enumerate(self.truth["truth"][int(signal.t)]["labels"])
            if not self.off(tile)[0] <= signal.t < self.off(tile)[1]
        ]
        share = labels.count("happiness") / len(labels)
        self.errors.append(abs(signal.shares.get("happiness", 0.0) - share))

    def result(self) -> Gallery:
        pairs = [
            (tile, second)
            for tile in range(len(self.truth["tiles"]))
            for second in range(self.truth["seconds"])
            if not self.off(tile)[0] - 1 < second < self.off(tile)[1]
        ]
        hits: dict[str, list[bool]] = {}
        certain = 0
        for tile, second in pairs:
            label = self.truth["truth"][second]["labels"][tile]
            reading = self.found.get((tile, second))
            hits.setdefault(label, []).append(reading is not None and reading.label == label)
            certain += reading is not None and not reading.uncertain
        return Gallery(
            seen=float(np.mean([pair in self.found for pair in pairs])),
            dark_readings=self.dark,
            switches=self.switches,
            happiness_error=float(np.mean(self.errors)),
            right=float(np.mean([hit for label in hits.values() for hit in label])),
            certain=certain / len(pairs),
            recall={label: float(np.mean(row)) for label, row in sorted(hits.items())},
        )


def read_gallery(video: Path, truth: Path, pipeline: Pipeline) -> Gallery:
    """Read the whole video, as `roomtone watch` would, and score it."""
    tally, signal = Tally(json.loads(truth.read_text(encoding="utf-8"))), SignalStream()
    for frame in frames_from(video):
        readings = pipeline.step(frame)
        tally.add(frame, readings)
        for entry in signal.update(readings, frame.t):
            tally.compare(entry)
    return tally.result()


if __name__ == "__main__":
    print(json.dumps(asdict(read_gallery(Path(sys.argv[1]), Path(sys.argv[2]), Pipeline()))))
