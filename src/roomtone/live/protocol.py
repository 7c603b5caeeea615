"""The messages between pages and server: small JSON objects, each a frozen dataclass.

A message that has an unknown field, a wrong type or a number out of range is refused whole. No
field can carry a picture: the longest text is a token. Clocks are not compared: a message says how
old it is, not when it was made.

>>> message = parse_up(b'{"v":1,"type":"press","button":"lost"}')
>>> message.button
'lost'
>>> to_json(Pace(every_s=2.0))
'{"v":1,"type":"pace","every_s":2.0}'
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from roomtone.labels import FERPLUS
from roomtone.signal.alerts import AlertOptions, Change, Watching
from roomtone.types import Marker, Reading

VERSION = 1

#: One of `roomtone.labels.FEEDBACK`.
Button = Literal["got_it", "lost", "too_fast", "too_slow"]

#: Most faces in one message of a room camera.
MAX_FACES = 100

_STRICT = ConfigDict(extra="forbid", strict=True)
_Permille = Annotated[int, Field(ge=0, le=1000)]


@dataclass(frozen=True)
class Hello:
    """The first message on a socket: who speaks. A token is never part of an address."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    token: Annotated[str, Field(max_length=100)]
    v: Literal[1]
    type: Literal["hello"]


@dataclass(frozen=True)
class FaceNumbers:
    """What was read from one face.

    Attributes:
        who: the sender's own number for the person; a student's page has one person, 1.
        q: quality, 0 to 1.
        p: probabilities of `FERPLUS` in thousandths, summing to 1000 within rounding.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    who: Annotated[int, Field(ge=1, le=2**31)]
    q: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    p: Annotated[list[_Permille], Field(min_length=len(FERPLUS), max_length=len(FERPLUS))]

    @model_validator(mode="after")
    def _sums_to_one(self) -> FaceNumbers:
        if abs(sum(self.p) - 1000) > len(FERPLUS):
            raise ValueError("p must sum to 1000")
        return self

    def reading(self, who: int, t: float) -> Reading:
        """As the type that both entrances share, without a place in a picture.

        Args:
            who: the number that the class knows the person by.
            t: seconds since the class began.
        """
        total = sum(self.p)
        probabilities = tuple(value / total for value in self.p)
        best = max(range(len(FERPLUS)), key=probabilities.__getitem__)
        return Reading(
            t=t,
            who=who,
            quality=self.q,
            probabilities=probabilities,
            expression=FERPLUS[best],
            uncertain=False,
        )


@dataclass(frozen=True)
class Faces:
    """Everyone whom a source reads, at one instant. None at all is a message too.

    Attributes:
        n: counts up with every message of a source; one that is not higher is dropped.
        age_ms: milliseconds between the picture and the sending, by the sender's own clock.
        faces: one for each person; a student's page sends at most one.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    n: Annotated[int, Field(ge=0, le=2**53)]
    age_ms: Annotated[int, Field(ge=0, le=60_000)]
    faces: Annotated[list[FaceNumbers], Field(max_length=MAX_FACES)]
    v: Literal[1]
    type: Literal["faces"]


@dataclass(frozen=True)
class Press:
    """A student presses a button."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    button: Button
    v: Literal[1]
    type: Literal["press"]


@dataclass(frozen=True)
class Pause:
    """A source stops reading for now: what it sent last no longer counts."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    v: Literal[1]
    type: Literal["pause"]


Up = Hello | Faces | Press | Pause
_UP: TypeAdapter[Up] = TypeAdapter(Annotated[Up, Field(discriminator="type")])


class ProtocolError(ValueError):
    """A message that does not follow the protocol; the text says where."""


def parse_up(data: str | bytes) -> Up:
    """A message from a page.

    Raises:
        ProtocolError: no JSON, another version, an unknown type or field, a value out of range.
    """
    try:
        return _UP.validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "message"
        raise ProtocolError(f"{place}: {first['msg']}") from None


def up_schema() -> dict[str, Any]:
    """The JSON schema of what a page may send."""
    return _UP.json_schema()


@dataclass(frozen=True)
class Welcome:
    """The answer to a source's hello.

    Attributes:
        name: of the class.
        every_s: seconds between messages that the server asks for.
        faces: whether faces are read in this class; else it runs on the buttons alone.
    """

    type: ClassVar[str] = "welcome"
    name: str
    every_s: float
    faces: bool


@dataclass(frozen=True)
class Pace:
    """The server asks for another pace."""

    type: ClassVar[str] = "pace"
    every_s: float


@dataclass(frozen=True)
class Refused:
    """A message was not taken, or the socket is about to be closed.

    Attributes:
        reason: one word for programs.
        words: what it means and what to do, for people.
    """

    type: ClassVar[str] = "refused"
    reason: str
    words: str


@dataclass(frozen=True)
class Ended:
    """The class is over."""

    type: ClassVar[str] = "ended"


@dataclass(frozen=True)
class Person:
    """One person's reading, shown only in classes that were created so.

    Attributes:
        who: the class's number for the person.
        expression: one of `FERPLUS`, or "uncertain".
        probability: of that expression, 0 to 1.
        quality: 0 to 1.
    """

    who: int
    expression: str
    probability: float
    quality: float


@dataclass(frozen=True)
class Pulse:
    """The class now, for the teacher's page.

    Attributes:
        t: seconds since the class began.
        signal: as `Signal.as_dict` gives it.
        why: where `signal` has no shares: `few` (not enough people), `settling` (people came or
            went, so that the difference would tell of them), `off` (no faces in this class).
        joined: people who joined, with or without a camera.
        feedback: presses of the last minute that still stand, one a person; empty below k people.
        alert: the latest one, while it is news.
        watching: whether a lasting change would be told now: `yes`, `early` (too little is known
            for that), `resting` (one was told lately) or `off`.
        every_s: the pace that the server asks of sources, seconds.
        people: only in classes with a per-person view, and from k people up.
    """

    type: ClassVar[str] = "pulse"
    t: float
    signal: dict[str, Any]
    why: str
    joined: int
    feedback: dict[str, int]
    alert: Change | None
    watching: Watching
    every_s: float
    people: list[Person]


@dataclass(frozen=True)
class Snapshot:
    """The first message of a feed: the class and what came before.

    Attributes:
        history: one signal a second, oldest first, at most ten minutes.
        alerts: when a change is told.
        min_group_size: k; simulated: whether its students are.
    """

    type: ClassVar[str] = "class"
    code: str
    name: str
    min_group_size: int
    per_person: bool
    faces: bool
    simulated: bool
    t: float
    history: list[dict[str, Any]]
    markers: list[Marker]
    alerts: AlertOptions


@dataclass(frozen=True)
class Marked:
    """A marker was set."""

    type: ClassVar[str] = "marked"
    marker: Marker


Down = Welcome | Pace | Refused | Ended | Pulse | Snapshot | Marked


def to_json(message: Down) -> str:
    """A message to a page, as JSON without spaces."""
    head = {"v": VERSION, "type": message.type}
    return json.dumps(head | asdict(message), separators=(",", ":"), allow_nan=False)


def down_fields() -> dict[str, list[str]]:
    """The fields of each message that the server sends, by its type."""
    kinds = (Welcome, Pace, Refused, Ended, Pulse, Snapshot, Marked)
    return {kind.type: [entry.name for entry in fields(kind)] for kind in kinds}
