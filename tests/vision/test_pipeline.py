from __future__ import annotations

import json
import math
import subprocess
import sys
from contextlib import closing
from itertools import count

import numpy as np
import pytest

import roomtone
from benchmarks.gallery import read_gallery
from roomtone import PhotoReader, Pipeline, SignalStream, frames_from, read_photo
from roomtone.errors import SourceError
from roomtone.labels import FER2013, FERPLUS
from roomtone.types import Frame
from roomtone.vision.demo_clip import demo_frames
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model
from tests.conftest import shared


@pytest.fixture
def pipeline(detector, classifier) -> Pipeline:
    return Pipeline(detector, classifier)


def test_everyone_in_the_clip_is_one_person_throughout(pipeline, clip):
    people = [{reading.who for reading in pipeline.step(frame)} for frame in frames_from(clip)]
    assert people == [{1, 2}] * 20


def test_a_reading_is_a_distribution_and_holds_no_pixels(pipeline, portrait):
    (reading,) = pipeline.step(Frame(portrait))
    assert math.isclose(sum(reading.probabilities), 1, abs_tol=1e-5)
    assert math.isclose(sum(reading.fer2013), 1, abs_tol=1e-5)
    assert len(reading.probabilities) == len(FERPLUS)
    assert len(reading.fer2013) == len(FER2013)
    assert not any(isinstance(value, np.ndarray) for value in vars(reading).values())
    row = json.loads(json.dumps(reading.as_dict()))
    assert list(row) == ["t", "who", "box", "quality", "expression", "uncertain", "probabilities"]
    assert list(row["probabilities"]) == list(FERPLUS)


def test_the_portrait_smiles(pipeline, portrait):
    (reading,) = pipeline.step(Frame(portrait))
    assert reading.label == "happiness"
    assert reading.among(("angry", "fear", "happy", "neutral"))[0] == "happy"


def test_reset_begins_with_the_first_id_again(pipeline, portrait):
    pipeline.step(Frame(portrait))
    pipeline.reset()
    assert [reading.who for reading in pipeline.step(Frame(portrait, 0.1))] == [1]


def test_frames_read_side_by_side_give_what_one_after_another_gives(pipeline, clip):
    expected = [(frame.t, pipeline.step(frame)) for frame in frames_from(clip)]
    pipeline.reset()
    assert [(frame.t, found) for frame, found in pipeline.read(frames_from(clip))] == expected


def test_what_came_before_an_error_of_the_source_is_read_first(pipeline, portrait):
    def broken():
        for t in range(5):
            yield Frame(portrait, float(t))
        raise SourceError("the file ends here")

    seen = []
    with pytest.raises(SourceError, match="ends here"):
        seen.extend(frame.t for frame, _ in pipeline.read(broken()))
    assert seen == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_a_reading_that_is_given_up_closes_its_source(pipeline, portrait):
    closed = []

    def endless():
        try:
            for t in count():
                yield Frame(portrait, float(t))
        finally:
            closed.append(True)

    with closing(pipeline.read(endless())) as pairs:
        next(pairs)
    assert closed


@pytest.mark.parametrize("faces", [1, 5, 50])
def test_faces_parted_among_threads_are_read_as_one_by_one(classifier, faces):
    crops = np.random.default_rng(0).integers(0, 256, (faces, 48, 48), np.uint8)
    together = ExpressionClassifier(load_expression_model(threads=3)).classify(crops)
    alone = [classifier.classify(crops[index : index + 1]) for index in range(faces)]
    for head in ("ferplus", "fer2013"):
        expected = np.concatenate([getattr(one, head) for one in alone])
        np.testing.assert_allclose(getattr(together, head), expected, atol=1e-5)


def test_a_frame_without_faces_has_no_readings(pipeline):
    assert pipeline.step(Frame(np.zeros((50, 70, 3), np.uint8))) == []


def test_read_photo_answers_with_everyone_left_to_right(portrait_file, photo_detector, classifier):
    photo = read_photo(portrait_file)
    assert (photo.width, photo.height, len(photo.readings)) == (512, 512, 1)
    again = PhotoReader(photo_detector, classifier).read(
        Frame(np.zeros((9, 9, 3), np.uint8), source="dark")
    )
    assert again.as_dict() == {"source": "dark", "width": 9, "height": 9, "faces": []}


def test_the_demo_clip_is_a_class_of_nine_one_of_whom_leaves_for_a_while(pipeline):
    signal = SignalStream()
    due, seen = [], {}
    for frame in demo_frames():
        readings = pipeline.step(frame)
        seen.setdefault(int(frame.t), len(readings))
        due += signal.update(readings, frame.t)
    assert [seen[second] for second in range(12)] == [9] * 5 + [8] * 3 + [9] * 4
    assert {entry.present for entry in due} == {9}
    assert due[-1].shares["neutral"] > 0.4


def test_the_public_names_are_few_sorted_and_complete():
    assert list(roomtone.__all__) == sorted(roomtone.__all__)
    assert len(roomtone.__all__) <= 20
    assert all(hasattr(roomtone, name) for name in roomtone.__all__)


def test_importing_loads_no_heavy_library():
    code = (
        "import sys, roomtone; "
        "print([name for name in ('torch', 'onnx', 'onnxruntime', 'av', 'PIL', 'pygame', 'rich', "
        "'matplotlib', 'streamlit') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_gallery_is_read_as_it_was_made(pipeline):
    """The bars of the class gallery; docs/measured.md has what was measured on it."""
    found = read_gallery(
        shared("class_gallery/class_gallery.mp4"),
        shared("class_gallery/class_gallery.json"),
        pipeline,
    )
    assert found.seen >= 0.99
    assert found.dark_readings == 0
    assert found.switches <= 3
    assert found.happiness_error <= 0.12
