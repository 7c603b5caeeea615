"""Photos: everyone in them, the probabilities of each face, and all of it to download.

Files stay in the server's memory while they are on the page; nothing is written to a disk. One
picture at a time is decoded, whoever sent it; then its page has small copies.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, Literal, cast

import cv2
import numpy as np
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from roomtone.console import charts
from roomtone.console.paths import MOST_MB
from roomtone.console.text import plain, say, show_error, words
from roomtone.errors import RoomtoneError, SourceError
from roomtone.labels import FERPLUS, ORIGIN, UNCERTAIN
from roomtone.types import FaceReading, Frame, Image
from roomtone.vision.demo_clip import portrait_file
from roomtone.vision.drawing import draw
from roomtone.vision.images import read_image
from roomtone.vision.photos import Photo, PhotoReader

#: Longest side of a picture as it is shown, and its height on the page at most, pixels; what is
#: downloaded has its own size.
_SHOWN = 1600
_TALLEST = 560
#: Side of a face as it is shown beside its bars, pixels.
_FACE = 80
#: Faces that are shown at once.
_A_PAGE = 6
#: What labels are chosen from.
_CLASSES: dict[str, tuple[str, ...]] = {"eight": (), "four": ORIGIN}
_READ = "photos_read"


@dataclass(frozen=True)
class Picture:
    """A picture file in memory.

    Attributes:
        name: as the visitor's browser says.
        data: the file's bytes.
    """

    name: str
    data: bytes

    def open(self) -> Image:
        """The picture.

        Raises:
            SourceError: it is none, or not whole.
        """
        if not self.data:
            raise SourceError(f"{self.name}: expected a picture; the file is empty.")
        return read_image(cast(Any, _Named(self.data, self.name)))


class _Named(io.BytesIO):
    """Bytes that error messages call by their file's name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self._name = name

    def __str__(self) -> str:
        return self._name


@dataclass(frozen=True)
class _Read:
    """A picture that was read, as its page shows it.

    Attributes:
        photo: what was read.
        faces: small pictures of the faces, JPEG.
        shown: the picture with its labels, JPEG, for the classes that labels were chosen from.
    """

    photo: Photo
    faces: tuple[bytes, ...]
    shown: dict[tuple[str, ...], bytes]


@st.cache_resource(show_spinner=False)
def _reader() -> tuple[PhotoReader, Lock]:
    """One reader for all visitors, one at a time."""
    return PhotoReader(), Lock()


def page() -> None:
    """The page."""
    st.title(say("console-photo"))
    st.write(say("console-photo-text"))
    pictures = _chosen()
    wanted = st.segmented_control(
        say("console-expressions"),
        list(_CLASSES),
        default="eight",
        required=True,
        key="photo_classes",
        format_func=lambda name: say(f"console-expressions-{name}"),
    )
    classes = _CLASSES[wanted or "eight"]
    st.caption(
        say("console-expressions-from", expressions=", ".join(map(_name, classes)))
        if classes
        else ", ".join(map(_name, FERPLUS))
    )
    read_photos: dict[str, _Read] = st.session_state.setdefault(_READ, {})
    for key in set(read_photos) - set(pictures):
        del read_photos[key]
    photos = [
        photo
        for key, picture in pictures.items()
        if (photo := _one(key, picture, read_photos, classes))
    ]
    if len(photos) > 1:
        st.divider()
        st.subheader(say("console-all-photos"))
        _tables("all", photos, "roomtone-photos")


def _chosen() -> dict[str, Picture]:
    """The pictures on the page, by the key of their widgets."""
    files = st.file_uploader(
        say("console-photos"),
        type=["image"],
        accept_multiple_files=True,
        key="photos",
        help=say("console-photos-hint", most=MOST_MB),
    )
    pictures = {file.file_id: Picture(file.name, file.getvalue()) for file in files}
    if st.toggle(say("console-example"), key="example"):
        try:
            pictures["example"] = Picture("example.jpg", portrait_file().read_bytes())
        except SourceError:
            st.error(say("console-no-example"))
    return pictures


def forget_pictures() -> None:
    """Forget the pictures: another page is shown. Streamlit alone would keep the files."""
    context = get_script_run_ctx()
    if st.session_state.pop(_READ, None) is not None and context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def _one(
    key: str, picture: Picture, read_photos: dict[str, _Read], classes: tuple[str, ...]
) -> Photo | None:
    st.divider()
    read = read_photos.get(key)
    if read is None or classes not in read.shown:
        try:
            with st.spinner(say("console-reading", name=plain(picture.name))):
                read = read_photos[key] = _read(picture, read, classes)
        except RoomtoneError as error:
            show_error(error)
            return None
    photo = read.photo
    shown, summary = st.columns([5, 2], gap="medium")
    with shown:
        st.image(
            read.shown[classes],
            width=_width(photo),
            alt=say("console-photo-alt", name=picture.name),
        )
    with summary:
        st.subheader(plain(picture.name), anchor=False)
        st.caption(say("console-pixels", width=photo.width, height=photo.height))
        st.markdown(_counted(photo, classes))
        _downloads(key, picture, photo, classes)
    _faces(key, read, classes)
    return photo


