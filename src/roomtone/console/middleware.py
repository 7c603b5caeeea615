"""What stands before Streamlit in its own process: who may speak to it, and what pages may do.

- Only the server's proxy may, which knows a secret; it passes on what teachers ask, and says in
  which visit.
- A session goes on, and takes files, for the visit that opened it. Streamlit alone gives it to
  whoever names its id, which stands in the addresses of files that are sent.
- A policy in every answer's headers keeps the console's pages from loading or sending anything
  elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone.asgi import SAFE_HEADERS, refuse, with_headers
from roomtone.console.client import client
from roomtone.console.open_pages import open_pages
from roomtone.console.paths import PAGES, UPLOADS
from roomtone.console.settings import SECRET_HEADER, VISIT_HEADER
from roomtone.languages import COOKIE, chosen, direction
from roomtone.recap.page import FIT

_PROTOCOLS = "sec-websocket-protocol"


class ConsoleMiddleware:
    """Stands before Streamlit's app.

    Args:
        app: Streamlit's.
        secret: that requests must carry; empty where the server shares this process.
    """

    def __init__(self, app: ASGIApp, secret: str = "") -> None:
        self._app, self._secret = app, secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visit = headers.get(VISIT_HEADER, "")
        if problem := self._problem(scope["path"], headers, visit):
            await refuse(scope, receive, send, PlainTextResponse(problem, 403))
            return
        if scope["type"] == "http" and scope["path"].endswith(f"/{PAGES[0]}"):
            # Streamlit has its first page at the bare address alone.
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"./?{query}".rstrip("?"))(scope, receive, send)
            return
        safe = SAFE_HEADERS | {"Content-Security-Policy": content_policy()}
        own, send = _of_own_session(scope, headers, visit), with_headers(send, safe)
        if scope["type"] == "http" and "text/html" in headers.get("accept", ""):
            own, send = _whole(own), _in_language(Request(scope), send)
        await self._app(own, receive, send)

    def _problem(self, path: str, headers: Headers, visit: str) -> str:
        """Why a request is refused, or nothing."""
        if not hmac.compare_digest(headers.get(SECRET_HEADER, "").encode(), self._secret):
            return "Open the console at the server's own address."
        if path.startswith(UPLOADS) and not open_pages.owns(visit, path.split("/")[3]):
            return "This page is gone. Load it again."
        return ""


def _of_own_session(scope: Scope, headers: Headers, visit: str) -> Scope:
    """A socket's request without the id of a session that another visit opened.

    Streamlit's page offers `streamlit`, a token and, to go on, the session's id as subprotocols.
    """
    offered = [one.strip() for one in headers.get(_PROTOCOLS, "").split(",")]
    if scope["type"] != "websocket" or len(offered) < 3 or open_pages.owns(visit, offered[2]):
        return scope
    others = [pair for pair in scope["headers"] if pair[0].lower() != _PROTOCOLS.encode()]
    return {
        **scope,
        "headers": [*others, (_PROTOCOLS.encode(), ", ".join(offered[:2]).encode())],
        "subprotocols": offered[:2],
    }


def _whole(scope: Scope) -> Scope:
    """A request for a page that is answered as it is, neither packed nor by "not modified"."""
    others = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in others]}


def _in_language(request: Request, send: Send) -> Send:
    """Streamlit's page says in which language it is, and keeps one that its address names."""
    accepted = request.headers.get("accept-language", "")
    language = chosen(request.query_params, request.cookies, accepted)
    root = f'<html lang="{language}" dir="{direction(language)}">'.encode()
    started: list[Message] = []
    parts: list[bytes] = []

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(parts).replace(b'<html lang="en">', root, 1)
        headers = MutableHeaders(scope=started[0])
        if body:
            headers["content-length"] = str(len(body))
        headers["vary"] = "Accept-Language, Cookie"
        for name in ("etag", "last-modified"):
            del headers[name]
        if request.query_params.get("language") == language:
            path = f"{client().root_path}/"
            year = 365 * 86400
            cookie = f"{COOKIE}={language}; Max-Age={year}; Path={path}; SameSite=lax"
            headers.append("set-cookie", cookie)
        await send(started[0])
        await send({"type": "http.response.body", "body": body})

    return changed


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
