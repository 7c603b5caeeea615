"""The server from outside: students join, the teacher sees the pulse."""

from __future__ import annotations

import json
import time

import pytest
from websockets.exceptions import ConnectionClosed

from roomtone.labels import FEEDBACK
from roomtone.live.access import Access
from roomtone.live.hub import Hub
from roomtone.live.outbox import ALIVE_S
from roomtone.policy import UNSTATED, Policy, load_policy, save_policy
from tests.live.conftest import HAPPY, hear, hear_until, say, say_face, serving, until


def counted(number):
    return lambda said: said["type"] == "pulse" and said["signal"]["counted"] == number


def test_students_join_and_the_pulse_shows_them(server):
    lesson = server.new_class(name="Physics", notice="Hello")
    feed = server.feed(lesson)
    students = [server.student(lesson["code"]) for _ in range(6)]
    for student in students:
        say_face(student, 1)
    pulse = hear_until(feed, counted(6))
    assert pulse["signal"]["shares"]["happiness"] == pytest.approx(0.9)
    assert pulse["signal"]["valence"] > 0.6
    assert pulse["joined"] == 6
    answer = server.ask("GET", f"/api/classes/{lesson['code']}/signal")
    assert answer.json()["counted"] == 6
    assert set(answer.json()) == {
        *("t", "present", "counted", "coverage", "shares", "valence", "valence_band", "arousal")
    }


def test_a_reading_is_a_small_message(server):
    lesson = server.new_class()
    student = server.student(lesson["code"])
    message = {"v": 1, "type": "faces", "n": 10**9, "age_ms": 59_999}
    message["faces"] = [{"who": 1, "q": 0.123, "p": [125] * 8}]
    assert len(json.dumps(message)) < 300
    student.send(json.dumps(message))


def test_what_is_told_before_joining(server):
    lesson = server.new_class(name="Physics", per_person=True, notice="Just a try.")
    said = server.ask("GET", f"/api/classes/{lesson['code']}", key="").json()
    assert (said["name"], said["per_person"], said["notice"]) == ("Physics", True, "Just a try.")
    assert said["min_group_size"] == 5
    assert "key" not in said


def test_buttons_work_without_a_camera(server):
    lesson = server.new_class()
    feed = server.feed(lesson)
    students = [
        server.student(lesson["code"], server.join(lesson["code"], consent=False)) for _ in range(5)
    ]
    for student, button in zip(students, [*FEEDBACK, "lost"], strict=True):
        say(student, type="press", button=button)
    pulse = hear_until(feed, lambda said: sum(said.get("buttons", {}).values()) == 5)
    assert pulse["buttons"]["lost"] == 2
    say_face(students[0], 1)
    assert hear(students[0])["reason"] == "not_allowed"


def test_a_camera_reads_a_room_once_everyone_agreed(server):
    lesson = server.new_class()
    path = f"/api/classes/{lesson['code']}/cameras"
    assert server.ask("POST", path, json={"agreed": False}).status_code == 409
    token = server.ask("POST", path, json={"agreed": True}).json()["token"]
    feed, camera = server.feed(lesson), server.student(lesson["code"], token)
    people = [{"who": who, "q": 0.9, "p": HAPPY} for who in range(1, 26)]
    say(camera, type="faces", n=1, age_ms=0, faces=people)
    hear_until(feed, counted(25))
    say(camera, type="pause")
    hear_until(feed, counted(0))


def test_markers_reach_everyone_who_watches(server):
    lesson = server.new_class()
    feeds = [server.feed(lesson), server.feed(lesson)]
    path = f"/api/classes/{lesson['code']}/markers"
    assert server.ask("POST", path, json={"text": "slide 7"}).status_code == 201
    for feed in feeds:
        said = hear_until(feed, lambda said: said["type"] == "marked")
        assert said["marker"]["text"] == "slide 7"
    late = server.socket(f"/api/classes/{lesson['code']}/feed", lesson["key"])
    assert hear(late)["markers"][0]["text"] == "slide 7"


def test_who_leaves_is_forgotten_and_cannot_come_back_with_the_token(server):
    lesson = server.new_class()
    token = server.join(lesson["code"])
    student = server.student(lesson["code"], token)
    say_face(student, 1)
    path = f"/api/classes/{lesson['code']}/me"
    assert server.ask("DELETE", path, key=token).status_code == 204
    with pytest.raises(ConnectionClosed):
        while True:
            student.recv(timeout=5)
    again = server.socket(f"/api/classes/{lesson['code']}/readings", token)
    assert hear(again)["reason"] == "no_seat"
    assert server.ask("DELETE", path, key=token).status_code == 404


def test_a_student_who_comes_back_takes_the_same_seat(server):
    lesson = server.new_class()
    feed = server.feed(lesson)
    token = server.join(lesson["code"])
    first = server.student(lesson["code"], token)
    second = server.student(lesson["code"], token)
    assert hear(first)["reason"] == "elsewhere"
    with pytest.raises(ConnectionClosed) as closed:
        first.recv(timeout=5)
    assert closed.value.rcvd.code == 4409
    say_face(second, 1)
    pulse = hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["present"])
    assert (pulse["joined"], pulse["signal"]["present"]) == (1, 1)


