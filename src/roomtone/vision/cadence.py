"""Which frames of a recording are read: so many a second of the video, or every one.

The moments lie on a grid of the video's own time, 0, 1/rate, 2/rate, ..., so that a part of a
recording is read at the same moments as the whole.
"""

from __future__ import annotations

import math

from roomtone.errors import OptionError

#: Times are compared to within this many seconds: timestamps are rounded to their time base.
_ROUNDING_S = 1e-3


class Cadence:
    """`update(t)` says whether the frame at `t` is read; `reset()` begins again.

    Of each step of the grid the first frame is read.

    Args:
        per_s: frames read a second of the video, above 0; None for every frame.

    Raises:
        OptionError: a rate that is not above 0.

    >>> cadence = Cadence(2)
    >>> [t for t in (0.0, 0.1, 0.4, 0.5, 0.9, 1.2, 1.5) if cadence.update(t)]
    [0.0, 0.5, 1.2, 1.5]
    """

    def __init__(self, per_s: float | None = None) -> None:
        if per_s is not None and not 0 < per_s < math.inf:
            raise OptionError(f"readings_per_s: expected a number above 0, or None; got {per_s}.")
        self.per_s = per_s
        self._step: int | None = None

    def update(self, t: float) -> bool:
        """Whether the frame at `t`, seconds, is read."""
        step = self._at(t)
        due = self.per_s is None or step != self._step
        self._step = step
        return due

    def expects(self, t: float, lasts_s: float) -> bool:
        """Whether a frame at `t` that lasts `lasts_s` would be the first of its step."""
        return self.per_s is None or self._at(t) != self._at(t - lasts_s)

    def reset(self) -> None:
        """Begin again: the next frame is read."""
        self._step = None

    def _at(self, t: float) -> int:
        return math.floor((t + _ROUNDING_S) * self.per_s) if self.per_s else 0


def parse_rate(text: str) -> float | None:
    """Frames read a second, as a user wrote it: a number, or `all` for every frame (None).

    >>> parse_rate("2.5"), parse_rate("all")
    (2.5, None)

    Raises:
        OptionError: it is neither.
    """
    if text == "all":
        return None
    try:
        return Cadence(float(text)).per_s
    except ValueError:
        raise OptionError(f"--rate: expected a number or all; got {text!r}.") from None
