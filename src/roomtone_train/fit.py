"""Fit a network: AdamW on FER+'s vote distribution and FER-2013's labels, with exact resume.

Every epoch draws from generators seeded by the run's seed and the epoch's number, so a run that was
stopped and started again ends with the same weights as one that was not.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from timeit import repeat
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as functional
from msgspec.structs import replace
from torch import Tensor, nn
from torch.optim.lr_scheduler import ChainedScheduler, CosineAnnealingLR, LinearLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from roomtone.cli.output import errors, track
from roomtone.errors import DataError
from roomtone_train import checkpoint
from roomtone_train.batches import Batch, Teachers, batches, targets
from roomtone_train.data import NO_LABEL, SIZE, Faces
from roomtone_train.network import Network, logits_of, normalized
from roomtone_train.pretrained import digest_of_pretrained, load_pretrained
from roomtone_train.recipe import FitOptions, RunOptions

_SOME = 512  # faces on which folded batch norms are calibrated
_SHORT = 10  # steps of a run for which it is not worth measuring
_TRIED = 32  # crops, on which bfloat16 is measured
_PART = 4  # of a batch, one in so many crops says where the loss is worst nearby
_STATES = ("network", "average", "optimizer", "schedule")


def fit(
    options: RunOptions,
    fitted: Faces,
    selected: Faces,
    folder: Path,
    cropped: npt.NDArray[np.uint8] | None = None,
) -> checkpoint.History:
    """Fit until the epochs are done, or resume from the checkpoint in `folder`.

    The best epoch has the highest mean, on `selected`, of the accuracies on FER-2013's classes and
    on FER+'s strict majority, of those that there are labels for. `cropped` are the pictures of
    `fitted` as the runtime's detector crops them, for `detector_share`.

    Returns:
        Each epoch's number (from 1), loss and scores; `ferplus` is missing where nobody voted.

    Raises:
        DataError: the folder holds a run of other settings, data, teachers or pretrained weights,
            another fit is writing to it, or weights or pictures are missing.
        ModelError: there is no such teacher.
        OutputError: the folder cannot be written to; its last whole epoch stays.
    """
    with checkpoint.locked(folder):
        return _Run(options, fitted, selected, folder, cropped).fit()


class _Run:
    """A run as it stands: begun, or resumed from the checkpoint in its folder."""

    def __init__(
        self,
        options: RunOptions,
        fitted: Faces,
        selected: Faces,
        folder: Path,
        cropped: npt.NDArray[np.uint8] | None,
    ) -> None:
        self.options, self.settings, self.folder = options, options.fit, folder
        self.data, self.selected = targets(fitted, cropped, options.fit), selected
        if len(self.data) < 2 or not len(selected) or (selected.labels == NO_LABEL).all():
            raise DataError(
                "fit: expected two pictures or more to learn from and some with labels of FER-2013 "
                f"to select on; got {len(self.data)} and {len(selected)}."
            )
        named = [Path(name) for name in options.fit.teachers]
        teachers = [file if file.suffix else folder.parent / f"{file}.onnx" for file in named]
        self.teachers = Teachers(teachers, options.fit.teacher_weight)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        settings = replace(options.fit, pretrained="", teachers=())  # their digests tell them apart
        sources = {
            "settings": msgspec.to_builtins(replace(options, fit=settings)),
            "pictures to fit": self.data.digest(),
            "pictures to select on": selected.digest(),
            "pretrained weights": digest_of_pretrained(options.fit.pretrained),
            "teachers": self.teachers.digest,
        }
        torch.manual_seed(options.fit.seed)
        self.network = Network(options.network)
        saved: dict[str, Any] = {}
        if (folder / checkpoint.CHECKPOINT).is_file():
            saved = checkpoint.read_checkpoint(folder)
            before = saved["stated"]["sources"]
            if others := [name for name in sources if before.get(name) != sources[name]]:
                raise DataError(
                    f"{folder}: expected a checkpoint of the same settings and data, got one of "
                    f"other {', '.join(others)}. Give another --out, or remove the folder to start "
                    "anew."
                )
        else:
            crops = normalized(fitted.images[:_SOME])
            load_pretrained(self.network, options.fit.pretrained, crops)
        self.network.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        decayed = get_ema_multi_avg_fn(options.fit.average_decay)  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.network, multi_avg_fn=decayed, use_buffers=True)
        self.optimizer = make_optimizer(self.network, options.fit)
        batch = options.fit.batch_size
        self.steps = len(self.data) // batch + (len(self.data) % batch > 1)
        self.schedule = make_schedule(self.optimizer, options.fit, self.steps)
        if saved:
            for name in _STATES:
                getattr(self, name).load_state_dict(saved[name])
            self.stated = saved["stated"]
        else:
            facts = {
                "commit": checkpoint.commit(),
                "detector_crops": cropped is not None,
                "bfloat16": self.steps * options.fit.epochs > _SHORT
                and bfloat16_is_faster(self.network, self.device, batch),
            }
            stated = msgspec.to_builtins(options)
            self.stated = {"options": stated, "sources": sources, "facts": facts}
        self.history: checkpoint.History = saved.get("history", [])
        self.best: dict[str, Tensor] = saved.get("best", {})
        self.bfloat16: bool = self.stated["facts"]["bfloat16"]

    def fit(self) -> checkpoint.History:
        data = self.data.map(lambda values: values.to(self.device))
        while (epoch := len(self.history)) < self.settings.epochs:
            steps = enumerate(batches(data, self.options, epoch))
            shown = track(steps, f"epoch {epoch + 1}", self.steps)
            losses = [self._step(self.teachers.correct(batch, step)) for step, batch in shown]
            errors.print(self._finish_epoch(float(torch.stack(losses).mean())))
        return self.history

    def _step(self, batch: Batch) -> Tensor:
        self.network.train()
        self.optimizer.zero_grad()
        first = slice(max(2, len(batch) // _PART))
        nearby = partial(self._loss, batch.map(lambda values: values[first]))
        with perturbed(self.network, self.settings.perturbation, nearby):
            loss = self._loss(batch)
            loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        self.schedule.step()
        self.average.update_parameters(self.network)
        return loss.detach()

    def _loss(self, batch: Batch) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bfloat16):
            ferplus, fer2013 = self.network(batch.crops)
        votes = functional.cross_entropy(ferplus.float(), batch.votes, reduction="none")
        classes = functional.cross_entropy(fer2013.float(), batch.classes, reduction="sum")
        labelled = (batch.classes.sum(1) > 0).sum().clamp(min=1)
        return self.settings.ferplus_weight * (votes * batch.weights).mean() + classes / labelled

    def _finish_epoch(self, loss: float) -> str:
        row = {"epoch": len(self.history) + 1, "loss": loss} | self._score()
        self.history.append(row)
        states = {name: getattr(self, name).state_dict() for name in _STATES}
        if best := checkpoint.best_of(self.history) is row:
            self.best = copy.deepcopy(self.average.module.state_dict())
        state = {"stated": self.stated, "history": self.history, "best": self.best, **states}
        checkpoint.write_checkpoint(self.folder, state)
        voted = f"  FER+ {row['ferplus']:.4f}" if "ferplus" in row else ""
        scores = f"FER-2013 {row['fer2013']:.4f}{voted}"
        return f"epoch {len(self.history):3d}  loss {loss:.4f}  {scores}{'  best' if best else ''}"

    def _score(self) -> dict[str, float]:
        said = logits_of(self.average.eval(), self.selected.images)
        ferplus, fer2013 = (logits.argmax(1).numpy() for logits in said)
        labels, majority = self.selected.labels, self.selected.strict_majority()
        known, agreed = labels != NO_LABEL, majority != NO_LABEL
        scores = {"fer2013": float((fer2013 == labels)[known].mean())}
        if agreed.any():
            scores["ferplus"] = float((ferplus == majority)[agreed].mean())
        selecting = [*scores.values()] if self.settings.ferplus_weight else [scores["fer2013"]]
        return scores | {"score": float(np.mean(selecting))}


def make_optimizer(network: Network, settings: FitOptions) -> torch.optim.Optimizer:
    """AdamW. A part of the backbone k parts before the last learns at `layer_decay ** k` the rate.

    Discriminative rates are Howard & Ruder's (arXiv 1801.06146); the heads learn at the full rate.
    """
    groups, last = [], len(network.features) - 1
    for index, part in enumerate((*network.features, network.ferplus, network.fer2013)):
        rate = settings.learning_rate * settings.layer_decay ** max(0, last - index)
        for matrices, decay in ((True, settings.weight_decay), (False, 0.0)):
            chosen = [entry for entry in part.parameters() if (entry.ndim > 1) == matrices]
            groups.append({"params": chosen, "weight_decay": decay, "lr": rate})
    return torch.optim.AdamW(groups)


def make_schedule(
    optimizer: torch.optim.Optimizer, settings: FitOptions, steps: int
) -> ChainedScheduler:
    """Rates rise linearly over the warm-up, times one cosine over all; an epoch has `steps`."""
    rise = max(1, round(settings.warmup_epochs * steps))
    warmup = LinearLR(optimizer, start_factor=1 / rise, total_iters=rise)
    return ChainedScheduler([warmup, CosineAnnealingLR(optimizer, settings.epochs * steps)])


@contextmanager
def perturbed(network: nn.Module, radius: float, loss: Callable[[], Tensor]) -> Iterator[None]:
    """Sharpness-aware minimization: inside, the weights are a step up the loss away.

    A step that follows the gradient there leads to a minimum whose neighbors are as good (Foret et
    al., arXiv 2010.01412). `radius` is the step's length over all weights; 0 moves nothing. The
    loss may be a part of the batch's (section 4.1); batch norms do not remember its crops.
    """
    if not radius:
        yield
        return
    statistics = [values.clone() for values in network.buffers()]
    loss().backward()  # type: ignore[no-untyped-call]
    weights = [weight for weight in network.parameters() if weight.grad is not None]
    slopes = [weight.grad for weight in weights if weight.grad is not None]
    before = [weight.detach().clone() for weight in weights]
    step = radius / (nn.utils.get_total_norm(slopes) + 1e-12)
    with torch.no_grad():
        for values, old in zip(network.buffers(), statistics, strict=True):
            values.copy_(old)
        for weight, slope in zip(weights, slopes, strict=True):
            weight.add_(slope * step)
    network.zero_grad()
    yield
    with torch.no_grad():
        for weight, old in zip(weights, before, strict=True):
            weight.copy_(old)


def bfloat16_is_faster(network: Network, device: torch.device, batch_size: int) -> bool:
    """Whether steps in bfloat16 take less time than in float32, by a short measurement.

    A GPU's do. Processors that multiply bfloat16 are up to three times as fast for some networks
    and slower for others. A part of a batch tells; the network stays as it is.
    """
    if device.type == "cuda":
        return True
    tried = Network(network.options).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    crops = torch.zeros(min(batch_size, _TRIED), 1, SIZE, SIZE)

    def step(enabled: bool) -> None:
        with torch.autocast("cpu", torch.bfloat16, enabled=enabled):
            ferplus, fer2013 = tried(crops)
        (ferplus.float().sum() + fer2013.float().sum()).backward()

    seconds = [min(repeat(partial(step, enabled), number=1, repeat=3)) for enabled in (True, False)]
    return seconds[0] < 0.95 * seconds[1]
