"""A browser with a made-up camera, and servers for it to visit."""

from __future__ import annotations

import functools
import json
import math
import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from roomtone.policy import Policy, save_policy
from roomtone.types import Image

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = Path(__file__).parents[2] / "src" / "roomtone" / "web" / "student" / "index.html"


class Server:
    """`roomtone serve` in a process of its own, which can be killed and started again.

    It begins with a policy that allows faces, kept in its home. The console is left out unless it
    is asked for.
    """

    def __init__(self, home: Path, port: int = 0, *options: str, console: bool = False) -> None:
        command = "from roomtone.cli import main; main()"
        options = (*options, "--console" if console else "--no-console")
        save_policy(Policy("US", "education"), home / "policy.json")
        self._process = subprocess.Popen(
            [sys.executable, "-c", command, "serve", "--port", str(port), *options],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"ROOMTONE_HOME": str(home)},
        )
        assert self._process.stderr
        found = re.search(r"http://\S+", said := self._process.stderr.readline())
        assert found, said + self._process.stderr.read()
        self.address = found.group()
        self.port = int(self.address.rpartition(":")[2])
        for _ in range(200):
            with suppress(OSError):
                urllib.request.urlopen(f"{self.address}/health", timeout=5).close()
                return
            time.sleep(0.1)

    def api(self, method: str, path: str, body: Any = None, key: str = "") -> Any:
        """An answer of the API; without a body, None. The loopback asks teachers for no key."""
        request = urllib.request.Request(
            f"{self.address}/api{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def new_class(self, **options: Any) -> str:
        """The code of a new class."""
        code: str = self.api("POST", "/classes", options)["code"]
        return code

    def signal(self, code: str) -> dict[str, Any]:
        said: dict[str, Any] = self.api("GET", f"/classes/{code}/signal")
        return said

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(10)
        if self._process.stderr:
            self._process.stderr.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def files_server(folder: Path) -> Iterator[str]:
    """The address of a plain server of files."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def until(probe: Callable[[], Any], seconds: float = 15.0, page: Any = None) -> Any:
    """What `look` gives once it is true; fails with what it gave last.

    Given a page, what its browser reports (requests, messages) is heard meanwhile.
    """
    end = time.monotonic() + seconds
    while not (seen := probe()):
        assert time.monotonic() < end, f"still {seen!r} after {seconds} s"
        if page is None:
            time.sleep(0.2)
        else:
            page.wait_for_timeout(200)
    return seen


def serious(page: Any) -> list[str]:
    """What axe finds of serious and critical on a page; skips without axe-core."""
    if not AXE.is_file():
        pytest.skip("needs axe-core: npm ci in web")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'], preload: false })")["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not BUILT.is_file():
        pytest.skip("needs the built pages: python hatch_build.py")
    server = Server(tmp_path_factory.mktemp("home"))
    yield server
    server.kill()


@pytest.fixture(scope="package")
def camera_file(tmp_path_factory: pytest.TempPathFactory, portrait: Image) -> Path:
    """Two seconds of 640 x 480 for a made-up camera: the smiling portrait, swaying a little."""
    path = tmp_path_factory.mktemp("camera") / "smile.y4m"
    wide, high, frames = 640, 480, 20
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{wide} H{high} F10:1 Ip A1:1 C420jpeg\n".encode())
        for number in range(frames):
            turn = 2 * math.pi * number / frames
            x, y = 222 + 6 * math.sin(turn), 130 + 4 * math.sin(2 * turn)
            scale = 0.62  # pixels of the portrait for one of the camera
            matrix = np.array([[scale, 0, x - scale * wide / 2], [0, scale, y - scale * high / 2]])
            frame = cv2.warpAffine(
                portrait,
                matrix,
                (wide, high),
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REFLECT,
            )
            file.write(b"FRAME\n" + cv2.cvtColor(frame, cv2.COLOR_BGR2YUV_I420).tobytes())
    return path


@contextmanager
def showing(camera_file: Path, picture: Image) -> Iterator[Image]:
    """Let the made-up camera show one picture, to those who open it meanwhile.

    Args:
        camera_file: the file that Chromium reads whenever its camera is opened.
        picture: BGR, of even sides.

    Yields:
        the picture as the camera gives it.
    """
    yuv = cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420)
    high, wide = picture.shape[:2]
    head = f"YUV4MPEG2 W{wide} H{high} F10:1 Ip A1:1 C420jpeg\n".encode()
    before = camera_file.rename(camera_file.with_suffix(".before"))
    camera_file.write_bytes(head + (b"FRAME\n" + yuv.tobytes()) * 10)
    yield cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR_I420)
    before.replace(camera_file)


def arguments(camera_file: Path) -> list[str]:
    """What Chromium is started with."""
    return [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--js-flags=--liftoff-only",  # WebAssembly compiled once: these pages live for seconds
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={camera_file}",
    ]


@pytest.fixture(scope="package")
def browser(camera_file: Path) -> Iterator[Any]:
    """Chromium. A context may use the made-up camera if it is given the permission.

    It is closed after this folder's tests: while it is there, asyncio thinks that its loop runs.
    """
    if not CHROMIUM.is_file():
        pytest.skip(f"needs a browser: {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(CHROMIUM),
            args=arguments(camera_file),
        )
        yield browser
        browser.close()
