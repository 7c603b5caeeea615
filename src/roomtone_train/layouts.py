"""Read data sets as they circulate: csv files, folders of pictures by class, and archives of both.

A csv has the columns `emotion` and `pixels`, and mostly `Usage`, in any order, with others beside
them, separated by commas, semicolons, tabs or bars. A folder has a folder a class, in FER-2013's or
FER+'s words, in common synonyms or by FER-2013's numbers, and mostly one a split above or below
them. A zip or tar file is read as what lies in it. What is left out, and a class that is missing,
is told in `notes`.
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
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from roomtone.errors import DataError
from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013
from roomtone.types import Image
from roomtone.vision.images import IMAGE_SUFFIXES
from roomtone_train.data import SIZE, SPLITS, Faces

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
_ARCHIVE = re.compile(r"[.](zip|tar|tgz|tbz2?|txz|tar[.](gz|bz2|xz))$", re.I)
#: The one split of data that have none.
WHOLE = "all"
_VOTES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt")
_EXPECTED = "Take the challenge's own fer2013.csv, or a folder with a folder of pictures a class."
_BROKEN = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
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
    """Read a csv (also gzipped), a folder of pictures by class, or an archive of either.

    Args:
        path: the file or folder.
        ferplus: FER+'s `fer2013new.csv`, row for row the pictures of a csv.

    Raises:
        DataError: nothing there can be read, a row is broken, or the votes are not of these rows.
    """
    try:
        files = dict(_members(path))
        if not any(_suffix(name) in IMAGE_SUFFIXES for name in files):
            for name in [name for name in files if _ARCHIVE.search(name)]:  # one in another
                packed = io.BytesIO(files.pop(name)())
                files |= {f"{name}/{inside}": read for inside, read in _members(path, packed)}
        pictures = [name for name in files if _suffix(name) in IMAGE_SUFFIXES]
        tables = [
            name for name in files if re.search(r"[.](csv|tsv)([.](gz|bz2|xz))?$", name, re.I)
        ]
        if list(files) == [path.name] and not pictures:
            tables = [path.name]
        if tables and not pictures:
            named = [name for name in tables if "fer" in PurePosixPath(name).name.lower()]
            table = min(
                named or tables,
                key=lambda name: ("new" in name, "train" not in name.lower(), len(name)),
            )
            found = _read_csv(path, files[table](), ferplus)
        elif ferplus:
            raise DataError(
                f"{path}: expected no --ferplus with a folder, whose pictures it is not of. Leave "
                "it out."
            )
        else:
            found = _read_folders(path, {name: files[name] for name in pictures})
    except _BROKEN as error:
        raise DataError(
            f"{path}: expected a data set that can be read; {error}. {_EXPECTED}"
        ) from None
    for split, faces in found.splits.items():
        absent = [name for index, name in enumerate(FER2013) if not (faces.labels == index).any()]
        if absent:
            found.notes.append(f"{split}: no picture of {', '.join(absent)}.")
    return found


def pictures_by_class(path: Path, names: dict[str, str]) -> tuple[list[Picture], list[str]]:
    """The pictures below a folder or in an archive whose own folder is a class.

    Args:
        path: the folder or archive.
        names: classes by their folders' names, lower case.

    Returns:
        `(pictures, notes)`: what was read, and what was left out.

    Raises:
        DataError: the archive cannot be read.
    """
    try:
        files = {name: read for name, read in _members(path) if _suffix(name) in IMAGE_SUFFIXES}
        return _by_class(files, names)
    except _BROKEN as error:
        raise DataError(f"{path}: expected pictures by class; {error}.") from None


def _members(
    path: Path, within: IO[bytes] | None = None
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each file's place, with slashes, and how to read it; of a lone file its own.

    Args:
        path: of the folder or file.
        within: an archive in it, which is read in its place.
    """
    source = within or path
    if within is None and path.is_dir():
        for file in sorted(path.rglob("*")):
            place = file.relative_to(path).as_posix()
            if file.is_file() and _shown(place):
                yield place, file.read_bytes
    elif zipfile.is_zipfile(source):
        packed = zipfile.ZipFile(source)
        for info in packed.infolist():
            if not info.is_dir() and _shown(info.filename):
                yield info.filename, lambda info=info: packed.read(info)  # type: ignore[misc]
    elif within or (path.is_file() and (".tar" in path.suffixes or tarfile.is_tarfile(path))):
        if within:
            within.seek(0)
        with tarfile.open(path, fileobj=within) as archive:  # what is packed is unpacked once
            members = [
                (entry.name, archive.extractfile(entry)) for entry in archive if entry.isfile()
            ]
            wanted = [(name, file.read()) for name, file in members if file and _shown(name)]
        for name, content in wanted:
            yield name, lambda content=content: content  # type: ignore[misc]
    else:
        yield path.name, path.read_bytes


def _shown(place: str) -> bool:
    return not any(part.startswith((".", "__MACOSX")) for part in place.split("/"))


def _suffix(place: str) -> str:
    return PurePosixPath(place).suffix.lower()


