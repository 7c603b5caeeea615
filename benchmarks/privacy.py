"""What colluders learn of one person from the class signal, and what it costs the signal.

Simulated classes: everyone's expression changes at random moments, independently.
The attacker has the class's key, sees every signal of every second, knows when everybody comes and
goes, and has k - 2 colluders, or none, whose readings it chooses. Its target comes or goes at a
known moment; its colluders come or go with it, stay, or come and go all the time. It estimates the
target's expression at that moment by a regression over what was shown before and afterwards
(shares and sums of single seconds and of each new group), fitted on half of the classes
and tested on the others: it knows the rule and needs no guess how. Beside that stands the mean of
everyone whom it does not control, which the signal tells by its nature. One table, as JSON with
--json.

    python -m benchmarks.privacy
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from roomtone.live.live_class import aggregate_options
from roomtone.live.options import ClassOptions
from roomtone.signal.aggregate import AggregateOptions, Aggregator
from roomtone.types import Reading, Signal

Array = npt.NDArray[np.float64]
K = 5
#: Expressions that the simulated show, and how often; a face shows its expression with 0.8.
SHOWN = {"neutral": 0.4, "happiness": 0.25, "surprise": 0.2, "sadness": 0.15}
#: How the attacker's colluders behave. `none`: it has none.
COLLUDERS = ("none", "together", "stay", "churn")
#: Seconds after the target came or went of which the attacker takes the signal; before, negative.
_TIMES = (-30, -10, -3, -1, 0, 2, 10, 21, 25, 45, 70, 100, 140)
_TURN = 60
_LENGTH = 230


@dataclass(frozen=True)
class Attack:
    """An attack on a class.

    Attributes:
        target: `leaver` or `newcomer`.
        colluders: how the attacker's colluders behave, one of `COLLUDERS`.
        people: whom it does not control, the target among them.
        every_s: seconds between changes of each one's expression, on average.
    """

    target: str
    colluders: str
    people: int
    every_s: float


@dataclass(frozen=True)
class Found:
    """Correlation with the truth, and how often the right expression was named."""

    attack: float
    mean: float
    named: float
    mean_named: float
    error: float
    coverage: float


class Person:
    """Somebody whose expression changes now and then; each reading differs a little."""

    def __init__(self, who: int, chance: random.Random, every_s: float) -> None:
        self.who, self._chance, self._every_s = who, chance, every_s
        self.expression = self._next()

    def _next(self) -> int:
        return self._chance.choices(range(len(SHOWN)), list(SHOWN.values()))[0]

    def reading(self, t: float) -> Reading:
        if self._chance.random() < 1 / self._every_s:
            self.expression = self._next()
        values = [0.2 / 3] * len(SHOWN) + [0.0] * 4
        values[self.expression] = 0.8
        jitter = self._chance.uniform(0.0, 0.02)
        values[-1] += jitter
        values[self.expression] -= jitter
        return Reading(t, self.who, 1.0, tuple(values), "neutral", False)


def simulate(
    attack: Attack, options: AggregateOptions, seed: int
) -> tuple[list[Signal], int, Array, Array, float]:
    """One class: its signals, the turn, the target's expression then, and the mean of all then.

    Last, the mean error of the share of happiness, against all who are there.
    """
    chance = random.Random(seed)  # noqa: S311 - a simulation
    aggregator = Aggregator(replace(options, seed=seed))
    others = [Person(who, chance, attack.every_s) for who in range(1, attack.people)]
    target = Person(0, chance, attack.every_s)
    colluders = (
        [] if attack.colluders == "none" else [Person(1000 + n, chance, 1e9) for n in range(K - 2)]
    )
    turn = _TURN + chance.randrange(10)
    truth: Array = np.zeros(len(SHOWN))
    mean: Array = truth
    inside: set[int] = set()
    signals, errors = [], []
    for t in range(_LENGTH):
        here = [*others]
        if (t < turn) == (attack.target == "leaver"):
            here.append(target)
        if attack.colluders == "stay" or (attack.colluders == "together" and target in here):
            here += colluders
        if attack.colluders == "churn":  # one after the other goes and comes back as somebody new
            for n, colluder in enumerate(colluders):
                if t % 24 == 8 * n:
                    colluder.who += 10
            here += [colluder for n, colluder in enumerate(colluders) if (t - 8 * n) % 24 >= 12]
        if t == turn:  # what it shows when it comes, or showed when it went
            everyone = np.array([_shown(one) for one in (*others, target)])
            truth, mean = _shown(target), everyone.mean(0)
        now = {one.who for one in here}
        aggregator.remove(inside - now)
        inside = now
        readings = [one.reading(float(t)) for one in here]
        aggregator.add(readings)
        signals.append(aggregator.advance(float(t)).shown)
        if signals[-1].enough:
            true = np.mean([one.probabilities[1] for one in readings])
            errors.append(abs(signals[-1].shares["happiness"] - true))
    return signals, turn, truth, mean, float(np.mean(errors)) if errors else 0.0


def _shown(one: Person) -> Array:
    shown: Array = np.eye(len(SHOWN))[one.expression]
    return shown


def features(signals: Sequence[Signal], turn: int) -> Array:
    """What was shown around the turn, a row for each expression.

    Of fixed times, of each new group after the turn and of the one before it: the share and the
    sum, against what is usual.
    """
    usual = np.array(list(SHOWN.values()))
    last = np.zeros((len(SHOWN), 2))
    seen, sizes = [], []
    for signal in signals:
        if signal.enough:
            off = np.array([signal.shares[name] for name in SHOWN]) - usual
            last = np.stack([off, off * signal.counted], axis=1)
        seen.append(last)
        sizes.append(signal.counted if signal.enough else 0)
    at_times = [seen[turn + after] for after in _TIMES]
    new = [t for t in range(turn, _LENGTH) if sizes[t] and sizes[t] != sizes[t - 1]][:2]
    groups = [one for t in new for one in (seen[t - 1], seen[t])]
    groups += [np.zeros_like(last)] * (4 - len(groups))
    recent = np.mean(seen[turn - 20 : turn], axis=0)
    return np.concatenate([*at_times, *groups, recent], axis=1)


def measure(attack: Attack, options: AggregateOptions, runs: int) -> Found:
    """How well the attack does over many classes."""
    rows = [simulate(attack, options, seed) for seed in range(runs)]
    table = np.array([features(signals, turn) for signals, turn, *_ in rows])
    truth, mean = (np.array([row[column] for row in rows]) for column in (2, 3))
    off = truth - np.array(list(SHOWN.values()))
    half = runs // 2
    estimate = np.zeros_like(truth)
    for train, test in ((slice(half), slice(half, None)), (slice(half, None), slice(half))):
        fitted = table[train].reshape(-1, table.shape[2])
        scale = fitted.std(0) + 1e-9
        fitted = fitted / scale
        ridge = 0.002 * len(fitted) * np.eye(fitted.shape[1])
        weights = np.linalg.solve(fitted.T @ fitted + ridge, fitted.T @ off[train].ravel())
        estimate[test] = (table[test] / scale) @ weights + list(SHOWN.values())
    counted = [one.coverage if one.enough else 0.0 for row in rows for one in row[0]]

    def correlation(values: Array) -> float:
        halves = (slice(half), slice(half, None))
        found = [
            np.corrcoef(values[part][:, column], truth[part][:, column])[0, 1]
            for part in halves
            for column in range(len(SHOWN))
        ]
        return round(float(np.mean(found)), 3)

    def named(values: Array) -> float:
        return round(float(np.mean(values.argmax(1) == truth.argmax(1))), 3)

    return Found(
        correlation(estimate),
        correlation(mean),
        named(estimate),
        named(mean),
        round(float(np.mean([row[4] for row in rows])), 3),
        round(float(np.mean(counted)), 2),
    )


def attacks() -> Iterator[Attack]:
    """All attacks of the table."""
    for people in (8, 20):
        for every_s in (5.0, 20.0, 60.0):
            for target in ("leaver", "newcomer"):
                for colluders in COLLUDERS:
                    yield Attack(target, colluders, people, every_s)


def shipped() -> AggregateOptions:
    """How a class's readings become its signal in a server."""
    return aggregate_options(ClassOptions(min_group_size=K))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=2000, help="classes a row")
    parser.add_argument("--people", type=int)
    parser.add_argument("--every", type=float)
    parser.add_argument("--variance", type=float, help="of the weights, in place of what ships")
    given = parser.parse_args()
    options = shipped()
    if given.variance is not None:
        options = replace(options, weight_variance=given.variance)
    chosen = [
        one
        for one in attacks()
        if given.people in (None, one.people) and given.every in (None, one.every_s)
    ]
    with ProcessPoolExecutor() as pool:
        count = len(chosen)
        found = list(pool.map(measure, chosen, [options] * count, [given.runs] * count))
    rows = [vars(attack) | vars(one) for attack, one in zip(chosen, found, strict=True)]
    if given.json:
        print(json.dumps(rows))
        return
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(str(value) for value in row.values()) + " |")


if __name__ == "__main__":
    main()
