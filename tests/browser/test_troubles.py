"""What goes wrong in people's browsers and networks: it is said, and feedback goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHROMIUM, Server, arguments, until

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")

#: A camera that shows what is drawn on `window.canvas`.
DRAWN = """
    window.canvas = document.createElement('canvas');
    canvas.width = 640; canvas.height = 480;
    const context = canvas.getContext('2d');
    setInterval(() => context.fillRect(0, 0, 640, 480), 100);
    const drawn = () => Promise.resolve(canvas.captureStream(10));
"""


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[Any]:
    context = browser.new_context(permissions=["camera"])
    yield context
    context.close()


@pytest.fixture
def page(context: Any) -> Iterator[Any]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture(scope="module")
def code(server: Server) -> str:
    return server.new_class(name="Troubles")


def join(page: Any, server: Server, code: str) -> None:
    page.goto(f"{server.address}/join/{code}")
    page.check("#consent")
    page.click("#join-camera")
    page.wait_for_selector("#step-class:visible")


def give_feedback(page: Any) -> None:
    page.click("[data-value=lost]")
    page.wait_for_selector("[data-value=lost][aria-pressed=true]")


def title(page: Any, text: str, seconds: float = 20) -> None:
    until(lambda: text in page.inner_text("#camera-title"), seconds, page)


def in_worker(page: Any, code: str) -> None:
    """Run code in the reader's worker, before anything else."""

    def answer(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{code};{answer.text()}")

    page.route("**/assets/worker*.js", answer)


def test_a_student_chooses_among_cameras(browser: Any, server: Server, code: str) -> None:
    two = "--use-fake-device-for-media-stream=device-count=2"
    args = [two, *(one for one in arguments(Path()) if "fake" not in one)]
    own = browser.browser_type.launch(executable_path=str(CHROMIUM), args=args)
    page = own.new_context(permissions=["camera"]).new_page()
    used = "document.querySelector('#self').srcObject?.getVideoTracks()[0].getSettings().deviceId"
    try:
        join(page, server, code)
        page.wait_for_selector("#camera:visible")
        options = page.locator("#camera option")
        before, other = (one.get_attribute("value") for one in options.all())
        assert page.input_value("#camera") == before == page.evaluate(used)
        page.select_option("#camera", other)
        until(lambda: page.evaluate(used) == other, page=page)
        page.reload()
        until(lambda: page.evaluate(used) == other, page=page)
        until(lambda: page.input_value("#camera") == other, page=page)
        page.goto(f"{server.address}/camera")
        page.wait_for_selector("#camera:visible")
        page.select_option("#camera", other)
        page.click("#use-camera")
        seen = used.replace("self", "video")
        until(lambda: page.evaluate(seen) == other, page=page)
        page.select_option("#camera", before)
        until(lambda: page.evaluate(seen) == before, page=page)
    finally:
        own.close()


def test_a_question_that_is_left_open_gets_a_hint(page: Any, server: Server, code: str) -> None:
    page.add_init_script("MediaDevices.prototype.getUserMedia = () => new Promise(() => {});")
    join(page, server, code)
    page.wait_for_selector(".link[data-standing=open]")
    title(page, "Still waiting for the camera")
    assert "choose Allow" in page.inner_text("#camera-text")
    give_feedback(page)


def test_a_camera_that_the_system_takes_away_is_told_of_and_comes_back(
    page: Any, server: Server, code: str
) -> None:
    join(page, server, code)
    page.wait_for_selector("[data-state=reading-well]", timeout=30_000)
    page.evaluate(
        "window.track = document.querySelector('#self').srcObject.getVideoTracks()[0];"
        "Object.defineProperty(track, 'muted', {get: () => window.taken});"
        "window.take = (now) => {taken = now; track.dispatchEvent(new Event('mute'));}; take(true)"
    )
    title(page, "gives no picture")
    assert page.inner_text("#lamp") == "Camera on"
    give_feedback(page)
    page.evaluate("take(false)")
    page.wait_for_selector("[data-state=reading-well]")
    # A phone that sleeps: the page is hidden, its camera ends.
    page.evaluate(
        "window.seen = (how) => {"
        "  Object.defineProperty(document, 'visibilityState', {value: how, configurable: true});"
        "  document.dispatchEvent(new Event('visibilitychange'));};"
        "seen('hidden'); track.dispatchEvent(new Event('ended'))"
    )
    page.wait_for_selector("[data-state=hidden]")
    page.evaluate("seen('visible')")
    page.wait_for_selector("[data-state=reading-well]")


def test_a_covered_camera_is_told_of(page: Any, server: Server, code: str) -> None:
    page.add_init_script(DRAWN + "MediaDevices.prototype.getUserMedia = drawn;")
    join(page, server, code)
    title(page, "gives no picture", 30)
    assert "covered" in page.inner_text("#camera-text")
    page.goto(f"{server.address}/camera")
    page.click("#use-camera")
    until(lambda: "covered" in page.inner_text("#seen"), 30, page)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("self.WebAssembly = undefined", "does not run here"),
        (
            "OffscreenCanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) =>"
            " new ImageData(new Uint8ClampedArray(4 * width * height).fill(255), width, height)",
            "scrambles pictures",
        ),
    ],
)
def test_a_browser_that_cannot_read_says_so(
    page: Any, server: Server, code: str, broken: str, said: str
) -> None:
    in_worker(page, broken)
    join(page, server, code)
    title(page, said)
    give_feedback(page)


