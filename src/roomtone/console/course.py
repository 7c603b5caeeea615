"""A course over its weeks: which classes lost them, all classes in figures, two side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from roomtone.console import navigation, past_classes
from roomtone.console.charts import class_charts, course_charts
from roomtone.console.client import CourseClass, client
from roomtone.console.text import clock, day, plain, table

_ALONE = "Classes without a course"
#: The seconds of classes that were read for the comparison, by their codes.
_SECONDS = "course_seconds"
#: How many classes the first sentence names.
_NAMED = 3


def page() -> None:
    """The page."""
    st.title("Courses")
    if client().server().store is None:
        st.info("This server stores no classes: it was started with `--store none`.")
        return
    courses = sorted({one.course for one in client().classes("past")})
    if not courses:
        st.info("No class has ended yet. Once some have, a course shows how they compare.")
        return
    first, second = st.columns(2)
    named = [one for one in courses if one] + [_ALONE] * ("" in courses)
    course = first.selectbox("Course", named)
    words = second.text_input("Search in names, markers, questions and notes", max_chars=80)
    classes = client().course("" if course == _ALONE else course, words)
    if not classes:
        st.info(f"No class of this course has “{plain(words.strip())}” in it.")
        return
    st.subheader("Which classes lost them?")
    st.markdown(answer(classes))
    for title, chart in course_charts(classes):
        st.caption(title)
        st.altair_chart(chart, width="stretch")
    st.markdown(table(_HEAD, [figures(one) for one in classes]))
    st.caption(
        "Lost and got it: the share of students who stood by it, on average over the class. Mood: "
        "mean valence with its 95 % band. Different students may have attended. To print this "
        "page, use your browser's print command."
    )
    if len(classes) > 1:
        _compare(classes)


_HEAD = ("Class", "Lost", "Most at once", "Got it", "Mood", "Faces readable", "Time with data")


def answer(classes: Sequence[CourseClass]) -> str:
    """Which classes lost most students, in a sentence, as Markdown."""
    known = [one for one in classes if one.lost is not None]
    if not known:
        return "No feedback is stored of these classes: too few students had joined."
    most = sorted((one for one in known if one.lost), key=lambda one: -(one.lost or 0.0))[:_NAMED]
    if not most:
        return "Nobody pressed “lost” in these classes."
    named = [
        f"**{plain(one.name)}** ({day(one.began)}; {percent(one.lost)} of the students "
        f"on average, up to {one.lost_most} at once)"
        for one in most
    ]
    return f"Most lost: {'; then '.join(named)}."


def figures(one: CourseClass) -> list[str]:
    """A class as a row of the table."""
    band = f" ({one.band[0]:+.2f} to {one.band[1]:+.2f})" if one.band else ""
    return [
        f"{plain(one.name)}, {day(one.began)}",
        percent(one.lost),
        "" if one.lost_most is None else str(one.lost_most),
        percent(one.got_it),
        "" if one.valence is None else f"{one.valence:+.2f}{band}",
        percent(one.coverage),
        percent(one.data_share),
    ]


def percent(share: float | None) -> str:
    """A share as whole percents.

    >>> percent(0.256), percent(None)
    ('26 %', '')
    """
    return "" if share is None else f"{share:.0%}".replace("%", " %")


def _compare(classes: Sequence[CourseClass]) -> None:
    st.subheader("Two classes side by side")
    by_code = {one.code: one for one in classes}
    most = sorted(classes, key=lambda one: -(one.lost or 0.0))
    longest = 0.0
    chosen = []
    for place, first, key in zip(st.columns(2), most[:2], "ab", strict=True):
        code = place.selectbox(
            "Class",
            list(by_code),
            index=list(by_code).index(first.code),
            key=f"course_{key}",
            format_func=lambda code: f"{by_code[code].name}, {day(by_code[code].began)}",
        )
        chosen.append((place, by_code[code], _seconds(by_code[code])))
        longest = max(longest, chosen[-1][2][-1]["t"] if chosen[-1][2] else 0.0)
    for key, (place, one, seconds) in zip("ab", chosen, strict=True):
        with place:
            for title, chart in class_charts(seconds, longest):
                st.caption(title)
                st.altair_chart(chart, width="stretch")
            for note in client().notes(one.code):
                st.markdown(f"- {clock(note.t)} {plain(note.text)}")
            if st.button("Recap and notes", key=f"course_open_{key}"):
                st.session_state[past_classes.CHOSEN] = one.code
                navigation.go("past")


def _seconds(one: CourseClass) -> list[dict[str, Any]]:
    """The seconds of a class, asked for once a visit and not once a click: reading is logged."""
    known: dict[str, list[dict[str, Any]]] = st.session_state.setdefault(_SECONDS, {})
    if one.code not in known:
        exported = client().export(one.code, "json", one.min_group_size)
        known[one.code] = json.loads(exported)["seconds"]
    return known[one.code]
