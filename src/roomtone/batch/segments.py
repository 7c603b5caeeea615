"""Read a segment of a recording in a worker, and put segments together again.

Segments overlap: a segment begins `OVERLAP_S` early, so that tracks and smoothing have settled by
its own first second, and its people are recognized as those of the segment before by where they are
in the same frames. The signal is made of the joined readings, in order, as of one piece.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.request import Request, urlopen

import numpy as np
import numpy.typing as npt

from roomtone.batch.options import BatchOptions
from roomtone.batch.sources import Recording, as_path
from roomtone.errors import SourceError
from roomtone.labels import FERPLUS
from roomtone.types import FaceReading
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.frames import ffmpeg_address, length_of, public_name, recorded_frames
from roomtone.vision.models import load_expression_model
from roomtone.vision.pipeline import Pipeline

#: Seconds that a segment is read before its own first one.
OVERLAP_S = 10.0
#: Files whose times rise and that can be searched: they are cut.
_SEARCHABLE = (".mp4", ".m4v", ".mov", ".mkv", ".webm")
#: Seconds that a server may take to say whether it sends parts of a file.
_TIMEOUT_S = 10.0
#: Two boxes of the same frame are the same face where their corners differ less, of their size.
_SAME = 0.25


@dataclass(frozen=True)
class Segment:
    """A part of a recording: from `start_s` up to `stop_s`, which may be infinite."""

    recording: Recording
    index: int
    start_s: float
    stop_s: float


@dataclass(frozen=True)
class SegmentReadings:
    """What was read of a segment and of the overlap before it, as arrays.

    Attributes:
        segment: which.
        times: float64 `(frames,)`, seconds of the recording.
        counts: readings of each frame; the rows below are in the same order.
        who: int32 `(n,)`, ids within the segment.
        boxes: float32 `(n, 4)`.
        values: float32 `(n, 2 + 8)`: score, quality, probabilities.
        labels: int8 `(n, 2)`: the expression's place in `FERPLUS`, whether it is uncertain.
    """

    segment: Segment
    times: npt.NDArray[np.float64]
    counts: npt.NDArray[np.int32]
    who: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.float32]
    values: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int8]


def segments_of(recording: Recording, options: BatchOptions) -> tuple[list[Segment], float | None]:
    """A recording's segments, and how long it is, seconds, where that is known.

    Raises:
        SourceError: it is no video.
    """
    if not _searchable(recording.source):
        return [Segment(recording, 0, 0.0, math.inf)], None
    with _opened(recording.source) as video:
        length = length_of(video, _shown(recording.source))
    whole = Path(public_name(recording.source)).suffix.lower() not in _SEARCHABLE
    count = 1 if whole or length is None else max(1, round(length / options.segment_s))
    every_s = float(math.ceil((length or 0.0) / count))
    edges = [*(index * every_s for index in range(count)), math.inf]
    return [Segment(recording, i, edges[i], edges[i + 1]) for i in range(count)], length


def read_segment(segment: Segment, options: BatchOptions) -> SegmentReadings:
    """Read a segment with this process's own pipeline.

    Raises:
        SourceError: the recording cannot be read.
        ModelError: the model cannot be.
    """
    pipeline = _pipeline(options.model)
    source = segment.recording.source
    first = max(0.0, segment.start_s - OVERLAP_S)
    part = None if segment.index == 0 and math.isinf(segment.stop_s) else (first, segment.stop_s)
    times, counts, who, boxes, values, labels = [], [], [], [], [], []
    with (
        _opened(source) as video,
        closing(recorded_frames(video, _shown(source), options.readings_per_s, part)) as frames,
    ):
        for frame in frames:
            readings = pipeline.step(frame)
            times.append(frame.t)
            counts.append(len(readings))
            for one in readings:
                who.append(one.who)
                boxes.append(one.box)
                values.append((one.score, one.quality, *one.probabilities))
                labels.append((FERPLUS.index(one.expression), one.uncertain))
    return SegmentReadings(
        segment,
        np.array(times, np.float64),
        np.array(counts, np.int32),
        np.array(who, np.int32),
        np.array(boxes, np.float32).reshape(-1, 4),
        np.array(values, np.float32).reshape(-1, 2 + len(FERPLUS)),
        np.array(labels, np.int8).reshape(-1, 2),
    )


def _shown(source: str) -> str:
    """A recording's name in messages."""
    return Path(public_name(source)).name


