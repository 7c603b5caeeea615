"""What the origin's 76 % was worth: its network under its own protocol and under an honest one.

    python -m benchmarks.origin RUNS --data DIR

RUNS holds the folders `origin` and `origin-random` that `make origin` fits from runs/origin.toml:
under an honest protocol and under the origin's. DIR holds fer2013.csv.gz and fer2013new.csv.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model
from roomtone_train.checkpoint import commit, machine, read_best
from roomtone_train.data import are_copies, arrange
from roomtone_train.evaluate import Scores, evaluate
from roomtone_train.export import Temperatures, export
from roomtone_train.layouts import read_data
from roomtone_train.network import Network
from roomtone_train.recipe import DataOptions

_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Row:
    """One line of the table: a network, what chose its epoch, and its two scores."""

    network: str
    chosen_on: str
    scored_on: str
    scores: Scores
    fitted: Scores


def rows(runs: Path, data: Path) -> Iterator[Row]:
    """The origin's network under both protocols, and the model that ships."""
    splits = read_data(data / "fer2013.csv.gz", data / "fer2013new.csv").splits
    training, test = splits["Training"], splits["PublicTest"]
    unseen = test.where(~are_copies(test, training))
    for name, chosen_on in (
        ("origin-random", "the same tenth"),
        ("origin", "a tenth of Training"),
    ):
        network, recipe = read_best(runs / name)
        fitted, selected = arrange(DataOptions(**recipe["data"]), training, test)
        classifier = _classifier(network)
        begun, epochs = Path(recipe["fit"]["pretrained"]).name, recipe["fit"]["epochs"]
        yield Row(
            f"the origin's, from {begun or 'a random start'}, {epochs} epochs",
            chosen_on,
            "a random tenth, copies and all"
            if name == "origin-random"
            else "PublicTest, no copies",
            evaluate(classifier, selected if name == "origin-random" else unseen).origin,
            evaluate(classifier, fitted).origin,
        )
    learned = arrange(DataOptions(), training, test)[0]
    for name in ("expression", "mobilenet"):
        shipped = ExpressionClassifier(load_expression_model(name))
        split = shipped.model.contract.card["recipe"]["data"]["split"]
        yield Row(
            f"`{name}`, which ships",
            "PublicTest" if split == "official" else "a tenth of Training",
            "PublicTest, no copies",
            evaluate(shipped, unseen).origin,
            evaluate(shipped, learned).origin,
        )


def _classifier(network: Network) -> ExpressionClassifier:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.onnx"
        export(network, Temperatures(1.0, 1.0), {}, file)
        return ExpressionClassifier(load_expression_model(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data" / "fer2013")
    wanted = parser.parse_args()
    lines = [
        f"Commit `{commit()}`, {machine()}.\n",
        "| network | epoch chosen on | scored on | four classes | 95 % | n | where it was fitted |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows(wanted.runs, wanted.data):
        low, high = row.scores.interval
        lines.append(
            f"| {row.network} | {row.chosen_on} | {row.scored_on} | {row.scores.accuracy:.1%} | "
            f"{low:.1%} to {high:.1%} | {row.scores.n} | {row.fitted.accuracy:.1%} |"
        )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
