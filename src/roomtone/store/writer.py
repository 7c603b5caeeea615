"""One thread that writes, in batches, so that the live class never waits for a disk."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from roomtone.store.database import writing

Job = Callable[[Connection], None]


@dataclass(frozen=True)
class WriterOptions:
    """How a writer works.

    Attributes:
        every_s: seconds between transactions; as much is lost where the process is killed.
        most: jobs that wait while the store cannot be written; the oldest are given up beyond it.
    """

    every_s: float = 1.0
    most: int = 200_000


class Writer:
    """`put(job)` never waits; `close()` writes what is left.

    A store that is full, locked or away is tried again every second; what waits is kept in memory
    meanwhile.

    Args:
        engine: of the store.
        options: how often, how much.

    Attributes:
        trouble: why the store cannot be written now, in words; empty where it can.
        given_up: jobs that were dropped.
    """

    def __init__(self, engine: Engine, options: WriterOptions | None = None) -> None:
        self._engine, self._options = engine, options or WriterOptions()
        self._waiting: deque[Job] = deque()
        self._stop = threading.Event()
        self.trouble = ""
        self.given_up = 0
        self._thread = threading.Thread(target=self._run, name="roomtone-store", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Have something written within a second or so, in order."""
        while len(self._waiting) >= self._options.most:
            self._waiting.popleft()
            self.given_up += 1
        self._waiting.append(job)

    def flush(self, timeout_s: float = 10.0) -> bool:
        """Wait until all that was put so far is written; False where it was not in time."""
        done = threading.Event()
        self.put(lambda connection: done.set())
        return done.wait(timeout_s)

    def close(self) -> None:
        """Write what is left, and stop."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._options.every_s):
            self._write()
        self._write()

    def _write(self) -> None:
        """All that waits, in one transaction; a job that the store refuses for good is dropped."""
        count = len(self._waiting)
        if not count:
            return
        batch = [self._waiting[index] for index in range(count)]
        try:
            with writing(self._engine) as connection:
                for job in batch:
                    job(connection)
        except (OperationalError, InterfaceError) as error:
            self.trouble = str(error.orig)
            return
        except DBAPIError:
            self._one_by_one(batch)
        self.trouble = ""
        for _ in range(min(count, len(self._waiting))):
            self._waiting.popleft()

    def _one_by_one(self, batch: list[Job]) -> None:
        for job in batch:
            try:
                with writing(self._engine) as connection:
                    job(connection)
            except DBAPIError:
                self.given_up += 1


def now() -> float:
    """Seconds since 1970, UTC, to a millisecond."""
    return round(time.time(), 3)
