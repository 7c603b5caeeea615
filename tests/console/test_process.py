"""`roomtone serve` as it runs: the console in its own process, behind the sign-in of the server."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from itertools import pairwise
from pathlib import Path
from signal import SIGKILL
from statistics import median
from typing import Any

import httpx2
import pytest

pytest.importorskip("streamlit")

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from roomtone.live.sign_in import COOKIE
from tests.cli.commands import run_here

from .conftest import until

KEY = "the teacher's own key"
#: Longest time between two pulses here, where other tests run too; benchmarks.console has figures.
LONGEST_S = 3.0
SERVE = ("serve", "--store", "none")
STREAM = "/_stcore/stream"


class Serve:
    """A server that runs, and its console's process.

    `within` is called in the new process before it starts.
    """

    def __init__(
        self, home: Path, *command: str, within: Callable[[], None] | None = None, **env: str
    ) -> None:
        code = "from roomtone.cli import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *(command or SERVE), "--port", "0", "--key", KEY],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"ROOMTONE_HOME": str(home)} | env,
            preexec_fn=within,
        )
        assert self.process.stderr
        found = re.search(r"is at (http://\S+)", said := self.process.stderr.readline())
        assert found, said + self.process.stderr.read()
        self.address = found[1]
        self.http = httpx2.Client(base_url=self.address, timeout=30)
        until(lambda: _answers(self.http, "/sign-in"))

    @property
    def console(self) -> int | None:
        """The process id of its console."""
        parent = self.process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return int(children[0]) if children else None

    def sign_in(self) -> str:
        data, headers = {"key": KEY}, {"origin": self.address}
        answer = httpx2.post(f"{self.address}/sign-in", data=data, headers=headers)
        return str(answer.cookies[COOKIE])

    def get(self, path: str, cookie: str, **headers: str) -> httpx2.Response:
        headers = {"cookie": f"{COOKIE}={cookie}"} | headers
        return httpx2.get(self.address + path, headers=headers, timeout=30)

    def api(self, method: str, path: str, body: Any = None, key: str = KEY) -> Any:
        headers = {"authorization": f"Bearer {key}"}
        answer = self.http.request(method, f"/api{path}", json=body, headers=headers)
        answer.raise_for_status()
        return answer.json()

    def new_class(self) -> tuple[str, str]:
        made = self.api("POST", "/classes", {"simulated": True})
        return made["code"], made["key"]

    def end(self, code: str) -> None:
        headers = {"authorization": f"Bearer {KEY}"}
        self.http.post(f"/api/classes/{code}/end", headers=headers).raise_for_status()

    def stop(self) -> None:
        self.http.close()
        self.process.kill()
        self.process.wait(10)
        assert self.process.stderr
        self.process.stderr.close()

    def connect(self, path: str, cookie: str = "", offered: tuple[str, ...] = ()) -> Any:
        headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
        return connect(
            self.address.replace("http", "ws") + path,
            additional_headers=headers,
            subprotocols=offered or None,  # type: ignore[arg-type]
            compression=None,
            open_timeout=30,
        )

    @asynccontextmanager
    async def page(self, cookie: str, session: str = "") -> AsyncIterator[Page]:
        """A page of the console that a browser has open."""
        offered = ("streamlit", "a-token", *([session] if session else []))
        async with self.connect(STREAM, cookie, offered) as socket:
            assert socket.subprotocol == "streamlit"
            yield Page(socket)


class Page:
    """Streamlit's page, as its server knows it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.session, self.uploader = socket, "", ""
        self.errors: list[str] = []
        self.texts: list[str] = []

    async def run(self, page: str = "", files: Mapping[str, str] | None = None) -> str:
        """Run the script; the id of the session that it ran in.

        Args:
            page: the page's name.
            files: names of files that were sent for the page's uploader, by their ids.
        """
        wanted = BackMsg()
        wanted.rerun_script.query_string = ""
        wanted.rerun_script.page_name = page
        if files:
            uploader = wanted.rerun_script.widget_states.widgets.add(id=self.uploader)
            for number, name in files.items():
                uploader.file_uploader_state_value.uploaded_file_info.add(
                    file_id=number, name=name, size=1
                )
        await self.socket.send(wanted.SerializeToString())
        self.errors, self.texts = [], []
        async with asyncio.timeout(60):
            while True:
                said = ForwardMsg.FromString(await self.socket.recv())
                if said.WhichOneof("type") == "new_session":
                    self.session = said.new_session.initialize.session_id
                if said.WhichOneof("type") == "delta":
                    self._note(said.delta.new_element)
                if said.WhichOneof("type") == "script_finished" and self.session:
                    return self.session

    def _note(self, element: Element) -> None:
        if element.WhichOneof("type") == "file_uploader":
            self.uploader = element.file_uploader.id
        if element.WhichOneof("type") == "alert":
            self.errors.append(element.alert.body)
        if element.WhichOneof("type") == "markdown":
            self.texts.append(element.markdown.body)


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    server = Serve(tmp_path_factory.mktemp("home"))
    yield server
    server.stop()


