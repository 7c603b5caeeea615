"""The few figures of a whole class that a teacher wants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roomtone.recap.series import Floats, Series, mean, series_of
from roomtone.store.records import ClassHistory


@dataclass(frozen=True)
class Peak:
    """When most students gave one kind of feedback at once.

    Attributes:
        name: one of `roomtone.labels.FEEDBACK`.
        t: the first such second.
        people: how many they were, of `asked`.
        lasted_s: seconds around it with at least half as many.
    """

    name: str
    t: int
    people: int
    asked: int
    lasted_s: int


@dataclass(frozen=True)
class Summary:
    """A class in figures.

    Attributes:
        length_s: how long it was, seconds.
        data_s: seconds with data on expressions.
        few_s: seconds that are stored, but with too few people counted for data.
        off_s: seconds that are stored, after faces were no longer read.
        gap_s: seconds that are not in the store.
        present: people present in a typical second (the median) of those with data, or, without
            any, of those in which anybody was there; None where nobody ever was.
        counted: people counted in a typical one of these seconds.
        coverage: counted / present in a typical one of these seconds, 0 to 1.
        valence: its mean, -1 to 1; None without data.
        band: its 95 % band, taken to be as wide as that of one second.
        shares: mean share of each of `series.STACK`; empty without data.
        feedback: presses of each kind of feedback, a minimum: what is stored are presses that
            stand, and one may replace another within a second. Empty where none was stored.
        peaks: of each kind of feedback that was given, the highest first.
    """

    length_s: float
    data_s: int
    few_s: int
    off_s: int
    gap_s: int
    present: float | None
    counted: float | None
    coverage: float | None
    valence: float | None
    band: tuple[float, float] | None
    shares: dict[str, float]
    feedback: dict[str, int]
    peaks: tuple[Peak, ...]


def summary(history: ClassHistory) -> Summary:
    """The figures of a class."""
    return summary_of(series_of(history))


def summary_of(series: Series) -> Summary:
    """The figures of a class in columns."""
    there = series.data if series.data.any() else series.present > 0
    present, counted = series.present[there], series.counted[there]
    valence, low, high = mean(series.valence), mean(series.low), mean(series.high)
    shares = {name: mean(values) for name, values in series.shares.items()}
    known = {name: one for name, one in series.feedback.items() if np.isfinite(one).any()}
    peaks = [_peak(name, series) for name, values in known.items() if np.nanmax(values) > 0]
    return Summary(
        length_s=series.length_s,
        data_s=int(series.data.sum()),
        few_s=int(series.few.sum()),
        off_s=int(series.off.sum()),
        gap_s=int((~series.stored).sum()),
        present=_median(present),
        counted=_median(counted),
        coverage=_median(counted / present),
        valence=valence,
        band=None if low is None or high is None else (low, high),
        shares={name: share for name, share in shares.items() if share is not None},
        feedback={name: _rises(values) for name, values in known.items()},
        peaks=tuple(sorted(peaks, key=lambda one: -one.people)),
    )


def _median(values: Floats) -> float | None:
    return float(np.median(values)) if values.size else None


def _rises(values: Floats) -> int:
    """How often presses came to those that stood, at least."""
    known = values[np.isfinite(values)]
    return int(np.clip(np.diff(known, prepend=0.0), 0, None).sum())


def _peak(name: str, series: Series) -> Peak:
    values = np.nan_to_num(series.feedback[name])
    t = int(np.argmax(values))
    low = np.flatnonzero(values < values[t] / 2)
    before, after = low[low < t], low[low > t]
    start = before[-1] + 1 if before.size else 0
    stop = after[0] if after.size else len(values)
    given = sum(float(np.nan_to_num(one[t])) for one in series.feedback.values())
    return Peak(name, t, int(values[t]), int(max(series.joined[t], given)), int(stop - start))
