"""Measure how FER-2013 frames faces: where YuNet's landmarks and box lie in its pictures.

    python -m benchmarks.framing fer2013.csv.gz [--sample 3000]

Each picture is enlarged and pasted onto a gray canvas, as a face in a larger scene, so that the
detector sees it as it sees faces at run time. Medians of the landmarks, as shares of the picture's
side, are `roomtone.vision.crops.TEMPLATE`.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from roomtone.errors import DataError
from roomtone.vision.crops import similarities
from roomtone.vision.faces import FaceDetector
from roomtone_train.checkpoint import commit, machine
from roomtone_train.data import Faces
from roomtone_train.layouts import read_data
from roomtone_train.scenes import CANVAS, PASTED, central_face, pasted


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


def measure(faces: Faces, detector: FaceDetector) -> Framing:
    """How the pictures of `faces` are framed. Give training pictures, not test ones.

    Raises:
        DataError: no face is found in any.
    """
    start = (CANVAS - PASTED) / 2
    landmarks, boxes = [], []
    for image in faces.images:
        frame = pasted(image)
        face = central_face(detector.detect(frame), frame)
        if face:
            landmarks.append((np.array(face.landmarks) - start) / PASTED)
            x, y, w, h = face.box
            boxes.append([(x - start) / PASTED, (y - start) / PASTED, w / PASTED, h / PASTED])
    if not landmarks:
        raise DataError(f"expected pictures with a face that is found; none of {len(faces)} is.")
    points = np.array(landmarks)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=3000, help="training pictures to measure")
    wanted = parser.parse_args()
    training = read_data(wanted.data).splits["Training"]
    chosen = np.random.default_rng(0).permutation(len(training)) < wanted.sample
    found = measure(training.where(chosen), FaceDetector())
    names = ("eye at left", "eye at right", "nose", "mouth at left", "mouth at right")
    print("| landmark | x | y | spread x | spread y |\n|---|---|---|---|---|")
    for name, place, spread in zip(names, found.landmarks, found.spread, strict=True):
        print(f"| {name} | {place[0]:.4f} | {place[1]:.4f} | {spread[0]:.4f} | {spread[1]:.4f} |")
    print(
        f"\nbox {found.box.round(3).tolist()}, mean residual {found.residual:.4f} after the "
        f"similarity, {found.found} found, {found.missed} missed. {machine()}, commit {commit()}"
    )


if __name__ == "__main__":
    main()
