"""Measure what reading fewer frames, and overlapping the stages, costs and gains.

python -m benchmarks.cadence VIDEO TRUTH.json

Writes the tables of docs/performance.md between their marks. VIDEO is the gallery whose truth is
known.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.gallery import Tally
from roomtone import FaceDetector, Pipeline, SignalStream, frames_from
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_RATES = (None, 5.0, 4.0, 3.0, 2.5, 2.0, 1.0)


def rates(video: Path, truth: Path) -> Iterator[str]:
    """A row for each rate: the gallery's error, coverage and switches."""
    columns = ("frames/s read", "happiness error", "faces found", "switches", "labels right", "s")
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|---|---|---|---|"
    for rate in _RATES:
        tally, signal, pipeline = Tally(json.loads(truth.read_text())), SignalStream(), Pipeline()
        began = time.perf_counter()
        with closing(frames_from(video, rate)) as frames:
            for frame in frames:
                readings = pipeline.step(frame)
                tally.add(frame, readings)
                for entry in signal.update(readings, frame.t):
                    tally.compare(entry)
        took, found = time.perf_counter() - began, tally.result()
        yield (
            f"| {rate or 'all (10)'} | {found.happiness_error:.4f} | {found.seen:.1%} | "
            f"{found.switches} | {found.right:.1%} | {took:.1f} |"
        )


def overlap(video: Path, rounds: int = 3, most: int = 300) -> Iterator[str]:
    """A row for each way to run the stages: frames a second, every frame, best of the rounds."""
    settings = {
        "one after another, all cores for each": (0, 0, False),
        "side by side, all cores for each": (0, 0, True),
        "side by side, one core for each (`watch`)": (1, 1, True),
    }
    speeds: dict[str, list[float]] = {name: [] for name in settings}
    for _ in range(rounds):  # in turn: the machine is shared
        for name, (detect, classify, overlapping) in settings.items():
            classifier = ExpressionClassifier(load_expression_model(threads=classify))
            pipeline = Pipeline(FaceDetector(threads=detect), classifier)
            speeds[name].append(_speed(pipeline, video, most, overlapping))
    yield "| every frame | frames/s, best and all rounds |"
    yield "|---|---|"
    for name, row in speeds.items():
        yield f"| {name} | {max(row):.1f} ({', '.join(f'{speed:.1f}' for speed in row)}) |"


def _speed(pipeline: Pipeline, video: Path, most: int, overlapping: bool) -> float:
    began, count = time.perf_counter(), 0
    with closing(frames_from(video)) as frames:
        pairs = pipeline.read(frames) if overlapping else ((f, pipeline.step(f)) for f in frames)
        with closing(pairs):
            for _ in pairs:
                count += 1
                if count == most:
                    break
    return count / (time.perf_counter() - began)


def write_between(page: Path, name: str, lines: list[str]) -> None:
    """Put lines between a page's marks `<!-- NAME -->` and `<!-- /NAME -->`."""
    before, mark, rest = page.read_text("utf-8").partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    page.write_text(before + mark + "\n".join(lines) + "\n" + end + after, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", type=Path)
    parser.add_argument("truth", type=Path)
    wanted = parser.parse_args()
    from roomtone_train.checkpoint import machine  # and torch, which batch's workers do not need

    where = [f"{machine()}, {time.strftime('%Y-%m-%d')}; shared with others.", ""]
    write_between(_PAGE, "rates", where + list(rates(wanted.video, wanted.truth)))
    write_between(_PAGE, "overlap", where + list(overlap(wanted.video)))


if __name__ == "__main__":
    main()
