"""Sends notices to one receiver, one after the other, and tries again: no class waits for it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    stop_after_delay,
    wait_random_exponential,
)

from roomtone.integrations.notices import Notice

#: Most notices that wait for one receiver; what comes then is dropped and counted.
MOST_WAITING = 1000
_log = logging.getLogger(__name__)


class NotDelivered(Exception):
    """A receiver did not take a notice; it may later."""


class Refused(Exception):
    """A receiver will never take a notice."""


@dataclass(frozen=True)
class RetryOptions:
    """When a notice is sent again that a receiver did not take.

    Attributes:
        first_s: longest wait before the second attempt, seconds; it doubles with each one.
        longest_s: longest wait between attempts, seconds.
        give_up_s: seconds after the first attempt from which there is no further one.
    """

    first_s: float = 2.0
    longest_s: float = 300.0
    give_up_s: float = 3600.0


class Receiver(Protocol):
    """A system that is told of classes."""

    #: What it is, and where, for people.
    kind: str
    name: str

    def wants(self, notice: Notice) -> bool:
        """Whether it is told of this."""

    async def send(self, notice: Notice) -> str:
        """Send a notice; returns what came back, for people.

        Raises:
            NotDelivered: it did not take it.
            Refused: it will never take it.
        """


@dataclass
class Delivery:
    """How it goes with one receiver.

    Attributes:
        kind, name: what it is and where.
        sent: notices that it took.
        dropped: notices that were given up.
        last_at: when one was last sent or tried; None for never.
        last_kind: what that was of.
        last_result: how that went.
    """

    receiver: Receiver
    retry: RetryOptions
    sent: int = 0
    dropped: int = 0
    last_at: datetime | None = None
    last_kind: str = ""
    last_result: str = ""

    def __post_init__(self) -> None:
        self.kind, self.name = self.receiver.kind, self.receiver.name
        self._waiting: asyncio.Queue[Notice] = asyncio.Queue(MOST_WAITING)

    @property
    def waiting(self) -> int:
        """Notices that are not sent yet, without the one that is being sent."""
        return self._waiting.qsize()

    def put(self, notice: Notice) -> None:
        """Have a notice sent, soon; never waits."""
        if self.receiver.wants(notice):
            try:
                self._waiting.put_nowait(notice)
            except asyncio.QueueFull:
                self.dropped += 1

    async def drain(self) -> None:
        """Wait until everything is sent or given up."""
        await self._waiting.join()

    async def run(self) -> None:
        """Send what was put, until cancelled."""
        while True:
            notice = await self._waiting.get()
            try:
                await self._send(notice)
                self.sent += 1
            except Exception as error:  # whatever goes wrong with one, the next is sent
                self.dropped += 1
                _log.warning("%s %s: %s given up", self.kind, self.name, notice.kind)
                if not isinstance(error, (NotDelivered, Refused)):
                    self.last_result = "failed; the server's log says more"
                    _log.exception("a notice could not be made")
            finally:
                self._waiting.task_done()

    async def _send(self, notice: Notice) -> None:
        self.last_result = "being sent"
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(NotDelivered),
            wait=wait_random_exponential(self.retry.first_s, self.retry.longest_s),
            stop=stop_after_delay(self.retry.give_up_s),
            reraise=True,
        ):
            with attempt:
                self.last_at, self.last_kind = datetime.now(UTC), notice.kind
                try:
                    self.last_result = await self.receiver.send(notice)
                except (NotDelivered, Refused) as error:
                    self.last_result = str(error)
                    raise
