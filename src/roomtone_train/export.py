"""Write a fitted network as the ONNX file that the runtime opens, with its contract.

Batch norm is folded into the convolutions, and each head ends in its temperature and softmax: the
file holds convolutions, a pooling and two fully connected layers.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from roomtone.errors import DataError
from roomtone.files import write_whole
from roomtone.labels import FER2013, FERPLUS
from roomtone.vision.models import CONTRACT_KEY, CONTRACT_VERSION
from roomtone_train.calibrate import Temperatures
from roomtone_train.fer2013 import SIZE
from roomtone_train.layers import InvertedResidual, Layer, Residual
from roomtone_train.network import MEAN, STD, Network

_OPSET, _IR = 18, 8  # 18: a Resize that is told the size and not a factor


def export(
    network: Network,
    temperatures: Temperatures,
    card: dict[str, Any],
    file: Path,
    narrow: bool = True,
) -> str:
    """Write `file` and, beside it, `NAME.sha256`.

    Args:
        network: fitted, in evaluation mode.
        temperatures: from `calibrate`.
        card: data, recipe, commit, scores: whatever the file should say of itself, as JSON.
        file: ending in .onnx.
        narrow: keep kernels and matrices as float16, not as float32.

    Returns:
        The SHA-256 of the file.

    Raises:
        DataError: a weight is too large for float16.
        OutputError: a file cannot be written.
    """
    model = _graph(network, temperatures, narrow)
    stated = {
        CONTRACT_KEY: CONTRACT_VERSION,
        "ferplus": ",".join(FERPLUS),
        "fer2013": ",".join(FER2013),
        "input_size": str(SIZE),
        "mean": str(MEAN * 255),
        "std": str(STD * 255),
        "card": json.dumps(card, sort_keys=True),
    }
    helper.set_model_props(model, stated)
    onnx.checker.check_model(model)
    data = model.SerializeToString(deterministic=True)
    digest = hashlib.sha256(data).hexdigest()
    write_whole(file, data)
    write_whole(file.with_suffix(".sha256"), f"{digest}  {file.name}\n")
    return digest


class _Graph:
    """Collects the nodes and weights of a network."""

    def __init__(self, narrow: bool) -> None:
        self.narrow = narrow
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.convolutions = 0

    def weight(self, name: str, values: npt.NDArray[np.float32]) -> str:
        """A weight; kernels and matrices may be kept with 16 bits, to be computed with in 32."""
        if not self.narrow or values.ndim < 2:
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
            return name
        if np.abs(values).max(initial=0) > np.finfo(np.float16).max:
            raise DataError(
                f"{name}: expected weights below 65504, which float16 holds; got larger ones. "
                "The run did not converge; fit it again."
            )
        halved = np.ascontiguousarray(values.astype(np.float16))
        self.weights.append(numpy_helper.from_array(halved, f"{name}_16"))
        return self.add("Cast", [f"{name}_16"], name, to=TensorProto.FLOAT)

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def enlarge(self, flow: str, side: int) -> str:
        sizes = numpy_helper.from_array(np.array([side, side], np.int64), "sizes")
        self.weights.append(sizes)
        return self.add("Resize", [flow, "", "", "sizes"], "enlarged", mode="linear", axes=[2, 3])

    def cut(self, flow: str, after: int, top: int, sides: int) -> str:
        """Without so many rows at the top, and so many columns at either side."""
        if not top and not sides:
            return flow
        whole = np.iinfo(np.int64).max
        bounds = {"starts": [top, sides], "ends": [whole, -sides or whole], "axes": [2, 3]}
        for name, values in bounds.items():
            self.weights.append(
                numpy_helper.from_array(np.array(values, np.int64), f"{name}_{after}")
            )
        return self.add("Slice", [flow, *(f"{name}_{after}" for name in bounds)], f"cut_{after}")

    def convolve(self, flow: str, layer: Layer) -> str:
        """One convolution with its batch norm folded in, and its activation."""
        index = self.convolutions
        self.convolutions += 1
        kernel, bias = layer.folded()
        convolved = self.add(
            "Conv",
            [
                flow,
                self.weight(f"kernel_{index}", kernel.numpy()),
                self.weight(f"bias_{index}", bias.numpy()),
            ],
            f"convolution_{index}",
            group=layer.convolution.groups,
            strides=list(layer.convolution.stride),
            pads=[int(layer.convolution.padding[0])] * 4,
        )
        if layer.activation == "relu":
            return self.add("Relu", [convolved], f"relu_{index}")
        if layer.activation == "relu6":
            if index == 0:
                self.weight("zero", np.array(0, np.float32))
                self.weight("six", np.array(6, np.float32))
            return self.add("Clip", [convolved, "zero", "six"], f"relu6_{index}")
        return convolved


def _graph(network: Network, temperatures: Temperatures, narrow: bool) -> onnx.ModelProto:
    graph = _Graph(narrow)
    side = network.options.side
    flow = "crops" if side == SIZE else graph.enlarge("crops", side)
    for after, part in enumerate(network.features):
        flow = graph.cut(flow, after, *network.cut(after))
        if isinstance(part, InvertedResidual):
            before = flow
            for layer in part.layers:
                flow = graph.convolve(flow, cast(Layer, layer))
            if part.shortcut:
                flow = graph.add("Add", [before, flow], f"{flow}_sum")
        elif isinstance(part, Residual):
            before = flow
            for layer in part.layers:
                flow = graph.convolve(flow, cast(Layer, layer))
            if part.shortcut:
                before = graph.convolve(before, part.shortcut)
            flow = graph.add(
                "Relu", [graph.add("Add", [before, flow], f"{flow}_sum")], f"{flow}_on"
            )
        else:
            flow = graph.convolve(flow, cast(Layer, part))
    pool = "GlobalAveragePool" if network.options.pool == "average" else "GlobalMaxPool"
    pooled = graph.add("Flatten", [graph.add(pool, [flow], "pool")], "features")
    for name, head, temperature in (
        ("ferplus", network.ferplus, temperatures.ferplus),
        ("fer2013", network.fer2013, temperatures.fer2013),
    ):
        matrix = graph.weight(f"{name}_matrix", (head.weight.detach() / temperature).numpy())
        bias_name = graph.weight(f"{name}_bias", (head.bias.detach() / temperature).numpy())
        logits = graph.add("Gemm", [pooled, matrix, bias_name], f"{name}_logits", transB=1)
        graph.add("Softmax", [logits], name, axis=1)
    inputs_info = [helper.make_tensor_value_info("crops", TensorProto.FLOAT, ["n", 1, SIZE, SIZE])]
    outputs_info = [
        helper.make_tensor_value_info("ferplus", TensorProto.FLOAT, ["n", len(FERPLUS)]),
        helper.make_tensor_value_info("fer2013", TensorProto.FLOAT, ["n", len(FER2013)]),
    ]
    made = helper.make_graph(
        graph.nodes, "roomtone-expression", inputs_info, outputs_info, graph.weights
    )
    return helper.make_model(
        made,
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR,
        producer_name="roomtone-train",
    )
