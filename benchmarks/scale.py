"""Measure a service of several processes, and write docs/measured-scale.md.

    heavy python -m benchmarks.scale pair lecture kills [--students 10000] [--quick]

`pair`: two processes on two cores against one on one core, generators and bus included. `lecture`:
one class of 10,000 over two processes. `kills`: twenty owners killed and five bus restarts under
load. Without a part the page is only written anew, with the arithmetic for 100,000 and a million.
It needs `redis-server`. Numbers lie in docs/measured-scale.json; parts are measured one by one.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from roomtone.live.cluster import BATCH_S
from roomtone.store import Store
from roomtone_train.checkpoint import commit, machine

_ROOT = Path(__file__).parents[1]
_PAGE, _NUMBERS = _ROOT / "docs" / "measured-scale.md", _ROOT / "docs" / "measured-scale.json"
_KEY = "the key of a benchmark"
_SERVE = "from roomtone.cli import main; main()"
#: Longest delay at the 95th percentile with which a core still counts as serving: a reading waits
#: up to a second for the class's next one, and 300 ms are left for everything else.
_LIMIT_MS = 1250.0
#: Seconds that a batch may wait and travel; see `Crowd.slack_s`.
_SLACK_S = BATCH_S + 0.05
Result = dict[str, Any]


class Redis:
    """A Redis server of our own."""

    def __init__(self, folder: Path, core: int | None) -> None:
        self.port, self._folder, self._core = _free_port(), folder, core
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        process = subprocess.Popen(
            ["redis-server", *options, "--dir", str(self._folder)],
            stdout=subprocess.DEVNULL,
            preexec_fn=_on(self._core),
        )
        _wait(lambda: _connects(self.port))
        return process

    def restart(self, away_s: float) -> None:
        """Kill it, and start it again, empty."""
        self.stop()
        time.sleep(away_s)
        self.process = self._start()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def moved(self) -> int:
        """Bytes that came in and went out since its start."""
        with socket.create_connection(("127.0.0.1", self.port)) as client:
            client.sendall(b"INFO stats\r\n")
            said = client.recv(65_536).decode()
        return sum(int(n) for n in re.findall(r"total_net_(?:in|out)put_bytes:(\d+)", said))


class Server:
    """One server process."""

    def __init__(self, store: str, bus: int, core: int | None = None) -> None:
        self.port, self._store, self._bus, self._core = _free_port(), store, bus, core
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, or start it again on the same port."""
        options = ["--no-console", "--behind-proxy", "--port", str(self.port), "--key", _KEY]
        options += ["--place", "US", "--purpose", "education", "--max-participants", "20000"]
        options += ["--store", self._store]
        options += ["--bus", f"redis://127.0.0.1:{self._bus}"] if self._bus else []
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, "serve", *options],
            stderr=subprocess.DEVNULL,
            preexec_fn=_on(self._core),
        )
        return self.process

    def is_ready(self) -> bool:
        with suppress(OSError):
            return bool(self.ask("GET", "/ready")["status"] == "ready")
        return False

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return json.loads(self.text(method, path, body))

    def text(self, method: str, path: str, body: dict[str, Any] | None = None) -> str:
        data = None if body is None else json.dumps(body).encode()
        url = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(url, data, method=method)
        request.add_header("Content-Type", "application/json")
        request.add_header("Authorization", f"Bearer {_KEY}")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())

    def metric(self, name: str) -> float:
        found = re.findall(rf"^{name}(?:_total)?(?:{{[^}}]*}})? (\S+)$", self.metrics(), re.M)
        return sum(float(one) for one in found)

    def metrics(self) -> str:
        return self.text("GET", "/metrics")


class Generator:
    """A process of simulated students; see `benchmarks.crowd`."""

    def __init__(self, settings: dict[str, Any], core: int | None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.crowd"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=_on(core),
        )
        self.say(json.dumps(settings))

    def say(self, text: str) -> None:
        if stdin := self.process.stdin:
            stdin.write(text + "\n")
            stdin.flush()

    def hear(self) -> dict[str, Any]:
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise SystemExit("a generator ended")
        return dict(json.loads(line))


