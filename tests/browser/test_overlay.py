"""The pulse over other things, in Chromium: overlay, small window on top, full screen."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from .conftest import Server, serious, until

FITS = """[document.documentElement.scrollWidth <= innerWidth,
           document.documentElement.scrollHeight <= innerHeight]"""
#: How large the text of an element is, pixels.
SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"


@pytest.fixture(scope="module")
def made(server: Server) -> Any:
    """A simulated class, as the API gives it."""
    return server.api("POST", "/classes", {"simulated": True})


def test_an_overlay_shows_the_compact_pulse_over_what_lies_below(
    browser: Any, server: Server, made: Any
) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 700})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server.address}/pulse/{made['code']}#{made['key']}")
    page.click("#overlay-details summary")
    until(lambda: page.text_content("#overlay-link"), page=page)
    link = page.text_content("#overlay-link")
    assert link == server.address + made["overlay"]
    page.goto(link.replace("#", "?theme=dark#"))
    page.wait_for_selector("#app[data-standing=open]")
    until(lambda: int(page.text_content("#counted")) >= 25, page=page)
    assert page.evaluate(FITS) == [True, True]
    for seen in ("#counted", "#word", "#strip", "#elapsed"):
        assert page.is_visible(seen)
    assert page.locator("button:visible, a:visible, summary:visible").count() == 0
    page.keyboard.press("m")
    assert not page.is_visible("dialog")
    large = page.locator("#word").evaluate(SIZE)
    image = np.frombuffer(page.screenshot(omit_background=True), np.uint8)
    alpha = cv2.imdecode(image, cv2.IMREAD_UNCHANGED)[:, :, 3]
    assert alpha[650:].max() == 0, "below the pulse all is transparent"
    assert 150 < alpha[12, 320] < 250, "within it something shows through"
    page.set_viewport_size({"width": 320, "height": 180})
    until(lambda: page.locator("#word").evaluate(SIZE) < 0.6 * large, page=page)
    assert page.evaluate(FITS) == [True, True]
    assert errors == []
    assert serious(page) == []
    page.close()


def test_the_pulse_moves_to_a_small_window_on_top_and_back(
    browser: Any, server: Server, made: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.address + made["pulse"])
    page.wait_for_selector("#app[data-standing=open]")
    with page.context.expect_page() as opened:
        page.click("#float")
    small = opened.value
    small.set_viewport_size({"width": 320, "height": 180})
    small.wait_for_selector("#app.is-compact")
    assert page.is_visible("#elsewhere")
    until(lambda: int(small.text_content("#counted")) >= 25, page=small)
    before = small.text_content("#elapsed")
    until(lambda: small.text_content("#elapsed") != before, page=small)
    assert small.evaluate(FITS) == [True, True]
    size = small.locator("#word").evaluate(SIZE)
    small.set_viewport_size({"width": 640, "height": 360})
    until(lambda: small.locator("#word").evaluate(SIZE) > 1.8 * size, page=small)
    wide = "document.querySelector('#chart canvas').getBoundingClientRect().width"
    until(lambda: small.evaluate(wide) > 500, page=small)
    small.keyboard.press("m")
    small.wait_for_selector("#marker-dialog:visible")
    small.keyboard.type("in the small window")
    small.keyboard.press("Enter")
    until(lambda: "in the small window" in small.text_content("#markers"), page=small)
    small.close()
    page.wait_for_selector("#app:not(.is-compact)")
    assert not page.is_visible("#elsewhere")
    before = page.text_content("#elapsed")
    until(lambda: page.text_content("#elapsed") != before, page=page)
    assert errors == []
    page.close()


def test_in_full_screen_the_text_grows_with_the_screen(
    browser: Any, server: Server, made: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(server.address + made["pulse"])
    page.wait_for_selector("#app[data-standing=open]")
    root = page.locator(":root")
    before = root.evaluate(SIZE)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    for wide, high, smallest in ((1280, 720, 1.2 * before), (1024, 768, 18), (3840, 2160, 60)):
        page.set_viewport_size({"width": wide, "height": high})
        until(lambda smallest=smallest: root.evaluate(SIZE) >= smallest, page=page)
        assert page.evaluate(FITS) == [True, True], (wide, high)
        assert page.locator(".tools button:visible").count() == 2
    page.close()
