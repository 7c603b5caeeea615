from __future__ import annotations

import pytest

from roomtone.errors import LabelError
from roomtone.labels import CIRCUMPLEX, FER2013, FERPLUS, FERPLUS_OF_FER2013, ORIGIN, parse_classes


def test_every_word_has_its_place():
    assert set(CIRCUMPLEX) == set(FERPLUS)
    assert set(FERPLUS_OF_FER2013) == set(FER2013)
    assert set(FERPLUS_OF_FER2013.values()) == set(FERPLUS) - {"contempt"}
    assert set(ORIGIN) <= set(FER2013)
    assert CIRCUMPLEX["neutral"] == (0, 0)
    assert CIRCUMPLEX["happiness"][0] > 0 > CIRCUMPLEX["sadness"][0]
    assert all(-1 <= value <= 1 for place in CIRCUMPLEX.values() for value in place)


@pytest.mark.parametrize("text", ["", "happy", "happy,happy", "happy,glad", ","])
def test_classes_that_make_no_choice_are_refused(text):
    with pytest.raises(LabelError, match="--classes"):
        parse_classes(text)
