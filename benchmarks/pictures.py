"""Make the documentation's pictures of pages: `python -m benchmarks.pictures`.

They are taken from a running server and show a simulated class, so no real person is in them.
docs/pictures gets `console.png`, `join.png`, `pulse.png` and `recap.png`.
"""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.pages import CHROMIUM, FLAGS, served

_PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_SIZE: ViewportSize = {"width": 1280, "height": 800}
_PHONE: ViewportSize = {"width": 640, "height": 900}


def pictures() -> None:
    """Write all of them."""
    stated = served("--place", "US", "--purpose", "education")
    with stated as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        simulated = _ask(address, "POST", "/classes", {"name": "Physics", "simulated": True})
        own = _ask(address, "POST", "/classes", {"name": "Physics"})
        _picture(browser, f"{address}/pulse/{simulated['code']}", "pulse", "#app", 5000)
        _picture(browser, f"{address}/join/{own['code']}", "join", "#consent", 500, _PHONE)
        _ask(address, "DELETE", f"/classes/{own['code']}")
        path = f"/classes/{simulated['code']}"
        _ask(address, "POST", f"{path}/markers", {"name": "Exercise", "t": 60})
        _ask(address, "POST", f"{path}/end")
        _picture(browser, f"{address}/api{path}/recap", "recap", "svg", 500)
        _picture(browser, address, "console", "text=Start the demo class", 2000)
        browser.close()


def _picture(
    browser: Browser, page_url: str, name: str, wanted: str, wait_ms: int, size: Any = _SIZE
) -> None:
    context = browser.new_context(viewport=size, color_scheme="light")
    page = context.new_page()
    page.goto(page_url)
    page.locator(wanted).first.wait_for(timeout=60_000)
    page.wait_for_timeout(wait_ms)
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
