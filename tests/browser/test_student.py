"""The student's page, in a browser with a made-up camera."""

from __future__ import annotations

import json
import tempfile
import urllib.error
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest

from roomtone.labels import FERPLUS
from roomtone.policy import NOTICE, Policy, save_policy
from roomtone.types import Frame
from roomtone.vision.faces import FaceDetector, FaceOptions
from roomtone.vision.pipeline import Pipeline
from tests.conftest import shared

from .conftest import Server, showing, until

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")


@dataclass
class Student:
    """A page in a context of its own, and all that it sent."""

    page: Any
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on(
            "request",
            lambda request: self.requests.append(
                (request.method, request.url, request.post_data or "")
            ),
        )
        self.page.on(
            "websocket", lambda socket: socket.on("framesent", lambda text: self._sent(text))
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _sent(self, text: str | bytes) -> None:
        assert isinstance(text, str), "a student's page sends text alone"
        self.messages.append(text)

    def until(self, probe: Callable[[], Any], seconds: float = 20.0) -> Any:
        return until(probe, seconds, self.page)

    def see(self, selector: str, timeout_s: float = 15.0) -> Any:
        return self.page.wait_for_selector(f"{selector}:visible", timeout=timeout_s * 1000)

    def text(self, selector: str) -> str:
        said: str = self.page.inner_text(selector)
        return said

    def open(self, server: Server, code: str) -> None:
        self.page.goto(f"{server.address}/join/{code}")

    def join(self, server: Server, code: str, camera: bool) -> None:
        self.open(server, code)
        self.see("#step-welcome")
        if camera:
            self.page.check("#consent")
        self.page.click("#join-camera" if camera else "#join-plain")
        self.see("#step-class")

    def token(self, code: str) -> str:
        stored = self.page.evaluate(f"sessionStorage.getItem('roomtone:member:{code}')")
        token: str = json.loads(stored)["token"]
        return token


@pytest.fixture
def without_camera(browser: Any) -> Iterator[Student]:
    """A student whose browser refuses the camera, as nobody allowed it."""
    context = browser.new_context()
    visitor = Student(context.new_page())
    yield visitor
    context.close()
    assert visitor.errors == []


@pytest.fixture(scope="module")
def with_cameras(browser: Any) -> Iterator[Any]:
    """A context in which the camera is allowed; each of its pages is a student of its own."""
    context = browser.new_context(permissions=["camera"])
    yield context
    context.close()


def test_nothing_is_asked_of_the_camera_before_consent(with_cameras, server):
    visitor = Student(with_cameras.new_page())
    visitor.page.add_init_script(
        "const get = MediaDevices.prototype.getUserMedia; window.asked = [];"
        "MediaDevices.prototype.getUserMedia = function (wanted) {"
        "  window.asked.push(wanted); return get.call(this, wanted); };"
    )
    code = server.new_class(name="Consent", notice="Welcome! <b>Ada</b>", min_group_size=7)
    visitor.open(server, code)
    visitor.see("#step-welcome")
    page = visitor.page
    assert not page.is_checked("#consent")
    assert page.is_disabled("#join-camera")
    assert page.is_enabled("#join-plain")
    assert visitor.text("#welcome-notice-text") == "Welcome! <b>Ada</b>"
    assert "7 people" in visitor.text("#welcome-together")
    assert page.is_hidden("#welcome-per-person")
    assert "stored for 30 days after the class" in visitor.text("#welcome-stored")
    assert page.evaluate("window.asked") == []
    assert not any("/web-models/" in url or "/join" in url for _, url, _ in visitor.requests[1:])
    page.check("#consent")
    page.uncheck("#consent")
    assert page.is_disabled("#join-camera")
    page.check("#consent")
    page.click("#join-camera")
    visitor.see("#step-class")
    visitor.until(lambda: page.evaluate("window.asked.length"))
    (asked,) = page.evaluate("window.asked")
    assert asked["audio"] is False
    page.close()


def test_a_per_person_view_is_told_first(without_camera, server):
    without_camera.open(server, server.new_class(per_person=True))
    without_camera.see("#welcome-per-person")
    assert "your own expression" in without_camera.text("#welcome-per-person")


@pytest.mark.parametrize("tile", [0, 22])
def test_a_face_of_the_gallery_reads_as_the_python_engine_reads_it(
    browser, server, camera_file, tile
):
    with av.open(str(shared("class_gallery/class_gallery.mp4"))) as clip:
        frame = next(clip.decode(video=0)).to_ndarray(format="bgr24")
    top, left = 144 * (tile // 5), 256 * (tile % 5)
    shown = cv2.resize(frame[top : top + 144, left : left + 256], (640, 360))
    shown = cv2.copyMakeBorder(shown, 60, 60, 0, 0, cv2.BORDER_CONSTANT)
    pipeline = Pipeline(FaceDetector(FaceOptions(side_px=(320,))))
    with (
        showing(camera_file, shown) as seen,
        browser.new_context(permissions=["camera"]) as context,
    ):
        for number in range(30):
            (known,) = pipeline.step(Frame(seen, number / 5, "test"))
        visitor = Student(context.new_page())
        visitor.join(server, server.new_class(), camera=True)
        visitor.see("[data-state=reading-well]", 30)

        def settled() -> Any:
            (face,) = json.loads(visitor.messages[-1])["faces"]
            near = np.abs(np.array(face["p"]) / 1000 - known.probabilities).max() < 0.03
            return near and face

        face = visitor.until(settled)
    assert FERPLUS[int(np.argmax(face["p"]))] == known.expression
    assert face["q"] == pytest.approx(known.quality, abs=0.05)


def test_feedback_does_without_a_camera(without_camera, server):
    code = server.new_class(faces=False)
    without_camera.open(server, code.lower())
    without_camera.see("#step-welcome")
    assert without_camera.page.is_hidden("#consent")
    assert "at least 5 people" in without_camera.text("#welcome-feedback-text")
    without_camera.page.click("#join-plain")
    without_camera.see(".link[data-standing=open]")
    without_camera.page.click("[data-value=lost]")
    without_camera.see("[data-value=lost][aria-pressed=true]")
    without_camera.until(lambda: any('"feedback"' in text for text in without_camera.messages))
    expected = {"v": 1, "type": "feedback", "value": "lost", "word": ""}
    assert json.loads(without_camera.messages[-1]) == expected
    assert without_camera.page.is_hidden("#sent")
    without_camera.page.click("#leave")
    assert "camera" not in without_camera.text("#leave-dialog").lower()
    without_camera.page.click("#leave-stay")
    server.api("POST", f"/classes/{code}/end")
    without_camera.see("#step-farewell")
    assert "camera" not in without_camera.text("#step-farewell").lower()
    assert not any("/web-models/" in url for _, url, _ in without_camera.requests)


def test_a_camera_that_is_refused_leaves_feedback(without_camera, server):
    without_camera.join(server, server.new_class(), camera=True)
    without_camera.see("[data-state=trouble]")
    assert "not allowed" in without_camera.text("#camera-title")
    without_camera.see("#retry")
    without_camera.see(".link[data-standing=open]")
    without_camera.page.click("[data-value=got_it]")
    without_camera.see("[data-value=got_it][aria-pressed=true]")


def test_a_wrong_code_is_said_kindly(without_camera, server):
    without_camera.open(server, "")
    without_camera.page.fill("#code-input", "nonsense!")
    without_camera.page.keyboard.press("Enter")
    assert "8 letters" in without_camera.text("#code-error")
    without_camera.page.fill("#code-input", "abcd-2345")
    without_camera.page.keyboard.press("Enter")
    without_camera.until(lambda: without_camera.text("#code-title").startswith("No class"))


def test_a_class_goes_on_when_its_server_is_back(browser, without_camera, server, tmp_path):
    first = Server(tmp_path)
    code = first.new_class(name="Goes on")
    teacher = browser.new_context().new_page()
    try:
        without_camera.join(first, code, camera=False)
        without_camera.see(".link[data-standing=open]")
        teacher.goto(f"{first.address}/pulse/{code}")
        teacher.wait_for_selector("#app[data-standing=open]")
        without_camera.page.wait_for_timeout(2500)  # until it is stored
    finally:
        first.kill()  # as a crash would: nothing is said to anybody
    without_camera.see(".link[data-standing=connecting]")
    teacher.wait_for_selector("#app[data-standing=connecting]")
    second = Server(tmp_path, first.port)
    try:
        without_camera.see(".link[data-standing=open]", 25)
        teacher.wait_for_selector("#app[data-standing=open]")
        without_camera.page.click("[data-value=lost]")
        without_camera.until(lambda: '"feedback"' in without_camera.messages[-1])
        assert "Goes on" in teacher.text_content("#name")
    finally:
        teacher.context.close()
        second.kill()


def test_where_faces_may_no_longer_be_read_the_camera_goes_off(with_cameras, tmp_path):
    server, visitor = Server(tmp_path), Student(with_cameras.new_page())
    try:
        visitor.join(server, server.new_class(), camera=True)
        visitor.see("#camera-card[data-state^=reading]", 30)
        save_policy(Policy("FR", "education"), tmp_path / "policy.json")
        visitor.see("#camera-card[data-state=none]")
        assert "no longer read in this class" in visitor.text("#camera-note")
        assert visitor.page.evaluate("document.querySelector('#self').srcObject") is None
        assert visitor.page.is_hidden("#sent")
        assert visitor.page.is_hidden("#use-camera")
        visitor.page.click("[data-value=got_it]")
        visitor.see("[data-value=got_it][aria-pressed=true]")
        # A page that slept meanwhile comes back as if its camera were on.
        visitor.page.evaluate(
            "for (const [key, member] of Object.entries(sessionStorage)) "
            "sessionStorage.setItem(key, "
            "JSON.stringify({...JSON.parse(member), consented: true, camera: true}))"
        )
        visitor.page.add_init_script(
            "navigator.mediaDevices.getUserMedia = () => { window.asked = true; throw Error(); }"
        )
        visitor.page.reload()
        visitor.see("#camera-card[data-state=none]")
        assert "no longer read in this class" in visitor.text("#camera-note")
        visitor.see(".link[data-standing=open]")
        assert visitor.page.evaluate("window.asked") is None
        assert visitor.errors == []
    finally:
        visitor.page.close()
        server.kill()


def test_a_server_that_keeps_nothing_is_told(without_camera, server):
    with tempfile.TemporaryDirectory() as home:
        first = Server(Path(home), 0, "--store", "none")
        try:
            without_camera.join(first, first.new_class(), camera=False)
            without_camera.see(".link[data-standing=open]")
        finally:
            first.kill()
        without_camera.see(".link[data-standing=connecting]")
        without_camera.page.click("[data-value=lost]")
        assert "not sent" in without_camera.text("#feedback-text")
        second = Server(Path(home), first.port, "--store", "none")
        try:
            without_camera.see("#step-farewell", 25)
            assert "no longer knows this class" in without_camera.text("#farewell-title")
        finally:
            second.kill()


@dataclass
class Group:
    code: str
    students: list[Student]


@pytest.fixture(scope="module")
def five(with_cameras: Any, server: Server) -> Iterator[Group]:
    """Five students who joined one class with their cameras."""
    visitors = [Student(with_cameras.new_page()) for _ in range(5)]
    group = Group(server.new_class(name="Five"), visitors)
    for visitor in visitors:
        visitor.join(server, group.code, camera=True)
    yield group
    for visitor in visitors:
        visitor.page.close()
        assert visitor.errors == []


def test_five_students_make_a_signal(five, server):
    first = five.students[0]

    def together() -> Any:
        signal = server.signal(five.code)
        return signal["shares"] and signal["present"] == 5 and signal

    signal = first.until(together, 60)
    assert signal["counted"] == 5
    assert max(signal["shares"], key=signal["shares"].get) == "happiness"
    first.see("[data-state=reading-well]")
    assert "happiness" in first.text("#sent-sentence")
    assert first.text("#lamp") == "Camera on"


def test_only_a_few_numbers_leave_the_page(five, server):
    seen = set()
    for visitor in five.students:
        visitor.until(lambda visitor=visitor: len(visitor.messages) >= 3)
        for text in visitor.messages:
            assert len(text.encode()) < 300
            message = json.loads(text)
            seen.add(message["type"])
            if message["type"] == "faces":
                assert set(message) == {"v", "type", "n", "age_ms", "faces"}
                for face in message["faces"]:
                    assert set(face) == {"who", "q", "p"}
                    assert face["who"] == 1
                    assert len(face["p"]) == len(FERPLUS)
                    assert sum(face["p"]) == 1000
                    assert all(type(value) is int for value in face["p"])
        for method, url, body in visitor.requests:
            assert url.startswith((server.address, "data:image/svg+xml,")), url
            if method != "GET":
                assert (method, url) == ("POST", f"{server.address}/api/classes/{five.code}/join")
                shown = {"language": "en", "notice_version": NOTICE}
                assert json.loads(body) == {"consent": True} | shown
    assert seen <= {"hello", "faces", "pause"}


def test_a_reload_goes_on_without_joining_twice(five, server):
    visitor = five.students[1]
    before = json.loads(visitor.messages[-1])["n"]
    sent = len(visitor.messages)
    visitor.page.reload()
    visitor.see("[data-state=reading-well]", 25)
    later = [json.loads(text) for text in visitor.messages[sent:]]
    numbers = [message["n"] for message in later if message["type"] == "faces"]
    assert numbers
    assert numbers[0] > before
    assert sum(method == "POST" for method, _, _ in visitor.requests) == 1


def test_pausing_stops_the_camera_and_the_counting(five, server):
    visitor = five.students[2]
    visitor.see("[data-state=reading-well]", 25)
    visitor.until(lambda: server.signal(five.code)["present"] == 5)
    visitor.page.click("#pause")
    visitor.until(lambda: server.signal(five.code)["present"] == 4)
    assert visitor.text("#lamp") == "Camera off"
    assert visitor.page.evaluate("document.querySelector('#self').srcObject") is None
    assert json.loads(visitor.messages[-1])["type"] == "pause"
    visitor.page.click("#resume")
    visitor.until(lambda: server.signal(five.code)["present"] == 5)


def test_leaving_deletes(five, server):
    visitor = five.students[3]
    token = visitor.token(five.code)
    visitor.page.click("#leave")
    visitor.page.click("#leave-yes")
    visitor.see("#step-farewell")
    assert "Deleted" in visitor.text("#farewell-list")
    assert "consent record" in visitor.text("#farewell-list"), "it stays"
    visitor.until(lambda: server.signal(five.code)["present"] == 4)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        server.api("DELETE", f"/classes/{five.code}/me", key=token)
    assert visitor.page.evaluate("sessionStorage.length") == 0
    assert visitor.page.evaluate("document.querySelector('#self').srcObject") is None
