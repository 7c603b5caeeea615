"""Photos as people bring them: formats, EXIF, close-ups, panoramas, damaged files, arrays."""

from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys

import cv2
import numpy as np
import pytest
from PIL import Image as Pictures

from roomtone import (
    ExpressionClassifier,
    Frame,
    PhotoReader,
    Pipeline,
    RoomtoneError,
    SourceError,
    frames_from,
    read_photo,
)
from roomtone.types import Image
from roomtone.vision.faces import FaceOptions
from roomtone.vision.images import MAX_BYTES, is_picture, read_animation, read_image
from roomtone.vision.quality import QualityOptions
from roomtone.vision.smoothing import SmoothOptions
from roomtone.vision.tracks import TrackOptions
from tests.golden import make

RAMP = np.tile(np.linspace(0, 1, 64), (48, 1))
COLORS = np.dstack([RAMP, RAMP[::-1], RAMP[:, ::-1]])


@pytest.fixture(scope="module")
def tile() -> Image:
    """The portrait, 256 x 192."""
    return read_image(make.HERE / "portrait.png")


@pytest.fixture(scope="module")
def reader(photo_detector, classifier) -> PhotoReader:
    return PhotoReader(photo_detector, classifier)


def encoded(picture: Pictures.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def rgb(image: Image) -> Pictures.Image:
    return Pictures.fromarray(np.ascontiguousarray(image[:, :, ::-1]))


def with_exif(picture: Pictures.Image, *entries: tuple[int, int, int, bytes]) -> bytes:
    """A JPEG whose EXIF has these raw entries: tag, type, count, value."""
    start, extra, body = 8 + 2 + 12 * len(entries) + 4, b"", struct.pack("<H", len(entries))
    for tag, kind, count, value in entries:
        at = value
        if len(value) > 4:
            at, extra = struct.pack("<I", start + len(extra)), extra + value
        body += struct.pack("<HHI", tag, kind, count) + at.ljust(4, b"\0")
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8) + body + b"\0" * 4 + extra
    return encoded(picture, "JPEG", quality=95, exif=exif)


TURNED = (0x0112, 3, 1, struct.pack("<H", 6))


@pytest.mark.parametrize("times", [4, 12])
def test_a_close_up_of_one_face_is_one_face(reader, tile, times):
    large = cv2.resize(tile, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    (reading,) = reader.read(Frame(large)).readings
    assert reading.label == "happiness"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_photo_that_lies_on_its_side_without_exif_reads_the_same(reader, tile, quarters):
    (upright,) = reader.read(Frame(tile)).readings
    turned = np.ascontiguousarray(np.rot90(tile, quarters))
    (reading,) = reader.read(Frame(turned)).readings
    assert reading.label == upright.label
    assert reading.probabilities == pytest.approx(upright.probabilities, abs=0.05)
    x, y, w, h = reading.box
    face = turned[round(y) : round(y + h), round(x) : round(x + w)]
    assert abs(float(face.mean()) - 128) < 60  # inside the picture, on the face
    assert (w > h) == (quarters % 2 == 1)


def test_small_faces_in_a_panorama_are_found(photo_detector, tile):
    scene = np.full((700, 5200, 3), 120, np.uint8)
    small = cv2.resize(tile, None, fx=20 / 90, fy=20 / 90, interpolation=cv2.INTER_AREA)
    places = [(x, y) for x in (10, 1250, 2600, 3900, 5100) for y in (20, 600)]
    for x, y in places:
        scene[y : y + small.shape[0], x : x + small.shape[1]] = small
    assert len(photo_detector.detect(Frame(scene))) == len(places)


@pytest.mark.parametrize(
    "broken",
    [
        (0x011A, 10, 1, struct.pack("<ii", -1, 0)),
        (0x011A, 2, 5, b"abcd\0"),
        (0x0213, 12, 1, struct.pack("<d", 1.5)),
        (0x8769, 4, 1, struct.pack("<I", 0xFFFFFFF0)),
        (0x9286, 99, 70_000, b"\xff\xff\xff\xff"),
        (0x8769, 4, 1, struct.pack("<I", 8)),
        (0x8825, 4, 1, struct.pack("<I", 0xFFFFFFF0)),
        (0x010E, 2, 6, b"\xff\xfe\xe9\xe8\xea\0"),
        (0x011A, 5, 1, struct.pack("<II", 72, 0)),
        (0x9003, 77, 9, b"abcdefghi"),
    ],
)
def test_a_broken_exif_tag_does_not_stop_the_reading(tile, broken):
    lying = rgb(np.rot90(tile))
    image = read_image(with_exif(lying, TURNED, broken))
    assert image.shape == tile.shape
    assert np.abs(image.astype(int) - tile).mean() < 4


@pytest.mark.parametrize(
    ("kind", "count", "value"),
    [(1, 1, b"\6"), (2, 2, b"6\0"), (3, 2, struct.pack("<HH", 6, 6)), (4, 1, b"\6\0\0\0")],
)
def test_an_orientation_of_another_type_turns_the_photo(tile, kind, count, value):
    data = with_exif(rgb(np.rot90(tile)), (0x0112, kind, count, value))
    assert read_image(data).shape == tile.shape


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_an_orientation_counts_in_every_format(tile, kind):
    exif = Pictures.Exif()
    exif[0x0112] = 6
    assert read_image(encoded(rgb(np.rot90(tile)), kind, exif=exif)).shape == tile.shape


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("CMYK", "JPEG", {}),
        ("CMYK", "TIFF", {}),
        ("YCbCr", "TIFF", {}),
        ("LAB", "TIFF", {}),
        ("RGBA", "TIFF", {}),
        ("P", "PNG", {}),
        ("P", "PNG", {"transparency": bytes([255] * 256)}),
        ("LA", "PNG", {}),
        ("1", "TIFF", {"compression": "group4"}),
        ("RGB", "TIFF", {"big_tiff": True}),
        ("RGB", "TIFF", {"compression": "tiff_lzw"}),
        ("RGB", "MPO", {}),
    ],
)
def test_pixels_of_every_mode_are_read(tile, mode, kind, options):
    image = read_image(encoded(rgb(tile).convert(mode), kind, **options))
    assert image.shape == tile.shape
    assert abs(float(image.mean()) - float(tile.mean())) < 5


