"""Classes in the tables: create, add to, end, read, delete. Functions of an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from roomtone.codes import plain_code
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store import schema
from roomtone.store.records import ClassFigures, ClassHistory, ClassRecord, StoredParticipant
from roomtone.store.schema import SCALE, classes, consent_records, markers, participants, signals
from roomtone.types import Alert, ConsentRecord, Marker, Note, Question, Second, Signal


def create_class(connection: Connection, values: Mapping[str, Any]) -> int:
    """Store a new class; returns its id. `values`: the columns of `schema.classes`."""
    created = connection.execute(insert(classes).values(**values).returning(classes.c.id))
    return int(created.scalar_one())


def update_class(connection: Connection, class_id: int, **values: Any) -> None:
    """Change columns of a class."""
    connection.execute(update(classes).where(classes.c.id == class_id).values(**values))


def change_key(connection: Connection, class_id: int, key_digest: bytes | None) -> None:
    """Another key opens a class from now on."""
    update_class(connection, class_id, key_digest=key_digest)


def cap_retention(connection: Connection, days: int) -> None:
    """Running classes are stored for so many days at most: their students are told so."""
    longer = classes.c.ended.is_(None) & (classes.c.retention_days > days)
    connection.execute(update(classes).where(longer).values(retention_days=days))


def stop_reading(connection: Connection, class_id: int, at: float) -> None:
    """No face is read from `at` on (seconds since the class began): every consent ends."""
    _withdraw_all(connection, class_id, at)
    update_class(connection, class_id, stopped_reading_at=at)


def end_class(connection: Connection, class_id: int, at: float, length_s: float) -> None:
    """A class is over, and with it every consent: nobody can come back to it.

    Args:
        connection: of a transaction that writes.
        class_id: its id.
        at: when, seconds since 1970.
        length_s: how long it was, seconds.
    """
    _withdraw_all(connection, class_id, round(length_s, 1))
    update_class(connection, class_id, ended=at, key_digest=None, lease=None)
    connection.execute(delete(participants).where(participants.c.class_id == class_id))
    update_summary(connection, class_id)


def reopen_class(
    connection: Connection, class_id: int, key_digest: bytes | None, lease: str
) -> None:
    """A class that was just ended runs again, on the server that has the lease."""
    update_class(connection, class_id, ended=None, key_digest=key_digest, lease=lease)


def update_summary(connection: Connection, class_id: int) -> None:
    """Store a class's means with it, so that an overview need not read every second."""
    present = signals.c.present > 0
    row = connection.execute(
        select(
            func.avg(signals.c.valence) / SCALE,
            func.avg(signals.c.counted * 1.0 / signals.c.present).filter(present),
            func.count(signals.c.valence) * 1.0 / func.nullif(func.count(), 0),
        ).where(signals.c.class_id == class_id)
    ).one()
    valence, coverage, data_share = (
        None if value is None else round(float(value), 4) for value in row
    )
    update_class(connection, class_id, valence=valence, coverage=coverage, data_share=data_share)


def add_seconds(connection: Connection, class_id: int, seconds: Sequence[Second]) -> None:
    """Store seconds of a class; one that is there already stays as it is."""
    if seconds:
        statement = _dialect(connection).insert(signals).on_conflict_do_nothing()
        connection.execute(statement, [_row(class_id, second) for second in seconds])


def save_marker(connection: Connection, class_id: int, marker: Marker) -> Marker:
    """Store a marker, in place of the one that had its id; without an id it gets the next."""
    number = marker.id or _next_id(connection, markers, class_id)
    values = {"id": number, "ms": round(marker.t * 1000), "text": marker.text}
    _replace(connection, markers, {"class_id": class_id, **values})
    return Marker(marker.t, marker.text, number)


def delete_marker(connection: Connection, class_id: int, marker_id: int) -> None:
    """Delete a marker."""
    one = (markers.c.class_id == class_id) & (markers.c.id == marker_id)
    connection.execute(delete(markers).where(one))


def save_question(connection: Connection, class_id: int, question: Question) -> None:
    """Store a question of the moment, in place of what was known of it."""
    values = {
        "class_id": class_id,
        "id": question.id,
        "ms": round(question.t * 1000),
        "text": question.text,
        "answers": list(question.answers),
        "counts": list(question.counts),
        "joined": question.joined,
        "closed_ms": None if question.closed_at is None else round(question.closed_at * 1000),
    }
    _replace(connection, schema.questions, values)


def save_note(connection: Connection, class_id: int, note: Note) -> Note:
    """Store a note, in place of the one that had its id; without an id it gets the next."""
    number = note.id or _next_id(connection, schema.notes, class_id)
    values = {"class_id": class_id, "id": number, "ms": round(note.t * 1000), "text": note.text}
    _replace(connection, schema.notes, values)
    return Note(note.t, note.text, number)


def delete_note(connection: Connection, class_id: int, number: int) -> None:
    """Delete a note."""
    c = schema.notes.c
    connection.execute(delete(schema.notes).where(c.class_id == class_id, c.id == number))


