"""Random changes to face crops while training: geometry, light, sharpness, noise, occlusion.

All on a batch at once, from one generator on its device, so that a run can be repeated. The
geometry is wider than FER-2013's own framing varies, because at run time the crop comes from
another detector.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor

from roomtone.ranges import check_range


@dataclass(frozen=True)
class AugmentOptions:
    """How strongly crops are changed. Each range is symmetric, each draw uniform.

    Attributes:
        rotation_deg: largest turn, degrees.
        shift: largest shift along each axis, as a share of the crop's side.
        scale: largest change of size, as a share (0.15: from 0.85 to 1.15).
        shear: largest shear, as a share of the side.
        light: largest change of contrast, as a share of it; brightness changes by half as much of
            the gray range.
        blur: probability of losing resolution (the crop is shrunk to 20..40 px and enlarged).
        noise: largest standard deviation of added noise, as a share of the gray range.
        erase: probability that a rectangle (up to 40 % of each side) is covered with gray.
        mixup: parameter of the Beta distribution by which pictures, and what is to be said of them,
            are blended in pairs (Zhang et al., arXiv 1710.09412); 0 for none.
    """

    rotation_deg: float = 15.0
    shift: float = 0.1
    scale: float = 0.15
    shear: float = 0.08
    light: float = 0.25
    blur: float = 0.15
    noise: float = 0.02
    erase: float = 0.2
    mixup: float = 0.0

    def __post_init__(self) -> None:
        check_range(self, **dict.fromkeys(vars(self), (0, 1)) | {"rotation_deg": (0, 180)})


def augment(crops: Tensor, options: AugmentOptions, generator: torch.Generator) -> Tensor:
    """Float32 crops `(n, 1, s, s)` in 0..1 to changed crops of the same shape and range."""
    crops = _warp(crops, options, generator)
    crops = _soften(crops, options, generator)
    crops = _relight(crops, options, generator)
    return _erase(crops, options, generator)


def _drawn(n: int, generator: torch.Generator) -> Tensor:
    return torch.rand(n, generator=generator, device=generator.device)


def _uniform(n: int, generator: torch.Generator) -> Tensor:
    return _drawn(n, generator) * 2 - 1


def _warp(crops: Tensor, options: AugmentOptions, generator: torch.Generator) -> Tensor:
    n = len(crops)
    angle = _uniform(n, generator) * options.rotation_deg * torch.pi / 180
    size = 1 + _uniform(n, generator) * options.scale
    shear = _uniform(n, generator) * options.shear
    shift_x = _uniform(n, generator) * options.shift * 2
    shift_y = _uniform(n, generator) * options.shift * 2
    mirror = torch.where(_drawn(n, generator) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle) * size, torch.sin(angle) * size
    matrix = torch.stack(
        [
            torch.stack([cos * mirror, -sin + shear, shift_x], 1),
            torch.stack([sin * mirror, cos, shift_y], 1),
        ],
        1,
    )
    grid = functional.affine_grid(matrix, list(crops.shape), align_corners=False)
    return functional.grid_sample(
        crops, grid, mode="bicubic", padding_mode="reflection", align_corners=False
    )


def _soften(crops: Tensor, options: AugmentOptions, generator: torch.Generator) -> Tensor:
    blurred = _drawn(len(crops), generator) < options.blur
    if not blurred.any():
        return crops
    side = int(torch.randint(20, 41, (1,), generator=generator, device=generator.device))
    small = functional.interpolate(crops[blurred], size=(side, side), mode="area")
    crops = crops.clone()
    crops[blurred] = functional.interpolate(
        small, size=list(crops.shape[2:]), mode="bilinear", align_corners=False
    )
    return crops


def _relight(crops: Tensor, options: AugmentOptions, generator: torch.Generator) -> Tensor:
    n = len(crops)
    contrast = (1 + _uniform(n, generator) * options.light).view(n, 1, 1, 1)
    brightness = (_uniform(n, generator) * options.light / 2).view(n, 1, 1, 1)
    sigma = (_drawn(n, generator) * options.noise).view(n, 1, 1, 1)
    mean = crops.mean(dim=(2, 3), keepdim=True)
    noise = torch.randn(crops.shape, generator=generator, device=crops.device) * sigma
    return ((crops - mean) * contrast + mean + brightness + noise).clamp(0, 1)


def _erase(crops: Tensor, options: AugmentOptions, generator: torch.Generator) -> Tensor:
    n, side = len(crops), crops.shape[-1]
    chosen = _drawn(n, generator) < options.erase
    spans = (0.1 + 0.3 * _drawn(2 * n, generator).view(n, 2)) * side
    starts = _drawn(2 * n, generator).view(n, 2) * (side - spans)
    gray = _drawn(n, generator).view(n, 1, 1, 1)
    line = torch.arange(side, device=crops.device).view(1, side)
    rows = (line >= starts[:, :1]) & (line < starts[:, :1] + spans[:, :1])
    columns = (line >= starts[:, 1:]) & (line < starts[:, 1:] + spans[:, 1:])
    covered = rows[:, None, :, None] & columns[:, None, None, :] & chosen.view(n, 1, 1, 1)
    return torch.where(covered, gray, crops)
