"""How far apart seeds end: a table of runs that differ in their seed alone.

    python -m benchmarks.seeds RUN RUN ...

Each RUN is a folder that `roomtone-train fit --set fit.seed=N` wrote. The scores are of the tenth
of Training that selects, of each run's best epoch; PublicTest is not looked at.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from roomtone.errors import DataError
from roomtone_train.checkpoint import best_of, machine, read_checkpoint

_SCORES = ("fer2013", "ferplus")


def table(runs: list[Path]) -> list[str]:
    """The table's lines: a row a run, then mean and sample standard deviation.

    Raises:
        DataError: a folder holds no run, or the runs differ in more than their seed.
    """
    saved = [read_checkpoint(run) for run in runs]
    settings = [{**one["stated"]["options"]["fit"], "seed": 0} for one in saved]
    sources = [one["stated"]["sources"] for one in saved]
    if any(other != settings[0] for other in settings) or any(s != sources[0] for s in sources):
        raise DataError(f"{runs}: expected runs that differ in their seed alone; got others.")
    lines = ["| seed | epochs | best | FER-2013 | FER+ |", "|---|---|---|---|---|"]
    scores = []
    for one in saved:
        best = best_of(one["history"])
        seven, eight = (best[name] for name in _SCORES)
        scores.append((seven, eight))
        seed = one["stated"]["options"]["fit"]["seed"]
        lines.append(
            f"| {seed} | {len(one['history'])} | {best['epoch']} | {seven:.1%} | {eight:.1%} |"
        )
    mean, spread = np.mean(scores, 0), np.std(scores, 0, ddof=1)
    both = " | ".join(f"{a:.1%} ± {100 * b:.2f}" for a, b in zip(mean, spread, strict=True))
    commits = sorted({one["stated"]["facts"]["commit"] for one in saved})
    lines += [f"| mean ± standard deviation | | | {both} |", ""]
    return [*lines, f"Commit `{', '.join(commits)}`, {machine()}."]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path, nargs="+")
    print("\n".join(table(parser.parse_args().runs)))


if __name__ == "__main__":
    main()
