"""A network that begins with the weights of one that widens more."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from roomtone.errors import DataError
from roomtone_train.calibrate import Temperatures
from roomtone_train.export import export
from roomtone_train.exported import begin_from_exported
from roomtone_train.fer2013 import Faces
from roomtone_train.imagenet import begin_from_imagenet
from roomtone_train.initial import begin
from roomtone_train.narrow import begin_from_wider, least_missed
from roomtone_train.network import Network, NetworkOptions, normalised

WIDE = NetworkOptions(
    family="efficientnet-lite0", stem_stride=2, blocks=4, side=56, last_channels=32, dropout=0.0
)
NARROW = replace(WIDE, expansions=(3, 4))


@pytest.fixture(scope="module")
def faces() -> torch.Tensor:
    noise = np.random.default_rng(1).normal(128, 400, (64, 48, 48))
    soft = [cv2.GaussianBlur(one, (0, 0), 3).clip(0, 255) for one in noise]
    return normalised(np.array(soft).astype(np.uint8))


@pytest.fixture(scope="module")
def fitted(faces: torch.Tensor) -> Network:
    torch.manual_seed(0)
    network = Network(WIDE).train()
    begin_from_imagenet(network)
    for _ in range(20):
        network(faces)
    return network.eval()


def test_a_channel_that_others_can_stand_in_for_goes_first():
    values = torch.randn(4, 500, generator=torch.Generator().manual_seed(0)).double()
    values = torch.cat([values, values[:1] + values[1:2], 0.01 * values[2:3]])
    kernel = torch.tensor([[1.0, 2, 3, 4, 5, 6]]).double()
    kept, fewer = least_missed(torch.cov(values), kernel, 4)
    assert 3 in kept, "nothing can stand in for it"
    torch.testing.assert_close(fewer @ values[kept], kernel @ values, atol=1e-3, rtol=1e-3)
    (kept, _) = least_missed(torch.cov(values), kernel, 1)
    assert kept.tolist() in ([4], [1]), "it carries most of what is made of them"


def test_half_the_channels_do_nearly_what_all_did(fitted, faces):
    network = Network(NARROW)
    begin_from_wider(network, fitted, faces)
    known, without = fitted(faces)[0], Network(NARROW).eval()(faces)[0]
    missed = (network.eval()(faces)[0] - known).std()
    assert missed < 0.7 * (without - known).std()
    sizes = [sum(weight.numel() for weight in one.parameters()) for one in (network, fitted)]
    assert sizes[0] < sizes[1]


def test_an_exported_file_is_begun_from_with_fewer_channels_never_with_more(
    fitted, faces, tmp_path
):
    file = tmp_path / "model.onnx"
    temperatures = {"ferplus": 1.0, "fer2013": 1.0}
    card = {"temperatures": temperatures, "network": vars(WIDE)}
    export(fitted, Temperatures(1, 1), card, file, narrow=False)
    network, known, whole = Network(NARROW), Network(NARROW), Network(WIDE)
    begin_from_exported(network, file, faces)
    begin_from_exported(whole, file, faces)
    begin_from_wider(known, whole, faces)
    torch.testing.assert_close(network.eval()(faces), known.eval()(faces), atol=2e-3, rtol=1e-2)

    card = {"temperatures": temperatures, "network": vars(NARROW)}
    export(known, Temperatures(1, 1), card, file)
    begin_from_exported(Network(NARROW), file, faces)
    with pytest.raises(DataError, match=r"got \(\) for its \(3, 4\)"):
        begin_from_exported(Network(WIDE), file, faces)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"expansions": (1,)}, "expansions of 2 to 6 each; got \\(1,\\)"),
        ({"family": "mobilenetv1", "expansions": (3,)}, "no expansions for mobilenetv1"),
    ],
)
def test_expansions_that_no_block_can_have_are_refused(changed, words):
    with pytest.raises(DataError, match=words):
        replace(WIDE, **changed)


def test_imagenets_weights_are_begun_from_with_fewer_channels(faces):
    network, wide = Network(NARROW), Network(WIDE)
    begin_from_imagenet(wide)
    images = ((faces[:, 0] * 0.25 + 0.5) * 255).round().byte().numpy()
    none = np.zeros((len(images), 8), np.float32)
    begin(network, "imagenet", Faces(images, np.zeros(len(images), np.int64), none, none[:, :2]))
    first, last = network.layers()[0], network.layers()[-2]
    torch.testing.assert_close(first.convolution.weight, wide.layers()[0].convolution.weight)
    torch.testing.assert_close(last.norm.bias, wide.layers()[-2].norm.bias)
    with torch.inference_mode():
        ours, theirs = (one.eval().features[:3](one.enlarged(faces)) for one in (network, wide))
    assert (ours - theirs).square().mean() < 0.3 * theirs.var()
