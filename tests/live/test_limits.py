"""Limits of a server as people start it, in a process that may have 1,024 files open."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import socket as sockets
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import httpx2
import pytest
import trustme
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect

from roomtone.live import connection_limits
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.connection_limits import NO_TEXT, ConnectionLimits
from roomtone.live.hub import Hub
from tests.live.conftest import KEY, hear, hear_until, say, serving, until

FILES, HALVES = 1024, 1300
#: The begin of a TLS handshake.
HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
HALF = b"POST /api/classes HTTP/1.1\r\nHost: x\r\nContent-Le"
UPGRADE = (
    b"GET /api/classes/ABCD2345/readings HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
    b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


class Process:
    """`roomtone serve` without a console, and what it writes to its log."""

    def __init__(self, home: Path, uvloop: bool = True) -> None:
        self.log = home / "log"
        code = "from roomtone.cli import main; main()"
        code = code if uvloop else f"import sys; sys.modules['uvloop'] = None; {code}"
        options = ("--port", "0", "--no-console", "--store", "none", "--key", KEY)
        options = (*options, "--place", "US", "--purpose", "education")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, "serve", *options],
                stderr=log,
                env=os.environ | {"ROOMTONE_HOME": str(home)},
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)),
            )
        self.port = int(until(lambda: re.search(r"http://\S+:(\d+)", self.log.read_text()), 30)[1])
        until(self.health, 30)
        self.said = len(self.log.read_text())

    def health(self) -> bool:
        with contextlib.suppress(httpx2.TransportError):
            return self.ask("GET", "/health").status_code == 200
        return False

    def ask(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {KEY}"}
        address = f"http://127.0.0.1:{self.port}{path}"
        return httpx2.request(method, address, headers=headers, timeout=5, **more)

    def open(self, code: str, path: str, token: str) -> ClientConnection:
        address = f"ws://127.0.0.1:{self.port}/api/classes/{code}/{path}"
        socket = contextlib.ExitStack().enter_context(connect(address, compression=None))
        say(socket, type="hello", token=token)
        return socket

    def refused(self, reason: str) -> float:
        name = re.escape(f'roomtone_refused_total{{reason="{reason}"}}')
        found = re.search(rf"^{name} (\S+)$", self.ask("GET", "/metrics").text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    def memory_mb(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def new_lines(self) -> str:
        return self.log.read_text()[self.said :]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    server = Process(tmp_path_factory.mktemp("home"))
    yield server
    server.stop()


def raw(port: int, data: bytes) -> sockets.socket:
    connection = sockets.create_connection(("127.0.0.1", port), timeout=5)
    with contextlib.suppress(OSError):  # closed at once
        connection.sendall(data)
    return connection


def is_closed(connection: sockets.socket) -> bool:
    """Whether the other side closes a connection within some seconds."""
    try:
        while connection.recv(65_536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


def flood(server: Process) -> bool:
    """Many half-open requests: newcomers are served, all is counted.

    Returns:
        whether the class missed no second, while all of them were still open.
    """
    made = server.ask("POST", "/api/classes", json={"simulated": True}).json()
    feed = server.open(made["code"], "feed", made["key"])
    hear_until(feed, lambda said: said["type"] == "pulse")
    with contextlib.ExitStack() as halves:
        for _ in range(HALVES):
            halves.enter_context(raw(server.port, HALF))
        began = time.monotonic()
        for number in range(3):
            hear_until(feed, lambda said: said["type"] == "pulse")
            assert server.health(), f"{number} pulses after the flood began"
            path = f"/api/classes/{made['code']}/join"
            assert server.ask("POST", path, json={"consent": False}).status_code == 201
        assert len(list(Path(f"/proc/{server.process.pid}/fd").iterdir())) > FILES - 150
        still_open = time.monotonic() - began < 9
    assert server.refused("connections") >= HALVES - FILES
    history = hear(server.open(made["code"], "feed", made["key"]))["history"]
    seconds = [int(signal["t"]) for signal in history]
    assert len(seconds) > 3
    assert len(server.new_lines()) < 10_000
    assert server.ask("DELETE", f"/api/classes/{made['code']}").status_code == 204
    return still_open and all(after - before == 1 for before, after in pairwise(seconds))


def test_half_open_requests_beyond_the_files_there_are_cost_a_class_no_second(
    limited: Process,
) -> None:
    assert any(flood(limited) for _ in range(5))  # on a busy machine the best of them counts


def test_nor_where_python_accepts_the_connections_itself(tmp_path: Path) -> None:
    server = Process(tmp_path, uvloop=False)
    try:
        assert any(flood(server) for _ in range(5))
    finally:
        server.stop()


def test_an_answer_on_a_connection_that_stays_open_takes_less_than_2_ms(limited: Process) -> None:
    medians = []
    with closing(HTTPConnection("127.0.0.1", limited.port)) as client:
        for _ in range(8):  # on a busy machine the best of them counts
            times = []
            for _ in range(60):
                began = time.perf_counter()
                client.request("GET", "/health")
                client.getresponse().read()
                times.append(time.perf_counter() - began)
            medians.append(median(times))
    assert min(medians) < 0.002, medians


def test_unfinished_messages_of_strangers_are_closed_and_cost_little_memory(
    limited: Process,
) -> None:
    before, most = limited.memory_mb(), 0.0
    long, short = (
        b"\x81\xff" + size.to_bytes(8) + bytes(4) + b"x" * part
        for size, part in ((1_000_000, 900_000), (120_000, 119_000))
    )
    with contextlib.ExitStack() as open_sockets:
        opened = []
        for number in range(200):
            connection = open_sockets.enter_context(raw(limited.port, UPGRADE))
            assert b" 101 " in connection.recv(1000)
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                connection.sendall(long if number % 2 else short)
            opened.append(connection)
            most = max(most, limited.memory_mb())
        for connection in opened:
            connection.settimeout(15)
            assert is_closed(connection)
    assert most - before < 60, "the kernel's and the client's memory is not the server's"
    assert limited.refused("no_hello") + limited.refused("bad_frame") >= 200
    assert limited.new_lines().count("Traceback") == 0


def test_a_message_that_does_not_end_closes_its_socket(server, monkeypatch) -> None:
    monkeypatch.setattr(connection_limits, "MESSAGE_S", 0.3)
    code = server.new_class()["code"]
    for part in (Frame(Opcode.TEXT, b"{}").serialize(mask=True)[:-1], _first_part()):
        student = server.student(code)
        student.socket.sendall(part)
        with pytest.raises(ConnectionClosed):
            student.recv(timeout=5)
    patient = server.student(code)
    patient.socket.sendall(_first_part())
    patient.socket.sendall(Frame(Opcode.CONT, b'"}').serialize(mask=True))
    assert hear(patient)["reason"] == "bad_message"
    time.sleep(0.5)
    say(patient, type="nonsense")
    assert hear(patient)["reason"] == "bad_message"


def _first_part() -> bytes:
    return Frame(Opcode.TEXT, b'{"v":"', fin=False).serialize(mask=True)


def test_text_that_is_no_utf8_is_counted_and_no_line_in_the_log(limited: Process) -> None:
    made = limited.ask("POST", "/api/classes", json={}).json()
    path, before = f"/api/classes/{made['code']}/join", limited.refused("bad_frame")
    for number in range(6):
        token = limited.ask("POST", path, json={"consent": False}).json()["token"]
        student = limited.open(made["code"], "readings", token)
        hear(student)
        data = Frame(Opcode.TEXT, b'{"v": "\xff\xfe"}').serialize(mask=True)
        student.socket.sendall(data[: 3 if number % 2 else None])
        if number % 2:
            student.socket.sendall(data[3:])
        with pytest.raises(ConnectionClosed) as closed:
            student.recv(timeout=5)
        assert closed.value.rcvd and closed.value.rcvd.code == NO_TEXT
    until(lambda: limited.refused("bad_frame") >= before + 6)
    assert limited.new_lines().count("Traceback") == 0


@pytest.mark.parametrize(("tls", "loop"), [(False, "auto"), (True, "auto"), (True, "asyncio")])
def test_who_waits_longest_makes_place_and_slow_ones_are_closed(tls: bool, loop: str) -> None:
    closed: list[str] = []
    limits = ConnectionLimits(30, request_s=0.6, on_closed=closed.append)
    limits.tls = own_context if tls else None
    with (
        serving(Service(Hub(auth=Auth(KEY))), KEY, limits=limits, loop=loop) as server,
        contextlib.ExitStack() as halves,
    ):
        if tls:
            slow = halves.enter_context(raw(server.port, HELLO))
        else:
            head = b"POST /api/classes HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{"
            slow = halves.enter_context(raw(server.port, head))
        half = HELLO[:3] if tls else HALF
        opened = [halves.enter_context(raw(server.port, half)) for _ in range(50)]
        assert is_closed(opened[0])
        assert greeted(server.port, tls)
        assert closed.count("connections") >= 20
        assert is_closed(opened[-1]) and is_closed(slow)
        until(lambda: closed.count("slow") >= 2)


def trusting() -> ssl.SSLContext:
    """What takes any certificate."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def own_context() -> ssl.SSLContext:
    """What serves HTTPS with some certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    return context


def greeted(port: int, tls: bool) -> bool:
    """Whether a new connection is served, also where its request comes with the handshake's end."""
    connection = raw(port, b"")
    with closing(trusting().wrap_socket(connection) if tls else connection) as client:
        client.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return b" 200 " in client.recv(1000)
