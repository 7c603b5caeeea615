"""Signing in to the console: plain pages, a cookie, and what is let through with it.

The console is Streamlit's, which runs a script for every visitor. Nothing of a request reaches it
before this has seen the cookie.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from weakref import WeakValueDictionary

from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomtone.addresses import below, route_path
from roomtone.asgi import refuse_socket
from roomtone.languages import Words, words_in
from roomtone.live.auth import Auth
from roomtone.live.connections import NOT_ALLOWED
from roomtone.live.limits import RateLimiter
from roomtone.live.metrics import Metrics
from roomtone.live.oidc import NotSignedIn, Provider
from roomtone.live.pages import CSP, HEADERS, Pages, keep_language, language_of
from roomtone.live.visits import Visit, Visits
from roomtone.live.ws import address_of

COOKIE = "roomtone_visit"
#: How often an open page is asked whether its visit was ended in another process, seconds.
_POLL_S = 3.0
#: The visit of everybody, on a server that asks for no key.
EVERYBODY = Visit("everybody", float("inf"))
_PAGE = HEADERS | {
    "Content-Security-Policy": CSP.replace("form-action 'none'", "form-action 'self'"),
    # With no-referrer a browser's form would not say which page it comes from.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NO_PAGE = "There is no such page."


@dataclass(frozen=True)
class ConsolePaths:
    """The paths that are the console's; there is nothing at any other.

    Attributes:
        pages: at which a browser opens it.
        files: single files beside them.
        folders: whatever is below, each with a slash at its end.
        sockets: where WebSockets are opened.
        hidden: paths within folders that nobody gets.
        redirect: a message on a socket that has the page there open another address.
    """

    pages: Collection[str]
    files: Collection[str] = ()
    folders: tuple[str, ...] = ()
    sockets: tuple[str, ...] = ()
    hidden: Collection[str] = ()
    redirect: Callable[[str], bytes] | None = None

    def has(self, path: str) -> bool:
        """Whether a path is the console's."""
        if path in self.pages or path in self.files:
            return True
        below = path.startswith(self.folders) and ".." not in path.split("/")
        return below and path not in self.hidden


