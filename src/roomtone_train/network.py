"""The expression network: a small backbone with two heads, FER+'s distribution and FER-2013's.

Three backbones, each cut off where faces of 48 px need no more of it:

- `mobilenetv1`: Howard et al., *MobileNets* (arXiv 1704.04861), table 1. Its stem halves a 224 px
  picture; a 48 px face has no resolution to give away, so the default stem keeps it.
- `efficientnet-lite0`: EfficientNet-B0 (Tan & Le, arXiv 1905.11946, table 1) without
  squeeze-and-excitation and with ReLU6, whose ImageNet weights are at hand.
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

from roomtone.errors import DataError
from roomtone.labels import FER2013, FERPLUS
from roomtone_train.fer2013 import SIZE
from roomtone_train.layers import InvertedResidual, Layer, Residual

FAMILIES = ("mobilenetv1", "efficientnet-lite0", "resnet")
POOLS = ("average", "max")
ACTIVATIONS = ("relu", "relu6")

#: Grey values 0..1 are shifted and scaled by these before the network; the model file repeats them.
MEAN, STD = 0.5, 0.25

# (channels out at width 1, stride) of the 13 depthwise separable blocks; Howard et al., table 1.
_MOBILENET: tuple[tuple[int, int], ...] = (
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

# (kernel, stride, expansion, channels out, blocks) of the seven stages; Tan & Le, table 1.
_EFFICIENTNET: tuple[tuple[int, int, int, int, int], ...] = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
# (channels out at width 1, stride) of the 8 blocks; He et al., table 1, 18 layers.
_RESNET: tuple[tuple[int, int], ...] = (
    (64, 1),
    (64, 1),
    (128, 2),
    (128, 1),
    (256, 2),
    (256, 1),
    (512, 2),
    (512, 1),
)
_EFFICIENTNET_EPS = 1e-3  # of its batch norms, as its published weights were fitted


@dataclass(frozen=True)
class NetworkOptions:
    """The shape of the network.

    Attributes:
        family: `mobilenetv1`, `efficientnet-lite0` or `resnet`.
        width: multiplier on every layer's channels, above 0, at most 4 (not efficientnet-lite0).
        stem_stride: stride of the first convolution, 1 or 2 (the papers').
        blocks: how many of the family's blocks are kept (13, 16 and 8 there are); 0 for all.
        side: the crop is enlarged to so many pixels inside the network.
        expansions: by how much the first blocks that widen do so, in order, where that is less than
            the paper's 6 (efficientnet-lite0 only): they work on the largest pictures.
        cuts: what of the picture is left out where a face has the least to say, each `(after,
            top, sides)`: behind so many layers and blocks, so many rows at the top, and so many
            columns at either side.
        last_channels: channels of a pointwise layer before pooling; 0 for none.
        activation: `relu`, or `relu6` as published networks have it (mobilenetv1 only).
        pool: `average` or `max`, over the last layer's places.
        dropout: probability of dropping a pooled feature before the heads, 0 to 1.
    """

    family: str = "mobilenetv1"
    width: float = 0.5
    stem_stride: int = 1
    blocks: int = 0
    side: int = SIZE
    expansions: tuple[int, ...] = ()
    cuts: tuple[tuple[int, int, int], ...] = ()
    last_channels: int = 0
    activation: Literal["relu", "relu6"] = "relu"
    pool: str = "average"
    dropout: float = 0.2

    def __post_init__(self) -> None:
        for name, got, known in (
            ("family", self.family, FAMILIES),
            ("activation", self.activation, ACTIVATIONS),
            ("pool", self.pool, POOLS),
        ):
            if got not in known:
                raise DataError(f"[network]: expected {name} {' or '.join(known)}; got {got!r}.")
        most = {
            "mobilenetv1": len(_MOBILENET),
            "efficientnet-lite0": sum(stage[-1] for stage in _EFFICIENTNET),
            "resnet": len(_RESNET),
        }[self.family]
        for name, fits, wanted in (
            ("stem_stride", self.stem_stride in (1, 2), "1 or 2"),
            ("blocks", 0 <= self.blocks <= most, f"0 to {most}"),
            ("side", self.side >= SIZE, f"{SIZE} or more"),
            ("width", 0 < self.width <= 4, "above 0, at most 4"),
            ("dropout", 0 <= self.dropout < 1, "from 0 to below 1"),
            ("last_channels", self.last_channels >= 0, "0 or more"),
            ("expansions", all(map(_is_expansion, self.expansions)), "of 2 to 6 each"),
            ("cuts", all(map(_is_cut, self.cuts)), "of three whole numbers each, 0 or more"),
        ):
            if not fits:
                got = getattr(self, name)
                raise DataError(f"[network]: expected {name} {wanted}; got {got!r}.")
        widens = self.family == "efficientnet-lite0"
        if widens and self.width != NetworkOptions.width:
            raise DataError(f"[network]: expected no width for {self.family}; it has but one.")
        if not widens and self.expansions:
            raise DataError(
                f"[network]: expected no expansions for {self.family}; it widens nowhere."
            )


class Network(nn.Module):
    """Grey face crops to two sets of logits.

    `forward` takes float32 `(n, 1, 48, 48)`, already normalised, and returns
    `(ferplus, fer2013)`: logits of shape `(n, 8)` and `(n, 7)`, in the order of
    `roomtone.labels.FERPLUS` and `roomtone.labels.FER2013`.
    """

    def __init__(self, options: NetworkOptions | None = None) -> None:
        super().__init__()
        self.options = options or NetworkOptions()
        build = {
            "mobilenetv1": _mobilenet,
            "efficientnet-lite0": _efficientnet,
            "resnet": _resnet,
        }[self.options.family]
        self.features = nn.Sequential(*build(self.options))
        self._expect_places()
        channels = self.layers()[-1].convolution.out_channels
        self.dropout = nn.Dropout(self.options.dropout)
        self.ferplus = nn.Linear(channels, len(FERPLUS))
        self.fer2013 = nn.Linear(channels, len(FER2013))

    def layers(self) -> list[Layer]:
        """Every convolutional layer, in order."""
        return [layer for layer in self.features.modules() if isinstance(layer, Layer)]

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        flow = self.enlarged(crops)
        for after, part in enumerate(self.features):
            top, sides = self.cut(after)
            flow = part(flow[:, :, top:, sides : flow.shape[3] - sides])
        pooled = flow.mean(dim=(2, 3)) if self.options.pool == "average" else flow.amax(dim=(2, 3))
        pooled = self.dropout(pooled)
        return self.ferplus(pooled), self.fer2013(pooled)

    def enlarged(self, crops: Tensor) -> Tensor:
        """The crops at the side on which the backbone works."""
        side = self.options.side
        if side == SIZE:
            return crops
        return functional.interpolate(crops, (side, side), mode="bilinear", align_corners=False)

    def cut(self, after: int) -> tuple[int, int]:
        """Rows at the top, and columns at either side, that are left out behind so many parts."""
        here = [cut for cut in self.options.cuts if cut[0] == after]
        return sum(top for _, top, _ in here), sum(sides for _, _, sides in here)

    def _expect_places(self) -> None:
        if any(after >= len(self.features) for after, _, _ in self.options.cuts):
            raise DataError(
                f"[network]: expected cuts after at most {len(self.features) - 1} layers and "
                f"blocks; got {self.options.cuts}."
            )
        rows = columns = self.options.side
        for after, part in enumerate(self.features):
            top, sides = self.cut(after)
            rows, columns = rows - top, columns - 2 * sides
            if min(rows, columns) < 1:
                raise DataError(
                    f"[network]: expected cuts that leave something of {self.options.side} px; "
                    f"got {self.options.cuts}."
                )
            stride = max(
                layer.convolution.stride[0] for layer in part.modules() if isinstance(layer, Layer)
            )
            rows, columns = -(-rows // stride), -(-columns // stride)

    @torch.no_grad()
    def settle(self, crops: Tensor, layers: list[Layer]) -> None:
        """Set the statistics of layers that were unfolded to what they see of normalised crops."""
        hooks = [
            layer.register_forward_pre_hook(lambda layer, inputs: layer.settle(inputs[0]))
            for layer in layers
        ]
        self.eval()
        self(crops)
        self.train()
        for hook in hooks:
            hook.remove()


def _is_expansion(times: object) -> bool:
    return isinstance(times, int) and 2 <= times <= 6


def _is_cut(values: object) -> bool:
    return (
        isinstance(values, tuple)
        and len(values) == 3
        and all(isinstance(value, int) and value >= 0 for value in values)
    )


def normalised(images: np.ndarray[Any, np.dtype[np.uint8]]) -> Tensor:
    """Grey uint8 `(n, s, s)` to the network's float32 `(n, 1, s, s)`."""
    return (torch.from_numpy(images).unsqueeze(1).float() / 255 - MEAN) / STD


def _mobilenet(options: NetworkOptions) -> Iterator[Layer]:
    channels = _scaled(32, options.width)
    activation = options.activation
    made = [Layer(1, channels, 3, options.stem_stride, activation=activation)]
    for outputs, stride in _MOBILENET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        made.append(Layer(channels, channels, 3, stride, channels, activation))
        made.append(Layer(channels, wide, 1, activation=activation))
        channels = wide
    if options.last_channels:
        made.append(Layer(channels, options.last_channels, 1, activation=activation))
    for layer in made:
        layer.begin_near_identity()
    return iter(made)


def _efficientnet(options: NetworkOptions) -> Iterator[Layer | InvertedResidual]:
    eps = _EFFICIENTNET_EPS
    channels = 32
    yield Layer(1, channels, 3, options.stem_stride, activation="relu6", eps=eps)
    shapes = [
        (kernel, stride if first == 0 else 1, expansion, outputs)
        for kernel, stride, expansion, outputs, blocks in _EFFICIENTNET
        for first in range(blocks)
    ]
    fewer = iter(options.expansions)
    for kernel, stride, expansion, outputs in shapes[: options.blocks or None]:
        times = next(fewer, expansion) if expansion > 1 else 1
        yield InvertedResidual(channels, outputs, kernel, stride, times, eps)
        channels = outputs
    if options.last_channels:
        yield Layer(channels, options.last_channels, 1, activation="relu6", eps=eps)


def _resnet(options: NetworkOptions) -> Iterator[Layer | Residual]:
    channels = _scaled(_RESNET[0][0], options.width)
    yield Layer(1, channels, 3, options.stem_stride)
    for outputs, stride in _RESNET[: options.blocks or None]:
        wide = _scaled(outputs, options.width)
        yield Residual(channels, wide, stride)
        channels = wide
    if options.last_channels:
        yield Layer(channels, options.last_channels, 1)


def _scaled(channels: int, width: float) -> int:
    """Channels at a width: a multiple of eight, at least eight."""
    return max(8, int(channels * width + 4) // 8 * 8)
