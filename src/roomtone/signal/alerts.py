"""Tell the teacher of a lasting change of the class: rarely, and with a move to make.

Valence is compared between the last `sustained_s` and the `baseline_s` before; it counts as changed
when every second of the last stretch lies beyond the baseline's mean by more than `change`.
Buttons count when the share of people who stand by one, three at least, is `pressed` or more for
`sustained_s`.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Literal

from roomtone.types import Signal

_WORDS = {
    "lower": "The class has looked less at ease for a while. A pause, a question or a recap?",
    "higher": "The class has brightened. A good moment to go on.",
    "lost": "Many press “lost”. Go back a step, or ask where it broke?",
    "too_fast": "Many press “too fast”. Slow down, or recap?",
    "too_slow": "Many press “too slow”. Move on, or set an exercise?",
}


#: Seconds that may be missing at the beginning of a lasting change.
_SLACK_S = 3.0
#: Fewer presses than these are not many, whatever their share.
_FEW = 3

#: Whether changes are looked for: `early` (too little is known), `resting` (one was told lately).
Watching = Literal["yes", "early", "resting", "off"]


@dataclass(frozen=True)
class AlertOptions:
    """When the class is worth a word.

    Attributes:
        sustained_s: seconds that a change must last.
        baseline_s: seconds before it that it is compared with, at most.
        change: how far valence must have moved, on its scale of -1 to 1.
        pressed: share of the people joined who stand by one button, 0 to 1.
        apart_s: least seconds between two alerts; 0 switches alerts off.
    """

    sustained_s: float = 20.0
    baseline_s: float = 120.0
    change: float = 0.2
    pressed: float = 0.3
    apart_s: float = 180.0


@dataclass(frozen=True)
class Change:
    """What changed, and what a teacher might do.

    Attributes:
        t: seconds since the class began.
        kind: `lower`, `higher`, `lost`, `too_fast` or `too_slow`.
        words: for the teacher; about the class, never about a person.
    """

    t: float
    kind: str
    words: str


class Alerts:
    """`update(signal, presses, joined)` returns a change to tell of, or None; `reset()` forgets."""

    def __init__(self, options: AlertOptions | None = None) -> None:
        self.options = options or AlertOptions()
        self._valences: deque[tuple[float, float]] = deque()
        self._told: float | None = None
        self._pressed_since: dict[str, float] = {}

    def update(self, signal: Signal, presses: dict[str, int], joined: int) -> Change | None:
        """Take one signal a second, in order.

        Args:
            signal: the class at `signal.t`; one that says nothing counts as a gap.
            presses: people who stand by each button.
            joined: people who could have pressed one.
        """
        options = self.options
        if signal.valence is not None:
            self._valences.append((signal.t, signal.valence))
        kept = options.sustained_s + options.baseline_s
        while self._valences and signal.t - self._valences[0][0] > kept:
            self._valences.popleft()
        pressed = self._pressed(signal.t, presses, joined)
        if self.watching(signal.t) in ("off", "resting"):
            return None
        kind = pressed or self._moved(signal.t)
        if kind is None:
            return None
        self._told = signal.t
        return Change(signal.t, kind, _WORDS[kind])

    def watching(self, t: float) -> Watching:
        """Whether a lasting change of valence that ended at `t` would be told, or why not."""
        if not self.options.apart_s:
            return "off"
        if self._told is not None and t - self._told < self.options.apart_s:
            return "resting"
        return "yes" if self._stretches(t) else "early"

    def reset(self) -> None:
        """Forget what was seen and told."""
        self._valences.clear()
        self._pressed_since.clear()
        self._told = None

    def _since(self, since: float) -> float:
        """Seconds from a moment to the first signal after it."""
        return min((at for at, _ in self._valences if at > since), default=math.inf) - since

    def _pressed(self, t: float, presses: dict[str, int], joined: int) -> str | None:
        """The button by which the most have stood for as long as a change must last."""
        for kind in ("lost", "too_fast", "too_slow"):
            count = presses.get(kind, 0)
            if count < _FEW or count < self.options.pressed * joined:
                self._pressed_since.pop(kind, None)
            else:
                self._pressed_since.setdefault(kind, t)
        lasting = [
            kind
            for kind, since in self._pressed_since.items()
            if t - since >= self.options.sustained_s
        ]
        return max(lasting, key=presses.__getitem__, default=None)

    def _stretches(self, t: float) -> tuple[list[float], list[float]] | None:
        """Valence before and during the last `sustained_s`; None where too little is known."""
        since = t - self.options.sustained_s
        late = [valence for at, valence in self._valences if at > since]
        early = [valence for at, valence in self._valences if at <= since]
        # Both stretches must be mostly there: half of the last one, and as much before; and the
        # last one from its beginning, or a change after a gap would seem to have lasted.
        enough = self.options.sustained_s / 2
        if len(late) < enough or len(early) < enough or self._since(since) > _SLACK_S:
            return None
        return early, late

    def _moved(self, t: float) -> str | None:
        stretches = self._stretches(t)
        if stretches is None:
            return None
        early, late = stretches
        base = sum(early) / len(early)
        if max(late) < base - self.options.change:
            return "lower"
        return "higher" if min(late) > base + self.options.change else None
