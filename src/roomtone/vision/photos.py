"""Read one photograph: everyone in it, without tracking or time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy.typing as npt

from roomtone.labels import FER2013
from roomtone.types import FaceReading, Frame, by_name
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.images import as_image, read_image
from roomtone.vision.photo_faces import PhotoDetector
from roomtone.vision.pipeline import Pipeline, PipelineOptions
from roomtone.vision.tracks import TrackOptions


@dataclass(frozen=True)
class Photo:
    """What was read in a photograph.

    Attributes:
        source: the file.
        width, height: of the picture, pixels.
        readings: one for each face, left to right; none is an answer, not an error.
    """

    source: str
    width: int
    height: int
    readings: tuple[FaceReading, ...]

    def as_dict(self) -> dict[str, Any]:
        """One line of `roomtone photo --json`: plain values, rounded for reading."""
        faces = []
        for reading in self.readings:
            row = reading.as_dict()
            faces.append(
                {
                    "box": row["box"],
                    "score": round(reading.score, 4),
                    "quality": row["quality"],
                    "expression": row["expression"],
                    "uncertain": row["uncertain"],
                    "probabilities": row["probabilities"],
                    "fer2013": by_name(FER2013, reading.fer2013),
                    **({"own": row["own"]} if reading.own else {}),
                }
            )
        return {
            "source": self.source,
            "width": self.width,
            "height": self.height,
            "faces": faces,
        }


class PhotoReader:
    """Reads photographs one after another; the models are loaded once.

    Args:
        detector: None for a `PhotoDetector`.
        classifier: None for the packaged model.
    """

    def __init__(
        self,
        detector: FaceDetector | None = None,
        classifier: ExpressionClassifier | None = None,
    ) -> None:
        options = PipelineOptions(tracks=TrackOptions(start_score=0.0))
        self._pipeline = Pipeline(detector or PhotoDetector(), classifier, options)

    def read(self, frame: Frame) -> Photo:
        """Everyone in a picture that is already in memory.

        Raises:
            SourceError: its image is no picture.
        """
        self._pipeline.reset()
        frame = replace(frame, image=as_image(frame.image))
        readings = sorted(self._pipeline.step(frame), key=lambda reading: reading.box[:2])
        return Photo(frame.source, frame.width, frame.height, tuple(readings))


def read_photo(picture: Path | str | npt.ArrayLike) -> Photo:
    """Everyone in a picture.

    For more than one, make a `PhotoReader` and keep it.

    Args:
        picture: a file, or an array as `roomtone.vision.images.as_image` takes it: BGR or gray.

    Raises:
        SourceError: no such file, or no whole picture.
        ModelError: a model file is missing or not what it should be.
    """
    if isinstance(picture, (str, Path)):
        return PhotoReader().read(Frame(read_image(picture), source=str(picture)))
    return PhotoReader().read(Frame(as_image(picture), source="array"))