class SignIn:
    """The pages with which teachers sign in and out, and who is signed in.

    Args:
        auth: the teacher's key, and limits.
        pages: the built pages.
        visits: the cookies; None on a server that asks for no key.
        paths: of the console.
        metrics: count what is refused.
        provider: signs teachers in by their accounts too; None without one.
    """

    def __init__(
        self,
        auth: Auth,
        pages: Pages,
        visits: Visits | None,
        paths: ConsolePaths,
        metrics: Metrics,
        provider: Provider | None = None,
    ) -> None:
        self.auth, self.paths, self.metrics = auth, paths, metrics
        self._visits = visits
        self._pages, self._provider = pages, provider
        self._over: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()

    def routes(self) -> list[BaseRoute]:
        """Signing in and out."""
        routes: list[BaseRoute] = [
            Route("/sign-in", self._sign_in, methods=["GET", "POST"]),
            Route("/sign-out", self._sign_out, methods=["GET", "POST"]),
        ]
        if provider := self._provider:
            # What the provider has to say again when it sends somebody back.
            state = Middleware(
                SessionMiddleware,
                secret_key=provider.secret,
                session_cookie="roomtone_account",
                max_age=600,
                https_only=provider.secure,
            )
            routes += [
                Route("/sign-in/account", self._ask_provider, middleware=[state]),
                Route(provider.path, self._check_account, middleware=[state]),
            ]
        return routes

    def visit(self, caller: HTTPConnection) -> Visit | None:
        """The visit that a request or a socket belongs to; None for strangers."""
        if self._visits is None:
            return EVERYBODY
        return self._visits.find(caller.cookies.get(COOKIE, ""))

    async def over(self, visit: Visit) -> None:
        """Wait until a visit is over: signed out, or too old."""
        ended = self._over.get(visit.number) or asyncio.Event()
        self._over[visit.number] = ended
        while not ended.is_set() and not (self._visits and self._visits.is_over(visit)):
            with suppress(TimeoutError):
                async with asyncio.timeout(min(_POLL_S, max(visit.ends - time.time(), 0.0))):
                    await ended.wait()

    async def _sign_in(self, request: Request) -> Response:
        wanted = request.query_params.get("next", "/")
        if request.method == "POST":
            return await self._check_key(request)
        if self.visit(request):
            return RedirectResponse(below(request.scope, self._local(wanted)), 303, _PAGE)
        return self._ask(request, wanted, signed_out="signed-out" in request.query_params)

    def _ask(
        self, request: Request, wanted: str, problem: str = "", status: int = 200, **more: Any
    ) -> Response:
        return self._page(
            request,
            "sign-in",
            status,
            next=self._local(wanted),
            problem=problem,
            provider=self._provider is not None,
            **more,
        )

    async def _check_key(self, request: Request) -> Response:
        form = await read_form(request)
        key, wanted = form.get("key", ""), form.get("next", "")
        if not self._is_own(request):
            self.metrics.refused.labels("origin").inc()
            return self._ask(request, wanted, self._words(request)("sign-own-address"), 403)
        if self._visits is None or self.auth.is_teacher(key.strip()):
            return self.let_in(request, wanted)
        if self.auth.wrong_keys.consume(address_of(request), time.monotonic()):
            return self._ask(request, wanted, self._words(request)("sign-wrong-key"), 401)
        self.metrics.refused.labels("wait").inc()
        return self._ask(request, wanted, self._words(request)("sign-too-many"), 429)

    def let_in(self, request: Request, wanted: str) -> Response:
        """To the console, with the cookie of a new visit."""
        answer = RedirectResponse(below(request.scope, self._local(wanted)), 303, _PAGE)
        if self._visits:
            secure, cookie = request.url.scheme == "https", self._visits.begin()
            path = below(request.scope, "/")
            answer.set_cookie(
                COOKIE, cookie, path=path, httponly=True, samesite="lax", secure=secure
            )
        return answer

    async def _ask_provider(self, request: Request) -> Response:
        assert self._provider  # noqa: S101 - there is no such route without
        wanted = self._local(request.query_params.get("next", "/"))
        request.session["next"] = wanted
        try:
            return await self._provider.ask(request)
        except NotSignedIn as problem:
            return self._ask(request, wanted, str(problem), 502)

    async def _check_account(self, request: Request) -> Response:
        assert self._provider  # noqa: S101
        wanted = str(request.session.pop("next", "/"))
        try:
            await self._provider.check(request)
        except NotSignedIn as problem:
            self.metrics.refused.labels("account").inc()
            return self._ask(request, wanted, str(problem), 403)
        return self.let_in(request, wanted)

    async def _sign_out(self, request: Request) -> Response:
        if request.method == "GET":
            return self._page(request, "sign-out")
        if not self._is_own(request):
            self.metrics.refused.labels("origin").inc()
            return PlainTextResponse(self._words(request)("sign-own-address"), 403, _PAGE)
        visit = self.visit(request)
        if visit and self._visits:
            await asyncio.to_thread(self._visits.end, visit)
            if over := self._over.get(visit.number):
                over.set()
        answer = RedirectResponse(below(request.scope, "/sign-in?signed-out"), 303, _PAGE)
        answer.delete_cookie(COOKIE, path=below(request.scope, "/"), httponly=True, samesite="lax")
        return answer

    def _page(self, request: Request, name: str, status: int = 200, **values: Any) -> Response:
        answer = HTMLResponse(self._pages.render(request, name, **values), status, _PAGE)
        keep_language(request, answer)
        return answer

    def _words(self, request: Request) -> Words:
        return words_in(language_of(request))

    def _local(self, wanted: str) -> str:
        """Where to go after signing in: a page of the console, whatever was asked for."""
        try:
            parts = urlsplit(wanted)
        except ValueError:
            return "/"
        own = not parts.scheme and not parts.netloc and parts.path in self.paths.pages
        return f"{parts.path}?{parts.query}".rstrip("?") if own and wanted.isprintable() else "/"

    def _is_own(self, request: HTTPConnection) -> bool:
        headers = request.headers
        return self.auth.is_own(headers.get("origin"), headers.get("host", ""))


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form that a browser sent, the first of each name."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


