"""The teacher's console, in Streamlit: the only folder that imports it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from roomtone.console.client import connect
from roomtone.live.app import LOOPBACK, BehindProxy, BodyLimit, Service
from roomtone.live.pages import Pages

if TYPE_CHECKING:
    from streamlit.starlette import App


def build(
    service: Service, alone: bool, url: str, key: str = "", certificate: Path | None = None
) -> App:
    """The whole app: console, pages and API.

    Args:
        service: the server.
        alone: whether it serves this machine alone, and so answers to its names only.
        url: at which the console reaches the API, such as http://127.0.0.1:8501.
        key: the teacher's; empty where the server asks for none.
        certificate: that the API is served with, if it is.

    Raises:
        SourceError: the pages were not built.
    """
    from streamlit.starlette import App

    hosts = list(LOOPBACK) if alone else ["*"]
    first = Middleware(TrustedHostMiddleware, allowed_hosts=hosts)
    return App(**_parts(service, first, lambda: connect(url, key, certificate)))


def hosted() -> dict[str, Any]:
    """The whole app as arguments of `streamlit.App`, for hosts that run a script by Streamlit.

    Streamlit finds the app by the name `st.App` in that script, and so it has to be called there.
    Settings are variables of the environment, or Streamlit's secrets: `ROOMTONE_KEY`,
    `ROOMTONE_PLACE`, `ROOMTONE_PURPOSE`, `ROOMTONE_STORE`. Without a key, a new one is printed to
    the log.

    Raises:
        PolicyError: the place or the purpose is not known.
        SourceError: the pages were not built.
        StoreError: the store cannot be opened.
    """
    import streamlit

    from roomtone.live.auth import new_token

    streamlit.secrets.load_if_toml_exists()  # each becomes a variable of the environment
    key = os.environ.get("ROOMTONE_KEY") or new_token()
    if not os.environ.get("ROOMTONE_KEY"):
        sys.stderr.write(f"The teacher's key: {key}\n")
    place, purpose = (os.environ.get(f"ROOMTONE_{name}", "") for name in ("PLACE", "PURPOSE"))
    service = Service.from_settings(key, place, purpose, os.environ.get("ROOMTONE_STORE", ""))

    def connect_here() -> None:  # Streamlit chooses the port when it starts
        option = streamlit.get_option
        certificate = option("server.sslCertFile")
        scheme = "https" if certificate else "http"
        url = f"{scheme}://127.0.0.1:{option('server.port')}"
        connect(url, key, Path(certificate) if certificate else None)

    return _parts(service, Middleware(BehindProxy), connect_here)


def _parts(service: Service, first: Middleware, start: Callable[[], object]) -> dict[str, Any]:
    """The app's parts; `first` stands before everything, `start` is called when it starts."""
    from streamlit import config

    from roomtone.console.middleware import ConsoleMiddleware
    from roomtone.console.options import OPTIONS
    from roomtone.console.text import show_error
    from roomtone.console.visits import end_visits

    for option, value in OPTIONS.items():
        config.set_option(option, value)

    @asynccontextmanager
    async def lifespan(app: App) -> AsyncIterator[None]:
        start()
        async with service.running():
            visits = asyncio.ensure_future(end_visits())
            try:
                yield
            finally:
                visits.cancel()

    def on_error(error: Exception) -> bool:
        show_error(error)
        return True

    return {
        "script_path": Path(__file__).with_name("app.py"),
        "lifespan": lifespan,
        "routes": service.routes(Pages().routes()),
        "middleware": [
            first,
            Middleware(BodyLimit),
            Middleware(ConsoleMiddleware, service.hub.auth),
        ],
        "on_script_error": on_error,
    }
