"""Small functions that draw: columns of a class as SVG that keeps its text's size at any width.

A drawing has no viewBox: across, places are percents of the time axis; down, they are pixels.
Curves lie in a nested drawing that is stretched, with one step per column of time, `COLUMNS` at
most, so that three hours take no more room than one. Fills with a pattern are cut out of a
rectangle by a clip path, since a pattern must not be stretched.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from roomtone.recap.series import Flags, Floats, Series

#: The stretch of valence that is shown, as on the live page.
LOW, HIGH = -0.6, 0.8
#: Most steps of a curve.
COLUMNS = 720
#: Height of the stretched drawing's own scale.
_DEPTH = 1000


def columns(values: Floats, most: int = COLUMNS) -> Floats:
    """The mean of what is known in each column of time; NaN where nothing is.

    >>> columns(np.array([1.0, 3.0, np.nan, 5.0]), 2).tolist()
    [2.0, 5.0]
    """
    known = np.isfinite(values)
    starts = _starts(len(values), most)
    sums = np.add.reduceat(np.where(known, values, 0.0), starts)
    counts = np.add.reduceat(known.astype(float), starts)
    return np.where(counts > 0, sums / np.maximum(counts, 1.0), np.nan)


def highest(values: Floats, most: int = COLUMNS) -> Floats:
    """The highest of what is known in each column of time, so that no peak is lost; else NaN."""
    tops = np.maximum.reduceat(
        np.where(np.isfinite(values), values, -np.inf), _starts(len(values), most)
    )
    return np.where(np.isfinite(tops), tops, np.nan)


def any_per_column(flags: Flags, most: int = COLUMNS) -> Flags:
    """Whether a flag is up in any second of each column."""
    return np.logical_or.reduceat(flags, _starts(len(flags), most))


def _starts(n: int, most: int) -> np.typing.NDArray[np.intp]:
    steps = min(n, most)
    return np.arange(steps) * n // steps


def runs(flags: Flags) -> list[tuple[int, int]]:
    """First and one-past-last index of each stretch that is up.

    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return [(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def line_path(y: Floats) -> str:
    """A line through columns of `y`, 0 (top) to 1 (bottom), broken where it is NaN."""
    return "".join("M" + "L".join(_points(y, first, last)) for first, last in runs(np.isfinite(y)))


def area_path(top: Floats, bottom: Floats) -> str:
    """What lies between two lines, left out where either is NaN."""
    return "".join(
        "M" + "L".join(_points(top, first, last) + _points(bottom, first, last)[::-1]) + "Z"
        for first, last in runs(np.isfinite(top) & np.isfinite(bottom))
    )


def bars_path(flags: Flags) -> str:
    """Full-height bars over the columns whose flag is up."""
    return "".join(f"M{first} 0H{last}V{_DEPTH}H{first}Z" for first, last in runs(flags))


def _points(y: Floats, first: int, last: int) -> list[str]:
    """Through the middle of each column, and out to the edges of the stretch."""
    depth = np.rint(np.clip(y[first:last], 0.0, 1.0) * _DEPTH).astype(int).tolist()
    inner = [f"{first + step}.5 {value}" for step, value in enumerate(depth)]
    return [f"{first} {depth[0]}", *inner, f"{last} {depth[-1]}"]


def stretched_svg(
    top: float, height: float, steps: int, *paths: tuple[str, str], width: str = "100%"
) -> Markup:
    """Paths in a drawing that is stretched over the time axis: (class, path) each."""
    inner = Markup("").join(
        Markup('<path class="{}" d="{}"/>').format(name, path) for name, path in paths
    )
    return Markup(
        '<svg y="{}" width="{}" height="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">{}</svg>'
    ).format(top, width, height, steps, _DEPTH, inner)


def cut_out(name: str, path: str, top: float, height: float, steps: int, number: int = 0) -> Markup:
    """A rectangle over the whole time axis, of class `name`, cut to a path.

    `number` tells apart those of the same class.
    """
    return Markup(
        '<clipPath id="cut-{name}-{number}" clipPathUnits="objectBoundingBox">'
        '<path transform="scale({across:.9f} {down})" d="{path}"/></clipPath>'
        '<rect class="{name}" y="{top}" width="100%" height="{height}" '
        'clip-path="url(#cut-{name}-{number})"/>'
    ).format(
        name=name,
        number=number,
        across=1 / steps,
        down=1 / _DEPTH,
        path=path,
        top=top,
        height=height,
    )


def depth_of(valence: Floats | float) -> Floats:
    """Where a valence lies in its panel, 0 (top, pleasant) to 1 (bottom)."""
    return np.asarray((HIGH - valence) / (HIGH - LOW))


def at(t: float, n: int) -> str:
    """A moment's place on an axis of `n` seconds."""
    return f"{100 * min(max(t, 0.0), n) / n:.2f}%"


def ticks(n: int, most: int = 7) -> list[int]:
    """Round moments on an axis of `n` seconds, 0 first.

    >>> ticks(2700)
    [0, 600, 1200, 1800, 2400]
    """
    steps = (10, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600)
    step = next((step for step in steps if n < step * most), 7200)
    return list(range(0, n, step))


def lanes(spans: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """The first of `most` rows in which each span is clear of those before it; None for no room.

    >>> lanes([(0, 5), (3, 8), (4, 9), (6, 7)], 2)
    [0, 1, None, 0]
    """
    ends = [float("-inf")] * most
    rows: list[int | None] = []
    for start, stop in spans:
        row = next((row for row, end in enumerate(ends) if end <= start), None)
        rows.append(row)
        if row is not None:
            ends[row] = stop
    return rows


def sparkline(series: Series, longest: int, height: int = 52) -> Markup:
    """A class's valence and band, small, on an axis of `longest` seconds; what is later is cut."""
    n = min(series.n, longest)
    y, low, high = (
        depth_of(columns(values[:n], 240)) for values in (series.valence, series.low, series.high)
    )
    middle = height * float(depth_of(0.0))
    curve = stretched_svg(
        0,
        height,
        len(y),
        ("gap-bar", bars_path(any_per_column(~series.stored[:n], 240))),
        ("band", area_path(high, low)),
        ("line", line_path(y)),
        width=at(n, longest),
    )
    return Markup(
        '<svg class="spark" height="{}" aria-hidden="true">'
        '<line class="limit" x2="100%" y1="{y}" y2="{y}"/>{}</svg>'
    ).format(height, curve, y=f"{middle:.1f}")


def mean_and_band(valence: float, band: tuple[float, float], height: int = 52) -> Markup:
    """A mean and its band on the scale of valence, left (unpleasant) to right."""
    low, middle, high, zero = (
        f"{100 * (1 - float(np.clip(depth_of(value), 0, 1))):.1f}%"
        for value in (band[0], valence, band[1], 0.0)
    )
    return Markup(
        '<svg class="dot" height="{height}" aria-hidden="true">'
        '<line class="limit" x1="{zero}" x2="{zero}" y2="{height}"/>'
        '<line class="reach" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
        '<circle class="mean" cx="{middle}" cy="{y}" r="5"/></svg>'
    ).format(height=height, zero=zero, low=low, high=high, middle=middle, y=height / 2)
