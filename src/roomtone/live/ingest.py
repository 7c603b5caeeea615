"""`WS /api/classes/{code}/readings`: numbers come in from students' pages and from cameras."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from roomtone.errors import ClassError
from roomtone.live.access import RateLimiter, RateLimiters
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.outbox import NOT_YOURS, Outbox, pump
from roomtone.live.protocol import (
    Faces,
    Hello,
    Pace,
    Pause,
    Press,
    ProtocolError,
    Refused,
    Welcome,
    parse_up,
    to_json,
)
from roomtone.live.requests import address_of
from roomtone.live.seats import Participant

#: Longest message, in characters: a hundred faces fit in it.
MAX_MESSAGE = 16_384

#: Codes of sockets that are closed for what was sent on them.
BAD_MESSAGE, TOO_MANY = 4400, 4429


class Refusal(Exception):
    """A socket is not served: a code, a reason in a word, and words for people."""

    def __init__(self, code: int, reason: str, words: str) -> None:
        super().__init__(words)
        self.code, self.reason, self.words = code, reason, words


async def readings(socket: WebSocket, live: Hub, code: str) -> None:
    """Serve one source until it goes."""
    async with Handshake(socket, live) as door:
        token = (await door.hello()).token
        room = live.rooms.get(code)
        source = live.access.source(room, token) if room else None
        if room is None or source is None:
            words = "This seat is not known here, or the class is over."
            raise door.wrong(live.access.wrong, "no_seat", words)
        door.enter()
        outbox = live.connect(room, source)
        outbox.put(Welcome(room.options.name, room.every_s, source.consented))
        sender = asyncio.ensure_future(pump(outbox, socket, lambda: Pace(room.every_s)))
        try:
            await _receive_all(socket, live, room, source, outbox)
        finally:
            live.disconnect(room, source, outbox)
            sender.cancel()


async def _receive_all(
    socket: WebSocket, live: Hub, room: LiveClass, source: Participant, outbox: Outbox
) -> None:
    options = live.access.options
    rate = RateLimiter(options.messages_per_s, options.burst)
    wrong = 0
    while not room.ended:
        text = await receive(socket)
        if not rate.take(live.clock()):
            live.metrics.refused.labels("rate").inc()
            continue
        try:
            _take(live, room, source, text)
        except ProtocolError as error:
            reason, words = "bad_message", str(error)
        except ClassError as error:
            reason, words = "not_allowed", str(error)
        else:
            continue
        live.metrics.refused.labels(reason).inc()
        outbox.put(Refused(reason, words))
        wrong += 1
        if wrong >= options.wrong_messages:
            raise Refusal(BAD_MESSAGE, reason, words)


def _take(live: Hub, room: LiveClass, source: Participant, text: str) -> None:
    message = parse_up(text)
    now = live.clock()
    match message:
        case Faces():
            if not room.take(source, message, now):
                live.metrics.refused.labels("old").inc()
                return
        case Press():
            room.press(source, message.button, now)
        case Pause():
            room.pause(source, now)
        case Hello():
            return
    live.metrics.messages.labels("faces" if isinstance(message, Faces) else "other").inc()
    live.changed(room)


async def receive(socket: WebSocket) -> str:
    """The next text message.

    Raises:
        WebSocketDisconnect: the other side is gone.
        Refusal: it sent bytes, or too much at once.
    """
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    text = message.get("text")
    if text is None:
        raise Refusal(BAD_MESSAGE, "binary", "Only text messages are taken: numbers, no pictures.")
    if len(text) > MAX_MESSAGE:
        raise Refusal(BAD_MESSAGE, "too_long", f"Messages have at most {MAX_MESSAGE} characters.")
    return str(text)


class Handshake:
    """Lets one socket in: its origin, how many its address has, and who it says it is.

    As a context it accepts the socket, counts it, and closes it with the reason of a `Refusal`.
    """

    def __init__(self, socket: WebSocket, live: Hub) -> None:
        self._socket, self._live = socket, live
        self._address = address_of(socket)
        self._entered = self._known = False

    async def __aenter__(self) -> Handshake:
        socket, live = self._socket, self._live
        headers = socket.headers
        if not live.access.is_own(headers.get("origin"), headers.get("host", "")):
            live.metrics.refused.labels("origin").inc()
            await socket.close(1008)  # not accepted yet: the browser gets 403
            raise WebSocketDisconnect(1008)
        if not live.access.doors.enter(self._address):
            live.metrics.refused.labels("too_many").inc()
            await socket.close(1008)
            raise WebSocketDisconnect(1008)
        self._entered = True
        live.metrics.sockets.inc()
        await socket.accept()
        return self

    async def hello(self) -> Hello:
        """The first message.

        Raises:
            Refusal: it is no hello, or does not come in time.
        """
        try:
            async with asyncio.timeout(self._live.access.options.hello_s):
                message = parse_up(await receive(self._socket))
        except TimeoutError:
            raise Refusal(NOT_YOURS, "no_hello", "Nothing was said in time.") from None
        except ProtocolError as error:
            raise Refusal(BAD_MESSAGE, "bad_message", str(error)) from None
        if not isinstance(message, Hello):
            raise Refusal(BAD_MESSAGE, "bad_message", "The first message must be a hello.")
        return message

    def wrong(self, rates: RateLimiters, reason: str, words: str) -> Refusal:
        """A wrong code, key or token: it counts against the address."""
        rates.take(self._address, self._live.clock())
        return Refusal(NOT_YOURS, reason, words)

    def enter(self) -> None:
        """The socket has shown who it is."""
        self._known = True
        self._live.access.doors.known(self._address)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> bool:
        if self._entered:
            self._live.access.doors.leave(self._address, self._known)
            self._live.metrics.sockets.dec()
        if isinstance(error, Refusal):
            self._live.metrics.refused.labels(error.reason).inc()
            with suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.send_text(to_json(Refused(error.reason, error.words)))
                await self._socket.close(error.code)
            return True
        return isinstance(error, WebSocketDisconnect)
