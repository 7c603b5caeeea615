from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image as Pictures

from roomtone.errors import SourceError
from roomtone.vision.images import read_image


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "1"])
def test_pictures_of_every_kind_become_bgr(tmp_path, mode):
    values = np.tile(np.linspace(0, 255, 32, dtype=np.uint8), (24, 1))
    if mode == "I;16":
        picture = Pictures.fromarray(values.astype(np.uint16) * 257)
    else:
        picture = Pictures.fromarray(values).convert("RGB").convert(mode)
    path = tmp_path / ("picture.tif" if mode == "CMYK" else "picture.png")
    picture.save(path)
    image = read_image(path)
    assert image.shape == (24, 32, 3)
    assert image.dtype == np.uint8
    assert image[:, -4:].mean() > image[:, :4].mean() + 150


def test_a_cmyk_jpeg_and_transparency(tmp_path):
    red = Pictures.new("RGB", (16, 16), (220, 10, 10))
    red.convert("CMYK").save(tmp_path / "red.jpg")
    blue, green, strong = read_image(tmp_path / "red.jpg")[8, 8]
    assert strong > 180
    assert max(blue, green) < 60
    Pictures.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert (read_image(tmp_path / "clear.png") == 255).all()


def test_a_picture_is_turned_as_its_exif_says(tmp_path):
    picture = Pictures.new("RGB", (40, 20), "black")
    picture.paste("white", (0, 0, 10, 20))
    exif = Pictures.Exif()
    exif[0x0112] = 6  # stored lying, to be turned a quarter clockwise
    picture.save(tmp_path / "turned.jpg", exif=exif)
    image = read_image(tmp_path / "turned.jpg")
    assert image.shape == (40, 20, 3)
    assert image[:8].mean() > 200 > 50 > image[12:].mean()


def test_a_picture_cut_off_half_way_and_something_else(portrait_file, tmp_path):
    half = tmp_path / "half.png"
    half.write_bytes(portrait_file.read_bytes()[: portrait_file.stat().st_size // 2])
    with pytest.raises(SourceError, match="whole picture"):
        read_image(half)
    jpeg = tmp_path / "half.jpg"
    cv2.imwrite(str(jpeg), cv2.imread(str(portrait_file)))
    jpeg.write_bytes(jpeg.read_bytes()[: jpeg.stat().st_size // 2])
    with pytest.raises(SourceError, match="whole picture"):
        read_image(jpeg)
    words = tmp_path / "words.jpg"
    words.write_text("these are words")
    with pytest.raises(SourceError, match="expected a picture"):
        read_image(words)
    words.write_bytes(b"")
    with pytest.raises(SourceError, match="expected a picture"):
        read_image(words)
    with pytest.raises(SourceError):
        read_image(tmp_path)


def test_the_smallest_picture_and_one_that_is_too_large(tmp_path):
    Pictures.new("RGB", (1, 1), "white").save(tmp_path / "one.png")
    assert read_image(tmp_path / "one.png").shape == (1, 1, 3)
    wide = Pictures.new("L", (20_000, 40), 128)
    wide.save(tmp_path / "wide.png")
    assert read_image(tmp_path / "wide.png").shape == (40, 20_000, 3)
    Pictures.new("1", (20_000, 20_000)).save(tmp_path / "huge.png")
    with pytest.raises(SourceError, match="at most 178 megapixels"):
        read_image(tmp_path / "huge.png")
