"""What commands that serve have in common: the listening socket, the certificate, uvicorn."""

from __future__ import annotations

import gc
import re
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from roomtone.addresses import own_host
from roomtone.errors import OutputError

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from roomtone.cli.certificate import Certificate
    from roomtone.live.connection_limits import ConnectionLimits

#: Files besides sockets: the store, models, pages that are sent.
_OTHER_FILES = 100
_HSTS = [("Strict-Transport-Security", "max-age=31536000")]


class LogFormat(StrEnum):
    """How log lines are written."""

    text = "text"
    json = "json"


# Options of every command that serves.

HostOption = Annotated[
    str, typer.Option(help="Address to listen on; 0.0.0.0 for every machine that can reach it.")
]
PortOption = Annotated[int, typer.Option(min=0, max=65535, envvar="PORT", help="Port.")]
BehindProxyOption = Annotated[
    bool,
    typer.Option(
        "--behind-proxy",
        help="Believe X-Forwarded-For and -Proto: only where a proxy of yours sets them.",
    ),
]
CertificateOption = Annotated[
    Path | None,
    typer.Option(metavar="CERT.pem", help="Serve HTTPS with this certificate (and --private)."),
]
PrivateOption = Annotated[
    Path | None, typer.Option(metavar="KEY.pem", help="The certificate's private key.")
]
PrivatePasswordOption = Annotated[
    str,
    typer.Option(
        envvar="ROOMTONE_PRIVATE_PASSWORD",
        help="Of an encrypted private key; asked for where it is missing.",
    ),
]
LogFormatOption = Annotated[
    LogFormat, typer.Option(help="How log lines are written: for people or for programs.")
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the console in a browser.")]


def checked_root(path: str) -> str:
    """A path at which a server is shown: empty, or with a slash at its begin and none at its end.

    Raises:
        OutputError: it cannot be the begin of a path.
    """
    parts = [part for part in path.split("/") if part]
    if any(not re.fullmatch(r"[\w.~-]+", part) or part in (".", "..") for part in parts):
        raise OutputError(f"--root-path: expected a path such as /rt; got {path!r}.")
    return "".join(f"/{part}" for part in parts)


def protected(
    app: ASGIApp, key: str, alone: bool, behind_proxy: bool, root_path: str = ""
) -> ASGIApp:
    """An app behind the checks that depend on who can reach it.

    Args:
        app: the app.
        key: the teacher's; empty where everybody on this computer is the teacher.
        alone: whether it listens to this computer alone, and so answers to its names only.
        behind_proxy: whether a proxy says where requests come from.
        root_path: at which a proxy shows the server.
    """
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from roomtone.live.app import LOOPBACK, BehindProxy, NoProxy, RootPath

    if root_path:
        app = RootPath(app, root_path)
    if alone:
        app = TrustedHostMiddleware(app, allowed_hosts=list(LOOPBACK))
    if not key:
        app = NoProxy(app)
    return BehindProxy(app) if behind_proxy else app


def run(
    app: ASGIApp,
    listener: socket.socket,
    certificate: Certificate | None,
    on_closed: Callable[[str], object] | None = None,
) -> None:
    """Serve an app until it is stopped.

    Args:
        app: the app.
        listener: the listening socket.
        certificate: for HTTPS; None for HTTP.
        on_closed: told why, whenever the server closes a connection (`ConnectionLimits`).

    Raises:
        OutputError: it did not start.
    """
    import uvicorn

    limits = connection_limits()
    limits.on_closed = on_closed or limits.on_closed
    collect_garbage_rarely()
    server = uvicorn.Server(server_config(app, limits, certificate))
    server.run(sockets=[listener])
    if not server.started:
        raise OutputError("the server did not start; what it said is above.")


def collect_garbage_rarely() -> None:
    """Have Python look for reference cycles seldom, and never in what is there already.

    With its own thresholds it walks through all that thousands of sockets hold every few seconds:
    a quarter of the processor's time, in pauses of a third of a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def connection_limits() -> ConnectionLimits:
    """As many connections as this process may have files open, after raising that."""
    from roomtone.live.connection_limits import ConnectionLimits

    return ConnectionLimits(_allow_many_sockets() - _OTHER_FILES)


def server_config(
    app: ASGIApp | Callable[[], ASGIApp],
    limits: ConnectionLimits,
    certificate: Certificate | None,
    workers: int = 1,
) -> uvicorn.Config:
    """How uvicorn serves.

    Args:
        app: the app; with several workers, what makes it in each of them.
        limits: of connections.
        certificate: for HTTPS; None for HTTP.
        workers: processes that serve.
    """
    import uvicorn

    from roomtone.live.direct_sockets import DirectWebSocketProtocol

    limits.tls = certificate.context if certificate else None
    return uvicorn.Config(
        app,
        factory=workers > 1,
        workers=workers,
        http=cast(Any, limits),
        ws=DirectWebSocketProtocol,
        log_level="warning",
        access_log=False,  # addresses of students are not written down
        proxy_headers=False,
        ws_max_size=2**17,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        log_config=None,
        # With one of its own, browsers that were told so could not go past their warning.
        headers=[] if not certificate or certificate.self_signed else _HSTS,
    )


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


def listen(host: str, port: int) -> socket.socket:
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


def address_of(listener: socket.socket, host: str, secure: bool) -> str:
    """The address of a server, as people open it.

    Args:
        listener: its socket.
        host: that it was told to listen on.
        secure: whether it serves HTTPS.
    """
    name = own_address(host)
    shown = f"[{name}]" if ":" in name else name
    return f"{'https' if secure else 'http'}://{shown}:{listener.getsockname()[1]}"


def own_address(host: str) -> str:
    """An address by which others can open a server that listens on `host`.

    Of a server that listens everywhere it is this machine's address in its network.
    """
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return host
    return own_host() or "127.0.0.1"
