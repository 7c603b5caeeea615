"""The parts of the server's ASGI app: pages, API, health and metrics, what runs beside them."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
    suppress,
)
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone import __version__
from roomtone.addresses import route_path
from roomtone.asgi import SAFE_HEADERS, refuse, with_headers
from roomtone.errors import PolicyError
from roomtone.live.auth import Auth
from roomtone.live.bus import Bus
from roomtone.live.cluster import Cluster
from roomtone.live.forward import Forwarding
from roomtone.live.http import api
from roomtone.live.hub import Hub
from roomtone.live.options import DEFAULT_PARTICIPANTS
from roomtone.live.recorder import Recorder
from roomtone.live.ws import address_of
from roomtone.policy import Policy, load_policy, policy_for
from roomtone.store import Store

#: Largest body of a request, bytes; files for the console may be larger.
MAX_BODY = 65_536
#: Names by which a server that listens to its own machine alone may be called.
LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
#: Fewest characters of the teacher's key and of the metrics token.
MIN_KEY = 12
#: How often a server looks whether the operator stated something else, seconds.
FOLLOW_S = 3.0
#: The route, within the API, that pages of other addresses may use.
_MARKERS = re.compile(r"/classes/[^/]+/markers")
_log = logging.getLogger(__name__)


class BackgroundService(Protocol):
    """What runs beside the classes and reacts to them."""

    #: Its routes below `/api`.
    router: APIRouter

    def running(self) -> AbstractAsyncContextManager[None]:
        """It runs until the context ends."""


@dataclass(frozen=True)
class Service:
    """One server: its classes, and what runs beside them.

    Attributes:
        hub: the classes.
        recorder: stores them; None where nothing is stored.
        restated: looks for what the operator states now; None where the policy holds for good.
        cluster: the other processes of its service; None where it is the only one.
        integrations: tell other systems of classes; None where none is told.
    """

    hub: Hub
    recorder: Recorder | None = None
    restated: Callable[[], Policy] | None = None
    cluster: Cluster | None = None
    integrations: BackgroundService | None = None

    @classmethod
    def from_settings(
        cls,
        key: str,
        place: str,
        purpose: str,
        store: str,
        origins: tuple[str, ...] = (),
        metrics_token: str = "",
        max_participants: int = DEFAULT_PARTICIPANTS,
        bus: str = "",
    ) -> Service:
        """A server from settings as people give them: options of a command, or variables.

        Args:
            key: the teacher's; empty where none is asked for.
            place: stated for this server alone; empty for what is stated on this machine, which is
                then read again while it runs.
            purpose: likewise.
            store: where classes are stored, as a URL; `none` for nowhere, empty for the default.
            origins: other addresses whose pages may use this server.
            metrics_token: opens the metrics and nothing else; empty for the teacher's key.
            max_participants: most participants of a class whose teacher chose no number.
            bus: which this process shares with others of its service, as a URL; empty for none.

        Raises:
            BusError: the bus's address is wrong, or its extra is not installed.
            PolicyError: the place or the purpose is not known, what is stated is no policy, or the
                key is too short.
            StoreError: the store cannot be opened.
        """
        for secret in (key, metrics_token):
            if secret and len(secret.strip()) < MIN_KEY:
                raise PolicyError(f"key: expected {MIN_KEY} characters or more; got {len(secret)}.")
        policy = policy_for(place, purpose)
        recorder = None if store == "none" else Recorder(Store(store))
        auth = Auth(key or None, origins, metrics_token=metrics_token)
        hub = Hub(policy, auth, max_participants=max_participants)
        cluster = Cluster(hub, Bus(bus), recorder) if bus else None
        return cls(hub, recorder, None if place or purpose else load_policy, cluster)

    def routes(self, pages: Sequence[BaseRoute]) -> list[BaseRoute]:
        """Everything but the console: health, metrics, the pages' routes, the API."""
        hub = self.hub

        async def health(request: Request) -> Response:
            return JSONResponse(
                {"status": "ok", "version": __version__, "classes": len(hub.classes)},
                headers={"Cache-Control": "no-store"},
            )

        async def ready(request: Request) -> Response:
            trouble = self.recorder.trouble if self.recorder else ""
            if self.cluster:
                trouble = trouble or self.cluster.bus.trouble
            state = {"status": "not ready" if trouble else "ready", "trouble": trouble}
            return JSONResponse(state, 503 if trouble else 200, {"Cache-Control": "no-store"})

        async def metrics(request: Request) -> Response:
            token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
            if not hub.auth.may_read_metrics(token):
                if hub.auth.wrong_keys.consume(address_of(request), hub.clock()):
                    return JSONResponse({"detail": "Expected the metrics token."}, 401)
                return JSONResponse({"detail": "Too many wrong tries. Wait a minute."}, 429)
            hub.metrics.classes.set(len(hub.classes))
            if recorder := self.recorder:
                hub.metrics.store_up.set(not recorder.trouble)
                hub.metrics.backlog.set(recorder.backlog)
                hub.metrics.given_up.set(recorder.given_up)
            if cluster := self.cluster:
                hub.metrics.owned.set(cluster.owned)
                hub.metrics.bus_up.set(not cluster.bus.trouble)
                hub.metrics.bus_errors.set(cluster.bus.errors)
                hub.metrics.bus_lag.set(cluster.bus.lag_s)
            return Response(hub.metrics.exposition(), media_type="text/plain; version=0.0.4")

        more = self.integrations.router if self.integrations else None
        served: ASGIApp = api(hub, self.recorder, self.restated is None, self.cluster, more)
        if self.cluster:
            served = Forwarding(served, self.cluster)
        served = MarkerCors(served)
        return [
            Route("/health", health),
            Route("/ready", ready),
            Route("/metrics", metrics),
            *pages,
            Mount("/api", served),
        ]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The ticker and what runs beside it, for as long as the server runs.

        At the end classes are over, but those that are stored: they go on when a server is back.
        """
        hub, recorder, restated = self.hub, self.recorder, self.restated
        async with AsyncExitStack() as stack:
            if recorder:
                await stack.enter_async_context(recorder.recording(hub))
            if self.integrations:  # ends before the store does
                await stack.enter_async_context(self.integrations.running())
            if self.cluster:
                await stack.enter_async_context(self.cluster.running())
            if restated:
                hub.spawn(_follow(hub, restated))
            hub.apply_policy(hub.policy)
            ticker = asyncio.ensure_future(hub.run())
            await asyncio.sleep(0)
            try:
                yield
            finally:
                for live_class in hub.classes:
                    if live_class.simulated or not recorder:
                        hub.end(live_class)
                ticker.cancel()
                with suppress(asyncio.CancelledError):
                    await ticker


async def _follow(hub: Hub, restated: Callable[[], Policy]) -> None:
    """Apply what the operator states while the server runs."""
    while True:
        await asyncio.sleep(FOLLOW_S)
        try:
            policy = await asyncio.to_thread(restated)
        except PolicyError as error:
            _log.warning("the policy stays as it was: %s", error)
            continue
        if policy != hub.policy:
            hub.apply_policy(policy)


def compose_app(
    routes: Sequence[BaseRoute],
    behind: ASGIApp | None = None,
    larger: Mapping[str, int] | None = None,
    lifespan: ASGIApp | None = None,
    running: Callable[[], AbstractAsyncContextManager[None]] | None = None,
) -> ASGIApp:
    """The whole server as one app: its routes, and the console behind them.

    Args:
        routes: pages, API and the rest of the server's own.
        behind: gets what no route takes; None for nothing.
        larger: see `BodyLimit`.
        lifespan: the app that is told of the server's start and end, where another one is.
        running: what runs beside it otherwise.
    """

    @asynccontextmanager
    async def beside(app: Starlette) -> AsyncIterator[None]:
        async with running() if running else nullcontext():
            yield

    app = Starlette(routes=routes, lifespan=beside)
    if behind:
        app.router.default = behind
    served = BodyLimit(_SafeHeaders(app), larger)

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        to = lifespan if scope["type"] == "lifespan" and lifespan else served
        await to(scope, receive, send)

    return called


class MarkerCors:
    """Lets pages of any address post markers, as those with slides do: no other route, no cookies.

    Browsers ask before they send such a request, for it carries the class's key in a header. The
    route checks whether that key opens the class.

    Args:
        app: the API.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["POST"],
            allow_headers=["Authorization", "Content-Type"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = scope["type"] == "http" and _MARKERS.fullmatch(route_path(scope))
        await (self._open if is_open else self._app)(scope, receive, send)


class RootPath:
    """Puts the server below a path of its own, such as `/rt` of `https://school.example/rt`.

    A proxy in front may pass that path on or cut it off.

    Args:
        app: the app behind, whose routes do not know the path.
        root: the path, without a slash at its end.
    """

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app, self._root = app, root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            root, path = self._root, scope["path"]
            if scope["type"] == "http" and path == root:  # pages' relative addresses need the slash
                await RedirectResponse(f"{root}/", 307)(scope, receive, send)
                return
            if not path.startswith(f"{root}/"):
                path = root + path
                scope = {**scope, "raw_path": root.encode() + scope.get("raw_path", b"")}
            scope = {**scope, "path": path, "root_path": root}
        await self._app(scope, receive, send)


class _SafeHeaders:
    """Gives every answer the headers that keep pages apart, where it has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, with_headers(send, SAFE_HEADERS))


class BodyLimit:
    """Refuses requests with a body that is too large.

    Args:
        app: the app behind.
        larger: largest bodies by the beginning of a request's path, bytes; others: `MAX_BODY`.
    """

    def __init__(self, app: ASGIApp, larger: Mapping[str, int] | None = None) -> None:
        self._app, self._larger = app, larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = route_path(scope)
        most = next(
            (most for begin, most in self._larger.items() if path.startswith(begin)), MAX_BODY
        )
        too_large = f"A request has at most {most} bytes."
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            await JSONResponse({"detail": too_large}, 413)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:  # a chunked body that did not say its length
                raise HTTPException(413, too_large)
            return message

        await self._app(scope, counted, send)


#: Headers that browsers send of themselves, that this server's pages add, and that programs beside
#: it are known to add; and beginnings of such names.
_DIRECT = frozenset(
    (
        *(b"host", b"connection", b"keep-alive", b"te", b"trailer", b"transfer-encoding"),
        *(b"upgrade", b"upgrade-insecure-requests", b"http2-settings", b"expect", b"date"),
        *(b"user-agent", b"authorization", b"cookie", b"origin", b"referer", b"range", b"from"),
        *(b"cache-control", b"pragma", b"priority", b"purpose", b"dnt", b"save-data"),
        *(b"device-memory", b"downlink", b"dpr", b"ect", b"rtt", b"viewport-width", b"width"),
        *(b"last-event-id", b"ping-from", b"ping-to", b"service-worker", b"dictionary-id"),
        *(b"available-dictionary", b"idempotency-key", b"want-content-digest", b"want-repr-digest"),
        *(b"service-worker-navigation-preload", b"x-moz", b"x-purpose", b"x-requested-with"),
        *(b"x-xsrftoken", b"x-prometheus-scrape-timeout-seconds", b"postman-token"),
        *(b"traceparent", b"tracestate", b"baggage", b"sentry-trace"),
    )
)
_DIRECT_BEGINS = (b"accept", b"access-control-request-", b"content-", b"if-", b"sec-")


class NoProxy:
    """Refuses what came through a proxy, on a server that takes everybody for the teacher.

    Such a server listens to its own machine alone; a tunnel or a forwarded port would let others
    in without a key. Proxies and tunnels show themselves by headers, each by others; so whatever
    has a header that nobody sends of themselves is refused.

    Args:
        app: the app behind.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            names = {name.lower() for name, _ in scope["headers"]} - _DIRECT
            if others := sorted(name for name in names if not name.startswith(_DIRECT_BEGINS)):
                problem = {
                    "detail": "This server has no key and answers its own machine alone; this came "
                    f"with the header {others[0].decode('latin-1')}, as through a proxy. Start it "
                    "with --behind-proxy or --key to let others in with a key."
                }
                await refuse(scope, receive, send, JSONResponse(problem, 403))
                return
        await self._app(scope, receive, send)


class BehindProxy:
    """Takes a caller's address, scheme and host from what the proxy in front says of them.

    Only the last address in `X-Forwarded-For` was written by that proxy; those before it are
    whatever the caller liked to claim, and would let it slip past every limit. (uvicorn's own
    middleware takes the first one where it trusts every proxy.)

    Args:
        app: the app behind.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            address, proto, host = _said_by_proxy(Headers(scope=scope))
            kind = "http" if scope["type"] == "http" else "ws"
            scope = dict(scope)
            scope["scheme"] = f"{kind}s" if proto.lower() in ("https", "wss") else kind
            if address := _without_port(address):
                scope["client"] = (address, 0)
            if host:
                others = [pair for pair in scope["headers"] if pair[0].lower() != b"host"]
                scope["headers"] = [*others, (b"host", host.encode("latin-1"))]
        await self._app(scope, receive, send)


def _said_by_proxy(headers: Headers) -> tuple[str, str, str]:
    """What the nearest proxy says: the caller's address, the scheme and the host, or nothing.

    >>> _said_by_proxy(Headers({"x-forwarded-for": "10.0.0.1, 192.0.2.1"}))
    ('192.0.2.1', '', '')
    >>> _said_by_proxy(Headers({"forwarded": 'for=_a, for="[::1]:80";Proto=https;host=class.de'}))
    ('[::1]:80', 'https', 'class.de')
    """
    names = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")
    if "forwarded" in headers and not any(name in headers for name in names):
        last = headers.getlist("forwarded")[-1].rpartition(",")[2]  # RFC 7239
        pairs = (pair.strip().partition("=") for pair in last.split(";"))
        said = {name.lower(): value.strip('"') for name, _, value in pairs}
        return said.get("for", ""), said.get("proto", ""), said.get("host", "")
    # Some proxies add a line of their own below that of whoever is before them.
    lines = (headers.getlist(name) or [""] for name in names)
    address, proto, host = (line[-1].rpartition(",")[2].strip() for line in lines)
    return address, proto, host


def _without_port(address: str) -> str:
    """An address of `X-Forwarded-For`, to which some proxies add a port; nothing for other words.

    >>> _without_port("192.0.2.1:4711"), _without_port("[2001:db8::1]:4711"), _without_port("::1")
    ('192.0.2.1', '2001:db8::1', '::1')
    >>> _without_port("unknown")
    ''
    """
    host, _, port = address.partition(":")
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif port.isdecimal():
        address = host
    with suppress(ValueError):
        return str(ipaddress.ip_address(address))
    return ""
