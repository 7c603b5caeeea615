"""Signing in to the console: who is let through, with what, and for how long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.connections import NOT_ALLOWED
from roomtone.live.hub import Hub
from roomtone.live.limits import LimitOptions
from roomtone.live.oidc import Provider
from roomtone.live.pages import Pages
from roomtone.live.sign_in import COOKIE, ConsolePaths, SignIn, SignInRequired
from roomtone.live.visits import Visits
from tests.live.conftest import KEY, Server, serving, until
from tests.live.test_pages import build

PATHS = ConsolePaths(
    pages={"/", "/past"},
    files={"/favicon.png"},
    folders=("/_stcore/", "/static/"),
    sockets=("/_stcore/stream",),
    hidden={"/_stcore/metrics"},
    redirect=str.encode,
)
PAGES_HTML = Path(__file__).parents[2] / "web"
STREAM = "/_stcore/stream"


class Console:
    """Stands where Streamlit does: notes what reaches it, and says what it got."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope["path"])
        if scope["type"] == "http":
            await JSONResponse({"headers": dict(Request(scope).headers)})(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.accept", "subprotocol": None})
        while (message := await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "text": message["text"]})


@contextmanager
def console(
    folder: Path,
    visits: Visits | None,
    auth: Auth | None = None,
    provider: Provider | None = None,
    **more: Any,
) -> Iterator[tuple[Server, Console]]:
    """A server with a console behind its sign-in."""
    build(folder, "main.js")
    for name in ("sign-in", "sign-out"):
        page = folder / name / "index.html"
        page.parent.mkdir()
        page.write_bytes((PAGES_HTML / name / "index.html").read_bytes())
    hub = Hub(auth=auth or Auth(KEY if visits else None))
    sign_in = SignIn(hub.auth, Pages(folder), visits, PATHS, hub.metrics, provider)
    behind = Console()
    with serving(
        Service(hub),
        KEY,
        routes=sign_in.routes(),
        behind=SignInRequired(behind, sign_in, "x-visit"),
        **more,
    ) as server:
        yield server, behind


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Server, Console]]:
    with console(tmp_path, Visits(KEY)) as both:
        yield both


def sign_in(server: Server, key: str = KEY, wanted: str = "/", **headers: str) -> httpx2.Response:
    headers = {"origin": server.address} | headers
    data = {"key": key, "next": wanted}
    return httpx2.post(f"{server.address}/sign-in", data=data, headers=headers)


def cookie_of(server: Server) -> str:
    answer = sign_in(server)
    assert answer.status_code == 303, answer.text
    return answer.cookies[COOKIE]


def status(server: Server, path: str, cookie: str = "", method: str = "GET", **more: Any) -> int:
    headers = more.pop("headers", {}) | ({"cookie": f"{COOKIE}={cookie}"} if cookie else {})
    return httpx2.request(method, server.address + path, headers=headers, **more).status_code


def socket(server: Server, cookie: str = "", path: str = STREAM, **more: Any) -> Any:
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    return connect(f"ws://127.0.0.1:{server.port}{path}", additional_headers=headers, **more)


def test_strangers_are_led_to_the_sign_in_page_and_nothing_of_them_reaches_the_console(
    served: tuple[Server, Console],
) -> None:
    server, behind = served
    answer = httpx2.get(f"{server.address}/past?class=ABC")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2Fpast%3Fclass%3DABC",
    )
    for path in (STREAM, "/_stcore/health", "/_stcore/upload_file/a/b", "/static/js/index.js"):
        assert status(server, path) == 401, path
        assert status(server, path, cookie="made.up.cookie") == 401, path
    assert status(server, "/", method="PUT") == 401
    for path in (STREAM, "/_stcore/other"):
        for cookie in ("", "made.up.cookie"):
            with pytest.raises(InvalidStatus, match="403"):
                socket(server, cookie, path)
    assert behind.reached == []


