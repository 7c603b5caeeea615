from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.labels import CIRCUMPLEX, FERPLUS
from roomtone.signal.aggregate import AggregateOptions, Aggregator, SignalStream, StreamOptions
from roomtone.types import FaceReading, Reading, Signal


def reading(who: int, t: float, probabilities, quality: float = 1.0) -> FaceReading:
    seven = (1.0, 0, 0, 0, 0, 0, 0)
    values = tuple(float(value) for value in probabilities)
    box = (50.0 * who, 0, 40, 40)
    return FaceReading(t, who, quality, values, "neutral", False, box, 0.9, seven)


def summary(people, t: float, min_group_size: int = 5) -> Signal:
    """The signal of people who are all there at once."""
    aggregator = Aggregator(AggregateOptions(min_group_size=min_group_size))
    aggregator.add(people)
    return aggregator.advance(t, present=len(people)).stored


def sure(index: int) -> np.ndarray:
    return np.eye(8)[index]


def test_shares_valence_and_arousal_are_means_over_people():
    people = [reading(who, 0.0, sure(1 if who < 2 else 0)) for who in range(8)]
    signal = summary(people, 0.0)
    assert signal.present == signal.counted == 8
    assert signal.shares["happiness"] == pytest.approx(0.25)
    assert signal.valence == pytest.approx(0.25 * CIRCUMPLEX["happiness"][0])
    assert signal.arousal == pytest.approx(0.25 * CIRCUMPLEX["happiness"][1])


def test_below_the_minimum_group_size_nothing_is_said():
    people = [reading(who, 0.0, sure(1)) for who in range(4)]
    signal = summary(people, 0.0)
    assert (signal.present, signal.counted, signal.coverage) == (4, 0, 0.0)
    assert not signal.enough
    assert signal.shares == {}
    assert signal.valence is signal.valence_band is signal.arousal is None
    assert summary(people, 0.0, min_group_size=4).enough
    assert not summary([], 0.0, min_group_size=1).enough


def test_bad_pictures_are_present_but_not_counted():
    people = [reading(who, 0.0, sure(0), quality=0.1 if who < 3 else 1.0) for who in range(10)]
    signal = summary(people, 0.0)
    assert (signal.present, signal.counted, signal.coverage) == (10, 7, 0.7)


def test_the_band_narrows_with_people_and_widens_with_those_not_counted():
    def width(n: int, unseen: int = 0) -> float:
        values = [0.5, 0.5, 0, 0, 0, 0, 0, 0]
        people = [reading(who, 0.0, sure(who % 2) if unseen else values) for who in range(n)]
        people += [reading(n + who, 0.0, sure(0), quality=0.0) for who in range(unseen)]
        band = summary(people, 0.0).valence_band
        assert band is not None
        return band[1] - band[0]

    assert width(40) < width(10) / 1.9
    assert width(10, unseen=20) > width(10, unseen=1) > 0


def test_the_band_holds_the_true_mean_as_often_as_it_says():
    rng = np.random.default_rng(1)
    valences = np.array([CIRCUMPLEX[name][0] for name in FERPLUS])
    inside = 0
    for _ in range(400):
        table = rng.dirichlet(np.full(8, 0.5), size=20)
        truth = np.mean([rng.choice(valences, p=row) for row in table])
        people = [reading(who, 0.0, row) for who, row in enumerate(table)]
        low, high = summary(people, 0.0).valence_band
        inside += low <= truth <= high
    assert 0.92 <= inside / 400 <= 0.98


def test_one_signal_a_second_of_what_was_seen_by_then():
    signal = SignalStream(min_group_size=1)
    times = []
    for step in range(31):
        t = step / 10
        found = signal.update([reading(1, t, sure(1 if t > 1.0 else 0))], t)
        times += [(entry.t, entry.shares["happiness"]) for entry in found]
    assert times == [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0), (3.0, 1.0)]


def test_after_a_gap_every_second_gets_its_signal_and_people_who_left_are_gone():
    signal = SignalStream(min_group_size=1)
    signal.update([reading(1, 0.0, sure(1))], 0.0)
    due = signal.update([reading(1, 5.0, sure(1))], 5.0)
    assert [entry.t for entry in due] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert [entry.present for entry in due] == [1, 1, 1, 0, 1], "held for three seconds"


def test_somebody_with_a_new_id_in_the_same_place_is_not_counted_twice():
    signal = SignalStream(min_group_size=1)
    signal.update([reading(1, 0.0, sure(0))], 0.0)
    again = replace(reading(2, 1.0, sure(0)), box=reading(1, 0.0, sure(0)).box)
    assert [entry.present for entry in signal.update([again], 1.0)] == [1]


def test_a_jump_of_time_far_ahead_begins_anew():
    signal = SignalStream(min_group_size=1)
    signal.update([reading(1, 0.0, sure(0))], 0.0)
    due = signal.update([reading(1, 1e6, sure(0))], 1e6)
    assert [(entry.t, entry.present) for entry in due] == [(1e6, 1)]


