"""Corruption robustness: how far readings can be trusted on pictures spoiled on purpose.

Each picture is put in a scene, found by the detector, cropped, classified and its quality assessed
as at run time; the reading is "uncertain" by the runtime's own rule. Corruptions come in types and
severities, as Hendrycks & Dietterich (arXiv 1903.12261) have them. As in `roomtone photo`, every
face that the detector finds is read: a live class leaves out the faces it is unsure of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.types import FaceReading, Frame, Image
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.pipeline import Pipeline, PipelineOptions
from roomtone.vision.tracks import TrackOptions
from roomtone_train.crops_cache import CANVAS, PASTED, central_face, pasted
from roomtone_train.data import NO_LABEL, Faces

Corruption = Callable[[Image, np.random.Generator], Image]


@dataclass(frozen=True)
class Robustness:
    """What was read in pictures corrupted in one way.

    Attributes:
        n: pictures.
        found: share in which a face was found.
        right: share of the found ones whose likeliest expression is right.
        answered: share of the found ones that were not called uncertain.
        right_when_answered: share of those that is right.
        quality: their mean quality, 0 to 1, of the found ones.
    """

    n: int
    found: float
    right: float
    answered: float
    right_when_answered: float
    quality: float


def _blurred(sigma: float) -> Corruption:
    return lambda scene, rng: np.asarray(cv2.GaussianBlur(scene, (0, 0), sigma), np.uint8)


def _small(picture_px: int) -> Corruption:
    """The data set's picture so many pixels wide; the detector's box is about 0.8 of that."""

    def corrupt(scene: Image, rng: np.random.Generator) -> Image:
        side = round(CANVAS * picture_px / PASTED)
        small = cv2.resize(scene, (side, side), interpolation=cv2.INTER_AREA)
        whole: Image = np.full((CANVAS, CANVAS, 3), 128, np.uint8)
        start = (CANVAS - side) // 2
        whole[start : start + side, start : start + side] = small
        return whole

    return corrupt


def _dark(scene: Image, rng: np.random.Generator) -> Image:
    noise = rng.normal(0, 3, scene.shape[:2])[:, :, None]
    return np.asarray(np.clip(scene * 0.25 + noise, 0, 255), np.uint8)


def _turned(degrees: float) -> Corruption:
    """The picture as a flat card turned about its upright axis: not a turned head, but near it."""

    def corrupt(scene: Image, rng: np.random.Generator) -> Image:
        angle = np.deg2rad(degrees) * rng.choice((-1, 1))
        half, far = PASTED / 2, PASTED * 2.5
        corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
        depth = 1 + corners[:, 0] * np.sin(angle) / far
        turned = np.stack([corners[:, 0] * np.cos(angle) / depth, corners[:, 1] / depth], axis=1)
        middle = CANVAS / 2
        matrix = cv2.getPerspectiveTransform(
            (corners + middle).astype(np.float32), (turned + middle).astype(np.float32)
        )
        size = (CANVAS, CANVAS)
        return np.asarray(cv2.warpPerspective(scene, matrix, size, borderValue=(128,) * 3))

    return corrupt


def _covered(top: float, bottom: float) -> Corruption:
    """A plain band across the face, between two heights in shares of the picture."""

    def corrupt(scene: Image, rng: np.random.Generator) -> Image:
        scene, start = scene.copy(), (CANVAS - PASTED) // 2
        rows = slice(start + int(top * PASTED), start + int(bottom * PASTED))
        scene[rows, start : start + PASTED] = (150, 160, 170)
        return scene

    return corrupt


#: Types of corruption and their severities, by name.
CORRUPTIONS: Mapping[str, Corruption] = {
    "as it is": lambda scene, rng: scene,
    "32 px wide": _small(32),
    "20 px wide": _small(20),
    "blurred by 1.5 % of its width": _blurred(0.015 * PASTED),
    "blurred by 3 % of its width": _blurred(0.03 * PASTED),
    "a quarter of the light, noisy": _dark,
    "turned by 30 degrees": _turned(30),
    "turned by 50 degrees": _turned(50),
    "mouth covered": _covered(0.66, 0.95),
    "eyes covered": _covered(0.28, 0.48),
}


def measure_robustness(
    detector: FaceDetector, classifier: ExpressionClassifier, faces: Faces, seed: int = 0
) -> dict[str, Robustness]:
    """Read every picture of `faces` in each of `CORRUPTIONS`, against FER+'s strict majority.

    Args:
        detector: the runtime's.
        classifier: with the model to measure.
        faces: rows without a strict majority are left out.
        seed: of the random parts (noise, the side a face is turned to).
    """
    majority = faces.strict_majority()
    images, labels = faces.images[majority != NO_LABEL], majority[majority != NO_LABEL]
    options = PipelineOptions(tracks=TrackOptions(start_score=0.0))
    pipeline = Pipeline(detector, classifier, options)
    measured = {}
    for name, corrupt in CORRUPTIONS.items():
        rng = np.random.default_rng(seed)
        readings = []
        for image in track(images, name, transient=True, console=errors):
            pipeline.reset()
            scene = Frame(corrupt(pasted(image).image, rng))
            readings.append(central_face(pipeline.step(scene), scene))
        measured[name] = _summed(readings, labels)
    return measured


def _summed(readings: list[FaceReading | None], labels: npt.NDArray[np.int64]) -> Robustness:
    found = [
        (reading, int(np.argmax(reading.probabilities)) == label)
        for reading, label in zip(readings, labels, strict=True)
        if reading
    ]
    answered = [right for reading, right in found if not reading.uncertain]
    return Robustness(
        n=len(labels),
        found=len(found) / max(len(labels), 1),
        right=_mean([right for _, right in found]),
        answered=len(answered) / max(len(found), 1),
        right_when_answered=_mean(answered),
        quality=_mean([reading.quality for reading, _ in found]),
    )


def _mean(values: list[bool] | list[float]) -> float:
    return float(np.mean(values)) if values else 0.0
