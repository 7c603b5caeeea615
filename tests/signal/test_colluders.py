"""Colluders who know their own readings, and when everybody comes and goes, learn of nobody."""

from __future__ import annotations

import pytest

from benchmarks.privacy import K, measure


@pytest.mark.parametrize(("kind", "honest"), [("leaver", 8), ("leaver", 17), ("newcomer", 8)])
def test_fewer_than_k_minus_one_colluders_learn_no_more_than_the_mean_tells(kind, honest):
    before = measure(kind, honest, every_s=20.0, min_change=3, runs=150)
    now = measure(kind, honest, every_s=20.0, min_change=2 * K - 2, runs=150)
    assert before["attack"] > before["mean"] + 0.15, "the attack works where groups change by three"
    assert now["attack"] <= now["mean"] + 0.2, "150 runs are within 0.16 of the truth"
