"""The HTTP API under /api: classes, joining, markers, the signal. `/api/docs` shows it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response, WebSocket
from fastapi.responses import JSONResponse
from starlette.websockets import WebSocketDisconnect

from roomtone import __version__
from roomtone.errors import ClassError
from roomtone.live import kept
from roomtone.live.feed import feed
from roomtone.live.hub import Hub
from roomtone.live.ingest import readings
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import down_fields, up_schema
from roomtone.live.requests import (
    AlertSettings,
    Camera,
    Joining,
    NewClass,
    NewMarker,
    address_of,
    live_of,
    room_of,
    same_origin,
    sender,
    taught,
    teacher,
)
from roomtone.live.seats import Participant
from roomtone.live.simulation import simulate
from roomtone.policy import NOTICE
from roomtone.signal.alerts import AlertOptions

_DESCRIPTION = """
The classes of a roomtone server. No request or answer carries a picture.

**Who may do what.** Requests of teachers carry `Authorization: Bearer KEY`: the key that the
server printed when it started, or the key of one class. A server that listens to its own machine
alone asks for none. Students' pages carry the token that they got when they joined.

**WebSockets.** `WS /api/classes/{code}/readings` takes what a student's page or a camera reads;
`WS /api/classes/{code}/feed` gives the pulse. Both begin with
`{"v":1,"type":"hello","token":"..."}`. `GET /api/messages` has the schema of every message.
"""


def api(live: Hub) -> FastAPI:
    """The API of one server, to be mounted at /api."""
    app = FastAPI(
        title="roomtone",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    app.state.live = live
    app.include_router(_router)
    app.include_router(kept.router)

    @app.exception_handler(ClassError)
    async def not_allowed(request: Request, error: ClassError) -> Response:
        return JSONResponse({"detail": str(error)}, status_code=409)

    return app


_router = APIRouter(tags=["classes"])


Server = Annotated[Hub, Depends(live_of)]
_WRITES = [Depends(same_origin)]


@_router.post("/classes", status_code=201, dependencies=[Depends(teacher), *_WRITES])
async def create_class(wanted: NewClass, live: Server) -> dict[str, Any]:
    """Start a class. The answer's `key` opens its pulse and is not shown again."""
    faces = live.policy.faces if wanted.faces is None else wanted.faces
    options = ClassOptions(
        name=wanted.name,
        course=wanted.course,
        minutes=wanted.minutes,
        min_group_size=wanted.min_group_size or live.policy.min_group_size,
        per_person=wanted.per_person,
        faces=faces or wanted.simulated,
        notice=wanted.notice,
    )
    room, key = live.create(options, wanted.simulated)
    if wanted.simulated:
        live.spawn(simulate(live, room))
    return _described(live, room) | {
        "key": key,
        "join": f"/join/{room.code}",
        "pulse": f"/pulse/{room.code}#{key}",
        "room": f"/room/{room.code}#{key}",
        "reason": live.policy.reason,
    }


@_router.get("/classes", dependencies=[Depends(teacher)])
async def list_classes(live: Server) -> list[dict[str, Any]]:
    """The classes that run."""
    return [_described(live, room) for room in live.rooms.all()]


@_router.get("/classes/{code}")
async def describe_class(
    room: Annotated[LiveClass, Depends(room_of)], live: Server
) -> dict[str, Any]:
    """What a student is told before joining."""
    return _described(live, room)


@_router.delete("/classes/{code}", status_code=204, dependencies=_WRITES)
async def end_class(room: Annotated[LiveClass, Depends(taught)], live: Server) -> None:
    """End a class. Everyone is told; what was read of them is forgotten."""
    live.end(room)


@_router.post("/classes/{code}/join", status_code=201, dependencies=_WRITES)
async def join(
    wanted: Joining,
    room: Annotated[LiveClass, Depends(room_of)],
    live: Server,
    address: Annotated[str, Depends(address_of)],
) -> dict[str, Any]:
    """Join as a student. The token speaks for this student alone."""
    if not live.access.joins.take(address, live.clock()):
        raise HTTPException(429, "Too many join from this address at once. Try again in a minute.")
    source, token = live.join(room, "student", wanted.consent)
    return {"token": token, "faces": source.consented}


@_router.post("/classes/{code}/cameras", status_code=201, dependencies=_WRITES)
async def add_camera(
    wanted: Camera, room: Annotated[LiveClass, Depends(taught)], live: Server
) -> dict[str, Any]:
    """Add a camera that reads a whole room. Everyone who can be seen must have agreed."""
    if not wanted.agreed:
        raise ClassError("Nobody is read who did not agree: agreed must be true.")
    if not live.reads_faces(room):
        raise ClassError("Faces are not read in this class; it runs on the students' buttons.")
    return {"token": live.join(room, "camera", True)[1], "faces": True}


@_router.delete("/classes/{code}/me", status_code=204, dependencies=_WRITES)
async def leave(
    seat: Annotated[tuple[LiveClass, Participant], Depends(sender)], live: Server
) -> None:
    """Leave: reading and token are deleted; a press stands its minute, as nobody's."""
    live.leave(*seat)


@_router.get("/classes/{code}/signal")
async def signal(room: Annotated[LiveClass, Depends(taught)], live: Server) -> dict[str, Any]:
    """The class now: a signal as `roomtone watch --signal` writes it."""
    return room.pulse(live.clock()).signal


@_router.post("/classes/{code}/markers", status_code=201, dependencies=_WRITES)
async def mark(
    wanted: NewMarker, room: Annotated[LiveClass, Depends(taught)], live: Server
) -> dict[str, Any]:
    """Name this moment."""
    return asdict(live.mark(room, wanted.text))


@_router.put("/classes/{code}/alerts", dependencies=_WRITES)
async def adjust_alerts(
    wanted: AlertSettings, room: Annotated[LiveClass, Depends(taught)]
) -> dict[str, Any]:
    """Choose how large and how rare a change must be to be told; `apart_s` 0: never."""
    room.alerts.options = AlertOptions(change=wanted.change, apart_s=wanted.apart_s)
    return wanted.model_dump()


@_router.get("/policy")
async def policy(live: Server) -> dict[str, Any]:
    """What the operator stated, and what follows from it."""
    stated = live.policy
    return asdict(stated) | {"faces": stated.faces, "reason": stated.reason}


@_router.get("/messages")
async def messages() -> dict[str, Any]:
    """The WebSockets' messages: a JSON schema of what is taken, the fields of what is sent."""
    return {"up": up_schema(), "down": down_fields()}


@_router.websocket("/classes/{code}/readings")
async def take_readings(socket: WebSocket, code: str) -> None:
    """What students' pages and cameras read comes in here."""
    with suppress(WebSocketDisconnect):
        await readings(socket, socket.app.state.live, code)


@_router.websocket("/classes/{code}/feed")
async def give_feed(socket: WebSocket, code: str) -> None:
    """The pulse goes out here."""
    with suppress(WebSocketDisconnect):
        await feed(socket, socket.app.state.live, code)


def _described(live: Hub, room: LiveClass) -> dict[str, Any]:
    options = room.options
    return {
        "code": room.code,
        "name": options.name,
        "minutes": options.minutes,
        "min_group_size": options.min_group_size,
        "per_person": options.per_person,
        "faces": live.reads_faces(room),
        "notice": options.notice,
        "notice_version": NOTICE,
        "retention_days": live.policy.retention_days if live.recorder else 0,
        "simulated": room.simulated,
    }
