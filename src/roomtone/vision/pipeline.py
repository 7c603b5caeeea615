"""Frame in, readings out: detector, tracker, crops, classifier, quality and smoother."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field, replace

from roomtone.labels import FERPLUS, most_likely
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
    """

    tracks: TrackOptions = field(default_factory=TrackOptions)
    quality: QualityOptions = field(default_factory=QualityOptions)
    smoothing: SmoothOptions = field(default_factory=SmoothOptions)
    occlusion: bool = True


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
        expressions = self.classifier.classify(crops)
        covered = self.occlusion.covered(crops) if self.occlusion else None
        qualities = assess(faces, crops, self.options.quality, covered)
        readings = []
        for index, (who, face) in enumerate(people.items()):
            probabilities = tuple(float(value) for value in expressions.ferplus[index])
            reading = FaceReading(
                t=frame.t,
                who=who,
                box=face.box,
                score=face.score,
                quality=float(qualities[index]),
                probabilities=probabilities,
                fer2013=tuple(float(value) for value in expressions.fer2013[index]),
                own=_own(self.classifier, expressions, index),
                expression=most_likely(FERPLUS, probabilities),
                uncertain=False,
            )
            readings.append(self.smoother.update(reading))
        return readings

    def reset(self) -> None:
        """Forget everyone, as before another stream."""
        self.tracker.reset()
        self.smoother.reset()
        self.unsure = 0


def _own(
    classifier: ExpressionClassifier, expressions: Expressions, index: int
) -> tuple[tuple[str, float], ...]:
    """The model's own labels and their probabilities for one face; none in most models."""
    if expressions.own is None:
        return ()
    values = (float(value) for value in expressions.own[index])
    return tuple(zip(classifier.model.contract.own, values, strict=True))
