"""Several server processes as one service: each class is run by one of them, all take its sockets.

A process that takes a socket of somebody else's class checks what comes and passes it on in batches
over the bus, and sends out what the class's process says. Nothing of a class is shown unless the
bus said, a moment before, that it still is this process's, and has what another needs to go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import Struct

from roomtone.codes import plain_code
from roomtone.errors import BusError, ClassError, StoreError
from roomtone.live.auth import digest
from roomtone.live.bus import GRACE_S, LEASE_S, Bus, BusLease
from roomtone.live.connections import MOVED, Outbox
from roomtone.live.hub import Hub, RunningClass
from roomtone.live.live_class import ClassState, LiveClass
from roomtone.live.participants import Participant
from roomtone.live.protocol import ClientMessage, Faces, Pause, Refused, to_json
from roomtone.live.recorder import Recorder
from roomtone.live.ws import handle

_log = logging.getLogger(__name__)
#: Seconds between batches of readings, between signs of life, and between looks for classes that
#: nobody runs.
BATCH_S, BEAT_S, SCAN_S = 0.25, 1.0, 2.0
#: Oldest state with which a class goes on at once, seconds; and after how long without the bus a
#: class goes on alone, where the store says that it still is this process's. A process alone shows
#: groups that are in no state, so the first must be shorter.
FRESH_S, ALONE_S = 5.0, 6.0
_ANSWER_S = 5.0
_MAX_RARE = 1000
_NO_ANSWER = "The server that runs this class does not answer."


class Open(Struct, array_like=True, tag="open"):
    """A socket wants a place in a class: the digest of its token, or of its key."""

    sender: str
    socket: int
    code: str
    digest: bytes
    feed: bool


class Opened(Struct, array_like=True, tag="opened"):
    """Its place: the class, the participant's number (0 for a feed), what to send first."""

    socket: int
    code: str
    fence: int
    number: int
    first: str


class NotOpened(Struct, array_like=True, tag="not_opened"):
    """There is no place for it; `again` where there may be one in a moment."""

    socket: int
    again: bool = False


class Batch(Struct, array_like=True, tag="batch"):
    """What participants, by their numbers, have sent."""

    sender: str
    code: str
    rows: list[tuple[int, ClientMessage]]


class Gone(Struct, array_like=True, tag="gone"):
    """A socket was closed."""

    sender: str
    socket: int


class Outgoing(Struct, array_like=True, tag="outgoing"):
    """What is to be sent on sockets; `latest` replaces the one before, `close` closes them."""

    fence: int
    sockets: list[int]
    text: str
    latest: bool
    close: int


class Moved(Struct, array_like=True, tag="moved"):
    """A class is no longer this sender's."""

    sender: str
    code: str


class Heartbeat(Struct, array_like=True, tag="heartbeat"):
    """A sign of life; `at` by the sender's clock."""

    sender: str
    at: float


class ListClasses(Struct, array_like=True, tag="list"):
    """Which classes does a process run?"""

    sender: str
    number: int


class ListedClasses(Struct, array_like=True, tag="listed"):
    """These."""

    number: int
    classes: list[RunningClass]


class ForwardedRequest(Struct, array_like=True, tag="request"):
    """A request to the HTTP API, for the process that runs its class."""

    sender: str
    number: int
    scope: dict[str, Any]
    body: bytes


class ForwardedResponse(Struct, array_like=True, tag="response"):
    """What it was answered."""

    number: int
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


Message = (
    Open
    | Opened
    | NotOpened
    | Batch
    | Gone
    | Outgoing
    | Moved
    | Heartbeat
    | ListClasses
    | ListedClasses
    | ForwardedRequest
    | ForwardedResponse
)
_messages: msgspec.msgpack.Decoder[list[Message]] = msgspec.msgpack.Decoder(list[Message])
_states: msgspec.msgpack.Decoder[ClassState] = msgspec.msgpack.Decoder(ClassState)
_encode = msgspec.msgpack.Encoder().encode