@contextmanager
def _opened(source: str) -> Iterator[str | IO[bytes]]:
    """A recording as FFmpeg takes it: its address, or an open file of fsspec."""
    path = as_path(source)
    if path is None:
        yield ffmpeg_address(source)
    elif isinstance(path, Path):
        yield f"file:{path}"
    else:
        try:
            file = path.open("rb")
        except (OSError, ImportError) as error:
            raise SourceError(f"{_shown(source)}: could not be opened; {error}.") from None
        with file:
            yield file


def _searchable(source: str) -> bool:
    """Whether a recording's parts can be read: a file, or a server that sends parts of one."""
    if as_path(source) is not None:
        return True
    if not source.lower().startswith(("http://", "https://")):
        return False
    try:
        request = Request(source, headers={"Range": "bytes=0-0"})  # noqa: S310 - http alone
        with urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310
            return bool(answer.status == 206)
    except (OSError, ValueError, HTTPException):  # a password in it, or said when it is read
        return False


_pipelines: dict[str, Pipeline] = {}


def _pipeline(model: str) -> Pipeline:
    """This process's pipeline, loaded once, having forgotten everyone."""
    if model not in _pipelines:
        classifier = ExpressionClassifier(load_expression_model(model or None, threads=1))
        _pipelines[model] = Pipeline(FaceDetector(threads=1), classifier)
    _pipelines[model].reset()
    return _pipelines[model]


class Joiner:
    """`update(part)` gives the frames of the next segment with ids that hold for the recording."""

    def __init__(self) -> None:
        self._last = 0
        self._tail: dict[float, list[tuple[int, npt.NDArray[np.float32]]]] = {}

    def update(self, part: SegmentReadings) -> Iterator[tuple[float, list[FaceReading]]]:
        """Times and readings of a segment's own frames, in order. Segments come in order too."""
        ids = self._recognized(part)
        tail_from = part.segment.stop_s - OVERLAP_S
        self._tail = {}
        for t, rows in _frames(part):
            if t < part.segment.start_s:
                continue
            readings = []
            for row in rows:
                number = int(part.who[row])
                if number not in ids:
                    self._last += 1
                    ids[number] = self._last
                readings.append(_reading(part, row, t, ids[number]))
            if t >= tail_from:
                self._tail[round(t, 3)] = [
                    (one.who, part.boxes[row]) for one, row in zip(readings, rows, strict=True)
                ]
            yield t, sorted(readings, key=lambda one: one.who)

    def _recognized(self, part: SegmentReadings) -> dict[int, int]:
        """Who of the segment before each id of this one is, by votes of the frames of both."""
        votes: Counter[tuple[int, int]] = Counter()
        for t, rows in _frames(part):
            for row in rows if t < part.segment.start_s else ():
                box = part.boxes[row]
                near = [
                    (float(np.abs(box - other).max()), who)
                    for who, other in self._tail.get(round(t, 3), ())
                ]
                if near and min(near)[0] < _SAME * float(box[2:].min()):
                    votes[int(part.who[row]), min(near)[1]] += 1
        ids: dict[int, int] = {}
        for (number, who), _ in votes.most_common():
            if number not in ids and who not in ids.values():
                ids[number] = who
        return ids


def _frames(part: SegmentReadings) -> Iterator[tuple[float, range]]:
    """Each frame's time and the rows of its readings."""
    row = 0
    for t, count in zip(part.times.tolist(), part.counts.tolist(), strict=True):
        yield t, range(row, row + count)
        row += count


def _reading(part: SegmentReadings, row: int, t: float, who: int) -> FaceReading:
    score, quality, *probabilities = part.values[row].tolist()
    x, y, w, h = part.boxes[row].tolist()
    expression, uncertain = part.labels[row].tolist()
    return FaceReading(
        t=t,
        who=who,
        quality=quality,
        probabilities=tuple(probabilities),
        expression=FERPLUS[expression],
        uncertain=bool(uncertain),
        box=(x, y, w, h),
        score=score,
        fer2013=(),
    )
