"""The moments of change in a class that are worth looking at: few, lasting, beyond the band.

For every second the mean valence of the 30 s from it on is compared with that of the 60 s before
it; of a button, the presses of the minute after with those of the minute before. How strong a
change is, is measured in its own 95 % margin:

- valence: the margin is half of the wider of both stretches' mean bands, so that each mean lies
  beyond the other's band; each third of the 30 s has to have moved as far, so that a short dip is
  no moment. The band of a mean over seconds is taken to be as wide as that of one second, since
  the same people are seen in all of them, which errs towards saying nothing. A change of less
  than 0.12, the width of the live page's word "even" to each side, is never a moment.
- a button: a press stands for a minute, so those that stand at `t` were pressed in the minute
  before it, and those at `t + 60` in the minute after. For two counts of Poisson's law the margin
  is 1.96 * sqrt(before + after). Only more presses count, not fewer. The moment is not `t` but
  when a quarter of the presses had come.

Kept are local extremes of a strength of 1 or more, those of one kind at least 60 s apart. What else
changed within 30 s of a stronger change, with no marker in between, belongs to the same moment. A
slow drift is none, and nothing here knows why something changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from roomtone.recap.series import Floats, Series, series_of
from roomtone.store.records import ClassHistory
from roomtone.types import Marker

BEFORE_S, AFTER_S, THIRD_S, APART_S = 60, 30, 10, 60
#: What lies closer together, with no marker in between, is one moment.
TOGETHER_S = 30
#: For how long a press stands in a class by default (`roomtone.live.options.ClassOptions.press_s`).
PRESS_S = 60
MOST = 5
#: Least change of valence, and least rise of a button, that can be a moment.
LEAST_VALENCE, LEAST_PRESSES = 0.12, 3.0
#: From this many margins on a change is called clear: beyond 1.41, the margin of a difference of
#: two means whose errors have nothing to do with each other.
CLEAR = 1.5
_PARTS = ((-BEFORE_S, 0), (0, AFTER_S))
#: A change cannot be placed more sharply than this, so a marker may come as much after it.
SHARP_S = 10.0


@dataclass(frozen=True)
class Change:
    """One thing that changed.

    Attributes:
        what: `valence` or one of `FEEDBACK`.
        before: the minute before: mean valence, -1 to 1, or people who pressed.
        after: mean valence of the 30 s after, or people who pressed in the minute after.
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
    marker: Marker | None


def strongest(found: Sequence[Moment]) -> list[Moment]:
    """At most `MOST` of some moments, in order of time.

    The strongest, but of changes of the same kind after markers of the same name one first.
    """
    ranked = sorted(found, key=lambda moment: -moment.changes[0].strength)
    seen: set[tuple[str, bool, str]] = set()
    repeated: list[Moment] = []
    kept: list[Moment] = []
    for moment in ranked:
        top, name = moment.changes[0], moment.marker.text if moment.marker else ""
        kind = (top.what, top.after > top.before, name)
        (repeated if kind in seen else kept).append(moment)
        seen.add(kind)
    return sorted([*kept, *repeated][:MOST], key=lambda moment: moment.t)


def moments(lesson: ClassHistory) -> list[Moment]:
    """All moments of a class, in order of time."""
    series = series_of(lesson)
    found = sorted(_candidates(series), key=lambda pair: (-pair[1].strength, pair[0]))
    kept: list[Moment] = []
    placed: list[tuple[str, int]] = []
    for t, change in found:
        if any(what == change.what and abs(at - t) < APART_S for what, at in placed):
            continue
        marker = _marker(lesson.markers, t)
        near = next(
            (
                index
                for index, one in enumerate(kept)
                if abs(one.t - t) <= TOGETHER_S and one.marker == marker
            ),
            None,
        )
        if near is not None:
            kept[near] = replace(kept[near], changes=(*kept[near].changes, change))
        else:
            kept.append(Moment(float(t), (change,), marker))
        placed.append((change.what, t))
    return sorted(kept, key=lambda moment: moment.t)


