"""Frames from wherever they come: a camera, a file, a stream, a folder of pictures, a list of them.

Files and folders are read as fast as they are asked for. Cameras and streams are live: a thread
keeps only the latest frame, and what nobody fetched in time is dropped and counted, so that a slow
reader sees the present and not the past. What is passed over is said in the log `roomtone`.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

import cv2
import numpy as np

from roomtone.errors import SourceError
from roomtone.types import Frame, Frames, Image
from roomtone.vision.cadence import Cadence
from roomtone.vision.images import (
    IMAGE_SUFFIXES,
    is_picture,
    quiet_opencv,
    read_animation,
    read_image,
)
from roomtone.vision.live_source import LatestFrame, reconnecting
from roomtone.vision.prefetch import prefetched

if TYPE_CHECKING:
    import av
    import av.container
    import av.video.stream

_LIVE_SCHEMES = ("rtsp", "rtsps", "rtmp", "rtmps", "udp", "srt")
_SCHEMES = (*_LIVE_SCHEMES, "http", "https")
_DEVICE = re.compile(r"/dev/video(\d+)")
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*://")
#: Containers whose frames have no times of their own: they have those at which they arrive.
_UNTIMED = ("mpjpeg", "mjpeg", "jpeg_pipe")
#: What FFmpeg would draw as a picture: a file of words.
_WORDS = ("tty",)
#: Playlists: live where they do not say how long they are.
_PLAYLISTS = ("hls", "dash")
_TIMEOUT_S = 10.0
#: A frame whose timestamp does not rise is given one this much later.
_MIN_STEP_S = 0.001
#: Timestamps that fall back by more than this began anew; the next frame is a usual step later.
_RESET_S, _USUAL_STEP_S = 1.0, 1 / 30
#: Damaged pictures one after another after which a video is given up.
_MOST_DAMAGED = 250
#: What a camera is asked for; it gives what it can.
_CAMERA_SIZE = (1280, 720)

Source = int | str | Path | Sequence[str | Path]

_log = logging.getLogger("roomtone")


def frames_from(source: Source, readings_per_s: float | None = None) -> Frames:
    """Frames of a source, in order, timed in seconds since the source began.

    Args:
        source: a camera's index (0 is the first), a video file, a picture, a folder of pictures, or
            an RTSP or HTTP address. Of a list of pictures, and of a folder, one is shown a second,
            in natural order (2 before 10); of a list with videos, one after the other. Digits are
            taken as a camera's index.
        readings_per_s: of a video file, frames a second of the video; None for every one. What lies
            between is not decoded where the video allows that.

    Raises:
        SourceError: while iterating, when there is no such source, it is broken, or it holds no
            picture. A video that is cut off gives the frames it has first.
    """
    if isinstance(source, str):
        source = _plain(source)
    if isinstance(source, int) or (isinstance(source, str) and _is_index(source)):
        yield from _camera(int(source))
    elif isinstance(source, str) and is_address(source):
        yield from _stream(source)
    elif isinstance(source, (str, Path)):
        yield from _path(Path(source), readings_per_s)
    else:
        yield from _list([Path(entry) for entry in source], readings_per_s)


def _plain(source: str) -> str:
    """A source as it is read: a `file://` address as its path, `/dev/video1` as camera 1.

    Raises:
        SourceError: no source at all, or an address of a kind that is not read.
    """
    if not source:
        raise SourceError("expected a source, got an empty name. Give a file or an address.")
    if source.lower().startswith("file://"):
        return url2pathname(urlsplit(source).path)
    if camera := _DEVICE.fullmatch(source):
        return camera[1]
    if _ADDRESS.match(source) and not is_address(source):
        raise SourceError(
            f"{public_name(source)}: expected an address with {', '.join(_SCHEMES)}. Download the "
            "file, or give its path."
        )
    return source


def is_live(source: Source) -> bool:
    """Whether a source has no end of its own: a camera or a live stream's address.

    >>> is_live("0"), is_live("rtsp://camera/1"), is_live("lesson.mp4")
    (True, True, False)
    """
    if isinstance(source, int):
        return True
    return isinstance(source, str) and (
        _is_index(source)
        or bool(_DEVICE.fullmatch(source))
        or source.split("://")[0].lower() in _LIVE_SCHEMES
    )


def _is_index(source: str) -> bool:
    return source.isascii() and source.isdecimal()


def is_address(source: str) -> bool:
    """Whether a source is an address that FFmpeg reads: a stream, or a file over HTTP."""
    scheme, found, _ = source.partition("://")
    return bool(found) and scheme.lower() in _SCHEMES


def public_name(source: str) -> str:
    """A source's name without anything secret: user, password, query, values, a stream's key.

    >>> public_name("rtsp://me:p/w#@camera.local:554/1"), public_name("lesson.mp4")
    ('rtsp://camera.local:554/1', 'lesson.mp4')
    >>> public_name("https://host/v.mp4?user=admin&pwd=a@b"), public_name("rtmp://host/app/key")
    ('https://host/v.mp4', 'rtmp://host')
    """
    if not _ADDRESS.match(source) or source.lower().startswith("file:"):
        return source
    scheme, _, rest = source.partition("://")
    rest = re.split(r"[?#;]", rest[_user_end(rest) :])[0]
    if is_address(source):  # some cameras have user and password in their path
        rest = re.split(r"/[^/]*=", rest)[0]
    return f"{scheme}://{rest.partition('/')[0] if scheme.lower().startswith('rtmp') else rest}"


def _user_end(rest: str) -> int:
    """Where the host begins in an address behind its scheme: behind the last @ of a user.

    Passwords may hold any character; an @ in a query behind a plain host belongs to no user.
    """
    plain = re.match(r"(\[[^\]]*\]|[\w-]+(\.[\w-]+)+|localhost)(:\d+)?(/[^@?#]*)?[?#]", rest)
    plain = plain or re.match(r"[\w-]+(/[^@?#:]*)?[?#]", rest)
    plain = plain or re.match(r"[\w-]+:\d+(/[^@?#]*)?\?[\w-]+=", rest)
    plain = plain or re.match(r"[\w.-]+/[^:]*$", rest)
    return 0 if plain else rest.rfind("@") + 1


def ffmpeg_address(source: str) -> str:
    """An address as FFmpeg takes it: user and password quoted."""
    scheme, _, rest = source.partition("://")
    end = _user_end(rest)
    user, colon, password = rest[: max(end - 1, 0)].partition(":")
    quoted = f"{quote(user, safe='%')}{colon}{quote(password, safe='%')}@" if end else ""
    return f"{scheme.lower()}://{quoted}{rest[end:]}"


def length_of(address: str | IO[bytes], name: str) -> float | None:
    """How long a video lasts, seconds, as its file states it; None where it does not.

    Raises:
        SourceError: it is no video.
    """
    with _opened(address, name) as container:
        return container.duration / 1e6 if container.duration else None


def length_s(source: Source) -> float | None:
    """How long a source lasts, seconds; None where that cannot be known."""
    source = _plain(source) if isinstance(source, str) else source
    if is_live(source) or not isinstance(source, (str, Path)):
        return None
    path = Path(source)
    if _is(path.is_dir, path):
        return float(len(_inside(path)[0]))
    if not _is(path.is_file, path) or is_picture(path):
        return None
    return length_of(_local(path), str(path))


def _local(path: Path) -> str:
    """A file as FFmpeg takes it: whatever stands before a colon is no protocol."""
    return f"file:{path}"


def _path(path: Path, readings_per_s: float | None = None) -> Frames:
    if _is(path.is_dir, path):
        yield from _pictures(_listed(path))
    elif not _is(path.exists, path):
        raise SourceError(
            f"{path}: no such file or folder. Give a video, a picture, a folder of pictures, a "
            "camera's index (0, 1, ...) or an rtsp:// or http:// address."
        )
    elif _is(path.is_file, path) and is_picture(path):
        for image, t in read_animation(path):
            yield Frame(image, t, str(path))
    else:
        yield from prefetched(recorded_frames(_local(path), str(path), readings_per_s))


def _list(paths: Sequence[Path], readings_per_s: float | None) -> Frames:
    """Pictures one a second; videos, or both, one after the other."""
    if all(path.suffix.lower() in IMAGE_SUFFIXES for path in paths):
        yield from _pictures(paths)
        return
    start = t = 0.0
    for path in paths:
        with closing(_path(path, readings_per_s)) as frames:
            for frame in frames:
                t = start + frame.t
                yield replace(frame, t=t)
        start = t + _USUAL_STEP_S


def _listed(folder: Path) -> list[Path]:
    found, others = _inside(folder)
    shown = ", ".join(others[:5]) + (", ..." if len(others) > 5 else "")
    if not found:
        raise SourceError(
            f"{folder}: expected pictures (.jpg, .png, .heic, ...), found {shown or 'nothing'}. "
            "Name recordings themselves, or read a folder of them with roomtone batch."
        )
    if others:
        _log.warning("%s: %d not read, no pictures: %s", folder, len(others), shown)
    return found


def _inside(folder: Path) -> tuple[list[Path], list[str]]:
    """The pictures in a folder, in natural order, and the names of what else is there."""
    try:
        inside = sorted(
            (path for path in folder.iterdir() if not path.name.startswith(".")), key=_natural
        )
        pictures = [path.is_file() and is_picture(path) for path in inside]
    except OSError as error:
        raise SourceError(f"{folder}: could not be read; {error.strerror}.") from None
    found = [path for path, picture in zip(inside, pictures, strict=True) if picture]
    return found, [path.name for path, picture in zip(inside, pictures, strict=True) if not picture]


def _natural(path: Path) -> list[tuple[int, int | str]]:
    """A key for sorting in natural order: numbers by their value."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def _is(question: Callable[[], bool], path: Path) -> bool:
    """Ask something of a path that the system may refuse to answer."""
    try:
        return question()
    except OSError as error:
        raise SourceError(f"{path}: could not be opened; {error.strerror}.") from None


