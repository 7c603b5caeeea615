"""The model card: what a model is, what it was fitted on, how good it is, and what it is not for.

Everything with a number in it is measured when the card is written.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from roomtone.files import write_whole
from roomtone.vision.models import Model
from roomtone_train.evaluate import TITLES, Evaluation, Scores
from roomtone_train.robustness import Robustness

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BLUE, _ORANGE = "#0072b2", "#d55e00"
_USE = """\
## What it is for

Reading the expression that a face shows, so that a class as a whole can be shown to its teacher.
An expression is what a face looks like to people who were asked to name it. It is not what the
person feels, and the model claims nothing about that.

It must not be used to rank, grade, hire, police or diagnose anyone, to take attendance, to tell
whether a person lies, pays attention or is interested, or on people who did not agree. In the
European Union, inferring the emotions of students or employees from their faces is forbidden,
medical and safety reasons aside (AI Act, Article 5(1)(f)); other places have laws of their own."""

_LIMITS = """\
## Limits

- The pictures are from web searches of around 2013, mostly of posed or marked expressions.
  Concentration, doubt and boredom, which fill a real class, are not among the expressions; they
  tend to be read as neutral, sadness or anger.
- Who is in the pictures by age, sex, skin or origin is not recorded, so no difference between
  groups could be measured. Expect some: studies of such models found them.
- Anger, fear, disgust and contempt are rare in the data and often confused. Roomtone's class
  signal should be read by its valence and its large shares first.
- A covered mouth or a head turned far away still gets an answer, often a wrong one: see the table
  of corrupted pictures.
