"""The expression network: a small backbone with two heads, FER+'s distribution and FER-2013's.

Three backbones, each of which may be cut off after any block:

- `mobilenetv1`: Howard et al. (arXiv 1704.04861), table 1, with ReLU6.
- `efficientnet-lite0`: EfficientNet-B0 (Tan & Le, arXiv 1905.11946, table 1) without
  squeeze-and-excitation and with ReLU6.
- `resnet`: He et al. (arXiv 1512.03385), table 1, 18 layers, without the pooling of its stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from roomtone.labels import FER2013, FERPLUS
from roomtone_train.recipe import NetworkOptions

#: gray values 0..1 are shifted and scaled by these before the network; the model file repeats them.
MEAN, STD = 0.5, 0.25

# (channels out at width 1, stride) of the 13 depthwise separable blocks.
_MOBILENET = (
    ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2))
    + ((512, 1),) * 5
    + ((1024, 2), (1024, 1))
)
# (kernel, stride, expansion, channels out, blocks) of the seven stages.
_EFFICIENTNET = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
# (channels out at width 1, stride) of the 8 blocks.
_RESNET = ((64, 1), (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1))
_EFFICIENTNET_EPS = 1e-3  # of its batch norms, as its published weights were fitted


class Layer(nn.Sequential):
    """A convolution without bias, its batch norm and its activation."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int,
        stride: int = 1,
        groups: int = 1,
        activation: nn.Module | None = None,
    ) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs)
        self.activation = activation or nn.ReLU6(inplace=True)

    @torch.no_grad()
    def folded(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias of the one convolution that this fitted layer is, in evaluation mode."""
        one = fuse_conv_bn_eval(self.convolution, self.norm)
        return one.weight.detach(), one.bias.detach()  # type: ignore[union-attr]

    @torch.no_grad()
    def load(self, kernel: Tensor, *norm: Tensor) -> None:
        """Take a kernel, and a batch norm's weight, bias, running mean and running variance."""
        self.convolution.weight.copy_(kernel)
        names = ("weight", "bias", "running_mean", "running_var")
        self.norm.load_state_dict(dict(zip(names, norm, strict=True)), strict=False)

    @torch.no_grad()
    def begin_near_identity(self) -> None:
        """Nearly pass on what comes, so that a chain without shortcuts learns (arXiv 1706.00388).

        Kernels are the identity plus noise; batch norm's shift has ReLU cut off less.
        """
        kernel = self.convolution.weight
        outputs, inputs, high, wide = kernel.shape
        kernel.normal_(0, 0.1 if self.convolution.groups > 1 else 0.7 / inputs**0.5)
        rows = torch.arange(outputs)
        kernel[rows, rows % inputs, high // 2, wide // 2] += 1
        self.norm.bias.fill_(0.5)


class Residual(nn.Module):
    """Layers; to their output their input is added, through a `shortcut`, or not where it is None.

    With `relu` the sum passes one.
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
    """Crops, normalized float32 `(n, 1, 48, 48)`, to logits of FER+ `(n, 8)` and FER-2013 `(n, 7)`.

    It enlarges the crops itself, so every model takes crops of the same size.
    """

    def __init__(self, options: NetworkOptions | None = None) -> None:
        super().__init__()
        self.options = options or NetworkOptions()
        build = {"mobilenetv1": _mobilenet, "efficientnet-lite0": _efficientnet, "resnet": _resnet}
        self.features = nn.Sequential(*build[self.options.family](self.options))
        channels = self.layers()[-1].convolution.out_channels
        if self.options.last_channels:
            self.features.append(Layer(channels, self.options.last_channels, 1))
            channels = self.options.last_channels
        for layer in self.layers()[1:] if self.options.family == "mobilenetv1" else ():
            layer.begin_near_identity()
        for layer in self.layers() if self.options.family == "efficientnet-lite0" else ():
            layer.norm.eps = _EFFICIENTNET_EPS
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
        return functional.interpolate(crops, (self.options.resolution,) * 2, mode="bilinear")


@torch.inference_mode()
def logits_of(network: nn.Module, images: np.ndarray[Any, np.dtype[np.uint8]]) -> list[Tensor]:
    """FER+'s and FER-2013's logits, `(n, 8)` and `(n, 7)`, of gray uint8 `(n, s, s)`."""
    device = next(network.parameters()).device
    parts = np.array_split(images, max(1, len(images) // 512))
    both = [network(normalized(part).to(device)) for part in parts]
    return [torch.cat(head).cpu() for head in zip(*both, strict=True)]


def normalized(images: np.ndarray[Any, np.dtype[np.uint8]]) -> Tensor:
    """Gray uint8 `(n, s, s)` to the network's float32 `(n, 1, s, s)`."""
    return (torch.from_numpy(images).unsqueeze(1).float() / 255 - MEAN) / STD


def _mobilenet(options: NetworkOptions) -> Iterator[Layer]:
    channels = _scaled(32, options.width)
    yield Layer(1, channels, 3, options.stem_stride)
    for outputs, stride in _MOBILENET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        yield Layer(channels, channels, 3, stride, channels)
        yield Layer(channels, wide, 1)
        channels = wide


def _efficientnet(options: NetworkOptions) -> Iterator[Layer | Residual]:
    """Inverted residuals: widen, convolve each channel, narrow (arXiv 1801.04381, section 3.3)."""
    channels, fewer = 32, iter(options.expansions)
    yield Layer(1, channels, 3, options.stem_stride)
    shapes = [
        (kernel, stride if first == 0 else 1, expansion, outputs)
        for kernel, stride, expansion, outputs, blocks in _EFFICIENTNET
        for first in range(blocks)
    ]
    for kernel, stride, expansion, outputs in shapes[: options.blocks or None]:
        wide = channels * (next(fewer, expansion) if expansion > 1 else 1)
        layers = [Layer(channels, wide, 1)] if expansion > 1 else []
        layers.append(Layer(wide, wide, kernel, stride, wide))
        layers.append(Layer(wide, outputs, 1, activation=nn.Identity()))
        same = stride == 1 and channels == outputs
        yield Residual(layers, nn.Identity() if same else None)
        channels = outputs


def _resnet(options: NetworkOptions) -> Iterator[Layer | Residual]:
    """ResNet's basic blocks (figure 5, left): two convolutions, to which the input is added."""
    channels = _scaled(_RESNET[0][0], options.width)
    yield Layer(1, channels, 3, options.stem_stride, activation=nn.ReLU(inplace=True))
    for outputs, stride in _RESNET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        first = Layer(channels, wide, 3, stride, activation=nn.ReLU(inplace=True))
        second = Layer(wide, wide, 3, activation=nn.Identity())
        same = stride == 1 and channels == wide
        shortcut = nn.Identity() if same else Layer(channels, wide, 1, stride, 1, nn.Identity())
        yield Residual([first, second], shortcut, relu=True)
        channels = wide


def _scaled(channels: int, width: float) -> int:
    """Channels at a width: a multiple of eight, at least eight."""
    return max(8, int(channels * width + 4) // 8 * 8)
