"""Addresses of this computer."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import closing, suppress


def own_host() -> str:
    """This computer's address in its network; empty without a network.

    It is the one from which it would send to the Internet. Nothing is sent.
    """
    with suppress(OSError), closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.connect(("192.0.2.1", 9))  # reserved for documentation: nobody is there
        return str(probe.getsockname()[0])
    return ""


def is_loopback(host: str) -> bool:
    """Whether a name or an address means the computer that opens it, whichever that is.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("192.0.2.1")
    (True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
