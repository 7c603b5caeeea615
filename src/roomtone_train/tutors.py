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
from pathlib import Path

import numpy as np
import torch

from roomtone.errors import DataError
from roomtone.expressions import ExpressionClassifier
from roomtone.models import load_expression_model
from roomtone_train.batches import Batch, mixed
from roomtone_train.initial import digest_of_graph
from roomtone_train.network import MEAN, STD
from roomtone_train.teach import uncalibrated


class Tutors:
    """One or several exported models that teach together.

    Args:
        files: the models, with the temperatures in their cards.
        share: of their part in the targets, above 0, at most 1.
        threads: that each may use; 0 leaves it to ONNX Runtime.

    Raises:
        DataError: the share is 0.
        ModelError: a file is no expression model.
    """

    def __init__(self, files: Sequence[Path], share: float, threads: int = 0) -> None:
        if not share:
            raise DataError("[fit]: expected teacher_weight above 0 where there are tutors; got 0.")
        self.files, self.share = files, share
        self.classifiers = [
            ExpressionClassifier(load_expression_model(file, threads)) for file in files
        ]

    def digest(self) -> str:
        """What tells tutors apart: the digest of what each computes, in their order."""
        return " ".join(digest_of_graph(file) for file in self.files)

    def correct(self, batch: Batch, step: int) -> Batch:
        """The batch with what the tutor of this step says of its crops mixed into the targets.

        A crop without votes or without a label is taught by the tutor alone, at its share.

        Raises:
            DataError: the model's card states no temperatures.
        """
        tutor = self.classifiers[step % len(self.classifiers)]
        grey = (batch.crops[:, 0] * STD + MEAN) * 255
        said = uncalibrated(tutor, grey.round().clamp(0, 255).numpy().astype(np.uint8))
        votes, weights = mixed(
            batch.votes, batch.weights, torch.from_numpy(said.ferplus), self.share
        )
        classes = torch.lerp(batch.classes, torch.from_numpy(said.fer2013), self.share)
        return replace(batch, classes=classes, votes=votes, weights=weights)
