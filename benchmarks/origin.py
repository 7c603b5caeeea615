"""What the origin's 76 % was worth: its network under its own protocol and under an honest one.

    python -m benchmarks.origin RUNS --data DIR

RUNS holds the folders `seed` and `seed-honest` that `roomtone-train fit` wrote from the two files
of these names in runs/ (`make origin` does both). DIR holds fer2013/.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roomtone.expressions import ExpressionClassifier
from roomtone.models import load_expression_model
from roomtone_train.calibrate import Temperatures
from roomtone_train.config import read_run
from roomtone_train.evaluate import Scores, evaluate
from roomtone_train.export import export
from roomtone_train.fer2013 import Faces, are_copies, read_fer2013
from roomtone_train.fit import load_best, read_recipe
from roomtone_train.provenance import commit, machine
from roomtone_train.splits import arrange

_ROOT = Path(__file__).parents[1]


def rows(runs: Path, data: Path) -> Iterator[tuple[str, str, Scores, Scores]]:
    """For each model: its name, what it is scored on, and its scores on that and in training."""
    files = data / "fer2013"
    splits = read_fer2013(files / "fer2013.csv.gz", files / "fer2013new.csv")
    training, test = splits["Training"], splits["PublicTest"]
    for name, words in (
        ("seed", "a random tenth, copies and all"),
        ("seed-honest", "PublicTest, no copies"),
    ):
        options = read_run(_ROOT / "runs" / f"{name}.toml")
        fitted, selected = arrange(options.data, training, test)
        scored = selected if name == "seed" else test
        classifier = _classifier(runs / name)
        epoch = read_recipe(runs / name)["best_epoch"]
        on_training = _four(classifier, fitted, None)
        copies = None if name == "seed" else training
        yield f"the origin's, epoch {epoch}", words, _four(classifier, scored, copies), on_training
    shipped = ExpressionClassifier()
    yield (
        "the one that ships",
        "PublicTest, no copies",
        _four(shipped, test, training),
        _four(shipped, training, None),
    )


def _four(classifier: ExpressionClassifier, faces: Faces, training: Faces | None) -> Scores:
    fresh = faces.where(~are_copies(faces, training)) if training else faces
    return evaluate(classifier, fresh, None).origin


def _classifier(run: Path) -> ExpressionClassifier:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.onnx"
        export(load_best(run), Temperatures(1.0, 1.0), {}, file)
        return ExpressionClassifier(load_expression_model(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    wanted = parser.parse_args()
    lines = [
        f"Commit `{commit()}`, {machine()}.\n",
        "| network | scored on | four classes | 95 % | n | on what it was fitted to |",
        "|---|---|---|---|---|---|",
    ]
    for name, words, scores, fitted in rows(wanted.runs, wanted.data):
        low, high = scores.interval
        lines.append(
            f"| {name} | {words} | {scores.accuracy:.1%} | {low:.1%} to {high:.1%} | {scores.n} | "
            f"{fitted.accuracy:.1%} |"
        )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