def save_alert(connection: Connection, class_id: int, alert: Alert) -> None:
    """Store an alert, or that its cause is gone."""
    values = {
        "class_id": class_id,
        "ms": round(alert.t * 1000),
        "kind": alert.kind,
        "text": alert.text,
        "ended_ms": None if alert.ended_at is None else round(alert.ended_at * 1000),
    }
    _replace(connection, schema.alerts, values)


def add_participant(connection: Connection, class_id: int, participant: StoredParticipant) -> None:
    """Store somebody who may come back to a running class."""
    connection.execute(insert(participants).values(class_id=class_id, **vars(participant)))


def add_consent(connection: Connection, class_id: int, consent: ConsentRecord) -> None:
    """Store who agreed to what."""
    connection.execute(insert(consent_records).values(class_id=class_id, **vars(consent)))


def remove_participant(connection: Connection, class_id: int, number: int, at: float) -> None:
    """Somebody leaves for good; their consent ends at `at`, seconds since the class began."""
    _delete_numbered(connection, participants, class_id, number)
    _withdraw(connection, class_id, at, number)


def forget_participant(connection: Connection, class_id: int, number: int) -> int:
    """Delete all rows of one participant; returns how many there were."""
    return sum(
        _delete_numbered(connection, table, class_id, number)
        for table in (participants, consent_records)
    )


def list_participants(connection: Connection, class_id: int) -> list[StoredParticipant]:
    """Who may come back to a running class."""
    return [StoredParticipant(**row) for row in _numbered(connection, participants, class_id)]


def list_consents(connection: Connection, class_id: int) -> list[ConsentRecord]:
    """A class's consent records, by number."""
    return [ConsentRecord(**row) for row in _numbered(connection, consent_records, class_id)]


def list_classes(connection: Connection, course: str | None = None) -> list[ClassRecord]:
    """All classes, newest first; those of one course where it is named."""
    chosen = _records().order_by(classes.c.began.desc())
    if course is not None:
        chosen = chosen.where(classes.c.course == course)
    return [ClassRecord(**row._mapping) for row in connection.execute(chosen)]


def list_figures(connection: Connection, course: str, words: str = "") -> list[ClassFigures]:
    """The past classes of a course with their figures, oldest first.

    Args:
        connection: to read with.
        course: its name.
        words: only classes whose name, markers, questions or notes have these words in them.
    """

    def share(name: str) -> Any:
        asked = signals.c[name].is_not(None) & (signals.c.joined > 0)
        return func.avg(signals.c[name] * 1.0 / signals.c.joined).filter(asked)

    figures = select(
        signals.c.class_id,
        func.avg(signals.c.valence_low) / SCALE,
        func.avg(signals.c.valence_high) / SCALE,
        share("lost"),
        share("got_it"),
        func.max(signals.c.lost),
    ).group_by(signals.c.class_id)
    in_course = select(classes.c.id).where(classes.c.course == course)
    known = {
        row[0]: [None if value is None else float(value) for value in row[1:]]
        for row in connection.execute(figures.where(signals.c.class_id.in_(in_course)))
    }
    chosen = _records().where(classes.c.course == course, classes.c.ended.is_not(None))
    if words:
        named = [
            select(table.c.class_id).where(table.c.text.icontains(words, autoescape=True))
            for table in (markers, schema.questions, schema.notes)
        ]
        has = classes.c.name.icontains(words, autoescape=True)
        chosen = chosen.where(or_(has, *(classes.c.id.in_(one) for one in named)))
    found = []
    for row in connection.execute(chosen.order_by(classes.c.began)):
        record = ClassRecord(**row._mapping)
        low, high, lost, got_it, most = known.get(record.id, [None] * 5)
        band = None if low is None or high is None else (round(low, 4), round(high, 4))
        found.append(
            ClassFigures(
                record,
                band,
                None if lost is None else round(lost, 4),
                None if got_it is None else round(got_it, 4),
                None if most is None else int(most),
            )
        )
    return found


def running_classes(connection: Connection) -> list[ClassRecord]:
    """Classes that have not ended."""
    running = _records().where(classes.c.ended.is_(None))
    return [ClassRecord(**row._mapping) for row in connection.execute(running)]


def has_lease(connection: Connection, class_id: int, lease: str) -> bool:
    """Whether a class is still this server's, until the end of the transaction.

    One that has ended is everybody's: nobody runs it.
    """
    query = select(classes.c.lease).where(classes.c.id == class_id).with_for_update(read=True)
    return connection.execute(query).scalar() in (lease, None)


def find_class(connection: Connection, code: str) -> ClassRecord | None:
    """A class by its code, however that is typed."""
    row = connection.execute(_records().where(classes.c.code == plain_code(code))).first()
    return ClassRecord(**row._mapping) if row else None


