"""The HTTP API under /api: classes that run and classes that are stored. `/api/docs` shows it."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response, WebSocket
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.websockets import WebSocketDisconnect

from roomtone import __version__
from roomtone.errors import BusError, ClassError, PolicyError, StoreError
from roomtone.languages import chosen
from roomtone.live import ws
from roomtone.live.cluster import Cluster
from roomtone.live.dependencies import (
    WRITES,
    Address,
    AnyClass,
    CheckedCode,
    FeedClass,
    KeyOf,
    Running,
    Sender,
    Server,
    Storage,
    Stored,
    TeachersClass,
    own_page_or_class_key,
    recorder_of,
    running,
    teacher,
)
from roomtone.live.forward import FORWARDED, running_elsewhere
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass, marker_name
from roomtone.live.options import ClassOptions, clean
from roomtone.live.protocol import (
    Markers,
    Pulse,
    SignalNumbers,
    Snapshot,
    message_schemas,
    to_json,
)
from roomtone.live.recorder import Recorder
from roomtone.live.schema import (
    AlertSettings,
    AnswerRequest,
    AuditEntry,
    AuditLog,
    CameraConsent,
    ClassCreated,
    ClassDescription,
    ClassSummary,
    CourseClass,
    FeedbackRequest,
    JoinCode,
    Joined,
    JoinRequest,
    Key,
    MarkerBody,
    MarkerChange,
    MarkerRequest,
    NewClass,
    NoteBody,
    NoteRequest,
    ParticipantLimit,
    PolicyRequest,
    PolicyState,
    Problem,
    QuestionBody,
    QuestionNow,
    QuestionRequest,
    Removal,
    Removed,
    ServerState,
)
from roomtone.live.simulation import simulate
from roomtone.policy import NOTICE, policy_for, save_policy
from roomtone.recap import recap_page
from roomtone.signal.alerts import AlertOptions
from roomtone.store import ClassHistory, ClassRecord
from roomtone.store.export import as_csv, as_json, as_parquet, file_name
from roomtone.types import Marker, Note, Question

_DESCRIPTION = """
The classes of a roomtone server. No request or answer carries a picture.

**Who may do what.** Requests of teachers carry `Authorization: Bearer KEY`: the key that the
server printed when it started, or the key of one class. A server that listens to its own machine
alone asks for none. Students' pages carry the token that they got when they joined.

