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

from roomtone.languages import clock
from roomtone.recap import charts
from roomtone.recap.moments import detect, group_changes, strongest
from roomtone.recap.series import STACK, Series, mean, series_of
from roomtone.recap.summary import Summary, summary_of
from roomtone.recap.text import CleanText, Text, clean
from roomtone.recap.timeline import timeline
from roomtone.signal.changes import CLEAR
from roomtone.store.records import ClassHistory, ClassRecord

_FOLDER = Path(__file__).parent
#: The script of an embedded page: its frame is as high as what is in it.
FIT = (
    "new ResizeObserver(() => { frameElement.style.height = "
    "`${Math.ceil(document.documentElement.getBoundingClientRect().height)}px`; })"
    ".observe(document.documentElement);"
)
#: Most earlier classes that are shown, the latest.
MOST_EARLIER = 7
#: Most rows of the timeline as a table.
_MOST_ROWS = 20


@dataclass(frozen=True)
class _Beside:
    """A class beside others: its record, figures and small drawings."""

    record: ClassRecord
    figures: Summary
    spark: Markup
    dot: Markup
    this: bool


@dataclass(frozen=True)
class _Row:
    """A stretch of the timeline in words."""

    time: str
    mood: str
    band: str
    people: str
    shares: str
    feedback: str


def recap_page(
    history: ClassHistory,
    earlier: Sequence[ClassHistory] = (),
    video: bool = False,
    zone: tzinfo = UTC,
    embedded: bool = False,
    language: str = "en",
) -> str:
    """The page of a class, UTF-8, the same for the same class.

    Args:
        history: the class; its names and markers may hold anything.
        earlier: classes of the same course to set it beside; the latest `MOST_EARLIER` are shown.
        video: whether the teacher may open the class's video on the page, next to the timeline.
            The file is chosen by hand, and stays in the browser. Without it the page has no script.
        zone: the time zone in which it says when a class began.
        embedded: whether it is shown in a frame, which a script then makes as high as the page.
        language: one of `roomtone.languages.LANGUAGES`.
    """
    text = Text(language, zone)
    series = series_of(history)
    figures, (changes, compared) = summary_of(series), detect(history.seconds)
    every = group_changes(changes, history.markers)
    found = strongest(every)
    css, js = _file("recap.css"), _file("recap.js") if video and series.n else ""
    page = _environment().get_template("recap.html")
    return page.render(
        record=history.record,
        figures=figures,
        found=found,
        story=text.story(history.record, figures, found, compared),
        stack=STACK,
        compared=compared,
        more=len(every) - len(found),
        drawing=timeline(series, history.markers, found, text, bool(js)) if series.n else None,
        rows=_rows(series, text),
        markers=history.markers,
        alerts=history.alerts,
        questions=history.questions,
        notes=history.notes,
        beside=_beside(history, series, earlier),
        text=text,
        clear=text.words.decimal(CLEAR, 1),
        css=Markup(css),  # noqa: S704 - a file of this package
        js=Markup(js),  # noqa: S704 - a file of this package
        fit=Markup(FIT) if embedded else "",  # noqa: S704 - of this module
        csp=_policy(css, js, FIT if embedded else ""),
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )


def _policy(css: str, *scripts: str) -> str:
    """What the page may do: show its own style, run its own scripts, play a file that is chosen."""
    parts = ["default-src 'none'", f"style-src {_hash(css)}", "base-uri 'none'"]
    if any(scripts):
        hashes = " ".join(_hash(script) for script in scripts if script)
        parts += [f"script-src {hashes}", "media-src blob:"]
    return "; ".join([*parts, "form-action 'none'"])


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _beside(
    history: ClassHistory, series: Series, earlier: Sequence[ClassHistory]
) -> list[_Beside]:
    """The earlier classes, the first at the top, and this one below; empty where it is alone.

    Beside a class that still runs, they are shown up to the second in which it is.
    """
    if not earlier:
        return []
    latest = sorted(earlier, key=lambda one: one.record.began)[-MOST_EARLIER:]
    every = [*((one.record, series_of(one)) for one in latest), (history.record, series)]
    longest = max(one.n for _, one in every) if history.record.ended else max(series.n, 1)
    return [_row_beside(record, one, longest, one is series) for record, one in every]


def _row_beside(record: ClassRecord, series: Series, longest: int, this: bool) -> _Beside:
    figures = summary_of(series)
    if figures.valence is None or figures.band is None:
        return _Beside(record, figures, Markup(), Markup(), this)
    dot = charts.mean_and_band(figures.valence, figures.band)
    return _Beside(record, figures, charts.sparkline(series, longest), dot, this)


def _rows(series: Series, text: Text) -> list[_Row]:
    """The timeline in words, for who cannot see it or wants its figures."""
    edges = [*charts.ticks(series.n, _MOST_ROWS), series.n]
    return [_row(series, slice(start, stop), text) for start, stop in pairwise(edges)]


def _row(series: Series, part: slice, text: Text) -> _Row:
    valence, low, high = (mean(one[part]) for one in (series.valence, series.low, series.high))
    counted, present = mean(series.counted[part]), mean(series.present[part])
    feedback = {
        name: int(np.max(values[part], initial=0.0, where=np.isfinite(values[part])))
        for name, values in series.feedback.items()
    }
    mood, band = text("recap-no-data" if series.stored[part].any() else "recap-gap"), CleanText()
    most, people = CleanText(), CleanText()
    if valence is not None and low is not None and high is not None:
        word = text.mood(valence, (low, high))
        mood = text("recap-mood-valence", mood=word, valence=text.signed(valence))
        band = text.band((low, high))
        shares = {name: mean(values[part]) or 0.0 for name, values in series.shares.items()}
        name = max(shares, key=shares.__getitem__)
        share = text.percent(shares[name], 1)
        most = text("recap-share", expression=text.expression(name), percent=share)
    if counted is not None and present is not None:
        people = text.counted(counted, present)
    return _Row(clock(part.start), mood, band, people, most, text.feedback(feedback))
