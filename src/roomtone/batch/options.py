"""How a batch of recordings is read."""

from __future__ import annotations

from dataclasses import dataclass

from roomtone.ranges import check_range


@dataclass(frozen=True)
class BatchOptions:
    """What the rows of a recording depend on; a recording is read again when one of them changed.

    Attributes:
        readings_per_s: frames read a second of the video; None for every one.
        min_group_size: fewest people counted about whom anything is said, 1 or more.
        readings: whether everyone's readings are written besides the signal.
        recap: whether a recap is written.
        model: of the expressions: a packaged one's name or a file; empty for the default.
        segment_s: longest piece that one worker reads, seconds, 30 or more.
    """

    readings_per_s: float | None = 2.0
    min_group_size: int = 5
    readings: bool = False
    recap: bool = False
    model: str = ""
    segment_s: float = 300.0

    def __post_init__(self) -> None:
        check_range(self, min_group_size=(1, None), segment_s=(30, None))