def read_history(connection: Connection, record: ClassRecord) -> ClassHistory:
    """A whole class."""

    def rows(table: Table, *order: str) -> Iterable[Row[Any]]:
        of_class = select(table).where(table.c.class_id == record.id)
        return connection.execute(of_class.order_by(*(table.c[name] for name in order)))

    return ClassHistory(
        record,
        [_second(row) for row in rows(signals, "second")],
        [Marker(row.ms / 1000, row.text, row.id) for row in rows(markers, "ms", "id")],
        [
            Alert(row.ms / 1000, row.kind, row.text, row.ended_ms and row.ended_ms / 1000)
            for row in rows(schema.alerts, "ms", "kind")
        ],
        [_question(row) for row in rows(schema.questions, "ms", "id")],
        [Note(row.ms / 1000, row.text, row.id) for row in rows(schema.notes, "ms", "id")],
    )


def delete_classes(connection: Connection, ids: Iterable[int]) -> None:
    """Delete classes, and with them (`ON DELETE CASCADE`) all that is stored of them."""
    connection.execute(delete(classes).where(classes.c.id.in_(list(ids))))


def _records() -> Select[Any]:
    """Rows of `ClassRecord`."""
    last = select(func.max(signals.c.second)).where(signals.c.class_id == classes.c.id)
    return select(classes, func.coalesce(last.scalar_subquery() + 1, 0).label("seconds"))


def _dialect(connection: Connection) -> Any:
    return postgresql if connection.dialect.name == "postgresql" else sqlite


def _next_id(connection: Connection, table: Table, class_id: int) -> int:
    """The id after the highest in a class."""
    highest = select(func.max(table.c.id)).where(table.c.class_id == class_id)
    return (connection.execute(highest).scalar() or 0) + 1


def _replace(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    statement = _dialect(connection).insert(table).values(**values)
    key = [column.name for column in table.primary_key]
    rest = {name: statement.excluded[name] for name in values if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=rest))


def _numbered(connection: Connection, table: Table, class_id: int) -> Iterable[Any]:
    columns = [column for column in table.c if column.name != "class_id"]
    chosen = select(*columns).where(table.c.class_id == class_id).order_by(table.c.number)
    return connection.execute(chosen).mappings()


def _delete_numbered(connection: Connection, table: Table, class_id: int, number: int) -> int:
    theirs = (table.c.class_id == class_id) & (table.c.number == number)
    return int(connection.execute(delete(table).where(theirs)).rowcount)


def _withdraw_all(connection: Connection, class_id: int, at: float) -> None:
    """Every consent ends; whoever comes back has to agree again."""
    theirs = participants.c.class_id == class_id
    connection.execute(update(participants).where(theirs).values(consented=False))
    _withdraw(connection, class_id, at)


def _withdraw(connection: Connection, class_id: int, at: float, number: int | None = None) -> None:
    """Consents that stand end: all of a class, or one participant's."""
    c = consent_records.c
    standing = (c.class_id == class_id) & c.withdrawn_at.is_(None)
    if number is not None:
        standing &= c.number == number
    connection.execute(update(consent_records).where(standing).values(withdrawn_at=at))


def _row(class_id: int, second: Second) -> dict[str, Any]:
    signal = second.signal
    low, high = signal.valence_band or (None, None)
    ms = round(signal.t * 1000)
    fractions = {name: signal.shares.get(name) for name in FERPLUS} | {
        "valence": signal.valence,
        "valence_low": low,
        "valence_high": high,
        "arousal": signal.arousal,
        "facing": signal.facing,
    }
    return {
        "class_id": class_id,
        "second": ms // 1000,
        "ms": ms % 1000,
        "present": signal.present,
        "counted": signal.counted,
        "joined": second.joined,
        **{name: _to_whole(value) for name, value in fractions.items()},
        **{name: second.feedback.get(name) for name in FEEDBACK},
    }


def _second(row: Row[Any]) -> Second:
    values = row._mapping
    low, high = _to_fraction(row.valence_low), _to_fraction(row.valence_high)
    signal = Signal(
        t=row.second + row.ms / 1000,
        present=row.present,
        counted=row.counted,
        shares={name: values[name] / SCALE for name in FERPLUS if values[name] is not None},
        valence=_to_fraction(row.valence),
        valence_band=None if low is None or high is None else (low, high),
        arousal=_to_fraction(row.arousal),
        facing=_to_fraction(row.facing),
    )
    feedback = {name: values[name] for name in FEEDBACK if values[name] is not None}
    return Second(signal, feedback, row.joined)


def _question(row: Row[Any]) -> Question:
    closed_at = None if row.closed_ms is None else row.closed_ms / 1000
    return Question(
        row.ms / 1000,
        row.text,
        tuple(row.answers),
        tuple(row.counts),
        row.joined,
        row.id,
        closed_at,
    )


def _to_whole(value: float | None) -> int | None:
    return None if value is None else round(round(value, 4) * SCALE)


def _to_fraction(value: int | None) -> float | None:
    return None if value is None else value / SCALE
