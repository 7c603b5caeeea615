"""WebSockets whose messages are handled where they arrive, without a queue and a task between.

Half of what a message costs is waking the coroutine that waits for it. A server that knows this
protocol's extension of the ASGI scope hands over a function instead; others go on as ASGI says.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

#: Of an ASGI scope: a function that takes the function to call with each text message.
EXTENSION = "roomtone.direct"


class DirectWebSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol, with `EXTENSION`."""

    _take: Callable[[str], None] | None = None

    def handle_connect(self, event: Request) -> None:
        """Called by uvicorn: a handshake came."""
        super().handle_connect(event)
        if self.handshake_initiated and not self.handshake_complete:
            extensions: Any = self.scope["extensions"]
            extensions[EXTENSION] = self._hand_over

    def send_receive_event_to_app(self) -> None:
        """Called by uvicorn: a whole message came."""
        take = self._take
        if take and self.curr_msg_data_type == "text" and not self.close_sent:
            with suppress(UnicodeDecodeError):
                text = b"".join(self.frames).decode()
                self.frames = []
                take(text)
                return
        super().send_receive_event_to_app()

    def _hand_over(self, take: Callable[[str], None]) -> None:
        self._take = take
