"""One ASGI app on one port: the console at /, the pages, the API, health and metrics."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone import __version__
from roomtone.errors import PolicyError, StoreError
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.live.routes import api
from roomtone.policy import Policy

#: Largest body of a request to the API, bytes.
MAX_BODY = 65_536
#: Names by which a server that listens to its own machine alone may be called.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
#: How often a server looks whether the operator states something else, seconds.
FOLLOW_S = 3.0
_log = logging.getLogger(__name__)


def routes(live: Hub, pages: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Everything but the console: health, metrics, the pages' routes, the API."""

    async def health(request: Request) -> Response:
        return JSONResponse(
            {"status": "ok", "version": __version__, "classes": len(live.rooms)},
            headers={"Cache-Control": "no-store"},
        )

    async def metrics(request: Request) -> Response:
        key = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if not live.access.is_teacher(key):
            return JSONResponse({"detail": "Expected the teacher's key."}, 401)
        live.metrics.classes.set(len(live.rooms))
        return Response(live.metrics.exposition(), media_type="text/plain; version=0.0.4")

    return [
        Route("/health", health),
        Route("/metrics", metrics),
        *pages,
        Mount("/api", api(live)),
    ]


@asynccontextmanager
async def running(live: Hub) -> AsyncIterator[None]:
    """The ticker, for as long as the server runs.

    At the end classes are over, but those that a store keeps: they go on when a server is back.
    """
    live.resume()
    live.abide(live.policy)
    ticker = asyncio.ensure_future(live.run())
    if live.recorder:
        live.spawn(_prune(live, live.recorder))
        live.spawn(_hold(live.recorder))
    if live.restated:
        live.spawn(_follow(live, live.restated))
    await asyncio.sleep(0)
    try:
        yield
    finally:
        for room in live.rooms.all():
            if room.simulated or not live.recorder:
                live.end(room)
        ticker.cancel()
        with suppress(asyncio.CancelledError):
            await ticker
        if live.recorder:
            live.recorder.close()


async def _hold(recorder: Recorder) -> None:
    while True:
        await asyncio.sleep(5)
        with suppress(Exception):  # the store is away; the writer tells of it
            await asyncio.to_thread(recorder.hold)


async def _follow(live: Hub, restated: Callable[[], Policy]) -> None:
    """Take up what the operator states while the server runs."""
    told = ""
    while True:
        await asyncio.sleep(FOLLOW_S)
        try:
            policy = await asyncio.to_thread(restated)
        except PolicyError as error:
            if str(error) != told:
                _log.warning("the policy stays as it was: %s", error)
            told = str(error)
            continue
        if policy != live.policy:
            live.abide(policy)


async def _prune(live: Hub, recorder: Recorder) -> None:
    """Every hour, delete classes that are older than the policy keeps them."""
    while True:
        with suppress(StoreError):
            await asyncio.to_thread(recorder.prune, live.policy.retention_days)
        await asyncio.sleep(3600)


class HostMiddleware:
    """Refuses what no part of the app should see: foreign host names, large bodies.

    Args:
        app: the app behind.
        hosts: the names that the server may be called by; empty for any. A server that asks for no
            key answers to names of its own machine alone, so that no page on the Internet can reach
            it under a name of its own (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if self._hosts and _name(headers.get(b"host", "")) not in self._hosts:
            await _refuse(scope, receive, send, 421, "This server is not called by that name.")
        elif scope["type"] == "http" and scope["path"].startswith("/api"):
            await self._limited(scope, receive, send, headers.get(b"content-length", "0"))
        else:
            await self._app(scope, receive, send)

    async def _limited(self, scope: Scope, receive: Receive, send: Send, length: str) -> None:
        if not length.isdecimal() or int(length) > MAX_BODY:
            await _refuse(scope, receive, send, 413, f"A request has at most {MAX_BODY} bytes.")
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MAX_BODY:  # a chunked body that did not say its length: cut off
                return {"type": "http.disconnect"}
            return message

        await self._app(scope, counted, send)


class BehindProxy:
    """Takes a caller's address and scheme from what the proxy in front says of them.

    Only the last address in `X-Forwarded-For` was written by that proxy; those before it are
    whatever the caller liked to claim, and would let it slip past every limit.

    Args:
        app: the app behind.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
            address = headers.get(b"x-forwarded-for", "").rpartition(",")[2].strip()
            secure = headers.get(b"x-forwarded-proto", "").rpartition(",")[2].strip() == "https"
            kind = "http" if scope["type"] == "http" else "ws"
            scope = dict(scope)
            scope["scheme"] = f"{kind}s" if secure else kind
            if address:
                scope["client"] = (address, 0)
        await self._app(scope, receive, send)


def _name(host: str) -> str:
    return host.lower() if host.endswith("]") else host.lower().rpartition(":")[0] or host.lower()


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await JSONResponse({"detail": words}, status)(scope, receive, send)