class Load:
    """Servers under the load of generators."""

    def __init__(
        self,
        servers: list[Server],
        redis: Redis | None,
        students: int,
        classes: int,
        cores: Sequence[int | None],
        together: bool = False,
    ) -> None:
        self.servers, self.redis, self.students = servers, redis, students
        _wait(lambda: all(one.is_ready() for one in servers), 120)
        options = {"max_participants": 20_000}
        codes = [
            servers[n % len(servers)].ask("POST", "/api/classes", {"name": f"{n}"} | options)[
                "code"
            ]
            for n in range(classes)
        ]
        self.codes = codes
        count = len(cores)
        self.generators = [
            Generator(
                {
                    "ports": [one.port for one in servers],
                    "key": _KEY,
                    "codes": codes if together else codes[index::count],
                    "slack_s": _SLACK_S if len(servers) > 1 else 0.0,
                    "number": index,
                    "students": students // count,
                },
                core,
            )
            for index, core in enumerate(cores)
        ]
        self._hear()

    def all(self, text: str) -> list[dict[str, Any]]:
        """Say something to all generators; what they answer."""
        for one in self.generators:
            one.say(text)
        return self._hear()

    def _hear(self) -> list[dict[str, Any]]:
        return [one.hear() for one in self.generators]

    def more(self, students: int) -> None:
        """Let more students join."""
        self.all(f"more {students // len(self.generators)}")
        self.students += students

    def over(self, seconds: float) -> Result:
        """What happens within some seconds."""
        refused = [one.metric("roomtone_refused") for one in self.servers]
        cpu, moved, began = (
            self._cpu(),
            self.redis.moved() if self.redis else 0,
            time.perf_counter(),
        )
        self.all("mark")
        time.sleep(seconds)
        said, passed = self.all("tell"), time.perf_counter() - began
        spent = {name: value - cpu[name] for name, value in self._cpu().items()}
        bus = (self.redis.moved() - moved) / passed if self.redis else 0
        delays = np.array([delay for one in said for delay in one["delays_s"]])
        sent = sum(one["sent"] for one in said)
        refused_now = [one.metric("roomtone_refused") for one in self.servers]
        return {
            "students": self.students,
            "connected": sum(one["connected"] for one in said),
            "sent_per_s": round(sent / passed),
            "refused": round(sum(refused_now) - sum(refused)),
            "delay_ms": {
                f"p{share}": round(1000 * float(np.percentile(delays, share)))
                if len(delays)
                else -1
                for share in (50, 95, 99)
            },
            "pace_s": max(one["slowest_pace_s"] for one in said),
            "cpu": {name: round(value / passed, 2) for name, value in spent.items()},
            "us_a_message": {
                name: round(1e6 * value / max(sent, 1)) for name, value in spent.items()
            },
            "bus_mb_s": round(bus / 1e6, 2),
            "memory_mb": [_memory_mb(one.process.pid) for one in self.servers],
            "now": [sum(three) for three in zip(*said[0]["now"].values(), strict=True)],
            "load": os.getloadavg()[0],
        }

    def _cpu(self) -> dict[str, float]:
        bus = [self.redis.process.pid] if self.redis else []
        pids = {
            "servers": [one.process.pid for one in self.servers],
            "generators": [one.process.pid for one in self.generators],
            "bus": bus,
        }
        return {name: sum(map(_cpu_s, some)) for name, some in pids.items()}

    def stop(self) -> None:
        processes: list[Server | Generator] = [*self.generators, *self.servers]
        for one in processes:
            one.process.kill()
            one.process.wait()


