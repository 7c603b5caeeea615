"""The teacher's console, in Streamlit: the only folder that imports it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from roomtone.live.pages import Pages
from roomtone.live.server import LOOPBACK, Guard, routes, running

if TYPE_CHECKING:
    from streamlit.starlette import App

    from roomtone.live.service import Live

#: The server that the console's scripts, which run in threads of this process, belong to.
_served: list[Live] = []


def build(live: Live, alone: bool) -> ASGIApp:
    """The whole app: console, pages and API.

    Args:
        live: the classes.
        alone: whether it serves this machine alone, and so answers to its names only.

    Raises:
        SourceError: the pages were not built.
    """
    from streamlit import config
    from streamlit.starlette import App

    from roomtone.console.border import Border
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
    app = App(
        Path(__file__).with_name("app.py"),
        lifespan=lifespan,
        routes=routes(live, Pages().routes()),
        on_script_error=_say,
    )
    return Guard(Border(app, live.access), tuple(LOOPBACK) if alone else ())


def served() -> Live:
    """The server that this process serves."""
    return _served[0]


def _say(error: Exception) -> bool:
    """Show an error as words; one that nobody foresaw is also told to whoever runs the server."""
    from roomtone.console.words import say

    say(error)
    return True
