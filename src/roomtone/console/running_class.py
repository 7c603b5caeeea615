"""A class that runs: its pulse, the way to join it, what students are told, its end."""

from __future__ import annotations

import streamlit as st

from roomtone.console import links
from roomtone.console.links import Address
from roomtone.console.navigation import go
from roomtone.console.past_classes import CHOSEN
from roomtone.console.words import plain
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions

#: Height of the pulse in the console, pixels.
_PULSE_HEIGHT = 720


def show(live: Hub, room: LiveClass) -> None:
    """One class."""
    address = links.address_of(st.context.url, st.context.headers)
    title, end = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(plain(room.options.name), anchor=False)
    with end:
        _end(live, room)
    _state(live, room, room.options)
    pulse, join = st.columns([5, 2], gap="medium")
    with pulse:
        _pulse(live, room)
    with join:
        if room.simulated:
            _told_of_simulation(room, may_try=live.policy.faces)
        else:
            _join(live, room, address)
        _told(room)


@st.fragment(run_every=3)
def _state(live: Hub, room: LiveClass, shown: ClassOptions) -> None:
    """How many are there and how long it goes on.

    The page changes when the class is over, or held to a stricter policy than what is `shown`.
    """
    joined, left_s = live.call(lambda: _now(live, room))
    if room.ended or room.options != shown:
        st.rerun()
    if live.recorder and live.recorder.trouble:
        st.warning(
            f"The class goes on, but cannot be kept just now ({plain(live.recorder.trouble)}). It is "
            "tried again every second."
        )
    left = max(round(left_s / 60), 0)
    st.caption(
        f"{joined} joined. Ends by itself in {left} minute{'' if left == 1 else 's'}. "
        + ("Simulated students: nobody is real." if room.simulated else "")
    )


def _now(live: Hub, room: LiveClass) -> tuple[int, float]:
    now = live.clock()
    return room.pulse(now).joined, room.options.minutes * 60 - (now - room.began)


def _pulse(live: Hub, room: LiveClass) -> None:
    opens = links.fragment(room, live.access)
    if opens is None:
        st.info(
            "This class was started elsewhere, so its link is not known here. A new link can be "
            "made; the one that was given out before then stops working."
        )
        if st.button("Make a new link"):
            links.remember(room, live.call(lambda: live.new_key(room)))
            st.rerun()
        return
    st.iframe(
        f"/pulse/{room.code}?embedded{opens}", height=_PULSE_HEIGHT, alt="The pulse of the class"
    )
    with st.container(horizontal=True):
        st.link_button("Open the pulse in its own window", f"/pulse/{room.code}{opens}")
        if room.options.faces and not room.simulated:
            st.link_button(
                "Read a room or a meeting's gallery",
                f"/room/{room.code}{opens}",
                help="With this machine's camera or a shared window. Only where everyone who can "
                "be seen has agreed.",
            )


def _told_of_simulation(room: LiveClass, may_try: bool) -> None:
    st.subheader("A demo")
    st.write(
        "Thirty simulated students follow a script of four and a half minutes: a welcome, a hard "
        "example, an exercise that works out. They send the same numbers as real students' pages, "
        "and press the same buttons."
    )
    if may_try:
        st.link_button("Join it yourself, as a student", f"/join/{room.code}")


def _join(live: Hub, room: LiveClass, address: Address) -> None:
    link = address.join(room.code)
    st.subheader("Join")
    st.html(f'<div class="roomtone-code">{links.spaced(room.code)}</div>')
    st.image(links.qr(link), width=190, alt=f"QR code of {link}")
    st.code(link, language=None, wrap_lines=True)
    if st.button("Show it large", help="For a projector."):
        _large(room, link)
    if words := reach(address, live.access.asks, room.options.faces):
        st.warning(words)


def reach(address: Address, beyond: bool, faces: bool) -> str:
    """What must be said of an address that students are to join by, or nothing.

    Args:
        address: as the teacher's browser has it.
        beyond: whether the server listens to other machines too.
        faces: whether the class reads faces, for which students' browsers open their cameras.
    """
    https = "Their cameras need HTTPS: `--certificate` and `--private`, or a proxy in front."
    if address.alone:
        way = (
            "Open this page by the machine's name or address in your network"
            if beyond
            else "Start the server with `roomtone serve --host 0.0.0.0`"
        )
        said = f"This link works on this machine alone. {way} to let other machines in."
        return f"{said} {https}" if faces else said
    if faces and not address.cameras:
        return f"Without HTTPS students can use the buttons only. {https}"
    return ""


@st.dialog("Join the class", width="large")
def _large(room: LiveClass, link: str) -> None:
    code, picture = st.columns(2, vertical_alignment="center")
    picture.image(links.qr(link), width="stretch", alt=f"QR code of {link}")
    with code:
        st.html(f'<div class="roomtone-code roomtone-large">{links.spaced(room.code)}</div>')
        place = link.partition("://")[2].rpartition("/")[0]
        st.markdown(f"Open **{plain(place)}** and type the code, or scan the picture.")


def _told(room: LiveClass) -> None:
    with st.expander("What students are told"):
        for line in told(room):
            st.markdown(f"- {line}")
        if room.options.notice:
            st.caption("Your word to them:")
            st.text(room.options.notice)


def told(room: LiveClass) -> list[str]:
    """What students are told before they join, in short; their page has it in full."""
    options = room.options
    if not options.faces:
        return [
            "No camera is used in this class.",
            "What they press is counted together with what the others press.",
            f"The teacher sees counts from {options.min_group_size} people up.",
        ]
    who = (
        "The teacher also sees each person's expression, without a name."
        if options.per_person
        else f"The teacher sees the class together, from {options.min_group_size} people up."
    )
    return [
        "Their own browser reads their face, if they agree; pictures do not leave the device.",
        "Numbers are sent: how likely each of eight expressions is, and how clear the picture was.",
        who,
        "They can join without a camera, see what was sent, pause, leave and have it deleted.",
    ]


def _end(live: Hub, room: LiveClass) -> None:
    with st.popover("End the class", width="stretch"):
        st.write("Everyone is told, and what was read of them is forgotten.")
        if st.button("End it for everyone", type="primary", key="end"):
            live.call(lambda: None if room.ended else live.end(room))
            if live.recorder:
                live.recorder.flush()
                st.session_state[CHOSEN] = room.code
                go("past")
            st.rerun()
