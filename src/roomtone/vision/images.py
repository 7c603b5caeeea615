"""Read picture files of every common kind, or say what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from roomtone.errors import SourceError
from roomtone.types import Image

#: Pictures of more pixels than this are refused: they would take over 1 GB of memory to open.
MAX_PIXELS = 250_000_000


def read_image(path: Path | str) -> Image:
    """A picture file as uint8 `(height, width, 3)`, BGR, turned as its EXIF says.

    Gray, palette, CMYK and 16-bit pictures are converted; what is transparent becomes white.

    Raises:
        SourceError: no such file, no picture, cut off, or of more than `MAX_PIXELS` pixels.
    """
    import warnings

    from PIL import Image as Pictures
    from PIL import ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; the limit is ours
            with Pictures.open(path) as picture:
                _check_size(path, picture.width * picture.height)
                picture.load()
                turned = ImageOps.exif_transpose(picture)
                rgb = np.asarray(_opaque(turned))
    except UnidentifiedImageError:
        raise SourceError(
            f"{path}: expected a picture (JPEG, PNG, WebP, BMP, TIFF), got something "
            "else. For a video, use roomtone watch."
        ) from None
    except Pictures.DecompressionBombError:
        raise _too_large(path) from None
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file. Check the path.") from None
    except (IsADirectoryError, PermissionError) as error:
        raise SourceError(
            f"{path}: expected a picture file; {error.strerror}. Name the files in a folder, "
            "or read it with roomtone watch."
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise SourceError(
            f"{path}: expected a whole picture; {error}. The file is damaged or cut off: "
            "fetch it again."
        ) from None
    bgr: Image = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), np.uint8)
    return bgr


def _check_size(path: Path | str, pixels: int) -> None:
    if pixels > MAX_PIXELS:
        raise _too_large(path)


def _too_large(path: Path | str) -> SourceError:
    return SourceError(
        f"{path}: expected at most {MAX_PIXELS // 1_000_000} megapixels. Make the picture smaller."
    )


def _opaque(picture: Any) -> Any:
    from PIL import Image as Pictures

    if picture.mode.startswith("I"):  # 16 or 32 bit gray: Pillow's own conversion cuts it off
        values = np.asarray(picture, np.float64)
        scale = 257.0 if values.max(initial=0) > 255 else 1.0
        picture = Pictures.fromarray((values / scale).clip(0, 255).astype(np.uint8))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Pictures.new("RGBA", layer.size, "white")
        picture = Pictures.alpha_composite(white, layer)
    return picture.convert("RGB")