class Watcher:
    """Hears the pulses of a class, and when each came."""

    def __init__(self, serve: Serve, code: str, key: str) -> None:
        self._serve, self._code, self._key = serve, code, key
        self.came: list[float] = []

    async def __aenter__(self) -> Watcher:
        ready = asyncio.Event()
        self._task = asyncio.ensure_future(self._hear(ready))
        async with asyncio.timeout(10):
            await ready.wait()
        return self

    async def _hear(self, ready: asyncio.Event) -> None:
        async with self._serve.connect(f"/api/classes/{self._code}/feed") as socket:
            await socket.send(json.dumps({"v": 1, "type": "hello", "token": self._key}))
            async for text in socket:
                if json.loads(text)["type"] == "pulse":
                    self.came.append(time.monotonic())
                    ready.set()

    async def __aexit__(self, *error: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError, ConnectionClosed):
            await self._task

    @property
    def longest_s(self) -> float:
        """Longest time between two pulses, until now."""
        times = [*self.came, time.monotonic()]
        return max(after - before for before, after in pairwise(times))


def test_the_console_opens_with_the_cookie_and_its_port_to_nobody(serve: Serve) -> None:
    cookie = serve.sign_in()
    page = serve.get("/", cookie)
    assert page.status_code == 200 and "<!doctype html" in page.text.lower()
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    (script,) = re.findall(r'src="\./(static/js/index[^"]+)"', page.text)
    assert serve.get(f"/{script}", cookie).headers["content-type"].endswith("javascript")
    assert httpx2.get(f"{serve.address}/{script}").status_code == 401
    assert serve.get("/openapi.json", cookie).status_code == 404
    for port in _listening_ports(serve.console):
        for path in ("/", "/_stcore/health"):
            assert httpx2.get(f"http://127.0.0.1:{port}{path}").status_code == 403


def _listening_ports(process: int | None) -> list[int]:
    inodes = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            inodes.update(re.findall(r"socket:\[(\d+)\]", str(link.readlink())))
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ports = [int(row[1].split(":")[1], 16) for row in rows if row[3] == "0A" and row[9] in inodes]
    assert ports
    return ports


def test_a_session_is_handed_to_the_visit_that_opened_it_and_to_no_other(serve: Serve) -> None:
    ada, eve = serve.sign_in(), serve.sign_in()

    async def run() -> None:
        async with serve.page(ada) as page:
            session = await page.run()
            assert serve.get(f"/_stcore/upload_file/{session}/1", eve).status_code == 403
            assert serve.get(f"/_stcore/upload_file/{session}/1", ada).status_code != 403
        for cookie, same in ((eve, False), (ada, True)):
            async with serve.page(cookie, session) as page:
                assert (await page.run() == session) is same

    asyncio.run(run())


