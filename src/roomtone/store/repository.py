"""Classes as they are kept: begun, added to, ended, read again. Functions of an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from roomtone.codes import plain_code
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store.schema import SCALE, lessons, markers, receipts, seats, signals
from roomtone.store.seats import withdraw_all
from roomtone.types import Marker, Second, Signal


@dataclass(frozen=True)
class ClassRecord:
    """What a class is, without its signals. Times are seconds since 1970, UTC.

    Attributes:
        faces: whether they were read, at first.
        unread_at: from when on they no longer were, seconds since it began; None where they were
            to its end, or never.
        retention_days: how long it is kept after its end at most: what its students were told; None
            where that is left to the policy.
        origin: `live`, `demo` (simulated students) or `recording`.
        ended: None while it runs.
        valence, coverage: means over the class, once it has ended; None where nothing was told.
        told: share of its seconds of which something was told, 0 to 1.
        seconds: from the class's beginning to its last kept signal.
    """

    id: int
    code: str
    name: str
    course: str
    origin: str
    began: float
    ended: float | None
    minutes: float
    min_group_size: int
    per_person: bool
    faces: bool
    notice: str = ""
    unread_at: float | None = None
    retention_days: int | None = None
    key_digest: bytes | None = None
    owner: str | None = None
    valence: float | None = None
    coverage: float | None = None
    told: float | None = None
    seconds: int = 0

    @property
    def over_at(self) -> float:
        """When its time is up."""
        return self.began + self.minutes * 60


@dataclass(frozen=True)
class ClassHistory:
    """A whole kept class."""

    head: ClassRecord
    seconds: list[Second]
    marks: list[Marker]

    @property
    def signals(self) -> list[Signal]:
        """The class signal, once a second."""
        return [second.signal for second in self.seconds]


_UNENDED = select(lessons).where(lessons.c.ended.is_(None))


def begin(connection: Connection, values: Mapping[str, Any]) -> int:
    """Keep a new class; returns its id. `values`: the columns of `schema.lessons`."""
    made = connection.execute(insert(lessons).values(**values).returning(lessons.c.id))
    return int(made.scalar_one())


def add(connection: Connection, lesson: int, seconds: Sequence[Second]) -> None:
    """Keep seconds of a class; one that is kept already stays as it is."""
    if not seconds:
        return
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = kind.insert(signals).on_conflict_do_nothing()
    connection.execute(statement, [_row(lesson, second) for second in seconds])


def last_second(connection: Connection, lesson: int) -> int:
    """The newest second that is kept of a class; -1 for none."""
    newest = select(func.max(signals.c.second)).where(signals.c.lesson == lesson)
    second = connection.execute(newest).scalar()
    return -1 if second is None else int(second)


def lock(connection: Connection, lesson: int, key_digest: bytes | None) -> None:
    """Another key opens a class from now on."""
    connection.execute(update(lessons).where(lessons.c.id == lesson).values(key_digest=key_digest))


def raise_least(connection: Connection, lesson: int, min_group_size: int) -> None:
    """A class speaks of no fewer people than so many from now on."""
    held = update(lessons).where(lessons.c.id == lesson)
    connection.execute(held.values(min_group_size=min_group_size))


def promise(connection: Connection, days: int) -> None:
    """Students who come to running classes are told of so many days: these are kept no longer."""
    longer = lessons.c.ended.is_(None) & (lessons.c.retention_days > days)
    connection.execute(update(lessons).where(longer).values(retention_days=days))


def unread(connection: Connection, lesson: int, at: float) -> None:
    """Faces are no longer read, and stay so where a class is taken up again."""
    connection.execute(update(lessons).where(lessons.c.id == lesson).values(unread_at=at))


def retime(connection: Connection, lesson: int, times: Mapping[str, float]) -> None:
    """A recording that is still read has got longer: `began`, `ended`, `minutes`."""
    connection.execute(update(lessons).where(lessons.c.id == lesson).values(**times))


def mark(connection: Connection, lesson: int, moment: Marker) -> None:
    """Keep a moment."""
    values = {"lesson": lesson, "ms": round(moment.t * 1000), "text": moment.text}
    connection.execute(insert(markers).values(**values))


def end(connection: Connection, lesson: int, at: float, ran: float) -> None:
    """A class is over, and with it every consent: nobody can come back to it.

    Args:
        connection: open, to be written to.
        lesson: its id.
        at: when, seconds since 1970.
        ran: for how long it ran, seconds.
    """
    withdraw_all(connection, lesson, round(ran, 1))
    over = update(lessons).where(lessons.c.id == lesson)
    connection.execute(over.values(ended=at, key_digest=None, owner=None))
    connection.execute(delete(seats).where(seats.c.lesson == lesson))
    sum_up(connection, lesson)


def sum_up(connection: Connection, lesson: int) -> None:
    """Keep a class's means with it, so that an overview need not read every second."""
    of_lesson = signals.c.lesson == lesson
    row = connection.execute(
        select(
            func.avg(signals.c.valence),
            func.avg(signals.c.counted * 1.0 / signals.c.present).filter(signals.c.present > 0),
            func.count(signals.c.valence) * 1.0 / func.nullif(func.count(), 0),
        ).where(of_lesson)
    ).one()
    valence, coverage, told = (None if value is None else float(value) for value in row)
    connection.execute(
        update(lessons)
        .where(lessons.c.id == lesson)
        .values(
            valence=None if valence is None else round(valence / SCALE, 4),
            coverage=None if coverage is None else round(coverage, 4),
            told=None if told is None else round(told, 4),
        )
    )


