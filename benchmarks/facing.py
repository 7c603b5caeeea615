"""Measure which `turn` of five landmarks is a head that is turned 30 degrees sideways.

`python -m benchmarks.facing fer2013.csv.gz --mesh PYTHON`, where PYTHON is that of an environment
with `mediapipe==0.10.14`, whose Face Mesh (468 points with depth) says how far each head is turned:
the mean of a picture and its mirror image. Every eleventh Training picture fits a logistic curve;
PublicTest tells how well it does. FER-2013 does not say how heads are turned: the reference is a
model too.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from roomtone.types import Frame
from roomtone.vision.faces import FaceDetector
from roomtone.vision.quality import turn
from roomtone_train.layouts import read_data

Floats = npt.NDArray[np.float64]
LIMIT, CLASS = 30.0, 25
#: Runs in the other environment: pictures in, degrees out; NaN where there is no face.
MESH = """
import sys, numpy as np, mediapipe as mp
mesh = mp.solutions.face_mesh.FaceMesh(static_image_mode=True, min_detection_confidence=0.3)
def degrees(picture):
    found = mesh.process(np.repeat(picture[:, :, None], 3, axis=2)).multi_face_landmarks
    if not found:
        return np.nan
    left, right = (np.array([p.x, p.y, p.z]) for p in (found[0].landmark[i] for i in (234, 454)))
    across = right - left
    return np.degrees(np.arctan2(across[2], np.hypot(across[0], across[1])))
pictures = np.load(sys.argv[1])
both = [(degrees(one), degrees(np.ascontiguousarray(one[:, ::-1]))) for one in pictures]
np.save(sys.argv[2], np.abs([(one - other) / 2 for one, other in both]))
"""


def scene(face: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """A 48-pixel face four times as large, with its border continued: `(320, 320)`."""
    large = cv2.resize(face, (192, 192), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.copyMakeBorder(large, 64, 64, 64, 64, cv2.BORDER_REPLICATE), np.uint8)


def degrees(python: str, scenes: npt.NDArray[np.uint8]) -> Floats:
    """How far each head is turned sideways, by Face Mesh."""
    with tempfile.TemporaryDirectory() as folder:
        sent, got = Path(folder, "in.npy"), Path(folder, "out.npy")
        np.save(sent, scenes)
        subprocess.run([python, "-c", MESH, str(sent), str(got)], check=True)
        return np.asarray(np.load(got), np.float64)


def fit(turns: Floats, facing: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """`FACING_TURN` and `FACING_SCALE`, by logistic regression."""
    model = LogisticRegression(C=np.inf, tol=1e-9).fit(turns[:, None], facing)
    slope = float(model.coef_[0, 0])
    return -float(model.intercept_[0]) / slope, -1 / slope


def main() -> None:
    """Print the two numbers and how well they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fer2013", type=Path)
    parser.add_argument("--mesh", required=True, metavar="PYTHON")
    options = parser.parse_args()
    splits, detector = read_data(options.fer2013).splits, FaceDetector()
    parts = []
    for images in (splits["Training"].images[::11], splits["PublicTest"].images):
        scenes = np.stack([scene(face) for face in images])
        pictures = (cv2.cvtColor(one, cv2.COLOR_GRAY2BGR) for one in scenes)
        found = [detector.detect(Frame(picture)) for picture in pictures]
        single = [index for index, faces in enumerate(found) if len(faces) == 1]
        angles = degrees(options.mesh, scenes[single])
        turns = np.array([turn(found[index][0]) for index in single])
        parts.append((turns[~np.isnan(angles)], angles[~np.isnan(angles)] < LIMIT))
    (turns, facing), (test, truth) = parts
    middle, scale = fit(turns, facing)
    p = 1 / (1 + np.exp((test - middle) / scale))
    print(f"turn {middle:.3f}, scale {scale:.3f}; {len(turns)} pictures fit it")
    print(f"{len(test)} test it: {truth.mean():.3f} face the screen, it says {p.mean():.3f}")
    print(
        f"of those who do, {(p[truth] > 0.5).mean():.3f} are above 1/2; "
        f"of the {(~truth).sum()} others, {(p[~truth] < 0.5).mean():.3f} are below"
    )
    draws = np.random.default_rng(0).integers(0, len(test), (2000, CLASS))
    error = p[draws].mean(axis=1) - truth[draws].mean(axis=1)
    print(f"in classes of {CLASS} the share is off by {np.sqrt((error**2).mean()):.3f} (RMS)")


if __name__ == "__main__":
    main()
