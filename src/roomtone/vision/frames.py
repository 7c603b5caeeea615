"""Frames from wherever they come: a camera, a file, a stream, a folder of pictures, a list of them.

Files and folders are read as fast as they are asked for. Cameras and streams are live: a thread
keeps only the latest frame, and what nobody fetched in time is dropped and counted, so that a slow
reader sees the present and not the past.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from roomtone.errors import SourceError
from roomtone.types import Frame, Frames, Image
from roomtone.vision.images import read_image
from roomtone.vision.live_source import LatestFrame, reconnecting
from roomtone.vision.prefetch import prefetched

if TYPE_CHECKING:
    import av
    import av.container

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
_LIVE_SCHEMES = ("rtsp", "rtsps", "rtmp", "rtmps", "udp", "srt")
_SCHEMES = (*_LIVE_SCHEMES, "http", "https")
_TIMEOUT_S = 10.0
#: A frame whose timestamp does not rise is given one this much later.
_LEAST_STEP_S = 0.001
#: Timestamps that fall back by more than this began anew; the next frame is a usual step later.
_RESET_S, _USUAL_STEP_S = 1.0, 1 / 30
#: Damaged pictures one after another after which a video is given up.
_MOST_DAMAGED = 250
#: What a camera is asked for; it gives what it can.
_CAMERA_SIZE = (1280, 720)

Source = int | str | Path | Sequence[str | Path]


def frames_from(source: Source) -> Frames:
    """Frames of a source, in order, timed in seconds since the source began.

    Args:
        source: a camera's index (0 is the first), a video file, a picture, a folder of pictures or
            a list of them (one a second, by name), or an RTSP or HTTP address. Digits are taken as
            a camera's index.

    Raises:
        SourceError: while iterating, when there is no such source, it is broken, or it holds no
            picture. A video that is cut off gives the frames it has first.
    """
    if isinstance(source, int) or (isinstance(source, str) and _is_index(source)):
        yield from _camera(int(source))
    elif isinstance(source, str) and source.split("://")[0].lower() in _SCHEMES:
        yield from _stream(source)
    elif isinstance(source, (str, Path)):
        yield from _path(Path(source))
    else:
        yield from _pictures([Path(entry) for entry in source])


def is_live(source: Source) -> bool:
    """Whether a source has no end of its own: a camera or a live stream's address.

    >>> is_live("0"), is_live("rtsp://camera/1"), is_live("lesson.mp4")
    (True, True, False)
    """
    if isinstance(source, int):
        return True
    return isinstance(source, str) and (
        _is_index(source) or source.split("://")[0].lower() in _LIVE_SCHEMES
    )


def _is_index(source: str) -> bool:
    return source.isascii() and source.isdecimal()


def public_name(source: str) -> str:
    """A source's name without the user and password that an address may hold.

    >>> public_name("rtsp://me:secret@camera.local:554/1"), public_name("lesson.mp4")
    ('rtsp://camera.local:554/1', 'lesson.mp4')
    """
    scheme, found, rest = source.partition("://")
    if not found:
        return source
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def length_s(source: Source) -> float | None:
    """How long a source lasts, seconds; None where that cannot be known."""
    if is_live(source) or not isinstance(source, (str, Path)):
        return None
    path = Path(source)
    if _is(path.is_dir, path):
        return float(len(_listed(path)))
    if not _is(path.is_file, path) or path.suffix.lower() in IMAGE_SUFFIXES:
        return None
    with _opened(str(source), public_name(str(source))) as container:
        return container.duration / 1e6 if container.duration else None


def _path(path: Path) -> Frames:
    if _is(path.is_dir, path):
        yield from _pictures(_listed(path))
    elif path.suffix.lower() in IMAGE_SUFFIXES:
        yield from _pictures([path])
    elif not _is(path.exists, path):
        raise SourceError(
            f"{path}: no such file or folder. Give a video, a picture, a folder of pictures, a "
            "camera's index (0, 1, ...) or an rtsp:// or http:// address."
        )
    else:
        yield from prefetched(recorded_frames(str(path), str(path)))


def _listed(folder: Path) -> list[Path]:
    try:
        inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise SourceError(f"{folder}: could not be read; {error.strerror}.") from None
    found = [path for path in inside if path.suffix.lower() in IMAGE_SUFFIXES]
    if not found:
        raise SourceError(
            f"{folder}: expected pictures ({', '.join(sorted(IMAGE_SUFFIXES))}), found none."
        )
    return found


def _is(question: Callable[[], bool], path: Path) -> bool:
    """Ask something of a path that the system may refuse to answer."""
    try:
        return question()
    except OSError as error:
        raise SourceError(f"{path}: could not be opened; {error.strerror}.") from None


def _pictures(paths: Sequence[Path]) -> Frames:
    for index, path in enumerate(paths):
        yield Frame(read_image(path), float(index), str(path))


def _opened(address: str, name: str) -> av.container.InputContainer:
    import av

    options = {"rtsp_transport": "tcp"} if address.startswith("rtsp") else {}
    try:
        container = av.open(address, options=options, timeout=_TIMEOUT_S)
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{name}: expected a video; {_reason(error)}. Check the path or the address; if it "
            "is a file, it may be empty, cut off or not a video."
        ) from None
    if not container.streams.video:
        container.close()
        raise SourceError(f"{name}: expected a video, but there is no picture track in it.")
    return container


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def recorded_frames(address: str, name: str) -> Frames:
    """Every frame of a video file or stream, as fast as they are asked for; times rise strictly.

    Pictures too damaged to be decoded are left out and counted with the next one (`dropped`).

    Raises:
        SourceError: as `frames_from`.
    """
    import av

    seen, damaged = 0, 0
    clock = _Clock()
    with _opened(address, name) as container:
        track = container.streams.video[0]
        track.thread_type = "AUTO"
        try:
            for packet in container.demux(track):
                try:
                    pictures = packet.decode()
                except av.InvalidDataError:
                    damaged += 1
                    if damaged > _MOST_DAMAGED:
                        raise
                    continue
                for picture in pictures:
                    moment = picture.time if picture.time is not None else seen / 30
                    yield Frame(_upright(picture), clock.t(moment), name, dropped=damaged)
                    seen, damaged = seen + 1, 0
            if damaged:
                raise OSError("its end is damaged")
        except (av.FFmpegError, OSError) as error:
            raise SourceError(
                f"{name}: the video broke off after {seen} frames; {_reason(error)}. "
                "What came before it was read."
            ) from None
    if not seen:
        raise SourceError(f"{name}: expected a video, but no frame of it could be decoded.")


class _Clock:
    """Times of frames that rise strictly from 0, whatever the stream's own timestamps do."""

    def __init__(self) -> None:
        self._start: float | None = None
        self._last = -_LEAST_STEP_S

    def t(self, moment: float) -> float:
        """Seconds since the first frame, of one with this timestamp."""
        if self._start is None:
            self._start = moment
        if moment - self._start < self._last - _RESET_S:  # recordings joined into one file
            self._start = moment - self._last - _USUAL_STEP_S
        self._last = max(moment - self._start, self._last + _LEAST_STEP_S)
        return self._last


