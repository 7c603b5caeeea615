"""The teacher's console, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import cv2
import pytest

from roomtone.types import Image

from .conftest import BUILT, Server, until

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not BUILT.is_file():
        pytest.skip("needs the built pages: python hatch_build.py")
    server = Server(tmp_path_factory.mktemp("home"), console=True)
    yield server
    server.kill()


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[Any]:
    """One for all tests, whose pages then have the console's scripts from its cache."""
    with browser.new_context(permissions=["camera"]) as context:
        yield context


@pytest.fixture
def page(context: Any, server: Server) -> Iterator[Any]:
    """A page that notes every request to anywhere but the server, and every refusal by a policy.

    The console opens on a class that runs: those of tests before are ended.
    """
    for running in server.api("GET", "/classes?state=running"):
        server.api("DELETE", f"/classes/{running['code']}")
    page = context.new_page()
    strange: list[str] = []
    own = {urlsplit(server.address).netloc, ""}  # nothing: data and blob addresses

    def ask(request: Any) -> None:
        if urlsplit(request.url).netloc not in own:
            strange.append(request.url)

    def say(message: Any) -> None:
        if "Content Security Policy" in message.text:
            strange.append(message.text)

    page.on("request", ask)
    page.on("console", say)
    yield page
    page.close()
    assert strange == []


def test_one_click_sets_the_pulse_in_motion_and_two_end_the_class(
    page: Any, server: Server
) -> None:
    page.goto(server.address)
    page.get_by_role("button", name="Start the demo class").click()
    page.locator("iframe").wait_for()
    (code,) = re.findall("/pulse/([A-Z0-9]+)", page.locator("iframe").get_attribute("src"))
    assert server.signal(code)["present"] >= 0
    pulse = page.frame_locator("iframe").locator("main")
    until(lambda: "of 30 faces readable" in pulse.inner_text())
    before = pulse.inner_text()
    until(lambda: pulse.inner_text() != before)
    page.reload()  # the class is still there
    page.locator("iframe").wait_for()
    page.get_by_role("button", name="End the class").click()
    page.get_by_role("button", name="End for everyone").click()
    page.get_by_role("button", name="See the recap").click()
    page.get_by_role("heading", name="Past classes").wait_for()
    page.frame_locator("iframe").get_by_text("Simulated class").wait_for()
    assert code not in {one["code"] for one in server.api("GET", "/classes?state=running")}


def test_a_class_has_a_link_that_students_can_open(page: Any, server: Server) -> None:
    page.goto(server.address)
    page.get_by_label("Name").fill("Physics 2b")
    page.get_by_role("button", name="Start the class").click()
    page.get_by_role("heading", name="Physics 2b").wait_for()
    link = page.locator("[data-testid=stCode] code").inner_text()
    assert link.startswith(f"{server.address}/join/")
    assert page.get_by_role("img", name=re.compile("QR code")).is_visible()
    assert server.api("GET", f"/classes/{link.rpartition('/')[2]}")["name"] == "Physics 2b"
    server.api("DELETE", f"/classes/{link.rpartition('/')[2]}")
    # The page sees by itself that the class is over, and goes on with what comes next.
    page.get_by_text("This class ended at").wait_for(timeout=45000)
    page.get_by_role("button", name="Undo: keep teaching").click()
    page.get_by_role("img", name=re.compile("QR code")).wait_for()
    assert server.api("GET", f"/classes/{link.rpartition('/')[2]}", key="any")["state"] == "running"


def test_photos_are_read_and_a_damaged_one_is_told(
    page: Any, server: Server, portrait: Image, tmp_path: Path
) -> None:
    cv2.imwrite(str(tmp_path / "portrait.jpg"), portrait)
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "portrait.jpg").read_bytes()[:9000])
    page.goto(f"{server.address}/photo")
    files = page.locator("input[type=file]")
    files.wait_for(state="attached")
    files.set_input_files([tmp_path / "cut.jpg", tmp_path / "portrait.jpg"])
    page.get_by_text("expected a whole picture").wait_for()
    page.get_by_text("happiness: 1").wait_for()
    page.locator("[data-testid=stVegaLiteChart]").locator("canvas, svg").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert download.value.suggested_filename == "portrait.roomtone.png"
    drawn = cv2.imread(str(download.value.path()))
    assert drawn is not None and drawn.shape == portrait.shape
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert "happiness" in Path(download.value.path()).read_text("utf-8")


def test_the_camera_opens_within_the_console(page: Any, server: Server) -> None:
    page.goto(f"{server.address}/your-camera")
    page.locator("iframe").wait_for()
    frame = page.locator("iframe").element_handle().content_frame()
    allowed = "async () => (await navigator.mediaDevices.getUserMedia({video: true})).active"
    assert frame.evaluate(allowed)
    assert frame.evaluate("document.featurePolicy.allowsFeature('display-capture')")


def test_typing_a_country_finds_it_first(page: Any, server: Server) -> None:
    page.goto(f"{server.address}/policy")
    field = page.get_by_label("Country where the class takes place")
    field.wait_for()
    for typed, country in (("USA", "United States (US, USA)"), ("Great Britain", "United Kingdom")):
        field.click()
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        option = page.get_by_role("option").first
        until(lambda option=option, country=country: country in option.inner_text(), page=page)
        page.keyboard.press("Escape")


def test_a_class_that_has_ended_has_its_recap(page: Any, server: Server) -> None:
    code = server.new_class(name="To be recapped", course="Physics")
    until(lambda: server.signal(code)["t"] >= 2)
    server.api("DELETE", f"/classes/{code}")
    until(lambda: any(past["code"] == code for past in _past(server)))
    page.goto(f"{server.address}/past")
    recap = page.frame_locator("iframe").locator("main")
    recap.wait_for()
    assert "To be recapped" in recap.inner_text()
    for width in (1280, 390, 1280):  # its frame fits it
        page.set_viewport_size({"width": width, "height": 800})
        until(lambda: abs(_height(page.locator("iframe")) - _height(recap)) <= 3, page=page)
    with page.expect_download() as table:
        page.get_by_role("button", name="CSV").click()
    assert Path(table.value.path()).read_text().startswith("t,time,present")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete permanently").click()
    until(lambda: all(past["code"] != code for past in _past(server)))
    page.goto(f"{server.address}/policy")
    log = page.locator("table").filter(has_text=code)
    log.wait_for()
    for what in ("recap read", "class exported", "class deleted"):
        assert what in log.inner_text()


def test_a_server_that_is_gone_is_said_in_roomtones_words(page: Any, server: Server) -> None:
    """The last of these tests: it ends their server."""
    page.goto(server.address)
    page.get_by_role("heading", name="Start a class").wait_for()
    server.kill()
    error = page.locator(".stDialog section > div")
    error.wait_for(timeout=30000)
    said = "e => getComputedStyle(e, '::after').content"
    until(lambda: "answer this page" in error.evaluate(said), page=page)
    assert error.evaluate("e => getComputedStyle(e).fontSize") == "0px"  # not Streamlit's words


def _past(server: Server) -> list[dict[str, Any]]:
    past: list[dict[str, Any]] = server.api("GET", "/classes?state=past")
    return past


def _height(element: Any) -> float:
    return float(element.bounding_box()["height"])
