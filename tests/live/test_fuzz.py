"""Damaged requests and messages of every kind: only the project's own refusals come back.

Bounded and seeded: each case changes a good request or message at places that its number chooses.
"""

from __future__ import annotations

import gc
import json
import logging
import random
import shutil
import socket as sockets
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from websockets.frames import Frame, Opcode

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.limits import LimitOptions
from roomtone.live.pages import Pages
from roomtone.live.recorder import Recorder
from roomtone.live.sign_in import SignIn, SignInRequired
from roomtone.live.visits import Visits
from roomtone.lti.platforms import Platforms
from roomtone.lti.routes import Lti
from roomtone.policy import Policy
from roomtone.store import Store
from tests.live.conftest import HAPPY, KEY, Server, serving, until
from tests.live.test_attacks import goes_on
from tests.live.test_pages import build
from tests.live.test_sign_in import PAGES_HTML, PATHS, Console
from tests.vision.test_fuzz import damaged

#: What may be answered. 501: parquet, where its package is not installed.
STATUSES = {200, 201, 204, 303, 307, 400, 401, 403, 404, 405, 409, 413, 422, 429, 501}
#: Why a message may be refused, and codes of sockets that are closed.
REASONS = {"bad_message", "too_long", "not_allowed", "not_joined", "no_class", "binary"}
CODES = {1000, 1002, 1007, 1009, 4400, 4401, 4410}
#: Values that break what was written for others.
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 0.5, 2**31, 2**64, -(2**63), 1e308, float("nan"), float("inf")),
    *("", " ", "\x00", "\ud800", "é" * 81, "x" * 3000, "../../etc/passwd", "%00", "' OR 1=1 --"),
    *([], [[]] * 50, {}, {"": None}, {"v": {"v": {}}}),
)
BEGIN = (
    "GET /api/classes/{code}/{socket} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
#: What all of it together may add to the memory of the process, MB.
MOST_MB = 60


@pytest.fixture
def server(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Server]:
    """A server with all that `roomtone serve` has but Streamlit; it must log no error."""
    built = tmp_path / "pages"
    build(built, "main.js")
    for name in ("sign-in", "sign-out", "lti", "framed"):
        shutil.copytree(PAGES_HTML / name, built / name, dirs_exist_ok=True)
    many = LimitOptions(wrong_per_minute=1e9, flood_per_minute=1e9, class_joins=1e9, signals=1e9)
    hub = Hub(Policy("US", "research"), Auth(KEY, options=many))
    pages, platforms = Pages(built), Platforms(tmp_path / "lti.json")
    sign_in = SignIn(hub.auth, pages, Visits(KEY), PATHS, hub.metrics)
    routes = [*pages.routes(), *sign_in.routes(), *Lti(platforms, hub, sign_in, pages).routes()]
    behind = SignInRequired(Console(), sign_in, "x-visit")
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        service = Service(hub, Recorder(store))
        with serving(service, KEY, routes=routes, behind=behind) as running:
            logging.getLogger("uvicorn.error").addHandler(caplog.handler)
            before = memory_mb()
            yield running
            gc.collect()
            assert memory_mb() - before < MOST_MB
            goes_on(running, running.new_class())
    logging.getLogger("uvicorn.error").removeHandler(caplog.handler)
    assert [line.getMessage() for line in caplog.records if line.levelno >= logging.ERROR] == []


def memory_mb() -> int:
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) // 1000


