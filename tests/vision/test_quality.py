from __future__ import annotations

import cv2
import numpy as np
import pytest

from roomtone.types import Face, Frame
from roomtone.vision.crops import TEMPLATE, crop_faces
from roomtone.vision.occlusion import OcclusionDetector
from roomtone.vision.pipeline import Pipeline, PipelineOptions
from roomtone.vision.quality import assess, facing, sharpness, turn
from roomtone.vision.tracks import TrackOptions


def of(image: np.ndarray, detector) -> float:
    (face,) = detector.detect(Frame(image))
    return float(assess([face], crop_faces(Frame(image), [face]))[0])


def test_a_sharp_frontal_portrait_is_good(detector, portrait):
    assert of(portrait, detector) > 0.8


def test_quality_falls_with_blur_and_with_smallness(detector, portrait):
    blurred = cv2.GaussianBlur(portrait, (0, 0), 4)
    tiny = np.full((480, 640, 3), 110, np.uint8)
    tiny[100:160, 100:160] = cv2.resize(portrait, (60, 60), interpolation=cv2.INTER_AREA)
    assert of(blurred, detector) < 0.25 < of(portrait, detector)
    found = detector.detect(Frame(tiny))
    assert len(found) <= 1
    for face in found:
        assert assess([face], crop_faces(Frame(tiny), [face]))[0] < 0.5


def test_a_turned_head_is_worse_than_a_frontal_one():
    frontal = np.array(TEMPLATE) * 100
    profile = frontal.copy()
    profile[2, 0] += 32
    faces = [
        Face((0, 0, 100, 100), tuple(map(tuple, landmarks)), 0.95)
        for landmarks in (frontal, profile)
    ]
    assert turn(faces[0]) == pytest.approx(0, abs=1e-6)
    image = np.random.default_rng(0).integers(0, 256, (100, 100, 3), dtype=np.uint8)
    good, bad = assess(faces, crop_faces(Frame(image), faces))
    assert good == 1.0
    assert bad < 0.3


def test_an_unsure_detection_is_worth_nothing():
    face = Face((0, 0, 100, 100), tuple(map(tuple, np.array(TEMPLATE) * 100)), 0.5)
    image = np.random.default_rng(0).integers(0, 256, (100, 100, 3), dtype=np.uint8)
    assert assess([face], crop_faces(Frame(image), [face]))[0] == 0.0


def test_sharpness_of_a_plain_area_is_zero_and_of_noise_is_high():
    plain = np.full((1, 48, 48), 77, np.uint8)
    noise = np.random.default_rng(0).integers(0, 256, (1, 48, 48), dtype=np.uint8)
    assert sharpness(plain)[0] == 0
    assert sharpness(noise)[0] > 0.9


def test_landmarks_that_no_face_has_face_nothing():
    eye = mouth = (5.0, 5.0)
    assert facing(Face((0, 0, 9, 9), (eye, eye, (90, 5), mouth, (5, 5.001)), 1.0)) == 0


@pytest.mark.parametrize("tone", [30, 110, 190, 240])
@pytest.mark.parametrize(("top", "bottom"), [(0.6, 1.0), (0.22, 0.52)])
def test_a_face_with_mouth_or_eyes_covered_is_uncertain(portrait, tone, top, bottom):
    covered = portrait.copy()
    pipeline = Pipeline(options=PipelineOptions(tracks=TrackOptions(start_score=0)))
    (clear,) = pipeline.step(Frame(portrait))
    x, y, w, h = clear.box
    rows = slice(round(y + top * h), round(y + bottom * h))
    covered[rows, round(x - 0.1 * w) : round(x + 1.1 * w)] = tone
    pipeline.reset()
    assert not clear.uncertain
    for reading in pipeline.step(Frame(covered)):
        assert reading.uncertain or reading.quality < 0.5


def test_what_is_not_covered_keeps_its_quality(portrait):
    read = [
        Pipeline(options=PipelineOptions(occlusion=occlusion)).step(Frame(portrait))[0].quality
        for occlusion in (True, False)
    ]
    assert read[0] == read[1] > 0.8


def test_occlusion_of_nobody_and_of_crops_of_another_size(portrait, detector):
    occlusion = OcclusionDetector()
    assert occlusion.covered(np.zeros((0, 48, 48), np.uint8)).shape == (0,)
    faces = detector.detect(Frame(portrait))
    for size in (48, 64, 96):
        (covered,) = occlusion.covered(crop_faces(Frame(portrait), faces, size))
        assert covered < 0.5


def test_nobody_has_no_quality():
    assert assess([], crop_faces(Frame(np.zeros((9, 9, 3), np.uint8)), [])).shape == (0,)
