"""`WS /api/classes/{code}/feed`: the pulse goes out to the teacher's pages."""

from __future__ import annotations

import asyncio

from starlette.websockets import WebSocket

from roomtone.live.hub import Hub
from roomtone.live.ingest import TOO_MANY, Handshake, Refusal, receive
from roomtone.live.outbox import pump
from roomtone.live.protocol import Pace
from roomtone.live.requests import address_of


async def feed(socket: WebSocket, live: Hub, code: str) -> None:
    """Serve one watcher: the class and its last ten minutes first, then every change."""
    async with Handshake(socket, live) as door:
        key = (await door.hello()).token
        room = live.rooms.get(code)
        address = address_of(socket)
        rates = live.access.wrong_keys
        if room is None or not live.access.opens(room, key):
            if not rates.look(address, live.clock()):
                raise Refusal(TOO_MANY, "wait", "Too many wrong tries from here. Wait a minute.")
            if room is None or not live.access.is_teacher(key):
                words = "No such class, it is over, or this key does not open it."
                raise door.wrong(rates, "no_class", words)
        door.enter()
        outbox = live.watch(room, live.access.opens(room, key))
        outbox.put(room.info(live.clock()))
        sender = asyncio.ensure_future(pump(outbox, socket, lambda: Pace(room.every_s)))
        listener = asyncio.ensure_future(_until_gone(socket))
        try:
            await asyncio.wait({sender, listener}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            live.unwatch(room, outbox)
            for task in (sender, listener):
                task.cancel()
            await asyncio.gather(sender, listener, return_exceptions=True)


async def _until_gone(socket: WebSocket) -> None:
    """Watchers say nothing after their hello; what comes is not looked at."""
    while True:
        await receive(socket)
