"""The messages between pages and server: small JSON objects.

A message that has an unknown field, a wrong type or a number out of range is refused whole. No
field can carry a picture: the longest text is a token. Clocks are not compared: a message says how
old it is, not when it was made.

>>> message = parse_client_message(b'{"v":1,"type":"feedback","value":"lost"}')
>>> message.value
'lost'
>>> to_json(Pace(every_s=2.0))
'{"every_s":2.0,"type":"pace","v":1}'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from roomtone.labels import FERPLUS
from roomtone.signal.alerts import AlertOptions, Watching
from roomtone.signal.changes import Trend
from roomtone.types import Alert, Marker, Question, Reading, Second, Signal

VERSION: Literal[1] = 1

#: One of `roomtone.labels.FEEDBACK`.
FeedbackValue = Literal["got_it", "lost", "too_fast", "too_slow"]
Expression = Literal[
    "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"
]

#: Longest silence towards a page, seconds.
ALIVE_S = 5.0
#: Most characters of a marker's name.
MAX_MARKER = 80
#: Most characters of a question, of an answer to it, and of the word that goes with "lost".
MAX_QUESTION, MAX_ANSWER, MAX_WORD = 120, 40, 40
#: Longest message that a page may send, in characters: a hundred faces fit in it.
MAX_MESSAGE = 16_384
#: Most faces in one message of a room camera.
MAX_FACES = 100

_Permille = Annotated[int, Meta(ge=0, le=1000)]


class Hello(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="hello"):
    """The first message on a socket: who speaks. A token is never part of an address."""

    token: Annotated[str, Meta(max_length=100)]
    v: Literal[1]


class FaceNumbers(Struct, frozen=True, forbid_unknown_fields=True):
    """What was read from one face.

    Attributes:
        who: the sender's own number for the person; a student's page has one person, 1.
        q: quality, 0 to 1.
        p: probabilities of `FERPLUS` in thousandths, summing to 1000 within rounding.
        f: the probability that the head faces the screen, in thousandths; only in classes that
            ask for it.
    """

    who: Annotated[int, Meta(ge=1, le=2**31)]
    q: Annotated[float, Meta(ge=0, le=1)]
    p: Annotated[list[_Permille], Meta(min_length=len(FERPLUS), max_length=len(FERPLUS))]
    f: _Permille | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not -len(FERPLUS) <= sum(self.p) - 1000 <= len(FERPLUS):
            raise ValueError("p must sum to 1000")

    def reading(self, who: int, t: float, facing: bool = False) -> Reading:
        """As the type that both entrances share, without a place in a picture.

        Args:
            who: the number that the class knows the person by.
            t: seconds since the class began.
            facing: whether `f` is taken.
        """
        p = self.p
        total = sum(p)
        return Reading(
            t=t,
            who=who,
            quality=self.q,
            probabilities=tuple([value / total for value in p]),
            expression=FERPLUS[p.index(max(p))],
            uncertain=False,
            facing=self.f / 1000 if facing and self.f is not UNSET else None,
        )


class Faces(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="faces"):
    """Everyone whom a participant reads, at one instant. None at all is a message too.

    Attributes:
        n: counts up with every message of a participant; one that is not higher is dropped.
        age_ms: milliseconds between the picture and the sending, by the sender's own clock.
        faces: one for each person; a student's page sends at most one.
    """

    n: Annotated[int, Meta(ge=0, le=2**53)]
    age_ms: Annotated[int, Meta(ge=0, le=60_000)]
    faces: Annotated[list[FaceNumbers], Meta(max_length=MAX_FACES)]
    v: Literal[1]


class Feedback(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="feedback"):
    """A student says how it goes; it replaces what they said before.

    Attributes:
        word: with "lost": what they are lost in, no names; empty for none.
    """

    value: FeedbackValue
    v: Literal[1]
    word: Annotated[str, Meta(max_length=MAX_WORD)] = ""


class Answer(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="answer"):
    """A student answers the question of the moment; the first answer stands.

    Attributes:
        question: its number.
        choice: which answer, 0 for the first.
    """

    question: Annotated[int, Meta(ge=1, le=2**31)]
    choice: Annotated[int, Meta(ge=0, le=2)]
    v: Literal[1]


class Pause(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="pause"):
    """A participant stops reading for now: what it sent last no longer counts."""

    v: Literal[1]


ClientMessage = Hello | Faces | Feedback | Answer | Pause
_CLIENT_DECODER: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)


class ProtocolError(ValueError):
    """A message that does not follow the protocol; the text says where."""


def parse_client_message(data: str | bytes) -> ClientMessage:
    """A message from a page.

    Raises:
        ProtocolError: no JSON, another version, an unknown type or field, a value out of range.
    """
    try:
        return _CLIENT_DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ProtocolError(f"message: {error}") from None


class SignalNumbers(TypedDict):
    """What `Signal.as_dict` gives: the class at one instant."""

    t: float
    present: int
    counted: int
    coverage: float
    shares: dict[Expression, float]
    valence: float | None
    valence_band: tuple[float, float] | None
    arousal: float | None
    facing: float | None


def signal_numbers(signal: Signal) -> SignalNumbers:
    """A signal as it is sent."""
    return cast(SignalNumbers, signal.as_dict())


class FeedbackCounts(TypedDict):
    """Students' feedback in one second; `counts` is empty below the minimum group size."""

    t: float
    joined: int
    counts: dict[FeedbackValue, int]


