"""The class as one signal: who is present, who is counted, what they show together.

`Aggregator` is the one place where readings of people become figures of a class, for live classes,
cameras and recordings alike. `SignalStream` feeds it from a stream of readings, once a second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from roomtone.labels import CIRCUMPLEX, FERPLUS
from roomtone.signal.cohorts import Cohort, CohortOptions, CohortState, new_random
from roomtone.signal.identities import Identities
from roomtone.types import FaceReading, Reading, Signal

_VALENCE = np.array([CIRCUMPLEX[name][0] for name in FERPLUS])
_AROUSAL = np.array([CIRCUMPLEX[name][1] for name in FERPLUS])


@dataclass(frozen=True)
class AggregateOptions:
    """What makes a class signal.

    Attributes:
        min_group_size: fewest people counted about whom anything is said, 1 or more.
        per_person: whether the view of each person is on; what is shown may then follow each one's
            coming and going, what is stored never does.
        min_change: fewest people by which two groups shown within 20 s may differ, and whose
            readings must have changed before figures are renewed (or everyone's, in a smaller
            group).
        hold_s: seconds for which somebody's last good reading counts.
        min_quality: lowest quality of a reading that counts, 0 to 1.
        weight_variance: of the random weights, 1 on average, with which people count; drawn anew
            for each group. 0 counts all alike.
        seed: of who pauses and of the weights; see `CohortOptions`.
    """

    min_group_size: int = 5
    per_person: bool = False
    min_change: int = 3
    hold_s: float = 8.0
    min_quality: float = 0.25
    weight_variance: float = 0.0
    seed: int | None = None


@dataclass(frozen=True)
class Aggregate:
    """The class at one instant.

    Attributes:
        shown: the signal for the teacher's eyes.
        stored: the signal that may be stored: two of them never differ by fewer than
            `min_change` people. The same as `shown` unless the view of each person is on.
        counted: the readings that `shown` is made of.
    """

    shown: Signal
    stored: Signal
    counted: tuple[Reading, ...] = ()


#: A reading as numbers: who, when, quality, probabilities, facing.
Row = tuple[int, float, float, tuple[float, ...], float | None]


@dataclass(frozen=True)
class AggregatorState:
    """What another process needs to go on, so that no signal tells more than one process's would.

    Attributes:
        latest: the readings that are held.
        renewed: whose readings the last signal was made of, where they are those of `latest`.
        frozen: those that are not.
        weights: with which they count, by number.
        cohort: the groups that may be stored.
    """

    latest: tuple[Row, ...]
    renewed: tuple[int, ...]
    frozen: tuple[Row, ...]
    weights: tuple[float, ...]
    cohort: CohortState


class Aggregator:
    """Holds everyone's latest good reading; `advance(t)` returns the class at `t`.

    >>> calm = (1.0, 0, 0, 0, 0, 0, 0, 0)
    >>> aggregator = Aggregator(AggregateOptions(min_group_size=3))
    >>> aggregator.add(Reading(0.0, who, 0.9, calm, "neutral", False) for who in (1, 2, 3))
    >>> aggregator.advance(0.0).shown.counted
    3
    """

    def __init__(self, options: AggregateOptions | None = None) -> None:
        self.options = options or AggregateOptions()
        self.hold_s = self.options.hold_s
        self._latest: dict[int, Reading] = {}
        size = self.options.min_group_size
        cohorts = CohortOptions(size, self.options.min_change, seed=self.options.seed)
        self._stored = _Publisher(cohorts, self.options.weight_variance)
        per_person = self.options.per_person
        self._shown = _Publisher(CohortOptions(size, 1)) if per_person else self._stored

    def add(self, readings: Iterable[Reading]) -> None:
        """Take readings; of each person the latest that is good enough is held."""
        for reading in readings:
            before = self._latest.get(reading.who)
            good = reading.quality >= self.options.min_quality
            if good and (before is None or before.t <= reading.t):
                self._latest[reading.who] = reading

    def remove(self, people: Iterable[int]) -> None:
        """Delete the readings of some people at once."""
        for who in people:
            self._latest.pop(who, None)

    def advance(self, t: float, present: int = 0) -> Aggregate:
        """The class at `t`, seconds, out of `present` people or as many as are held."""
        for who in [who for who, one in self._latest.items() if t - one.t > self.hold_s]:
            del self._latest[who]
        present = max(present, len(self._latest))
        shown, counted = self._shown.update(self._latest, t, present)
        if self._stored is self._shown:
            return Aggregate(shown, shown, counted)
        stored, _ = self._stored.update(self._latest, t, present)
        # Each one's expression may be seen there; whether they face the screen may not.
        return Aggregate(replace(shown, facing=stored.facing), stored, counted)

    def set_min_group_size(self, size: int, min_change: int) -> None:
        """Say nothing of fewer people from now on; what was shown before still counts."""
        self.options = replace(self.options, min_group_size=size, min_change=min_change)
        self._stored.cohort.options = CohortOptions(size, min_change)
        if self._shown is not self._stored:
            self._shown.cohort.options = CohortOptions(size, 1)

    def pause_after(self, t: float) -> None:
        """Unknown groups were shown until `t`: say nothing until these no longer count."""
        self._stored.cohort.pause_after(t)

    @property
    def state(self) -> AggregatorState:
        """What another process needs to go on."""
        latest, published = self._latest, self._stored.readings
        renewed = [who for who, one in published.items() if latest.get(who) is one]
        frozen = [one for who, one in published.items() if latest.get(who) is not one]
        return AggregatorState(
            tuple(map(_row, latest.values())),
            tuple(renewed),
            tuple(map(_row, frozen)),
            tuple(self._stored.weights),
            self._stored.cohort.state,
        )

    def restore(self, state: AggregatorState) -> None:
        """Go on where another process was."""
        self._latest = {row[0]: _reading(row) for row in state.latest}
        published = {who: self._latest[who] for who in state.renewed}
        published |= {row[0]: _reading(row) for row in state.frozen}
        self._stored.readings = {who: published[who] for who in sorted(published)}
        self._stored.weights = list(state.weights)
        self._stored.cohort.restore(state.cohort)

    def reset(self) -> None:
        """Forget everyone."""
        self._latest = {}
        self._stored.reset()
        self._shown.reset()

    @property
    def people(self) -> frozenset[int]:
        """Whose readings are held."""
        return frozenset(self._latest)


def _row(reading: Reading) -> Row:
    return reading.who, reading.t, reading.quality, reading.probabilities, reading.facing


def _reading(row: Row) -> Reading:
    who, t, quality, probabilities, facing = row
    best = FERPLUS[probabilities.index(max(probabilities))]
    return Reading(t, who, quality, probabilities, best, False, facing=facing)


class _Publisher:
    """Signals of a group of people that changes only by several at a time.

    While the group stays the same its figures are renewed only when the readings of as many people
    have changed since: the difference of two signals is never one person's change. People count
    with random weights, which another group draws anew: the difference of two groups' signals
    is never one person's reading.
    """

    def __init__(self, options: CohortOptions, weight_variance: float = 0.0) -> None:
        self.cohort = Cohort(options)
        self._variance = weight_variance
        self.readings: dict[int, Reading] = {}
        self.weights: list[float] = []
        self._random = new_random(options.seed)

    def update(
        self, latest: Mapping[int, Reading], t: float, present: int
    ) -> tuple[Signal, tuple[Reading, ...]]:
        """The signal at `t` out of everyone's latest readings, and the readings it is made of."""
        group = self.cohort.update(latest.keys(), t) or frozenset()
        before = self.readings
        changed = sum(
            who not in before or latest[who].probabilities != before[who].probabilities
            for who in group
        )
        needed = min(self.cohort.options.min_change, len(group))
        if group != before.keys():
            self.weights = [self._weight() for _ in group]
        if group != before.keys() or changed >= needed:
            # In the order of the weights, which stay each one's while the group stays the same.
            self.readings = {who: latest[who] for who in sorted(group)}
        counted = tuple(self.readings.values())
        size = self.cohort.options.min_group_size
        weights = self.weights if self._variance else None
        return summarize(counted, t, present, size, weights, self._variance), counted

    def _weight(self) -> float:
        shape = 1 / self._variance if self._variance else 1.0
        return self._random.gammavariate(shape, 1 / shape)

    def reset(self) -> None:
        """Forget everyone."""
        self.cohort.reset()
        self.readings = {}


