"""What requests carry, and who sends them: bodies and checks of the HTTP API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import HTTPConnection

from roomtone.live.access import RateLimiters
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.seats import Participant
from roomtone.signal.alerts import AlertOptions


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class NewClass(_Strict):
    """How a class is run; what is left out has its default."""

    name: Annotated[str, Field(description="Shown to the teacher and the students.")] = "Class"
    course: Annotated[str, Field(description="The course it belongs to.")] = ""
    minutes: Annotated[float, Field(strict=False, description="It ends after that.")] = 90.0
    min_group_size: Annotated[int | None, Field(description="k; by default the policy's.")] = None
    per_person: Annotated[bool, Field(description="A per-person view; students are told.")] = False
    faces: Annotated[bool | None, Field(description="By default what the policy allows.")] = None
    notice: Annotated[str, Field(description="A word to the students before they join.")] = ""
    simulated: Annotated[bool, Field(description="Thirty simulated students.")] = False


class Joining(_Strict):
    """A student joins."""

    consent: Annotated[bool, Field(description="Whether their face may be read, by their device.")]


class Camera(_Strict):
    """A camera in the room, or a shared window, joins."""

    agreed: Annotated[bool, Field(description="Whether everyone who can be seen has agreed.")]


class NewMarker(_Strict):
    """A name for this moment, at most 80 characters."""

    text: Annotated[str, Field(max_length=200)]


class AlertSettings(_Strict):
    """When the class is worth a word."""

    change: Annotated[float, Field(ge=0.02, le=1, strict=False)] = AlertOptions.change
    apart_s: Annotated[float, Field(ge=0, le=3600, strict=False)] = AlertOptions.apart_s


def live_of(request: Request) -> Hub:
    """The server that a request came to."""
    live: Hub = request.app.state.live
    return live


def same_origin(request: Request, live: Annotated[Hub, Depends(live_of)]) -> None:
    """Refuse what another address's page sends."""
    if not live.access.is_own(request.headers.get("origin"), request.headers.get("host", "")):
        live.metrics.refused.labels("origin").inc()
        raise HTTPException(403, "Pages of another address may not use this server.")


def address_of(caller: HTTPConnection) -> str:
    """Where a request or a socket comes from."""
    return caller.client.host if caller.client else ""


def _patient(live: Hub, rates: RateLimiters, address: str) -> None:
    """Refuse an address that has guessed wrong too often."""
    if not rates.look(address, live.clock()):
        live.metrics.refused.labels("wait").inc()
        raise HTTPException(429, "Too many wrong tries from here. Wait a minute.")


def _wrong(live: Hub, rates: RateLimiters, address: str, status: int, words: str) -> HTTPException:
    rates.take(address, live.clock())
    return HTTPException(status, words)


def _bearer(authorization: Annotated[str, Header()] = "") -> str:
    return authorization.removeprefix("Bearer ").strip()


def teacher(
    live: Annotated[Hub, Depends(live_of)],
    address: Annotated[str, Depends(address_of)],
    key: Annotated[str, Depends(_bearer)],
) -> None:
    """Refuse who has not the teacher's key."""
    rates = live.access.wrong_keys
    _patient(live, rates, address)
    if not live.access.is_teacher(key):
        words = "Expected the teacher's key: Authorization: Bearer KEY."
        raise _wrong(live, rates, address, 401, words)


def room_of(
    code: str, live: Annotated[Hub, Depends(live_of)], address: Annotated[str, Depends(address_of)]
) -> LiveClass:
    """The class of a code, for anyone who has the code."""
    rates = live.access.wrong
    _patient(live, rates, address)
    room = live.rooms.get(code)
    if room is None:
        words = "No such class, or it is over. Check the code."
        raise _wrong(live, rates, address, 404, words)
    return room


def taught(
    code: str,
    live: Annotated[Hub, Depends(live_of)],
    address: Annotated[str, Depends(address_of)],
    key: Annotated[str, Depends(_bearer)],
) -> LiveClass:
    """A class whose key the caller has; to others it is as if there were none.

    A class's own key cannot be guessed, so it is taken however much others guess.
    """
    room, rates = live.rooms.get(code), live.access.wrong_keys
    if room and live.access.opens(room, key):
        return room
    _patient(live, rates, address)
    if room is None or not live.access.is_teacher(key):
        words = "No such class, it is over, or this key does not open it."
        raise _wrong(live, rates, address, 404, words)
    return room


def sender(
    code: str,
    live: Annotated[Hub, Depends(live_of)],
    address: Annotated[str, Depends(address_of)],
    token: Annotated[str, Depends(_bearer)],
) -> tuple[LiveClass, Participant]:
    """The class and the seat that a token speaks for; no token can be guessed."""
    room, rates = live.rooms.get(code), live.access.wrong
    source = live.access.source(room, token) if room else None
    if room is None or source is None:
        _patient(live, rates, address)
        words = "This seat is not known here, or the class is over."
        raise _wrong(live, rates, address, 404, words)
    return room, source