def _read_folders(path: Path, files: dict[str, Callable[[], bytes]]) -> DataSet:
    folders = {_class_folder(place, {}) for place in files}
    names, by_number = _WORDS, [str(number) for number in range(len(FER2013))]
    if "0" in folders and folders <= set(by_number):
        names = {number: _WORDS[FER2013[int(number)]] for number in by_number}
    pictures, notes = _by_class(files, names)
    if not pictures:  # happy_001.png, S5-joy.jpg
        words = {place: _named(place) for place in files}
        by_word = {f"{words[place]}/{place}": read for place, read in files.items()}
        pictures, _ = _by_class(by_word, {word: word for word in FERPLUS})
        if pictures:
            left = len(files) - len(pictures)
            notes = [f"Classes are read from files' names; {left} pictures left out."]
    if names is not _WORDS:
        notes.append(f"Folders by number are read as FER-2013's: 0 {FER2013[0]} to 6 {FER2013[6]}.")
    if not pictures:
        raise DataError(
            f"{path}: expected folders named by class (FER+'s words {', '.join(FERPLUS)}, or "
            f"FER-2013's {', '.join(FER2013)}) with pictures inside; found none. {' '.join(notes)}"
        )
    splits = [_split_of(picture.place) for picture in pictures]
    if "PublicTest" not in splits:  # of a training and a test folder the one is the test
        test = "PublicTest"
        splits = [test if split == "PrivateTest" else split for split in splits]
    gray = [cv2.cvtColor(picture.image, cv2.COLOR_BGR2GRAY) for picture in pictures]
    small = [cv2.resize(one, (SIZE, SIZE), interpolation=cv2.INTER_AREA) for one in gray]
    faces = Faces.of_words(np.array(small, np.uint8), [picture.name for picture in pictures])
    where = np.array(splits)
    return DataSet({split: faces.where(where == split) for split in dict.fromkeys(splits)}, notes)


def _by_class(
    files: dict[str, Callable[[], bytes]], names: dict[str, str]
) -> tuple[list[Picture], list[str]]:
    pictures, strangers, damaged = [], Counter[str](), []
    for place, read in sorted(files.items()):
        folder = _class_folder(place, names)
        if not (name := names.get(folder.lower().strip()) or names.get(_bare(folder))):
            strangers[folder or "outside a folder"] += 1
            continue
        data = np.frombuffer(read(), np.uint8)
        image = cv2.imdecode(data, cv2.IMREAD_COLOR) if len(data) else None
        if image is None:
            damaged.append(place)
        else:
            pictures.append(Picture(place, name, np.asarray(image, np.uint8)))
    notes = [
        f"{folder}: not a class of this model; {count} pictures left out."
        for folder, count in strangers.items()
    ]
    if damaged:
        notes.append(f"{len(damaged)} damaged pictures left out: {', '.join(damaged[:5])}.")
    return pictures, notes


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
    for part in reversed(PurePosixPath(place).parts[:-1]):
        if split := _split_named(part):
            return split
    return WHOLE


def _split_named(word: str) -> str:
    plain = re.sub(r"[\W_]", "", word.lower())
    return next((split for split, words in _SPLIT_WORDS.items() if plain in words), "")


def _read_csv(path: Path, raw: bytes, ferplus: Path | None) -> DataSet:
    columns = _table(path, raw, ("emotion", "pixels"))
    labels, pixels = columns["emotion"], columns["pixels"]
    if not labels:
        raise DataError(f"{path}: expected rows below the first line; got none. {_EXPECTED}")
    usages = columns.get("usage") or ["Training"] * len(labels)
    notes = []
    values = len(re.findall(r"[\d.]+", pixels[-1]))
    if len(labels) > 1 and not ferplus and (values < SIZE * SIZE or not usages[-1]):
        labels, pixels, usages = labels[:-1], pixels[:-1], usages[:-1]
        notes.append(f"{path}: its last row is cut off; left out. Fetch the file again.")
    images = np.zeros((len(labels), SIZE, SIZE), np.uint8)
    words, splits = [], []
    for index, (label, gray, usage) in enumerate(zip(labels, pixels, usages, strict=True)):
        try:
            images[index] = _picture(gray)
            words.append(_word(label))
        except ValueError as error:
            raise DataError(
                f"{path}, row {index + 2}: expected a label 0 to 6, {SIZE * SIZE} gray values "
                f"and a split; {error}. {_EXPECTED}"
            ) from None
        if not (split := _split_named(usage)):
            raise DataError(
                f"{path}, row {index + 2}: expected a split, {', '.join(SPLITS)}; got {usage!r}."
            )
        splits.append(split)
    faces, where = Faces.of_words(images, words), np.array(splits)
    if ferplus:
        votes = _read_votes(ferplus, splits)
        faces = Faces(images, faces.labels, votes[:, : len(FERPLUS)], votes[:, len(FERPLUS) :])
    read = {split: faces.where(where == split) for split in SPLITS if split in splits}
    return DataSet(read, notes)


