"""The commands of `roomtone-train` that make a model: align, fit, teach, export."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
import torch
import typer

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.models import load_expression_model
from roomtone_train.align import align, read_aligned
from roomtone_train.arguments import AlignedFile, Data, RunFolder, Threads, Votes, read_splits
from roomtone_train.calibrate import calibrate
from roomtone_train.config import read_run
from roomtone_train.export import export as exported
from roomtone_train.fer2013 import NO_LABEL, Faces
from roomtone_train.fit import fit as fitted
from roomtone_train.provenance import commit
from roomtone_train.run_folder import expect_pictures, load_best, read_recipe
from roomtone_train.soup import average as averaged
from roomtone_train.splits import DataOptions, arrange
from roomtone_train.teach import read_lessons
from roomtone_train.teach import teach as taught
from roomtone_train.tutors import Tutors

app = typer.Typer(
    help="Trains, calibrates, exports and scores the expression network.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.command()
def fit(
    run: Annotated[Path, typer.Argument(help="The run's settings, such as runs/mobilenet.toml.")],
    data: Data,
    out: Annotated[Path, typer.Option(help="The run's folder: checkpoints and history.")],
    ferplus: Votes = None,
    init: Annotated[
        str | None,
        typer.Option(
            help="Where the weights begin, in place of the run's own: `imagenet`, a file of "
            "ImageNet weights, `faceres-deep.json`, an exported model or the folder of a fitted "
            "run, of the same layers or of more and wider ones."
        ),
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(help="A teacher's predictions, from `teach`, to learn from too.")
    ] = None,
    tutor: Annotated[
        list[Path] | None,
        typer.Option(
            help="The folder of a fitted run whose network is asked about each picture as it is "
            "shown, in place of --teacher; may be given several times."
        ),
    ] = None,
    aligned: AlignedFile = None,
    threads: Threads = 0,
) -> None:
    """Fit a network; Ctrl-C and the same command again go on where it stopped.

    The run's [data] says which pictures are fitted and which decide when to stop and which epoch is
    best: Training without its copies of PublicTest's pictures, and PublicTest, if it says nothing.
    """
    options = read_run(run)
    if init is not None:
        options = replace(options, fit=replace(options.fit, init=init))
    if teacher and tutor:
        raise DataError("fit: expected --teacher or --tutor, got both. Leave one of them out.")
    if threads:
        torch.set_num_threads(threads)
    training, test = _arranged(options.data, data, ferplus)
    fitting = min(options.fit.max_images or len(training), len(training))
    errors.print(
        f"{fitting} pictures to fit, {len(test)} to select on (split: {options.data.split})."
    )
    lessons = read_lessons(teacher, training.digest()) if teacher else None
    crops = read_aligned(aligned, training.digest()) if aligned else None
    tutors = Tutors(tutor, options.fit.teacher_weight) if tutor else None
    try:
        result = fitted(options, training, test, out, lessons, crops, tutors)
    except KeyboardInterrupt:
        errors.print("stopped; the same command goes on from the last whole epoch.")
        raise
    errors.print(
        f"best epoch {result.epoch}: FER-2013 {result.fer2013_accuracy:.2%}, "
        f"FER+ {result.ferplus_accuracy:.2%}"
    )


@app.command()
def average(
    run_folder: RunFolder,
    out: Annotated[Path, typer.Argument(help="The folder to write; `export` takes it.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Average where a run began, its best epoch and its last into one network."""
    recipe = read_recipe(run_folder)
    training, _ = _arranged(DataOptions(**recipe["data"]), data, ferplus)
    averaged(run_folder, training, out)
    errors.print(f"{out}: the mean of where {run_folder} began, its best epoch and its last.")


@app.command()
def teach(
    models: Annotated[list[Path], typer.Argument(help="Exported ONNX files: the teacher.")],
    out: Annotated[Path, typer.Option(help="The .npz file of predictions to write.")],
    data: Data,
    ferplus: Votes = None,
    aligned: AlignedFile = None,
) -> None:
    """Predict the training pictures with one or several models, for `fit --teacher`.

    The predictions are the mean over the models, over each picture and its mirror image and, with
    --aligned, over the picture as the runtime cuts it and that one's mirror image.
    """
    training, _ = _arranged(DataOptions(), data, ferplus)
    crops = read_aligned(aligned, training.digest()) if aligned else None
    teachers = [ExpressionClassifier(load_expression_model(model)) for model in models]
    taught(teachers, training, crops).save(out)
    errors.print(f"{out}: predictions of {len(models)} models on {len(training)} pictures.")


@app.command(name="align")
def align_(
    out: Annotated[Path, typer.Argument(help="The .npz file of crops to write.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Cut the training pictures out of a scene as the runtime does, for `fit --aligned`."""
    training, _ = _arranged(DataOptions(), data, ferplus)
    crops = align(training, FaceDetector())
    crops.save(out)
    errors.print(f"{out}: {len(crops.crops)} pictures, a face found in {crops.found.mean():.1%}.")


@app.command()
def export(
    run_folder: RunFolder,
    model: Annotated[Path, typer.Argument(help="The ONNX file to write.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Calibrate a run's best epoch on the pictures that selected it, and write the ONNX file."""
    network, recipe = load_best(run_folder), read_recipe(run_folder)
    chosen = DataOptions(**recipe["data"])
    _, selected = _arranged(chosen, data, ferplus)
    expect_pictures(run_folder, "select", selected)
    temperatures = calibrate(network, selected)
    card = {
        "commit": commit(),
        "data": data.name + (f" + {ferplus.name}" if ferplus else ""),
        "calibrated_on": f"what selected it ({chosen.split}), n = {_known(selected.labels)}; "
        f"FER+'s on the strict majority, n = {_known(selected.strict_majority())}",
        "temperatures": asdict(temperatures),
        "recipe": recipe,
        "network": asdict(network.options),
        "parameters": sum(entry.numel() for entry in network.parameters()),
    }
    digest = exported(network, temperatures, card, model)
    errors.print(f"{model}: {model.stat().st_size / 1e6:.2f} MB, SHA-256 {digest}")


def _known(labels: npt.NDArray[np.int64]) -> int:
    return int((labels != NO_LABEL).sum())


def _arranged(options: DataOptions, data: Path, ferplus: Path | None) -> tuple[Faces, Faces]:
    """What a run learns from, and what selects its best epoch."""
    splits = read_splits(data, ferplus, ("Training", "PublicTest"))
    return arrange(options, splits["Training"], splits["PublicTest"])
