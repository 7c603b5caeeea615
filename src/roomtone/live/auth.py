"""Who may do what: the teacher's key, the classes' keys, participants' tokens, origins.

Keys and tokens are compared by their SHA-256, so that how long that takes tells nothing; it is all
that is stored of them. The keys of running classes are also known here as they are, for the links
of the teacher. Nothing here knows a name.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from roomtone.live.limits import AddressLimiter, ConnectionLimit, LimitOptions
from roomtone.live.live_class import LiveClass
from roomtone.live.participants import Participant


class Auth:
    """The teacher's key, the classes' own keys and the participants' tokens.

    Args:
        key: the teacher's key; None where the server listens to this machine alone and asks for
            none.
        origins: addresses of pages that may use the server besides its own, as `https://host`.
        options: limits.
        metrics_token: opens the metrics and nothing else; empty for the teacher's key.
    """

    def __init__(
        self,
        key: str | None = None,
        origins: tuple[str, ...] = (),
        options: LimitOptions | None = None,
        metrics_token: str = "",
    ) -> None:
        self.options = options or LimitOptions()
        self.origins = origins
        self._key = digest(key) if key else None
        self._metrics_token = digest(metrics_token) if metrics_token else self._key
        self._class_keys: dict[str, bytes] = {}
        self._made_keys: dict[str, str] = {}
        self._participants: dict[bytes, tuple[LiveClass, Participant]] = {}
        self.wrong_codes = AddressLimiter(self.options.wrong_per_minute)
        self.wrong_keys = AddressLimiter(self.options.wrong_per_minute)
        self.flood = AddressLimiter(self.options.flood_per_minute)
        self.joins = AddressLimiter(self.options.joins_per_minute)
        self.class_joins = AddressLimiter(
            self.options.class_joins_per_minute, self.options.class_joins
        )
        self.signals = AddressLimiter(self.options.signals_per_minute, self.options.signals)
        self.connections = ConnectionLimit(self.options)

    def may_join(self, code: str, address: str, now: float) -> bool:
        """Count a join of a class from an address; False where there were too many."""
        in_all = self.joins.consume(address, now)
        return self.class_joins.consume(f"{code} {address}", now) and in_all

    @property
    def asks_key(self) -> bool:
        """Whether teachers need the key."""
        return self._key is not None

    def is_teacher(self, key: str) -> bool:
        """Whether this is the teacher's key; without one, everybody on this machine is."""
        return self._key is None or hmac.compare_digest(self._key, digest(key))

    def may_read_metrics(self, token: str) -> bool:
        """Whether this is the token of the metrics."""
        own = self._metrics_token
        return own is None or hmac.compare_digest(own, digest(token))

    def new_class_key(self, code: str) -> str:
        """A new key that opens one class's pulse, for its link; the one before no longer does."""
        key = new_token()
        self.set_class_key(code, digest(key))
        self._made_keys[code] = key
        return key

    def set_class_key(self, code: str, key_digest: bytes) -> None:
        """A class opens with the key of this digest."""
        self._class_keys[code] = key_digest

    def class_key(self, code: str) -> str | None:
        """A class's own key, for the teacher; None where another process made it."""
        return self._made_keys.get(code)

    def class_key_digest(self, code: str) -> bytes:
        """SHA-256 of a class's own key."""
        return self._class_keys[code]

    def opens(self, code: str, key: str) -> bool:
        """Whether a key is the class's own."""
        return self.opens_by_digest(code, digest(key))

    def opens_by_digest(self, code: str, key_digest: bytes) -> bool:
        """Whether the key of this digest is the class's own."""
        own = self._class_keys.get(code)
        return own is not None and hmac.compare_digest(own, key_digest)

    def new_participant_token(self, live_class: LiveClass, participant: Participant) -> str:
        """A token with which a participant speaks for itself, in one class, alone."""
        token = new_token()
        self.set_participant_token(live_class, participant, digest(token))
        return token

    def set_participant_token(
        self, live_class: LiveClass, participant: Participant, token_digest: bytes
    ) -> None:
        """A participant speaks with the token of this digest."""
        self._participants[token_digest] = (live_class, participant)

    def participant(self, live_class: LiveClass, token: str) -> Participant | None:
        """Whose token this is, if they take part in this class."""
        return self.participant_by_digest(live_class, digest(token))

    def participant_by_digest(
        self, live_class: LiveClass, token_digest: bytes
    ) -> Participant | None:
        """Whose token has this digest, if they take part in this class."""
        of, participant = self._participants.get(token_digest, (None, None))
        takes_part = of is live_class and participant and live_class.has(participant)
        return participant if takes_part else None

    def overlay_key(self, code: str) -> str | None:
        """The key in the link of a class's overlay: it opens the feed, without what is private.

        It follows from the class's own key, so that it changes with it and needs no place in the
        store; the other way round nothing can be learned.
        """
        own = self._class_keys.get(code)
        if own is None:
            return None
        return base64.urlsafe_b64encode(hmac.digest(own, b"overlay", "sha256")[:24]).decode()

    def remove_class_key(self, code: str) -> None:
        """A class's key opens nothing any more."""
        self._class_keys.pop(code, None)
        self._made_keys.pop(code, None)

    def revoke(self, participants: Iterable[Participant]) -> None:
        """These participants' tokens open nothing any more."""
        gone = {id(one) for one in participants}
        pairs = self._participants.items()
        self._participants = {token: pair for token, pair in pairs if id(pair[1]) not in gone}

    def revoke_all(self, live_class: LiveClass) -> None:
        """No participant's token of a class opens anything any more."""
        pairs = self._participants.items()
        self._participants = {token: pair for token, pair in pairs if pair[0] is not live_class}

    def is_own(self, origin: str | None, host: str) -> bool:
        """Whether a browser's request comes from a page of this server.

        Programs send no origin; they have no cookies or local network to misuse either.
        """
        if origin is None or origin in self.origins:
            return True
        try:
            page, server = urlsplit(origin), urlsplit(f"//{host}")
            default = {"https": 443, "http": 80}.get(page.scheme)
            # Some proxies leave the port out of the host's name, others write the usual one.
            ports = (page.port or default, server.port or page.port or default)
        except ValueError:
            return False
        return bool(server.hostname) and page.hostname == server.hostname and ports[0] == ports[1]


def new_token() -> str:
    """192 random bits, as text."""
    return secrets.token_urlsafe(24)


def digest(text: str) -> bytes:
    """SHA-256 of a key or a token; nothing else of them is stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
