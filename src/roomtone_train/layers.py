"""What the networks are made of: convolutions with batch norm, and blocks of them."""

from __future__ import annotations

from typing import Literal

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

Activation = Literal["relu", "relu6", "none"]


class Layer(nn.Module):
    """A convolution without bias, its batch norm and its activation."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int,
        stride: int = 1,
        groups: int = 1,
        activation: Activation = "relu",
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

    @torch.no_grad()
    def folded(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias of the one convolution that this layer is once it is fitted."""
        mean, variance = self.norm.running_mean, self.norm.running_var
        assert mean is not None and variance is not None
        scale = self.norm.weight / torch.sqrt(variance + self.norm.eps)
        kernel = self.convolution.weight * scale.view(-1, 1, 1, 1)
        return kernel, self.norm.bias - mean * scale

    @torch.no_grad()
    def unfold(self, kernel: Tensor, scale: Tensor, shift: Tensor) -> None:
        """Be a convolution whose outputs are scaled and shifted by channel: `folded`'s other way.

        The batch norm's statistics are 0 and 1, until `settle`.
        """
        self.convolution.weight.copy_(kernel)
        self.norm.weight.copy_(scale)
        self.norm.bias.copy_(shift)
        assert self.norm.running_mean is not None and self.norm.running_var is not None
        self.norm.running_mean.zero_()
        self.norm.running_var.fill_(1 - self.norm.eps)

    @torch.no_grad()
    def settle(self, flow: Tensor) -> None:
        """Set the batch norm's statistics to what it sees of a flow, without changing its outputs.

        A fit can begin then: its batches are normalised by nearly the same statistics.
        """
        norm, made = self.norm, self.convolution(flow)
        assert norm.running_mean is not None and norm.running_var is not None
        slope = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        offset = norm.bias - norm.running_mean * slope
        mean, variance = made.mean((0, 2, 3)), made.var((0, 2, 3))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_(slope * torch.sqrt(variance + norm.eps))
        norm.bias.copy_(offset + mean * slope)

    @torch.no_grad()
    def begin_near_identity(self) -> None:
        """Make the layer nearly pass on what it gets, so that a chain without shortcuts can learn.

        A kernel is the identity plus noise (Zagoruyko & Komodakis, DiracNets, arXiv 1706.00388),
        and batch norm shifts by half a standard deviation, so that ReLU cuts off less. With the
        usual random start MobileNetV1 stays at the level of guessing for its first epochs.
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


class InvertedResidual(nn.Module):
    """Widen, convolve each channel, narrow; and add the input where the shapes allow it.

    MobileNetV2's block (Sandler et al., arXiv 1801.04381, section 3.3).
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int, eps: float
    ) -> None:
        super().__init__()
        wide = inputs * expansion
        self.layers = nn.Sequential()
        if expansion > 1:
            self.layers.append(Layer(inputs, wide, 1, activation="relu6", eps=eps))
        self.layers.append(Layer(wide, wide, kernel, stride, wide, activation="relu6", eps=eps))
        self.layers.append(Layer(wide, outputs, 1, activation="none", eps=eps))
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, flow: Tensor) -> Tensor:
        changed: Tensor = self.layers(flow)
        return flow + changed if self.shortcut else changed


class Residual(nn.Module):
    """Two convolutions, to which the input is added: ResNet's basic block.

    He et al., *Deep residual learning* (arXiv 1512.03385), figure 5, left. Where the shapes differ
    the input passes a convolution of one pixel first.
    """

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            Layer(inputs, outputs, 3, stride), Layer(outputs, outputs, 3, activation="none")
        )
        same = stride == 1 and inputs == outputs
        self.shortcut = None if same else Layer(inputs, outputs, 1, stride, activation="none")

    def forward(self, flow: Tensor) -> Tensor:
        before = flow if self.shortcut is None else self.shortcut(flow)
        return torch.relu_(self.layers(flow) + before)