@contextmanager
def load(
    processes: int,
    students: int,
    classes: int,
    cores: Sequence[int | None],
    bus: bool = True,
    stored: bool = True,
    together: bool = False,
    generators: int | None = None,
) -> Iterator[Load]:
    """Some servers with some students; `cores` are of the servers and the generators alike."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        os.environ["ROOMTONE_HOME"] = str(folder)
        redis = Redis(folder, None) if bus else None
        if redis:
            stack.callback(redis.stop)
        store = f"sqlite:///{folder / 'roomtone.db'}" if stored else "none"
        servers = [
            Server(store, redis.port if redis else 0, cores[index]) for index in range(processes)
        ]
        try:
            run = Load(servers, redis, students, classes, cores[:generators], together)
        except BaseException:
            for one in servers:
                one.process.kill()
            raise
        stack.callback(run.stop)
        yield run


# What is measured.


def pair(quick: bool) -> Result:
    """Students that one core with one process serves, and two cores with two processes."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    seconds, result = 5.0 if quick else 15.0, {}
    for name, processes, used in (("one", 1, cores[:1]), ("two", 2, cores)):
        first, step = 1000 * processes, 500 * processes
        rows: list[Result] = []
        with load(processes, first, 100 * processes, used, bus=processes > 1) as run:
            while True:
                time.sleep(5.0)
                rows.append(run.over(seconds))
                _say(name, rows[-1])
                if not _serves(rows[-1]) or (quick and len(rows) > 1):
                    break
                run.more(step)
        result[name] = rows
    best = {
        name: max((row["students"] for row in rows if _serves(row)), default=0)
        for name, rows in result.items()
    }
    ratio = round(best["two"] / best["one"], 2) if best["one"] and not quick else None
    return {"rows": result, "students": best, "ratio": ratio}


def _serves(row: Result) -> bool:
    slack = 1000 * _SLACK_S if row["cpu"]["bus"] else 0.0
    return bool(row["delay_ms"]["p95"] <= _LIMIT_MS + slack and row["pace_s"] == 1.0)


def lecture(students: int, quick: bool) -> Result:
    """One class over two processes: counted, delayed, dropped."""
    with load(2, students, 1, (None, None), together=True) as run:
        time.sleep(10.0 if quick else 60.0)
        row = run.over(10.0 if quick else 60.0)
        _say("lecture", row)
        row["pace_dropped"] = run.servers[0].metric("roomtone_refused") + run.servers[1].metric(
            "roomtone_refused"
        )
    return row


def kills(count: int, restarts: int, students: int = 200, classes: int = 8) -> Result:
    """Owners that are killed and a bus that is restarted, under load."""
    killed: list[Result] = []
    restarted: list[Result] = []
    with load(2, students, classes, (None, None), generators=1) as run:
        time.sleep(5.0)
        for number in range(count):
            owner = max(run.servers, key=lambda one: one.metric("roomtone_classes_owned"))
            owned = owner.metric("roomtone_classes_owned")
            run.all("mark")
            owner.process.send_signal(signal.SIGKILL)
            owner.process.wait()
            # As a load balancer does, which asks for /health.
            run.all(f"ports {' '.join(str(one.port) for one in run.servers if one is not owner)}")
            owner.start()
            killed.append(_recovery(run, owned))
            print(f"kill {number + 1}: {killed[-1]}", file=sys.stderr, flush=True)
            _wait(owner.is_ready, 60)
            run.all(f"ports {' '.join(str(one.port) for one in run.servers)}")
        for number in range(restarts):
            run.all("mark")
            if run.redis:
                run.redis.restart(3.0)
            restarted.append(_recovery(run, 0))
            print(f"bus {number + 1}: {restarted[-1]}", file=sys.stderr, flush=True)
        time.sleep(3.0)
        stored = _stored(run)
    return {
        "students": students,
        "classes": classes,
        "kills": killed,
        "bus_restarts": restarted,
        **stored,
    }


