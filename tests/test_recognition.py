"""Initial weights from a network that tells faces apart: a small file of the published layout."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional

from roomtone.errors import DataError
from roomtone_train import recognition
from roomtone_train.network import Network, NetworkOptions, normalised
from roomtone_train.recognition import begin_from_recognition, read_graph

CUT_OFF = NetworkOptions(width=1.0, stem_stride=2, blocks=1, side=49, activation="relu6")


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stem and the first block, named and packed as TensorFlow.js does."""
    chance = np.random.default_rng(0)
    shapes = {
        "conv1/convolution/merged_input": (3, 3, 3, 32),
        "conv1_bn/batchnorm_1/sub": (32,),
        "conv1_relu/Cast": (),
        "conv_dw_1/depthwise_kernel": (3, 3, 32, 1),
        "conv_dw_1_bn/batchnorm_1/mul": (32,),
        "conv_dw_1_bn/batchnorm_1/sub": (32,),
        "conv_pw_1/convolution/merged_input": (1, 1, 32, 64),
        "conv_pw_1_bn/batchnorm_1/sub": (64,),
    }
    values = {name: chance.normal(0, 0.05, shape).astype("<f4") for name, shape in shapes.items()}
    values["conv1/convolution/merged_input"] /= 40  # of grey values up to 255
    packed = b"".join(array.tobytes() for array in values.values())
    entries = [
        {"name": name, "shape": list(shape), "dtype": "float32"} for name, shape in shapes.items()
    ]
    (tmp_path / "faces.bin").write_bytes(packed)
    path = tmp_path / "faces.json"
    path.write_text(json.dumps({"weightsManifest": [{"paths": ["faces.bin"], "weights": entries}]}))
    monkeypatch.setattr(recognition, "WEIGHTS_SHA256", hashlib.sha256(packed).hexdigest())
    return path


@pytest.fixture
def faces() -> np.ndarray:
    noise = np.random.default_rng(1).integers(0, 256, (32, 48, 48), np.uint8)
    return noise


def published(file: Path, images: np.ndarray) -> torch.Tensor:
    """What the published graph gives: three equal colours less their means, folded batch norms."""
    held = read_graph(file)
    grey = torch.from_numpy(images).unsqueeze(1).float()
    grey = functional.interpolate(grey, (49, 49), mode="bilinear", align_corners=False)
    flow = grey.repeat(1, 3, 1, 1) - torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
    kernel = held["conv1/convolution/merged_input"].permute(3, 2, 0, 1)
    flow = functional.conv2d(flow, kernel, held["conv1_bn/batchnorm_1/sub"], 2, 1)
    kernel = held["conv_dw_1/depthwise_kernel"].permute(2, 3, 0, 1)
    flow = functional.conv2d(functional.relu6(flow), kernel, None, 1, 1, groups=32)
    scale, shift = (held[f"conv_dw_1_bn/batchnorm_1/{part}"] for part in ("mul", "sub"))
    flow = functional.relu6(flow * scale.view(1, -1, 1, 1) + shift.view(1, -1, 1, 1))
    kernel = held["conv_pw_1/convolution/merged_input"].permute(3, 2, 0, 1)
    return functional.relu6(functional.conv2d(flow, kernel, held["conv_pw_1_bn/batchnorm_1/sub"]))


def test_a_network_begins_as_what_was_published(graph, faces):
    network = Network(CUT_OFF)
    assert begin_from_recognition(network, graph, normalised(faces)) == 3
    with torch.inference_mode():
        crops = network.enlarged(normalised(faces))
        ours, theirs = network.eval().features(crops), published(graph, faces)
    # At the border ours pads with grey of 127.5, theirs with each colour's mean.
    torch.testing.assert_close(ours[..., 2:-2, 2:-2], theirs[..., 2:-2, 2:-2], atol=1e-4, rtol=1e-4)


def test_fitting_begins_with_the_same_outputs(graph, faces):
    network = Network(CUT_OFF)
    begin_from_recognition(network, graph, normalised(faces))
    with torch.inference_mode():
        crops = network.enlarged(normalised(faces))
        known = network.eval().features(crops)
        fitting = network.train().features(crops)
    torch.testing.assert_close(fitting, known, atol=1e-3, rtol=1e-3)


def test_what_does_not_fit_is_refused(graph, faces, monkeypatch):
    crops = normalised(faces)
    with pytest.raises(
        DataError, match=r"width 1\.0 with activation relu6, got mobilenetv1 at 0\.5"
    ):
        begin_from_recognition(Network(), graph, crops)
    longer = NetworkOptions(width=1.0, blocks=2, activation="relu6")
    with pytest.raises(DataError, match="expected the weights 'conv_dw_2"):
        begin_from_recognition(Network(longer), graph, crops)
    with pytest.raises(DataError, match=r"none\.json: expected a TensorFlow\.js graph"):
        begin_from_recognition(Network(CUT_OFF), graph.with_name("none.json"), crops)
    (graph.parent / "faces.bin").write_bytes(b"cut off")
    with pytest.raises(DataError, match="expected weights of SHA-256"):
        begin_from_recognition(Network(CUT_OFF), graph, crops)


def test_an_added_last_layer_stays_as_it_was(graph, faces):
    network = Network(NetworkOptions(**vars(CUT_OFF) | {"last_channels": 16}))
    last = network.layers()[-1].convolution.weight.clone()
    assert begin_from_recognition(network, graph, normalised(faces)) == 3
    assert torch.equal(network.layers()[-1].convolution.weight, last)
