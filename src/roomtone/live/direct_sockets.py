"""WebSockets whose messages are handled where they arrive, without a queue and a task between.

Half of what a message costs is waking the coroutine that waits for it. A server that knows this
protocol's extension of the ASGI scope hands over a function instead; others go on as ASGI says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from websockets.http11 import Request

from roomtone.live.connection_limits import LimitedWebSocketProtocol

#: Of an ASGI scope: a function that takes the function to call with each text message.
EXTENSION = "roomtone.direct"


class DirectWebSocketProtocol(LimitedWebSocketProtocol):
    """uvicorn's WebSocket protocol with limits, and with `EXTENSION`."""

    _handle: Callable[[str], None] | None = None

    def handle_connect(self, event: Request) -> None:
        """Called by uvicorn: a handshake came."""
        super().handle_connect(event)
        if self.handshake_initiated and not self.handshake_complete:
            extensions: Any = self.scope["extensions"]
            extensions[EXTENSION] = self._hand_over

    def receive_text(self, text: str) -> bool:
        """Handle a text message at once, where the app gave a function for it."""
        if self._handle:
            self._handle(text)
        return self._handle is not None

    def _hand_over(self, handle: Callable[[str], None]) -> None:
        self._handle = handle
