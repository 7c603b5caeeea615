"""The rhythm of a server's classes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaceOptions:
    """How often pulses are made, and when sources are asked to send less.

    Attributes:
        tick_s: seconds between looks at the classes; what came in between is shown together. Where
            sources were asked to send less, looks are as much rarer.
        most_s: longest that looks may hold up everything else, seconds.
        late_s: how late a round of looks may end, in a running mean over about ten rounds, before
            sources are asked for half as much.
        calm_s: seconds in time after which they are asked for twice as much again.
        slowest_s: longest time between a source's messages that is asked for.
    """

    tick_s: float = 0.2
    most_s: float = 0.02
    late_s: float = 0.25
    calm_s: float = 60.0
    slowest_s: float = 8.0
