"""Limits for each address and each participant, so that one cannot stop the others."""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True)
class LimitOptions:
    """Limits for each address and each participant.

    Attributes:
        wrong_per_minute: wrong codes and tokens, and as many wrong keys, that an address is
            answered; more are told to wait. What is right is served all the same, since a whole
            school may share an address.
        flood_per_minute: wrong codes from an address beyond which right ones wait too; keys and
            tokens, which nobody can guess, never do.
        joins_per_minute: joins from an address.
        class_joins_per_minute: joins of one class from an address, after a first `class_joins`.
        class_joins: joins of one class from an address that are served at once.
        signals_per_minute: requests for the signal of one class from an address, after a first
            `signals`; it changes once a second.
        signals: such requests that are served at once.
        sockets: sockets open at once from an address.
        handshakes: sockets from an address that have not said who they are.
        hello_s: seconds for that.
        messages_per_s: messages from a participant; more are dropped, and counted.
        burst: messages that a participant may send at once.
        wrong_messages: messages that break the protocol before a socket is closed.
        console_sockets: sockets of the console open at once from an address.
        console_messages_per_s: messages on a socket of the console; more wait.
        console_burst: messages that such a socket may send at once.
    """

    wrong_per_minute: float = 120.0
    flood_per_minute: float = 1200.0
    joins_per_minute: float = 3000.0
    class_joins_per_minute: float = 300.0
    class_joins: float = 120.0
    signals_per_minute: float = 300.0
    signals: float = 60.0
    sockets: int = 6000
    handshakes: int = 500
    hello_s: float = 5.0
    messages_per_s: float = 5.0
    burst: float = 20.0
    wrong_messages: int = 20
    console_sockets: int = 200
    console_messages_per_s: float = 20.0
    console_burst: float = 100.0


class RateLimiter:
    """A token bucket: `consume(now)` says whether there is one left.

    >>> limiter = RateLimiter(per_s=1.0, burst=2.0)
    >>> [limiter.consume(t) for t in (0.0, 0.0, 0.0, 1.0)]
    [True, True, False, True]
    """

    __slots__ = ("_at", "_burst", "_left", "_per_s")

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_s, self._burst, self._left, self._at = per_s, burst, burst, 0.0

    def consume(self, now: float) -> bool:
        """Use one; False where none is left."""
        if self.peek(now):
            self._left -= 1
            return True
        return False

    def peek(self, now: float) -> bool:
        """Whether one is left, without using it."""
        self._left = min(self._burst, self._left + max(now - self._at, 0.0) * self._per_s)
        self._at = now
        return self._left >= 1


class AddressLimiter:
    """A rate limiter for each address, of the addresses seen last.

    An address is only the key of a counter, in memory, and forgotten.

    Args:
        per_minute: how many each address has.
        burst: how many of them at once; by default a minute's.
        max_addresses: most addresses that are remembered.
    """

    def __init__(
        self, per_minute: float, burst: float | None = None, max_addresses: int = 50_000
    ) -> None:
        self._per_minute, self._max = per_minute, max_addresses
        self._burst = per_minute if burst is None else burst
        self._limiters: OrderedDict[str, RateLimiter] = OrderedDict()

    def consume(self, address: str, now: float) -> bool:
        """Use one of an address's; False where it has none left."""
        return self._limiter(address).consume(now)

    def peek(self, address: str, now: float) -> bool:
        """Whether an address has one left."""
        return self._limiter(address).peek(now)

    def _limiter(self, address: str) -> RateLimiter:
        if address not in self._limiters:
            while len(self._limiters) >= self._max:
                self._limiters.popitem(last=False)
            self._limiters[address] = RateLimiter(self._per_minute / 60, self._burst)
        self._limiters.move_to_end(address)
        return self._limiters[address]


class ConnectionLimit:
    """How many sockets each address has open, and how many have not said who they are."""

    def __init__(self, options: LimitOptions) -> None:
        self._options = options
        self._open: Counter[str] = Counter()
        self._handshakes: Counter[str] = Counter()

    def open(self, address: str) -> bool:
        """A new socket; False where the address has too many."""
        options = self._options
        if (
            self._open[address] >= options.sockets
            or self._handshakes[address] >= options.handshakes
        ):
            return False
        self._open[address] += 1
        self._handshakes[address] += 1
        return True

    def identify(self, address: str) -> None:
        """A socket has said who it is."""
        _decrement(self._handshakes, address)

    def close(self, address: str, identified: bool) -> None:
        """A socket was closed."""
        _decrement(self._open, address)
        if not identified:
            _decrement(self._handshakes, address)


def _decrement(counts: Counter[str], key: str) -> None:
    counts[key] -= 1
    if counts[key] <= 0:
        del counts[key]
