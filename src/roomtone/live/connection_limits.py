"""Connections that are too many, or too slow to say what they want, are closed.

uvicorn waits for the head and the body of a request, and for the end of a message, as long as it
takes, and accepts connections until the system has no more files to give. A server with TLS knows
of a connection only once its handshake is done, for which it waits a minute.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from ssl import SSLContext
from typing import Any, Protocol, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

#: Seconds for the rest of a WebSocket's message, once it has begun.
MESSAGE_S = 10.0
#: Seconds in which a page has to answer that its socket is closed.
CLOSE_S = 2.0
#: Code of sockets that are closed for text that is no UTF-8 (RFC 6455).
NO_TEXT = 1007


def _ignore(reason: str) -> None:
    """Nobody is told why a connection was closed."""


class ConnectionLimits:
    """Limits of one server's connections; uvicorn calls it to make the protocol of each.

    Args:
        max_connections: most connections at once, WebSockets among them. Beyond it those that have
            not said what they want are closed, the oldest first; where there is none, the new one.
        request_s: seconds for the head of a request; and, for its body, between two looks whether
            at least `min_bytes` more have come.
        min_bytes: see `request_s`.
        on_closed: told why, whenever a connection is closed: `connections` (too many) or `slow`.
        tls: gives the certificate and its key, for HTTPS; None for HTTP.
    """

    def __init__(
        self,
        max_connections: int = 100_000,
        request_s: float = 10.0,
        min_bytes: int = 10_000,
        on_closed: Callable[[str], object] | None = None,
        tls: Callable[[], SSLContext] | None = None,
    ) -> None:
        self.max_connections, self.request_s, self.min_bytes = max_connections, request_s, min_bytes
        self.on_closed, self.tls = on_closed or _ignore, tls
        self._context: SSLContext | None = None
        self._waiting: dict[_Connection, None] = {}  # from the oldest to the newest

    def __call__(self, **made: Any) -> asyncio.Protocol:
        http = LimitedHTTPProtocol(self, **made)
        if self.tls is None:
            return http
        self._context = self._context or self.tls()  # which no other process can be given
        return TlsHandshake(self, self._context, http)

    def add(self, connection: _Connection, count: int) -> None:
        """A connection was accepted; where all places are taken another one has to go.

        Args:
            connection: the new one.
            count: how many there are with it.
        """
        self._waiting[connection] = None
        if count > self.max_connections:
            oldest = next(iter(self._waiting))
            self.remove(oldest)
            self.on_closed("connections")
            oldest.transport.abort()

    def note(self, connection: _Connection, is_waiting: bool) -> None:
        """A connection has, or has not yet, said what it wants."""
        if not is_waiting:
            self.remove(connection)
        else:
            self._waiting.setdefault(connection)

    def remove(self, connection: _Connection) -> None:
        """A connection is gone, or has become a WebSocket's."""
        self._waiting.pop(connection, None)


class _Connection(Protocol):
    """What has a place among the connections."""

    @property
    def transport(self) -> asyncio.Transport:
        """By which it can be closed."""


