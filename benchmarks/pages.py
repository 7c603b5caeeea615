"""What the pages cost in a real Chromium, and how long a look at the camera takes to the pulse.

The student's page is opened with a made-up camera that shows the demo's portrait; a pulse page
watches the class. Sizes are those that went over the wire; times come from Chromium's own clock.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from playwright.sync_api import BrowserContext, Page, sync_playwright

from roomtone.live.pages import BUILT
from roomtone.vision.demo_clip import demo_frames

CHROMIUM = Path("/usr/bin/chromium")
_STUDENTS = 6
_SERVE = "from roomtone.cli import main; main()"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
]
#: Notes how long the reader of a page takes for each reading, milliseconds.
_TIMED = """
  const post = Worker.prototype.postMessage;
  window.readingMs = [];
  Worker.prototype.postMessage = function (request, ...rest) {
    const at = performance.now();
    const note = () => readingMs.push(performance.now() - at);
    if (request.type === "read") this.addEventListener("message", note, { once: true });
    return post.call(this, request, ...rest);
  };
"""


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """The address of a `roomtone serve` of its own."""
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, "serve", "--port", "0", *arguments],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"ROOMTONE_HOME": home},
        )
        try:
            said = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://\S+", said)
            if not found:
                raise RuntimeError(f"the server did not start: {said}")
            for _ in range(200):
                try:
                    urllib.request.urlopen(f"{found.group()}/health", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield found.group()
        finally:
            process.terminate()
            process.wait(20)


def pages() -> dict[str, Any]:
    """Sizes, times and rates; keys say what, values are numbers."""
    with tempfile.TemporaryDirectory() as folder:
        camera = Path(folder) / "camera.y4m"
        _film(camera)
        stated = served("--place", "US", "--purpose", "education")
        with stated as address, sync_playwright() as started:
            browser = started.chromium.launch(
                executable_path=str(CHROMIUM),
                args=[*FLAGS, f"--use-file-for-fake-video-capture={camera}"],
            )
            alone = _alone(browser.new_context(permissions=["camera"]), address)
            camera_figures = _camera(browser.new_context(permissions=["camera"]), address)
            together = _together(browser.new_context(permissions=["camera"]), address)
            version = browser.version
            browser.close()
    return {"chromium": version, **alone, **camera_figures, **together}


def _alone(context: BrowserContext, address: str) -> dict[str, Any]:
    """One student: what is fetched, when the first reading leaves, how fast the device reads."""
    page = context.new_page()
    fetched: list[Any] = []
    context.on("requestfinished", lambda request: fetched.append(request))
    sent = _frames(page, "Sent")
    _open(page, address, _class(address))
    clicked = time.perf_counter()
    page.click("#join-camera")
    while not any('"faces":[{' in text for _, text in sent):
        page.wait_for_timeout(20)
    first = time.perf_counter() - clicked
    page.wait_for_timeout(15_000)
    said = page.text_content("#sent-speed") or ""
    per_second, ms = re.findall(r"reads ([\d.]+) times a second, (\d+) ms", said)[0]
    total = sum(_size(request) for request in fetched)
    page.close()
    return {
        "student_bytes": total,
        "first_reading_s": round(first, 2),
        "readings_per_s": float(per_second),
        "reading_ms": int(ms),
    }


def _camera(context: BrowserContext, address: str) -> dict[str, Any]:
    """A camera on one face, read as fast as the camera page reads."""
    page = context.new_page()
    page.add_init_script(_TIMED)
    page.goto(f"{address}/camera")
    page.click("#use-camera")
    page.locator(".person").first.wait_for()
    page.wait_for_timeout(8_000)
    durations = page.evaluate("readingMs.slice(-50)")
    page.close()
    return {"camera_reading_ms": int(np.median(durations))}


def _together(context: BrowserContext, address: str) -> dict[str, Any]:
    """Six students on this one machine, and how old what the pulse shows is.

    A picture's way: until its reading is sent (`age_ms`), until the pulse that has it has come.
    """
    code = _class(address)
    ups = []
    for _ in range(_STUDENTS):
        page = context.new_page()
        ups.append(_frames(page, "Sent"))
        _open(page, address, code)
        page.click("#join-camera")
        page.locator("#step-class").wait_for()
    watching = context.new_page()
    down = _frames(watching, "Received")
    watching.goto(f"{address}/pulse/{code}")
    watching.wait_for_timeout(45_000)
    pulses = [at for at, text in down if '"type":"pulse"' in text]
    delays = []
    for sent in ups:
        for at, text in sent:
            later = [shown for shown in pulses if shown > at]
            if '"faces":[{' in text and pulses[0] < at and later:
                delays.append(later[0] - at + json.loads(text)["age_ms"] / 1000)
    context.close()
    return {
        "students": _STUDENTS,
        "camera_to_pulse_s": {
            name: round(float(np.quantile(delays, share)), 2)
            for name, share in (("p50", 0.5), ("p95", 0.95))
        },
        "messages": len(delays),
    }


def _frames(page: Page, direction: str) -> list[tuple[float, str]]:
    """What goes over a page's sockets from here on: seconds of the browser's clock, and text."""
    heard: list[tuple[float, str]] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        f"Network.webSocketFrame{direction}",
        lambda event: heard.append((event["timestamp"], event["response"]["payloadData"])),
    )
    return heard


def _size(request: Any) -> int:
    """Bytes of an answer on the wire; a worker's script is not measured, its file is."""
    sizes = request.sizes()
    body = int(sizes["responseBodySize"])
    packed = BUILT / (request.url.partition("/web/")[2] + ".br")
    if not body and packed.is_file():
        body = packed.stat().st_size
    return body + int(sizes["responseHeadersSize"])


def _open(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}/join/{code}")
    page.check("#consent")


def _class(address: str) -> str:
    body = json.dumps({"name": "Bench"})
    request = urllib.request.Request(f"{address}/api/classes", body.encode(), method="POST")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=10) as answer:
        code: str = json.loads(answer.read())["code"]
    return code


def _film(path: Path) -> None:
    """Two seconds of one tile of the demo's gallery at 640 x 480."""
    with path.open("wb") as file:
        file.write(b"YUV4MPEG2 W640 H480 F15:1 Ip A1:1 C420jpeg\n")
        for frame in islice(demo_frames(), 30):
            tile = cv2.resize(frame.image[:240, :320], (640, 480))
            file.write(b"FRAME\n" + cv2.cvtColor(tile, cv2.COLOR_BGR2YUV_I420).tobytes())
