"""The console in a process of its own: started, watched, and started again when it is gone.

Streamlit runs a script for every click of every teacher. In a process of its own it takes nothing
of the running classes' time, and a fault in it stops none of them.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import Receive, Scope, Send

from roomtone.addresses import route_path
from roomtone.console.paths import PAGE_PATHS
from roomtone.console.proxy import ReverseProxy, Unreachable, say_away
from roomtone.console.settings import SECRET_HEADER, Settings

#: Has glibc give memory of pictures back: few arenas, large blocks by themselves.
_ALLOCATOR = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WatchOptions:
    """How a console is watched.

    Attributes:
        wait_s: seconds that a request waits for a console which starts.
        pause_s: seconds before a console that is gone is started again; twice as long each time.
        max_pause_s: longest of these pauses.
        steady_s: seconds after which a console counts as one that runs, and pauses begin anew.
        stop_s: seconds that it has to stop by itself.
    """

    wait_s: float = 15.0
    pause_s: float = 0.5
    max_pause_s: float = 30.0
    steady_s: float = 60.0
    stop_s: float = 3.0


class ConsoleProxy:
    """The console as an ASGI app, which passes requests on to the process that answers them.

    Args:
        waiting: makes the page that says that it starts, HTML.
        wait_s: seconds that a request waits for a console which starts.
    """

    def __init__(self, waiting: Callable[[Request], str], wait_s: float = 15.0) -> None:
        self._waiting, self._wait_s = waiting, wait_s
        self._proxy: ReverseProxy | None = None
        self._ready = asyncio.Event()

    def connect(self, port: int, secret: str) -> None:
        """The console listens to a port of this machine, and asks for this secret."""
        self._proxy = ReverseProxy(f"http://127.0.0.1:{port}", {SECRET_HEADER: secret})
        self._ready.set()

    async def disconnect(self) -> None:
        """The console is gone."""
        self._ready.clear()
        if self._proxy:
            await self._proxy.close()
            self._proxy = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, once there is a console."""
        if await self._passed_on(scope, receive, send):
            return
        if scope["type"] == "http" and route_path(scope) in PAGE_PATHS:
            headers = {"Cache-Control": "no-store", "Retry-After": "2"}
            waiting = self._waiting(Request(scope))
            await HTMLResponse(waiting, 503, headers)(scope, receive, send)
        else:
            await say_away(scope, receive, send, "The console is starting.")

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), self._wait_s)
        with suppress(Unreachable):
            if self._proxy:
                await self._proxy(scope, receive, send)
                return True
        return False


class SharedConsole(ConsoleProxy):
    """The console in a process that another one starts, on the port and with the secret it has.

    Args:
        settings: of the console.
        waiting: makes the page that says that it starts, HTML.
    """

    def __init__(self, settings: Settings, waiting: Callable[[Request], str]) -> None:
        self._settings = settings
        super().__init__(waiting)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Pass requests on for as long as the server runs."""
        self.connect(self._settings.port, self._settings.secret)
        try:
            yield
        finally:
            await self.disconnect()


class ConsoleProcess(ConsoleProxy):
    """The console in a process that this one starts.

    It listens to this machine alone, on a port that it chooses, and answers only requests with a
    secret that is made anew for each process; where other processes pass requests on too, port and
    secret are those of the settings. It gets its settings on its standard input and stops when that
    is closed, as it is when this process is gone.

    Args:
        settings: of the console.
        waiting: makes the page that says that it starts, HTML.
        options: how it is watched.
    """

    def __init__(
        self,
        settings: Settings,
        waiting: Callable[[Request], str],
        options: WatchOptions | None = None,
    ) -> None:
        self._settings, self._options = settings, options or WatchOptions()
        super().__init__(waiting, self._options.wait_s)
        #: The process's id; None while there is none.
        self.pid: int | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch it for as long as the server runs."""
        watch = asyncio.ensure_future(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

    async def _watch(self) -> None:
        options, pause_s, loop = self._options, self._options.pause_s, asyncio.get_running_loop()
        while True:
            began, code = loop.time(), "none: it could not be started"
            with suppress(OSError):  # no memory, no descriptors left
                code = str(await self._run())
            if loop.time() - began > options.steady_s:
                pause_s = options.pause_s
            _log.warning(
                "the console stopped (exit code %s) and starts again in %.1f s; classes go on",
                code,
                pause_s,
            )
            await asyncio.sleep(pause_s)
            pause_s = min(2 * pause_s, options.max_pause_s)

    async def _run(self) -> int:
        """Run one process until it is gone; returns its exit code."""
        secret = self._settings.secret or secrets.token_urlsafe(32)
        settings = replace(self._settings, secret=secret)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "roomtone.console"),
            stdin=PIPE,
            stdout=PIPE,
            start_new_session=True,  # Ctrl-C is for this process, which stops that one
            env=_ALLOCATOR | os.environ,
        )
        self.pid = process.pid
        try:
            await self._connect(process, settings)
            return await process.wait()
        finally:
            self.pid = None
            await self.disconnect()
            await self._stop(process)

    async def _connect(self, process: Process, settings: Settings) -> None:
        assert process.stdin and process.stdout  # noqa: S101 - it has both
        with suppress(ConnectionError, ValueError):
            process.stdin.write(settings.as_json().encode() + b"\n")
            await process.stdin.drain()
            port = json.loads(await process.stdout.readline())["port"]
            self.connect(port, settings.secret)

    async def _stop(self, process: Process) -> None:
        assert process.stdin  # noqa: S101
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), self._options.stop_s)
        except TimeoutError:
            process.kill()
            await process.wait()
