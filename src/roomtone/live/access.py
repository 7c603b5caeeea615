"""Who may do what: the teacher's key, students' tokens, rates, origins.

Tokens and the key are compared by their SHA-256, so that how long that takes tells nothing. Nothing
here knows a name. An address is only the key of a counter, in memory, and forgotten.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlsplit

from roomtone.live.live_class import LiveClass
from roomtone.live.seats import Participant


@dataclass(frozen=True)
class AccessOptions:
    """Limits for each address and each source.

    Attributes:
        wrong_per_minute: wrong codes and tokens, and as many wrong keys, from an address before it
            has to wait.
        joins_per_minute: joins from an address; a whole school may share one.
        sockets: sockets open at once from an address.
        waiting: sockets from an address that have not said who they are.
        hello_s: seconds for that.
        messages_per_s: messages from a source; more are dropped, and counted.
        burst: messages that a source may send at once.
        wrong_messages: messages that break the protocol before a socket is closed.
    """

    wrong_per_minute: float = 120.0
    joins_per_minute: float = 3000.0
    sockets: int = 6000
    waiting: int = 500
    hello_s: float = 5.0
    messages_per_s: float = 5.0
    burst: float = 20.0
    wrong_messages: int = 20


class RateLimiter:
    """A rate: `take(now)` says whether there is one left.

    >>> bucket = RateLimiter(per_s=1.0, burst=2.0)
    >>> [bucket.take(t) for t in (0.0, 0.0, 0.0, 1.0)]
    [True, True, False, True]
    """

    __slots__ = ("_at", "_burst", "_left", "_per_s")

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_s, self._burst, self._left, self._at = per_s, burst, burst, 0.0

    def take(self, now: float) -> bool:
        """Take one; False where none is left."""
        if self.look(now):
            self._left -= 1
            return True
        return False

    def look(self, now: float) -> bool:
        """Whether one is left, without taking it."""
        self._left = min(self._burst, self._left + max(now - self._at, 0.0) * self._per_s)
        self._at = now
        return self._left >= 1


class RateLimiters:
    """A bucket for each address, of the addresses seen last."""

    def __init__(self, per_minute: float, most: int = 50_000) -> None:
        self._per_minute, self._most = per_minute, most
        self._buckets: OrderedDict[str, RateLimiter] = OrderedDict()

    def take(self, address: str, now: float) -> bool:
        """Take one of an address's."""
        return self._bucket(address).take(now)

    def look(self, address: str, now: float) -> bool:
        """Whether an address has one left."""
        return self._bucket(address).look(now)

    def _bucket(self, address: str) -> RateLimiter:
        if address not in self._buckets:
            while len(self._buckets) >= self._most:
                self._buckets.popitem(last=False)
            self._buckets[address] = RateLimiter(self._per_minute / 60, self._per_minute)
        self._buckets.move_to_end(address)
        return self._buckets[address]


class ConnectionLimit:
    """How many sockets each address has open, and how many of them have not said who they are."""

    def __init__(self, options: AccessOptions) -> None:
        self._options = options
        self._open: dict[str, int] = {}
        self._waiting: dict[str, int] = {}

    def enter(self, address: str) -> bool:
        """A new socket; False where the address has too many."""
        if (
            self._open.get(address, 0) >= self._options.sockets
            or self._waiting.get(address, 0) >= self._options.waiting
        ):
            return False
        self._open[address] = self._open.get(address, 0) + 1
        self._waiting[address] = self._waiting.get(address, 0) + 1
        return True

    def known(self, address: str) -> None:
        """A socket has said who it is."""
        _less(self._waiting, address)

    def leave(self, address: str, known: bool) -> None:
        """A socket was closed."""
        _less(self._open, address)
        if not known:
            _less(self._waiting, address)

    @property
    def open(self) -> int:
        """Sockets open in all."""
        return sum(self._open.values())


class Access:
    """The teacher's key, the classes' own keys and the sources' tokens.

    Args:
        key: the teacher's key; None where the server listens to this machine alone and asks for
            none.
        origins: addresses of pages that may use the server besides its own, as `https://host`.
        options: limits.
    """

    def __init__(
        self,
        key: str | None = None,
        origins: tuple[str, ...] = (),
        options: AccessOptions | None = None,
    ) -> None:
        self.options = options or AccessOptions()
        self.origins = origins
        self._key = digest(key) if key else None
        self._class_keys: dict[str, bytes] = {}
        self._sources: dict[bytes, tuple[LiveClass, Participant]] = {}
        self.wrong = RateLimiters(self.options.wrong_per_minute)
        self.wrong_keys = RateLimiters(self.options.wrong_per_minute)
        self.joins = RateLimiters(self.options.joins_per_minute)
        self.doors = ConnectionLimit(self.options)

    @property
    def asks(self) -> bool:
        """Whether teachers need the key."""
        return self._key is not None

    def is_teacher(self, key: str) -> bool:
        """Whether this is the teacher's key; without one, everybody on this machine is."""
        return self._key is None or hmac.compare_digest(self._key, digest(key))

    def class_key(self, room: LiveClass) -> str:
        """A new key that opens one class's pulse, for its link."""
        key = new_token()
        self.reopen(room, digest(key))
        return key

    def reopen(self, room: LiveClass, key_digest: bytes) -> None:
        """A class that a store kept opens with the key that it had."""
        self._class_keys[room.code] = key_digest

    def key_digest(self, room: LiveClass) -> bytes | None:
        """SHA-256 of a class's own key."""
        return self._class_keys.get(room.code)

    def opens(self, room: LiveClass, key: str) -> bool:
        """Whether a key is the class's own."""
        own = self._class_keys.get(room.code)
        return own is not None and hmac.compare_digest(own, digest(key))

    def admit(self, room: LiveClass, source: Participant) -> str:
        """A token with which a source speaks for itself, in one class, alone."""
        token = new_token()
        self.readmit(room, source, digest(token))
        return token

    def readmit(self, room: LiveClass, source: Participant, token_digest: bytes) -> None:
        """A source that a store kept speaks with the token that it had."""
        self._sources[token_digest] = (room, source)

    def source(self, room: LiveClass, token: str) -> Participant | None:
        """Whose token this is, if it is of this class and the seat is not given away."""
        of, source = self._sources.get(digest(token), (None, None))
        return source if of is room and source and room.holds(source) else None

    def forget(self, room: LiveClass, source: Participant | None = None) -> None:
        """A source's token, or all of a class and its key, open nothing any more."""
        self._sources = {
            digest: pair
            for digest, pair in self._sources.items()
            if pair[0] is not room or (source is not None and pair[1] is not source)
        }
        if source is None:
            self._class_keys.pop(room.code, None)

    def is_own(self, origin: str | None, host: str) -> bool:
        """Whether a browser's request comes from a page of this server.

        Programs send no origin; they have no cookies or local network to misuse either.
        """
        if origin is None or origin in self.origins:
            return True
        return bool(host) and urlsplit(origin).netloc.lower() == host.lower()


def new_token() -> str:
    """192 random bits, as text."""
    return secrets.token_urlsafe(24)


def digest(text: str) -> bytes:
    """SHA-256 of a key or a token; nothing else of them is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _less(counts: dict[str, int], key: str) -> None:
    left = counts.get(key, 0) - 1
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)
