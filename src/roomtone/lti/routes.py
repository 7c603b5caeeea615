"""The addresses that learning platforms use: signing in, launches, links, keys, registration."""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from roomtone.addresses import below
from roomtone.codes import plain_code
from roomtone.errors import RoomtoneError
from roomtone.languages import words_in
from roomtone.live.hub import Hub, RunningClass
from roomtone.live.pages import CSP, HEADERS, Pages, is_framed, keep_language, language_of
from roomtone.live.sign_in import SignIn, read_form
from roomtone.live.ws import address_of
from roomtone.lti.launch import (
    DeepLink,
    Launch,
    LaunchError,
    check_launch,
    deep_link_answer,
    tool_configuration,
)
from roomtone.lti.platforms import Platform, Platforms, check_url, origin

_COOKIE = "roomtone_lti"
#: Seconds for which the platform may take to vouch for somebody, and for which a page that was
#: opened from it can open another.
_LOGIN_S, _TICKET_S = 600, 12 * 3600
#: Most bytes of an answer of a platform, and seconds to wait for it.
_MOST, _WAIT_S = 2**20, 10.0
_NO_STORE = {"Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


class Lti:
    """The routes at which learning platforms open this server.

    Args:
        platforms: that are trusted.
        hub: the running classes.
        sign_in: lets teachers in.
        pages: the built pages.
    """

    def __init__(self, platforms: Platforms, hub: Hub, sign_in: SignIn, pages: Pages) -> None:
        self._platforms, self._hub, self._sign_in, self._pages = platforms, hub, sign_in, pages
        self._keys: dict[str, tuple[float, KeySet]] = {}
        self._used: dict[str, float] = {}

    def routes(self) -> list[BaseRoute]:
        """All of them."""
        answers: dict[str, tuple[Callable[[Request], Awaitable[Response]], list[str]]] = {
            "login": (self._login, ["GET", "POST"]),
            "launch": (self._launch, ["POST"]),
            "class": (self._class, ["GET"]),
            "console": (self._console, ["GET"]),
            "choose": (self._choose, ["POST"]),
            "keys": (self._public_keys, ["GET"]),
            "register": (self._register, ["GET"]),
        }
        return [
            Route(f"/lti/{name}", self._or_damaged(answer), methods=methods)
            for name, (answer, methods) in answers.items()
        ]

    def _or_damaged(
        self, answer: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that says so where the platforms' file is damaged."""

        async def endpoint(request: Request) -> Response:
            try:
                return await answer(request)
            except RoomtoneError as error:
                _log.error("%s", error)
                why = words_in(language_of(request))("lti-damaged")
                return self._page(request, "refused", None, status=503, why=why)

        return endpoint

    # A launch: the platform sends a browser here, is asked to vouch for it, and does.

    async def _login(self, request: Request) -> Response:
        asked = await read_form(request) if request.method == "POST" else dict(request.query_params)
        platform = self._platforms.find(asked.get("iss", ""), asked.get("client_id", ""))
        if platform is None or not asked.get("login_hint"):
            return self._refuse(request, "lti-unknown")
        nonce = secrets.token_urlsafe(18)
        known = {name: asked[name] for name in _HINTS if asked.get(name)}
        state = self._sign("state", {"nonce": nonce, "asked": known | _who(platform)})
        query = {
            "scope": "openid",
            "response_type": "id_token",
            "response_mode": "form_post",
            "prompt": "none",
            "client_id": platform.client_id,
            "redirect_uri": f"{self._base(request)}/lti/launch",
            "login_hint": asked["login_hint"],
            "state": state,
            "nonce": nonce,
        }
        if hint := asked.get("lti_message_hint"):
            query["lti_message_hint"] = hint
        joined = "&" if urlsplit(platform.authorization_url).query else "?"
        to = f"{platform.authorization_url}{joined}{urlencode(query)}"
        answer = RedirectResponse(to, 303, _NO_STORE)
        # The platform sends the browser back with a form of its own page.
        answer.set_cookie(
            _COOKIE, nonce, _LOGIN_S, path="/", secure=True, httponly=True, samesite="none"
        )
        return answer

    async def _launch(self, request: Request) -> Response:
        form = await read_form(request)
        state = self._unsign("state", form.get("state", ""), _LOGIN_S)
        if state is None:
            return self._refuse(request, "lti-launch-old")
        asked, nonce = state["asked"], state["nonce"]
        platform = self._platforms.find(asked["iss"], asked["client_id"])
        if platform is None:
            return self._refuse(request, "lti-unknown")
        if request.cookies.get(_COOKIE) != nonce:
            if is_framed(request):
                return self._page(request, "cookies", platform, asked=asked)
            return self._refuse(request, "lti-other-window")
        try:
            keys = await self._keys_of(platform, form.get("id_token", ""))
            launch = check_launch(form.get("id_token", ""), platform, keys, nonce)
        except LaunchError as error:
            return self._refuse(request, "lti-launch-wrong", str(error))
        if not await self._use(nonce):
            return self._refuse(request, "lti-launch-used")
        answer = await self._open(request, platform, launch)
        answer.delete_cookie(_COOKIE, path="/", secure=True, httponly=True, samesite="none")
        return answer

    async def _open(self, request: Request, platform: Platform, launch: Launch) -> Response:
        """What somebody who was vouched for came for."""
        if launch.deep_link:
            running = [(one.code, one.name) for one in await self._hub.running_classes()]
            ticket = self._sign("link", asdict(launch.deep_link))
            return self._page(request, "choose", platform, running=running, ticket=ticket)
        if not launch.teacher:
            content = {"course": launch.course, "code": launch.code}
            ticket = self._sign("class", content | _who(platform))
            return RedirectResponse(
                below(request.scope, f"/lti/class?ticket={ticket}"), 303, _NO_STORE
            )
        if is_framed(request):  # where browsers lend the console no cookie
            once = secrets.token_urlsafe(18)
            ticket = self._sign("console", {"course": launch.course, "once": once})
            return self._page(request, "window", platform, ticket=ticket)
        return self._to_console(request, launch.course)

    def _to_console(self, request: Request, course: str) -> Response:
        query = f"?{urlencode({'course': course})}" if course else ""
        return self._sign_in.let_in(request, f"/{query}")

    async def _console(self, request: Request) -> Response:
        """A teacher's way out of the platform's frame, once."""
        content = self._unsign("console", request.query_params.get("ticket", ""), _LOGIN_S)
        if content is None or not await self._use(content["once"]):
            return self._refuse(request, "lti-link-used")
        return self._to_console(request, content["course"])

    async def _class(self, request: Request) -> Response:
        """A student's way to the running class, or a page that waits for one."""
        content = self._unsign("class", request.query_params.get("ticket", ""), _TICKET_S)
        if content is None:
            return self._refuse(request, "lti-page-old")
        if one := await self._running(content["course"], content["code"]):
            return RedirectResponse(below(request.scope, f"/join/{one.join_code}"), 303, _NO_STORE)
        platform = self._platforms.find(content["iss"], content["client_id"])
        return self._page(request, "wait", platform, course=content["course"])

    async def _running(self, course: str, code: str) -> RunningClass | None:
        """The class that a link names, or else the latest that runs in the course."""
        running = await self._hub.running_classes()
        found = [one for one in running if course and one.course == course]
        named = [one for one in running if code and plain_code(code) in (one.code, one.join_code)]
        return next(iter([*named, *reversed(found)]), None)

    # Deep linking: a teacher chooses what a link in the course opens.

    async def _choose(self, request: Request) -> Response:
        form = await read_form(request)
        content = self._unsign("link", form.get("ticket", ""), _LOGIN_S)
        platform = (
            self._platforms.find(content["issuer"], content["client_id"]) if content else None
        )
        if content is None or platform is None:
            return self._refuse(request, "lti-choice-old")
        one = await self._running("", form.get("class", ""))
        words = words_in(language_of(request))
        title = words("lti-class-name", name=one.name) if one else words("lti-class")
        link = DeepLink(**content)
        try:
            check_url(link.return_url)
        except RoomtoneError as error:
            return self._refuse(request, "lti-launch-wrong", str(error))
        token = deep_link_answer(
            link,
            await run_in_threadpool(self._platforms.key),
            title,
            f"{self._base(request)}/lti/launch",
            one.code if one else "",
        )
        return self._page(
            request, "send", platform, origin(link.return_url), to=link.return_url, token=token
        )

    # Registration.

    async def _public_keys(self, request: Request) -> Response:
        key = await run_in_threadpool(self._platforms.key)
        return JSONResponse({"keys": [key.as_dict(private=False)]}, headers=_NO_STORE)

    async def _register(self, request: Request) -> Response:
        """Dynamic registration: the platform opens the operator's link, and both exchange names."""
        asked = request.query_params
        if not self._platforms.redeem(asked.get("token", "")):
            return self._refuse(request, "lti-registration-used")
        try:
            platform = await self._registered(
                self._base(request),
                asked.get("openid_configuration", ""),
                asked.get("registration_token", ""),
            )
            self._platforms.add(platform)
        except (RoomtoneError, LaunchError) as error:
            return self._refuse(request, "lti-registration-failed", str(error))
        _log.info("the learning platform %s registered itself", platform.issuer)
        return self._page(request, "registered", platform)

    async def _registered(self, base: str, about: str, token: str) -> Platform:
        said = await _ask("GET", about)
        issuer, endpoint = _need(said, "issuer"), _need(said, "registration_endpoint")
        if origin(issuer) != origin(about) or origin(endpoint) != origin(about):
            raise LaunchError("The platform's own description names another platform.")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        made = await _ask("POST", endpoint, json=tool_configuration(base), headers=headers)
        tool = made.get("https://purl.imsglobal.org/spec/lti-tool-configuration")
        deployment = tool.get("deployment_id") if isinstance(tool, dict) else None
        return Platform(
            issuer,
            _need(made, "client_id"),
            _need(said, "authorization_endpoint"),
            _need(said, "jwks_uri"),
            (deployment,) if isinstance(deployment, str) and deployment else (),
        )

    # What these have in common.

    async def _keys_of(self, platform: Platform, token: str) -> KeySet:
        """A platform's keys: those known, or new ones where a token names one that isn't."""
        at, known = self._keys.get(platform.keys_url, (-60.0, None))
        if known is not None and _key_id(token) in {key.kid for key in known.keys}:
            return known
        if known is not None and time.monotonic() - at < 10:
            return known
        try:
            keys = KeySet.import_key_set(await _ask("GET", platform.keys_url))  # type: ignore[arg-type]
        except (ValueError, KeyError, TypeError):
            raise LaunchError("The platform's keys cannot be read.") from None
        self._keys[platform.keys_url] = (time.monotonic(), keys)
        return keys

    async def _use(self, nonce: str) -> bool:
        """Each launch and each ticket to the console opens once; False where it did."""
        now = time.monotonic()
        self._used = {one: ends for one, ends in self._used.items() if ends > now}
        if nonce in self._used:
            return False
        self._used[nonce] = now + _LOGIN_S + 60
        others = self._hub.others
        return others is None or await others.use_once(nonce, _LOGIN_S + 60)

    def _refuse(self, request: Request, why: str, detail: str = "") -> Response:
        """What a stranger or a wrong launch gets; after too many from one address, to wait.

        `why` is the id of a message, `detail` is in English, for whoever runs the platform.
        """
        words = words_in(language_of(request))
        self._hub.metrics.refused.labels("lti").inc()
        if not self._hub.auth.wrong_keys.consume(address_of(request), time.monotonic()):
            return self._page(
                request, "refused", None, status=429, why=words("lti-too-many"), detail=""
            )
        _log.warning(
            "a launch from a learning platform was refused: %s", detail or words_in("en")(why)
        )
        return self._page(request, "refused", None, status=403, why=words(why), detail=detail)

    def _page(
        self,
        request: Request,
        view: str,
        platform: Platform | None,
        form_to: str = "'self'",
        status: int = 200,
        **values: Any,
    ) -> Response:
        """One of the small pages; the platform's own pages may show it in a frame."""
        text = self._pages.render(request, "lti", view=view, **values)
        csp = CSP.replace("form-action 'none'", f"form-action {form_to}")
        framers = " ".join(["'self'", *sorted(platform.origins if platform else ())])
        headers = HEADERS | _NO_STORE
        headers["Content-Security-Policy"] = csp.replace(
            "frame-ancestors 'self'", f"frame-ancestors {framers}"
        )
        # A platform that opened this in a window wants to hear when it is done.
        headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
        headers["Referrer-Policy"] = "same-origin"
        answer = HTMLResponse(text, status, headers)
        keep_language(request, answer)
        return answer

    def _sign(self, kind: str, content: Mapping[str, Any]) -> str:
        return str(self._serializer(kind).dumps(dict(content)))

    def _unsign(self, kind: str, text: str, most_s: int) -> dict[str, Any] | None:
        try:
            content: dict[str, Any] = self._serializer(kind).loads(text, max_age=most_s)
        except BadSignature:
            return None
        return content

    def _serializer(self, kind: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._platforms.secret(), salt=f"lti {kind}")

    def _base(self, request: Request) -> str:
        """The server's own address, as this browser knows it."""
        return f"{request.url.scheme}://{request.headers.get('host', '')}{below(request.scope, '')}"


#: What a platform says when it begins, and what is said again in a window of its own.
_HINTS = ("login_hint", "lti_message_hint")


def _who(platform: Platform) -> dict[str, str]:
    return {"iss": platform.issuer, "client_id": platform.client_id}


def _key_id(token: str) -> str:
    """The id of the key that signed a token, which is yet to be checked; empty for none."""
    try:
        return str(extract_compact(token.encode()).headers().get("kid", ""))
    except (JoseError, ValueError):
        return ""


async def _ask(method: str, url: str, **more: Any) -> dict[str, Any]:
    """What a platform answers, as JSON.

    Raises:
        LaunchError: it does not, or with too much.
        PolicyError: it has no HTTPS address.
    """
    check_url(url)
    try:
        async with (
            httpx2.AsyncClient(timeout=_WAIT_S) as client,
            client.stream(method, url, **more) as answer,
        ):
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > _MOST:
                    raise LaunchError("The platform answered with more than a megabyte.")
            if answer.is_success:
                said = json.loads(body)
                if isinstance(said, dict):
                    return said
            raise LaunchError(f"The platform answered {answer.status_code}, or no JSON.")
    except (httpx2.HTTPError, ValueError):
        raise LaunchError("The platform does not answer as expected.") from None


def _need(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise LaunchError(f"The platform did not say its {name}.")
    return value
