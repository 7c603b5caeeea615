from __future__ import annotations

import hashlib
import re

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from roomtone.errors import ModelError
from roomtone.labels import FER2013, FERPLUS
from roomtone.vision.models import (
    EXPRESSION_MODEL,
    NANO_MODEL,
    YUNET_SHA256,
    load_expression_model,
    open_session,
    read_yunet,
    yunet_file,
)


def copied(tmp_path, change=None, checksum=False):
    model = onnx.load(EXPRESSION_MODEL)
    if change:
        stated = {entry.key: entry.value for entry in model.metadata_props}
        change(stated)
        del model.metadata_props[:]
        helper.set_model_props(model, stated)
    path = tmp_path / "model.onnx"
    onnx.save(model, path)
    if checksum:
        (tmp_path / "model.sha256").write_text("0" * 64 + "  model.onnx\n")
    return path


def test_the_packaged_model_states_its_contract_and_is_small():
    model = load_expression_model()
    assert model.contract.input_size == 48
    assert model.contract.std > 0
    assert re.fullmatch(r"[0-9a-f]{12}(-dirty)?", model.contract.card["commit"])
    assert model.sha256 == hashlib.sha256(EXPRESSION_MODEL.read_bytes()).hexdigest()
    assert EXPRESSION_MODEL.stat().st_size < 8_000_000


def test_a_model_of_ones_own_is_opened(tmp_path):
    assert load_expression_model(copied(tmp_path)).contract.input_size == 48


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda stated: stated.clear(), "contract version"),
        (lambda stated: stated.update(ferplus=",".join(reversed(FERPLUS))), "FER\\+ labels"),
        (lambda stated: stated.update(fer2013="happy"), "FER-2013 labels"),
        (lambda stated: stated.pop("mean"), "mean"),
        (lambda stated: stated.update(input_size="large"), "input_size"),
        (lambda stated: stated.update(card="{"), "card"),
        (lambda stated: stated.update(std="0"), "std above 0"),
        (lambda stated: stated.update(mean="nan"), "finite"),
        (lambda stated: stated.update(input_size="64"), "input"),
    ],
)
def test_a_model_that_states_another_contract_is_refused(tmp_path, change, words):
    with pytest.raises(ModelError, match=words):
        load_expression_model(copied(tmp_path, change))


def test_a_changed_file_is_refused(tmp_path):
    with pytest.raises(ModelError, match="changed or cut off"):
        load_expression_model(copied(tmp_path, checksum=True))


@pytest.mark.parametrize("content", [b"", b"words", EXPRESSION_MODEL.read_bytes()[:100_000]])
def test_what_is_no_model_is_refused(tmp_path, content):
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="expected a"):
        load_expression_model(path)


def test_a_missing_model_and_another_network(tmp_path):
    with pytest.raises(ModelError, match="expected a model file"):
        load_expression_model(tmp_path / "none.onnx")
    with pytest.raises(ModelError, match="contract version"):
        load_expression_model(yunet_file())


def test_outputs_of_other_names_are_refused(tmp_path):
    inputs = helper.make_tensor_value_info("crops", TensorProto.FLOAT, ["n", 1, 48, 48])
    output = helper.make_tensor_value_info("other", TensorProto.FLOAT, ["n", 1, 48, 48])
    node = helper.make_node("Relu", ["crops"], ["other"])
    model = helper.make_model(
        helper.make_graph([node], "g", [inputs], [output]),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    stated = {"ferplus": ",".join(FERPLUS), "fer2013": ",".join(FER2013), "roomtone.contract": "1"}
    helper.set_model_props(model, stated)
    onnx.save(model, tmp_path / "other.onnx")
    with pytest.raises(ModelError, match="outputs"):
        load_expression_model(tmp_path / "other.onnx")


def test_yunet_is_the_known_file_and_takes_any_size():
    assert hashlib.sha256(yunet_file().read_bytes()).hexdigest() == YUNET_SHA256
    session = open_session(read_yunet(), 1)
    for height, width in ((32, 32), (352, 640), (64, 1280)):
        outputs = session.run(["cls_8"], {"input": np.zeros((1, 3, height, width), np.float32)})
        assert outputs[0].shape == (1, height // 8 * width // 8, 1)


def test_a_changed_yunet_is_refused(tmp_path, monkeypatch):
    changed = tmp_path / "face_detection_yunet_2023mar.onnx"
    changed.write_bytes(yunet_file().read_bytes() + b"\0")
    monkeypatch.setattr("roomtone.vision.models.yunet_file", lambda: changed)
    with pytest.raises(ModelError, match="expected SHA-256"):
        read_yunet()


def test_the_small_model_comes_along():
    model = load_expression_model("nano")
    assert model.sha256 == hashlib.sha256(NANO_MODEL.read_bytes()).hexdigest()
    assert model.contract.card["parameters"] < 300_000
    assert NANO_MODEL.stat().st_size < 1_000_000
