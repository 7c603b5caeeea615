"""Readings as charts and tables. No Streamlit in here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from roomtone.console.client import Class, CourseClass
from roomtone.labels import FERPLUS, FERPLUS_OF_FER2013, ORIGIN, UNCERTAIN
from roomtone.types import FaceReading, by_name
from roomtone.vision.drawing import COLORS
from roomtone.vision.photos import Photo

#: Gives messages by their ids.
Say = Callable[[str], str]
#: Height of a bar and the space around it, pixels.
_STEP = 20
_GREY = "#8a9298"
_TEAL = "#0b6e69"
_AMBER = "#c2700f"
#: Points of a class's line at most, and letters of a class's name below a chart.
_POINTS, _LETTERS = 180, 22
_AXIS = alt.Axis(domain=False, ticks=False, labelOverlap=False, labelFlush=False)


def shares(reading: FaceReading, classes: tuple[str, ...] = ()) -> tuple[str, dict[str, float]]:
    """What a face is labelled, and the probability of each class to choose from.

    Args:
        reading: the face.
        classes: FER-2013 classes; none for FER+'s eight.

    >>> face = FaceReading(0.0, 1, 1.0, (1.0,) + (0.0,) * 7, "neutral", False,
    ...                    (0, 0, 9, 9), 1.0, (0.25, 0.0, 0.0, 0.25, 0.0, 0.0, 0.5))
    >>> shares(face)[0], shares(face, ("angry", "happy", "neutral"))
    ('neutral', ('neutral', {'angry': 0.125, 'happy': 0.125, 'neutral': 0.75}))
    """
    if not classes:
        return reading.label, dict(zip(FERPLUS, reading.probabilities, strict=True))
    label, among = reading.among(classes)
    return UNCERTAIN if reading.uncertain else label, among


def bars(
    probabilities: Mapping[str, float], label: str, colored_as: Sequence[str]
) -> alt.LayerChart | alt.FacetChart:
    """One face's probabilities as horizontal bars, always in the same order.

    Args:
        probabilities: of each expression, 0 to 1.
        label: the one that is named, drawn strongest; "uncertain" names none.
        colored_as: the expressions, in the same order, whose colors they have.
    """
    names = list(probabilities)
    rows = [
        {"expression": name, "probability": value, "said": f"{value:.0%}", "named": name == label}
        for name, value in probabilities.items()
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("expression:N", sort=names, title=None, axis=_AXIS),
        x=alt.X("probability:Q", scale=alt.Scale(domain=[0, 1.25]), axis=None),
    )
    strip = base.mark_bar(height=_STEP - 8, cornerRadiusEnd=3)
    colors = alt.Scale(domain=names, range=[color_of(name) for name in colored_as])
    colored = strip.encode(
        color=alt.Color("expression:N", scale=colors, legend=None),
        opacity=alt.condition("datum.named", alt.value(1.0), alt.value(0.45)),
        tooltip=[
            alt.Tooltip("expression:N", title=" "),
            alt.Tooltip("said:N", title=" "),
        ],
    )
    written = base.mark_text(align="left", dx=5, color=_GREY).encode(text="said:N")
    return alt.layer(colored, written).properties(height=alt.Step(_STEP), padding=0)


def in_words(probabilities: Mapping[str, float], label: str) -> str:
    """The same bars for those who do not see them.

    >>> in_words({"happy": 0.6, "neutral": 0.4}, "happy")
    'happy; happy 60%, neutral 40%'
    """
    return f"{label}; " + ", ".join(f"{name} {value:.0%}" for name, value in probabilities.items())


def color_of(name: str) -> str:
    """The color of an expression in pictures, as CSS writes it.

    >>> color_of("happy") == color_of("happiness")
    True
    """
    blue, green, red = COLORS[FERPLUS_OF_FER2013.get(name, name)]
    return f"#{red:02x}{green:02x}{blue:02x}"


def as_csv(photos: Iterable[Photo]) -> str:
    """One row for each face: where it is, and its probabilities of the eight and of the four."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(
        [
            *("source", "face", "x", "y", "width", "height", "score", "quality", "expression"),
            *FERPLUS,
            *(f"among_four_{name}" for name in ("label", *ORIGIN)),
        ]
    )
    for photo in photos:
        for number, reading in enumerate(photo.readings, 1):
            label, four = shares(reading, ORIGIN)
            table.writerow(
                [
                    *(_plain(photo.source), number, *(round(value, 1) for value in reading.box)),
                    *(round(reading.score, 4), round(reading.quality, 3), reading.label),
                    *by_name(FERPLUS, reading.probabilities).values(),
                    *(label, *(round(value, 4) for value in four.values())),
                ]
            )
    return text.getvalue()


