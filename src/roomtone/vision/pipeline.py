"""Frame in, readings out: detector, tracker, crops, classifier, quality and smoother."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.labels import FERPLUS, most_likely
from roomtone.ranges import check_range
from roomtone.types import Face, FaceReading, Frame, Frames
from roomtone.vision.crops import crop_faces
from roomtone.vision.expressions import ExpressionClassifier, Expressions
from roomtone.vision.faces import FaceDetector
from roomtone.vision.images import as_image
from roomtone.vision.occlusion import OcclusionDetector
from roomtone.vision.prefetch import prefetched
from roomtone.vision.quality import QualityOptions, assess
from roomtone.vision.smoothing import Smoother, SmoothOptions
from roomtone.vision.tracks import Tracker, TrackOptions


@dataclass(frozen=True)
class PipelineOptions:
    """The options of the stages that a pipeline owns.

    Attributes:
        tracks, quality, smoothing: of these stages.
        occlusion: whether quality falls where something covers a face.
        unchanged: a face whose crop differs less from the one last read, in gray levels a pixel on
            average, keeps what was read of it; 0 to read every one.
    """

    tracks: TrackOptions = field(default_factory=TrackOptions)
    quality: QualityOptions = field(default_factory=QualityOptions)
    smoothing: SmoothOptions = field(default_factory=SmoothOptions)
    occlusion: bool = True
    unchanged: float = 2.0

    def __post_init__(self) -> None:
        check_range(self, unchanged=(0, None))


@dataclass(frozen=True)
class _Read:
    """What the networks said of a crop."""

    crop: npt.NDArray[np.uint8]
    ferplus: tuple[float, ...]
    fer2013: tuple[float, ...]
    own: tuple[tuple[str, float], ...]
    covered: float


class Pipeline:
    """Reads one stream of frames. `step(frame)` returns its readings; `reset()` forgets everyone.

    Args:
        detector: may be shared between pipelines; None for a new one.
        classifier: may be shared between pipelines; None for the packaged model.
        options: of tracking, quality and smoothing.

    Raises:
        ModelError: a model file is missing or not what it should be.
    """

    def __init__(
        self,
        detector: FaceDetector | None = None,
        classifier: ExpressionClassifier | None = None,
        options: PipelineOptions | None = None,
    ) -> None:
        self.options = options or PipelineOptions()
        self.detector = detector or FaceDetector()
        self.classifier = classifier or ExpressionClassifier()
        self.tracker = Tracker(self.options.tracks)
        self.smoother = Smoother(self.options.smoothing)
        self.occlusion = OcclusionDetector() if self.options.occlusion else None
        #: Faces so far that fitted nobody and were too unsure to be somebody new.
        self.unsure = 0
        self._last: dict[int, _Read] = {}

    def step(self, frame: Frame) -> list[FaceReading]:
        """The readings of everyone seen in a frame, by id, steadied by the frames before it.

        Args:
            frame: its image may be any array that `roomtone.vision.images.as_image` takes.

        Raises:
            SourceError: it is no such array.
        """
        return self._read(*self._detected(frame))

    def read(self, frames: Frames) -> Generator[tuple[Frame, list[FaceReading]], None, None]:
        """Each frame of a recording and its readings, the same as `step` gives.

        The faces of the next frames are found in a thread while one is read. Of a live source that
        would be a delay: use `step` there.
        """

        def detected() -> Generator[tuple[Frame, list[Face]], None, None]:
            with closing(frames):
                for frame in frames:
                    yield self._detected(frame)

        with closing(prefetched(detected())) as pairs:
            for frame, found in pairs:
                yield frame, self._read(frame, found)

    def _detected(self, frame: Frame) -> tuple[Frame, list[Face]]:
        frame = replace(frame, image=as_image(frame.image))
        return frame, self.detector.detect(frame)

    def _read(self, frame: Frame, found: list[Face]) -> list[FaceReading]:
        ids = self.tracker.update(found, frame.t)
        people = {who: face for who, face in zip(ids, found, strict=True) if who is not None}
        people = dict(sorted(people.items()))
        self.unsure += len(found) - len(people)
        faces = list(people.values())
        crops = crop_faces(frame, faces, self.classifier.input_size)
        self._last = self._classified(list(people), crops)
        read_of = list(self._last.values())
        covered = np.array([one.covered for one in read_of]) if self.occlusion else None
        qualities = assess(faces, crops, self.options.quality, covered)
        readings = []
        for index, (who, face) in enumerate(people.items()):
            read = read_of[index]
            reading = FaceReading(
                t=frame.t,
                who=who,
                box=face.box,
                score=face.score,
                quality=float(qualities[index]),
                probabilities=read.ferplus,
                fer2013=read.fer2013,
                own=read.own,
                expression=most_likely(FERPLUS, read.ferplus),
                uncertain=False,
            )
            readings.append(self.smoother.update(reading))
        return readings

    def _classified(self, ids: list[int], crops: npt.NDArray[np.uint8]) -> dict[int, _Read]:
        """What the networks say of each crop; of one that hardly changed, what they said before."""
        same = {
            who: last
            for who, crop in zip(ids, crops, strict=True)
            if (last := self._last.get(who)) is not None
            and cv2.absdiff(crop, last.crop).mean() < self.options.unchanged
        }
        changed = [index for index, who in enumerate(ids) if who not in same]
        fresh = crops[changed]
        expressions = self.classifier.classify(fresh)
        covered = self.occlusion.covered(fresh) if self.occlusion else np.zeros(len(fresh))
        read = {
            ids[index]: _Read(
                fresh[row],
                tuple(float(value) for value in expressions.ferplus[row]),
                tuple(float(value) for value in expressions.fer2013[row]),
                _own(self.classifier, expressions, row),
                float(covered[row]),
            )
            for row, index in enumerate(changed)
        }
        return {who: same.get(who) or read[who] for who in ids}

    def reset(self) -> None:
        """Forget everyone, as before another stream."""
        self.tracker.reset()
        self.smoother.reset()
        self.unsure = 0
        self._last = {}


def _own(
    classifier: ExpressionClassifier, expressions: Expressions, index: int
) -> tuple[tuple[str, float], ...]:
    """The model's own labels and their probabilities for one face; none in most models."""
    if expressions.own is None:
        return ()
    values = (float(value) for value in expressions.own[index])
    return tuple(zip(classifier.model.contract.own, values, strict=True))
