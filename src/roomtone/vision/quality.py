"""How far the picture of a face can be trusted: size, sharpness, pose, occlusion, detector score.

The quality of a face is that of its weakest property, 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roomtone.errors import OptionError
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
        covered: the probability that something covers mouth or eyes (see `OcclusionDetector`).
    """

    size_px: tuple[float, float] = (10.0, 28.0)
    sharpness: tuple[float, float] = (0.02, 0.08)
    turn: tuple[float, float] = (0.75, 0.35)
    score: tuple[float, float] = (0.5, 0.8)
    covered: tuple[float, float] = (0.87, 0.55)

    def __post_init__(self) -> None:
        for name, ends in vars(self).items():
            if len(ends) != 2 or not all(map(math.isfinite, ends)) or ends[0] == ends[1]:
                raise OptionError(
                    f"QualityOptions.{name}: expected two different numbers, (worth 0, worth 1), "
                    f"got {ends}."
                )


def assess(
    faces: Sequence[Face],
    crops: npt.NDArray[np.uint8],
    options: QualityOptions | None = None,
    covered: npt.NDArray[np.float64] | None = None,
) -> npt.NDArray[np.float64]:
    """Quality of each face, float64 `(n,)`, 0 to 1.

    Args:
        faces: with landmarks in the frame's pixels.
        crops: uint8 `(n, size, size)`, of the faces.
        options: what counts as good.
        covered: of each face, the probability that something covers it; None leaves that out.
    """
    options = options or QualityOptions()
    properties = np.array(
        [
            _ramp(np.array([min(face.box[2:]) for face in faces]), options.size_px),
            _ramp(sharpness(crops), options.sharpness),
            _ramp(np.array([turn(face) for face in faces]), options.turn),
            _ramp(np.array([face.score for face in faces]), options.score),
            _ramp(np.zeros(len(faces)) if covered is None else covered, options.covered),
        ]
    )
    qualities: npt.NDArray[np.float64] = properties.min(axis=0)
    return qualities


def sharpness(crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Contrast of gray crops' finest details over their whole contrast; 0 for a plain area.

    The standard deviation of each pixel's difference from the mean of its four neighbors, divided
    by that of all pixels.

    Args:
        crops: uint8 `(n, size, size)`.

    Returns:
        float64 `(n,)`.
    """
    gray = crops.astype(np.float32)
    around = gray[:, :-2, 1:-1] + gray[:, 2:, 1:-1] + gray[:, 1:-1, :-2] + gray[:, 1:-1, 2:]
    details = (gray[:, 1:-1, 1:-1] - around / 4).std(axis=(1, 2))
    contrast = gray.std(axis=(1, 2))
    return np.where(contrast < 1.0, 0.0, details / np.maximum(contrast, 1.0)).astype(np.float64)


def turn(face: Face) -> float:
    """How far the head is turned sideways: 0 from the front.

    The nose's distance from the line between the middles of eyes and mouth, over the mean of the
    distance between the eyes and that line's length (which a turn does not shorten).

    >>> eyes_nose_mouth = ((30, 38), (70, 38), (50, 60), (35, 78), (65, 78))
    >>> turn(Face((0, 0, 100, 100), eyes_nose_mouth, 1.0))
    0.0
    """
    left, right, nose, mouth_left, mouth_right = (complex(*mark) for mark in face.landmarks)
    eyes, mouth = (left + right) / 2, (mouth_left + mouth_right) / 2
    down = mouth - eyes
    across = abs(((nose - eyes) * down.conjugate()).imag) / (abs(down) or 1.0)
    return across / ((abs(right - left) + abs(down)) / 2 or 1.0)


#: Where half of the heads are turned 30 degrees sideways, and how fast that changes: in `turn`.
FACING_TURN, FACING_SCALE = 0.296, 0.040


def facing(face: Face) -> float:
    """The probability that a head faces the screen: is turned less than 30 degrees sideways.

    It knows nothing of heads that look up or down, nor of eyes.

    >>> eyes_nose_mouth = ((30, 38), (70, 38), (50, 60), (35, 78), (65, 78))
    >>> facing(Face((0, 0, 100, 100), eyes_nose_mouth, 1.0)) > 0.99
    True
    """
    # The logistic function, in a form that no turn makes overflow.
    return (1 - math.tanh((turn(face) - FACING_TURN) / FACING_SCALE / 2)) / 2


def _ramp(values: npt.NDArray[np.float64], ends: tuple[float, float]) -> npt.NDArray[np.float64]:
    zero, one = ends
    return np.clip((values - zero) / (one - zero), 0.0, 1.0)
