"""Batches: pictures changed at random, and what each head is to say of them.

All is drawn from one generator on the crops' device, so a run can be repeated.

Online distillation: a teacher sees a picture as its student does, turned, shifted, covered and
blended with another, so there is always something new to learn from it (Beyer et al., *Knowledge
distillation: A good teacher is patient and consistent*, arXiv 2106.05237). Of several teachers one
is asked a step, in turn: over many steps that teaches their mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as functional
from torch import Generator, Tensor

from roomtone.labels import FER2013
from roomtone.vision.models import load_expression_model, open_session
from roomtone_train.data import NO_LABEL, Faces, digest_of
from roomtone_train.network import MEAN, STD
from roomtone_train.recipe import AugmentOptions, FitOptions, RunOptions


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
    generator = Generator(data.crops.device).manual_seed(seed)
    chance = np.random.default_rng(seed)
    order = torch.randperm(len(data), generator=generator, device=generator.device)
    for rows in torch.split(order, options.fit.batch_size):
        if len(rows) < 2:  # batch norm has no variance of one crop
            continue
        chosen = (_drawn(len(rows), generator) < options.fit.detector_share)[:, None, None]
        gray = torch.where(chosen, data.cropped[rows], data.crops[rows]).unsqueeze(1).float() / 255
        crops = (augment(gray, options.augment, generator) - MEAN) / STD
        said = (data.classes[rows], data.votes[rows], data.weights[rows])
        batch = Batch(crops, data.cropped[:0], *said)
        if mixup := options.augment.mixup:
            batch = blended(batch, float(chance.beta(mixup, mixup)), generator)
        yield replace(batch, crops=batch.crops.contiguous(memory_format=torch.channels_last))


def augment(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    """Float32 crops `(n, 1, s, s)` in 0..1 to changed crops of the same shape and range."""
    crops = _warp(crops, options, generator)
    crops = _soften(crops, options, generator)
    crops = _relight(crops, options, generator)
    return _erase(crops, options, generator)


def _drawn(n: int, generator: Generator) -> Tensor:
    return torch.rand(n, generator=generator, device=generator.device)


def _uniform(n: int, generator: Generator) -> Tensor:
    return _drawn(n, generator) * 2 - 1


def _warp(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    n = len(crops)
    angle = _uniform(n, generator) * options.rotation_deg * torch.pi / 180
    size = 1 + _uniform(n, generator) * options.scale
    shear = _uniform(n, generator) * options.shear
    shift_x = _uniform(n, generator) * options.shift * 2
    shift_y = _uniform(n, generator) * options.shift * 2
    mirror = torch.where(_drawn(n, generator) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle) * size, torch.sin(angle) * size
    rows = (cos * mirror, -sin + shear, shift_x, sin * mirror, cos, shift_y)
    matrix = torch.stack(rows, 1).view(n, 2, 3)
    grid = functional.affine_grid(matrix, list(crops.shape), align_corners=False)
    return functional.grid_sample(
        crops, grid, mode="bicubic", padding_mode="reflection", align_corners=False
    )


def _soften(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    blurred = _drawn(len(crops), generator) < options.blur
    if not blurred.any():
        return crops
    side = int(torch.randint(20, 41, (1,), generator=generator, device=generator.device))
    small = functional.interpolate(crops[blurred], size=(side, side), mode="area")
    crops = crops.clone()
    crops[blurred] = functional.interpolate(small, size=list(crops.shape[2:]), mode="bilinear")
    return crops


def _relight(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    n = len(crops)
    contrast = (1 + _uniform(n, generator) * options.light).view(n, 1, 1, 1)
    brightness = (_uniform(n, generator) * options.light / 2).view(n, 1, 1, 1)
    sigma = (_drawn(n, generator) * options.noise).view(n, 1, 1, 1)
    mean = crops.mean(dim=(2, 3), keepdim=True)
    noise = torch.randn(crops.shape, generator=generator, device=crops.device) * sigma
    return ((crops - mean) * contrast + mean + brightness + noise).clamp(0, 1)


def _erase(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    n, side = len(crops), crops.shape[-1]
    chosen = _drawn(n, generator) < options.erase
    spans = (0.1 + 0.3 * _drawn(2 * n, generator).view(n, 2)) * side
    starts = _drawn(2 * n, generator).view(n, 2) * (side - spans)
    gray = _drawn(n, generator).view(n, 1, 1, 1)
    line = torch.arange(side, device=crops.device).view(1, side)
    rows = (line >= starts[:, :1]) & (line < starts[:, :1] + spans[:, :1])
    columns = (line >= starts[:, 1:]) & (line < starts[:, 1:] + spans[:, 1:])
    covered = rows[:, None, :, None] & columns[:, None, None, :] & chosen.view(n, 1, 1, 1)
    return torch.where(covered, gray, crops)


def blended(batch: Batch, share: float, generator: Generator) -> Batch:
    """Each crop, and what is to be said of it, with `1 - share` of another one's (mixup)."""
    others = torch.randperm(len(batch), generator=generator, device=generator.device)

    def blend(values: Tensor) -> Tensor:
        return torch.lerp(values[others], values, share)

    # A vote weighs by its row's weight, so that a row without votes adds nothing to a blend.
    weights = blend(batch.weights)
    votes = blend(batch.votes * batch.weights[:, None]) / weights.clamp(min=1e-6)[:, None]
    return replace(
        batch, crops=blend(batch.crops), classes=blend(batch.classes), votes=votes, weights=weights
    )


class Teachers:
    """One or several exported models that teach together, run by ONNX Runtime.

    They are asked on the processor, on a GPU where the package onnxruntime-gpu is installed.

    Args:
        files: of models that `roomtone-train` exported.
        share: of their predictions in the targets, above 0, at most 1.

    Attributes:
        digest: what tells teachers apart: the SHA-256 of their files, in their order.

    Raises:
        ModelError: there is no such model.
    """

    def __init__(self, files: Sequence[Path], share: float) -> None:
        self.share = share
        self.digest = " ".join(load_expression_model(file).sha256 for file in files)
        self._models = [
            open_session(file.read_bytes(), torch.get_num_threads(), file) for file in files
        ]
        for session in self._models if torch.cuda.is_available() else ():
            session.set_providers(["CUDAExecutionProvider", "CPUExecutionProvider"])

    def correct(self, batch: Batch, step: int) -> Batch:
        """The batch with what the teacher of this step says of its crops mixed into the targets.

        Each tagger's part shrinks to `1 - share`; what the taggers left open is the teacher's. A
        crop without votes or without a label is taught by the teacher alone, at its share.
        """
        if not self._models:
            return batch
        session = self._models[step % len(self._models)]
        crops = batch.crops.cpu().contiguous().numpy()
        said = session.run(["ferplus", "fer2013"], {"crops": crops})
        ferplus, fer2013 = (torch.from_numpy(one).to(batch.crops.device) for one in said)
        own = (1 - self.share) * batch.weights
        weights = own + self.share
        votes = (own[:, None] * batch.votes + self.share * ferplus) / weights[:, None]
        classes = torch.lerp(batch.classes, fer2013, self.share)
        return replace(batch, classes=classes, votes=votes, weights=weights)