def _pictures(paths: Sequence[Path]) -> Frames:
    """Pictures one a second; of several, a damaged one is passed over and counted (`dropped`)."""
    seen, damaged, failed = 0, 0, 0
    for index, path in enumerate(paths):
        try:
            image = read_image(path)
        except SourceError as error:
            if len(paths) == 1:
                raise
            _log.warning("%s", error)
            damaged, failed = damaged + 1, failed + 1
            continue
        yield Frame(image, float(index), str(path), dropped=damaged)
        seen, damaged = seen + 1, 0
    if not seen and paths:
        raise SourceError(f"{paths[0].parent}: none of {len(paths)} pictures could be read.")
    if failed:
        _log.warning("%d of %d pictures were not read", failed, len(paths))


def _opened(address: str | IO[bytes], name: str) -> av.container.InputContainer:
    try:
        import av
    except ImportError:
        raise SourceError(
            f"{name}: expected PyAV, which reads videos. Run pip install 'roomtone[video]'."
        ) from None

    rtsp = isinstance(address, str) and address.startswith("rtsp")
    options = {"rtsp_transport": "tcp"} if rtsp else {}
    try:
        container = av.open(address, "r", options=options, timeout=_TIMEOUT_S)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise SourceError(
            f"{name}: expected a video; {_reason(error)}. {_advice(error, name)}"
        ) from None
    try:
        if container.format.name in _WORDS:
            raise SourceError(f"{name}: expected a video, got a file of words.")
        _video_track(container, name)
    except SourceError:
        container.close()
        raise
    return container


