"""FER-2013 with FER+'s votes, and folders of images by class, as one type: `Faces`.

FER-2013 is the challenge's own file, `fer2013.csv` (`emotion,pixels,Usage`, 48 x 48 grey). FER+
adds `fer2013new.csv`: for every row the votes of ten taggers. Rows of the two files belong
together by their order. Many test images of FER-2013 are pixel copies of training images:
`without_copies` drops them from the training side, so that a score on the test side means
something.
"""

from __future__ import annotations

import gzip
import hashlib
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.errors import DataError, SourceError
from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013
from roomtone.vision.frames import IMAGE_SUFFIXES
from roomtone.vision.images import read_image

#: The official splits, by the words of the `Usage` column.
SPLITS = ("Training", "PublicTest", "PrivateTest")
SIZE = 48
NO_LABEL = -1


@dataclass(frozen=True)
class Faces:
    """Labelled face crops.

    Attributes:
        images: uint8 `(n, 48, 48)`, grey.
        labels: int64 `(n,)`, index into `FER2013`, or -1 where there is none (contempt in a
            folder).
        votes: float32 `(n, 8)`, votes for each of `FERPLUS`.
        discarded: float32 `(n, 2)`, votes for "unknown" and for "no face".
    """

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    votes: npt.NDArray[np.float32]
    discarded: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.images)

    def where(self, chosen: npt.NDArray[np.bool_]) -> Faces:
        """The rows for which `chosen`, bool `(n,)`, is true."""
        return Faces(
            self.images[chosen], self.labels[chosen], self.votes[chosen], self.discarded[chosen]
        )

    def joined(self, other: Faces) -> Faces:
        """These rows, then the other's."""
        return Faces(
            np.concatenate([self.images, other.images]),
            np.concatenate([self.labels, other.labels]),
            np.concatenate([self.votes, other.votes]),
            np.concatenate([self.discarded, other.discarded]),
        )

    def digest(self) -> str:
        """SHA-256 over everything here, to tell whether two sets are the same."""
        return digest_of(self.images, self.labels, self.votes, self.discarded)

    def distributions(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The votes as training targets.

        Returns:
            `(targets, weights)`: `(n, 8)`, each row summing to 1 (uniform where nobody voted for an
            expression), and `(n,)`, the share of the taggers who did, 0 to 1.
        """
        known = self.votes.sum(axis=1)
        total = np.maximum(known + self.discarded.sum(axis=1), 1)
        uniform = np.full_like(self.votes, 1 / len(FERPLUS))
        targets = np.where(known[:, None] > 0, self.votes / np.maximum(known, 1)[:, None], uniform)
        return targets.astype(np.float32), (known / total).astype(np.float32)

    def label_agreement(self) -> float:
        """Share of the labelled rows whose FER-2013 label is the taggers' most frequent answer.

        "Unknown" and "no face" are answers too; of equal ones the first in `FERPLUS` counts.
        """
        every = np.concatenate([self.votes, self.discarded], axis=1)
        labelled = self.labels != NO_LABEL
        wanted = [_ferplus_index(FER2013[label]) for label in self.labels[labelled]]
        return float((every.argmax(axis=1)[labelled] == wanted).mean()) if wanted else 0.0

    def strict_majority(self) -> npt.NDArray[np.int64]:
        """FER+'s strict majority label per row, int64 `(n,)`, or -1 where there is none.

        Single votes are dropped as noise; a label needs over half of the votes left, "unknown" and
        "no face" among them, and may not be one of those two (Barsoum et al., section 2).
        """
        every = np.concatenate([self.votes, self.discarded], axis=1)
        every = np.where(every <= 1, 0, every)
        total = every.sum(axis=1)
        best = every.argmax(axis=1)
        majority = every.max(axis=1) > total / 2
        usable = majority & (best < len(FERPLUS)) & (total > 0)
        return np.where(usable, best, NO_LABEL).astype(np.int64)


def read_fer2013(
    data: Path, ferplus: Path | None, splits: Sequence[str] = SPLITS
) -> dict[str, Faces]:
    """Read `fer2013.csv` (or `.csv.gz`) and, where given, FER+'s `fer2013new.csv`.

    Without FER+ the FER-2013 label counts as ten votes.

    Args:
        data: the challenge's file.
        ferplus: FER+'s votes, row for row the same images.
        splits: words of the `Usage` column that are kept.

    Returns:
        One `Faces` for each split that has rows.

    Raises:
        DataError: a file is missing, has other columns or a broken row, or the two do not match.
    """
    rows = _rows(data, "emotion,pixels,Usage")
    votes = _votes(ferplus, len(rows)) if ferplus else None
    kept: dict[str, list[int]] = {split: [] for split in splits}
    images = np.zeros((len(rows), SIZE, SIZE), np.uint8)
    labels = np.zeros(len(rows), np.int64)
    for index, row in enumerate(
        track(rows, f"reading {data.name}", transient=True, console=errors)
    ):
        try:
            label, pixels, usage = row.split(",")
            images[index] = _pixels(pixels)
            labels[index] = _label(label)
        except ValueError as error:
            raise DataError(
                f"{data}, row {index + 2}: expected a label 0 to 6, {SIZE * SIZE} grey values "
                f"and a split; {error}. Take the challenge's own fer2013.csv."
            ) from None
        if usage not in SPLITS:
            raise DataError(
                f"{data}, row {index + 2}: expected a split, {', '.join(SPLITS)}; got {usage!r}."
            )
        if votes is not None and votes.usages[index] != usage:
            raise DataError(
                f"{ferplus}, row {index + 2}: expected votes on a picture of {usage}; got one of "
                f"{votes.usages[index]!r}. The rows of both files belong together by their order."
            )
        if usage in kept:
            kept[usage].append(index)
    if votes is None:
        counts: npt.NDArray[np.float32] = np.zeros((len(rows), len(FERPLUS) + 2), np.float32)
        counts[np.arange(len(rows)), [_ferplus_index(FER2013[label]) for label in labels]] = 10
    else:
        counts = votes.counts
    everything = Faces(images, labels, counts[:, : len(FERPLUS)], counts[:, len(FERPLUS) :])
    return {
        split: everything.where(np.isin(np.arange(len(rows)), indices))
        for split, indices in kept.items()
        if indices
    }


def read_folders(folder: Path) -> Faces:
    """Read `folder/CLASS/*.jpg|png`, CLASS being a FER-2013 or FER+ word. Images are face crops.

    Raises:
        DataError: there is no such folder, no class folder with a known name, or a broken image.
    """
    words = {name: name for name in FERPLUS} | FERPLUS_OF_FER2013
    classes = sorted(path for path in folder.glob("*") if path.name.lower() in words)
    if not classes:
        raise DataError(
            f"{folder}: expected folders named after expressions ({', '.join(FERPLUS)}, or "
            f"FER-2013's {', '.join(FER2013)}), found none. One folder a class, face crops inside."
        )
    images, labels, votes = [], [], []
    for path in classes:
        word = words[path.name.lower()]
        one_hot = np.zeros(len(FERPLUS), np.float32)
        one_hot[FERPLUS.index(word)] = 10
        seven = [name for name, other in FERPLUS_OF_FER2013.items() if other == word]
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in IMAGE_SUFFIXES)
        shown = (file for file in files if not file.name.startswith("."))
        for file in track(list(shown), f"reading {path.name}", transient=True, console=errors):
            try:
                picture = cv2.cvtColor(read_image(file), cv2.COLOR_BGR2GRAY)
            except SourceError as error:
                raise DataError(f"{error} Remove or repair it.") from None
            images.append(cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_AREA))
            labels.append(FER2013.index(seven[0]) if seven else NO_LABEL)
            votes.append(one_hot)
    if not images:
        raise DataError(f"{folder}: the class folders are empty. Put face crops into them.")
    return Faces(
        np.array(images, np.uint8),
        np.array(labels, np.int64),
        np.array(votes, np.float32),
        np.zeros((len(images), 2), np.float32),
    )


def digest_of(*arrays: npt.NDArray[Any]) -> str:
    """SHA-256 of the bytes of arrays, one after another."""
    digest = hashlib.sha256()
    for values in arrays:
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()


def without_copies(training: Faces, test: Faces) -> Faces:
    """Training rows whose pixels are not also a test row's."""
    return training.where(~are_copies(training, test))


def are_copies(faces: Faces, others: Faces) -> npt.NDArray[np.bool_]:
    """Bool `(n,)`: which rows of `faces` have exactly the pixels of a row of `others`."""
    seen = {image.tobytes() for image in others.images}
    return np.array([image.tobytes() in seen for image in faces.images], bool)


def _pixels(text: str) -> npt.NDArray[np.uint8]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what is no number: counted below
        values = np.fromstring(text, np.int64, sep=" ")
    if len(values) != SIZE * SIZE:
        raise ValueError(f"got {len(values)} grey values")
    if values.min() < 0 or values.max() > 255:
        raise ValueError(f"got a grey value {values.max() if values.max() > 255 else values.min()}")
    return values.astype(np.uint8).reshape(SIZE, SIZE)


def _label(text: str) -> int:
    if not 0 <= int(text) < len(FER2013):
        raise ValueError(f"got label {text}")
    return int(text)


def _ferplus_index(fer2013_name: str) -> int:
    return FERPLUS.index(FERPLUS_OF_FER2013[fer2013_name])


def _rows(path: Path, header: str) -> list[str]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("ascii")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise DataError(f"{path}: expected the file {header!r} starts; {error}.") from None
    lines = text.splitlines()
    if not lines or not lines[0].startswith(header):
        raise DataError(
            f"{path}: expected a first line {header!r}, got {lines[0][:60] if lines else ''!r}."
        )
    return lines[1:]


@dataclass(frozen=True)
class _Votes:
    """Rows of FER+'s file: the split of each, and ten counts, `(n, 10)`."""

    usages: list[str]
    counts: npt.NDArray[np.float32]


def _votes(path: Path, expected: int) -> _Votes:
    rows = _rows(path, "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear")
    if len(rows) != expected:
        raise DataError(
            f"{path}: expected {expected} rows, one for each of fer2013.csv, got {len(rows)}. "
            "Leave the same rows out of both."
        )
    cells = [row.split(",") for row in rows]
    try:
        counts = np.array([row[2:12] for row in cells], np.float32).reshape(-1, 10)
        if not (np.isfinite(counts) & (counts >= 0)).all():
            raise ValueError("some are negative or no numbers")
    except ValueError as error:
        raise DataError(f"{path}: expected ten counts of votes in every row; {error}.") from None
    return _Votes([row[0] for row in cells], counts)
