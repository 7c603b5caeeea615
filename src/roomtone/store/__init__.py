"""The store of classes: SQLite by default, PostgreSQL by URL. No frame, no face, no name.

>>> import tempfile
>>> from roomtone.store import Store
>>> with tempfile.TemporaryDirectory() as folder, Store(f"sqlite:///{folder}/roomtone.db") as store:
...     store.classes()
[]
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from roomtone.errors import StoreError
from roomtone.store import audit, repository, retention
from roomtone.store.database import open_database, writing
from roomtone.store.lease import is_free
from roomtone.store.records import ClassFigures, ClassHistory, ClassRecord
from roomtone.store.writer import now
from roomtone.types import Alert, Marker, Note, Second

__all__ = ["ClassHistory", "ClassRecord", "Store"]


class Store:
    """The stored classes, to read and to delete.

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

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The database, without a password."""
        return self.engine.url.render_as_string()

    def classes(self, course: str | None = None) -> list[ClassRecord]:
        """All classes, or those of a course, newest first."""
        with self.engine.connect() as connection:
            return repository.list_classes(connection, course)

    def record(self, code: str) -> ClassRecord:
        """A class without its signal.

        Raises:
            StoreError: no class has that code.
        """
        with self.engine.connect() as connection:
            record = repository.find_class(connection, code)
        if record is None:
            raise StoreError(
                f"{code}: expected the code of a stored class; see roomtone classes list."
            )
        return record

    def history(self, code: str) -> ClassHistory:
        """A class with its signal, markers and alerts.

        Raises:
            StoreError: no class has that code.
        """
        record = self.record(code)
        with self.engine.connect() as connection:
            return repository.read_history(connection, record)

    def earlier(self, record: ClassRecord, limit: int = 5) -> list[ClassHistory]:
        """Classes of the same course and origin that began before, newest first."""
        same_course = self.classes(record.course) if record.course else []
        before = [
            other
            for other in same_course
            if other.began < record.began and other.origin == record.origin
        ]
        with self.engine.connect() as connection:
            return [repository.read_history(connection, other) for other in before[:limit]]

    def figures(self, course: str, words: str = "") -> list[ClassFigures]:
        """The past classes of a course with their figures, oldest first.

        Args:
            course: its name.
            words: only classes whose name, markers, questions or notes have these words in them.
        """
        with self.engine.connect() as connection:
            return repository.list_figures(connection, course, words)

    def save_note(self, record: ClassRecord, note: Note) -> Note:
        """Store a note on a moment, in place of the one that had its id; 0 for a new one."""
        with writing(self.engine) as connection:
            return repository.save_note(connection, record.id, note)

    def delete_note(self, record: ClassRecord, number: int) -> None:
        """Delete a note."""
        with writing(self.engine) as connection:
            repository.delete_note(connection, record.id, number)
        retention.vacuum(self.engine)

    def save_marker(self, record: ClassRecord, marker: Marker) -> Marker:
        """Store a marker, in place of the one that had its id; 0 for a new one."""
        with writing(self.engine) as connection:
            saved = repository.save_marker(connection, record.id, marker)
            audit.record(connection, "marker saved", code=record.code, marker=saved.id)
        return saved

    def delete_marker(self, record: ClassRecord, number: int) -> None:
        """Delete a marker."""
        with writing(self.engine) as connection:
            repository.delete_marker(connection, record.id, number)
            audit.record(connection, "marker deleted", code=record.code, marker=number)
        retention.vacuum(self.engine)

    def add(
        self,
        record: ClassRecord,
        seconds: Sequence[Second] = (),
        markers: Sequence[Marker] = (),
        alerts: Sequence[Alert] = (),
    ) -> None:
        """Store a whole class at once; markers without an id are numbered."""
        values = {name: value for name, value in vars(record).items() if name not in _DERIVED}
        with writing(self.engine) as connection:
            class_id = repository.create_class(connection, values)
            repository.add_seconds(connection, class_id, seconds)
            for number, marker in enumerate(markers, 1):
                numbered = Marker(marker.t, marker.text, marker.id or number)
                repository.save_marker(connection, class_id, numbered)
            for alert in alerts:
                repository.save_alert(connection, class_id, alert)
            repository.update_summary(connection, class_id)
            audit.record(connection, "class stored", code=record.code, origin=record.origin)

    def delete(self, code: str) -> None:
        """Delete a class with everything that is stored of it.

        Raises:
            StoreError: no class has that code, or it is running.
        """
        record = self.record(code)
        if record.ended is None and not is_free(self.engine, record.lease):
            raise StoreError(f"{record.code}: this class is running; end it first.")
        with writing(self.engine) as connection:
            repository.delete_classes(connection, [record.id])
            audit.record(connection, "class deleted", code=record.code)
        retention.vacuum(self.engine)

    def forget_participant(self, code: str, number: int) -> int:
        """Delete the rows of one participant of a class; returns how many there were.

        Raises:
            StoreError: no class has that code.
        """
        record = self.record(code)
        with writing(self.engine) as connection:
            count = repository.forget_participant(connection, record.id, number)
            audit.record(connection, "student forgotten", code=record.code, rows=count)
        retention.vacuum(self.engine)
        return count

    def prune(self, days: float) -> int:
        """Delete classes that ended more than so many days ago; returns how many.

        Classes whose server is gone and whose time is up are ended first.
        """
        with self.engine.connect() as connection:
            running = repository.running_classes(connection)
        for record in running:
            if record.ends_by < now() and is_free(self.engine, record.lease):
                with writing(self.engine) as connection:
                    length_s = record.minutes * 60
                    repository.end_class(connection, record.id, record.ends_by, length_s)
                    audit.record(connection, "class ended", code=record.code)
        retention.prune_replaced(self.engine, days, now())
        return retention.prune(self.engine, days, now())

    def backup(self, target: Path) -> None:
        """Copy a SQLite store as of this moment.

        Raises:
            StoreError: the store is not SQLite.
            OutputError: the copy cannot be written, or there is a file already.
        """
        retention.backup(self.engine, target)

    def log(self, what: str, **detail: Any) -> None:
        """Add to the audit log that something was read or downloaded."""
        with writing(self.engine) as connection:
            audit.record(connection, what, **detail)

    def audit_log(self) -> list[audit.Entry]:
        """The audit log, oldest first."""
        return audit.entries(self.engine)

    def verify_audit_log(self) -> audit.AuditCheck:
        """Whether the audit log is whole."""
        return audit.verify(self.engine)


_DERIVED = ("id", "seconds")
