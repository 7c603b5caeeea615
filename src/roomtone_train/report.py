"""The model card: what a model is, what it was fitted on, how good it is, and what it is not for.

Everything with a number in it is measured when the card is written.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import ConfusionMatrixDisplay

from roomtone.files import write_whole
from roomtone.vision.models import Model
from roomtone_train.evaluate import TITLES, Evaluation, Scores
from roomtone_train.scenes import Robustness

_BLUE, _ORANGE = "#0072b2", "#d55e00"


@dataclass(frozen=True)
class Findings:
    """What a card is written from.

    Attributes:
        given: scores on the data set's own pictures.
        given_found: the same, of the pictures in which the detector finds a face.
        through: scores on these pictures as the runtime crops them.
        missed: pictures in which the detector found no face.
        robustness: by corruption, from `roomtone_train.scenes`.
        risk: of FER+'s strict majority, by coverage, from `roomtone_train.evaluate.risk_coverage`.
        agreement: share of the labels that agree with the taggers' most frequent answer.
        facts: data, split, commit, machine, date.
    """

    given: Evaluation
    given_found: Evaluation
    through: Evaluation
    missed: int
    robustness: dict[str, Robustness]
    risk: list[float]
    agreement: float
    facts: dict[str, Any]


def write_card(file: Path, name: str, model: Model, size_bytes: int, found: Findings) -> None:
    """Write the card as Markdown from `card.md.jinja`, and its pictures into `pictures/` beside it.

    Raises:
        OutputError: they cannot be written.
    """
    drawn = {
        "ferplus": _scores_picture(found.given.ferplus),
        "fer2013": _scores_picture(found.given.fer2013),
        "trust": _trust_picture(found),
    }
    for part, figure in drawn.items():
        data = io.BytesIO()
        figure.savefig(data, format="png", dpi=100)
        write_whole(file.parent / "pictures" / f"card-{name}-{part}.png", data.getvalue())
    stated, shares = model.contract.card, (0.5, 0.8, 0.9, 1.0)
    facts = {key: value for key, value in stated["recipe"].items() if not isinstance(value, dict)}
    ranks = {share: max(0, round(share * len(found.risk)) - 1) for share in shares}
    environment = jinja2.Environment(  # noqa: S701 - Markdown
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {"listed": _listed, "share": _share, "percent": "{:.1%}".format}
    text = environment.get_template("card.md.jinja").render(
        name=name,
        input_size=model.contract.input_size,
        sha256=model.sha256,
        size_bytes=size_bytes,
        card=stated,
        recipe=stated["recipe"],
        run_facts=facts,
        titles=TITLES,
        found=found,
        risks={share: found.risk[rank] for share, rank in ranks.items() if found.risk},
    )
    write_whole(file, text)


def write_scores(file: Path, model: Model, found: Findings) -> None:
    """Write the scores on the given crops as JSON: what the console tells of the model.

    By task its title, accuracy, 95 % interval and number of pictures; the model's SHA-256, the
    share of the labels that agree with the taggers, and where all of it was measured.
    """
    keys = ("accuracy", "interval", "n")
    tasks = {
        name: {"title": title} | {key: getattr(getattr(found.given, name), key) for key in keys}
        for name, title in TITLES.items()
    }
    scores = {
        "sha256": model.sha256,
        "measured": found.facts,
        "label_agreement": found.agreement,
        "tasks": tasks,
    }
    write_whole(file, json.dumps(scores, indent=1) + "\n")


def _listed(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _share(scores: Scores) -> str:
    low, high = scores.interval
    return f"{scores.accuracy:.1%} [{low:.1%}, {high:.1%}]"


def _trust_picture(found: Findings) -> Figure:
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot(np.arange(1, len(found.risk) + 1) / len(found.risk), found.risk, color=_BLUE)
    left.set(
        xlim=(0, 1),
        ylim=(0, None),
        xlabel="coverage: share answered, the surest first",
        ylabel="risk: share of answers that is wrong",
        title="FER+, strict majority",
    )
    hard = found.robustness
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
