"""The writer waits for nobody: killed, locked out, with a full disk."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from roomtone.store import Store, repository
from roomtone.store.writer import Writer, WriterOptions

from .conftest import record, second

#: Writes a second of a class every 5 ms, and says which one was last handed over and when.
SCRIPT = """
import sys, time
from roomtone.store import Store, repository
from roomtone.store.writer import Writer
from tests.store.conftest import record, second
store = Store(sys.argv[1])
if not store.classes():
    store.add(record(ended=None), [], [])
writer = Writer(store.engine)
number = store.classes()[0].seconds
while True:
    seconds = [second(float(number))]
    writer.put(lambda connection, new=seconds: repository.add_seconds(connection, 1, new))
    print(number, time.time(), flush=True)
    number += 1
    time.sleep(0.005)
"""


def test_a_killed_process_loses_at_most_two_seconds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'roomtone.db'}"
    chance = random.Random(5)  # noqa: S311
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, url],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout
        first = process.stdout.readline()
        assert first
        time.sleep(chance.uniform(0.2, 1.5))
        process.send_signal(signal.SIGKILL)
        killed = time.time()
        lines = [first, *process.stdout.readlines()]
        handed = [line.split() for line in lines if line.endswith("\n")]  # the last may be torn
        process.stdout.close()
        process.wait()
        with Store(url) as store:
            stored = [second.t for second in store.history("CODE2345").signals]
        assert stored == [float(t) for t in range(len(stored))], "no second twice, none left out"
        lost = [float(at) for number, at in handed if int(number) >= len(stored)]
        assert all(killed - at < 2.0 for at in lost)
    with sqlite3.connect(tmp_path / "roomtone.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_locked_store_is_waited_for(tmp_path: Path, caplog) -> None:
    file = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{file}") as store:
        store.add(record(), [], [])
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        writer = Writer(store.engine, WriterOptions(every_s=0.1))
        for t in range(3):
            writer.put(
                lambda connection, t=t: repository.add_seconds(connection, 1, [second(float(t))])
            )
        end = time.monotonic() + 15
        while not writer.trouble:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert "locked" in writer.trouble
        assert writer.backlog == 3
        other.execute("ROLLBACK")
        other.close()
        assert writer.flush()
        writer.close()
        assert (writer.trouble, writer.backlog) == ("", 0)
        assert len(store.history("CODE2345").seconds) == 3
    lines = [line.getMessage()[:30] for line in caplog.records]
    assert list(dict.fromkeys(lines)) == [
        "the store cannot be written: d",
        "the store can be written again",
    ]


def test_a_full_disk_stops_nothing(small_disk: Path) -> None:
    with Store(f"sqlite:///{small_disk / 'roomtone.db'}") as store:
        store.add(record(), [], [])
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(1024))
            except OSError:
                pass
        writer = Writer(store.engine, WriterOptions(every_s=0.1))
        for t in range(400):
            writer.put(
                lambda connection, t=t: repository.add_seconds(connection, 1, [second(float(t))])
            )
        end = time.monotonic() + 15
        while not writer.trouble:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert "full" in writer.trouble
        filler.unlink()
        assert writer.flush()
        writer.close()
        assert (writer.trouble, writer.given_up) == ("", 0)
        assert len(store.history("CODE2345").seconds) == 400


def test_a_store_that_is_locked_at_the_end_is_reported(tmp_path: Path, caplog) -> None:
    path = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as other:
        store.add(record(), [], [])
        writer = Writer(store.engine, WriterOptions(every_s=60.0))
        other.execute("BEGIN IMMEDIATE")
        writer.put(lambda connection: repository.add_seconds(connection, 1, [second(0.0)]))
        writer.close(within_s=0.5)
        assert writer.given_up == 1
        assert "1 rows were not written" in caplog.text
        other.rollback()
        writer = Writer(store.engine, WriterOptions(every_s=60.0))
        writer.put(lambda connection: repository.add_seconds(connection, 1, [second(1.0)]))
        writer.close()
        assert writer.given_up == 0


def test_what_waits_is_bounded(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        store.add(record(), [], [])
        writer = Writer(store.engine, WriterOptions(every_s=60.0, most=50))
        for t in range(120):
            writer.put(
                lambda connection, t=t: repository.add_seconds(connection, 1, [second(float(t))])
            )
        writer.close()
        assert writer.given_up == 70
        stored = store.history("CODE2345").signals
        assert [one.t for one in stored] == [float(t) for t in range(70, 120)]


def test_one_job_that_is_refused_takes_no_other_with_it(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        store.add(record(), [], [])
        writer = Writer(store.engine, WriterOptions(every_s=0.1))
        writer.put(
            lambda connection: repository.add_seconds(connection, 99, [second(0.0)])
        )  # no such class
        writer.put(lambda connection: repository.add_seconds(connection, 1, [second(0.0)]))
        writer.put(lambda connection: {}["no such key"])
        assert writer.flush()
        writer.close()
        assert (writer.trouble, writer.given_up) == ("", 2)
        assert len(store.history("CODE2345").seconds) == 1
