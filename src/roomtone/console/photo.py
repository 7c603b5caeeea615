"""Photos: everyone in them, the probabilities of each face, and all of it to download.

Pictures stay in the server's memory while they are on the page; nothing is written to a disk.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, cast

import cv2
import numpy as np
import streamlit as st

from roomtone.console import charts
from roomtone.console.options import MOST_MB
from roomtone.demo import _portrait
from roomtone.drawing import draw
from roomtone.errors import RoomtoneError, SourceError
from roomtone.images import read_image
from roomtone.labels import FERPLUS, ORIGIN, UNCERTAIN
from roomtone.photos import Photo, PhotoReader
from roomtone.types import Frame, Image, Reading

#: Longest side of a picture as it is shown; what is downloaded has its own size.
_SHOWN = 1600
#: Side of a face as it is shown beside its bars, pixels.
_FACE = 96
#: Faces that are shown at once.
_A_PAGE = 6
#: What labels are chosen from.
_CLASSES: dict[str, tuple[str, ...]] = {"Eight of FER+": (), "Four of FER-2013": ORIGIN}
_READ, _EXAMPLE, _ROUND = "photos_read", "photo_example", "photo_round"


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


@st.cache_resource(show_spinner=False)
def _reader() -> tuple[PhotoReader, Lock]:
    """One reader for all visitors, one at a time."""
    return PhotoReader(), Lock()


def view() -> None:
    """The view."""
    st.title("Photo")
    st.write(
        "Read the expression of everyone in one or more photos. They are read on this server, kept "
        "in its memory while they are on this page, and stored nowhere. Use only pictures of "
        "people who agreed."
    )
    pictures = _chosen()
    wanted = st.segmented_control(
        "Expressions", list(_CLASSES), default="Eight of FER+", required=True, key="photo_classes"
    )
    classes = _CLASSES[wanted or "Eight of FER+"]
    st.caption(", ".join(classes or FERPLUS))
    kept: dict[str, Photo] = st.session_state.setdefault(_READ, {})
    for key in set(kept) - set(pictures):
        del kept[key]
    photos = [
        photo for key, picture in pictures.items() if (photo := _one(key, picture, kept, classes))
    ]
    if len(photos) > 1:
        st.divider()
        st.subheader("All of them")
        _tables("all", photos, "roomtone-photos")


def _chosen() -> dict[str, Picture]:
    """The pictures on the page, by the key of their widgets."""
    number = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        "Photos",
        type=["image"],
        accept_multiple_files=True,
        key=f"photos-{number}",
        help=f"Up to {MOST_MB} MB each.",
    )
    pictures = {file.file_id: Picture(file.name, file.getvalue()) for file in files}
    with st.container(horizontal=True):
        if st.button("Try it with an example", key="example"):
            st.session_state[_EXAMPLE] = True
        if pictures or st.session_state.get(_EXAMPLE):
            st.button("Remove all", key="remove", on_click=_remove)
    if st.session_state.get(_EXAMPLE):
        try:
            pictures["example"] = Picture("example.png", _portrait().read_bytes())
        except SourceError:
            st.error("The example comes with scikit-image: pip install 'roomtone[demo]'.")
    return pictures


def _remove() -> None:
    st.session_state[_EXAMPLE] = False
    st.session_state[_ROUND] += 1  # another uploader, which has no files


def _one(
    key: str, picture: Picture, kept: dict[str, Photo], classes: tuple[str, ...]
) -> Photo | None:
    st.divider()
    try:
        with st.spinner(f"Reading {picture.name}"):
            image = picture.open()
            if key not in kept:
                reader, lock = _reader()
                with lock:
                    kept[key] = reader.read(Frame(image, source=picture.name))
    except RoomtoneError as error:
        st.error(str(error))
        return None
    photo = kept[key]
    shown, faces = st.columns([3, 2], gap="medium")
    with shown:
        count = len(photo.readings)
        st.subheader(_as_text(picture.name))
        st.caption(f"{photo.width} x {photo.height}, {count or 'no'} face{'s' * (count != 1)}")
        st.image(
            _jpeg(_smaller(draw(image, photo.readings, None, classes))),
            width="stretch",
            alt=f"{picture.name} with a box and a label on each face",
        )
        _downloads(key, picture, photo, classes)
    with faces:
        _faces(key, image, photo, classes)
    return photo


def _faces(key: str, image: Image, photo: Photo, classes: tuple[str, ...]) -> None:
    if not photo.readings:
        st.write(
            "No face was found. Faces should be upright, and larger than about 20 pixels in the "
            "picture."
        )
        return
    first = 0
    if len(photo.readings) > _A_PAGE:
        st.caption("From left to right.")
        pages = -(-len(photo.readings) // _A_PAGE)
        first = (st.pagination(pages, key=f"page-{key}") - 1) * _A_PAGE
    for reading in photo.readings[first : first + _A_PAGE]:
        _face(image, reading, classes)


def _face(image: Image, reading: Reading, classes: tuple[str, ...]) -> None:
    label, shares = charts.shares(reading, classes)
    with st.container(border=True):
        face, chart = st.columns([1, 3], wrap=False)
        face.image(_jpeg(_crop(image, reading)), width=_FACE, alt="The face")
        with chart:
            said = label if label == UNCERTAIN else f"{label} {shares[label]:.0%}"
            st.markdown(f"**{said}**, quality {reading.quality:.2f}")
            if label == UNCERTAIN:
                st.caption(_why(reading))
        st.altair_chart(
            charts.bars(shares, label), width="stretch", alt=charts.in_words(shares, label)
        )


def _why(reading: Reading) -> str:
    if not reading.uncertain:
        return "It more likely shows none of these four."
    return "The picture of the face is too poor, or no expression stands out: no guess is made."


def _downloads(key: str, picture: Picture, photo: Photo, classes: tuple[str, ...]) -> None:
    stem = picture.name.rpartition(".")[0] or picture.name

    def annotated() -> bytes:
        return _encoded(draw(picture.open(), photo.readings, None, classes), ".png")

    _tables(key, [photo], stem, annotated)


def _tables(
    key: str, photos: list[Photo], stem: str, annotated: Callable[[], bytes] | None = None
) -> None:
    with st.container(horizontal=True):
        if annotated:
            st.download_button(
                "Picture (PNG)",
                annotated,
                f"{stem}.roomtone.png",
                "image/png",
                key=f"png-{key}",
                on_click="ignore",
            )
        st.download_button(
            "JSON",
            charts.as_json(photos),
            f"{stem}.json" if len(photos) == 1 else f"{stem}.jsonl",
            "application/json",
            key=f"json-{key}",
            on_click="ignore",
        )
        st.download_button(
            "CSV",
            charts.as_csv(photos),
            f"{stem}.csv",
            "text/csv",
            key=f"csv-{key}",
            on_click="ignore",
        )


def _crop(image: Image, reading: Reading) -> Image:
    """The face with a little around it, a small square."""
    x, y, wide, high = reading.box
    side, middle = max(wide, high) * 1.25, (x + wide / 2, y + high / 2)
    square = cv2.getRectSubPix(image, (max(round(side), 2),) * 2, middle)
    return np.asarray(cv2.resize(square, (2 * _FACE,) * 2, interpolation=cv2.INTER_AREA), np.uint8)


def _smaller(image: Image) -> Image:
    longest = max(image.shape[:2])
    if longest <= _SHOWN:
        return image
    scale = _SHOWN / longest
    return np.asarray(
        cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )


def _jpeg(image: Image) -> bytes:
    return _encoded(image, ".jpg")


def _encoded(image: Image, ending: str) -> bytes:
    return cv2.imencode(ending, image)[1].tobytes()


def _as_text(name: str) -> str:
    """A file's name with nothing in it that Markdown would take for its own."""
    return "".join(
        f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|~$:<>" else letter for letter in name
    )
