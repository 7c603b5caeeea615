"""Colluders who know their own readings, and when everybody comes and goes, learn of nobody.

`benchmarks.privacy` tells their lead over the mean to 0.01; these few classes tell a large one.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.privacy import Attack, measure, shipped

#: Classes of an attack, and how far chance may lead it there: 3 standard errors.
RUNS, CHANCE = 50, 0.2


@pytest.mark.parametrize("colluders", ["none", "together", "churn"])
def test_nobody_is_known_better_than_the_mean_tells(colluders):
    for target, found in measure(Attack(colluders, 8, 60.0), shipped(), RUNS).items():
        assert found.lead[0] <= 0.05 + CHANCE, target
        assert found.named_lead[0] <= 0.05 + CHANCE, target


def test_the_attack_works_where_people_come_and_go_at_once_and_count_alike():
    """It would find what there is to find."""
    open_to_all = replace(shipped(), min_change=1, weight_variance=0.0)
    found = measure(Attack("none", 8, 20.0), open_to_all, RUNS)
    for target in ("newcomer", "leaver"):
        assert found[target].lead[0] > 0.25
        assert found[target].named_lead[0] > 0.25
