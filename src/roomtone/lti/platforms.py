"""The learning platforms that this server trusts, and the key with which it signs for them.

They are in a file of the data folder, which the command line and the running server share.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from roomtone.addresses import is_loopback
from roomtone.errors import PolicyError
from roomtone.files import write_whole
from roomtone.folders import data_folder

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

#: Seconds for which a registration link is valid.
LINK_S = 3600


@dataclass(frozen=True)
class Platform:
    """A learning platform, as LTI 1.3 has it.

    Attributes:
        issuer: its name in what it signs, a URL.
        client_id: this server's name there.
        authorization_url: where browsers are sent to be vouched for.
        keys_url: its public keys (JWKS).
        deployments: its deployment ids that are let in; none for all.

    Raises:
        PolicyError: an address is no HTTPS address. (On the same computer HTTP will do.)
    """

    issuer: str
    client_id: str
    authorization_url: str
    keys_url: str
    deployments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for url in (self.issuer, self.authorization_url, self.keys_url):
            check_url(url)
        if not self.client_id.strip():
            raise PolicyError("client id: expected what the platform calls this server; got none.")

    @property
    def origins(self) -> set[str]:
        """Addresses of its pages."""
        return {origin(self.issuer), origin(self.authorization_url)}


class Platforms:
    """The platforms of a server, in a file; every call reads what is there now.

    Args:
        file: None for the one in the data folder.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or data_folder() / "lti.json"

    def all(self) -> list[Platform]:
        """Every platform, in the order in which they came.

        Raises:
            PolicyError: the file is damaged.
        """
        try:
            return [
                Platform(**{**one, "deployments": tuple(one.get("deployments", ()))})
                for one in self._read().get("platforms", [])
            ]
        except (AttributeError, TypeError):
            raise self._damaged() from None

    def origins(self) -> set[str]:
        """Addresses of all their pages; none where the file is damaged."""
        with suppress(PolicyError):
            return {one for platform in self.all() for one in platform.origins}
        return set()

    def find(self, issuer: str, client_id: str = "") -> Platform | None:
        """The platform of an issuer; where it knows this server by several ids, of that one."""
        found = [one for one in self.all() if one.issuer == issuer]
        chosen = [one for one in found if one.client_id == client_id] if client_id else found
        return chosen[0] if chosen else None

    def add(self, platform: Platform) -> None:
        """Trust a platform; one of the same issuer and client id is replaced.

        Raises:
            OutputError: the file cannot be written.
        """
        others = [one for one in self.all() if _name(one) != _name(platform)]
        self._write(platforms=[asdict(one) for one in [*others, platform]])

    def remove(self, issuer: str, client_id: str = "") -> int:
        """Trust an issuer no longer, under one id or under all; returns how many there were."""
        every = self.all()
        others = [
            one
            for one in every
            if one.issuer != issuer or (client_id and one.client_id != client_id)
        ]
        self._write(platforms=[asdict(one) for one in others])
        return len(every) - len(others)

    def invite(self) -> str:
        """A token with which one platform can register itself within the hour."""
        token = secrets.token_urlsafe(24)
        self._write(invitations={**self._invitations(), token: time.time() + LINK_S})
        return token

    def redeem(self, token: str) -> bool:
        """Use up an invitation; False where there is none, or no more."""
        left = self._invitations()
        valid = left.pop(token, None) is not None
        if valid:
            self._write(invitations=left)
        return valid

    def key(self) -> RSAKey:
        """The key that signs what this server sends to platforms, made when first needed."""
        from joserfc.jwk import RSAKey  # of the extra `live`; the command line does without

        stored = self._read().get("key")
        if stored is None:
            made = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
            stored = made.as_dict(private=True)
            self._write(key=stored)
        return RSAKey.import_key(stored)

    def secret(self) -> str:
        """What signs this server's own notes in addresses; made when first needed."""
        stored = self._read().get("secret")
        if stored is None:
            stored = secrets.token_hex(32)
            self._write(secret=stored)
        return str(stored)

    def _invitations(self) -> dict[str, float]:
        stored: Mapping[str, float] = self._read().get("invitations", {})
        return {token: ends for token, ends in stored.items() if ends > time.time()}

    def _read(self) -> dict[str, Any]:
        try:
            text = self._file.read_text("utf-8")
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise PolicyError(f"{self._file}: expected to read it; {error.strerror}.") from None
        with suppress(ValueError):
            stored = json.loads(text)
            if isinstance(stored, dict):
                return stored
        raise self._damaged()

    def _damaged(self) -> PolicyError:
        return PolicyError(f"{self._file}: expected the learning platforms, in JSON. Remove it.")

    def _write(self, **changed: Any) -> None:
        stored = json.dumps(self._read() | changed, indent=1)
        write_whole(self._file, stored, mode=0o600)


def check_url(url: str) -> None:
    """Refuse what is no HTTPS address.

    Raises:
        PolicyError: it isn't one, nor an HTTP address of this computer.
    """
    with suppress(ValueError):
        parts = urlsplit(url)
        if parts.hostname and (
            parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
        ):
            return
    raise PolicyError(f"platform: expected an https:// address; got {url[:200]!r}.")


def origin(url: str) -> str:
    """Scheme, host and port of an address.

    >>> origin("https://moodle.school.example/mod/lti/auth.php")
    'https://moodle.school.example'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _name(platform: Platform) -> tuple[str, str]:
    return platform.issuer, platform.client_id
