"""Who takes part in a class: students' pages and cameras, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from roomtone.live.protocol import Person
from roomtone.types import Reading
from roomtone.vision.smoothing import SmoothOptions

Role = Literal["student", "camera"]


@dataclass
class ConsentRecord:
    """Who said yes to what, and when: of a number within a class, not of a name.

    Attributes:
        source: the student's or camera's number.
        notice: the version of the words that were shown (`roomtone.policy.NOTICE`).
        given_at, withdrawn_at: seconds since the class began; None while it stands.
    """

    source: int
    role: Role
    notice: str
    given_at: float
    withdrawn_at: float | None = None


@dataclass
class Participant:
    """A student's page or a camera in the room.

    Attributes:
        number: within the class; not a name.
        consented: whether faces may be read.
        simulated: whether nobody real sits there.
        seen: when it was last heard of.
        connected: whether it has a socket now.
        came: whether it ever had one.
        reading: whether it reads faces, rather than being paused.
        n: the counter of its last message of faces.
        people: its own number for a person to the person's latest good reading.
        present: people it saw last.
        press: the button that stands, and when it was pressed.
    """

    number: int
    role: Role
    consented: bool
    seen: float
    simulated: bool = False
    connected: bool = False
    came: bool = False
    reading: bool = False
    n: int = -1
    people: dict[int, Reading] = field(default_factory=dict)
    present: frozenset[int] = frozenset()
    press: tuple[str, float] | None = None

    def unread(self) -> None:
        """It reads nobody; what it read no longer counts."""
        self.reading, self.people, self.present = False, {}, frozenset()


def people_of(readings: list[Reading]) -> list[Person]:
    """What a view of each person shows of them; the unsure are called so."""
    least = SmoothOptions().min_probability
    return [
        Person(
            reading.who,
            reading.label if max(reading.probabilities) >= least else "uncertain",
            round(max(reading.probabilities), 3),
            round(reading.quality, 3),
        )
        for reading in readings
    ]
