"""Pages behind other windows, as they are in most online classes: they read on.

Playwright's pages are always shown, so Chromium is asked directly.
"""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from .conftest import CHROMIUM, Server, arguments, until


class Tab:
    """A tab of a browser of its own, which another tab can cover."""

    def __init__(self, port: int, socket: ClientConnection) -> None:
        self._port, self._socket, self._number = port, socket, 0

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        request = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(request))
        while True:
            said: dict[str, Any] = json.loads(self._socket.recv(timeout=20))
            if said.get("id") == self._number:
                return said

    def goto(self, address: str) -> None:
        self._send("Page.navigate", url=address)

    def run(self, code: str) -> Any:
        said = self._send("Runtime.evaluate", expression=code, returnByValue=True)
        return said["result"]["result"].get("value")

    def click(self, selector: str) -> None:
        ready = f"!!document.querySelector('{selector}:enabled')?.checkVisibility()"
        until(lambda: self.run(ready))
        self.run(f"document.querySelector('{selector}').click()")

    def close(self) -> None:
        self._send("Page.close")

    def cover(self) -> None:
        _ask(self._port, "PUT", "/new?about:blank")
        until(lambda: self.run("document.visibilityState") == "hidden")


@pytest.fixture(scope="module")
def port(camera_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a Chromium of our own is told what to do."""
    if not CHROMIUM.is_file():
        pytest.skip(f"needs a browser: {CHROMIUM}")
    own = [
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
        "--remote-debugging-port=0",
        "--use-fake-ui-for-media-stream",
    ]
    command = [str(CHROMIUM), *arguments(camera_file), *own, "about:blank"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as browser:
        assert browser.stderr
        port = next(
            int(found[1])
            for line in browser.stderr
            if (found := re.search(r"ws://127\.0\.0\.1:(\d+)/", line))
        )
        yield port
        browser.kill()


@pytest.fixture
def tab(port: int) -> Iterator[Tab]:
    page = _ask(port, "PUT", "/new?about:blank")
    with connect(page["webSocketDebuggerUrl"]) as socket:
        opened = Tab(port, socket)
        yield opened
        opened.close()


def _ask(port: int, method: str, path: str) -> Any:
    address = f"http://127.0.0.1:{port}/json{path}"
    with urllib.request.urlopen(urllib.request.Request(address, method=method)) as answer:
        return json.loads(answer.read())


@pytest.mark.parametrize(
    ("page", "steps"),
    [("join", ("#consent", "#join-camera")), ("camera", ("#agreed", "#use-camera"))],
)
def test_a_page_behind_others_reads_on(
    tab: Tab, server: Server, page: str, steps: tuple[str, str]
) -> None:
    code = server.new_class()
    tab.goto(f"{server.address}/{page}/{code}")
    for selector in steps:
        tab.click(selector)
    until(lambda: server.signal(code)["present"] == 1, 30)
    tab.cover()
    before = _messages(server)
    until(lambda: _messages(server) >= before + 5, 10)
    assert server.signal(code)["present"] == 1
    if page == "join":
        assert tab.run("document.title").startswith("Camera on · ")


def _messages(server: Server) -> float:
    with urllib.request.urlopen(f"{server.address}/metrics", timeout=5) as answer:
        text = answer.read().decode()
    return float(text.split('roomtone_messages_total{type="faces"} ')[1].split()[0])
