"""Which systems are told of classes, from settings as the operator gives them."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from roomtone.errors import OptionError
from roomtone.languages import checked

#: Fewest and most bytes of a webhook's secret, as Standard Webhooks has them.
_SECRET_BYTES = (24, 64)
_MAIL_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")


@dataclass(frozen=True)
class Target:
    """A web address that is told of classes.

    Attributes:
        url: where to, without secrets.
        user, password: of its Basic authentication; empty for none.
        secret: signs what a webhook gets; empty for what is no webhook.
    """

    url: str
    user: str = ""
    password: str = ""
    secret: bytes = b""


@dataclass(frozen=True)
class MailOptions:
    """How mails are sent.

    Attributes:
        host, port: of the SMTP server.
        tls: whether the connection begins with TLS; else with STARTTLS.
        user, password: for signing in; empty for none.
        sender: the address that mails come from.
        to: who gets them.
        language: of what they say.
    """

    host: str
    port: int
    tls: bool
    user: str
    password: str
    sender: str
    to: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True)
class IntegrationOptions:
    """Which systems are told of classes.

    Attributes:
        address: of this server, in links.
        webhooks: get every event.
        lrs: a learning record store; None for none.
        mail: None where none is sent.
        calendar: whether there is a feed of classes.
    """

    address: str
    webhooks: tuple[Target, ...] = ()
    lrs: Target | None = None
    mail: MailOptions | None = None
    calendar: bool = False


def parse_webhook(text: str) -> Target:
    """A receiver of webhooks from `https://host/path#whsec_SECRET`.

    Raises:
        OptionError: it is no such address.
    """
    parts = _web_address("--webhook", text)
    try:
        prefix, _, encoded = parts.fragment.partition("_")
        secret = base64.b64decode(encoded, validate=True)
        fits = prefix == "whsec" and _SECRET_BYTES[0] <= len(secret) <= _SECRET_BYTES[1]
    except binascii.Error:
        fits = False
    if not fits:
        low, high = _SECRET_BYTES
        raise OptionError(
            f"--webhook: expected {_shown(parts)}#whsec_ and {low} to {high} bytes in base64, "
            "which sign what is sent; make them with: openssl rand -base64 32."
        )
    return Target(urlunsplit(parts._replace(fragment="")), secret=secret)


def parse_lrs(text: str) -> Target:
    """A learning record store from `https://key:secret@host/path`.

    Raises:
        OptionError: it is no such address.
    """
    parts = _web_address("--lrs", text)
    url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    return Target(url.rstrip("/"), unquote(parts.username or ""), unquote(parts.password or ""))


def mail(smtp: str, sender: str, to: tuple[str, ...], language: str = "en") -> MailOptions:
    """How mails are sent: `smtp://user:password@host:587` or `smtps://host`, from whom, to whom.

    Raises:
        OptionError: the server's address or one of the others is not as it should be.
    """
    try:
        parts = urlsplit(smtp)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in ("smtp", "smtps"):
        raise OptionError("--smtp: expected smtp://user:password@host:587, or smtps:// for TLS.")
    if not to:
        raise OptionError("--smtp: expected somebody to write to; name them with --mail-to.")
    for name, address in (("--mail-from", sender), *(("--mail-to", one) for one in to)):
        if not _MAIL_ADDRESS.fullmatch(address):
            raise OptionError(f"{name}: expected an address such as office@school.example.")
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    port = port or (465 if tls else 587)
    language = checked("--mail-language", language)
    return MailOptions(host, port, tls, user, password, sender, to, language)


def without_secrets(url: str) -> str:
    """An address for people: where to, without what may be secret in it.

    >>> without_secrets("https://chat.example/hooks/a1b2c3?token=d4")
    'https://chat.example'
    """
    return _shown(urlsplit(url))


def _shown(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _web_address(option: str, text: str) -> SplitResult:
    """The parts of an address, of any host: the operator's own network is the operator's choice."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise OptionError(f"{option}: expected an address that begins with https:// or http://.")
    return parts