def _recovery(run: Load, owned: float) -> Result:
    """How long until all sockets are open and every class counts everybody again."""
    began = time.perf_counter()
    while True:
        (said,) = run.all("tell")
        joined = sum(three[0] for three in said["now"].values())
        counted = sum(three[2] for three in said["now"].values())
        here = said["students"] - said["shut_out"]
        back = said["connected"] == here == joined
        passed = time.perf_counter() - began
        if (
            back
            and said["silent_s"] < 1.5
            and counted > joined - 8 * len(run.codes)
            and passed > 2.0
        ) or passed > 60:
            break
        time.sleep(0.2)
    return {
        "classes_owned": owned,
        "all_back_s": round(passed, 1),
        "longest_gap_s": round(said["longest_gap_s"], 1),
        "joined": joined,
        "counted": counted,
        "shut_out": said["shut_out"],
        "reasons": said["reasons"],
        "most": [max(column) for column in zip(*said["most"].values(), strict=True)],
    }


def _stored(run: Load) -> Result:
    """What the store says of the classes: seconds that are missing, or there twice; the audit."""
    audit = run.servers[0].ask("GET", "/api/audit")
    for code in run.codes:
        run.servers[0].text("POST", f"/api/classes/{code}/end")
    time.sleep(2.0)
    store = Store(run.servers[0]._store)
    twice, missing, gaps = 0, 0, []
    for code in run.codes:
        seconds = [int(signal.t) for signal in store.history(code).signals]
        twice += len(seconds) - len(set(seconds))
        steps = [b - a for a, b in pairwise(sorted(set(seconds)))]
        missing += sum(step - 1 for step in steps)
        gaps.append(max(steps) - 1)
    store.close()
    return {
        "audit_intact": audit["broken_at"] is None,
        "seconds_twice": twice,
        "seconds_missing": missing,
        "longest_missing_s": max(gaps),
    }


# The page.


def page(numbers: Result, cost: float) -> Iterator[str]:
    """docs/measured-scale.md."""
    yield "# Several processes, measured"
    yield ""
    yield (
        "Written by `python -m benchmarks.scale`; do not edit. [scale.md](scale.md) says how it "
        "works. Real servers (`roomtone serve` with a SQLite store) and real sockets; students are "
        "simulated by processes on the same cores, and each connects to a server by chance: half "
        "of the messages go over the bus. Every class is watched. A delay is from sending a "
        "reading to having the pulse that shows it: a pulse comes once a second, so up to a second "
        "of it is waiting for the next one. With several processes a reading counts as shown by a "
        "pulse that was made 0.3 s later, for it may have been on its way."
    )
    parts = {
        "pair": ("Two processes on two cores", _pair_words),
        "lecture": ("One class over two processes", _lecture_words),
        "kills": ("Processes that are killed, a bus that is restarted", _kills_words),
    }
    for name, (title, words) in parts.items():
        if name in numbers:
            when = f"{numbers[name]['when']}."
            yield from ("", f"## {title}", "", *words(numbers[name]), "", when)
    if "pair" in numbers:
        yield from ("", "## 100,000 students, and a million", "", *_arithmetic(numbers, cost))


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(one) for one in cells)} |"


