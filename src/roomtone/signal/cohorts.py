"""Who is counted together, so that nobody's coming or going can be read off the class signal.

Two means over groups that differ by one person tell of that person. So the group that is counted
changes only by several people at a time: those who come wait until enough wait; when somebody goes,
others, chosen at random, pause with them. Where that leaves too few, nothing is said for a while.

What it does not protect from: an observer who knows the readings of all others, and what can be
guessed from many signals over minutes.
"""

from __future__ import annotations

import math
import random
import secrets
from collections import deque
from collections.abc import Set
from dataclasses import dataclass

Group = frozenset[int]


@dataclass(frozen=True)
class CohortState:
    """Which groups were shown lately: what another process needs to go on with a cohort.

    Attributes:
        group: who is counted together.
        shown: the groups shown within `settle_s`, and when, seconds.
        pauses_until: until when nothing is said; None for no pause.
        waited_s: how long people have waited.
        last_t: when that was counted last; None for never.
    """

    group: Group
    shown: tuple[tuple[float, Group], ...]
    pauses_until: float | None
    waited_s: float
    last_t: float | None


@dataclass(frozen=True)
class CohortOptions:
    """How a group may change.

    Attributes:
        min_group_size: fewest people counted together.
        min_change: fewest people by which two groups shown within `settle_s` may differ; 1 lets
            everyone come and go at once.
        settle_s: seconds that must lie between two groups which differ by fewer people.
        max_wait_s: how long people may wait: the share of them who wait, summed over seconds. Then
            nothing is said for `settle_s`, after which everyone is counted again.
        seed: of who pauses, for recordings, which then give the same signal each time; None for a
            choice that nobody can foresee.
    """

    min_group_size: int = 5
    min_change: int = 3
    settle_s: float = 20.0
    max_wait_s: float = 15.0
    seed: int | None = None


class Cohort:
    """`update(people, t)` returns the group to count, or None; `reset()` forgets all groups.

    >>> cohort = Cohort(CohortOptions(min_group_size=3, min_change=2))
    >>> sorted(cohort.update({1, 2, 3}, t=0.0))
    [1, 2, 3]
    >>> sorted(cohort.update({1, 2, 3, 4}, t=1.0))  # one who comes waits
    [1, 2, 3]
    >>> sorted(cohort.update({1, 2, 3, 4, 5}, t=2.0))  # two come in together
    [1, 2, 3, 4, 5]
    """

    def __init__(self, options: CohortOptions | None = None) -> None:
        self.options = options or CohortOptions()
        self._group: Group = frozenset()
        self._shown: deque[tuple[float, Group]] = deque()
        self._pauses_until = -math.inf
        self._waited_s, self._last_t = 0.0, -math.inf
        self._random = new_random(self.options.seed)

    def update(self, people: Set[int], t: float) -> Group | None:
        """The group to count at `t`, seconds, out of the people whose readings are good.

        A `t` before the last one begins anew.
        """
        if self._shown and t < self._shown[-1][0]:
            self.reset()
        while self._shown and t - self._shown[0][0] > self.options.settle_s:
            self._shown.popleft()
        if t < self._pauses_until:
            return None
        for group in self._choices(frozenset(people)):
            if len(group) >= self.options.min_group_size and self._may_follow(group):
                self._group = group
                self._note(group, t)
                self._count_waiting(people, t)
                return group
        return None

    def pause_after(self, t: float) -> None:
        """Groups that are not known were shown until `t`: show none until they no longer count."""
        self._pauses_until = t + self.options.settle_s

    @property
    def state(self) -> CohortState:
        """What another process needs to go on."""
        pauses_until = self._pauses_until if math.isfinite(self._pauses_until) else None
        last_t = self._last_t if math.isfinite(self._last_t) else None
        return CohortState(self._group, tuple(self._shown), pauses_until, self._waited_s, last_t)

    def restore(self, state: CohortState) -> None:
        """Go on where another process was."""
        self._group, self._shown = state.group, deque(state.shown)
        self._pauses_until = -math.inf if state.pauses_until is None else state.pauses_until
        self._waited_s = state.waited_s
        self._last_t = -math.inf if state.last_t is None else state.last_t

    def reset(self) -> None:
        """Forget all groups."""
        self._group = frozenset()
        self._shown.clear()

    def _count_waiting(self, people: Set[int], t: float) -> None:
        waiting = len(people - self._group)
        passed = min(t - self._last_t, self.options.settle_s)
        self._waited_s = self._waited_s + passed * waiting / len(people) if waiting else 0.0
        self._last_t = t
        if self._waited_s >= self.options.max_wait_s:
            self.pause_after(t + 1.0)
            self._waited_s = 0.0

    def _choices(self, people: Group) -> list[Group]:
        """Groups worth trying, the largest first."""
        stay = self._group & people
        choices = [people, stay]
        enough = self.options.min_change - len(self._group - people)
        if self._group - people and enough > 0:
            # A few of those who stay pause with those who went; tried several times, as a group
            # must differ from each that was shown lately.
            for pausing in range(enough, enough + self.options.min_change):
                if len(stay) - pausing >= self.options.min_group_size:
                    choices += [
                        stay - set(self._random.sample(sorted(stay), pausing)) for _ in range(4)
                    ]
        return choices

    def _may_follow(self, group: Group) -> bool:
        return all(
            group == shown or len(group ^ shown) >= self.options.min_change
            for _, shown in self._shown
        )

    def _note(self, group: Group, t: float) -> None:
        if self._shown and self._shown[-1][1] == group:
            self._shown.pop()
        self._shown.append((t, group))


def new_random(seed: int | None) -> random.Random:
    """Random numbers that nobody can foresee, or the same each time with a seed."""
    return secrets.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311
