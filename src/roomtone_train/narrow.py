"""Blocks that widen less: which channels a fitted block can do without.

Channels of an inverted residual are dropped one by one, each time the one whose loss changes what
the block's last convolution makes the least, when the rest makes up for it by least squares:
Hassibi & Stork's optimal brain surgeon (NIPS 1992) on the outputs of one layer, as He et al.,
*Channel pruning* (arXiv 1707.06168), have it. What is left is a start to fit on from.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone_train.layers import InvertedResidual, Layer
from roomtone_train.network import Network


@torch.no_grad()
def begin_from_wider(network: Network, wider: Network, crops: Tensor) -> None:
    """Give a network the weights of one that has its layers, some with more channels.

    Args:
        network: to fill.
        wider: the same but for `expansions`.
        crops: float32 `(n, 1, s, s)`, normalised: some hundred faces.

    Raises:
        DataError: it is the other one that has fewer channels somewhere.
    """
    seen: dict[int, Tensor] = {}
    pairs = [
        (index, own, theirs)
        for index, (own, theirs) in enumerate(zip(network.features, wider.features, strict=True))
        if isinstance(own, InvertedResidual) and isinstance(theirs, InvertedResidual)
    ]
    for _, own, theirs in pairs:
        if _widened(own) > _widened(theirs):
            raise DataError(
                "expected expansions at most those of the network to begin with; "
                f"got {network.options.expansions} for its {wider.options.expansions}."
            )
    hooks = [
        theirs.layers[-1].register_forward_pre_hook(
            lambda _, inputs, index=index: seen.update({index: inputs[0]})
        )
        for index, own, theirs in pairs
        if _widened(own) < _widened(theirs)
    ]
    wider.eval()
    wider(crops)
    for hook in hooks:
        hook.remove()
    weights = wider.state_dict()
    for index, own, _ in pairs:
        if index in seen:
            place = f"features.{index}.layers"
            _narrow(weights, place, len(own.layers) - 1, seen[index], _widened(own))
    network.load_state_dict(weights)


def _widened(block: InvertedResidual) -> int:
    return cast(Layer, block.layers[-1]).convolution.in_channels


def _narrow(weights: dict[str, Tensor], place: str, last: int, flow: Tensor, channels: int) -> None:
    """Drop channels from the layers of one block, in its weights."""
    kernel = weights[f"{place}.{last}.convolution.weight"]
    values = flow.transpose(0, 1).flatten(1).double()  # (channels, places)
    kept, fewer = least_missed(torch.cov(values), kernel[:, :, 0, 0].double(), channels)
    mean = values.mean(1)
    shift = fewer @ mean[kept] - kernel[:, :, 0, 0].double() @ mean
    weights[f"{place}.{last}.norm.running_mean"] += shift.float()
    weights[f"{place}.{last}.convolution.weight"] = fewer.float()[:, :, None, None]
    for name in [name for name in weights if name.startswith(f"{place}.")]:
        if not name.startswith(f"{place}.{last}.") and weights[name].ndim:
            weights[name] = weights[name][kept]


def least_missed(covariance: Tensor, kernel: Tensor, channels: int) -> tuple[Tensor, Tensor]:
    """The channels to keep, and the kernel that makes up for the others.

    Args:
        covariance: of the channels, `(c, c)`.
        kernel: `(outputs, c)`, what is made of them.
        channels: how many to keep.

    Returns:
        Their indices, rising, `(channels,)`; and a kernel `(outputs, channels)`.
    """
    ridge = 1e-6 * covariance.diagonal().mean() * torch.eye(len(covariance)).to(covariance)
    covariance = covariance + ridge
    target = covariance @ kernel.T
    kept = torch.arange(len(covariance))
    while True:
        inverse = torch.linalg.inv(covariance[kept][:, kept])
        made = inverse @ target[kept]
        if len(kept) <= channels:
            return kept, made.T
        missed = made.square().sum(1) / inverse.diagonal()
        kept = torch.cat([kept[: missed.argmin()], kept[missed.argmin() + 1 :]])
