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

from roomtone.live.app import LOOPBACK, BehindProxy, HostMiddleware, routes, running
from roomtone.live.pages import Pages

if TYPE_CHECKING:
    from streamlit.starlette import App

    from roomtone.live.hub import Hub

#: The server that the console's scripts, which run in threads of this process, belong to.
_served: list[Hub] = []


def build(live: Hub, alone: bool) -> App:
    """The whole app: console, pages and API.

    Args:
        live: the classes.
        alone: whether it serves this machine alone, and so answers to its names only.

    Raises:
        SourceError: the pages were not built.
    """
    from streamlit.starlette import App

    return App(**_parts(live, [Middleware(HostMiddleware, tuple(LOOPBACK) if alone else ())]))


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

    from roomtone.live.access import new_token
    from roomtone.live.settings import hub_from

    streamlit.secrets.load_if_toml_exists()  # each becomes a variable of the environment
    key = os.environ.get("ROOMTONE_KEY") or new_token()
    if not os.environ.get("ROOMTONE_KEY"):
        sys.stderr.write(f"The teacher's key: {key}\n")
    place, purpose = (os.environ.get(f"ROOMTONE_{name}", "") for name in ("PLACE", "PURPOSE"))
    live = hub_from(key, place, purpose, os.environ.get("ROOMTONE_STORE", ""))
    return _parts(live, [Middleware(BehindProxy), Middleware(HostMiddleware)])


def _parts(live: Hub, first: list[Middleware]) -> dict[str, Any]:
    """The app's parts; `first` stands before everything."""
    from streamlit import config

    from roomtone.console.middleware import ConsoleMiddleware
    from roomtone.console.options import OPTIONS
    from roomtone.console.sessions import watch

    for option, value in OPTIONS.items():
        config.set_option(option, value)

    @asynccontextmanager
    async def lifespan(app: App) -> AsyncIterator[None]:
        async with running(live):
            visits = asyncio.ensure_future(watch(live.clock))
            try:
                yield
            finally:
                visits.cancel()

    _served[:] = [live]
    return {
        "script_path": Path(__file__).with_name("app.py"),
        "lifespan": lifespan,
        "routes": routes(live, Pages().routes()),
        "middleware": [*first, Middleware(ConsoleMiddleware, live.access)],
        "on_script_error": _say,
    }


def served() -> Hub:
    """The server that this process serves."""
    return _served[0]


def _say(error: Exception) -> bool:
    """Show an error as words; one that nobody foresaw is also told to whoever runs the server."""
    from roomtone.console.words import say

    say(error)
    return True
