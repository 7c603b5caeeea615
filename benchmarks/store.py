"""A store of 1,000 hours: how large it is, how soon a recap and an overview are there."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from roomtone.codes import new_code
from roomtone.labels import FERPLUS
from roomtone.recap import recap_page
from roomtone.store import ClassRecord, Store
from roomtone.store.database import writing
from roomtone.store.repository import update_summary
from roomtone.store.schema import classes, signals
from roomtone.types import Marker, Second, Signal

_HOURS, _COURSES = 1000, 20


def store(postgres: str = "") -> dict[str, Any]:
    """Both databases' sizes in MB and times in s, medians of five.

    Args:
        postgres: URL of an empty PostgreSQL database; without it, SQLite alone is measured.
    """
    with tempfile.TemporaryDirectory() as folder:
        measured = {"SQLite": _measure(f"sqlite:///{folder}/roomtone.db", Path(folder))}
        if postgres:
            measured["PostgreSQL"] = _measure(postgres, None)
    return {"hours": _HOURS, "stores": measured}


def _measure(url: str, folder: Path | None) -> dict[str, float]:
    with Store(url) as opened:
        began = time.perf_counter()
        markers = [Marker(60.0 * n, f"slide {n}") for n in range(0, 60, 5)]
        opened.add(_record(0), _seconds(), markers)
        filled = time.perf_counter() - began
        for number in range(1, _HOURS):
            opened.add(_record(number), [], markers)
        _copy_seconds(opened)
        with opened.engine.connect() as connection:
            if folder is None:
                ask = "SELECT pg_database_size(current_database())"
                size = connection.exec_driver_sql(ask).scalar_one()
            else:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                size = sum(file.stat().st_size for file in folder.iterdir())
        latest = opened.classes()[0]
        return {
            "size_mb": round(size / 1e6),
            "written_s": round(filled, 2),
            "overview_s": _median(lambda: opened.classes()),
            "course_s": _median(lambda: opened.classes(latest.course)),
            "recap_s": _median(lambda: _recap(opened, latest.code)),
        }


def _recap(store: Store, code: str) -> None:
    history = store.history(code)
    recap_page(history, store.earlier(history.record))


def _median(run: Any) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return round(sorted(times)[2], 3)


def _copy_seconds(store: Store) -> None:
    """Give every class the first one's seconds, within the database."""
    rest = [column for column in signals.columns if column.name != "class_id"]
    every = classes.join(signals, signals.c.class_id == 1)
    copied = select(classes.c.id, *rest).select_from(every).where(classes.c.id > 1)
    with writing(store.engine) as connection:
        names = ["class_id", *(column.name for column in rest)]
        connection.execute(insert(signals).from_select(names, copied))
        for number in range(2, _HOURS + 1):
            update_summary(connection, number)


def _record(number: int) -> ClassRecord:
    began = 1_760_000_000.0 + 3600.0 * number
    return ClassRecord(
        id=0,
        code=new_code(),
        name=f"Class {number}",
        course=f"Course {number % _COURSES}",
        origin="live",
        began=began,
        ended=began + 3600,
        minutes=90.0,
        min_group_size=5,
        per_person=False,
        faces=True,
    )


def _seconds() -> list[Second]:
    """An hour of a made-up class."""
    chance = random.Random(1)  # noqa: S311 - a made-up class
    seconds, valence = [], 0.1
    for t in range(3600):
        valence = max(-0.8, min(0.8, valence + chance.gauss(0, 0.01)))
        parts = [chance.random() for _ in FERPLUS]
        shares = {
            name: round(part / sum(parts), 4) for name, part in zip(FERPLUS, parts, strict=True)
        }
        band = (round(valence - 0.1, 4), round(valence + 0.1, 4))
        signal = Signal(t + 0.2, 30, 27, shares, round(valence, 4), band, -0.1)
        feedback = {"got_it": t % 5, "lost": 0, "too_fast": 1, "too_slow": 0}
        seconds.append(Second(signal, feedback, 30))
    return seconds