def test_files_go_through_as_they_come_up_to_their_limit(serve: Serve) -> None:
    cookie = serve.sign_in()

    async def run() -> None:
        async with serve.page(cookie) as page:
            path = f"/_stcore/upload_file/{await page.run()}/1"
            for size, status in ((20_000_000, 204), (60_000_000, 413)):
                assert await asyncio.to_thread(upload, serve, path, cookie, bytes(size)) == status

    asyncio.run(run())


def upload_headers(serve: Serve, cookie: str) -> dict[str, str]:
    token = serve.get("/_stcore/health", cookie).cookies["_streamlit_xsrf"]
    return {"cookie": f"{COOKIE}={cookie}; _streamlit_xsrf={token}", "x-xsrftoken": token}


def upload(serve: Serve, path: str, cookie: str, data: bytes) -> int:
    """Send a file as Streamlit's page does."""
    headers = upload_headers(serve, cookie)
    with suppress(httpx2.TransportError):  # refused before it was all sent
        files = {"file": ("a.jpg", data)}
        return httpx2.put(serve.address + path, files=files, headers=headers).status_code
    return 413


def test_100_strangers_run_no_script_and_slow_nobody_down(serve: Serve) -> None:
    code, key = serve.new_class()

    async def strange(until_: float, seen: list[int]) -> None:
        while time.monotonic() < until_:
            try:
                async with serve.connect(STREAM, offered=("streamlit", "x", "y")):
                    seen.append(101)
            except InvalidStatus as refused:
                seen.append(refused.response.status_code)
            await asyncio.sleep(0.5)

    async def run() -> None:
        used = cpu_s(serve.console)
        seen: list[int] = []
        joins: list[float] = []
        async with Watcher(serve, code, key) as watcher:
            end = time.monotonic() + 3
            strangers = [asyncio.ensure_future(strange(end, seen)) for _ in range(100)]
            while time.monotonic() < end:
                began = time.monotonic()
                path = f"/classes/{code}/join"
                await asyncio.to_thread(serve.api, "POST", path, {"consent": False})
                joins.append(time.monotonic() - began)
                await asyncio.sleep(0.2)
            await asyncio.gather(*strangers)
            assert watcher.longest_s < LONGEST_S
        assert set(seen) == {403}
        assert len(seen) > 100
        assert median(joins) < 1.0
        assert cpu_s(serve.console) - used < 0.5  # nothing of it reached the console

    asyncio.run(run())


def cpu_s(process: int | None) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_40_open_consoles_leave_the_pulse_its_second(serve: Serve) -> None:
    code, key = serve.new_class()
    cookie = serve.sign_in()

    async def run() -> None:
        async with Watcher(serve, code, key) as watcher:
            pages = [serve.page(cookie) for _ in range(40)]
            opened = [await page.__aenter__() for page in pages]
            await asyncio.gather(*(page.run() for page in opened))
            assert watcher.longest_s < LONGEST_S
            used, began = cpu_s(serve.process.pid), time.monotonic()
            await asyncio.sleep(2)
            share = (cpu_s(serve.process.pid) - used) / (time.monotonic() - began)
            assert share < 0.3, share  # mostly the class of thirty: benchmarks.console
            assert watcher.longest_s < LONGEST_S
            for page in pages:
                await page.__aexit__(None, None, None)

    asyncio.run(run())


def test_a_console_that_is_killed_stops_no_class_and_comes_back(serve: Serve) -> None:
    code, key = serve.new_class()
    cookie = serve.sign_in()

    async def run() -> None:
        async with Watcher(serve, code, key) as watcher:
            assert (await asyncio.to_thread(serve.get, "/", cookie)).status_code == 200
            killed = serve.console
            assert killed
            os.kill(killed, SIGKILL)
            again = await asyncio.to_thread(until, lambda: _works(serve, cookie), 30)
            assert again and serve.console not in (None, killed)
            async with serve.page(cookie) as page:
                assert await page.run()
            assert watcher.longest_s < LONGEST_S
        assert serve.api("GET", f"/classes/{code}")["state"] == "running"
        assert serve.api("GET", f"/classes/{code}/key")["key"] == key

    asyncio.run(run())


