"""Valence in words: positive, neutral, negative. The pulse and the recap use the same."""

from __future__ import annotations

from roomtone.types import Signal

#: Words of valence from low to high, and where they change, on its scale of -1 to 1.
MOODS = ("negative", "slightly negative", "neutral", "slightly positive", "positive")
LIMITS = (-0.3, -0.12, 0.12, 0.3)
#: What is said where the 95 % band is too wide for a word.
UNCERTAIN_MOOD = "uncertain"
#: A 95 % band that reaches further than this to each side is too wide.
MAX_HALF_BAND = 0.35
#: A word holds until valence is so far beyond its limit, so that it does not flicker.
HYSTERESIS = 0.02


def mood_of(valence: float, band: tuple[float, float] | None = None, before: str = "") -> str:
    """The word for a valence; "uncertain" where its band is too wide for one.

    Args:
        valence: -1 to 1.
        band: its 95 % band, if known.
        before: the word said last, which holds a little longer; empty for none.

    >>> mood_of(0.2), mood_of(0.2, (-0.3, 0.7)), mood_of(0.13, before="neutral")
    ('slightly positive', 'uncertain', 'neutral')
    """
    if band is not None:
        slack = -HYSTERESIS if before == UNCERTAIN_MOOD else HYSTERESIS if before else 0.0
        if (band[1] - band[0]) / 2 > MAX_HALF_BAND + slack:
            return UNCERTAIN_MOOD
    limits = list(LIMITS)
    if before in MOODS:
        place = MOODS.index(before)
        if place < len(limits):
            limits[place] += HYSTERESIS
        if place > 0:
            limits[place - 1] -= HYSTERESIS
    return MOODS[sum(valence > limit for limit in limits)]


class Mood:
    """`update(signal)` returns the word for a signal, or None where it says nothing."""

    def __init__(self) -> None:
        self._word = ""

    def update(self, signal: Signal) -> str | None:
        """The word for the next signal."""
        if signal.valence is None:
            self._word = ""
            return None
        self._word = mood_of(signal.valence, signal.valence_band, self._word)
        return self._word

    def reset(self) -> None:
        """Forget the word said last."""
        self._word = ""
