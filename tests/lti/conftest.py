"""A learning platform that runs here: it signs launches and lets tools register."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.limits import LimitOptions
from roomtone.live.pages import Pages
from roomtone.live.sign_in import SignIn, SignInRequired
from roomtone.live.visits import Visits
from roomtone.lti.platforms import Platform, Platforms
from roomtone.lti.routes import Lti
from roomtone.policy import Policy
from tests.live.conftest import KEY, Server, running, serving
from tests.live.test_pages import build
from tests.live.test_sign_in import PAGES_HTML, PATHS, Console

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
CLIENT = "roomtone-here"


def new_key(name: str = "1") -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


class School:
    """A platform: what it says of itself, its keys, and the tools that registered."""

    def __init__(self) -> None:
        self.address = ""
        self.key = new_key()
        self.registered: list[dict[str, Any]] = []
        self.tokens: list[str] = []
        self.issuer = ""

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/about", self._about),
                Route("/keys", self._keys),
                Route("/register", self._register, methods=["POST"]),
            ]
        )

    async def _about(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer or self.address,
                "authorization_endpoint": f"{self.address}/auth",
                "jwks_uri": f"{self.address}/keys",
                "registration_endpoint": f"{self.address}/register",
            }
        )

    async def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _register(self, request: Request) -> Response:
        self.tokens.append(request.headers.get("authorization", ""))
        self.registered.append(await request.json())
        tool = "https://purl.imsglobal.org/spec/lti-tool-configuration"
        return JSONResponse({"client_id": "given", tool: {"deployment_id": "9"}}, 201)

    def platform(self) -> Platform:
        return Platform(
            self.address, CLIENT, f"{self.address}/auth", f"{self.address}/keys", ("1",)
        )

    def claims(self, nonce: str, /, teacher: bool = False, **more: Any) -> dict[str, Any]:
        """A launch of the course "Physics"; `more` replaces claims, None leaves them out."""
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "person-17",
            "name": "Ada Lovelace",
            "email": "ada@school.example",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}deployment_id": "1",
            f"{CLAIM}target_link_uri": "https://class.example/lti/launch",
            f"{CLAIM}resource_link": {"id": "link-1"},
            f"{CLAIM}roles": [f"{ROLE}{'Instructor' if teacher else 'Learner'}"],
            f"{CLAIM}context": {"id": "7", "title": "Physics", "label": "PHY-2b"},
        } | more
        return {name: value for name, value in claims.items() if value is not None}


@dataclass
class Tool:
    """This server with a platform beside it, and a browser that goes from one to the other."""

    server: Server
    school: School
    platforms: Platforms
    cookies: dict[str, str] = field(default_factory=dict)

    def login(self, **asked: str) -> dict[str, str]:
        """Begin a launch; what the platform is asked."""
        asked = {"iss": self.school.address, "login_hint": "17", "client_id": CLIENT} | asked
        answer = httpx2.post(f"{self.server.address}/lti/login", data=asked)
        assert answer.status_code == 303, answer.text
        self.cookies = {"roomtone_lti": answer.cookies["roomtone_lti"]}
        query = parse_qs(urlsplit(answer.headers["location"]).query)
        return {name: values[0] for name, values in query.items()}

    def launch(
        self,
        key: RSAKey | None = None,
        framed: bool = False,
        algorithm: str = "RS256",
        state: str | None = None,
        **more: Any,
    ) -> httpx2.Response:
        """A whole launch, as a browser does it."""
        asked = self.login()
        claims = self.school.claims(asked["nonce"], **more)
        key = key or self.school.key
        token = jwt.encode({"alg": algorithm, "kid": key.kid}, claims, key, algorithms=[algorithm])
        return self.send(token, asked["state"] if state is None else state, framed)

    def send(self, token: str, state: str, framed: bool = False) -> httpx2.Response:
        headers = {"origin": self.school.address} | ({"sec-fetch-dest": "iframe"} if framed else {})
        # Over HTTP a client keeps no Secure cookie, as a browser does of localhost.
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return httpx2.post(
            f"{self.server.address}/lti/launch",
            data={"id_token": token, "state": state},
            headers=headers | ({"cookie": cookie} if cookie else {}),
        )

    def get(self, path: str, **headers: str) -> httpx2.Response:
        return httpx2.get(self.server.address + path, headers=headers)


@pytest.fixture
def tool(tmp_path: Path) -> Iterator[Tool]:
    """This server, with one platform that it trusts."""
    built = tmp_path / "pages"
    build(built, "main.js")
    for name in ("sign-in", "sign-out", "lti", "framed"):
        shutil.copytree(PAGES_HTML / name, built / name, dirs_exist_ok=True)
    platforms = Platforms(tmp_path / "home" / "lti.json")
    hub = Hub(Policy("US", "research"), Auth(KEY, options=LimitOptions(wrong_per_minute=40)))
    pages = Pages(built, framers=platforms.origins)
    sign_in = SignIn(hub.auth, pages, Visits(KEY), PATHS, hub.metrics)
    lti = Lti(platforms, hub, sign_in, pages)
    school = School()
    with (
        running(school.app()) as school.address,
        serving(
            Service(hub),
            KEY,
            routes=[*pages.routes(), *sign_in.routes(), *lti.routes()],
            behind=SignInRequired(Console(), sign_in, "x-visit"),
        ) as server,
    ):
        platforms.add(school.platform())
        yield Tool(server, school, platforms)
