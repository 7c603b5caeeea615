"""Connections that are too many, or too slow to say what they want, are closed.

uvicorn waits for the head and the body of a request as long as it takes, and accepts connections
until the system has no more files to give; then every attempt is a line in the log.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class LimitedHTTPProtocol(H11Protocol):
    """uvicorn's HTTP protocol with limits, which are attributes of a subclass.

    Attributes:
        max_connections: most connections at once, WebSockets among them; more are closed at once.
        request_s: seconds for the head of a request; and, for its body, between two looks whether
            at least `min_bytes` more have come.
        min_bytes: see `request_s`.
    """

    max_connections = 100_000
    request_s = 10.0
    min_bytes = 10_000

    _timer: asyncio.TimerHandle | None = None
    _received = 0
    _responses = 0
    _seen = (0, 0)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Called by asyncio: a connection was accepted."""
        super().connection_made(transport)
        if len(self.connections) > self.max_connections:
            transport.abort()
            return
        self._timer = self.loop.call_later(self.request_s, self._check)

    def data_received(self, data: bytes) -> None:
        """Called by asyncio: something came."""
        self._received += len(data)
        super().data_received(data)

    def on_response_complete(self) -> None:
        """Called by uvicorn: a request was answered."""
        self._responses += 1
        super().on_response_complete()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Called by uvicorn: the connection is a WebSocket's from now on."""
        self._stop()
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio: the connection is gone."""
        self._stop()
        super().connection_lost(exc)

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _check(self) -> None:
        state: Any = self.conn.their_state
        responses, received = self._seen
        slow = state is h11.IDLE or self._received - received < self.min_bytes
        if state in (h11.IDLE, h11.SEND_BODY) and slow and responses == self._responses:
            self.transport.abort()
            return
        self._seen = (self._responses, self._received)
        self._timer = self.loop.call_later(self.request_s, self._check)
