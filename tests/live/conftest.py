"""A real server on a real port, and what its pages and programs send."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import httpx2
import pytest
import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp
from websockets.sync.client import ClientConnection, connect

from roomtone.live.app import BehindProxy, NoProxy, Service, compose_app
from roomtone.live.auth import Auth
from roomtone.live.connection_limits import ConnectionLimits
from roomtone.live.direct_sockets import DirectWebSocketProtocol
from roomtone.live.hub import Hub
from roomtone.live.limits import LimitOptions
from roomtone.live.recorder import Recorder
from roomtone.policy import NOTICE, Policy

HAPPY = [50, 900, 10, 10, 10, 10, 5, 5]
KEY = "the teacher's key"


@dataclass
class Server:
    """A server that runs, seen from outside."""

    service: Service
    port: int
    key: str
    sockets: contextlib.ExitStack
    loop: asyncio.AbstractEventLoop

    def call(self, function: Callable[[], Any]) -> Any:
        """Run a function in the server's event loop, and wait for it."""

        async def run() -> Any:
            return function()

        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(timeout=10)

    @property
    def recorder(self) -> Recorder:
        assert self.service.recorder
        return self.service.recorder

    @property
    def hub(self) -> Hub:
        return self.service.hub

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, key: str | None = None, **more: Any) -> httpx2.Response:
        key = self.key if key is None else key
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        headers |= more.pop("headers", {})
        return httpx2.request(method, self.address + path, headers=headers, timeout=10, **more)

    def new_class(self, **options: Any) -> dict[str, Any]:
        answer = self.ask("POST", "/api/classes", json=options)
        assert answer.status_code == 201, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def join(self, code: str, consent: bool = True) -> str:
        body = {"consent": consent, "notice_version": NOTICE}
        answer = self.ask("POST", f"/api/classes/{code}/join", key="", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    def socket(self, path: str, token: str | None, **more: Any) -> ClientConnection:
        client = connect(f"ws://127.0.0.1:{self.port}{path}", compression=None, **more)
        socket = self.sockets.enter_context(client)
        if token is not None:
            say(socket, type="hello", token=token)
        return socket

    def student(self, code: str, token: str | None = None) -> ClientConnection:
        socket = self.socket(f"/api/classes/{code}/readings", token or self.join(code))
        assert hear(socket)["type"] == "welcome"
        return socket

    def feed(self, said: dict[str, Any]) -> ClientConnection:
        socket = self.socket(f"/api/classes/{said['code']}/feed", said["key"])
        assert hear(socket)["type"] == "snapshot"
        return socket


@contextlib.contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """Somebody else's server, at the address that this gives."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def say(socket: ClientConnection, **message: Any) -> None:
    socket.send(json.dumps({"v": 1} | message))


def say_face(socket: ClientConnection, n: int, p: list[int] | None = None, who: int = 1) -> None:
    face = {"who": who, "q": 0.9, "p": p or HAPPY}
    say(socket, type="faces", n=n, age_ms=20, faces=[face])


def hear(socket: ClientConnection, timeout: float = 5.0) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(socket.recv(timeout=timeout))
    assert said["v"] == 1
    return said


def hear_until(socket: ClientConnection, wanted: Any, timeout: float = 10.0) -> dict[str, Any]:
    """The first message that `wanted` takes."""
    until = time.monotonic() + timeout
    while True:
        said = hear(socket, max(until - time.monotonic(), 0.01))
        if wanted(said):
            return said


def until(probe: Callable[[], Any], seconds: float = 10.0) -> Any:
    """What `look` gives once it is true."""
    end = time.monotonic() + seconds
    while not (seen := probe()):
        assert time.monotonic() < end, f"still {seen!r} after {seconds} s"
        time.sleep(0.1)
    return seen


@contextlib.contextmanager
def serving(
    service: Service,
    key: str = "",
    hosts: tuple[str, ...] = ("*",),
    proxied: bool = False,
    alone: bool = False,
    limits: ConnectionLimits | None = None,
    routes: Sequence[BaseRoute] = (),
    behind: ASGIApp | None = None,
    loop: str = "auto",
) -> Iterator[Server]:
    loops: list[asyncio.AbstractEventLoop] = []

    @contextlib.asynccontextmanager
    async def running():
        loops.append(asyncio.get_running_loop())
        async with service.running():
            yield

    app = compose_app([*service.routes(()), *routes], behind, running=running)
    app = TrustedHostMiddleware(app, allowed_hosts=hosts)
    app = BehindProxy(app) if proxied else NoProxy(app) if alone else app
    config = uvicorn.Config(
        app,
        port=0,
        log_level="error",
        loop=loop,
        http=cast(Any, limits or ConnectionLimits()),
        ws=DirectWebSocketProtocol,
        proxy_headers=False,
        ws_max_size=2**17,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with contextlib.ExitStack() as sockets:
            yield Server(service, port, key, sockets, loops[0])
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that asks for a key, where faces may be read."""
    hub = Hub(Policy("US", "education"), Auth(KEY))
    with serving(Service(hub), KEY) as running_server:
        yield running_server


@pytest.fixture
def strict_server() -> Iterator[Server]:
    """The same with limits small enough to be reached in a test."""
    options = LimitOptions(
        wrong_per_minute=5,
        flood_per_minute=30,
        joins_per_minute=8,
        signals_per_minute=30,
        signals=6,
        sockets=40,
        handshakes=10,
        hello_s=1,
        burst=5,
    )
    hub = Hub(Policy("US", "education"), Auth(KEY, options=options))
    with serving(Service(hub), KEY) as running_server:
        yield running_server
