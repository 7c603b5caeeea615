"""Initial weights from an exported model, to fit a network on from the file alone."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from roomtone.errors import DataError
from roomtone.models import load_expression_model
from roomtone_train.network import Network


def begin_from_exported(network: Network, file: Path, crops: Tensor) -> None:
    """Replace every weight with that of a file that `export` wrote.

    Its batch norms were folded into the kernels: they are unfolded by what they see of `crops`. A
    kernel is kept at the size of a fresh one, since a fit turns large kernels less than small ones.

    Args:
        network: of the same layers.
        file: the ONNX file.
        crops: float32 `(n, 1, s, s)`, normalised: some hundred faces.

    Raises:
        ModelError: no such file, or no expression model.
        DataError: the model has other layers, or its card states no temperatures.
    """
    temperatures = load_expression_model(file).contract.card.get("temperatures", {})
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
                _same_shape(file, f"kernel_{index}", kernel, fresh)
                layer.unfold(kernel / size.view(-1, 1, 1, 1), size, bias)
            for name, head in (("ferplus", network.ferplus), ("fer2013", network.fer2013)):
                matrix = _matrix(held, f"{name}_matrix")
                _same_shape(file, f"{name}_matrix", matrix, head.weight)
                head.weight.copy_(matrix * temperatures[name])
                head.bias.copy_(held[f"{name}_bias"] * temperatures[name])
    except KeyError as error:
        raise DataError(
            f"{file}: expected a model of {len(network.layers())} layers with temperatures; it has "
            f"no {error}. Make [network] the same as its card says."
        ) from None
    network.settle(crops, network.layers())


def _matrix(held: dict[str, Tensor], name: str) -> Tensor:
    """A weight of two axes or more: `export` keeps them with 16 bits, under another name, or 32."""
    return held[f"{name}_16"] if f"{name}_16" in held else held[name]


def _same_shape(file: Path, name: str, got: Tensor, wanted: Tensor) -> None:
    if got.shape != wanted.shape:
        raise DataError(
            f"{file}: expected {name} of shape {tuple(wanted.shape)}, got {tuple(got.shape)}. Make "
            "[network] the same as its card says."
        )