**WebSockets.** `WS /api/classes/{code}/readings` takes what a student's page or a camera reads;
`WS /api/classes/{code}/feed` gives the pulse. Both begin with
`{"v":1,"type":"hello","token":"..."}`. `GET /api/messages` has the schema of every message.
"""
_KINDS = {
    "json": ("application/json", as_json),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}
_NO_STORE = {"Cache-Control": "no-store"}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem} for code in (401, 403, 404, 409, 422, 429)
}


def api(
    hub: Hub,
    recorder: Recorder | None = None,
    fixed_policy: bool = False,
    cluster: Cluster | None = None,
    more: APIRouter | None = None,
) -> FastAPI:
    """The API of one server, to be mounted at /api.

    Args:
        hub: its classes.
        recorder: writes them to a store; None where nothing is stored.
        fixed_policy: whether the policy was stated for this server alone.
        cluster: the other processes of its service; None where it is the only one.
        more: routes of other packages.
    """
    app = FastAPI(
        title="roomtone",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    app.state.hub, app.state.recorder = hub, recorder
    app.state.fixed_policy, app.state.cluster = fixed_policy, cluster
    app.include_router(_router)
    if more:
        app.include_router(more, responses=_PROBLEMS)

    @app.exception_handler(ClassError)
    @app.exception_handler(PolicyError)
    @app.exception_handler(StoreError)
    async def not_allowed(request: Request, error: Exception) -> Response:
        return JSONResponse({"detail": str(error)}, status_code=409)

    @app.exception_handler(RequestValidationError)
    async def not_understood(request: Request, error: RequestValidationError) -> Response:
        # Without what was sent, of which not all can be said in JSON again.
        wanted = ("type", "loc", "msg")
        problems = [{name: one[name] for name in wanted} for one in error.errors()]
        text = json.dumps({"detail": problems})
        return Response(text, 422, media_type="application/json")

    @app.exception_handler(BusError)
    async def not_now(request: Request, error: Exception) -> Response:
        return JSONResponse({"detail": str(error)}, 503, {"Retry-After": "1"})

    return app


_router = APIRouter(tags=["classes"], responses=_PROBLEMS)


# Classes.


@_router.post("/classes", status_code=201, dependencies=[Depends(teacher), *WRITES])
async def create_class(wanted: NewClass, hub: Server, request: Request) -> ClassCreated:
    """Start a class. The answer's `key` opens its pulse and is not shown again."""
    faces = hub.policy.faces if wanted.faces is None else wanted.faces
    options = ClassOptions(
        name=wanted.name,
        course=wanted.course,
        minutes=wanted.minutes,
        min_group_size=wanted.min_group_size or hub.policy.min_group_size,
        per_person=wanted.per_person,
        faces=faces or wanted.simulated,
        facing=wanted.facing,
        notice=wanted.notice,
        max_participants=wanted.max_participants or hub.max_participants,
    )
    live_class, key = hub.create(options, wanted.simulated)
    cluster: Cluster | None = request.app.state.cluster
    if cluster:
        try:
            await cluster.claim(live_class)
        except BusError:
            hub.end(live_class)
            hub.forget(live_class.code)
            raise
    if wanted.simulated:
        hub.spawn(simulate(hub, live_class))
    overlay = hub.overlay_key(live_class)
    code, root = live_class.code, request.scope["root_path"].removesuffix("/api")
    return ClassCreated(
        **_described(hub, live_class, request).model_dump(),
        key=key,
        join=f"{root}/join/{code}",
        pulse=f"{root}/pulse/{code}#{key}",
        overlay=None if overlay is None else f"{root}/overlay/{code}#{overlay}",
        camera=f"{root}/camera/{code}#{key}",
        reason=hub.policy.reason,
    )


@_router.get("/classes", dependencies=[Depends(teacher)])
async def list_classes(
    hub: Server,
    request: Request,
    state: Literal["running", "past"] | None = None,
    course: str | None = None,
) -> list[ClassSummary]:
    """The classes that run and those that are stored, newest first."""
    live = [_summary(hub, one) for one in reversed(hub.classes)]
    cluster: Cluster | None = request.app.state.cluster
    if cluster and state != "past" and FORWARDED not in request.scope:
        root = request.scope["root_path"]
        others = await running_elsewhere(cluster, request.scope, root)
        live += [ClassSummary.model_validate(one) for one in others]
        live.sort(key=lambda one: one.began, reverse=True)
    found = [one for one in live if course is None or one.course == course]
    if state == "running":
        return found
    recorder: Recorder | None = request.app.state.recorder
    records = await asyncio.to_thread(recorder.store.classes, course) if recorder else []
    if recorder and {one.code for one in hub.ended} - {one.code for one in records if one.ended}:
        await asyncio.to_thread(recorder.flush)  # one that ended this moment is not written yet
        records = await asyncio.to_thread(recorder.store.classes, course)
    codes = {one.code for one in live}
    past = [_past(record) for record in records if record.code not in codes]
    return past if state == "past" else [*found, *past]


@_router.get("/classes/{code}")
async def describe_class(
    code: str, hub: Server, request: Request, address: Address, key: KeyOf
) -> ClassDescription | ClassSummary:
    """What a student is told before joining; for the teacher, how a class stands or went."""
    live_class = hub.get(code)
    recorder: Recorder | None = request.app.state.recorder
    if (key and hub.auth.is_teacher(key)) or (not hub.auth.asks_key and live_class is None):
        if shown := live_class or (hub.get_ended(code) if key else None):
            return _summary(hub, shown)
        if recorder:
            with suppress(StoreError):
                return _past(await asyncio.to_thread(recorder.store.record, code))
    return _described(hub, running(code, hub, address), request)


