"""The model card: what a model is, what it was fitted on, how good it is, and what it is not for.

Everything with a number in it is measured when the card is written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from roomtone.files import write_whole
from roomtone.vision.models import Model
from roomtone_train.evaluate import Evaluation, Scores
from roomtone_train.report import TITLES, panel, png
from roomtone_train.trust import Hardship

_USE = """\
## What it is for

Reading the expression that a face shows, so that a class as a whole can be shown to its teacher.
An expression is what a face looks like to people who were asked to name it. It is not what the
person feels, and the model claims nothing about that.

It must not be used to rank, grade, hire, police or diagnose anyone, to take attendance, to tell
whether a person lies, pays attention or is interested, or on people who did not agree. In the
European Union, inferring the emotions of pupils, students or employees from their faces is
forbidden, medical and safety reasons aside (AI Act, Article 5(1)(f)); other places have laws of
their own."""

_LIMITS = """\
## Limits

- The pictures are from web searches of around 2013, mostly of posed or marked expressions.
  Concentration, doubt and boredom, which fill a real lesson, are not among the classes; they tend
  to be read as neutral, sadness or anger.
- Who is in the pictures by age, sex, skin or origin is not recorded, so no difference between
  groups could be measured. Expect some: studies of such models found them.
- Anger, fear, disgust and contempt are rare in the data and often confused. Roomtone's class
  signal should be read by its valence and its large shares first.
- A covered mouth or a head turned far away still gets an answer, often a wrong one: see the table
  of hard pictures.
- The probabilities are calibrated on pictures like the training ones. On other cameras and people
  they may be too sure."""


@dataclass(frozen=True)
class Findings:
    """What a card is written from.

    Attributes:
        given: scores on the data set's own pictures.
        given_found: the same, of the pictures in which the detector finds a face.
        through: scores on these pictures as the runtime cuts them.
        missed: pictures in which the detector found no face.
        hardships: by name, from `roomtone_train.trust.endure`.
        risk: of FER+'s strict majority, by coverage, from `roomtone_train.trust.risk_coverage`.
        agreement: share of the labels that agree with the taggers' most frequent answer.
        facts: data, split, commit, machine, date.
    """

    given: Evaluation
    given_found: Evaluation
    through: Evaluation
    missed: int
    hardships: dict[str, Hardship]
    risk: list[float]
    agreement: float
    facts: dict[str, Any]


def write_card(file: Path, model: Model, size_bytes: int, found: Findings) -> None:
    """Write the card as Markdown, and its pictures into `pictures/` beside it.

    Raises:
        OutputError: they cannot be written.
    """
    pictures = file.parent / "pictures"
    drawn = {"ferplus": panel(found.given.ferplus), "fer2013": panel(found.given.fer2013)}
    for name, figure in (drawn | {"trust": _trust_picture(found)}).items():
        write_whole(pictures / f"card-{name}.png", png(figure, 100))
    parts = [
        "# Model card: roomtone's expression model",
        f"Written by `roomtone-train card`; do not edit. {_sentence(found.facts)}",
        _what_it_is(model, size_bytes),
        _USE,
        _data(found, model.contract.card["recipe"]["data"]["split"]),
        _recipe(model.contract.card),
        _results(found),
        _trust(found),
        _LIMITS,
    ]
    write_whole(file, "\n\n".join(parts) + "\n")


def write_scores(file: Path, model: Model, found: Findings) -> None:
    """Write the scores on the given crops as JSON: what the console tells of the model.

    By task its title, accuracy, 95 % interval and number of pictures; the model's SHA-256, the
    share of the labels that agree with the taggers, and where all of it was measured.
    """
    tasks = {}
    for name, title in TITLES.items():
        own = getattr(found.given, name)
        tasks[name] = {
            "title": title,
            "accuracy": own.accuracy,
            "interval": own.interval,
            "n": own.n,
        }
    scores = {
        "sha256": model.sha256,
        "measured": found.facts,
        "label_agreement": found.agreement,
        "tasks": tasks,
    }
    write_whole(file, json.dumps(scores, indent=1) + "\n")


def _sentence(facts: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in facts.items()) + "."


def _what_it_is(model: Model, size_bytes: int) -> str:
    card, contract = model.contract.card, model.contract
    network = ", ".join(f"{name} {value}" for name, value in _shape(card["network"]).items())
    return (
        "## What it is\n\n"
        f"A convolutional network of {card['parameters'] / 1e6:.2f} million parameters "
        f"({size_bytes / 1e6:.2f} MB, SHA-256 `{model.sha256}`) that takes grey face crops of "
        f"{contract.input_size} x {contract.input_size} px and gives two distributions: over "
        "FER+'s eight expressions and over FER-2013's seven classes. "
        f"Its shape: {network}."
    )


def _shape(network: dict[str, Any]) -> dict[str, Any]:
    """A network's settings, without the width where the family has but one."""
    only = network["family"] != "mobilenetv1"
    return {name: value for name, value in network.items() if not (only and name == "width")}


_PROTOCOLS = {
    "official": "Training pictures whose pixels are also a PublicTest picture's are left out. "
    "PublicTest chose the epoch, the settings and the temperatures, so scores on it are not "
    "held-back scores; PrivateTest is never read.",
    "held-out": "A tenth of Training chose the epoch and the temperatures; no pixels of a "
    "PublicTest picture were fitted.",
    "random": "Training and PublicTest were shuffled together and a tenth held out, copies and "
    "all: the scores below are on pictures that the model was fitted to, and worth nothing.",
}


