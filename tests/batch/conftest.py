from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest


class VideoServer(ThreadingHTTPServer):
    """Serves one video; while `stalls`, half of it, and the rest once `go` is set."""

    def __init__(self, video, ranges=False):
        self.video, self.ranges, self.stalls = video.read_bytes(), ranges, False
        self.reading, self.go = Event(), Event()
        super().__init__(("127.0.0.1", 0), _Handler)
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/two.mp4"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        video, wanted = self.server.video, self.headers.get("Range", "")
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        start, stop = int(first or 0), int(last or len(video) - 1) + 1
        if self.server.ranges and wanted:
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{stop - 1}/{len(video)}")
            video = video[start:stop]
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(video)))
        self.end_headers()
        with suppress(OSError):  # a reader that was killed, or that asked whether ranges are sent
            self.wfile.write(video[: len(video) // 2])
            if self.server.stalls and not last:
                self.server.reading.set()
                self.server.go.wait(60)
            self.wfile.write(video[len(video) // 2 :])

    def log_message(self, *_):
        pass


@pytest.fixture
def server(clip):
    with VideoServer(clip) as server:
        yield server
        server.go.set()
        server.shutdown()