def compared(series: Series) -> tuple[int, int] | None:
    """The first and the last second at which a change would have been seen, if there is any.

    At both ends of a class, and around gaps, there is too little before or after to compare. Of a
    class whose expressions cannot be compared anywhere, it tells where its presses can.
    """
    before, after = (_means(series.valence, *part) for part in _PARTS)
    able = np.isfinite(before) & np.isfinite(after)
    if not able.any():
        for pressed in series.feedback.values():
            able |= np.isfinite(pressed) & np.isfinite(_minute_after(pressed))
    where = np.flatnonzero(able)
    return (int(where[0]), int(where[-1])) if where.size else None


def _candidates(series: Series) -> Iterator[tuple[int, Change]]:
    before, after = (_means(series.valence, *part) for part in _PARTS)
    margin = np.maximum(*(_means(series.half, *part) for part in _PARTS))
    margin = np.maximum(margin, LEAST_VALENCE)
    thirds = [
        _means(series.valence, start, start + THIRD_S) for start in range(0, AFTER_S, THIRD_S)
    ]
    moved = np.maximum(np.min(thirds, axis=0) - before, before - np.max(thirds, axis=0))
    for t in _peaks(moved / margin):
        figures = (float(before[t]), float(after[t]), float(margin[t]))
        # A look ahead is half way back when the middle of what it sees is.
        yield t, Change("valence", *figures, *_lasted(after[t:], *figures[:2], AFTER_S // 2))
    for name, pressed in series.feedback.items():
        after = _minute_after(pressed)
        margin = np.maximum(1.96 * np.sqrt(pressed + after), LEAST_PRESSES)
        for t in _peaks((after - pressed) / margin):
            figures = (float(pressed[t]), float(after[t]), float(margin[t]))
            began, top = _surge(pressed, t), t + PRESS_S
            yield began, Change(name, *figures, *_lasted(pressed[top:], *figures[:2], top - began))


def _minute_after(pressed: Floats) -> Floats:
    later: Floats = np.concatenate((pressed, np.full(PRESS_S, np.nan)))[PRESS_S:]
    return later


def _peaks(strength: Floats) -> list[int]:
    """The seconds at which a change is the strongest of the minute around it, and beyond 1.

    Where it stays as strong for a while, the last of these.
    """
    known = np.nan_to_num(strength)
    if not known.size:
        return []
    around = sliding_window_view(np.pad(known, APART_S), 2 * APART_S + 1)
    strongest = (known >= 1.0) & (known == around.max(axis=1))
    last = np.flatnonzero(strongest & ~np.append(strongest[1:], False))
    return [int(t) for t in last]


def _surge(pressed: Floats, t: int) -> int:
    """The second by which a quarter of the presses of the minute after `t` had come."""
    came = np.cumsum(np.clip(np.nan_to_num(np.diff(pressed[t : t + PRESS_S + 1])), 0, None))
    return t + 1 + int(np.argmax(came >= came[-1] / 4))


def _lasted(values: Floats, before: float, after: float, lead_s: int) -> tuple[float, bool]:
    """Seconds until half of a change was undone, and whether it was not undone while one knew.

    `values` begin with the changed one, `lead_s` after the change.
    """
    unknown = np.flatnonzero(~np.isfinite(values))
    known = values[: unknown[0]] if unknown.size else values
    undone = np.flatnonzero(np.abs(known - before) < abs(after - before) / 2)
    last = undone[0] if undone.size else len(known)
    return float(last + lead_s), not undone.size


def _means(values: Floats, start: int, stop: int) -> Floats:
    """The mean of `values[t + start : t + stop]` for each `t`; NaN with less than half known."""
    n = len(values)
    sums = np.concatenate(([0.0], np.cumsum(np.nan_to_num(values))))
    counts = np.concatenate(([0], np.cumsum(np.isfinite(values))))
    low, high = (np.clip(np.arange(n) + edge, 0, n) for edge in (start, stop))
    known = counts[high] - counts[low]
    enough = known * 2 >= stop - start
    return np.where(enough, (sums[high] - sums[low]) / np.maximum(known, 1), np.nan)


def _marker(marks: list[Marker], t: float) -> Marker | None:
    return max(
        (mark for mark in marks if mark.t <= t + SHARP_S), key=lambda mark: mark.t, default=None
    )
