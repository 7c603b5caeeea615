"""Between the classes in memory and the store: what is written, and taking classes up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from roomtone import types
from roomtone.errors import StoreError
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import Pulse
from roomtone.live.seats import ConsentRecord, Participant, Role
from roomtone.policy import Policy
from roomtone.store import ClassRecord, Store, audit, records, repository
from roomtone.store.database import writing
from roomtone.store.lease import Lease
from roomtone.store.writer import Writer, now
from roomtone.types import Marker, Second

#: Seconds of a class that a pulse shows.
_SHOWN = 600


@dataclass(frozen=True)
class Resumed:
    """A class taken up again, with its key's digest and its sources with their tokens'."""

    room: LiveClass
    key_digest: bytes | None
    seats: list[tuple[Participant, bytes]]


class Recorder:
    """Keeps a server's classes. Nothing here waits for the store, but `resume` and `close`.

    Args:
        store: where to.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lease = Lease(store.engine)
        self._writer = Writer(store.engine)
        self._ids: dict[str, int] = {}
        self._kept: dict[str, float] = {}

    @property
    def trouble(self) -> str:
        """Why nothing can be written now; empty where it can."""
        return self._writer.trouble

    def note(self, what: str, **detail: Any) -> None:
        """Something was looked at or taken away; for the audit log."""
        self._writer.put(lambda connection: audit.record(connection, what, **detail))

    def abide(self, policy: Policy) -> None:
        """The policy that holds from now on; for the audit log, and for what students are told."""

        def abide(connection: Connection) -> None:
            audit.record_policy(connection, policy)
            repository.cap_retention(connection, policy.retention_days)

        self._writer.put(abide)

    def begin(self, room: LiveClass, key_digest: bytes | None, days: int) -> None:
        """A class begins; its students are told that it is kept for so many days."""
        options = room.options
        values: dict[str, Any] = {
            "code": room.code,
            "name": options.name,
            "course": options.course,
            "origin": "simulated" if room.simulated else "live",
            "began": now(),
            "minutes": options.minutes,
            "min_group_size": options.min_group_size,
            "per_person": options.per_person,
            "faces": options.faces,
            "retention_days": days,
            "notice": options.notice,
            "key_digest": key_digest,
            "lease": self._lease.id,
        }
        self._writer.put(partial(self._begin, values))

    def _begin(self, values: dict[str, Any], connection: Connection) -> None:
        self._ids[values["code"]] = repository.create_class(connection, values)
        told = ("code", "origin", "faces", "per_person", "min_group_size", "minutes")
        audit.record(connection, "class begun", **{name: values[name] for name in told})

    def lock(self, room: LiveClass, key_digest: bytes | None) -> None:
        """A class has another key."""
        self._put(
            room,
            lambda connection, class_id: repository.change_key(connection, class_id, key_digest),
        )

    def join(self, room: LiveClass, source: Participant, token_digest: bytes) -> None:
        """A source that may come back, and its receipt where it agreed."""
        seat = records.StoredParticipant(source.number, source.role, source.consented, token_digest)
        self._put(
            room,
            lambda connection, class_id: repository.add_participant(connection, class_id, seat),
        )
        for given in (one for one in room.receipts[-1:] if one.source == source.number):
            consent = types.ConsentRecord(given.source, given.role, given.notice, given.given_at)
            self._put(room, partial(repository.add_consent, consent=consent))

    def leave(self, room: LiveClass, source: Participant, clock: float) -> None:
        """A source goes for good."""
        number, at = source.number, round(clock - room.began, 1)
        self._put(
            room,
            lambda connection, class_id: repository.remove_participant(
                connection, class_id, number, at
            ),
        )

    def unread(self, room: LiveClass, clock: float) -> None:
        """Nobody's face is read any more: every consent ends."""
        at = round(clock - room.began, 1)

        def unread(connection: Connection, lesson: int) -> None:
            repository.stop_reading(connection, lesson, at)

        self._put(room, unread)

    def raise_least(self, room: LiveClass) -> None:
        """The fewest people that a class speaks of are more now."""
        least = room.options.min_group_size
        self._put(
            room,
            lambda connection, class_id: repository.set_min_group_size(connection, class_id, least),
        )

    def mark(self, room: LiveClass, marker: Marker) -> None:
        """A moment that the teacher named."""
        self._put(
            room, lambda connection, class_id: repository.save_marker(connection, class_id, marker)
        )

    def second(self, room: LiveClass, pulse: Pulse) -> None:
        """The class's signal, where a new second has begun."""
        signal = room.history[-1]
        if self._kept.get(room.code) == signal.t:
            return
        self._kept[room.code] = signal.t
        second = Second(signal, pulse.feedback, pulse.joined)
        self._put(
            room,
            lambda connection, class_id: repository.add_seconds(connection, class_id, [second]),
        )

    def end(self, room: LiveClass, clock: float) -> None:
        """A class is over, and with it every consent."""
        self._kept.pop(room.code, None)
        code, at, ran = room.code, now(), clock - room.began

        def end(connection: Connection, lesson: int) -> None:
            repository.end_class(connection, lesson, at, ran)
            audit.record(connection, "class ended", code=code)

        self._put(room, end)

    def resume(self, clock: float) -> list[Resumed]:
        """Classes that a server which is gone did not end, and whose time is not up.

        Args:
            clock: now, in the seconds of the server's clock.
        """
        resumed = []
        for head in self._lease.acquire():
            # The wall clock may have been set back: a class is never younger than what is kept.
            with self.store.engine.connect() as connection:
                kept = repository.last_second(connection, head.id) + 1
            elapsed = max(now() - head.began, kept)
            if head.origin == "live" and elapsed < head.minutes * 60:
                resumed.append(self._taken_up(head, clock - elapsed))
            else:
                with writing(self.store.engine) as connection:
                    at = head.began + min(elapsed, head.minutes * 60)
                    repository.end_class(connection, head.id, at, elapsed)
                    audit.record(connection, "class ended", code=head.code)
        return resumed

    def _taken_up(self, head: ClassRecord, began: float) -> Resumed:
        options = ClassOptions(
            name=head.name,
            course=head.course,
            minutes=head.minutes,
            min_group_size=head.min_group_size,
            per_person=head.per_person,
            faces=head.faces and head.stopped_reading_at is None,
            notice=head.notice,
        )
        room = LiveClass(head.code, options, began)
        with self.store.engine.connect() as connection:
            kept = repository.read_history(connection, head)
            seated = repository.list_participants(connection, head.id)
            agreed = repository.list_consents(connection, head.id)
        sources = [
            (
                Participant(seat.number, _role(seat.role), seat.consented, began, came=True),
                seat.token_digest,
            )
            for seat in seated
        ]
        room.restore(
            kept.signals[-_SHOWN:],
            kept.markers,
            [
                ConsentRecord(
                    one.number, _role(one.role), one.notice, one.given_at, one.withdrawn_at
                )
                for one in agreed
            ],
            [source for source, _ in sources],
        )
        self._ids[head.code] = head.id
        return Resumed(room, head.key_digest, sources)

    def hold(self) -> None:
        """See that no other server takes this one's classes for left alone; every few seconds."""
        self._lease.renew()

    def flush(self) -> bool:
        """Wait until all that was handed over is written, for 5 s at most; whether it is."""
        return self._writer.flush(5.0)

    def prune(self, days: float) -> int:
        """Delete classes that ended more than so many days ago; how many.

        Raises:
            StoreError: the store cannot be written now.
        """
        try:
            return self.store.prune(days)
        except DBAPIError as error:
            raise StoreError(f"{self.store.name}: {error.orig}") from None

    def close(self) -> None:
        """Write what is left and let go: another server may take the classes up."""
        self._writer.close()
        self._lease.release()
        self.store.close()

    def _put(self, room: LiveClass, write: Callable[[Connection, int], object]) -> None:
        code = room.code

        def job(connection: Connection) -> None:
            if code in self._ids:  # else the store refused the class
                write(connection, self._ids[code])

        self._writer.put(job)


def _role(word: str) -> Role:
    return "camera" if word == "camera" else "student"
