"""`roomtone serve`: live classes, with console, pages and API on one port."""

from __future__ import annotations

import ipaddress
import logging
import socket
import ssl
import sys
import webbrowser
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roomtone.cli.output import errors
from roomtone.errors import OutputError
from roomtone.vision.window import has_display

if TYPE_CHECKING:
    from starlette.types import ASGIApp


#: Files besides sockets: the store, models, pages that are sent.
_OTHER_FILES = 100


class LogFormat(StrEnum):
    """How log lines are written."""

    text = "text"
    json = "json"


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
            help="Where classes are stored: sqlite:///PATH or "
            "postgresql://user:password@host/name; none: nowhere. By default a file in your data "
            "folder.",
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
    metrics_token: Annotated[
        str,
        typer.Option(
            envvar="ROOMTONE_METRICS_TOKEN",
            help="Opens /metrics and nothing else; without it the teacher's key does.",
        ),
    ] = "",
    log_format: Annotated[
        LogFormat, typer.Option(help="How log lines are written: for people or for programs.")
    ] = LogFormat.text,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the console in a browser.")
    ] = False,
) -> None:
    """Serve live classes: the teacher's console, the students' page, the pulse, the API.

    On this computer no key is needed; elsewhere, and behind a proxy, one is. Cameras in other
    computers' browsers need HTTPS: give a certificate, or put a proxy that has one in front.
    """
    from roomtone.console import build
    from roomtone.live.app import BehindProxy, Service
    from roomtone.live.auth import new_token

    _check_certificate(certificate, private)
    alone = _is_loopback(host) and not behind_proxy  # a proxy lets everybody in
    made = "" if key or alone else new_token()
    _set_up_log(log_format)
    service = Service.from_settings(
        key or made, place, purpose, store, tuple(origin or ()), metrics_token
    )
    listener = _listen(host, port)
    scheme = "https" if certificate else "http"
    name = _own_address(host)
    shown = f"[{name}]" if ":" in name else name
    address = f"{scheme}://{shown}:{listener.getsockname()[1]}"
    app = build(service, alone, address, key or made, certificate)
    errors.print(f"roomtone is at {address}")
    if made:
        errors.print(f"The teacher's key: {made}")
    errors.print(service.hub.policy.reason)
    if service.recorder:
        stored = f"Classes are stored for {service.hub.policy.retention_days} days"
        errors.print(f"{stored} in {service.recorder.store.name}")
    errors.print("Stop it with Ctrl-C.")
    if open_page and has_display():
        webbrowser.open(address)
    _run(BehindProxy(app) if behind_proxy else app, listener, certificate, private)


def _set_up_log(log_format: LogFormat) -> None:
    """Log lines with time and level, on standard error."""
    handler = logging.StreamHandler()
    line = "%(asctime)s %(levelname)s %(name)s %(message)s"
    if log_format is LogFormat.json:
        from pythonjsonlogger.json import JsonFormatter

        handler.setFormatter(JsonFormatter(line, rename_fields={"asctime": "time"}))
    else:
        handler.setFormatter(logging.Formatter(line))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _check_certificate(certificate: Path | None, private: Path | None) -> None:
    """Before anything is announced.

    Raises:
        OutputError: they are no certificate and its key.
    """
    if certificate is None:
        if private:
            raise OutputError("--private: expected --certificate too, whose key it is.")
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, private)
    except OSError as error:  # as ssl's own errors are
        raise OutputError(
            f"{certificate}: expected a certificate in PEM format and, there or in --private, its "
            f"key; {error.strerror or error}."
        ) from None


def _run(
    app: ASGIApp,
    listener: socket.socket,
    certificate: Path | None,
    private: Path | None,
) -> None:
    import uvicorn

    from roomtone.live.connection_limits import LimitedHTTPProtocol

    LimitedHTTPProtocol.max_connections = _allow_many_sockets() - _OTHER_FILES
    config = uvicorn.Config(
        app,
        http=LimitedHTTPProtocol,
        log_level="warning",
        access_log=False,  # addresses of students are not written down
        proxy_headers=False,
        ws_max_size=2**17,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        log_config=None,
        headers=[("Strict-Transport-Security", "max-age=31536000")] if certificate else [],
        ssl_certfile=certificate,
        ssl_keyfile=private,
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listener])
    if not server.started:
        raise OutputError("the server did not start; what it said is above.")


def _allow_many_sockets() -> int:
    """Raise the number of files this process may have open as far as it goes; returns it.

    A shell's usual limit is 1,024.
    """
    if sys.platform == "win32":
        return 100_000
    import resource

    _, limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 100_000 if limit == resource.RLIM_INFINITY else limit


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        OutputError: the port is taken or not allowed, or there is no such address.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # asyncio sends small answers at once (TCP_NODELAY) on sockets that are said to be TCP's.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        raise OutputError(
            f"{host}:{port}: expected to listen there; {error.strerror or error}. Choose another "
            "with --port, or stop what uses it."
        ) from None
    return listener


def _own_address(host: str) -> str:
    """An address by which others can open a server that listens on `host`.

    Of a server that listens everywhere it is this machine's address in its network.
    """
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return host
    from roomtone.console.links import own_host

    return own_host() or "127.0.0.1"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