def seeded(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - the same each time


def odd(chance: random.Random, names: list[str], depth: int = 0) -> Any:
    """A value as JSON has them, of the words that requests have."""
    kind = chance.random()
    if kind < 0.5 or depth > 2:
        return chance.choice(ODD)
    if kind < 0.6:
        return [odd(chance, names, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(names): odd(chance, names, depth + 1) for _ in range(chance.randrange(5))}


def test_any_request_is_answered_or_refused_in_words(server: Server) -> None:
    api = server.ask("GET", "/api/openapi.json").json()
    schemas = api["components"]["schemas"]
    names = sorted({name for one in schemas.values() for name in one.get("properties", ())})
    calls = [
        (method.upper(), "/api" + path, call.get("parameters", []), _fields(call, schemas))
        for path, calls in api["paths"].items()
        for method, call in calls.items()
    ]
    calls += [
        (method, path, [], ["key", "next", "id_token", "state", "iss", "login_hint"])
        for method, path in (
            *(("POST", "/sign-in"), ("GET", "/sign-in"), ("POST", "/sign-out"), ("GET", "/join")),
            *(("POST", "/lti/login"), ("POST", "/lti/launch"), ("POST", "/lti/choose")),
            *(("GET", "/lti/login"), ("GET", "/lti/class"), ("GET", "/lti/console")),
        )
    ]
    assert len(calls) > 30
    made, statuses = server.new_class(), set[int]()
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
        for number in range(5 * len(calls)):
            chance = seeded(number)
            method, path, parameters, fields = calls[number % len(calls)]
            if server.hub.get(made["code"]) is None:
                made = server.new_class()
            request = _request(chance, method, path, parameters, fields or names, made)
            try:
                client.request(*request)
                with client.getresponse() as answer:
                    data = answer.read()
            except (HTTPException, OSError):  # hung up on, after a refusal at its first bytes
                client.close()
                continue
            statuses.add(answer.status)
            assert answer.status in STATUSES, (request, answer.status, data)
            if path.startswith("/api") and answer.status in (401, 403, 404, 409, 413, 422, 429):
                assert json.loads(data)["detail"], request
    assert {200, 401, 404, 422} <= statuses


def _fields(call: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """Names of the fields of a call's body."""
    content = call.get("requestBody", {}).get("content", {})
    name = content.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    return sorted(schemas.get(name, {}).get("properties", {}))


def _request(
    chance: random.Random,
    method: str,
    path: str,
    parameters: list[dict[str, Any]],
    fields: list[str],
    made: dict[str, Any],
) -> tuple[str, str, bytes | None, dict[str, str]]:
    def any_text() -> str:
        text = str(chance.choice((*ODD, *fields, "json", 1)))
        return quote(text.encode("utf-8", "surrogatepass"), safe="")

    right = chance.random() < 0.7
    path = path.replace("{code}", made["code"] if right else any_text())
    path = path.replace("{number}", "1").replace("{id}", "1")
    query = "&".join(
        f"{one['name']}={any_text()}"
        for one in [*parameters, {"name": "next", "in": "query"}]
        if one["in"] == "query" and chance.random() < 0.5
    )
    headers = {"Authorization": f"Bearer {chance.choice((KEY, KEY, made['key'], 'wrong', ''))}"}
    if chance.random() < 0.1:
        headers["Origin"] = chance.choice(("null", "http://[", f"http://127.0.0.1:{0}", "\xff"))
    body = None
    if method != "GET":
        headers["Content-Type"] = chance.choice(
            (*("application/json",) * 6, "application/x-www-form-urlencoded", "text/plain", "\xff")
        )
        value = {name: odd(chance, fields) for name in fields if chance.random() < 0.6}
        body = json.dumps(value if chance.random() < 0.8 else odd(chance, fields)).encode()
        body = damaged(body, chance) if chance.random() < 0.3 else body
    return method, f"{path}?{query}" if query else path, body, headers


def test_damaged_heads_and_chunks_of_requests_are_refused(server: Server) -> None:
    body = b'{"name":"Physics"}'
    head = b"POST /api/classes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    good = (
        head + b"Content-Length: %d\r\n\r\n" % len(body) + body,
        head + b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + body + b"\r\n0\r\n\r\n",
        BEGIN.format(code="ABCD2345", socket="feed").encode(),
    )
    for number in range(90):
        answer = _rest(_begin(server.port, damaged(good[number % 3], seeded(number))), 0.01)
        status = answer.split(b" ", 2)[1] if answer.startswith(b"HTTP/1.1 ") else b"none"
        assert status in (b"400", b"401", b"403", b"404", b"405", b"413", b"422", b"101", b"none")


def test_damaged_frames_are_refused_and_the_class_goes_on(server: Server) -> None:
    made = server.new_class()
    tokens = [server.join(made["code"]) for _ in range(8)]
    face = {"who": 1, "q": 0.9, "p": HAPPY}
    hello = {"v": 1, "type": "hello", "token": ""}
    messages: list[dict[str, Any]] = [
        {"v": 1, "type": "faces", "n": 1, "age_ms": 20, "faces": [face]},
        {"v": 1, "type": "feedback", "value": "lost"},
        {"v": 1, "type": "pause"},
    ]
    seen = set[str | int]()
    for number in range(80):
        chance = seeded(number)
        path = chance.choice(("readings", "readings", "feed"))
        token = chance.choice((*tokens, made["key"], "wrong"))
        first, rest = _text(hello | {"token": token}), b""
        for _ in range(chance.randrange(1, 6)):
            message = chance.choice(messages)
            if chance.random() < 0.5:
                message = message | {chance.choice([*message]): chance.choice(ODD)}
            frame = _frame(_text(message), chance)
            rest += damaged(frame, chance) if chance.random() < 0.7 else frame
        hail = _frame(first, None) if number % 4 else damaged(_frame(first, None), chance)
        connection = _begin(server.port, BEGIN.format(code=made["code"], socket=path).encode())
        answer = connection.recv(65_536)  # no frame may come before it
        connection.sendall(hail)
        if number % 4:  # it is understood, and answered
            answer += connection.recv(65_536)
        with suppress(OSError):  # it was hung up
            connection.sendall(rest)
        answer += _rest(connection, wait_s=0.02)
        seen |= _refusals(answer.partition(b"\r\n\r\n")[2])
    assert {one for one in seen if isinstance(one, str)} <= REASONS, seen
    assert {one for one in seen if isinstance(one, int)} <= CODES, seen
    until(lambda: "roomtone_sockets 0.0" in server.ask("GET", "/metrics").text)
    counted = server.ask("GET", "/metrics").text
    for reason in ("bad_message", "not_joined", "no_class"):
        assert f'roomtone_refused_total{{reason="{reason}"}}' in counted, reason


def _text(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode("utf-8", "surrogatepass")


def _frame(text: bytes, chance: random.Random | None) -> bytes:
    """A message in a frame, or with a chance in several or of another kind."""
    if chance is None or chance.random() < 0.6:
        return Frame(Opcode.TEXT, text).serialize(mask=True)
    kind = chance.choice([*Opcode])
    half = len(text) // 2
    if kind is Opcode.CONT:
        first = Frame(Opcode.TEXT, text[:half], fin=False).serialize(mask=True)
        return first + Frame(Opcode.CONT, text[half:]).serialize(mask=True)
    return Frame(kind, text[:120]).serialize(mask=True)


def _begin(port: int, data: bytes) -> sockets.socket:
    connection = sockets.create_connection(("127.0.0.1", port), timeout=5)
    with suppress(OSError):  # it was hung up
        connection.sendall(data)
    return connection


def _rest(connection: sockets.socket, wait_s: float) -> bytes:
    """What comes back until the other side hangs up, or says nothing for a moment."""
    answer = b""
    with closing(connection), suppress(OSError):
        connection.settimeout(wait_s)
        while part := connection.recv(65_536):
            answer += part
    return answer


def _refusals(data: bytes) -> set[str | int]:
    """Reasons and codes in what a server sent on a socket."""
    found: set[str | int] = set()
    while len(data) >= 2:
        size, begin = data[1], 2
        if size > 125:
            begin = 4 if size == 126 else 10
            size = int.from_bytes(data[2:begin])
        payload, kind = data[begin : begin + size], data[0] & 0x0F
        if kind == Opcode.TEXT:
            said = json.loads(payload)
            found |= {said["reason"]} if said["type"] == "refused" else set()
        elif kind == Opcode.CLOSE and payload:
            found.add(int.from_bytes(payload[:2]))
        data = data[begin + size :]
    return found
