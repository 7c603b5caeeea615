"""Batches, and what each head is to say of them: labels, votes and what teachers predict.

Online distillation: a teacher sees a picture as its student does, turned, shifted, covered and
blended with another, so there is always something new to learn from it (Beyer et al., *Knowledge
distillation: A good teacher is patient and consistent*, arXiv 2106.05237). It costs the teacher's
time in every step, so of several teachers one is asked a step, in turn: over many steps that
teaches their mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from roomtone.labels import FER2013
from roomtone.vision.models import load_expression_model, open_session
from roomtone_train.augment import augment
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
        said = session.run(
            ["ferplus", "fer2013"], {"crops": batch.crops.cpu().contiguous().numpy()}
        )
        ferplus, fer2013 = (torch.from_numpy(one).to(batch.crops.device) for one in said)
        own = (1 - self.share) * batch.weights
        weights = own + self.share
        votes = (own[:, None] * batch.votes + self.share * ferplus) / weights[:, None]
        classes = torch.lerp(batch.classes, fer2013, self.share)
        return replace(batch, classes=classes, votes=votes, weights=weights)


def teacher_file(name: str, folder: Path) -> Path:
    """A teacher's file: a name alone is of the model that lies beside a run's `folder`."""
    return Path(name) if Path(name).suffix else folder.parent / f"{name}.onnx"
