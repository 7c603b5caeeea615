"""Batches: pictures changed at random, and what each head is to say of them.

All is drawn from one generator on the crops' device, so a run can be repeated.

Online distillation: a teacher sees a picture as its student does, covered and blended too (Beyer
et al., arXiv 2106.05237). Of several teachers one is asked a step: that teaches their mean.
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
        crops: normalized float32 `(n, 1, s, s)`; of a whole data set uint8 `(n, s, s)`.
        cropped: of a data set, as the runtime's detector crops them; of a step, no rows.
        classes: `(n, 7)`, a distribution or, where there is no label, zeros.
        votes: `(n, 8)`, a distribution, each of a weight 0 to 1 in `weights`, `(n,)`.
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
    """All pictures, and perhaps their detector crops, with labels and votes as targets."""
    votes, weights = faces.distributions()
    smooth = settings.label_smoothing
    by_label = np.full((len(FER2013) + 1, len(FER2013)), smooth / len(FER2013), np.float32)
    np.fill_diagonal(by_label, 1 - smooth + smooth / len(FER2013))
    by_label[NO_LABEL] = 0  # the last row
    crops = faces.images if cropped is None else cropped
    arrays = (faces.images, crops, by_label[faces.labels], votes, weights)
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
        chosen = _drawn(generator, len(rows), 1, 1) < options.fit.detector_share
        gray = torch.where(chosen, data.cropped[rows], data.crops[rows]).unsqueeze(1).float() / 255
        crops = (augment(gray, options.augment, generator) - MEAN) / STD
        said = (data.classes[rows], data.votes[rows], data.weights[rows])
        batch = Batch(crops, data.cropped[:0], *said)
        if mixup := options.augment.mixup:
            batch = blended(batch, float(chance.beta(mixup, mixup)), generator)
        yield replace(batch, crops=batch.crops.contiguous(memory_format=torch.channels_last))


def augment(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    """Float32 crops `(n, 1, s, s)` in 0..1 to changed crops of the same shape and range."""
    for change in (_warp, _soften, _relight, _erase):
        crops = change(crops, options, generator)
    return crops


def _drawn(generator: Generator, *shape: int) -> Tensor:
    return torch.rand(shape, generator=generator, device=generator.device)


def _warp(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    angle, size, shear, shift_x, shift_y = (_drawn(generator, 5, len(crops)) * 2 - 1).unbind()
    angle = angle * options.rotation_deg * torch.pi / 180
    size = 1 + size * options.scale
    mirror = torch.where(_drawn(generator, len(crops)) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle) * size, torch.sin(angle) * size
    first = (cos * mirror, -sin + shear * options.shear, shift_x * options.shift * 2)
    rows = (*first, sin * mirror, cos, shift_y * options.shift * 2)
    matrix = torch.stack(rows, 1).view(-1, 2, 3)
    grid = functional.affine_grid(matrix, list(crops.shape), align_corners=False)
    return functional.grid_sample(
        crops, grid, mode="bicubic", padding_mode="reflection", align_corners=False
    )


def _soften(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    side = int(torch.randint(20, 41, (1,), generator=generator, device=generator.device))
    small = functional.interpolate(crops, size=(side, side), mode="area")
    soft = functional.interpolate(small, size=list(crops.shape[2:]), mode="bilinear")
    return torch.where(_drawn(generator, len(crops), 1, 1, 1) < options.blur, soft, crops)


def _relight(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    light = (_drawn(generator, 2, len(crops), 1, 1, 1) * 2 - 1) * options.light
    sigma = _drawn(generator, len(crops), 1, 1, 1) * options.noise
    mean = crops.mean(dim=(2, 3), keepdim=True)
    noise = torch.randn(crops.shape, generator=generator, device=crops.device) * sigma
    return ((crops - mean) * (1 + light[0]) + mean + light[1] / 2 + noise).clamp(0, 1)


def _erase(crops: Tensor, options: AugmentOptions, generator: Generator) -> Tensor:
    n, side = len(crops), crops.shape[-1]
    chosen = _drawn(generator, n, 1, 1, 1) < options.erase
    spans = (0.1 + 0.3 * _drawn(generator, n, 2, 1)) * side
    starts = _drawn(generator, n, 2, 1) * (side - spans)
    line = torch.arange(side, device=crops.device)
    within = (line >= starts) & (line < starts + spans)
    covered = within[:, None, 0, :, None] & within[:, None, 1, None, :] & chosen
    return torch.where(covered, _drawn(generator, n, 1, 1, 1), crops)


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
    """Exported models, whose predictions are a share of the targets; run by ONNX Runtime.

    They are asked on the processor, on a GPU where the package onnxruntime-gpu is installed.

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

        A crop without votes or without a label is taught by the teacher alone, at its share.
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
