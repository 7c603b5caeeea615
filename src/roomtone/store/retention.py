"""Delete classes past their retention period; back up the whole store, and restore it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, select

from roomtone.errors import OutputError, StoreError
from roomtone.files import make_private
from roomtone.store import audit, repository
from roomtone.store.database import writing
from roomtone.store.lease import locked_files
from roomtone.store.schema import classes

_DAY_S = 86_400.0
#: Endings of the files of a SQLite store.
_ENDINGS = ("-wal", "-shm", "")


def prune(engine: Engine, days: float, now: float) -> int:
    """Delete classes that ended more than `days` before `now` (seconds since 1970); how many.

    A class with fewer retention days of its own is deleted after these.
    """
    own_days = classes.c.ended < now - classes.c.retention_days * _DAY_S
    with writing(engine) as connection:
        old = connection.execute(
            select(classes.c.id, classes.c.code).where(
                (classes.c.ended < now - days * _DAY_S) | own_days
            )
        ).all()
        if old:
            repository.delete_classes(connection, [row.id for row in old])
            codes = sorted(row.code for row in old)
            audit.record(connection, "classes deleted by age", codes=codes, days=days)
    vacuum(engine)
    return len(old)


def prune_replaced(engine: Engine, days: float, now: float) -> None:
    """Delete what a restored SQLite store replaced, once its youngest class is past its days."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name:
        return
    aside = _replaced(Path(name))
    if aside.exists() and _youngest(aside) < now - days * _DAY_S:
        for ending in _ENDINGS:
            aside.with_name(aside.name + ending).unlink(missing_ok=True)


def _youngest(database: Path) -> float:
    """When the youngest class of a store ended, or what is unreadable was last written."""
    written = database.stat().st_mtime
    try:
        with closing(sqlite3.connect(database)) as source:
            (ended,) = source.execute("SELECT max(coalesce(ended, began)) FROM classes").fetchone()
    except sqlite3.Error:
        return written
    return written if ended is None else min(float(ended), written)


def vacuum(engine: Engine) -> None:
    """See that deleted rows are in no file: SQLite's log is folded into the database at once.

    Deleted rows are overwritten there (`secure_delete`). PostgreSQL does the like in its own time.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            waits_ms = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
            # A reader may block it. Nobody waits long for that: the next pruning tries again.
            connection.exec_driver_sql("PRAGMA busy_timeout = 1000")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {waits_ms}")


def backup(engine: Engine, target: Path) -> None:
    """A copy of a SQLite store as of this moment, while a server may go on writing.

    Raises:
        StoreError: the store is not SQLite; PostgreSQL has `pg_dump`.
        OutputError: the copy cannot be written, or there is a file already.
    """
    if engine.dialect.name != "sqlite":
        raise StoreError("backup: expected a SQLite store; for PostgreSQL use pg_dump.")
    if target.exists():
        raise OutputError(f"{target}: expected no such file; there is one already.")
    try:
        database = str(engine.url.database)
        make_private(target)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise OutputError(f"{target}: expected to write a copy there; {error}.") from None


def restore(database: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a SQLite store, which may be damaged; no server may run on it.

    Returns:
        Where the store that was there is now, with its log; None where there was none.

    Raises:
        StoreError: the copy is none, or a server runs on the store.
        OutputError: the files cannot be moved or written.
    """
    _check_copy(copy)
    if running := locked_files(database):
        raise StoreError(
            f"{database}: expected no server on this store; one runs ({running[0].name} is "
            "locked). Stop it first."
        )
    aside = _replaced(database)
    if aside.exists():
        raise OutputError(f"{aside}: expected no such file; move away or delete what was replaced.")
    part = database.with_name(f"{database.name}.part")
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(part)
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(part)) as made:
            source.backup(made)
        there = database.exists()
        for ending in _ENDINGS:  # a log belongs to its database, and to no other
            file = database.with_name(database.name + ending)
            if file.exists():
                file.replace(aside.with_name(aside.name + ending))
        part.replace(database)
    except (sqlite3.Error, OSError) as error:
        raise OutputError(f"{database}: expected to write there; {error}.") from None
    finally:
        part.unlink(missing_ok=True)
    return aside if there else None


def deleted_codes(database: Path) -> set[str]:
    """Codes of the classes that were deleted from a SQLite store, as its audit log has them."""
    try:
        with closing(sqlite3.connect(database)) as source:
            rows = source.execute(
                "SELECT detail FROM audit WHERE what IN ('class deleted', 'classes deleted by age')"
            ).fetchall()
    except sqlite3.Error:
        return set()
    details = [json.loads(detail) for (detail,) in rows]
    return {code for one in details for code in (one.get("codes") or [one.get("code")]) if code}


def _replaced(database: Path) -> Path:
    return database.with_name(f"{database.name}.replaced")


def _check_copy(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(copy.resolve().as_uri() + "?mode=ro", uri=True)) as source:
            verdict = source.execute("PRAGMA integrity_check").fetchone()[0]
            source.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"{copy}: expected a copy of a store; {error}.") from None
    if verdict != "ok":
        raise StoreError(f"{copy}: expected a whole copy of a store; {verdict}.")
