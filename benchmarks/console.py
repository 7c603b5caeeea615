"""What the console costs a running class: strangers at its sockets, and teachers who have it open.

`roomtone serve` runs as people start it, with a class of thirty simulated students. Writes
docs/measured-console.md, and ends with exit code 1 where a bar is missed.

    python -m benchmarks.console --seconds 60
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from websockets.exceptions import InvalidStatus

from tests.console.test_process import STREAM, Page, Serve, Watcher, cpu_s

_ROOT = Path(__file__).parents[1]
_PAGE = _ROOT / "docs" / "measured-console.md"
_HEAD = """# The console, measured

Written by `python -m benchmarks.console`: `roomtone serve` with a class of thirty simulated
students. Its pulse is watched, and a student joins twice a second.

| | longest between two pulses | slowest join | share of a core: server | console |
|---|---|---|---|---|
"""
_TEXT = """
The server has classes, pages and API. Strangers are sockets at the console's path without a cookie,
each tried twice a second: {strangers:,} tries, {passed} passed. An open console shows the running
class with its pulse, and asks every 15 s how the class stands; here its whole page runs anew. After
{offline:.0f} s without a connection a page went on in its own session: {resumed}. Memory with 40
consoles open: {server_mb} MB the server, {console_mb} MB the console.

{when}, commit {commit}, {machine}, {cores} cores, Python {python}.
"""
#: Bars: longest time between two pulses, slowest join, and the share of a core that forty open
#: consoles may add to what the server has with their pulses alone.
_PULSE_S, _JOIN_S, _ADDED = 1.5, 1.0, 0.10
#: Seconds between two times that an open console asks how the class stands.
_EVERY_S = 15.0


@dataclass(frozen=True)
class Measured:
    """One situation.

    Attributes:
        pulse_s: longest time between two pulses.
        join_s: slowest of the joins.
        server: share of a core that the server had; and `console` its console.
    """

    pulse_s: float
    join_s: float
    server: float
    console: float

    @property
    def holds(self) -> bool:
        """Whether pulses came every second and joins were quick."""
        return self.pulse_s <= _PULSE_S and self.join_s <= _JOIN_S

    def row(self, name: str) -> str:
        """A row of the table."""
        return (
            f"| {name} | {self.pulse_s:.2f} s | {1000 * self.join_s:.0f} ms "
            f"| {self.server:.0%} | {self.console:.0%} |"
        )


async def measure(
    serve: Serve, seconds: float, beside: Callable[[], Awaitable[None]], pulses: int = 0
) -> Measured:
    """Watch a class for some seconds, with more pulses open, while something else happens."""
    code, key = serve.new_class()
    joins = []
    async with Watcher(serve, code, key) as watcher, AsyncExitStack() as more:
        for _ in range(pulses):
            await more.enter_async_context(Watcher(serve, code, key))
        await asyncio.sleep(3)
        other, began = asyncio.ensure_future(beside()), time.monotonic()
        used = cpu_s(serve.process.pid), cpu_s(serve.console)
        while time.monotonic() - began < seconds:
            asked = time.monotonic()
            path = f"/classes/{code}/join"
            await asyncio.to_thread(serve.api, "POST", path, {"consent": False})
            joins.append(time.monotonic() - asked)
            await asyncio.sleep(0.5)
        took = time.monotonic() - began
        server, console = cpu_s(serve.process.pid) - used[0], cpu_s(serve.console) - used[1]
        await other
        serve.end(code)
        return Measured(watcher.longest_s, max(joins), server / took, console / took)


async def strangers(serve: Serve, count: int, seconds: float) -> tuple[int, int]:
    """Try to open sockets as strangers; returns how many tries there were, and how many passed."""
    tries = passed = 0
    end = time.monotonic() + seconds

    async def one() -> None:
        nonlocal tries, passed
        while time.monotonic() < end:
            tries += 1
            try:
                async with serve.connect(STREAM, offered=("streamlit", "x", "y")):
                    passed += 1
            except InvalidStatus:
                pass
            await asyncio.sleep(0.5)

    await asyncio.gather(*(one() for _ in range(count)))
    return tries, passed


async def run(serve: Serve, seconds: float, offline_s: float) -> tuple[str, list[str]]:
    """Measure; returns the page, and the situations in which a bar is missed."""
    cookie = serve.sign_in()

    async def nothing() -> None:
        pass

    async with serve.page(cookie) as warm:
        await warm.run()
    found = {"nobody at the console": await measure(serve, seconds, nothing)}
    tries = passed = 0

    async def strange() -> None:
        nonlocal tries, passed
        tries, passed = await strangers(serve, 100, seconds)

    found["100 strangers"] = await measure(serve, seconds, strange)
    async with AsyncExitStack() as stack:
        pages = [await stack.enter_async_context(serve.page(cookie)) for _ in range(40)]

        async def open_all() -> None:
            await asyncio.gather(*(page.run() for page in pages))

        async def stay(page: Page, first_s: float) -> None:
            await asyncio.sleep(first_s)
            for _ in range(round(seconds / _EVERY_S)):
                await page.run()
                await asyncio.sleep(_EVERY_S)

        async def stay_all() -> None:
            waits = [_EVERY_S * number / len(pages) for number in range(len(pages))]
            await asyncio.gather(*(stay(*both) for both in zip(pages, waits, strict=True)))

        watched = found["40 pulses, no console at work"] = await measure(
            serve, seconds, nothing, len(pages)
        )
        found["40 consoles opened at once, the first 15 s"] = await measure(
            serve, min(seconds, 15), open_all, len(pages)
        )
        stayed = found["40 open consoles"] = await measure(serve, seconds, stay_all, len(pages))
        memory = _memory_mb(serve.process.pid), _memory_mb(serve.console)
    async with serve.page(cookie) as first:
        before = await first.run()
    await asyncio.sleep(offline_s)
    async with serve.page(cookie, before) as again:
        resumed = await again.run() == before
    missed = [name for name, measured in found.items() if not measured.holds]
    if passed or stayed.server - watched.server > _ADDED:
        missed.append("strangers who passed, or the share of the server")
    page = (
        _HEAD
        + "\n".join(measured.row(name) for name, measured in found.items())
        + "\n"
        + _TEXT.format(
            strangers=tries,
            passed=passed or "none",
            offline=offline_s,
            resumed="yes" if resumed else "no",
            server_mb=memory[0],
            console_mb=memory[1],
            when=datetime.now(UTC).date(),
            commit=_commit(),
            machine=platform.machine(),
            cores=os.cpu_count(),
            python=platform.python_version(),
        )
    )
    return page, missed


def _memory_mb(process: int | None) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1000


def _commit() -> str:
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True).stdout[
        :12
    ]


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="of each situation")
    parser.add_argument("--offline", type=float, default=60.0, help="seconds without a connection")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        serve = Serve(Path(home))
        try:
            page, missed = asyncio.run(run(serve, options.seconds, options.offline))
        finally:
            serve.stop()
    _PAGE.write_text(page)
    print(page)
    if missed:
        raise SystemExit(f"bars missed: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
