"""The moments of a class that are worth a look: the changes of `roomtone.signal.changes`, grouped.

What changed within 30 s of a stronger change, with no marker in between, is the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roomtone.signal.changes import Change, ChangeDetector
from roomtone.store.records import ClassHistory
from roomtone.types import Marker, Second

#: What lies closer together, with no marker in between, is one moment, seconds.
TOGETHER_S = 30.0
#: A change cannot be placed more sharply than this, so a marker may come as much after it, seconds.
SHARP_S = 10.0
#: Most moments that are shown.
SHOWN = 5


@dataclass(frozen=True)
class Moment:
    """A moment worth a look.

    Attributes:
        t: seconds since the class began.
        changes: what changed, the strongest first; never empty.
        marker: the last marker before it, if any.
    """

    t: float
    changes: tuple[Change, ...]
    marker: Marker | None


def moments(history: ClassHistory) -> list[Moment]:
    """All moments of a class, in order of time."""
    return group_changes(detect(history.seconds)[0], history.markers)


def detect(seconds: Sequence[Second]) -> tuple[list[Change], tuple[float, float] | None]:
    """All changes, and the first and last second at which one of mood would have been seen.

    Of a class without any data on mood, the seconds at which one of feedback would have been.
    """
    detector = ChangeDetector()
    found, ready = [], []
    for second in seconds:
        found += detector.update(second)
        if detector.ready:
            ready.append(second.signal.t)
    mood = any(second.signal.enough for second in seconds)
    compared = ((ready[0], ready[-1]) if ready else None) if mood else detector.compared
    return [*found, *detector.finish()], compared


def group_changes(found: Sequence[Change], markers: Sequence[Marker]) -> list[Moment]:
    """Changes as moments, in order of time."""
    together: list[Moment] = []
    for change in sorted(found, key=lambda one: (-one.strength, one.t)):
        before = [marker for marker in markers if marker.t <= change.t + SHARP_S]
        marker = max(before, key=lambda one: one.t, default=None)
        for index, one in enumerate(together):
            if abs(one.t - change.t) <= TOGETHER_S and one.marker == marker:
                together[index] = replace(one, changes=(*one.changes, change))
                break
        else:
            together.append(Moment(change.t, (change,), marker))
    return sorted(together, key=lambda one: one.t)


def strongest(found: Sequence[Moment]) -> list[Moment]:
    """At most `SHOWN` of some moments, in order of time.

    The strongest, but of changes of the same kind after markers of the same name one first.
    """
    seen: set[tuple[str, bool, str]] = set()
    first: list[Moment] = []
    repeated: list[Moment] = []
    for moment in sorted(found, key=lambda one: -one.changes[0].strength):
        top, name = moment.changes[0], moment.marker.text if moment.marker else ""
        kind = (top.what, top.up, name)
        (repeated if kind in seen else first).append(moment)
        seen.add(kind)
    return sorted([*first, *repeated][:SHOWN], key=lambda one: one.t)
