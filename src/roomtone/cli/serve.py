"""`roomtone serve`: the live class: console, pages and API on one port."""

from __future__ import annotations

import ipaddress
import socket
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roomtone.cli.output import errors
from roomtone.errors import OutputError
from roomtone.policy import load_policy, policy_for
from roomtone.window import can_show

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 for every machine that can reach it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, envvar="PORT", help="Port.")] = 8501,
    key: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_KEY",
            help="The teacher's key. Beyond this machine one is always asked for; without this "
            "option a new one is made and printed.",
        ),
    ] = "",
    place: Annotated[
        str, typer.Option(envvar="ROOMTONE_PLACE", help="For this run: the country, such as US.")
    ] = "",
    purpose: Annotated[
        str,
        typer.Option(envvar="ROOMTONE_PURPOSE", help="For this run: education, research or own."),
    ] = "",
    store: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_STORE",
            metavar="URL",
            help="Where classes are kept: sqlite:///PATH or postgresql://user:password@host/name; "
            "none: nowhere. By default a file in your data folder.",
        ),
    ] = "",
    origin: Annotated[
        list[str] | None,
        typer.Option(help="Another address whose pages may use this server, as https://host."),
    ] = None,
    behind_proxy: Annotated[
        bool,
        typer.Option(
            "--behind-proxy",
            help="Believe X-Forwarded-For and -Proto: only where a proxy of yours sets them.",
        ),
    ] = False,
    certificate: Annotated[
        Path | None,
        typer.Option(metavar="CERT.pem", help="Serve HTTPS with this certificate (and --private)."),
    ] = None,
    private: Annotated[
        Path | None, typer.Option(metavar="KEY.pem", help="The certificate's private key.")
    ] = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the console in a browser.")
    ] = False,
) -> None:
    """Serve the live class: the teacher's console, the students' page, the pulse, the API.

    On this machine alone no key is asked for; elsewhere, and behind a proxy, one is. Cameras in
    other machines' browsers need HTTPS: give a certificate, or put a proxy that has one in front.
    """
    from roomtone.console import build
    from roomtone.live.access import Access, new_token
    from roomtone.live.keeper import Keeper
    from roomtone.live.server import BehindProxy
    from roomtone.live.service import Live
    from roomtone.store import Store

    policy = policy_for(place, purpose)
    alone = _is_loopback(host) and not behind_proxy  # a proxy lets everybody in
    key = key or ("" if alone else new_token())
    listener = _listen(host, port)
    keeper = None if store == "none" else Keeper(Store(store))
    restated = None if place or purpose else load_policy
    access = Access(key or None, tuple(origin or ()))
    live = Live(policy, access, keeper=keeper, restated=restated)
    app = build(live, alone=alone)
    scheme = "https" if certificate else "http"
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    address = f"{scheme}://{name}:{listener.getsockname()[1]}"
    errors.print(f"roomtone is at {address}")
    if key:
        errors.print(f"The teacher's key: {key}")
    errors.print(policy.reason)
    if keeper:
        errors.print(f"Classes are kept for {policy.retention_days} days in {keeper.store.name}")
    errors.print("Stop it with Ctrl-C.")
    if open_page and can_show():
        webbrowser.open(address)
    _run(BehindProxy(app) if behind_proxy else app, listener, certificate, private)


def _run(
    app: ASGIApp,
    listener: socket.socket,
    certificate: Path | None,
    private: Path | None,
) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses of students are not written down
        proxy_headers=False,
        ws_max_size=2**20,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=private,
    )
    _allow_many_sockets()
    server = uvicorn.Server(config)
    server.run(sockets=[listener])
    if not server.started:
        raise OutputError("the server did not start; what it said is above.")


def _allow_many_sockets() -> None:
    """As many as the system lets this process have: a shell's usual limit is 1,024."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        OutputError: the port is taken or not allowed, or there is no such address.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        raise OutputError(
            f"{host}:{port}: expected to listen there; {error.strerror or error}. Choose another "
            "with --port, or stop what uses it."
        ) from None
    return listener


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