@_router.post("/classes/{code}/end", status_code=204, dependencies=WRITES)
async def end_class(live_class: TeachersClass, hub: Server) -> None:
    """End a class. Everyone is told; individual readings are deleted."""
    hub.end(live_class)


@_router.post("/classes/{code}/reopen", dependencies=WRITES)
async def reopen_class(code: CheckedCode, hub: Server) -> ClassSummary:
    """Undo the end of a class, within a minute of it. Everyone has to join again."""
    return _summary(hub, hub.reopen(code))


@_router.delete("/classes/{code}", status_code=204, dependencies=WRITES)
async def delete_class(code: CheckedCode, hub: Server, request: Request, key: KeyOf) -> None:
    """End a class that runs; delete one that is past, with everything that is stored of it."""
    if live_class := hub.get(code):
        hub.end(live_class)
        return
    if not hub.auth.is_teacher(key):
        raise HTTPException(404, "No such class, it is over, or this key does not open it.")
    recorder = recorder_of(request)
    await asyncio.to_thread(_delete, recorder, code)
    hub.forget(code)


def _delete(recorder: Recorder, code: str) -> None:
    recorder.flush()
    try:
        recorder.store.record(code)
    except StoreError:
        raise HTTPException(404, "No class of that code is stored.") from None
    recorder.store.delete(code)


@_router.get("/classes/{code}/key", dependencies=[Depends(teacher)])
async def class_key(live_class: TeachersClass, hub: Server) -> Key:
    """The key in a class's links; 404 after a restart of the server, which does not store it."""
    key = hub.auth.class_key(live_class.code)
    if key is None:
        raise HTTPException(404, "The server was restarted and does not know this class's key.")
    return Key(key=key)


@_router.post("/classes/{code}/key", dependencies=[Depends(teacher), *WRITES])
async def change_key(live_class: TeachersClass, hub: Server) -> Key:
    """A new key for a class's links; those with the one before stop working."""
    return Key(key=hub.new_key(live_class))


@_router.get("/classes/{code}/overlay-key")
async def overlay_key(live_class: TeachersClass, hub: Server) -> Key:
    """The key in the link of a class's overlay: it reads the feed, and does nothing else.

    A new class key makes a new one.
    """
    key = hub.overlay_key(live_class)
    if key is None:
        raise ClassError("A class with the view of each person has no overlay.")
    return Key(key=key)


# Joining and leaving.


@_router.post("/classes/{code}/join", status_code=201, dependencies=WRITES)
async def join(wanted: JoinRequest, live_class: Running, hub: Server, address: Address) -> Joined:
    """Join as a student. The token speaks for this student alone."""
    if not hub.may_join(live_class, address):
        raise HTTPException(429, "Too many join from this address at once. Try again in a minute.")
    participant, token = hub.join(
        live_class, "student", wanted.consent, wanted.language, wanted.notice_version
    )
    return Joined(token=token, faces=participant.consented)


@_router.post("/classes/{code}/cameras", status_code=201, dependencies=WRITES)
async def add_camera(wanted: CameraConsent, live_class: TeachersClass, hub: Server) -> Joined:
    """Add a camera that sees several people. Everyone in view must have agreed."""
    if not wanted.agreed:
        raise ClassError("Nobody is read who did not agree: agreed must be true.")
    if not hub.reads_faces(live_class):
        raise ClassError("Faces are not read in this class; it runs on students' feedback.")
    return Joined(token=hub.join(live_class, "camera", True)[1], faces=True)


@_router.delete("/classes/{code}/me", status_code=204, dependencies=WRITES)
async def leave(sender: Sender, hub: Server) -> None:
    """Leave: reading and token are deleted; feedback stands its minute, as nobody's."""
    hub.leave(*sender)


