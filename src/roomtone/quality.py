"""How far the picture of a face can be trusted: its size, sharpness, pose and the detector's score.

The quality of a face is that of its weakest property, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.crops import Crops
from roomtone.types import Face


@dataclass(frozen=True)
class QualityOptions:
    """What counts as good and as bad. Each pair is (worth 0, worth 1), linear between them.

    Attributes:
        size_px: shorter side of the face's box, frame pixels.
        sharpness: share of the crop's contrast that its finest details have (see `sharpness`).
        turn: how far the nose lies off the middle of eyes and mouth, in distances between the eyes;
            0 is a face seen from the front, about 0.5 one in profile.
        score: the detector's confidence.
    """

    size_px: tuple[float, float] = (10.0, 28.0)
    sharpness: tuple[float, float] = (0.02, 0.08)
    turn: tuple[float, float] = (0.75, 0.35)
    score: tuple[float, float] = (0.5, 0.8)


def assess(
    faces: Sequence[Face], crops: Crops, options: QualityOptions | None = None
) -> npt.NDArray[np.float64]:
    """Quality of each face, float64 `(n,)`, 0 to 1.

    It does not see what covers a face: a mask or a hand with crisp edges passes.
    """
    options = options or QualityOptions()
    qualities = [
        min(
            _ramp(min(face.box[2:]), options.size_px),
            _ramp(sharpness(image), options.sharpness),
            _ramp(turn(face), options.turn),
            _ramp(face.score, options.score),
        )
        for face, image in zip(faces, crops.images, strict=True)
    ]
    return np.array(qualities, np.float64)


def sharpness(crop: npt.NDArray[np.uint8]) -> float:
    """Contrast of a grey crop's finest details over its whole contrast; 0 for a plain area.

    The standard deviation of the difference from a blurred copy (Gaussian, sigma 1 pixel), divided
    by that of the crop.
    """
    grey = crop.astype(np.float32)
    contrast = float(grey.std())
    if contrast < 1.0:
        return 0.0
    return float((grey - cv2.GaussianBlur(grey, (5, 5), 1.0)).std()) / contrast


def turn(face: Face) -> float:
    """How far the head is turned sideways: 0 from the front.

    The nose's distance from the line between the middles of eyes and mouth, over the mean of the
    distance between the eyes and that line's length (which a turn does not shorten).

    >>> eyes_nose_mouth = ((30, 38), (70, 38), (50, 60), (35, 78), (65, 78))
    >>> turn(Face((0, 0, 100, 100), eyes_nose_mouth, 1.0))
    0.0
    """
    left, right, nose, mouth_left, mouth_right = np.array(face.landmarks, np.float64)
    eyes, mouth = (left + right) / 2, (mouth_left + mouth_right) / 2
    down = mouth - eyes
    length = float(np.hypot(*down)) or 1.0
    across = abs(float(down[0] * (nose - eyes)[1] - down[1] * (nose - eyes)[0])) / length
    return across / ((float(np.hypot(*(right - left))) + length) / 2)


def _ramp(value: float, ends: tuple[float, float]) -> float:
    zero, one = ends
    return float(np.clip((value - zero) / (one - zero), 0.0, 1.0))
