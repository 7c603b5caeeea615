"""No order, time or length of a message tells who moved: the real class and hub, another clock."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.integrations.notices import notice_of
from roomtone.integrations.webhooks import payload
from roomtone.live import live_class
from roomtone.live.connections import Outbox
from roomtone.live.events import Event
from roomtone.live.hub import Hub
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import FaceNumbers, Faces
from roomtone.policy import Policy
from roomtone.types import Signal

CALM = [900, 50, 10, 10, 10, 10, 5, 5]
SECONDS = 6
#: Ticks within a second: the first makes the pulse of the second before, of what came by then.
TICKS = (0.05, 0.25, 0.45, 0.65, 0.85)

people = st.sampled_from([8, 20])
phases = st.lists(st.floats(0.06, 0.99), min_size=20, max_size=20)
#: Of whom each second's expressions are drawn.
draws = st.integers(0, 1000)


@dataclass
class Heard:
    """What an attacker hears: on the feed, as a participant, and by asking again and again.

    Attributes:
        feed, overlay, own: each message and when it came.
        asked: each signal that it was answered, and when.
        sent: what other systems are sent, without its random id.
    """

    feed: list[tuple[float, str]]
    overlay: list[tuple[float, str]]
    own: list[tuple[float, str]]
    asked: list[tuple[float, Signal]]
    sent: list[tuple[float, str]]


async def waiting(outbox: Outbox) -> list[str]:
    with suppress(TimeoutError):
        async with asyncio.timeout(0):
            return await outbox.next()
    return []


async def listen(shown: list[list[list[int]]], when: list[float]) -> Heard:
    """A class in which each one sends what it shows, every second at its own phase."""
    now, heard = 1000.0, Heard([], [], [], [], [])
    hub = Hub(Policy("US", "education"), clock=lambda: now)

    def note(event: Event) -> None:
        if notice := notice_of(event, hub.get):
            heard.sent.append((now, f"{notice.kind} {payload(notice, '')['data']}"))

    one, _ = hub.create(ClassOptions(facing=True))
    hub.subscribe(note)
    one.code = one.join_code = "CODE2345"
    hub.resume(one)
    students = [hub.join(one, "student", True)[0] for _ in shown[0]]
    own = hub.connect(one, hub.join(one, "student", False)[0])
    feed = hub.watch(one, by_link=True)
    overlay = hub.watch(one, by_link=True, overlay=True)
    for second, faces in enumerate(shown):
        due = [(tick, None) for tick in TICKS]
        # Random weights are drawn in the order in which people came: here always the same.
        due += [(when[index] if second else 0.5, index) for index in range(len(students))]
        for phase, index in sorted(due, key=lambda pair: pair[0]):
            now = 1000.0 + second + phase
            if index is None:
                hub.tick(one)
            else:
                face = FaceNumbers(who=1, q=0.9, p=faces[index], f=faces[index][1])
                message = Faces(n=second + 1, age_ms=20, faces=[face], v=1)
                one.receive(students[index], message, now)
                hub.touch(one)
            heard.asked.append((now, one.signal))
            heard.feed += [(now, text) for text in await waiting(feed)]
            heard.overlay += [(now, text) for text in await waiting(overlay)]
            heard.own += [(now, text) for text in await waiting(own)]
    return heard


def all_moving(size: int, draw: int) -> list[list[list[int]]]:
    """What everyone shows in each second, another expression each time."""
    chance = random.Random(draw)  # noqa: S311
    moved = [[chance.randrange(800) for _ in range(size)] for _ in range(SECONDS)]
    return [[[900 - more, 50 + more, *CALM[2:]] for more in second] for second in moved]


def hear(shown: list[list[list[int]]], when: list[float]) -> Heard:
    with pytest.MonkeyPatch.context() as patch:  # the same weights in classes that are compared
        seeded = live_class.aggregate_options
        patch.setattr(live_class, "aggregate_options", lambda one: replace(seeded(one), seed=1))
        return asyncio.run(listen(shown, when))


def differing(one: list[tuple[float, str]], other: list[tuple[float, str]]) -> list[str]:
    """The beginnings of messages that differ in text or time: short, since pytest compares them."""
    pairs = zip_longest(one, other, fillvalue=(0.0, "none"))
    return [f"{a[0]} {a[1][:200]} | {b[0]} {b[1][:200]}" for a, b in pairs if a != b][:1]


@settings(max_examples=15, deadline=None)
@given(people, phases, st.dictionaries(st.integers(0, 19), st.integers(1, SECONDS - 1), max_size=7))
def test_nobody_hears_that_one_alone_moved_or_a_few(size, when, moves):
    """The same messages at the same times, byte by byte, as in a class in which nobody moves."""
    still = [[CALM] * size for _ in range(SECONDS)]
    moved = [
        [
            [10, 940, *CALM[2:]] if index in moves and second >= moves[index] else CALM
            for index in range(size)
        ]
        for second in range(SECONDS)
    ]
    nobody, somebody = hear(still, when), hear(moved, when)
    assert differing(somebody.feed, nobody.feed) == []
    assert differing(somebody.overlay, nobody.overlay) == []
    assert somebody.own == nobody.own == []
    assert differing(somebody.sent, nobody.sent) == []
    assert all(
        (t, signal.shares) == (at, other.shares)
        for (t, signal), (at, other) in zip(somebody.asked, nobody.asked, strict=True)
    )


@settings(max_examples=15, deadline=None)
@given(people, phases, phases, draws)
def test_nobody_hears_when_within_the_second_or_in_which_order_people_moved(
    size, when, otherwise, draw
):
    """All move in every second: the same messages at the same times, whoever was first."""
    shown = all_moving(size, draw)
    first, second = hear(shown, when), hear(shown, otherwise)
    assert differing(first.feed, second.feed) == []
    assert differing(first.overlay, second.overlay) == []
    assert [round(t % 1, 2) for t, _ in first.feed] == [TICKS[0]] * SECONDS, "once a second"


@settings(max_examples=10, deadline=None)
@given(people, phases, draws)
def test_asking_again_and_again_gives_what_the_feed_gives(size, when, draw):
    heard = hear(all_moving(size, draw), when)
    changes = [
        t
        for (t, signal), (_, before) in zip(heard.asked[1:], heard.asked, strict=False)
        if signal is not before
    ]
    assert set(changes) <= {t for t, _ in heard.feed}
    assert len({id(signal) for _, signal in heard.asked}) == SECONDS


def test_what_everyone_shows_is_heard():
    """Were it not, the tests above would tell nothing."""
    still = [[CALM] * 8 for _ in range(SECONDS)]
    all_move = [*still[:3], *[[[10, 940, *CALM[2:]]] * 8] * 3]
    when = [0.5] * 20
    before, after = hear(still, when), hear(all_move, when)
    assert before.feed != after.feed
    assert before.overlay != after.overlay
    facing = [after.asked[index][1].facing for index in (-1, len(after.asked) // 2)]
    assert facing == [pytest.approx(0.94), pytest.approx(0.05)]
    assert '"facing":0.94' in after.feed[-1][1]
    assert '"facing":null' in after.overlay[-1][1], "it is for the teacher alone"
