"""Photos that are sent to the console: what they cost; no disk and no program gets them."""

from __future__ import annotations

import asyncio
import io
import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import cv2
import numpy as np
import pytest

pytest.importorskip("streamlit")

from PIL import Image as Pictures

from roomtone.types import Image
from tests.live.test_limits import raw

from .conftest import until
from .test_process import Page, Serve, upload, upload_headers

#: Most memory that one picture may cost, and that the console may have with twenty, MB.
A_PICTURE_MB, TWENTY_MB = 300, 500
POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def serve(folder: Path) -> Iterator[Serve]:
    """A server that can write no file, where `gs` and its like would leave a word if they ran."""
    programs = folder / "bin"
    programs.mkdir()
    for name in ("gs", "gswin32c", "gswin64c", "djpeg", "convert"):
        (programs / name).write_text('#!/bin/sh\nmkdir "$ROOMTONE_HOME/ran"\n')
        (programs / name).chmod(0o755)
    server = Serve(
        folder,
        within=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        PATH=f"{programs}:{os.environ['PATH']}",
    )
    yield server
    server.stop()


def one_bit() -> bytes:
    """A picture of 177 million pixels in a small file."""
    file = io.BytesIO()
    Pictures.new("1", (13_300, 13_300)).save(file, "PNG")
    return file.getvalue()


def animation() -> bytes:
    """Forty large pictures in a small file: one of them, forty times over."""
    file = io.BytesIO()
    Pictures.new("P", (5000, 5000)).save(file, "GIF", duration=50)
    head = 13 + 3 * len(Pictures.open(file).getpalette() or ())
    data = file.getvalue()
    return data[:head] + data[head:-1] * 40 + data[-1:]


def faceless() -> bytes:
    """As large a file as `photo`, which is soon read."""
    return bytes(cv2.imencode(".png", np.zeros((64, 64, 3), np.uint8))[1]) + bytes(7_700_000)


def photo(portrait: Image) -> bytes:
    """A picture in a file of 7.7 MB."""
    return bytes(cv2.imencode(".jpg", portrait)[1]) + bytes(7_700_000)


def test_photos_cost_little_memory_reach_no_disk_and_run_no_program(
    serve: Serve, portrait: Image, folder: Path
) -> None:
    cookie, large, console = serve.sign_in(), photo(portrait), serve.console
    children = Children(console)

    async def send(page: Page, data: bytes) -> None:
        path = f"/_stcore/upload_file/{page.session}/0"
        assert await asyncio.to_thread(upload, serve, path, cookie, data) == 204
        await page.run("photo", {"0": "0.png"})

    async def run() -> None:
        async with serve.page(cookie) as page:
            await page.run("photo")
            path, data = f"/_stcore/upload_file/{page.session}/", faceless()
            sent = (
                asyncio.to_thread(upload, serve, path + str(number), cookie, data)
                for number in range(20)
            )
            assert await asyncio.gather(*sent) == [204] * 20
            await page.run("photo", {str(number): f"{number}.png" for number in range(20)})
            assert sum("No face found" in text for text in page.texts) == 20
            assert memory_mb(console, "VmHWM") < TWENTY_MB
        for data in (large, one_bit(), animation(), POSTSCRIPT):
            async with serve.page(cookie) as page:
                await page.run("photo")
                before = memory_mb(console, "VmRSS")
                forget_peak(console)
                await send(page, data)
                assert memory_mb(console, "VmHWM") - before < A_PICTURE_MB
                if data is large:
                    assert any("1 face" in text for text in page.texts), page.texts
                if data is POSTSCRIPT:
                    assert page.errors

    asyncio.run(run())
    assert children.seen() == set()
    assert not (folder / "ran").exists()


def test_files_that_there_is_no_memory_for_have_to_wait(serve: Serve) -> None:
    cookie = serve.sign_in()

    async def run() -> None:
        async with serve.page(cookie) as page:
            path = f"/_stcore/upload_file/{await page.run('photo')}/0"
            headers = upload_headers(serve, cookie) | {
                "host": "localhost",
                "content-type": "multipart/form-data; boundary=x",
                "content-length": "52000000",
            }
            lines = [f"PUT {path} HTTP/1.1", *(f"{name}: {headers[name]}" for name in headers)]
            request = "\r\n".join([*lines, "", ""])
            begun = [raw(serve.http.base_url.port or 80, request.encode()) for _ in range(5)]

            def refused() -> bool:
                return upload(serve, path, cookie, bytes(42_000_000)) == 503

            await asyncio.to_thread(until, refused)
            for connection in begun:
                connection.close()
            await asyncio.to_thread(until, lambda: upload(serve, path, cookie, b"1") == 204)

    asyncio.run(run())


def memory_mb(process: int | None, kind: str) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split(f"{kind}:")[1].split()[0]) // 1000


def forget_peak(process: int | None) -> None:
    Path(f"/proc/{process}/clear_refs").write_text("5")


class Children:
    """Watches which child processes a process has."""

    def __init__(self, process: int | None) -> None:
        self._process, self._seen, self._stop = process, set[str](), Event()
        self._thread = Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stop.is_set():
            with suppress(OSError):
                for thread in Path(f"/proc/{self._process}/task").iterdir():
                    self._seen |= set((thread / "children").read_text().split())
            time.sleep(0.02)

    def seen(self) -> set[str]:
        self._stop.set()
        self._thread.join()
        return self._seen