@pytest.mark.parametrize("value", [0, 9, 6000])
def test_an_orientation_that_is_none_is_upright(tile, value):
    data = with_exif(rgb(tile), (0x0112, 3, 1, struct.pack("<H", value)))
    assert read_image(data).shape == tile.shape


def test_a_phones_heic_is_read_whole_and_upright(tile, tmp_path):
    import pillow_heif

    exif = Pictures.Exif()
    exif[0x0112] = 6
    lying = pillow_heif.from_pillow(rgb(np.rot90(tile)))
    path = tmp_path / "IMG_0001.HEIC"
    lying.save(path, exif=exif.tobytes(), quality=90)
    image = read_image(path)
    assert image.shape == tile.shape
    assert np.abs(image.astype(int) - tile).mean() < 6
    assert read_photo(path).readings[0].label == "happiness"
    assert is_picture(path)
    seen = []
    image = read_image(path.read_bytes()[:-50], "cut", seen.append)
    assert np.abs(image.astype(int) - tile).mean() < 10
    assert "cut off (50 bytes missing)" in seen[0]
    half = path.read_bytes()[: path.stat().st_size // 2]
    with pytest.raises(SourceError, match="whole picture"):
        read_image(half)


def boxed(kind: bytes, *content: bytes, full: int | None = None) -> bytes:
    """A box of the ISO container; of a full box, with version and flags."""
    body = (b"" if full is None else struct.pack(">I", full)) + b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def tiled_heic(image: Image) -> bytes:
    """A HEIC of two tiles side by side, as phones write theirs of many."""
    import pillow_heif

    height, width = image.shape[0], image.shape[1] // 2
    tiles, settings = [], []
    for half in (image[:, :width], image[:, width:]):
        file = io.BytesIO()
        pillow_heif.from_pillow(rgb(half)).save(file, quality=90, save_nclx_profile=False)
        data = file.getvalue()
        tiles.append(data[data.index(b"mdat") + 4 :])
        at = data.index(b"hvcC") - 4
        settings.append(data[at : at + struct.unpack_from(">I", data, at)[0]])
    kinds = [(1, 1, b"hvc1"), (2, 1, b"hvc1"), (3, 0, b"grid")]
    entries = [
        boxed(b"infe", struct.pack(">HH4sB", item, 0, kind, 0), full=2 << 24 | hidden)
        for item, hidden, kind in kinds
    ]
    sizes = [
        boxed(b"ispe", struct.pack(">II", wide, height), full=0) for wide in (width, 2 * width)
    ]
    owned = [(1, (0x81, 3)), (2, (0x82, 3)), (3, (4,))]
    owners = b"".join(struct.pack(">HB", item, len(its)) + bytes(its) for item, its in owned)
    whole = struct.pack(">BBBBHH", 0, 0, 0, 1, 2 * width, height)

    def meta(first: int) -> bytes:
        second = first + len(tiles[0])
        extents = [(1, 0, first, len(tiles[0])), (2, 0, second, len(tiles[1])), (3, 1, 0, 8)]
        places = b"".join(
            struct.pack(">HHHHII", item, how, 0, 1, at, size) for item, how, at, size in extents
        )
        return boxed(
            b"meta",
            boxed(b"hdlr", struct.pack(">I4s12xB", 0, b"pict", 0), full=0),
            boxed(b"pitm", struct.pack(">H", 3), full=0),
            boxed(b"iloc", struct.pack(">BBH", 0x44, 0, 3), places, full=1 << 24),
            boxed(b"iinf", struct.pack(">H", 3), *entries, full=0),
            boxed(b"iref", boxed(b"dimg", struct.pack(">HHHH", 3, 2, 1, 2)), full=0),
            boxed(
                b"iprp",
                boxed(b"ipco", *settings, *sizes),
                boxed(b"ipma", struct.pack(">I", 3), owners, full=0),
            ),
            boxed(b"idat", whole),
            full=0,
        )

    head = boxed(b"ftyp", b"heic", struct.pack(">I", 0), b"mif1heic")
    first = len(head) + len(meta(0)) + 8
    return head + meta(first) + boxed(b"mdat", *tiles)


def test_a_phones_heic_of_many_tiles_is_read_whole_on_every_way_in(tile, tmp_path):
    path = tmp_path / "IMG_0002.HEIC"
    path.write_bytes(tiled_heic(tile))
    for image in (read_image(path), read_image(path.read_bytes()), *read_animation(path)):
        image = image[0] if isinstance(image, tuple) else image
        assert image.shape == tile.shape
        assert np.abs(image.astype(int) - tile).mean() < 6
    (frame,) = frames_from(path)
    assert frame.image.shape == tile.shape


@pytest.mark.parametrize(
    "ahead",
    [b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n", b"\0\1junk"],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_behind_the_head_of_an_answer_is_read(tile, ahead, kind):
    assert np.abs(read_image(ahead + encoded(rgb(tile), kind)).astype(int) - tile).mean() < 4


@pytest.mark.parametrize("kind", [".pfm", ".hdr"])
def test_pictures_of_light_are_read(tile, reader, tmp_path, kind):
    path = tmp_path / f"light{kind}"
    light = (tile.astype(np.float32) / 255) ** (2.2 if kind == ".hdr" else 1)
    light[:2, :2] = 1 if kind == ".pfm" else 40  # a lamp
    cv2.imwrite(str(path), light)
    image = read_image(path)
    assert np.abs(image[2:].astype(int) - tile[2:]).mean() < 4
    assert is_picture(path)
    damaged = path.read_bytes().replace(b"256", b"999999", 1)
    with pytest.raises(SourceError, match="megapixels"):
        read_image(damaged)


@pytest.mark.parametrize("dtype", ["<u2", ">u2", "<f4", ">f4"])
def test_a_scanners_deep_tiff_with_zero_for_white_is_not_a_negative(dtype):
    bits = 8 * int(dtype[2])
    values = (1 - RAMP) * (1 if dtype[1] == "f" else 65_535)
    tags = [(256, 64), (257, 48), (258, bits), (259, 1), (262, 0), (273, 200), (277, 1)]
    tags += [(278, 48), (279, values.size * bits // 8), (339, 3 if dtype[1] == "f" else 1)]
    order = dtype[0]
    entries = [struct.pack(order + "HHII", tag, 4, 1, value) for tag, value in tags]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(tags))
    data = (head + b"".join(entries)).ljust(200, b"\0") + values.astype(dtype).tobytes()
    assert np.abs(read_image(data)[:, :, 0] - RAMP * 255).max() < 1.5


def test_an_empty_file_is_said_to_be_empty():
    with pytest.raises(SourceError, match="an empty file"):
        read_image(b"")


@pytest.mark.parametrize(
    "kind",
    ["AVIF", "WEBP", "JPEG2000", "TGA", "QOI", "PPM", "PCX", "SGI", "DDS", "GIF", "BMP", "TIFF"],
)
def test_every_common_format_is_read_whatever_its_name(tile, tmp_path, kind):
    path = tmp_path / "picture"
    path.write_bytes(encoded(rgb(tile), kind))
    assert np.abs(read_image(path).astype(int) - tile).mean() < 8
    assert is_picture(path) or kind == "TGA"


@pytest.mark.parametrize("kind", ["EPS", "PDF"])
def test_formats_that_run_other_programs_are_refused(tile, kind):
    with pytest.raises(SourceError, match="expected a picture"):
        read_image(encoded(rgb(tile), kind))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((RAMP * 65_535).astype(np.uint16), "PNG"),
        ((RAMP * 4095).astype(np.uint16), "TIFF"),
        ((RAMP * 65_535).astype(np.int32), "TIFF"),
        (RAMP.astype(np.float32), "TIFF"),
        ((RAMP * 255).astype(np.float32), "TIFF"),
    ],
)
def test_deep_gray_pictures_have_their_brightness(values, kind):
    image = read_image(encoded(Pictures.fromarray(values), kind))
    assert np.abs(image[:, :, 0] - RAMP * 255).max() < 1.5


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (".png", (COLORS * 65_535).astype(np.uint16)),
        (".png", (COLORS * 4095).astype(np.uint16)),
        (".tif", (COLORS * 4095).astype(np.uint16)),
        (".tif", COLORS.astype(np.float32)),
    ],
)
def test_deep_color_pictures_have_their_brightness(kind, values):
    image = read_image(cv2.imencode(kind, values)[1].tobytes())
    assert np.abs(image - COLORS * 255).mean() < 3


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        *(("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("BMP", {}), ("TIFF", {})),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {}),
    ],
)
def test_a_picture_cut_at_its_last_bytes_is_read_with_a_warning(tile, kind, options, caplog):
    noise = np.random.default_rng(0).integers(0, 30, tile.shape, dtype=np.uint8)
    whole = encoded(rgb(tile // 2 + noise), kind, **options)
    warnings_seen = []
    image = read_image(whole[:-50], "cut", warnings_seen.append)
    assert image.shape == tile.shape
    assert "cut: the file is cut off" in warnings_seen[0]
    read_image(whole[:-50], "cut")
    assert "cut off" in caplog.text


def test_a_damaged_avif_is_refused_in_words(tile):
    damaged = bytearray(encoded(rgb(tile), "AVIF"))
    for place in range(200, len(damaged), 7):
        damaged[place] ^= 0xFF
    with pytest.raises(SourceError, match="expected a"):
        read_image(bytes(damaged))


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's count of memory in kilobytes")
@pytest.mark.parametrize("kind", ["one.png", "moving.webp", "moving.gif"])
def test_a_small_file_with_a_huge_picture_costs_little_memory(tmp_path, kind):
    path = tmp_path / kind
    if kind == "one.png":
        Pictures.new("1", (13_300, 13_300)).save(path)
    else:
        first, *rest = [Pictures.new("RGB", (3000, 3000), (level,) * 3) for level in range(4)]
        first.save(path, save_all=True, append_images=rest, duration=50)
    code = (
        "import resource, sys, PIL.Image, cv2\n"
        "from roomtone.vision.images import read_image\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "PIL.Image.init(); before = peak(); read_image(sys.argv[1]); print(peak() - before)"
    )
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) * 1024 < MAX_BYTES


def test_arrays_are_read_where_it_is_clear_what_they_are(tile, photo_detector, classifier):
    pipeline = Pipeline(photo_detector, classifier)
    (expected,) = pipeline.step(Frame(tile))
    for array in (
        tile / 255,
        (tile / 255).astype(np.float32),
        tile.astype(float),
        tile.astype(np.uint16) * 257,
        tile.astype(int),
        np.dstack([tile, np.full(tile.shape[:2], 255, np.uint8)]),
        tile.transpose(2, 0, 1),
        cv2.cvtColor(tile, cv2.COLOR_BGR2GRAY),
        cv2.cvtColor(tile, cv2.COLOR_BGR2GRAY)[:, :, None],
    ):
        pipeline.reset()
        (reading,) = pipeline.step(Frame(array))
        assert reading.expression == expected.expression
        assert reading.box == pytest.approx(expected.box, abs=3)


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((2, 3, 48, 64)),
        np.zeros(5),
        np.full((48, 64, 3), np.nan),
        np.full((48, 64, 3), -0.5),
        np.full((48, 64, 3), 1000),
        np.array([["a"]]),
    ],
)
def test_other_arrays_are_refused_with_what_was_expected(array, reader):
    with pytest.raises(SourceError, match=r"picture: expected .*got"):
        reader.read(Frame(array))


def test_a_photo_may_be_an_array_and_a_classifier_be_named(tile):
    photo = read_photo(tile)
    assert (photo.source, photo.width, photo.height) == ("array", 256, 192)
    assert photo.readings[0].label == "happiness"
    assert ExpressionClassifier("nano").model.sha256 != ExpressionClassifier().model.sha256


@pytest.mark.parametrize(
    ("options", "values"),
    [
        (FaceOptions, {"side_px": (0,)}),
        (FaceOptions, {"side_px": ()}),
        (FaceOptions, {"min_score": 1.5}),
        (FaceOptions, {"max_overlap": float("nan")}),
        (SmoothOptions, {"half_life_s": -1}),
        (SmoothOptions, {"margin": "much"}),
        (TrackOptions, {"absence_s": -1}),
        (TrackOptions, {"resize": 0.5}),
        (QualityOptions, {"size_px": (10, 10)}),
    ],
)
def test_options_out_of_their_range_are_refused(options, values):
    with pytest.raises(RoomtoneError, match=f"{options.__name__}.{next(iter(values))}: expected"):
        options(**values)
