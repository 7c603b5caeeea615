"""The server from outside: students join, the teacher sees the pulse."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing

import pytest
from websockets.exceptions import ConnectionClosed

from roomtone import __version__
from roomtone.labels import FEEDBACK
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.protocol import ALIVE_S
from roomtone.live.recorder import Recorder
from roomtone.policy import UNSTATED, Policy, load_policy, save_policy
from roomtone.store import Store
from tests.live.conftest import HAPPY, hear, hear_until, say, say_face, serving, until


def counted(number):
    return lambda said: said["type"] == "pulse" and said["signal"]["counted"] == number


def test_students_join_and_the_pulse_shows_them(server):
    made = server.new_class(name="Physics", notice="Hello")
    feed = server.feed(made)
    students = [server.student(made["code"]) for _ in range(6)]
    for student in students:
        say_face(student, 1)
    pulse = hear_until(feed, counted(6))
    assert pulse["signal"]["shares"]["happiness"] == pytest.approx(0.9)
    assert pulse["signal"]["valence"] > 0.6
    assert pulse["joined"] == 6
    answer = server.ask("GET", f"/api/classes/{made['code']}/signal")
    assert answer.json()["counted"] == 6
    assert set(answer.json()) == {
        *("t", "present", "counted", "coverage", "shares"),
        *("valence", "valence_band", "arousal", "facing"),
    }


def test_a_reading_is_a_small_message(server):
    made = server.new_class()
    student = server.student(made["code"])
    message = {"v": 1, "type": "faces", "n": 10**9, "age_ms": 59_999}
    message["faces"] = [{"who": 1, "q": 0.123, "p": [125] * 8}]
    assert len(json.dumps(message)) < 300
    student.send(json.dumps(message))


def test_what_is_told_before_joining(server):
    made = server.new_class(name="Physics", per_person=True, notice="Just a try.")
    said = server.ask("GET", f"/api/classes/{made['code']}", key="").json()
    assert (said["name"], said["per_person"], said["notice"]) == ("Physics", True, "Just a try.")
    assert said["min_group_size"] == 5
    assert "key" not in said


def test_feedback_works_without_a_camera(server):
    made = server.new_class()
    feed = server.feed(made)
    students = [
        server.student(made["code"], server.join(made["code"], consent=False)) for _ in range(5)
    ]
    for student, value in zip(students, [*FEEDBACK, "lost"], strict=True):
        say(student, type="feedback", value=value)
    pulse = hear_until(feed, lambda said: sum(said.get("feedback", {}).values()) == 5)
    assert pulse["feedback"]["lost"] == 2
    say_face(students[0], 1)
    assert hear(students[0])["reason"] == "not_allowed"


def test_feedback_gets_through_where_websockets_do_not(server):
    made = server.new_class()
    place, feed = f"/api/classes/{made['code']}/feedback", server.feed(made)
    tokens = [server.join(made["code"], consent=False) for _ in range(5)]
    for token in tokens:
        assert server.ask("POST", place, token, json={"value": "lost"}).status_code == 204
    hear_until(feed, lambda said: said.get("feedback", {}).get("lost") == 5)
    assert server.ask("POST", place, tokens[0], json={"value": "bored"}).status_code == 422
    assert server.ask("POST", place, "a stranger's", json={"value": "lost"}).status_code == 404


def test_the_pulse_is_read_over_http_where_websockets_are_blocked(server):
    made = server.new_class()
    path, feed = f"/api/classes/{made['code']}/feed", server.feed(made)
    for student in [server.student(made["code"]) for _ in range(6)]:
        say_face(student, 1)
    hear_until(feed, counted(6))
    snapshot, pulse = server.ask("GET", path, made["key"]).json()
    assert (snapshot["type"], snapshot["code"]) == ("snapshot", made["code"])
    assert pulse["signal"]["shares"]["happiness"] == pytest.approx(0.9)
    server.ask("POST", path.replace("feed", "markers"), made["key"], json={"text": "break"})
    markers, pulse = server.ask("GET", f"{path}?history=false", made["key"]).json()
    assert [marker["text"] for marker in markers["markers"]] == ["break"]
    assert pulse["joined"] == 6
    assert server.ask("GET", path, "a stranger's").status_code == 404
    server.ask("POST", path.replace("feed", "end"), made["key"])
    assert server.ask("GET", path, made["key"]).status_code == 404


def test_a_camera_reads_once_everyone_agreed(server):
    made = server.new_class()
    path = f"/api/classes/{made['code']}/cameras"
    assert server.ask("POST", path, json={"agreed": False}).status_code == 409
    token = server.ask("POST", path, json={"agreed": True}).json()["token"]
    feed, camera = server.feed(made), server.student(made["code"], token)
    people = [{"who": who, "q": 0.9, "p": HAPPY} for who in range(1, 26)]
    say(camera, type="faces", n=1, age_ms=0, faces=people)
    hear_until(feed, counted(25))
    say(camera, type="pause")
    hear_until(feed, counted(0))


def test_markers_reach_everyone_who_watches(server):
    made = server.new_class()
    feeds = [server.feed(made), server.feed(made)]
    path = f"/api/classes/{made['code']}/markers"
    assert server.ask("POST", path, json={"text": "slide 7"}).status_code == 201
    for feed in feeds:
        said = hear_until(feed, lambda said: said["type"] == "markers")
        assert [marker["text"] for marker in said["markers"]] == ["slide 7"]
    late = server.socket(f"/api/classes/{made['code']}/feed", made["key"])
    assert hear(late)["markers"][0]["text"] == "slide 7"


def test_who_leaves_is_forgotten_and_cannot_come_back_with_the_token(server):
    made = server.new_class()
    token = server.join(made["code"])
    student = server.student(made["code"], token)
    say_face(student, 1)
    path = f"/api/classes/{made['code']}/me"
    assert server.ask("DELETE", path, key=token).status_code == 204
    with pytest.raises(ConnectionClosed):
        while True:
            student.recv(timeout=5)
    again = server.socket(f"/api/classes/{made['code']}/readings", token)
    assert hear(again)["reason"] == "not_joined"
    assert server.ask("DELETE", path, key=token).status_code == 404


def test_a_student_who_comes_back_is_the_same_participant(server):
    made = server.new_class()
    feed = server.feed(made)
    token = server.join(made["code"])
    first = server.student(made["code"], token)
    second = server.student(made["code"], token)
    assert hear(first)["reason"] == "elsewhere"
    with pytest.raises(ConnectionClosed) as closed:
        first.recv(timeout=5)
    assert closed.value.rcvd.code == 4409
    say_face(second, 1)
    pulse = hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["present"])
    assert (pulse["joined"], pulse["signal"]["present"]) == (1, 1)


def test_a_connection_that_flaps_stays_a_participant(server):
    made = server.new_class()
    feed = server.feed(made)
    tokens = [server.join(made["code"]) for _ in range(5)]
    for turn in range(1, 6):
        for token in tokens:
            student = server.student(made["code"], token)
            say_face(student, turn)
            if turn % 2:
                student.close()
            else:  # no goodbye
                student.socket.close()
    pulse = hear_until(feed, counted(5))
    assert pulse["joined"] == 5


def test_the_end_is_told_to_all(server):
    made = server.new_class()
    feed, student = server.feed(made), server.student(made["code"])
    assert server.ask("DELETE", f"/api/classes/{made['code']}").status_code == 204
    for socket in (feed, student):
        hear_until(socket, lambda said: said["type"] == "ended")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=5)
        assert closed.value.rcvd.code == 4410
    path = f"/api/classes/{made['code']}"
    assert server.ask("GET", path, key="").status_code == 404
    ended = server.ask("GET", path).json()  # for the teacher, who may undo it
    assert (ended["state"], ended["ended"] is not None) == ("past", True)


def test_the_end_can_be_undone_for_a_minute(server):
    made = server.new_class(name="Physics")
    code, key = made["code"], made["key"]
    path = f"/api/classes/{code}"
    assert server.ask("POST", f"{path}/reopen", key=key).status_code == 409, "it has not ended"
    assert server.ask("POST", f"{path}/end", key=key).status_code == 204
    assert server.ask("GET", path, key="").status_code == 404
    assert server.ask("POST", f"{path}/reopen", key="wrong").status_code == 404
    assert server.ask("POST", f"{path}/reopen", key=key).json()["state"] == "running"
    server.feed(made)
    assert server.ask("GET", path, key="").json()["name"] == "Physics"


def test_a_marker_is_stamped_when_the_key_was_pressed_and_can_be_changed(server):
    made = server.new_class()
    feed, path = server.feed(made), f"/api/classes/{made['code']}/markers"
    hear_until(feed, lambda said: said["type"] == "pulse" and said["t"] > 2)
    marker = server.ask("POST", path, json={"text": "slide 7", "t": 1.0}).json()
    assert marker == {"id": 1, "t": 1.0, "text": "slide 7"}
    changed = server.ask("PATCH", f"{path}/1", json={"text": "slide 8"}).json()
    assert (changed["t"], changed["text"]) == (1.0, "slide 8")
    assert server.ask("PATCH", f"{path}/9", json={"text": "x"}).status_code == 409
    assert server.ask("POST", path, json={"text": "x" * 81}).status_code == 422
    assert server.ask("DELETE", f"{path}/1").status_code == 204
    answer = hear_until(feed, lambda said: said["type"] == "markers" and not said["markers"])
    assert answer["markers"] == []


def test_the_teacher_sees_how_a_class_stands_and_others_what_is_public(server):
    made = server.new_class(name="Physics", course="10b")
    for path in ("/api/classes", "/api/classes?state=running", "/api/classes?course=10b"):
        (listed,) = server.ask("GET", path).json()
        assert (listed["code"], listed["state"], listed["joined"]) == (made["code"], "running", 0)
    assert server.ask("GET", "/api/classes?course=other").json() == []
    assert server.ask("GET", "/api/classes?state=past").json() == []
    mine = server.ask("GET", f"/api/classes/{made['code']}").json()
    assert 0 < mine["left_s"] <= 90 * 60
    assert "left_s" not in server.ask("GET", f"/api/classes/{made['code']}", key="").json()


def test_the_policy_is_stated_by_the_teacher_and_applies_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    service = Service(Hub(UNSTATED, Auth("key")), restated=load_policy)
    with serving(service, "key") as server:
        wanted = {"place": "US", "purpose": "education", "min_group_size": 7}
        assert server.ask("PUT", "/api/policy", key="", json=wanted).status_code == 401
        assert server.ask("PUT", "/api/policy", json=wanted | {"place": "XX"}).status_code == 409
        assert server.ask("PUT", "/api/policy", json=wanted).json()["faces"] is True
        assert load_policy().min_group_size == 7
        assert server.new_class()["min_group_size"] == 7
        state = server.ask("GET", "/api/server").json()
        assert (state["asks_key"], state["store"], state["trouble"]) == (True, None, "")


def test_alerts_can_be_adjusted(server):
    made = server.new_class()
    path = f"/api/classes/{made['code']}/alerts"
    said = server.ask("PUT", path, json={"change": 0.3, "rest_s": 0})
    assert said.json() == {"change": 0.3, "rest_s": 0}
    assert server.ask("PUT", path, json={"change": 9}).status_code == 422


def test_clocks_are_never_compared(server):
    """A laptop whose clock is hours off, or that slept, counts like any other: by its ages."""
    made = server.new_class()
    feed = server.feed(made)
    students = [server.student(made["code"]) for _ in range(6)]
    for student in students:
        face = {"who": 1, "q": 0.9, "p": HAPPY}
        say(student, type="faces", n=1, age_ms=60_000, faces=[face])  # read a minute ago
    hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["present"] == 6)
    for student in students:
        say_face(student, 2)
    pulse = hear_until(feed, counted(6))
    assert pulse["t"] < 30


def test_a_simulated_class_moves_by_itself():
    with serving(Service(Hub(UNSTATED))) as server:
        made = server.new_class(simulated=True, name="Demo")
        assert made["simulated"]
        feed = server.feed(made)
        pulse = hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["shares"])
        assert pulse["signal"]["counted"] >= 5
        assert len(json.dumps(pulse)) < 1000


def test_without_a_stated_policy_a_class_runs_on_feedback():
    with serving(Service(Hub(UNSTATED))) as server:
        made = server.new_class()
        assert made["faces"] is False
        assert "roomtone policy" in made["reason"]
        refused = server.ask("POST", "/api/classes", json={"faces": True})
        assert refused.status_code == 409
        assert "roomtone policy" in refused.json()["detail"]


def test_what_is_stated_while_the_server_runs_holds_in_its_classes(tmp_path, caplog):
    path = tmp_path / "policy.json"
    save_policy(Policy("US", "education"), path)
    hub = Hub(load_policy(path), Auth("key"))
    with serving(Service(hub, restated=lambda: load_policy(path)), "key") as server:
        made = server.new_class()
        student, feed = server.student(made["code"]), server.feed(made)
        path.write_text("no policy")
        until(lambda: "the policy stays as it was" in caplog.text)
        assert hub.policy.faces
        save_policy(Policy("FR", "education"), path)
        answer = hear_until(student, lambda said: said["type"] == "welcome")
        assert answer["faces"] is False
        assert hear_until(feed, lambda said: said.get("why") == "off")
        say_face(student, 1)
        assert hear_until(student, lambda said: said["type"] == "refused")
        code = made["code"]
        assert server.ask("GET", f"/api/classes/{code}", key="").json()["faces"] is False


def test_a_page_that_sends_nothing_is_told_that_the_line_stands(server):
    student = server.student(server.new_class()["code"])
    began = time.monotonic()
    assert hear(student, ALIVE_S + 3)["type"] == "pace"
    assert time.monotonic() - began > ALIVE_S - 1


def test_ready_follows_the_store(tmp_path):
    recorder = Recorder(Store(f"sqlite:///{tmp_path / 'roomtone.db'}"))
    service = Service(Hub(Policy("US", "education"), Auth("key")), recorder)
    with serving(service, "key") as server:
        assert server.ask("GET", "/ready", key="").json()["status"] == "ready"
        with closing(sqlite3.connect(tmp_path / "roomtone.db")) as other:
            other.execute("BEGIN EXCLUSIVE")  # somebody locks the store
            server.new_class()
            until(lambda: server.ask("GET", "/ready", key="").status_code == 503, 60)
            assert "locked" in server.ask("GET", "/ready", key="").json()["trouble"]
            assert server.ask("GET", "/health", key="").status_code == 200, "the class goes on"
            assert "roomtone_store_up 0.0" in server.ask("GET", "/metrics").text
            other.rollback()
        until(lambda: server.ask("GET", "/ready", key="").status_code == 200, 60)
        # A row more waits each second.
        until(lambda: "roomtone_store_backlog 0.0" in server.ask("GET", "/metrics").text, 60)
        text = server.ask("GET", "/metrics").text
        assert "roomtone_store_up 1.0" in text
        assert f'roomtone_info{{version="{__version__}"}} 1.0' in text
        assert "process_resident_memory_bytes" in text


def test_health_and_metrics(server):
    assert server.ask("GET", "/health", key="").json()["status"] == "ok"
    assert server.ask("GET", "/metrics", key="").status_code == 401
    made = server.new_class(name="Secret name")
    student = server.student(made["code"])
    say_face(student, 1)
    say(student, type="pause")
    for _ in range(50):
        text = server.ask("GET", "/metrics").text
        if 'roomtone_messages_total{type="other"} 1.0' in text:
            break
        time.sleep(0.05)
    assert 'roomtone_messages_total{type="faces"} 1.0' in text
    assert made["code"] not in text
    assert "Secret" not in text


def test_the_api_describes_itself(server):
    said = server.ask("GET", "/api/openapi.json", key="").json()
    assert "/classes/{code}/signal" in said["paths"]
    messages = server.ask("GET", "/api/messages", key="").json()
    assert set(messages["server"]["discriminator"]["mapping"]) >= {"pulse", "snapshot", "welcome"}
    assert "Faces" in messages["client"]["$defs"]
    assert server.ask("GET", "/api/policy", key="").json()["faces"] is True


def test_a_slow_server_asks_for_less():
    with serving(Service(Hub(Policy("US", "education"), Auth()))) as server:
        made = server.new_class()
        student, feed = server.student(made["code"]), server.feed(made)
        for _ in range(5):  # the loop is held up, as by too much work
            server.call(lambda: time.sleep(1.0))
        said = hear_until(student, lambda said: said["type"] == "pace")
        assert said["every_s"] == 2.0
        hear_until(feed, lambda said: said["type"] == "pulse" and said["every_s"] >= 2.0)
