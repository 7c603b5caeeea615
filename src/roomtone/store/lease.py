"""Which server runs a class, so that a second one on the same store leaves it alone.

A server holds a lock under the id of its lease for as long as its process lives: on PostgreSQL an
advisory lock, on SQLite an exclusively locked file beside the database. Both are released by the
operating system when the process dies, however it dies. A class whose lock is free has no server.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select, text, update

from roomtone.files import make_private
from roomtone.store.database import writing
from roomtone.store.records import ClassRecord
from roomtone.store.repository import running_classes
from roomtone.store.schema import classes

_log = logging.getLogger(__name__)


class Lease:
    """This server's right to run classes.

    Args:
        engine: of the store.

    Attributes:
        id: what the classes of this server carry.
    """

    def __init__(self, engine: Engine) -> None:
        self.id = secrets.token_hex(16)
        self._engine = engine
        self._file: sqlite3.Connection | None = None
        self._session: Any = None
        if engine.dialect.name == "postgresql":
            self._session = self._lock_session()
            if is_free(engine, self.id):
                _log.warning(
                    "The database's pooler gives every transaction another session, which does "
                    "not hold locks: run one server alone, or use session pooling."
                )
        elif path := _lock_file(engine, self.id):
            make_private(path)
            self._file = _locked(path)

    def acquire(self) -> list[ClassRecord]:
        """Take over the classes that did not end and whose server is gone; returns them."""
        if own := _lock_file(self._engine, self.id):  # remove the files of servers that were killed
            locked_files(own.with_name(own.name.removesuffix(f".{self.id}.lock")))
        acquired = []
        with writing(self._engine) as connection:
            for record in running_classes(connection):
                if record.lease == self.id or not is_free(self._engine, record.lease):
                    continue
                same = (classes.c.id == record.id) & (classes.c.lease == record.lease)
                claim = update(classes).where(same).values(lease=self.id)
                if connection.execute(claim).rowcount:
                    acquired.append(record)
        return acquired

    def acquire_one(self, class_id: int, fence: int) -> bool:
        """Take over a class whose lease on the bus is this server's; whether it could be.

        Args:
            class_id: which.
            fence: the fencing token of that lease. A class never goes back to a lower one.
        """
        lower = classes.c.fence.is_(None) | (classes.c.fence < fence)
        same = (classes.c.id == class_id) & classes.c.ended.is_(None) & lower
        claim = update(classes).where(same).values(lease=self.id, fence=fence)
        with writing(self._engine) as connection:
            return bool(connection.execute(claim).rowcount)

    def renew(self) -> None:
        """Lock again where the connection was cut; to be called every few seconds.

        Raises:
            DBAPIError, psycopg.Error: the database cannot be reached.
        """
        if self._session is None:
            return
        with suppress(Exception):
            self._session.execute("SELECT 1")
            return
        with suppress(Exception):
            self._session.close()
        self._session = self._lock_session()

    def lost(self, codes: Collection[str]) -> set[str]:
        """Which of these classes another server has taken over, as after a cut connection."""
        with self._engine.connect() as connection:
            claimed = select(classes.c.code).where(
                classes.c.code.in_(codes), classes.c.lease.is_not(None), classes.c.lease != self.id
            )
            return set(connection.execute(claimed).scalars())

    def release(self) -> None:
        """Unlock, as at the end of the process."""
        if self._session is not None:
            with suppress(Exception):  # a closed connection unlocks too, but not at once
                self._session.execute("SELECT pg_advisory_unlock_all()")
            self._session.close()
        if self._file is not None:
            self._file.close()
            if path := _lock_file(self._engine, self.id):
                path.unlink(missing_ok=True)

    def _lock_session(self) -> Any:
        pooled = self._engine.raw_connection()
        session: Any = pooled.driver_connection
        pooled.detach()  # the lock lasts as long as this connection
        session.autocommit = True
        session.execute("SELECT pg_advisory_lock(%s)", [_key(self.id)])
        return session


def is_free(engine: Engine, lease_id: str | None) -> bool:
    """Whether a class's server is gone: nobody holds the lock of its lease."""
    if lease_id is None:
        return True
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            key = {"key": _key(lease_id)}
            free = connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key)
            return bool(free.scalar_one())
    path = _lock_file(engine, lease_id)
    return path is None or not path.exists() or not _is_locked(path)


def locked_files(database: Path) -> list[Path]:
    """The lock files of the servers that run on a SQLite store; those of dead ones are removed."""
    return [path for path in database.parent.glob(f"{database.name}.*.lock") if _is_locked(path)]


def _is_locked(path: Path) -> bool:
    """Whether a process holds the lock of a file; if none does, the file is removed."""
    try:
        with closing(_locked(path)):
            pass
    except sqlite3.OperationalError:
        return True
    path.unlink(missing_ok=True)
    return False


def _lock_file(engine: Engine, lease_id: str) -> Path | None:
    database = engine.url.database
    return Path(f"{database}.{lease_id}.lock") if database and database != ":memory:" else None


def _locked(path: Path) -> sqlite3.Connection:
    """SQLite's lock of a file, which exists.

    Nothing else may open the file: when a process closes it, POSIX ends all its locks of it.
    """
    connection = sqlite3.connect(path, timeout=0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # nothing is written; only the lock counts
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        raise
    return connection


def _key(lease_id: str) -> int:
    """A lease as PostgreSQL's 64-bit key."""
    return int.from_bytes(bytes.fromhex(lease_id)[:8], "big", signed=True)
