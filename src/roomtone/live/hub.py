"""The classes of a server at work: one event loop owns them, a ticker makes their pulses.

What happens in a class is published as events to whoever subscribes (the recorder does).
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import math
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakSet

from roomtone.codes import new_code, plain_code
from roomtone.errors import ClassError
from roomtone.live import events
from roomtone.live.auth import Auth, digest
from roomtone.live.connections import ELSEWHERE, MOVED, NOT_ALLOWED, OVER, ClassConnections, Outbox
from roomtone.live.events import Event
from roomtone.live.live_class import LiveClass
from roomtone.live.metrics import Metrics
from roomtone.live.options import DEFAULT_PARTICIPANTS, ClassOptions
from roomtone.live.participants import Participant, Role
from roomtone.live.protocol import (
    ClientMessage,
    Ended,
    Markers,
    Pace,
    Pulse,
    QuestionAsked,
    Refused,
    ServerMessage,
    Snapshot,
    overlay_pulse,
    overlay_snapshot,
    to_json,
)
from roomtone.policy import NOTICE, UNSTATED, Policy
from roomtone.types import Marker, Question

#: Seconds for which the end of a class can be undone.
UNDO_S = 60.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PaceOptions:
    """How often pulses are made, and when participants are asked to send less.

    Attributes:
        tick_s: seconds between rounds of all classes, in which each class whose second is over is
            advanced.
        max_block_s: longest that a round may block everything else, seconds.
        late_s: how late a round may end, in a running mean over about ten rounds, before
            participants are asked for half as much.
        calm_s: seconds in time after which they are asked for twice as much again.
        max_every_s: longest time between a participant's messages that is asked for.
    """

    tick_s: float = 0.2
    max_block_s: float = 0.02
    late_s: float = 0.25
    calm_s: float = 60.0
    max_every_s: float = 8.0


@dataclass(frozen=True)
class RunningClass:
    """A class that runs, in this process or in another of its service.

    Attributes:
        code: names it.
        join_code: by which students join.
        name: for people.
        course: the course that it belongs to; empty for none.
        seconds: since it began.
    """

    code: str
    join_code: str
    name: str
    course: str
    seconds: float


class ProxiedSocket(Protocol):
    """A socket's place in a class that another process runs."""

    outbox: Outbox

    def handle(self, message: ClientMessage) -> None:
        """Pass a message on."""

    def close(self) -> None:
        """The socket is gone."""


class OtherProcesses(Protocol):
    """What a hub asks of the other processes of its service."""

    def may_advance(self, live_class: LiveClass) -> bool:
        """Whether a class is still this process's."""

    def confirm(self, live_class: LiveClass, send: Callable[[], None]) -> None:
        """Have a pulse sent once it is sure that the class is still this process's."""

    async def open(self, code: str, token: str, feed: bool) -> ProxiedSocket | None:
        """A place in a class of another process; None where there is none for this token.

        Raises:
            BusError: not now; in a moment there may be one.
        """

    async def running_classes(self) -> list[RunningClass]:
        """The classes that the other processes run, as far as these answer."""

    async def use_once(self, name: str, seconds: float) -> bool:
        """Note that something was used; False where it was, in any process, within its time."""


