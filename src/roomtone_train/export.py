"""Write a fitted network as the ONNX file that the runtime opens, with its contract.

Batch norm is folded into the convolutions, and each head ends in its temperature and softmax: the
file holds convolutions, a pooling and two fully connected layers. Temperatures make the heads'
probabilities mean what they say (Guo et al., arXiv 1706.04599).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
import torch.nn.functional as functional
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from roomtone.errors import DataError
from roomtone.files import write_whole
from roomtone.labels import FER2013, FERPLUS
from roomtone.vision.models import CONTRACT_KEY, CONTRACT_VERSION
from roomtone_train.checkpoint import commit, read_best
from roomtone_train.data import NO_LABEL, SIZE, Faces
from roomtone_train.network import MEAN, STD, Layer, Network, logits_of

_OPSET, _IR = 18, 8  # 18: a Resize that is told the size and not a factor
_Floats = npt.NDArray[np.float32]
_FEW = 32  # weights a channel, below which eight bits save nothing worth their error


@dataclass(frozen=True)
class Temperatures:
    """What each head's logits are divided by, above 0."""

    ferplus: float
    fer2013: float


def calibrate(network: Network, faces: Faces) -> Temperatures:
    """The temperatures with the least negative log likelihood on `faces`.

    FER+ is held against its strict majority. A head that there is no label for stays at 1.
    """
    wanted = (faces.strict_majority(), faces.labels)
    return Temperatures(*map(temperature, logits_of(network, faces.images), wanted))


def temperature(logits: Tensor, labels: npt.NDArray[np.int64]) -> float:
    """The temperature, 0.1 to 10, that suits logits `(n, classes)` to labels `(n,)`; -1 is none."""
    known = torch.from_numpy(labels != NO_LABEL)
    if not known.any():
        return 1.0
    logits, wanted = logits[known], torch.from_numpy(labels)[known]
    steps = torch.logspace(-1, 1, 401)
    losses = torch.stack([functional.cross_entropy(logits / step, wanted) for step in steps])
    return float(steps[int(losses.argmin())])


def export_run(folder: Path, selected: Faces, data: str, file: Path) -> str:
    """Calibrate the best epoch of the run in `folder`, and write it as the ONNX file `file`.

    `selected` are the pictures that selected it; the card names the `data`. Returns the file's
    SHA-256.
    """
    network, recipe = read_best(folder)
    temperatures = calibrate(network, selected)
    agreed = int((selected.strict_majority() != NO_LABEL).sum())
    card = {
        "commit": commit(),
        "data": data,
        "calibrated_on": f"what selected it ({recipe['data']['split']}), n = {len(selected)}; "
        f"FER+'s on the strict majority, n = {agreed}",
        "temperatures": asdict(temperatures),
        "recipe": recipe,
        "network": recipe["network"],
        "parameters": sum(entry.numel() for entry in network.parameters()),
    }
    return export(network, temperatures, card, file)


def export(network: Network, temperatures: Temperatures, card: dict[str, Any], file: Path) -> str:
    """Write a network in evaluation mode as `file`, and beside it `NAME.sha256`, which it returns.

    The card is whatever the file should say of itself, as JSON.

    Raises:
        DataError: a weight is too large for its storage.
        OutputError: a file cannot be written.
    """
    model = _graph(network, temperatures)
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
    return write_model(model, file)


def write_model(model: onnx.ModelProto, file: Path) -> str:
    """Check and write a model and its SHA-256, which it returns."""
    onnx.checker.check_model(model)
    data = model.SerializeToString(deterministic=True)
    digest = hashlib.sha256(data).hexdigest()
    write_whole(file, data)
    write_whole(file.with_suffix(".sha256"), f"{digest}  {file.name}\n")
    return digest


