"""The class as one signal a second: who is present, who was counted, what they show together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roomtone.labels import CIRCUMPLEX, FERPLUS
from roomtone.types import Box, FaceReading, Reading, Signal

_VALENCE = np.array([CIRCUMPLEX[name][0] for name in FERPLUS])
_AROUSAL = np.array([CIRCUMPLEX[name][1] for name in FERPLUS])


@dataclass(frozen=True)
class SignalOptions:
    """What makes a class signal.

    Attributes:
        every_s: seconds between signals.
        stale_s: seconds after which a person who is no longer seen is no longer present.
        min_group_size: fewest people counted about whom anything is said.
        min_quality: least quality of a reading that counts, 0 to 1.
        gap_s: seconds that time may jump ahead; after a longer jump the signal begins anew.
    """

    every_s: float = 1.0
    stale_s: float = 1.5
    min_group_size: int = 5
    min_quality: float = 0.25
    gap_s: float = 60.0


class ClassSignal:
    """`update(readings, t)` returns the signals that became due; `reset()` forgets everyone."""

    def __init__(self, options: SignalOptions | None = None) -> None:
        self.options = options or SignalOptions()
        self._latest: dict[int, Reading] = {}
        self._due: float | None = None

    def update(self, readings: Sequence[Reading], t: float) -> list[Signal]:
        """Take the readings of the instant `t`, seconds; return the signals due by then, if any.

        A signal for `t` 3.0 speaks of the readings up to and including 3.0. After a gap in the
        readings one signal is due for every second of it. Somebody who is seen where another id
        was last seen replaces that id, so that nobody is counted twice.
        """
        options = self.options
        if self._due is None or not -options.every_s <= t - self._due <= options.gap_s:
            self._latest = {}
            self._due = math.ceil(t / options.every_s) * options.every_s
        due = []
        while self._due < t:
            due.append(self._at(self._due))
            self._due += options.every_s
        seen = {reading.who for reading in readings}
        self._latest = {
            who: last
            for who, last in self._latest.items()
            if who in seen
            or not isinstance(last, FaceReading)
            or not any(
                isinstance(one, FaceReading) and _same_place(last.box, one.box) for one in readings
            )
        }
        self._latest.update((reading.who, reading) for reading in readings)
        if self._due == t:
            due.append(self._at(t))
            self._due += options.every_s
        return due

    def reset(self) -> None:
        """Forget everyone."""
        self._latest, self._due = {}, None

    def _at(self, t: float) -> Signal:
        self._latest = {
            who: reading
            for who, reading in self._latest.items()
            if t - reading.t <= self.options.stale_s
        }
        return summary(list(self._latest.values()), t, self.options)


def _same_place(first: Box, second: Box) -> bool:
    """Whether two boxes overlap by more than half (intersection over union)."""
    wide = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    high = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    shared = max(wide, 0.0) * max(high, 0.0)
    return shared > (first[2] * first[3] + second[2] * second[3]) / 3


def summary(
    readings: Sequence[Reading],
    t: float,
    options: SignalOptions | None = None,
    present: int = 0,
) -> Signal:
    """One signal from the latest reading of each person, of `present` people or as many as read.

    Shares are mean probabilities, not counts of labels, so that a face that is half one thing and
    half another counts as that. Valence and arousal are the mean circumplex coordinates
    (`roomtone.labels.CIRCUMPLEX`). The 95 % band of valence has two parts: what is unsure in each
    person's distribution, and, where not everyone present was counted, the chance in who was:

        var = sum(var_i) / n^2 + s^2 / n * (1 - n / N)

    with `var_i` the variance of valence under person i's distribution, `s^2` the variance of the
    people's means, n counted and N present (the finite population correction; Cochran, *Sampling
    Techniques*, section 2.6). It does not know of errors that all readings share.
    """
    options = options or SignalOptions()
    counted = [reading for reading in readings if reading.quality >= options.min_quality]
    n, present = len(counted), max(present, len(readings))
    if n < max(1, options.min_group_size):
        return Signal(t, present, n)
    table = np.array([reading.probabilities for reading in counted])
    means = table @ _VALENCE
    within = table @ _VALENCE**2 - means**2
    between = float(means.var(ddof=1)) if n > 1 else 0.0
    variance = float(within.sum()) / n**2 + between / n * (1 - n / present)
    valence, half = float(means.mean()), 1.96 * math.sqrt(max(variance, 0.0))
    return Signal(
        t,
        present,
        n,
        shares={name: float(value) for name, value in zip(FERPLUS, table.mean(0), strict=True)},
        valence=valence,
        valence_band=(max(valence - half, -1.0), min(valence + half, 1.0)),
        arousal=float((table @ _AROUSAL).mean()),
    )
