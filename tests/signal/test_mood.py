from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roomtone.signal.mood import LIMITS, MOODS, Mood, mood_of
from roomtone.types import Signal


def signal(valence: float | None, half: float = 0.1) -> Signal:
    if valence is None:
        return Signal(0.0, 9, 0)
    return Signal(0.0, 9, 9, {"neutral": 1.0}, valence, (valence - half, valence + half), 0.0)


def test_a_word_holds_a_little_beyond_its_limit_so_that_it_does_not_flicker():
    mood = Mood()
    said = [mood.update(signal(valence)) for valence in (0.0, 0.13, 0.11, 0.15, 0.11, 0.09)]
    assert said == ["neutral"] * 3 + ["slightly positive"] * 2 + ["neutral"]


def test_too_wide_a_band_has_no_word():
    mood = Mood()
    assert mood.update(signal(0.5, half=0.4)) == "uncertain"
    assert mood.update(signal(0.5, half=0.34)) == "uncertain", "it holds a little, too"
    assert mood.update(signal(0.5, half=0.3)) == "positive"


def test_where_nothing_is_said_there_is_no_word_and_the_last_is_forgotten():
    mood = Mood()
    mood.update(signal(0.0))
    assert mood.update(signal(None)) is None
    assert mood.update(signal(0.13)) == "slightly positive"


@given(st.floats(-1, 1), st.sampled_from(["", *MOODS]))
def test_a_word_is_that_of_its_place_or_a_neighbor(valence, before):
    plain, said = mood_of(valence), mood_of(valence, before=before)
    if said != plain:
        assert said == before
        assert min(abs(valence - limit) for limit in LIMITS) <= 0.02
