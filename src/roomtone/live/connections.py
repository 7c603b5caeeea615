"""What waits to be sent on one socket, and sending it; the sockets of a class."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from roomtone.live.protocol import ALIVE_S, Pulse, Refused, ServerMessage, to_json

#: Codes of sockets that the server closes (4000 and above are an application's own): the class is
#: over, its token is used by another page, and what it has does not let it in.
OVER, ELSEWHERE, NOT_ALLOWED = 4410, 4409, 4401
#: The class is another server's now; pages connect again. (RFC 6455's registry: service restart.)
MOVED = 1012


class Outbox:
    """What waits to be sent on one socket: the latest pulse, and a few rare messages.

    A reader that is too slow misses pulses, never grows a queue.
    """

    def __init__(self, max_messages: int = 50) -> None:
        self._rare: deque[str] = deque(maxlen=max_messages)
        self._latest: str | None = None
        self._wake = asyncio.Event()
        #: Why the socket is to be closed, once it is: an application's own code.
        self.closed: int | None = None

    def put(self, message: ServerMessage) -> None:
        """Send a message that should not be missed."""
        self.put_text(to_json(message))

    def put_text(self, text: str) -> None:
        """Send a message that should not be missed, as JSON."""
        self._rare.append(text)
        self._wake.set()

    def put_latest(self, text: str) -> None:
        """Send a message that replaces the one before it, if that still waits."""
        self._latest = text
        self._wake.set()

    def close(self, code: int) -> None:
        """Send what waits, then close the socket with this code."""
        self.closed = code
        self._wake.set()

    async def next(self) -> list[str]:
        """What waits, oldest first; empty once closed and sent."""
        while not (self._rare or self._latest or self.closed is not None):
            self._wake.clear()
            await self._wake.wait()
        waiting = [*self._rare, *([self._latest] if self._latest else [])]
        self._rare.clear()
        self._latest = None
        return waiting


class ClassConnections:
    """The sockets of one class, and what its next pulse has to tell."""

    def __init__(self) -> None:
        self.feeds: dict[Outbox, bool] = {}  # to whether it was opened with the class's own key
        self.overlays: set[Outbox] = set()  # of the feeds, those that show an overlay
        self.participants: dict[int, Outbox] = {}
        self.dirty_since: float | None = None
        self.second = -1  # of the class, in which it was last advanced
        #: The pulse that was shown last, in a service of several processes.
        self.shown: Pulse | None = None

    def __iter__(self) -> Iterator[Outbox]:
        yield from self.feeds
        yield from self.participants.values()

    def revoke_links(self) -> None:
        """The class has another key: who watches with the one before is told so, and cut off."""
        for outbox in (outbox for outbox, by_link in self.feeds.items() if by_link):
            outbox.put(Refused("no_class", "This link no longer works; a new one was made."))
            outbox.close(NOT_ALLOWED)


async def send_all(outbox: Outbox, socket: WebSocket, alive: Callable[[], ServerMessage]) -> None:
    """Send what comes into an outbox, and close the socket when the outbox is closed.

    Where nothing came for `ALIVE_S`, what `alive` gives is sent: pages take a silent socket for
    dead.
    """
    with suppress(RuntimeError, WebSocketDisconnect):  # gone while sending: its reader notices
        while True:
            try:
                async with asyncio.timeout(ALIVE_S):
                    waiting = await outbox.next()
            except TimeoutError:
                waiting = [to_json(alive())]
            if not waiting:
                break
            for text in waiting:
                await socket.send_text(text)
        await socket.close(outbox.closed or OVER)
