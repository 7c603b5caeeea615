"""Signing in with an account, at a provider that runs here."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from roomtone.errors import PolicyError
from roomtone.live.oidc import Provider, find_provider, may_enter, provider_of
from roomtone.live.sign_in import COOKIE
from roomtone.live.visits import Visits
from tests.live.conftest import KEY, running
from tests.live.test_sign_in import console, status

pytest.importorskip("authlib")

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "roomtone-client"


class School:
    """An OpenID Connect provider that lets in whoever `person` is."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.address = ""
        self._key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self._asked: dict[str, dict[str, str]] = {}

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _metadata(self, request: Request) -> Response:
        paths = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
        urls = {name: f"{self.address}/{path}" for name, path in paths.items()}
        return JSONResponse(
            {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **urls}
            | {"id_token_signing_alg_values_supported": ["RS256"]}
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256"
        code = f"code-{len(self._asked)}"
        self._asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}")

    async def _token(self, request: Request) -> Response:
        form = parse_qs((await request.body()).decode())
        asked = self._asked.pop(form["code"][0])
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60}
        claims |= {"nonce": asked["nonce"]} | self.person
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self._key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": token})

    async def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


def settings(school: School, server: str = "http://localhost:1") -> dict[str, Any]:
    return {
        "auth": {
            "redirect_uri": f"{server}/oauth2callback",
            "cookie_secret": "a long random text",
            "client_id": CLIENT,
            "client_secret": "hidden",
            "server_metadata_url": f"{school.address}/.well-known/openid-configuration",
        },
        "roomtone": {"teachers": ["@school.example"]},
    }


def test_a_teacher_signs_in_with_an_account_and_others_do_not(tmp_path: Path) -> None:
    school = School()
    with running(school.app()) as school.address:
        provider = provider_of(settings(school))
        assert provider
        with (
            console(tmp_path, Visits(KEY), provider=provider) as (server, _),
            httpx2.Client(base_url=server.address) as browser,
        ):
            assert "Sign in with your account" in browser.get("/sign-in").text

            def account(**person: Any) -> httpx2.Response:
                school.person = person
                asked = browser.get("/sign-in/account?next=/past")
                back = httpx2.get(asked.headers["location"]).headers["location"]
                # The provider was told another address of this server than the test reaches it at.
                return browser.get(f"/oauth2callback?{urlsplit(back).query}")

            for person in (
                {"email": "eve@evil.example", "email_verified": True},
                {"email": "ada@school.example", "email_verified": False},
                {},
            ):
                refused = account(**person)
                assert refused.status_code == 403
                assert "aren&#39;t one of this server" in refused.text
                assert COOKIE not in browser.cookies
            answer = account(email="Ada@school.example", email_verified=True)
            assert (answer.status_code, answer.headers["location"]) == (303, "/past")
            assert status(server, "/static/a.js", answer.cookies[COOKIE]) == 200
            # What somebody else was sent back with opens nothing.
            school.person = {"email": "ada@school.example"}
            asked = browser.get("/sign-in/account")
            back = urlsplit(httpx2.get(asked.headers["location"]).headers["location"]).query
            stolen = httpx2.get(f"{server.address}/oauth2callback?{back}")
            assert stolen.status_code == 403 and COOKIE not in stolen.cookies
            assert "Signing in with your account failed" in stolen.text


def test_a_provider_that_is_away_is_said(tmp_path: Path) -> None:
    school = School()
    school.address = "http://127.0.0.1:1"
    with console(tmp_path, Visits(KEY), provider=provider_of(settings(school))) as (server, _):
        answer = httpx2.get(f"{server.address}/sign-in/account")
        assert answer.status_code == 502
        assert "or use the key" in answer.text


def test_a_provider_that_is_not_set_up_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_provider() is None
    file = tmp_path / ".streamlit" / "secrets.toml"
    file.parent.mkdir()
    file.write_text("[roomtone]\nteachers = []\n")
    assert find_provider() is None
    for text in ("[auth]\nclient_id = 'x'\n", "no toml"):
        file.write_text(text)
        with pytest.raises(PolicyError, match="expected"):
            find_provider()
    file.write_text(
        "[auth]\nredirect_uri='https://a.example/back'\ncookie_secret='s'\nclient_id='c'\n"
        "client_secret='s'\nserver_metadata_url='https://b.example'\n"
    )
    provider = find_provider()
    assert isinstance(provider, Provider)
    assert (provider.path, provider.secure) == ("/back", True)


@pytest.mark.parametrize(
    ("email", "verified", "teachers", "enters"),
    [
        ("a@school.example", False, [], False),
        ("a@school.example", True, ["*"], True),
        ("a@school.example", False, ["a@school.example"], False),
        ("a@school.example.evil", True, ["@school.example"], False),
        ("", None, ["@"], False),
    ],
)
def test_who_signed_in_must_be_named(
    email: str, verified: Any, teachers: list[str], enters: bool
) -> None:
    assert may_enter(email, verified, teachers) is enters
