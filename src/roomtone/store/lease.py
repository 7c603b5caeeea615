"""Which server runs a class, so that a second one on the same store leaves it alone.

A server holds a lock under its own id for as long as its process lives: on PostgreSQL an advisory
lock, on SQLite an exclusively locked file beside the database. Both are let go by the operating
system when the process dies, however it dies. A class whose owner's lock can be had has no owner.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text, update

from roomtone.store.database import writing
from roomtone.store.repository import ClassRecord, unended
from roomtone.store.schema import lessons


class Lease:
    """This server: `claim()` takes over the classes of servers that are gone; `close()` lets go.

    Args:
        engine: of the store.
    """

    def __init__(self, engine: Engine) -> None:
        self.id = secrets.token_hex(16)
        self._engine = engine
        self._file: sqlite3.Connection | None = None
        self._session: Any = None
        if engine.dialect.name == "postgresql":
            self._session = self._lock_session()
        elif path := self._lock_file(self.id):
            self._file = _locked(path)

    def claim(self) -> list[ClassRecord]:
        """Classes that did not end and whose server is gone; they are this server's from now on."""
        self._tidy()
        mine = []
        with writing(self._engine) as connection:
            for head in unended(connection):
                if head.owner and not self._is_gone(head.owner):
                    continue
                theirs = (lessons.c.id == head.id) & (lessons.c.owner == head.owner)
                taken = update(lessons).where(theirs).values(owner=self.id)
                if connection.execute(taken).rowcount:
                    mine.append(head)
        return mine

    def hold(self) -> None:
        """Take the lock again where its connection was cut; to be called every few seconds.

        Raises:
            DBAPIError, psycopg.Error: the server cannot be reached.
        """
        if self._session is None:
            return
        with suppress(Exception):
            self._session.execute("SELECT 1")
            return
        with suppress(Exception):
            self._session.close()
        self._session = self._lock_session()

    def close(self) -> None:
        """Let go, as at the end of the process."""
        if self._session is not None:
            self._session.close()
        if self._file is not None:
            self._file.close()
            if path := self._lock_file(self.id):
                path.unlink(missing_ok=True)

    def _lock_session(self) -> Any:
        pooled = self._engine.raw_connection()
        session: Any = pooled.driver_connection
        pooled.detach()  # the lock lasts as long as this connection
        session.autocommit = True
        session.execute("SELECT pg_advisory_lock(%s)", [_key(self.id)])
        return session

    def _is_gone(self, other: str) -> bool:
        return other != self.id and is_gone(self._engine, other)

    def _tidy(self) -> None:
        """Remove the lock files of servers that were killed."""
        if own := self._lock_file(self.id):
            held_files(own.with_name(own.name.removesuffix(f".{self.id}.lock")))

    def _lock_file(self, owner: str) -> Path | None:
        return _lock_file(self._engine, owner)


def is_gone(engine: Engine, owner: str | None) -> bool:
    """Whether the server that ran a class is gone: nobody holds its lock."""
    if owner is None:
        return True
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            key = {"key": _key(owner)}
            free = connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key)
            return bool(free.scalar_one())
    path = _lock_file(engine, owner)
    return path is None or not path.exists() or not _is_held(path)


def held_files(database: Path) -> list[Path]:
    """The lock files of the servers that run on a SQLite store; those of dead ones are removed."""
    return [path for path in database.parent.glob(f"{database.name}.*.lock") if _is_held(path)]


def _is_held(path: Path) -> bool:
    """Whether a process holds the lock of a file; if none does the file is removed."""
    try:
        with closing(_locked(path)):
            pass
    except sqlite3.OperationalError:
        return True
    path.unlink(missing_ok=True)
    return False


def _lock_file(engine: Engine, owner: str) -> Path | None:
    database = engine.url.database
    return Path(f"{database}.{owner}.lock") if database and database != ":memory:" else None


def _locked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # nothing is written, but the lock held
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        raise
    return connection


def _key(owner: str) -> int:
    """An owner as PostgreSQL's 64-bit key."""
    return int.from_bytes(bytes.fromhex(owner)[:8], "big", signed=True)
