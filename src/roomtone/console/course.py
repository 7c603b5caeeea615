"""A course over its weeks: which classes lost them, all classes in figures, two side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from roomtone.console import navigation, past_classes
from roomtone.console.charts import class_charts, course_charts
from roomtone.console.client import CourseClass, client
from roomtone.console.text import day, plain, say, table, words
from roomtone.languages import clock

#: The seconds of classes that were read for the comparison, by their codes.
_SECONDS = "course_seconds"
#: How many classes the first sentence names.
_NAMED = 3


def page() -> None:
    """The page."""
    st.title(say("console-courses"))
    if client().server().store is None:
        st.info(say("console-no-store"))
        return
    courses = sorted({one.course for one in client().classes("past")})
    if not courses:
        st.info(say("console-courses-none"))
        return
    first, second = st.columns(2)
    alone = say("console-no-course")
    named = [one for one in courses if one] + [alone] * ("" in courses)
    course = first.selectbox(say("console-course"), named)
    wanted = second.text_input(say("console-search"), max_chars=80)
    classes = client().course("" if course == alone else course, wanted)
    if not classes:
        st.info(say("console-search-none", words=plain(wanted.strip())))
        return
    st.subheader(say("console-lost-them"))
    st.markdown(answer(classes))
    for title, chart in course_charts(classes, say):
        st.caption(title)
        st.altair_chart(chart.properties(background="transparent"), width="stretch")
    st.markdown(table(_head(), [figures(one) for one in classes]))
    st.caption(say("console-course-explained"))
    if len(classes) > 1:
        _compare(classes)


def _head() -> list[str]:
    return [
        say("console-class"),
        say("signal-feedback-lost"),
        say("console-most-at-once"),
        say("signal-feedback-got_it"),
        say("recap-mood"),
        say("recap-readable"),
        say("recap-time-with-data"),
    ]


def answer(classes: Sequence[CourseClass]) -> str:
    """Which classes lost most students, in a sentence, as Markdown."""
    known = [one for one in classes if one.lost is not None]
    if not known:
        return say("console-lost-unknown")
    most = sorted((one for one in known if one.lost), key=lambda one: -(one.lost or 0.0))[:_NAMED]
    if not most:
        return say("console-lost-nobody")
    named = [
        say(
            "console-lost-class",
            name=plain(one.name),
            day=day(one.began),
            percent=percent(one.lost),
            most=one.lost_most or 0,
        )
        for one in most
    ]
    return say("console-lost-most", classes="; ".join(named))


def figures(one: CourseClass) -> list[str]:
    """A class as a row of the table."""
    signed = words().signed
    low, high = one.band or (0.0, 0.0)
    band = f" ({say('recap-range', low=signed(low), high=signed(high))})" if one.band else ""
    return [
        f"{plain(one.name)}, {day(one.began)}",
        percent(one.lost),
        "" if one.lost_most is None else str(one.lost_most),
        percent(one.got_it),
        "" if one.valence is None else f"{signed(one.valence)}{band}",
        percent(one.coverage),
        percent(one.data_share),
    ]


def percent(share: float | None) -> str:
    """A share as whole percents; empty for none."""
    return "" if share is None else words().percent(share)


def _compare(classes: Sequence[CourseClass]) -> None:
    st.subheader(say("console-side-by-side"))
    by_code = {one.code: one for one in classes}
    most = sorted(classes, key=lambda one: -(one.lost or 0.0))
    longest = 0.0
    chosen = []
    for place, first, key in zip(st.columns(2), most[:2], "ab", strict=True):
        code = place.selectbox(
            say("console-class"),
            list(by_code),
            index=list(by_code).index(first.code),
            key=f"course_{key}",
            format_func=lambda code: f"{by_code[code].name}, {day(by_code[code].began)}",
        )
        chosen.append((place, by_code[code], _seconds(by_code[code])))
        longest = max(longest, chosen[-1][2][-1]["t"] if chosen[-1][2] else 0.0)
    for key, (place, one, seconds) in zip("ab", chosen, strict=True):
        with place:
            for title, chart in class_charts(seconds, longest, say):
                st.caption(title)
                st.altair_chart(chart.properties(background="transparent"), width="stretch")
            for note in client().notes(one.code):
                st.markdown(f"- {clock(note.t)} {plain(note.text)}")
            if st.button(say("console-recap-and-notes"), key=f"course_open_{key}"):
                st.session_state[past_classes.CHOSEN] = one.code
                navigation.go("past")


def _seconds(one: CourseClass) -> list[dict[str, Any]]:
    """The seconds of a class, asked for once a visit and not once a click: reading is logged."""
    known: dict[str, list[dict[str, Any]]] = st.session_state.setdefault(_SECONDS, {})
    if one.code not in known:
        exported = client().export(one.code, "json", one.min_group_size)
        known[one.code] = json.loads(exported)["seconds"]
    return known[one.code]
