"""Simulated students in a process of their own, as cheap as they can be: real joins, real sockets.

`benchmarks.scale` starts several. Each reads a line of settings from its standard input, lets its
students join, and connects each of them, and a watcher of every class, to a server by chance. Then
it answers a line with a line: `mark` forgets what was measured, `more` lets more students join,
`tell` says what was measured, `stop` ends it.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

_HAPPY = "50,900,10,10,10,10,5,5"
_OTHER = "700,100,50,50,30,30,20,20"
_UPGRADE = (
    "GET /api/classes/{code}/{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nX-Forwarded-For: {address}\r\n\r\n"
)
#: Seconds between rounds of sending, and joins that are asked for at once.
_ROUND_S, _JOINS = 0.02, 8
_CHANCE = random.Random()  # noqa: S311 - which server a student reaches


@dataclass
class Watched:
    """A class, as its watcher sees it."""

    t: float = 0.0
    at: float = 0.0  # when the last pulse came
    gap_s: float = 0.0  # longest time without one
    joined: int = 0
    present: int = 0
    counted: int = 0
    most: tuple[int, int, int] = (0, 0, 0)  # of the three above
    waiting: list[float] = field(default_factory=list)


@dataclass
class Crowd:
    """All students of this process.

    Attributes:
        ports: of the servers.
        key: the teacher's.
        codes: of the classes.
        slack_s: seconds that a reading may be on its way to the process that runs its class; a
            pulse counts as showing it only when it was made so much later.
        number: of this process.
    """

    ports: list[int]
    key: str
    codes: list[str]
    slack_s: float
    number: int
    students: list[Student] = field(default_factory=list)
    watched: dict[str, Watched] = field(default_factory=dict)
    delays_s: list[float] = field(default_factory=list)
    sent: int = 0
    refused: int = 0
    reconnected: int = 0
    shut_out: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    pace_s: float = 1.0
    slowest_s: float = 1.0

    def forget(self) -> None:
        """Forget what was measured."""
        self.delays_s, self.sent, self.refused, self.reconnected = [], 0, 0, 0
        self.slowest_s = self.pace_s
        for one in self.watched.values():
            one.gap_s, one.most = 0.0, (0, 0, 0)

    def results(self) -> dict[str, Any]:
        """What was measured since `forget`."""
        delays = np.array(self.delays_s or [float("nan")])
        watched = self.watched.values()
        return {
            "students": len(self.students),
            "connected": sum(one.is_open for one in self.students),
            "sent": self.sent,
            "refused": self.refused,
            "reconnected": self.reconnected,
            "shut_out": self.shut_out,
            "reasons": self.reasons,
            "pace_s": self.pace_s,
            "slowest_pace_s": self.slowest_s,
            "delays_s": [round(float(one), 4) for one in delays[:: max(len(delays) // 20_000, 1)]],
            "silent_s": max((time.perf_counter() - one.at for one in watched), default=0.0),
            "longest_gap_s": max((one.gap_s for one in watched), default=0.0),
            "now": {
                code: (one.joined, one.present, one.counted) for code, one in self.watched.items()
            },
            "most": {code: one.most for code, one in self.watched.items()},
        }

    # Joining.

    async def add(self, count: int) -> None:
        """Let more students join and connect."""
        numbers = iter(range(self.joined, self.joined + count))
        self.joined += count
        await asyncio.gather(*(self._join_some(numbers) for _ in range(_JOINS)))

    async def _join_some(self, numbers: Any) -> None:
        streams: dict[int, tuple[asyncio.StreamReader, asyncio.StreamWriter]] = {}
        for number in numbers:
            code = self.codes[number % len(self.codes)]
            address = f"10.{self.number}.{number // 250}.{number % 250 + 1}"
            token = ""
            while not token:
                port = _CHANCE.choice(self.ports)
                try:
                    if port not in streams:
                        streams[port] = await asyncio.open_connection("127.0.0.1", port)
                    path = f"/api/classes/{code}/join"
                    token = (await _post(*streams[port], path, address, {"consent": True}))["token"]
                except (OSError, EOFError, KeyError, ValueError):
                    streams.pop(port, None)
                    await asyncio.sleep(0.2)
            student = Student(self, code, token, address, watches=False)
            self.students.append(student)
            await student.connect()

    async def watch(self) -> None:
        """Watch every class."""
        for code in self.codes:
            self.watched[code] = Watched()
            await Student(self, code, self.key, f"10.{self.number}.255.1", watches=True).connect()

    # Sending.

    async def send(self) -> None:
        """Have every student send at the pace that the service asks for, evenly spread."""
        place, owed, last = 0, 0.0, time.perf_counter()
        while True:
            await asyncio.sleep(_ROUND_S)
            now = time.perf_counter()
            count = len(self.students)
            owed = min(owed + (now - last) * count / self.pace_s, count)
            last = now
            for _ in range(int(owed)):
                place = (place + 1) % count
                self.students[place].send(now)
            owed -= int(owed)


class Student(asyncio.Protocol):
    """One socket: of a student, or of a watcher. It connects again when it is closed."""

    def __init__(self, crowd: Crowd, code: str, token: str, address: str, watches: bool) -> None:
        self._crowd, self._code, self._token, self._address = crowd, code, token, address
        self._watches = watches
        self._number = 0
        self._behind = 0.0
        self._buffer = b""
        self._upgraded = self.is_open = self._is_refused = False
        self._transport: Any = None

    async def connect(self) -> None:
        """Connect to a server by chance, until one takes it."""
        loop = asyncio.get_running_loop()
        while True:
            self._buffer, self._upgraded = b"", False
            try:
                port = _CHANCE.choice(self._crowd.ports)
                await loop.create_connection(lambda: self, "127.0.0.1", port)
                return
            except OSError:
                await asyncio.sleep(0.2)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        what = "feed" if self._watches else "readings"
        self._transport.write(
            _UPGRADE.format(code=self._code, what=what, address=self._address).encode()
        )

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._upgraded:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head[:20]:
                self._transport.abort()
                return
            self._upgraded, self._buffer = True, rest
            hello = {"v": 1, "type": "hello", "token": self._token}
            self._transport.write(_frame(json.dumps(hello).encode()))
        while (end_of := _frame_end(self._buffer)) is not None:
            start, end_at = end_of
            kind, payload = self._buffer[0] & 15, self._buffer[start:end_at]
            self._buffer = self._buffer[end_at:]
            if kind == 1:
                self._hear(payload)
            elif kind == 9:
                self._transport.write(_frame(payload, 10))
            elif kind == 8:
                # Code 4401: the page says so and does not come back.
                self._is_refused = payload[:2] == b"\x11\x31"
                self._crowd.shut_out += self._is_refused
                self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        if self._is_refused:
            return
        self._crowd.reconnected += 1
        asyncio.get_running_loop().call_later(
            _CHANCE.uniform(0.1, 0.5), lambda: asyncio.ensure_future(self.connect())
        )

    def send(self, now: float) -> None:
        """Send a face, where the socket is open."""
        if not self.is_open:
            return
        self._number += 1
        p = _HAPPY if self._number % 20 else _OTHER
        text = (
            f'{{"v":1,"type":"faces","n":{int(now * 1000)},"age_ms":0,'
            f'"faces":[{{"who":1,"q":0.9,"p":[{p}]}}]}}'
        )
        self._transport.write(_frame(text.encode()))
        crowd = self._crowd
        crowd.sent += 1
        if watched := crowd.watched.get(self._code):
            watched.waiting.append(now)

    def cut(self) -> None:
        """Cut the connection."""
        self._transport.abort()

    def _hear(self, payload: bytes) -> None:
        crowd = self._crowd
        if self._watches and b'"refused"' not in payload:
            self._hear_pulse(json.loads(payload))
        elif b'"pace"' in payload or b'"welcome"' in payload:
            self.is_open = True
            crowd.pace_s = float(json.loads(payload)["every_s"])
            crowd.slowest_s = max(crowd.slowest_s, crowd.pace_s)
        elif b'"refused"' in payload:
            crowd.refused += 1
            crowd.reasons[json.loads(payload)["reason"]] += 1

    def _hear_pulse(self, said: dict[str, Any]) -> None:
        now = time.perf_counter()
        if said["type"] == "snapshot":
            self._behind = now - said["t"]  # the class's clock on ours, late by one message
        if said["type"] != "pulse":
            return
        watched = self._crowd.watched[self._code]
        made = said["t"] + self._behind - self._crowd.slack_s
        waiting = watched.waiting
        watched.waiting = [at for at in waiting if at > made]
        self._crowd.delays_s += [now - at for at in waiting if at <= made]
        if watched.at:
            watched.gap_s = max(watched.gap_s, now - watched.at)
        watched.at, watched.t = now, said["t"]
        signal = said["signal"]
        three = (said["joined"], signal["present"], signal["counted"])
        watched.joined, watched.present, watched.counted = three
        watched.most = tuple(map(max, watched.most, three))


def _frame(payload: bytes, kind: int = 1) -> bytes:
    """A frame as a client sends it, masked with zeros."""
    size = len(payload)
    head = (
        bytes((128 | kind, 128 | size))
        if size < 126
        else (bytes((128 | kind, 254)) + size.to_bytes(2, "big"))
    )
    return head + b"\0\0\0\0" + payload


def _frame_end(data: bytes) -> tuple[int, int] | None:
    """Where the payload of a server's frame begins and ends; None where it is not all there."""
    if len(data) < 2:
        return None
    size, start = data[1], 2
    if size == 126:
        size, start = int.from_bytes(data[2:4], "big"), 4
    elif size == 127:
        size, start = int.from_bytes(data[2:10], "big"), 10
    return (start, start + size) if len(data) >= start + size else None


async def _post(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    path: str,
    address: str,
    body: dict[str, Any],
) -> dict[str, Any]:
    text = json.dumps(body)
    writer.write(
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: {address}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n{text}".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    return dict(json.loads(await reader.readexactly(length)))


async def run() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    loop = asyncio.get_running_loop()

    async def line() -> str:
        return await loop.run_in_executor(None, sys.stdin.readline)

    given = json.loads(await line())
    count = given.pop("students")
    crowd = Crowd(**given)
    await crowd.watch()
    await crowd.add(count)
    sending = asyncio.ensure_future(crowd.send())
    print(json.dumps({"ready": count}), flush=True)
    while (asked := (await line()).split()) and asked[0] != "stop":
        answer: dict[str, Any] = {}
        match asked[0]:
            case "mark":
                crowd.forget()
            case "more":
                await crowd.add(int(asked[1]))
            case "ports":
                crowd.ports = [int(one) for one in asked[1:]]
            case "cut":
                for student in crowd.students:
                    student.cut()
            case "tell":
                answer = crowd.results()
        print(json.dumps(answer), flush=True)
    sending.cancel()


if __name__ == "__main__":
    import uvloop

    uvloop.run(run())
