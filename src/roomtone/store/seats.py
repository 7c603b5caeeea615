"""Who may come back to a class that runs, and receipts of consent: numbers, never names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from roomtone.store.schema import receipts, seats


@dataclass(frozen=True)
class StoredParticipant:
    """A student's page or a camera that may come back with its token.

    Attributes:
        number: within the class.
        role: `student` or `camera`.
        token_digest: SHA-256 of its token.
    """

    number: int
    role: str
    consented: bool
    token_digest: bytes


@dataclass(frozen=True)
class ConsentRecord:
    """Who agreed to which words, and when, seconds since the class began."""

    number: int
    role: str
    notice: str
    given_at: float
    withdrawn_at: float | None = None


def sit(connection: Connection, lesson: int, seat: StoredParticipant) -> None:
    """Keep a seat."""
    connection.execute(insert(seats).values(lesson=lesson, **vars(seat)))


def consent(connection: Connection, lesson: int, receipt: ConsentRecord) -> None:
    """Keep a receipt."""
    connection.execute(insert(receipts).values(lesson=lesson, **vars(receipt)))


def leave(connection: Connection, lesson: int, number: int, at: float) -> None:
    """Give up a seat; its consent is withdrawn from now on."""
    connection.execute(delete(seats).where(seats.c.lesson == lesson, seats.c.number == number))
    theirs = (receipts.c.lesson == lesson) & (receipts.c.number == number)
    open_ones = theirs & receipts.c.withdrawn_at.is_(None)
    connection.execute(update(receipts).where(open_ones).values(withdrawn_at=at))


def withdraw_all(connection: Connection, lesson: int, at: float) -> None:
    """Every consent that stands ends, so many seconds since the class began.

    Whoever comes back to a seat is not read: that takes a new consent.
    """
    connection.execute(update(seats).where(seats.c.lesson == lesson).values(consented=False))
    open_ones = (receipts.c.lesson == lesson) & receipts.c.withdrawn_at.is_(None)
    connection.execute(update(receipts).where(open_ones).values(withdrawn_at=at))


def forget(connection: Connection, lesson: int, number: int) -> int:
    """Delete all rows of one student of a class; returns how many there were."""
    return sum(
        connection.execute(
            delete(table).where(table.c.lesson == lesson, table.c.number == number)
        ).rowcount
        for table in (seats, receipts)
    )


def seated(connection: Connection, lesson: int) -> list[StoredParticipant]:
    """Who may come back to a class."""
    rows = connection.execute(select(seats).where(seats.c.lesson == lesson))
    return [
        StoredParticipant(row.number, row.role, row.consented, row.token_digest) for row in rows
    ]


def consent_records_of(connection: Connection, lesson: int) -> list[ConsentRecord]:
    """A class's receipts, by number."""
    rows = connection.execute(
        select(receipts).where(receipts.c.lesson == lesson).order_by(receipts.c.number)
    )
    return [
        ConsentRecord(row.number, row.role, row.notice, row.given_at, row.withdrawn_at)
        for row in rows
    ]
