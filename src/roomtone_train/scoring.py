"""The commands of `roomtone-train` that measure: evaluate, report, card, framing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from roomtone.cli.output import errors
from roomtone.errors import DataError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.models import load_expression_model
from roomtone_train.align import align
from roomtone_train.arguments import Data, Votes, read_splits
from roomtone_train.card import Findings, write_card, write_scores
from roomtone_train.commands import app as app  # with the commands that make a model
from roomtone_train.evaluate import Evaluation
from roomtone_train.evaluate import evaluate as evaluated
from roomtone_train.fer2013 import NO_LABEL
from roomtone_train.framing import measure
from roomtone_train.provenance import commit, machine
from roomtone_train.report import TITLES, write_report
from roomtone_train.run_folder import read_history
from roomtone_train.trust import endure, risk_coverage


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
    typer.echo(
        "| task | accuracy | 95 % interval | macro F1 | ECE | n |\n|---|---|---|---|---|---|"
    )
    for name, title in TITLES.items():
        found = getattr(scores, name)
        low, high = found.interval
        typer.echo(
            f"| {title} | {found.accuracy:.1%} | {low:.1%} to {high:.1%} | {found.macro_f1:.3f} | "
            f"{found.ece:.3f} | {found.n} |"
        )
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
    write_report(page, scores, facts, read_history(run_folder) if run_folder else [])
    errors.print(f"report: {page.resolve()}")


@app.command()
def card(
    model: Annotated[Path, typer.Argument(help="An exported ONNX file.")],
    page: Annotated[Path, typer.Argument(help="The Markdown page to write.")],
    data: Data,
    ferplus: Annotated[Path, typer.Option(help="FER+'s fer2013new.csv, row for row the same.")],
    sample: Annotated[
        int, typer.Option(min=1, help="Pictures to draw; those of a strict majority are made hard.")
    ] = 1000,
) -> None:
    """Write a model's card: data, protocol, recipe, scores with intervals, trust and limits.

    Everything is measured on PublicTest, on the way. The scores alone are also written beside the
    model, as NAME.scores.json, which the console shows.
    """
    if data.is_dir():
        raise DataError(f"{data}: expected fer2013.csv: a card tells of its labels and votes.")
    measured_at = commit()  # before anything is written
    opened, detector = load_expression_model(model), FaceDetector()
    if "recipe" not in opened.contract.card:
        raise DataError(f"{model}: expected a model that says how it was made; it does not.")
    splits = read_splits(data, ferplus, ("Training", "PublicTest"))
    training, test = splits["Training"], splits["PublicTest"]
    classifier, cut_out = ExpressionClassifier(opened), align(test, detector)
    seen, majority = test.where(cut_out.found), test.strict_majority()
    agreed = majority != NO_LABEL
    read = classifier.classify(test.images[agreed]).ferplus
    chosen = np.random.default_rng(0).permutation(len(test)) < sample
    found = Findings(
        given=evaluated(classifier, test, training),
        given_found=evaluated(classifier, seen, training),
        through=evaluated(classifier, seen, training, cut_out.crops[cut_out.found]),
        missed=int((~cut_out.found).sum()),
        hardships=endure(detector, classifier, test.where(chosen)),
        risk=risk_coverage(read, majority[agreed])[1].tolist(),
        agreement=training.joined(test).label_agreement(),
        facts={
            "data": data.name,
            "split": "PublicTest",
            "commit": measured_at,
            "machine": machine(),
            "date": date.today().isoformat(),
        },
    )
    write_card(page, opened, model.stat().st_size, found)
    write_scores(model.with_suffix(".scores.json"), opened, found)
    errors.print(f"card: {page.resolve()}")


@app.command()
def framing(
    data: Data,
    sample: Annotated[int, typer.Option(min=1, help="Training pictures to measure.")] = 3000,
    detector: Annotated[Path | None, typer.Option(help="Another YuNet file (ONNX).")] = None,
) -> None:
    """Measure how FER-2013 frames faces: the medians that `roomtone.vision.crops.TEMPLATE` holds."""
    training = read_splits(data, None, ("Training",))["Training"]
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


def _evaluated(
    model: Path, data: Path, ferplus: Path | None, split: str, through_detector: bool
) -> tuple[Evaluation, dict[str, Any]]:
    opened = load_expression_model(model)
    wanted = (split,) if split == "Training" else (split, "Training")
    splits = read_splits(data, ferplus, wanted, needed=split)
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
        "copies_known": training is not None,
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