def _video_track(container: av.container.InputContainer, name: str) -> av.video.stream.VideoStream:
    """The first track of moving pictures; the cover of a sound file is none."""
    import av.stream

    cover = av.stream.Disposition.attached_pic
    for track in container.streams.video:
        if not track.disposition & cover:
            return track
    raise SourceError(f"{name}: expected a video, but there is no picture track in it.")


def _advice(error: Exception, name: str) -> str:
    import av

    if isinstance(error, av.HTTPUnauthorizedError):
        return "Give user and password before the host, as in http://USER:PASSWORD@HOST/."
    if isinstance(error, av.HTTPServerError):
        return "The camera or server has an error of its own, or is busy: try again later."
    if is_address(name) or isinstance(error, (av.HTTPError, av.HTTPClientError)):
        return "Check the address, and that it may be read from here."
    return (
        "Check the path or the address; if it is a file, it may be empty, cut off or not a video."
    )


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def recorded_frames(
    address: str | IO[bytes],
    name: str,
    readings_per_s: float | None = None,
    part: tuple[float, float] | None = None,
) -> Frames:
    """Frames of a video file or stream, as fast as they are asked for; times rise strictly.

    Pictures too damaged to be decoded are left out and counted with the next one (`dropped`).

    Args:
        address: of the file or the stream, as FFmpeg takes it, or an open file.
        name: of the source, for messages.
        readings_per_s: frames a second of the video; None for every one.
        part: the seconds from and up to which frames are given; None for all. It has to be a file
            that can be searched, whose times rise.

    Raises:
        SourceError: as `frames_from`.
    """
    container = _opened(address, name)
    frames = _decoded(container, name, Cadence(readings_per_s), part[0] if part else 0.0)
    with closing(frames):
        for frame in frames:
            if part and frame.t >= part[1]:
                break
            if part is None or frame.t >= part[0]:
                yield frame