class SignInRequired:
    """Lets through what carries a visit's cookie, to the paths of the console.

    Strangers' requests for a page lead to the sign-in page, all others are refused, and their
    sockets are closed before they are accepted. What is let through has no `Origin` any more, which
    was checked here, and says whose visit it is.

    Args:
        app: the console.
        sign_in: who is signed in.
        header: name of the header that tells the console whose visit a request belongs to.
    """

    def __init__(self, app: ASGIApp, sign_in: SignIn, header: str) -> None:
        self._app, self._sign_in, self._header = app, sign_in, header.lower().encode()
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, sign_in = HTTPConnection(scope), self._sign_in
        path, headers = route_path(scope), request.headers
        visit = sign_in.visit(request)
        answer: Response | None = None
        if not sign_in.paths.has(path):
            answer = PlainTextResponse(_NO_PAGE, 404)
        elif not sign_in.auth.is_own(headers.get("origin"), headers.get("host", "")):
            sign_in.metrics.refused.labels("origin").inc()
            answer = PlainTextResponse("Pages of another address may not use this server.", 403)
        elif visit is None:
            sign_in.metrics.refused.labels("sign_in").inc()
            if path in sign_in.paths.pages and scope["method"] in ("GET", "HEAD"):
                query = scope["query_string"].decode("latin-1")
                wanted = urlencode({"next": f"{path}?{query}".rstrip("?")})
                answer = RedirectResponse(below(request.scope, f"/sign-in?{wanted}"), 303)
            else:
                # A page that was open when its visit ended shows these words.
                answer = PlainTextResponse("You are signed out. Reload the page to sign in.", 401)
        if answer or visit is None:
            await (answer or PlainTextResponse(_NO_PAGE, 404))(scope, receive, send)
            return
        await self._app(self._passed_on(scope, visit), receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket, sign_in = HTTPConnection(scope), self._sign_in
        options, headers = sign_in.auth.options, socket.headers
        visit, address, reason = sign_in.visit(socket), address_of(socket), ""
        if not route_path(scope).startswith(sign_in.paths.sockets):
            reason = "path"
        elif not sign_in.auth.is_own(headers.get("origin"), headers.get("host", "")):
            reason = "origin"
        elif visit is None:
            reason = "sign_in"
        elif self._open[address] >= options.console_sockets:
            reason = "too_many"
        if reason or visit is None:
            sign_in.metrics.refused.labels(reason).inc()
            await refuse_socket(receive, send)
            return
        self._open[address] += 1
        try:
            await self._serve(visit, scope, receive, send)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]

    async def _serve(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a socket until its end or that of its visit, which leads to the sign-in page."""
        options, redirect = self._sign_in.auth.options, self._sign_in.paths.redirect
        sent = ""  # what kind of message, last
        rate = RateLimiter(options.console_messages_per_s, options.console_burst)

        async def receive_paced() -> Message:
            message = await receive()
            while not rate.consume(time.monotonic()):
                await asyncio.sleep(1 / options.console_messages_per_s)
            return message

        async def send_noted(message: Message) -> None:
            nonlocal sent
            sent = message["type"]
            await send(message)

        served = asyncio.ensure_future(
            self._app(self._passed_on(scope, visit), receive_paced, send_noted)
        )
        over = asyncio.ensure_future(self._sign_in.over(visit))
        try:
            await asyncio.wait({served, over}, return_when=asyncio.FIRST_COMPLETED)
            ended = not served.done()
        finally:
            over.cancel()
            served.cancel()
            await asyncio.wait({served, over})
        if ended and sent != "websocket.close":
            if sent and redirect:
                page = redirect(below(scope, "/sign-in?signed-out"))
                await send({"type": "websocket.send", "bytes": page})
            await send({"type": "websocket.close", "code": NOT_ALLOWED})
        elif not served.cancelled():
            served.result()

    def _passed_on(self, scope: Scope, visit: Visit) -> Scope:
        """A request as the console gets it."""
        dropped = (b"origin", self._header)
        headers = [pair for pair in scope["headers"] if pair[0].lower() not in dropped]
        return {**scope, "headers": [*headers, (self._header, visit.number.encode())]}
