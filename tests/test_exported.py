"""Initial weights from an exported model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from roomtone.errors import DataError, ModelError
from roomtone_train.calibrate import Temperatures
from roomtone_train.export import export
from roomtone_train.exported import begin_from_exported
from roomtone_train.imagenet import begin_from_imagenet
from roomtone_train.network import Network, NetworkOptions, normalised

SMALL = NetworkOptions(
    family="efficientnet-lite0", stem_stride=2, blocks=3, side=56, last_channels=32, dropout=0.0
)
CARD = {"temperatures": {"ferplus": 0.6, "fer2013": 1.4}, "network": vars(SMALL)}


@pytest.fixture
def faces() -> torch.Tensor:
    return normalised(np.random.default_rng(1).integers(0, 256, (64, 48, 48), np.uint8))


@pytest.fixture
def fitted(faces: torch.Tensor) -> Network:
    torch.manual_seed(0)
    network = Network(SMALL).train()
    begin_from_imagenet(network)
    for _ in range(60):  # statistics to fold
        network(faces)
    return network.eval()


@pytest.mark.parametrize("narrow", [True, False])
def test_a_network_begins_as_the_file_that_was_exported(fitted, faces, narrow, tmp_path):
    export(fitted, Temperatures(0.6, 1.4), CARD, tmp_path / "model.onnx", narrow)
    network = Network(SMALL)
    fresh = [float(layer.convolution.weight.detach().std()) for layer in network.layers()]
    begin_from_exported(network, tmp_path / "model.onnx", faces)
    with torch.inference_mode():
        known, evaluated = fitted(faces), network.eval()(faces)
        fitting = network.train()(faces)
    for before, found, first in zip(known, evaluated, fitting, strict=True):
        assert before.std(0).max() > 0.01
        torch.testing.assert_close(found, before, atol=1e-2 if narrow else 1e-4, rtol=1e-3)
        torch.testing.assert_close(first, found, atol=2e-3, rtol=2e-2)
    for layer, size in zip(network.layers(), fresh, strict=True):
        assert float(layer.convolution.weight.detach().std()) == pytest.approx(size, rel=0.25)


def test_another_network_and_no_model_are_refused(fitted, faces, tmp_path):
    file = tmp_path / "model.onnx"
    export(fitted, Temperatures(0.6, 1.4), CARD, file)
    for changed, words in (
        ({"blocks": 4}, "blocks 4 of its network, got 3"),
        ({"last_channels": 0}, "last_channels 0 of its network, got 32"),
        ({"pool": "max"}, "pool 'max' of its network, got 'average'"),
    ):
        other = Network(NetworkOptions(**vars(SMALL) | changed))
        with pytest.raises(DataError, match=f"expected a model whose card says {words}"):
            begin_from_exported(other, file, faces)
    larger = Network(NetworkOptions(**vars(SMALL) | {"side": 64, "dropout": 0.5}))
    begin_from_exported(larger, file, faces)
    export(fitted, Temperatures(0.6, 1.4), {"network": vars(SMALL)}, file)
    with pytest.raises(DataError, match="no 'ferplus'"):
        begin_from_exported(Network(SMALL), file, faces)
    with pytest.raises(ModelError, match=r"none\.onnx"):
        begin_from_exported(Network(SMALL), Path("none.onnx"), faces)
