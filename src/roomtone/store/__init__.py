"""What is kept of classes: SQLite by default, PostgreSQL by URL. No frame, no face, no name.

>>> import tempfile
>>> from roomtone.store import Store
>>> with tempfile.TemporaryDirectory() as folder, Store(f"sqlite:///{folder}/roomtone.db") as store:
...     store.heads()
[]
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from roomtone.errors import StoreError
from roomtone.store import audit, repository, retention, seats
from roomtone.store.database import open_database, writing
from roomtone.store.lease import is_gone
from roomtone.store.repository import ClassHistory, ClassRecord
from roomtone.store.writer import now
from roomtone.types import Marker, Second

__all__ = ["ClassHistory", "ClassRecord", "Store"]


class Store:
    """The kept classes, to read and to delete.

    Args:
        url: `sqlite:///PATH` or `postgresql://user:password@host/name`; empty for a file in the
            user's data folder.

    Raises:
        StoreError: it cannot be opened, or a newer roomtone wrote it.
    """

    def __init__(self, url: str = "") -> None:
        self.engine = open_database(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The database, without a password."""
        return self.engine.url.render_as_string()

    def heads(self, course: str | None = None) -> list[ClassRecord]:
        """All classes, or those of a course, newest first."""
        with self.engine.connect() as connection:
            return repository.heads(connection, course)

    def lesson(self, code: str) -> ClassHistory:
        """A class with its signals and markers.

        Raises:
            StoreError: there is none of that code.
        """
        with self.engine.connect() as connection:
            return repository.read(connection, self._found(code))

    def earlier(self, lesson: ClassHistory, most: int = 5) -> list[ClassHistory]:
        """Classes of the same course that began before, newest first."""
        head = lesson.head
        if not head.course:
            return []
        before = [
            other
            for other in self.heads(head.course)
            if other.began < head.began and other.origin == head.origin
        ]
        with self.engine.connect() as connection:
            return [repository.read(connection, other) for other in before[:most]]

    def keep(self, head: ClassRecord, seconds: list[Second], marks: list[Marker]) -> None:
        """Keep a whole class at once, for programs that bring one of their own."""
        values = {name: value for name, value in vars(head).items() if name not in _DERIVED}
        with writing(self.engine) as connection:
            number = repository.begin(connection, values)
            repository.add(connection, number, seconds)
            for moment in marks:
                repository.mark(connection, number, moment)
            repository.sum_up(connection, number)
            audit.record(connection, "class kept", code=head.code, origin=head.origin)

    def delete(self, code: str) -> None:
        """Delete a class with everything that is kept of it.

        Raises:
            StoreError: there is none of that code, or it is running.
        """
        head = self._found(code)
        if head.ended is None and not is_gone(self.engine, head.owner):
            raise StoreError(f"{head.code}: this class is running; end it first.")
        with writing(self.engine) as connection:
            repository.remove(connection, [head.id])
            audit.record(connection, "class deleted", code=head.code)
        retention.vacuum(self.engine)

    def forget(self, code: str, number: int) -> int:
        """Delete the rows of one student of a class; returns how many there were.

        Raises:
            StoreError: there is no class of that code.
        """
        head = self._found(code)
        with writing(self.engine) as connection:
            count = seats.forget(connection, head.id, number)
            audit.record(connection, "student forgotten", code=head.code, rows=count)
        retention.vacuum(self.engine)
        return count

    def prune(self, days: float) -> int:
        """Delete classes that ended more than so many days ago; returns how many.

        Classes whose server is gone and whose time is up are ended first.
        """
        with self.engine.connect() as connection:
            left = [head for head in repository.unended(connection) if head.over_at < now()]
        for head in left:
            if is_gone(self.engine, head.owner):
                with writing(self.engine) as connection:
                    repository.end(connection, head.id, head.over_at, head.over_at - head.began)
                    audit.record(connection, "class ended", code=head.code)
        return retention.prune(self.engine, days, now())

    def backup(self, target: Path) -> None:
        """Copy a SQLite store as of this moment.

        Raises:
            StoreError: the store is not SQLite.
            OutputError: the copy cannot be written, or there is a file already.
        """
        retention.backup(self.engine, target)

    def note(self, what: str, **detail: Any) -> None:
        """Add to the audit log that something was looked at or taken away."""
        with writing(self.engine) as connection:
            audit.record(connection, what, **detail)

    def log(self) -> list[audit.Entry]:
        """The audit log, oldest first."""
        return audit.entries(self.engine)

    def verify(self) -> audit.Verdict:
        """Whether the audit log is whole."""
        return audit.verify(self.engine)

    def _found(self, code: str) -> ClassRecord:
        with self.engine.connect() as connection:
            head = repository.find(connection, code)
        if head is None:
            raise StoreError(
                f"{code}: expected the code of a kept class; see roomtone sessions list."
            )
        return head


_DERIVED = ("id", "seconds")
