"""Fit a network: AdamW on FER+'s vote distribution and FER-2013's labels, with exact resume.

Every epoch draws from generators seeded by the run's seed and the epoch's number, so a run that was
stopped and started again ends with the same weights as one that was not.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as functional
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor, nn

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone_train import checkpoint
from roomtone_train.data import NO_LABEL, Faces
from roomtone_train.distill import (
    Batch,
    Teachers,
    batches,
    digest_of_teachers,
    targets,
    teacher_source,
)
from roomtone_train.network import Network, normalized
from roomtone_train.pretrained import digest_of_pretrained, load_pretrained
from roomtone_train.recipe import FitOptions, RunOptions

_SOME = 512  # faces on which folded batch norms are calibrated
_PART = 4  # of a batch, one in so many crops says where the loss is worst nearby


@dataclass(frozen=True)
class FitResult:
    """What fitting ended with: the best epoch (from 1), its scores, and all epochs' rows.

    The accuracy on FER+'s majority is None where nobody voted.
    """

    epoch: int
    fer2013_accuracy: float
    ferplus_accuracy: float | None
    history: checkpoint.History


def fit(
    options: RunOptions,
    fitted: Faces,
    selected: Faces,
    folder: Path,
    cropped: npt.NDArray[np.uint8] | None = None,
) -> FitResult:
    """Fit until the epochs are done, or resume from the checkpoint in `folder`.

    The best epoch has the highest mean of the accuracies on FER-2013's classes and on FER+'s strict
    majority, of those that there are labels for.

    Args:
        options: of the run.
        fitted: what to learn from.
        selected: what selects the best epoch.
        folder: the run's.
        cropped: `fitted` as the runtime's detector crops it, shown as often as `detector_share`
            says; None shows the given crops alone.

    Raises:
        DataError: the folder holds a run of other settings, data, teachers or pretrained weights,
            or these cannot be had, or another fit is writing to it; or there are too few pictures.
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
        teachers = [teacher_source(name, folder) for name in options.fit.teachers]
        sources = {
            "pictures to fit": self.data.digest(),
            "pictures to select on": selected.digest(),
            "pretrained weights": digest_of_pretrained(options.fit.pretrained),
            "teachers": digest_of_teachers(teachers),
        }
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        begun = (folder / checkpoint.CHECKPOINT).is_file()
        saved = checkpoint.read_checkpoint(folder) if begun else None
        self.history: checkpoint.History = saved["history"] if saved else []
        torch.manual_seed(options.fit.seed)
        self.network = Network(options.network)
        if saved:
            _expect_same(folder, saved["stated"], options.as_dict(), sources)
            self.network.load_state_dict(saved["network"])
        else:
            crops = normalized(fitted.images[:_SOME])
            load_pretrained(self.network, options.fit.pretrained, crops)
        self.network.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = make_optimizer(self.network, options.fit)
        self.average = checkpoint.averaged(self.network, options.fit.average_decay)
        if saved:
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average.load_state_dict(saved["average"])
        self.best: dict[str, Any] = saved["best"] if saved else {}
        facts = (
            saved["stated"]["facts"]
            if saved
            else {
                "commit": checkpoint.commit(),
                "detector_crops": cropped is not None,
                "bfloat16": bfloat16_is_faster(self.network, self.device, options.fit.batch_size),
            }
        )
        self.stated = {"options": options.as_dict(), "sources": sources, "facts": facts}
        self.autocast = partial(
            torch.autocast, self.device.type, torch.bfloat16, enabled=bool(facts["bfloat16"])
        )
        self.teachers = Teachers(teachers, options.fit.teacher_weight, self.device, self.autocast)

    def fit(self) -> FitResult:
        data = self.data.map(lambda values: values.to(self.device))
        steps, epochs = math.ceil(len(data) / self.settings.batch_size), self.settings.epochs
        words = TextColumn("{task.description}")
        bar = (words, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*bar, console=errors) as progress:
            task = progress.add_task("fit", total=epochs * steps, completed=self._done * steps)
            while self._done < epochs:
                losses = []
                for step, batch in enumerate(batches(data, self.options, self._done)):
                    losses.append(self._step(self.teachers.correct(batch, step), step, steps))
                    progress.update(task, advance=1, description=f"epoch {self._done + 1}")
                progress.print(self._finish_epoch(float(torch.stack(losses).mean())))
        best = checkpoint.best_of(self.history)
        return FitResult(int(best["epoch"]), best["fer2013"], best.get("ferplus"), self.history)

    @property
    def _done(self) -> int:
        return len(self.history)

    def _step(self, batch: Batch, step: int, steps: int) -> Tensor:
        self.network.train()
        rate = learning_rate(self.settings, self._done + step / steps)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        self.optimizer.zero_grad()
        first = slice(max(2, len(batch) // _PART))
        nearby = partial(self._loss, batch.map(lambda values: values[first]))
        with perturbed(self.network, self.settings.perturbation, nearby):
            loss = self._loss(batch)
            loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        self.average.update_parameters(self.network)
        return loss.detach()

    def _loss(self, batch: Batch) -> Tensor:
        with self.autocast():
            ferplus, fer2013 = self.network(batch.crops)
        votes = -(batch.votes * functional.log_softmax(ferplus.float(), 1)).sum(1)
        classes = -(batch.classes * functional.log_softmax(fer2013.float(), 1)).sum(1)
        labelled = batch.classes.sum(1) > 0
        seven = classes.sum() / labelled.sum().clamp(min=1)
        return self.settings.ferplus_weight * (votes * batch.weights).mean() + seven

    def _finish_epoch(self, loss: float) -> str:
        row = {"epoch": self._done + 1, "loss": loss} | self._score()
        self.history.append(row)
        states = {
            name: getattr(self, name).state_dict() for name in ("network", "average", "optimizer")
        }
        best = checkpoint.best_of(self.history) is row
        if best:
            weights = self.average.module.state_dict()
            self.best = {name: value.clone() for name, value in weights.items()}
        state = {"stated": self.stated, "history": self.history, "best": self.best, **states}
        checkpoint.write_checkpoint(self.folder, state)
        voted = f"  FER+ {row['ferplus']:.4f}" if "ferplus" in row else ""
        scores = f"FER-2013 {row['fer2013']:.4f}{voted}"
        return f"epoch {self._done:3d}  loss {loss:.4f}  {scores}{'  best' if best else ''}"

    def _score(self) -> dict[str, float]:
        self.average.eval()
        parts = np.array_split(self.selected.images, max(1, len(self.selected) // 512))
        with torch.inference_mode():
            both = [self.average(normalized(part).to(self.device)) for part in parts]
        ferplus, fer2013 = (torch.cat(said).argmax(1).cpu().numpy() for said in zip(*both))  # noqa: B905
        labels, majority = self.selected.labels, self.selected.strict_majority()
        known, agreed = labels != NO_LABEL, majority != NO_LABEL
        seven = float((fer2013 == labels)[known].mean())
        if not agreed.any():
            return {"fer2013": seven, "score": seven}
        eight = float((ferplus == majority)[agreed].mean())
        score = (seven + eight) / 2 if self.settings.ferplus_weight else seven
        return {"fer2013": seven, "ferplus": eight, "score": score}


def _expect_same(
    folder: Path, stated: dict[str, Any], options: dict[str, Any], sources: dict[str, str]
) -> None:
    """A checkpoint must be of these settings, pictures, teachers and pretrained weights."""
    others = [name for name in sources if stated["sources"][name] != sources[name]]
    if _comparable(stated["options"]) != _comparable(options):
        others.insert(0, "settings")
    if others:
        raise DataError(
            f"{folder}: expected a checkpoint of the same settings and data, got one of other "
            f"{', '.join(others)}. Give another --out, or remove the folder to start anew."
        )


def _comparable(options: dict[str, Any]) -> dict[str, Any]:
    """A run's settings but for where weights lie, which their digests tell apart."""
    return options | {"fit": options["fit"] | {"pretrained": "", "teachers": ()}}


def make_optimizer(network: Network, settings: FitOptions) -> torch.optim.Optimizer:
    """AdamW over groups that carry their share of the learning rate as `share`.

    A part of the backbone that lies k parts before the last learns at `layer_decay ** k` of the
    learning rate (discriminative rates: Howard & Ruder, arXiv 1801.06146); the heads learn at it.
    """
    parts = list(network.features)
    shares = [settings.layer_decay ** (len(parts) - 1 - index) for index in range(len(parts))]
    groups = []
    for part, share in (
        *zip(parts, shares, strict=True),
        (network.ferplus, 1),
        (network.fer2013, 1),
    ):
        entries = list(part.parameters())
        for chosen, decay in (
            ([entry for entry in entries if entry.ndim > 1], settings.weight_decay),
            ([entry for entry in entries if entry.ndim <= 1], 0.0),
        ):
            groups.append({"params": chosen, "weight_decay": decay, "share": share})
    return torch.optim.AdamW(groups, lr=settings.learning_rate)


def learning_rate(settings: FitOptions, epochs_done: float) -> float:
    """The learning rate after some epochs, a whole number or not.

    >>> settings = FitOptions(epochs=4, learning_rate=1.0, warmup_epochs=0)
    >>> [round(learning_rate(settings, done), 2) for done in (0, 1, 2, 4)]
    [1.0, 0.85, 0.5, 0.0]
    """
    warm = min(1.0, epochs_done / settings.warmup_epochs) if settings.warmup_epochs else 1.0
    return (
        settings.learning_rate
        * warm
        * 0.5
        * (1 + math.cos(math.pi * epochs_done / settings.epochs))
    )


@contextmanager
def perturbed(network: nn.Module, radius: float, loss: Callable[[], Tensor]) -> Iterator[None]:
    """Sharpness-aware minimisation: inside, the weights are a step up the loss away.

    A step follows the gradient there, not at the weights themselves, and so leads to a minimum
    whose neighbours are as good (Foret et al., arXiv 2010.01412). Afterwards the weights are what
    they were; gradients made inside are at the moved ones.

    Args:
        network: whose weights move.
        radius: length of the step, over all weights; 0 moves nothing.
        loss: computes it, of some crops: a part of a batch costs less and is known to do better
            (section 4.1). Batch norms do not remember them.
    """
    if not radius:
        yield
        return
    norms = [part for part in network.modules() if isinstance(part, nn.BatchNorm2d)]
    momenta = [part.momentum for part in norms]
    for part in norms:
        part.momentum = 0.0
    loss().backward()  # type: ignore[no-untyped-call]
    for part, momentum in zip(norms, momenta, strict=True):
        part.momentum = momentum
    weights = [weight for weight in network.parameters() if weight.grad is not None]
    slopes = [weight.grad for weight in weights if weight.grad is not None]
    length = torch.stack([slope.norm() for slope in slopes]).norm()
    with torch.no_grad():
        before = [weight.clone() for weight in weights]
        for weight, slope in zip(weights, slopes, strict=True):
            weight.add_(slope * (radius / (length + 1e-12)))
    network.zero_grad()
    yield
    with torch.no_grad():
        for weight, old in zip(weights, before, strict=True):
            weight.copy_(old)


def bfloat16_is_faster(network: Network, device: torch.device, batch_size: int) -> bool:
    """Whether steps in bfloat16 take less time than in float32, by a short measurement.

    A GPU's always do. Processors differ: those that multiply bfloat16 are up to three times as
    fast for some networks and slower for others. A network's weights and statistics stay as they
    are.
    """
    if device.type == "cuda":
        return True
    tried = Network(network.options).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    crops = torch.zeros(batch_size, 1, 48, 48).contiguous(memory_format=torch.channels_last)

    def seconds(enabled: bool) -> float:
        durations = []
        for _ in range(3):
            began = time.perf_counter()
            with torch.autocast("cpu", torch.bfloat16, enabled=enabled):
                ferplus, fer2013 = tried(crops)
            (ferplus.float().sum() + fer2013.float().sum()).backward()
            durations.append(time.perf_counter() - began)
        return min(durations)

    return seconds(True) < 0.95 * seconds(False)
