"""What reaches Streamlit, and what its pages may do: stricter than Streamlit by itself.

- Only this server's own pages may talk to it. Streamlit alone also takes pages of any other program
  on the machine, and before it refuses a foreign page it asks a service on the Internet for the
  machine's address, for which all classes would wait.
- Only teachers can send files: a visitor who did not give the key cannot fill the memory.
- A policy in every answer's headers keeps the console's pages from loading or sending anything
  elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone.console.visits import visits
from roomtone.live.auth import Auth
from roomtone.recap.page import FIT

_CORE, _UPLOADS, _METRICS = "/_stcore/", "/_stcore/upload_file/", "/_stcore/metrics"


class ConsoleMiddleware:
    """Stands before Streamlit's app.

    Args:
        app: Streamlit's.
        auth: says which pages are the server's own.
    """

    def __init__(self, app: ASGIApp, auth: Auth) -> None:
        self._app, self._auth = app, auth

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_CORE):
            if words := self._refused(scope):
                await _refuse(scope, receive, send, words)
                return
            scope = _as_own(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", content_policy())
            await send(message)

        await self._app(scope, receive, with_headers)

    def _refused(self, scope: Scope) -> str:
        """Why a request is not for Streamlit, or nothing."""
        headers, path = Headers(scope=scope), scope["path"]
        if not self._auth.is_own(headers.get("origin"), headers.get("host", "")):
            return "Pages of another address may not use this server."
        if path.startswith(_UPLOADS) and path.split("/")[3] not in visits:
            return "Only teachers can send files. Enter the teacher's key first."
        return "This is not shown." if path.startswith(_METRICS) else ""


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), display-capture=(self), microphone=(), geolocation=()",
}


@cache
def content_policy() -> str:
    """What the console's pages may do: run Streamlit's own files, talk to their own server.

    An embedded recap's frame fits its content by a script of its own, and follows this policy too.
    Charts are drawn by Vega, which compiles expressions ('unsafe-eval').
    """
    import streamlit

    page = Path(streamlit.__file__).parent / "static" / "index.html"
    inline = [*re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL), FIT]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self' 'unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def _as_own(scope: Scope) -> Scope:
    """The request under the address of its page, which `Auth` found to be the server's.

    Behind a proxy that changes the host's name the two differ, and Streamlit would look further.
    """
    headers = Headers(scope=scope)
    address = urlsplit(headers.get("origin", "")).netloc
    if not address or address == headers.get("host"):
        return scope
    others = [pair for pair in scope["headers"] if pair[0].lower() != b"host"]
    return {**scope, "headers": [*others, (b"host", address.encode("latin-1"))]}


async def _refuse(scope: Scope, receive: Receive, send: Send, words: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await JSONResponse({"detail": words}, 403)(scope, receive, send)
