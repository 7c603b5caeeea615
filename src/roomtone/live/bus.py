"""The bus that server processes share: leases of classes, and messages to one process, on Redis.

Redis holds nothing of a class but its lease and its state, which expire; messages go through its
publish and subscribe, which keeps nothing. A message is lost where the bus is away or its process
is gone: whoever sends must be able to go on.
"""

from __future__ import annotations

import asyncio
import logging
import math
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from roomtone.errors import BusError

_log = logging.getLogger(__name__)
#: Seconds for which a process may be silent before others take over its classes.
LEASE_S = 4.0
#: Seconds for which the last words of a class are there: groups shown before no longer count.
STATE_S = 20.0
#: Seconds after a connection is made again in which nobody is taken for gone: they, too, come back.
GRACE_S = 2.0
_RETRY_S = 0.2
_FENCE_S = 86_400

# Whoever holds a lease is gone where nobody reads its inbox: its process was killed.
_CLAIM = """
local current = redis.call('GET', KEYS[1])
if current then
  local owner = string.match(current, '^%S+')
  if owner == ARGV[1] then return current end
  local readers = redis.pcall('PUBSUB', 'NUMSUB', ARGV[3] .. owner)
  if readers.err or tonumber(readers[2]) > 0 or ARGV[4] == '0' then return current end
end
local time = redis.call('TIME')
local fence = time[1] * 1000000 + time[2]
local last = tonumber(redis.call('GET', KEYS[2]) or '0')
if fence <= last then fence = last + 1 end
local text = string.format('%.0f', fence)
local lease = ARGV[1] .. ' ' .. text
redis.call('SET', KEYS[2], text, 'EX', ARGV[5])
redis.call('SET', KEYS[1], lease, 'PX', ARGV[2])
return lease
"""
# A lease that the bus has forgotten is its old holder's, unless somebody had it since.
_SAVE = """
local current = redis.call('GET', KEYS[1])
if current and current ~= ARGV[1] then return 0 end
local fence = string.match(ARGV[1], '%S+$')
if not current then
  local last = redis.call('GET', KEYS[2])
  if last and tonumber(last) > tonumber(fence) then return 0 end
  redis.call('SET', KEYS[2], fence, 'EX', ARGV[5])
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local time = redis.call('TIME')
local at = string.format('%.0f', time[1] * 1000000 + time[2])
redis.call('SET', KEYS[3], at .. ' ' .. ARGV[3], 'PX', ARGV[4])
return 1
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
"""


@dataclass(frozen=True)
class BusLease:
    """Who runs a class.

    Attributes:
        owner: the process.
        fence: grows with every process that takes the class over.
    """

    owner: str
    fence: int

    def __str__(self) -> str:
        return f"{self.owner} {self.fence}"


