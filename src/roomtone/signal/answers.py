"""What people answer to one question, shown so that nobody's answer can be read off.

An answer does not change as an expression does: two counts that differ by one person tell that
person's answer however far apart they are. So the groups of `cohorts` are used without a time after
which they no longer count: the group that is shown only grows, by several people at once.
"""

from __future__ import annotations

import math

from roomtone.signal.cohorts import Cohort, CohortOptions


class Answers:
    """`add(who, choice)` takes an answer; `update(t)` returns the counts that may be shown.

    >>> answers = Answers(2, min_group_size=3, min_change=2)
    >>> for who in (1, 2, 3, 4):
    ...     answers.add(who, 0)
    ...     print(answers.update(float(who)))
    ()
    ()
    (3, 0)
    (3, 0)

    Args:
        choices: how many answers there are to choose from.
        min_group_size: fewest people whose answers are shown together.
        min_change: fewest people by which the shown group grows.
    """

    def __init__(self, choices: int, min_group_size: int, min_change: int) -> None:
        self._choices = choices
        self._chosen: dict[int, int] = {}
        self._cohort = Cohort(_options(min_group_size, min_change))
        self._counts: tuple[int, ...] = ()

    def add(self, who: int, choice: int) -> None:
        """Somebody answers; their first answer stands, there or gone."""
        self._chosen.setdefault(who, choice)

    def update(self, t: float) -> tuple[int, ...]:
        """How many of the shown group chose each answer; empty while too few answered."""
        group = self._cohort.update(self._chosen.keys(), t)
        if group:
            chosen = [self._chosen[who] for who in group]
            self._counts = tuple(chosen.count(choice) for choice in range(self._choices))
        return self._counts

    def set_min_group_size(self, size: int, min_change: int) -> None:
        """Show nothing new of fewer people from now on."""
        self._cohort.options = _options(size, min_change)
        if sum(self._counts) < size:
            self._counts = ()


def _options(min_group_size: int, min_change: int) -> CohortOptions:
    return CohortOptions(min_group_size, min_change, settle_s=math.inf, max_wait_s=math.inf)


class Words:
    """Words that people add, shown in batches of at least `min_group_size` different people.

    Each word that appears could be anybody's of its batch. The list is sorted by its letters.

    >>> words = Words(min_group_size=2)
    >>> words.add(1, "step 3")
    >>> words.add(1, "step 2")
    >>> words.update()
    ()
    >>> words.add(2, "all of it")
    >>> words.update()
    ('all of it', 'step 2')
    """

    #: Most words that are shown; the batches before go.
    most = 100

    def __init__(self, min_group_size: int) -> None:
        self.min_group_size = min_group_size
        self.shown: tuple[str, ...] = ()
        self._waiting: dict[int, str] = {}

    def add(self, who: int, word: str) -> None:
        """Somebody adds a word, in place of one of theirs that waits."""
        self._waiting[who] = word

    def update(self) -> tuple[str, ...]:
        """The words to show."""
        if len(self._waiting) >= self.min_group_size:
            batch = list(self._waiting.values())
            self._waiting = {}
            before = self.shown if len(self.shown) + len(batch) <= self.most else ()
            self.shown = tuple(sorted([*before, *batch], key=lambda word: (word.casefold(), word)))
        return self.shown
