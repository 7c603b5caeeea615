"""Several servers as one service, on a real Redis server."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import httpx2
import pytest
from redis import Redis
from websockets.exceptions import ConnectionClosed

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.bus import Bus
from roomtone.live.cluster import Cluster
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import Policy
from roomtone.store import Store

from .conftest import KEY, Server, hear, hear_until, say, say_face, serving, until

START = "from roomtone.cli import main; main()"


def start_redis(port: int, folder: Path) -> subprocess.Popen[bytes]:
    if not shutil.which("redis-server"):
        pytest.skip("needs a Redis server: apt-get install redis-server")
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    with Redis(port=port) as client:
        until(lambda: _answers(client))
    return server


def _answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except OSError:
        return False
    except Exception as error:
        assert "Connection" in type(error).__name__ or "Loading" in type(error).__name__
        return False


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a Redis server of our own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = start_redis(port, tmp_path_factory.mktemp("redis"))
    yield port
    server.terminate()
    server.wait(10)


@pytest.fixture
def joined(redis: int, tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Starts one more server of one service, as often as it is called."""
    with ExitStack() as stack:

        def start() -> Server:
            return stack.enter_context(one_of_several(redis, tmp_path))

        yield start


@contextmanager
def one_of_several(port: int, folder: Path) -> Iterator[Server]:
    recorder = Recorder(Store(f"sqlite:///{folder / 'roomtone.db'}"))
    hub = Hub(Policy("US", "education"), Auth(KEY))
    cluster = Cluster(hub, Bus(f"redis://127.0.0.1:{port}/0"), recorder)
    with serving(Service(hub, recorder, cluster=cluster), KEY) as server:
        yield server


def test_any_server_takes_the_sockets_and_the_requests_of_a_class(joined) -> None:
    first, second = joined(), joined()
    made = first.new_class(name="Physics", course="Year 9")
    for server in (first, second):  # where a learning platform's link leads
        asked = asyncio.run_coroutine_threadsafe(server.hub.running_classes(), server.loop)
        running = [(one.join_code, one.name, one.course) for one in asked.result(10)]
        assert running == [(made["code"], "Physics", "Year 9")]
        used = server.hub.others.use_once("a launch", 60.0)
        assert asyncio.run_coroutine_threadsafe(used, server.loop).result(10) == (server is first)
    path = f"/api/classes/{made['code']}"
    assert second.ask("GET", path, key="").json()["name"] == "Physics"
    for server in (first, second):
        listed = server.ask("GET", "/api/classes?state=running").json()
        assert [one["code"] for one in listed] == [made["code"]]
    feeds = [server.feed(made) for server in (first, second)]
    overlay = second.socket(f"{path}/feed", made["overlay"].partition("#")[2])
    assert hear(overlay)["code"] == "", "without the join code"
    students = [server.student(made["code"]) for server in (first, second) * 3]
    for n in range(1, 4):
        for student in students:
            say_face(student, n)
        time.sleep(0.2)
    say(students[1], type="feedback", value="lost")
    for feed in feeds:
        said = hear_until(
            feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 6
        )
        assert said["signal"]["shares"]["happiness"] == pytest.approx(0.9)
    changed = hear_until(feeds[1], lambda said: said.get("feedback", {}).get("lost"))
    assert changed["joined"] == 6
    second.ask("POST", f"{path}/markers", json={"text": "slide 7"})
    for feed in feeds:
        assert hear_until(feed, lambda said: said["type"] == "markers")["markers"]
    say_face(students[1], 9, who=2)
    refused = hear_until(students[1], lambda said: said["type"] == "refused")
    assert refused["reason"] == "not_allowed"
    second.ask("POST", f"{path}/end")
    for one in (*feeds, students[3]):
        hear_until(one, lambda said: said["type"] == "ended")
        with pytest.raises(ConnectionClosed) as closed:
            one.recv(timeout=5)
        assert closed.value.rcvd.code == 4410
    assert second.ask("POST", f"{path}/reopen").status_code == 200


def test_keys_and_tokens_are_asked_for_by_every_server(joined) -> None:
    first, second = joined(), joined()
    made = first.new_class()
    path = f"/api/classes/{made['code']}"
    for wrong in ("", "x"):
        assert hear(second.socket(f"{path}/feed", wrong))["reason"] == "no_class"
        assert hear(second.socket(f"{path}/readings", wrong))["reason"] == "not_joined"
        assert second.ask("GET", f"{path}/signal", key=wrong).status_code == 404
    assert second.ask("GET", f"{path}/signal", key=made["key"]).status_code == 200
    assert second.ask("GET", "/api/classes/ZZZZ2222", key="").status_code == 404
    renewed = second.ask("POST", f"{path}/join-code").json()["join_code"]
    until(lambda: second.ask("GET", f"/api/classes/{renewed}", key="").status_code == 200)
    assert second.ask("GET", path, key="").status_code == 404


def test_a_server_that_stops_hands_its_classes_over(redis, tmp_path, joined) -> None:
    second = joined()
    with one_of_several(redis, tmp_path) as first:
        made = first.new_class()
        code = made["code"]
        tokens = [first.join(code) for _ in range(6)]
        students = [second.student(code, token) for token in tokens]
        for student in students:
            say_face(student, 1)
        feed = second.feed(made)
        before = hear_until(
            feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 6
        )
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            feed.recv(timeout=5)
    assert closed.value.rcvd.code == 1012
    come_back(second, code, tokens[0])
    students = [second.student(code, token) for token in tokens]
    feed = second.feed(made)
    after = hear_until(feed, lambda said: said["type"] == "pulse")
    assert before["signal"]["shares"] and after["signal"]["shares"]
    second.recorder.flush()
    seconds = [int(signal.t) for signal in second.recorder.store.history(code).signals]
    assert len(seconds) == len(set(seconds))
    assert max(b - a for a, b in pairwise(seconds)) <= 3


