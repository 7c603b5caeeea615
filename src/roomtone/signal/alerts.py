"""Tell the teacher of a lasting change: rarely, with a move to make, and only while it lasts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from roomtone.signal.changes import Change, ChangeDetector
from roomtone.types import Alert, Second

_TEXTS = {
    "lower": "The class has looked more negative for a while. A pause, a question or a recap?",
    "higher": "The class looks more positive. A good moment to go on.",
    "lost": "Many students are lost. Go back a step, or ask where they lost the thread?",
    "too_fast": "Many students find this too fast. Slow down, or recap?",
    "too_slow": "Many students find this too slow. Move on, or set an exercise?",
}
#: What alerts are about.
ALERT_KINDS = tuple(_TEXTS)
_TOPICS = {kind: "mood" if kind in ("lower", "higher") else "feedback" for kind in _TEXTS}
#: Seconds without a signal after which an alert about mood ends.
_SILENT_S = 5.0
#: Seconds after which a change of mood is no news.
_RECENT_S = 60.0

#: Whether changes are looked for: `early` (too little is known), `resting` (one was told lately).
Watching = Literal["yes", "early", "resting", "off"]


@dataclass(frozen=True)
class AlertOptions:
    """When the teacher is told of a change.

    Attributes:
        change: how far valence must have moved, on its scale of -1 to 1.
        feedback_share: share of the people joined who stand by one answer, 0 to 1.
        rest_s: least seconds between two alerts about mood, and between two about feedback; 0
            switches alerts off.
        shown_s: seconds after which an alert ends at the latest.
    """

    change: float = 0.2
    feedback_share: float = 0.3
    rest_s: float = 180.0
    shown_s: float = 60.0


class Alerts:
    """`update(second, detector)` returns the alerts that began or ended; `reset()` forgets.

    Mood and feedback rest apart: an alert about one never holds back one about the other.
    """

    def __init__(self, options: AlertOptions | None = None) -> None:
        self.options = options or AlertOptions()
        self.reset()

    def reset(self) -> None:
        """Forget what was told."""
        self._current: dict[str, Alert] = {}
        self._raised_at: dict[str, float] = {}
        self._heard_at = -math.inf

    @property
    def current(self) -> Alert | None:
        """The alert that stands now; one about feedback goes first."""
        return self._current.get("feedback") or self._current.get("mood")

    def update(self, second: Second, detector: ChangeDetector) -> list[Alert]:
        """Take the next second, after the detector took it.

        Args:
            second: of the class.
            detector: knows the changes that hold now, and the trend.
        """
        t = second.signal.t
        if second.signal.valence is not None:
            self._heard_at = t
        raised = []
        for topic, alert in list(self._current.items()):
            if self._is_over(alert, t, detector):
                del self._current[topic]
                raised.append(replace(alert, ended_at=t))
        for change in sorted(detector.holding, key=lambda one: -one.strength):
            kind = self._kind(change, second, detector)
            if kind and self.watching(t, _TOPICS[kind]) == "yes":
                alert = self._current[_TOPICS[kind]] = Alert(t, kind, _TEXTS[kind])
                self._raised_at[kind] = t
                raised.append(alert)
        return raised

    def watching(self, t: float, topic: str, ready: bool = True) -> Watching:
        """Whether a lasting change at `t` would be told, or why not.

        Args:
            t: seconds since the class began.
            topic: `mood` or `feedback`.
            ready: whether enough is known.
        """
        if not self.options.rest_s:
            return "off"
        if t < self.resting_until(topic):
            return "resting"
        return "yes" if ready else "early"

    def resting_until(self, topic: str) -> float:
        """Until when the next alert waits, seconds since the class began."""
        raised = [t for kind, t in self._raised_at.items() if _TOPICS[kind] == topic]
        return max(raised, default=-math.inf) + self.options.rest_s

    def _kind(self, change: Change, second: Second, detector: ChangeDetector) -> str | None:
        """What kind of alert a change that holds is worth now, if any."""
        t = second.signal.t
        if change.what != "valence":
            now = second.feedback.get(change.what, 0)
            many = now >= self.options.feedback_share * second.joined
            new = change.t > self._raised_at.get(change.what, -math.inf)
            return change.what if change.what in _TEXTS and many and new else None
        kind = "higher" if change.up else "lower"
        large = abs(change.after - change.before) >= self.options.change
        new = change.t > self._raised_at.get(kind, -math.inf) and t - change.t <= _RECENT_S
        against = detector.trend == ("falling" if change.up else "rising")
        return kind if large and new and not against and t == self._heard_at else None

    def _is_over(self, alert: Alert, t: float, detector: ChangeDetector) -> bool:
        if t - alert.t >= self.options.shown_s or not self.options.rest_s:
            return True
        if _TOPICS[alert.kind] == "feedback":
            return all(one.what != alert.kind for one in detector.holding)
        up = alert.kind == "higher"
        against = detector.trend == ("falling" if up else "rising")
        holds = any(one.what == "valence" and one.up == up for one in detector.holding)
        return against or not holds or t - self._heard_at > _SILENT_S