class Bus:
    """One process's connection to the bus.

    Args:
        url: `redis://host:6379/0`, `rediss://:password@host` with TLS.

    Attributes:
        id: this process's, made anew for each.
        errors: how often the bus could not be reached.
        trouble: why it cannot be reached now; empty where it can.
        lag_s: how long the last message to ourselves took, seconds.
        on_messages: called with what came for this process.
        on_gone: called with a process whose inbox nobody reads.
        on_back: called when the bus can be reached again.

    Raises:
        BusError: no such address, or the extra is not installed.
    """

    def __init__(self, url: str) -> None:
        try:
            from redis.asyncio import Redis
            from redis.asyncio.retry import Retry
            from redis.backoff import NoBackoff
        except ImportError:
            raise BusError("--bus needs the extra: pip install 'roomtone[bus]'.") from None
        self.id = secrets.token_hex(8)
        parts = urlsplit(url)
        try:
            self._redis: Any = Redis.from_url(
                url,
                socket_connect_timeout=1.0,
                socket_timeout=2.0,
                retry=Retry(NoBackoff(), 0),
                protocol=2,
            )
        except ValueError:
            expected = f"--bus: expected an address as redis://host:6379; got {parts.scheme}://..."
            raise BusError(expected) from None
        #: The address, without a password.
        self.name = f"{parts.scheme}://{parts.hostname or ''}" + (
            f":{parts.port}" if parts.port else ""
        )
        number = parts.path.strip("/") or "0"
        self._prefix = f"roomtone:{number}:in:"  # channels are not the database's own
        self.errors, self.trouble, self.lag_s = 0, "the bus was not reached yet", 0.0
        self.on_messages: Callable[[bytes], None] = lambda data: None
        self.on_gone: Callable[[str], None] = lambda process: None
        self.on_back: Callable[[], None] = lambda: None
        self._back_at = 0.0
        self._subscribed = False
        self._waiting: defaultdict[str, list[bytes]] = defaultdict(list)
        self._wake = asyncio.Event()
        self._claim = self._redis.register_script(_CLAIM)
        self._save = self._redis.register_script(_SAVE)
        self._release = self._redis.register_script(_RELEASE)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listen and send for as long as the process runs.

        Raises:
            BusError: the bus cannot be reached at the start.
        """
        try:
            await self._redis.ping()
        except Exception as error:
            await self._redis.aclose()
            raise BusError(f"--bus: expected a Redis server at {self.name}; {error}.") from None
        listening = asyncio.Event()
        tasks = [
            asyncio.ensure_future(self._listen(listening)),
            asyncio.ensure_future(self._send()),
        ]
        try:
            await asyncio.wait_for(listening.wait(), 5.0)
            self._back_at = -math.inf  # nobody came back with us
            yield
            await self._flush()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with suppress(Exception):
                await self._redis.aclose()

    @property
    def settled(self) -> bool:
        """Whether the bus was reached for long enough that others have come back, too."""
        return self.settled_for(GRACE_S)

    def settled_for(self, seconds: float) -> bool:
        """Whether the bus was reached for so long."""
        return not self.trouble and time.monotonic() - self._back_at > seconds

    def post(self, process: str, message: bytes) -> None:
        """Send a message to a process, with others that wait; it may be lost."""
        self._waiting[process].append(message)
        self._wake.set()

    async def processes(self) -> list[str]:
        """All processes that listen, this one too.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            channels = await self._redis.pubsub_channels(f"{self._prefix}*")
            return [str(one, "ascii").removeprefix(self._prefix) for one in channels]

    async def claim(self, code: str) -> BusLease:
        """The lease of a class: this process's from now on, where no other has it.

        Raises:
            BusError: the bus cannot be reached.
        """
        gone = "1" if self.settled else "0"
        keys = [_key(code, "lease"), _key(code, "fence")]
        with self._asked():
            current = await self._claim(
                keys=keys, args=[self.id, _ms(LEASE_S), self._prefix, gone, _FENCE_S]
            )
            return _lease(current)

    async def leases(self, codes: Sequence[str]) -> list[BusLease | None]:
        """Who runs some classes; None where nobody does.

        Raises:
            BusError: the bus cannot be reached.
        """
        if not codes:
            return []
        with self._asked():
            current = await self._redis.mget([_key(code, "lease") for code in codes])
            return [None if one is None else _lease(one) for one in current]

    async def save(self, states: Collection[tuple[str, BusLease, bytes]]) -> list[bool]:
        """Renew leases, and leave each class's state for whoever takes it over.

        Returns:
            Of each class whether it still is this process's; where not, nothing was left.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            async with self._redis.pipeline(transaction=False) as pipe:
                for code, lease, state in states:
                    keys = [_key(code, name) for name in ("lease", "fence", "state")]
                    args: list[Any] = [str(lease), _ms(LEASE_S), state, _ms(STATE_S), _FENCE_S]
                    await self._save(keys=keys, args=args, client=pipe)
                return [bool(one) for one in await pipe.execute()]

    async def state(self, code: str) -> tuple[bytes, float] | None:
        """A class's last state, and how old it is, seconds; None where there is none.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.get(_key(code, "state"))
                pipe.time()
                current, (seconds, micros) = await pipe.execute()
            if current is None:
                return None
            at, _, state = current.partition(b" ")
            return state, max(seconds + micros / 1e6 - int(at) / 1e6, 0.0)

    async def release(self, code: str, lease: BusLease) -> None:
        """Let go of a class.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            await self._release(keys=[_key(code, "lease")], args=[str(lease)])

    async def alias(self, join_code: str, code: str) -> None:
        """Have a class found by the code that students join it with.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            await self._redis.set(_key(join_code, "joins"), code, px=_ms(STATE_S))

    async def named(self, code: str) -> str:
        """The class that a code lets join: another code, or itself.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            current = await self._redis.get(_key(code, "joins"))
            return code if current is None else str(current, "ascii")

    async def use_once(self, name: str, seconds: float) -> bool:
        """Note that something was used; False where it was already, within its time.

        Raises:
            BusError: the bus cannot be reached.
        """
        with self._asked():
            used = await self._redis.set(f"roomtone:used:{name}", "", nx=True, px=_ms(seconds))
            return bool(used)

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[Any]:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as inbox:
            await inbox.subscribe(self._prefix + self.id)
            yield inbox

    async def _listen(self, listening: asyncio.Event) -> None:
        while True:
            with suppress(Exception):
                async with self._listening() as inbox:
                    self._subscribed = True
                    self.reached()
                    listening.set()
                    while True:
                        # Something comes every second: what this process sends to itself.
                        message = await inbox.get_message(timeout=LEASE_S)
                        if message is None:
                            await self._redis.ping()
                        elif message["type"] == "message":
                            self._handle(message["data"])
            self._subscribed = False
            self.failed("it cut the connection")
            await asyncio.sleep(_RETRY_S)

    def _handle(self, data: bytes) -> None:
        try:
            self.on_messages(data)
        except Exception:
            _log.exception("a message of another process was not understood")

    async def _send(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._flush()

    async def _flush(self) -> None:
        waiting, self._waiting = self._waiting, defaultdict(list)
        if not waiting:
            return
        try:
            with self._asked():
                async with self._redis.pipeline(transaction=False) as pipe:
                    for process, messages in waiting.items():
                        pipe.publish(self._prefix + process, join(messages))
                    readers = await pipe.execute()
        except BusError:
            return
        if self.settled:
            for process, count in zip(waiting, readers, strict=True):
                if not count:
                    self.on_gone(process)

    def _asked(self) -> _Asked:
        return _Asked(self)

    def reached(self) -> None:
        """Something was answered."""
        if self.trouble and self._subscribed:
            self.trouble, self._back_at = "", time.monotonic()
            self.on_back()

    def failed(self, problem: str) -> None:
        """Something was not answered."""
        self.errors += 1
        if not self.trouble:
            _log.error("the bus cannot be reached: %s", problem)
        self.trouble = f"the bus cannot be reached: {problem}"


class _Asked:
    """Turns what goes wrong on the bus into `BusError`, and notes it."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception):
            self._bus.failed(str(error) or type(error).__name__)
            raise BusError(self._bus.trouble) from None
        self._bus.reached()


def join(messages: Sequence[bytes]) -> bytes:
    """Messages as one MessagePack array."""
    return b"\xdd" + len(messages).to_bytes(4, "big") + b"".join(messages)


def _key(code: str, what: str) -> str:
    return f"roomtone:{{{code}}}:{what}"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _lease(current: bytes) -> BusLease:
    owner, fence = current.decode("ascii").split()
    return BusLease(owner, int(fence))
