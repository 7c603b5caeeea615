"""Measure how FER-2013 frames faces: where YuNet's landmarks and box lie in its pictures.

Each picture is enlarged and pasted onto a grey canvas, as a face in a larger scene, so that the
detector sees it as it sees faces at run time. Medians of the landmarks, as shares of the picture's
side, are `roomtone.vision.crops.TEMPLATE`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.types import Face, Frame, Image
from roomtone.vision.crops import similarities
from roomtone.vision.faces import FaceDetector
from roomtone_train.fer2013 import Faces

#: Side of a pasted picture and of the canvas, pixels.
PASTED, CANVAS = 192, 320


@dataclass(frozen=True)
class Framing:
    """How pictures are framed, in shares of their side.

    Attributes:
        landmarks: float64 `(5, 2)`, medians, made the same at left and right.
        spread: float64 `(5, 2)`, median absolute deviations.
        box: float64 `(4,)`, median x, y, width, height of the detector's box.
        residual: median distance of a landmark from its place after the similarity of `crops.cut`.
        found, missed: pictures with and without a face that the detector sees.
    """

    landmarks: npt.NDArray[np.float64]
    spread: npt.NDArray[np.float64]
    box: npt.NDArray[np.float64]
    residual: float
    found: int
    missed: int


def pasted(image: npt.NDArray[np.uint8]) -> Frame:
    """A grey face picture `(s, s)`, enlarged, in the middle of a grey scene."""
    scene: Image = np.full((CANVAS, CANVAS, 3), 128, np.uint8)
    large = cv2.resize(image, (PASTED, PASTED), interpolation=cv2.INTER_CUBIC)
    start = (CANVAS - PASTED) // 2
    scene[start : start + PASTED, start : start + PASTED] = large[:, :, None]
    return Frame(scene)


def central_face(detector: FaceDetector, frame: Frame) -> Face | None:
    """The face nearest the frame's middle, or None."""
    faces = detector.detect(frame)
    middle = np.array([frame.width, frame.height]) / 2
    return min(
        faces,
        key=lambda face: float(
            np.hypot(*(np.array(face.box[:2]) + np.array(face.box[2:]) / 2 - middle))
        ),
        default=None,
    )


def measure(faces: Faces, detector: FaceDetector) -> Framing:
    """How the pictures of `faces` are framed. Give training pictures, not test ones.

    Raises:
        DataError: no face is found in any.
    """
    start = (CANVAS - PASTED) / 2
    marks, boxes = [], []
    for image in track(faces.images, "framing", transient=True, console=errors):
        face = central_face(detector, pasted(image))
        if face:
            marks.append((np.array(face.landmarks) - start) / PASTED)
            x, y, w, h = face.box
            boxes.append([(x - start) / PASTED, (y - start) / PASTED, w / PASTED, h / PASTED])
    if not marks:
        raise DataError(f"expected pictures with a face that is found; none of {len(faces)} is.")
    points = np.array(marks)
    template = _symmetric(np.median(points, axis=0))
    return Framing(
        landmarks=template,
        spread=np.median(np.abs(points - template), axis=0),
        box=np.median(np.array(boxes), axis=0),
        residual=_residual(template, points),
        found=len(points),
        missed=len(faces) - len(points),
    )


def _symmetric(landmarks: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Landmarks averaged with their mirror image, in which left and right change places."""
    mirrored = landmarks[[1, 0, 2, 4, 3]] * (-1, 1) + (1, 0)
    mean: npt.NDArray[np.float64] = (landmarks + mirrored) / 2
    return mean


def _residual(template: npt.NDArray[np.float64], points: npt.NDArray[np.float64]) -> float:
    """Median over pictures of the landmarks' mean distance from the fitted template."""
    matrices = similarities(template, points)
    placed = template @ matrices[:, :, :2].transpose(0, 2, 1) + matrices[:, None, :, 2]
    return float(np.median(np.hypot(*(placed - points).transpose(2, 0, 1)).mean(axis=1)))
