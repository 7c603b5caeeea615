"""Write annotated frames as an H.264 video that stays readable however the writing ends.

An MP4 is written in fragments of 30 frames, each complete in itself, so that what was written
before a full disk, a crash or Ctrl-C can be played.
"""

from __future__ import annotations

from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import cv2
import numpy as np

from roomtone.errors import OutputError
from roomtone.types import Image

if TYPE_CHECKING:
    import av.container
    import av.video.stream

#: Frame times are written in units of 1/90,000 s, MPEG's own clock.
_CLOCK = 90_000
_SUFFIXES = (".mp4", ".mkv")


class VideoWriter:
    """Writes pictures with their times. Use it in a `with` block.

    The first picture sets the size; later ones of another size are fitted into it, before black.

    Args:
        path: the file to write, ending in .mp4 or .mkv.

    Attributes:
        frames: pictures written so far.

    Raises:
        OutputError: another ending, or PyAV is not installed; or, while writing, a file that cannot
            be written or a full disk: what was written stays.
    """

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() not in _SUFFIXES:
            raise OutputError(
                f"{path}: expected a video's name that ends in {', '.join(_SUFFIXES)}."
            )
        if find_spec("av") is None:
            raise OutputError(
                f"{path}: expected PyAV, which writes videos. Run pip install 'roomtone[video]'."
            )
        self.path = path
        self.frames = 0
        self._container: av.container.OutputContainer | None = None
        self._stream: av.video.stream.VideoStream | None = None
        self._last = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except OutputError:
            if error is None:
                raise

    def write(self, image: Image, t: float) -> None:
        """Add a BGR picture `(height, width, 3)` shown from `t`, seconds; times must rise."""
        import av

        try:
            container, stream = self._open(image)
            fitted = _fitted(_even(image), stream.width, stream.height)
            frame = av.VideoFrame.from_ndarray(fitted, format="bgr24")
            self._last = max(self._last + 1, round(t * _CLOCK))
            frame.pts, frame.time_base = self._last, Fraction(1, _CLOCK)
            container.mux(stream.encode(frame))
            self.frames += 1
        except (av.FFmpegError, OSError) as error:
            raise self._failure(error) from None

    def close(self) -> None:
        """Write what is still held back and end the file."""
        import av

        container, stream = self._container, self._stream
        self._container = self._stream = None
        if container is None or stream is None:
            return
        try:
            container.mux(stream.encode(None))
            container.close()
        except (av.FFmpegError, OSError) as error:
            raise self._failure(error) from None

    def _open(
        self, image: Image
    ) -> tuple[av.container.OutputContainer, av.video.stream.VideoStream]:
        import av

        if self._container and self._stream:
            return self._container, self._stream

        fragmented = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
        options = fragmented if self.path.suffix.lower() != ".mkv" else {}
        container = av.open(f"file:{self.path}", "w", options=options)
        stream = container.add_stream(
            "libx264", options={"preset": "veryfast", "crf": "23", "g": "30"}
        )
        even = _even(image)
        stream.height, stream.width = even.shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, _CLOCK)
        container.start_encoding()  # opens the file now, not when the encoder lets go of a frame
        self._container, self._stream = container, stream
        return container, stream

    def _failure(self, error: Exception) -> OutputError:
        reason = getattr(error, "strerror", None) or str(error)
        return OutputError(
            f"{self.path}: could not write the video; {reason}. Free some space or choose another "
            "place. What was written before can be played."
        )


def _fitted(image: Image, width: int, height: int) -> Image:
    """The picture scaled to fit a size, before black."""
    high, wide = image.shape[:2]
    if (high, wide) == (height, width):
        return image
    scale = min(width / wide, height / high)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    fitted: Image = np.zeros((height, width, 3), np.uint8)
    fitted[top : top + size[1], left : left + size[0]] = cv2.resize(image, size)
    return fitted


def _even(image: Image) -> Image:
    """The picture with even sides, as H.264's color needs; an odd last row is repeated."""
    height, width = image.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return np.ascontiguousarray(image)
    return np.pad(image, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
