"""What a network leaves out of the picture, in PyTorch and in the file that ships."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnxruntime
import pytest
import torch

from roomtone.errors import DataError
from roomtone_train.calibrate import Temperatures
from roomtone_train.config import read_run
from roomtone_train.export import export
from roomtone_train.exported import begin_from_exported
from roomtone_train.network import Network, NetworkOptions

WHOLE = NetworkOptions(
    family="efficientnet-lite0", stem_stride=2, blocks=4, side=64, last_channels=32, dropout=0.0
)
CUT = replace(WHOLE, cuts=((0, 0, 8), (4, 1, 0), (4, 1, 1)))


def _faces() -> torch.Tensor:
    return torch.randn((6, 1, 48, 48), generator=torch.Generator().manual_seed(0))


def _network(options: NetworkOptions) -> Network:
    torch.manual_seed(0)
    network = Network(options)
    network.settle(_faces(), network.layers())
    return network.eval()


def test_what_is_cut_off_changes_nothing_and_the_rest_does():
    network, faces = _network(replace(WHOLE, cuts=((0, 16, 8),))), _faces()
    known = network(faces)[0]
    others = faces.clone()
    others[:, :, :11] = 9.0  # 16 of 64 px are 12 of 48, less the one that enlarging blends in
    others[:, :, :, :5] = others[:, :, :, -5:] = -9.0
    torch.testing.assert_close(network(others)[0], known, atol=0, rtol=0)
    others[:, :, 12] = 9.0
    assert (network(others)[0] - known).abs().max() > 1e-5


def test_the_file_cuts_as_the_network_does(tmp_path):
    network, file, faces = _network(CUT), tmp_path / "model.onnx", _faces()
    seen: list[torch.Size] = []
    for part in network.features:
        part.register_forward_hook(lambda _, inputs, made: seen.append(inputs[0].shape[2:]))
    known = network(faces)
    assert [tuple(shape) for shape in seen] == [
        (64, 48),
        (32, 24),
        (32, 24),
        (16, 12),
        (14, 10),
        (7, 5),
    ]
    card = {"temperatures": {"ferplus": 1.0, "fer2013": 1.0}, "network": vars(WHOLE)}
    export(network, Temperatures(1, 1), card, file, narrow=False)
    made = onnxruntime.InferenceSession(file).run(None, {"crops": faces.numpy()})
    for got, wanted in zip(made, known, strict=True):
        np.testing.assert_allclose(got, torch.softmax(wanted, 1).detach().numpy(), atol=1e-4)
    again = Network(CUT)
    begin_from_exported(again, file, faces)  # the card says nothing of cuts: they may differ
    torch.testing.assert_close(again.eval()(faces), known, atol=2e-3, rtol=1e-2)


def test_a_run_file_states_cuts(tmp_path):
    (file := tmp_path / "run.toml").write_text("[network]\ncuts = [[0, 2, 1]]\n")
    assert read_run(file).network.cuts == ((0, 2, 1),)


@pytest.mark.parametrize(
    ("cuts", "words"),
    [
        (((0, -1, 0),), "cuts of three whole numbers each, 0 or more; got"),
        (((0, 1),), "cuts of three whole numbers each"),
        ((3,), "cuts of three whole numbers each"),
        (((6, 1, 0),), "cuts after at most 5 layers and blocks; got"),
        (((0, 0, 32),), "cuts that leave something of 64 px; got"),
        (((2, 32, 0),), "cuts that leave something of 64 px; got"),
    ],
)
def test_cuts_that_cannot_be_made_are_refused(cuts, words):
    with pytest.raises(DataError, match=words):
        Network(replace(WHOLE, cuts=cuts))
