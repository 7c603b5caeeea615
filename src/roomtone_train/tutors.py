"""Tutors: exported models that are asked about the very pictures that a step shows.

`teach.py` keeps what a teacher says of each picture as it is. A tutor sees it as the student does,
turned, shifted, covered and blended with another: there is always something new to learn from it,
and less to learn by heart (Beyer et al., *Knowledge distillation: A good teacher is patient and
consistent*, arXiv 2106.05237). It costs the tutor's time in every step, so of several tutors one is
asked a step, in turn: over many steps that teaches their mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from roomtone.errors import DataError
from roomtone.expressions import ExpressionClassifier
from roomtone_train.batches import Batch
from roomtone_train.network import MEAN, STD
from roomtone_train.teach import uncalibrated


class Tutors:
    """One or several exported models that teach together.

    Args:
        classifiers: the models, with the temperatures in their cards.
        share: of their part in the targets, above 0, at most 1.

    Raises:
        DataError: the share is 0.
    """

    def __init__(self, classifiers: Sequence[ExpressionClassifier], share: float) -> None:
        if not share:
            raise DataError("[fit]: expected teacher_weight above 0 where there are tutors; got 0.")
        self.classifiers, self.share = classifiers, share

    def digest(self) -> str:
        """The SHA-256 of each model, in their order."""
        return " ".join(each.model.sha256 for each in self.classifiers)

    def correct(self, batch: Batch, step: int) -> Batch:
        """The batch with what the tutor of this step says of its crops mixed into the targets.

        A crop without votes or without a label is taught by the tutor alone, at its share.

        Raises:
            DataError: the model's card states no temperatures.
        """
        tutor = self.classifiers[step % len(self.classifiers)]
        grey = (batch.crops[:, 0] * STD + MEAN) * 255
        said = uncalibrated(tutor, grey.round().clamp(0, 255).numpy().astype(np.uint8))
        kept = 1 - self.share
        weights = kept * batch.weights + self.share
        votes = kept * batch.weights[:, None] * batch.votes
        votes += self.share * torch.from_numpy(said.ferplus)
        return replace(
            batch,
            classes=kept * batch.classes + self.share * torch.from_numpy(said.fer2013),
            votes=votes / weights[:, None],
            weights=weights,
        )
