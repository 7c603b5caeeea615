from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from roomtone.labels import FERPLUS, UNCERTAIN
from roomtone.types import FaceReading, Signal
from roomtone.vision.drawing import COLORS, draw, label_of

SEVEN = (0.1, 0.0, 0.1, 0.4, 0.1, 0.1, 0.2)


def reading(box=(20.0, 30.0, 60.0, 60.0), uncertain=False) -> FaceReading:
    eight = (0.2, 0.8, 0, 0, 0, 0, 0, 0)
    return FaceReading(0, 1, 0.9, eight, "happiness", uncertain, box, 0.9, SEVEN)


def signal(**more) -> Signal:
    shares = dict.fromkeys(FERPLUS, 0.125)
    return Signal(0, 6, 6, shares, 0.1, (-0.1, 0.3), 0.2) if not more else Signal(0, **more)


def test_the_picture_gets_a_bar_below_it_and_is_not_changed_itself():
    image = np.zeros((200, 300, 3), np.uint8)
    drawn = draw(image, [reading()], signal())
    assert drawn.shape[0] > 200
    assert drawn.shape[1] == 300
    assert image.max() == 0
    assert drawn[:200].max() > 0
    assert draw(image, []).shape == image.shape


def test_every_expression_has_its_color_in_the_bar():
    drawn = draw(np.zeros((400, 900, 3), np.uint8), [], signal())
    seen = {tuple(int(value) for value in pixel) for pixel in drawn[412]}
    assert {COLORS[name] for name in FERPLUS} <= seen


def test_too_few_people_have_a_bar_that_says_so():
    few = signal(present=2, counted=2)
    many = draw(np.zeros((400, 900, 3), np.uint8), [], signal())
    assert not np.array_equal(draw(np.zeros((400, 900, 3), np.uint8), [], few), many)


def test_without_labels_every_face_looks_the_same():
    image = np.zeros((200, 300, 3), np.uint8)
    sure, unsure = (draw(image, [reading(uncertain=one)], labels=False) for one in (False, True))
    assert np.array_equal(sure, unsure)
    assert sure.any()
    assert not np.array_equal(draw(image, [reading()]), draw(image, [reading(uncertain=True)]))


@pytest.mark.parametrize("size", [(1, 1), (20, 15), (90, 2000)])
@pytest.mark.parametrize(
    "box", [(-5.0, -5.0, 30.0, 30.0), (0.0, 0.0, 1.0, 1.0), (14.0, 9.0, 99.0, 9.0)]
)
def test_drawing_holds_for_any_size_and_place(size, box):
    drawn = draw(np.zeros((*size, 3), np.uint8), [reading(box)], signal())
    assert drawn.shape[1] == size[1]


def test_labels_follow_the_classes_chosen_and_uncertainty():
    assert label_of(reading()) == ("happiness", 0.8)
    label, probability = label_of(reading(), ("angry", "happy"))
    assert label == "happy"
    assert probability == pytest.approx(0.6 / 0.65)
    torn = FaceReading(
        0,
        1,
        0.9,
        (0.51, 0, 0, 0.49, 0, 0, 0, 0),
        "neutral",
        False,
        (0, 0, 9, 9),
        0.9,
        (0, 0, 0, 0, 1, 0, 0),
    )
    assert label_of(torn) == ("neutral", 0.51)
    assert label_of(torn, ("sad", "neutral")) == (UNCERTAIN, 0.0)
    assert label_of(reading(uncertain=True)) == (UNCERTAIN, 0.0)


def test_colors_differ():
    for first, second in combinations(COLORS.values(), 2):
        assert np.abs(np.subtract(first, second)).max() >= 40