def _read(picture: Picture, before: _Read | None, classes: tuple[str, ...]) -> _Read:
    """Read a picture, or draw it with other labels; nobody else's is decoded meanwhile.

    Raises:
        SourceError: it is no picture, or not whole.
    """
    reader, lock = _reader()
    with lock:
        image = picture.open()
        photo = before.photo if before else reader.read(Frame(image, source=picture.name))
        faces = before.faces if before else tuple(_crop(image, one) for one in photo.readings)
        drawn = _smaller(draw(image, photo.readings, None, classes))
        shown = (before.shown if before else {}) | {classes: _encoded(drawn, ".jpg")}
    return _Read(photo, faces, shown)


def _width(photo: Photo) -> int | Literal["stretch"]:
    """As wide as there is room, but a tall picture no taller than the faces below it allow."""
    tall = photo.height > 0.75 * photo.width
    return max(round(_TALLEST * photo.width / photo.height), 1) if tall else "stretch"


def _counted(photo: Photo, classes: tuple[str, ...]) -> str:
    """How many faces have each label, the commonest first."""
    count = len(photo.readings)
    if not count:
        return say("console-no-face")
    labels = Counter(charts.shares(reading, classes)[0] for reading in photo.readings)
    rows = [f"- {_name(label)}: {number}" for label, number in labels.most_common()]
    return "\n".join([f"**{say('console-face-count', faces=count)}**", "", *rows])


def _faces(key: str, read: _Read, classes: tuple[str, ...]) -> None:
    readings = read.photo.readings
    if not readings:
        return
    st.caption(say("console-faces-order"))
    pages, first = -(-len(readings) // _A_PAGE), 0
    if pages > 1:
        first = (st.pagination(pages, key=f"page-{key}") - 1) * _A_PAGE
    with st.grid(3, min_column_width=320, border=True):
        for reading, picture in list(zip(readings, read.faces, strict=True))[first:][:_A_PAGE]:
            with st.container():
                _face(picture, reading, classes)


def _face(picture: bytes, reading: FaceReading, classes: tuple[str, ...]) -> None:
    label, shares = charts.shares(reading, classes)
    said = _name(label)
    if label != UNCERTAIN:
        said = say("camera-label", expression=said, percent=words().percent(shares[label]))
    named = {_name(name): share for name, share in shares.items()}
    face, chart = st.columns([1, 3], gap="small", wrap=False)
    with face:
        st.image(picture, width=_FACE, alt=say("console-the-face"))
        st.caption(say("console-quality", quality=words().decimal(reading.quality, 2)))
    with chart:
        st.markdown(f"**{said}**")
        if label == UNCERTAIN:
            st.caption(_why(reading))
        st.altair_chart(
            charts.bars(named, _name(label), list(shares)),
            width="stretch",
            alt=charts.in_words(named, _name(label)),
        )


def _name(expression: str) -> str:
    """An expression in the visitor's language."""
    return say(f"signal-expression-{expression}")


def _why(reading: FaceReading) -> str:
    if not reading.uncertain:
        return say("console-none-of-four")
    return say("console-not-clear")


def _downloads(key: str, picture: Picture, photo: Photo, classes: tuple[str, ...]) -> None:
    stem = picture.name.rpartition(".")[0] or picture.name

    def annotated() -> bytes:
        with _reader()[1]:
            return _encoded(draw(picture.open(), photo.readings, None, classes), ".png")

    _tables(key, [photo], stem, annotated)


def _tables(
    key: str, photos: list[Photo], stem: str, annotated: Callable[[], bytes] | None = None
) -> None:
    with st.container(horizontal=True):
        if annotated:
            st.download_button(
                say("console-picture-file"),
                annotated,
                f"{stem}.roomtone.png",
                "image/png",
                key=f"png-{key}",
                on_click="ignore",
            )
        st.download_button(
            "JSON",
            partial(charts.as_json, photos),
            f"{stem}.json" if len(photos) == 1 else f"{stem}.jsonl",
            "application/json",
            key=f"json-{key}",
            on_click="ignore",
        )
        st.download_button(
            "CSV",
            partial(charts.as_csv, photos),
            f"{stem}.csv",
            "text/csv",
            key=f"csv-{key}",
            on_click="ignore",
        )


def _crop(image: Image, reading: FaceReading) -> bytes:
    """The face with a little around it, a small square, JPEG."""
    x, y, wide, high = reading.box
    side, middle = max(wide, high) * 1.25, (x + wide / 2, y + high / 2)
    square = cv2.getRectSubPix(image, (max(round(side), 2),) * 2, middle)
    resized = cv2.resize(square, (2 * _FACE,) * 2, interpolation=cv2.INTER_AREA)
    return _encoded(np.asarray(resized, np.uint8), ".jpg")


def _smaller(image: Image) -> Image:
    longest = max(image.shape[:2])
    if longest <= _SHOWN:
        return image
    scale = _SHOWN / longest
    return np.asarray(
        cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )


def _encoded(image: Image, ending: str) -> bytes:
    return cv2.imencode(ending, image)[1].tobytes()
