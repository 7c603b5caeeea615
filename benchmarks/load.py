"""How many students one server process on one core can serve: real sockets, real messages.

The server runs in a process of its own, kept to one core; the students are asyncio clients in this
one. Each student sends a face once a second, at the pace that the server asks for. A watcher on
every class listens to its feed.

    python -m benchmarks.load --students 1000 --classes 40 --minutes 10
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

_SERVE = """
import os, sys, uvicorn
from contextlib import asynccontextmanager
from starlette.applications import Starlette
from roomtone.live.app import BodyLimit, Service
from roomtone.live.direct_sockets import DirectWebSocketProtocol
from roomtone.live.hub import Hub
from roomtone.live.auth import Auth
from roomtone.live.limits import LimitOptions
from roomtone.policy import Policy
os.sched_setaffinity(0, {int(sys.argv[2])})
service = Service(Hub(Policy("US", "education"), Auth(options=LimitOptions(joins_per_minute=1e6))))
@asynccontextmanager
async def lifespan(app):
    async with service.running():
        yield
app = BodyLimit(Starlette(routes=service.routes(()), lifespan=lifespan))
uvicorn.run(
    app,
    port=int(sys.argv[1]),
    log_level="error",
    ws_per_message_deflate=False,
    ws=DirectWebSocketProtocol,
)
"""
HAPPY = [50, 900, 10, 10, 10, 10, 5, 5]


@dataclass
class Stats:
    """What the students and watchers saw."""

    sent: int = 0
    refused: int = 0
    pace_s: float = 1.0
    slowest_s: float = 1.0
    counted: dict[str, int] = field(default_factory=dict)
    feed_delays_s: list[float] = field(default_factory=list)
    #: Times at which each class's students sent something that no pulse has shown yet.
    waiting: dict[str, list[float]] = field(default_factory=dict)
    stop: bool = False


async def student(port: int, code: str, token: str, tally: Stats, offset_s: float) -> None:
    number = 0
    async with connect(
        f"ws://127.0.0.1:{port}/api/classes/{code}/readings", compression=None, ping_interval=None
    ) as socket:
        await socket.send(json.dumps({"v": 1, "type": "hello", "token": token}))
        await asyncio.sleep(offset_s)
        listener = asyncio.ensure_future(_paces(socket, tally))
        while not tally.stop:
            number += 1
            face = {"who": 1, "q": 0.9, "p": HAPPY}
            message = {"v": 1, "type": "faces", "n": number, "age_ms": 0, "faces": [face]}
            tally.waiting[code].append(time.perf_counter())
            await socket.send(json.dumps(message, separators=(",", ":")))
            tally.sent += 1
            await asyncio.sleep(tally.pace_s)
        listener.cancel()


async def _paces(socket: ClientConnection, tally: Stats) -> None:
    with suppress(ConnectionClosed):
        async for text in socket:
            said = json.loads(text)
            if said["type"] == "pace":
                tally.pace_s = said["every_s"]
                tally.slowest_s = max(tally.slowest_s, tally.pace_s)
            elif said["type"] == "refused":
                tally.refused += 1


async def watcher(port: int, code: str, tally: Stats) -> None:
    """A pulse shows what was sent before it was made: its delay is that of the oldest such."""
    async with connect(
        f"ws://127.0.0.1:{port}/api/classes/{code}/feed", compression=None, ping_interval=None
    ) as socket:
        await socket.send(json.dumps({"v": 1, "type": "hello", "token": ""}))
        said = json.loads(await socket.recv())
        behind = time.perf_counter() - said["t"]  # the class's clock on ours, late by one message
        async for text in socket:
            now, said = time.perf_counter(), json.loads(text)
            if said["type"] != "pulse":
                continue
            made = said["t"] + behind
            covered = [at for at in tally.waiting[code] if at <= made]
            tally.waiting[code] = [at for at in tally.waiting[code] if at > made]
            tally.feed_delays_s += [now - at for at in covered]
            tally.counted[code] = said["signal"]["counted"]


async def crowd(port: int, students: int, classes: int, seconds: float) -> tuple[Stats, list[str]]:
    tally, chance = Stats(), random.Random(1)  # noqa: S311 - spreads the students over a second
    codes = [_ask(port, "/api/classes", {"name": f"{n}"})["code"] for n in range(classes)]
    tally.waiting = {code: [] for code in codes}
    tasks = [asyncio.ensure_future(watcher(port, code, tally)) for code in codes]
    began = time.perf_counter()
    for number in range(students):
        code = codes[number % classes]
        token = (
            await asyncio.to_thread(_ask, port, f"/api/classes/{code}/join", {"consent": True})
        )["token"]
        tasks.append(asyncio.ensure_future(student(port, code, token, tally, chance.random())))
    print(f"{students} joined in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    tally.feed_delays_s = []
    memory = [_memory_mb(port)]
    for minute in range(int(seconds // 10)):
        await asyncio.sleep(10)
        memory.append(_memory_mb(port))
        print(f"{10 * (minute + 1)} s: {tally.sent} sent, {memory[-1]} MB", file=sys.stderr)
    counted = sum(tally.counted.values())
    delays = tally.feed_delays_s
    tally.stop = True
    await asyncio.sleep(tally.pace_s + 1.0)
    tally.feed_delays_s = delays
    metrics = await asyncio.to_thread(_text, port, "/metrics")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return tally, [metrics, str(counted), json.dumps(memory)]


def _memory_mb(port: int) -> int:
    status = Path(f"/proc/{_SERVER[0].pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) // 1024 if found else 0


_SERVER: list[subprocess.Popen[bytes]] = []


def _ask(port: int, path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), method="POST"
    )
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return dict(json.loads(answer.read()))


def _text(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return str(answer.read().decode())


def measure(students: int, classes: int, minutes: float, port: int) -> dict[str, Any]:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    core = max(os.sched_getaffinity(0))
    server = subprocess.Popen([sys.executable, "-c", _SERVE, str(port), str(core)])
    _SERVER[:] = [server]
    try:
        for _ in range(100):
            try:
                _text(port, "/health")
                break
            except OSError:
                time.sleep(0.1)
        cpu = _cpu_s(server.pid)
        began = time.perf_counter()
        tally, (metrics, counted, memory) = asyncio.run(
            crowd(port, students, classes, minutes * 60)
        )
        busy = (_cpu_s(server.pid) - cpu) / (time.perf_counter() - began)
    finally:
        server.terminate()
        server.wait(10)
    received = float(re.findall(r'roomtone_messages_total\{type="faces"\} (\S+)', metrics)[0])
    refused = sum(float(n) for n in re.findall(r"roomtone_refused_total\{.*\} (\S+)", metrics))
    delays = np.array(tally.feed_delays_s)
    usage = json.loads(memory)
    return {
        "students": students,
        "classes": classes,
        "seconds": minutes * 60,
        "sent": tally.sent,
        "taken": int(received),
        "lost": tally.sent - int(received),
        "refused": int(refused) + tally.refused,
        "counted_at_the_end": int(counted),
        "feed_delay_ms": {
            name: round(1000 * float(np.quantile(delays, share)))
            for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
        },
        "slowest_pace_s": tally.slowest_s,
        "server_cpu": round(busy, 2),
        "memory_mb": {"first": usage[0], "middle": usage[len(usage) // 2], "last": usage[-1]},
        "machine": f"{platform.machine()}, server on one core, students on the other(s)",
    }


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--classes", type=int, default=40)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--port", type=int, default=8655)
    given = parser.parse_args()
    print(json.dumps(measure(given.students, given.classes, given.minutes, given.port)))


if __name__ == "__main__":
    main()