def _read_votes(path: Path, splits: Sequence[str]) -> npt.NDArray[np.float32]:
    """FER+'s counts, `(n, 10)`: of each of `FERPLUS`, of "unknown" and of "no face"."""
    try:
        columns = _table(path, path.read_bytes(), ("usage", *_VOTES, "unknown", "nf"))
    except OSError as error:
        raise DataError(f"{path}: expected FER+'s fer2013new.csv; {error}.") from None
    usages = columns["usage"]
    if len(usages) != len(splits):
        raise DataError(
            f"{path}: expected {len(splits)} rows, one for each of fer2013.csv, got {len(usages)}. "
            "Leave the same rows out of both."
        )
    for index, (usage, split) in enumerate(zip(usages, splits, strict=True)):
        if _split_named(usage) != split:
            raise DataError(
                f"{path}, row {index + 2}: expected votes on a picture of {split}; got one of "
                f"{usage!r}. The rows of both files belong together by their order."
            )
    try:
        names = (*FERPLUS, "unknown", "nf")
        counts = np.array([columns[name] for name in names], np.float32).T
        if not (np.isfinite(counts) & (counts >= 0)).all():
            raise ValueError("some are negative or no numbers")
    except ValueError as error:
        raise DataError(f"{path}: expected ten counts of votes in every row; {error}.") from None
    return counts


def _table(path: Path, raw: bytes, needed: tuple[str, ...]) -> dict[str, list[str]]:
    """A csv's columns by their names in lower case; rows without any text are passed over."""
    try:
        text = _text(raw)
        first = text.partition("\n")[0]
        if stated := re.match(r"sep=(.)$", first):  # as Excel writes it
            text = text.partition("\n")[2]
        mark = stated[1] if stated else max(",;\t|", key=first.count)
        quote = "'" if text.count("'") > text.count('"') else '"'
        read = csv.reader(io.StringIO(text), delimiter=mark, quotechar=quote)
        rows = [row for row in read if any(cell.strip() for cell in row)]
    except (csv.Error, UnicodeDecodeError, EOFError, OSError, zlib.error, lzma.LZMAError):
        raise _no_table(path, needed) from None
    if "pixels" in needed and rows and any(_is_pixels(cell) for cell in rows[0]):
        rows.insert(0, [_column(cell) for cell in rows[0]])  # no first line with names
    written = [cell.strip().lower() for cell in rows[0]] if rows else []
    names = [name if name in needed else _COLUMNS.get(name, name) for name in written]
    if "pixels" in needed and "pixels" not in names:
        rows, names = _joined(rows, names)
    if absent := [name for name in needed if name not in names]:
        if "\ufffd" in "".join(written) or not "".join(written).isprintable():
            raise _no_table(path, needed)
        raise DataError(
            f"{path}: expected a first line with {', '.join(needed)}; it has no {absent[0]}, but "
            f"{', '.join(written)[:60] or 'nothing'}. {_EXPECTED}"
        )
    if len(rows) > 2 and (lacking := len(names) - len(rows[-1])) > 0:
        rows[-1] = rows[-1] + [""] * lacking  # cut off, which is for the reader of cells to say
    if short := next((at for at, row in enumerate(rows) if len(row) < len(names)), 0):
        raise DataError(
            f"{path}, row {short + 1}: expected {len(names)} cells; got fewer. {_EXPECTED}"
        )
    return {name: [row[at].strip() for row in rows[1:]] for at, name in enumerate(names) if name}


def _text(raw: bytes) -> str:
    """A file's text, its line ends all alike; of other code pages only ASCII comes out right."""
    unpack = next((unpack for begin, unpack in _UNPACK.items() if raw.startswith(begin)), bytes)
    raw = unpack(raw)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16") if wide else raw.decode("utf-8-sig", "replace")
    return re.sub(r"\r\n?", "\n", text.rstrip("\0\x1a"))


def _no_table(path: Path, needed: tuple[str, ...]) -> DataError:
    return DataError(
        f"{path}: expected a csv file with the columns {', '.join(needed)}; this is none, or "
        f"damaged. {_EXPECTED}"
    )


def _is_pixels(cell: str) -> bool:
    return len(cell) > SIZE * SIZE and re.fullmatch(r"[\d\s.,\[\]]+", cell) is not None


def _column(cell: str) -> str:
    """What a cell of a row is, by what stands in it."""
    if _is_pixels(cell):
        return "pixels"
    return "usage" if _split_named(cell) else "emotion" if re.match(r"\s*\w+", cell) else ""


def _joined(rows: list[list[str]], names: list[str]) -> tuple[list[list[str]], list[str]]:
    """A table with a column for each gray value (`pixel0`, `pixel1`, ...) with one for all."""
    each = [at for at, name in enumerate(names) if re.fullmatch(r"(pixel|px|p)?[\s_]*\d+", name)]
    if len(each) != SIZE * SIZE:
        return rows, names
    joined = [[*row, " ".join(row[at] for at in each if at < len(row))] for row in rows]
    return joined, [*names, "pixels"]


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
    if label.lower() in _WORDS:
        return _WORDS[label.lower()]
    try:
        number = float(label)
    except ValueError:
        raise ValueError(f"got label {label!r}") from None
    if number not in range(len(FER2013)):
        raise ValueError(f"got label {label}")
    return FERPLUS_OF_FER2013[FER2013[int(number)]]