@_router.post("/classes/{code}/feedback", status_code=204, dependencies=WRITES)
async def give_feedback(wanted: FeedbackRequest, sender: Sender, hub: Server) -> None:
    """Give feedback without a WebSocket, for networks that block those."""
    live_class, participant = sender
    live_class.give_feedback(participant, wanted.value, hub.clock(), wanted.word)
    hub.metrics.messages.labels("other").inc()
    hub.touch(live_class)


@_router.get("/classes/{code}/question")
async def read_question(sender: Sender) -> QuestionNow:
    """The question of the moment without a WebSocket, for students whose network blocks those."""
    live_class, participant = sender
    return QuestionNow(question=live_class.welcome(participant).question)


@_router.post("/classes/{code}/answer", status_code=204, dependencies=WRITES)
async def answer_question(wanted: AnswerRequest, sender: Sender, hub: Server) -> None:
    """Answer the question of the moment without a WebSocket; the first answer stands."""
    live_class, participant = sender
    live_class.answer(participant, wanted.question, wanted.choice, hub.clock())
    hub.metrics.messages.labels("other").inc()
    hub.touch(live_class)


@_router.post("/classes/{code}/participants/remove", dependencies=WRITES)
async def remove_participants(wanted: Removal, live_class: TeachersClass, hub: Server) -> Removed:
    """Remove participants, as after a flood: all, or those who joined lately.

    They have no names, and may join again; a new join code keeps them out.
    """
    return Removed(removed=hub.remove(live_class, wanted.joined_within_s))


@_router.post("/classes/{code}/join-code", dependencies=WRITES)
async def change_join_code(live_class: TeachersClass, hub: Server) -> JoinCode:
    """A new code to join by; the one before lets nobody in any more. Who takes part stays."""
    return JoinCode(join_code=hub.new_join_code(live_class))


@_router.put("/classes/{code}/participants/limit", dependencies=WRITES)
async def limit_participants(
    wanted: ParticipantLimit, live_class: TeachersClass, hub: Server
) -> ParticipantLimit:
    """Allow more or fewer participants at once; those who are there stay."""
    hub.set_max_participants(live_class, wanted.max_participants)
    return wanted


# The signal, markers, alerts.


@_router.get("/classes/{code}/signal")
async def signal(live_class: TeachersClass, hub: Server, address: Address) -> SignalNumbers:
    """The class now: a signal as `roomtone watch --signal` writes it. It changes once a second."""
    if not hub.auth.signals.consume(f"{live_class.code} {address}", hub.clock()):
        hub.metrics.refused.labels("signals").inc()
        text = "The signal changes once a second. Ask for it that often at most."
        raise HTTPException(429, text, headers={"Retry-After": "1"})
    return hub.pulse(live_class).signal


@_router.get("/classes/{code}/feed", response_model=list[Snapshot | Markers | Pulse])
async def read_feed(
    watched: FeedClass,
    hub: Server,
    history: Annotated[bool, Query(description="With the class's last ten minutes.")] = True,
) -> Response:
    """The feed's messages without a WebSocket, for networks that block those.

    Ask with the history first, then once a second without.
    """
    live_class, overlay = watched
    first: Snapshot | Markers = hub.snapshot(live_class, overlay)
    if not history:
        first = Markers([] if overlay else live_class.markers)
    text = f"[{to_json(first)},{to_json(hub.pulse(live_class, overlay))}]"
    return Response(text, media_type="application/json", headers=_NO_STORE)


@_router.post(
    "/classes/{code}/markers", status_code=201, dependencies=[Depends(own_page_or_class_key)]
)
async def add_marker(
    wanted: MarkerRequest, found: AnyClass, hub: Server, request: Request
) -> MarkerBody:
    """Name a moment: `t`, seconds since the class began, or this one.

    With the class's own key, pages of other addresses may do so too, as those that show slides. In
    a past class `t` must be given.
    """
    runs = isinstance(found, LiveClass) and not found.ended
    if wanted.t is None and not runs:
        raise HTTPException(409, "This class is over: expected t, a moment of it.")
    if isinstance(found, LiveClass):
        return MarkerBody.model_validate(hub.add_marker(found, wanted.text, wanted.t))
    return await asyncio.to_thread(_save_marker, request, found, wanted.text, wanted.t or 0.0)