#: Fewest people by which two signals of a recording may differ, where its groups are as large.
MIN_CHANGE = 3


@dataclass(frozen=True)
class StreamOptions:
    """How a stream of readings becomes signals.

    Attributes:
        every_s: seconds between signals.
        hold_s: seconds for which somebody who is no longer seen counts as present.
        max_gap_s: seconds that time may jump ahead; after a longer jump the signal begins anew.
    """

    every_s: float = 1.0
    hold_s: float = 3.0
    max_gap_s: float = 60.0


class SignalStream:
    """Signals of a stream of readings, one a second, fit to be stored.

    `update(readings, t)` returns the signals that became due; `reset()` forgets everyone.

    Args:
        min_group_size: fewest people counted about whom anything is said.
        options: of the stream.
    """

    def __init__(self, min_group_size: int = 5, options: StreamOptions | None = None) -> None:
        self.options = options or StreamOptions()
        self._aggregator = Aggregator(
            AggregateOptions(
                min_group_size=min_group_size,
                min_change=min(MIN_CHANGE, min_group_size),
                hold_s=self.options.hold_s,
                seed=0,
            )
        )
        self._identities = Identities()
        self._seen: dict[int, float] = {}
        self._due: float | None = None

    def update(self, readings: Sequence[Reading], t: float) -> list[Signal]:
        """Take the readings of the instant `t`, seconds; return the signals due by then, if any.

        A signal for `t` 3.0 speaks of the readings up to and including 3.0. After a gap in the
        readings one signal is due for every second of it.
        """
        every_s = self.options.every_s
        if self._due is None or not -every_s <= t - self._due <= self.options.max_gap_s:
            self.reset()
            self._due = math.ceil(t / every_s) * every_s
        due = []
        while self._due < t:
            due.append(self._at(self._due))
            self._due += every_s
        self._add(readings, t)
        if self._due == t:
            due.append(self._at(t))
            self._due += every_s
        return due

    def reset(self) -> None:
        """Forget everyone."""
        self._aggregator.reset()
        self._identities = Identities()
        self._seen, self._due = {}, None

    def _add(self, readings: Sequence[Reading], t: float) -> None:
        boxes = {one.who: one.box for one in readings if isinstance(one, FaceReading)}
        recent = t - self.options.hold_s
        self._identities.succeed(0, frozenset(one.who for one in readings), recent, boxes)
        for reading in readings:
            number = self._identities.number(0, reading.who, t, boxes.get(reading.who))
            self._seen[number] = t
            self._aggregator.add([replace(reading, who=number, facing=None)])

    def _at(self, t: float) -> Signal:
        hold_s = self.options.hold_s
        self._seen = {who: seen for who, seen in self._seen.items() if t - seen <= hold_s}
        self._identities.forget(before=t - hold_s - 2 * CohortOptions.settle_s)
        return self._aggregator.advance(t, present=len(self._seen)).stored


