from __future__ import annotations

from roomtone.signal.identities import Identities


def test_people_of_different_sources_are_different_people():
    identities = Identities()
    assert identities.number(1, 1, 0.0) == 1
    assert identities.number(2, 1, 0.0) == 2
    assert identities.number(1, 1, 1.0) == 1
    assert identities.numbers(2) == {2}


def test_whoever_is_seen_anew_takes_the_number_of_somebody_lost():
    identities = Identities()
    for who in (1, 2, 3):
        identities.number(0, who, 0.0)
    identities.succeed(0, frozenset({1, 2, 9}), 0.0, {})
    assert identities.number(0, 9, 1.0) == 3
    identities.succeed(0, frozenset({1, 2, 9, 10}), 0.0, {})
    assert identities.number(0, 10, 1.0) == 4, "nobody is lost"


def test_the_place_in_the_picture_decides_among_several():
    identities = Identities()
    left, right = (0.0, 0.0, 40.0, 40.0), (100.0, 0.0, 40.0, 40.0)
    identities.number(0, 1, 0.0, left)
    identities.number(0, 2, 0.0, right)
    identities.succeed(0, frozenset({7}), 0.0, {7: (104.0, 2.0, 40.0, 40.0)})
    assert identities.number(0, 7, 1.0) == 2


def test_nobody_succeeds_somebody_long_gone():
    identities = Identities()
    identities.number(0, 1, 0.0)
    identities.succeed(0, frozenset({2}), 5.0, {})
    assert identities.number(0, 2, 9.0) == 2


def test_whoever_comes_back_to_the_same_place_is_the_same_person():
    identities = Identities()
    place = (10.0, 10.0, 40.0, 40.0)
    identities.number(0, 1, 0.0, place)
    identities.succeed(0, frozenset({2}), 9.0, {2: (12.0, 9.0, 40.0, 40.0)})
    assert identities.number(0, 2, 12.0, place) == 1


def test_who_was_not_seen_for_long_is_forgotten():
    identities = Identities()
    for who in range(1000):
        identities.number(0, who, float(who))
        identities.forget(before=who - 10)
    assert len(identities.numbers(0)) == 11
    identities.remove(0)
    assert identities.numbers(0) == frozenset()