def feedback_counts(second: Second) -> FeedbackCounts:
    """A second's feedback as it is sent."""
    counts = cast(dict[FeedbackValue, int], second.feedback)
    return FeedbackCounts(t=round(second.signal.t, 3), joined=second.joined, counts=counts)


@dataclass(frozen=True)
class OpenQuestion:
    """The question of the moment, as students get it: its number, its text, its answers."""

    id: int
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class QuestionAsked:
    """The question that can be answered now, or that there is none any more."""

    question: OpenQuestion | None
    type: Literal["question"] = "question"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Welcome:
    """The answer to a participant's hello.

    Attributes:
        name: of the class.
        every_s: seconds between messages that the server asks for.
        faces: whether this participant's faces are read; else there is feedback alone.
        question: which can be answered now; null for none.
    """

    name: str
    every_s: float
    faces: bool
    question: OpenQuestion | None = None
    type: Literal["welcome"] = "welcome"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Pace:
    """The server asks for another pace."""

    every_s: float
    type: Literal["pace"] = "pace"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Refused:
    """A message was not taken, or the socket is about to be closed.

    Attributes:
        reason: one word for programs.
        text: what it means and what to do, for people.
    """

    reason: str
    text: str
    type: Literal["refused"] = "refused"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Ended:
    """The class is over."""

    type: Literal["ended"] = "ended"
    v: Literal[1] = VERSION


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
        joined: students who joined, with or without a camera.
        feedback: how many stand by each answer, one a person; empty below the minimum group size.
        mood: the word for valence (`roomtone.signal.mood`); null where nothing is said.
        trend: how valence moves just now; null where too little is known.
        alert: the lasting change that the teacher is told of, while it lasts.
        watching: whether a lasting change would be told now: `yes`, `early` (too little is known
            for that), `resting` (one was told lately) or `off`.
        resting_until: until when alerts rest, seconds since the class began; null where they do
            not.
        every_s: the pace that the server asks of participants, seconds.
        people: only in classes with the view of each person, and from k people up.
        question: the last that was asked; its counts are empty while too few answered, and grow by
            several people at once.
        words: what students wrote with "lost", sorted by letters; in batches of k people.
    """

    t: float
    signal: SignalNumbers
    why: Literal["", "few", "settling", "off"]
    joined: int
    feedback: dict[FeedbackValue, int]
    mood: str | None
    trend: Trend | None
    alert: Alert | None
    watching: Watching
    resting_until: float | None
    every_s: float
    people: list[Person]
    question: Question | None = None
    words: tuple[str, ...] = ()
    type: Literal["pulse"] = "pulse"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Snapshot:
    """The first message of a feed: the class and what came before.

    Attributes:
        code: by which students join.
        history: one signal a second, oldest first, at most ten minutes.
        feedback: of the same seconds.
        alert_options: when a change is told.
        facing: whether the signal has the share that faces the screen.
        simulated: whether its students are.
    """

    code: str
    name: str
    min_group_size: int
    per_person: bool
    faces: bool
    facing: bool
    simulated: bool
    t: float
    history: list[SignalNumbers]
    feedback: list[FeedbackCounts]
    markers: list[Marker]
    alert_options: AlertOptions
    type: Literal["snapshot"] = "snapshot"
    v: Literal[1] = VERSION


@dataclass(frozen=True)
class Markers:
    """The class's markers, in order of time, whenever they change."""

    markers: list[Marker]
    type: Literal["markers"] = "markers"
    v: Literal[1] = VERSION


def overlay_snapshot(snapshot: Snapshot) -> Snapshot:
    """A snapshot for an overlay, which anybody may see: without what is for the teacher alone."""
    history = [_for_anybody(signal) for signal in snapshot.history]
    return replace(snapshot, code="", markers=[], history=history)


def overlay_pulse(pulse: Pulse) -> Pulse:
    """A pulse for an overlay, which anybody may see: without what is for the teacher alone."""
    signal = _for_anybody(pulse.signal)
    return replace(pulse, signal=signal, alert=None, question=None, words=())


def _for_anybody(signal: SignalNumbers) -> SignalNumbers:
    return {**signal, "facing": None}


ServerMessage = Welcome | Pace | QuestionAsked | Refused | Ended | Pulse | Snapshot | Markers
_encode = msgspec.json.Encoder().encode
_SERVER_ADAPTER: TypeAdapter[ServerMessage] = TypeAdapter(
    Annotated[ServerMessage, Field(discriminator="type")]
)


def to_json(message: ServerMessage) -> str:
    """A message to a page, as JSON without spaces."""
    return _encode(message).decode()


def message_schemas() -> dict[str, Any]:
    """JSON schemas: `client` of what pages may send, `server` of what the server sends."""
    (one_of,), kinds = msgspec.json.schema_components(
        [ClientMessage], ref_template="#/$defs/{name}"
    )
    client = {"$defs": kinds, "oneOf": one_of["anyOf"], "discriminator": one_of["discriminator"]}
    return {"client": client, "server": _SERVER_ADAPTER.json_schema(mode="serialization")}
