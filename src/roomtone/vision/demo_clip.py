"""A short clip for machines without a camera: one public-domain portrait as a small class.

The portrait is of Grace Hopper (U.S. Navy, public domain), which the package matplotlib ships. Nine
tiles show it mirrored, lit and framed in different ways, and moving a little, as in a meeting's
gallery; one tile turns its camera off for a while. It shows how roomtone works, not how well.
"""

from __future__ import annotations

import importlib.util
import itertools
import math
from pathlib import Path

import cv2
import numpy as np

from roomtone.errors import SourceError
from roomtone.types import Frame, Frames, Image
from roomtone.vision.images import read_image

_GRID, _TILE = 3, (320, 240)
_FPS, _SECONDS = 15, 12
#: The tile that turns its camera off, and from when to when, seconds.
_OFF, _OFF_FROM, _OFF_TO = 4, 5.0, 8.0


def demo_frames(loop: bool = False) -> Frames:
    """Frames `(720, 960, 3)` of a gallery of nine, 15 a second for 12 s, or without end.

    Raises:
        SourceError: matplotlib (the extra `demo`) is not installed.
    """
    portrait = read_image(portrait_file())
    for number in itertools.count() if loop else range(_FPS * _SECONDS):
        t = number / _FPS
        rows = [
            np.concatenate(
                [_tile(portrait, row * _GRID + column, t) for column in range(_GRID)], axis=1
            )
            for row in range(_GRID)
        ]
        yield Frame(np.concatenate(rows), t, "demo")


def portrait_file() -> Path:
    """The portrait that the demo clip is made of, which matplotlib ships.

    Raises:
        SourceError: the extra `demo` is missing.
    """
    spec = importlib.util.find_spec("matplotlib")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        file = Path(folder) / "mpl-data" / "sample_data" / "grace_hopper.jpg"
        if file.is_file():
            return file
    raise SourceError(
        "demo: expected the portrait that matplotlib ships. Run pip install 'roomtone[demo]', or "
        "name a camera or a file."
    )


def _tile(portrait: Image, number: int, t: float) -> Image:
    """One tile at `t`, seconds: the portrait in its own framing and light."""
    wide, high = _TILE
    if number == _OFF and _OFF_FROM <= t % _SECONDS < _OFF_TO:
        return np.full((high, wide, 3), 40, np.uint8)
    # The face's middle in the portrait, and how many of its pixels make one of the tile's.
    phase = number * 1.7
    x = 266 + 16 * math.sin(t * 0.9 + phase)
    y = 228 + 10 * math.sin(t * 1.3 + phase * 2)
    scale = 1.3 + 0.13 * (number % 4) + 0.05 * math.sin(t * 0.5 + phase)
    angle = math.radians(6) * math.sin(t * 0.7 + phase)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    mirror = -1 if number % 2 else 1
    matrix = np.array(
        [
            [cos * mirror, -sin, x - cos * mirror * wide / 2 + sin * high / 2],
            [sin * mirror, cos, y - sin * mirror * wide / 2 - cos * high / 2],
        ]
    )
    tile = cv2.warpAffine(
        portrait,
        matrix,
        _TILE,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT,
    )
    light = 0.75 + 0.06 * (number % 5)
    lit: Image = np.clip(tile.astype(np.float32) * light, 0, 255).astype(np.uint8)
    lit[:2], lit[:, :2] = 20, 20
    return lit
