"""Read picture files and arrays of every common kind, or say what is wrong with them.

A picture costs at most `MAX_BYTES` of memory: its pixels are counted before they are decoded, and a
picture that needs more is read at a half, a third, ... of its size, or refused.
"""

from __future__ import annotations

import io
import logging
import re
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.errors import SourceError
from roomtone.types import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

#: Pictures of more pixels are refused, and those whose decoding takes more memory.
MAX_PIXELS, MAX_BYTES = 178_000_000, 300_000_000
#: Formats that are opened: those that decode in this process alone (no PostScript, which Pillow
#: hands to another program).
FORMATS = (
    *("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "DIB", "TIFF", "JPEG2000", "PPM", "QOI"),
    *("PCX", "SGI", "SUN", "ICO", "PSD", "DDS", "XBM", "TGA"),
)
#: What may stand before a picture whose file holds more: the head of an answer, a blank line.
_MAX_AHEAD = 1024
_BEGINS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
#: What such files are usually called.
IMAGE_SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".apng", ".webp", ".avif", ".avifs"),
        *(".heic", ".heif", ".hif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".jp2", ".j2k"),
        *(".jpx", ".ppm", ".pgm", ".pbm", ".pnm", ".pfm", ".qoi", ".pcx", ".sgi", ".rgb", ".ras"),
        *(".hdr", ".ico", ".psd", ".dds", ".xbm", ".tga"),
    )
)
#: What files are called that hold JPEG after JPEG: videos.
_JPEG_STREAMS = (".mjpeg", ".mjpg")
#: Formats whose pictures may follow one another in time.
_ANIMATED = ("GIF", "WEBP", "PNG", "AVIF")
#: Bytes that a pixel takes in Pillow, by mode (others: 4), and what a format's decoder adds.
_STORED = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
_DECODER = {"WEBP": 12.0, "AVIF": 6.0, "JPEG2000": 12.0}
#: A picture that lacks more of its rows, or of its bytes where rows cannot be told, is not read.
_MAX_MISSING, _MAX_MISSING_BYTES = 0.25, 0.05
_STRIP_PIXELS = 1_000_000
_TURNS: dict[int, Callable[[Image], Image]] = {
    2: lambda image: image[:, ::-1],
    3: lambda image: image[::-1, ::-1],
    4: lambda image: image[::-1],
    5: lambda image: image.transpose(1, 0, 2),
    6: lambda image: np.rot90(image, -1),
    7: lambda image: image[::-1, ::-1].transpose(1, 0, 2),
    8: lambda image: np.rot90(image, 1),
}

_log = logging.getLogger("roomtone")
#: Pillow reads pictures that are cut off only where a global says so.
_lenient = threading.Lock()


def read_image(
    file: Path | str | bytes | IO[bytes],
    name: str = "",
    on_warning: Callable[[str], object] = _log.warning,
) -> Image:
    """A picture as uint8 `(height, width, 3)`, BGR, turned as its EXIF says.

    Gray, palette, CMYK, 12 and 16 bit and float pictures are converted; what is transparent becomes
    white; of several pictures in one file, the first is read.

    Args:
        file: a path, the bytes of a file, or an open binary file.
        name: what messages call it; by default the path.
        on_warning: told in a sentence where the picture is not read as it is: its end is missing,
            or it is too large and read at a smaller size.

    Raises:
        SourceError: no such file, no picture, damaged, cut off, or too large.
    """
    name = name or ("picture" if isinstance(file, bytes) else str(file))
    with _readable(file, name) as given:
        stream, missing = _filled_up(given)
        image = _read(stream, name, on_warning)
    if missing:
        on_warning(
            f"{name}: the file is cut off ({missing} bytes missing); what is there was read."
        )
    return image


def _read(stream: IO[bytes], name: str, on_warning: Callable[[str], object]) -> Image:
    if _is_heif(stream):
        return _read_heif(stream, name)
    with _opened(stream, name) as picture:
        deep = _read_deep(stream, picture.size, name) if _is_deep(picture) else None
        if deep is not None:
            return deep
        step = _step(picture, name, on_warning)
        loaded = _loaded(picture, stream, name, on_warning)
        turn = _orientation(loaded)
        image = _to_bgr(loaded, step)
        loaded.close()
    return np.ascontiguousarray(_TURNS[turn](image)) if turn in _TURNS else image


