"""Scores are what they say; robustness to corruptions, and risk against coverage."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import cv2
import numpy as np
import pytest

from roomtone.labels import FERPLUS
from roomtone.types import Frame
from roomtone.vision.crops import crop_faces
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model, read_scores
from roomtone_train.data import Faces
from roomtone_train.evaluate import evaluate, score, selective_risk
from roomtone_train.layouts import read_data
from roomtone_train.scenes import (
    CANVAS,
    CORRUPTIONS,
    PASTED,
    crop_all,
    measure_robustness,
    pasted,
)
from tests.conftest import shared


@pytest.fixture
def faces(detector, portrait) -> Faces:
    """A portrait as FER-2013 would frame it, and nobody."""
    (face,) = detector.detect(Frame(portrait))
    crop = crop_faces(Frame(portrait), [face])
    votes, none = np.zeros((2, 8), np.float32), np.zeros((2, 2), np.float32)
    votes[:, 1] = 10
    images = np.concatenate([crop, np.full_like(crop, 90)])
    return Faces(images, np.full(2, 3), votes, none)


def test_scores_are_what_they_say():
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]], np.float32)
    found = score(probabilities, np.array([0, 0, 1, 1]), ("a", "b"))
    assert found.accuracy == 0.75
    assert found.confusion == [[2, 0], [1, 1]]
    assert found.recall == {"a": 1.0, "b": 0.5}
    assert found.nll == pytest.approx(-np.log([0.9, 0.8, 0.7, 0.4]).mean(), abs=1e-6)
    assert found.interval[0] < 0.75 < found.interval[1]
    assert found.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)
    expected = (abs(0.9 - 1) + abs(0.8 - 1) + abs(0.7 - 1) + abs(0.6 - 0)) / 4
    assert found.ece == pytest.approx(expected, abs=1e-6)
    assert score(np.zeros((0, 2), np.float32), np.zeros(0, np.int64), ("a", "b")).n == 0


def test_evaluation_leaves_copies_out_and_restricts_to_the_origins_classes(splits, classifier):
    found = evaluate(classifier, splits["PublicTest"], splits["Training"])
    assert found.fer2013.n == 140
    assert found.fer2013_without_copies.n == 138
    assert found.origin.n == 80
    assert found.origin.classes == ["angry", "fear", "happy", "neutral"]
    assert found.ferplus.n == 140
    one = splits["PublicTest"].where(np.arange(140) == 3)
    read = classifier.classify(one.images).ferplus[0]  # all nine votes are for happiness
    divergence = evaluate(classifier, one).votes_kl
    assert divergence == pytest.approx(-np.log(read[FERPLUS.index("happiness")]), abs=1e-4)
    unvoted = evaluate(classifier, replace(one, voted=False))
    assert unvoted.votes_kl is None and unvoted.ferplus.n == 0
    assert one.label_agreement() == 1.0
    assert replace(one, labels=one.labels - 1).label_agreement() == 0.0
    assert json.loads(json.dumps(asdict(found)))["ferplus"]["n"] == 140


def test_through_the_detector_a_face_is_framed_as_it_was(detector, classifier, faces):
    crops, found = crop_all(faces.images, detector)
    assert found.tolist() == [True, False]
    assert (crops[1] == 90).all(), "what was not found is kept as it is"
    inner = slice(8, 40)
    pair = [images[0, inner, inner].ravel() for images in (crops, faces.images)]
    assert np.corrcoef(*pair)[0, 1] > 0.6  # a shift of a pixel takes away a quarter


def test_a_portrait_as_it_is_is_found_and_answered(detector, classifier, faces):
    measured = measure_robustness(detector, classifier, faces)
    assert list(measured) == list(CORRUPTIONS)
    plain = measured["as it is"]
    assert (plain.n, plain.found, plain.answered) == (2, 0.5, 1.0)
    assert plain.quality > 0.9
    again = measure_robustness(detector, classifier, faces)
    assert again == measured, "what is random in a corruption is drawn from a seed"
    nobody = replace(faces, votes=faces.votes * 0)
    assert measure_robustness(detector, classifier, nobody)["as it is"].n == 0


def test_each_corruption_does_to_a_scene_what_it_says(faces):
    scene = pasted(faces.images[0]).image
    spoilt = {name: spoil(scene, np.random.default_rng(0)) for name, spoil in CORRUPTIONS.items()}
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


def test_the_least_sure_are_left_out_first():
    sure = np.array([[0.9, 0.1], [0.55, 0.45], [0.2, 0.8], [0.4, 0.6]], np.float32)
    risk = selective_risk(sure, np.array([0, 1, 1, 0]))
    np.testing.assert_allclose(risk, [0, 0, 1 / 3, 0.5])


def test_an_interval_narrows_with_the_pictures_and_stays_within_bounds():
    def interval(hits: int, n: int) -> tuple[float, float]:
        probabilities = np.tile(np.array([[1.0, 0.0]], np.float32), (n, 1))
        return score(probabilities, np.repeat([0, 1], [hits, n - hits]), ("a", "b")).interval

    wide, narrow = interval(7, 10), interval(700, 1000)
    assert wide[0] < narrow[0] < 0.7 < narrow[1] < wide[1]
    assert interval(70, 100) == pytest.approx((0.604, 0.781), abs=5e-4)
    assert interval(0, 5)[0] == pytest.approx(0, abs=1e-9)
    assert interval(5, 5)[1] == pytest.approx(1, abs=1e-9)
    assert interval(0, 0) == (0.0, 1.0)


@pytest.fixture(scope="module")
def public_test() -> Faces:
    data = read_data(shared("fer2013/fer2013.csv.gz"), shared("fer2013/fer2013new.csv"))
    return data.splits["PublicTest"]


@pytest.mark.parametrize("name", ["expression", "nano", "mobilenet"])
def test_the_shipped_models_read_as_well_as_their_cards_say(name, public_test):
    classifier = ExpressionClassifier(load_expression_model(name))
    found = evaluate(classifier, public_test)
    stated = read_scores(classifier.model)
    assert stated is not None
    for task in ("fer2013", "origin", "ferplus"):
        stored = stated["tasks"][task]
        scores = getattr(found, task)
        assert scores.n == stored["n"]
        assert scores.accuracy == pytest.approx(stored["accuracy"], abs=0.002), task
    assert found.origin.accuracy > 0.765
    assert found.ferplus.accuracy > 0.86
    assert found.ferplus.ece <= 0.03
