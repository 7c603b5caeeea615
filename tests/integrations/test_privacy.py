"""Nothing leaves that the teacher's pages do not show, and nothing at all of few people."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.integrations.notices import notice_of
from roomtone.integrations.webhooks import payload
from roomtone.integrations.xapi import statement
from roomtone.labels import FEEDBACK
from roomtone.live.hub import Hub
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import FaceNumbers, Faces
from roomtone.policy import Policy

CALM = [900, 50, 10, 10, 10, 10, 5, 5]
SAD = [50, 10, 10, 900, 10, 10, 5, 5]
SECONDS, TURN = 150, 75
DATA = {"code", "name", "course", "simulated", "seconds", "recap", "alert", "text"}
STATEMENT = {"id", "actor", "verb", "object", "timestamp", "version", "context", "result"}


def alerts_that_left(size: int, seed: int, share: float) -> list[str]:
    """A class in which, from a moment on, some look sad and press something."""
    now, sent_now = 0.0, []
    hub = Hub(Policy("US", "education"), clock=lambda: now)
    hub.subscribe(lambda event: sent_now.append(notice_of(event, lambda code: hub.get(code))))
    one, _ = hub.create(ClassOptions(name="Optics", course="Physics"))
    students = [hub.join(one, "student", True)[0] for _ in range(size)]
    chance, left = random.Random(seed), []  # noqa: S311
    value = chance.choice(FEEDBACK)
    for second in range(SECONDS):
        now = float(second + 1)
        for student in students:
            sad = second >= TURN and chance.random() < share
            face = FaceNumbers(who=1, q=0.9, p=SAD if sad else CALM)
            one.receive(student, Faces(n=second + 1, age_ms=0, faces=[face], v=1), now)
            if sad and chance.random() < 0.2:
                one.give_feedback(student, value, now)
        hub.touch(one)
        hub.tick(one)
        shown = one.pulse().alert
        for notice in filter(None, sent_now):
            sent, said = (
                payload(notice, "https://x.example"),
                statement(notice, "https://x.example"),
            )
            assert set(sent) == {"type", "timestamp", "data"}
            assert set(sent["data"]) <= DATA
            assert set(said) <= STATEMENT
            assert said["actor"]["account"]["name"] == "roomtone"
            if notice.kind == "class.alert":
                assert shown is not None, "alerts leave as they are shown, and not before"
                left.append(sent["data"]["text"])
                assert set(said["result"]) == {"response"}
        sent_now.clear()
    return left


@settings(max_examples=6, deadline=None)
@given(st.integers(1, 4), st.integers(0, 1000), st.floats(0, 1))
def test_nothing_leaves_about_fewer_people_than_the_minimum(size, seed, share):
    assert alerts_that_left(size, seed, share) == []


@settings(max_examples=4, deadline=None)
@given(st.integers(5, 14), st.integers(0, 1000), st.floats(0, 1))
def test_what_leaves_is_what_is_shown(size, seed, share):
    alerts_that_left(size, seed, share)


def test_an_alert_leaves():
    """Were it not so, the tests above would tell nothing."""
    assert alerts_that_left(12, 1, 1.0)
