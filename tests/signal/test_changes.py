from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.signal.changes import Change, ChangeDetector, changes
from roomtone.types import Second, Signal


def second(t: int, valence: float | None, feedback=None, joined: int = 30) -> Second:
    band = None if valence is None else (valence - 0.08, valence + 0.08)
    shares = {} if valence is None else {"neutral": 1.0}
    return Second(Signal(float(t), 30, 30, shares, valence, band, 0.0), feedback or {}, joined)


def found(valences) -> list[Change]:
    return changes(second(t, valence) for t, valence in enumerate(valences))[0]


def test_a_lasting_fall_is_found_where_it_was_with_its_figures():
    [change] = found([0.4] * 90 + [-0.1] * 60)
    assert (change.what, change.up, change.undone) == ("valence", False, False)
    assert 88 <= change.t <= 92
    assert change.before == pytest.approx(0.4, abs=0.01)
    assert change.after == pytest.approx(-0.1, abs=0.01)
    assert change.strength == pytest.approx(0.5 / 0.12, rel=0.1)
    assert change.clear
    assert change.lasted_s >= 55


def test_it_lasts_until_half_of_it_is_undone():
    [change, back] = found([0.4] * 90 + [-0.1] * 70 + [0.4] * 60)
    assert change.undone
    assert 60 <= change.lasted_s <= 85
    assert back.up


@pytest.mark.parametrize(
    "valences",
    [
        [0.2] * 60 + [-0.4] * 15 + [0.2] * 60,
        [0.2 - 0.001 * t for t in range(180)],
        [0.2] * 60 + [0.1] * 60,
        [0.2] * 60 + [None] * 25 + [-0.2] * 5,
        [0.0] * 40 + [-0.7] * 10,
    ],
    ids=["a dip", "a drift", "within the margin", "a gap", "too short a class"],
)
def test_what_is_no_lasting_change(valences):
    assert found(valences) == []


def test_a_change_after_a_gap_has_to_last_as_long():
    detector = ChangeDetector()
    for t, valence in enumerate([0.2] * 60 + [None] * 12 + [-0.2] * 40):
        detector.update(second(t, valence))
        if detector.holding:
            break
    assert t >= 60 + 12 + 16


def test_noise_is_no_change():
    noise = random.Random(3)  # noqa: S311 - no secret
    assert found([0.1 + noise.gauss(0, 0.06) for _ in range(3600)]) == []


def test_where_a_change_would_have_been_seen_is_known():
    assert changes(second(t, 0.1) for t in range(40))[1] is None
    compared = changes(second(t, 0.1) for t in range(120))[1]
    assert compared is not None
    assert 49 <= compared[0] <= 51
    assert compared[1] == 119


def test_feedback_of_many_is_a_change_and_of_few_is_not():
    def changes_of(count: int, joined: int) -> list[Change]:
        rows = [second(t, None, {"lost": 0}, joined) for t in range(70)]
        rows += [second(t, None, {"lost": count}, joined) for t in range(70, 130)]
        return changes([*rows, *(second(t, None, {"lost": 0}, joined) for t in range(130, 140))])[0]

    [change] = changes_of(13, 30)
    assert (change.what, change.t, change.before, change.after) == ("lost", 70.0, 0.0, 13.0)
    assert (change.until, change.undone) == (130.0, True)
    assert changes_of(3, 3), "three of three"
    assert changes_of(2, 3) == []
    assert changes_of(3, 30) == []


def test_feedback_that_stands_is_no_new_change():
    rows = [second(t, None, {"too_fast": 12}) for t in range(300)]
    assert [change.t for change in changes(rows)[0]] == [0.0]


@pytest.mark.parametrize("fall_s", [1, 5, 10, 15])
def test_the_trend_never_contradicts_the_latest_seconds(fall_s):
    """From +0.5 to -0.2 within some seconds: never "rising", and soon "falling"."""
    detector = ChangeDetector()
    step = 0.7 / fall_s
    valences = [0.5] * 60 + [0.5 - step * n for n in range(1, fall_s + 1)] + [-0.2] * 20
    trends = []
    for t, valence in enumerate(valences):
        detector.update(second(t, valence))
        trends.append(detector.trend)
    assert trends[59] == "steady"
    assert "rising" not in trends
    first = next(t for t, valence in enumerate(valences) if 0.5 - valence > 0.1)
    assert set(trends[first + 3 : first + 20]) == {"falling"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.floats(-0.6, 0.8), min_size=40, max_size=120))
def test_the_trend_is_that_of_the_last_seconds_beside_those_before(values):
    detector = ChangeDetector()
    for t, valence in enumerate(values):
        detector.update(second(t, valence))
    late, early = values[-5:], values[-35:-5]
    moved = sum(late) / len(late) - sum(early) / len(early)
    if detector.trend == "rising":
        assert moved > 0.04
    elif detector.trend == "falling":
        assert moved < -0.04
    else:
        assert abs(moved) < 0.09


@settings(max_examples=100, deadline=None)
@given(st.lists(st.none() | st.floats(-0.6, 0.8), max_size=150), st.integers(1, 40))
def test_online_equals_afterwards(levels, hold_s):
    """What the live class finds second by second is what the recap finds in the stored seconds."""
    seconds = [
        second(t, level) for t, level in enumerate(one for one in levels for _ in range(hold_s))
    ]
    detector, live = ChangeDetector(), []
    for one in seconds:
        live += detector.update(one)
    live += detector.finish()
    afterwards, _ = changes(seconds)
    assert sorted(live, key=lambda one: one.t) == afterwards
    for one, other in pairwise([one for one in afterwards if one.what == "valence"]):
        assert other.t > one.t
    assert all(one.strength >= 1 and one.until >= one.t for one in afterwards)