def _decoded(
    container: av.container.InputContainer,
    name: str,
    cadence: Cadence | None = None,
    start_s: float = 0.0,
) -> Frames:
    import av

    cadence = cadence or Cadence()
    seen, damaged = 0, 0
    clock = _Clock()
    began = time.monotonic()
    arrival = container.format.name in _UNTIMED and not container.size > 0
    with container:
        track = _video_track(container, name)
        track.thread_type = "AUTO" if not arrival else "SLICE"  # frame threads hold frames back
        if cadence.per_s:  # edges of blocks in a few frames change no reading; a fifth is saved
            track.codec_context.options = {"skip_loop_filter": "nokey"}
        step = 1 / float(track.guessed_rate or 30)
        begins = float((track.start_time or 0) * (track.time_base or 0))
        try:
            if start_s > 0:
                clock.t(begins)
                cadence.update(start_s - step)
                container.seek(round((begins + start_s) * av.time_base))
            for packet in container.demux(track):
                if cadence.per_s and packet.pts is not None and packet.time_base:
                    shown = float(packet.pts * packet.time_base) - begins
                    read = shown >= start_s and cadence.expects(shown, step)
                    # Frames that no other refers to need not be decoded.
                    track.codec_context.skip_frame = "DEFAULT" if read else "NONREF"
                if not packet.size and packet.dts is not None:
                    continue  # the picture before stays; to a decoder this would be the end
                try:
                    pictures = packet.decode()
                except av.InvalidDataError:
                    damaged += 1
                    if damaged > _MOST_DAMAGED:
                        raise
                    continue
                for picture in pictures:
                    moment = picture.time if picture.time is not None else seen * step
                    moment = time.monotonic() - began if arrival else moment
                    t, seen = clock.t(moment), seen + 1
                    if t < start_s or not cadence.update(t):
                        continue
                    yield Frame(_upright(picture, track), t, name, dropped=damaged)
                    damaged = 0
            if damaged:
                raise OSError("its end is damaged")
        except (av.FFmpegError, OSError) as error:
            if seen and container.format.name == "mpjpeg" and not arrival:
                return  # what a camera sent, saved to a file, ends anywhere
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
        self._last = -_MIN_STEP_S

    def t(self, moment: float) -> float:
        """Seconds since the first frame, of one with this timestamp."""
        if self._start is None:
            self._start = moment
        if moment - self._start < self._last - _RESET_S:  # recordings joined into one file
            self._start = moment - self._last - _USUAL_STEP_S
        self._last = max(moment - self._start, self._last + _MIN_STEP_S)
        return self._last


def _upright(picture: av.VideoFrame, track: av.video.stream.VideoStream) -> Image:
    """BGR pixels as the video says they are shown: square, turned by quarters, mirrored."""
    image: Image = np.asarray(picture.to_ndarray(format="bgr24"), np.uint8)
    aspect = float(track.sample_aspect_ratio or 1)
    if abs(aspect - 1) > 0.01 and 0.2 < aspect < 5:
        image = np.asarray(cv2.resize(image, (round(image.shape[1] * aspect), image.shape[0])))
    a, b, c, d = _display_matrix(picture)
    if abs(c) > abs(a):  # a pixel's place in its row becomes its row
        image = image.transpose(1, 0, 2)
        a, d = c, b
    return np.ascontiguousarray(image[:: -1 if d < 0 else 1, :: -1 if a < 0 else 1])


def _display_matrix(picture: av.VideoFrame) -> tuple[float, float, float, float]:
    """a, b, c, d of a frame: what lies at x, y is shown at a x + c y, b x + d y."""
    from av.sidedata.sidedata import SideDataContainer

    # A frame's own `side_data` refers back to it: frames would stay until Python looks for cycles.
    container: Any = SideDataContainer  # whatever its stub says, it takes a frame
    entries = container(picture)
    for entry in entries:
        if entry.type.name == "DISPLAYMATRIX":
            numbers = np.frombuffer(bytes(entry), np.int32, 9)
            return tuple(float(numbers[index]) for index in (0, 1, 3, 4))  # type: ignore[return-value]
    return 1.0, 0.0, 0.0, 1.0


def _stream(source: str) -> Frames:
    name, address = public_name(source), ffmpeg_address(source)
    waiting = [_opened(address, name)]  # a camera may take one connection alone
    first = waiting[0]
    untold = first.size <= 0 or first.format.name in _PLAYLISTS
    live = is_live(source) or (not first.duration and untold)

    def open_stream() -> Frames:
        yield from _decoded(waiting.pop() if waiting else _opened(address, name), name)

    try:
        yield from (
            LatestFrame(lambda: reconnecting(open_stream)) if live else prefetched(open_stream())
        )
    finally:
        for container in waiting:
            container.close()


def _camera(index: int) -> Frames:
    yield from LatestFrame(lambda: _camera_frames(index))


def _camera_frames(index: int) -> Frames:
    with quiet_opencv():  # what it would say of a missing camera, the error below says
        camera = cv2.VideoCapture(index) if index < 1000 else None
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
