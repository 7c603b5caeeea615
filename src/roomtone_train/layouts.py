"""Read data sets as they circulate: csv files, folders of pictures by class, and archives of both.

A csv has the columns `emotion` and `pixels`, and mostly `Usage`, in any order, with others beside
them. A folder has a folder a class, in FER-2013's or FER+'s words, in common synonyms or by
FER-2013's numbers, and mostly one a split above or below them. docs/training.md has all variants.
"""

from __future__ import annotations

import bz2
import codecs
import csv
import gzip
import io
import lzma
import re
import tarfile
import tempfile
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.errors import DataError, SourceError
from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013
from roomtone.types import Image
from roomtone.vision.images import IMAGE_SUFFIXES, read_image
from roomtone_train.data import SIZE, SPLITS, Faces, counted

#: Other words for FER+'s expressions, as data sets name their classes.
SYNONYMS = {
    "neutral": ("neutrality", "calm", "normal", "none"),
    "happiness": ("happy", "joy", "joyful", "smile", "smiling"),
    "surprise": ("surprised", "suprise", "astonished", "astonishment", "amazed"),
    "sadness": ("sad", "unhappy", "sorrow"),
    "anger": ("angry", "mad"),
    "disgust": ("disgusted",),
    "fear": ("fearful", "afraid", "scared", "frightened"),
    "contempt": ("contemptuous", "scorn"),
}
_WORDS = {name: name for name in FERPLUS} | FERPLUS_OF_FER2013
_WORDS |= {other: name for name, others in SYNONYMS.items() for other in others}
_SPLIT_WORDS = {
    "Training": ("train", "training"),
    "PublicTest": ("publictest", "public", "validation", "valid", "val", "dev"),
    "PrivateTest": ("privatetest", "private", "test", "testing"),
}
#: Words that say nothing beside a class's name, as in `Angry faces`.
_EMPTY_WORDS = {"face", "faces", "image", "images", "picture", "pictures", "expression", "emotion"}
#: Other names of a csv's columns.
_COLUMNS = {"label": "emotion", "class": "emotion", "expression": "emotion"}
_COLUMNS |= {"pixel": "pixels", "image": "pixels", "split": "usage"}
#: How compressed files begin, and what unpacks them.
_UNPACK = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ": lzma.decompress}
#: The one split of data that have none.
WHOLE = "all"
_EXPECTED = "Take the challenge's own fer2013.csv, or a folder with a folder of pictures a class."
_BROKEN = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError, csv.Error),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
)


@dataclass
class DataSet:
    """What was read.

    Attributes:
        splits: pictures by split, of `SPLITS`; of data without splits one, `WHOLE`.
        notes: sentences on what was left out and what is missing.
    """

    splits: dict[str, Faces]
    notes: list[str] = field(default_factory=list)


class Picture(NamedTuple):
    """A picture of a class: its place in the folder or archive, the class, BGR `(h, w, 3)`."""

    place: str
    name: str
    image: Image


def read_data(path: Path, ferplus: Path | None = None) -> DataSet:
    """Read a csv, a folder of pictures by class, or an archive of either; DataError otherwise.

    `ferplus` is FER+'s `fer2013new.csv`, row for row the pictures of a csv.
    """
    with _naming(path), tempfile.TemporaryDirectory() as scratch:
        files = _files(path, scratch)
        if not any(_is_picture(place) for place in files):  # but perhaps archives in an archive
            files = {
                f"{place}/{inside}": inner
                for place, file in files.items()
                for inside, inner in _files(file, scratch).items()
            }
        if pictures := {place: file for place, file in files.items() if _is_picture(place)}:
            if ferplus:
                raise ValueError("expected no --ferplus with a folder, whose pictures it is not of")
            found = _read_folders(pictures)
        elif files:
            found = _read_csv(files[min(files, key=_table_rank)], ferplus)
        else:
            raise ValueError("found none")
    for split, faces in found.splits.items():
        absent = [name for index, name in enumerate(FER2013) if not (faces.labels == index).any()]
        if absent:
            found.notes.append(f"{split}: no picture of {', '.join(absent)}.")
    return found


