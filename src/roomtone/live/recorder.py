"""Writes classes to the store as they happen, and takes them up again after a restart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from roomtone.errors import StoreError
from roomtone.live import events
from roomtone.live.events import Event
from roomtone.live.hub import Hub
from roomtone.live.live_class import SHOWN_S, ClassState, LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.participants import Participant, Role
from roomtone.policy import Policy
from roomtone.store import ClassRecord, Store, audit, repository
from roomtone.store.database import writing
from roomtone.store.lease import Lease
from roomtone.store.records import StoredParticipant
from roomtone.store.writer import Writer, now

_log = logging.getLogger(__name__)
#: Seconds between looks at the lease, and between deletions by age.
RENEW_S, PRUNE_S = 5.0, 3600.0


@dataclass(frozen=True)
class Acquired:
    """A class that goes on, as it is stored.

    Attributes:
        id: in the store.
        live_class: as it was written last.
        began: when, by the hub's clock.
        key_digest: of the class's key.
        participants: who may come back, and the digests of their tokens.
    """

    id: int
    live_class: LiveClass
    began: float
    key_digest: bytes | None
    participants: list[tuple[Participant, bytes]]


class Recorder:
    """Stores a server's classes: a subscriber of the hub's events that never waits for the store.

    Args:
        store: where to.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lease = Lease(store.engine)
        self._writer = Writer(store.engine)
        self._ids: dict[str, int] = {}
        self._fenced = False

    @property
    def trouble(self) -> str:
        """Why nothing can be written now; empty where it can."""
        return self._writer.trouble

    @property
    def backlog(self) -> int:
        """Writes that wait."""
        return self._writer.backlog

    @property
    def given_up(self) -> int:
        """Writes that were dropped."""
        return self._writer.given_up

    @asynccontextmanager
    async def recording(self, hub: Hub) -> AsyncIterator[None]:
        """Store what happens on a server, and go on with the classes of one that is gone."""
        if hub.others is None:  # else they are looked for all the time
            self._resume(hub)
        self._fenced = hub.others is not None
        hub.subscribe(self.handle)
        hub.spawn(self._renew(hub))
        hub.spawn(self._prune(hub))
        try:
            yield
        finally:
            self.close()

    def handle(self, event: Event) -> None:
        """Have what an event says written, soon."""
        match event:
            case events.PolicyApplied(policy):
                self._writer.put(partial(_apply_policy, policy=policy))
            case events.ClassStarted():
                self._writer.put(partial(self._start, event, now()))
            case events.ClassEnded(code, ran_s):
                self._put(code, partial(_end, code), at=now(), ran_s=ran_s)
            case events.ClassReopened(code, key_digest):
                reopen = partial(_reopen, code)
                self._put(code, reopen, key_digest=key_digest, lease=self._lease.id)
            case events.KeyChanged(code, key_digest):
                self._put(code, repository.change_key, key_digest=key_digest)
            case events.ParticipantJoined(code, number, role, token_digest, consent, notice):
                stored = StoredParticipant(number, role, consent is not None, token_digest, notice)
                self._put(code, repository.add_participant, participant=stored)
                if consent:
                    self._put(code, repository.add_consent, consent=consent)
            case events.ParticipantLeft(code, number, t):
                self._put(code, repository.remove_participant, number=number, at=t)
            case events.ReadingStopped(code, t):
                self._put(code, repository.stop_reading, at=t)
            case events.ParticipantsRemoved(code, count):
                self._put(code, partial(_log_removal, code, count))
            case events.JoinCodeChanged(code, join_code):
                self._put(code, partial(_change_join_code, code), join_code=join_code)
            case events.OptionsChanged(code, options):
                size, most = options.min_group_size, options.max_participants
                change = repository.update_class
                self._put(code, change, min_group_size=size, max_participants=most)
            case events.MarkerSaved(code, marker):
                self._put(code, repository.save_marker, marker=marker)
            case events.MarkerDeleted(code, number):
                self._put(code, repository.delete_marker, marker_id=number)
            case events.AlertChanged(code, alert):
                self._put(code, repository.save_alert, alert=alert)
            case events.QuestionChanged(code, question):
                self._put(code, repository.save_question, question=question)
            case events.SecondPassed(code, second):
                self._put(code, repository.add_seconds, seconds=[second])

    def note(self, what: str, **detail: Any) -> None:
        """Add to the audit log that something was looked at or taken away."""
        self._writer.put(lambda connection: audit.record(connection, what, **detail))

    def flush(self) -> bool:
        """Wait until all that was handed over is written, for 5 s at most; whether it is."""
        return self._writer.flush(5.0)

    def close(self) -> None:
        """Write what is left and release the lease: another server may take the classes up."""
        self._writer.close()
        self._lease.release()
        self.store.close()

    def _resume(self, hub: Hub) -> None:
        """Go on with the classes that a server which is gone did not end, if their time is left."""
        for record in self._lease.acquire():
            # The wall clock may have been set back: a class is never younger than what is stored.
            elapsed = max(now() - record.began, record.seconds)
            if record.origin == "live" and elapsed < record.minutes * 60:
                self._restore(hub, record, hub.clock() - elapsed)
            else:
                with writing(self.store.engine) as connection:
                    at = record.began + min(elapsed, record.minutes * 60)
                    _end(record.code, connection, record.id, at, elapsed)

    # Where several processes share a bus.

    def running(self) -> list[str]:
        """The codes of stored classes that have not ended, whoever runs them."""
        with self.store.engine.connect() as connection:
            return [
                record.code
                for record in repository.running_classes(connection)
                if record.origin == "live"
            ]

    def acquire(self, code: str, fence: int, hub: Hub) -> Acquired | None:
        """Take a class over from a process that is gone; None where it is over.

        Args:
            code: of the class.
            fence: the fencing token with which it is this server's.
            hub: to run it.
        """
        with self.store.engine.connect() as connection:
            record = repository.find_class(connection, code)
        if record is None or not self._lease.acquire_one(record.id, fence):
            return None
        elapsed = max(now() - record.began, record.seconds)
        if elapsed >= record.minutes * 60:
            with writing(self.store.engine) as connection:
                at = record.began + record.minutes * 60
                _end(record.code, connection, record.id, at, elapsed)
            return None
        return self._read(record, hub, hub.clock() - elapsed)

    def go_on(self, hub: Hub, acquired: Acquired, state: ClassState | None, began: float) -> None:
        """Go on with a class that was taken over.

        Args:
            hub: to run it.
            acquired: what is stored of it.
            state: what its process said last; None where that is not known.
            began: when it began, by the hub's clock.
        """
        acquired.live_class.continue_from(state, began, hub.clock())
        self._ids[acquired.live_class.code] = acquired.id
        hub.go_on(acquired.live_class)
        self._admit(hub, acquired)

    def lost(self, codes: list[str]) -> set[str]:
        """Which of these classes are another server's now, says the store."""
        return self._lease.lost(codes)

    def let_go(self, code: str) -> None:
        """A class is another server's now: nothing of it is written any more."""
        self._ids.pop(code, None)

    def _restore(self, hub: Hub, record: ClassRecord, began: float) -> None:
        acquired = self._read(record, hub, began)
        self._ids[record.code] = record.id
        hub.resume(acquired.live_class)
        self._admit(hub, acquired)

    def _admit(self, hub: Hub, acquired: Acquired) -> None:
        code = acquired.live_class.code
        if acquired.key_digest:
            hub.auth.set_class_key(code, acquired.key_digest)
        for participant, token_digest in acquired.participants:
            hub.auth.set_participant_token(acquired.live_class, participant, token_digest)

    def _read(self, record: ClassRecord, hub: Hub, began: float) -> Acquired:
        options = ClassOptions(
            name=record.name,
            course=record.course,
            minutes=record.minutes,
            min_group_size=record.min_group_size,
            per_person=record.per_person,
            faces=record.faces and record.stopped_reading_at is None,
            facing=record.facing,
            notice=record.notice,
            max_participants=record.max_participants or hub.max_participants,
        )
        live_class = LiveClass(record.code, options, began)
        live_class.join_code = record.join_code or record.code
        with self.store.engine.connect() as connection:
            history = repository.read_history(connection, record)
            stored = repository.list_participants(connection, record.id)
            consents = repository.list_consents(connection, record.id)
        participants = [
            Participant(
                one.number,
                _role(one.role),
                one.consented,
                began,
                joined_at=began,
                notice=one.notice,
                has_connected=True,
            )
            for one in stored
        ]
        live_class.restore(
            history.seconds[-SHOWN_S:],
            history.markers,
            history.questions,
            consents,
            participants,
        )
        tokens = [one.token_digest for one in stored]
        pairs = list(zip(participants, tokens, strict=True))
        return Acquired(record.id, live_class, began, record.key_digest, pairs)

    async def _renew(self, hub: Hub) -> None:
        """See that no other server takes this one's classes for abandoned.

        Where one did, as after the database was restarted, it is no longer this server's.
        """
        while True:
            await asyncio.sleep(RENEW_S)
            with suppress(Exception):  # the store is away; `trouble` says so
                lost = await asyncio.to_thread(self._keep_lease, list(self._ids))
                for code in lost:
                    del self._ids[code]
                    if live_class := hub.get(code):
                        _log.error(
                            "another server has taken over a class; it is no longer served here"
                        )
                        hub.release(live_class)

    def _keep_lease(self, codes: list[str]) -> set[str]:
        self._lease.renew()
        return self._lease.lost(codes)

    async def _prune(self, hub: Hub) -> None:
        """Every hour, delete classes that are older than the policy stores them."""
        while True:
            with suppress(StoreError, DBAPIError):
                await asyncio.to_thread(self.store.prune, hub.policy.retention_days)
            await asyncio.sleep(PRUNE_S)

    def _start(self, event: events.ClassStarted, at: float, connection: Connection) -> None:
        options = event.options
        values: dict[str, Any] = {
            "code": event.code,
            "name": options.name,
            "course": options.course,
            "origin": "simulated" if event.simulated else "live",
            "began": at,
            "minutes": options.minutes,
            "min_group_size": options.min_group_size,
            "per_person": options.per_person,
            "faces": options.faces,
            "facing": options.facing,
            "retention_days": event.retention_days,
            "notice": options.notice,
            "max_participants": options.max_participants,
            "key_digest": event.key_digest,
            "lease": self._lease.id,
        }
        self._ids[event.code] = repository.create_class(connection, values)
        logged = ("code", "origin", "faces", "facing", "per_person", "min_group_size", "minutes")
        audit.record(connection, "class started", **{name: values[name] for name in logged})

    def _put(self, code: str, write: Callable[..., object], **values: Any) -> None:
        def job(connection: Connection) -> None:
            # Else the store refused the class, or it is another server's now.
            if (class_id := self._ids.get(code)) is None:
                return
            if not self._fenced or repository.has_lease(connection, class_id, self._lease.id):
                write(connection, class_id, **values)

        self._writer.put(job)


def _apply_policy(connection: Connection, policy: Policy) -> None:
    audit.record_policy(connection, policy)
    repository.cap_retention(connection, policy.retention_days)


def _end(code: str, connection: Connection, class_id: int, at: float, ran_s: float) -> None:
    repository.end_class(connection, class_id, at, ran_s)
    audit.record(connection, "class ended", code=code)


def _reopen(
    code: str, connection: Connection, class_id: int, key_digest: bytes, lease: str
) -> None:
    repository.reopen_class(connection, class_id, key_digest, lease)
    audit.record(connection, "class reopened", code=code)


def _log_removal(code: str, count: int, connection: Connection, class_id: int) -> None:
    audit.record(connection, "participants removed", code=code, count=count)


def _change_join_code(code: str, connection: Connection, class_id: int, join_code: str) -> None:
    repository.update_class(connection, class_id, join_code=join_code)
    audit.record(connection, "join code renewed", code=code)


def _role(word: str) -> Role:
    return "camera" if word == "camera" else "student"
