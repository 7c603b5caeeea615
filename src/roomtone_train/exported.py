"""Initial weights from an exported model, to fit a network on from the file alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from roomtone.errors import DataError
from roomtone.vision.models import load_expression_model
from roomtone_train.narrow import begin_from_wider
from roomtone_train.network import Network, NetworkOptions

_MAY_DIFFER = {"side", "cuts", "dropout", "expansions"}


def begin_from_exported(network: Network, file: Path, crops: Tensor) -> None:
    """Replace every weight with that of a file that `export` wrote.

    Its batch norms were folded into the kernels: they are unfolded by what they see of `crops`. A
    kernel is kept at the size of a fresh one, since a fit turns large kernels less than small ones.
    Where the network's blocks widen less than the file's, channels are dropped (`narrow.py`).

    Args:
        network: of the same layers.
        file: the ONNX file.
        crops: float32 `(n, 1, s, s)`, normalised: some hundred faces.

    Raises:
        ModelError: no such file, or no expression model.
        DataError: the model has other layers, or its card states no temperatures.
    """
    card = load_expression_model(file).contract.card
    stated = card.get("network", {})
    _expect_same(file, stated, vars(network.options))
    widened = tuple(stated.get("expansions", ()))
    if widened != network.options.expansions:
        wider = Network(replace(network.options, expansions=widened))
        begin_from_exported(wider, file, crops)
        begin_from_wider(network, wider, crops)
        return
    temperatures = card.get("temperatures", {})
    held = {
        entry.name: torch.from_numpy(numpy_helper.to_array(entry).copy()).float()
        for entry in onnx.load(file).graph.initializer
    }
    try:
        with torch.no_grad():
            for index, layer in enumerate(network.layers()):
                kernel, bias = _matrix(held, f"kernel_{index}"), held[f"bias_{index}"]
                fresh = layer.convolution.weight
                size = kernel.flatten(1).norm(dim=1).clamp(min=1e-6)
                size = size / fresh.flatten(1).norm(dim=1).mean()
                layer.unfold(kernel / size.view(-1, 1, 1, 1), size, bias)
            for name, head in (("ferplus", network.ferplus), ("fer2013", network.fer2013)):
                matrix = _matrix(held, f"{name}_matrix")
                head.weight.copy_(matrix * temperatures[name])
                head.bias.copy_(held[f"{name}_bias"] * temperatures[name])
    except KeyError as error:
        raise DataError(f"{file}: expected a model with temperatures; it has no {error}.") from None
    network.settle(crops, network.layers())


def _matrix(held: dict[str, Tensor], name: str) -> Tensor:
    """A weight of two axes or more: `export` keeps them with 16 bits, under another name, or 32."""
    return held[f"{name}_16"] if f"{name}_16" in held else held[name]


def _expect_same(file: Path, stated: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The layers must be the same: side, cuts, dropout, smaller expansions may differ."""
    said = vars(NetworkOptions()) | stated  # a card from before an option was made lacks it
    for name in sorted(wanted.keys() - _MAY_DIFFER):
        if said[name] != wanted[name]:
            raise DataError(
                f"{file}: expected a model whose card says {name} {wanted[name]!r} of its network, "
                f"got {said[name]!r}. Make [network] the same but for side, cuts, dropout and "
                "expansions."
            )
