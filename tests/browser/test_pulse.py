"""The teacher's pulse page, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from roomtone.policy import NOTICE

from .conftest import Server, until

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")

#: Five students who join a class from within the page and press a button.
GIVE_FEEDBACK = """async ([code, value]) => {
  window.students = [];
  for (let number = 0; number < 5; number++) {
    const joined = await fetch(`/api/classes/${code}/join`, {
      method: "POST", body: '{"consent": false}', headers: {"Content-Type": "application/json"},
    });
    const {token} = await joined.json();
    const socket = new WebSocket(`ws://${location.host}/api/classes/${code}/readings`);
    const say = (message) => socket.send(JSON.stringify({v: 1, ...message}));
    socket.onopen = () => say({type: "hello", token});
    socket.onmessage = () => { socket.onmessage = null; say({type: "feedback", value}); };
    window.students.push(socket);
  }
}"""

#: Four students who answer the question of the moment with its first answer, and add a word.
ANSWER = """async ([code, notice_version]) => {
  window.students = [];
  for (let number = 0; number < 4; number++) {
    const joined = await fetch(`/api/classes/${code}/join`, {
      method: "POST", body: JSON.stringify({consent: false, notice_version}),
      headers: {"Content-Type": "application/json"},
    });
    const {token} = await joined.json();
    const socket = new WebSocket(`ws://${location.host}/api/classes/${code}/readings`);
    const say = (message) => socket.send(JSON.stringify({v: 1, ...message}));
    socket.onopen = () => say({type: "hello", token});
    socket.onmessage = ({data}) => {
      const {question} = JSON.parse(data);
      if (!question) return;
      say({type: "answer", question: question.id, choice: 0});
      say({type: "feedback", value: "lost", word: "no step"});
    };
    window.students.push(socket);
  }
}"""


@dataclass
class Watcher:
    """A pulse page, and what went wrong on it."""

    page: Any
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )

    def open(self, server: Server, code: str, query: str = "") -> None:
        self.page.goto(f"{server.address}/pulse/{code}{query}#a-key")
        self.page.wait_for_selector("#app[data-standing=open]")

    def text(self, selector: str) -> str:
        said: str = self.page.text_content(selector)
        return said.strip()

    def until(self, selector: str, words: str, seconds: float = 15.0) -> str:
        """The text of an element once `words`, a regular expression, are found in it."""
        found: str = until(
            lambda: re.search(words, self.text(selector)) and self.text(selector), seconds
        )
        return found

    def fits(self) -> bool:
        wide, high = self.page.evaluate(
            "[document.documentElement.scrollWidth - innerWidth,"
            " document.documentElement.scrollHeight - innerHeight]"
        )
        return bool(wide <= 0 and high <= 0)


def watcher(browser: Any, wide: int = 1280, high: int = 800) -> Watcher:
    context = browser.new_context(viewport={"width": wide, "height": high})
    return Watcher(context.new_page())


@pytest.fixture
def pulse(browser: Any) -> Iterator[Watcher]:
    visitor = watcher(browser)
    yield visitor
    visitor.page.context.close()
    assert visitor.errors == []


@pytest.fixture(scope="module")
def simulated(server: Server) -> str:
    return server.new_class(name="Simulated", simulated=True)


def test_a_marker_is_set_with_the_keyboard_alone(pulse, server, simulated):
    pulse.open(server, simulated)
    press = pulse.page.keyboard.press
    press("m")
    assert pulse.page.input_value("#marker-text") == "slide 1"
    press("Enter")
    pulse.until("#markers", "slide 1")
    pulse.page.wait_for_selector("#marker-dialog", state="hidden")
    press("m")
    pulse.page.keyboard.type("slide 17, c")  # a key that means something else elsewhere
    press("Enter")
    pulse.until("#markers", "slide 17, c")
    pulse.page.wait_for_selector("#marker-dialog", state="hidden")
    for theme in ("dark", "light", "auto", "dark", "light", "auto", "dark"):
        press("m")
        press("Escape")
        press("d")  # at once, when the closed dialog's field may still have the focus
        pulse.until("#theme-name", f"Theme: {theme}")
        assert not pulse.page.is_visible("#marker-text")
    pulse.page.wait_for_selector("html[data-theme=dark]")
    pulse.until("#marker-count", "^10$")  # the simulated teacher's, and each that was pressed
    press("?")
    pulse.page.wait_for_selector("#help-dialog:visible")
    pulse.page.uncheck("#use-keys")
    press("Escape")
    press("m")
    assert not pulse.page.is_visible("#marker-text")


def test_a_marker_has_the_time_of_its_key_and_can_be_changed(pulse, server):
    pulse.open(server, server.new_class(name="Edited"))
    until(lambda: pulse.text("#elapsed") >= "0:02")
    pulse.page.keyboard.press("m")
    began = pulse.page.input_value("#marker-time")
    pulse.until("#markers", "slide 1")  # before it is named
    pulse.page.fill("#marker-text", "Lenses")
    pulse.page.wait_for_timeout(1500)  # as long as somebody types
    pulse.page.keyboard.press("Enter")
    pulse.until("#markers", "Lenses")
    assert pulse.text("#markers .time") == began
    assert pulse.page.locator("#markers li").count() == 1
    pulse.page.click("#markers-details summary")
    pulse.page.click("#markers button")
    pulse.page.fill("#marker-text", "slide 2")
    pulse.page.fill("#marker-time", "soon")
    pulse.page.keyboard.press("Enter")
    pulse.until("#marker-said", "minutes and seconds")
    pulse.page.fill("#marker-time", "0:01")
    pulse.page.keyboard.press("Enter")
    pulse.until("#markers", "0:01slide 2")
    pulse.page.wait_for_selector("#marker-dialog", state="hidden")
    pulse.page.click("#markers button")
    pulse.page.click("#marker-delete")
    until(lambda: pulse.page.locator("#markers li").count() == 0)
    assert pulse.page.is_visible("#no-markers")


def test_a_simulated_class_moves(pulse, server, simulated):
    pulse.open(server, simulated)
    until(lambda: int(pulse.text("#counted")) >= 25)
    assert pulse.text("#counted-of") == "of 30 faces readable"
    assert pulse.page.is_visible("#simulated")
    assert pulse.text("#name") == "Simulated"
    percents = [
        int(text.rstrip(" %")) for text in pulse.page.locator("#legend b").all_inner_texts()
    ]
    assert len(percents) == 5
    assert sum(percents) == 100
    assert pulse.text("#word") in ("neutral", "slightly positive", "positive")
    before = pulse.text("#elapsed")
    until(lambda: pulse.text("#elapsed") != before)
    assert re.match(r"Now: valence \+0\.\d\d, 95 % band", pulse.text("#readout"))
    assert pulse.page.locator("#chart canvas").count() == 1
    pulse.until("#summary", r"\d+ of 30 faces readable; .*neutral; mood: ")
    assert pulse.fits(), "a screen shows all of it"
    assert "a-key" not in pulse.page.evaluate("location.search + document.referrer")


def test_large_screens_have_large_text(browser, server, simulated):
    size = "parseFloat(getComputedStyle(document.querySelector('#word')).fontSize)"
    sizes = []
    for wide, high in ((1280, 800), (1920, 1080)):
        visitor = watcher(browser, wide, high)
        visitor.open(server, simulated)
        visitor.until("#counted", r"\d\d")
        sizes.append(visitor.page.evaluate(size))
        assert visitor.fits()
        assert visitor.page.is_visible("#full-screen")
        for language in ("fr", "de") if wide == 1280 else ():
            visitor.open(server, simulated, f"?language={language}")
            visitor.until("#counted", r"\d\d")
            assert visitor.fits(), language
        visitor.page.keyboard.press("f")
        visitor.page.wait_for_function("document.fullscreenElement !== null")
        visitor.page.context.close()
        assert visitor.errors == []
    assert sizes[1] > 1.25 * sizes[0]


def test_a_slow_answer_sets_one_marker_and_closes_no_later_dialog(pulse, server):
    pulse.open(server, server.new_class(name="Slow", simulated=True))
    waiting: list[Any] = []
    pulse.page.route("**/markers", lambda route: waiting.append(route))
    press = pulse.page.keyboard.press
    for key in ("m", "Enter", "Enter"):
        press(key)
    until(lambda: waiting, page=pulse.page)
    for key in ("Escape", "m"):
        press(key)
    pulse.page.keyboard.type("next")
    waiting[0].continue_()
    until(lambda: "slide 1" in pulse.text("#markers"), page=pulse.page)
    pulse.page.wait_for_timeout(300)
    assert len(waiting) == 2, "one a press of the key that begins it"
    assert pulse.page.input_value("#marker-text") == "next"
    assert pulse.page.is_visible("#marker-text")


def test_a_browser_that_keeps_nothing_shows_the_pulse(browser, server, simulated):
    visitor = watcher(browser)
    visitor.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visitor.open(server, simulated)
    visitor.until("#counted", r"\d\d")
    visitor.page.context.close()
    assert visitor.errors == []


def test_the_compact_view_fits_a_corner(browser, server, simulated):
    small = watcher(browser, 320, 180)
    small.open(server, simulated, "?compact")
    small.until("#counted", r"2\d|30")
    small.page.wait_for_selector("#strip:visible")
    assert small.fits()
    for seen in ("#counted", "#word", "#chart canvas", "#strip", "#top-feedback", "#elapsed"):
        box = small.page.locator(seen).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
        assert box["y"] >= 0 and box["y"] + box["height"] <= 180
    small.page.keyboard.press("c")
    small.page.wait_for_selector("#legend")
    assert "compact" not in small.page.url
    assert small.page.url.endswith("#a-key")
    small.page.context.close()
    assert small.errors == []


def test_few_people_are_not_spoken_of(pulse, server):
    code = server.new_class(name="Empty", min_group_size=7)
    pulse.open(server, code)
    pulse.until("#word", "Needs at least 7 people")
    assert pulse.text("#counted") == "0"
    assert set(pulse.page.locator("#legend b").all_inner_texts()) == {"\N{EN DASH}"}
    assert set(pulse.page.locator("#feedback b").all_inner_texts()) == {"\N{EN DASH}"}
    assert f"/join/{code}" in pulse.text("#invite")
    assert "once 7 people have joined (0 so far)" in pulse.text("#no-feedback")
    assert "could reveal individuals" in pulse.text("#why-text")


def test_feedback_alone_and_its_alert(pulse, server):
    code = server.new_class(name="Buttons", faces=False)
    pulse.open(server, code)
    pulse.until("#joined", "Faces aren\N{RIGHT SINGLE QUOTATION MARK}t read")
    assert not pulse.page.is_visible("#chart")
    assert not pulse.page.is_visible("#strip")
    pulse.page.evaluate(GIVE_FEEDBACK, [code, "lost"])
    pulse.until("[data-id=lost] b", "5")
    pulse.until("#notice-text", "Many students are lost", 40)  # once it has lasted
    assert pulse.page.get_attribute("#notice-text", "aria-live") == "polite"
    pulse.page.keyboard.press("x")
    pulse.until("#notice-calm", r"Alerts paused until \d:\d\d")
    assert pulse.text("#notice-text") == ""
    pulse.page.click("#alerts-details summary")
    pulse.page.check("input[name=rest][value='0']")
    pulse.until("#alerts-said", "Saved: no alerts")
    pulse.page.reload()
    until(lambda: pulse.page.locator("input[name=rest][value='0']").is_checked())
    assert pulse.page.locator("input[name=change][value='0.2']").is_checked()


def test_each_person_is_shown_only_where_it_was_agreed(pulse, server, simulated):
    pulse.open(server, simulated)
    pulse.until("#counted", r"\d\d")
    assert not pulse.page.is_visible("#people-details")
    pulse.open(server, server.new_class(name="Seminar", simulated=True, per_person=True))
    pulse.page.click("#people-details summary")
    until(lambda: pulse.page.locator("#people li").count() >= 10)
    numbers = [int(text) for text in pulse.page.locator("#people b").all_inner_texts()]
    assert numbers == sorted(numbers)
    pulse.page.click("#end")
    pulse.page.click("#end-form [type=submit]")
    until(lambda: pulse.page.locator("#people li").count() == 0)


def test_the_end_is_asked_for_and_said(pulse, server):
    code = server.new_class(name="Short", simulated=True)
    pulse.open(server, code)
    pulse.until("#counted", r"\d\d")
    pulse.page.click("#end")
    pulse.page.keyboard.press("Enter")  # what has the focus is to go on
    assert pulse.page.get_attribute("#app", "data-standing") == "open"
    pulse.page.click("#end")
    pulse.page.click("#end-form [type=submit]")
    pulse.until("#notice-text", r"The class is over\. It ran for \d:\d\d")
    assert pulse.page.is_disabled("#add-marker")
    assert pulse.page.get_attribute("#home", "href") == "/past"
    pulse.page.click("#undo")
    pulse.page.wait_for_selector("#app[data-standing=open]")
    pulse.until("#name", "Short")
    pulse.page.click("#end")
    pulse.until("#end-text", "the recap is kept for 30 days")
    pulse.page.click("#end-form [type=submit]")
    pulse.page.wait_for_selector("#undo:visible")
    pulse.page.reload()
    pulse.until("#notice-text", "No such class")


def test_a_lost_server_is_said(browser, server, tmp_path):
    visitor = watcher(browser)
    first = Server(tmp_path)
    try:
        visitor.open(first, first.new_class(name="Lost", simulated=True))
        visitor.until("#counted", r"\d\d")
    finally:
        first.kill()
    visitor.until("#notice-text", r"Connection lost\. Trying again … Figures as of")
    assert "old" in visitor.page.get_attribute("#app", "class").split()
    second = Server(tmp_path, first.port)
    try:
        visitor.until("#notice-text", "The class may be over", 25)
    finally:
        second.kill()
    visitor.page.context.close()
    refused = ("WebSocket", "ERR_CONNECTION", "Failed to load resource")  # by a server that is gone
    assert all(any(word in error for word in refused) for error in visitor.errors), visitor.errors


def test_a_question_is_asked_with_a_key_answered_with_a_tap_and_counted(browser, pulse, server):
    code = server.new_class(name="Asked", faces=False)
    context = browser.new_context(locale="de", viewport={"width": 390, "height": 844})
    student = context.new_page()
    student.goto(f"{server.address}/join/{code}")
    student.wait_for_selector("#welcome-answers")
    assert "mindestens 5 Antworten" in student.inner_text("#welcome-answers")
    student.click("#join-plain")
    student.wait_for_selector(".link[data-standing=open]")
    pulse.open(server, code)
    pulse.page.evaluate(ANSWER, [code, NOTICE])
    pulse.page.keyboard.press("q")
    student.wait_for_selector("#question:visible")
    assert student.inner_text("#question-asked") == "Alles klar bis hierher?"
    pulse.until("#question-said", "Counts show from 5 answers on")
    student.click("#choices button:has-text('Teils')")
    student.click("[data-value=lost]")
    student.fill("#word", "Schritt 2")
    student.keyboard.press("Enter")
    student.wait_for_selector("#word-form", state="hidden")
    pulse.until("#question-said", "5 answers of 5 students")
    assert pulse.page.locator("#question-bars b").all_inner_texts() == ["4", "1", "0"]
    pulse.until("#words", "Schritt 2")
    assert re.search(r"no step . 4", pulse.text("#words"))
    student.reload()
    student.wait_for_selector("#choices button[aria-pressed=true]:has-text('Teils')")
    pulse.page.keyboard.press("q")
    pulse.until("#question-said", r"Closed at \d:\d\d")
    student.wait_for_selector("#question", state="hidden")
    context.close()
