from __future__ import annotations

import cv2
import numpy as np
import pytest

from roomtone.errors import ModelError
from roomtone.types import Frame
from roomtone.vision.faces import FaceDetector, FaceOptions
from roomtone.vision.images import read_image
from tests.conftest import shared


def test_the_portrait_has_one_face_with_its_landmarks_in_order(detector, portrait):
    (face,) = detector.detect(Frame(portrait))
    x, y, w, h = face.box
    left_eye, right_eye, nose, left_mouth, right_mouth = face.landmarks
    assert face.score > 0.85
    assert all(x <= px <= x + w and y <= py <= y + h for px, py in face.landmarks)
    assert left_eye[0] < nose[0] < right_eye[0]
    assert left_mouth[0] < right_mouth[0]
    assert max(left_eye[1], right_eye[1]) < nose[1] < min(left_mouth[1], right_mouth[1])


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (31, 33), (480, 640), (77, 2001)])
def test_a_picture_of_any_size_without_a_face_has_none(photo_detector, size):
    assert photo_detector.detect(Frame(np.full((*size, 3), 90, np.uint8))) == []


def test_boxes_stay_inside_the_frame_when_a_face_is_cut_by_its_edge(detector, portrait):
    (whole,) = detector.detect(Frame(portrait))
    cut_off = portrait[:, int(whole.box[0] + 0.35 * whole.box[2]) :]
    for face in detector.detect(Frame(cut_off)):
        x, y, w, h = face.box
        assert x >= 0
        assert y >= 0
        assert x + w <= cut_off.shape[1]
        assert y + h <= cut_off.shape[0]


def test_the_box_scales_with_the_picture(photo_detector, portrait):
    (small,) = photo_detector.detect(Frame(portrait))
    (large,) = photo_detector.detect(Frame(cv2.resize(portrait, None, fx=3, fy=3)))
    np.testing.assert_allclose(np.array(large.box) / 3, small.box, atol=6)
    np.testing.assert_allclose(np.array(large.landmarks) / 3, small.landmarks, atol=5)


def test_several_scales_find_the_small_and_the_large_face_once_each(photo_detector, portrait):
    scene = np.full((1500, 2400, 3), 128, np.uint8)
    scene[:1400, :1400] = cv2.resize(portrait, (1400, 1400))
    scene[700:812, 2000:2112] = cv2.resize(portrait, (112, 112), interpolation=cv2.INTER_AREA)
    faces = photo_detector.detect(Frame(scene))
    assert sorted(face.box[0] > 1400 for face in faces) == [False, True]


def test_a_detector_file_of_ones_own_must_be_a_yunet(tmp_path):
    wrong = tmp_path / "wrong.onnx"
    with pytest.raises(ModelError, match="expected a model file"):
        FaceDetector(path=wrong)
    wrong.write_bytes(b"not a model")
    with pytest.raises(ModelError, match="YuNet"):
        FaceDetector(path=wrong)


def test_a_higher_min_score_finds_fewer(portrait):
    assert FaceDetector(FaceOptions(min_score=0.99)).detect(Frame(portrait)) == []


@pytest.mark.parametrize(
    ("photo", "faces"),
    [("family", 7), ("friends", 3), ("three", 3), ("steps", 6), ("solvay-1927", 29)],
)
def test_everyone_who_faces_the_camera_is_found(photo_detector, photo, faces):
    picture = read_image(shared(f"photos/{photo}.jpg"))
    assert len(photo_detector.detect(Frame(picture))) == faces
