"""Signing in to the console with an account instead of the key (OpenID Connect, by Authlib).

It is an option for schools with a provider. `.streamlit/secrets.toml` in the server's working or
home folder, or a host's secrets, have:

    [auth]
    redirect_uri = "https://class.school.example/oauth2callback"
    cookie_secret = "a long random text"
    client_id = "..."
    client_secret = "..."
    server_metadata_url = "https://id.school.example/.well-known/openid-configuration"

    [roomtone]
    teachers = ["ada@school.example", "@staff.school.example"]

`teachers` names those who are let in, by address or by an address's end; `["*"]` lets in everyone
whom the provider does, which is wrong for providers that anyone can join. Without it nobody is.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from roomtone.errors import PolicyError

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_log = logging.getLogger(__name__)


class NotSignedIn(Exception):
    """Somebody came back from the provider and is not let in; says why, for people."""


class Provider:
    """An OpenID Connect provider, and who of its people are teachers.

    Args:
        settings: the section `auth`.
        teachers: who is let in.

    Raises:
        PolicyError: a setting is missing, or Authlib is not installed.
    """

    def __init__(self, settings: Mapping[str, Any], teachers: Iterable[str]) -> None:
        if missing := [name for name in _NEEDED if not settings.get(name)]:
            raise PolicyError(f"auth: expected {', '.join(missing)} in .streamlit/secrets.toml.")
        if find_spec("authlib") is None:
            raise PolicyError("auth: expected Authlib for it: pip install 'roomtone[oidc]'.")
        from authlib.integrations.starlette_client import OAuth

        self.secret = str(settings["cookie_secret"])
        self._redirect_uri = str(settings["redirect_uri"])
        #: The path to which the provider sends people back.
        self.path = urlsplit(self._redirect_uri).path
        self._teachers = tuple(teachers)
        self._client = OAuth().register(
            "provider",
            client_id=settings["client_id"],
            client_secret=settings["client_secret"],
            server_metadata_url=settings["server_metadata_url"],
            client_kwargs={"scope": "openid email", "code_challenge_method": "S256"},
        )

    @property
    def secure(self) -> bool:
        """Whether people come back over HTTPS."""
        return self._redirect_uri.startswith("https:")

    async def ask(self, request: Request) -> Response:
        """Send somebody to the provider.

        Raises:
            NotSignedIn: the provider does not answer.
        """
        try:
            answer: Response = await self._client.authorize_redirect(request, self._redirect_uri)
        except Exception as error:  # of the network, or of what the provider says of itself
            raise _failed(error) from None
        return answer

    async def check(self, request: Request) -> None:
        """Check somebody whom the provider sent back.

        Raises:
            NotSignedIn: it did not vouch for them, or they are no teacher.
        """
        try:
            token = await self._client.authorize_access_token(request)
        except Exception as error:
            raise _failed(error) from None
        said = token.get("userinfo") or {}
        email = str(said.get("email") or "")
        if not may_enter(email, said.get("email_verified"), self._teachers):
            raise NotSignedIn("You are signed in, but you aren't one of this server's teachers.")


def _failed(error: Exception) -> NotSignedIn:
    _log.warning("signing in with an account failed: %s", type(error).__name__)
    return NotSignedIn("Signing in with your account failed. Try again, or use the key.")


def find_provider() -> Provider | None:
    """The provider that the operator set up; None without one.

    Raises:
        PolicyError: it is not set up as it should be.
    """
    for folder in (Path(), Path.home()):
        file = folder / ".streamlit" / "secrets.toml"
        if file.is_file():
            try:
                settings = tomllib.loads(file.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise PolicyError(f"{file}: expected settings in TOML; {error}.") from None
            return provider_of(settings)
    return None


def provider_of(settings: Mapping[str, Any]) -> Provider | None:
    """The provider in a host's settings; None where they have no section `auth`."""
    if "auth" not in settings:
        return None
    return Provider(settings["auth"], settings.get("roomtone", {}).get("teachers", []))


def may_enter(email: str, verified: Any, teachers: Iterable[str]) -> bool:
    """Whether somebody who signed in is a teacher.

    Args:
        email: as the provider says.
        verified: the provider's `email_verified`, if it says.
        teachers: addresses, ends of addresses that begin with @, or `*` for all.

    >>> may_enter("Ada@school.example", None, ["ada@school.example"])
    True
    >>> may_enter("eve@evil.example", True, ["@school.example"])
    False
    """
    email, allowed = email.casefold(), {str(entry).casefold() for entry in teachers}
    if "*" in allowed:
        return True
    known = email in allowed or any(
        entry.startswith("@") and email.endswith(entry) for entry in allowed
    )
    return bool(email) and known and verified in (None, True)
