"""The teacher's console: its charts and links, who gets in, and each view run as Streamlit does."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import cv2
import pytest

pytest.importorskip("streamlit")

from roomtone.live.access import Access
from roomtone.live.rooms import ClassOptions
from starlette.types import Message, Scope
from streamlit.testing.v1 import AppTest

from roomtone import console
from roomtone.console import about, charts, links, running_class, sign_in
from roomtone.console.middleware import ConsoleMiddleware, content_policy
from roomtone.console.options import OPTIONS
from roomtone.console.sessions import GONE_S, Sessions, sessions
from roomtone.labels import FERPLUS, ORIGIN
from roomtone.live.app import running
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import UNSTATED, Policy, load_policy
from roomtone.store import Store
from roomtone.types import FaceReading, Image
from roomtone.vision.models import load_expression_model, read_scores
from roomtone.vision.photos import Photo
from tests.store.conftest import head, keep

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


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def live(home: Path) -> Iterator[Hub]:
    yield from _served(Hub())


@pytest.fixture
def locked(home: Path) -> Iterator[Hub]:
    yield from _served(Hub(Policy("US", "education"), Access("open sesame")))


def _served(live: Hub) -> Iterator[Hub]:
    """Classes whose loop runs in another thread, as in the server."""
    started, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with running(live):
            started.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert started.wait(5)
    before, console._served[:] = console._served[:], [live]
    yield live
    console._served[:] = before
    loop.call_soon_threadsafe(stop.set)
    thread.join(5)
    loop.close()


def visit(view: str = "class") -> AppTest:
    script = f"from roomtone.console.frame import show\nshow({view!r})"
    page = AppTest.from_string(script, default_timeout=30)
    page.context["url"] = "https://class.example/"
    return page.run()


def words(page: AppTest) -> str:
    kinds = (page.title, page.markdown, page.caption, page.error, page.warning, page.subheader)
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
    chart = charts.bars(shares, label).to_dict()
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
        assert not any(row["named"] for row in rows_of(charts.bars(shares, label).to_dict()))


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


# Who gets in


def test_wrong_keys_count_and_then_even_the_right_one_waits(locked: Hub) -> None:
    assert sign_in.try_key(locked, "open sesame", "10.0.0.1") == ""
    said = {sign_in.try_key(locked, "guess", "10.0.0.1") for _ in range(200)}
    assert said == {
        "This is not the teacher's key.",
        "Too many wrong tries from here. Wait a minute.",
    }
    assert "Wait" in sign_in.try_key(locked, "open sesame", "10.0.0.1")
    assert sign_in.try_key(locked, "open sesame", "10.0.0.2") == ""


@pytest.mark.parametrize(
    ("email", "verified", "teachers", "enters"),
    [
        ("a@school.example", None, [], False),
        ("a@school.example", True, ["*"], True),
        ("a@school.example", False, ["a@school.example"], False),
        ("a@school.example.evil", True, ["@school.example"], False),
        ("", None, ["@"], False),
    ],
)
def test_who_signed_in_must_be_named(
    email: str, verified: Any, teachers: list[str], enters: bool
) -> None:
    assert sign_in.may_enter(email, verified, teachers) is enters


@pytest.mark.parametrize("view", ["class", "photo", "your-camera", "policy", "about"])
def test_every_view_asks_for_the_key_first(locked: Hub, view: str) -> None:
    locked.call(lambda: locked.create(ClassOptions(name="Secret class")))
    page = visit(view)
    assert [field.label for field in page.text_input] == ["Teacher's key"]
    assert not page.get("iframe")
    assert "Secret" not in words(page)
    page.text_input[0].input("wrong")
    button(page, "Open the console").click().run()
    assert "not the teacher's key" in words(page)
    page.text_input[0].input("open sesame")
    button(page, "Open the console").click().run()
    assert not page.exception
    assert "Teacher's key" not in [field.label for field in page.text_input]


def ask(border: ConsoleMiddleware, path: str, kind: str = "http", **headers: str) -> list[Message]:
    """What a border answers."""
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": kind, "path": path, "headers": [(b"host", b"a.example"), *pairs]}
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(border(scope, receive, send))
    return sent


async def _app(scope: Scope, receive: Any, send: Any) -> None:
    host = dict(scope["headers"])[b"host"]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"host", host)]})


def test_only_the_servers_own_pages_reach_streamlit() -> None:
    border = ConsoleMiddleware(_app, Access(origins=("https://proxy.example",)))
    stream = "/_stcore/stream"
    for foreign in ("http://evil.example", "http://localhost:9999", "null"):
        assert ask(border, stream, "websocket", origin=foreign)[0]["code"] == 1008
        assert ask(border, "/_stcore/health", origin=foreign)[0]["status"] == 403
    assert ask(border, stream, origin="http://a.example")[0]["status"] == 200
    # Behind a proxy: Streamlit sees the address that the page has, and looks no further for it.
    answer = ask(border, stream, origin="https://proxy.example")[0]
    assert (b"host", b"proxy.example") in answer["headers"]


def test_files_are_taken_of_teachers_only() -> None:
    border = ConsoleMiddleware(_app, Access("key"))
    assert ask(border, "/_stcore/upload_file/visit/1")[0]["status"] == 403
    sessions.let_in("visit")
    assert ask(border, "/_stcore/upload_file/visit/1")[0]["status"] == 200
    assert ask(border, "/_stcore/metrics")[0]["status"] == 403


def test_pages_may_load_nothing_from_elsewhere() -> None:
    headers = dict(ask(ConsoleMiddleware(_app, Access()), "/")[0]["headers"])
    assert headers[b"content-security-policy"].decode() == content_policy()
    assert "//" not in content_policy()
    assert OPTIONS["browser.gatherUsageStats"] is False


def test_a_visit_is_forgotten_after_a_while_without_it() -> None:
    host, visits = Mock(), Sessions()
    host.is_active_session.side_effect = [True, False, False]
    visits.let_in("a", 0.0)
    assert visits.update(host, 100.0) == []
    assert visits.update(host, 100.0 + GONE_S) == []
    assert visits.update(host, 101.0 + GONE_S) == ["a"]
    host.close_session.assert_called_once_with("a")


# The views


@pytest.mark.parametrize("view", ["class", "photo", "your-camera", "policy", "about"])
def test_a_view_shows(live: Hub, view: str) -> None:
    page = visit(view)
    assert not page.exception
    assert not page.error
    assert page.title


def test_one_click_starts_the_demo_class(live: Hub) -> None:
    page = visit()
    button(page, "Start the demo class").click().run()
    assert not page.exception
    (room,) = live.rooms.all()
    assert room.simulated
    assert src(page) == f"/pulse/{room.code}?embedded"
    assert live.call(lambda: room.pulse(live.clock())).joined > 0


def test_a_class_as_stated_with_its_links(locked: Hub) -> None:
    page = visit()
    page.text_input[0].input("open sesame")
    button(page, "Open the console").click().run()
    page.text_input[0].input("Physics *2b*")
    page.number_input[0].set_value(45)
    page.toggle[1].set_value(True)
    button(page, "Start the class").click().run()
    assert not page.exception
    (room,) = locked.rooms.all()
    options = room.options
    assert (options.name, options.minutes, options.faces) == ("Physics *2b*", 45, True)
    assert options.per_person
    assert "each person" in words(page)
    assert page.code[0].value == f"https://class.example/join/{room.code}"
    key = src(page).partition("#")[2]
    assert locked.access.opens(room, key)
    assert not locked.access.is_teacher(key)
    again = visit()
    again.text_input[0].input("open sesame")
    button(again, "Open the console").click().run()
    assert src(again) == src(page)
    button(again, "End it for everyone").click().run()
    assert room.ended
    assert not again.get("iframe")


def test_a_class_started_elsewhere_gets_a_new_link(locked: Hub) -> None:
    room, _ = locked.call(lambda: locked.create(ClassOptions()))
    page = visit()
    page.text_input[0].input("open sesame")
    button(page, "Open the console").click().run()
    assert not page.get("iframe")
    button(page, "Make a new link").click().run()
    assert locked.access.opens(room, src(page).partition("#")[2])


def test_without_a_statement_classes_run_on_buttons(live: Hub) -> None:
    page = visit()
    assert UNSTATED.reason in words(page)
    assert all(toggle.disabled for toggle in page.toggle)
    button(page, "Start the class").click().run()
    assert not live.rooms.all()[0].options.faces
    assert "No camera" in words(page)


def test_the_policy_form_saves_and_holds_at_once(live: Hub, home: Path) -> None:
    page = visit("policy")
    button(page, "Keep this").click().run()
    assert "Choose a country and a purpose" in words(page)
    page.selectbox[0].select("DE")
    page.radio[0].set_value("education")
    page.number_input[0].set_value(7)
    button(page, "Keep this").click().run()
    assert not page.exception
    assert load_policy(home / "policy.json") == live.policy
    assert (live.policy.place, live.policy.min_group_size) == ("DE", 7)
    assert not live.policy.faces
    assert "AI Act" in words(page)


def test_the_audit_log_is_shown(home: Path) -> None:
    store = Store(f"sqlite:///{home / 'roomtone.db'}")
    store.log("recap read", code="AAAA2222")
    for _ in _served(Hub(recorder=Recorder(store))):
        page = visit("policy")
        assert not page.exception
        assert "2 rows and is whole" in words(page)
        assert "recap read | code AAAA2222" in words(page)


def test_every_choice_among_past_classes_is_followed(home: Path) -> None:
    store = Store(f"sqlite:///{home / 'roomtone.db'}")
    codes = [f"{letter}BBB2222" for letter in "ACDE"]
    for number, code in enumerate(codes):
        keep(store, head(code, time.time() - 9000 + 1000 * number, name=code), seconds=40)
    for _ in _served(Hub(recorder=Recorder(store))):
        page = visit("past")
        for code in (codes[0], codes[2], codes[1], codes[3], codes[0]):
            page.selectbox(key="past_pick").select(code).run()
            assert not page.exception
            assert page.selectbox(key="past_pick").value == code
            assert page.session_state["past_code"] == code


def test_a_photo_is_read_and_a_damaged_one_is_told(live: Hub, portrait: Image) -> None:
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
    told = "\n".join(error.value.replace("\\", "") for error in page.error)
    assert "cut.jpg: expected a whole picture" in told
    assert "empty.png: expected a picture; the file is empty" in told
    assert "notes.jpg: expected a picture" in told
    assert "1 face" in words(page)
    assert "happiness: 1" in words(page)
    assert len(page.get("vega_lite_chart")) == 1
    page.get("button_group")[0].set_value("Four of FER-2013").run()
    assert "happy: 1" in words(page)
    assert "happiness" not in words(page)


def test_the_example_is_read(live: Hub) -> None:
    page = visit("photo")
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert "happiness: 1" in words(page)


def test_about_tells_the_cards_numbers(live: Hub) -> None:
    card = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text("utf-8")
    scores = read_scores(load_expression_model(threads=1))
    assert scores is not None
    assert f"`{scores['sha256']}`" in card
    told = words(visit("about"))
    for name in about.MEANS:
        task = scores["tasks"][name]
        low, high = task["interval"]
        row = next(line for line in card.splitlines() if line.startswith(f"| {task['title']} |"))
        assert f"{task['accuracy']:.1%} [{low:.1%}, {high:.1%}]" in row
        assert f"| {task['title']} | {task['accuracy']:.1%} | {low:.1%} to {high:.1%} |" in told
    assert f"{scores['label_agreement']:.1%} of the pictures" in card


def test_the_scores_are_of_the_packaged_default_alone() -> None:
    assert read_scores(load_expression_model("nano", threads=1)) is None
