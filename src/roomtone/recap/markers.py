"""Where the names of markers go above the timeline, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roomtone.recap import charts
from roomtone.recap.words import clean, clock
from roomtone.types import Marker

#: Layouts: class, the least width of the time axis in pixels, letters at most.
LAYOUTS = (("wide", 790, 26), ("narrow", 265, 12))
#: Rows of names, at most.
ROWS = 2
#: Width of a letter and of the room after a name, pixels, on the average.
_LETTER, _ROOM = 7.0, 10


@dataclass(frozen=True)
class Label:
    """A marker's name in one layout.

    Attributes:
        layout: its class.
        x: place on the time axis.
        row: 0 is the top one.
        anchor: which end of the text is at `x`.
        text: the name, cut.
        title: the time and the whole name.
    """

    layout: str
    x: str
    row: int
    anchor: str
    text: str
    title: str


def labels(marks: Sequence[Marker], n: int) -> Iterator[Label]:
    """The names that there is room for on an axis of `n` seconds, in each layout."""
    ordered = sorted(marks, key=lambda mark: mark.t)
    for layout, width, letters in LAYOUTS:
        texts = [_cut(clean(mark.text), letters) for mark in ordered]
        spans = [
            _span(100 * mark.t / n, 100 * (_LETTER * len(text) + _ROOM) / width)
            for mark, text in zip(ordered, texts, strict=True)
        ]
        rows = charts.lanes(spans, ROWS)
        for mark, text, span, row in zip(ordered, texts, spans, rows, strict=True):
            if row is not None:
                anchor = "start" if span[0] >= 100 * mark.t / n else "end"
                title = f"{clock(mark.t)} {clean(mark.text)}"
                yield Label(layout, charts.at(mark.t, n), row, anchor, text, title)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _span(place: float, size: float) -> tuple[float, float]:
    """The stretch that a name takes, in percents: before its place where the axis ends."""
    start = place if place + size <= 100 else place - size
    return start, start + size
