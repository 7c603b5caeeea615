"""A head of one's own classes: from a folder of pictures to what `photo` and `watch` say."""

from __future__ import annotations

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from roomtone.errors import DataError, ModelError
from roomtone.types import Frame
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.models import load_expression_model
from roomtone.vision.pipeline import Pipeline
from roomtone_train.own_classes import fit_own
from tests.cli.commands import run_here
from tests.train.conftest import command

CLASSES = ("Day dreaming", "focused")


@pytest.fixture(scope="module")
def folder(portrait, tmp_path_factory):
    """The portrait as it is, and with its mouth upside down: two states one can tell apart."""
    place, rng = tmp_path_factory.mktemp("own"), np.random.default_rng(0)
    turned, mouth = portrait.copy(), (slice(145, 168), slice(222, 278))
    turned[mouth] = portrait[mouth][::-1]
    for name, image in zip(("day dreaming", "Focused"), (portrait, turned), strict=True):
        (place / name).mkdir()
        for index in range(8):
            light = np.clip(image.astype(float) * rng.uniform(0.7, 1.2), 0, 255).astype(np.uint8)
            moved = np.roll(light, int(rng.integers(-20, 20)), 1)
            cv2.imwrite(str(place / name / f"{index}.jpg"), moved)
    (place / "other").mkdir()
    cv2.imwrite(str(place / "other" / "a.jpg"), portrait)
    (place / "copied").mkdir()
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(place / "copied" / name), portrait[:, ::-1])
    return place


@pytest.fixture(scope="module")
def model(folder, tmp_path_factory):
    file = tmp_path_factory.mktemp("model") / "own.onnx"
    found = fit_own(folder, CLASSES, file)
    assert found.counts == {"Day dreaming": 8, "focused": 8}
    assert np.mean(list(found.recall.values())) > 0.85
    assert "other: not a class of this model; 1 picture left out." in found.notes
    return file


def test_the_model_states_its_own_labels_and_keeps_the_backbones_heads(model, portrait):
    opened = load_expression_model(model)
    assert opened.contract.own == CLASSES
    assert opened.contract.card["own"]["pictures"] == {"Day dreaming": 8, "focused": 8}
    crops = np.random.default_rng(0).integers(0, 256, (5, 48, 48), np.uint8)
    own, shipped = (
        ExpressionClassifier(opened).classify(crops),
        ExpressionClassifier().classify(crops),
    )
    np.testing.assert_allclose(own.ferplus, shipped.ferplus, atol=1e-5)
    np.testing.assert_allclose(own.own.sum(1), 1, atol=1e-5)
    assert shipped.own is None
    assert ExpressionClassifier(opened).classify(crops[:0]).own.shape == (0, 2)


def test_readings_carry_the_labels_and_are_steadied(model, folder):
    pipeline = Pipeline(classifier=ExpressionClassifier(load_expression_model(model)))
    plain, turned = (
        cv2.imread(str(folder / name / "0.jpg")) for name in ("day dreaming", "Focused")
    )
    for step in range(10):
        (reading,) = pipeline.step(Frame(plain, step / 10))
    assert reading.label == "Day dreaming"
    assert dict(reading.own)["Day dreaming"] > 0.6
    assert reading.as_dict()["expression"] == "Day dreaming"
    assert set(reading.as_dict()["own"]) == set(CLASSES)
    sure = dict(reading.own)["Day dreaming"]
    (after,) = pipeline.step(Frame(turned, 1.0))
    alone = Pipeline(classifier=pipeline.classifier).step(Frame(turned, 1.0))[0]
    assert dict(alone.own)["Day dreaming"] < dict(after.own)["Day dreaming"] < sure
    assert replace(reading, uncertain=True).label == "uncertain"


def test_from_the_command_line_to_photo_and_watch(folder, tmp_path):
    file, picture = tmp_path / "own.onnx", folder / "Focused" / "1.jpg"
    out = ("--data", folder, "--out", file, "--model", "nano")
    said = command("fit", "--classes", "day dreaming,focused", *out).stderr
    assert "day dreaming 8 (" in said and f"roomtone watch --model {file}" in said

    def run(*arguments):
        done = run_here(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "focused" in run("photo", picture, "--model", file)
    (face,) = json.loads(run("photo", picture, "--model", file, "--json"))["faces"]
    assert face["expression"] == "focused" and face["own"]["focused"] > 0.5
    frames, readings = tmp_path / "frames", tmp_path / "r.jsonl"
    frames.mkdir()
    for index in range(3):
        (frames / f"{index}.jpg").write_bytes(picture.read_bytes())
    video = tmp_path / "v.mp4"
    run("watch", frames, "--headless", "--model", file, "--readings", readings, "--save", video)
    lines = [json.loads(line) for line in readings.read_text().splitlines()]
    assert [line["expression"] for line in lines] == ["focused"] * 3
    assert video.stat().st_size > 1000


def test_what_cannot_be_fitted_is_refused_in_words(folder, tmp_path):
    file = tmp_path / "own.onnx"
    for classes, words in (
        (("focused",), "two or more different names"),
        (("focused", "Focused"), "two or more different names"),
        (("focused", "uncertain"), "none of them 'uncertain'"),
        (("focused", ""), "two or more different names"),
        (("focused", "bored"), r"too few of bored \(0\)"),
        (("focused", "other"), r"too few of other \(1\)"),
        (("focused", "copied"), r"too few of copied \(1\).* 1 of the pictures left out: copies"),
    ):
        with pytest.raises(DataError, match=words):
            fit_own(folder, classes, file)
    with pytest.raises(ModelError, match=r"no\.onnx"):
        fit_own(folder, CLASSES, file, tmp_path / "no.onnx")
    assert not file.exists()
    said = command("fit", "--data", folder, "--out", file, code=3).stderr
    assert "--classes with a folder" in " ".join(said.split())
