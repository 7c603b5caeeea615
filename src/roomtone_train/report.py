"""The report of a model: one HTML page with its pictures inside, from what `evaluate` measured."""

from __future__ import annotations

import base64
import html
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from roomtone.files import write_whole
from roomtone_train.evaluate import Evaluation, Scores

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: The scores of an evaluation, and what a reader should call them.
TITLES = {
    "fer2013": "FER-2013, 7 classes",
    "fer2013_without_copies": "FER-2013, 7 classes, without copies of training images",
    "origin": "The origin's four classes",
    "ferplus": "FER+, strict majority, 8 classes",
}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem;
       color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; } th, td { padding: .3rem .9rem .3rem 0; text-align: left;
       border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums; }
img { max-width: 100%; height: auto; }
"""


def write_report(
    file: Path, evaluation: Evaluation, facts: dict[str, Any], history: list[dict[str, float]]
) -> None:
    """Write the page.

    Args:
        file: the HTML file.
        evaluation: of the exported model.
        facts: what the reader must know of the numbers: model, data, split, commit, machine.
        history: a row an epoch, from `history.json`; none where it is not at hand.
    """
    scores = {name: getattr(evaluation, name) for name in TITLES}
    known = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(str(value))}</td></tr>"
        for name, value in facts.items()
    )
    rows = "".join(
        f"<tr><td>{title}</td><td>{scores[name].accuracy:.1%}</td>"
        f"<td>{scores[name].macro_f1:.3f}</td><td>{scores[name].ece:.3f}</td>"
        f"<td>{scores[name].n}</td></tr>"
        for name, title in TITLES.items()
    )
    curves = f"<h2>Curves</h2>{_picture(_curves(history), 'loss and accuracy by epoch')}"
    parts = "".join(
        f"<h2>{title}</h2>{_picture(panel(scores[name]), title)}" for name, title in TITLES.items()
    )
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Expression model</title>'
        f"<style>{_STYLE}</style><h1>Expression model: report</h1><table>{known}</table>"
        "<h2>Scores</h2><table><tr><th>Task</th><th>Accuracy</th><th>Macro F1</th><th>ECE</th>"
        f"<th>n</th></tr>{rows}</table>{curves if history else ''}{parts}</html>"
    )
    write_whole(file, page)


def _picture(figure: Figure, words: str) -> str:
    encoded = base64.b64encode(png(figure, 110)).decode("ascii")
    return f'<img alt="{html.escape(words)}" src="data:image/png;base64,{encoded}">'


def png(figure: Figure, dpi: int) -> bytes:
    """A figure as a PNG file's bytes."""
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=dpi)
    return data.getvalue()


def _curves(history: list[dict[str, float]]) -> Figure:
    figure = Figure(figsize=(10, 3.4), layout="constrained")
    left, right = figure.subplots(1, 2)
    epochs = [row["epoch"] for row in history]
    left.plot(epochs, [row["loss"] for row in history], color="#0072b2")
    left.set(xlabel="epoch", ylabel="training loss")
    right.plot(epochs, [row["fer2013"] for row in history], label="FER-2013", color="#0072b2")
    right.plot(epochs, [row["ferplus"] for row in history], label="FER+", color="#d55e00")
    right.set(xlabel="epoch", ylabel="accuracy on the test split")
    right.legend()
    return figure


def panel(scores: Scores) -> Figure:
    """Confusion matrix, recall and reliability diagram, side by side."""
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    confusion, recall, reliability = figure.subplots(1, 3, width_ratios=(1.3, 1, 1))
    _draw_confusion(confusion, scores)
    names = list(scores.recall)
    recall.barh(names, [scores.recall[name] for name in names], color="#0072b2")
    recall.invert_yaxis()
    recall.set(xlim=(0, 1), xlabel="recall")
    sure, right, counts = np.array(scores.reliability or [[0, 0, 0]]).T
    reliability.plot([0, 1], [0, 1], color="#999", linestyle="--")
    sizes = 10 + 300 * counts / max(counts.max(), 1)
    reliability.scatter(sure, right, s=sizes, color="#d55e00", alpha=0.8)
    reliability.set(
        xlim=(0, 1),
        ylim=(0, 1),
        xlabel="confidence",
        ylabel="accuracy",
        title=f"ECE {scores.ece:.3f}",
    )
    return figure


def _draw_confusion(axes: Axes, scores: Scores) -> None:
    table = np.array(scores.confusion, float)
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    places = range(len(scores.classes))
    axes.set_xticks(places, scores.classes, rotation=45, ha="right")
    axes.set_yticks(places, scores.classes)
    axes.set(xlabel="predicted", ylabel="true")
    for row in places:
        for column in places:
            ink = "white" if shares[row, column] > 0.5 else "black"
            words = f"{shares[row, column]:.0%}"
            axes.text(column, row, words, ha="center", va="center", color=ink, fontsize=7)
