"""A teacher's predictions on training pictures: made once, kept in a file, mixed into the targets.

The teacher is the mean of one or several exported models over several views of each picture.
Distilling from such a mean is Hinton et al. (arXiv 1503.02531), at temperature 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.progress import track

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.labels import FER2013, FERPLUS
from roomtone.vision.expressions import ExpressionClassifier, Expressions
from roomtone_train.align import Aligned
from roomtone_train.fer2013 import Faces
from roomtone_train.kept import read_kept, write_kept


@dataclass(frozen=True)
class Lessons:
    """What a teacher says of each training picture.

    Attributes:
        ferplus: float32 `(n, 8)`, each row a distribution.
        fer2013: float32 `(n, 7)`, likewise.
        data: digest of the pictures, `Faces.digest`.
    """

    ferplus: npt.NDArray[np.float32]
    fer2013: npt.NDArray[np.float32]
    data: str

    def save(self, file: Path) -> None:
        """Write a `.npz` file that `read_lessons` reads."""
        write_kept(file, ferplus=self.ferplus, fer2013=self.fer2013, data=self.data)


def read_lessons(file: Path, data: str) -> Lessons:
    """Read what `Lessons.save` wrote.

    Raises:
        DataError: no such file, no lessons, or lessons on other pictures than those of `data`.
    """
    others = "expected a teacher's predictions on these training pictures, got some on others"
    ferplus, fer2013 = read_kept(file, ("ferplus", "fer2013"), data, "teach", others)
    return Lessons(ferplus, fer2013, data)


def teach(
    classifiers: list[ExpressionClassifier], faces: Faces, aligned: Aligned | None = None
) -> Lessons:
    """Mean probabilities of exported models over each picture's views.

    The views are the picture and its mirror image and, where there are `aligned` crops, these and
    their mirror images.

    Raises:
        DataError: a model's card states no temperatures.
    """
    ferplus = np.zeros((len(faces), len(FERPLUS)), np.float32)
    fer2013 = np.zeros((len(faces), len(FER2013)), np.float32)
    framings = [faces.images, aligned.crops] if aligned else [faces.images]
    share = 1 / (2 * len(framings) * len(classifiers))
    parts = np.array_split(np.arange(len(faces)), max(1, len(faces) // 256))
    for rows in track(parts, "teaching", transient=True, console=errors):
        for images, classifier in product(framings, classifiers):
            for view in (images[rows], images[rows][:, :, ::-1]):
                said = uncalibrated(classifier, view)
                ferplus[rows] += share * said.ferplus
                fer2013[rows] += share * said.fer2013
    return Lessons(ferplus, fer2013, faces.digest())


def uncalibrated(classifier: ExpressionClassifier, crops: npt.NDArray[np.uint8]) -> Expressions:
    """What a model says of crops without its temperatures.

    They were fitted to the majority's label, and a student learns from votes.

    Raises:
        DataError: the model's card states no temperatures.
    """
    stated = classifier.model.contract.card.get("temperatures")
    if not isinstance(stated, dict) or set(stated) != {"ferplus", "fer2013"}:
        raise DataError(
            f"teacher: expected temperatures in the model's card, got {stated!r}. "
            "Take a file that roomtone-train export wrote."
        )
    read = classifier.classify(crops)
    return Expressions(
        _softened(read.ferplus, stated["ferplus"]), _softened(read.fer2013, stated["fer2013"])
    )


def _softened(
    probabilities: npt.NDArray[np.float32], temperature: float
) -> npt.NDArray[np.float32]:
    """What a softmax would have given without the temperature: its powers, made to sum to 1."""
    powers = probabilities**temperature
    softened: npt.NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return softened
