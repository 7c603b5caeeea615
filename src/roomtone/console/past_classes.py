"""Past classes: a course over its weeks, one class's recap, downloads, deletion."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from roomtone.console import notes
from roomtone.console.charts import course_chart
from roomtone.console.client import Class, Format, client
from roomtone.console.text import moment, plain, say, visitors_zone, words

#: The class that a visitor looks at, and the widget that chooses it; a widget's own value is lost
#: while another page is shown.
CHOSEN, _PICK = "past_code", "past_pick"
#: The recap that was read last, with what it was asked for by.
_RECAP = "past_recap"
#: The name of a class that was just deleted.
_DELETED = "past_deleted"
#: Height of the recap's frame until its own script fits it to the page, pixels.
_RECAP_HEIGHT = 1200
_FORMATS: tuple[tuple[str, Format, str], ...] = (
    ("CSV", "csv", "text/csv"),
    ("Parquet", "parquet", "application/vnd.apache.parquet"),
    ("JSON", "json", "application/json"),
)


def page() -> None:
    """The page."""
    st.title(say("console-past"))
    server = client().server()
    if server.store is None:
        st.info(say("console-no-store"))
        return
    if name := st.session_state.pop(_DELETED, None):
        st.success(say("console-deleted", name=plain(name)))
    classes = client().classes("past")
    if not classes:
        st.info(say("console-no-past"))
        return
    chosen = _choose(classes)
    days = min(server.retention_days, chosen.retention_days or server.retention_days)
    st.caption(say("console-stored-for", days=days))
    if notes.show(chosen):
        st.session_state.pop(_RECAP, None)  # it has the notes in it
        st.rerun()
    alt = say("console-recap-of", name=chosen.name)
    st.iframe(_recap(chosen.code), height=_RECAP_HEIGHT, alt=alt)
    _offer_downloads(chosen)


def _choose(classes: Sequence[Class]) -> Class:
    """The class that is looked at, of a course or of all."""
    courses = sorted({one.course for one in classes if one.course})
    if courses:
        course = st.selectbox(
            say("console-course"), [say("console-all-courses"), *courses], width=360
        )
        if course in courses:
            classes = [one for one in classes if one.course == course]
            if any(one.valence is not None for one in classes):
                st.altair_chart(course_chart(classes, say), width="stretch")
    by_code = {one.code: one for one in classes}
    if linked := st.query_params.get("class"):  # as in the links that integrations send
        st.session_state[CHOSEN] = linked
    if st.session_state.get(CHOSEN) not in by_code:
        st.session_state[CHOSEN] = classes[0].code
    st.session_state[_PICK] = st.session_state[CHOSEN]
    code = st.selectbox(
        say("console-class"),
        list(by_code),
        key=_PICK,
        on_change=_pick,
        format_func=lambda one: _title(by_code[one]),
        width=720,
    )
    return by_code[code]


def _pick() -> None:
    st.session_state[CHOSEN] = st.session_state[_PICK]
    st.query_params.pop("class", None)


def _title(one: Class) -> str:
    course = f"{one.course}: " if one.course else ""
    about = [say("recap-min", minutes=max(round(one.seconds / 60), 1))]
    if one.origin in ("simulated", "recording"):
        about.append(say(f"console-origin-{one.origin}"))
    return f"{moment(one.began)} · {course}{one.name} ({', '.join(about)})"


def _recap(code: str) -> str:
    """The recap of a class, asked for once a visit and not once a click: reading it is logged."""
    wanted = (code, str(visitors_zone()), words().language)
    if st.session_state.get(_RECAP, ("",))[0] != wanted:
        st.session_state[_RECAP] = (wanted, client().recap(*wanted, embedded=True))
    return str(st.session_state[_RECAP][1])


def _offer_downloads(one: Class) -> None:
    st.subheader(say("console-download"))
    k, zone = one.min_group_size, str(visitors_zone())
    st.caption(say("console-rows", people=k))
    with st.container(horizontal=True):
        recap = partial(client().recap, one.code, zone, words().language)
        _offer(say("console-recap-file"), one, "html", "text/html", recap)
        for label, kind, media in _FORMATS:
            _offer(label, one, kind, media, partial(client().export, one.code, kind, k))
        with st.popover(say("console-delete"), key=f"delete-{one.code}", on_change="rerun"):
            st.write(say("console-delete-text", name=plain(one.name)))
            if st.button(say("console-delete-do"), type="primary", key=f"deleted-{one.code}"):
                client().delete(one.code)
                st.session_state.pop(CHOSEN, None)
                st.session_state[_DELETED] = one.name
                st.rerun()


def _offer(label: str, one: Class, kind: str, media: str, data: Callable[[], str | bytes]) -> None:
    st.download_button(label, data, file_name(one, kind), media, on_click="ignore")


def file_name(one: Class, ending: str) -> str:
    """The name of a file about a class: its name, its day and its code."""
    name = re.sub(r"\W+", "-", one.name).strip("-_")[:50] or "class"
    return f"{name}-{one.began.astimezone(visitors_zone()):%Y-%m-%d}-{one.code}.{ending}"