def heads(connection: Connection, course: str | None = None) -> list[ClassRecord]:
    """All kept classes, newest first; of one course where it is named."""
    last = (
        select(func.max(signals.c.second)).where(signals.c.lesson == lessons.c.id).scalar_subquery()
    )
    wanted = select(lessons, func.coalesce(last + 1, 0).label("seconds")).order_by(
        lessons.c.began.desc()
    )
    if course is not None:
        wanted = wanted.where(lessons.c.course == course)
    return [head_of(row) for row in connection.execute(wanted)]


def unended(connection: Connection) -> list[ClassRecord]:
    """Classes that nobody ended yet."""
    return [head_of(row) for row in connection.execute(_UNENDED)]


def find(connection: Connection, code: str) -> ClassRecord | None:
    """A class by its code, however that is typed."""
    row = connection.execute(select(lessons).where(lessons.c.code == plain_code(code))).first()
    return head_of(row) if row else None


def read(connection: Connection, head: ClassRecord) -> ClassHistory:
    """A whole class."""
    kept = connection.execute(
        select(signals).where(signals.c.lesson == head.id).order_by(signals.c.second)
    )
    named = connection.execute(
        select(markers).where(markers.c.lesson == head.id).order_by(markers.c.ms, markers.c.id)
    )
    return ClassHistory(
        head,
        [_second(row) for row in kept],
        [Marker(row.ms / 1000, row.text) for row in named],
    )


def remove(connection: Connection, ids: Iterable[int]) -> int:
    """Delete classes with everything that is kept of them; returns how many."""
    gone = list(ids)
    for table in (signals, markers, receipts, seats):
        connection.execute(delete(table).where(table.c.lesson.in_(gone)))
    return int(connection.execute(delete(lessons).where(lessons.c.id.in_(gone))).rowcount)


def head_of(row: Row[Any]) -> ClassRecord:
    """A row of `schema.lessons`."""
    return ClassRecord(**row._mapping)


def _row(lesson: int, second: Second) -> dict[str, Any]:
    signal = second.signal
    band = signal.valence_band or (None, None)
    ms = round(signal.t * 1000)
    return {
        "lesson": lesson,
        "second": ms // 1000,
        "ms": ms % 1000,
        "present": signal.present,
        "counted": signal.counted,
        "joined": second.joined,
        **{name: _whole(signal.shares.get(name)) for name in FERPLUS},
        "valence": _whole(signal.valence),
        "valence_low": _whole(band[0]),
        "valence_high": _whole(band[1]),
        "arousal": _whole(signal.arousal),
        **{name: second.feedback.get(name) for name in FEEDBACK},
    }


def _second(row: Row[Any]) -> Second:
    values = row._mapping
    shares = {name: values[name] / SCALE for name in FERPLUS if values[name] is not None}
    low, high = values["valence_low"], values["valence_high"]
    signal = Signal(
        t=row.second + row.ms / 1000,
        present=row.present,
        counted=row.counted,
        shares=shares,
        valence=_part(values["valence"]),
        valence_band=None if low is None else (low / SCALE, high / SCALE),
        arousal=_part(values["arousal"]),
    )
    pressed = {name: values[name] for name in FEEDBACK if values[name] is not None}
    return Second(signal, pressed, row.joined)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(round(value, 4) * SCALE)


def _part(value: int | None) -> float | None:
    return None if value is None else value / SCALE
