"""Which pictures a run learns from, and which select its best epoch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roomtone.errors import DataError
from roomtone.labels import FER2013
from roomtone_train.fer2013 import Faces, without_copies

SPLITTINGS = ("official", "held-out", "random")


@dataclass(frozen=True)
class DataOptions:
    """Which pictures a run uses.

    Attributes:
        split: `official` fits Training, without its copies of PublicTest's pictures, and selects on
            PublicTest. `held-out` does the same to Training, fits nine tenths of it and selects on
            the rest, so that PublicTest stays unseen. `random` is the origin's protocol: Training
            and PublicTest shuffled together, copies and all, a tenth of it to select on.
        classes: FER-2013's classes that are kept, by name; none for all.
        seed: of the shuffling.
    """

    split: str = "official"
    classes: tuple[str, ...] = ()
    seed: int = 0

    def __post_init__(self) -> None:
        if self.split not in SPLITTINGS:
            raise DataError(f"[data]: expected split {', '.join(SPLITTINGS)}; got {self.split!r}.")
        for name in self.classes:
            if name not in FER2013:
                raise DataError(f"[data]: expected classes of {', '.join(FER2013)}; got {name!r}.")
        if self.seed < 0:
            raise DataError(f"[data]: expected seed 0 or more; got {self.seed!r}.")


def arrange(options: DataOptions, training: Faces, test: Faces) -> tuple[Faces, Faces]:
    """`(fit, select)`: the pictures to learn from and those that select the best epoch.

    Args:
        options: the run's.
        training: the split Training.
        test: the split PublicTest.
    """
    training, test = (_of_classes(options, faces) for faces in (training, test))
    if options.split == "official":
        return without_copies(training, test), test
    if options.split == "random":
        return _tenth_off(training.joined(test), options.seed)
    fitted, selected = _tenth_off(without_copies(training, test), options.seed)
    return without_copies(fitted, selected), selected


def _of_classes(options: DataOptions, faces: Faces) -> Faces:
    if not options.classes:
        return faces
    wanted = [FER2013.index(name) for name in options.classes]
    return faces.where(np.isin(faces.labels, wanted))


def _tenth_off(faces: Faces, seed: int) -> tuple[Faces, Faces]:
    chosen = np.zeros(len(faces), bool)
    chosen[np.random.default_rng(seed).permutation(len(faces))[: len(faces) // 10]] = True
    return faces.where(~chosen), faces.where(chosen)
