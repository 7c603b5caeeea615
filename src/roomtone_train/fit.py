"""Fit the network: AdamW on FER+'s vote distribution and FER-2013's labels, with exact resume.

A run is a folder: `checkpoint.pt` (everything needed to go on, and the weights it began with,
written after every epoch), `best.pt` (the averaged weights of the best epoch) and `history.json` (a
row an epoch), both of which can be written again from the checkpoint of their epoch. Every epoch
draws from generators seeded by the run's seed and the epoch's number, so a run that was stopped and
started again walks the same way as one that was not.
"""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path

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

from roomtone.errors import DataError
from roomtone_train.align import Aligned
from roomtone_train.batches import Batch, batches, tensors
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.device import halved, the_device
from roomtone_train.fer2013 import NO_LABEL, Faces
from roomtone_train.flatness import PART, at_the_worst_nearby
from roomtone_train.initial import digest_of_start
from roomtone_train.network import normalised
from roomtone_train.optimize import set_phase
from roomtone_train.provenance import commit
from roomtone_train.run_folder import held
from roomtone_train.state import FitResult, Run
from roomtone_train.teach import Lessons
from roomtone_train.tutors import Tutors


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
            these cannot be had, or another fit is writing to it; or there are too few pictures.
        OutputError: the folder cannot be written to; its last whole epoch stays.
    """
    with held(folder):
        return _fitted(options, training, test, folder, lessons, aligned, tutors)


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
    _expect_enough(len(data), test, settings)
    sources = {
        "pictures to fit": data.digest(),
        "pictures to select on": test.digest(),
        "initial weights": digest_of_start(settings.init),
        "tutors": tutors.digest() if tutors else "",
    }
    run = Run(options, folder, sources, facts, training, test)
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


def _expect_enough(pictures: int, test: Faces, settings: FitOptions) -> None:
    if pictures < 2:
        raise DataError(f"fit: expected two pictures or more to learn from; got {pictures}.")
    for head, weight, labels in (
        ("FER-2013", settings.fer2013_weight, test.labels),
        ("FER+", settings.ferplus_weight, test.strict_majority()),
    ):
        if weight and (labels == NO_LABEL).all():
            raise DataError(
                f"fit: expected pictures to select on with labels of {head}; none of "
                f"{len(test)} has one. Give others, or set the weight of that head to 0."
            )


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
