"""Connections that are too many, or too slow to say what they want, are closed.

uvicorn waits for the head and the body of a request, and for the end of a message, as long as it
takes, and accepts connections until the system has no more files to give.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

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
    """

    def __init__(
        self,
        max_connections: int = 100_000,
        request_s: float = 10.0,
        min_bytes: int = 10_000,
        on_closed: Callable[[str], object] | None = None,
    ) -> None:
        self.max_connections, self.request_s, self.min_bytes = max_connections, request_s, min_bytes
        self.on_closed = on_closed or _ignore
        self._waiting: dict[LimitedHTTPProtocol, None] = {}  # from the oldest to the newest

    def __call__(self, **made: Any) -> LimitedHTTPProtocol:
        return LimitedHTTPProtocol(self, **made)

    def add(self, connection: LimitedHTTPProtocol, is_full: bool) -> None:
        """A connection was accepted; where all places are taken another one has to go."""
        self._waiting[connection] = None
        if is_full:
            oldest = next(iter(self._waiting))
            self.remove(oldest)
            self.on_closed("connections")
            oldest.transport.abort()

    def note(self, connection: LimitedHTTPProtocol, is_waiting: bool) -> None:
        """A connection has, or has not yet, said what it wants."""
        if not is_waiting:
            self.remove(connection)
        else:
            self._waiting.setdefault(connection)

    def remove(self, connection: LimitedHTTPProtocol) -> None:
        """A connection is gone, or has become a WebSocket's."""
        self._waiting.pop(connection, None)


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
        self._limits.add(self, len(self.connections) > self._limits.max_connections)

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
        waits = self._state in (h11.IDLE, h11.SEND_BODY)
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
