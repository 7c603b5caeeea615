"""What colluders learn of one person from the class signal, and what it costs the signal.

Simulated classes of ten minutes: everyone's expression changes at random moments, independently.
The attacker has the class's key, sees every signal of every second, knows when everybody comes and
goes and is counted, and has k - 2 colluders, or none. These show an expression that nobody else
shows, so that their part of the signal can be taken out; they come and go with the target, stay, or
come and go all the time. It wants to know what three people show: one who comes, at the second in
which it is first counted; one who goes, when it goes; and one who stays. Its estimate is a
regression over what was shown before and afterwards (shares and sums of single seconds, of longer
spans and of each new group), fitted on other classes: it knows the rule and needs no guess how.
Beside that stands the mean of everyone whom it does not control, which the signal tells by its
nature. One table with 95 % intervals (bootstrap over classes), as JSON with --json.

    python -m benchmarks.privacy
"""

from __future__ import annotations

import argparse
import json
import math
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
USUAL = np.array(list(SHOWN.values()))
#: What the attacker's colluders show, who are the only ones to do so.
SHOWN_BY_COLLUDERS = "contempt"
#: How the attacker's colluders behave. `none`: it has none.
COLLUDERS = ("none", "together", "stay", "churn")
TARGETS = ("newcomer", "leaver", "stayer")
#: Seconds around a moment of which the attacker takes the signal; spans of which it takes the mean.
_TIMES = (-100, -60, -30, -10, -3, -1, 0, 2, 10, 21, 25, 45, 70, 100)
_SPANS = ((-200, 0), (-60, 0), (-20, 0), (0, 20), (20, 60), (20, 120))
_LENGTH, _COMES, _GOES = 600, 60, 470
_STAYS = (120, 220, 320, 420)


@dataclass(frozen=True)
class Attack:
    """An attack on a class.

    Attributes:
        colluders: how the attacker's colluders behave, one of `COLLUDERS`.
        people: whom it does not control, its targets among them.
        every_s: seconds between changes of each one's expression, on average.
    """

    colluders: str
    people: int
    every_s: float


@dataclass(frozen=True)
class Moment:
    """One person at one moment: what the attacker has, and what is true.

    Attributes:
        features: a row for each expression.
        truth: 1 for the expression that the person shows.
        mean: of everyone whom the attacker does not control.
    """

    features: Array
    truth: Array
    mean: Array


@dataclass(frozen=True)
class Simulated:
    """One class: the moments of each target, and how good the signal was."""

    moments: dict[str, list[Moment]]
    error: float
    coverage: float


@dataclass(frozen=True)
class Found:
    """Correlation with the truth, and how often the right expression was named.

    Attributes:
        attack, mean: correlation of the attacker's estimate, of the mean.
        lead: of the one over the other, with its 95 % interval.
        named, mean_named: how often the right expression was named.
        named_lead: of the one over the other, with its 95 % interval.
        error: of the share of happiness, against all who are there, on average.
        coverage: share of people who are counted, on average.
    """

    attack: float
    mean: float
    lead: tuple[float, float, float]
    named: float
    mean_named: float
    named_lead: tuple[float, float, float]
    error: float
    coverage: float


def shown_by(chance: np.random.Generator, every_s: float) -> npt.NDArray[np.int64]:
    """The expression of one person in each second."""
    changes = chance.random(_LENGTH) < 1 / every_s
    drawn = chance.choice(len(SHOWN), _LENGTH, p=USUAL)
    last = np.maximum.accumulate(np.where(changes, np.arange(_LENGTH), 0))
    found: npt.NDArray[np.int64] = drawn[last]
    return found


def readings_of(chance: np.random.Generator, shown: npt.NDArray[np.int64]) -> list[list[float]]:
    """One person's probabilities in each second; each reading differs a little."""
    seconds = np.arange(_LENGTH)
    values = np.full((_LENGTH, 8), 0.2 / 3)
    values[:, len(SHOWN) :] = 0.0
    jitter = chance.uniform(0.0, 0.02, _LENGTH)
    values[seconds, shown] = 0.8 - jitter
    values[seconds, (shown + chance.integers(1, len(SHOWN), _LENGTH)) % len(SHOWN)] += jitter
    found: list[list[float]] = values.tolist()
    return found