class RemoteOutbox(Outbox):
    """What waits for a socket of another process in a class of this one."""

    def __init__(self, cluster: Cluster, process: str, socket: int, code: str) -> None:
        super().__init__()
        self.process, self.socket, self.code = process, socket, code
        self.participant: Participant | None = None
        self._cluster = cluster

    def put_text(self, text: str) -> None:
        """Send a message that should not be missed, as JSON."""
        self._cluster.send_out(self, text, latest=False)

    def put_latest(self, text: str) -> None:
        """Send a message that replaces the one before it."""
        self._cluster.send_out(self, text, latest=True)

    def close(self, code: int) -> None:
        """Send what waits, then close the socket with this code."""
        self.closed = code
        self._cluster.send_out(self, "", latest=False, close=code)


@dataclass
class RemoteClass:
    """A class that another process runs, as far as sockets of this one take part in it."""

    owner: str
    heard: float
    sockets: set[RemoteSocket] = field(default_factory=set)
    faces: dict[int, Faces] = field(default_factory=dict)
    rare: list[tuple[int, ClientMessage]] = field(default_factory=list)


class RemoteSocket:
    """A place in a class that another process runs, for a socket of this one."""

    def __init__(self, cluster: Cluster, away: RemoteClass, socket: int, opened: Opened) -> None:
        self._cluster, self._away = cluster, away
        self.socket, self.code = socket, opened.code
        self.number, self.fence = opened.number, opened.fence
        self.outbox = Outbox()
        self.outbox.put_text(opened.first)

    def handle(self, message: ClientMessage) -> None:
        """Pass a message on with the next batch; of faces the latest."""
        away, metrics = self._away, self._cluster.hub.metrics
        if isinstance(message, Faces):
            if self.number in away.faces:
                metrics.refused.labels("pace").inc()
            away.faces[self.number] = message
        elif len(away.rare) < _MAX_RARE:
            if isinstance(message, Pause):
                away.faces.pop(self.number, None)
            away.rare.append((self.number, message))
        metrics.passed_on.inc()

    def close(self) -> None:
        """The socket is gone."""
        self._away.sockets.discard(self)
        self._cluster.forget_socket(self, self._away)


