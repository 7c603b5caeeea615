from __future__ import annotations

import pickle
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roomtone.labels import FERPLUS
from roomtone.types import FaceReading
from roomtone.vision.smoothing import Smoother, SmoothOptions


def reading(t: float, probabilities, quality: float = 1.0, who: int = 1) -> FaceReading:
    values = np.array(probabilities, float)
    values = values / values.sum()
    seven = (1.0, 0, 0, 0, 0, 0, 0)
    return FaceReading(t, who, quality, tuple(values), "neutral", False, (0, 0, 40, 40), 0.9, seven)


def mostly(index: int, share: float = 0.8) -> list[float]:
    rest = (1 - share) / 7
    return [share if place == index else rest for place in range(8)]


@given(
    st.lists(
        st.tuples(
            st.floats(0.01, 1.9),
            st.floats(0.01, 1.0),
            st.lists(st.floats(0.01, 1.0), min_size=8, max_size=8),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_the_running_average_is_the_weighted_average_of_all_readings(steps):
    smoother, t, rows = Smoother(SmoothOptions(half_life_s=0.7)), 0.0, []
    for gap, quality, values in steps:
        t += gap
        entry = reading(t, values, quality)
        rows.append((t, quality, entry.probabilities))
        steady = smoother.update(entry)
    weights = np.array([quality * 0.5 ** ((t - moment) / 0.7) for moment, quality, _ in rows])
    expected = weights @ np.array([values for *_, values in rows]) / weights.sum()
    np.testing.assert_allclose(steady.probabilities, expected, rtol=1e-9)
    np.testing.assert_allclose(sum(steady.probabilities), 1.0, rtol=1e-9)


def test_a_single_frame_does_not_change_the_label_and_a_lasting_change_does():
    smoother = Smoother()
    for step in range(10):
        smoother.update(reading(step / 10, mostly(0)))
    assert smoother.update(reading(1.0, mostly(1))).expression == "neutral"
    later = [smoother.update(reading(1.1 + step / 10, mostly(1))) for step in range(15)]
    assert later[-1].expression == "happiness"
    assert sum(a.expression != b.expression for a, b in pairwise(later)) == 1


def test_two_expressions_that_swap_by_a_hair_do_not_flicker():
    smoother, labels = Smoother(), []
    rng = np.random.default_rng(0)
    for step in range(200):
        lead = 0.03 * rng.standard_normal()
        values = [0.45 + lead, 0.45 - lead, 0.1, 0, 0, 0, 0, 0]
        labels.append(smoother.update(reading(step / 10, np.clip(values, 0, 1))).expression)
    assert len(set(labels)) == 1


def test_low_quality_is_uncertain_and_so_is_a_flat_distribution():
    assert Smoother().update(reading(0, mostly(1), quality=0.1)).uncertain
    assert Smoother().update(reading(0, [1] * 8)).uncertain
    assert not Smoother().update(reading(0, mostly(1))).uncertain
    assert Smoother().update(reading(0, [1] * 8)).label == "uncertain"


def test_a_bad_frame_weighs_less_than_a_good_one():
    good, bad = Smoother(), Smoother()
    for smoother, quality in ((good, 1.0), (bad, 0.1)):
        smoother.update(reading(0.0, mostly(0)))
        last = smoother.update(reading(0.1, mostly(1), quality=quality))
        assert last.t == 0.1
    happy = FERPLUS.index("happiness")
    first = good.update(reading(0.2, mostly(0))).probabilities[happy]
    second = bad.update(reading(0.2, mostly(0))).probabilities[happy]
    assert first > 2 * second


def test_people_do_not_mix_and_the_past_goes_stale():
    smoother = Smoother()
    smoother.update(reading(0.0, mostly(0), who=1))
    assert smoother.update(reading(0.1, mostly(1), who=2)).expression == "happiness"
    fresh = smoother.update(reading(5.0, mostly(1), who=1))
    np.testing.assert_allclose(fresh.probabilities[1], 0.8)


def test_reset_forgets():
    smoother = Smoother()
    smoother.update(reading(0.0, mostly(0)))
    smoother.reset()
    np.testing.assert_allclose(smoother.update(reading(0.1, mostly(1))).probabilities[1], 0.8)


def test_memory_does_not_grow_with_people_who_left():
    smoother, sizes = Smoother(), []
    for who in range(5000):
        smoother.update(reading(who / 10, mostly(0), who=who))
        sizes.append(len(pickle.dumps(smoother)) if who in (66, 4999) else 0)
    assert sizes[4999] < 2 * sizes[66]
