"""A teacher's predictions, crops as the runtime makes them, and what they do to the targets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from roomtone.errors import DataError
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model
from roomtone_train.align import Aligned, read_aligned
from roomtone_train.batches import batches, tensors
from roomtone_train.calibrate import Temperatures
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.export import export
from roomtone_train.fer2013 import Faces
from roomtone_train.network import Network, NetworkOptions, normalised
from roomtone_train.teach import Lessons, read_lessons, teach

TINY = NetworkOptions(width=0.125, stem_stride=2)


@pytest.fixture
def faces() -> Faces:
    rng = np.random.default_rng(0)
    votes = np.zeros((6, 8), np.float32)
    votes[:5, 1] = 8
    votes[:5, 0] = 2
    discarded = np.zeros((6, 2), np.float32)
    discarded[5, 0] = 10  # the last: nobody saw an expression
    return Faces(
        rng.integers(0, 256, (6, 48, 48), dtype=np.uint8),
        np.array([3, 3, 3, 3, -1, 3]),
        votes,
        discarded,
    )


def lessons_on(faces: Faces) -> Lessons:
    eight, seven = np.zeros((6, 8), np.float32), np.zeros((6, 7), np.float32)
    eight[:, 2], seven[:, 5] = 1, 1
    return Lessons(eight, seven, faces.digest())


def test_a_teacher_is_the_mean_of_its_models_over_a_picture_and_its_mirror_image(faces, tmp_path):
    torch.manual_seed(0)
    networks = [Network(TINY).eval(), Network(TINY).eval()]
    teachers = []
    for index, network in enumerate(networks):
        file = tmp_path / f"{index}.onnx"
        card = {"temperatures": {"ferplus": 0.6, "fer2013": 1.4}}
        export(network, Temperatures(0.6, 1.4), card, file)
        teachers.append(ExpressionClassifier(load_expression_model(file)))
    lessons = teach(teachers, faces)
    expected = np.zeros((6, 8), np.float32)
    with torch.inference_mode():
        for network in networks:
            for images in (faces.images, faces.images[:, :, ::-1].copy()):
                expected += network(normalised(images))[0].softmax(1).numpy() / 4
    np.testing.assert_allclose(lessons.ferplus, expected, atol=3e-3)
    np.testing.assert_allclose(lessons.fer2013.sum(1), 1, atol=1e-5)
    other = Aligned(255 - faces.images, np.ones(6, bool), faces.digest())
    assert not np.allclose(teach(teachers, faces, other).ferplus, lessons.ferplus, atol=3e-3)


def test_predictions_and_crops_are_kept_and_belong_to_their_pictures(faces, tmp_path):
    lessons, file = lessons_on(faces), tmp_path / "new" / "lessons.npz"
    lessons.save(file)
    np.testing.assert_array_equal(read_lessons(file, faces.digest()).ferplus, lessons.ferplus)
    crops = Aligned(255 - faces.images, np.ones(6, bool), faces.digest())
    crops.save(tmp_path / "crops.npz")
    assert (read_aligned(tmp_path / "crops.npz", faces.digest()).crops == crops.crops).all()
    other = replace(faces, labels=faces.labels + 1).digest()
    for read, wanted in ((read_lessons, file), (read_aligned, tmp_path / "crops.npz")):
        with pytest.raises(DataError, match=r"(of|on) others"):
            read(wanted, other)
        with pytest.raises(DataError, match=r"none\.npz"):
            read(tmp_path / "none.npz", other)
        (tmp_path / "broken.npz").write_bytes(b"PK no archive")
        with pytest.raises(DataError, match=r"broken\.npz"):
            read(tmp_path / "broken.npz", other)


def test_a_teachers_share_is_mixed_into_votes_and_labels(faces):
    settings = FitOptions(teacher_weight=0.25, label_smoothing=0.0)
    mixed = tensors(faces, lessons_on(faces), None, settings)
    np.testing.assert_allclose(mixed.votes[0, :3], [0.15, 0.6, 0.25], atol=1e-6)
    np.testing.assert_allclose(mixed.classes[0, [3, 5]], [0.75, 0.25], atol=1e-6)
    taught = lessons_on(faces)
    np.testing.assert_allclose(mixed.classes[4], 0.25 * taught.fer2013[4], atol=1e-6)
    np.testing.assert_allclose(mixed.votes[5], taught.ferplus[5], atol=1e-6)
    assert mixed.weights.tolist() == [1, 1, 1, 1, 1, 0.25]
    alone = tensors(faces, None, None, settings)
    np.testing.assert_allclose(alone.votes[0, :3], [0.2, 0.8, 0], atol=1e-6)
    assert alone.weights[5] == 0
    assert alone.digest() != mixed.digest()


def test_aligned_crops_take_the_given_ones_places_as_often_as_asked(faces):
    dark = replace(faces, images=np.zeros_like(faces.images))
    white = Aligned(np.full_like(dark.images, 255), np.ones(6, bool), dark.digest())
    for share in (0.2, 0.5, 1.0):
        options = RunOptions(fit=FitOptions(aligned_share=share, batch_size=6))
        plain = replace(options.augment, light=0, noise=0, erase=0, blur=0)
        options = replace(options, augment=plain)
        data = tensors(dark, None, white, options.fit)
        drawn = [batch.crops for epoch in range(40) for batch in batches(data, options, epoch)]
        bright = float((torch.cat(drawn).mean(dim=(1, 2, 3)) > 0).float().mean())
        assert bright == pytest.approx(share, abs=0.1)
    for options, teacher, crops in (("--aligned", None, white), ("--teacher", True, None)):
        nothing = FitOptions(aligned_share=0, teacher_weight=0)
        lessons = teacher and Lessons(np.ones((6, 8)), np.ones((6, 7)), dark.digest())
        with pytest.raises(DataError, match=f"above 0 with {options}"):
            tensors(dark, lessons, crops, nothing)