def test_a_connection_that_flaps_loses_no_seat(server):
    lesson = server.new_class()
    feed = server.feed(lesson)
    tokens = [server.join(lesson["code"]) for _ in range(5)]
    for turn in range(1, 6):
        for token in tokens:
            student = server.student(lesson["code"], token)
            say_face(student, turn)
            if turn % 2:
                student.close()
            else:  # no goodbye
                student.socket.close()
    pulse = hear_until(feed, counted(5))
    assert pulse["joined"] == 5


def test_the_end_is_told_to_all(server):
    lesson = server.new_class()
    feed, student = server.feed(lesson), server.student(lesson["code"])
    assert server.ask("DELETE", f"/api/classes/{lesson['code']}").status_code == 204
    for socket in (feed, student):
        hear_until(socket, lambda said: said["type"] == "ended")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=5)
        assert closed.value.rcvd.code == 4410
    assert server.ask("GET", f"/api/classes/{lesson['code']}").status_code == 404


def test_alerts_can_be_adjusted(server):
    lesson = server.new_class()
    path = f"/api/classes/{lesson['code']}/alerts"
    said = server.ask("PUT", path, json={"change": 0.3, "apart_s": 0})
    assert said.json() == {"change": 0.3, "apart_s": 0}
    assert server.ask("PUT", path, json={"change": 9}).status_code == 422


def test_clocks_are_never_compared(server):
    """A laptop whose clock is hours off, or that slept, counts like any other: by its ages."""
    lesson = server.new_class()
    feed = server.feed(lesson)
    students = [server.student(lesson["code"]) for _ in range(6)]
    for student in students:
        face = {"who": 1, "q": 0.9, "p": HAPPY}
        say(student, type="faces", n=1, age_ms=60_000, faces=[face])  # read a minute ago
    hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["present"] == 6)
    for student in students:
        say_face(student, 2)
    pulse = hear_until(feed, counted(6))
    assert pulse["t"] < 30


def test_a_simulated_class_moves_by_itself():
    with serving(Hub(UNSTATED)) as server:
        lesson = server.new_class(simulated=True, name="Demo")
        assert lesson["simulated"]
        feed = server.feed(lesson)
        pulse = hear_until(feed, lambda said: said["type"] == "pulse" and said["signal"]["shares"])
        assert pulse["signal"]["counted"] >= 5
        assert len(json.dumps(pulse)) < 1000


def test_without_a_stated_policy_a_class_runs_on_buttons():
    with serving(Hub(UNSTATED)) as server:
        lesson = server.new_class()
        assert lesson["faces"] is False
        assert "roomtone policy" in lesson["reason"]
        refused = server.ask("POST", "/api/classes", json={"faces": True})
        assert refused.status_code == 409
        assert "roomtone policy" in refused.json()["detail"]


def test_what_is_stated_while_the_server_runs_holds_in_its_classes(tmp_path, caplog):
    path = tmp_path / "policy.json"
    save_policy(Policy("US", "education"), path)
    live = Hub(load_policy(path), Access("key"), restated=lambda: load_policy(path))
    with serving(live, "key") as server:
        lesson = server.new_class()
        student, feed = server.student(lesson["code"]), server.feed(lesson)
        path.write_text("no policy")
        until(lambda: "the policy stays as it was" in caplog.text)
        assert live.policy.faces
        save_policy(Policy("FR", "education"), path)
        told = hear_until(student, lambda said: said["type"] == "welcome")
        assert told["faces"] is False
        assert hear_until(feed, lambda said: said.get("why") == "off")
        say_face(student, 1)
        assert hear_until(student, lambda said: said["type"] == "refused")
        code = lesson["code"]
        assert server.ask("GET", f"/api/classes/{code}", key="").json()["faces"] is False


def test_a_page_that_sends_nothing_is_told_that_the_line_stands(server):
    student = server.student(server.new_class()["code"])
    began = time.monotonic()
    assert hear(student, ALIVE_S + 3)["type"] == "pace"
    assert time.monotonic() - began > ALIVE_S - 1


def test_health_and_metrics(server):
    assert server.ask("GET", "/health", key="").json()["status"] == "ok"
    assert server.ask("GET", "/metrics", key="").status_code == 401
    lesson = server.new_class(name="Secret name")
    student = server.student(lesson["code"])
    say_face(student, 1)
    say(student, type="pause")
    for _ in range(50):
        text = server.ask("GET", "/metrics").text
        if 'roomtone_messages_total{type="other"} 1.0' in text:
            break
        time.sleep(0.05)
    assert 'roomtone_messages_total{type="faces"} 1.0' in text
    assert lesson["code"] not in text
    assert "Secret" not in text


def test_the_api_describes_itself(server):
    said = server.ask("GET", "/api/openapi.json", key="").json()
    assert "/classes/{code}/signal" in said["paths"]
    messages = server.ask("GET", "/api/messages", key="").json()
    assert set(messages["down"]) >= {"pulse", "class", "welcome"}
    assert "Faces" in messages["up"]["$defs"]
    assert server.ask("GET", "/api/policy", key="").json()["faces"] is True


def test_a_slow_server_asks_for_less():
    live = Hub(Policy("US", "education"), Access())
    with serving(live) as server:
        lesson = server.new_class()
        student, feed = server.student(lesson["code"]), server.feed(lesson)
        for _ in range(5):  # the loop is held up, as by too much work
            live.call(lambda: time.sleep(1.0))
        said = hear_until(student, lambda said: said["type"] == "pace")
        assert said["every_s"] == 2.0
        hear_until(feed, lambda said: said["type"] == "pulse" and said["every_s"] >= 2.0)
