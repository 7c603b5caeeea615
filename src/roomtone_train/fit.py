"""Fit the network: AdamW on FER+'s vote distribution and FER-2013's labels, with exact resume.

A run is a folder: `checkpoint.pt` (everything needed to go on, written after every epoch),
`best.pt` (the averaged weights of the best epoch) and `history.json` (a row an epoch). Every epoch
draws from generators seeded by the run's seed and the epoch's number, so a run that was stopped and
started again walks the same way as one that was not.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from roomtone.errors import DataError
from roomtone_train.augment import augment
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.fer2013 import NO_LABEL, Faces
from roomtone_train.network import MobileNetV1, NetworkOptions

#: Grey values 0..1 are shifted and scaled by these before the network; the model file repeats them.
MEAN, STD = 0.5, 0.25


@dataclass(frozen=True)
class FitResult:
    """What fitting ended with: the best epoch (from 1), its scores, and all epochs' rows."""

    epoch: int
    fer2013_accuracy: float
    ferplus_accuracy: float
    history: list[dict[str, float]]


@dataclass(frozen=True)
class _Tensors:
    crops: Tensor
    labels: Tensor
    targets: Tensor
    weights: Tensor

    def __len__(self) -> int:
        return len(self.crops)


def fit(options: RunOptions, training: Faces, test: Faces, folder: Path) -> FitResult:
    """Fit until the epochs are done or the score on `test` no longer rises.

    The score is the mean of the accuracies on FER-2013's seven classes and on FER+'s strict
    majority. A checkpoint in `folder` is gone on from.

    Raises:
        DataError: the folder holds a run of other settings or data.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = options.fit
    run = _Run(options, folder, _digest(training))
    data = _tensors(training, settings.max_images)
    network = run.network
    steps, epochs = math.ceil(len(data) / settings.batch_size), settings.epochs
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("fit", total=epochs * steps, completed=run.epoch * steps)
        while run.epoch < epochs and not run.exhausted:
            network.train()
            losses = []
            for step, batch in enumerate(_batches(data, options, run.epoch)):
                run.set_learning_rate((run.epoch * steps + step) / steps)
                loss = _loss(network, batch, settings)
                run.optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                run.optimizer.step()
                run.average.update_parameters(network)
                losses.append(loss.detach())
                progress.update(bar, advance=1, description=f"epoch {run.epoch + 1}")
            row = {"loss": float(torch.stack(losses).mean())} | _score(run.average, test)
            progress.print(run.finish_epoch(row))
    return run.result()


def load_best(folder: Path) -> MobileNetV1:
    """The network of a run with the averaged weights of its best epoch, in evaluation mode.

    Raises:
        DataError: the folder holds no fitted run.
    """
    path = folder / "best.pt"
    if not path.is_file():
        raise DataError(f"{folder}: expected a run's folder with best.pt. Fit a run first.")
    saved = torch.load(path, weights_only=True)
    network = MobileNetV1(NetworkOptions(**saved["network"]))
    network.load_state_dict(saved["weights"])
    return network.eval()


def normalised(images: np.ndarray[Any, np.dtype[np.uint8]]) -> Tensor:
    """Grey uint8 `(n, s, s)` to the network's float32 `(n, 1, s, s)`."""
    return (torch.from_numpy(images).unsqueeze(1).float() / 255 - MEAN) / STD


class _Run:
    """The state of a run that a checkpoint holds."""

    def __init__(self, options: RunOptions, folder: Path, data: str) -> None:
        self.options, self.folder, self.data = options, folder, data
        torch.manual_seed(options.fit.seed)
        self.network = MobileNetV1(options.network)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = _optimizer(self.network, options.fit)
        self.average = AveragedModel(
            self.network,
            multi_avg_fn=get_ema_multi_avg_fn(  # type: ignore[no-untyped-call]
                options.fit.average_decay
            ),
            use_buffers=True,
        )
        self.epoch = 0
        self.history: list[dict[str, float]] = []
        path = folder / "checkpoint.pt"
        if path.is_file():
            self._restore(torch.load(path, weights_only=True), path)

    @property
    def best(self) -> dict[str, float]:
        return max(self.history, key=lambda row: row["score"])

    @property
    def exhausted(self) -> bool:
        if not self.history:
            return False
        return self.epoch - self.best["epoch"] >= self.options.fit.patience_epochs

    def set_learning_rate(self, epochs_done: float) -> None:
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.options.fit, epochs_done)

    def finish_epoch(self, row: dict[str, float]) -> str:
        self.epoch += 1
        self.history.append({"epoch": self.epoch} | row)
        if self.best["epoch"] == self.epoch:
            state = {
                key.removeprefix("module."): value
                for key, value in self.average.state_dict().items()
                if key.startswith("module.")
            }
            network = self.options.as_dict()["network"]
            _save({"network": network, "weights": state}, self.folder / "best.pt")
        _save(
            {
                "options": self.options.as_dict(),
                "data": self.data,
                "epoch": self.epoch,
                "history": self.history,
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(),
            },
            self.folder / "checkpoint.pt",
        )
        history = json.dumps(self.history, indent=1)
        (self.folder / "history.json").write_text(history, encoding="utf-8")
        return (
            f"epoch {self.epoch:3d}  loss {row['loss']:.4f}  "
            f"FER-2013 {row['fer2013']:.4f}  FER+ {row['ferplus']:.4f}"
            + ("  best" if self.best["epoch"] == self.epoch else "")
        )

    def result(self) -> FitResult:
        best = self.best
        return FitResult(int(best["epoch"]), best["fer2013"], best["ferplus"], self.history)

    def _restore(self, saved: dict[str, Any], path: Path) -> None:
        if saved["options"] != self.options.as_dict() or saved["data"] != self.data:
            raise DataError(
                f"{path}: expected a checkpoint of the same settings and data, got one of others. "
                "Give another --out, or remove the folder to start again."
            )
        self.epoch, self.history = saved["epoch"], saved["history"]
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        self.optimizer.load_state_dict(saved["optimizer"])