def simulate(attack: Attack, options: AggregateOptions, seed: int) -> Simulated:
    """One class."""
    chance = np.random.default_rng(seed)
    aggregator = Aggregator(replace(options, seed=seed + 1_000_000))
    people = range(attack.people)  # 0 comes, 1 goes, 2 and all others stay
    shown = np.array([shown_by(chance, attack.every_s) for _ in people])
    readings = [[tuple(one) for one in readings_of(chance, row)] for row in shown]
    comes, goes = _COMES + int(chance.integers(10)), _GOES + int(chance.integers(10))
    chosen_reading = tuple(
        float(name == SHOWN_BY_COLLUDERS) for name in (*SHOWN, "", "", "", SHOWN_BY_COLLUDERS)
    )
    numbers = [1000 * (n + 1) for n in range(0 if attack.colluders == "none" else K - 2)]
    inside: set[int] = set()
    signals, true, counted_at = [], np.zeros(_LENGTH), 0
    for t in range(_LENGTH):
        now = {who for who in people if (who != 0 or t >= comes) and (who != 1 or t < goes)}
        honest = sorted(now)
        if attack.colluders == "stay" or (attack.colluders == "together" and comes <= t < goes):
            now.update(numbers)
        if attack.colluders == "churn":  # one after the other goes and comes back as somebody new
            numbers = [who + (t % 24 == 8 * n) for n, who in enumerate(numbers)]
            now.update(who for n, who in enumerate(numbers) if (t - 8 * n) % 24 >= 12)
        aggregator.remove(inside - now)
        inside, at = now, float(t)
        aggregator.add(
            Reading(
                at, who, 1.0, readings[who][t] if who < 1000 else chosen_reading, "neutral", False
            )
            for who in now
        )
        found = aggregator.advance(at)
        signals.append(found.shown)
        if not counted_at and t >= comes and any(one.who == 0 for one in found.counted):
            counted_at = t
        true[t] = sum(readings[who][t][1] for who in honest) / len(honest)
    seen = watch(signals)
    wanted = [(0, counted_at or _LENGTH - 1), (1, goes - 1), *((2, t) for t in _STAYS)]
    moments: dict[str, list[Moment]] = {target: [] for target in TARGETS}
    for who, t in wanted:
        here = np.eye(len(SHOWN))[[shown[one][t] for one in people if one != 0 or t >= comes]]
        moment = Moment(
            features(seen, t + (who == 1)), np.eye(len(SHOWN))[shown[who][t]], here.mean(0)
        )
        moments[TARGETS[who]].append(moment)
    coverage = float(np.mean([one.coverage if one.enough else 0.0 for one in signals]))
    error = np.nanmean(np.abs(seen.shares[:, 1] - true))
    return Simulated(moments, float(error), coverage)


@dataclass(frozen=True)
class Seen:
    """What the attacker saw of a class.

    Attributes:
        shares: of the expressions in each second, without the colluders, who are known by what
            they show; NaN where nothing was shown.
        sizes: how many were counted, the colluders among them; 0 where nothing was shown.
        known: shares and sums against what is usual; where nothing is shown, what was shown last.
    """

    shares: Array
    sizes: Array
    known: Array


def watch(signals: Sequence[Signal]) -> Seen:
    """What the attacker sees."""
    nothing = [math.nan] * (len(SHOWN) + 1)
    names = (*SHOWN, SHOWN_BY_COLLUDERS)
    table = np.array(
        [[one.shares[name] for name in names] if one.enough else nothing for one in signals]
    )
    sizes = np.array([float(one.counted) if one.enough else 0.0 for one in signals])
    others = 1.0 - table[:, -1:]
    shares = table[:, :-1] / np.maximum(others, 1e-6)
    off = shares - USUAL
    known = np.stack([off, off * sizes[:, None] * others], axis=2)
    last_shown = np.maximum.accumulate(np.where(sizes > 0, np.arange(_LENGTH), -1))
    known = np.where(last_shown[:, None, None] >= 0, known[last_shown], 0.0)
    return Seen(shares, sizes, known)


