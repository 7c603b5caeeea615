"""The class over time: mood, shares, people and feedback, one below the other on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from roomtone.languages import clock
from roomtone.recap import charts
from roomtone.recap.moments import Moment
from roomtone.recap.series import Floats, Series
from roomtone.recap.text import Text, clean
from roomtone.signal.mood import LIMITS, MOODS
from roomtone.types import Marker

#: Heights of the panels and of what is between them, pixels.
_MOOD, _SHARES, _PEOPLE, _FEEDBACK, _TITLE, _AXIS = 190, 104, 48, 26, 30, 26
_FEEDBACK_ALONE = 64  # where it is all that there is
_ROW = 17  # of marker names
_BADGE = 22  # of moments' numbers
_RADIUS = 9
#: Where the words of mood stand: the middle of their stretch.
_MOOD_VALUES = (-0.45, -0.21, 0.0, 0.21, 0.55)
#: Layouts of marker names: class, the smallest width of the axis in pixels, letters at most.
_LAYOUTS = (("wide", 790, 26), ("narrow", 265, 12))
#: Rows of marker names, at most.
_ROWS = 8
#: Width of a letter and of the space after a name, pixels, on average.
_LETTER, _SPACE = 7.0, 10


@dataclass(frozen=True)
class Timeline:
    """A drawing of the time axis, and of the words at its left.

    Attributes:
        height: of both, pixels.
    """

    plot: Markup
    words: Markup
    height: int


@dataclass(frozen=True)
class _Label:
    """A marker's name in one layout: where it stands, in which row, which end is at `x`."""

    layout: str
    x: str
    row: int
    anchor: str
    text: str


class _Sheet:
    """Panels, put one below the other."""

    def __init__(self, series: Series, text: Text) -> None:
        self.series, self.text, self.y = series, text, 0
        self.plot: list[Markup] = []
        self.titles: list[Markup] = []
        self.words: list[Markup] = []

    def draw(self, shape: Markup, *values: object, **named: object) -> None:
        self.plot.append(shape.format(*values, **named))

    def say(self, text: str, y: float, name: str = "") -> None:
        self.words.append(
            Markup('<text class="{}" x="100%" dx="-8" y="{}">{}</text>').format(
                name, y, self.text.drawn(text)
            )
        )

    def title(self, text: str) -> None:
        self.y += _TITLE
        shape = Markup('<text class="title" y="{}">{}</text>')
        self.titles.append(shape.format(self.y - 7, self.text.drawn(text)))

    def panel(self, height: int) -> None:
        """The ground of a panel, with what is missing marked."""
        series = self.series
        gaps = charts.bars_path(charts.any_per_column(~series.stored))
        self.draw(Markup('<rect class="ground" y="{}" width="100%" height="{}"/>'), self.y, height)
        steps = min(series.n, charts.COLUMNS)
        self.plot.append(charts.cut_out("gap", gaps, self.y, height, steps, len(self.plot)))


def timeline(
    series: Series,
    markers: Sequence[Marker],
    found: Sequence[Moment],
    text: Text,
    playhead: bool = False,
) -> Timeline:
    """Draw a class of one second or more, with the panels that there is data for.

    Args:
        series: the class.
        markers: what the teacher named.
        found: the moments worth a look, which are numbered in order.
        text: what is said.
        playhead: whether to draw the line that a video moves.
    """
    sheet = _Sheet(series, text)
    _heads(sheet, list(_labels(markers, series.n)), found)
    top = sheet.y
    if series.data.any():
        _mood(sheet)
        _shares(sheet)
    else:
        _feedback(sheet, _FEEDBACK_ALONE)
    if _top(series.present):
        _people(sheet)
    if series.data.any():
        _feedback(sheet, _FEEDBACK)
    guides = _guides(text, series.n, markers, found, top, sheet.y)
    if playhead:
        guides += Markup('<line id="playhead" y1="{}" y2="{}"/>').format(top, sheet.y)
    _axis(sheet)
    drawn = Markup("").join([*sheet.plot, guides, *sheet.titles])
    return Timeline(drawn, Markup("").join(sheet.words), sheet.y)


