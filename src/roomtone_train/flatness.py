"""Sharpness-aware minimisation (Foret et al., arXiv 2010.01412): learn where the ground is flat.

A step follows the gradient at the worst weights nearby, not at the weights themselves, and so leads
to a minimum whose neighbours are as good: one that owes less to single pictures and wrong labels.
Where the worst is, is judged by a part of the batch: that costs a part of a second pass, and small
parts are known to do better (m-sharpness, section 4.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

PART = 4  # of a batch, one in so many crops judges


@contextmanager
def at_the_worst_nearby(
    network: nn.Module, radius: float, loss: Callable[[], Tensor]
) -> Iterator[None]:
    """Inside, the weights are a step up the loss away; afterwards they are what they were.

    Args:
        network: whose weights move; gradients made inside are at the moved weights.
        radius: length of the step, over all weights; 0 moves nothing.
        loss: computes it, of some crops. Batch norms do not remember them.
    """
    if not radius:
        yield
        return
    norms = [part for part in network.modules() if isinstance(part, nn.BatchNorm2d)]
    momenta = [part.momentum for part in norms]
    for part in norms:
        part.momentum = 0.0
    loss().backward()  # type: ignore[no-untyped-call]
    for part, momentum in zip(norms, momenta, strict=True):
        part.momentum = momentum
    weights = [weight for weight in network.parameters() if weight.grad is not None]
    slopes = [weight.grad for weight in weights if weight.grad is not None]
    length = torch.stack([slope.norm() for slope in slopes]).norm()
    steps = [slope * (radius / (length + 1e-12)) for slope in slopes]
    with torch.no_grad():
        kept = [weight.clone() for weight in weights]
        for weight, step in zip(weights, steps, strict=True):
            weight.add_(step)
    network.zero_grad()
    yield
    with torch.no_grad():
        for weight, before in zip(weights, kept, strict=True):
            weight.copy_(before)