def _table(titles: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield from (_row(*titles), "|" + "---|" * len(titles))
    yield from (_row(*row) for row in rows)


_TITLES = (
    *("students", "messages/s", "p50, p95, p99", "longest pace", "refused"),
    *("processor's time a message: servers, generators, bus", "bus", "memory of each server"),
)


def _load_row(row: Result) -> list[object]:
    return [
        f"{row['students']:,}",
        f"{row['sent_per_s']:,}",
        ", ".join(f"{one / 1000:.2f} s" for one in row["delay_ms"].values()),
        f"{row['pace_s']:g} s",
        row["refused"],
        ", ".join(f"{one} µs" for one in row["us_a_message"].values()),
        f"{row['bus_mb_s']} MB/s",
        ", ".join(f"{one} MB" for one in row["memory_mb"]),
    ]


def _pair_words(result: Result) -> Iterator[str]:
    for name, title in (("one", "One process, one core"), ("two", "Two processes, two cores")):
        rows = [_load_row(row) for row in result["rows"][name]]
        yield from (f"**{title}**, generators included:", "", *_table(_TITLES, rows), "")
    students = result["students"]
    compared = min(len(rows) for rows in result["rows"].values())
    cost = {
        name: np.mean([sum(row["us_a_message"].values()) for row in rows[:compared]])
        for name, rows in result["rows"].items()
    }
    yield (
        f"By processor's time a message ({cost['one']:.0f} and {cost['two']:.0f} µs, generators "
        f"and bus included, the mean of the first {compared} rows, of equal load a core) two cores "
        f"serve **{2 * cost['one'] / cost['two']:.2f}** times as many as one."
    )
    limit = f"{_LIMIT_MS / 1000:g} s"
    if result["ratio"]:
        yield (
            f"At a p95 of at most {limit} (and 0.3 s more over the bus) and a message a second: "
            f"{students['one']:,} and {students['two']:,}, **{result['ratio']}** times as many."
        )
    else:
        yield f"How many at a p95 of at most {limit} was not tried to the end."


def _lecture_words(row: Result) -> Iterator[str]:
    joined, present, counted = row["now"]
    yield from _table(_TITLES, [_load_row(row)])
    yield ""
    yield (
        f"Of {row['students']:,} students {joined:,} are shown as joined, {present:,} as read and "
        f"{counted:,} are counted in the class's figures."
    )


def _kills_words(result: Result) -> Iterator[str]:
    killed, restarted = result["kills"], result["bus_restarts"]
    yield (
        f"{result['students']} students in {result['classes']} classes, two processes. Each time "
        "the process that runs most classes is killed (`kill -9`) and started again; the bus is "
        "killed, away for three seconds and started again empty."
    )
    yield ""
    titles = (
        *("what", "times", "longest without a pulse: median, worst"),
        *("everybody back and counted: median, worst", "most that joined, were read, counted"),
    )
    rows = []
    for title, some in (("owner killed", killed), ("bus restarted", restarted)):
        if some:
            gaps, back = ([one[key] for one in some] for key in ("longest_gap_s", "all_back_s"))
            most = [max(column) for column in zip(*(one["most"] for one in some), strict=True)]
            rows.append(
                [
                    title,
                    len(some),
                    f"{np.median(gaps):.1f} s, {max(gaps):.1f} s",
                    f"{np.median(back):.1f} s, {max(back):.1f} s",
                    ", ".join(map(str, most)),
                ]
            )
    yield from _table(titles, rows)
    yield ""
    yield (
        f"Afterwards the store has {result['seconds_twice']} seconds twice; "
        f"{result['seconds_missing']} are missing, at most {result['longest_missing_s']} in a row "
        f"in a class. {killed[-1]['shut_out'] if killed else 0} students or watchers were told to "
        f"join again. The audit log's chain is {'intact' if result['audit_intact'] else 'BROKEN'}."
    )


#: PostgreSQL's bytes for a second of a class, and seconds that one connection writes in a second:
#: of docs/measured-live.md (1,000 classes of an hour: 366 MB; one hour: 0.54 s).
_ROW_BYTES, _ROWS_PER_S = 366e6 / 3.6e6, 3600 / 0.54
#: Share of a core that is planned for, and students of a class.
_BUSY, _CLASS = 0.6, 25


def _arithmetic(numbers: Result, cost: float) -> Iterator[str]:
    rows = numbers["pair"]["rows"]["two"]
    last = rows[-1]
    server, _, bus = np.mean([[*row["us_a_message"].values()] for row in rows], axis=0)
    bus_bytes = np.mean([1e6 * row["bus_mb_s"] / row["sent_per_s"] for row in rows])
    base_mb = 175  # of a process without students, measured at its start
    student_mb = max(sum(last["memory_mb"]) - 2 * base_mb, 1) / last["students"]
    yield (
        "Reckoned from the rows of two processes above, their mean: "
        f"{server:.0f} µs of a server and {bus:.0f} µs of "
        f"Redis a message, {bus_bytes:.0f} bytes over the bus, {1000 * student_mb:.0f} kB of "
        f"memory a student and {base_mb} MB a process; cores {_BUSY:.0%} busy; classes of "
        f"{_CLASS}; a message a second each; PostgreSQL's {_ROW_BYTES:.0f} bytes a second of a "
        f"class ([measured](measured-live.md)); {cost:g} $ for a core and an hour with its memory, "
        "which is an assumption. None of it was measured with so many."
    )
    yield ""
    table: dict[str, list[str]] = {}
    for count in (100_000, 1_000_000):
        cores = count * server / 1e6 / _BUSY
        for name, value in {
            "classes": f"{count / _CLASS:,.0f}",
            "messages/s in": f"{count:,}",
            "processes, a core each": f"{cores:,.0f}",
            "memory of the servers": f"{(count * student_mb + cores * base_mb) / 1000:,.0f} GB",
            "bus, in and out": f"{count * bus_bytes / 1e6:,.0f} MB/s",
            "Redis, of its one core": f"{count * bus / 1e6:.0%}",
            "rows a second": f"{count / _CLASS:,.0f}",
            "connections that write them": f"{max(count / _CLASS / _ROWS_PER_S, 1):,.0f} or more",
            "stored in an hour": f"{count / _CLASS * 3600 * _ROW_BYTES / 1e9:,.1f} GB",
            "servers' cost an hour": f"{cores * cost:,.0f} $",
        }.items():
            table.setdefault(name, []).append(value)
    yield from _table(
        ("", "100,000 students", "1,000,000"), [(name, *row) for name, row in table.items()]
    )
    yield ""
    redis = round(0.7e6 / max(bus, 1), -4)
    yield (
        f"What breaks first is Redis, which runs on one core: at about {redis:,.0f} students with "
        "this spread of half the messages; with more processes nearly all go over the bus, so at "
        f"about {redis / 2:,.0f}. Beyond that run several services side by side, each with a bus "
        "and a store of its own, and a school belongs to one of them: classes share nothing. "
        "PostgreSQL is next: every class writes a row a second. A class has at most 20,000 "
        "participants."
    )


# Helpers.


def _say(name: str, row: Result) -> None:
    print(f"{name}: {json.dumps(row)}", file=sys.stderr, flush=True)


def _on(core: int | None) -> Callable[[], None] | None:
    return None if core is None else lambda: os.sched_setaffinity(0, {core})


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _connects(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
        return True
    return False


def _wait(probe: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not probe():
        if time.monotonic() > end:
            raise SystemExit(f"not there after {seconds} s")
        time.sleep(0.1)


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) // 1024 if found else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=["pair", "lecture", "kills", []])
    parser.add_argument("--students", type=int, default=10_000, help="of the lecture")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--restarts", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="short runs, to try it out")
    parser.add_argument("--cost", type=float, default=0.05, help="dollars for a core and an hour")
    parser.add_argument("--shared", action="store_true", help="say that the machine was shared")
    given = parser.parse_args()
    measured: dict[str, Callable[[], Result]] = {
        "pair": lambda: pair(given.quick),
        "lecture": lambda: lecture(given.students, given.quick),
        "kills": lambda: kills(given.kills, given.restarts),
    }
    for name in given.parts:
        result = measured[name]()
        where = f"{machine()}{', shared with other work' if given.shared else ''}"
        where += ", a short run" if given.quick else ""
        result["when"] = f"{datetime.now(UTC).date().isoformat()}, commit {commit()}, {where}"
        print(json.dumps(result))
        stored = json.loads(_NUMBERS.read_text()) if _NUMBERS.is_file() else {}
        _NUMBERS.write_text(json.dumps(stored | {name: result}, indent=1) + "\n")
    if _NUMBERS.is_file():
        lines = page(json.loads(_NUMBERS.read_text()), given.cost)
        _PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