def _labels(markers: Sequence[Marker], n: int) -> Iterator[_Label]:
    """The names of markers on an axis of `n` seconds, in each layout, as many as there is room for.

    Names that would hide each other stand in rows of their own.
    """
    ordered = sorted(markers, key=lambda marker: marker.t)
    for layout, width, letters in _LAYOUTS:
        texts = [_cut(clean(marker.text), letters) for marker in ordered]
        spans = [
            _span(100 * marker.t / n, 100 * (_LETTER * len(text) + _SPACE) / width)
            for marker, text in zip(ordered, texts, strict=True)
        ]
        rows = charts.lanes(spans, _ROWS)
        for marker, text, span, row in zip(ordered, texts, spans, rows, strict=True):
            if row is not None:
                anchor = "start" if span[0] >= 100 * marker.t / n else "end"
                yield _Label(layout, charts.at(marker.t, n), row, anchor, text)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _span(place: float, size: float) -> tuple[float, float]:
    """The stretch that a name takes, in percents: before its place where the axis ends."""
    start = place if place + size <= 100 else place - size
    return start, start + size


def _heads(sheet: _Sheet, labels: Sequence[_Label], found: Sequence[Moment]) -> None:
    """Names of markers, then the numbers of moments, above the panels."""
    n = sheet.series.n
    shape = Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>')
    for one in labels:
        sheet.draw(shape, one.layout, one.x, _ROW * one.row + 12, one.anchor, one.text)
    sheet.y = _ROW * max((one.row + 1 for one in labels), default=0)
    size = 100 * 2 * (_RADIUS + 1) / _LAYOUTS[-1][1]
    spans = [(100 * one.t / n - size / 2, 100 * one.t / n + size / 2) for one in found]
    lanes = [lane or 0 for lane in charts.lanes(spans, len(found))]
    for number, (moment, lane) in enumerate(zip(found, lanes, strict=True), 1):
        y = sheet.y + _BADGE * lane + _BADGE // 2
        sheet.draw(
            Markup(
                '<circle class="badge" cx="{x}" cy="{y}" r="{r}"/>'
                '<text class="number" x="{x}" y="{y}" dy="4">{number}</text>'
            ),
            x=charts.at(moment.t, n),
            y=y,
            r=_RADIUS,
            number=number,
        )
    sheet.y += _BADGE * (max(lanes, default=-1) + 1)


def _mood(sheet: _Sheet) -> None:
    series, height = sheet.series, _MOOD
    sheet.title(sheet.text("recap-panel-mood"))
    sheet.panel(height)
    _few(sheet, height)
    for limit in LIMITS:
        y = sheet.y + height * float(charts.depth_of(limit))
        sheet.draw(Markup('<line class="limit" x2="100%" y1="{y}" y2="{y}"/>'), y=f"{y:.1f}")
    for place, word in zip(_MOOD_VALUES, MOODS, strict=True):
        y = sheet.y + height * float(charts.depth_of(place)) + 4
        said = sheet.text.mood_word(word)
        sheet.say(said, round(y, 1), "wide" if "slightly" in word else "")
    valence, low, high = (
        charts.depth_of(charts.columns(values))
        for values in (series.valence, series.low, series.high)
    )
    sheet.plot.append(
        charts.stretched_svg(
            sheet.y,
            height,
            len(valence),
            ("band", charts.area_path(high, low)),
            ("line", charts.line_path(valence)),
        )
    )
    sheet.y += height


def _few(sheet: _Sheet, height: int) -> None:
    nothing = sheet.series.few | sheet.series.off
    flags = charts.any_per_column(nothing) & ~np.isfinite(charts.columns(sheet.series.valence))
    path = charts.bars_path(flags)
    sheet.plot.append(charts.stretched_svg(sheet.y, height, len(flags), ("few", path)))


