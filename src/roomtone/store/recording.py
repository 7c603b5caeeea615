"""A recorded lesson as a class: its signal, kept when it was read to the end or stopped."""

from __future__ import annotations

import os
from types import TracebackType
from typing import Self

from roomtone.codes import new_code
from roomtone.policy import Policy
from roomtone.store import Head, Second, Store
from roomtone.store.writer import now
from roomtone.types import Signal


class Recording:
    """Collects `signals` and keeps them as a class when it is left, whatever ended it.

    Args:
        name: of the source, which becomes the class's.
        course: the course that it belongs to; empty for none.
        min_people: fewest people that the signals speak of; the policy's, where that is more.
        policy: under which it is kept.

    Attributes:
        signals: one a second.
        min_people: fewest people that the signals have to speak of.
        code: the kept class's; empty until then, and where there was nothing to keep.

    Raises:
        StoreError: the store cannot be opened; said before anything is read.
    """

    def __init__(self, name: str, course: str, min_people: int, policy: Policy) -> None:
        self._store = Store(os.environ.get("ROOMTONE_STORE", ""))
        self._name, self._course, self._policy = name[:80], course[:80], policy
        self.min_people = max(min_people, policy.min_people)
        self.signals: list[Signal] = []
        self.code = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._store:
            if self.signals:
                self._keep(new_code(), now(), self.signals[-1].t)

    def _keep(self, code: str, ended: float, seconds: float) -> None:
        head = Head(
            id=0,
            code=code,
            name=self._name,
            course=self._course,
            origin="recording",
            began=ended - seconds,
            ended=ended,
            minutes=max(1.0, round(seconds / 60, 1)),
            min_people=self.min_people,
            per_person=False,
            faces=True,
        )
        self._store.abide(self._policy)
        self._store.keep(head, [Second(signal) for signal in self.signals], [])
        self.code = code
