"""The teacher's console: its charts and links, who gets in, and each view run as Streamlit does."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import cv2
import pytest

pytest.importorskip("streamlit")

from starlette.testclient import TestClient
from starlette.types import Message, Scope
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from roomtone.console import (
    about,
    charts,
    console_paths,
    links,
    past_classes,
    policy,
    running_class,
)
from roomtone.console.client import Client, connect
from roomtone.console.middleware import ConsoleMiddleware, content_policy
from roomtone.console.open_pages import OpenPages, open_pages
from roomtone.console.options import OPTIONS, RESUME_S
from roomtone.console.paths import PAGES, redirect
from roomtone.console.settings import SECRET_HEADER, Settings
from roomtone.countries import ALSO, COUNTRIES
from roomtone.integrations.delivery import RetryOptions
from roomtone.integrations.options import IntegrationOptions, parse_webhook
from roomtone.integrations.service import Integrations
from roomtone.labels import FERPLUS, ORIGIN
from roomtone.languages import words_in
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import UNSTATED, load_policy
from roomtone.store import Store
from roomtone.store.audit import POLICY
from roomtone.types import FaceReading, Image
from roomtone.vision.models import load_expression_model, read_scores
from roomtone.vision.photos import Photo
from tests.store.conftest import add, record, second

from .conftest import KEY, serving, status, until

HAPPY = FaceReading(
    t=0.0,
    who=1,
    box=(10.0, 20.0, 30.0, 40.0),
    score=0.9,
    quality=0.8,
    probabilities=(0.2, 0.7, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01),
    fer2013=(0.1, 0.0, 0.1, 0.6, 0.0, 0.0, 0.2),
    expression="happiness",
    uncertain=False,
)


def visit(page: str = "class", **address: str) -> AppTest:
    """A page of the console, opened at its address by a new visitor."""
    script = f"from roomtone.console.app import show\nshow({page!r})"
    opened = AppTest.from_string(script, default_timeout=30)
    opened.context["url"] = "https://class.example/"
    for name, value in address.items():
        opened.query_params[name] = value
    return opened.run()


def words(page: AppTest) -> str:
    kinds = (
        *(page.title, page.subheader, page.markdown, page.caption),
        *(page.error, page.warning, page.info, page.success),
    )
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def button(page: AppTest, label: str) -> Any:
    return next(one for one in page.button if one.label == label)


def src(page: AppTest) -> str:
    return str(page.get("iframe")[0].proto.src)


# Charts and tables


def rows_of(chart: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = chart["datasets"][chart["data"]["name"]]
    return rows


def test_bars_are_the_probabilities_in_the_order_of_the_labels() -> None:
    label, shares = charts.shares(HAPPY)
    assert label == "happiness"
    chart = charts.bars(shares, label, list(shares)).to_dict()
    rows = rows_of(chart)
    assert [row["expression"] for row in rows] == list(FERPLUS)
    assert [row["probability"] for row in rows] == list(HAPPY.probabilities)
    assert [row["expression"] for row in rows if row["named"]] == ["happiness"]
    assert chart["layer"][0]["encoding"]["y"]["sort"] == list(FERPLUS)


def test_uncertain_names_no_bar_and_four_classes_are_renormalised() -> None:
    label, shares = charts.shares(HAPPY, ORIGIN)
    assert (label, list(shares)) == ("happy", list(ORIGIN))
    assert sum(shares.values()) == pytest.approx(1)
    unsure = FaceReading(**{**HAPPY.__dict__, "uncertain": True})
    for classes in ((), ORIGIN):
        label, shares = charts.shares(unsure, classes)
        assert label == "uncertain"
        assert not any(
            row["named"] for row in rows_of(charts.bars(shares, label, list(shares)).to_dict())
        )


def test_tables_hold_every_face_and_no_formula() -> None:
    photos = [Photo("=cmd.jpg", 100, 80, (HAPPY, HAPPY)), Photo("none.jpg", 10, 10, ())]
    rows = list(csv.DictReader(io.StringIO(charts.as_csv(photos))))
    assert [row["face"] for row in rows] == ["1", "2"]
    assert rows[0]["source"] == "'=cmd.jpg"
    assert float(rows[0]["happiness"]) == 0.7
    assert rows[0]["among_four_label"] == "happy"
    lines = charts.as_json(photos).splitlines()
    assert [json.loads(line) for line in lines] == [photo.as_dict() for photo in photos]


# Addresses


@pytest.mark.parametrize(
    ("host", "alone"),
    [("localhost:8501", True), ("127.0.0.1:1", True), ("[::1]:2", True), ("10.0.0.7:80", False)],
)
def test_a_loopback_address_is_known(host: str, alone: bool) -> None:
    assert links.Address("http", host).alone is alone
    assert links.Address("http", host).cameras is alone


def test_what_is_said_of_an_address() -> None:
    here, there = links.Address("http", "localhost:1"), links.Address("http", "10.0.0.7")
    assert "--host 0.0.0.0" in running_class.reach(here, beyond=False, faces=False)
    assert "in your network" in running_class.reach(here, beyond=True, faces=False)
    assert "HTTPS" in running_class.reach(there, beyond=True, faces=True)
    assert not running_class.reach(there, beyond=True, faces=False)
    assert not running_class.reach(links.Address("https", "10.0.0.7"), beyond=True, faces=True)


def test_the_qr_code_is_a_picture_of_the_link() -> None:
    svg = links.qr("https://class.example/join/ABCDEFGH")
    assert svg.startswith("<svg")
    assert "http://www.w3.org/2000/svg" in svg


@pytest.mark.parametrize("listens", ["everywhere", "here"])
def test_the_link_for_students_is_one_that_others_can_open(listens: str) -> None:
    host = "0.0.0.0" if listens == "everywhere" else "127.0.0.1"  # noqa: S104
    with socket.create_server((host, 0)) as server:
        opened = links.Address("http", f"localhost:{server.getsockname()[1]}")
        address = links.from_elsewhere(opened)
    if listens == "everywhere" and address == opened:
        pytest.skip("needs a network")
    assert address.alone is (listens == "here")
    assert address.host.rpartition(":")[2] == opened.host.rpartition(":")[2]
    away = links.Address("https", "class.example")
    assert links.from_elsewhere(away) == away


# Who gets in


def ask(console: ConsoleMiddleware, path: str, kind: str = "http", **headers: str) -> list[Message]:
    """What the console answers; sockets are told which subprotocols Streamlit would see."""
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    path, _, query = path.partition("?")
    scope: Scope = {"type": kind, "path": path, "headers": pairs, "query_string": query.encode()}
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(console(scope, receive, send))
    return sent


async def _app(scope: Scope, receive: Any, send: Any) -> None:
    offered = dict(scope["headers"]).get(b"sec-websocket-protocol", b"")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"offered", offered)]})


def test_only_the_servers_proxy_reaches_streamlit() -> None:
    middleware = ConsoleMiddleware(_app, "the secret")
    for path in ("/", "/_stcore/health", "/static/js/index.js"):
        assert ask(middleware, path)[0]["status"] == 403
        assert ask(middleware, path, **{SECRET_HEADER: "another"})[0]["status"] == 403
        assert ask(middleware, path, **{SECRET_HEADER: "the secret"})[0]["status"] == 200
    assert ask(middleware, "/_stcore/stream", "websocket")[0]["code"] == 1008


def test_the_first_page_is_also_found_under_its_own_name() -> None:
    for path, place in (("/class", b"./"), ("/rt/class?class=ABCD2345", b"./?class=ABCD2345")):
        answer = ask(ConsoleMiddleware(_app), path)[0]
        assert (answer["status"], dict(answer["headers"])[b"location"]) == (307, place)


def test_a_session_belongs_to_the_visit_that_opened_it() -> None:
    middleware = ConsoleMiddleware(_app)
    open_pages.add("adas-session", "ada", 0.0)

    def offered(visit: str, session: str) -> str:
        protocols = f"streamlit, token, {session}"
        headers = {"x_roomtone_visit": visit, "sec_websocket_protocol": protocols}
        (started,) = ask(middleware, "/_stcore/stream", "websocket", **headers)
        return str(dict(started["headers"])[b"offered"].decode())

    assert offered("ada", "adas-session") == "streamlit, token, adas-session"
    for visit, session in (("eve", "adas-session"), ("", "adas-session"), ("ada", "unknown")):
        assert offered(visit, session) == "streamlit, token"
    upload = "/_stcore/upload_file/adas-session/1"
    assert ask(middleware, upload, x_roomtone_visit="ada")[0]["status"] == 200
    for visit in ("eve", ""):
        assert ask(middleware, upload, x_roomtone_visit=visit)[0]["status"] == 403


def test_pages_may_load_nothing_from_elsewhere() -> None:
    headers = dict(ask(ConsoleMiddleware(_app), "/")[0]["headers"])
    assert headers[b"content-security-policy"].decode() == content_policy()
    assert headers[b"cross-origin-opener-policy"] == b"same-origin"
    assert "//" not in content_policy()
    assert OPTIONS["browser.gatherUsageStats"] is False


def test_a_page_that_was_offline_for_a_minute_goes_on_and_one_that_is_closed_is_forgotten() -> None:
    host, opened = Mock(), OpenPages()
    host.is_active_session.side_effect = [True, False, False]
    opened.add("a", "ada", 0.0)
    assert opened.update(host, 100.0) == []
    assert opened.update(host, 160.0 + 60.0) == []
    assert opened.update(host, 101.0 + RESUME_S) == ["a"]
    host.close_session.assert_called_once_with("a")
    assert OPTIONS["server.disconnectedSessionTTL"] == RESUME_S > 120


def test_the_addresses_of_the_pages_are_those_that_the_server_passes_on() -> None:
    found = set(console_paths().pages)
    assert found == {"/", *(f"/{name}" for name in PAGES)}
    assert not console_paths().has("/openapi.json")
    assert not console_paths().has("/_stcore/metrics")
    assert not console_paths().has("/static/../_stcore/metrics")
    assert console_paths().has("/_stcore/health")


@pytest.mark.parametrize("root", ["", "/at/a/long/path" * 20])
def test_a_page_that_is_signed_out_opens_the_sign_in_page(root: str) -> None:
    message = ForwardMsg()
    message.ParseFromString(redirect(f"{root}/sign-in?signed-out"))
    assert message.WhichOneof("type") == "auth_redirect"
    assert message.auth_redirect.url == f"{root}/sign-in?signed-out"
    assert console_paths().redirect is redirect


# The pages


@pytest.mark.parametrize(
    "name", ["class", "past", "course", "photo", "your-camera", "policy", "integrations", "about"]
)
def test_a_page_shows(api: Client, name: str) -> None:
    page = visit(name)
    assert not page.exception
    assert not page.error
    assert page.title


def test_the_integrations_are_listed_with_their_last_result(store: Store, tmp_path: Path) -> None:
    hub, recorder = Hub(), Recorder(store)
    target = parse_webhook("http://127.0.0.1:9/hook#whsec_" + "QUJD" * 11)
    options = IntegrationOptions("https://class.example", (target,), calendar=True)
    integrations = Integrations(options, hub, recorder, RetryOptions(give_up_s=0.0))
    with serving(Service(hub, recorder, integrations=integrations)) as api:
        assert "Nothing was sent since the server started" in words(visit("integrations"))
        api.create(name="Optics", faces=False)
        until(lambda: (found := api.integrations()) and found.receivers[0].dropped)
        page = visit("integrations")
        assert not page.exception
        assert "**webhook** `http://127.0.0.1:9`" in words(page)
        assert "no connection" in words(page)
        before = page.code[0].value
        button(page, "Renew").click().run()
        assert page.code[0].value != before
        api.end(api.classes("running")[0].code)
        until(lambda: api.classes("past"))
        code = api.classes("past")[0].code
        api.end(api.create(name="Waves", faces=False)[0])
        until(lambda: len(api.classes("past")) == 2)
        assert visit("past", **{"class": code}).selectbox[0].value == code


def test_one_click_starts_the_demo_class(api: Client) -> None:
    page = visit()
    button(page, "Start the demo class").click().run()
    assert not page.exception
    (running,) = api.classes("running")
    assert running.simulated
    assert src(page) == f"/pulse/{running.code}?embedded"
    assert until(lambda: (one := api.find(running.code)) and one.joined)


def test_a_class_as_wanted_with_its_links(locked: Client) -> None:
    page = visit()
    page.text_input[0].input("Physics *2b*")
    page.number_input[0].set_value(45)
    page.toggle[1].set_value(True)
    button(page, "Start the class").click().run()
    assert not page.exception
    (running,) = locked.classes("running")
    assert (running.name, running.minutes, running.faces) == ("Physics *2b*", 45, True)
    assert running.per_person
    assert "each person" in words(page)
    assert page.code[0].value == f"https://class.example/join/{running.code}"
    key = src(page).partition("#")[2]
    assert status(locked, "GET", f"classes/{running.code}/signal", key) == 200
    assert status(locked, "GET", "classes", key) == 401  # it is not the teacher's
    again = visit()
    assert src(again) == src(page)
    button(again, "End for everyone").click().run()
    assert locked.classes("running") == []
    assert not again.get("iframe")


def test_a_class_started_elsewhere_has_its_link(locked: Client) -> None:
    code, key = locked.create()
    page = visit()
    assert src(page).partition("#")[2] == key
    assert status(locked, "GET", f"classes/{code}/key", key) == 401  # it is the teacher who asks


def test_after_a_restart_of_the_server_a_class_gets_a_new_link(store: Store) -> None:
    def service() -> Service:
        return Service(Hub(UNSTATED, Auth(KEY)), Recorder(store))

    with serving(service(), KEY) as first:
        code, old = first.create(faces=False)
        until(lambda: store.classes())
    with serving(service(), KEY) as second:
        page = visit()
        assert not page.get("iframe")
        button(page, "Make a new link").click().run()
        key = src(page).partition("#")[2]
        assert status(second, "GET", f"classes/{code}/signal", key) == 200
        assert status(second, "GET", f"classes/{code}/signal", old) == 404


def test_without_a_policy_classes_run_on_feedback(api: Client) -> None:
    page = visit()
    assert "Set your country and purpose first" in words(page)
    assert all(toggle.disabled for toggle in page.toggle)
    button(page, "Start the class").click().run()
    assert not api.classes("running")[0].faces
    assert "No camera" in words(page)


@pytest.mark.parametrize(
    ("field", "length", "said"),
    [
        ("Name", 93, "The name has 93 characters; at most 80 fit."),
        ("Course (optional)", 81, "The course has 81 characters; at most 80 fit."),
        ("Message to students (optional)", 501, "has 501 characters; at most 500 fit."),
    ],
)
def test_text_that_is_too_long_is_said(api: Client, field: str, length: int, said: str) -> None:
    page = visit()
    fields = [*page.text_input, *page.text_area]
    next(one for one in fields if one.label == field).input("x" * length)
    button(page, "Start the class").click().run()
    assert said in words(page)
    assert api.classes("running") == []


def test_a_reload_stays_with_the_class_that_was_chosen(api: Client) -> None:
    first, second = (api.create(name=name, faces=False)[0] for name in ("First", "Second"))
    page = visit()
    assert "Second" in words(page)
    page.selectbox(key="class_pick").select(first).run()
    assert "First" in words(page)
    assert page.query_params["class"] in (first, [first])
    assert words(visit(**{"class": first})).startswith("First")
    assert words(visit(**{"class": second})).startswith("Second")


def test_a_learning_platform_opens_its_course(api: Client) -> None:
    api.create(name="Another", course="Biology")
    page = visit(course="Physics (PHY-2b)")
    assert page.text_input[1].value == "Physics (PHY-2b)"
    code, _ = api.create(name="Waves", course="Physics (PHY-2b)")
    page = visit(course="Physics (PHY-2b)")
    assert page.query_params["class"] in (code, [code])


def test_a_class_that_ended_elsewhere_is_shown_with_its_recap(stored: Client) -> None:
    page = visit()
    page.text_input[0].input("Physics 2b")
    button(page, "Start the class").click().run()
    (running,) = stored.classes("running")
    stored.end(running.code)  # as from the pulse page
    until(lambda: stored.classes("past"))
    page.run()
    assert not page.exception
    assert "Physics 2b" in words(page)
    assert "This class ended at" in words(page)
    button(page, "See the recap").click().run()
    assert not page.exception
    assert "Physics 2b" in page.get("iframe")[0].proto.srcdoc


def test_the_end_of_a_class_is_undone(stored: Client) -> None:
    page = visit()
    button(page, "Start the class").click().run()
    (running,) = stored.classes("running")
    said = words(page)
    assert (
        "Students are notified. Individual readings are deleted; the recap is kept for 30 d" in said
    )
    button(page, "End for everyone").click().run()
    assert stored.classes("running") == []
    button(page, "Undo: keep teaching").click().run()
    assert not page.exception
    assert [one.code for one in stored.classes("running")] == [running.code]
    assert src(page) == f"/pulse/{running.code}?embedded"


def test_a_class_of_no_such_code_is_no_error(api: Client) -> None:
    page = visit(**{"class": "../../policy"})
    assert not page.exception and not page.error
    assert "Start a class" in words(page)


def test_what_holds_results_back_is_said(api: Client) -> None:
    page = visit()
    button(page, "Start the class").click().run()
    assert "Nobody has joined so far; results need at least 5 people" in words(page)
    (running,) = api.classes("running")
    for _ in range(3):
        status(api, "POST", f"classes/{running.code}/join", "", json={"consent": False})
    page.run()
    assert "results need at least 5 people" in words(page)


def join(client: Client, code: str) -> int:
    return status(client, "POST", f"classes/{code}/join", "", json={"consent": False})


def test_the_teacher_allows_more_participants(api: Client) -> None:
    code, _ = api.create(faces=False)
    for _ in range(2):
        join(api, code)
    page = visit()
    assert "2 participants of at most" in words(page)
    page.number_input(key="most").set_value(1).run()
    button(page, "Save").click().run()
    assert not page.exception
    assert "2 participants of at most 1." in words(page)
    assert "failed" not in words(page)
    assert join(api, code) == 409
    page.run()
    assert "1 attempt to join failed in the last ten minutes" in words(page)
    page.number_input(key="most").set_value(3).run()
    button(page, "Save").click().run()
    assert join(api, code) == 201


def test_the_teacher_removes_a_flood_and_renews_the_code(locked: Client) -> None:
    code, _ = locked.create(faces=False)
    for _ in range(3):
        join(locked, code)
    page = visit()
    page.number_input(key="lately").set_value(1).run()
    button(page, "Remove recent participants").click().run()
    assert not page.exception
    assert "0 participants of at most" in words(page)
    assert join(locked, code) == 201
    button(page, "Make a new join code").click().run()
    (running,) = locked.classes("running")
    renewed = str(running.join_code)
    assert page.code[0].value == f"https://class.example/join/{renewed}"
    assert (join(locked, code), join(locked, renewed)) == (404, 201)
    assert (running.code, running.participants) == (code, 1), "who had joined stays"
    button(page, "Remove everyone, new join code").click().run()
    assert not page.exception
    (running,) = locked.classes("running")
    assert running.participants == 0
    assert running.join_code not in (code, renewed)
    assert page.code[0].value == f"https://class.example/join/{running.join_code}"
    assert join(locked, renewed) == 404


def test_a_camera_needs_a_word_for_those_whom_no_page_asks(stored: Client) -> None:
    page = visit()
    page.toggle[1].set_value(True)  # each person's expression too
    button(page, "Start the class").click().run()
    (agreed,) = page.checkbox
    assert agreed.label.startswith("Everyone in view has agreed, and knows that I see each person")
    assert camera_link(page).disabled
    agreed.check().run()
    assert not camera_link(page).disabled
    (running,) = stored.classes("running")
    assert camera_link(page).url == f"/camera/{running.code}"


def camera_link(page: AppTest) -> Any:
    found = (one.proto for one in page.get("link_button"))
    return next(one for one in found if one.label == "Use a room camera or share a meeting")


def test_a_server_that_does_not_answer_is_said_on_every_page(home: Path) -> None:
    with serving(Service(Hub())) as client:
        page = visit()
        assert not page.error
    connect(Settings(client.url))
    page.run()
    assert not page.exception
    assert "The roomtone server doesn't answer" in words(page)


def test_the_policy_form_saves_and_applies_at_once(api: Client, home: Path) -> None:
    page = visit("policy")
    button(page, "Save").click().run()
    assert "Choose a country and a purpose" in words(page)
    page.selectbox[0].select("DE")
    page.radio[0].set_value("education")
    page.number_input[0].set_value(7)
    button(page, "Save").click().run()
    assert not page.exception
    assert "Saved. Applies now." in words(page)
    saved, policy = load_policy(home / "policy.json"), api.policy()
    assert (saved.place, saved.purpose, saved.stated_at) == ("DE", "education", policy.stated_at)
    assert (policy.place, policy.min_group_size) == ("DE", 7)
    assert not policy.faces
    assert "AI Act" in words(page)


@pytest.mark.parametrize(
    ("typed", "code"), [("USA", "US"), ("UK", "GB"), ("Holland", "NL"), ("Turkey", "TR")]
)
def test_countries_have_the_names_that_people_type(api: Client, typed: str, code: str) -> None:
    assert f" {typed}" in policy.country(code).replace("(", " ")
    assert set(ALSO) <= set(COUNTRIES)
    (field,) = visit("policy").selectbox
    assert policy.country(code) in field.options


def test_the_audit_log_is_shown(store: Store, stored: Client) -> None:
    store.log("recap read", code="AAAA2222")
    page = visit("policy")
    assert not page.exception
    assert f"{stored.audit(1).rows} rows, chain intact" in words(page)
    assert "recap read | code AAAA2222" in words(page)


def test_every_choice_among_past_classes_is_followed(store: Store, stored: Client) -> None:
    codes = [f"{letter}BBB2222" for letter in "ACDE"]
    for number, code in enumerate(codes):
        add(store, record(code, time.time() - 9000 + 1000 * number, name=code), seconds=40)
    page = visit("past")
    for code in (codes[0], codes[2], codes[1], codes[3], codes[0]):
        page.selectbox(key="past_pick").select(code).run()
        assert not page.exception
        assert page.selectbox(key="past_pick").value == code
        assert page.session_state["past_code"] == code


def test_downloads_have_one_rule_said_before_and_names_of_class_and_day(
    store: Store, stored: Client
) -> None:
    one = record("ABBB2222", time.time() - 9000, name="Physics: 2b/ä", min_group_size=3)
    add(store, one, seconds=40)
    page = visit("past")
    assert "One row per second; rows with fewer than 3 people are blank." in words(page)
    (one,) = stored.classes("past")
    name = past_classes.file_name(one, "csv")
    assert name == f"Physics-2b-ä-{one.began:%Y-%m-%d}-ABBB2222.csv"
    page.run()
    reads = [entry.what for entry in stored.audit(100).entries].count("recap read")
    assert reads == 1  # once a visit, not once a click


def test_a_past_class_is_deleted_for_good(store: Store, stored: Client) -> None:
    add(store, record("ABBB2222", time.time() - 9000, name="Physics"), seconds=40)
    page = visit("past")
    button(page, "Delete permanently").click().run()
    assert not page.exception
    assert "Physics is deleted, with everything stored about it." in words(page)
    assert stored.classes("past") == []


def test_a_course_is_drawn_over_its_weeks(store: Store, stored: Client) -> None:
    for number in range(3):
        began = time.time() - 9000 + 1000 * number
        add(
            store, record(f"ABB{number}2222".replace("0", "A").replace("1", "B"), began), seconds=40
        )
    page = visit("past")
    page.selectbox[0].select("10b").run()
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 1
    chart = charts.course_chart(stored.classes("past"), words_in("en")).to_dict()
    assert {row["name"] for row in rows_of(chart)} == {"Physics"}


def test_a_course_says_which_classes_lost_them_and_sets_two_side_by_side(
    store: Store, stored: Client
) -> None:
    began = time.time() - 9000
    for number, (code, name, lost) in enumerate(
        (("AAAA2222", "Limits", 2), ("BBBB2222", "Series *1*", 11), ("CCCC2222", "Few", None))
    ):
        one = record(code, began + 1000 * number, name=name)
        counts = {} if lost is None else {"got_it": 2, "lost": lost, "too_fast": 0, "too_slow": 0}
        store.add(one, [replace(second(float(t)), feedback=counts) for t in range(40)], [])
    page = visit("course")
    assert not page.exception
    said = words(page).replace("\\", "")
    assert "Most lost: **Series *1*** (" in said
    assert "50% of the students on average, up to 11 at once); **Limits**" in said
    assert "| Few, " in said
    assert len(page.get("vega_lite_chart")) == 3 + 4, "the course's, then two classes'"
    page.selectbox(key="course_b").select("CCCC2222").run()
    assert len(page.get("vega_lite_chart")) == 3 + 3, "no feedback of too few"
    exported = [entry.what for entry in stored.audit(100).entries].count("class exported")
    assert exported == 3, "each class once a visit"
    stored.save_note("AAAA2222", 65.0, "Ask for the lens first")
    page.text_input[0].set_value("LENS").run()
    assert "Limits" in words(page)
    assert "Series" not in words(page)
    page.text_input[0].set_value("nothing of the kind").run()
    assert "No class of this course has" in words(page)


def test_notes_on_moments_are_written_changed_and_deleted(store: Store, stored: Client) -> None:
    add(store, record("ABBB2222", time.time() - 9000, name="Physics"), seconds=40)
    page = visit("past")
    page.text_input(key="note_time_ABBB2222_new").set_value("soon")
    page.text_input(key="note_text_ABBB2222_new").set_value("Slower here")
    button(page, "Add note").click().run()
    assert "minutes and seconds" in words(page)
    page.text_input(key="note_time_ABBB2222_new").set_value("0:25")
    page.text_input(key="note_text_ABBB2222_new").set_value("Slower here")
    button(page, "Add note").click().run()
    assert not page.exception
    assert "**0:25** Slower here" in words(page)
    assert "Slower here" in page.session_state["past_recap"][1]
    page.text_input(key="note_text_ABBB2222_1").set_value("Much slower")
    button(page, "Save").click().run()
    assert [note.text for note in stored.notes("ABBB2222")] == ["Much slower"]
    button(page, "Delete note").click().run()
    assert stored.notes("ABBB2222") == []
    assert "slower" not in words(page)


def test_a_photo_is_read_and_a_damaged_one_is_told(api: Client, portrait: Image) -> None:
    page = visit("photo")
    data = cv2.imencode(".jpg", portrait)[1].tobytes()
    page.file_uploader[0].set_value(
        [
            ("cut.jpg", data[: len(data) // 3], "image/jpeg"),
            ("empty.png", b"", "image/png"),
            ("notes.jpg", b"no picture", "image/jpeg"),
            ("portrait.jpg", data, "image/jpeg"),
        ]
    )
    page.run()
    assert not page.exception
    text = "\n".join(error.value.replace("\\", "") for error in page.error)
    assert "cut.jpg: expected a whole picture" in text
    assert "empty.png: expected a picture; the file is empty" in text
    assert "notes.jpg: expected a picture" in text
    assert "1 face" in words(page)
    assert "happiness: 1" in words(page)
    assert len(page.get("vega_lite_chart")) == 1
    page.get("button_group")[0].set_value("Four (FER-2013)").run()
    assert "happy: 1" in words(page)
    assert "happiness" not in words(page)


def test_the_example_is_read(api: Client) -> None:
    page = visit("photo")
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert "neutral: 1" in words(page)


def test_about_tells_the_cards_numbers(api: Client) -> None:
    card = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text("utf-8")
    scores = read_scores(load_expression_model(threads=1))
    assert scores is not None
    assert f"`{scores['sha256']}`" in card
    text = words(visit("about"))
    for name in about.SCORES:
        task = scores["tasks"][name]
        low, high = task["interval"]
        row = next(line for line in card.splitlines() if line.startswith(f"| {task['title']} |"))
        assert f"{task['accuracy']:.1%} [{low:.1%}, {high:.1%}]" in row
        assert f"| {task['title']} | {task['accuracy']:.1%} | {low:.1%} to {high:.1%} |" in text
    assert f"{scores['label_agreement']:.1%} of the pictures" in card


def test_the_scores_are_of_the_packaged_models_alone() -> None:
    nano = load_expression_model("nano", threads=1)
    assert read_scores(nano) != read_scores(load_expression_model(threads=1))
    assert read_scores(replace(nano, sha256="0" * 64)) is None


def test_the_console_speaks_the_visitors_language(stored: Client) -> None:
    stored.create(name="Biology 8b")
    assert "Endet von selbst um" in words(visit(language="de"))
    assert "Noch ist keine Stunde zu Ende" in words(visit("past", language="de"))
    for name in PAGES[:-1]:  # but the page about models
        for text in words(visit(name, language="en-XA")).splitlines():
            # The audit log is the server's own.
            left = re.sub(r"^\| .*|<[^>]*>|https?://\S*|Biology 8b", "", text)
            assert "[" in left or not re.search(r"[a-z]{3}", left), text


def test_streamlits_page_says_its_language_and_keeps_one_that_is_chosen() -> None:
    async def streamlit(scope: Scope, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/html"), (b"content-length", b"24"), (b"etag", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'<html lang="en"></html>'})

    connect(Settings("http://127.0.0.1:1", "")).close()
    browser = TestClient(ConsoleMiddleware(streamlit, ""))
    page = browser.get("/past?language=ar", headers={"accept": "text/html"})
    assert page.text == '<html lang="ar" dir="rtl"></html>'
    assert "roomtone_language=ar" in page.headers["set-cookie"]
    remembered = browser.get("/past", headers={"accept": "text/html"})
    assert 'lang="ar"' in remembered.text
    assert "set-cookie" not in remembered.headers


def test_what_the_audit_log_says_has_a_message() -> None:
    recorded = re.compile(r'\.(?:record|note|log)\((?:connection, )?"([a-z ]+)"')
    sources = [path.read_text("utf-8") for path in Path(about.__file__).parents[1].rglob("*.py")]
    said = {what for text in sources for what in recorded.findall(text)} | {POLICY}
    assert len(said) > 10
    for what in said:
        assert words_in("de")(f"console-audit-{what.replace(' ', '-')}")
