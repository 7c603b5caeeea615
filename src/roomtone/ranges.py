"""Hold options to their ranges."""

from __future__ import annotations

import math

from roomtone.errors import OptionError


def check_range(options: object, **ranges: tuple[float, float | None]) -> None:
    """Refuse options that are not numbers between two ends; None stands for no end.

    Raises:
        OptionError: naming the first that is not.

    >>> from types import SimpleNamespace
    >>> check_range(SimpleNamespace(half_life_s=-1), half_life_s=(0, None))
    Traceback (most recent call last):
    roomtone.errors.OptionError: SimpleNamespace.half_life_s: expected 0 or more, got -1.
    """
    for name, (low, high) in ranges.items():
        value = getattr(options, name)
        number = isinstance(value, (int, float)) and math.isfinite(value)
        if not number or value < low or (high is not None and value > high):
            wanted = f"{low:g} or more" if high is None else f"{low:g} to {high:g}"
            raise OptionError(f"{type(options).__name__}.{name}: expected {wanted}, got {value!r}.")
