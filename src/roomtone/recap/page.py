"""The recap of a class as one HTML file that needs nothing else, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from itertools import pairwise
from pathlib import Path

import jinja2
import numpy as np
from markupsafe import Markup

from roomtone.recap import charts, words
from roomtone.recap.moments import CLEAR, compared, moments, strongest
from roomtone.recap.series import Series, mean, series_of
from roomtone.recap.summary import Summary, summary_of
from roomtone.recap.timeline import timeline
from roomtone.store.records import ClassHistory, ClassRecord

_FOLDER = Path(__file__).parent
#: Most earlier classes that are shown, the latest.
MOST_EARLIER = 7
#: Most rows of the timeline as a table.
_MOST_ROWS = 20


@dataclass(frozen=True)
class _Beside:
    """A class beside others: its head, figures and small drawings."""

    record: ClassRecord
    figures: Summary
    spark: Markup
    dot: Markup
    this: bool


@dataclass(frozen=True)
class _Row:
    """A stretch of the timeline in words."""

    time: str
    valence: str
    band: str
    people: str
    shares: str
    feedback: str


def recap_page(
    lesson: ClassHistory,
    earlier: Sequence[ClassHistory] = (),
    video: bool = False,
    zone: tzinfo = UTC,
) -> str:
    """The page of a class, UTF-8, the same for the same class.

    Args:
        lesson: the class; its names and markers may hold anything.
        earlier: classes of the same course to set it beside; the latest `MOST_EARLIER` are shown.
        video: whether the teacher may open the class's video on the page, next to the timeline.
            The file is chosen by hand, and stays in the browser. Without it the page has no script.
        zone: the time zone in which it says when a class began.
    """
    series = series_of(lesson)
    figures, every = summary_of(series), moments(lesson)
    found, looked = strongest(every), compared(series)
    css, js = _text("recap.css"), _text("recap.js") if video and series.n else ""
    page = _environment().get_template("recap.html")
    return page.render(
        head=lesson.record,
        figures=figures,
        found=found,
        story=words.story(lesson.record, figures, found, looked),
        compared=looked,
        more=len(every) - len(found),
        drawing=timeline(series, lesson.markers, found, lesson.record.faces, bool(js))
        if series.n
        else None,
        rows=_rows(series),
        marks=lesson.markers,
        beside=_beside(lesson, series, earlier),
        words=words,
        zone=zone,
        clear=CLEAR,
        css=Markup(css),  # noqa: S704 - a file of this package
        js=Markup(js),  # noqa: S704 - a file of this package
        csp=_policy(css, js),
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: words.clean(value) if type(value) is str else value,
    )


def _policy(css: str, js: str) -> str:
    """What the page may do: show its own style, run its own script, play a file that is chosen."""
    parts = ["default-src 'none'", f"style-src {_hash(css)}", "base-uri 'none'"]
    if js:
        parts += [f"script-src {_hash(js)}", "media-src blob:"]
    return "; ".join([*parts, "form-action 'none'"])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _beside(lesson: ClassHistory, series: Series, earlier: Sequence[ClassHistory]) -> list[_Beside]:
    """The earlier classes, the first at the top, and this one below; empty where it is alone."""
    if not earlier:
        return []
    latest = sorted(earlier, key=lambda one: one.record.began)[-MOST_EARLIER:]
    all_series = [*((one, series_of(one)) for one in latest), (lesson, series)]
    longest = max(columns.n for _, columns in all_series)
    return [_row_beside(one, columns, longest, one is lesson) for one, columns in all_series]


def _row_beside(lesson: ClassHistory, series: Series, longest: int, this: bool) -> _Beside:
    figures = summary_of(series)
    if figures.valence is None or figures.band is None:
        return _Beside(lesson.record, figures, Markup(), Markup(), this)
    dot = charts.dot(figures.valence, figures.band)
    return _Beside(lesson.record, figures, charts.spark(series, longest), dot, this)


def _rows(series: Series) -> list[_Row]:
    """The timeline in words, for who cannot see it or wants its figures."""
    edges = [*charts.ticks(series.n, _MOST_ROWS), series.n]
    return [_row(series, slice(start, stop)) for start, stop in pairwise(edges)]


def _row(series: Series, part: slice) -> _Row:
    valence, low, high = (mean(one[part]) for one in (series.valence, series.low, series.high))
    band = None if low is None or high is None else (low, high)
    shares = {name: mean(values[part]) or 0.0 for name, values in series.shares.items()}
    most = max(shares, key=shares.__getitem__)
    counted, present = mean(series.counted[part]), mean(series.present[part])
    pressed = {
        name: int(np.max(values[part], initial=0.0, where=np.isfinite(values[part])))
        for name, values in series.feedback.items()
    }
    silent = "gap" if not series.kept[part].any() else "not enough to say"
    return _Row(
        time=words.clock(part.start),
        valence=silent
        if valence is None
        else f"{words.valence_word(valence, band)} ({words.signed(valence)})",
        band=words.band_words(band) if band else "",
        people="" if counted is None or present is None else f"{counted:.0f} of {present:.0f}",
        shares=f"{words.SHARE_WORDS[most]} {words.percent(shares[most], 1)}" if band else "",
        feedback=words.pressed_words(pressed),
    )
