"""The bodies of the HTTP API's requests and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from roomtone.labels import READY_ANSWERS, READY_QUESTION
from roomtone.live.options import MAX_PARTICIPANTS
from roomtone.live.protocol import (
    MAX_ANSWER,
    MAX_MARKER,
    MAX_QUESTION,
    MAX_WORD,
    FeedbackValue,
    OpenQuestion,
)
from roomtone.policy import LIMITS
from roomtone.signal.alerts import AlertOptions

_MIN_GROUP, _MAX_GROUP = LIMITS["min_group_size"]
_MIN_DAYS, _MAX_DAYS = LIMITS["retention_days"]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class NewClass(_Request):
    """How a class is run; what is left out has its default."""

    name: Annotated[
        str, Field(max_length=80, description="Shown to the teacher and the students.")
    ] = "Class"
    course: Annotated[str, Field(max_length=80, description="The course it belongs to.")] = ""
    minutes: Annotated[
        float, Field(strict=False, ge=1, le=600, description="It ends after that.")
    ] = 90.0
    min_group_size: Annotated[
        int | None, Field(ge=_MIN_GROUP, le=_MAX_GROUP, description="By default the policy's.")
    ] = None
    per_person: Annotated[
        bool, Field(description="The view of each person; students are told.")
    ] = False
    faces: Annotated[bool | None, Field(description="By default what the policy allows.")] = None
    facing: Annotated[
        bool, Field(description="The share that faces the screen; students are told.")
    ] = False
    notice: Annotated[
        str, Field(max_length=500, description="A message to students before they join.")
    ] = ""
    simulated: Annotated[bool, Field(description="Thirty simulated students.")] = False
    max_participants: Annotated[
        int | None,
        Field(ge=1, le=MAX_PARTICIPANTS, description="Most at once; by default the server's."),
    ] = None


class JoinRequest(_Request):
    """A student joins."""

    consent: Annotated[bool, Field(description="Whether their face may be read, by their device.")]
    language: Annotated[
        str, Field(pattern=r"^[A-Za-z-]{0,7}$", description="In which they read the notice.")
    ] = ""
    notice_version: Annotated[
        str,
        Field(
            pattern=r"^[0-9a-z-]{0,8}$",
            description="Of the notice that they read. Only who read the present one can answer "
            "questions and add words.",
        ),
    ] = ""


class FeedbackRequest(_Request):
    """How it goes for a student; it replaces what they said before."""

    value: FeedbackValue
    word: Annotated[
        str, Field(max_length=MAX_WORD, description='With "lost": in what. No names.')
    ] = ""


class AnswerRequest(_Request):
    """An answer to the question of the moment; the first one stands."""

    question: Annotated[int, Field(ge=1)]
    choice: Annotated[int, Field(ge=0, le=2, description="0 for the first answer.")]


class QuestionRequest(_Request):
    """A question of the moment; what is left out asks whether all is clear so far."""

    text: Annotated[str, Field(min_length=1, max_length=MAX_QUESTION)] = READY_QUESTION
    answers: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=MAX_ANSWER)]],
        Field(min_length=2, max_length=3),
    ] = list(READY_ANSWERS)


class NoteRequest(_Request):
    """A note on a moment of a past class."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    t: Annotated[float, Field(ge=0, strict=False, description="Seconds since the class began.")]


class ParticipantLimit(_Request):
    """How many may take part at once."""

    max_participants: Annotated[int, Field(ge=1, le=MAX_PARTICIPANTS)]


class Removal(_Request):
    """Whom to remove: all, or those who joined within the last so many seconds."""

    joined_within_s: Annotated[
        float | None, Field(gt=0, strict=False, description="By default all are removed.")
    ] = None


class Removed(_Answer):
    """How many were removed."""

    removed: int


class JoinCode(_Answer):
    """A class's new join code."""

    join_code: str


class CameraConsent(_Request):
    """A room camera, or a shared meeting, joins."""

    agreed: Annotated[bool, Field(description="Whether everyone in view has agreed.")]


class MarkerRequest(_Request):
    """A name for a moment."""

    text: Annotated[str, Field(max_length=MAX_MARKER)]
    t: Annotated[
        float | None, Field(ge=0, strict=False, description="Seconds since the class began.")
    ] = None


class MarkerChange(_Request):
    """Another name or another moment for a marker."""

    text: Annotated[str | None, Field(max_length=MAX_MARKER)] = None
    t: Annotated[float | None, Field(ge=0, strict=False)] = None


class AlertSettings(_Request):
    """When the teacher is told of a change."""

    change: Annotated[float, Field(ge=0.02, le=1, strict=False)] = AlertOptions.change
    rest_s: Annotated[float, Field(ge=0, le=3600, strict=False)] = AlertOptions.rest_s


