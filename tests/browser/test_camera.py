"""The room page, in a browser whose camera shows hard faces: one camera, or one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from roomtone.labels import FERPLUS
from roomtone.types import Frame, Image, Reading
from roomtone.vision.pipeline import Pipeline
from tests.golden.make import HERE

from .conftest import Server, showing, until

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")


#: What the page says of each person, 0 to 1.
SHOWN = """() => [...document.querySelectorAll(".person")].map(
  person => [...person.querySelectorAll("b")].map(share => parseInt(share.innerText) / 100))"""


@pytest.fixture(scope="module")
def picture(camera_file: Path) -> Iterator[Image]:
    """Faces turned, blurred, noisy, dark, covered, which a camera of 640 x 480 shows."""
    hard = cv2.imread(str(HERE / "hard.png"))
    assert hard is not None
    with showing(camera_file, hard) as picture:
        yield picture


@pytest.fixture(scope="module")
def readings(picture: Image) -> list[Reading]:
    """What the Python engine reads in it, once it has been seen for a while."""
    pipeline = Pipeline()
    for number in range(30):
        seen = pipeline.step(Frame(picture, number / 5, "test"))
    return seen


@pytest.fixture(scope="module")
def camera(browser: Any, picture: Image) -> Iterator[Any]:
    """A context whose camera shows the picture."""
    viewport = {"width": 1280, "height": 900}
    with browser.new_context(permissions=["camera"], viewport=viewport) as context:
        yield context


def test_the_page_reads_what_the_python_engine_reads(
    camera: Any, server: Server, readings: list[Reading]
) -> None:
    page = camera.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.on("websocket", lambda socket: sent.append(socket.url))
    page.goto(f"{server.address}/camera")
    assert not page.is_visible("#use-window"), "a meeting's people were not asked"
    page.click("#use-camera")
    page.locator(".person").first.wait_for(timeout=20_000)
    assert page.locator(".person").count() == 1, "a camera on oneself labels the nearest face"
    assert f"{len(readings) - 1} others are skipped" in page.inner_text("#seen")
    page.check("#everyone")
    largest = sorted(readings, key=lambda reading: reading.box[2] * reading.box[3])[-6:]
    known = np.array([reading.probabilities for reading in largest])

    def settled() -> bool:
        shown = page.evaluate(SHOWN)
        return len(shown) == len(known) and all(
            np.abs(known - values).max(axis=1).min() < 0.03  # the order of ids may differ
            for values in shown
        )

    until(settled, page=page)
    assert f"{len(readings)} " in page.inner_text("#seen")
    assert set(sent) == {"GET"}  # nothing is sent
    page.close()


def test_a_room_camera_feeds_a_class(camera: Any, server: Server, readings: list[Reading]) -> None:
    code = server.new_class(name="Room")
    messages: list[Any] = []

    def note(payload: Any) -> None:
        messages.append(payload)

    page = camera.new_page()
    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.goto(f"{server.address}/camera/{code}")
    page.locator("#agreement").wait_for()
    assert page.is_disabled("#use-camera")
    page.check("#agreed")
    page.click("#use-camera")
    signal = until(
        lambda: (said := server.signal(code))["counted"] >= 5 and said, seconds=40, page=page
    )
    assert signal["present"] == len(readings)
    trusted = [reading for reading in readings if reading.quality >= 0.25]
    mean = np.mean([reading.probabilities for reading in trusted], axis=0)
    assert max(signal["shares"], key=signal["shares"].get) == FERPLUS[int(mean.argmax())]
    assert all(isinstance(payload, str) for payload in messages)
    for payload in messages[1:]:
        said = json.loads(payload)
        assert said["type"] == "faces"
        assert len(payload) < 300 * max(1, len(said["faces"]))
    assert "faces in view" in page.text_content("#announced"), "those who listen hear of it"
    page.evaluate("document.querySelector('video').pause()")  # as a camera that hangs
    until(lambda: "gives no picture" in page.inner_text("#seen"), page=page)
    assert until(lambda: server.signal(code)["present"] == 0, page=page), "the class hears of it"
    page.evaluate("document.querySelector('video').play()")
    until(lambda: server.signal(code)["present"] == len(readings), page=page)
    page.close()


def test_the_operator_confirms_what_is_true_and_hears_of_double_counting(
    camera: Any, server: Server
) -> None:
    code = server.new_class(name="Seminar", per_person=True)
    first, second = camera.new_page(), camera.new_page()
    first.goto(f"{server.address}/join/{code}")
    first.check("#consent")
    first.click("#join-camera")
    until(lambda: server.signal(code)["present"] == 1, seconds=40, page=first)
    second.goto(f"{server.address}/camera/{code}")
    until(lambda: "counts twice" in second.inner_text("#page"), page=second)
    assert "1 person is already read" in second.inner_text("#joined")
    said = second.inner_text("#agreement")
    assert "everyone in view has agreed" in said
    assert "sees each person\N{RIGHT SINGLE QUOTATION MARK}s expression" in said
    first.close()
    second.close()


def test_why_a_window_was_not_shared_is_said(camera: Any, server: Server) -> None:
    page = camera.new_page()
    page.add_init_script(
        "navigator.mediaDevices.getDisplayMedia = () =>"
        " Promise.reject(new DOMException('no', window.why));"
    )
    page.goto(f"{server.address}/camera/{server.new_class()}")
    page.check("#agreed")
    for why, title in (
        ("NotAllowedError", "Nothing was shared"),
        ("NotReadableError", "cannot be captured"),
    ):
        page.evaluate(f"window.why = '{why}'")
        page.click("#use-window")
        until(lambda title=title: title in page.inner_text("#trouble"), page=page)
        assert "camera" not in page.inner_text("#trouble").lower()
    page.close()
