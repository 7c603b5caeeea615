"""A simulated class: thirty students with a script, so that a newcomer sees a pulse in motion.

Nobody is real and no camera is on; every page says so. The students go the same way as
real ones: they join, send numbers once a second, give feedback.
"""

from __future__ import annotations

import asyncio
import math
import random
from dataclasses import dataclass

from roomtone.labels import FERPLUS
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.participants import Participant
from roomtone.live.protocol import FaceNumbers, Faces

STUDENTS = 30
#: What simulated students write with "lost".
_WORDS = ("the second step", "notation", "where the 2 comes from", "too many signs", "")


@dataclass(frozen=True)
class Scene:
    """A stretch of the script.

    Attributes:
        seconds: how long it lasts.
        marker: what the teacher would have named it.
        mood: logits of `FERPLUS`: neutral, happiness, surprise, sadness, anger, ...
        feedback: what some press, or nothing.
        share: how many press it in the scene, 0 to 1.
    """

    seconds: float
    marker: str
    mood: tuple[float, ...]
    feedback: str = ""
    share: float = 0.0


#: A class of four and a half minutes, which begins again when it is over.
SCRIPT: tuple[Scene, ...] = (
    Scene(35, "welcome", (2.0, 1.7, -0.5, -1, -1.5, -3, -3, -3)),
    Scene(40, "new topic", (2.6, 0.3, 0.4, -0.6, -0.8, -3, -2.5, -3), "got_it", 0.2),
    Scene(60, "hard example", (1.8, -1.0, 0.0, 1.0, 1.0, -2, -0.8, -2), "lost", 0.45),
    Scene(30, "recap", (2.4, 0.4, 0.6, -0.2, -0.4, -3, -2, -3), "got_it", 0.4),
    Scene(45, "exercise", (2.9, 0.0, -0.4, -0.2, 0.1, -3, -3, -2.5), "too_slow", 0.1),
    Scene(60, "it works", (1.5, 2.2, 0.3, -1.5, -2, -3, -3, -3), "got_it", 0.5),
)


@dataclass
class _Student:
    participant: Participant
    temper: tuple[float, ...]
    phase: float
    n: int = 0
    gave_in: int = -1
    answered: int = 0


async def simulate(hub: Hub, live_class: LiveClass, seed: int = 7) -> None:
    """Thirty students join a class and stay until it ends."""
    chance = random.Random(seed)  # noqa: S311 - a script, no secret
    students: list[_Student] = []
    began, scene = hub.clock(), -1
    while not live_class.ended:
        t = hub.clock() - began
        if len(students) < STUDENTS:  # they come in, a few at a time
            students += [
                _new(hub, live_class, chance) for _ in range(min(6, STUDENTS - len(students)))
            ]
        index, into = scene_at(t)
        if index != scene:
            scene = index
            hub.add_marker(live_class, SCRIPT[index % len(SCRIPT)].marker)
        for student in students:
            _act(hub, live_class, student, index, into, t, chance)
        hub.touch(live_class)
        await asyncio.sleep(1.0)


def scene_at(t: float) -> tuple[int, float]:
    """The number of the scene at `t` seconds, counted on through repetitions, and how far into it.

    >>> scene_at(0.0), scene_at(36.0)
    ((0, 0.0), (1, 1.0))
    """
    length = sum(scene.seconds for scene in SCRIPT)
    index, left = int(t // length) * len(SCRIPT), t % length
    for scene in SCRIPT:
        if left < scene.seconds:
            break
        index, left = index + 1, left - scene.seconds
    return index, left


def _new(hub: Hub, live_class: LiveClass, chance: random.Random) -> _Student:
    participant = live_class.join("student", True, hub.clock())
    participant.connected = participant.simulated = True
    temper = tuple(chance.gauss(0.0, 0.5) for _ in FERPLUS)
    return _Student(participant, temper, chance.uniform(0, 2 * math.pi))


def _act(
    hub: Hub,
    live_class: LiveClass,
    student: _Student,
    index: int,
    into: float,
    t: float,
    chance: random.Random,
) -> None:
    scene, before = SCRIPT[index % len(SCRIPT)], SCRIPT[(index - 1) % len(SCRIPT)]
    blend = min(into / 8.0, 1.0)  # a mood takes some seconds to come
    away = math.sin(t / 17 + student.phase) > 0.93  # looks down, is not read for a while
    logits = [
        blend * now + (1 - blend) * past + own + 0.35 * math.sin(t / 5 + student.phase + number)
        for number, (now, past, own) in enumerate(
            zip(scene.mood, before.mood, student.temper, strict=True)
        )
    ]
    facing = round(1000 / (1 + math.exp(-3 - 4 * math.sin(t / 13 + 2 * student.phase))))
    faces = [] if away else [FaceNumbers(who=1, q=0.9, p=_permille(logits), f=facing)]
    student.n += 1
    live_class.receive(
        student.participant,
        Faces(n=student.n, age_ms=50, faces=faces, v=1),
        hub.clock(),
    )
    # Each may press once in a scene, at some moment of it.
    asked = live_class.question
    if asked and student.answered != asked.id and chance.random() < 0.15:
        choice = chance.choices(range(len(asked.answers)), (3, 2, 1)[: len(asked.answers)])[0]
        live_class.answer(student.participant, asked.id, choice, hub.clock())
        student.answered = asked.id
    now_or_never = chance.random() < scene.share / scene.seconds * 1.5
    if scene.feedback and student.gave_in != index and now_or_never:
        word = chance.choice(_WORDS) if scene.feedback == "lost" else ""
        live_class.give_feedback(student.participant, scene.feedback, hub.clock(), word)
        student.gave_in = index


def _permille(logits: list[float]) -> list[int]:
    high = max(logits)
    weights = [math.exp(value - high) for value in logits]
    total = sum(weights)
    return [round(1000 * weight / total) for weight in weights]
