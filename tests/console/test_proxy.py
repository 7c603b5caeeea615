"""The reverse proxy, between a client and a server that run."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx2
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from roomtone.console.proxy import ReverseProxy, Unreachable, say_away

from .conftest import until


class Behind:
    """The server behind: says what it got, and sends without an end."""

    def __init__(self) -> None:
        self.sent = 0
        self.gone = False

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/endless", self._endless),
                WebSocketRoute("/socket", self._socket),
                WebSocketRoute("/closed", self._closed),
                Route("/{path:path}", self._echo, methods=["GET", "POST", "DELETE"]),
            ]
        )

    async def _echo(self, request: Request) -> Response:
        said = {
            "method": request.method,
            "target": f"{request.scope['raw_path'].decode()}?{request.url.query}",
            "headers": dict(request.headers),
            "body": (await request.body()).decode(),
        }
        answer = JSONResponse(said, 201)
        answer.raw_headers += [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2"), (b"te", b"x")]
        return answer

    async def _endless(self, request: Request) -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            try:
                while True:
                    self.sent += 1
                    yield bytes(100_000)
                    await asyncio.sleep(0)
            finally:
                self.gone = True

        return StreamingResponse(pieces())

    async def _socket(self, socket: WebSocket) -> None:
        await socket.accept(socket.scope["subprotocols"][0])
        try:
            while True:
                message = await socket.receive_text()
                if message == "close":
                    await socket.close(4321)
                    return
                await socket.send_bytes(message.encode())
        except WebSocketDisconnect:
            self.gone = True

    async def _closed(self, socket: WebSocket) -> None:
        await socket.close()


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    try:
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def both() -> Iterator[tuple[str, Behind]]:
    """The address of a proxy, and what is behind it."""
    behind = Behind()
    with running(behind.app()) as address:
        proxy = ReverseProxy(f"http://{address}", {"X-Secret": "hidden"})
        with running(in_front(proxy)) as front:
            yield front, behind


def in_front(proxy: ReverseProxy, to: ASGIApp | None = None) -> ASGIApp:
    """A proxy as an app that closes it at its end."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await proxy.close()

    app = Starlette(lifespan=lifespan)
    app.router.default = to or proxy
    return app


def test_a_request_is_passed_on_as_it_is_but_for_what_belongs_to_the_connection(
    both: tuple[str, Behind],
) -> None:
    sent = {
        "Connection": "keep-alive, X-Hop",
        "X-Hop": "1",
        "X-Secret": "made up",
        "X-Forwarded-For": "8.8.8.8",
        "X-Forwarded-Host": "evil.example",
        "Origin": "https://a.example",
        "Cookie": "c=1",
        "Accept-Encoding": "identity",
    }
    path = f"http://{both[0]}/a%20b/c"
    answer = httpx2.post(path, params={"x": "1 2"}, content=b"body", headers=sent)
    assert answer.status_code == 201
    said = answer.json()
    assert (said["method"], said["body"]) == ("POST", "body")
    assert said["target"] in ("/a%20b/c?x=1+2", "/a%20b/c?x=1%202")
    got = said["headers"]
    assert got["x-secret"] == "hidden"
    assert (got["cookie"], got["accept-encoding"]) == ("c=1", "identity")
    assert (got["x-forwarded-host"], got["x-forwarded-proto"]) == (both[0], "http")
    assert not {"x-hop", "x-forwarded-for", "origin"} & set(got)
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert "te" not in answer.headers


def test_an_answer_comes_no_faster_than_it_is_read_and_stops_when_nobody_reads_on(
    both: tuple[str, Behind],
) -> None:
    front, behind = both
    with httpx2.stream("GET", f"http://{front}/endless") as answer:
        pieces = answer.iter_raw(1000)
        next(pieces)
        until(lambda: behind.sent > 1)
        before = -1
        while behind.sent != before:  # buffers fill, then it waits
            before = behind.sent
            threading.Event().wait(0.3)
        assert behind.sent < 500
    until(lambda: behind.gone)


def test_sockets_keep_their_subprotocol_messages_and_codes(both: tuple[str, Behind]) -> None:
    front, behind = both
    with connect(f"ws://{front}/socket", subprotocols=["one", "two"]) as socket:  # type: ignore[list-item]
        assert socket.subprotocol == "one"
        socket.send("hello")
        assert socket.recv(timeout=5) == b"hello"
        socket.send("close")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=5)
        assert closed.value.rcvd and closed.value.rcvd.code == 4321
    with connect(f"ws://{front}/socket", subprotocols=["one"]):  # type: ignore[list-item]
        pass
    until(lambda: behind.gone)
    with pytest.raises(InvalidStatus, match="403"), connect(f"ws://{front}/closed"):
        pass


def test_a_server_that_is_away_is_told_of() -> None:
    proxy = ReverseProxy("http://127.0.0.1:1")

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await proxy(scope, receive, send)
        except Unreachable:
            await say_away(scope, receive, send, "Nobody is there.")

    with running(in_front(proxy, app)) as front:
        answer = httpx2.get(f"http://{front}/")
        assert (answer.status_code, answer.json()) == (503, {"detail": "Nobody is there."})
        with pytest.raises(InvalidStatus, match="403"), connect(f"ws://{front}/"):
            pass