def _works(serve: Serve, cookie: str) -> bool:
    answer = serve.get("/", cookie)
    if answer.status_code == 503:
        assert "The console is starting" in answer.text
    return answer.status_code == 200


def test_a_console_on_another_machine_shows_the_classes_to_who_signed_in(
    serve: Serve, tmp_path: Path
) -> None:
    code, key = serve.new_class()
    away = Serve(tmp_path, "console", "--api", serve.address)
    try:
        assert httpx2.get(f"{away.address}/api/classes/{code}").status_code == 401
        cookie = away.sign_in()
        bearer = f"Bearer {key}"
        signal = away.get(f"/api/classes/{code}/signal", cookie, authorization=bearer)
        assert signal.status_code == 200 and "shares" in signal.json()
        end = f"{away.address}/api/classes/{code}/markers"
        headers = {"cookie": f"{COOKIE}={cookie}", "authorization": bearer}
        headers |= {"origin": away.address}
        assert httpx2.post(end, json={"text": "slide"}, headers=headers).status_code == 201
        assert away.get(f"/pulse/{code}", cookie).status_code == 200

        async def run() -> None:
            async with away.page(cookie) as page:
                assert await page.run()
            async with away.connect(f"/api/classes/{code}/feed", cookie) as feed:
                await feed.send(json.dumps({"v": 1, "type": "hello", "token": key}))
                async with asyncio.timeout(10):
                    assert json.loads(await feed.recv())["type"] == "snapshot"
            with pytest.raises(InvalidStatus, match="403"):
                await away.connect(f"/api/classes/{code}/feed")

        asyncio.run(run())
    finally:
        away.stop()


def test_a_host_that_runs_streamlit_has_the_same_sign_in(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    app, log = Path(__file__).parents[2] / "streamlit_app.py", tmp_path / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", app, "--server.port", str(port)],
            env=os.environ | {"ROOMTONE_HOME": str(tmp_path), "ROOMTONE_KEY": KEY},
            stdout=subprocess.DEVNULL,
            stderr=written,
        )
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
            until(lambda: _answers(http, "/health"), 30)
            (tmp_path / "policy.json").write_text("no policy")  # which is said in the log
            assert http.get("/").headers["location"] == "/sign-in?next=%2F"
            assert http.get("/_stcore/health").status_code == 401
            origin = {"origin": str(http.base_url).rstrip("/")}
            assert http.post("/sign-in", data={"key": KEY}, headers=origin).status_code == 303
            assert "<!doctype html" in http.get("/past").text.lower()
            assert http.get("/openapi.json").status_code == 404
            assert http.get("/join").status_code == 200
            line = r"\d+-\S+ \S+ WARNING roomtone.live.app the policy stays as it was"
            until(lambda: re.search(line, log.read_text()))
    finally:
        process.kill()
        process.wait(10)


def _answers(http: httpx2.Client, path: str) -> bool:
    with suppress(httpx2.TransportError):
        return http.get(path).status_code == 200
    return False


def test_a_console_says_what_it_needs(serve: Serve) -> None:
    for options, said in (
        (("--api", serve.address, "--key", "another key"), "Expected the teacher's key"),
        (("--api", serve.address, "--host", "0.0.0.0"), "expected the teacher's key"),  # noqa: S104
    ):
        done = run_here("console", *options, ROOMTONE_KEY=None)
        assert done.returncode not in (0, None)
        assert said in " ".join(done.stderr.split())


def test_the_console_ends_with_its_server(serve: Serve) -> None:
    """The last of these tests: it ends their server."""
    console = until(lambda: serve.console)
    serve.stop()  # killed: it could not tell its console
    until(lambda: not _runs(console))


def _runs(process: int) -> bool:
    with suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    return False
