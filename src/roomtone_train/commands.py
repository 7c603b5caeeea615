"""The commands of `roomtone-train`: fit, export, evaluate, report, framing."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.expressions import ExpressionClassifier
from roomtone.faces import FaceDetector
from roomtone.models import load_expression_model
from roomtone_train.align import align, read_aligned
from roomtone_train.calibrate import calibrate
from roomtone_train.config import read_run
from roomtone_train.evaluate import Evaluation
from roomtone_train.evaluate import evaluate as evaluated
from roomtone_train.export import export as exported
from roomtone_train.fer2013 import Faces, read_fer2013, read_folders
from roomtone_train.fit import fit as fitted
from roomtone_train.fit import load_best
from roomtone_train.framing import measure
from roomtone_train.provenance import commit, machine
from roomtone_train.report import TITLES, write_report
from roomtone_train.splits import DataOptions, arrange
from roomtone_train.teach import read_lessons
from roomtone_train.teach import teach as taught

app = typer.Typer(
    help="Trains, calibrates, exports and scores the expression network.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)

Data = Annotated[
    Path,
    typer.Option(
        help="fer2013.csv (or .csv.gz), or a folder with folders `Training` and `PublicTest`, each "
        "with a folder of face crops for each expression."
    ),
]
Votes = Annotated[Path | None, typer.Option(help="FER+'s fer2013new.csv, row for row the same.")]
AlignedFile = Annotated[
    Path | None, typer.Option(help="The same pictures as the runtime cuts them, from `align`.")
]
Threads = Annotated[int, typer.Option(min=0, help="Threads for PyTorch; 0 takes all cores.")]


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
            "ImageNet weights, or the folder of a fitted run of the same network."
        ),
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(help="A teacher's predictions, from `teach`, to learn from too.")
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
    if threads:
        torch.set_num_threads(threads)
    splits = _splits(data, ferplus, ("Training", "PublicTest"))
    training, test = arrange(options.data, splits["Training"], splits["PublicTest"])
    errors.print(
        f"{len(training)} pictures to fit, {len(test)} to select on (split: {options.data.split})."
    )
    lessons = read_lessons(teacher, training.digest()) if teacher else None
    crops = read_aligned(aligned, training.digest()) if aligned else None
    try:
        result = fitted(options, training, test, out, lessons, crops)
    except KeyboardInterrupt:
        errors.print("stopped; the same command goes on from the last whole epoch.")
        raise
    errors.print(
        f"best epoch {result.epoch}: FER-2013 {result.fer2013_accuracy:.2%}, "
        f"FER+ {result.ferplus_accuracy:.2%}"
    )


@app.command()
def teach(
    runs: Annotated[list[Path], typer.Argument(help="Folders of fitted runs: the teacher.")],
    out: Annotated[Path, typer.Option(help="The .npz file of predictions to write.")],
    data: Data,
    ferplus: Votes = None,
    aligned: AlignedFile = None,
) -> None:
    """Predict the training pictures with one or several fitted networks, for `fit --teacher`.

    The predictions are the mean over the networks, and over each picture and its mirror image.
    """
    training = _training(data, ferplus)
    crops = read_aligned(aligned, training.digest()) if aligned else None
    taught([load_best(folder) for folder in runs], training, crops).save(out)
    errors.print(f"{out}: predictions of {len(runs)} networks on {len(training)} pictures.")


@app.command(name="align")
def align_(
    out: Annotated[Path, typer.Argument(help="The .npz file of crops to write.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Cut the training pictures out of a scene as the runtime does, for `fit --aligned`."""
    crops = align(_training(data, ferplus), FaceDetector())
    crops.save(out)
    errors.print(f"{out}: {len(crops.crops)} pictures, a face found in {crops.found.mean():.1%}.")