def _upright(picture: av.VideoFrame) -> Image:
    """BGR pixels, turned by quarters as a telephone's video says it was held."""
    image: Image = np.asarray(picture.to_ndarray(format="bgr24"), np.uint8)
    quarters = round(picture.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(image, quarters)) if quarters else image


def _stream(address: str) -> Frames:
    name = public_name(address)
    live = is_live(address)
    if not live:
        with _opened(address, name) as container:
            live = not container.duration and container.size <= 0

    def opened() -> Frames:
        return recorded_frames(address, name)

    yield from LatestFrame(lambda: reconnecting(opened)) if live else prefetched(opened())


def _camera(index: int) -> Frames:
    yield from LatestFrame(lambda: _camera_frames(index))


def _camera_frames(index: int) -> Frames:
    level = cv2.setLogLevel(0)  # what OpenCV would say of a missing camera, the error below says
    try:
        camera = cv2.VideoCapture(index) if index < 1000 else None
    finally:
        cv2.setLogLevel(level)
    if camera is None or not camera.isOpened():
        raise SourceError(
            f"camera {index}: expected a camera, found none that opens. Plug one in, close other "
            "programs that use it, or name a video file instead."
        )
    try:
        camera.set(cv2.CAP_PROP_FRAME_WIDTH, _CAMERA_SIZE[0])
        camera.set(cv2.CAP_PROP_FRAME_HEIGHT, _CAMERA_SIZE[1])
        start = time.monotonic()
        while True:
            there, image = camera.read()
            if not there:
                raise SourceError(
                    f"camera {index}: it stopped sending pictures. Was it unplugged, or is another "
                    "program using it?"
                )
            picture: Image = np.asarray(image, np.uint8)
            yield Frame(picture, time.monotonic() - start, f"camera {index}")
    finally:
        camera.release()
