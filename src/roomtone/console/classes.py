"""The first page: start a class, choose among those that run."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from roomtone.console import links, running_class
from roomtone.console.client import Class, Policy, client
from roomtone.console.navigation import go, link
from roomtone.console.past_classes import CHOSEN as PAST
from roomtone.console.policy import reason
from roomtone.console.text import plain, say, time_of_day
from roomtone.policy import LIMITS

#: The class that a visitor looks at: in the address, so that a reload stays there, and here, so
#: that a visit to another page does. The widget that chooses it forgets it on other pages.
_CHOSEN, _PICK = "class", "class_pick"
#: In the address: the course from which a learning platform opened the console.
_COURSE = "course"
#: Seconds for which the end of a class can be undone.
_UNDO_S = 60
#: Most characters of each text of a class.
_LONGEST = {"name": 80, "course": 80, "notice": 500}


def page() -> None:
    """The page."""
    running = {one.code: one for one in client().classes("running")}
    code = st.query_params.get(_CHOSEN) or ""
    if not code and (course := st.query_params.get(_COURSE)):
        code = next((one.code for one in running.values() if one.course == course), "")
        if not code:
            _introduce()
            return
    code = code or st.session_state.get(_CHOSEN) or ""
    ended = client().find(code) if code and code not in running else None
    if ended:
        _show_ended(ended)
        st.session_state.pop(_CHOSEN, None)
    elif running:
        code = code if code in running else next(iter(running))
        _choose(code)
    else:
        _introduce()
        return
    if len(running) > 1 or (running and ended):
        _offer_choice(running, code)
    if not ended:
        running_class.show(running[code])
    with st.expander(say("console-start-another")):
        _form()
        st.divider()
        _offer_demo("secondary")


def _choose(code: str) -> None:
    st.query_params[_CHOSEN] = st.session_state[_CHOSEN] = code


def _offer_choice(running: dict[str, Class], code: str) -> None:
    st.session_state[_PICK] = code if code in running else None
    st.selectbox(
        say("console-running"),
        list(running),
        index=None,
        placeholder=say("console-choose-class"),
        key=_PICK,
        on_change=lambda: _choose(st.session_state[_PICK]),
        format_func=lambda one: f"{running[one].name} ({links.spaced(one)})",
    )


def _show_ended(ended: Class) -> None:
    """A class that was on this page until it ended, here or on the pulse page."""
    st.title(plain(ended.name), anchor=False)
    at = ended.ended or datetime.now(UTC)
    st.info(say("console-ended-at", time=time_of_day(at)))
    with st.container(horizontal=True):
        if st.button(say("console-see-recap"), type="primary"):
            st.session_state[PAST] = ended.code
            go("past")
        if (datetime.now(UTC) - at).total_seconds() < _UNDO_S and st.button(
            say("console-undo-end"),
            help=say("console-undo-end-hint"),
        ):
            client().reopen(ended.code)
            _choose(ended.code)
            st.rerun()


def _introduce() -> None:
    st.title(say("console-start-title"))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(say("console-new-here"))
        _offer_demo("primary")
    st.write(say("console-start-text"))
    _form()


def _offer_demo(kind: str) -> None:
    if st.button(say("console-start-demo"), type="primary" if kind == "primary" else "secondary"):
        _start(name=say("console-demo-name"), simulated=True)


def _start(**options: object) -> None:
    """Start a class, and show it."""
    code, _ = client().create(**options)
    _choose(code)
    st.rerun()


def _form() -> None:
    policy = client().policy()
    with st.form("new_class", border=False, width=720):
        options = _fields(policy)
        wanted = st.form_submit_button(say("console-start"))
    if not wanted:
        return
    for name, most in _LONGEST.items():
        if (length := len(str(options[name]))) > most:
            st.error(say(f"console-too-long-{name}", length=length, most=most))
            return
    _start(**options)


def _fields(policy: Policy) -> dict[str, object]:
    """The form's fields; returns what they hold, as the API takes it."""
    left, right = st.columns(2)
    name = left.text_input(say("console-name"), placeholder=say("console-name-example"))
    course = right.text_input(
        say("console-course-optional"),
        st.query_params.get(_COURSE, "")[: _LONGEST["course"]],
        placeholder=say("console-course-example"),
        help=say("console-course-hint"),
    )
    left, right = st.columns(2)
    minutes = left.number_input(
        say("console-minutes"), 1, 600, 90, help=say("console-minutes-hint")
    )
    min_group_size = right.number_input(
        say("console-group-size"),
        policy.min_group_size,
        LIMITS["min_group_size"][1],
        policy.min_group_size,
        help=say("console-group-size-hint"),
    )
    faces = st.toggle(
        say("console-faces"),
        value=policy.faces,
        disabled=not policy.faces,
        help=say("console-faces-hint"),
    )
    st.caption(reason(policy))
    link("policy", say("console-see-policy" if policy.place else "console-set-up"))
    per_person = st.toggle(
        say("console-per-person"),
        disabled=not policy.faces,
        help=say("console-per-person-hint"),
    )
    facing = st.toggle(
        say("console-facing"), disabled=not policy.faces, help=say("console-facing-hint")
    )
    notice = st.text_area(
        say("console-message-optional"), height=80, help=say("console-message-hint")
    )
    return {
        "name": name.strip() or say("console-class"),
        "course": course.strip(),
        "minutes": minutes,
        "min_group_size": min_group_size,
        "faces": faces and policy.faces,
        "per_person": per_person and faces and policy.faces,
        "facing": facing and faces and policy.faces,
        "notice": notice.strip(),
    }
