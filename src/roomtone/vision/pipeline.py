"""Frame in, readings out: detector, tracker, crops, classifier, quality and smoother."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from roomtone.labels import FERPLUS, most_likely
from roomtone.types import Face, FaceReading, Frame, Frames
from roomtone.vision.crops import crop_faces
from roomtone.vision.expressions import ExpressionClassifier, Expressions
from roomtone.vision.faces import FaceDetector
from roomtone.vision.images import as_image
from roomtone.vision.models import cores
from roomtone.vision.occlusion import OcclusionDetector
from roomtone.vision.quality import QualityOptions, assess, facing
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


@dataclass(frozen=True)
class _Seen:
    """What a frame shows by itself: its faces, their expressions and qualities, in one order."""

    frame: Frame
    faces: list[Face]
    expressions: Expressions
    qualities: npt.NDArray[np.float64]


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
        return self._followed(self._seen(frame))[1]

    def read(self, frames: Frames) -> Generator[tuple[Frame, list[FaceReading]], None, None]:
        """Each frame of a recording and its readings, the same as `step` gives.

        As many frames as there are cores are read side by side, ahead of the one that is given;
        fastest where detector and classifier use a thread each. Of a live source that would be a
        delay: use `step` there.
        """
        threads = cores()
        ahead: deque[Future[_Seen]] = deque()
        with closing(frames), ThreadPoolExecutor(threads, "pipeline") as pool:
            try:
                for future in self._futures(frames, pool):
                    ahead.append(future)
                    if len(ahead) > threads:
                        yield self._followed(ahead.popleft().result())
                while ahead:
                    yield self._followed(ahead.popleft().result())
            finally:
                pool.shutdown(cancel_futures=True)

    def _futures(self, frames: Frames, pool: ThreadPoolExecutor) -> Generator[Future[_Seen]]:
        """What each frame will show; an error of the source stands where it came in the order."""
        try:
            for frame in frames:
                yield pool.submit(self._seen, frame)
        except Exception as error:
            failed: Future[_Seen] = Future()
            failed.set_exception(error)
            yield failed

    def _seen(self, frame: Frame) -> _Seen:
        frame = replace(frame, image=as_image(frame.image))
        faces = self.detector.detect(frame)
        crops = crop_faces(frame, faces, self.classifier.input_size)
        covered = self.occlusion.covered(crops) if self.occlusion else None
        qualities = assess(faces, crops, self.options.quality, covered)
        return _Seen(frame, faces, self.classifier.classify(crops), qualities)

    def _followed(self, seen: _Seen) -> tuple[Frame, list[FaceReading]]:
        """A frame and the readings of its faces: who is who, steadied."""
        t, expressions = seen.frame.t, seen.expressions
        ids = self.tracker.update(seen.faces, t)
        people = sorted((who, index) for index, who in enumerate(ids) if who is not None)
        self.unsure += len(ids) - len(people)
        readings = []
        for who, index in people:
            face = seen.faces[index]
            probabilities = tuple(float(value) for value in expressions.ferplus[index])
            reading = FaceReading(
                t=t,
                who=who,
                box=face.box,
                score=face.score,
                quality=float(seen.qualities[index]),
                probabilities=probabilities,
                fer2013=tuple(float(value) for value in expressions.fer2013[index]),
                own=_own(self.classifier, expressions, index),
                expression=most_likely(FERPLUS, probabilities),
                uncertain=False,
                facing=facing(face),
            )
            readings.append(self.smoother.update(reading))
        return seen.frame, readings

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