def test_where_the_network_blocks_websockets_pulse_and_feedback_work(
    page: Any, server: Server, code: str
) -> None:
    page.route_web_socket("**", lambda socket: socket.close())
    requests: list[tuple[str, str]] = []
    page.on("request", lambda request: requests.append((request.url, request.post_data or "")))
    page.goto(f"{server.address}/pulse/{code}")
    until(lambda: page.inner_text("#standing") == "Live, over HTTP", page=page)
    page.click("#add-marker")
    page.fill("#marker-text", "break")
    page.keyboard.press("Enter")
    until(lambda: page.inner_text("#marker-count") == "1", page=page)
    page.goto(f"{server.address}/camera/{code}")
    page.check("#agreed")
    page.click("#use-camera")
    until(lambda: "blocks live connections" in page.inner_text("#connection"), page=page)
    page.goto(f"{server.address}/join/{code}")
    page.click("#join-plain")
    until(lambda: "Ask the school" in page.inner_text("#link"), page=page)
    assert server.address.removeprefix("http://") in page.inner_text("#link")
    give_feedback(page)
    address, body = next(each for each in requests if each[0].endswith("/feedback"))
    assert json.loads(body) == {"value": "lost", "word": ""}
    assert address == f"{server.address}/api/classes/{code}/feedback"


def test_a_shared_screen_shows_nobody_twice(page: Any, server: Server, code: str) -> None:
    page.add_init_script(
        DRAWN + "MediaDevices.prototype.getDisplayMedia = async (wanted) => {"
        "  window.wanted = wanted; const stream = await drawn();"
        "  stream.getVideoTracks()[0].getSettings = () => ({displaySurface: 'monitor'});"
        "  return stream; };"
    )
    page.goto(f"{server.address}/camera/{code}")
    page.check("#agreed")
    page.click("#use-window")
    page.wait_for_selector("#screen-warning:visible")
    assert page.evaluate("wanted.monitorTypeSurfaces") == "exclude", "a window or tab is asked for"
    assert "window or tab" in page.inner_text("#screen-warning")
    box = page.locator("#picture").bounding_box()
    assert box["width"] * box["height"] < 10, "the picture is not on the screen that is read"
    until(lambda: "shows nothing" in page.inner_text("#seen"), 30, page)