def test_the_bus_is_restarted(tmp_path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    redis = start_redis(port, tmp_path)
    try:
        with one_of_several(port, tmp_path) as first, one_of_several(port, tmp_path) as second:
            made = first.new_class()
            feed = first.feed(made)
            hear_until(feed, lambda said: said["type"] == "pulse")
            redis.kill()
            redis.wait(10)
            until(lambda: second.ask("GET", "/ready").status_code == 503)
            assert "bus" in second.ask("GET", "/ready").json()["trouble"]
            path = f"/api/classes/{made['code']}"
            shown = first.ask("GET", f"{path}/signal").json()["t"]
            until(lambda: first.hub.get(made["code"]).history[-1].t >= shown + 1)
            snapshot, pulse = first.ask("GET", f"{path}/feed").json()  # not what nobody else knows
            assert pulse["signal"]["t"] == shown == snapshot["history"][-1]["t"]
            redis = start_redis(port, tmp_path)
            until(lambda: second.ask("GET", "/ready").status_code == 200)
            t = hear_until(feed, lambda said: said["type"] == "pulse")["t"]
            hear_until(feed, lambda said: said["type"] == "pulse" and said["t"] > t)
            until(lambda: second.ask("GET", f"/api/classes/{made['code']}", key="").is_success)
            assert first.hub.get(made["code"])
            assert not second.hub.classes
            assert "roomtone_bus_errors 0.0" not in second.ask("GET", "/metrics").text
    finally:
        redis.kill()
        redis.wait(10)


def test_a_killed_server_leaves_its_classes_to_another(redis, tmp_path, joined) -> None:
    second = joined()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--port", port, "--key", KEY, "--place", "US", "--purpose", "education"]
    shared = ["--bus", f"redis://127.0.0.1:{redis}/0", "--store"]
    store = f"sqlite:///{tmp_path / 'roomtone.db'}"
    command = [sys.executable, "-c", START, "serve", "--no-console", *map(str, options)]
    process = subprocess.Popen([*command, *shared, store], stderr=subprocess.DEVNULL)
    try:
        first = replace(second, port=port)  # seen from outside alone
        until(lambda: _is_ready(first), 30)
        made = first.new_class()
        code = made["code"]
        tokens = [second.join(code) for _ in range(6)]
        for token in tokens:
            say_face(second.student(code, token), 1)
        feed = second.feed(made)
        before = hear_until(
            feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 6
        )
        until(lambda: len(second.recorder.store.classes()) == 1)
        time.sleep(1.2)  # those who joined within the last second are not stored yet
        process.kill()
        killed = time.monotonic()
        come_back(second, code, tokens[0])
        assert second.hub.get(code)
        assert time.monotonic() - killed < 5.0
        after = hear_until(second.feed(made), lambda said: said["type"] == "pulse")
        assert before["signal"]["shares"] and after["signal"]["shares"]
        for token in tokens:
            second.student(code, token)
        second.recorder.flush()
        seconds = [int(signal.t) for signal in second.recorder.store.history(code).signals]
        assert len(seconds) == len(set(seconds))
        assert second.ask("GET", "/api/audit").json()["broken_at"] is None
    finally:
        process.kill()
        process.wait(10)


def come_back(server: Server, code: str, token: str) -> None:
    """Connect as a page does: again and again, unless it is told that this would not help."""

    def is_back() -> bool:
        said = hear(server.socket(f"/api/classes/{code}/readings", token))
        assert said["type"] == "welcome" or said["reason"] == "moved", said
        return bool(said["type"] == "welcome")

    until(is_back)


def test_workers_serve_as_one_are_started_again_and_end_together(redis, tmp_path) -> None:
    options = ["--port", "0", "--key", KEY, "--place", "US", "--purpose", "education"]
    shared = ["--bus", f"redis://127.0.0.1:{redis}/1", "--store", "none", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--no-console", *options, *shared],
        stderr=subprocess.PIPE,
        text=True,
    )
    with Redis(port=redis) as client:

        def workers() -> set[bytes]:
            return set(client.pubsub_channels("roomtone:1:in:*"))

        try:
            assert process.stderr
            port = int(process.stderr.readline().rsplit(":", 1)[1])
            until(lambda: len(_children(process.pid)) >= 2)
            killed = _children(process.pid)[-1]
            os.kill(int(killed), signal.SIGKILL)
            until(lambda: len(workers()) == 2, 60)
            children = _children(process.pid)
            assert killed not in children
            headers = {"Authorization": f"Bearer {KEY}"}
            api = f"http://127.0.0.1:{port}/api/classes"
            made = httpx2.post(api, json={"name": "Physics"}, headers=headers).json()
            for _ in range(8):  # whichever answers
                said = httpx2.get(f"{api}/{made['code']}/signal", headers=headers)
                assert said.status_code == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
            assert not workers()
            until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
        finally:
            process.kill()
            process.stderr.close()


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def _is_ready(server: Server) -> bool:
    with suppress(httpx2.HTTPError):
        return server.ask("GET", "/ready").status_code == 200
    return False
