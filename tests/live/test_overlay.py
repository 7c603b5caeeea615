"""The key of an overlay reads the pulse without what is private, and does nothing else."""

from __future__ import annotations

from dataclasses import replace

import httpx2

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.protocol import overlay_pulse
from roomtone.live.recorder import Recorder
from roomtone.policy import Policy
from roomtone.store import Store
from roomtone.types import Alert
from tests.live.conftest import KEY, hear, hear_until, say, say_face, serving


def test_a_class_with_the_view_of_each_person_has_no_overlay(server):
    """Its signal changes with one person alone: that is for the teacher, as students were told."""
    made = server.new_class(per_person=True)
    assert made["overlay"] is None
    path = f"/api/classes/{made['code']}"
    assert server.ask("GET", f"{path}/overlay-key").status_code == 409
    key = server.hub.auth.overlay_key(made["code"])
    assert server.ask("GET", f"{path}/feed", key).status_code == 404
    assert hear(server.socket(f"{path}/feed", key))["reason"] == "no_class"


def test_an_overlay_shows_nothing_that_is_for_the_teacher_alone(server):
    made = server.new_class()
    path = f"/api/classes/{made['code']}"
    key = server.ask("GET", f"{path}/overlay-key", made["key"]).json()["key"]
    assert made["overlay"] == f"/overlay/{made['code']}#{key}"
    teacher, overlay = server.feed(made), server.socket(f"{path}/feed", key)
    assert hear(overlay)["type"] == "snapshot"
    server.ask("POST", f"{path}/markers", json={"text": "they are lost"})
    server.ask("POST", f"{path}/questions", json={"text": "Who sleeps?", "answers": ["I", "not I"]})
    code = server.ask("POST", f"{path}/join-code").json()["join_code"]
    students = [server.student(code) for _ in range(8)]
    for n in range(1, 4):
        for student in students:
            say(student, type="feedback", value="lost", word="lenses")
            say_face(student, n)
        shown = hear_until(teacher, lambda said: said.get("words"))
    heard = []

    def is_known(said):
        heard.append(said)
        return said["type"] == "pulse" and said["signal"]["shares"] and said["feedback"]["lost"]

    hear_until(overlay, is_known)
    assert {said["type"] for said in heard} == {"snapshot", "pulse"}
    heard += server.ask("GET", f"{path}/feed", key).json()
    for private in ("they are lost", "Who sleeps?", "lenses", code):
        assert private not in str(heard)
        assert private in str([shown, *server.ask("GET", f"{path}/feed").json()])
    assert server.ask("GET", f"{path}/feed?history=false", key).json()[0]["markers"] == []
    pulse = server.call(lambda: server.hub.pulse(server.hub.get(code)))
    assert (
        overlay_pulse(replace(pulse, alert=Alert(1.0, "mood_down", "More negative"))).alert is None
    )


def test_an_overlays_key_opens_nothing_else(server):
    made = server.new_class()
    code, key = made["code"], made["overlay"].partition("#")[2]
    paths = server.ask("GET", "/api/openapi.json").json()["paths"]
    public = {
        "/policy",
        "/messages",
        "/classes/{code}",  # as students are told before they join
        "/classes/{code}/join",
    }
    opened = []
    with httpx2.Client(base_url=server.address, headers={"Authorization": f"Bearer {key}"}) as one:
        for path, methods in paths.items():
            for method in methods:
                filled = path.replace("{code}", code).replace("{number}", "1")
                body = {} if method == "get" else {"json": {"text": "x", "value": "lost"}}
                answer = one.request(method, f"/api{filled}", **body)
                if answer.is_success and path not in public:
                    opened.append((method, path))
    assert opened == [("get", "/classes/{code}/feed")]
    assert hear(server.socket(f"/api/classes/{code}/readings", key))["reason"] == "not_joined"
    other = server.new_class()["code"]
    assert hear(server.socket(f"/api/classes/{other}/feed", key))["reason"] == "no_class"
    assert server.ask("GET", f"/api/classes/{code}/signal").status_code == 200, "it goes on"


def test_an_overlays_key_lasts_until_the_class_has_another(tmp_path):
    url = f"sqlite:///{tmp_path / 'roomtone.db'}"

    def service() -> Service:
        return Service(Hub(Policy("US", "education"), Auth(KEY)), Recorder(Store(url)))

    with serving(service(), KEY) as server:
        made = server.new_class()
    path, key = f"/api/classes/{made['code']}/feed", made["overlay"].partition("#")[2]
    with serving(service(), KEY) as server:
        overlay = server.socket(path, key)
        assert hear(overlay)["type"] == "snapshot", "a restart changes nothing"
        new = server.ask("POST", f"/api/classes/{made['code']}/key").json()["key"]
        assert hear_until(overlay, lambda said: said["type"] == "refused")["reason"] == "no_class"
        assert server.ask("GET", path, key).status_code == 404
        asked = server.ask("GET", path.replace("feed", "overlay-key"), new)
        assert asked.json()["key"] != key
