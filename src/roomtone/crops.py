"""Cut a face out of a frame the way FER-2013 frames faces: turned upright, grey, 48 x 48.

This is the only preprocessing there is: the network is trained, evaluated and run on crops framed
like this. The face is placed by the least-squares similarity (turn, size, shift) that takes its
five landmarks to where they lie in FER-2013's own pictures. Those places, `TEMPLATE`, were
measured by `roomtone-train framing`; docs/crops.md has the residuals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.types import Face, Frame, Image

#: Median place of eyes, nose and mouth corners in FER-2013's pictures, as shares of the side.
TEMPLATE: tuple[tuple[float, float], ...] = (
    (0.30, 0.38),
    (0.69, 0.38),
    (0.48, 0.59),
    (0.34, 0.775),
    (0.65, 0.775),
)

#: A crop is sampled at most so many times a pixel along each axis before it is averaged down.
_MAX_SAMPLES = 12


@dataclass(frozen=True)
class Crops:
    """The crops of a frame's faces.

    Attributes:
        images: uint8 `(n, size, size)`, grey.
        scales: float64 `(n,)`, frame pixels that one pixel of the crop covers; below 1 the crop is
            an enlargement.
    """

    images: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float64]


def cut(frame: Frame, faces: Sequence[Face], size: int = 48) -> Crops:
    """Crops of a frame's faces, in their order.

    Args:
        frame: the picture.
        faces: with landmarks in the frame's pixels.
        size: side of a crop, pixels.

    A large face is sampled several times a pixel and averaged, so that it is not aliased; where a
    crop reaches beyond the frame, the frame's edge is repeated.
    """
    images = np.zeros((len(faces), size, size), np.uint8)
    scales = np.zeros(len(faces))
    for index, face in enumerate(faces):
        to_frame = _similarity(np.array(TEMPLATE) * size, np.array(face.landmarks))
        scales[index] = float(np.hypot(to_frame[0, 0], to_frame[1, 0]))
        images[index] = _sampled(frame.image, to_frame, scales[index], size)
    return Crops(images, scales)


def _similarity(
    source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The 2 x 3 matrix of turn, size and shift that takes `source` points nearest to `target`.

    Least squares in closed form: with centred points as complex numbers s and t, the turn and size
    are `sum(conj(s) t) / sum(|s|^2)`.
    """
    middle_s, middle_t = source.mean(axis=0), target.mean(axis=0)
    s = (source - middle_s) @ np.array([1, 1j])
    t = (target - middle_t) @ np.array([1, 1j])
    turn = np.vdot(s, t) / np.vdot(s, s).real
    matrix = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    return np.column_stack([matrix, middle_t - matrix @ middle_s])


def _sampled(image: Image, to_frame: npt.NDArray[np.float64], scale: float, size: int) -> Image:
    samples = int(np.clip(np.ceil(scale), 1, _MAX_SAMPLES))
    fine = to_frame.copy()
    fine[:, :2] /= samples
    # Pixel centres: fine pixel i lies at (i + 0.5) / samples in crop pixels, and the frame's own
    # pixel j at j + 0.5.
    fine[:, 2] += fine[:, :2] @ (0.5, 0.5) - 0.5
    warped = cv2.warpAffine(
        image,
        fine,
        (size * samples, size * samples),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if samples > 1:
        warped = cv2.resize(warped, (size, size), interpolation=cv2.INTER_AREA)
    grey: Image = np.asarray(cv2.cvtColor(warped, cv2.COLOR_BGR2GRAY), np.uint8)
    return grey
