"""The teacher's console, in Streamlit: the only folder that imports it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from roomtone.live.app import LOOPBACK, BehindProxy, BodyLimit, Service
from roomtone.live.pages import Pages

if TYPE_CHECKING:
    from streamlit.starlette import App


#: The server that the console's scripts, which run in threads of this process, belong to.
_served: list[Service] = []


def build(service: Service, alone: bool) -> App:
    """The whole app: console, pages and API.

    Args:
        service: the server.
        alone: whether it serves this machine alone, and so answers to its names only.

    Raises:
        SourceError: the pages were not built.
    """
    from streamlit.starlette import App

    hosts = list(LOOPBACK) if alone else ["*"]
    return App(**_parts(service, [Middleware(TrustedHostMiddleware, allowed_hosts=hosts)]))


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
    return _parts(service, [Middleware(BehindProxy)])


def _parts(service: Service, first: list[Middleware]) -> dict[str, Any]:
    """The app's parts; `first` stands before everything."""
    from streamlit import config

    from roomtone.console.middleware import ConsoleMiddleware
    from roomtone.console.options import OPTIONS
    from roomtone.console.sessions import watch

    for option, value in OPTIONS.items():
        config.set_option(option, value)

    @asynccontextmanager
    async def lifespan(app: App) -> AsyncIterator[None]:
        async with service.running():
            visits = asyncio.ensure_future(watch(service.hub.clock))
            try:
                yield
            finally:
                visits.cancel()

    _served[:] = [service]
    return {
        "script_path": Path(__file__).with_name("app.py"),
        "lifespan": lifespan,
        "routes": service.routes(Pages().routes()),
        "middleware": [
            *first,
            Middleware(BodyLimit),
            Middleware(ConsoleMiddleware, service.hub.auth),
        ],
        "on_script_error": _say,
    }


def served() -> Service:
    """The server that this process serves."""
    return _served[0]


def _say(error: Exception) -> bool:
    """Show an error as words; one that nobody foresaw is also told to whoever runs the server."""
    from roomtone.console.words import say

    say(error)
    return True