- The probabilities are calibrated on pictures like the training ones. On other cameras and people
  they may be too sure."""

_FORMER = (
    "PublicTest chose the epoch, the settings and the temperatures, so scores on it are not"
    " held-back scores; PrivateTest is never read. **This is a former file, from a chain of"
    " some twenty fits, each begun from the one before: this version of roomtone cannot "
    "make it again.** It ships until `make train` has run whole and made one in its place."
)
_BY_A_DRIVER = (
    " **The held-out scores of this file are not clean**: its teacher, the "
    "`expression.onnx` that ships, was itself selected on PublicTest and had been fitted to"
    " the held-out tenth. Nor did `make train` make it: a driver of its own let the cosine "
    "follow the clock and ended it after 13 of 40 epochs, where `runs/mobilenet.toml` has "
    "20 and the line's own `expression` as teacher."
)
_PROTOCOLS = {
    "official": _FORMER,
    "held-out": "A tenth of Training chose the epoch and the temperatures. No pixels of a "
    "PublicTest picture were fitted, PublicTest chose nothing, and PrivateTest is never read.",
    "random": "Training and PublicTest were shuffled together and a tenth held out, copies and "
    "all: the scores below are on pictures that the model was fitted to, and worth nothing.",
}


@dataclass(frozen=True)
class Findings:
    """What a card is written from.

    Attributes:
        given: scores on the data set's own pictures.
        given_found: the same, of the pictures in which the detector finds a face.
        through: scores on these pictures as the runtime crops them.
        missed: pictures in which the detector found no face.
        robustness: by corruption, from `roomtone_train.robustness`.
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
    """Write the card as Markdown, and its pictures into `pictures/` beside it.

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
    recipe = model.contract.card["recipe"]
    protocol = _PROTOCOLS[recipe["data"]["split"]]
    if "schedule" in recipe:  # which only the driver's file states
        protocol += _BY_A_DRIVER
    parts = [
        f"# Model card: roomtone's model `{name}`",
        f"Written by `roomtone-train card`; do not edit. {_listed(found.facts)}.",
        _what_it_is(model, size_bytes),
        _USE,
        "## Data and protocol\n\n"
        "FER-2013 (Goodfellow et al., 2013) for the pictures and their labels, FER+ (Barsoum et "
        f"al., 2016) for ten taggers' votes on each. {protocol}\n\n"
        "What the labels are worth: FER-2013's label is the taggers' most frequent answer for "
        f"{found.agreement:.1%} of the pictures at hand. The votes are the better target, and a "
        "score on the labels measures their noise too.",
        _recipe(model.contract.card),
        _results(name, found),
        _trust(name, found),
        _LIMITS,
    ]
    write_whole(file, "\n\n".join(parts) + "\n")


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


def _what_it_is(model: Model, size_bytes: int) -> str:
    card, contract = model.contract.card, model.contract
    return (
        "## What it is\n\n"
        f"A convolutional network of {card['parameters'] / 1e6:.2f} million parameters "
        f"({size_bytes / 1e6:.2f} MB, SHA-256 `{model.sha256}`) that takes gray face crops of "
        f"{contract.input_size} x {contract.input_size} px and gives two distributions: over "
        "FER+'s eight expressions and over FER-2013's seven classes. "
        f"Its shape: {_listed(card['network'])}."
    )


def _recipe(card: dict[str, Any]) -> str:
    recipe = card["recipe"]
    rows = [
        f"| {section} | {_listed(values)} |"
        for section, values in recipe.items()
        if isinstance(values, dict)
    ]
    facts = {name: value for name, value in recipe.items() if not isinstance(value, dict)}
    rows.append(f"| run | {_listed(facts)} |")
    cropped = recipe.get("detector_crops", recipe.get("aligned"))  # as the former chain says it
    shown = "also as the runtime crops them" if cropped else "as they are"
    heated = ", ".join(f"{name} {value:.2f}" for name, value in card["temperatures"].items())
    weights = f"the weights of epoch {recipe['best_epoch']}"
    if recipe.get("averaged"):  # likewise
        weights = f"the mean of the weights it began with, of epoch {recipe['best_epoch']}'s and of"
        weights += " the last"
    return "\n".join(
        [
            "## Recipe",
            "",
            f"Fitted on {card['data']}, the pictures shown {shown}; {weights}. "
            f"Begun at commit `{recipe['commit']}`, exported at "
            f"`{card['commit']}`. Temperatures (on {card['calibrated_on']}): {heated}. What each "
            "setting means: `roomtone_train/recipe.py`; what was tried: "
            "[experiments](experiments.md).",
            "",
            "| section | settings |\n|---|---|",
            *rows,
        ]
    )


def _results(name: str, found: Findings) -> str:
    lines = [
        "## Results",
        "",
        "A single view, no test-time augmentation, the exported file in the runtime's own "
        "classifier. In brackets the 95 % interval that the number of pictures alone gives. "
        f"*Through the detector*: each picture in a scene ({found.missed} faces were not found), "
        "beside the same pictures' given crops.",
        "",
        "| task | given crop | macro F1 | NLL | ECE | n | given, found | through detector | n |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for task, title in TITLES.items():
        own, cut = getattr(found.given, task), getattr(found.through, task)
        paired = getattr(found.given_found, task)
        lines.append(
            f"| {title} | {_share(own)} | {own.macro_f1:.3f} | {own.nll:.3f} | {own.ece:.3f} | "
            f"{own.n} | {paired.accuracy:.1%} | {_share(cut)} | {cut.n} |"
        )
    if found.given.votes_kl is not None:
        lines += ["", f"FER+ head, KL(votes || prediction): {found.given.votes_kl:.3f} nats."]
    for part, title in (("ferplus", "FER+, strict majority"), ("fer2013", "FER-2013's own labels")):
        words = f"![Confusion, recall and reliability: {title}]"
        lines += ["", f"{title}:", "", f"{words}(pictures/card-{name}-{part}.png)"]
    return "\n".join(lines)


def _share(scores: Scores) -> str:
    low, high = scores.interval
    return f"{scores.accuracy:.1%} [{low:.1%}, {high:.1%}]"


def _trust(name: str, found: Findings) -> str:
    lines = [
        "## Trust",
        "",
        "Pictures corrupted on purpose, all through the detector, against FER+'s strict majority. "
        "*Right*, *answered* and *quality* are of the pictures in which the face was found; what "
        'the runtime does not call "uncertain" is answered, and *right when answered* is of that.',
        "",
        "| picture | face found | right | answered | right when answered | quality | n |",
        "|---|---|---|---|---|---|---|",
    ]
    for corruption, hard in found.robustness.items():
        lines.append(
            f"| {corruption} | {hard.found:.1%} | {hard.right:.1%} | {hard.answered:.1%} | "
            f"{hard.right_when_answered:.1%} | {hard.quality:.2f} | {hard.n} |"
        )
    ranks = {share: max(0, round(share * len(found.risk)) - 1) for share in (0.5, 0.8, 0.9, 1.0)}
    risks = [f"{found.risk[at]:.1%} at {share:.0%}" for share, at in ranks.items() if found.risk]
    lines += [
        "",
        f"Wrong answers when only the surest share of the given crops is answered: "
        f"{', '.join(risks)}.",
        "",
        f"![Risk against coverage, and corruptions](pictures/card-{name}-trust.png)",
    ]
    return "\n".join(lines)


def _trust_picture(found: Findings) -> Figure:
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    answered = [(index + 1) / len(found.risk) for index in range(len(found.risk))]
    left.plot(answered, found.risk, color=_BLUE)
    left.set(
        xlim=(0, 1),
        ylim=(0, None),
        xlabel="coverage: share answered, the surest first",
        ylabel="risk: share of answers that is wrong",
        title="FER+, strict majority",
    )
    hard = list(found.robustness.values())
    places = range(len(hard))
    right.barh(places, [entry.found for entry in hard], color="#cccccc", label="found")
    shares = [entry.found * entry.right for entry in hard]
    right.barh(places, shares, color=_BLUE, label="and right")
    right.set_yticks(places, list(found.robustness))
    right.invert_yaxis()
    right.set(xlim=(0, 1), xlabel="share of the pictures")
    right.legend(loc="lower right")
    return figure


def _scores_picture(scores: Scores) -> Figure:
    """Confusion matrix, recall and reliability diagram, side by side."""
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    confusion, recall, reliability = figure.subplots(1, 3, width_ratios=(1.3, 1, 1))
    _draw_confusion(confusion, scores)
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
