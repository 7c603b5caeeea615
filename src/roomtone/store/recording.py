"""A recording as a class: its signal is stored while it is read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Self

from sqlalchemy.exc import DBAPIError

from roomtone.codes import new_code
from roomtone.errors import StoreError
from roomtone.policy import Policy
from roomtone.store import Store, audit, repository
from roomtone.store.database import writing
from roomtone.store.writer import now
from roomtone.types import Second, Signal

#: Signals that are written together.
_BATCH = 10


class Recording:
    """Stores signals as a class that ends with the newest of them, whatever ends the program.

    They are written every ten seconds of the recording. What cannot be written is tried again with
    the next ones, and at the end.

    Args:
        name: of the source, which becomes the class's.
        course: the course that it belongs to; empty for none.
        min_group_size: of the signals; the policy's, where that is larger.
        policy: under which it is stored.

    Attributes:
        min_group_size: what the signals have to obey.
        code: the class's; empty until something is stored.

    Raises:
        StoreError: the store cannot be opened; raised before anything is read. On leaving: the
            rest could not be written.
    """

    def __init__(self, name: str, course: str, min_group_size: int, policy: Policy) -> None:
        self._store = Store(os.environ.get("ROOMTONE_STORE", ""))
        self._policy = policy
        self.min_group_size = max(min_group_size, policy.min_group_size)
        self._settings = {
            "name": name[:80],
            "course": course[:80],
            "origin": "recording",
            "min_group_size": self.min_group_size,
            "per_person": False,
            "faces": True,
        }
        self.code = ""
        self._class_id: int | None = None
        self._due: list[Signal] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._store:
            try:
                self._write()
            except DBAPIError as failure:
                raise StoreError(
                    f"{self._store.name}: expected to store the last {len(self._due)} seconds; "
                    f"{failure.orig}."
                ) from None

    def put(self, signals: list[Signal]) -> None:
        """Store signals, soon."""
        self._due += signals
        if len(self._due) >= _BATCH:
            with suppress(DBAPIError):  # tried again
                self._write()

    def _write(self) -> None:
        if not self._due:
            return
        ran, code = self._due[-1].t, self.code or new_code()
        minutes = max(1.0, round(ran / 60, 1))
        times: dict[str, float] = {"began": now() - ran, "ended": now(), "minutes": minutes}
        with writing(self._store.engine) as connection:
            class_id = self._class_id
            if class_id is None:
                audit.record_policy(connection, self._policy)
                values = {"code": code, **self._settings, **times}
                class_id = repository.create_class(connection, values)
                audit.record(connection, "class stored", code=code, origin="recording")
            repository.add_seconds(connection, class_id, [Second(signal) for signal in self._due])
            repository.update_class(connection, class_id, **times)
            repository.update_summary(connection, class_id)
        self._class_id, self.code, self._due = class_id, code, []
