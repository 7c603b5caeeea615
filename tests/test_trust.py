"""Hard pictures made on purpose, risk against coverage, and the card that tells of them."""

from __future__ import annotations

import numpy as np
import pytest

from roomtone.crops import cut
from roomtone.types import Frame
from roomtone_train.evaluate import wilson
from roomtone_train.fer2013 import Faces
from roomtone_train.trust import HARDSHIPS, endure, risk_coverage


@pytest.fixture
def faces(detector, portrait) -> Faces:
    """A portrait as FER-2013 would frame it, and nobody."""
    (face,) = detector.detect(Frame(portrait))
    crop = cut(Frame(portrait), [face]).images
    votes, none = np.zeros((2, 8), np.float32), np.zeros((2, 2), np.float32)
    votes[:, 1] = 10
    images = np.concatenate([crop, np.full_like(crop, 90)])
    return Faces(images, np.full(2, 3), votes, none)


def test_hard_pictures_are_harder(detector, classifier, faces):
    measured = endure(detector, classifier, faces)
    assert list(measured) == list(HARDSHIPS)
    plain = measured["as it is"]
    assert (plain.n, plain.found, plain.answered) == (2, 0.5, 1.0)
    assert plain.quality > 0.9
    small = measured["face 20 px"]
    assert small.found == 0 or small.quality < plain.quality
    again = endure(detector, classifier, faces)
    assert again == measured, "what is random in a hardship is drawn from a seed"


def test_faces_without_a_majority_and_no_faces_at_all_are_no_error(detector, classifier, faces):
    faces.votes[:] = 0
    assert endure(detector, classifier, faces)["as it is"].n == 0


def test_the_least_sure_are_left_out_first():
    sure = np.array([[0.9, 0.1], [0.55, 0.45], [0.2, 0.8], [0.4, 0.6]], np.float32)
    coverage, risk = risk_coverage(sure, np.array([0, 1, 1, 0]))
    assert coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
    np.testing.assert_allclose(risk, [0, 0, 1 / 3, 0.5])


def test_an_interval_narrows_with_the_pictures_and_stays_within_bounds():
    wide, narrow = wilson(7, 10), wilson(700, 1000)
    assert wide[0] < narrow[0] < 0.7 < narrow[1] < wide[1]
    assert wilson(0, 5)[0] == pytest.approx(0, abs=1e-9)
    assert wilson(5, 5)[1] == pytest.approx(1, abs=1e-9)
    assert wilson(0, 0) == (0.0, 1.0)
