"""The first view: start a class, choose among those that run."""

from __future__ import annotations

import streamlit as st

from roomtone.console import links, running_class, served
from roomtone.console.navigation import link
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.simulation import STUDENTS, simulate
from roomtone.policy import LIMITS

#: The class that a visitor looks at, and the widget that chooses it; a widget's own value is lost
#: while another view is shown.
_CHOSEN, _PICK = "class_code", "class_pick"


def view() -> None:
    """The view."""
    live = served()
    rooms = {room.code: room for room in live.call(live.rooms.all)}
    if not rooms:
        _begin(live)
        return
    if st.session_state.get(_CHOSEN) not in rooms:
        st.session_state[_CHOSEN] = next(reversed(rooms))
    if len(rooms) > 1:
        st.session_state[_PICK] = st.session_state[_CHOSEN]
        st.selectbox(
            "Class",
            list(rooms),
            key=_PICK,
            on_change=_pick,
            format_func=lambda code: f"{rooms[code].options.name} ({links.spaced(code)})",
        )
    running_class.show(live, rooms[st.session_state[_CHOSEN]])
    with st.expander("Start another class"):
        _form(live)
        st.divider()
        _demo(live, prominent=False)


def _pick() -> None:
    st.session_state[_CHOSEN] = st.session_state[_PICK]


def _begin(live: Hub) -> None:
    st.title("Start a class")
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**New here?** A demo class of {STUDENTS} simulated students shows the pulse in "
            "motion. No camera, nobody real."
        )
        _demo(live, prominent=True)
    st.write(
        "Students join by a link or a code, from their own browsers. You see the class as one "
        "signal, once enough of them are there to say something about all."
    )
    _form(live)


def _demo(live: Hub, prominent: bool) -> None:
    if st.button("Start the demo class", type="primary" if prominent else "secondary", key="demo"):
        options = ClassOptions(name="Demo class", min_group_size=live.policy.min_group_size)
        _started(start(live, options, simulated=True))


def start(live: Hub, options: ClassOptions, simulated: bool = False) -> LiveClass:
    """Start a class and keep its key for its links.

    Raises:
        ClassError: not allowed, or out of range.
    """

    def create() -> LiveClass:
        room, key = live.create(options, simulated)
        links.remember(room, key)
        if simulated:
            live.spawn(simulate(live, room))
        return room

    return live.call(create)


def _started(room: LiveClass) -> None:
    st.session_state[_CHOSEN] = room.code
    st.rerun()


def _form(live: Hub) -> None:
    policy = live.policy
    with st.form("new_class", border=False, width=720):
        called, within = st.columns(2)
        name = called.text_input("Name", placeholder="Physics 2b", max_chars=80)
        course = within.text_input(
            "Course (optional)",
            placeholder="Physics, winter term",
            max_chars=80,
            help="Classes of one course are shown beside each other afterwards.",
        )
        length, fewest = st.columns(2)
        minutes = length.number_input(
            "Length in minutes", 1, 600, 90, help="The class ends by itself after that."
        )
        least = fewest.number_input(
            "Fewest people to speak of",
            policy.min_group_size,
            LIMITS["min_group_size"][1],
            policy.min_group_size,
            help="With fewer people counted, the signal says nothing about the class.",
        )
        faces = st.toggle(
            "Read the faces of those who agree",
            value=policy.faces,
            disabled=not policy.faces,
            help="Each student's own browser reads that student's face and sends numbers only. "
            "Without it the class runs on the students' buttons.",
        )
        st.caption(policy.reason)
        link("policy", "See or change the policy" if policy.stated else "State it here")
        per_person = st.toggle(
            "Show me each person's expression too",
            disabled=not policy.faces,
            help="Every student is told so before joining. No names are known.",
        )
        notice = st.text_area(
            "A word to the students before they join (optional)", max_chars=500, height=80
        )
        wanted = st.form_submit_button("Start the class")
    if wanted:
        options = ClassOptions(
            name=name.strip() or ClassOptions.name,
            course=course.strip(),
            minutes=float(minutes),
            min_group_size=int(least),
            per_person=per_person and faces,
            faces=faces and policy.faces,
            notice=notice.strip(),
        )
        _started(start(live, options))
