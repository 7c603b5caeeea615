"""Hard pictures made on purpose, risk against coverage, and the card that tells of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from roomtone.types import Frame
from roomtone.vision.crops import crop_faces
from roomtone_train.evaluate import wilson
from roomtone_train.fer2013 import Faces
from roomtone_train.framing import CANVAS, PASTED, pasted
from roomtone_train.trust import HARDSHIPS, endure, risk_coverage


@pytest.fixture
def faces(detector, portrait) -> Faces:
    """A portrait as FER-2013 would frame it, and nobody."""
    (face,) = detector.detect(Frame(portrait))
    crop = crop_faces(Frame(portrait), [face])
    votes, none = np.zeros((2, 8), np.float32), np.zeros((2, 2), np.float32)
    votes[:, 1] = 10
    images = np.concatenate([crop, np.full_like(crop, 90)])
    return Faces(images, np.full(2, 3), votes, none)


def test_a_portrait_as_it_is_is_found_and_answered(detector, classifier, faces):
    measured = endure(detector, classifier, faces)
    assert list(measured) == list(HARDSHIPS)
    plain = measured["as it is"]
    assert (plain.n, plain.found, plain.answered) == (2, 0.5, 1.0)
    assert plain.quality > 0.9
    again = endure(detector, classifier, faces)
    assert again == measured, "what is random in a hardship is drawn from a seed"


def test_each_hardship_does_to_a_scene_what_it_says(faces):
    scene = pasted(faces.images[0]).image
    spoilt = {name: spoil(scene, np.random.default_rng(0)) for name, spoil in HARDSHIPS.items()}
    assert all(image.shape == scene.shape and image.dtype == np.uint8 for image in spoilt.values())
    assert (spoilt["as it is"] == scene).all()
    assert spoilt["a quarter of the light, noisy"].mean() == pytest.approx(
        scene.mean() / 4, rel=0.1
    )

    def sharp(image):
        return cv2.Laplacian(image[:, :, 0], cv2.CV_64F).std()

    blurs = ["as it is", "blurred by 1.5 % of its width", "blurred by 3 % of its width"]
    assert sharp(spoilt[blurs[0]]) > 2 * sharp(spoilt[blurs[1]]) > 2 * sharp(spoilt[blurs[2]])

    def extent(image, axis):
        return int((image[:, :, 0] != 128).any(axis=axis).sum())

    for name, wide, high in (
        ("32 px wide", 32, 32),
        ("20 px wide", 20, 20),
        ("turned by 30 degrees", 167, 205),
        ("turned by 50 degrees", 125, 220),
    ):
        assert extent(spoilt[name], 0) == pytest.approx(wide, rel=0.06), name
        assert extent(spoilt[name], 1) == pytest.approx(high, rel=0.06), name
    middle = CANVAS // 2
    for name, row in (("mouth covered", 0.8), ("eyes covered", 0.38)):
        at = (CANVAS - PASTED) // 2 + int(row * PASTED)
        assert spoilt[name][at, middle].tolist() == [150, 160, 170], name
        assert (spoilt[name] != scene).any(axis=2).mean() < 0.15


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
