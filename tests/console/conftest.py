"""Servers for the console to speak to: uvicorn in a thread, with the API alone."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from starlette.applications import Starlette

from roomtone.console.client import Client, connect
from roomtone.console.settings import Settings
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import UNSTATED, Policy, load_policy
from roomtone.store import Store

KEY = "open sesame"


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit puts the page that it runs in place of `__main__`, which new processes import."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@contextmanager
def serving(service: Service, key: str = "", **options: Any) -> Iterator[Client]:
    """A server, and the console's connection to it."""
    app = Starlette(routes=service.routes([]), lifespan=lambda _: service.running())
    config = uvicorn.Config(app, port=0, log_level="error", lifespan="on", **options)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    scheme, certificate = ("https", str(options["ssl_certfile"])) if options else ("http", "")
    client = connect(Settings(f"{scheme}://127.0.0.1:{port}", key, certificate))
    try:
        yield client
    finally:
        client.close()
        server.should_exit = True
        thread.join(10)


def until(probe: Callable[[], Any], seconds: float = 10.0) -> Any:
    """What `look` gives once it is true."""
    end = time.monotonic() + seconds
    while not (seen := probe()):
        assert time.monotonic() < end, f"still {seen!r} after {seconds} s"
        time.sleep(0.02)
    return seen


def status(client: Client, method: str, path: str, key: str, **request: Any) -> int:
    """What the API answers to somebody with a key."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    url = f"{client.url}/api/{path}"
    return httpx2.request(method, url, headers=headers, **request).status_code


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{home / 'roomtone.db'}") as opened:
        yield opened


@pytest.fixture
def api(home: Path) -> Iterator[Client]:
    """A server that asks for no key, without a policy or a store."""
    with serving(Service(Hub(UNSTATED), restated=load_policy)) as client:
        yield client


@pytest.fixture
def locked(home: Path) -> Iterator[Client]:
    """A server with a key and a policy that allows faces, without a store."""
    service = Service(Hub(Policy("US", "education"), Auth(KEY)))
    with serving(service, KEY) as client:
        yield client


@pytest.fixture
def stored(store: Store) -> Iterator[Client]:
    """A server with a store and a policy that allows faces."""
    recorder = Recorder(store)
    with serving(Service(Hub(Policy("US", "education")), recorder)) as client:
        yield client
