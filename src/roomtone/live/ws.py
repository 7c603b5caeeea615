"""The two WebSockets of a class: readings come in from participants, the pulse goes out."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable
from contextlib import suppress

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from roomtone.errors import BusError, ClassError
from roomtone.live.auth import digest
from roomtone.live.connections import MOVED, NOT_ALLOWED, Outbox, send_all
from roomtone.live.direct_sockets import EXTENSION
from roomtone.live.hub import Hub, ProxiedSocket
from roomtone.live.limits import AddressLimiter, RateLimiter
from roomtone.live.live_class import LiveClass
from roomtone.live.participants import Participant
from roomtone.live.protocol import (
    MAX_MESSAGE,
    Answer,
    ClientMessage,
    Faces,
    Feedback,
    Hello,
    Pace,
    ProtocolError,
    Refused,
    ServerMessage,
    parse_client_message,
    to_json,
)

#: Codes of sockets that are closed for what was sent on them.
BAD_MESSAGE, TOO_MANY = 4400, 4429
_TOO_LONG = f"Messages have at most {MAX_MESSAGE} characters."
#: Codes of sockets that are closed because what came is no WebSocket's, no text, or too large.
_BROKEN = (1002, 1007, 1009)


class Refusal(Exception):
    """A socket is not served: a code, a reason in a word, and a text for people."""

    def __init__(self, code: int, reason: str, text: str) -> None:
        super().__init__(text)
        self.code, self.reason, self.text = code, reason, text


async def readings(socket: WebSocket, hub: Hub, code: str) -> None:
    """Serve one participant until it goes."""
    async with Handshake(socket, hub) as handshake:
        token = (await handshake.hello()).token
        live_class = hub.get(code)
        if live_class is None and (proxied := await _open_elsewhere(hub, code, token, False)):
            handshake.identify()
            await _serve_proxied(socket, hub, proxied)
            return
        participant = hub.auth.participant(live_class, token) if live_class else None
        if live_class is None or participant is None:
            text = "You are not in this class, or it is over. Join again."
            raise handshake.wrong(hub.auth.wrong_codes, "not_joined", text)
        handshake.identify()
        outbox = hub.connect(live_class, participant)
        outbox.put(live_class.welcome(participant))
        sender = asyncio.ensure_future(send_all(outbox, socket, lambda: Pace(live_class.every_s)))

        def accept(message: ClientMessage) -> None:
            handle(hub, live_class, participant, message)

        try:
            await _receive_all(socket, hub, outbox, accept)
        finally:
            hub.disconnect(live_class, participant, outbox)
            sender.cancel()


async def _open_elsewhere(hub: Hub, code: str, token: str, feed: bool) -> ProxiedSocket | None:
    """A place in a class of another process of this service, if there are any.

    Raises:
        Refusal: not now; pages try again.
    """
    try:
        return await hub.others.open(code, token, feed) if hub.others else None
    except BusError as problem:
        raise Refusal(MOVED, "moved", str(problem)) from None


async def _serve_proxied(socket: WebSocket, hub: Hub, proxied: ProxiedSocket) -> None:
    """Serve a participant of a class that another process runs."""
    sender = asyncio.ensure_future(send_all(proxied.outbox, socket, lambda: Pace(hub.every_s)))
    try:
        await _receive_all(socket, hub, proxied.outbox, proxied.handle)
    finally:
        proxied.close()
        sender.cancel()


async def feed(socket: WebSocket, hub: Hub, code: str) -> None:
    """Serve one watcher: the class and its last ten minutes first, then every change."""
    async with Handshake(socket, hub) as handshake:
        key = (await handshake.hello()).token
        live_class = hub.get(code)
        if live_class is None and (proxied := await _open_elsewhere(hub, code, key, True)):
            handshake.identify()
            try:
                await _send_until_gone(socket, proxied.outbox, lambda: Pace(hub.every_s))
            finally:
                proxied.close()
            return
        overlay = live_class is not None and hub.opens_overlay(live_class, digest(key))
        by_link = overlay or (live_class is not None and hub.auth.opens(live_class.code, key))
        if live_class is None or not (by_link or hub.auth.is_teacher(key)):
            text = "No such class, it is over, or this key does not open it."
            raise handshake.wrong(hub.auth.wrong_keys, "no_class", text)
        handshake.identify()
        outbox = hub.watch(live_class, by_link, overlay=overlay)
        outbox.put(hub.snapshot(live_class, overlay))
        try:
            await _send_until_gone(socket, outbox, lambda: Pace(live_class.every_s))
        finally:
            hub.unwatch(live_class, outbox)


async def _send_until_gone(
    socket: WebSocket, outbox: Outbox, alive: Callable[[], ServerMessage]
) -> None:
    sender = asyncio.ensure_future(send_all(outbox, socket, alive))
    listener = asyncio.ensure_future(_until_gone(socket))
    try:
        await asyncio.wait({sender, listener}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (sender, listener):
            task.cancel()
        await asyncio.gather(sender, listener, return_exceptions=True)


async def _until_gone(socket: WebSocket) -> None:
    """Watchers say nothing after their hello; what comes is not looked at."""
    while True:
        await receive(socket)


async def _receive_all(
    socket: WebSocket, hub: Hub, outbox: Outbox, accept: Callable[[ClientMessage], None]
) -> None:
    options = hub.auth.options
    rate = RateLimiter(options.messages_per_s, options.burst)
    refused, clock = hub.metrics.refused, hub.clock
    wrong = 0

    def consume(text: str) -> None:
        if outbox.closed is not None:
            return
        if len(text) > MAX_MESSAGE:
            refuse("too_long", _TOO_LONG)
            outbox.close(BAD_MESSAGE)
            return
        if not rate.consume(clock()):
            refused.labels("rate").inc()
            return
        try:
            accept(parse_client_message(text))
        except ProtocolError as error:
            refuse("bad_message", str(error))
        except ClassError as error:
            refuse("not_allowed", str(error))

    def refuse(reason: str, words: str) -> None:
        nonlocal wrong
        refused.labels(reason).inc()
        outbox.put(Refused(reason, words))
        wrong += 1
        if wrong >= options.wrong_messages:
            outbox.close(BAD_MESSAGE)

    if direct := (socket.scope.get("extensions") or {}).get(EXTENSION):
        direct(consume)
    while outbox.closed is None:
        consume(await receive(socket))


def handle(
    hub: Hub, live_class: LiveClass, participant: Participant, message: ClientMessage
) -> None:
    """Take what a participant sent.

    Raises:
        ClassError: they may not send this.
    """
    now = hub.clock()
    if isinstance(message, Faces):
        if not live_class.receive(participant, message, now):
            hub.metrics.refused.labels("old").inc()
            return
        hub.metrics.faces.inc()
    elif isinstance(message, Hello):
        return
    else:
        if isinstance(message, Feedback):
            live_class.give_feedback(participant, message.value, now, message.word)
        elif isinstance(message, Answer):
            live_class.answer(participant, message.question, message.choice, now)
        else:
            live_class.pause(participant, now)
        hub.metrics.messages.labels("other").inc()
    hub.touch(live_class)


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
        raise Refusal(BAD_MESSAGE, "too_long", _TOO_LONG)
    return str(text)


def address_of(caller: HTTPConnection) -> str:
    """Where a request or a socket comes from; of IPv6 the network of which one host has all."""
    host = caller.client.host if caller.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    mapped = address.ipv4_mapped
    return str(mapped or ipaddress.ip_network((address, 64), strict=False))


class Handshake:
    """Admits one socket: its origin, how many its address has, and who it says it is.

    As a context it accepts the socket, counts it, and closes it with the reason of a `Refusal`.
    """

    def __init__(self, socket: WebSocket, hub: Hub) -> None:
        self._socket, self._hub = socket, hub
        self.address = address_of(socket)
        self._open = self._identified = False

    async def __aenter__(self) -> Handshake:
        socket, hub = self._socket, self._hub
        headers = socket.headers
        if not hub.auth.is_own(headers.get("origin"), headers.get("host", "")):
            await self._refuse("origin")
        if not hub.auth.connections.open(self.address):
            await self._refuse("too_many")
        self._open = True
        hub.metrics.sockets.inc()
        await socket.accept()
        return self

    async def _refuse(self, reason: str) -> None:
        self._hub.metrics.refused.labels(reason).inc()
        await self._socket.close(1008)  # not accepted yet: the browser gets 403
        raise WebSocketDisconnect(1008)

    async def hello(self) -> Hello:
        """The first message.

        Raises:
            Refusal: it is no hello, or does not come in time.
        """
        try:
            async with asyncio.timeout(self._hub.auth.options.hello_s):
                message = parse_client_message(await receive(self._socket))
        except TimeoutError:
            raise Refusal(NOT_ALLOWED, "no_hello", "Nothing was said in time.") from None
        except ProtocolError as error:
            raise Refusal(BAD_MESSAGE, "bad_message", str(error)) from None
        if not isinstance(message, Hello):
            raise Refusal(BAD_MESSAGE, "bad_message", "The first message must be a hello.")
        return message

    def wrong(self, limiter: AddressLimiter, reason: str, text: str) -> Refusal:
        """A wrong code, key or token: it counts against the address."""
        if limiter.consume(self.address, self._hub.clock()):
            return Refusal(NOT_ALLOWED, reason, text)
        return Refusal(TOO_MANY, "wait", "Too many wrong tries from here. Wait a minute.")

    def identify(self) -> None:
        """The socket has shown who it is."""
        self._identified = True
        self._hub.auth.connections.identify(self.address)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> bool:
        if self._open:
            self._hub.auth.connections.close(self.address, self._identified)
            self._hub.metrics.sockets.dec()
        if isinstance(error, WebSocketDisconnect) and error.code in _BROKEN:
            self._hub.metrics.refused.labels("bad_frame").inc()
        if isinstance(error, Refusal):
            self._hub.metrics.refused.labels(error.reason).inc()
            with suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.send_text(to_json(Refused(error.reason, error.text)))
                await self._socket.close(error.code)
            return True
        return isinstance(error, WebSocketDisconnect)
