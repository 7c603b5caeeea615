"""Stores on SQLite and on a real PostgreSQL server, which the tests start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from roomtone.labels import FERPLUS
from roomtone.store import ClassRecord, Store
from roomtone.types import Marker, Second, Signal


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, without the database's name."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found and not shutil.which("initdb"):
        pytest.skip("needs a PostgreSQL server: apt-get install postgresql")
    programs = found[-1].parent if found else Path(str(shutil.which("initdb"))).parent
    # The server refuses to run as root.
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="roomtone-postgres-"))
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    data, log = folder / "data", folder / "log"
    make = [programs / "initdb", "-D", data, "-U", "roomtone", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*make, "--no-sync"], check=True, capture_output=True, cwd=folder, **as_user)
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-l", log, "-w"]
    start = [*control, "-o", options, "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)
    yield f"postgresql://roomtone@/NAME?host={folder}"
    stop = [*control, "-m", "immediate", "stop"]
    subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'roomtone.db'}"
    server: str = request.getfixturevalue("postgres")
    name = f"test_{abs(hash(request.node.name + str(tmp_path))) % 10**12}"
    with psycopg.connect(server.replace("NAME", "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.replace("NAME", name)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store(url) as opened:
        yield opened


def record(code: str = "CODE2345", began: float = 1_700_000_000.0, **more: object) -> ClassRecord:
    """A class that lasted ten minutes."""
    values = {
        "name": "Physics",
        "course": "10b",
        "origin": "live",
        "ended": began + 600,
        "minutes": 90.0,
        "min_group_size": 5,
        "per_person": False,
        "faces": True,
    }
    return ClassRecord(0, code, began=began, **(values | more))  # type: ignore[arg-type]


def second(t: float, happiness: float = 0.5, counted: int = 20) -> Second:
    """A second of a class of 25."""
    if counted < 5:
        return Second(Signal(t, 25, counted))
    shares = dict.fromkeys(FERPLUS, round((1 - happiness) / 7, 4)) | {"happiness": happiness}
    signal = Signal(t, 25, counted, shares, 0.1234, (-0.05, 0.3), -0.0871, 0.75)
    return Second(signal, {"got_it": 2, "lost": 0, "too_fast": 1, "too_slow": 0}, 22)


def add(store: Store, *records: ClassRecord, seconds: int = 10) -> None:
    for one in records:
        store.add(one, [second(float(t)) for t in range(seconds)], [Marker(3.0, "slide 7")])
