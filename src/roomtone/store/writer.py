"""One thread that writes, in batches, so that the live class never waits for a disk."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from roomtone.store.database import writing

Job = Callable[[Connection], None]
_log = logging.getLogger(__name__)
#: A transaction that takes longer is reported, seconds.
_PATIENCE_S = 8.0


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

    A store that is full, locked or away is tried again every second; what waits stays in memory
    meanwhile. Each try is a line in the log, which lets one a minute through (`roomtone.logs`).

    Args:
        engine: of the store.
        options: how often, how much.

    Attributes:
        given_up: jobs that were dropped.
    """

    def __init__(self, engine: Engine, options: WriterOptions | None = None) -> None:
        self._engine, self._options = engine, options or WriterOptions()
        self._waiting: deque[Job] = deque()
        self._handed = self._over = 0  # jobs ever: handed over; written or given up
        self._change = threading.Condition()
        self._stop = threading.Event()
        self._last = math.inf
        self._began: float | None = None
        self._trouble = ""
        self.given_up = 0
        self._thread = threading.Thread(target=self._run, name="roomtone-store", daemon=True)
        self._thread.start()

    @property
    def backlog(self) -> int:
        """Jobs that wait to be written."""
        return self._handed - self._over

    @property
    def trouble(self) -> str:
        """Why the store cannot be written now, in words; empty where it can."""
        if self._began is not None and time.monotonic() - self._began > _PATIENCE_S:
            return self._trouble or "the store does not answer"
        return self._trouble

    def put(self, job: Job) -> None:
        """Have something written within a second or so, in order."""
        with self._change:
            while len(self._waiting) >= self._options.most:
                self._waiting.popleft()
                self.given_up += 1
                self._over += 1
            self._waiting.append(job)
            self._handed += 1

    def flush(self, timeout_s: float = 10.0) -> bool:
        """Wait until all that was put so far is written; False where it was not in time."""
        with self._change:
            wanted = self._handed
            return self._change.wait_for(lambda: self._over >= wanted, timeout_s)

    def close(self, within_s: float = 10.0) -> None:
        """Write what is left, and stop; what cannot be written within `within_s` is given up."""
        self._last = time.monotonic() + within_s
        self._stop.set()
        self._thread.join(within_s + 1.0)
        if left := self._handed - self._over:
            self.given_up += left
            _log.error("%d rows were not written: %s", left, self.trouble or "no answer")

    def _run(self) -> None:
        while not self._stop.wait(self._options.every_s):
            self._write()
        self._write()
        while self._waiting and time.monotonic() < self._last:
            time.sleep(0.5)
            self._write()

    def _write(self) -> None:
        """All that waits, in one transaction; one by one where a job in it is refused."""
        with self._change:
            batch = list(self._waiting)
            self._waiting.clear()
        if not batch:
            return
        try:
            self._try(batch)
        except (OperationalError, InterfaceError):
            self._again(batch)
        except Exception:
            self._one_by_one(batch)

    def _one_by_one(self, batch: list[Job]) -> None:
        """Drop the jobs that the store refuses for good; put the rest back where it is away."""
        for index, job in enumerate(batch):
            try:
                self._try([job])
            except (OperationalError, InterfaceError):
                self._again(batch[index:])
                return
            except Exception:
                _log.exception("the store refused a row")
                with self._change:
                    self.given_up += 1
                    self._over += 1
                    self._change.notify_all()

    def _again(self, jobs: list[Job]) -> None:
        with self._change:
            self._waiting.extendleft(reversed(jobs))

    def _try(self, jobs: list[Job]) -> None:
        try:
            self._began = time.monotonic()
            with writing(self._engine) as connection:
                for job in jobs:
                    job(connection)
        except (OperationalError, InterfaceError) as error:
            self._trouble = str(error.orig)
            text = "the store cannot be written: %s; %d rows wait, %d were given up"
            _log.error(text, self._trouble, self.backlog, self.given_up)
            raise
        finally:
            self._began = None
        if self._trouble:
            _log.warning("the store can be written again")
        self._trouble = ""
        with self._change:
            self._over += len(jobs)
            self._change.notify_all()


def now() -> float:
    """Seconds since 1970, UTC, to a millisecond."""
    return round(time.time(), 3)
