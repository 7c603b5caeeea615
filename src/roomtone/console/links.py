"""The addresses that a class is reached at, and what must be said of them. No Streamlit in here."""

from __future__ import annotations

import io
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import segno

from roomtone.addresses import is_loopback, own_host


@dataclass(frozen=True)
class Address:
    """How a browser reaches the server.

    >>> Address("http", "localhost:8501").alone
    True
    >>> Address("https", "class.school.example").join("ABCDEFGH")
    'https://class.school.example/join/ABCDEFGH'
    """

    scheme: str
    host: str

    @property
    def alone(self) -> bool:
        """Whether the address means the same machine, whoever opens it."""
        return is_loopback(urlsplit(f"//{self.host}").hostname or "")

    @property
    def cameras(self) -> bool:
        """Whether browsers let pages at this address use a camera."""
        return self.scheme == "https" or self.alone

    def join(self, code: str, root_path: str = "") -> str:
        """The students' link, of a server at a path."""
        return f"{self.scheme}://{self.host}{root_path}/join/{code}"


def address_of(url: str | None, headers: Mapping[str, str]) -> Address:
    """How the teacher's browser reached the server.

    Args:
        url: as the browser says; None where it did not.
        headers: of its request, by any case.

    >>> address_of(None, {"host": "class.example", "x-forwarded-proto": "https"})
    Address(scheme='https', host='class.example')
    """
    parts = urlsplit(url or "")
    if parts.scheme in ("http", "https") and parts.netloc:
        return Address(parts.scheme, parts.netloc)
    said = {name.lower(): value for name, value in headers.items()}
    forwarded = said.get("x-forwarded-proto", "").split(",")[0].strip().lower()
    host = said.get("x-forwarded-host") or said.get("host", "localhost")
    return Address("https" if forwarded == "https" else "http", host)


def from_elsewhere(address: Address) -> Address:
    """The address at which other devices reach the server that a browser here calls localhost.

    Returns:
        the computer's own address in its network, if the server answers there; else `address`.
    """
    host = own_host() if address.alone else ""
    if not host:
        return address
    port = urlsplit(f"//{address.host}").port or (443 if address.scheme == "https" else 80)
    with suppress(OSError), socket.create_connection((host, port), timeout=0.5):
        return replace(address, host=f"{host}:{port}")
    return address


def spaced(code: str) -> str:
    """A code as people read it out.

    >>> spaced("ABCDEFGH")
    'ABCD EFGH'
    """
    return f"{code[:4]} {code[4:]}"


def qr(link: str) -> str:
    """A link as a QR code: an SVG, dark on white in any theme, with the quiet zone it needs."""
    svg = io.BytesIO()
    segno.make(link, error="m").save(
        svg, kind="svg", border=4, dark="#1d2327", light="#ffffff", xmldecl=False, omitsize=True
    )
    return svg.getvalue().decode("utf-8")
