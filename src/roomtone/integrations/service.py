"""What tells other systems of a server's classes: a subscriber of the hub's events, and routes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx2
from fastapi import APIRouter, Depends, HTTPException, Request, Response

from roomtone.errors import OptionError
from roomtone.folders import data_folder
from roomtone.integrations.calendar import CalendarToken, feed
from roomtone.integrations.delivery import Delivery, Receiver, RetryOptions
from roomtone.integrations.mail import RecapMail
from roomtone.integrations.notices import notice_of
from roomtone.integrations.options import IntegrationOptions
from roomtone.integrations.webhooks import Webhook
from roomtone.integrations.xapi import RecordStore
from roomtone.live.dependencies import WRITES, Address, Server, teacher
from roomtone.live.events import Event
from roomtone.live.hub import UNDO_S, Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.recorder import Recorder
from roomtone.live.schema import CalendarLink, IntegrationState, ReceiverState

#: Seconds within which a receiver answers, and those that a server that stops still sends for.
ANSWER_S, STOP_S = 15.0, 2.0


class Integrations:
    """Tells other systems of a server's classes, and answers what the console asks of that.

    Args:
        options: which systems.
        hub: the classes.
        recorder: stores them; None where nothing is stored.
        retry: when something is sent again.
        undo_s: seconds after a class's end before its recap is mailed.

    Raises:
        OptionError: the mail or the calendar is wanted where nothing is stored.
        OutputError: the calendar's token cannot be stored.
    """

    def __init__(
        self,
        options: IntegrationOptions,
        hub: Hub,
        recorder: Recorder | None,
        retry: RetryOptions | None = None,
        undo_s: float = UNDO_S,
    ) -> None:
        if recorder is None and (options.mail or options.calendar):
            raise OptionError("--smtp, --calendar: expected a store; got --store none.")
        self._options, self._hub, self._recorder = options, hub, recorder
        self._retry, self._undo_s = retry or RetryOptions(), undo_s
        self._token = CalendarToken(data_folder() / "calendar.json") if options.calendar else None
        self.deliveries: list[Delivery] = []
        self.router = self._routes()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Tell of what happens, for as long as the server runs.

        At the end what waits is sent for `STOP_S` more, and then dropped.
        """
        timeout = httpx2.Timeout(ANSWER_S)
        async with httpx2.AsyncClient(timeout=timeout, follow_redirects=False) as http:
            self.deliveries = [Delivery(one, self._retry) for one in self._receivers(http)]
            tasks = [asyncio.ensure_future(one.run()) for one in self.deliveries]
            self._hub.subscribe(self.handle)
            try:
                yield
            finally:
                with suppress(TimeoutError):
                    async with asyncio.timeout(STOP_S):
                        await asyncio.gather(*(one.drain() for one in self.deliveries))
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _receivers(self, http: httpx2.AsyncClient) -> list[Receiver]:
        options, recorder = self._options, self._recorder
        made: list[Receiver] = [Webhook(one, options.address, http) for one in options.webhooks]
        if options.lrs:
            made.append(RecordStore(options.lrs, options.address, http))
        if options.mail and recorder:
            runs = self._runs
            made.append(
                RecapMail(
                    options.mail,
                    options.address,
                    recorder.store,
                    recorder.flush,
                    runs,
                    self._undo_s,
                )
            )
        return made

    def _runs(self, code: str) -> bool:
        return self._hub.get(code) is not None

    def _find(self, code: str) -> LiveClass | None:
        return self._hub.get(code) or self._hub.get_ended(code)

    def handle(self, event: Event) -> None:
        """Have everybody told of an event who is to know of it, soon."""
        if notice := notice_of(event, self._find):
            for one in self.deliveries:
                one.put(notice)

    def _state(self) -> IntegrationState:
        token = self._token
        return IntegrationState(
            receivers=[ReceiverState.model_validate(one) for one in self.deliveries],
            calendar=_link(self._options.address, token.value) if token else None,
        )

    def _routes(self) -> APIRouter:
        router = APIRouter(tags=["integrations"])
        token = self._token

        @router.get("/integrations", dependencies=[Depends(teacher)])
        async def integrations() -> IntegrationState:
            """The systems that are told of classes, and how that went last."""
            return self._state()

        if token is None or self._recorder is None:
            return router
        store = self._recorder.store

        @router.post("/integrations/calendar", dependencies=[Depends(teacher), *WRITES])
        def renew() -> CalendarLink:
            """A new link to the calendar; the one before stops working."""
            return CalendarLink(calendar=_link(self._options.address, token.renew()))

        @router.get("/calendar/{given}.ics", response_class=Response)
        def calendar(given: str, hub: Server, address: Address, request: Request) -> Response:
            """Classes as iCalendar, for whoever has the link."""
            if not token.opens(given):
                if hub.auth.wrong_keys.consume(address, hub.clock()):
                    raise HTTPException(404, "No such calendar, or its link was renewed.")
                raise HTTPException(429, "Too many wrong tries. Wait a minute.")
            content = feed(store.classes(), self._options.address)
            headers = {"Cache-Control": "no-store"}
            return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)

        return router


def _link(address: str, token: str) -> str:
    return f"{address}/api/calendar/{token}.ics"
