"""The optimiser: AdamW with one cosine, slower early layers, and a phase in which they rest."""

from __future__ import annotations

import math

import torch
from torch import nn

from roomtone_train.config import FitOptions
from roomtone_train.network import Network


def make_optimizer(network: Network, settings: FitOptions) -> torch.optim.Optimizer:
    """AdamW over groups that carry their share of the learning rate as `share`.

    A part of the backbone that lies k parts before the last learns at `layer_decay ** k` of the
    learning rate (discriminative rates: Howard & Ruder, arXiv 1801.06146); the heads learn at it.
    """
    groups = []
    parts = list(network.features)
    shares = [settings.layer_decay ** (len(parts) - 1 - index) for index in range(len(parts))]
    heads: list[nn.Module] = [network.ferplus, network.fer2013]
    for part, share in [*zip(parts, shares, strict=True), *((head, 1.0) for head in heads)]:
        entries = list(part.parameters())
        for chosen, decay in (
            ([entry for entry in entries if entry.ndim > 1], settings.weight_decay),
            ([entry for entry in entries if entry.ndim <= 1], 0.0),
        ):
            groups.append({"params": chosen, "weight_decay": decay, "share": share})
    return torch.optim.AdamW(groups, lr=settings.learning_rate)


def set_phase(
    network: Network, optimizer: torch.optim.Optimizer, settings: FitOptions, epochs_done: float
) -> None:
    """Set every group's learning rate, and freeze or free the backbone, for the next step.

    Frozen is what the initial weights filled: everything but an added last layer and the heads.
    Its batch norms keep their running statistics.
    """
    free = epochs_done >= settings.frozen_epochs
    parts = list(network.features)
    for part in parts[:-1] if network.options.last_channels else parts:
        part.train(free and network.training).requires_grad_(free)
    rate = learning_rate(settings, epochs_done)
    for group in optimizer.param_groups:
        group["lr"] = rate * group["share"]


def learning_rate(settings: FitOptions, epochs_done: float) -> float:
    """The learning rate after some epochs, a whole number or not.

    It rises from zero twice: at the start, and when a frozen backbone is freed.

    >>> settings = FitOptions(epochs=4, learning_rate=1.0, warmup_epochs=0)
    >>> [round(learning_rate(settings, done), 2) for done in (0, 1, 2, 4)]
    [1.0, 0.85, 0.5, 0.0]
    """
    since = epochs_done - (settings.frozen_epochs if epochs_done >= settings.frozen_epochs else 0)
    warm = min(1.0, since / settings.warmup_epochs) if settings.warmup_epochs else 1.0
    cosine = 0.5 * (1 + math.cos(math.pi * epochs_done / settings.epochs))
    return settings.learning_rate * warm * cosine
