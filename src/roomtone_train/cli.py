"""The commands of `roomtone-train`. What takes long to import is imported where it is used."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import torch
import typer

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.models import load_expression_model
from roomtone_train import fit as fitting
from roomtone_train import scenes
from roomtone_train.checkpoint import best_of, commit, machine
from roomtone_train.data import Faces, arrange, counted
from roomtone_train.export import export_run
from roomtone_train.layouts import WHOLE, read_data
from roomtone_train.recipe import read_run

app = typer.Typer(
    help="Trains, calibrates, exports and scores the expression network.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)

_DATA = "fer2013.csv, a folder of pictures by class (in one a split), or an archive of either."
Data = Annotated[Path, typer.Option(help=_DATA)]
Votes = Annotated[Path | None, typer.Option(help="FER+'s fer2013new.csv, row for row the same.")]
Model = Annotated[Path, typer.Argument(help="An exported model: an ONNX file, or `nano`.")]
Split = Annotated[str, typer.Option(help="PublicTest, PrivateTest or Training.")]
Run = Annotated[Path | None, typer.Argument(help="The run's settings, as runs/mobilenet.toml.")]
Out = Annotated[Path, typer.Option(help="The run's folder; the model is OUT.onnx beside it.")]
Crops = Annotated[
    Path | None, typer.Option(help="Its pictures as the runtime crops them, by `align`.")
]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="SECTION.KEY=VALUE", help="Change a setting of the run."),
]
_CLASSES = "Without RUN: fit a head of these classes of your own to a folder of pictures."
Classes = Annotated[str, typer.Option(metavar="A,B,...", help=_CLASSES)]
Backbone = Annotated[Path | None, typer.Option(help="With --classes: such as `nano`.")]
Threads = Annotated[int, typer.Option(min=0, help="Threads; 0 for all cores.")]
_THROUGH = """Send each picture through the detector and the crop first; the JSON then has the same
pictures' scores on their given crops beside it."""
Through = Annotated[bool, typer.Option(help=_THROUGH)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Sample = Annotated[int, typer.Option(min=1, help="How many pictures to corrupt.")]


@app.command()
def fit(
    data: Data,
    out: Out,
    run: Run = None,
    ferplus: Votes = None,
    crops: Crops = None,
    changes: Changes = None,
    classes: Classes = "",
    model: Backbone = None,
    threads: Threads = 0,
) -> None:
    """Fit a network, calibrate it and write its model; or, with --classes, a head of your own.

    Ctrl-C and the same command again resume after the last whole epoch; a run that is done is
    exported again. A tenth of Training selects the epoch; of PublicTest it is only looked at which
    pictures are copies, to leave them out.
    """
    if threads:
        torch.set_num_threads(threads)
    file = out.with_name(f"{out.name.removesuffix('.onnx')}.onnx")
    if bool(classes) == bool(run):
        raise DataError("fit: expected a run's TOML file, or --classes with a folder of pictures.")
    if classes or run is None:
        from roomtone_train.own_classes import fit_own

        head = fit_own(data, classes.split(","), file, model)
        _note(head.notes)
        figures = (f"{name} {head.counts[name]} ({head.recall[name]:.0%})" for name in head.counts)
        errors.print(
            f"pictures, and how many were read right when held back: {', '.join(figures)}. If the "
            f"same people are in several pictures, others will be read less well.\n"
            f"{file}: roomtone watch --model {file}"
        )
        return
    options, splits = read_run(run, changes or ()), _read(data, ferplus)
    training = _split(splits, "Training", data)
    fitted, selected = arrange(options.data, training, splits.get("PublicTest"))
    count = min(options.fit.max_images or len(fitted), len(fitted))
    errors.print(f"{counted(count, 'picture')} to fit, {len(selected)} to select on.")
    cropped = scenes.read_crops(crops, fitted.images) if crops else None
    try:
        best = best_of(fitting.fit(options, fitted, selected, out, cropped))
    except KeyboardInterrupt:
        errors.print("stopped; the same command resumes after the last whole epoch.")
        raise
    voted = f", FER+ {best['ferplus']:.2%}" if "ferplus" in best else ""
    scores = f"FER-2013 {best['fer2013']:.2%}{voted} of what selects"
    errors.print(f"best epoch {best['epoch']}: {scores}.")
    named = data.name + (f" + {ferplus.name}" if ferplus else "")
    digest = export_run(out, selected, named, file)
    errors.print(f"{file}: {file.stat().st_size / 1e6:.2f} MB, SHA-256 {digest}")


@app.command()
def align(
    out: Annotated[Path, typer.Argument(help="The .npz file of crops to write.")],
    data: Data,
    ferplus: Votes = None,
) -> None:
    """Crop the training pictures as the runtime does, for `fit --crops`."""
    faces = _split(_read(data, ferplus), "Training", data)
    crops, found = scenes.crop_all(faces.images, FaceDetector())
    scenes.write_crops(out, faces.images, crops)
    count = counted(len(faces), "picture")
    errors.print(f"{out}: {count}, a face found in {found.mean():.1%}.")


@app.command()
def evaluate(
    model: Model,
    data: Data,
    ferplus: Votes = None,
    split: Split = "PublicTest",
    through_detector: Through = False,
    as_json: AsJson = False,
) -> None:
    """Score an exported model as it ships: single view, the runtime's own classifier."""
    from roomtone_train import evaluate as evaluation

    opened = load_expression_model(model)
    splits, classifier = _read(data, ferplus), ExpressionClassifier(opened)
    faces = _split(splits, split, data)
    training = None if split == "Training" else splits.get("Training")
    facts: dict[str, object] = {
        "model": model.name,
        "sha256": opened.sha256,
        "data": data.name,
        "ferplus": ferplus.name if ferplus else None,
        "split": split,
        "copies_known": training is not None,
        "through_detector": through_detector,
        "commit": commit(),
        "machine": machine(),
    }
    crops, given = None, {}
    if through_detector:
        every, seen = scenes.crop_all(faces.images, FaceDetector())
        faces, crops = faces.where(seen), every[seen]
        given = {"given_crop": asdict(evaluation.evaluate(classifier, faces, training))}
        facts["missed"] = int((~seen).sum())
    scores = evaluation.evaluate(classifier, faces, training, crops)
    if as_json:
        typer.echo(json.dumps(facts | given | asdict(scores)))
        return
    typer.echo("| task | accuracy | 95 % interval | macro F1 | ECE | n |\n" + "|---" * 6 + "|")
    for name, title in evaluation.TITLES.items():
        if (found := getattr(scores, name)).n:
            low, high = found.interval
            shares = f"{found.accuracy:.1%} | {low:.1%} to {high:.1%}"
            figures = f"{found.macro_f1:.3f} | {found.ece:.3f} | {found.n}"
            typer.echo(f"| {title} | {shares} | {figures} |")
    typer.echo("\n" + ", ".join(f"{name} {value}" for name, value in facts.items()))


@app.command()
def card(
    model: Model,
    page: Annotated[Path, typer.Argument(help="The Markdown page to write.")],
    data: Data,
    ferplus: Annotated[Path, typer.Option(help="FER+'s fer2013new.csv, row for row the same.")],
    sample: Sample = 1000,
) -> None:
    """Write a model's card: data, protocol, recipe, scores with intervals, trust and limits.

    Everything is measured on PublicTest, on the way. The scores alone are also written beside the
    model, as NAME.scores.json, which the console shows.
    """
    from roomtone_train.report import write_card

    splits = _read(data, ferplus)
    test, training = _split(splits, "PublicTest", data), _split(splits, "Training", data)
    write_card(page, model, test, training, data.name, sample)
    errors.print(f"card: {page.resolve()}")


def _note(notes: list[str]) -> None:
    for note in notes:
        errors.print(f"note: {note}")


def _read(data: Path, ferplus: Path | None) -> dict[str, Faces]:
    """The pictures by split; what was left out is printed."""
    found = read_data(data, ferplus)
    _note(found.notes)
    return found.splits


def _split(splits: dict[str, Faces], wanted: str, data: Path) -> Faces:
    """The pictures of a split, or of data without splits all."""
    if faces := splits.get(wanted) or splits.get(WHOLE):
        return faces
    there = ", ".join(splits) or "none"
    raise DataError(f"{data}: expected pictures of the split {wanted!r}, found {there}.")
