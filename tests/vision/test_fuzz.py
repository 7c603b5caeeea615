"""Damaged files of every kind: only roomtone's own errors come out, and memory stays bounded.

Bounded and seeded: each case changes a small good file at places that its number chooses.
"""

from __future__ import annotations

import io
import random
import resource
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pictures

from roomtone.errors import RoomtoneError
from roomtone.vision.frames import frames_from
from roomtone.vision.images import as_image, read_image
from tests.conftest import write_clip

PICTURE = np.random.default_rng(0).integers(0, 256, (24, 32, 3), dtype=np.uint8)
KINDS = (
    *("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "JPEG2000", "PPM", "QOI", "PCX", "SGI"),
    *("ICO", "DDS", "TGA", "HEIF"),
)
#: What all damaged files together may add to the memory of the process, bytes.
MOST_MEMORY = 400_000_000


@pytest.fixture(autouse=True)
def bounded_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    unit = 1 if sys.platform == "darwin" else 1024
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (after - before) * unit < MOST_MEMORY


def seeded(kind: str, number: int) -> random.Random:
    return random.Random(f"{kind} {number}")  # noqa: S311 - the same each time


def good_picture(kind: str) -> bytes:
    file = io.BytesIO()
    picture = Pictures.fromarray(PICTURE)
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.from_pillow(picture.resize((64, 64))).save(file, quality=50)
    elif kind in ("GIF", "WEBP", "PNG"):
        others = [Pictures.fromarray(np.roll(PICTURE, step, 1)) for step in (3, 6)]
        picture.save(file, kind, save_all=True, append_images=others, duration=50)
    else:
        picture.save(file, kind)
    return file.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, lost, doubled, or with numbers that are too large."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        # Half of the changes fall into the header, where sizes and offsets are.
        place = chance.randrange(min(len(changed), 64) if chance.random() < 0.5 else len(changed))
        change = chance.randrange(5)
        if change == 0:
            changed[place] = chance.randrange(256)
        elif change == 1:
            changed[place : place + 4] = chance.choice(
                (b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff")
            )
        elif change == 2:
            del changed[place : place + chance.randrange(1, 30)]
        elif change == 3:
            changed[place:place] = changed[place : place + chance.randrange(1, 30)]
        else:
            del changed[max(place, 1) :]
        if not changed:
            return b""
    return bytes(changed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_picture_is_read_or_refused_in_words(kind):
    data = good_picture(kind)
    read_image(data)
    read = refused = 0
    for number in range(60):
        try:
            image = read_image(damaged(data, seeded(kind, number)))
        except RoomtoneError as error:
            assert "expected" in str(error) or "memory" in str(error)
            refused += 1
        else:
            assert image.dtype == np.uint8
            assert image.ndim == 3
            read += 1
    assert read + refused == 60
    assert refused


@pytest.mark.parametrize("kind", ["gif", "webp", "png", "mp4", "mkv", "ts", "heic"])
def test_a_damaged_source_gives_frames_or_an_error_in_words(tmp_path, kind):
    path = tmp_path / f"source.{kind}"
    if kind in ("mp4", "mkv", "ts"):
        write_clip(path, [np.roll(PICTURE, step, 1) for step in range(10)])
    else:
        path.write_bytes(good_picture({"heic": "HEIF"}.get(kind, kind.upper())))
    data = path.read_bytes()
    seen = refused = 0
    for number in range(25):
        path.write_bytes(damaged(data, seeded(kind, number)))
        try:
            with closing(frames_from(path)) as frames:
                for frame in islice(frames, 100):
                    assert frame.image.dtype == np.uint8
                    seen += 1
        except RoomtoneError:
            refused += 1
    assert seen + refused


def test_noise_under_any_name_is_no_source(tmp_path):
    chance = seeded("noise", 0)
    for name in ("a.jpg", "a.png", "a.heic", "a.avif", "a.tif", "a.mp4", "a.webp", "a", "a.y4m"):
        path = Path(tmp_path, name)
        path.write_bytes(chance.randbytes(chance.choice((0, 1, 7, 64, 3000))))
        with pytest.raises(RoomtoneError):
            list(frames_from(path))


def test_any_array_is_a_picture_or_refused_in_words():
    chance = np.random.default_rng(0)
    kinds = (np.uint8, np.int16, np.uint16, np.int64, np.float16, np.float64, bool, complex, object)
    for _ in range(200):
        shape = tuple(chance.integers(0, 6, chance.integers(0, 5)))
        array = (chance.normal(0, 300, shape)).astype(kinds[chance.integers(len(kinds))])
        try:
            image = as_image(array)
        except RoomtoneError as error:
            assert "expected" in str(error)
        else:
            assert image.dtype == np.uint8
            assert image.shape[2] == 3