def learning_rate(settings: FitOptions, epochs_done: float) -> float:
    """The learning rate after some epochs, a whole number or not.

    >>> settings = FitOptions(epochs=4, learning_rate=1.0, warmup_epochs=0)
    >>> [round(learning_rate(settings, done), 2) for done in (0, 1, 2, 4)]
    [1.0, 0.85, 0.5, 0.0]
    """
    warm = min(1.0, epochs_done / settings.warmup_epochs) if settings.warmup_epochs else 1.0
    cosine = 0.5 * (1 + math.cos(math.pi * epochs_done / settings.epochs))
    return settings.learning_rate * warm * cosine


def _optimizer(network: nn.Module, settings: FitOptions) -> torch.optim.Optimizer:
    weights = [entry for entry in network.parameters() if entry.ndim > 1]
    others = [entry for entry in network.parameters() if entry.ndim <= 1]
    return torch.optim.AdamW(
        [
            {"params": weights, "weight_decay": settings.weight_decay},
            {"params": others, "weight_decay": 0.0},
        ],
        lr=settings.learning_rate,
    )


def _tensors(faces: Faces, limit: int) -> _Tensors:
    targets, weights = faces.distributions()
    chosen = slice(limit or None)
    return _Tensors(
        torch.from_numpy(faces.images[chosen]),
        torch.from_numpy(faces.labels[chosen]),
        torch.from_numpy(targets[chosen]),
        torch.from_numpy(weights[chosen]),
    )


def _batches(data: _Tensors, options: RunOptions, epoch: int) -> Iterator[_Tensors]:
    seed = options.fit.seed * 100_003 + epoch
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(data), generator=generator)
    for rows in torch.split(order, options.fit.batch_size):
        if len(rows) < 2:  # batch norm has no variance of one crop
            continue
        grey = data.crops[rows].unsqueeze(1).float() / 255
        crops = (augment(grey, options.augment, generator) - MEAN) / STD
        crops = crops.contiguous(memory_format=torch.channels_last)
        yield _Tensors(crops, data.labels[rows], data.targets[rows], data.weights[rows])


def _loss(network: nn.Module, batch: _Tensors, settings: FitOptions) -> Tensor:
    ferplus, fer2013 = network(batch.crops)
    votes = -(batch.targets * functional.log_softmax(ferplus, 1)).sum(1)
    classes = functional.cross_entropy(
        fer2013,
        batch.labels,
        ignore_index=NO_LABEL,
        label_smoothing=settings.label_smoothing,
        reduction="sum",
    ) / max(int((batch.labels != NO_LABEL).sum()), 1)
    return (votes * batch.weights).mean() + settings.fer2013_weight * classes


def _score(network: nn.Module, faces: Faces) -> dict[str, float]:
    network.eval()
    majority = faces.strict_majority()
    with torch.inference_mode():
        both = [network(normalised(part)) for part in np.array_split(faces.images, 8)]
    ferplus = torch.cat([pair[0] for pair in both]).argmax(1).numpy()
    fer2013 = torch.cat([pair[1] for pair in both]).argmax(1).numpy()
    labelled, agreed = faces.labels != NO_LABEL, majority != NO_LABEL
    seven = float((fer2013 == faces.labels)[labelled].mean())
    eight = float((ferplus == majority)[agreed].mean())
    return {"fer2013": seven, "ferplus": eight, "score": (seven + eight) / 2}


def _digest(faces: Faces) -> str:
    """SHA-256 of everything that a run learns from."""
    digest = hashlib.sha256()
    for values in (faces.images, faces.labels, faces.votes, faces.discarded):
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()


def _save(state: dict[str, Any], path: Path) -> None:
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