def as_json(photos: Iterable[Photo]) -> str:
    """One line for each picture, as `roomtone photo --json` prints it."""
    return "".join(json.dumps(photo.as_dict()) + "\n" for photo in photos)


def _plain(name: str) -> str:
    """A file's name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name


def course_chart(classes: Iterable[Class], say: Say) -> alt.LayerChart | alt.FacetChart:
    """A course over time: each class's mean mood as a dot, larger where more of it is known."""
    rows = [
        {
            "began": one.began.isoformat(),
            "valence": one.valence,
            "data_share": one.data_share or 0.0,
            "name": one.name,
            "data": f"{one.data_share or 0.0:.0%}",
            "readable": f"{one.coverage or 0.0:.0%}",
        }
        for one in classes
        if one.valence is not None
    ]
    base = alt.Chart(alt.InlineData(values=rows), height=180).encode(
        x=alt.X("began:T", title=None),
        y=alt.Y(
            "valence:Q",
            title=say("recap-mood"),
            scale=alt.Scale(domain=[-1, 1]),
            axis=alt.Axis(values=[-1, 0, 1], labelExpr=_ends(say)),
        ),
    )
    size = alt.Size("data_share:Q", scale=alt.Scale(domain=[0, 1], range=[20, 160]), legend=None)
    dots = base.mark_circle(color=_TEAL, opacity=0.85).encode(
        size=size,
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("data:N", title=say("recap-time-with-data")),
            alt.Tooltip("readable:N", title=say("recap-readable")),
        ],
    )
    return alt.layer(base.mark_line(color=_TEAL, opacity=0.3), dots)