def read_animation(path: Path | str) -> Iterator[tuple[Image, float]]:
    """The pictures of an animated GIF, WebP, PNG or AVIF with their times, seconds.

    A file with one picture gives that one.

    Raises:
        SourceError: as `read_image`, or while iterating, where the file is damaged.
    """
    name = str(path)
    with _readable(path, name) as stream:
        still = _is_heif(stream)
        if not still:
            with _opened(stream, name) as picture:
                count = getattr(picture, "n_frames", 1) if picture.format in _ANIMATED else 1
                still = count < 2
                t = 0.0
                for index in range(count if not still else 0):
                    step = _step(picture, name, _log.warning)
                    picture.seek(index)
                    picture.load()
                    yield _to_bgr(picture, step), t
                    shown_ms = float(picture.info.get("duration") or 0)
                    t += (shown_ms if shown_ms > 10 else 100.0) / 1000  # as browsers do
    if still:
        yield read_image(path), 0.0


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its first bytes or, for kinds without a mark, its name."""
    from PIL import Image as Pictures

    if path.suffix.lower() in _JPEG_STREAMS:
        return False
    recognizable = [kind for kind in FORMATS if kind != "TGA"]
    try:
        with path.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if path.suffix.lower() in IMAGE_SUFFIXES:
                return not _is_video(stream)
            if _is_heif(stream):
                return True
            with Pictures.open(stream, formats=recognizable):
                return True
    except Exception:  # whatever Pillow's parsers raise: no picture that could be read
        return False


def as_image(array: npt.ArrayLike) -> Image:
    """An array as a picture: uint8 `(height, width, 3)`, BGR.

    Args:
        array: `(height, width)`, `(height, width, 1, 3 or 4)` or, channels first, `(1, 3 or 4,
            height, width)`; colors in the order BGR or BGRA; uint8, bool, uint16, whole numbers of
            0 to 255, or floats of 0 to 1 or 0 to 255.

    Raises:
        SourceError: another shape, no pixels, or values that could mean several things.

    >>> as_image(np.full((2, 4), 0.5)).shape, as_image(np.full((2, 4), 0.5))[0, 0].tolist()
    ((2, 4, 3), [128, 128, 128])
    """
    values = np.asarray(array)
    if values.dtype == np.uint8 and values.ndim == 3 and values.shape[2] == 3 and values.size:
        return values
    if values.ndim == 3 and values.shape[2] not in (1, 3, 4) and values.shape[0] in (1, 3, 4):
        values = values.transpose(1, 2, 0)
    if values.ndim == 2:
        values = values[:, :, None]
    if values.ndim != 3 or values.shape[2] not in (1, 3, 4) or not values.size:
        raise SourceError(
            "picture: expected an array (height, width, 3) with pixels, BGR, or gray (height, "
            f"width); got shape {np.shape(array)}."
        )
    image = _eight_bits(values)
    channels = image.shape[2]
    if channels == 3:
        return np.ascontiguousarray(image)
    if channels == 1:
        return np.ascontiguousarray(np.repeat(image, 3, axis=2))
    return _on_white(image)


def _eight_bits(values: npt.NDArray[Any]) -> Image:
    if values.dtype == np.uint8:
        return values
    if values.dtype == bool:
        return values.astype(np.uint8) * np.uint8(255)
    if values.dtype.kind not in "uif":
        raise SourceError(
            f"picture: expected numbers (uint8, uint16 or float), got an array of {values.dtype}."
        )
    low, high = float(values.min()), float(values.max())
    top = _white(high, values.dtype.kind == "f")
    if not (np.isfinite(low) and np.isfinite(high) and low >= 0) or (
        values.dtype != np.uint16 and top > 255
    ):
        raise SourceError(
            "picture: expected values of 0 to 255, floats of 0 to 1, or uint16; got "
            f"{values.dtype} from {low:g} to {high:g}."
        )
    return np.asarray(np.rint(values * (255.0 / top)).clip(0, 255), np.uint8)


def _white(high: float, is_float: bool) -> float:
    """The value of white in a picture whose highest value is `high`: 1, or that of its bits.

    >>> _white(0.7, True), _white(200, False), _white(3000, False), _white(40_000, False)
    (1.0, 255.0, 4095.0, 65535.0)
    """
    if is_float and high < 2:  # resampling and highlights go a little above 1
        return 1.0
    depths = (8, 10, 12, 14, 16)
    return next((float(2**bits - 1) for bits in depths if high < 2**bits), max(high, 1.0))


def _on_white(image: Image) -> Image:
    """BGR of BGRA pixels before white."""
    alpha = image[:, :, 3:].astype(np.uint16)
    mixed = (image[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return np.asarray(mixed, np.uint8)


@contextmanager
def _readable(file: Path | str | bytes | IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """An open file; whatever its decoders raise becomes a `SourceError`."""
    try:
        if isinstance(file, bytes):
            stream: IO[bytes] = io.BytesIO(file)
        elif isinstance(file, (str, Path)):
            stream = Path(file).open("rb")  # noqa: SIM115 - closed below
        else:
            stream = file
            stream.seek(0)
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file. Check the path.") from None
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{name}: expected a picture file; {getattr(error, 'strerror', None) or error}. Name "
            "the files in a folder, or read it with roomtone watch."
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; the limit is ours
            yield stream
    except SourceError:
        raise
    except MemoryError:
        raise SourceError(f"{name}: the picture needs more memory than there is.") from None
    except Exception as error:  # decoders raise anything at damaged bytes
        raise SourceError(
            f"{name}: expected a whole picture; {_reason(error)}. The file is damaged or cut off: "
            "fetch it again."
        ) from None
    finally:
        if stream is not file:
            stream.close()


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _opened(stream: IO[bytes], name: str) -> Picture:
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    try:
        return Pictures.open(stream, formats=FORMATS)
    except Pictures.DecompressionBombError:
        raise _too_large(name, MAX_PIXELS) from None
    except UnidentifiedImageError:
        tags = _tiff_tags(stream)
        size = (int(tags.get(256, 0)), int(tags.get(257, 0))) if tags else _float_size(stream)
        if size and all(size):
            image = _read_deep(stream, size, name)
            if image is not None:
                white_first = tags.get(262) == 0 and not np.ptp(image, axis=2).any()
                return Pictures.fromarray(255 - image if white_first else image[:, :, ::-1])
        if ahead := _ahead(stream):
            stream.seek(ahead)
            return _opened(io.BytesIO(stream.read()), name)
        found = "something else" if stream.seek(0, io.SEEK_END) else "an empty file"
        raise SourceError(
            f"{name}: expected a picture (JPEG, PNG, WebP, HEIC, AVIF, TIFF, BMP, GIF), got "
            f"{found}. For a video, use roomtone watch."
        ) from None


def _ahead(stream: IO[bytes]) -> int:
    """How many bytes stand before a JPEG or PNG, as where `curl -i` saved it; 0 where none is."""
    stream.seek(0)
    head = stream.read(_MAX_AHEAD)
    found = _BEGINS.search(head)
    return found.start() if found and not head.startswith((b"%", b"ID3", b"PK")) else 0


def _too_large(name: str, limit: float) -> SourceError:
    return SourceError(
        f"{name}: expected at most {limit / 1e6:.0f} megapixels. Make the picture smaller."
    )


def _step(picture: Picture, name: str, on_warning: Callable[[str], object]) -> int:
    """Every how many pixels a picture is read, so that it fits into memory; 1 for all of them."""
    width, height = picture.size
    each = _STORED.get(picture.mode, 4) + _DECODER.get(picture.format or "", 0.0)
    step = 1
    if picture.format in ("JPEG", "MPO"):  # libjpeg decodes at a half, a quarter, an eighth
        while step < 8 and (each + 3) * width * height / step**2 > MAX_BYTES:
            step *= 2
        if step > 1:
            picture.draft(picture.mode, (width // step, height // step))
        pixels, rest = picture.size[0] * picture.size[1], 1
    else:
        pixels, rest = width * height, 1
        while rest < 8 and (each + 3 / rest**2) * pixels > MAX_BYTES:
            rest += 1
        step = rest
    if (each + 3 / rest**2) * pixels > MAX_BYTES or width * height > MAX_PIXELS:
        raise _too_large(name, min(MAX_BYTES / (each + 3 / 64), MAX_PIXELS))
    if step > 1:
        on_warning(f"{name}: {width} x {height} pixels, read at 1/{step} of its size.")
    return rest


def _loaded(
    picture: Picture, stream: IO[bytes], name: str, on_warning: Callable[[str], object]
) -> Picture:
    """The picture with its pixels; where its last bytes are missing, with a warning."""
    try:
        picture.load()
        return picture
    except Exception as error:
        again = _load_leniently(picture, stream)
        missing = _missing(again) if again else 1.0
        if again is None or missing > _MAX_MISSING:
            raise
        on_warning(f"{name}: the file is cut off ({_reason(error)}); what is there was read.")
        return again


def _filled_up(stream: IO[bytes]) -> tuple[IO[bytes], int]:
    """A WebP, HEIC or AVIF file with zeros where its last bytes are missing, and how many.

    Their decoders read no file that is shorter than it says; its last rows become noise.
    """
    size = stream.seek(0, io.SEEK_END)
    missing = _stated_size(stream) - size
    stream.seek(0)
    if not 0 < missing <= size * _MAX_MISSING_BYTES:
        return stream, 0
    return io.BytesIO(stream.read() + bytes(missing)), missing


def _stated_size(stream: IO[bytes]) -> int:
    """How many bytes a WebP, HEIC or AVIF file says that it has; 0 where it does not say."""
    stream.seek(0)
    head = stream.read(12)
    if head[:4] == b"RIFF" and head[8:] == b"WEBP":
        return int.from_bytes(head[4:8], "little") + 8
    end = 0
    boxes = head[4:8] == b"ftyp"
    while boxes and head[4:8].isalnum():  # box after box
        length = int.from_bytes(head[:4])
        if length < 8:  # to the end of the file, or longer than 4 GB
            break
        end = stream.seek(end + length)
        head = stream.read(12)
    return end


def _load_leniently(picture: Picture, stream: IO[bytes]) -> Picture | None:
    """What there is of a picture that is cut off; its last rows are of one color."""
    from PIL import Image as Pictures
    from PIL import ImageFile

    kind = "JPEG" if picture.format in ("JPEG", "MPO") else picture.format or ""
    stream.seek(0)
    data = stream.read() + (b"\xff\xd9" if kind == "JPEG" else b"")
    with suppress(Exception), _lenient:  # the caller tells of its own error
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            again = Pictures.open(io.BytesIO(data), formats=(kind,))
            again.draft(picture.mode, picture.size)
            again.load()
            return again
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    return None


def _missing(picture: Picture) -> float:
    """Share of rows at the lower or upper end that are of one color: not decoded."""
    values = np.asarray(picture.convert("L").resize((64, picture.height), resample=0))
    shares = []
    for rows in (values[::-1], values):
        filled = (np.ptp(rows, axis=1) == 0) & (rows[:, 0] == rows[0, 0])
        shares.append(1.0 if filled.all() else float(np.argmin(filled) / len(rows)))
    return max(shares)


def _orientation(picture: Picture) -> int:
    """How the picture's EXIF says it was held, 1 to 8; 1 where nothing there can be read."""
    try:
        value = picture.getexif().get(0x0112, 1)
        return int(value[0] if isinstance(value, (tuple, bytes)) else value)
    except Exception:  # a broken tag is no reason not to look at the picture
        return 1


