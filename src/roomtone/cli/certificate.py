"""The certificate that a server serves HTTPS with: one that was given, or one of its own."""

from __future__ import annotations

import hashlib
import ipaddress
import socket
import ssl
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typer

from roomtone.addresses import own_host
from roomtone.errors import OutputError
from roomtone.files import write_whole
from roomtone.folders import data_folder

#: Days that an own certificate is good for: phones refuse longer ones. It is renewed earlier.
_DAYS, _RENEWED = 397, 30


@dataclass(frozen=True)
class Certificate:
    """A certificate and its key, in PEM format.

    Attributes:
        file: of the certificate.
        private: of its key; None where the key is in the same file.
        password: of the key; empty where it is not encrypted.
        self_signed: whether the server made it, so that browsers warn of it.
    """

    file: Path
    private: Path | None = None
    password: str = ""
    self_signed: bool = False

    @property
    def fingerprint(self) -> str:
        """SHA-256, as browsers show it."""
        digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(_first(self.file))).hexdigest().upper()
        return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))

    def context(self) -> ssl.SSLContext:
        """What a server needs to serve HTTPS with it."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.file, self.private, self.password or None)
        return context


def given_certificate(
    certificate: Path | None, private: Path | None, password: str
) -> Certificate | None:
    """The certificate that somebody gave, checked before anything is announced.

    Where its key is encrypted and no password was given, it is asked for at a terminal.

    Raises:
        OutputError: they are no certificate and its key, or the key's password is missing or wrong.
    """
    if certificate is None:
        if private:
            raise OutputError("--private: expected --certificate too, whose key it is.")
        return None
    asked = False

    def ask() -> str:
        nonlocal asked, password
        asked = True
        if not password and sys.stdin.isatty():
            password = typer.prompt(f"Password of {private or certificate}", hide_input=True)
        return password

    try:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, private, ask)
    except (OSError, ValueError) as error:  # as ssl's own errors are
        if asked:
            raise OutputError(
                f"{private or certificate}: the key is encrypted; expected its password in "
                f"ROOMTONE_PRIVATE_PASSWORD or --private-password, got "
                f"{'a wrong one' if password else 'none'}."
            ) from None
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"{certificate}: expected a certificate in PEM format and, there or in --private, its "
            f"key; {reason}."
        ) from None
    return Certificate(certificate, private, password)


def own_certificate(host: str) -> Certificate:
    """This server's own certificate, in the data folder: the one it has, or a new one.

    It names this computer by all its names and addresses; where these change, a new one is made.

    Args:
        host: that the server listens on.

    Raises:
        OutputError: it cannot be written.
    """
    import trustme
    from cryptography import x509

    file = data_folder() / "certificate.pem"
    wanted = _names(host)
    if file.is_file():
        found = x509.load_pem_x509_certificate(file.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        known = {str(name.value) for name in names}
        left = found.not_valid_after_utc - datetime.now(UTC)
        if set(wanted) <= known and left > timedelta(days=_RENEWED):
            return Certificate(file, self_signed=True)
    made = trustme.CA(organization_name="roomtone").issue_cert(
        *wanted,
        organization_name="roomtone",
        not_after=datetime.now(UTC) + timedelta(days=_DAYS),
    )
    write_whole(file, made.private_key_and_cert_chain_pem.bytes(), 0o600)
    return Certificate(file, self_signed=True)


def _names(host: str) -> list[str]:
    """By what names and addresses browsers may open this computer."""
    name = socket.gethostname().lower()
    names = ["localhost", "127.0.0.1", "::1", own_host(), host, name]
    if "." not in name:
        names.append(f"{name}.local")
    return list(dict.fromkeys(one for one in map(_plain, names) if one))


def _plain(name: str) -> str:
    """A name as it stands in a certificate; empty for one that cannot."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        try:
            return name.encode("idna").decode()
        except UnicodeError:
            return ""
    return "" if address.is_unspecified else str(address)


def _first(file: Path) -> str:
    """The first certificate of a file in PEM format."""
    text = file.read_text("ascii")
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    return begin + text.partition(begin)[2].partition(end)[0] + end + "\n"
