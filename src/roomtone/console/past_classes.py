"""Classes that were kept: a course over its weeks, one class's recap, what can be taken away."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from roomtone.console import served
from roomtone.console.charts import course_chart
from roomtone.console.words import plain, visitors_zone
from roomtone.live.recorder import Recorder
from roomtone.recap import recap_page
from roomtone.store import ClassRecord
from roomtone.store.export import as_csv, as_json, as_parquet, file_name

#: The class that a visitor looks at, and the widget that chooses it; a widget's own value is lost
#: while another view is shown.
CHOSEN, _PICK = "past_code", "past_pick"
#: The class whose recap was shown last.
_READ = "past_read"
#: The name of a class that was just deleted.
_DELETED = "past_deleted"
_RECAP_HEIGHT = 2000
_ALL = "All courses"


def view() -> None:
    """The view."""
    live = served()
    st.title("Past classes")
    if live.recorder is None:
        st.info("This server keeps nothing: it was started with `--store none`.")
        return
    store = live.recorder.store
    if name := st.session_state.pop(_DELETED, None):
        st.success(f"Everything that was kept of {name} is deleted.")
    heads = [head for head in store.classes() if head.ended is not None]
    if not heads:
        st.info(
            "No class has ended yet. When one has, its recap is here: what the class looked like "
            "over time, what changed, and how sure that is."
        )
        return
    head = _choose(heads)
    days = live.policy.retention_days
    days = days if head.retention_days is None else min(days, head.retention_days)
    st.caption(
        f"Kept for {days} days after its end: the class signal, markers and counted buttons. No "
        "picture, and nobody's own expression."
    )
    lesson = store.history(head.code)
    if st.session_state.get(_READ) != head.code:  # once a visit, not once a click
        st.session_state[_READ] = head.code
        live.recorder.note("recap read", code=head.code)
    page = recap_page(lesson, store.earlier(lesson.record), video=False, zone=visitors_zone())
    st.iframe(page, height=_RECAP_HEIGHT, alt=f"The recap of {head.name}")
    _take_away(live.recorder, head)


def _choose(heads: list[ClassRecord]) -> ClassRecord:
    """The class that is looked at, of a course or of all."""
    courses = sorted({head.course for head in heads if head.course})
    if courses:
        course = st.selectbox("Course", [_ALL, *courses], width=360)
        if course != _ALL:
            heads = [head for head in heads if head.course == course]
            st.altair_chart(course_chart(heads), width="stretch")
    codes = [head.code for head in heads]
    named = {head.code: _name(head) for head in heads}
    if st.session_state.get(CHOSEN) not in codes:
        st.session_state[CHOSEN] = codes[0]
    st.session_state[_PICK] = st.session_state[CHOSEN]
    code = st.selectbox(
        "Class", codes, key=_PICK, on_change=_pick, format_func=lambda one: named[one], width=720
    )
    return next(head for head in heads if head.code == code)


def _pick() -> None:
    st.session_state[CHOSEN] = st.session_state[_PICK]


def _name(head: ClassRecord) -> str:
    began = datetime.fromtimestamp(head.began, visitors_zone())
    kind = {"simulated": ", simulated", "recording": ", recording"}.get(head.origin, "")
    course = f"{head.course}: " if head.course else ""
    return f"{began:%a %d %b %Y, %H:%M} · {course}{head.name} ({head.seconds / 60:.0f} min{kind})"


def _take_away(recorder: Recorder, head: ClassRecord) -> None:
    store = recorder.store
    lesson = store.history(head.code)
    st.subheader("Take it away")
    st.caption(f"One row per second; rows with fewer than {head.min_group_size} people are blank.")
    with st.container(horizontal=True):
        video = head.origin == "recording"
        recap = recap_page(lesson, store.earlier(lesson.record), video=video, zone=visitors_zone())
        for label, data, ending, kind in (
            ("Recap (HTML)", recap.encode(), "html", "text/html"),
            ("CSV", as_csv(lesson), "csv", "text/csv"),
            ("Parquet", as_parquet(lesson), "parquet", "application/vnd.apache.parquet"),
            ("JSON", as_json(lesson), "json", "application/json"),
        ):
            st.download_button(
                label,
                data,
                file_name(head, ending, visitors_zone()),
                kind,
                on_click=partial(recorder.note, "class exported", code=head.code, kind=ending),
            )
        with st.popover("Delete it", key=f"delete-{head.code}", on_change="rerun"):
            st.write(f"Delete everything that is kept of {plain(head.name)}? It cannot be undone.")
            if st.button("Delete it for good", type="primary", key=f"deleted-{head.code}"):
                store.delete(head.code)
                st.session_state.pop(CHOSEN, None)
                st.session_state[_DELETED] = plain(head.name)
                st.rerun()
