"""Batches, and what each head is to say of them: labels, votes and what teachers predict.

Online distillation: a teacher sees a picture as its student does, turned, shifted, covered and
blended with another, so there is always something new to learn from it (Beyer et al., *Knowledge
distillation: A good teacher is patient and consistent*, arXiv 2106.05237). It costs the teacher's
time in every step, so of several teachers one is asked a step, in turn: over many steps that
teaches their mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from roomtone.labels import FER2013
from roomtone_train.augment import augment
from roomtone_train.checkpoint import load_best
from roomtone_train.data import NO_LABEL, Faces, digest_of
from roomtone_train.network import MEAN, STD
from roomtone_train.recipe import FitOptions, RunOptions


@dataclass(frozen=True)
class Batch:
    """Crops, and what each head is to say of them.

    Attributes:
        crops: of a step, changed at random: float32 `(n, 1, s, s)`, normalized. Of a whole data
            set, as they are given: uint8 `(n, s, s)`.
        cropped: of a whole data set, the same as the runtime's detector crops them; of a step, no
            rows.
        classes: `(n, 7)`, a distribution or, where there is no label, zeros.
        votes: `(n, 8)`, a distribution.
        weights: `(n,)`, of the votes, 0 to 1.
    """

    crops: Tensor
    cropped: Tensor
    classes: Tensor
    votes: Tensor
    weights: Tensor

    def __len__(self) -> int:
        return len(self.crops)

    def map(self, change: Callable[[Tensor], Tensor]) -> Batch:
        """Every tensor changed alike."""
        return Batch(*(change(values) for values in vars(self).values()))

    def digest(self) -> str:
        """SHA-256 over everything here, to tell whether two runs learn from the same."""
        return digest_of(*(values.cpu().numpy() for values in vars(self).values()))


def targets(faces: Faces, cropped: npt.NDArray[np.uint8] | None, settings: FitOptions) -> Batch:
    """All pictures, with labels and votes as targets.

    Args:
        faces: the pictures.
        cropped: the same as the runtime's detector crops them, where they are at hand.
        settings: of the run.
    """
    votes, weights = faces.distributions()
    classes = np.zeros((len(faces), len(FER2013)), np.float32)
    labelled = faces.labels != NO_LABEL
    classes[labelled] = settings.label_smoothing / len(FER2013)
    classes[labelled, faces.labels[labelled]] += 1 - settings.label_smoothing
    arrays = (faces.images, faces.images if cropped is None else cropped, classes, votes, weights)
    return Batch(*(torch.from_numpy(values[: settings.max_images or None]) for values in arrays))


def batches(data: Batch, options: RunOptions, epoch: int) -> Iterator[Batch]:
    """One epoch's batches, drawn from generators seeded by the run's seed and the epoch."""
    seed = options.fit.seed * 100_003 + epoch
    torch.manual_seed(seed)
    device = data.crops.device
    generator = torch.Generator(device).manual_seed(seed)
    chance = np.random.default_rng(seed)
    order = torch.randperm(len(data), generator=generator, device=device)
    for rows in torch.split(order, options.fit.batch_size):
        if len(rows) < 2:  # batch norm has no variance of one crop
            continue
        drawn = torch.rand(len(rows), generator=generator, device=device)
        chosen = (drawn < options.fit.detector_share)[:, None, None]
        gray = torch.where(chosen, data.cropped[rows], data.crops[rows]).unsqueeze(1).float() / 255
        crops = (augment(gray, options.augment, generator) - MEAN) / STD
        batch = Batch(
            crops, data.cropped[:0], data.classes[rows], data.votes[rows], data.weights[rows]
        )
        if mixup := options.augment.mixup:
            batch = blended(batch, float(chance.beta(mixup, mixup)), generator)
        yield replace(batch, crops=batch.crops.contiguous(memory_format=torch.channels_last))


def blended(batch: Batch, share: float, generator: torch.Generator) -> Batch:
    """Each crop, and what is to be said of it, with `1 - share` of another one's (mixup)."""
    device = generator.device
    others = torch.randperm(len(batch), generator=generator, device=device)

    def blend(values: Tensor) -> Tensor:
        return torch.lerp(values[others], values, share)

    # A vote weighs by its row's weight, so that a row without votes adds nothing to a blend.
    weights = blend(batch.weights)
    votes = blend(batch.votes * batch.weights[:, None]) / weights.clamp(min=1e-6)[:, None]
    return replace(
        batch, crops=blend(batch.crops), classes=blend(batch.classes), votes=votes, weights=weights
    )


class Teachers:
    """One or several networks that teach together.

    Args:
        sources: folders of fitted runs, whose best epochs teach.
        share: of their predictions in the targets, above 0, at most 1.
        device: where they are asked.
        autocast: in what precision.

    Raises:
        DataError: a folder holds no fitted run.
    """

    def __init__(
        self,
        sources: Sequence[str],
        share: float,
        device: torch.device,
        autocast: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self.share, self.device, self.autocast = share, device, autocast
        self._ask = [self._asked(source) for source in sources]

    def _asked(self, source: str) -> Callable[[Tensor], tuple[Tensor, Tensor]]:
        network = load_best(Path(source)).to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]

        def ask_run(crops: Tensor) -> tuple[Tensor, Tensor]:
            with self.autocast():
                ferplus, fer2013 = network(crops)
            return ferplus.float().softmax(1), fer2013.float().softmax(1)

        return ask_run

    @torch.no_grad()
    def correct(self, batch: Batch, step: int) -> Batch:
        """The batch with what the teacher of this step says of its crops mixed into the targets.

        Each tagger's part shrinks to `1 - share`; what the taggers left open is the teacher's. A
        crop without votes or without a label is taught by the teacher alone, at its share.
        """
        if not self._ask:
            return batch
        ferplus, fer2013 = self._ask[step % len(self._ask)](batch.crops)
        own = (1 - self.share) * batch.weights
        weights = own + self.share
        votes = (own[:, None] * batch.votes + self.share * ferplus) / weights[:, None]
        classes = torch.lerp(batch.classes, fer2013, self.share)
        return replace(batch, classes=classes, votes=votes, weights=weights)


def teacher_source(name: str, folder: Path) -> str:
    """Where a teacher is: a name alone is of a run whose folder lies beside this run's `folder`."""
    return name if "/" in name else str(folder.parent / name)


def digest_of_teachers(sources: Sequence[str]) -> str:
    """What tells teachers apart: the digests of their weights, in their order.

    Raises:
        DataError: a folder holds no fitted run.
    """
    digests = []
    for source in sources:
        weights = load_best(Path(source)).state_dict()
        digests.append(digest_of(*(weights[name].numpy() for name in sorted(weights))))
    return " ".join(digests)
