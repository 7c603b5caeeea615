"""MobileNetV1 with two heads: the FER+ distribution and FER-2013's classes on one backbone.

The layers are those of Howard et al., *MobileNets* (arXiv 1704.04861), table 1: a full convolution,
13 depthwise separable blocks, each convolution followed by batch norm and ReLU, average pooling and
a fully connected layer. Two things are parameters here: `width` (the paper's alpha) and
`stem_stride`. The paper's stem halves a 224 px picture; a 48 px face has no resolution to give
away, so the default stem keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from roomtone.labels import FER2013, FERPLUS

# (channels out at width 1, stride) of the 13 depthwise separable blocks; Howard et al., table 1.
BLOCKS: tuple[tuple[int, int], ...] = (
    (64, 1),
    (128, 2),
    (128, 1),
    (256, 2),
    (256, 1),
    (512, 2),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (1024, 2),
    (1024, 1),
)


@dataclass(frozen=True)
class NetworkOptions:
    """The shape of the network.

    Attributes:
        width: multiplier on every layer's channels, above 0 (the paper's alpha).
        stem_stride: stride of the first convolution, 1 (for faces of 48 px) or 2 (the paper's).
        dropout: probability of dropping a pooled feature before the heads, 0 to 1.
    """

    width: float = 0.5
    stem_stride: int = 1
    dropout: float = 0.2


class Layer(nn.Module):
    """A convolution without bias, its batch norm and ReLU."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, groups: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs)
        self._initialise()

    def forward(self, flow: Tensor) -> Tensor:
        return torch.relu_(self.norm(self.convolution(flow)))

    @torch.no_grad()
    def folded(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias of the one convolution that this layer is once it is fitted."""
        mean, variance = self.norm.running_mean, self.norm.running_var
        assert mean is not None and variance is not None
        scale = self.norm.weight / torch.sqrt(variance + self.norm.eps)
        kernel = self.convolution.weight * scale.view(-1, 1, 1, 1)
        return kernel, self.norm.bias - mean * scale

    @torch.no_grad()
    def _initialise(self) -> None:
        """Begin near the identity, so that 27 layers without shortcuts can learn from the start.

        A kernel is the identity plus noise (Zagoruyko & Komodakis, DiracNets, arXiv 1706.00388),
        and batch norm shifts by half a standard deviation, so that ReLU cuts off less. With the
        usual random start this network stays at the level of guessing for its first epochs.
        """
        kernel = self.convolution.weight
        outputs, inputs, high, wide = kernel.shape
        if self.convolution.groups > 1:
            kernel.normal_(0, 0.1)
            kernel[:, 0, high // 2, wide // 2] += 1
        elif high == 1:
            kernel.normal_(0, 0.7 / inputs**0.5)
            rows = torch.arange(outputs)
            kernel[rows, rows % inputs] += 1
        else:
            nn.init.kaiming_normal_(kernel, mode="fan_out", nonlinearity="relu")
        self.norm.bias.fill_(0.5)


class MobileNetV1(nn.Module):
    """Grey face crops to two sets of logits.

    `forward` takes float32 `(n, 1, size, size)`, already normalised, and returns
    `(ferplus, fer2013)`: logits of shape `(n, 8)` and `(n, 7)`, in the order of
    `roomtone.labels.FERPLUS` and `roomtone.labels.FER2013`.
    """

    def __init__(self, options: NetworkOptions | None = None) -> None:
        super().__init__()
        self.options = options or NetworkOptions()
        width = self.options.width
        channels = _scaled(32, width)
        stem = Layer(1, channels, 3, self.options.stem_stride, 1)
        self.features = nn.Sequential(stem)
        for outputs, stride in BLOCKS:
            wide = _scaled(outputs, width)
            self.features.append(Layer(channels, channels, 3, stride, channels))
            self.features.append(Layer(channels, wide, 1, 1, 1))
            channels = wide
        self.dropout = nn.Dropout(self.options.dropout)
        self.ferplus = nn.Linear(channels, len(FERPLUS))
        self.fer2013 = nn.Linear(channels, len(FER2013))

    def layers(self) -> list[Layer]:
        """The convolutional layers, in order: the stem, then depthwise and pointwise in turn."""
        return [layer for layer in self.features if isinstance(layer, Layer)]

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        pooled = self.dropout(self.features(crops).mean(dim=(2, 3)))
        return self.ferplus(pooled), self.fer2013(pooled)


def _scaled(channels: int, width: float) -> int:
    """Channels at a width: a multiple of eight, at least eight."""
    return max(8, int(channels * width + 4) // 8 * 8)