@app.command()
def export(
    run_folder: Annotated[Path, typer.Argument(help="The folder that `fit` wrote.")],
    model: Annotated[Path, typer.Argument(help="The ONNX file to write.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Calibrate the best epoch of a run on PublicTest and write it as an ONNX file."""
    network = load_best(run_folder)
    test = _splits(data, ferplus, ("PublicTest",))["PublicTest"]
    temperatures = calibrate(network, test)
    card = {
        "commit": commit(),
        "data": data.name + (f" + {ferplus.name}" if ferplus else ""),
        "calibrated_on": f"PublicTest, n = {len(test)}",
        "temperatures": asdict(temperatures),
        "network": asdict(network.options),
        "parameters": sum(entry.numel() for entry in network.parameters()),
    }
    digest = exported(network, temperatures, card, model)
    errors.print(f"{model}: {model.stat().st_size / 1e6:.2f} MB, SHA-256 {digest}")


@app.command()
def evaluate(
    model: Annotated[Path, typer.Argument(help="An exported ONNX file.")],
    data: Data,
    ferplus: Votes = None,
    split: Annotated[str, typer.Option(help="PublicTest, PrivateTest or Training.")] = "PublicTest",
    through_detector: Annotated[
        bool,
        typer.Option(
            help="Send each picture through the detector and the crop first; the JSON then has the "
            "same pictures' scores on their given crops beside it."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Score an exported model as it ships: single view, the runtime's own classifier."""
    scores, facts = _evaluated(model, data, ferplus, split, through_detector)
    if as_json:
        typer.echo(json.dumps(facts | scores.as_dict()))
        return
    typer.echo("| task | accuracy | macro F1 | ECE | n |\n|---|---|---|---|---|")
    for name, title in TITLES.items():
        found = getattr(scores, name)
        figures = f"{found.accuracy:.1%} | {found.macro_f1:.3f} | {found.ece:.3f} | {found.n}"
        typer.echo(f"| {title} | {figures} |")
    plain = (f"{name} {value}" for name, value in facts.items() if name != "given_crop")
    typer.echo("\n" + ", ".join(plain))


@app.command()
def report(
    model: Annotated[Path, typer.Argument(help="An exported ONNX file.")],
    page: Annotated[Path, typer.Argument(help="The HTML page to write.")],
    data: Data,
    ferplus: Votes = None,
    split: Annotated[str, typer.Option(help="PublicTest, PrivateTest or Training.")] = "PublicTest",
    run_folder: Annotated[
        Path | None, typer.Option(help="The folder that `fit` wrote, for its curves.")
    ] = None,
) -> None:
    """Write a page with a model's confusion matrices, recall, reliability and curves."""
    scores, facts = _evaluated(model, data, ferplus, split, False)
    history = []
    if run_folder:
        try:
            history = json.loads((run_folder / "history.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DataError(f"{run_folder}: expected a run's history.json; {error}.") from None
    write_report(page, scores, facts, history)
    errors.print(f"report: {page.resolve()}")


@app.command()
def framing(
    data: Data,
    sample: Annotated[int, typer.Option(min=1, help="Training pictures to measure.")] = 3000,
    detector: Annotated[Path | None, typer.Option(help="Another YuNet file (ONNX).")] = None,
) -> None:
    """Measure how FER-2013 frames faces: the medians that `roomtone.crops.TEMPLATE` holds."""
    training = _splits(data, None, ("Training",))["Training"]
    chosen = np.random.default_rng(0).permutation(len(training)) < sample
    found = measure(training.where(chosen), FaceDetector(path=detector))
    names = ("eye at left", "eye at right", "nose", "mouth at left", "mouth at right")
    typer.echo("| landmark | x | y | spread x | spread y |\n|---|---|---|---|---|")
    for name, place, spread in zip(names, found.landmarks, found.spread, strict=True):
        typer.echo(
            f"| {name} | {place[0]:.4f} | {place[1]:.4f} | {spread[0]:.4f} | {spread[1]:.4f} |"
        )
    typer.echo(
        f"\nbox {found.box.round(3).tolist()}, mean residual {found.residual:.4f} after the "
        f"similarity, {found.found} found, {found.missed} missed. {machine()}, commit {commit()}"
    )


def _training(data: Path, ferplus: Path | None) -> Faces:
    """What `fit` learns from under the official split."""
    splits = _splits(data, ferplus, ("Training", "PublicTest"))
    return arrange(DataOptions(), splits["Training"], splits["PublicTest"])[0]


def _splits(
    data: Path, ferplus: Path | None, wanted: tuple[str, ...], needed: str = ""
) -> dict[str, Faces]:
    """The splits wanted; all of them must have rows, or, where one is `needed`, that one."""
    if data.is_dir():
        return {name: read_folders(data / name) for name in wanted}
    splits = read_fer2013(data, ferplus, wanted)
    for name in [needed] if needed else wanted:
        if name not in splits:
            raise DataError(f"{data}: expected rows of the split {name!r}, found none.")
    return splits


def _evaluated(
    model: Path, data: Path, ferplus: Path | None, split: str, through_detector: bool
) -> tuple[Evaluation, dict[str, Any]]:
    opened = load_expression_model(model)
    wanted = (split,) if data.is_dir() or split == "Training" else (split, "Training")
    splits = _splits(data, ferplus, wanted, needed=split)
    training = splits.get("Training") if split != "Training" else None
    classifier, faces = ExpressionClassifier(opened), splits[split]
    voted = data.is_dir() or ferplus is not None
    if not voted:  # FER-2013's own labels are no votes to score the FER+ head on
        faces = replace(faces, votes=np.zeros_like(faces.votes))
    facts: dict[str, Any] = {
        "model": model.name,
        "sha256": opened.sha256,
        "data": data.name,
        "ferplus": ferplus.name if ferplus else None,
        "split": split,
        "through_detector": through_detector,
        "copies_left_out": training is not None,
        "commit": commit(),
        "machine": machine(),
    }
    crops = None
    if through_detector:
        cut_out = align(faces, FaceDetector())
        faces, crops = faces.where(cut_out.found), cut_out.crops[cut_out.found]
        given = evaluated(classifier, faces, training)
        facts |= {"missed": int((~cut_out.found).sum()), "given_crop": given.as_dict()}
    return evaluated(classifier, faces, training, crops), facts
