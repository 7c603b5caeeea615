"""Lasting changes of a class, found while it runs; the recap runs the same detector afterwards.

Mood: the last 20 s are compared with the median of the minute before them. Nearly all of these
seconds have to have moved the same way, beyond the margin, so that a short dip is no change. The
margin is half of the wider of both stretches' mean 95 % bands, and at least 0.12, the width of
"neutral" to each side. The band of a mean over seconds is taken to be as wide as that of one
second, since the same people are seen in all of them, which errs towards saying nothing.

Feedback: a press stands for a minute, so the people who stand by an answer now pressed it in the
last minute, and those of a minute ago in the minute before. The margin for two counts of Poisson's
law is 1.96 * sqrt(before + after); three people in ten are enough in any case, if they are three
at least. Only more presses count, not fewer.

A slow drift is no change, and nothing here knows why something changed.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from statistics import median
from typing import Literal

from roomtone.labels import FEEDBACK
from roomtone.types import Second

#: How valence moves just now.
Trend = Literal["steady", "rising", "falling"]

#: A change of this many margins is called clear: beyond 1.41, the margin of a difference of two
#: means whose errors have nothing to do with each other.
CLEAR = 1.5
#: Share of the window's seconds that has to have moved.
_MOST = 0.85


@dataclass(frozen=True)
class ChangeOptions:
    """What counts as a lasting change.

    Attributes:
        window_s: seconds that a change of mood must last.
        baseline_s: seconds before it that it is compared with.
        min_valence: smallest change of valence, on its scale of -1 to 1.
        min_rise: fewest more people by which feedback must rise.
        share: share of those joined who are enough in any case, 0 to 1.
        unknown_s: seconds without a signal after which a change is no longer followed.
        trend_s: seconds that the trend compares with the 30 s before them.
        min_trend: smallest difference of valence that is called rising or falling.
    """

    window_s: int = 20
    baseline_s: int = 60
    min_valence: float = 0.12
    min_rise: int = 3
    share: float = 0.3
    unknown_s: int = 20
    trend_s: int = 5
    min_trend: float = 0.08


@dataclass(frozen=True)
class Change:
    """One lasting change.

    Attributes:
        what: `valence` or one of `FEEDBACK`.
        t: when it began, seconds since the class began.
        before: the minute before: median valence, -1 to 1, or people who pressed.
        after: mean valence of the 20 s after it, or people who pressed within a minute.
        margin: the 95 % margin of the difference, in the same unit.
        until: until when it was seen to hold, seconds since the class began.
        undone: whether half of it was undone by then; else it held as long as one could see.
    """

    what: str
    t: float
    before: float
    after: float
    margin: float
    until: float
    undone: bool = False

    @property
    def strength(self) -> float:
        """The difference in margins, 1 or more."""
        return abs(self.after - self.before) / self.margin

    @property
    def clear(self) -> bool:
        """Whether it is far beyond the margin; else it is likely."""
        return self.strength >= CLEAR

    @property
    def up(self) -> bool:
        """Whether it went up."""
        return self.after > self.before

    @property
    def lasted_s(self) -> float:
        """Seconds for which it was seen to hold."""
        return self.until - self.t


@dataclass(frozen=True)
class _Point:
    t: float
    valence: float
    half: float


class ChangeDetector:
    """`update(second)` returns the changes that ended; `holding` are those that still hold.

    Seconds come in order of time, one a second; missing ones are gaps. `reset()` forgets all.
    """

    def __init__(self, options: ChangeOptions | None = None) -> None:
        self.options = options or ChangeOptions()
        self.reset()

    def reset(self) -> None:
        """Forget what was seen."""
        self._points: deque[_Point] = deque()
        self._feedback: deque[tuple[float, dict[str, int]]] = deque()
        self._holding: dict[str, Change] = {}
        self._base_since = -math.inf
        self._grows_until = -math.inf
        self._undone_at: dict[str, float] = {}
        #: How valence moves just now; None where too little is known.
        self.trend: Trend | None = None
        #: Whether a lasting change of mood that ended at the last second would have been seen.
        self.ready = False
        #: The first and the last second at which a change would have been seen, if there is any.
        self.compared: tuple[float, float] | None = None

    @property
    def holding(self) -> tuple[Change, ...]:
        """The changes that hold now, at most one of each kind."""
        return tuple(self._holding.values())

    def update(self, second: Second) -> list[Change]:
        """Take the next second; returns the changes that ended with it."""
        t, options = second.signal.t, self.options
        if (valence := second.signal.valence) is not None:
            low, high = second.signal.valence_band or (valence, valence)
            self._points.append(_Point(t, valence, (high - low) / 2))
        while self._points and t - self._points[0].t >= options.window_s + options.baseline_s:
            self._points.popleft()
        self._feedback.append((t, second.feedback))
        while len(self._feedback) > 1 and t - self._feedback[1][0] >= 60:
            self._feedback.popleft()  # the first is a minute old, or the class is younger
        self.trend = self._moving(t)
        ended = self._update_mood(t)
        for name in FEEDBACK:
            ended += self._update_feedback(name, t, second)
        if self.ready or second.feedback:
            self.compared = (self.compared[0] if self.compared else t, t)
        return ended

    def finish(self) -> list[Change]:
        """The class is over: the changes that held to its end."""
        ended = list(self._holding.values())
        self._holding = {}
        return ended

    def _update_mood(self, t: float) -> list[Change]:
        ended = []
        current = self._holding.get("valence")
        if current and (over := self._is_over(current, t)):
            ended.append(current if over == "unknown" else replace(current, until=t, undone=True))
            del self._holding["valence"]
            self._base_since, current = max(self._base_since, current.t), None
        grows = current is not None and t <= self._grows_until
        if current and not grows:
            self._base_since = max(self._base_since, current.t)
        if current and self._points[-1].t == t:
            self._holding["valence"] = replace(current, until=t)
        found = self._moved(t)
        self.ready = found is not None
        if found is None or found.strength < 1:
            return ended
        if current and grows:
            if found.up == current.up and found.strength > current.strength:
                self._holding["valence"] = replace(found, t=current.t)  # it began no later
            return ended
        if current:
            ended.append(current)
        self._holding["valence"] = found
        self._grows_until = t + self.options.window_s
        return ended

    def _is_over(self, current: Change, t: float) -> Literal["undone", "unknown"] | None:
        if not self._points or t - self._points[-1].t >= self.options.unknown_s:
            return "unknown"
        now = self._mean(t - self.options.window_s / 2, t)
        if now is None or t - current.t < self.options.window_s:
            return None
        sign = 1 if current.up else -1
        left = sign * (now[0] - current.before)
        return "undone" if left < abs(current.after - current.before) / 2 else None

    def _moved(self, t: float) -> Change | None:
        """How mood moved in the last `window_s`; None where too little is known to tell.

        Where too few of these seconds have moved beyond the margin, it has not moved at all.
        """
        options = self.options
        start, enough = t - options.window_s, _MOST * options.window_s
        since = max(start - options.baseline_s, self._base_since)
        base = self._mean(since, start, options.baseline_s / 2)
        after = self._mean(start, t, enough)
        if base is None or after is None:
            return None
        margin = max(options.min_valence, base[1], after[1])
        before = median(one.valence for one in self._points if since < one.t <= start)
        recent = [one for one in self._points if one.t > start]
        moved = [one.valence - before for one in recent]
        up, down = (sum(sign * one >= margin for one in moved) for sign in (1, -1))
        if max(up, down) < enough:
            return Change("valence", start, before, before, margin, t)
        # It began where the seconds from there on lie furthest beyond its half.
        sign, half = (1 if up > down else -1), abs(after[0] - before) / 2
        beyond = list(accumulate(sign * one - half for one in reversed(moved)))
        began = recent[len(recent) - 1 - beyond.index(max(beyond))].t
        return Change("valence", began, before, after[0], margin, t)

    def _moving(self, t: float) -> Trend | None:
        late = self._mean(t - self.options.trend_s, t, 3)
        early = self._mean(t - self.options.trend_s - 30, t - self.options.trend_s, 10)
        if late is None or early is None:
            return None
        moved = late[0] - early[0]
        need = self.options.min_trend * (0.6 if self.trend in ("rising", "falling") else 1.0)
        if abs(moved) < need:
            return "steady"
        return "rising" if moved > 0 else "falling"

    def _mean(
        self, after: float, until: float, min_points: float = 5
    ) -> tuple[float, float] | None:
        """Mean valence and half band over `after < t <= until`; None with too few seconds."""
        points = [one for one in self._points if after < one.t <= until]
        if len(points) < max(min_points, 1):
            return None
        n = len(points)
        return sum(one.valence for one in points) / n, sum(one.half for one in points) / n

    def _update_feedback(self, name: str, t: float, second: Second) -> list[Change]:
        current, now = self._holding.get(name), second.feedback.get(name)
        if current:
            over = now is None or now < (current.before + current.after) / 2
            if over:
                del self._holding[name]
                self._undone_at[name] = t
                return [replace(current, until=t, undone=True)]
            after = max(current.after, float(now or 0))
            margin = current.margin
            if after > current.after:
                margin = self._margin(current.before, after, second.joined)
            self._holding[name] = replace(current, after=after, margin=margin, until=t)
            return []
        if now is None:
            return []
        counts = [(at, float(one.get(name) or 0)) for at, one in self._feedback]
        before = counts[0][1] if t - counts[0][0] >= 60 else 0.0
        undone_at = self._undone_at.get(name, -math.inf)
        if undone_at > counts[0][0]:  # what is left of a change is none of its own
            before = min(count for at, count in counts if at >= undone_at)
        margin = self._margin(before, now, second.joined)
        if now - before >= margin:
            came = before + (now - before) / 4
            rise = takewhile(lambda one: one[1] >= came, reversed(counts))
            began = min(at for at, _ in rise)
            self._holding[name] = Change(name, began, before, float(now), margin, t)
        return []

    def _margin(self, before: float, after: float, joined: int) -> float:
        options = self.options
        enough = options.share * joined if joined else math.inf
        return max(options.min_rise, min(1.96 * math.sqrt(before + after), enough))


def changes(
    seconds: Iterable[Second], options: ChangeOptions | None = None
) -> tuple[list[Change], tuple[float, float] | None]:
    """All changes of a class in order of time, and between which seconds some would have been seen.

    It runs the detector of the live class, so that both say the same.
    """
    detector = ChangeDetector(options)
    found: list[Change] = []
    for second in seconds:
        found += detector.update(second)
    return sorted([*found, *detector.finish()], key=lambda one: one.t), detector.compared