class Cluster:
    """This process's part of a service of several.

    Args:
        hub: its own classes.
        bus: which all processes share.
        recorder: stores them; without one, classes end with their process.
    """

    def __init__(self, hub: Hub, bus: Bus, recorder: Recorder | None = None) -> None:
        self.hub, self.bus, self.recorder = hub, bus, recorder
        #: Answers a request that another process passed on; set by who has the API.
        self.on_call: Callable[[dict[str, Any], bytes], Awaitable[ForwardedResponse]] | None = None
        self._leases: dict[str, BusLease] = {}
        self._confirmed: dict[str, float] = {}
        self._due: dict[str, tuple[LiveClass, Callable[[], None] | None]] = {}
        self._wake = asyncio.Event()
        self._scan_now = asyncio.Event()
        self._alone_until = 0.0
        self._away: dict[str, RemoteClass] = {}
        self._sockets: dict[int, RemoteSocket] = {}
        self._guests: dict[tuple[str, int], RemoteOutbox] = {}
        self._outgoing: dict[tuple[str, int, str, bool, int], list[int]] = {}
        self._asked: dict[int, tuple[str, asyncio.Future[Any]]] = {}
        self._stored: set[str] = set()  # classes that the store says run, at the last look
        self._last = 0
        self._heard: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        bus.on_messages, bus.on_gone, bus.on_back = self._receive, self._forget, self._renew_all
        hub.others = self

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Take part for as long as the process runs; its classes are handed over at the end.

        Raises:
            BusError: the bus cannot be reached at the start.
        """
        async with self.bus.running():
            work = (self._save_due, self._batch, self._beat, self._scan)
            self._scan_now.set()
            tasks = [asyncio.ensure_future(self._again(one)) for one in work]
            try:
                yield
            finally:
                self._closing = True
                for task in [*tasks, *self._tasks]:
                    task.cancel()
                await asyncio.gather(*tasks, *self._tasks, return_exceptions=True)
                await self._hand_over()

    # Classes of this process.

    @property
    def owned(self) -> int:
        """Classes that this process runs."""
        return len(self._leases)

    def may_advance(self, live_class: LiveClass) -> bool:
        """Whether a class is still this process's."""
        now, confirmed = self.hub.clock(), self._confirmed.get(live_class.code)
        return confirmed is not None and (now - confirmed < LEASE_S or now < self._alone_until)

    def confirm(self, live_class: LiveClass, send: Callable[[], None]) -> None:
        """Have a pulse sent once the bus has its state and the class still is this process's."""
        self._due[live_class.code] = live_class, send
        self._wake.set()

    async def claim(self, live_class: LiveClass) -> None:
        """A class that was just created, or taken over, is this process's from now on.

        Raises:
            BusError: the bus cannot be reached, or another process has it.
        """
        lease = await self.bus.claim(live_class.code)
        if lease.owner != self.bus.id:
            raise BusError("Another server has a class of that code. Try again.")
        self._own(live_class.code, lease)

    def _own(self, code: str, lease: BusLease) -> None:
        self._leases[code], self._confirmed[code] = lease, self.hub.clock()
        if away := self._away.pop(code, None):
            self._close_away(away)

    async def _save_due(self) -> None:
        await self._wake.wait()
        self._wake.clear()
        due, self._due = self._due, {}
        await self._save(due)

    async def _save(self, due: dict[str, tuple[LiveClass, Callable[[], None] | None]]) -> None:
        began = self.hub.clock()
        wanted = [
            (code, self._leases[code], _encode(one.state(began)), one, send)
            for code, (one, send) in due.items()
            if code in self._leases
        ]
        try:
            renewed = await self.bus.save([row[:3] for row in wanted])
        except BusError:
            renewed = [began < self._alone_until] * len(wanted)
        else:
            for (code, *_), fine in zip(wanted, renewed, strict=True):
                if fine:
                    self._confirmed[code] = began
                else:
                    self._lose(code)
        for (code, _, _, live_class, send), fine in zip(wanted, renewed, strict=True):
            if fine and send and self.hub.get(code) is live_class:
                send()

    def _lose(self, code: str) -> None:
        """Another process has taken a class over."""
        self._leases.pop(code, None)
        self._confirmed.pop(code, None)
        if self.recorder:
            self.recorder.let_go(code)
        if live_class := self.hub.get(code):
            _log.warning("another process has taken over a class; it is no longer run here")
            self.hub.release(live_class)

    def _renew_all(self) -> None:
        """The bus is back: tell it at once which classes are this process's."""
        self._alone_until = 0.0
        for live_class in [*self.hub.classes, *self.hub.ended]:
            self._due.setdefault(live_class.code, (live_class, None))
        self._wake.set()

    async def _hand_over(self) -> None:
        """Let others take this process's classes over: what they need is written first."""
        with suppress(BusError):
            due = {one.code: (one, None) for one in self.hub.classes}
            await self._save(dict(due))
            if self.recorder:
                await asyncio.to_thread(self.recorder.flush)
            for code, lease in self._leases.items():
                await self.bus.release(code, lease)
            for guest in list(self._guests.values()):
                guest.close(MOVED)
            for process in await self.bus.processes():
                for code in self._leases:
                    self._post(process, Moved(self.bus.id, code))
            self._flush_out()

    # Classes that nobody runs.

    async def _scan(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._scan_now.wait(), SCAN_S)
        self._scan_now.clear()
        recorder = self.recorder
        if not recorder or not self.bus.settled:
            return
        with suppress(BusError, StoreError):
            stored = await asyncio.to_thread(recorder.running)
            self._stored = set(stored)
            codes = [one for one in stored if one not in self._leases]
            if not codes:
                return
            leases, there = await self.bus.leases(codes), set(await self.bus.processes())
            # A bus that came back empty knows no leases: their holders tell it, when they are back.
            knows = self.bus.settled_for(LEASE_S + GRACE_S)
            for code, lease in zip(codes, leases, strict=True):
                if knows if lease is None else lease.owner not in there:
                    await self._acquire(recorder, code)

    async def _acquire(self, recorder: Recorder, code: str) -> None:
        lease = await self.bus.claim(code)
        if lease.owner != self.bus.id or code in self._leases:
            return
        acquired = await asyncio.to_thread(recorder.acquire, code, lease.fence, self.hub)
        if acquired is None:
            await self.bus.release(code, lease)
            return
        saved = await self.bus.state(code)
        state, began = None, acquired.began
        if saved and saved[1] < FRESH_S:
            state = _states.decode(saved[0])
            began = self.hub.clock() - state.t - saved[1]
        recorder.go_on(self.hub, acquired, state, began)
        self._own(code, lease)
        _log.warning("a class goes on here; its process is gone")

    # Signs of life.

    async def _beat(self) -> None:
        await asyncio.sleep(BEAT_S)
        now = self.hub.clock()
        processes = {away.owner for away in self._away.values()}
        processes |= {guest.process for guest in self._guests.values()}
        for process in {*processes, self.bus.id}:
            self._post(process, Heartbeat(self.bus.id, now))
        for live_class in [*self.hub.classes, *self.hub.ended]:
            code = live_class.code
            if now - self._confirmed.get(code, now) > BEAT_S:
                self._due.setdefault(code, (live_class, None))
                self._wake.set()
            if live_class.join_code != code:
                with suppress(BusError):
                    await self.bus.alias(live_class.join_code, code)
        running = {one.code for one in [*self.hub.classes, *self.hub.ended]}
        for code in self._leases.keys() - running:
            lease = self._leases.pop(code)
            self._confirmed.pop(code, None)
            with suppress(BusError):
                await self.bus.release(code, lease)
        for code, away in list(self._away.items()):
            if now - max(away.heard, self._heard.get(away.owner, 0.0)) > LEASE_S:
                del self._away[code]
                self._close_away(away)
        if self.bus.trouble:
            await self._go_on_alone(now)

    async def _go_on_alone(self, now: float) -> None:
        """Without the bus for long: go on with the classes that, says the store, are ours."""
        last = max(self._confirmed.values(), default=now)
        if now - last < ALONE_S:
            return
        if self.recorder:
            try:
                lost = await asyncio.to_thread(self.recorder.lost, list(self._leases))
            except Exception:  # the store is away too: nobody can take the classes over, or all can
                return
            for code in lost:
                self._lose(code)
        self._alone_until = now + 2.5 * BEAT_S

    # Sockets of this process in classes of others.

    async def owner(self, code: str) -> tuple[str, BusLease] | None:
        """The class that a code names, and who runs it; None where there is none.

        Raises:
            BusError: the bus cannot be reached, or the class is being taken over.
        """
        (lease,) = await self.bus.leases([code])
        if lease is None and (named := await self.bus.named(code)) != code:
            code = named
            (lease,) = await self.bus.leases([code])
        moves = code in self._stored if lease is None else self._acquires(code, lease)
        if moves:
            self._scan_now.set()
            raise BusError("This class is being taken over by another server.")
        return None if lease is None else (code, lease)

    def _acquires(self, code: str, lease: BusLease) -> bool:
        return lease.owner == self.bus.id and code not in self._leases

    async def open(self, code: str, token: str, feed: bool) -> RemoteSocket | None:
        """A place in a class of another process; None where there is none for this token.

        Raises:
            BusError: not now: the bus cannot be reached, or the class is being taken over.
        """
        found = await self.owner(plain_code(code))
        if found is None:
            return None
        code, lease = found
        if lease.owner == self.bus.id:
            if self.hub.get(code):  # it was taken over while we asked
                raise BusError("This class is being taken over by this server.")
            return None
        number = self._number()
        key = digest(token) if not feed or not self.hub.auth.is_teacher(token) else b""
        said = await self._ask(lease.owner, number, Open(self.bus.id, number, code, key, feed))
        if not isinstance(said, Opened):
            if said.again:
                raise BusError("This class is being taken over by another server.")
            return None
        away = self._away.setdefault(said.code, RemoteClass(lease.owner, self.hub.clock()))
        if away.owner != lease.owner:
            self._close_away(away)
            away = self._away[said.code] = RemoteClass(lease.owner, self.hub.clock())
        proxied = self._sockets[number] = RemoteSocket(self, away, number, said)
        away.sockets.add(proxied)
        return proxied

    def forget_socket(self, proxied: RemoteSocket, away: RemoteClass) -> None:
        """A socket is gone."""
        self._sockets.pop(proxied.socket, None)
        self._post(away.owner, Gone(self.bus.id, proxied.socket))
        if not away.sockets and self._away.get(proxied.code) is away:
            self._send_batch(proxied.code, away)
            del self._away[proxied.code]

    async def _batch(self) -> None:
        await asyncio.sleep(BATCH_S)
        for code, away in self._away.items():
            self._send_batch(code, away)

    def _send_batch(self, code: str, away: RemoteClass) -> None:
        if away.rare or away.faces:
            rows = [*away.rare, *away.faces.items()]
            away.rare, away.faces = [], {}
            self._post(away.owner, Batch(self.bus.id, code, rows))

    def _close_away(self, away: RemoteClass) -> None:
        for proxied in list(away.sockets):
            proxied.outbox.close(MOVED)

    # Sockets of others in classes of this process.

    def _admit(self, wanted: Open) -> None:
        hub, live_class = self.hub, self.hub.get(wanted.code)
        guest = RemoteOutbox(self, wanted.sender, wanted.socket, wanted.code)
        if live_class is None or not (lease := self._leases.get(live_class.code)):
            again = hub.get_ended(wanted.code) is None
            self._post(wanted.sender, NotOpened(wanted.socket, again))
            return
        guest.code = live_class.code
        number = 0
        if wanted.feed:
            overlay = hub.opens_overlay(live_class, wanted.digest)
            by_link = overlay or hub.auth.opens_by_digest(live_class.code, wanted.digest)
            if wanted.digest and not by_link:
                self._post(wanted.sender, NotOpened(wanted.socket))
                return
            hub.watch(live_class, by_link, guest, overlay)
            first = to_json(hub.snapshot(live_class, overlay))
        else:
            participant = hub.auth.participant_by_digest(live_class, wanted.digest)
            if participant is None:
                self._post(wanted.sender, NotOpened(wanted.socket))
                return
            hub.connect(live_class, participant, guest)
            guest.participant, number = participant, participant.number
            first = to_json(live_class.welcome(participant))
        self._guests[wanted.sender, wanted.socket] = guest
        opened = Opened(wanted.socket, live_class.code, lease.fence, number, first)
        self._post(wanted.sender, opened)

    def _dismiss(self, process: str, socket: int) -> None:
        guest = self._guests.pop((process, socket), None)
        live_class = self.hub.get(guest.code) if guest else None
        if guest is None or live_class is None:
            return
        if guest.participant:
            self.hub.disconnect(live_class, guest.participant, guest)
        else:
            self.hub.unwatch(live_class, guest)

    def _receive_batch(self, batch: Batch) -> None:
        live_class = self.hub.get(batch.code)
        if live_class is None:
            self._post(batch.sender, Moved(self.bus.id, batch.code))
            return
        for number, message in batch.rows:
            participant = live_class.participant(number)
            if participant is None:
                continue
            try:
                handle(self.hub, live_class, participant, message)
            except ClassError as error:
                self.hub.metrics.refused.labels("not_allowed").inc()
                self.hub.send(live_class, participant, Refused("not_allowed", str(error)))

    def send_out(self, guest: RemoteOutbox, text: str, latest: bool, close: int = 0) -> None:
        """Send something on a socket of another process; the same to many of it goes once."""
        lease = self._leases.get(guest.code)
        fence = lease.fence if lease else 0
        if not self._outgoing and not self._closing:
            asyncio.get_running_loop().call_soon(self._flush_out)
        key = guest.process, fence, text, latest, close
        self._outgoing.setdefault(key, []).append(guest.socket)

    def _flush_out(self) -> None:
        outgoing, self._outgoing = self._outgoing, {}
        for (process, fence, text, latest, close), sockets in outgoing.items():
            self._post(process, Outgoing(fence, sockets, text, latest, close))

    # Messages.

    def _post(self, process: str, message: Message) -> None:
        self.bus.post(process, _encode(message))

    async def _ask(self, process: str, number: int, message: Message) -> Any:
        """What another process answers; `BusError` where it does not."""
        waiting = asyncio.get_running_loop().create_future()
        self._asked[number] = process, waiting
        try:
            self._post(process, message)
            return await asyncio.wait_for(waiting, _ANSWER_S)
        except TimeoutError:
            raise BusError(_NO_ANSWER) from None
        finally:
            del self._asked[number]

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _receive(self, data: bytes) -> None:
        for message in _messages.decode(data):
            match message:
                case Batch():
                    self._receive_batch(message)
                case Outgoing():
                    self._deliver(message)
                case Open():
                    self._admit(message)
                case (
                    Opened(socket=number)
                    | NotOpened(socket=number)
                    | ForwardedResponse(number=number)
                    | ListedClasses(number=number)
                ):
                    self._resolve(number, message)
                case Gone(sender, socket):
                    self._dismiss(sender, socket)
                case Moved(sender, code):
                    self._follow(sender, code)
                case Heartbeat(sender, at):
                    self._heard[sender] = self.hub.clock()
                    if sender == self.bus.id:
                        self.bus.lag_s = self.hub.clock() - at
                case ListClasses(sender, number):
                    self._post(sender, ListedClasses(number, self.hub.own_classes()))
                case ForwardedRequest():
                    self._spawn(self._answer(message))

    def _resolve(
        self, number: int, message: Opened | NotOpened | ForwardedResponse | ListedClasses
    ) -> None:
        _, waiting = self._asked.get(number, ("", None))
        if waiting and not waiting.done():
            waiting.set_result(message)

    def _deliver(self, out: Outgoing) -> None:
        for number in out.sockets:
            proxied = self._sockets.get(number)
            if proxied is None or out.fence < proxied.fence:
                continue
            if out.close:
                proxied.outbox.close(out.close)
            elif out.latest:
                proxied.outbox.put_latest(out.text)
            else:
                proxied.outbox.put_text(out.text)

    def _follow(self, sender: str, code: str) -> None:
        """A class is no longer its sender's: sockets come back, and somebody takes it over."""
        away = self._away.get(code)
        if away and away.owner == sender:
            del self._away[code]
            self._close_away(away)
        self._scan_now.set()

    def _forget(self, process: str) -> None:
        """A process is gone: its sockets are, and its classes have nobody."""
        for asked, waiting in self._asked.values():
            if asked == process and not waiting.done():
                waiting.set_exception(BusError(_NO_ANSWER))
        for of, socket in [key for key in self._guests if key[0] == process]:
            self._dismiss(of, socket)
        for code, away in list(self._away.items()):
            if away.owner == process:
                del self._away[code]
                self._close_away(away)
        self._heard.pop(process, None)
        self._scan_now.set()

    # What is asked of all.

    async def running_classes(self) -> list[RunningClass]:
        """The classes that the other processes run, as far as these answer."""
        try:
            processes = [one for one in await self.bus.processes() if one != self.bus.id]
        except BusError:
            return []
        numbers = [self._number() for _ in processes]
        answers = await asyncio.gather(
            *(
                self._ask(process, number, ListClasses(self.bus.id, number))
                for process, number in zip(processes, numbers, strict=True)
            ),
            return_exceptions=True,
        )
        return [one for said in answers if isinstance(said, ListedClasses) for one in said.classes]

    async def use_once(self, name: str, seconds: float) -> bool:
        """Note that something was used; False where it was, in any process, within its time."""
        with suppress(BusError):
            return await self.bus.use_once(name, seconds)
        return True

    # Requests.

    async def call(self, process: str, scope: dict[str, Any], body: bytes) -> ForwardedResponse:
        """Have another process answer a request.

        Raises:
            BusError: the bus cannot be reached, or it did not answer in time.
        """
        number = self._number()
        said = await self._ask(process, number, ForwardedRequest(self.bus.id, number, scope, body))
        assert isinstance(said, ForwardedResponse)  # noqa: S101 - its number is a call's
        return said

    async def _answer(self, call: ForwardedRequest) -> None:
        if self.on_call:
            answer = await self.on_call(call.scope, call.body)
            answer.number = call.number
            self._post(call.sender, answer)

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _again(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except Exception:
                _log.exception("a task between processes failed; it goes on")
                await asyncio.sleep(BATCH_S)
