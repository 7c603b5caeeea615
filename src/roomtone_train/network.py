"""The expression network: a small backbone with two heads, FER+'s distribution and FER-2013's.

Three backbones, each of which may be cut off after any block:

- `mobilenetv1`: Howard et al., *MobileNets* (arXiv 1704.04861), table 1: whole, it has the paper's
  28 layers. Activations end at 6, as those of published weights do.
- `efficientnet-lite0`: EfficientNet-B0 (Tan & Le, arXiv 1905.11946, table 1) without
  squeeze-and-excitation and with ReLU6.
- `resnet`: He et al., *Deep residual learning* (arXiv 1512.03385), table 1, 18 layers, without the
  pooling of its stem: large, for teachers.

The network enlarges the crop itself, so every model takes crops of the same size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

from roomtone.errors import DataError
from roomtone.labels import FER2013, FERPLUS
from roomtone_train.data import SIZE

POOLS = ("average", "max")
STORAGES = ("float16", "int8", "float32")

#: gray values 0..1 are shifted and scaled by these before the network; the model file repeats them.
MEAN, STD = 0.5, 0.25

# (channels out at width 1, stride) of the 13 depthwise separable blocks; Howard et al., table 1.
_MOBILENET = (
    ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2))
    + ((512, 1),) * 5
    + ((1024, 2), (1024, 1))
)
# (kernel, stride, expansion, channels out, blocks) of the seven stages; Tan & Le, table 1.
_EFFICIENTNET = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
# (channels out at width 1, stride) of the 8 blocks; He et al., table 1, 18 layers.
_RESNET = ((64, 1), (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1))
_EFFICIENTNET_EPS = 1e-3  # of its batch norms, as its published weights were fitted
_BLOCKS = {"mobilenetv1": len(_MOBILENET), "efficientnet-lite0": 16, "resnet": len(_RESNET)}

Activation = Literal["relu", "relu6", "none"]


@dataclass(frozen=True)
class NetworkOptions:
    """The shape of the network.

    Attributes:
        family: `mobilenetv1`, `efficientnet-lite0` or `resnet`.
        width: multiplier on every layer's channels, above 0, at most 4 (not efficientnet-lite0).
        stem_stride: stride of the first convolution, 1 or 2 (the papers').
        blocks: how many of the family's blocks are kept (13, 16 and 8 there are); 0 for all.
        resolution: the crop is enlarged to so many pixels a side inside the network.
        expansions: by how much the first blocks that widen do so, in order, where that is less than
            the paper's 6 (efficientnet-lite0 only): they work on the largest pictures.
        last_channels: channels of a pointwise layer before pooling; 0 for none.
        pool: `average` or `max`, over the last layer's spatial positions.
        dropout: probability of dropping a pooled feature before the heads, 0 to 1.
        storage: how the exported file keeps kernels: `float32`, `float16`, or `int8` with a scale a
            channel.
    """

    family: str = "mobilenetv1"
    width: float = 1.0
    stem_stride: int = 2
    blocks: int = 0
    resolution: int = SIZE
    expansions: tuple[int, ...] = ()
    last_channels: int = 0
    pool: str = "average"
    dropout: float = 0.2
    storage: str = "float16"

    def __post_init__(self) -> None:
        most = _BLOCKS.get(self.family, 0)
        lite = self.family == "efficientnet-lite0"
        widths = all(type(times) is int and 2 <= times <= 6 for times in self.expansions)
        for name, fits, wanted in (
            ("family", most, " or ".join(_BLOCKS)),
            ("pool", self.pool in POOLS, " or ".join(POOLS)),
            ("storage", self.storage in STORAGES, " or ".join(STORAGES)),
            ("stem_stride", self.stem_stride in (1, 2), "1 or 2"),
            ("blocks", 0 <= self.blocks <= most, f"0 to {most}"),
            ("resolution", self.resolution >= SIZE, f"{SIZE} or more"),
            ("width", 0 < self.width <= 4, "above 0, at most 4"),
            ("width", not lite or self.width == 1, "1 for efficientnet-lite0"),
            ("dropout", 0 <= self.dropout < 1, "from 0 to below 1"),
            ("last_channels", self.last_channels >= 0, "0 or more"),
            ("expansions", widths, "of 2 to 6 each"),
            ("expansions", lite or not self.expansions, f"none for {self.family}"),
        ):
            if not fits:
                got = getattr(self, name)
                raise DataError(f"[network]: expected {name} {wanted}; got {got!r}.")


class Layer(nn.Module):
    """A convolution without bias, its batch norm and its activation."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int,
        stride: int = 1,
        groups: int = 1,
        activation: Activation = "relu6",
        eps: float = 1e-5,
    ) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs, eps=eps)
        self.activation: Activation = activation

    def forward(self, flow: Tensor) -> Tensor:
        flow = self.norm(self.convolution(flow))
        if self.activation == "relu":
            return torch.relu_(flow)
        return functional.relu6(flow, inplace=True) if self.activation == "relu6" else flow

    @property
    def statistics(self) -> tuple[Tensor, Tensor]:
        """Running mean and running variance of the batch norm."""
        return self.norm.get_buffer("running_mean"), self.norm.get_buffer("running_var")

    @torch.no_grad()
    def folded(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias of the one convolution that this layer is once it is fitted."""
        norm = self.norm
        kernel, bias = fuse_conv_bn_weights(
            self.convolution.weight, None, *self.statistics, norm.eps, norm.weight, norm.bias
        )
        return kernel.detach(), bias.detach()

    @torch.no_grad()
    def load(self, kernel: Tensor, norm: tuple[Tensor, Tensor, Tensor, Tensor]) -> None:
        """Take a kernel, and a batch norm's weight, bias, running mean and running variance."""
        self.convolution.weight.copy_(kernel)
        for own, other in zip(
            (self.norm.weight, self.norm.bias, *self.statistics), norm, strict=True
        ):
            own.copy_(other)

    @torch.no_grad()
    def recalibrate(self, flow: Tensor) -> Tensor:
        """Set the batch norm's statistics to what it sees of a flow; returns what it makes of it.

        What the layer makes stays as it was. A fit can begin then: its batches are normalized by
        nearly the same statistics.
        """
        norm, made, (running_mean, running_var) = self.norm, self.convolution(flow), self.statistics
        slope = norm.weight / torch.sqrt(running_var + norm.eps)
        offset = norm.bias - running_mean * slope
        running_mean.copy_(made.mean((0, 2, 3)))
        running_var.copy_(made.var((0, 2, 3)))
        norm.weight.copy_(slope * torch.sqrt(running_var + norm.eps))
        norm.bias.copy_(offset + running_mean * slope)
        return self(flow)  # type: ignore[no-any-return]

    @torch.no_grad()
    def begin_near_identity(self) -> None:
        """Make the layer nearly pass on what it gets, so that a chain without shortcuts can learn.

        A kernel is the identity plus noise (DiracNets, arXiv 1706.00388), and batch norm shifts by
        half a standard deviation, so that ReLU cuts off less.
        """
        kernel = self.convolution.weight
        outputs, inputs, high, wide = kernel.shape
        kernel.normal_(0, 0.1 if self.convolution.groups > 1 else 0.7 / inputs**0.5)
        rows = torch.arange(outputs)
        kernel[rows, rows % inputs, high // 2, wide // 2] += 1
        self.norm.bias.fill_(0.5)


class Residual(nn.Module):
    """Layers to whose output their input is added, as it is or through a layer of its own.

    Args:
        layers: in order.
        shortcut: what the input passes before it is added; None where it is not added.
        relu: whether the sum passes a ReLU.
    """

    def __init__(self, layers: list[Layer], shortcut: nn.Module | None, relu: bool = False) -> None:
        super().__init__()
        self.layers, self.shortcut, self.relu = nn.Sequential(*layers), shortcut, relu

    def forward(self, flow: Tensor) -> Tensor:
        changed: Tensor = self.layers(flow)
        if self.shortcut is not None:
            changed = changed + self.shortcut(flow)
        return torch.relu_(changed) if self.relu else changed


class Network(nn.Module):
    """gray face crops to two sets of logits.

    `forward` takes float32 `(n, 1, 48, 48)`, already normalized, and returns
    `(ferplus, fer2013)`: logits of shape `(n, 8)` and `(n, 7)`, in the order of
    `roomtone.labels.FERPLUS` and `roomtone.labels.FER2013`.
    """

    def __init__(self, options: NetworkOptions | None = None) -> None:
        super().__init__()
        self.options = options or NetworkOptions()
        build = {"mobilenetv1": _mobilenet, "efficientnet-lite0": _efficientnet, "resnet": _resnet}
        self.features = nn.Sequential(*build[self.options.family](self.options))
        channels = self.layers()[-1].convolution.out_channels
        self.dropout = nn.Dropout(self.options.dropout)
        self.ferplus = nn.Linear(channels, len(FERPLUS))
        self.fer2013 = nn.Linear(channels, len(FER2013))

    def layers(self) -> list[Layer]:
        """Every convolutional layer, in order."""
        return [layer for layer in self.features.modules() if isinstance(layer, Layer)]

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        flow = self.features(self.enlarged(crops))
        pooled = flow.mean(dim=(2, 3)) if self.options.pool == "average" else flow.amax(dim=(2, 3))
        pooled = self.dropout(pooled)
        return self.ferplus(pooled), self.fer2013(pooled)

    def enlarged(self, crops: Tensor) -> Tensor:
        """The crops at the network's resolution."""
        size = (self.options.resolution, self.options.resolution)
        if size == (SIZE, SIZE):
            return crops
        return functional.interpolate(crops, size, mode="bilinear", align_corners=False)


def normalized(images: np.ndarray[Any, np.dtype[np.uint8]]) -> Tensor:
    """Gray uint8 `(n, s, s)` to the network's float32 `(n, 1, s, s)`."""
    return (torch.from_numpy(images).unsqueeze(1).float() / 255 - MEAN) / STD


def _mobilenet(options: NetworkOptions) -> Iterator[Layer]:
    channels = _scaled(32, options.width)
    made = [Layer(1, channels, 3, options.stem_stride)]
    for outputs, stride in _MOBILENET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        made += [Layer(channels, channels, 3, stride, channels), Layer(channels, wide, 1)]
        channels = wide
    if options.last_channels:
        made.append(Layer(channels, options.last_channels, 1))
    for layer in made[1:]:
        layer.begin_near_identity()
    return iter(made)


def _efficientnet(options: NetworkOptions) -> Iterator[Layer | Residual]:
    """Inverted residuals: widen, convolve each channel, narrow (arXiv 1801.04381, section 3.3)."""
    eps = _EFFICIENTNET_EPS
    channels = 32
    yield Layer(1, channels, 3, options.stem_stride, eps=eps)
    shapes = [
        (kernel, stride if first == 0 else 1, expansion, outputs)
        for kernel, stride, expansion, outputs, blocks in _EFFICIENTNET
        for first in range(blocks)
    ]
    fewer = iter(options.expansions)
    for kernel, stride, expansion, outputs in shapes[: options.blocks or None]:
        wide = channels * (next(fewer, expansion) if expansion > 1 else 1)
        layers = [
            Layer(wide, wide, kernel, stride, wide, eps=eps),
            Layer(wide, outputs, 1, activation="none", eps=eps),
        ]
        if expansion > 1:
            layers.insert(0, Layer(channels, wide, 1, eps=eps))
        same = stride == 1 and channels == outputs
        yield Residual(layers, nn.Identity() if same else None)
        channels = outputs
    if options.last_channels:
        yield Layer(channels, options.last_channels, 1, eps=eps)


def _resnet(options: NetworkOptions) -> Iterator[Layer | Residual]:
    """ResNet's basic blocks (figure 5, left): two convolutions, to which the input is added."""
    channels = _scaled(_RESNET[0][0], options.width)
    yield Layer(1, channels, 3, options.stem_stride, activation="relu")
    for outputs, stride in _RESNET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        layers = [
            Layer(channels, wide, 3, stride, activation="relu"),
            Layer(wide, wide, 3, activation="none"),
        ]
        same = stride == 1 and channels == wide
        shortcut = nn.Identity() if same else Layer(channels, wide, 1, stride, activation="none")
        yield Residual(layers, shortcut, relu=True)
        channels = wide
    if options.last_channels:
        yield Layer(channels, options.last_channels, 1, activation="relu")


def _scaled(channels: int, width: float) -> int:
    """Channels at a width: a multiple of eight, at least eight."""
    return max(8, int(channels * width + 4) // 8 * 8)
