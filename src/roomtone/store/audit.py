"""The audit log: what was done with classes and settings, each row sealed by the one before it.

A seal is the SHA-256 of the seal before it and of the row's own words. Whoever changes, removes or
slips in a row breaks every seal after it. What it cannot show: that rows at the end were cut off,
or that somebody who can write to the database wrote the whole chain anew; so the newest seal is
worth writing down elsewhere (`roomtone policy verify` prints it).
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, text

from roomtone.policy import Policy
from roomtone.store.schema import audit

_BEGIN = "0" * 64
#: What a row says by which a policy is in force from then on.
POLICY = "policy in force"


@dataclass(frozen=True)
class AuditCheck:
    """Whether the log is whole: how many rows, the newest seal, the first row that does not fit."""

    rows: int
    seal: str
    broken_at: int | None


@dataclass(frozen=True)
class Entry:
    """A row of the log: its number, when (seconds since 1970, UTC), what was done, and to what."""

    n: int
    at: float
    what: str
    detail: dict[str, Any]

    @property
    def words(self) -> str:
        """The detail, for people.

        >>> Entry(1, 0.0, "class begun", {"code": "ABCD2345", "per_person": False}).words
        'code ABCD2345, per person no'
        """
        words = {True: "yes", False: "no"}
        return ", ".join(
            f"{name.replace('_', ' ')} {words[value] if isinstance(value, bool) else value}"
            for name, value in self.detail.items()
        )


def record(connection: Connection, what: str, **detail: Any) -> None:
    """Add a row, within the transaction that does what it tells of.

    Args:
        connection: of that transaction.
        what: one of few words, such as `class begun`.
        detail: codes and settings; never a name or an address of a person.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        connection.execute(text("LOCK TABLE audit IN EXCLUSIVE MODE"))
    last = connection.execute(
        select(audit.c.n, audit.c.seal).order_by(audit.c.n.desc()).limit(1)
    ).first()
    n, before = (last.n + 1, last.seal) if last else (1, _BEGIN)
    at, words = round(time.time(), 3), json.dumps(detail, sort_keys=True, ensure_ascii=False)
    row = {"n": n, "at": at, "what": what, "detail": words}
    connection.execute(insert(audit).values(**row, seal=_seal(before, n, at, what, words)))


def record_policy(connection: Connection, policy: Policy) -> None:
    """Add a row where the policy differs from that of the newest row of its kind."""
    detail = asdict(policy)
    of_kind = select(audit.c.detail).where(audit.c.what == POLICY)
    last = connection.execute(of_kind.order_by(audit.c.n.desc()).limit(1)).scalar()
    if last is None or json.loads(last) != detail:
        record(connection, POLICY, **detail)


def entries(engine: Engine) -> list[Entry]:
    """The whole log, oldest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.n)).all()
    return [Entry(row.n, row.at, row.what, json.loads(row.detail)) for row in rows]


def verify(engine: Engine) -> AuditCheck:
    """Go through the whole log."""
    rows, seal = 0, _BEGIN
    with engine.connect() as connection:
        for row in connection.execute(select(audit).order_by(audit.c.n)).yield_per(1000):
            rows += 1
            right = _seal(seal, row.n, row.at, row.what, row.detail)
            if row.n != rows or row.seal != right:
                return AuditCheck(rows, seal, rows)
            seal = right
    return AuditCheck(rows, seal, None)


def _seal(before: str, n: int, at: float, what: str, detail: str) -> str:
    words = json.dumps([before, n, round(at, 3), what, detail], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()
