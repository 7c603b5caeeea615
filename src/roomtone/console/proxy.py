"""A reverse proxy: requests and WebSockets that are passed on to another server, as they come.

Bodies and messages are passed on piece by piece, in both directions, no faster than the slower side
takes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

import httpx2
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.typing import Subprotocol

#: Headers of one connection, which are not passed on (RFC 9110, 7.6.1), and those that the next
#: connection gets anew.
_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
    }
    | {b"te", b"trailer", b"transfer-encoding", b"upgrade"}
)
_OWN = frozenset({b"host", b"origin", b"forwarded"})
#: Seconds to connect, and between two pieces of an answer.
_TIMEOUT = httpx2.Timeout(60.0, connect=5.0, pool=30.0)
#: Longest message of a WebSocket that comes back, bytes.
_MAX_MESSAGE = 2**25
#: Codes of sockets: the other server restarts, may be there later; and those that are not sent.
_RESTARTS, _LATER, _NOT_SENT = 1012, 1013, {1005: 1000, 1006: 1012, 1015: 1012}


class Unreachable(Exception):
    """The other server does not answer; nothing of an answer has been sent."""


class ReverseProxy:
    """An ASGI app that passes on what it gets, to one server.

    `Origin` is not passed on: whoever stands before this has checked it. The other server sees its
    own `Host`.

    Args:
        url: of the server, such as http://127.0.0.1:8502.
        headers: added to every request, in place of those of that name which came.
        forwarded: whether it is told by which scheme and host it was reached.
    """

    def __init__(
        self, url: str, headers: Mapping[str, str] | None = None, forwarded: bool = True
    ) -> None:
        self._url = httpx2.URL(url)
        self._headers = {
            name.lower().encode(): value.encode() for name, value in (headers or {}).items()
        }
        self._forwarded = forwarded
        limits = httpx2.Limits(max_connections=200, max_keepalive_connections=20)
        transport = httpx2.AsyncHTTPTransport(limits=limits, trust_env=False)
        self._client = httpx2.AsyncClient(transport=transport)

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request or a socket.

        Raises:
            Unreachable: the other server does not answer.
        """
        if scope["type"] == "websocket":
            await self._pass_socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._pass_request(scope, receive, send)

    async def _pass_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, names = Request(scope, receive), {name for name, _ in scope["headers"]}
        has_body = names & {b"content-length", b"transfer-encoding"}
        outgoing = httpx2.Request(
            scope["method"],
            self._target(scope),
            headers=self._passed_headers(scope),
            content=request.stream() if has_body else None,
            extensions={"timeout": _TIMEOUT.as_dict()},
        )
        try:
            answer = await self._client.send(outgoing, stream=True)
        except ClientDisconnect:
            return
        except httpx2.TimeoutException:
            await PlainTextResponse("The console takes too long.", 504)(scope, receive, send)
            return
        except httpx2.TransportError:
            raise Unreachable from None
        try:
            passed = StreamingResponse(answer.aiter_raw(), answer.status_code)
            passed.raw_headers = _end_to_end(answer.headers.raw)
            with suppress(ClientDisconnect, httpx2.TransportError):
                await passed(scope, receive, send)
        finally:
            await answer.aclose()

    async def _pass_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # websocket.connect
        offered = [Subprotocol(one) for one in scope["subprotocols"]]
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in self._passed_headers(scope)
            if not name.startswith(b"sec-websocket-")
        ]
        target = self._target(scope)
        scheme = "wss" if target.scheme == "https" else "ws"
        try:
            other = await connect(
                str(target.copy_with(scheme=scheme)),
                subprotocols=offered or None,
                additional_headers=headers,
                user_agent_header=None,
                compression=None,
                max_size=_MAX_MESSAGE,
                open_timeout=10,
                ping_interval=None,  # the browser is asked for signs of life
                close_timeout=2,
                proxy=None,
            )
        except InvalidStatus:
            await send({"type": "websocket.close", "code": 1008})
            return
        except (OSError, InvalidHandshake, TimeoutError):
            raise Unreachable from None
        async with other:
            await send({"type": "websocket.accept", "subprotocol": other.subprotocol})
            up = asyncio.ensure_future(_pass_up(receive, other))
            down = asyncio.ensure_future(_pass_down(other, send))
            try:
                await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                gone = up.done() and not up.cancelled()
                for task in (up, down):
                    task.cancel()
                await asyncio.gather(up, down, return_exceptions=True)
            if not gone:
                code = _RESTARTS if other.close_code is None else other.close_code
                await send({"type": "websocket.close", "code": _NOT_SENT.get(code, code)})

    def _target(self, scope: Scope) -> httpx2.URL:
        path = scope.get("raw_path") or scope["path"].encode()
        path = path.removeprefix(scope.get("root_path", "").encode())
        query = scope["query_string"]
        return self._url.copy_with(raw_path=path + (b"?" + query if query else b""))

    def _passed_headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        passed = [
            (name, value)
            for name, value in _end_to_end(scope["headers"])
            if name not in _OWN
            and name not in self._headers
            and not name.startswith(b"x-forwarded-")
        ]
        if self._forwarded:
            host = dict(scope["headers"]).get(b"host", b"")
            secure = scope["scheme"] in ("https", "wss")
            passed.append((b"x-forwarded-host", host))
            passed.append((b"x-forwarded-proto", b"https" if secure else b"http"))
        return [*passed, *self._headers.items()]


async def say_away(scope: Scope, receive: Receive, send: Send, words: str) -> None:
    """Say that the other server does not answer; in time, it may."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _LATER})
    else:
        await JSONResponse({"detail": words}, 503)(scope, receive, send)


async def _pass_up(receive: Receive, other: ClientConnection) -> None:
    """From the browser to the other server, until the browser is gone."""
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        data = message.get("bytes")
        with suppress(ConnectionClosed):  # then nothing comes down any more either
            await other.send(message["text"] if data is None else data)


async def _pass_down(other: ClientConnection, send: Send) -> None:
    """From the other server to the browser, until that server closes."""
    with suppress(ConnectionClosed):
        async for data in other:
            kind = "text" if isinstance(data, str) else "bytes"
            await send({"type": "websocket.send", kind: data})


def _end_to_end(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers that are passed on: not those of the connection itself."""
    lower = [(name.lower(), value) for name, value in headers]
    named = {
        one.strip().lower()
        for name, value in lower
        if name == b"connection"
        for one in value.split(b",")
    }
    return [(name, value) for name, value in lower if name not in _HOP and name not in named]