def _data(found: Findings, split: str) -> str:
    return (
        "## Data and protocol\n\n"
        "FER-2013 (Goodfellow et al., 2013) for the pictures and their labels, FER+ (Barsoum et "
        f"al., 2016) for ten taggers' votes on each. {_PROTOCOLS[split]}\n\n"
        f"What the labels are worth: FER-2013's label is the taggers' most frequent answer for "
        f"{found.agreement:.1%} of the pictures at hand. The votes are the better target, and a "
        "score on the labels measures their noise too."
    )


def _recipe(card: dict[str, Any]) -> str:
    recipe = card["recipe"]
    sections = recipe | {"network": _shape(recipe["network"])}
    rows = [
        f"| {section} | {', '.join(f'{key} {value}' for key, value in values.items())} |"
        for section, values in sections.items()
        if isinstance(values, dict)
    ]
    taught = "with a teacher's predictions mixed in" if recipe["taught"] else "without a teacher"
    if recipe.get("tutored"):
        taught = "with what tutors say of the very pictures shown mixed in"
    framed = "also as the runtime cuts them" if recipe["aligned"] else "as they are"
    weights = f"the weights of epoch {recipe['best_epoch']}"
    if recipe.get("averaged"):
        # No file of before 2026-11-28 says which epoch was the last.
        last = f"the last, {recipe['last_epoch']}" if "last_epoch" in recipe else "the last"
        weights = (
            f"the mean of the weights it began with, of those of epoch {recipe['best_epoch']} and "
            f"of {last}, with batch norms set anew"
        )
    return "\n".join(
        [
            "## Recipe",
            "",
            f"Fitted on {card['data']}, {taught}, the pictures shown {framed}; {weights}. "
            f"Begun at commit `{recipe['commit']}`, exported at "
            f"`{card['commit']}`. Temperatures (on {card['calibrated_on']}): "
            + ", ".join(f"{name} {value:.2f}" for name, value in card["temperatures"].items())
            + ". What each setting means: `roomtone_train/config.py`; how the recipe was found: "
            "[experiments](experiments.md).",
            "",
            "| section | settings |\n|---|---|",
            *rows,
        ]
    )


def _results(found: Findings) -> str:
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
    for name, title in TITLES.items():
        own, cut = getattr(found.given, name), getattr(found.through, name)
        paired = getattr(found.given_found, name)
        lines.append(
            f"| {title} | {_share(own)} | {own.macro_f1:.3f} | {own.nll:.3f} | {own.ece:.3f} | "
            f"{own.n} | {paired.accuracy:.1%} | {_share(cut)} | {cut.n} |"
        )
    divergence = found.given.votes_kl
    if divergence is not None:
        lines += ["", f"FER+ head, KL(votes || prediction): {divergence:.3f} nats."]
    lines += [
        "",
        "FER+, strict majority:",
        "",
        "![Confusion, recall and reliability on FER+](pictures/card-ferplus.png)",
        "",
        "FER-2013's own labels:",
        "",
        "![Confusion, recall and reliability on FER-2013](pictures/card-fer2013.png)",
    ]
    return "\n".join(lines)


def _share(scores: Scores) -> str:
    low, high = scores.interval
    return f"{scores.accuracy:.1%} [{low:.1%}, {high:.1%}]"


def _trust(found: Findings) -> str:
    lines = [
        "## Trust",
        "",
        "Pictures made hard on purpose, all through the detector, against FER+'s strict majority. "
        "*Right*, *answered* and *quality* are of the pictures in which the face was found; what "
        'the runtime does not call "uncertain" is answered, and *right when answered* is of that.',
        "",
        "| picture | face found | right | answered | right when answered | quality | n |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, hard in found.hardships.items():
        lines.append(
            f"| {name} | {hard.found:.1%} | {hard.right:.1%} | {hard.answered:.1%} | "
            f"{hard.right_when_answered:.1%} | {hard.quality:.2f} | {hard.n} |"
        )
    kept = {share: _risk_at(found, share) for share in (0.5, 0.8, 0.9, 1.0)}
    told = ", ".join(f"{risk:.1%} at {share:.0%}" for share, risk in kept.items())
    lines += [
        "",
        f"Wrong answers when only the surest share of the given crops is answered: {told}.",
        "",
        "![Risk against coverage, and hard pictures](pictures/card-trust.png)",
    ]
    return "\n".join(lines)


def _risk_at(found: Findings, share: float) -> float:
    return found.risk[max(0, round(share * len(found.risk)) - 1)] if found.risk else 0.0


def _trust_picture(found: Findings) -> Figure:
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    answered = [(index + 1) / len(found.risk) for index in range(len(found.risk))]
    left.plot(answered, found.risk, color="#0072b2")
    left.set(
        xlim=(0, 1),
        ylim=(0, None),
        xlabel="coverage: share answered, the surest first",
        ylabel="risk: share of answers that is wrong",
        title="FER+, strict majority",
    )
    names = list(found.hardships)
    places = range(len(names))
    hard = list(found.hardships.values())
    right.barh(places, [entry.found for entry in hard], color="#cccccc", label="found")
    right.barh(
        places, [entry.found * entry.right for entry in hard], color="#0072b2", label="and right"
    )
    right.set_yticks(places, names)
    right.invert_yaxis()
    right.set(xlim=(0, 1), xlabel="share of the pictures")
    right.legend(loc="lower right")
    return figure
