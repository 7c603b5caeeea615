"""`roomtone serve --workers`: several processes on one socket, and the parent that watches them.

Each is a server of its own that shares bus and store with the others. The console is a process of
the parent's: whichever worker a teacher's request reaches passes it on there.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from roomtone.cli.output import fail
from roomtone.cli.server import collect_garbage_rarely, protected, server_config
from roomtone.console.process import ConsoleProcess
from roomtone.console.settings import Settings
from roomtone.errors import RoomtoneError
from roomtone.integrations.options import IntegrationOptions
from roomtone.live.app import Service
from roomtone.live.auth import new_token
from roomtone.live.connection_limits import ConnectionLimits
from roomtone.live.visits import stored_visits
from roomtone.logs import set_up_log

if TYPE_CHECKING:
    from roomtone.cli.certificate import Certificate

_log = logging.getLogger(__name__)
#: Seconds before a worker that is gone is started again.
_PAUSE_S = 0.5
#: Seconds that a worker has to start when all are started anew.
_START_S = 60


@dataclass(frozen=True)
class WorkerApp:
    """Makes the app of one worker, in the worker.

    Attributes:
        service: what `Service.from_settings` takes.
        integrations: which systems are told of classes; None for none.
        settings: of the console, which the parent runs; None for none.
        limits: of the worker's connections.
        alone: see `protected`.
        behind_proxy: see `protected`.
        root_path: see `protected`.
        json_log: whether log lines are JSON.
    """

    service: dict[str, Any]
    integrations: IntegrationOptions | None
    settings: Settings | None
    limits: ConnectionLimits
    alone: bool
    behind_proxy: bool
    root_path: str
    json_log: bool

    def __call__(self) -> ASGIApp:
        """Called by uvicorn, once in each worker."""
        from roomtone.cli.serve import integrated, server_app

        set_up_log(self.json_log)
        Thread(target=_stop_with_parent, daemon=True).start()
        try:
            service = Service.from_settings(**self.service)
            if self.integrations:
                service = integrated(service, self.integrations)
        except RoomtoneError as error:  # the database is away
            fail(error)
            sys.exit(error.exit_code)
        refused, key = service.hub.metrics.refused, self.service["key"]
        self.limits.on_closed = lambda reason: refused.labels(reason).inc()
        app = server_app(service, self.settings, key)
        collect_garbage_rarely()
        return protected(app, key, self.alone, self.behind_proxy, self.root_path)


def _stop_with_parent() -> None:
    """Stop this worker when its parent is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


class Workers(Multiprocess):
    """uvicorn's supervisor: SIGHUP starts the workers anew, one after another.

    A worker that is gone is started again, as often as it takes: bus and store may be away.
    """

    def __init__(self, config: Config, listener: socket.socket) -> None:
        super().__init__(config, [listener])
        self._has_terminal = sys.stdin is not None and sys.stdin.isatty()
        #: Whether Ctrl-C ended it.
        self.interrupted = False

    def init_processes(self) -> None:
        """Called by uvicorn, once."""
        self.processes += [self._started() for _ in range(self.processes_num)]

    def keep_subprocess_alive(self) -> None:
        """Called by uvicorn, twice a second."""
        for index, worker in enumerate(self.processes):
            if worker.process.is_alive():
                continue
            _log.warning("a worker stopped (exit code %s) and starts again", worker.exitcode)
            if self.should_exit.wait(_PAUSE_S):
                return
            self.processes[index] = self._started()

    def _started(self) -> Process:
        worker = Process(self.config, self.sockets)
        with _no_interrupts():
            worker.start()
        return worker

    def handle_int(self) -> None:
        """Ctrl-C."""
        self.interrupted = True
        super().handle_int()

    def handle_hup(self) -> None:
        """Start the workers anew; a terminal that is closed ends them."""
        if self._has_terminal:
            self.should_exit.set()
        else:
            super().handle_hup()


def run_workers(
    app: WorkerApp,
    service: Service,
    listener: socket.socket,
    certificate: Certificate | None,
    number: int,
) -> None:
    """Serve in several processes until stopped.

    Args:
        app: makes the app of each.
        service: as `app` makes it, to find out first whether bus and store can be reached.
        listener: the listening socket.
        certificate: for HTTPS; None for HTTP.
        number: how many.

    Raises:
        BusError: the bus cannot be reached.
        KeyboardInterrupt: Ctrl-C ended it.
    """
    asyncio.run(_check(service))
    if key := app.service["key"]:
        stored_visits(key)  # so that all sign with the same random value
    with shared_console(app.settings) as settings:
        config = server_config(replace(app, settings=settings), app.limits, certificate, number)
        config.timeout_worker_healthcheck = _START_S
        workers = Workers(config, listener)
        workers.run()
    if workers.interrupted:
        raise KeyboardInterrupt


async def _check(service: Service) -> None:
    if service.recorder:
        service.recorder.close()
    if service.cluster:
        async with service.cluster.bus.running():
            pass


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Processes that are started meanwhile never hear of Ctrl-C; this one does, afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def shared_console(settings: Settings | None) -> Iterator[Settings | None]:
    """Run a console whose port and secret the workers know.

    Args:
        settings: of the console; None for none.
    """
    if settings is None:
        yield None
        return
    with socket.socket() as reserved:  # so that nobody else gets its port while it restarts
        if hasattr(socket, "SO_REUSEPORT"):
            reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        reserved.bind(("127.0.0.1", 0))
        settings = replace(settings, port=reserved.getsockname()[1], secret=new_token())
        over = Event()
        thread = Thread(target=asyncio.run, args=(_watch(settings, over),))
        thread.start()
        try:
            yield settings
        finally:
            over.set()
            thread.join()


async def _watch(settings: Settings, over: Event) -> None:
    async with ConsoleProcess(settings, lambda request: "").running():
        await asyncio.to_thread(over.wait)
