"""What the server's and the console's ASGI apps have in common: safe headers, and refusals."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

#: Headers that keep pages apart, for every answer.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), display-capture=(self), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    """Send that adds headers to an answer, where it has none of that name."""

    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            answered = MutableHeaders(scope=message)
            for name, value in headers.items():
                answered.setdefault(name, value)
        await send(message)

    return send_with


async def refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    """Refuse a request with an answer, or a socket as `refuse_socket` does."""
    if scope["type"] == "websocket":
        await refuse_socket(receive, send)
    else:
        await answer(scope, receive, send)


async def refuse_socket(receive: Receive, send: Send) -> None:
    """Close a socket before it is accepted; its handshake is answered 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})
