"""Make the documentation's pictures of pages: `python -m benchmarks.pictures`.

They are taken from a running server and show a simulated class, so no real person is in them.
docs/pictures gets `console.png`, `join.png`, `pulse.png` and `recap.png`.
"""

from __future__ import annotations

import json
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.pages import CHROMIUM, FLAGS, served

_PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_SIZE: ViewportSize = {"width": 1280, "height": 800}
_PHONE: ViewportSize = {"width": 640, "height": 900}
#: How long the simulated class has gone on in the pictures, seconds.
_CLASS_S = 170


def pictures() -> None:
    """Write all of them."""
    stated = served("--place", "US", "--purpose", "education")
    with stated as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        simulated = _ask(address, "POST", "/classes", {"name": "Physics", "simulated": True})
        began = time.monotonic()
        own = _ask(address, "POST", "/classes", {"name": "Physics"})
        _picture(browser, f"{address}/join/{own['code']}", "join", "#consent", _PHONE)
        _ask(address, "DELETE", f"/classes/{own['code']}")
        time.sleep(max(began + _CLASS_S - time.monotonic(), 0))
        _picture(browser, f"{address}/pulse/{simulated['code']}", "pulse", ".legend, .shares")
        _ask(address, "POST", f"/classes/{simulated['code']}/end")
        _picture(browser, f"{address}/api/classes/{simulated['code']}/recap", "recap", "svg")
        _picture(browser, address, "console", "text=Start the demo class")
        browser.close()


def _picture(
    browser: Browser, address: str, name: str, wanted: str, size: ViewportSize = _SIZE
) -> None:
    """A picture of a page once it shows what is wanted and has settled."""
    context = browser.new_context(viewport=size, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.locator(wanted).first.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)
    page.screenshot(path=_PICTURES / f"{name}.png")
    context.close()


def _ask(address: str, method: str, path: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{address}/api{path}", data, method=method)
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=20) as answer:
        text = answer.read()
    return json.loads(text) if text else None


if __name__ == "__main__":
    pictures()