class Graph:
    """Collects nodes and weights of a network, which are kept in `storage` of `NetworkOptions`.

    All are computed with in 32 bits: ONNX Runtime widens them once, when it opens the file.
    """

    def __init__(self, storage: str) -> None:
        self.storage = storage
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.convolutions = 0

    def hold(self, name: str, values: npt.NDArray[Any]) -> str:
        """A constant, as it is."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str, values: _Floats) -> str:
        """A weight, kept as `storage` says; biases, and eight bits for few weights, are not."""
        if values.ndim < 2 or self.storage == "float32":
            return self.hold(name, values)
        if self.storage == "int8" and values[0].size >= _FEW:
            flat = np.abs(values.reshape(len(values), -1)).max(axis=1)
            scale = (np.maximum(flat, 1e-12) / 127).reshape(-1, *[1] * (values.ndim - 1))
            self.hold(f"{name}_8", np.rint(values / scale).astype(np.int8))
            wide = self.add("Cast", [f"{name}_8"], f"{name}_wide", to=TensorProto.FLOAT)
            return self.add("Mul", [wide, self.hold(f"{name}_scale", scale)], name)
        if np.abs(values).max(initial=0) > np.finfo(np.float16).max:
            raise DataError(
                f"{name}: expected weights below 65504, which float16 holds; got larger ones. "
                "The run did not converge; fit it again."
            )
        half = self.hold(f"{name}_16", values.astype(np.float16))
        return self.add("Cast", [half], name, to=TensorProto.FLOAT)

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def convolve(self, flow: str, layer: Layer) -> str:
        """One convolution with its batch norm folded in, and its activation."""
        index = self.convolutions
        self.convolutions += 1
        parts = zip(("kernel", "bias"), layer.folded(), strict=True)
        inputs = [flow, *(self.weight(f"{name}_{index}", part.numpy()) for name, part in parts)]
        shape = {
            "group": layer.convolution.groups,
            "strides": list(layer.convolution.stride),
            "pads": [int(layer.convolution.padding[0])] * 4,
        }
        convolved = self.add("Conv", inputs, f"convolution_{index}", **shape)
        if isinstance(layer.activation, nn.ReLU6):
            return self.add("Clip", [convolved, "zero", "six"], f"relu6_{index}")
        if isinstance(layer.activation, nn.ReLU):
            return self.add("Relu", [convolved], f"relu_{index}")
        return convolved

    def head(self, name: str, matrix: _Floats, bias: _Floats, temperature: float) -> None:
        """A distribution `name` from the pooled features."""
        weights = self.weight(f"{name}_matrix", np.asarray(matrix / temperature, np.float32))
        added = self.weight(f"{name}_bias", np.asarray(bias / temperature, np.float32))
        logits = self.add("Gemm", ["features", weights, added], f"{name}_logits", transB=1)
        self.add("Softmax", [logits], name, axis=1)


def _graph(network: Network, temperatures: Temperatures) -> onnx.ModelProto:
    options = network.options
    graph, flow = Graph(options.storage), "crops"
    graph.hold("zero", np.array(0, np.float32))
    graph.hold("six", np.array(6, np.float32))
    if options.resolution != SIZE:
        sizes = graph.hold("sizes", np.array([options.resolution] * 2, np.int64))
        inputs = ["crops", "", "", sizes]
        flow = graph.add("Resize", inputs, "enlarged", mode="linear", axes=[2, 3])
    for part in network.features:
        if isinstance(part, Layer):
            flow = graph.convolve(flow, part)
            continue
        before, shortcut = flow, part.shortcut
        for layer in part.layers:  # type: ignore[union-attr]
            flow = graph.convolve(flow, layer)
        if isinstance(shortcut, Layer):
            before = graph.convolve(before, shortcut)
        if shortcut is not None:
            flow = graph.add("Add", [before, flow], f"{flow}_sum")
        if part.relu:
            flow = graph.add("Relu", [flow], f"{flow}_on")
    pool = "GlobalAveragePool" if options.pool == "average" else "GlobalMaxPool"
    graph.add("Flatten", [graph.add(pool, [flow], "pool")], "features")
    for name in ("ferplus", "fer2013"):
        matrix, bias = (entry.detach().numpy() for entry in getattr(network, name).parameters())
        graph.head(name, matrix, bias, getattr(temperatures, name))
    shapes = {"crops": [1, SIZE, SIZE], "ferplus": [len(FERPLUS)], "fer2013": [len(FER2013)]}
    crops, *said = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", *shape])
        for name, shape in shapes.items()
    )
    made = helper.make_graph(graph.nodes, "roomtone-expression", [crops], said, graph.weights)
    producer = {"producer_name": "roomtone-train", "ir_version": _IR}
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], **producer)
