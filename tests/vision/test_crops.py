from __future__ import annotations

import cv2
import numpy as np
import pytest

from roomtone.types import Face, Frame
from roomtone.vision.crops import TEMPLATE, crop_faces, similarities


def face_with(landmarks: np.ndarray) -> Face:
    points = tuple((float(x), float(y)) for x, y in landmarks)
    return Face((0, 0, 10, 10), points, 1.0)


def scene(size: int = 400) -> np.ndarray:
    rng = np.random.default_rng(0)
    return cv2.GaussianBlur(rng.integers(0, 256, (size, size, 3), dtype=np.uint8), (0, 0), 4)


@pytest.mark.parametrize("scale", [1.0, 2.0, 5.0])
def test_a_face_already_in_place_is_its_square_of_the_frame(scale):
    image = scene()
    start, side = np.array([40.0, 60.0]), 48 * scale
    crops = crop_faces(Frame(image), [face_with(np.array(TEMPLATE) * side + start)])
    region = image[60 : 60 + int(side), 40 : 40 + int(side)]
    expected = cv2.cvtColor(
        cv2.resize(region, (48, 48), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
    )
    assert np.abs(crops[0].astype(int) - expected).mean() < 1.5


def test_a_turned_face_is_turned_upright():
    image = scene()
    side, middle = 96.0, np.array([200.0, 200.0])
    upright = np.array(TEMPLATE) * side + middle - side / 2
    angle = np.radians(25)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned_landmarks = (upright - middle) @ turn.T + middle
    matrix = np.column_stack([turn, middle - turn @ middle])
    turned = cv2.warpAffine(image, matrix, (400, 400))
    first = crop_faces(Frame(image), [face_with(upright)])[0].astype(int)
    second = crop_faces(Frame(turned), [face_with(turned_landmarks)])[0].astype(int)
    assert np.abs(first - second).mean() < 2


def test_beyond_the_frame_the_edge_is_repeated():
    image = np.full((60, 60, 3), 200, np.uint8)
    crop = crop_faces(Frame(image), [face_with(np.array(TEMPLATE) * 100 - 60)])[0]
    assert (crop == 200).all()


def test_a_frame_wider_than_opencv_warps(portrait):
    wide = np.zeros((200, 33_000, 3), np.uint8)
    wide[:200, -200:] = cv2.resize(portrait, (200, 200))
    place = np.array(TEMPLATE) * 60 + (33_000 - 130, 60)
    near = face_with(place - (32_000, 0))
    part = np.ascontiguousarray(wide[:, 32_000:])
    same = crop_faces(Frame(part), [near])
    assert np.array_equal(crop_faces(Frame(wide), [face_with(place)]), same)


def test_no_faces_no_crops():
    crops = crop_faces(Frame(scene()), [])
    assert crops.shape == (0, 48, 48)


def test_the_similarity_recovers_turn_size_and_shift():
    rng = np.random.default_rng(3)
    source = rng.normal(size=(5, 2))
    turn = 1.7 * np.array([[np.cos(2), -np.sin(2)], [np.sin(2), np.cos(2)]])
    target = source @ turn.T + (3, -4)
    (matrix,) = similarities(source, target[None])
    np.testing.assert_allclose(matrix, np.column_stack([turn, (3, -4)]), atol=1e-12)


def test_the_template_is_symmetric_and_upright():
    left_eye, right_eye, nose, left_mouth, right_mouth = TEMPLATE
    assert left_eye[0] + right_eye[0] == pytest.approx(1, abs=1e-3)
    assert left_mouth[0] + right_mouth[0] == pytest.approx(1, abs=1e-3)
    assert nose[0] == pytest.approx(0.5, abs=1e-3)
    assert left_eye[1] == right_eye[1] < nose[1] < left_mouth[1] == right_mouth[1]


def test_the_portraits_crop_is_framed_like_the_template(detector, portrait):
    (face,) = detector.detect(Frame(portrait))
    crops = crop_faces(Frame(portrait), [face])
    side = 480
    again = cv2.cvtColor(
        cv2.resize(crops[0], (side, side), interpolation=cv2.INTER_CUBIC), cv2.COLOR_GRAY2BGR
    )
    padded = cv2.copyMakeBorder(again, 120, 120, 120, 120, cv2.BORDER_CONSTANT, value=(128,) * 3)
    (found,) = detector.detect(Frame(padded))
    places = (np.array(found.landmarks) - 120) / side
    assert np.abs(places - np.array(TEMPLATE)).max() < 0.07
