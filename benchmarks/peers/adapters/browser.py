"""A peer that runs in Chromium: adapters/NAME.js, or a page that was built, told what to read.

It runs in roomtone's own environment. The page gets pictures from a server on this machine, and
says itself how long each took to read.
"""

import re
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import sync_playwright

from benchmarks.pages import CHROMIUM, FLAGS

HERE = Path(__file__).parent
_PAGE = "<!doctype html><script type=module src=/adapters/{}.js></script>"


class Handler(SimpleHTTPRequestHandler):
    """Serves a peer's environment, these adapters, and the latest picture."""

    extensions_map = {  # noqa: RUF012 - the base class's
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def do_GET(self):
        if self.path.startswith("/picture"):
            self._send("application/octet-stream", self.server.picture)
        elif self.path == "/":
            self._send("text/html", self.server.page)
        elif self.path.startswith("/adapters/"):
            self._send("text/javascript", (HERE / Path(self.path).name).read_bytes())
        else:
            super().do_GET()

    def _send(self, kind, data):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Says nothing."""


class Peer:
    def __init__(self, name, folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        server.page, server.picture = _PAGE.format(name).encode(), b""
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.server = server
        self.playwright = sync_playwright().start()
        browser = self.playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        self.page = browser.new_page()
        self.page.on("console", lambda message: print(message.text, file=sys.stderr))
        self.page.on("pageerror", lambda error: print(error, file=sys.stderr))
        built = (Path(folder) / "index.html").exists()
        path = f"index.html?{name}" if built else ""
        self.page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
        self.page.wait_for_function("() => window.peer")
        self.page.evaluate("peer.open()")
        self.pid = _renderer()
        self.seconds = 0.0

    def reset(self):
        self.page.evaluate("peer.reset?.()")

    def faces(self, image):
        return self._read("faces", cv2.cvtColor(image, cv2.COLOR_BGR2RGBA))

    def crop(self, crop):
        return self._read("crop", cv2.cvtColor(crop, cv2.COLOR_GRAY2RGBA))

    def _read(self, work, picture):
        height, width = picture.shape[:2]
        self.server.picture = np.ascontiguousarray(picture).tobytes()
        found, ms = self.page.evaluate(_READ, [work, width, height])
        self.seconds = ms / 1000
        return found


_READ = """async ([work, width, height]) => {
  const bytes = await (await fetch(`/picture?${Math.random()}`)).arrayBuffer();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.putImageData(new ImageData(new Uint8ClampedArray(bytes), width, height), 0, 0);
  const began = performance.now();
  const found = await peer[work](canvas);
  return [found, performance.now() - began];
}"""


def _renderer():
    """The process of Chromium that holds the page: of this one's descendants, the largest."""
    parents, sizes = {}, {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
            command = (status.parent / "cmdline").read_text()
        except OSError:
            continue
        pid = int(status.parent.name)
        parents[pid] = int(re.search(r"PPid:\s+(\d+)", text).group(1))
        memory = re.search(r"VmRSS:\s+(\d+)", text)
        if memory and "--type=renderer" in command:
            sizes[pid] = int(memory.group(1))
    me = int(Path("/proc/self").resolve().name)
    mine = {pid: size for pid, size in sizes.items() if _descends(pid, me, parents)}
    return max(mine, key=mine.get)


def _descends(pid, ancestor, parents):
    while pid in parents:
        pid = parents[pid]
        if pid == ancestor:
            return True
    return False