def pictures_by_class(path: Path, names: dict[str, str]) -> tuple[list[Picture], list[str]]:
    """The pictures below a folder or in an archive whose own folder is a class, and notes.

    Those tell what was left out. `names` are the classes by their folders' names in lower case.
    """
    with _naming(path), tempfile.TemporaryDirectory() as scratch:
        files = _files(path, scratch)
        return _by_class({place: files[place] for place in files if _is_picture(place)}, names)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """What goes wrong inside is told of this file or folder."""
    try:
        yield
    except _BROKEN as error:
        raise DataError(
            f"{path}: expected a data set that can be read; {error}. {_EXPECTED}"
        ) from None


def _files(path: Path, scratch: str) -> dict[str, Path]:
    """The files of a folder, or an archive unpacked in `scratch`, by place; a lone file alone."""
    root = path
    if not path.is_dir():
        root = Path(tempfile.mkdtemp(dir=scratch))
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as zipped:
                zipped.extractall(root)  # noqa: S202 - it keeps within the folder
        elif tarfile.is_tarfile(path):
            with tarfile.open(path) as packed:
                packed.extractall(root, filter="data")
        else:
            return {path.name: path}
    places = {file.relative_to(root): file for file in sorted(root.rglob("*")) if file.is_file()}
    hidden = re.compile(r"(^|/)([.]|__MACOSX)")
    found = {place.as_posix(): file for place, file in places.items()}
    return {place: file for place, file in found.items() if not hidden.search(place)}


def _table_rank(place: str) -> tuple[bool | int, ...]:
    """The lower, the likelier a file is the table of labelled pictures, not FER+'s or a test's."""
    name, lower = PurePosixPath(place).name.lower(), place.lower()
    is_csv = re.search(r"[.](csv|tsv)([.](gz|bz2|xz))?$", name)
    return not is_csv, "fer" not in name, "new" in place, "train" not in lower, len(place)


def _is_picture(place: str) -> bool:
    return PurePosixPath(place).suffix.lower() in IMAGE_SUFFIXES


def _read_folders(files: dict[str, Path]) -> DataSet:
    folders = {_class_folder(place, {}) for place in files}
    names, by_number = _WORDS, [str(number) for number in range(len(FER2013))]
    if "0" in folders and folders <= set(by_number):
        names = {number: _WORDS[FER2013[int(number)]] for number in by_number}
    pictures, notes = _by_class(files, names)
    if not pictures:  # happy_001.png, S5-joy.jpg
        by_word = {f"{_named(place)}/{place}": file for place, file in files.items()}
        pictures, _ = _by_class(by_word, {word: word for word in FERPLUS})
        if pictures:
            left = counted(len(files) - len(pictures), "picture")
            notes = [f"Classes are read from files' names; {left} left out."]
    if names is not _WORDS:
        notes.append(f"Folders by number are read as FER-2013's: 0 {FER2013[0]} to 6 {FER2013[6]}.")
    if not pictures:
        raise ValueError(
            f"expected folders named by class (FER+'s words {', '.join(FERPLUS)}, or FER-2013's "
            f"{', '.join(FER2013)}) with pictures inside; found none. {' '.join(notes)}"
        )
    splits = [_split_of(picture.place) for picture in pictures]
    if "PublicTest" not in splits:  # of a training and a test folder the one is the test
        splits = ["PublicTest" if split == "PrivateTest" else split for split in splits]
    images = np.array([small_gray(picture.image) for picture in pictures])
    faces = Faces.of_words(images, [picture.name for picture in pictures])
    where = np.array(splits)
    return DataSet({split: faces.where(where == split) for split in dict.fromkeys(splits)}, notes)


def _by_class(files: dict[str, Path], names: dict[str, str]) -> tuple[list[Picture], list[str]]:
    pictures, strangers, damaged = [], Counter[str](), []
    for place, file in sorted(files.items()):
        folder = _class_folder(place, names)
        if not (name := names.get(folder.lower().strip()) or names.get(_bare(folder))):
            strangers[folder or "outside a folder"] += 1
            continue
        try:
            pictures.append(Picture(place, name, read_image(file)))
        except SourceError:
            damaged.append(place)
    notes = [
        f"{folder}: not a class of this model; {counted(count, 'picture')} left out."
        for folder, count in strangers.items()
    ]
    if damaged:
        left = counted(len(damaged), "damaged picture")
        notes.append(f"{left} left out: {', '.join(damaged[:5])}.")
    return pictures, notes