def summarize(
    readings: Sequence[Reading],
    t: float,
    present: int,
    min_group_size: int,
    weights: Sequence[float] | None = None,
    weight_variance: float = 0.0,
) -> Signal:
    """One signal from one reading of each person who is counted, of `present` people.

    Shares are mean probabilities, not counts of labels, so that a face that is half one thing and
    half another counts as that. Valence and arousal are the mean circumplex coordinates
    (`roomtone.labels.CIRCUMPLEX`). The 95 % band of valence has three parts: what is uncertain in
    each person's distribution; where not everyone present was counted, the chance in who was; and
    the chance in the weights, where there are some:

        var = sum(var_i) / n^2 * (1 + v) + s^2 / n * (1 - n / N + v)

    with `var_i` the variance of valence under person i's distribution, `s^2` the variance of the
    people's means, n counted and N present (the finite population correction; Cochran, *Sampling
    Techniques*, section 2.6), and v the variance of the weights, which are 1 on average. It does
    not know of errors that all readings share.
    """
    n = len(readings)
    if n < max(1, min_group_size):
        return Signal(t, present, n)
    table = np.array([reading.probabilities for reading in readings])
    share = np.full(n, 1 / n) if weights is None else np.array(weights) / sum(weights)
    # Of everyone counted or not at all: of some of them, it would be of a group of its own.
    facing = [one.facing for one in readings if one.facing is not None]
    means = table @ _VALENCE
    valence = float(share @ means)
    within = float(share @ (table @ _VALENCE**2 - means**2))
    between = float(share @ (means - valence) ** 2) * n / (n - 1) if n > 1 else 0.0
    v = weight_variance
    variance = within / n * (1 + v) + between / n * (1 - n / present + v)
    half = 1.96 * math.sqrt(max(variance, 0.0))
    shares = share @ table
    return Signal(
        t,
        present,
        n,
        shares={name: float(value) for name, value in zip(FERPLUS, shares, strict=True)},
        valence=valence,
        valence_band=(max(valence - half, -1.0), min(valence + half, 1.0)),
        arousal=float(shares @ _AROUSAL),
        facing=float(share @ facing) if len(facing) == n else None,
    )