def _shares(sheet: _Sheet) -> None:
    sheet.title(sheet.text("recap-panel-shares"))
    sheet.panel(_SHARES)
    _few(sheet, _SHARES)
    bottom: Floats | None = None
    for name, values in sheet.series.shares.items():
        share = charts.columns(values)
        bottom = np.ones_like(share) if bottom is None else bottom
        top = bottom - share
        path = charts.area_path(top, bottom)
        sheet.plot.append(charts.cut_out(f"fill-{name}", path, sheet.y, _SHARES, len(share)))
        bottom = top
    sheet.say(sheet.text("recap-scale-all"), sheet.y + 10)
    sheet.say(sheet.text("recap-scale-half"), sheet.y + _SHARES / 2 + 4)
    sheet.say(sheet.text("recap-none"), sheet.y + _SHARES)
    sheet.y += _SHARES


def _people(sheet: _Sheet) -> None:
    series = sheet.series
    most = _top(series.present)
    sheet.title(sheet.text("recap-panel-people"))
    sheet.panel(_PEOPLE)
    counted, present = (
        1 - charts.columns(values) / max(most, 1) for values in (series.counted, series.present)
    )
    sheet.plot.append(
        charts.stretched_svg(
            sheet.y,
            _PEOPLE,
            len(counted),
            ("people", charts.area_path(counted, np.ones_like(counted))),
            ("line thin", charts.line_path(present)),
        )
    )
    sheet.say(str(most), sheet.y + 10)
    sheet.say("0", sheet.y + _PEOPLE)
    sheet.y += _PEOPLE


def _feedback(sheet: _Sheet, height: int) -> None:
    """A row for each kind of feedback that was given, all to one scale."""
    given = {name: values for name, values in sheet.series.feedback.items() if _top(values)}
    if not given:
        return
    most = max(_top(values) for values in given.values())
    joined = _top(sheet.series.joined)
    if joined:
        sheet.title(sheet.text("recap-panel-feedback-of", most=most, joined=joined))
    else:
        sheet.title(sheet.text("recap-panel-feedback", most=most))
    for name, values in given.items():
        sheet.panel(height)
        share = 1 - charts.highest(values) / most
        path = charts.area_path(share, np.ones_like(share))
        sheet.plot.append(charts.stretched_svg(sheet.y, height, len(share), ("presses", path)))
        sheet.say(sheet.text(f"signal-feedback-{name}"), sheet.y + height / 2 + 4)
        sheet.y += height + 3


def _top(values: Floats) -> int:
    return int(np.max(values, initial=0.0, where=np.isfinite(values)))


def _guides(
    text: Text, n: int, markers: Sequence[Marker], found: Sequence[Moment], top: int, bottom: int
) -> Markup:
    """Lines down through all panels: of markers, then of moments."""
    shape = Markup('<line class="{}" x1="{x}" x2="{x}" y1="{}" y2="{}"><title>{}</title></line>')
    lines = [("mark-line", one.t, f"{clock(one.t)} {clean(one.text)}") for one in markers]
    lines += [
        ("moment-line", one.t, text("recap-moment", number=number))
        for number, one in enumerate(found, 1)
    ]
    return Markup("").join(
        shape.format(name, top, bottom, title, x=charts.at(t, n)) for name, t, title in lines
    )


def _axis(sheet: _Sheet) -> None:
    n = sheet.series.n
    for number, t in enumerate(charts.ticks(n)):
        place = 100 * t / n
        anchor = "start" if place < 3 else "end" if place > 94 else "middle"
        sheet.draw(
            Markup(
                '<line class="tick" x1="{x}" x2="{x}" y1="{}" y2="{}"/>'
                '<text class="{}" x="{x}" y="{}" text-anchor="{}">{}</text>'
            ),
            sheet.y,
            sheet.y + 5,
            "wide" if number % 2 else "",
            sheet.y + 19,
            anchor,
            clock(t),
            x=charts.at(t, n),
        )
    sheet.say(sheet.text("recap-since-start"), sheet.y + 19, "wide")
    sheet.y += _AXIS