def course_charts(classes: Sequence[CourseClass], say: Say) -> list[tuple[str, Any]]:
    """A course's classes in order: feedback, mood and coverage, each a chart with its title."""
    names = [
        f"{number}. {one.name[:_LETTERS]}{'…' if len(one.name) > _LETTERS else ''}"
        for number, one in enumerate(classes, 1)
    ]
    rows = [
        {
            "class": name,
            "valence": one.valence,
            "low": one.band and one.band[0],
            "high": one.band and one.band[1],
            "readable": one.coverage,
        }
        for name, one in zip(names, classes, strict=True)
    ]
    said = [
        {"class": name, "feedback": word, "share": share}
        for name, one in zip(names, classes, strict=True)
        for word, share in zip(_answers(say), (one.lost, one.got_it), strict=True)
        if share is not None
    ]
    scale = alt.Scale(domain=names)
    x = alt.X("class:N", title=None, sort=names, scale=scale, axis=None)
    axis = alt.Axis(labelAngle=-30, labelLimit=160, labelOverlap=False)
    named = alt.X("class:N", title=None, sort=names, scale=scale, axis=axis)
    share = alt.Y("share:Q", title=None, axis=_PERCENTS)
    bars = alt.Chart(alt.InlineData(values=said), height=250).mark_bar(cornerRadiusEnd=2)
    feedback = bars.encode(
        x, share, xOffset=alt.XOffset("feedback:N", sort=None), color=_feedback(say)
    )
    base = alt.Chart(alt.InlineData(values=rows), height=200).encode(x)
    low = alt.Y("low:Q", title=None, scale=alt.Scale(domain=[-1, 1]), axis=_mood(say))
    bands = base.mark_rule(color=_TEAL, strokeWidth=5, opacity=0.3).encode(low, y2="high:Q")
    mood = alt.layer(bands, base.mark_circle(color=_TEAL, size=90).encode(y="valence:Q"))
    readable = base.mark_bar(color=_GREY, cornerRadiusEnd=2).encode(
        alt.Y("readable:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=_PERCENTS)
    )
    found = [(say("console-chart-shares"), feedback)] if said else []
    if any(one.valence is not None for one in classes):
        found.append((say("recap-panel-mood"), mood))
        found.append((say("recap-readable"), readable))
    if found:  # the names stand below the last one
        title, chart = found.pop()
        found.append((title, chart.encode(named).properties(height=260)))
    return found


def class_charts(
    seconds: Sequence[Mapping[str, Any]], longest: float, say: Say
) -> list[tuple[str, Any]]:
    """One class over its minutes: feedback and mood, each a chart with its title.

    Args:
        seconds: the rows of an export.
        longest: seconds that the time axis has, so that two classes have the same.
        say: gives messages by their ids.
    """
    rows = _thinned(seconds)
    x = alt.X(
        "minute:Q",
        title=say("console-chart-minutes"),
        scale=alt.Scale(domain=[0, max(longest / 60, 1)]),
    )
    said = [
        {"minute": row["minute"], "feedback": word, "share": row[name]}
        for row in rows
        for word, name in zip(_answers(say), ("lost", "got_it"), strict=True)
        if row[name] is not None
    ]
    share = alt.Y("share:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=_PERCENTS)
    lines = alt.Chart(alt.InlineData(values=said), height=240).mark_line()
    base = alt.Chart(alt.InlineData(values=rows), height=220).encode(x)
    low = alt.Y("valence_low:Q", title=None, scale=alt.Scale(domain=[-1, 1]), axis=_mood(say))
    band = base.mark_area(color=_TEAL, opacity=0.2).encode(low, y2="valence_high:Q")
    mood = alt.layer(band, base.mark_line(color=_TEAL).encode(y="valence:Q"))
    found = (
        [(say("console-chart-feedback"), lines.encode(x, share, color=_feedback(say)))]
        if said
        else []
    )
    if any(row["valence"] is not None for row in rows):
        found.append((say("recap-mood"), mood))
    return found


_PERCENTS = alt.Axis(format=".0%", tickCount=4, minExtent=60)


def _mood(say: Say) -> alt.Axis:
    return alt.Axis(values=[-1, 0, 1], labelExpr=_ends(say), minExtent=60)


def _ends(say: Say) -> str:
    """The words for the ends and the middle of valence, as Vega's expression."""
    low, middle, high = (
        json.dumps(say(f"signal-mood-{name}")) for name in ("negative", "neutral", "positive")
    )
    return f"datum.value < 0 ? {low} : datum.value > 0 ? {high} : {middle}"


def _answers(say: Say) -> list[str]:
    return [say("signal-feedback-lost"), say("signal-feedback-got_it")]


def _feedback(say: Say) -> alt.Color:
    return alt.Color(
        "feedback:N",
        scale=alt.Scale(domain=_answers(say), range=[_AMBER, _TEAL]),
        legend=alt.Legend(title=None, orient="top"),
    )


def _thinned(seconds: Sequence[Mapping[str, Any]]) -> list[dict[str, float | None]]:
    """Means over so many seconds that a chart has at most `_POINTS` points."""
    size = max(-(-len(seconds) // _POINTS), 1)
    rows: list[dict[str, float | None]] = []
    for start in range(0, len(seconds), size):
        part = seconds[start : start + size]
        row: dict[str, float | None] = {"minute": part[0]["t"] / 60}
        for name in ("valence", "valence_low", "valence_high"):
            row[name] = _mean([one[name] for one in part])
        for name in ("lost", "got_it"):
            row[name] = _mean(
                [
                    None if one[name] is None else min(one[name] / max(one["joined"], 1), 1.0)
                    for one in part
                ]
            )
        rows.append(row)
    return rows


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