@_router.patch("/classes/{code}/markers/{number}", dependencies=WRITES)
async def change_marker(
    number: int, wanted: MarkerChange, found: AnyClass, hub: Server, request: Request
) -> MarkerBody:
    """Rename or move a marker, of a past class too."""
    if isinstance(found, LiveClass):
        changed = hub.change_marker(found, number, wanted.text, wanted.t)
        return MarkerBody.model_validate(changed)
    old = next((one for one in found.markers if one.id == number), None)
    if old is None:
        raise HTTPException(404, f"There is no marker {number}.")
    text = old.text if wanted.text is None else wanted.text
    t = old.t if wanted.t is None else wanted.t
    return await asyncio.to_thread(_save_marker, request, found, text, t, number)


@_router.delete("/classes/{code}/markers/{number}", status_code=204, dependencies=WRITES)
async def delete_marker(number: int, found: AnyClass, hub: Server, request: Request) -> None:
    """Delete a marker, of a past class too."""
    if isinstance(found, LiveClass):
        hub.delete_marker(found, number)
    else:
        await asyncio.to_thread(recorder_of(request).store.delete_marker, found.record, number)


def _save_marker(
    request: Request, history: ClassHistory, text: str, t: float, number: int = 0
) -> MarkerBody:
    """Store a marker of a past class; `number` 0 for a new one."""
    record = history.record
    marker = Marker(round(min(t, record.seconds), 1), marker_name(text), number)
    return MarkerBody.model_validate(recorder_of(request).store.save_marker(record, marker))


@_router.post("/classes/{code}/questions", status_code=201, dependencies=WRITES)
async def ask_question(
    wanted: QuestionRequest, live_class: TeachersClass, hub: Server
) -> QuestionBody:
    """Ask students a question of the moment. The one before is closed."""
    return _question(hub.ask(live_class, wanted.text, wanted.answers))


@_router.delete("/classes/{code}/question", status_code=204, dependencies=WRITES)
async def close_question(live_class: TeachersClass, hub: Server) -> None:
    """Close the question of the moment. Its counts stay; answers that wait are dropped."""
    hub.close_question(live_class)


@_router.put("/classes/{code}/alerts", dependencies=WRITES)
async def adjust_alerts(wanted: AlertSettings, live_class: TeachersClass) -> AlertSettings:
    """Set how large a change must be, and how far apart alerts come; `rest_s` 0: none."""
    live_class.set_alert_options(AlertOptions(change=wanted.change, rest_s=wanted.rest_s))
    return wanted


# What is stored.


@_router.get("/classes/{code}/export", response_class=Response)
def export(
    history: Stored,
    recorder: Storage,
    kind: Annotated[Literal["json", "csv", "parquet"], Query(alias="format")] = "json",
    min_group_size: Annotated[int | None, Query(ge=3, le=50)] = None,
) -> Response:
    """A class's signal, one row per second; rows about too few people are blank."""
    media_type, write = _KINDS[kind]
    record = history.record
    try:
        written = write(history, min_group_size)
    except ModuleNotFoundError as error:
        text = f"format: {kind} needs {error.name} on the server: pip install 'roomtone[parquet]'."
        raise HTTPException(501, text) from None
    recorder.note("class exported", code=record.code, kind=kind)
    disposition = f"attachment; filename*=UTF-8''{quote(file_name(record, kind, UTC))}"
    return Response(
        written, media_type=media_type, headers=_NO_STORE | {"Content-Disposition": disposition}
    )