def test_reset_and_time_that_runs_back_begin_anew():
    signal = SignalStream(min_group_size=1)
    signal.update([reading(who, 9.0, sure(1)) for who in range(3)], 9.0)
    assert [entry.present for entry in signal.update([reading(9, 0.0, sure(1))], 0.0)] == [1]
    signal.reset()
    assert [entry.present for entry in signal.update([], 1.0)] == [0]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 8), max_size=9), min_size=1, max_size=40),
    st.sampled_from([3, 5]),
)
def test_what_is_stored_of_a_recording_never_changes_by_fewer_than_three_people(absences, k):
    """Whoever is seen in a second, and whoever is not: two signals that are less than 20 s apart
    are those of the same people, or of groups that differ by three people or more."""
    stream = SignalStream(min_group_size=k, options=StreamOptions(hold_s=0.5))
    stored: list[tuple[float, int]] = []
    for t, away in enumerate(absences):
        # Each shows another share of happiness, a power of two, so that the sum tells who counts.
        seen = []
        for who in set(range(9)) - away:
            happiness = 2**who / 1000
            values = (1 - happiness, happiness, 0, 0, 0, 0, 0, 0)
            seen.append(Reading(float(t), who, 1.0, values, "neutral", False))
        for signal in stream.update(seen, float(t)):
            if signal.enough:
                group = round(1000 * signal.shares["happiness"] * signal.counted)
                stored.append((signal.t, group))
    for index, (t, group) in enumerate(stored):
        for before, other in stored[:index]:
            # An id that takes the place of a lost one counts as the same person.
            if t - before <= 20.0 and group.bit_count() != other.bit_count():
                assert abs(group.bit_count() - other.bit_count()) >= 3 or (
                    (group ^ other).bit_count() >= 3
                )


def test_figures_are_renewed_only_when_several_people_changed():
    """The difference of two signals is never the change of one person, nor of a few."""
    aggregator = Aggregator(AggregateOptions(min_group_size=5, min_change=5))
    people = {who: sure(0) for who in range(8)}

    def shares(t: float) -> float:
        aggregator.add(reading(who, t, values) for who, values in people.items())
        return aggregator.advance(t).shown.shares["happiness"]

    assert shares(0.0) == 0.0
    for who in range(4):
        people[who] = sure(1)
        assert shares(1.0 + who) == 0.0, "fewer than five have changed"
    people[4] = sure(1)
    assert shares(5.0) == pytest.approx(5 / 8)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=9, max_size=9), min_size=1),
    st.sets(st.integers(0, 8), max_size=6),
)
def test_the_share_that_faces_the_screen_is_of_everyone_who_is_counted_or_of_nobody(seconds, away):
    """It is of the group whose shares are shown, which is never smaller than k nor of its own."""
    aggregator = Aggregator(AggregateOptions(min_group_size=5, min_change=3, seed=1))
    for t, facing in enumerate(seconds):
        aggregator.add(
            replace(reading(who, float(t), sure(t % 8)), facing=facing[who])
            for who in range(9)
            if t == 0 or who not in away
        )
        found = aggregator.advance(float(t))
        of = [one.facing for one in found.counted]
        if found.stored.facing is None:
            assert None in of or not found.stored.enough
        else:
            assert found.stored.counted >= 5
            assert found.stored.facing == pytest.approx(np.mean(of))


def test_a_recording_has_no_share_that_faces_the_screen():
    people = [replace(reading(who, 0.0, sure(0)), facing=0.9) for who in range(8)]
    assert summary(people, 0.0).facing == pytest.approx(0.9)
    assert SignalStream(5).update(people, 0.0)[0].facing is None


def test_the_view_of_each_person_follows_everyone_and_what_is_stored_does_not():
    aggregator = Aggregator(AggregateOptions(min_group_size=5, per_person=True))
    people = {who: sure(0) for who in range(8)}
    for t, moved in ((0.0, 0), (1.0, 1)):
        people[0] = sure(moved)
        aggregator.add(
            replace(reading(who, t, values), facing=float(not moved or who != 0))
            for who, values in people.items()
        )
        now = aggregator.advance(t)
    assert now.shown.facing == now.stored.facing == 1.0
    assert now.shown.shares["happiness"] == pytest.approx(1 / 8)
    assert now.stored.shares["happiness"] == 0.0


def test_a_recording_has_the_same_signal_each_time_it_is_read():
    def read() -> list[Signal]:
        stream, signals = SignalStream(), []
        for t in range(60):
            away = {t // 10 % 4, 5} if t > 20 else set()
            seen = [reading(who, float(t), sure(who % 2)) for who in range(12) if who not in away]
            signals += stream.update(seen, float(t))
        return signals

    assert read() == read()


def test_a_person_alone_is_followed_where_the_minimum_group_size_is_one():
    stream = SignalStream(min_group_size=1)
    assert stream.update([reading(1, 0.0, sure(1))], 0.0)[0].counted == 1
    two = [reading(1, 1.0, sure(1)), reading(2, 1.0, sure(0))]
    assert stream.update(two, 1.0)[0].counted == 2


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.lists(st.floats(0.001, 1), min_size=8, max_size=8)),
        max_size=40,
    )
)
def test_a_signal_is_always_within_its_bounds(people):
    rows = [
        reading(who, 0.0, np.array(values) / np.sum(values), quality)
        for who, (quality, values) in enumerate(people)
    ]
    signal = summary(rows, 0.0)
    assert 0 <= signal.counted <= signal.present == len(people)
    assert 0 <= signal.coverage <= 1
    assert signal.enough == (signal.counted >= 5)
    if signal.enough:
        assert sum(signal.shares.values()) == pytest.approx(1)
        low, high = signal.valence_band
        assert -1 <= low <= signal.valence <= high <= 1
        assert -1 <= signal.arousal <= 1
