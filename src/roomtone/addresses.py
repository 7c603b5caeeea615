"""Addresses of this computer."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Mapping
from contextlib import closing, suppress
from typing import Any

_ADDRESS = re.compile(r'\b(href|src|action)="/')


def own_host() -> str:
    """This computer's address in its network; empty without a network.

    It is the one from which it would send to the Internet. Nothing is sent.
    """
    with suppress(OSError), closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.connect(("192.0.2.1", 9))  # reserved for documentation: nobody is there
        return str(probe.getsockname()[0])
    return ""


def route_path(scope: Mapping[str, Any]) -> str:
    """The path of an ASGI request below the path at which the server is (`root_path`).

    >>> route_path({"path": "/rt/join/ABCDEFGH", "root_path": "/rt"})
    '/join/ABCDEFGH'
    """
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def below(scope: Mapping[str, Any], path: str) -> str:
    """A path of this server as browsers ask for it: below the server's own.

    >>> below({"root_path": "/rt"}, "/join")
    '/rt/join'
    """
    return str(scope.get("root_path", "")) + path


def with_root_path(html: str, scope: Mapping[str, Any]) -> str:
    """A page whose addresses on this server begin with the path at which the server is.

    >>> with_root_path('<a href="/join">', {"root_path": "/rt"})
    '<a href="/rt/join">'
    """
    return _ADDRESS.sub(rf'\1="{scope.get("root_path", "")}/', html)


def is_loopback(host: str) -> bool:
    """Whether a name or an address means the computer that opens it, whichever that is.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("192.0.2.1")
    (True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