def small_gray(picture: Image) -> npt.NDArray[np.uint8]:
    """A picture as a crop, gray `(48, 48)`."""
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(gray, (SIZE, SIZE), interpolation=cv2.INTER_AREA), np.uint8)


def _class_folder(place: str, names: dict[str, str]) -> str:
    """The folder that a picture lies in, or the one above where that is a split's."""
    own, above = (*PurePosixPath(place).parts[-2::-1], "", "")[:2]
    return above if above and _split_named(own) and own.lower() not in names else own


def _named(place: str) -> str:
    """The one class that a file's own name has as a word; empty where that is not clear."""
    words = re.findall(r"[a-z]+", PurePosixPath(place).stem.lower())
    found = {_WORDS[word] for word in words if word in _WORDS}
    return found.pop() if len(found) == 1 else ""


def _bare(folder: str) -> str:
    """A folder's name without a number before it and words that say nothing: `3_Happy faces`."""
    bare = re.sub(r"^[\W\d_]+|[\W_]+$", "", folder.lower())
    words = [word for word in re.split(r"[\W_]+", bare) if word not in _EMPTY_WORDS]
    return words[0] if len(words) == 1 else bare


def _split_of(place: str) -> str:
    named = map(_split_named, reversed(PurePosixPath(place).parts[:-1]))
    return next(filter(None, named), WHOLE)


def _split_named(word: str) -> str:
    plain = re.sub(r"[\W_]", "", word.lower())
    return next((split for split, words in _SPLIT_WORDS.items() if plain in words), "")


def _read_csv(file: Path, ferplus: Path | None) -> DataSet:
    columns = _table(file, ("emotion", "pixels"))
    usages = columns.get("usage") or ["Training"] * len(columns["pixels"])
    rows, notes = list(zip(columns["emotion"], columns["pixels"], usages, strict=True)), []
    if not rows:
        raise ValueError("expected rows below the first line; got none")
    cut_off = len(re.findall(r"[\d.]+", rows[-1][1])) < SIZE * SIZE or not rows[-1][2]
    if cut_off and len(rows) > 1 and not ferplus:
        rows.pop()
        notes.append(f"{file.name}: its last row is cut off; left out. Fetch the file again.")
    images, words, splits = np.zeros((len(rows), SIZE, SIZE), np.uint8), [], []
    for index, (label, gray, usage) in enumerate(rows):
        try:
            images[index] = _picture(gray)
            words.append(_word(label))
            splits.append(_split_named(usage))
            if not splits[-1]:
                raise ValueError(f"got {usage!r} for a split")
        except ValueError as error:
            raise ValueError(
                f"row {index + 2}: expected a split ({', '.join(SPLITS)}), a label 0 to 6 and "
                f"{SIZE * SIZE} gray values; {error}"
            ) from None
    faces, where = Faces.of_words(images, words), np.array(splits)
    if ferplus:
        with _naming(ferplus):
            votes = _read_votes(ferplus, splits)
        faces = Faces(images, faces.labels, votes[:, : len(FERPLUS)], votes[:, len(FERPLUS) :])
    read = {split: faces.where(where == split) for split in SPLITS if split in splits}
    return DataSet(read, notes)


def _read_votes(file: Path, splits: list[str]) -> npt.NDArray[np.float32]:
    """FER+'s counts, `(n, 10)`: of each of `FERPLUS`, of "unknown" and of "no face"."""
    names = (*FERPLUS, "unknown", "nf")
    columns = _table(file, ("usage", *names))
    both = zip_longest(columns["usage"], splits, fillvalue="no split")
    for row, (usage, split) in enumerate(both, 2):
        if _split_named(usage) != split:
            raise ValueError(
                f"row {row}: expected votes on a picture of {split}; got one of {usage!r}. The "
                "rows of both files belong together by their order: leave out the same of both"
            )
    counts = np.array([columns[name] for name in names], np.float32).T
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError(
            "expected ten counts of votes in every row; some are negative or no numbers"
        )
    return counts


