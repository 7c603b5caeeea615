"""Where a fit runs: on a GPU that CUDA finds, or on the processor."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

import torch


@cache
def the_device() -> torch.device:
    """The first GPU, if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def halved() -> AbstractContextManager[None]:
    """Inside, a GPU convolves with 16 bits (bfloat16), several times as fast; weights keep 32."""
    device = the_device().type
    return torch.autocast(device, torch.bfloat16, enabled=device == "cuda")
