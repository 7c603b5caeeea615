"""The moments of change in a class that are worth looking at: few, lasting, beyond the band.

For every second the mean of the 30 s from it on is compared with the mean of the 60 s before it.
How strong a change is, is measured in its own 95 % margin:

- valence: the margin is the root of the sum of squares of both stretches' mean half band. The band
  of a mean over seconds is taken to be as wide as the band of one second, since the same people are
  seen in all of them, which errs towards saying nothing. A change of less than 0.12, the width of
  the live page's word "even" to each side, is never worth a look.
- a button: presses that stand are counts, so the margin is 1.96 * sqrt(before + after), as for two
  counts of Poisson's law. Only more presses count, not fewer.

Kept are local extremes of a strength of 1 or more, at least 60 s apart. What else changed within
60 s of a stronger change belongs to the same moment. Nothing here knows why something changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from roomtone.recap.series import Floats, Series, series_of
from roomtone.store.lessons import Lesson, Mark

BEFORE_S, AFTER_S, APART_S = 60, 30, 60
MOST = 5
#: Least change of valence, and least rise of a button, that can be a moment.
LEAST_VALENCE, LEAST_PRESSES = 0.12, 3.0
#: From this many margins on a change is called clear.
CLEAR = 1.5
#: A change cannot be placed more sharply than this, so a marker may come as much after it.
SHARP_S = 10.0


@dataclass(frozen=True)
class Change:
    """One thing that changed.

    Attributes:
        what: `valence` or one of `BUTTONS`.
        before: its mean in the minute before: valence, -1 to 1, or presses that stood.
        after: its mean in the 30 s after.
        margin: the 95 % margin of the difference, in the same unit.
        lasted_s: seconds until half of the change was undone.
        lasting: whether it still held when the class ended or nothing more could be said: it
            lasted `lasted_s` at least.
    """

    what: str
    before: float
    after: float
    margin: float
    lasted_s: float
    lasting: bool

    @property
    def strength(self) -> float:
        """The difference in margins; 1 and more is beyond what the band allows for."""
        return abs(self.after - self.before) / self.margin

    @property
    def clear(self) -> bool:
        """Whether it is far beyond the margin; else it is likely."""
        return self.strength >= CLEAR


@dataclass(frozen=True)
class Moment:
    """A moment worth looking at.

    Attributes:
        t: seconds since the class began.
        changes: what changed, the strongest first; never empty.
        marker: the last moment that the teacher named before it, if any.
    """

    t: float
    changes: tuple[Change, ...]
    marker: Mark | None


def moments(lesson: Lesson) -> list[Moment]:
    """At most `MOST` moments of a class, in order of time; the strongest where there are more."""
    series = series_of(lesson)
    found = sorted(_candidates(series), key=lambda pair: (-pair[1].strength, pair[0]))
    kept: list[Moment] = []
    for t, change in found:
        near = next((index for index, one in enumerate(kept) if abs(one.t - t) < APART_S), None)
        if near is None:
            if len(kept) < MOST:
                kept.append(Moment(float(t), (change,), _marker(lesson.marks, t)))
        elif change.what not in {one.what for one in kept[near].changes}:
            kept[near] = replace(kept[near], changes=(*kept[near].changes, change))
    return sorted(kept, key=lambda moment: moment.t)


def _candidates(series: Series) -> Iterator[tuple[int, Change]]:
    half = series.half
    margin = np.hypot(_before(half), _after(half))
    yield from _extremes("valence", series.valence, np.maximum(margin, LEAST_VALENCE), falls=True)
    for name, pressed in series.buttons.items():
        margin = 1.96 * np.sqrt(_before(pressed) + _after(pressed))
        yield from _extremes(name, pressed, np.maximum(margin, LEAST_PRESSES), falls=False)


def _extremes(
    what: str, values: Floats, margin: Floats, falls: bool
) -> Iterator[tuple[int, Change]]:
    """The seconds at which a change is the strongest of the minute around it, and beyond 1."""
    before, after = _before(values), _after(values)
    moved = (after - before) / margin
    strength = np.nan_to_num(np.abs(moved) if falls else moved)
    around = np.pad(strength, APART_S)
    if not strength.size:
        return
    highest = sliding_window_view(around, 2 * APART_S + 1).max(axis=1)
    for t in np.flatnonzero((strength >= 1.0) & (strength == highest)):
        lasted, lasting = _lasted(after, int(t), float(before[t]))
        yield (
            int(t),
            Change(what, float(before[t]), float(after[t]), float(margin[t]), lasted, lasting),
        )


def _lasted(after: Floats, t: int, before: float) -> tuple[float, bool]:
    """Seconds until half of a change was undone, and whether it was not undone while one knew."""
    ahead = after[t:]
    unknown = np.flatnonzero(~np.isfinite(ahead))
    known = ahead[: unknown[0]] if unknown.size else ahead
    undone = np.flatnonzero(np.abs(known - before) < abs(known[0] - before) / 2)
    if not undone.size:
        return float(min(len(known) + AFTER_S // 2, len(ahead))), True
    # The mean of the 30 s ahead is half way back 15 s before the values are.
    return float(undone[0] + AFTER_S // 2), False


def _before(values: Floats) -> Floats:
    return _means(values, -BEFORE_S, 0)


def _after(values: Floats) -> Floats:
    return _means(values, 0, AFTER_S)


def _means(values: Floats, start: int, stop: int) -> Floats:
    """The mean of `values[t + start : t + stop]` for each `t`; NaN where less than half is known."""
    n = len(values)
    sums = np.concatenate(([0.0], np.cumsum(np.nan_to_num(values))))
    counts = np.concatenate(([0], np.cumsum(np.isfinite(values))))
    low, high = (np.clip(np.arange(n) + edge, 0, n) for edge in (start, stop))
    known = counts[high] - counts[low]
    enough = known * 2 >= stop - start
    return np.where(enough, (sums[high] - sums[low]) / np.maximum(known, 1), np.nan)


def _marker(marks: list[Mark], t: float) -> Mark | None:
    return max(
        (mark for mark in marks if mark.t <= t + SHARP_S), key=lambda mark: mark.t, default=None
    )
