"""A stored class as columns, one value a second, which the other modules compute with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roomtone.labels import FEEDBACK
from roomtone.store.records import ClassHistory

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

#: What the stacked shares are made of. Anger, disgust, fear and contempt are one: in a lecture
#: these are mostly concentration. From the bottom up: the outer ones have a straight edge each.
STACK: dict[str, tuple[str, ...]] = {
    "tense": ("anger", "disgust", "fear", "contempt"),
    "sadness": ("sadness",),
    "neutral": ("neutral",),
    "surprise": ("surprise",),
    "happiness": ("happiness",),
}


@dataclass(frozen=True, eq=False)
class Series:
    """Columns of `n` seconds since the class began; second 0 is the first.

    Attributes:
        length_s: how long the class was, seconds; `n` is that, rounded up.
        off_from: the second from which on faces were not read; `n` where they were to the end.
        stored: whether the second is in the store. One that is not is a gap.
        valence: -1 to 1, NaN without data; with `low` and `high`, its 95 % band.
        present: people who were there, NaN in gaps; `counted` likewise.
        joined: students connected, NaN in gaps.
        shares: of each of `STACK`, 0 to 1, NaN without data.
        feedback: students who stood by each of `FEEDBACK`; NaN in gaps and where too few joined.
    """

    length_s: float
    off_from: int
    stored: Flags
    valence: Floats
    low: Floats
    high: Floats
    present: Floats
    counted: Floats
    joined: Floats
    shares: dict[str, Floats]
    feedback: dict[str, Floats]

    @property
    def n(self) -> int:
        """Seconds."""
        return len(self.stored)

    @property
    def data(self) -> Flags:
        """Whether there is data on expressions."""
        return np.isfinite(self.valence)

    @property
    def few(self) -> Flags:
        """Stored, but with too few people counted for data."""
        return self.stored & ~self.data & ~self.off

    @property
    def off(self) -> Flags:
        """Stored, but faces were no longer read."""
        return self.stored & ~self.data & (np.arange(self.n) >= self.off_from)


def series_of(history: ClassHistory) -> Series:
    """The columns of a class.

    A class is as long as it ran, but no longer than it was planned for, so that one which a server
    left open for days is not days long; what was stored counts in any case.
    """
    record = history.record
    ran = 0.0 if record.ended is None else min(record.ended, record.ends_by) - record.began
    last = max((int(second.signal.t) + 1 for second in history.seconds), default=0)
    length = max(ran, float(last), 0.0)
    n = int(np.ceil(length))
    stored = np.zeros(n, dtype=np.bool_)
    unknown: Floats = np.full(n, np.nan)
    valence, low, high, present, counted, joined = (unknown.copy() for _ in range(6))
    shares = {name: unknown.copy() for name in STACK}
    feedback = {name: unknown.copy() for name in FEEDBACK}
    for second in history.seconds:
        signal, at = second.signal, int(second.signal.t)
        stored[at], joined[at] = True, second.joined
        present[at], counted[at] = signal.present, signal.counted
        for name, people in second.feedback.items():
            feedback[name][at] = people
        if signal.valence is None or signal.valence_band is None:
            continue
        valence[at], (low[at], high[at]) = signal.valence, signal.valence_band
        for name, parts in STACK.items():
            shares[name][at] = sum(signal.shares.get(part, 0.0) for part in parts)
    off_from = n if record.stopped_reading_at is None else int(record.stopped_reading_at)
    return Series(
        length, off_from, stored, valence, low, high, present, counted, joined, shares, feedback
    )


def mean(values: Floats) -> float | None:
    """The mean of what is known, None where nothing is.

    >>> mean(np.array([1.0, np.nan, 2.0])), mean(np.array([np.nan]))
    (1.5, None)
    """
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else None