def _to_bgr(picture: Picture, step: int) -> Image:
    """A loaded picture's pixels, strip by strip, so that no second copy of all is needed."""
    width, height = picture.size
    image: Image = np.empty((-(-height // step), -(-width // step), 3), np.uint8)
    scale = _brightness(picture) if picture.mode[0] in "IF" else 1.0
    white_first = getattr(picture, "tag_v2", {}).get(262) == 0  # as scanners write it
    rows = max(_STRIP_PIXELS // width // step, 1) * step
    for top in range(0, height, rows):
        strip = picture.crop((0, top, width, min(top + rows, height)))
        if picture.mode[0] in "IF":
            with np.errstate(invalid="ignore"):
                values = np.nan_to_num(np.asarray(strip, np.float32)) * scale
            values = 255 - values if white_first else values
            pixels = np.repeat(np.rint(values.clip(0, 255)).astype(np.uint8)[:, :, None], 3, 2)
        else:
            pixels = cv2.cvtColor(np.asarray(_opaque(strip)), cv2.COLOR_RGB2BGR)
        if step > 1:
            size = (image.shape[1], -(-pixels.shape[0] // step))
            pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        first = top // step
        image[first : first + len(pixels)] = pixels
    return image


def _brightness(picture: Picture) -> float:
    """What values of 12, 16 or 32 bits, or floats, are multiplied with to be 0 to 255."""
    high = 0.0
    rows = max(_STRIP_PIXELS // picture.width, 1)
    for top in range(0, picture.height, rows):
        strip = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        values = np.asarray(strip)
        finite = values[np.isfinite(values)]
        high = max(high, float(finite.max(initial=0)))
    return 255.0 / _white(high, picture.mode == "F")


def _opaque(picture: Picture) -> Picture:
    from PIL import Image as Pictures

    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Pictures.new("RGBA", layer.size, "white")
        picture = Pictures.alpha_composite(white, layer)
    return picture.convert("RGB")


def _is_heif(stream: IO[bytes]) -> bool:
    """Whether a file is HEIF with HEVC inside, as phones write it."""
    head = stream.read(64)
    stream.seek(0)
    if head[4:8] != b"ftyp":
        return False
    size = int.from_bytes(head[:4])
    brands = {head[at : at + 4] for at in range(8, min(max(size, 16), 64), 4)}
    return bool(brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}) or (
        b"mif1" in brands and not brands & {b"avif", b"avis"}
    )


def _is_video(stream: IO[bytes]) -> bool:
    """Whether a file begins as MP4, QuickTime or Matroska do, whatever it is called."""
    head = stream.read(16)
    pictures = (b"he", b"mif", b"msf", b"avif", b"avis")  # HEIF's and AVIF's brands
    mp4 = head[4:8] == b"ftyp" and not head[8:12].startswith(pictures)
    return mp4 or head[:4] == b"\x1aE\xdf\xa3"


def _read_heif(stream: IO[bytes], name: str) -> Image:
    """A HEIC file's main picture, turned as the file says; all of its tiles."""
    import pi_heif

    file = pi_heif.open_heif(stream, convert_hdr_to_8bit=True, bgr_mode=True)
    width, height = file.size
    if width * height > min(MAX_BYTES / 5, MAX_PIXELS):  # planes of YUV, then BGR
        raise _too_large(name, MAX_BYTES / 5)
    return as_image(np.array(file))  # a copy: the decoder frees its own


def _is_deep(picture: Picture) -> bool:
    """Whether colors have 16 bits, of which Pillow would keep the upper eight."""
    return picture.mode in ("RGB", "RGBA") and any(
        ";16" in str(tile[3]) for tile in getattr(picture, "tile", ())
    )


def _read_deep(stream: IO[bytes], size: tuple[int, int], name: str) -> Image | None:
    """A PNG or TIFF of deep colors (12 or 16 bits, floats); None where there is none."""
    limit = MAX_BYTES / 16  # 12 bytes of three floats, 3 of BGR
    if size[0] * size[1] > limit:
        raise _too_large(name, limit)
    stream.seek(0)
    with quiet_opencv():
        values = cv2.imdecode(np.frombuffer(stream.read(), np.uint8), cv2.IMREAD_UNCHANGED)
    if values is None:
        return None
    if values.dtype == np.uint8:
        return as_image(values)
    values = np.asarray(np.nan_to_num(values, copy=False, posinf=0, neginf=0).clip(0), np.float32)
    stream.seek(0)
    if stream.read(2) == b"#?":  # light as it is, and lamps brighter than white
        values = np.minimum(values, 1) ** np.float32(1 / 2.2)
    white = _white(float(values[:, :, :3].max() if values.ndim == 3 else values.max()), True)
    return as_image(np.asarray(cv2.convertScaleAbs(values, alpha=255 / white), np.uint8))


def _tiff_tags(stream: IO[bytes]) -> dict[int, Any]:
    """A TIFF's tags, of a kind that Pillow may not open; none for other files."""
    from PIL import TiffImagePlugin

    stream.seek(0)
    head = stream.read(8)
    if head[:4] not in (b"II*\0", b"MM\0*"):
        return {}
    tags = TiffImagePlugin.ImageFileDirectory_v2(head)
    stream.seek(tags.next)
    tags.load(stream)
    return dict(tags)


def _float_size(stream: IO[bytes]) -> tuple[int, int] | None:
    """Width and height of a Radiance HDR or a PFM of colors, which OpenCV reads; else None."""
    stream.seek(0)
    head = stream.read(2000)
    if found := re.match(rb"PF\s+(\d+)\s+(\d+)", head):
        return int(found[1]), int(found[2])
    found = re.match(rb"#\?R[\w\W]*?[-+]Y (\d+) [-+]X (\d+)\n", head)
    return (int(found[2]), int(found[1])) if found else None


@contextmanager
def quiet_opencv() -> Iterator[None]:
    """No messages of OpenCV, whose versions keep the switch in different places."""
    places = (cv2, getattr(getattr(cv2, "utils", None), "logging", None))
    switch = next(
        (found for place in places if (found := getattr(place, "setLogLevel", None))), None
    )
    level = switch(0) if switch else None
    try:
        yield
    finally:
        if switch and level is not None:
            switch(level)
