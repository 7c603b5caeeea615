"""Training pictures as the runtime crops them: found by the detector, placed by landmarks.

FER-2013 frames faces as another detector did. A network that has seen both framings of the same
face loses less at run time. Detecting takes minutes, so it is done once and kept in a file, by the
pictures' digests: one file serves every split of the same pictures.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.files import write_whole
from roomtone.types import Face, FaceReading, Frame, Image
from roomtone.vision.crops import crop_faces
from roomtone.vision.faces import FaceDetector

#: Side of a picture pasted into a scene, and of the scene, pixels.
PASTED, CANVAS = 192, 320
_Found = TypeVar("_Found", Face, FaceReading)


@dataclass(frozen=True)
class DetectorCrops:
    """Crops of faces, found in a scene.

    Attributes:
        crops: uint8 `(n, s, s)`; where no face was found, the picture as it is given.
        found: bool `(n,)`.
    """

    crops: npt.NDArray[np.uint8]
    found: npt.NDArray[np.bool_]


def crop_all(images: npt.NDArray[np.uint8], detector: FaceDetector) -> DetectorCrops:
    """Paste each picture into a scene, find its face and crop it by `roomtone.vision.crops`."""
    crops, found = images.copy(), np.zeros(len(images), bool)
    for index, image in enumerate(track(images, "detecting", transient=True, console=errors)):
        frame = pasted(image)
        if face := central_face(detector.detect(frame), frame):
            crops[index] = crop_faces(frame, [face], image.shape[0])[0]
            found[index] = True
    return DetectorCrops(crops, found)


def write_crops(file: Path, images: npt.NDArray[np.uint8], cropped: DetectorCrops) -> None:
    """Write crops of pictures as a `.npz` file, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    data = io.BytesIO()
    np.savez_compressed(data, keys=_keys(images), crops=cropped.crops)
    write_whole(file, data.getvalue())


def read_crops(file: Path, images: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The crops that `write_crops` kept of these pictures, uint8 `(n, s, s)`.

    Raises:
        DataError: no such file, or it has no crop of some picture.
    """
    try:
        with zipfile.ZipFile(file), np.load(file) as arrays:
            crops, keys = arrays["crops"], arrays["keys"]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"{file}: expected what roomtone-train align wrote; {error}.") from None
    places = {key.tobytes(): place for place, key in enumerate(keys)}
    rows = [places.get(key.tobytes(), -1) for key in _keys(images)]
    if missing := rows.count(-1):
        raise DataError(
            f"{file}: expected crops of these pictures; {missing} of {len(images)} have none. "
            "Run roomtone-train align with the same data."
        )
    chosen: npt.NDArray[np.uint8] = crops[rows]
    return chosen


def _keys(images: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """A digest of each picture's pixels, uint8 `(n, 20)`."""
    digests = [hashlib.sha1(image.tobytes(), usedforsecurity=False).digest() for image in images]
    return np.frombuffer(b"".join(digests), np.uint8).reshape(-1, 20)


def pasted(image: npt.NDArray[np.uint8]) -> Frame:
    """A gray face picture `(s, s)`, enlarged, in the middle of a gray scene."""
    scene: Image = np.full((CANVAS, CANVAS, 3), 128, np.uint8)
    large = cv2.resize(image, (PASTED, PASTED), interpolation=cv2.INTER_CUBIC)
    start = (CANVAS - PASTED) // 2
    scene[start : start + PASTED, start : start + PASTED] = large[:, :, None]
    return Frame(scene)


def central_face(found: Sequence[_Found], frame: Frame) -> _Found | None:
    """The face, or the reading of one, nearest the frame's middle, or None."""
    middle = np.array([frame.width, frame.height]) / 2
    return min(
        found,
        key=lambda face: float(
            np.hypot(*(np.array(face.box[:2]) + np.array(face.box[2:]) / 2 - middle))
        ),
        default=None,
    )
