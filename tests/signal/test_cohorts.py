from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.signal.cohorts import Cohort, CohortOptions

OPTIONS = CohortOptions(min_group_size=5, min_change=3, settle_s=20.0)

people = st.sets(st.integers(0, 11), max_size=12)


@settings(max_examples=300)
@given(st.lists(st.tuples(people, st.floats(0.1, 15.0)), max_size=40))
def test_no_two_groups_close_in_time_differ_by_a_few_people(steps):
    """Whoever comes and goes: the difference of two signals tells of three people or more."""
    cohort, t = Cohort(OPTIONS), 0.0
    shown: list[tuple[float, frozenset[int]]] = []
    for present, wait in steps:
        t += wait
        group = cohort.update(present, t)
        if group is None:
            continue
        assert group <= present
        assert len(group) >= OPTIONS.min_group_size
        for before, other in shown:
            if t - before <= OPTIONS.settle_s and group != other:
                assert len(group ^ other) >= OPTIONS.min_change
        shown.append((t, group))


@given(people)
def test_a_still_class_is_counted_whole(present):
    group = Cohort(OPTIONS).update(present, 0.0)
    assert group == (frozenset(present) if len(present) >= 5 else None)


def test_where_it_is_not_known_who_was_shown_nothing_is_said_for_a_while():
    cohort = Cohort(OPTIONS)
    cohort.pause_after(100.0)
    assert cohort.update(set(range(9)), 101.0) is None
    assert cohort.update(set(range(9)), 119.9) is None
    assert cohort.update(set(range(9)), 120.0) == set(range(9))


def test_where_the_minimum_rises_what_was_shown_still_counts():
    cohort = Cohort(OPTIONS)
    cohort.update(set(range(8)), 0.0)
    cohort.options = CohortOptions(min_group_size=7, min_change=3)
    assert cohort.update(set(range(9)), 1.0) == set(range(8)), "one who comes waits"
    assert cohort.update(set(range(6)), 2.0) is None


def test_one_who_goes_takes_two_others_along_for_a_while():
    cohort = Cohort(OPTIONS)
    cohort.update(set(range(10)), 0.0)
    group = cohort.update(set(range(9)), 1.0)
    assert group is not None
    assert len(group) == 7
    assert 9 not in group
    # Within the settling time the two wait; then all nine count again.
    assert cohort.update(set(range(9)), 2.0) == group
    for second in range(3, 40):
        last = cohort.update(set(range(9)), float(second))
    assert last == group  # two who wait are too few, still
    assert cohort.update(set(range(9)) | {20}, 41.0) == frozenset(range(9)) | {20}


def test_a_small_class_falls_silent_and_comes_back():
    cohort = Cohort(OPTIONS)
    assert cohort.update(set(range(6)), 0.0) == frozenset(range(6))
    said = [cohort.update(set(range(5)), float(second)) for second in range(1, 25)]
    assert said[:20] == [None] * 20
    assert said[20:] == [frozenset(range(5))] * 4


def test_where_many_wait_everyone_is_counted_again_after_a_silence():
    cohort = Cohort(CohortOptions(min_group_size=5, min_change=8))
    cohort.update(set(range(16)), 0.0)
    cohort.update(set(range(15)), 1.0)
    counted = [cohort.update(set(range(15)), float(second)) for second in range(2, 100)]
    assert len(counted[0] or ()) == 8, "seven pause with the one who went"
    silent = [second for second, group in enumerate(counted, 2) if group is None]
    assert len(silent) == 20
    assert 30 <= silent[0] <= 40, "seven of fifteen wait"
    assert counted[-1] == frozenset(range(15))


def test_a_group_may_come_and_go_at_once_where_people_are_shown_anyway():
    cohort = Cohort(CohortOptions(min_group_size=3, min_change=1))
    for number in (5, 4, 6, 3):
        assert cohort.update(set(range(number)), float(number)) is not None or number < 3
