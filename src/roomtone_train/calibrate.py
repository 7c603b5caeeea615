"""Temperatures that make the two heads' probabilities mean what they say (arXiv 1706.04599)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as functional
from torch import Tensor

from roomtone_train.fer2013 import NO_LABEL, Faces
from roomtone_train.network import Network, normalised


@dataclass(frozen=True)
class Temperatures:
    """What each head's logits are divided by, above 0."""

    ferplus: float
    fer2013: float


def calibrate(network: Network, faces: Faces) -> Temperatures:
    """The temperatures with the least negative log likelihood on `faces`.

    FER+ is held against its strict majority label, FER-2013 against its own. One number a head is
    fitted, so calibrating on the split that also selects costs little; see docs/training.md. A head
    that there is no label for is left as it is, at 1.
    """
    with torch.inference_mode():
        both = [network(normalised(part)) for part in np.array_split(faces.images, 8)]
    return Temperatures(
        _temperature(torch.cat([pair[0] for pair in both]), faces.strict_majority()),
        _temperature(torch.cat([pair[1] for pair in both]), faces.labels),
    )


def _temperature(logits: Tensor, labels: npt.NDArray[np.int64]) -> float:
    known = torch.from_numpy(labels != NO_LABEL)
    if not known.any():
        return 1.0
    logits, wanted = logits[known], torch.from_numpy(labels)[known]
    steps = torch.logspace(-1, 1, 401)
    losses = torch.stack([functional.cross_entropy(logits / step, wanted) for step in steps])
    return float(steps[int(losses.argmin())])
