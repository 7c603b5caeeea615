"""The model card: what a model is, what it was fitted on, how good it is, and what it is not for.

Everything with a number in it is measured when the card is written.
"""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from sklearn.metrics import ConfusionMatrixDisplay

from roomtone.errors import DataError
from roomtone.files import write_whole
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.models import load_expression_model
from roomtone_train import scenes
from roomtone_train.checkpoint import commit, machine
from roomtone_train.data import NO_LABEL, Faces
from roomtone_train.evaluate import TITLES, Scores, evaluate, selective_risk

_BLUE, _ORANGE = "#0072b2", "#d55e00"


def write_card(
    file: Path, model_file: Path, test: Faces, training: Faces, data: str, sample: int
) -> None:
    """Measure a model, and write its card and its scores.

    The card is Markdown from `card.md.jinja`, its pictures in `pictures/` beside it. The scores on
    the given crops, which the console shows, are JSON beside the model. `data` names the splits
    `test` and `training`; `sample` pictures of `test` are drawn for corruption.

    Raises:
        DataError: the model does not say how it was made.
        OutputError: they cannot be written.
    """
    facts = {  # before anything is written
        "data": data,
        "split": "PublicTest",
        "commit": commit(),
        "machine": machine(),
        "date": date.today().isoformat(),
    }
    model, detector = load_expression_model(model_file), FaceDetector()
    if "recipe" not in (stated := model.contract.card):
        raise DataError(f"{model_file}: expected a model that says how it was made; it does not.")
    classifier, majority = ExpressionClassifier(model), test.strict_majority()
    crops, seen = scenes.crop_all(test.images, detector)
    given = evaluate(classifier, test, training)
    agreed = majority != NO_LABEL
    risk = selective_risk(classifier.classify(test.images[agreed]).ferplus, majority[agreed])
    chosen = np.random.default_rng(0).permutation(len(test)) < sample
    robustness = scenes.measure_robustness(detector, classifier, test.where(chosen))
    agreement = training.joined(test).label_agreement()
    figures = {
        "ferplus": _scores_picture(given.ferplus),
        "fer2013": _scores_picture(given.fer2013),
        "trust": _trust_picture(risk, robustness),
    }
    for part, figure in figures.items():
        png = io.BytesIO()
        figure.savefig(png, format="png", dpi=100)
        picture = file.parent / "pictures" / f"card-{model_file.stem}-{part}.png"
        write_whole(picture, png.getvalue())
    environment = jinja2.Environment(  # noqa: S701 - Markdown
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {"listed": _listed, "share": _share, "percent": "{:.1%}".format}
    shares = (0.5, 0.8, 0.9, 1.0) if len(risk) else ()
    text = environment.get_template("card.md.jinja").render(
        name=model_file.stem,
        model=model,
        size_bytes=model_file.stat().st_size,
        card=stated,
        titles=TITLES,
        facts=facts,
        given=given,
        given_found=evaluate(classifier, test.where(seen), training),
        through=evaluate(classifier, test.where(seen), training, crops[seen]),
        missed=(~seen).sum(),
        robustness=robustness,
        risks={share: risk[max(0, round(share * len(risk)) - 1)] for share in shares},
        agreement=agreement,
    )
    write_whole(file, text)
    keys = ("accuracy", "interval", "n")
    tasks = {
        name: {"title": title} | {key: getattr(getattr(given, name), key) for key in keys}
        for name, title in TITLES.items()
    }
    measured = {"sha256": model.sha256, "measured": facts, "label_agreement": agreement}
    scores = json.dumps(measured | {"tasks": tasks}, indent=1)
    write_whole(model_file.with_suffix(".scores.json"), scores + "\n")


def _listed(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _share(scores: Scores) -> str:
    low, high = scores.interval
    return f"{scores.accuracy:.1%} [{low:.1%}, {high:.1%}]"


def _trust_picture(risk: npt.NDArray[np.float64], hard: dict[str, scenes.Robustness]) -> Figure:
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot(np.arange(1, len(risk) + 1) / max(len(risk), 1), risk, color=_BLUE)
    left.set(
        xlim=(0, 1),
        ylim=(0, None),
        xlabel="coverage: share answered, the surest first",
        ylabel="risk: share of answers that is wrong",
        title="FER+, strict majority",
    )
    right.barh(list(hard), [entry.found for entry in hard.values()], color="#ccc", label="found")
    shares = [entry.found * entry.right for entry in hard.values()]
    right.barh(list(hard), shares, color=_BLUE, label="and right")
    right.invert_yaxis()
    right.set(xlim=(0, 1), xlabel="share of the pictures")
    right.legend(loc="lower right")
    return figure


def _scores_picture(scores: Scores) -> Figure:
    """Confusion matrix, recall and reliability diagram, side by side."""
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    confusion, recall, reliability = figure.subplots(1, 3, width_ratios=(1.3, 1, 1))
    table = np.array(scores.confusion, float)
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1)
    shown = ConfusionMatrixDisplay(table, display_labels=scores.classes)
    style = {"cmap": "Blues", "values_format": ".0%", "text_kw": {"fontsize": 7}}
    shown.plot(
        ax=confusion, colorbar=False, xticks_rotation=45, im_kw={"vmin": 0, "vmax": 1}, **style
    )
    names = list(scores.recall)
    recall.barh(names, [scores.recall[name] for name in names], color=_BLUE)
    recall.invert_yaxis()
    recall.set(xlim=(0, 1), xlabel="recall")
    sure, right, counts = np.array(scores.reliability or [[0, 0, 0]]).T
    reliability.plot([0, 1], [0, 1], color="#999", linestyle="--")
    sizes = 10 + 300 * counts / max(counts.max(), 1)
    reliability.scatter(sure, right, s=sizes, color=_ORANGE, alpha=0.8)
    title = f"ECE {scores.ece:.3f}"
    reliability.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="accuracy", title=title)
    return figure
