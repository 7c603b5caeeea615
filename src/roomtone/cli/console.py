"""`roomtone console`: the teacher's console of a server that runs elsewhere."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from roomtone.addresses import is_loopback
from roomtone.cli.certificate import given_certificate
from roomtone.cli.output import errors
from roomtone.cli.server import (
    BehindProxyOption,
    CertificateOption,
    HostOption,
    LogFormat,
    LogFormatOption,
    OpenOption,
    PortOption,
    PrivateOption,
    PrivatePasswordOption,
    address_of,
    listen,
    protected,
    run,
)
from roomtone.console import console_paths, is_installed, paths
from roomtone.console.settings import VISIT_HEADER, Settings
from roomtone.errors import OutputError
from roomtone.vision.window import has_display

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def console(
    api: Annotated[
        str, typer.Option(metavar="URL", help="Address of the server, as students reach it.")
    ],
    key: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_KEY",
            help="The teacher's key of that server, which teachers give here too. Only a console "
            "that listens on this computer alone, for a server that asks for none, needs none.",
        ),
    ] = "",
    host: HostOption = "127.0.0.1",
    port: PortOption = 8502,
    behind_proxy: BehindProxyOption = False,
    certificate: CertificateOption = None,
    private: PrivateOption = None,
    private_password: PrivatePasswordOption = "",
    log_format: LogFormatOption = LogFormat.text,
    open_page: OpenOption = False,
) -> None:
    """Serve the teacher's console of a server that runs elsewhere, such as `serve --no-console`.

    Teachers sign in here with the server's key. Classes stay where they are: students' pages and
    the pulse speak to that server, and a fault here stops no class.
    """
    from roomtone.logs import set_up_log

    if not is_installed():
        raise OutputError("the console isn't installed: pip install 'roomtone[console]'.")
    used = given_certificate(certificate, private, private_password)
    alone = is_loopback(host) and not behind_proxy
    if not key and not alone:
        raise OutputError("--key: expected the teacher's key of that server; got none.")
    set_up_log(log_format is LogFormat.json)
    api = api.rstrip("/")
    check_server(api, key)
    listener = listen(host, port)
    address = address_of(listener, host, certificate is not None)
    settings = Settings(api, key, public_url=api, json_log=log_format is LogFormat.json)
    errors.print(f"The console of {api} is at {address}")
    errors.print("Stop it with Ctrl-C.")
    if open_page and has_display():
        webbrowser.open(address)
    app = console_server(settings)
    run(protected(app, key, alone, behind_proxy), listener, used)


def check_server(api: str, key: str) -> None:
    """Ask a server whether it takes the key; one that does not answer may come later.

    Raises:
        ApiError: it does not take the key.
    """
    from roomtone.console.client import ApiError, Client

    client = Client(api, key)
    try:
        client.server()
    except ApiError as error:
        if error.status:
            raise
        errors.print(f"{api} does not answer yet; the console goes on trying.")
    finally:
        client.close()


def console_server(settings: Settings) -> ASGIApp:
    """The console, behind a sign-in of its own, with its pages.

    What those pages ask of the API is passed on to the server, for teachers who signed in.
    """
    from dataclasses import replace
    from functools import partial

    from starlette.types import Receive, Scope, Send

    from roomtone.console.process import ConsoleProcess
    from roomtone.console.proxy import ReverseProxy, Unreachable, say_away
    from roomtone.live.app import compose_app
    from roomtone.live.auth import Auth
    from roomtone.live.metrics import Metrics
    from roomtone.live.oidc import find_provider
    from roomtone.live.pages import Pages
    from roomtone.live.sign_in import SignIn, SignInRequired
    from roomtone.live.visits import stored_visits

    pages, key = Pages(), settings.key
    process = ConsoleProcess(settings, partial(pages.render, name="waiting"))
    api = ReverseProxy(settings.url, forwarded=False)
    own = console_paths()
    both = replace(own, folders=(*own.folders, "/api/"), sockets=(*own.sockets, "/api/classes/"))
    visits, provider = (stored_visits(key), find_provider()) if key else (None, None)
    sign_in = SignIn(Auth(key or None), pages, visits, both, Metrics(), provider)

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        if own.has(scope["path"]):
            await process(scope, receive, send)
            return
        try:
            await api(scope, receive, send)
        except Unreachable:
            await say_away(scope, receive, send, "The roomtone server doesn't answer.")

    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        async with process.running():
            yield
        await api.close()

    return compose_app(
        [*pages.routes(), *sign_in.routes()],
        SignInRequired(behind, sign_in, VISIT_HEADER),
        paths.LARGER,
        running=running,
    )
