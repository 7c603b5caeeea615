"""Fit the network: AdamW on FER+'s vote distribution and FER-2013's labels, with exact resume.

A run is a folder: `checkpoint.pt` (everything needed to go on, written after every epoch),
`best.pt` (the averaged weights of the best epoch) and `history.json` (a row an epoch). Every epoch
draws from generators seeded by the run's seed and the epoch's number, so a run that was stopped and
started again walks the same way as one that was not.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from filelock import FileLock, Timeout
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
from roomtone_train.align import Aligned
from roomtone_train.batches import Batch, batches, tensors
from roomtone_train.best import averaged_weights, read_saved, write_saved
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.device import halved, the_device
from roomtone_train.fer2013 import NO_LABEL, Faces
from roomtone_train.flatness import PART, at_the_worst_nearby
from roomtone_train.initial import begin, digest_of_start
from roomtone_train.network import Network, normalised
from roomtone_train.optimize import make_optimizer, set_phase
from roomtone_train.provenance import commit
from roomtone_train.teach import Lessons
from roomtone_train.tutors import Tutors


@dataclass(frozen=True)
class FitResult:
    """What fitting ended with: the best epoch (from 1), its scores, and all epochs' rows."""

    epoch: int
    fer2013_accuracy: float
    ferplus_accuracy: float
    history: list[dict[str, float]]


def fit(
    options: RunOptions,
    training: Faces,
    test: Faces,
    folder: Path,
    lessons: Lessons | None = None,
    aligned: Aligned | None = None,
    tutors: Tutors | None = None,
) -> FitResult:
    """Fit until the epochs are done or the score on `test` no longer rises.

    The score is the mean of the accuracies on FER-2013's classes and on FER+'s strict majority, or
    the one of them that is fitted. A checkpoint in `folder` is gone on from.

    Args:
        options: of the run.
        training: what to learn from.
        test: what selects the best epoch.
        folder: the run's.
        lessons: a teacher's predictions on `training`, mixed into the targets.
        aligned: other crops of `training`, taken in place of its own as often as
            `aligned_share` says.
        tutors: models that are asked about each batch as it is shown.

    Raises:
        DataError: the folder holds a run of other settings, data, tutors or initial weights, or
            these cannot be had, or another fit is writing to it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            return _fitted(options, training, test, folder, lessons, aligned, tutors)
    except Timeout:
        raise DataError(
            f"{folder}: expected a folder to which no fit is writing; another one is. Wait for it, "
            "stop it, or give another --out."
        ) from None


def _fitted(
    options: RunOptions,
    training: Faces,
    test: Faces,
    folder: Path,
    lessons: Lessons | None,
    aligned: Aligned | None,
    tutors: Tutors | None,
) -> FitResult:
    settings = options.fit
    data = tensors(training, lessons, aligned, settings)
    facts: dict[str, str | bool] = {
        "commit": commit(),
        "taught": lessons is not None,
        "tutored": tutors is not None,
        "aligned": aligned is not None,
    }
    learnt_from = f"{data.digest()} {test.digest()} {digest_of_start(settings.init)}"
    learnt_from += f" {tutors.digest()}" if tutors else ""
    run = _Run(options, folder, learnt_from, facts, training)
    data = data.to(the_device())
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
            for step, batch in enumerate(batches(data, options, run.epoch)):
                if tutors:
                    batch = tutors.correct(batch, step)
                set_phase(network, run.optimizer, settings, run.epoch + step / steps)
                run.optimizer.zero_grad()
                judges = partial(_loss, network, batch.part(PART), settings)
                with at_the_worst_nearby(network, settings.sharpness_radius, judges):
                    loss = _loss(network, batch, settings)
                    loss.backward()  # type: ignore[no-untyped-call]
                run.optimizer.step()
                run.average.update_parameters(network)
                losses.append(loss.detach())
                progress.update(bar, advance=1, description=f"epoch {run.epoch + 1}")
            row = {"loss": float(torch.stack(losses).mean())} | _score(run.average, test, settings)
            progress.print(run.finish_epoch(row))
    return run.result()


class _Run:
    """The state of a run that a checkpoint holds."""

    def __init__(
        self,
        options: RunOptions,
        folder: Path,
        data: str,
        facts: dict[str, str | bool],
        faces: Faces,
    ) -> None:
        self.options, self.folder, self.data, self.facts = options, folder, data, facts
        torch.manual_seed(options.fit.seed)
        self.network = Network(options.network)
        path = folder / "checkpoint.pt"
        if not path.is_file():
            begin(self.network, options.fit.init, faces)
        self.network.to(the_device(), memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = make_optimizer(self.network, options.fit)
        self.average = AveragedModel(
            self.network,
            multi_avg_fn=get_ema_multi_avg_fn(  # type: ignore[no-untyped-call]
                options.fit.average_decay
            ),
            use_buffers=True,
        )
        self.epoch = 0
        self.history: list[dict[str, float]] = []
        if path.is_file():
            self._restore(read_saved(path), path)

    @property
    def best(self) -> dict[str, float]:
        return max(self.history, key=lambda row: row["score"])

    @property
    def exhausted(self) -> bool:
        if not self.history:
            return False
        return self.epoch - self.best["epoch"] >= self.options.fit.patience_epochs

    def finish_epoch(self, row: dict[str, float]) -> str:
        self.epoch += 1
        self.history.append({"epoch": self.epoch} | row)
        if self.best["epoch"] == self.epoch:
            best = {
                "options": self.options.as_dict(),
                "epoch": self.epoch,
                "facts": self.facts,
                "weights": averaged_weights(self.average.state_dict()),
            }
            write_saved(best, self.folder / "best.pt")
        write_saved(
            {
                "options": self.options.as_dict(),
                "data": self.data,
                "facts": self.facts,
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
                f"{path}: expected a checkpoint of the same settings and data, initial weights and "
                "tutors, got one of others. Give another --out, or remove the folder to start anew."
            )
        self.epoch, self.history, self.facts = saved["epoch"], saved["history"], saved["facts"]
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        self.optimizer.load_state_dict(saved["optimizer"])


def _loss(network: nn.Module, batch: Batch, settings: FitOptions) -> Tensor:
    with halved():
        ferplus, fer2013 = network(batch.crops)
    votes = -(batch.votes * functional.log_softmax(ferplus.float(), 1)).sum(1)
    classes = -(batch.classes * functional.log_softmax(fer2013.float(), 1)).sum(1)
    labelled = batch.classes.sum(1) > 0
    seven = classes.sum() / labelled.sum().clamp(min=1)
    eight = (votes * batch.weights).mean()
    return settings.ferplus_weight * eight + settings.fer2013_weight * seven


def _score(network: nn.Module, faces: Faces, settings: FitOptions) -> dict[str, float]:
    network.eval()
    majority = faces.strict_majority()
    with torch.inference_mode():
        parts = [normalised(part).to(the_device()) for part in np.array_split(faces.images, 8)]
        both = [network(part) for part in parts]
    ferplus, fer2013 = (torch.cat(said).argmax(1).cpu().numpy() for said in zip(*both, strict=True))
    labelled, agreed = faces.labels != NO_LABEL, majority != NO_LABEL
    seven = float((fer2013 == faces.labels)[labelled].mean())
    eight = float((ferplus == majority)[agreed].mean())
    heads = ((seven, settings.fer2013_weight), (eight, settings.ferplus_weight))
    fitted = [accuracy for accuracy, weight in heads if weight]
    score = sum(fitted) / len(fitted)
    return {"fer2013": seven, "ferplus": eight, "score": score}
