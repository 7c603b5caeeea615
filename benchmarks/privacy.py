"""What colluders learn of one person from the class signal, and what it costs the signal.

Simulated classes: everyone's expression changes at random moments, independently. The attacker
has the class's key, sees every signal, knows when everybody comes and goes, and sits in k - 2
seats, whose readings it chooses. It estimates the happiness of a newcomer, of a leaver and, at all
times, of everyone, by differences of signals; beside that stands the mean of everyone whom it does
not control, which the signal tells by its nature. One table, as JSON with --json.

    python -m benchmarks.privacy
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass

import numpy as np

from roomtone.signal.aggregate import AggregateOptions, Aggregator
from roomtone.types import Reading, Signal

K = 5


@dataclass
class Person:
    """Somebody whose expression changes now and then."""

    who: int
    chance: random.Random
    every_s: float
    happiness: float = 0.0
    jitter: float = 0.0

    def __post_init__(self) -> None:
        self.happiness = self.chance.random()

    def reading(self, t: float) -> Reading:
        if self.chance.random() < 1 / self.every_s:
            self.happiness = self.chance.random()
        value = self.happiness + self.chance.uniform(-self.jitter, self.jitter)
        value = min(max(value, 0.0), 1.0)
        return Reading(t, self.who, 1.0, (1 - value, value, 0, 0, 0, 0, 0, 0), "neutral", False)


@dataclass(frozen=True)
class Outcome:
    """What one attack estimated, what was true, and what the mean says."""

    estimated: float
    truth: float
    mean: float


def attack(kind: str, honest: int, every_s: float, min_change: int, seed: int) -> Outcome | None:
    """One attack on a newcomer or a leaver; None where nothing was said that could be compared."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    aggregator = Aggregator(AggregateOptions(K, min_change=min_change, hold_s=2.0))
    people = [Person(who, chance, every_s) for who in range(honest)]
    colluders = [Person(100 + n, chance, 1e9, jitter=0.02) for n in range(K - 2)]
    target = Person(50, chance, every_s)
    inside = [*people, target, *colluders] if kind == "leaver" else people
    last: tuple[Signal, list[Person]] | None = None
    switch = 40.0 + chance.random() * 5
    for t in (float(second) for second in range(120)):
        if t >= switch:
            inside = people if kind == "leaver" else [*people, target, *colluders]
        readings = [one.reading(t) for one in inside]
        aggregator.add(readings)
        if t >= switch and kind == "leaver":
            aggregator.remove([target.who, *(one.who for one in colluders)])
        signal = aggregator.advance(t).shown
        if not signal.enough:
            continue
        if t < switch:
            last = (signal, inside)
            left = target.happiness
        elif last and signal.counted != last[0].counted:
            known = sum(one.happiness for one in colluders)
            before, after = last[0], signal
            with_colluders = after if kind == "newcomer" else before
            sums = [one.counted * one.shares["happiness"] for one in (before, after)]
            sign = 1 if kind == "newcomer" else -1
            grown = sign * (after.counted - before.counted)
            unknown = max(grown - len(colluders), 1)
            estimated = (sign * (sums[1] - sums[0]) - known) / unknown
            total = with_colluders.counted * with_colluders.shares["happiness"] - known
            mean = total / max(with_colluders.counted - len(colluders), 1)
            truth = target.happiness if kind == "newcomer" else left
            return Outcome(min(max(estimated, 0.0), 1.0), truth, mean)
    return None


def measure(
    kind: str, honest: int, every_s: float, min_change: int, runs: int = 300
) -> dict[str, float]:
    """Correlations with the truth over many attacks, and how often there was one."""
    found = [attack(kind, honest, every_s, min_change, seed) for seed in range(runs)]
    outcomes = [one for one in found if one]
    if len(outcomes) < 10:
        return {"compared": len(outcomes) / runs, "attack": 0.0, "mean": 0.0}
    truth = [one.truth for one in outcomes]

    def correlation(values: list[float]) -> float:
        return round(float(np.corrcoef(values, truth)[0, 1]), 2)

    return {
        "compared": round(len(outcomes) / runs, 2),
        "attack": correlation([one.estimated for one in outcomes]),
        "mean": correlation([one.mean for one in outcomes]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows: list[dict[str, float | str]] = [
        {
            "attack on": kind,
            "honest": honest,
            "changes every s": every_s,
            "groups change by": change,
            **measure(kind, honest, every_s, change),
        }
        for kind in ("newcomer", "leaver")
        for honest in (5, 8, 17, 30)
        for every_s in (5.0, 20.0, 60.0)
        for change in (3, 2 * K - 2)
    ]
    if given.json:
        print(json.dumps(rows))
        return
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(str(value) for value in row.values()) + " |")


if __name__ == "__main__":
    main()