def test_the_key_opens_the_console_in_every_tab_until_signing_out(
    served: tuple[Server, Console],
) -> None:
    server, _ = served
    answer = sign_in(server, wanted="/past?class=ABC")
    assert (answer.status_code, answer.headers["location"]) == (303, "/past?class=ABC")
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said and "samesite=lax" in said and "path=/" in said
    assert "secure" not in said  # it was not HTTPS
    cookie = answer.cookies[COOKIE]
    got = httpx2.get(
        f"{server.address}/past",
        headers={"cookie": f"{COOKIE}={cookie}", "x-visit": "somebody else's"},
    ).json()["headers"]
    assert got["x-visit"] not in ("", "somebody else's")
    assert "origin" not in got
    with socket(server, cookie) as first, socket(server, cookie) as second:
        for tab in (first, second):
            tab.send("hello")
            assert tab.recv(timeout=5) == "hello"
        headers = {"origin": server.address}
        assert status(server, "/sign-out", cookie, "POST", headers=headers) == 303
        for tab in (first, second):
            assert tab.recv(timeout=5) == b"/sign-in?signed-out"
            with pytest.raises(ConnectionClosed) as closed:
                tab.recv(timeout=5)
            assert closed.value.rcvd and closed.value.rcvd.code == NOT_ALLOWED
    # A page that was offline meanwhile asks this first, and shows the answer.
    answer = httpx2.get(f"{server.address}/_stcore/health", headers={"cookie": cookie})
    assert (answer.status_code, "signed out" in answer.text) == (401, True)
    with pytest.raises(InvalidStatus, match="403"):
        socket(server, cookie)
    assert cookie_of(server) != cookie


def test_over_https_the_cookie_is_secure(tmp_path: Path) -> None:
    with console(tmp_path, Visits(KEY), proxied=True) as (server, _):
        answer = sign_in(server, **{"x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.1"})
        assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "wanted",
    [
        *("https://evil.example/past", "//evil.example/past", "/\\evil.example", "past"),
        *("/api/classes", "/sign-out", "/past\r\nX: 1", "javascript:alert(1)", "http://[", ""),
    ],
)
def test_signing_in_leads_to_a_page_of_the_console_alone(
    served: tuple[Server, Console], wanted: str
) -> None:
    answer = sign_in(served[0], wanted=wanted)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_other_pages_cannot_sign_in_or_out_or_use_the_console(
    served: tuple[Server, Console],
) -> None:
    server, behind = served
    for origin in ("https://evil.example", "http://127.0.0.1:1", "null"):
        answer = sign_in(server, origin=origin)
        assert answer.status_code == 403
        assert COOKIE not in answer.cookies
    cookie = cookie_of(server)
    foreign = {"origin": "https://evil.example"}
    assert status(server, "/sign-out", cookie, "POST", headers=foreign) == 403
    assert status(server, "/static/a.js", cookie, headers=foreign) == 403
    with pytest.raises(InvalidStatus, match="403"):
        socket(server, cookie, origin="https://evil.example")
    assert behind.reached == []
    assert status(server, "/static/a.js", cookie) == 200


def test_a_key_in_any_script_opens_the_console(tmp_path: Path) -> None:
    key = "ключ учителя школы"
    with console(tmp_path, Visits(key), Auth(key)) as (server, _):
        assert sign_in(server, key).status_code == 303
        assert sign_in(server, key + "x").status_code == 401
        assert sign_in(server, "k" * 100_000).status_code == 413


def test_paths_that_are_nobodys_are_not_found(served: tuple[Server, Console]) -> None:
    server, behind = served
    cookie = cookie_of(server)
    for path in ("/openapi.json", "/docs", "/wp-login.php", "/_stcore/metrics", "/past/more"):
        assert status(server, path) == 404, path
        assert status(server, path, cookie) == 404, path
    assert behind.reached == []


def test_a_visit_ends_by_itself_while_its_page_is_open(tmp_path: Path) -> None:
    with console(tmp_path, Visits(KEY, valid_s=2)) as (server, _):
        cookie = cookie_of(server)
        with socket(server, cookie) as tab, pytest.raises(ConnectionClosed) as closed:
            assert tab.recv(timeout=10) == b"/sign-in?signed-out"
            tab.recv(timeout=10)
        assert closed.value.rcvd and closed.value.rcvd.code == NOT_ALLOWED
        assert status(server, "/static/a.js", cookie) == 401


def test_visits_go_on_after_a_restart_with_the_same_key_and_stay_ended(tmp_path: Path) -> None:
    file = tmp_path / "home" / "sign-in.json"
    first = Visits(KEY, file)
    cookie, ended = first.begin(), first.begin()
    visit = first.find(ended)
    assert visit
    first.end(visit)
    assert file.stat().st_mode & 0o077 == 0
    again = Visits(KEY, file)
    assert again.find(cookie) == first.find(cookie) is not None
    assert again.find(ended) is None
    for other in (Visits("another key", file), Visits(KEY), Visits(KEY, file, valid_s=-1)):
        assert other.find(cookie) is None
    # Not the last letter: some of its bits are padding, and no part of the signature.
    turned = cookie[:-2] + ("A" if cookie[-2] != "A" else "B") + cookie[-1]
    for changed in (turned, "x" + cookie, "", ".", "é"):
        assert again.find(changed) is None


