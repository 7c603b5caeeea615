"""Who takes part in a class: students' browsers and cameras, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from roomtone.policy import NOTICE

Role = Literal["student", "camera"]


@dataclass
class Participant:
    """A student's browser or a camera.

    Attributes:
        number: within the class; not a name.
        consented: whether faces may be read.
        seen_at: when it was last heard of.
        joined_at: when it joined, or the class began where it joined before a restart.
        notice: the version of the notice that was shown before; empty where that is not known.
        simulated: whether no real person is behind it.
        connected: whether it has a socket now.
        has_connected: whether it ever had one.
        reading: whether it reads faces, rather than being paused.
        n: the counter of its last message of faces.
        faces: its own numbers of the people whom it saw last.
        feedback: what it stands by, and since when; None for nothing.
    """

    number: int
    role: Role
    consented: bool
    seen_at: float
    joined_at: float = 0.0
    notice: str = ""
    simulated: bool = False
    connected: bool = False
    has_connected: bool = False
    reading: bool = False
    n: int = -1
    faces: frozenset[int] = frozenset()
    feedback: tuple[str, float] | None = None

    @property
    def may_answer(self) -> bool:
        """Whether it is a student who was told what answers and words do."""
        return self.role == "student" and self.notice == NOTICE
