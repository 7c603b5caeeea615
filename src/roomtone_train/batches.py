"""What fitting is fed with: pictures and targets as tensors, and random batches of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone.labels import FER2013
from roomtone_train.align import Aligned
from roomtone_train.augment import augment
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.fer2013 import NO_LABEL, Faces, digest_of
from roomtone_train.network import MEAN, STD
from roomtone_train.teach import Lessons


@dataclass(frozen=True)
class Tensors:
    """Training pictures, and what each head is to say of them."""

    given: Tensor  # uint8 (n, s, s)
    aligned: Tensor  # likewise
    classes: Tensor  # (n, 7), a distribution or, where there is no label, zeros
    votes: Tensor  # (n, 8), a distribution
    weights: Tensor  # (n,), of the votes

    def __len__(self) -> int:
        return len(self.given)

    def digest(self) -> str:
        """SHA-256 over everything here, to tell whether two runs learn from the same."""
        return digest_of(*(values.cpu().numpy() for values in vars(self).values()))

    def to(self, device: torch.device) -> Tensors:
        """The same, on a device."""
        return Tensors(**{name: values.to(device) for name, values in vars(self).items()})


@dataclass(frozen=True)
class Batch:
    """Crops of one step, changed at random, and what each head is to say of them."""

    crops: Tensor  # (n, 1, s, s), normalised
    classes: Tensor  # (n, 7), as in `Tensors`
    votes: Tensor  # (n, 8)
    weights: Tensor  # (n,)

    def part(self, one_in: int) -> Batch:
        """The first crops of the batch: one in so many, two at least."""
        first = slice(max(2, len(self.crops) // one_in))
        return Batch(*(values[first] for values in vars(self).values()))


def tensors(
    faces: Faces, lessons: Lessons | None, aligned: Aligned | None, settings: FitOptions
) -> Tensors:
    """The pictures, and labels and votes as targets with a teacher's part mixed in."""
    for option, given, name in (
        ("--teacher", lessons, "teacher_weight"),
        ("--aligned", aligned, "aligned_share"),
    ):
        if given and not getattr(settings, name):
            raise DataError(f"[fit]: expected {name} above 0 with {option}; got 0.")
    votes, weights = faces.distributions()
    classes = np.full((len(faces), len(FER2013)), 0.0, np.float32)
    labelled = faces.labels != NO_LABEL
    spread = settings.label_smoothing / len(FER2013)
    classes[labelled] = spread
    classes[labelled, faces.labels[labelled]] += 1 - settings.label_smoothing
    heads = torch.from_numpy(classes), torch.from_numpy(votes), torch.from_numpy(weights)
    if lessons:
        share = settings.teacher_weight
        seven = torch.lerp(heads[0], torch.from_numpy(lessons.fer2013), share)
        heads = seven, *mixed(heads[1], heads[2], torch.from_numpy(lessons.ferplus), share)
    chosen = slice(settings.max_images or None)
    return Tensors(
        torch.from_numpy(faces.images[chosen]),
        torch.from_numpy((aligned.crops if aligned else faces.images)[chosen]),
        *(values[chosen] for values in heads),
    )


def mixed(votes: Tensor, weights: Tensor, said: Tensor, share: float) -> tuple[Tensor, Tensor]:
    """Votes and their weights with a teacher's part mixed in.

    Each tagger's part shrinks to `1 - share`; what the taggers left open is the teacher's, at
    `share` of a row's weight.

    Args:
        votes: `(n, 8)`, distributions.
        weights: `(n,)`, 0 to 1.
        said: `(n, 8)`, the teacher's distributions.
        share: of the teacher, above 0, at most 1.
    """
    kept = (1 - share) * weights
    total = kept + share
    return (kept[:, None] * votes + share * said) / total[:, None], total


def batches(data: Tensors, options: RunOptions, epoch: int) -> Iterator[Batch]:
    """One epoch's batches, drawn from generators seeded by the run's seed and the epoch."""
    seed = options.fit.seed * 100_003 + epoch
    torch.manual_seed(seed)
    device = data.given.device
    generator = torch.Generator(device).manual_seed(seed)
    chance = np.random.default_rng(seed)
    order = torch.randperm(len(data), generator=generator, device=device)
    for rows in torch.split(order, options.fit.batch_size):
        if len(rows) < 2:  # batch norm has no variance of one crop
            continue
        drawn = torch.rand(len(rows), generator=generator, device=device)
        chosen = drawn < options.fit.aligned_share
        grey = torch.where(chosen[:, None, None], data.aligned[rows], data.given[rows])
        grey = grey.unsqueeze(1).float() / 255
        crops = (augment(grey, options.augment, generator) - MEAN) / STD
        batch = Batch(crops, data.classes[rows], data.votes[rows], data.weights[rows])
        if mixup := options.augment.mixup:
            batch = _blended(batch, float(chance.beta(mixup, mixup)), generator)
        yield replace(batch, crops=batch.crops.contiguous(memory_format=torch.channels_last))


def _blended(batch: Batch, share: float, generator: torch.Generator) -> Batch:
    """Each crop, and what is to be said of it, with `1 - share` of another one's."""
    device = generator.device
    others = torch.randperm(len(batch.crops), generator=generator, device=device)

    def blend(values: Tensor) -> Tensor:
        return torch.lerp(values[others], values, share)

    # A vote weighs by its row's weight, so that a row without votes adds nothing to a blend.
    weights = blend(batch.weights)
    votes = blend(batch.votes * batch.weights[:, None]) / weights.clamp(min=1e-6)[:, None]
    return Batch(blend(batch.crops), blend(batch.classes), votes, weights)