def test_3000_wrong_keys_are_limited_while_the_right_one_and_students_are_served(
    tmp_path: Path,
) -> None:
    auth = Auth(KEY, options=LimitOptions(wrong_per_minute=100))
    with console(tmp_path, Visits(KEY), auth, proxied=True) as (server, _):
        code = server.new_class()["code"]
        said, began = [], time.monotonic()
        with closing(HTTPConnection("127.0.0.1", server.port)) as guesser:
            for number in range(3000):
                said.append(_guess(guesser, server.address, number))
                if number % 300 == 150:  # ten times meanwhile
                    _serve_honest(server, code)
        # The first hundred, and as many as the limit gives while the guesses come.
        given = 100 + 100 * (time.monotonic() - began) / 60
        assert 100 <= sum(status != 429 for status in said) <= given + 1
        assert set(said) == {401, 404, 429}


#: Spellings of one address, as proxies give them.
_SPELLINGS = (
    *("198.51.100.7", "198.51.100.7:{n}", "203.0.113.{m}, 198.51.100.7", "::ffff:198.51.100.7"),
)
#: Where a key can be tried.
_PATHS = ("/metrics", "/api/classes", "/api/server", "/api/classes/ABCDEFGH/signal", "/sign-in")


def _guess(client: HTTPConnection, own: str, number: int) -> int:
    address = _SPELLINGS[number % 4].format(n=10_000 + number, m=number % 250)
    path, key = _PATHS[number % 5], f"wrong-{number}"
    headers = {"X-Forwarded-For": address, "Authorization": f"Bearer {key}", "Origin": own}
    if path == "/sign-in":
        client.request("POST", path, f"key={key}", headers)
    else:
        client.request("GET", path, headers=headers)
    with client.getresponse() as answer:
        answer.read()
        return answer.status


def _serve_honest(server: Server, code: str) -> None:
    """A student and the teacher at the guesser's address."""
    there = {"x-forwarded-for": "198.51.100.7"}
    path = f"/api/classes/{code}/join"
    assert server.ask("POST", path, "", json={"consent": False}, headers=there).status_code == 201
    assert server.ask("GET", "/api/classes", headers=there).status_code == 200
    assert sign_in(server, **there).status_code == 303


def test_an_address_opens_so_many_sockets_and_sends_at_a_pace(tmp_path: Path) -> None:
    options = LimitOptions(console_sockets=3, console_messages_per_s=20, console_burst=5)
    with console(tmp_path, Visits(KEY), Auth(KEY, options=options)) as (server, _):
        cookie = cookie_of(server)
        tabs = [server.sockets.enter_context(socket(server, cookie)) for _ in range(3)]
        with pytest.raises(InvalidStatus, match="403"):
            socket(server, cookie)
        began = time.monotonic()
        for number in range(15):
            tabs[0].send(str(number))
        assert [tabs[0].recv(timeout=5) for _ in range(15)] == [str(n) for n in range(15)]
        assert time.monotonic() - began > 0.3  # they waited, none was lost
        tabs[0].close()
        until(lambda: opens(server, cookie))


def opens(server: Server, cookie: str) -> bool:
    try:
        with socket(server, cookie):
            return True
    except InvalidStatus:
        return False


def test_a_server_without_a_key_asks_for_none_and_answers_no_proxy(tmp_path: Path) -> None:
    with console(tmp_path, None, alone=True) as (server, behind):
        assert status(server, "/") == 200
        assert httpx2.get(f"{server.address}/sign-in").headers["location"] == "/"
        with socket(server) as tab:
            tab.send("hello")
            assert tab.recv(timeout=5) == "hello"
        behind.reached.clear()
        proxied = {"x-forwarded-for": "8.8.8.8"}
        for path in ("/", "/sign-in", STREAM, "/health", "/api/classes", "/metrics", "/unknown"):
            assert status(server, path, headers=proxied) == 403, path
        with pytest.raises(InvalidStatus, match="403"):
            connect(f"ws://127.0.0.1:{server.port}{STREAM}", additional_headers=proxied)
        assert behind.reached == []


def test_a_visit_that_is_ended_in_one_process_is_over_in_all(tmp_path):
    first, second = (Visits(KEY, tmp_path / "sign-in.json") for _ in range(2))
    cookies = [first.begin() for _ in range(3)]
    for ends, cookie in zip((first, second), cookies, strict=False):
        ends.end(ends.find(cookie))
    for visits in (first, second, Visits(KEY, tmp_path / "sign-in.json")):
        assert [visits.find(cookie) is not None for cookie in cookies] == [False, False, True]
