"""The teacher's console, in Streamlit: the only folder that imports it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomtone.console import paths
from roomtone.console.settings import VISIT_HEADER, Settings

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.types import ASGIApp
    from streamlit.starlette import App

    from roomtone.live.sign_in import ConsolePaths


def is_installed() -> bool:
    """Whether the console's packages are there."""
    return find_spec("streamlit") is not None


def console_app(settings: Settings, started: Callable[[], object]) -> App:
    """The console alone; what reaches it has to have come through the server's sign-in.

    Args:
        settings: of the console.
        started: called once it answers.
    """
    from streamlit.starlette import App

    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        started()
        yield

    return App(**_parts(lambda: settings, running, settings.secret))


def console_paths() -> ConsolePaths:
    """What the server passes on to the console."""
    from roomtone.live.sign_in import ConsolePaths

    return ConsolePaths(
        paths.PAGE_PATHS,
        paths.FILES,
        paths.FOLDERS,
        (paths.SOCKET,),
        paths.HIDDEN,
        paths.redirect,
    )


def hosted() -> dict[str, Any]:
    """The whole app as arguments of `streamlit.App`, for hosts that run a script by Streamlit.

    Streamlit finds the app by the name `st.App` in that script, and so it has to be called there;
    server and console share its process. Settings are variables of the environment, or Streamlit's
    secrets: `ROOMTONE_KEY`, `ROOMTONE_PLACE`, `ROOMTONE_PURPOSE`, `ROOMTONE_STORE`. Without a key,
    a new one is printed to the log.

    Raises:
        PolicyError: the place or the purpose is not known.
        SourceError: the pages were not built.
        StoreError: the store cannot be opened.
    """
    import streamlit
    from starlette.middleware import Middleware

    from roomtone.live.app import BehindProxy, Service, compose_app
    from roomtone.live.auth import new_token
    from roomtone.live.oidc import provider_of
    from roomtone.live.pages import Pages
    from roomtone.live.sign_in import SignIn, SignInRequired
    from roomtone.live.visits import stored_visits
    from roomtone.logs import set_up_log
    from roomtone.lti.platforms import Platforms
    from roomtone.lti.routes import Lti

    set_up_log()
    # Each becomes a variable of the environment.
    has_secrets = streamlit.secrets.load_if_toml_exists()
    key = os.environ.get("ROOMTONE_KEY") or new_token()
    if not os.environ.get("ROOMTONE_KEY"):
        sys.stderr.write(f"The teacher's key: {key}\n")
    place, purpose = (os.environ.get(f"ROOMTONE_{name}", "") for name in ("PLACE", "PURPOSE"))
    service = Service.from_settings(key, place, purpose, os.environ.get("ROOMTONE_STORE", ""))
    platforms = Platforms()
    pages = Pages(framers=platforms.origins)
    hub, visits = service.hub, stored_visits(key)
    provider = provider_of(streamlit.secrets.to_dict()) if has_secrets else None
    sign_in = SignIn(hub.auth, pages, visits, console_paths(), hub.metrics, provider)
    lti = Lti(platforms, hub, sign_in, pages)
    routes = [*service.routes(pages.routes()), *sign_in.routes(), *lti.routes()]

    def settings() -> Settings:  # Streamlit chooses the port when it starts
        option = streamlit.get_option
        certificate = option("server.sslCertFile") or ""
        scheme = "https" if certificate else "http"
        return Settings(f"{scheme}://127.0.0.1:{option('server.port')}", key, certificate)

    def whole(app: ASGIApp) -> ASGIApp:
        return compose_app(routes, SignInRequired(app, sign_in, VISIT_HEADER), paths.LARGER, app)

    return _parts(settings, service.running, first=[Middleware(BehindProxy), Middleware(whole)])


def _parts(
    settings: Callable[[], Settings],
    running: Callable[[], AbstractAsyncContextManager[None]],
    secret: str = "",
    first: Sequence[Middleware] = (),
) -> dict[str, Any]:
    """The app's parts; `settings` are read when it starts, `first` stands before everything."""
    from starlette.formparsers import MultiPartParser
    from starlette.middleware import Middleware
    from streamlit import config

    from roomtone.console.client import connect
    from roomtone.console.middleware import ConsoleMiddleware
    from roomtone.console.open_pages import drop_closed_pages
    from roomtone.console.options import OPTIONS
    from roomtone.console.text import show_error
    from roomtone.console.uploads import UploadLimit, share_files
    from roomtone.logs import adopt_log

    MultiPartParser.spool_max_size = max(paths.LARGER.values())  # files are not put on a disk
    share_files()
    for option, value in OPTIONS.items():
        config.set_option(option, value)

    @asynccontextmanager
    async def lifespan(app: App) -> AsyncIterator[None]:
        adopt_log("streamlit", "uvicorn", "websockets")
        connect(settings())
        async with running():
            closing = asyncio.ensure_future(drop_closed_pages())
            try:
                yield
            finally:
                closing.cancel()

    def on_error(error: Exception) -> bool:
        show_error(error)
        return True

    return {
        "script_path": Path(__file__).with_name("app.py"),
        "lifespan": lifespan,
        "middleware": [*first, Middleware(ConsoleMiddleware, secret), Middleware(UploadLimit)],
        "on_script_error": on_error,
    }