class Hub:
    """All classes of a server.

    Args:
        policy: what the operator stated.
        auth: keys, tokens and limits.
        clock: seconds that never go back.
        pace: of the pulses.
        max_classes: most classes at once.
        max_participants: most participants of a class whose teacher chose no number.
    """

    def __init__(
        self,
        policy: Policy = UNSTATED,
        auth: Auth | None = None,
        clock: Callable[[], float] = time.monotonic,
        pace: PaceOptions | None = None,
        max_classes: int = 1000,
        max_participants: int = DEFAULT_PARTICIPANTS,
    ) -> None:
        self.policy, self.auth = policy, auth or Auth()
        self.clock, self.pace = clock, pace or PaceOptions()
        self.metrics = Metrics()
        self.every_s = 1.0
        #: The other processes of this service; None where this is the only one.
        self.others: OtherProcesses | None = None
        self._max_classes, self.max_participants = max_classes, max_participants
        self._classes: dict[str, LiveClass] = {}
        self._join_codes: dict[str, LiveClass] = {}
        self._ended: dict[str, LiveClass] = {}
        self._connections: dict[str, ClassConnections] = {}
        self._subscribers: list[Callable[[Event], None]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._failing: WeakSet[LiveClass] = WeakSet()
        self._late_s = 0.0
        self._calm_since = clock()

    # Events and tasks.

    def subscribe(self, subscriber: Callable[[Event], None]) -> None:
        """Have a function called with every event from now on."""
        self._subscribers.append(subscriber)

    def spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run something beside the ticker until the server stops."""
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _publish(self, *happened: Event) -> None:
        for event in happened:
            for subscriber in self._subscribers:
                subscriber(event)

    # Classes.

    @property
    def classes(self) -> list[LiveClass]:
        """The classes that run, oldest first."""
        return list(self._classes.values())

    def own_classes(self) -> list[RunningClass]:
        """The classes that run in this process, oldest first."""
        now = self.clock()
        return [
            RunningClass(one.code, one.join_code, one.options.name, one.options.course, one.t(now))
            for one in self.classes
        ]

    async def running_classes(self) -> list[RunningClass]:
        """The classes that run, in this process and in the others of its service, oldest first."""
        elsewhere = await self.others.running_classes() if self.others else []
        return sorted([*self.own_classes(), *elsewhere], key=lambda one: -one.seconds)

    def get(self, code: str) -> LiveClass | None:
        """The running class of a code as people type it (any case, spaces, dashes)."""
        plain = plain_code(code)
        return self._classes.get(plain) or self._join_codes.get(plain)

    def get_to_join(self, code: str) -> LiveClass | None:
        """The running class that a code lets students join; not by a code that was renewed."""
        live_class = self.get(code)
        return live_class if live_class and live_class.join_code == plain_code(code) else None

    def _free_code(self) -> str:
        code = new_code()
        while code in self._classes or code in self._join_codes:
            code = new_code()
        return code

    def create(self, options: ClassOptions, simulated: bool = False) -> tuple[LiveClass, str]:
        """A new class under a code that cannot be guessed, and the key that opens its pulse.

        Raises:
            ClassError: not allowed, out of range, or there are too many classes.
        """
        options = options.within(self.policy, simulated)
        if len(self._classes) >= self._max_classes:
            raise ClassError(f"There are {self._max_classes} classes already; end one first.")
        code = self._free_code()
        live_class = LiveClass(code, options, self.clock(), simulated)
        key = self.auth.new_class_key(code)
        self.resume(live_class)
        days = self.policy.retention_days
        self._publish(events.ClassStarted(code, options, simulated, days, digest(key)))
        return live_class, key

    def resume(self, live_class: LiveClass) -> None:
        """A class runs on this server from now on."""
        live_class.every_s = self.every_s
        self._classes[live_class.code] = live_class
        self._connections[live_class.code] = ClassConnections()
        if self.others:
            self._connections[live_class.code].shown = live_class.pulse()
        if live_class.join_code != live_class.code:
            self._join_codes[live_class.join_code] = live_class

    def go_on(self, live_class: LiveClass) -> None:
        """A class that another process ran goes on here, under this hub's policy."""
        self.resume(live_class)
        self._publish(*live_class.poll())
        self._apply_to(live_class, self.policy)

    def end(self, live_class: LiveClass) -> None:
        """End a class: everyone is told, individual readings are deleted."""
        self._classes.pop(live_class.code, None)
        self._ended[live_class.code] = live_class
        self.auth.revoke_all(live_class)
        live_class.end(self.clock())
        self._publish(*live_class.poll())
        self._drop_join_codes(live_class)
        for outbox in self._connections[live_class.code]:
            outbox.put(Ended())
        self.close_sockets(live_class, OVER)
        del self._connections[live_class.code]

    @property
    def ended(self) -> list[LiveClass]:
        """The classes that ended within `UNDO_S`."""
        return list(self._ended.values())

    def _drop_join_codes(self, live_class: LiveClass) -> None:
        codes = self._join_codes.items()
        self._join_codes = {code: one for code, one in codes if one is not live_class}

    def release(self, live_class: LiveClass) -> None:
        """Another server runs a class: it is no longer served here; pages connect again."""
        self.auth.revoke_all(live_class)
        self.auth.remove_class_key(live_class.code)
        self._drop_join_codes(live_class)
        for outbox in self._connections[live_class.code]:
            outbox.put(Refused("moved", "This class goes on on another server."))
        self.close_sockets(live_class, MOVED)
        del self._connections[live_class.code], self._classes[live_class.code]
        self.metrics.lost.inc()

    def get_ended(self, code: str) -> LiveClass | None:
        """The class of a code that ended within `UNDO_S`."""
        return self._ended.get(plain_code(code))

    def forget(self, code: str) -> None:
        """A class that ended cannot be reopened any more."""
        if self._ended.pop(code, None):
            self.auth.remove_class_key(code)

    def reopen(self, code: str) -> LiveClass:
        """Undo the end of a class, within `UNDO_S` of it; its key stays the same.

        Raises:
            ClassError: it did not end here lately, or its time is up.
        """
        live_class = self.get_ended(code)
        if live_class is None:
            raise ClassError("The end of a class can be undone for a minute only.")
        live_class.reopen(self.clock())
        del self._ended[live_class.code]
        self.resume(live_class)
        key_digest = self.auth.class_key_digest(live_class.code)
        self._publish(events.ClassReopened(live_class.code, key_digest))
        return live_class

    def new_key(self, live_class: LiveClass) -> str:
        """A new key that opens a class's pulse; the one before no longer does."""
        key = self.auth.new_class_key(live_class.code)
        self._publish(events.KeyChanged(live_class.code, digest(key)))
        self._connections[live_class.code].revoke_links()
        return key

    def apply_policy(self, policy: Policy) -> None:
        """Another policy applies from now on, in running classes too where it asks for more."""
        self.policy = policy
        self._publish(events.PolicyApplied(policy))
        for live_class in self.classes:
            self._apply_to(live_class, policy)

    def _apply_to(self, live_class: LiveClass, policy: Policy) -> None:
        before, connections = live_class.options, self._connections[live_class.code]
        live_class.apply_policy(policy, self.clock())
        happened = live_class.poll()
        self._publish(*happened)
        if any(isinstance(event, events.ReadingStopped) for event in happened):
            for participant in live_class.participants:
                if outbox := connections.participants.get(participant.number):
                    outbox.put(live_class.welcome(participant))
            if not live_class.simulated:
                self.add_marker(live_class, "faces are no longer read")
        if live_class.options != before:
            self._send_snapshots(live_class)
        self.touch(live_class)

    def _send_snapshots(self, live_class: LiveClass) -> None:
        connections = self._connections[live_class.code]
        for outbox in connections.feeds:
            outbox.put(self.snapshot(live_class, outbox in connections.overlays))

    def pulse(self, live_class: LiveClass, overlay: bool = False) -> Pulse:
        """A class's pulse as it was shown last: no second that another process would not know."""
        pulse = self._connections[live_class.code].shown or live_class.pulse()
        return overlay_pulse(pulse) if overlay else pulse

    def snapshot(self, live_class: LiveClass, overlay: bool = False) -> Snapshot:
        """A class and its last ten minutes, up to what was shown last."""
        shown = self._connections[live_class.code].shown
        snapshot = live_class.snapshot(self.clock(), shown.t if shown else None)
        return overlay_snapshot(snapshot) if overlay else snapshot

    def reads_faces(self, live_class: LiveClass) -> bool:
        """Whether real people's faces may be read in a class; simulated ones need no policy."""
        return live_class.options.faces and (self.policy.faces or not live_class.simulated)

    # Markers.

    def add_marker(self, live_class: LiveClass, text: str, t: float | None = None) -> Marker:
        """Name a moment of a class, for everyone who watches its pulse."""
        marker = live_class.add_marker(text, live_class.ended_at or self.clock(), t)
        self._send_markers(live_class)
        return marker

    def change_marker(
        self, live_class: LiveClass, number: int, text: str | None, t: float | None
    ) -> Marker:
        """Rename or move a marker.

        Raises:
            ClassError: there is none of that number.
        """
        now = live_class.ended_at or self.clock()
        marker = live_class.change_marker(number, text, t, now)
        self._send_markers(live_class)
        return marker

    def delete_marker(self, live_class: LiveClass, number: int) -> None:
        """Delete a marker."""
        live_class.delete_marker(number)
        self._send_markers(live_class)

    def _send_markers(self, live_class: LiveClass) -> None:
        self._publish(*live_class.poll())
        if connections := self._connections.get(live_class.code):  # else it ended a moment ago
            for outbox in connections.feeds.keys() - connections.overlays:
                outbox.put(Markers(live_class.markers))

    # Questions of the moment.

    def ask(self, live_class: LiveClass, text: str, answers: Sequence[str]) -> Question:
        """Ask a class's students a question; the one before is closed.

        Raises:
            ClassError: a text is empty or too long, or there are not two or three answers.
        """
        asked = live_class.ask(text, answers, self.clock())
        self._send_question(live_class)
        return asked

    def close_question(self, live_class: LiveClass) -> None:
        """Close the question of the moment, if there is one."""
        live_class.close_question(self.clock())
        self._send_question(live_class)

    def _send_question(self, live_class: LiveClass) -> None:
        self._publish(*live_class.poll())
        for number, outbox in self._connections[live_class.code].participants.items():
            one = live_class.participant(number)
            if one and one.may_answer:
                outbox.put(QuestionAsked(live_class.question))
        self.touch(live_class)

    # Participants and their sockets.

    def join(
        self,
        live_class: LiveClass,
        role: Role,
        consented: bool,
        language: str = "",
        notice: str = NOTICE,
    ) -> tuple[Participant, str]:
        """Somebody new, and the token with which they speak; arguments as of `LiveClass.join`.

        Raises:
            ClassError: the class is over or full.
        """
        reads = consented and self.reads_faces(live_class)
        participant = live_class.join(role, reads, self.clock(), language, notice)
        token = self.auth.new_participant_token(live_class, participant)
        consent = live_class.consent_records[-1] if participant.consented else None
        joined = events.ParticipantJoined(
            live_class.code, participant.number, role, digest(token), consent, notice
        )
        self._publish(*live_class.poll(), joined)
        self.touch(live_class)
        return participant, token

    def leave(self, live_class: LiveClass, participant: Participant) -> None:
        """A participant leaves and is forgotten."""
        live_class.leave(participant, self.clock())
        self.auth.revoke([participant])
        self._publish(*live_class.poll())
        self.disconnect(live_class, participant)
        self.touch(live_class)

    def remove(self, live_class: LiveClass, joined_within_s: float | None = None) -> int:
        """Remove all participants, or those who joined within the last so many seconds; how many.

        They are told so, and may join again with the code.
        """
        since = -math.inf if joined_within_s is None else self.clock() - joined_within_s
        removed = [one for one in live_class.participants if one.joined_at >= since]
        for participant in removed:
            connections = self._connections[live_class.code].participants
            if outbox := connections.get(participant.number):
                outbox.put(Refused("removed", "Your teacher removed you from this class."))
                outbox.close(NOT_ALLOWED)
            live_class.leave(participant, self.clock())
        self.auth.revoke(removed)
        self._publish(*live_class.poll())
        if removed:
            self._publish(events.ParticipantsRemoved(live_class.code, len(removed)))
        self.touch(live_class)
        return len(removed)

    def new_join_code(self, live_class: LiveClass) -> str:
        """A new code to join by; the one before lets nobody in any more. Who takes part stays."""
        live_class.join_code = code = self._free_code()
        self._join_codes[code] = live_class
        self._publish(events.JoinCodeChanged(live_class.code, code))
        self._send_snapshots(live_class)
        return code

    def set_max_participants(self, live_class: LiveClass, most: int) -> None:
        """Allow more or fewer participants; those who are there stay."""
        live_class.set_max_participants(most)
        self._publish(*live_class.poll())

    def may_join(self, live_class: LiveClass, address: str) -> bool:
        """Whether an address may join once more now; where not, the class's teacher is told."""
        now = self.clock()
        if self.auth.may_join(live_class.code, address, now):
            return True
        live_class.note_refused_join(now)
        self.metrics.refused.labels("joins").inc()
        return False

    def overlay_key(self, live_class: LiveClass) -> str | None:
        """The key of a class's overlay; None where the teacher sees each person.

        The signal of such a class changes with one of them alone, which is for the teacher.
        """
        return None if live_class.options.per_person else self.auth.overlay_key(live_class.code)

    def opens_overlay(self, live_class: LiveClass, key_digest: bytes) -> bool:
        """Whether the key of this digest is that of the class's overlay."""
        own = self.overlay_key(live_class)
        return own is not None and hmac.compare_digest(digest(own), key_digest)

    def watch(
        self,
        live_class: LiveClass,
        by_link: bool,
        outbox: Outbox | None = None,
        overlay: bool = False,
    ) -> Outbox:
        """A new watcher of a class's pulse.

        Args:
            live_class: the class.
            by_link: whether it has the class's own key or its overlay's, not the teacher's.
            outbox: a socket's.
            overlay: whether it has the overlay's.
        """
        outbox = outbox or Outbox()
        connections = self._connections[live_class.code]
        connections.feeds[outbox] = by_link
        if overlay:
            connections.overlays.add(outbox)
        self.touch(live_class)
        return outbox

    def unwatch(self, live_class: LiveClass, outbox: Outbox) -> None:
        """A watcher is gone."""
        if connections := self._connections.get(live_class.code):
            connections.feeds.pop(outbox, None)
            connections.overlays.discard(outbox)

    def connect(
        self, live_class: LiveClass, participant: Participant, outbox: Outbox | None = None
    ) -> Outbox:
        """A participant's socket; one that it had before is told so and closed."""
        self.disconnect(live_class, participant)
        outbox = outbox or Outbox()
        self._connections[live_class.code].participants[participant.number] = outbox
        participant.connected = participant.has_connected = True
        participant.seen_at = self.clock()
        self.touch(live_class)
        return outbox

    def disconnect(
        self, live_class: LiveClass, participant: Participant, outbox: Outbox | None = None
    ) -> None:
        """A participant's socket is gone: `outbox`, or whichever it has."""
        connections = self._connections.get(live_class.code)
        has = connections.participants.get(participant.number) if connections else None
        if connections is None or has is None or (outbox is not None and outbox is not has):
            return
        del connections.participants[participant.number]
        participant.connected, participant.seen_at = False, self.clock()
        if outbox is None:
            has.put(Refused("elsewhere", "You opened this class in another page."))
            has.close(ELSEWHERE)
        self.touch(live_class)

    def send(self, live_class: LiveClass, participant: Participant, message: ServerMessage) -> None:
        """Send a participant a message, if they have a socket."""
        if outbox := self._connections[live_class.code].participants.get(participant.number):
            outbox.put(message)

    def close_sockets(self, live_class: LiveClass, code: int) -> None:
        """Close all sockets of a class with an application's own code; pages come back or not."""
        for outbox in self._connections[live_class.code]:
            outbox.close(code)

    def touch(self, live_class: LiveClass) -> None:
        """The class's next pulse has something to tell."""
        connections = self._connections.get(live_class.code)
        if connections and connections.dirty_since is None:
            connections.dirty_since = self.clock()

    # The ticker.

    async def run(self) -> None:
        """Make pulses until cancelled."""
        try:
            while True:
                tick_s = self.pace.tick_s
                due = self.clock() + tick_s
                await asyncio.sleep(tick_s)
                began = self.clock()
                for live_class in self.classes:
                    self._tick_alone(live_class)
                    if self.clock() - began > self.pace.max_block_s:
                        await asyncio.sleep(0)
                        began = self.clock()
                self._forget_ended()
                self._keep_pace(self.clock() - due)
        finally:
            for task in self._tasks:
                task.cancel()

    def _tick_alone(self, live_class: LiveClass) -> None:
        """Tick a class; what goes wrong in it does not stop the others."""
        try:
            self.tick(live_class)
        except Exception:
            if live_class not in self._failing:
                _log.exception("a class has no pulse")
            self._failing.add(live_class)
        else:
            self._failing.discard(live_class)

    def tick(self, live_class: LiveClass) -> None:
        """Advance a class, publish what happened, send its pulse where there is one to send."""
        now = self.clock()
        if live_class.is_over(now):
            self.end(live_class)
            return
        connections = self._connections[live_class.code]
        second = int(live_class.t(now))
        if second == connections.second:
            return
        if self.others and not self.others.may_advance(live_class):
            return
        asked = live_class.question
        live_class.advance(now)
        self._publish(*live_class.poll())
        if asked and live_class.question is None:  # its time was up
            self._send_question(live_class)
        dirty_since = connections.dirty_since
        connections.dirty_since, connections.second = None, second
        pulse = live_class.pulse() if connections.feeds or self.others else None
        text = to_json(pulse) if pulse and connections.feeds else ""
        overlay = to_json(overlay_pulse(pulse)) if pulse and connections.overlays else text

        def send() -> None:
            if self.others:
                connections.shown = pulse
            if text:
                for outbox in connections.feeds:
                    outbox.put_latest(overlay if outbox in connections.overlays else text)
                if dirty_since is not None:
                    self.metrics.feed_delay.observe(self.clock() - dirty_since)

        if self.others:
            self.others.confirm(live_class, send)
        else:
            send()

    def _forget_ended(self) -> None:
        now = self.clock()
        for code, one in list(self._ended.items()):
            if now - (one.ended_at or 0.0) >= UNDO_S:
                self.forget(code)

    def _keep_pace(self, lateness_s: float) -> None:
        """Ask participants to send less while the loop cannot keep up, more when it can again."""
        now = self.clock()
        self.metrics.lateness.observe(max(lateness_s, 0.0))
        self._late_s += 0.1 * (max(lateness_s, 0.0) - self._late_s)
        if self._late_s > self.pace.late_s:
            self._calm_since = now
            if self.every_s < self.pace.max_every_s:
                self._set_pace(self.every_s * 2)
        elif self.every_s > 1.0 and now - self._calm_since > self.pace.calm_s:
            self._set_pace(self.every_s / 2)
            self._calm_since = now

    def _set_pace(self, every_s: float) -> None:
        self.every_s, self._late_s = every_s, 0.0
        self.metrics.pace.set(every_s)
        for live_class in self.classes:
            live_class.every_s = every_s
            for outbox in self._connections[live_class.code].participants.values():
                outbox.put(Pace(every_s))