@_router.get("/classes/{code}/recap", response_class=Response)
def recap(
    request: Request,
    history: Stored,
    recorder: Storage,
    time_zone: Annotated[str, Query(description="In which times are given.")] = "UTC",
    embedded: Annotated[bool, Query(description="For a frame, which fits its content.")] = False,
    language: Annotated[str, Query(description="As `de`; else the browser's.")] = "",
) -> Response:
    """A class's recap, one page."""
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        text = f"time_zone: expected a name such as Europe/Berlin; got {time_zone!r}."
        raise HTTPException(422, text) from None
    video = history.record.origin == "recording" and not embedded
    earlier = recorder.store.earlier(history.record)
    accepted = request.headers.get("accept-language", "")
    reads = chosen({"language": language}, request.cookies, accepted)
    page = recap_page(history, earlier, video, zone, embedded, reads)
    recorder.note("recap read", code=history.record.code)
    # The page carries a policy of its own, stricter than the console's.
    headers = _NO_STORE | {"Content-Security-Policy": "frame-ancestors 'self'"}
    return Response(page, media_type="text/html", headers=headers)


@_router.get("/course", dependencies=[Depends(teacher)])
def course(
    recorder: Storage,
    name: str,
    words: Annotated[
        str, Query(max_length=80, description="In a class's name, markers, questions or notes.")
    ] = "",
) -> list[CourseClass]:
    """The past classes of a course with their figures, oldest first."""
    recorder.flush()
    return [
        CourseClass(
            **_past(one.record).model_dump(),
            band=one.band,
            lost=one.lost,
            got_it=one.got_it,
            lost_most=one.lost_most,
        )
        for one in recorder.store.figures(name, words.strip())
    ]


@_router.get("/classes/{code}/notes")
def read_notes(history: Stored) -> list[NoteBody]:
    """The teacher's notes on moments of a stored class, in order of time."""
    return [NoteBody.model_validate(note) for note in history.notes]


@_router.post("/classes/{code}/notes", status_code=201, dependencies=WRITES)
def add_note(wanted: NoteRequest, history: Stored, recorder: Storage) -> NoteBody:
    """Write a note on a moment of a stored class."""
    note = Note(wanted.t, clean(wanted.text))
    return NoteBody.model_validate(recorder.store.save_note(history.record, note))


@_router.put("/classes/{code}/notes/{number}", dependencies=WRITES)
def change_note(number: int, wanted: NoteRequest, history: Stored, recorder: Storage) -> NoteBody:
    """Change a note."""
    if number not in {note.id for note in history.notes}:
        raise HTTPException(404, f"There is no note {number}.")
    note = Note(wanted.t, clean(wanted.text), number)
    return NoteBody.model_validate(recorder.store.save_note(history.record, note))


@_router.delete("/classes/{code}/notes/{number}", status_code=204, dependencies=WRITES)
def delete_note(number: int, history: Stored, recorder: Storage) -> None:
    """Delete a note."""
    recorder.store.delete_note(history.record, number)


@_router.get("/audit", dependencies=[Depends(teacher)])
def audit(recorder: Storage, limit: Annotated[int, Query(ge=1, le=10_000)] = 100) -> AuditLog:
    """The newest entries of the audit log, newest first, and whether its chain is intact."""
    recorder.flush()
    verdict, entries = recorder.store.verify_audit_log(), recorder.store.audit_log()
    return AuditLog(
        rows=verdict.rows,
        broken_at=verdict.broken_at,
        seal=verdict.seal,
        entries=[AuditEntry.model_validate(entry) for entry in reversed(entries[-limit:])],
    )


# The server.


@_router.get("/server", dependencies=[Depends(teacher)])
async def server(hub: Server, request: Request) -> ServerState:
    """What serves here, and whether what it should store can be stored."""
    recorder: Recorder | None = request.app.state.recorder
    return ServerState(
        version=__version__,
        asks_key=hub.auth.asks_key,
        classes=len(hub.classes),
        store=recorder.store.name if recorder else None,
        trouble=recorder.trouble if recorder else "",
        retention_days=hub.policy.retention_days,
    )