def features(seen: Seen, moment: int) -> Array:
    """What was shown around a moment, a row for each expression.

    Of seconds, of spans, of the new groups before and after the moment and of those before each.
    """
    known, sizes = seen.known, seen.sizes
    at_times = known[np.clip(np.array(_TIMES) + moment, 0, _LENGTH - 1)]
    spans = [
        known[max(begin + moment, 0) : max(end + moment, 1)]
        if begin + moment < _LENGTH
        else known[-1:]
        for begin, end in _SPANS
    ]
    begins = np.flatnonzero((sizes[1:] != sizes[:-1]) & (sizes[1:] > 0)) + 1
    after, before = begins[begins >= moment][:2], begins[begins < moment][-2:]
    groups = [one for t in (*before, *after) for one in (known[t - 1], known[t])]
    groups += [np.zeros_like(known[0])] * (8 - len(groups))
    means = [span.mean(0) for span in (*spans, known)]
    return np.concatenate([*at_times, *groups, *means], axis=1)


def measure(attack: Attack, options: AggregateOptions, runs: int) -> dict[str, Found]:
    """How well an attack does over many classes, for each target."""
    classes = [simulate(attack, options, seed) for seed in range(runs)]
    error, coverage = (
        round(float(np.mean([getattr(one, name) for one in classes])), 3)
        for name in ("error", "coverage")
    )
    return {
        target: _compare([one.moments[target] for one in classes], error, coverage)
        for target in TARGETS
    }


def _compare(classes: Sequence[Sequence[Moment]], error: float, coverage: float) -> Found:
    """The attacker's estimates of one target beside the means."""
    which = np.array([number for number, moments in enumerate(classes) for _ in moments])
    all_moments = [moment for moments in classes for moment in moments]
    truth, mean = (
        np.array([one.truth for one in all_moments]),
        np.array([one.mean for one in all_moments]),
    )
    estimate = _estimate(np.array([one.features for one in all_moments]), truth, which)
    chance = np.random.default_rng(0)
    leads = []
    for again in range(401):
        # First as it is; then with classes drawn again and again.
        times = np.bincount(chance.integers(len(classes), size=len(classes)), None, len(classes))
        weights = times[which] if again else np.ones(len(which))
        attacked, usual = (_correlation(one, truth, weights) for one in (estimate, mean))
        named, mean_named = (
            float(np.average(one.argmax(1) == truth.argmax(1), weights=weights))
            for one in (estimate, mean)
        )
        leads.append((attacked, usual, attacked - usual, named, mean_named, named - mean_named))
    first, drawn = leads[0], np.array(leads[1:])
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    attacked, usual, lead, named, mean_named, named_lead = (round(value, 3) for value in first)
    return Found(
        attacked,
        usual,
        (lead, round(float(low[2]), 3), round(float(high[2]), 3)),
        named,
        mean_named,
        (named_lead, round(float(low[5]), 3), round(float(high[5]), 3)),
        error,
        coverage,
    )


def _estimate(table: Array, truth: Array, which: npt.NDArray[np.int64]) -> Array:
    """The attacker's estimates, for each tenth of the classes fitted on all others."""
    estimate = np.zeros_like(truth)
    for part in range(10):
        test, train = which % 10 == part, which % 10 != part
        fitted = table[train].reshape(-1, table.shape[2])
        scale = fitted.std(0) + 1e-9
        fitted = fitted / scale
        ridge = 0.002 * len(fitted) * np.eye(fitted.shape[1])
        goal = (truth[train] - USUAL).ravel()
        weights = np.linalg.solve(fitted.T @ fitted + ridge, fitted.T @ goal)
        estimate[test] = (table[test] / scale) @ weights + USUAL
    return estimate


def _correlation(values: Array, truth: Array, weights: Array) -> float:
    """Of values and truth, the mean over the expressions."""

    def centered(table: Array) -> Array:
        found: Array = table - np.average(table, axis=0, weights=weights)
        return found

    a, b = centered(values), centered(truth)
    both = weights @ (a * b)
    return float(np.mean(both / np.sqrt((weights @ a**2) * (weights @ b**2) + 1e-12)))


def attacks() -> Iterator[Attack]:
    """All attacks of the table."""
    for people in (8, 20):
        for every_s in (20.0, 60.0, 300.0):
            for colluders in COLLUDERS:
                yield Attack(colluders, people, every_s)


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
    rows = [
        {"target": target} | vars(attack) | vars(one)
        for attack, targets in zip(chosen, found, strict=True)
        for target, one in targets.items()
    ]
    if given.json:
        print(json.dumps(rows))
        return
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(_cell(value) for value in row.values()) + " |")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        lead, low, high = value
        return f"{lead:+.2f} ({low:+.2f} to {high:+.2f})"
    return f"{value:.2f}" if isinstance(value, float) and value < 1 else str(value)


if __name__ == "__main__":
    main()
