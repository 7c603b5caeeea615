"""Tutors: fitted networks that are asked about the very pictures that a step shows.

A tutor sees a picture as the student does, turned, shifted, covered and blended with another: there
is always something new to learn from it, and less to learn by heart (Beyer et al., *Knowledge
distillation: A good teacher is patient and consistent*, arXiv 2106.05237). It costs the tutor's
time in every step, so of several tutors one is asked a step, in turn: over many steps that teaches
their mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from roomtone.errors import DataError
from roomtone_train.batches import Batch, mixed
from roomtone_train.device import halved, the_device
from roomtone_train.initial import digest_of_weights
from roomtone_train.run_folder import load_best


class Tutors:
    """One or several fitted runs that teach together.

    Args:
        folders: the runs', each with its best epoch's weights.
        share: of their part in the targets, above 0, at most 1.

    Raises:
        DataError: the share is 0, or a folder holds no fitted run.
    """

    def __init__(self, folders: Sequence[Path], share: float) -> None:
        if not share:
            raise DataError("[fit]: expected teacher_weight above 0 where there are tutors; got 0.")
        self.share = share
        self.networks = [
            load_best(folder).to(the_device(), memory_format=torch.channels_last)  # type: ignore[call-overload]
            for folder in folders
        ]

    def digest(self) -> str:
        """What tells tutors apart: the digest of their weights, in their order."""
        return " ".join(digest_of_weights(network) for network in self.networks)

    @torch.no_grad()
    def correct(self, batch: Batch, step: int) -> Batch:
        """The batch with what the tutor of this step says of its crops mixed into the targets.

        A crop without votes or without a label is taught by the tutor alone, at its share.
        """
        with halved():
            said = self.networks[step % len(self.networks)](batch.crops)
        ferplus, fer2013 = (logits.float().softmax(1) for logits in said)
        votes, weights = mixed(batch.votes, batch.weights, ferplus, self.share)
        classes = torch.lerp(batch.classes, fer2013, self.share)
        return replace(batch, classes=classes, votes=votes, weights=weights)
