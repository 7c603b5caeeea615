"""What happens in a class, for whoever subscribes to the hub. No event carries a reading."""

from __future__ import annotations

from dataclasses import dataclass

from roomtone.live.options import ClassOptions
from roomtone.policy import Policy
from roomtone.types import Alert, ConsentRecord, Marker, Question, Second


@dataclass(frozen=True)
class PolicyApplied:
    """Another policy applies to the server from now on."""

    policy: Policy


@dataclass(frozen=True)
class ClassStarted:
    """A class began. Its students are told that it is stored for `retention_days`."""

    code: str
    options: ClassOptions
    simulated: bool
    retention_days: int
    key_digest: bytes


@dataclass(frozen=True)
class ClassEnded:
    """A class is over, `ran_s` seconds after it began."""

    code: str
    ran_s: float


@dataclass(frozen=True)
class ClassReopened:
    """A class that was ended goes on with its key; everyone has to join again."""

    code: str
    key_digest: bytes


@dataclass(frozen=True)
class KeyChanged:
    """Another key opens the class."""

    code: str
    key_digest: bytes


@dataclass(frozen=True)
class ParticipantJoined:
    """Somebody joined who may come back with a token.

    Attributes:
        consent: where they agreed to be read.
        notice: the version of the notice that they were shown.
    """

    code: str
    number: int
    role: str
    token_digest: bytes
    consent: ConsentRecord | None
    notice: str


@dataclass(frozen=True)
class ParticipantLeft:
    """Somebody left for good, `t` seconds since the class began."""

    code: str
    number: int
    t: float


@dataclass(frozen=True)
class ParticipantsRemoved:
    """The teacher removed so many participants at once; each left, too."""

    code: str
    count: int


@dataclass(frozen=True)
class JoinCodeChanged:
    """Students join a class by another code."""

    code: str
    join_code: str


@dataclass(frozen=True)
class ReadingStopped:
    """Nobody's face is read any more, from `t` seconds since the class began."""

    code: str
    t: float


@dataclass(frozen=True)
class OptionsChanged:
    """The class follows stricter rules."""

    code: str
    options: ClassOptions


@dataclass(frozen=True)
class MarkerSaved:
    """A marker was added or changed."""

    code: str
    marker: Marker


@dataclass(frozen=True)
class MarkerDeleted:
    """A marker was deleted."""

    code: str
    id: int


@dataclass(frozen=True)
class AlertChanged:
    """The teacher is told of a change, or it is over."""

    code: str
    alert: Alert


@dataclass(frozen=True)
class QuestionChanged:
    """A question was asked or closed, or its counts changed."""

    code: str
    question: Question


@dataclass(frozen=True)
class SecondPassed:
    """A new second of the class, as it may be stored."""

    code: str
    second: Second


Event = (
    PolicyApplied
    | ClassStarted
    | ClassEnded
    | ClassReopened
    | KeyChanged
    | ParticipantJoined
    | ParticipantLeft
    | ParticipantsRemoved
    | JoinCodeChanged
    | ReadingStopped
    | OptionsChanged
    | MarkerSaved
    | MarkerDeleted
    | AlertChanged
    | QuestionChanged
    | SecondPassed
)
