"""What the store holds of a class, as values: frozen, with times in seconds."""

from __future__ import annotations

from dataclasses import dataclass, field

from roomtone.types import Alert, Marker, Note, Question, Second, Signal


@dataclass(frozen=True)
class ClassRecord:
    """What a class is, without its signal. Times are seconds since 1970, UTC.

    Attributes:
        id: its row; 0 for one that is not stored yet.
        origin: `live`, `simulated` (no real students) or `recording`.
        ended: None while it runs.
        minutes: length after which it ends by itself.
        faces: whether they were read, at first.
        facing: whether the share that faces the screen was.
        stopped_reading_at: from when on they no longer were, seconds since it began; None where
            they were to its end, or never.
        retention_days: days that it is stored after its end at most: what its students were told;
            None where that is left to the policy.
        key_digest: SHA-256 of the class key; None where it has none, or has ended.
        join_code: by which students join where it is another than `code`; None where it is not.
        max_participants: most at once; None for the server's.
        lease: id of the server that runs it (`roomtone.store.lease`).
        valence, coverage: means over the class so far; None without data.
        data_share: share of its seconds with data, 0 to 1.
        seconds: from its beginning to its last stored signal.
    """

    id: int
    code: str
    name: str
    course: str
    origin: str
    began: float
    ended: float | None
    minutes: float
    min_group_size: int
    per_person: bool
    faces: bool
    facing: bool = False
    notice: str = ""
    stopped_reading_at: float | None = None
    retention_days: int | None = None
    key_digest: bytes | None = None
    join_code: str | None = None
    max_participants: int | None = None
    lease: str | None = None
    fence: int | None = None
    valence: float | None = None
    coverage: float | None = None
    data_share: float | None = None
    seconds: int = 0

    @property
    def ends_by(self) -> float:
        """When its time is up."""
        return self.began + self.minutes * 60


@dataclass(frozen=True)
class ClassHistory:
    """A whole stored class, in the order of time."""

    record: ClassRecord
    seconds: list[Second]
    markers: list[Marker] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def signals(self) -> list[Signal]:
        """The class signal, once a second."""
        return [second.signal for second in self.seconds]


@dataclass(frozen=True)
class ClassFigures:
    """A class beside others of its course; None where nothing is known.

    Attributes:
        record: of the class.
        band: 95 % band of its mean valence, as wide as that of one second.
        lost: mean share of the students joined who stood by "lost", 0 to 1; `got_it` likewise.
        lost_most: most of them at once.
    """

    record: ClassRecord
    band: tuple[float, float] | None
    lost: float | None
    got_it: float | None
    lost_most: int | None


@dataclass(frozen=True)
class StoredParticipant:
    """A student's page or a camera that may come back with its token.

    Attributes:
        number: within the class.
        role: `student` or `camera`.
        token_digest: SHA-256 of its token.
        notice: the version of the notice that was shown before it joined.
    """

    number: int
    role: str
    consented: bool
    token_digest: bytes
    notice: str = ""