def _table(file: Path, needed: tuple[str, ...]) -> dict[str, list[str]]:
    """A csv's columns by their names in lower case; rows without any text are passed over."""
    text = _text(file.read_bytes())
    excel = re.match(r"sep=(.)\n", text)
    text = text[excel.end() :] if excel else text
    mark = excel[1] if excel else max(",;\t|", key=text.partition("\n")[0].count)
    quote = "'" if text.count("'") > text.count('"') else '"'
    read = csv.reader(io.StringIO(text), delimiter=mark, quotechar=quote)
    rows = [row for row in read if any(cell.strip() for cell in row)] or [[]]
    if "pixels" in needed and any(_is_pixels(cell) for cell in rows[0]):
        rows.insert(0, [_column(cell) for cell in rows[0]])  # no first line with names
    names = [cell.strip().lower() for cell in rows[0]]
    names = [name if name in needed else _COLUMNS.get(name, name) for name in names]
    each = [at for at, name in enumerate(names) if re.fullmatch(r"(pixel|px|p)?[\s_]*\d+", name)]
    if "pixels" not in names and len(each) == SIZE * SIZE:  # a column for each gray value
        names.append("pixels")
        rows = [[*row, " ".join(row[at] for at in each if at < len(row))] for row in rows]
    if absent := [name for name in needed if name not in names]:
        found = "".join(filter(str.isprintable, ", ".join(rows[0])))[:60] or "nothing"
        raise ValueError(
            f"expected a csv file with the columns {', '.join(needed)}; it has no {absent[0]}, but "
            f"{found}"
        )
    if len(rows) > 2:  # cut off, which is for the reader of cells to say
        rows[-1] += [""] * (len(names) - len(rows[-1]))
    if short := next((at for at, row in enumerate(rows) if len(row) < len(names)), 0):
        raise ValueError(f"row {short + 1}: expected {len(names)} cells; got fewer")
    return {name: [row[at].strip() for row in rows[1:]] for at, name in enumerate(names) if name}


def _text(raw: bytes) -> str:
    """A file's text, its line ends all alike; of other code pages only ASCII comes out right."""
    unpack = next((unpack for begin, unpack in _UNPACK.items() if raw.startswith(begin)), bytes)
    raw = unpack(raw)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16") if wide else raw.decode("utf-8-sig", "replace")
    return re.sub(r"\r\n?", "\n", text.rstrip("\0\x1a"))


def _is_pixels(cell: str) -> bool:
    return len(cell) > SIZE * SIZE and re.fullmatch(r"[\d\s.,\[\]]+", cell) is not None


def _column(cell: str) -> str:
    """What a cell of a row is, by what stands in it."""
    if _is_pixels(cell):
        return "pixels"
    return "usage" if _split_named(cell) else "emotion" if re.match(r"\s*\w+", cell) else ""


def _picture(text: str) -> npt.NDArray[np.uint8]:
    text = text.strip("[]'\" ").replace(",", " ")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what is no number: counted below
        number = np.float64 if "." in text else np.int64
        values: npt.NDArray[Any] = np.fromstring(text, number, sep=" ")
    if "." in text:
        values = np.rint(values * (255 if values.size and values.max() <= 1 else 1))
    if len(values) != SIZE * SIZE:
        raise ValueError(f"got {len(values)} gray values")
    if (wrong := values[(values < 0) | (values > 255)]).size:
        raise ValueError(f"got a gray value {wrong[0]:g}")
    return values.astype(np.uint8).reshape(SIZE, SIZE)


def _word(label: str) -> str:
    """One of `FERPLUS` from a label: FER-2013's number, as 3 or 3.0, or a word."""
    word = re.sub(r"^([0-6])([.]0*)?$", lambda number: FER2013[int(number[1])], label.lower())
    if word not in _WORDS:
        raise ValueError(f"got label {label!r}")
    return _WORDS[word]