class PolicyRequest(_Request):
    """Where and for what roomtone is run; limits that are left out stay as they are."""

    place: Annotated[str, Field(description="Country where the class takes place, such as US.")]
    purpose: Annotated[str, Field(description="education, research or own.")]
    min_group_size: Annotated[int | None, Field(ge=_MIN_GROUP, le=_MAX_GROUP)] = None
    retention_days: Annotated[int | None, Field(ge=_MIN_DAYS, le=_MAX_DAYS)] = None


class Problem(_Answer):
    """Why a request was not done."""

    detail: str


class ClassDescription(_Answer):
    """What a student is told before joining.

    `retention_days` 0: nothing is stored.
    """

    code: str
    name: str
    minutes: float
    min_group_size: int
    per_person: bool
    faces: bool
    facing: bool
    notice: str
    notice_version: str
    retention_days: int
    simulated: bool


class ClassCreated(ClassDescription):
    """A new class, with its key and the addresses of its pages.

    `overlay` is null in a class with the view of each person, which has none.
    """

    key: str
    join: str
    pulse: str
    overlay: str | None
    camera: str
    reason: str


class ClassSummary(_Answer):
    """A running or past class, for the teacher.

    `joined`, `left_s`, `join_code`, `participants` (with a seat, there or not), `max_participants`
    and `refused_joins` (within the last ten minutes) are of running classes; `valence`, `coverage`
    and `data_share` are means over a past one.
    """

    code: str
    name: str
    course: str
    origin: str
    state: Literal["running", "past"]
    began: str
    ended: str | None
    minutes: float
    min_group_size: int
    per_person: bool
    faces: bool
    facing: bool
    notice: str
    seconds: int
    retention_days: int | None = None
    joined: int | None = None
    join_code: str | None = None
    participants: int | None = None
    max_participants: int | None = None
    refused_joins: int | None = None
    left_s: float | None = None
    valence: float | None = None
    coverage: float | None = None
    data_share: float | None = None


class Key(_Answer):
    """A class's new key."""

    key: str


class Joined(_Answer):
    """A participant's token, and whether their faces are read."""

    token: str
    faces: bool


class MarkerBody(_Answer):
    """A marker; `t` in seconds since the class began."""

    id: int
    t: float
    text: str


class QuestionBody(_Answer):
    """A question that was asked; `counts` is empty while too few have answered."""

    id: int
    t: float
    text: str
    answers: list[str]
    counts: list[int]
    joined: int
    closed_at: float | None


class QuestionNow(_Answer):
    """The question that can be answered now; null for none."""

    question: OpenQuestion | None


class NoteBody(_Answer):
    """A note; `t` in seconds since the class began."""

    id: int
    t: float
    text: str


class CourseClass(ClassSummary):
    """A past class beside the others of its course; null where nothing is known.

    `band`: the 95 % band of its mean valence. `lost`, `got_it`: mean shares of the students joined
    who stood by them. `lost_most`: most of them at once.
    """

    band: tuple[float, float] | None
    lost: float | None
    got_it: float | None
    lost_most: int | None


class AuditEntry(_Answer):
    """What was done, when (seconds since 1970), with which class or setting; `words`: in words."""

    n: int
    at: float
    what: str
    detail: dict[str, object]
    words: str


class AuditLog(_Answer):
    """The latest entries of the audit log, newest first, and whether its chain is intact.

    `rows`: how many it has; `broken_at`: the first that is not as it was written, null where all
    are; `seal`: the latest row's.
    """

    rows: int
    broken_at: int | None
    seal: str
    entries: list[AuditEntry]


class PolicyState(_Answer):
    """What the operator stated, and what follows from it."""

    place: str
    purpose: str
    min_group_size: int
    retention_days: int
    stated_at: str
    stated: bool
    faces: bool
    reason: str


class ReceiverState(_Answer):
    """How it goes with a system that is told of classes; `waiting`: what is not sent yet."""

    kind: str
    name: str
    sent: int
    dropped: int
    waiting: int
    last_at: datetime | None
    last_kind: str
    last_result: str


class CalendarLink(_Answer):
    """The link to the calendar of classes; whoever has it can read it."""

    calendar: str


class IntegrationState(_Answer):
    """The systems that this process tells of classes; `calendar`: the link to the calendar."""

    receivers: list[ReceiverState]
    calendar: str | None


class ServerState(_Answer):
    """What serves here; `trouble` says why nothing can be stored just now.

    `max_participants`: most that a class's teacher may allow.
    """

    version: str
    asks_key: bool
    classes: int
    store: str | None
    trouble: str
    retention_days: int
    max_participants: int = MAX_PARTICIPANTS
