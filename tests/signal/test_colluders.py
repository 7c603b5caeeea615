"""Colluders who know their own readings, and when everybody comes and goes, learn of nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.privacy import Attack, measure, shipped

#: Classes of an attack. 150 tell the attack's lead over the mean to about 0.1.
RUNS, CHANCE = 150, 0.1


@pytest.mark.parametrize(("colluders", "people"), [("none", 20), ("together", 8)])
def test_whoever_goes_is_known_no_better_than_the_mean_tells(colluders, people):
    found = measure(Attack("leaver", colluders, people, 60.0), shipped(), RUNS)
    assert found.attack <= found.mean + 0.05 + CHANCE
    assert found.named <= found.mean_named + 0.05 + CHANCE


def test_whoever_comes_is_known_no_better_than_the_mean_tells():
    found = measure(Attack("newcomer", "together", 8, 60.0), shipped(), RUNS)
    assert found.attack <= found.mean + 0.05 + CHANCE


def test_colluders_who_come_and_go_all_the_time_learn_no_more():
    found = measure(Attack("leaver", "churn", 20, 60.0), shipped(), RUNS)
    assert found.attack <= found.mean + 0.05 + CHANCE


def test_the_attack_works_where_people_come_and_go_at_once_and_count_alike():
    """It would find what there is to find."""
    open_to_all = replace(shipped(), min_change=1, weight_variance=0.0)
    found = measure(Attack("leaver", "none", 8, 20.0), open_to_all, 100)
    assert found.attack > found.mean + 0.25
