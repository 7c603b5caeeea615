"""Readings as charts and tables. No Streamlit in here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

import altair as alt

from roomtone.console.client import Class
from roomtone.labels import FERPLUS, FERPLUS_OF_FER2013, ORIGIN, UNCERTAIN
from roomtone.types import FaceReading, named
from roomtone.vision.drawing import COLORS
from roomtone.vision.photos import Photo

#: Height of a bar and the space around it, pixels.
_STEP = 20
_GREY = "#8a9298"
_TEAL = "#0b6e69"
_ENDS = "datum.value < 0 ? 'negative' : datum.value > 0 ? 'positive' : 'neutral'"
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


def bars(probabilities: Mapping[str, float], label: str) -> alt.LayerChart | alt.FacetChart:
    """One face's probabilities as horizontal bars, always in the same order.

    Args:
        probabilities: of each expression, 0 to 1.
        label: the one that is named, drawn strongest; "uncertain" names none.
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
    colors = alt.Scale(domain=names, range=[color_of(name) for name in names])
    colored = strip.encode(
        color=alt.Color("expression:N", scale=colors, legend=None),
        opacity=alt.condition("datum.named", alt.value(1.0), alt.value(0.45)),
        tooltip=[
            alt.Tooltip("expression:N", title="expression"),
            alt.Tooltip("probability:Q", title="probability", format=".1%"),
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
                    *named(FERPLUS, reading.probabilities).values(),
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


def course_chart(classes: Iterable[Class]) -> alt.LayerChart | alt.FacetChart:
    """A course over time: each class's mean mood as a dot, larger where more of it is known."""
    rows = [
        {
            "began": one.began.isoformat(),
            "valence": one.valence,
            "data_share": one.data_share or 0.0,
            "name": one.name,
            "data": f"{one.data_share or 0.0:.0%} of the class",
            "readable": f"{one.coverage or 0.0:.0%}",
        }
        for one in classes
        if one.valence is not None
    ]
    base = alt.Chart(alt.InlineData(values=rows), height=180).encode(
        x=alt.X("began:T", title=None),
        y=alt.Y(
            "valence:Q",
            title="mean mood",
            scale=alt.Scale(domain=[-1, 1]),
            axis=alt.Axis(values=[-1, 0, 1], labelExpr=_ENDS),
        ),
    )
    size = alt.Size("data_share:Q", scale=alt.Scale(domain=[0, 1], range=[20, 160]), legend=None)
    dots = base.mark_circle(color=_TEAL, opacity=0.85).encode(
        size=size,
        tooltip=[
            alt.Tooltip("name:N"),
            alt.Tooltip("data:N", title="time with data"),
            alt.Tooltip("readable:N", title="faces readable"),
        ],
    )
    return alt.layer(base.mark_line(color=_TEAL, opacity=0.3), dots)