@_router.get("/policy")
async def policy(hub: Server) -> PolicyState:
    """What the operator stated, and what follows from it."""
    return PolicyState.model_validate(hub.policy)


@_router.put("/policy", dependencies=[Depends(teacher), *WRITES])
async def set_policy(wanted: PolicyRequest, hub: Server, request: Request) -> PolicyState:
    """State country and purpose. Applies now; running classes follow stricter rules at once."""
    if request.app.state.fixed_policy:
        raise PolicyError("This server was started with a country and a purpose of its own.")
    limits = wanted.model_dump(exclude={"place", "purpose"}, exclude_none=True)
    stated = replace(policy_for(wanted.place, wanted.purpose), **limits)
    await asyncio.to_thread(save_policy, stated)
    hub.apply_policy(stated)
    return PolicyState.model_validate(stated)


@_router.get("/messages")
async def messages() -> dict[str, Any]:
    """The WebSockets' messages: JSON schemas of what pages send and of what they get."""
    return message_schemas()


@_router.websocket("/classes/{code}/readings")
async def receive_readings(socket: WebSocket, code: str) -> None:
    """What students' pages and cameras read comes in here."""
    with suppress(WebSocketDisconnect):
        await ws.readings(socket, socket.app.state.hub, code)


@_router.websocket("/classes/{code}/feed")
async def send_feed(socket: WebSocket, code: str) -> None:
    """The pulse goes out here."""
    with suppress(WebSocketDisconnect):
        await ws.feed(socket, socket.app.state.hub, code)


def _described(hub: Hub, live_class: LiveClass, request: Request) -> ClassDescription:
    options = live_class.options
    return ClassDescription(
        code=live_class.join_code,
        name=options.name,
        minutes=options.minutes,
        min_group_size=options.min_group_size,
        per_person=options.per_person,
        faces=hub.reads_faces(live_class),
        facing=options.facing,
        notice=options.notice,
        notice_version=NOTICE,
        retention_days=hub.policy.retention_days if request.app.state.recorder else 0,
        simulated=live_class.simulated,
    )


def _summary(hub: Hub, live_class: LiveClass) -> ClassSummary:
    """A running class, or one that ended within the last minute."""
    options, now = live_class.options, hub.clock()
    t = live_class.t(live_class.ended_at or now)
    began = datetime.now(UTC).timestamp() - live_class.t(now)
    return ClassSummary(
        code=live_class.code,
        name=options.name,
        course=options.course,
        origin="simulated" if live_class.simulated else "live",
        state="past" if live_class.ended else "running",
        began=_moment(began),
        ended=_moment(began + t) if live_class.ended else None,
        minutes=options.minutes,
        min_group_size=options.min_group_size,
        per_person=options.per_person,
        faces=hub.reads_faces(live_class),
        facing=options.facing,
        notice=options.notice,
        seconds=int(t),
        joined=live_class.joined,
        join_code=live_class.join_code,
        participants=len(live_class.participants),
        max_participants=options.max_participants,
        refused_joins=live_class.refused_joins(now),
        left_s=max(options.minutes * 60 - t, 0.0),
    )


def _past(record: ClassRecord) -> ClassSummary:
    return ClassSummary(
        code=record.code,
        name=record.name,
        course=record.course,
        origin=record.origin,
        state="past" if record.ended is not None else "running",
        began=_moment(record.began),
        ended=None if record.ended is None else _moment(record.ended),
        minutes=record.minutes,
        min_group_size=record.min_group_size,
        per_person=record.per_person,
        faces=record.faces,
        facing=record.facing,
        notice=record.notice,
        seconds=record.seconds,
        retention_days=record.retention_days,
        valence=record.valence,
        coverage=record.coverage,
        data_share=record.data_share,
    )


def _question(question: Question) -> QuestionBody:
    return QuestionBody.model_validate(
        vars(question) | {"answers": list(question.answers), "counts": list(question.counts)}
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
