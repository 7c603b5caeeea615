"""Pictures in scenes: as the runtime finds and crops them, and how far corrupted ones are read.

FER-2013 frames faces as another detector did. A network that has seen both framings of the same
face loses less at run time. Detecting takes minutes, so the crops are kept in a file.

Corruptions come in types and severities, as Hendrycks & Dietterich (arXiv 1903.12261) have them.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.cli.output import track
from roomtone.errors import DataError
from roomtone.files import write_whole
from roomtone.types import Face, FaceReading, Frame, Image
from roomtone.vision.crops import crop_faces
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.pipeline import Pipeline, PipelineOptions
from roomtone.vision.tracks import TrackOptions
from roomtone_train.data import NO_LABEL, Faces

#: Side of a picture pasted into a scene, and of the scene, pixels.
PASTED, CANVAS = 192, 320
_GRAY = (128,) * 3
_Found = TypeVar("_Found", Face, FaceReading)
Corruption = Callable[[Image, np.random.Generator], Image]


def crop_all(
    images: npt.NDArray[np.uint8], detector: FaceDetector
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """Each picture `(n, s, s)` as the runtime crops it in a scene, and bool `(n,)`.

    False: no face was found, and the picture is as it is given.
    """
    crops, found = images.copy(), np.zeros(len(images), bool)
    for index, image in enumerate(track(images, "detecting")):
        frame = pasted(image)
        if face := central_face(detector.detect(frame), frame):
            crops[index] = crop_faces(frame, [face], image.shape[0])[0]
            found[index] = True
    return crops, found


def write_crops(file: Path, images: npt.NDArray[np.uint8], crops: npt.NDArray[np.uint8]) -> None:
    """Write crops of pictures as a `.npz` file, whole or not at all (OutputError)."""
    data = io.BytesIO()
    np.savez_compressed(data, keys=_keys(images), crops=crops)
    write_whole(file, data.getvalue())


def read_crops(file: Path, images: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The crops `(n, s, s)` that `write_crops` kept of these pictures; DataError without them."""
    try:
        with zipfile.ZipFile(file), np.load(file) as arrays:
            stored = dict(zip(arrays["keys"].tolist(), arrays["crops"], strict=True))
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"{file}: expected what roomtone-train align wrote; {error}.") from None
    wanted = _keys(images)
    if missing := sum(key not in stored for key in wanted):
        raise DataError(
            f"{file}: expected crops of these pictures; {missing} of {len(images)} have none. "
            "Run roomtone-train align with the same data."
        )
    return np.array([stored[key] for key in wanted], np.uint8).reshape(images.shape)


def _keys(images: npt.NDArray[np.uint8]) -> list[str]:
    """A digest of each picture's pixels."""
    return [hashlib.sha1(image.tobytes(), usedforsecurity=False).hexdigest() for image in images]


def pasted(image: npt.NDArray[np.uint8]) -> Frame:
    """A gray face picture `(s, s)`, enlarged, in the middle of a gray scene."""
    large = cv2.resize(image, (PASTED, PASTED), interpolation=cv2.INTER_CUBIC)
    return Frame(_framed(np.repeat(large[:, :, None], 3, axis=2)))


def _framed(picture: npt.NDArray[Any]) -> Image:
    free = CANVAS - len(picture)
    sides = (free // 2, free - free // 2) * 2
    framed = cv2.copyMakeBorder(picture, *sides, cv2.BORDER_CONSTANT, value=_GRAY)
    return np.asarray(framed, np.uint8)


def central_face(found: Sequence[_Found], frame: Frame) -> _Found | None:
    """The face, or the reading of one, nearest the frame's middle, or None."""
    middle = np.array([frame.width, frame.height]) / 2

    def distance(face: _Found) -> float:
        return float(np.hypot(*(np.array(face.box[:2]) + np.array(face.box[2:]) / 2 - middle)))

    return min(found, key=distance, default=None)


def _blurred(sigma: float) -> Corruption:
    return lambda scene, rng: np.asarray(cv2.GaussianBlur(scene, (0, 0), sigma), np.uint8)


def _small(picture_px: int) -> Corruption:
    """The data set's picture so many pixels wide; the detector's box is about 0.8 of that."""
    side = round(CANVAS * picture_px / PASTED)
    return lambda scene, rng: _framed(cv2.resize(scene, (side, side), interpolation=cv2.INTER_AREA))


def _dark(scene: Image, rng: np.random.Generator) -> Image:
    noise = rng.normal(0, 3, scene.shape[:2])[:, :, None]
    return np.asarray(np.clip(scene * 0.25 + noise, 0, 255), np.uint8)


def _turned(degrees: float) -> Corruption:
    """The picture as a flat card turned about its upright axis: not a turned head, but near it."""

    def corrupt(scene: Image, rng: np.random.Generator) -> Image:
        angle = np.deg2rad(degrees) * rng.choice((-1, 1))
        corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32) * PASTED / 2
        depth = 1 + corners[:, :1] * np.sin(angle) / (PASTED * 2.5)
        turned = corners * (np.cos(angle), 1) / depth + CANVAS / 2
        matrix = cv2.getPerspectiveTransform(corners + CANVAS / 2, turned.astype(np.float32))
        return np.asarray(
            cv2.warpPerspective(scene, matrix, (CANVAS, CANVAS), borderValue=_GRAY), np.uint8
        )

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


@dataclass(frozen=True)
class Robustness:
    """What was read in `n` pictures corrupted in one way.

    Attributes:
        found: share in which a face was found; the rest is of these.
        right: share whose likeliest expression is right.
        answered: share not called uncertain, by the runtime's own rule.
        right_when_answered: share of those that is right.
        quality: mean quality, 0 to 1.
    """

    n: int
    found: float
    right: float
    answered: float
    right_when_answered: float
    quality: float


def measure_robustness(
    detector: FaceDetector, classifier: ExpressionClassifier, faces: Faces
) -> dict[str, Robustness]:
    """Read each corrupted picture as `roomtone photo` does, against FER+'s strict majority."""
    majority = faces.strict_majority()
    images, labels = faces.images[majority != NO_LABEL], majority[majority != NO_LABEL]
    options = PipelineOptions(tracks=TrackOptions(start_score=0.0))
    pipeline = Pipeline(detector, classifier, options)
    measured = {}
    for name, corrupt in CORRUPTIONS.items():
        rng, read = np.random.default_rng(0), []
        for image, label in zip(track(images, name), labels, strict=True):
            pipeline.reset()
            scene = Frame(corrupt(pasted(image).image, rng))
            if face := central_face(pipeline.step(scene), scene):
                right = int(np.argmax(face.probabilities)) == label
                read.append((right, not face.uncertain, face.quality))
        right, answered, quality = np.array(read, float).reshape(-1, 3).T
        shares = map(_mean, (right, answered, right[answered == 1], quality))
        measured[name] = Robustness(len(labels), len(read) / max(len(labels), 1), *shares)
    return measured


def _mean(values: npt.NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else 0.0