class TlsHandshake(asyncio.Protocol):
    """A connection until its TLS handshake is done; then uvicorn's protocol goes on with it.

    Args:
        limits: those of the server.
        tls: the certificate and its key.
        http: goes on with the connection.
    """

    transport: asyncio.Transport

    def __init__(
        self, limits: ConnectionLimits, tls: SSLContext, http: LimitedHTTPProtocol
    ) -> None:
        self._limits, self._tls, self._http = limits, tls, http
        self._connections: set[Any] = http.connections  # uvicorn's, which counts them
        self._early = b""  # what came before the handshake began, or with its end

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Called by asyncio: a connection was accepted."""
        self.transport = transport
        self._connections.add(self)
        self._limits.add(self, len(self._connections))
        self._task = self._http.loop.create_task(self._shake_hands())

    async def _shake_hands(self) -> None:
        shaking, early = self._http.loop.create_task(self._secured()), b""
        try:
            await asyncio.sleep(0)  # it has begun, and gets what comes from now on
            early, self._early = self._early, b""
            await asyncio.sleep(0)  # its protocol has the connection
            if early and not self.transport.is_closing():
                _feed(cast(asyncio.BufferedProtocol, self.transport.get_protocol()), early)
            secured = await shaking
        except OSError as error:  # as those of ssl and of time that is over are
            if isinstance(error, ConnectionAbortedError):
                self._limits.on_closed("slow")
            secured = None
        finally:
            self._limits.remove(self)
            self._connections.discard(self)
            shaking.cancel()
        if secured is None or secured.is_closing():
            self.transport.abort()
            return
        secured.set_protocol(self._http)
        self._http.connection_made(secured)
        if self._early:
            self._http.data_received(self._early)

    async def _secured(self) -> asyncio.Transport | None:
        if self.transport.is_closing():
            return None
        return await self._http.loop.start_tls(
            self.transport,
            self,
            self._tls,
            server_side=True,
            ssl_handshake_timeout=self._limits.request_s,
            ssl_shutdown_timeout=CLOSE_S,
        )

    def data_received(self, data: bytes) -> None:
        """Called by asyncio: something came before the handshake, or before its end was told."""
        self._early += data

    def shutdown(self) -> None:
        """Called by uvicorn: the server stops."""
        self.transport.abort()


def _feed(protocol: asyncio.BufferedProtocol, data: bytes) -> None:
    while data:
        buffer = memoryview(protocol.get_buffer(len(data)))
        size = min(len(buffer), len(data))
        buffer[:size] = data[:size]
        protocol.buffer_updated(size)
        data = data[size:]


class LimitedHTTPProtocol(H11Protocol):
    """uvicorn's HTTP protocol with limits.

    Args:
        limits: those of the server.
        made: what uvicorn makes a protocol of.
    """

    def __init__(self, limits: ConnectionLimits, **made: Any) -> None:
        super().__init__(**made)
        self._limits = limits
        self._timer: asyncio.TimerHandle | None = None
        self._received = self._responses = 0
        self._seen = (0, 0)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Called by asyncio: a connection was accepted."""
        super().connection_made(transport)
        self._timer = self.loop.call_later(self._limits.request_s, self._check)
        self._limits.add(self, len(self.connections))

    def data_received(self, data: bytes) -> None:
        """Called by asyncio: something came."""
        self._received += len(data)
        super().data_received(data)
        if self._timer:
            self._limits.note(self, self._state is h11.IDLE)

    def on_response_complete(self) -> None:
        """Called by uvicorn: a request was answered."""
        self._responses += 1
        super().on_response_complete()
        if self._timer:
            self._limits.note(self, self._state is h11.IDLE)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Called by uvicorn: the connection is a WebSocket's from now on."""
        self._stop()
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio: the connection is gone."""
        self._stop()
        super().connection_lost(exc)

    @property
    def _state(self) -> Any:
        return self.conn.their_state

    def _stop(self) -> None:
        self._limits.remove(self)
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _check(self) -> None:
        responses, received = self._seen
        slow = self._state is h11.IDLE or self._received - received < self._limits.min_bytes
        # Where reading is paused it waits for the app.
        waits = self._state in (h11.IDLE, h11.SEND_BODY) and not self.flow.read_paused
        if waits and slow and responses == self._responses:
            self._limits.on_closed("slow")
            self.transport.abort()
            return
        self._seen = (self._responses, self._received)
        self._timer = self.loop.call_later(self._limits.request_s, self._check)


class LimitedWebSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol; a message has to end in time, and text to be text.

    What breaks the protocol closes the socket, with a code that the app is told; it is no line in
    the log, of which a stranger could write as many as they like.
    """

    def __init__(self, **made: Any) -> None:
        super().__init__(**made)
        self.close_timeout = CLOSE_S
        self._timer: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Called by asyncio: something came."""
        super().data_received(data)
        unfinished = self.handshake_complete and (self.frames or self.conn.reader.buffer)
        if not unfinished:
            self._stop()
        elif not self._timer:
            self._timer = self.loop.call_later(MESSAGE_S, self._check)

    def send_receive_event_to_app(self) -> None:
        """Called by uvicorn: a message is complete."""
        if self.curr_msg_data_type == "text" and not self.close_sent:
            try:
                text = b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.frames = []
                self.conn.send_close(NO_TEXT)
                self.handle_parser_exception()
                return
            if self.receive_text(text):
                self.frames = []
                return
        super().send_receive_event_to_app()

    def receive_text(self, text: str) -> bool:
        """Handle a text message before the app gets it; False where the app is to get it."""
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio: the connection is gone."""
        self._stop()
        super().connection_lost(exc)

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _check(self) -> None:
        self._timer = None
        if self.read_paused:  # it waits for the app
            self._timer = self.loop.call_later(MESSAGE_S, self._check)
        else:
            self.transport.abort()
