"""Markers from a deck's page at another address, and markers of past classes, over the API."""

from __future__ import annotations

import json

import httpx2

from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import Policy
from roomtone.store import Store
from tests.live.conftest import KEY, serving

DECK = {"Origin": "https://slides.example"}
ASKS = DECK | {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}


def test_a_deck_of_another_address_may_add_markers_with_the_class_key(server):
    made = server.new_class()
    path, body = f"/api/classes/{made['code']}/markers", {"text": "slide 7"}
    asked = server.ask("OPTIONS", path, key="", headers=ASKS)
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == "*"
    assert asked.headers["access-control-allow-methods"] == "POST"
    assert "authorization" in asked.headers["access-control-allow-headers"].lower()
    answer = server.ask("POST", path, made["key"], json=body, headers=DECK)
    assert answer.status_code == 201
    assert answer.headers["access-control-allow-origin"] == "*"
    for said in (asked, answer):
        assert "access-control-allow-credentials" not in said.headers, "no cookies"
    for key in ("", "wrong", KEY, server.new_class()["key"], server.join(made["code"])):
        refused = server.ask("POST", path, key, json=body, headers=DECK)
        assert refused.status_code == 403, "the class's own key alone"
    cookie = {"Cookie": f"roomtone={made['key']}"}
    assert server.ask("POST", path, "", json=body, headers=DECK | cookie).status_code == 403


def test_no_other_route_is_open_to_pages_of_other_addresses(server):
    made = server.new_class()
    code, key = made["code"], made["key"]
    marker = f"/api/classes/{code}/markers"
    server.ask("POST", marker, key, json={"text": "slide 7"})
    paths = json.loads(server.ask("GET", "/api/openapi.json").text)["paths"]
    others = [
        (method.upper(), f"/api{path}".replace("{code}", code).replace("{number}", "1"))
        for path, methods in paths.items()
        for method in methods
        if path != "/classes/{code}/markers"
    ]
    assert ("PATCH", f"{marker}/1") in others
    with httpx2.Client(base_url=server.address) as client:
        for method, path in others:
            asks = ASKS | {"Access-Control-Request-Method": method}
            asked = client.options(path, headers=asks)
            assert asked.status_code == 405, path
            assert not [name for name in asked.headers if name.startswith("access-control")], path
    for path in (f"/api/classes/{code}", f"/api/classes/{code}/signal", "/api/policy"):
        answer = server.ask("GET", path, key, headers=DECK)
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("access-control")], path
    for method, path in (("PATCH", f"{marker}/1"), ("DELETE", f"{marker}/1")):
        assert server.ask(method, path, key, json={"text": "x"}, headers=DECK).status_code == 403
    asks = ASKS | {"Access-Control-Request-Method": "DELETE"}
    assert server.ask("OPTIONS", marker, key="", headers=asks).status_code == 400


def test_without_a_teachers_key_other_addresses_still_need_the_class_key():
    """Such a server takes everybody for the teacher, but not any page that a browser shows."""
    with serving(Service(Hub(Policy("US", "own"), Auth()))) as server:
        made = server.new_class()
        path, body = f"/api/classes/{made['code']}/markers", {"text": "slide 7"}
        for key in ("", "anything"):
            assert server.ask("POST", path, key, json=body, headers=DECK).status_code == 403
        assert server.ask("POST", path, made["key"], json=body, headers=DECK).status_code == 201
        assert server.ask("POST", path, "", json=body).status_code == 201


def test_markers_of_a_past_class_are_added_renamed_moved_and_deleted(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'roomtone.db'}")
    service = Service(Hub(Policy("US", "education"), Auth(KEY)), Recorder(store))
    with serving(service, KEY) as server:
        made = server.new_class()
        path = f"/api/classes/{made['code']}"
        marker = f"{path}/markers"
        for name in ("slide 7", "slide 8"):
            server.ask("POST", marker, json={"text": name, "t": 0})
        server.ask("POST", f"{path}/end")
        changed = server.ask("PATCH", f"{marker}/1", made["key"], json={"text": "a moment ago"})
        assert changed.json() == {"id": 1, "t": 0.0, "text": "a moment ago"}
        assert server.ask("POST", marker, made["key"], json={"text": "x"}).status_code == 409
        server.call(lambda: server.hub.forget(made["code"]))
        assert server.ask("POST", marker, made["key"], json={"text": "x", "t": 0}).is_error
        assert server.ask("POST", marker, json={"text": "no moment"}).status_code == 409
        added = server.ask("POST", marker, json={"text": " break ", "t": 999}).json()
        assert (added["id"], added["text"]) == (3, "break")
        assert added["t"] < 60, "within the class"
        changed = server.ask("PATCH", f"{marker}/1", json={"text": "lenses"}).json()
        assert changed == {"id": 1, "t": 0.0, "text": "lenses"}
        assert server.ask("PATCH", f"{marker}/9", json={"text": "x"}).status_code == 404
        assert server.ask("DELETE", f"{marker}/2").status_code == 204
        exported = server.ask("GET", f"{path}/export").json()["markers"]
        assert sorted(one["text"] for one in exported) == ["break", "lenses"]
        log = [entry["what"] for entry in server.ask("GET", "/api/audit").json()["entries"]]
        saved = [one for one in log if "marker" in one]
        assert saved == ["marker deleted", "marker saved", "marker saved"]
