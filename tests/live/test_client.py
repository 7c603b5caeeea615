"""`roomtone watch --class`: a camera on the server's side feeds a class."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from roomtone.errors import ClassError, SourceError
from roomtone.live.client import ClassClient
from roomtone.policy import Policy
from roomtone.types import Reading
from tests.live.conftest import HAPPY, KEY, hear_until, until


def reading(who: int) -> Reading:
    happy = tuple(value / 1000 for value in HAPPY)
    return Reading(0.0, who, 0.9, happy, "happiness", False)


def watch(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from roomtone.cli import main; main()"
    command = [sys.executable, "-c", code, "watch", "--headless", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_a_clip_feeds_a_class_at_its_own_pace(server, clip):
    made = server.new_class()
    began = time.monotonic()
    done = watch(str(clip), "--class", made["code"], "--server", server.address, "--key", KEY)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began > 1.9
    text = server.ask("GET", "/metrics").text
    assert float(text.split('roomtone_messages_total{type="faces"} ')[1].split()[0]) >= 2
    path = f"/api/classes/{made['code']}/signal"
    until(lambda: server.ask("GET", path).json()["present"] == 0)  # the camera has left


def test_what_is_seen_reaches_the_pulse_and_the_end_is_heard(server):
    made = server.new_class()
    feed = server.feed(made)
    with ClassClient(server.address, made["code"], made["key"]) as sender:
        sender.put([reading(who) for who in range(1, 9)])
        hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 8)
        assert not sender.over
        assert (sender.min_group_size, sender.per_person) == (made["min_group_size"], False)
        server.ask("DELETE", f"/api/classes/{made['code']}")
        for _ in range(100):
            sender.put([reading(1)])
            if sender.over:
                break
            time.sleep(0.1)
    assert sender.over
    assert "over" in sender.trouble


def test_a_camera_stops_where_faces_may_no_longer_be_read(server):
    made = server.new_class()
    with ClassClient(server.address, made["code"], made["key"]) as sender:
        sender.put([reading(1)])
        until(lambda: server.hub.get(made["code"]).consent_records)
        server.call(lambda: server.hub.apply_policy(Policy("FR", "education")))
        until(lambda: sender.put([reading(1)]) or sender.over)
        assert "no longer read" in sender.trouble


def test_readings_count_again_after_a_lost_connection(server):
    made = server.new_class()
    feed = server.feed(made)
    with ClassClient(server.address, made["code"], made["key"]) as sender:
        live_class = server.hub.get(made["code"])
        seen, receive, numbers = [reading(who) for who in range(1, 9)], live_class.receive, []
        live_class.receive = lambda participant, message, now: (
            numbers.append(message.n) or receive(participant, message, now)
        )
        until(lambda: sender.put(seen) or len(numbers) > 1)
        server.call(lambda: server.hub.close_sockets(live_class, 1012))  # the server's side goes
        until(lambda: sender.put(seen) or "lost" in sender.trouble)
        before = len(numbers)
        until(lambda: sender.put(seen) or len(numbers) > before)
        assert numbers == sorted(set(numbers)), "a number that came before is no news"
        hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 8)


def test_wrong_codes_keys_and_servers_are_said(server):
    made = server.new_class()
    for code, key in (("WRNG2345", KEY), (made["code"], "wrong")):
        with pytest.raises(ClassError, match="No such class"):
            ClassClient(server.address, code, key)
    without_faces = server.new_class(faces=False)
    with pytest.raises(ClassError, match="feedback"):
        ClassClient(server.address, without_faces["code"], KEY)
    with pytest.raises(SourceError, match="roomtone serve"):
        ClassClient("http://127.0.0.1:9", made["code"], KEY)
    with pytest.raises(SourceError, match="expected an address"):
        ClassClient("file:///etc", made["code"], KEY)


def test_the_documentations_client_feeds_a_class(server, monkeypatch, capsys):
    page = Path(__file__).parents[2] / "docs" / "websocket.md"
    [code] = re.findall(r"```python\n(.*?)```", page.read_text(), re.S)
    made = server.new_class()
    monkeypatch.setattr(sys, "argv", ["client.py", server.address, made["code"], KEY])
    program = compile(code, "client.py", "exec")
    thread = threading.Thread(target=exec, args=(program, {}), daemon=True)
    feed = server.feed(made)
    thread.start()
    hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["counted"] == 6)
    server.ask("POST", f"/api/classes/{made['code']}/end")
    thread.join(10)
    assert "the class is over: {'type': 'ended'" in capsys.readouterr().out
