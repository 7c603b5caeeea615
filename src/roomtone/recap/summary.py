"""The few figures of a whole class that a teacher wants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roomtone.recap.series import Floats, Series, mean, series_of
from roomtone.store.records import ClassHistory


@dataclass(frozen=True)
class Summary:
    """A class in figures.

    Attributes:
        length_s: how long it was, seconds.
        said_s: seconds in which something could be said of expressions.
        few_s: seconds that are kept, but with too few people counted to say anything.
        off_s: seconds that are kept, after faces were no longer read.
        gap_s: seconds that are not in the store.
        present: people present in a typical second (the median) of those in which something
            could be said, or, where nothing ever could, of those in which anybody was there; None
            where nobody ever was.
        counted: people counted in a typical one of these seconds.
        coverage: counted / present in a typical one of these seconds, 0 to 1.
        valence: mean of what was said, -1 to 1; None where nothing was.
        band: its 95 % band, taken to be as wide as that of one second.
        shares: mean share of each of `series.STACK`; empty where nothing was said.
        pressed: times that each button was pressed, at least: what is kept are presses that
            stand, and one may replace another within a second. Empty where none was kept.
    """

    length_s: float
    said_s: int
    few_s: int
    off_s: int
    gap_s: int
    present: float | None
    counted: float | None
    coverage: float | None
    valence: float | None
    band: tuple[float, float] | None
    shares: dict[str, float]
    pressed: dict[str, int]


def summary(lesson: ClassHistory) -> Summary:
    """The figures of a class."""
    return summary_of(series_of(lesson))


def summary_of(series: Series) -> Summary:
    """The figures of a class in columns."""
    there = series.said if series.said.any() else series.present > 0
    present, counted = series.present[there], series.counted[there]
    valence, low, high = mean(series.valence), mean(series.low), mean(series.high)
    shares = {name: mean(values) for name, values in series.shares.items()}
    return Summary(
        length_s=series.length_s,
        said_s=int(series.said.sum()),
        few_s=int(series.few.sum()),
        off_s=int(series.off.sum()),
        gap_s=int((~series.kept).sum()),
        present=_median(present),
        counted=_median(counted),
        coverage=_median(counted / present),
        valence=valence,
        band=None if low is None or high is None else (low, high),
        shares={name: share for name, share in shares.items() if share is not None},
        pressed={
            name: _rises(values)
            for name, values in series.feedback.items()
            if np.isfinite(values).any()
        },
    )


def _median(values: Floats) -> float | None:
    return float(np.median(values)) if values.size else None


def _rises(values: Floats) -> int:
    """How often presses came to those that stood, at least."""
    known = values[np.isfinite(values)]
    return int(np.clip(np.diff(known, prepend=0.0), 0, None).sum())
