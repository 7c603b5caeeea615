"""Crop faces the way FER-2013 frames them: turned upright, gray, 48 x 48.

This is the only preprocessing there is: the network is trained, evaluated and run on crops framed
like this. The face is placed by the least-squares similarity (turn, size, shift) that takes its
five landmarks to where they lie in FER-2013's own pictures. These positions, `TEMPLATE`, were
measured by `python -m benchmarks.framing`; docs/crops.md has the residuals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.types import Face, Frame

#: Median position of eyes, nose and mouth corners in FER-2013's pictures, as shares of the side,
#: made the same at left and right.
TEMPLATE: tuple[tuple[float, float], ...] = (
    (0.3164, 0.3803),
    (0.6836, 0.3803),
    (0.5000, 0.6021),
    (0.3475, 0.7634),
    (0.6525, 0.7634),
)

#: Samples of a large face lie at most so many frame pixels apart, and at most so many of them,
#: along each axis, make one pixel of the crop.
_SPACING, _MAX_SAMPLES = 1.5, 12
#: OpenCV warps pictures of up to so many pixels a side; of larger ones only a part is given to it.
_WARPED_PX = 32_766


def crop_faces(frame: Frame, faces: Sequence[Face], size: int = 48) -> npt.NDArray[np.uint8]:
    """Crops of a frame's faces, in their order.

    Args:
        frame: the picture.
        faces: with landmarks in the frame's pixels.
        size: side of a crop, pixels.

    Returns:
        uint8 `(n, size, size)`, gray.

    A large face is sampled several times a pixel and averaged, so that it is not aliased; where a
    crop reaches beyond the frame, the frame's edge is repeated.
    """
    images = np.zeros((len(faces), size, size), np.uint8)
    if not faces:
        return images
    gray = np.asarray(cv2.cvtColor(frame.image, cv2.COLOR_BGR2GRAY), np.uint8)
    landmarks = np.array([face.landmarks for face in faces])
    to_frame = similarities(np.array(TEMPLATE) * size, landmarks)
    scales = np.hypot(to_frame[:, 0, 0], to_frame[:, 1, 0])
    for index, matrix in enumerate(to_frame):
        images[index] = _sampled(gray, matrix, float(scales[index]), size)
    return images


def similarities(
    source: npt.NDArray[np.float64], targets: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The turn, size and shift that take `source` points nearest to each of some `targets`.

    Least squares in closed form: with centerd points as complex numbers s and t, the turn and size
    are `sum(conj(s) t) / sum(|s|^2)`.

    Args:
        source: float64 `(points, 2)`.
        targets: float64 `(n, points, 2)`.

    Returns:
        float64 `(n, 2, 3)`: matrices for column vectors x, y, 1.

    >>> square = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
    >>> similarities(square, square[None] * 2 + 5).round(6).tolist()
    [[[2.0, -0.0, 5.0], [0.0, 2.0, 5.0]]]
    """
    middle = source.mean(axis=0)
    s = (source - middle) @ (1, 1j)
    t = targets @ (1, 1j)
    centers = t.mean(axis=1)
    turns = (t - centers[:, None]) @ s.conj() / np.vdot(s, s).real
    shifts = centers - turns * (middle @ (1, 1j))
    rows = [[turns.real, -turns.imag, shifts.real], [turns.imag, turns.real, shifts.imag]]
    return np.array(rows).transpose(2, 0, 1)


def _sampled(
    gray: npt.NDArray[np.uint8], to_frame: npt.NDArray[np.float64], scale: float, size: int
) -> npt.NDArray[np.uint8]:
    samples = min(max(1, math.ceil(scale / _SPACING)), _MAX_SAMPLES)
    fine = to_frame.copy()
    fine[:, :2] /= samples
    # Pixel centers: fine pixel i lies at (i + 0.5) / samples in crop pixels, and the frame's own
    # pixel j at j + 0.5.
    fine[:, 2] += fine[:, :2] @ (0.5, 0.5) - 0.5
    if max(gray.shape) > _WARPED_PX:
        gray = _region(gray, fine, size * samples)
    warped = cv2.warpAffine(
        gray,
        fine,
        (size * samples, size * samples),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if samples > 1:
        warped = cv2.resize(warped, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(warped, np.uint8)


def _region(
    gray: npt.NDArray[np.uint8], fine: npt.NDArray[np.float64], side: int
) -> npt.NDArray[np.uint8]:
    """The region of a picture that a crop covers; `fine` is moved to it in place."""
    corners = np.array([[0, 0], [1, 0], [0, 1], [1, 1]]) * side
    reached = corners @ fine[:, :2].T + fine[:, 2]
    last = (gray.shape[1] - 1, gray.shape[0] - 1)
    left, top = np.clip(np.floor(reached.min(axis=0)) - 2, 0, last).astype(int)
    right, bottom = np.clip(np.ceil(reached.max(axis=0)) + 2, (left, top), last).astype(int)
    fine[:, 2] -= left, top
    return gray[top : bottom + 1, left : right + 1]
