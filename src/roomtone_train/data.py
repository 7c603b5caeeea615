"""Labelled faces: FER-2013's pictures and labels with FER+'s votes as one type, and its splits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013
from roomtone_train.recipe import DataOptions

#: The official splits, by the words of the `Usage` column.
SPLITS = ("Training", "PublicTest", "PrivateTest")
SIZE = 48
NO_LABEL = -1


@dataclass(frozen=True)
class Faces:
    """Labelled face crops.

    Attributes:
        images: uint8 `(n, 48, 48)`, gray.
        labels: int64 `(n,)`, index into `FER2013`, or -1 where there is none (contempt).
        votes: float32 `(n, 8)`, votes for each of `FERPLUS`.
        discarded: float32 `(n, 2)`, votes for "unknown" and for "no face".
        voted: whether taggers gave the votes; else they repeat the label, ten times.
    """

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    votes: npt.NDArray[np.float32]
    discarded: npt.NDArray[np.float32]
    voted: bool = True

    def __len__(self) -> int:
        return len(self.images)

    @classmethod
    def of_words(cls, images: npt.NDArray[np.uint8], words: list[str]) -> Faces:
        """Pictures of which only one of `FERPLUS` is known: it counts as ten votes."""
        seven = {eight: FER2013.index(name) for name, eight in FERPLUS_OF_FER2013.items()}
        votes = np.zeros((len(words), len(FERPLUS)), np.float32)
        votes[np.arange(len(words)), [FERPLUS.index(word) for word in words]] = 10
        labels = np.array([seven.get(word, NO_LABEL) for word in words], np.int64)
        return cls(images, labels, votes, np.zeros((len(words), 2), np.float32), voted=False)

    def columns(self) -> dict[str, Any]:
        """The arrays by name."""
        return {name: values for name, values in vars(self).items() if name != "voted"}

    def where(self, chosen: npt.NDArray[np.bool_]) -> Faces:
        """The rows for which `chosen`, bool `(n,)`, is true."""
        return replace(self, **{name: values[chosen] for name, values in self.columns().items()})

    def joined(self, other: Faces) -> Faces:
        """These rows, then the other's."""
        theirs, own = other.columns(), self.columns()
        return replace(self, **{name: np.concatenate([own[name], theirs[name]]) for name in own})

    def digest(self) -> str:
        """SHA-256 over everything here, to tell whether two sets are the same."""
        return digest_of(*self.columns().values())

    def distributions(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The votes as training targets `(n, 8)` and their weights `(n,)`.

        A row of targets sums to 1, and is uniform where nobody voted for an expression; its weight
        is the share of the taggers who did, 0 to 1.
        """
        known = self.votes.sum(axis=1, keepdims=True)
        total = np.maximum(known + self.discarded.sum(axis=1, keepdims=True), 1)
        targets = np.where(known > 0, self.votes / np.maximum(known, 1), 1 / len(FERPLUS))
        return targets.astype(np.float32), (known / total)[:, 0].astype(np.float32)

    def label_agreement(self) -> float:
        """Share of the labelled rows whose FER-2013 label is the taggers' most frequent answer.

        "Unknown" and "no face" are answers too; of equal ones the first in `FERPLUS` counts.
        """
        labelled = self.labels != NO_LABEL
        said = np.hstack([self.votes, self.discarded])[labelled].argmax(axis=1)
        wanted = np.array([FERPLUS.index(FERPLUS_OF_FER2013[name]) for name in FER2013])
        return float((said == wanted[self.labels[labelled]]).mean()) if len(said) else 0.0

    def strict_majority(self) -> npt.NDArray[np.int64]:
        """FER+'s strict majority label per row, int64 `(n,)`, or -1 where there is none.

        Single votes are dropped as noise; a label needs over half of the votes left, "unknown" and
        "no face" among them, and may not be one of those two (Barsoum et al., section 2). Where no
        taggers voted there is none.
        """
        every = np.hstack([self.votes, self.discarded])
        every = np.where(every <= 1, 0, every)
        best, total = every.argmax(axis=1), every.sum(axis=1)
        usable = (every.max(axis=1) > total / 2) & (best < len(FERPLUS)) & self.voted
        return np.where(usable, best, NO_LABEL).astype(np.int64)


def counted(number: int, noun: str) -> str:
    """A number of things in words.

    >>> counted(1, "picture"), counted(2, "picture")
    ('1 picture', '2 pictures')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def digest_of(*arrays: npt.NDArray[Any]) -> str:
    """SHA-256 of the bytes of arrays, one after another."""
    digest = hashlib.sha256()
    for values in arrays:
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()


def are_copies(faces: Faces, others: Faces) -> npt.NDArray[np.bool_]:
    """Bool `(n,)`: which rows of `faces` have exactly the pixels of a row of `others`."""
    seen = {image.tobytes() for image in others.images}
    return np.array([image.tobytes() in seen for image in faces.images], bool)


def arrange(options: DataOptions, training: Faces, test: Faces | None) -> tuple[Faces, Faces]:
    """`(fit, select)`: the pictures to learn from and those that select epoch and temperatures.

    Many pictures are pixel copies of others. But for `random`, `fit` has no copy of one in `select`
    nor in `test`, the split PublicTest, where that is at hand.
    """
    wanted = [FER2013.index(name) for name in options.classes] or [*range(len(FER2013)), NO_LABEL]
    training = training.where(np.isin(training.labels, wanted))
    test = test.where(np.isin(test.labels, wanted)) if test else None
    if test and options.split == "random":
        training = training.joined(test)
    elif test:
        training = training.where(~are_copies(training, test))
    chosen = np.zeros(len(training), bool)
    order = np.random.default_rng(options.seed).permutation(len(training))
    chosen[order[: len(training) // 10]] = True
    fitted, selected = training.where(~chosen), training.where(chosen)
    if options.split == "held-out":
        fitted = fitted.where(~are_copies(fitted, selected))
    return fitted, selected
