"""A running class: its pulse, how to join it, what students are told, its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from roomtone.console import links
from roomtone.console.client import Class, Server, client
from roomtone.console.links import Address
from roomtone.console.text import moment, plain

#: Height of the pulse in the console, pixels.
_PULSE_HEIGHT = 720
#: Most participants that the server gives a class.
_MAX_PARTICIPANTS = 20_000
#: Seconds between looks whether the class still runs as it is shown; the pulse is live by itself.
_REFRESH_S = 15


def show(shown: Class) -> None:
    """One class."""
    server = client().server()
    title, end = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(plain(shown.name), anchor=False)
    with end:
        _offer_end(shown, server)
    _watch(shown)
    pulse, join = st.columns([5, 2], gap="medium")
    with pulse:
        _show_pulse(shown, server)
    with join:
        if shown.simulated:
            _explain_demo(shown)
        else:
            _show_join(shown, server)
            with st.expander("Participants"):
                _offer_participants(shown)
        with st.expander("What students are told"):
            st.markdown("\n".join(f"- {line}" for line in student_notice(shown)))
            if shown.notice:
                st.caption("Your message to them:")
                st.text(shown.notice)


@st.fragment(run_every=_REFRESH_S)
def _watch(shown: Class) -> None:
    """When it ends, and what holds results back.

    The page changes when the class is over, or follows a stricter policy than what is shown.
    """
    now = client().find(shown.code)
    if now is None or _rules(now) != _rules(shown):
        st.rerun()
    if trouble := client().server().trouble:
        st.warning(
            f"The class goes on, but can't be stored right now ({plain(trouble)}). roomtone tries "
            "again every second."
        )
    if now.refused_joins:
        st.warning(
            f"{_count(now.refused_joins, 'attempt')} to join failed in the last ten minutes: too "
            "many came at once, or the class is full. See *Participants*."
        )
    ends = moment(datetime.now(UTC) + timedelta(seconds=now.left_s or 0.0), "%H:%M")
    text = f"Ends by itself at {ends}."
    if now.simulated:
        text += " Simulated students, no real people."
    elif (now.joined or 0) < now.min_group_size:
        text += (
            f" {now.joined or 'Nobody has'} joined so far; results need at least "
            f"{now.min_group_size} people, since in a small group they could reveal individuals."
        )
    st.caption(text)


def _rules(one: Class) -> tuple[object, ...]:
    return one.state, one.faces, one.min_group_size, one.join_code


@st.fragment(run_every=_REFRESH_S)
def _offer_participants(shown: Class) -> None:
    """What a teacher can do against a flood: allow more, remove, renew the code."""
    now = client().find(shown.code) or shown
    most = now.max_participants or 1
    st.write(f"{_count(now.participants or 0)} of at most {most}.")
    allowed = st.number_input("Most participants", 1, _MAX_PARTICIPANTS, most, key="most")
    if allowed != most and st.button("Save", key="save_most"):
        client().set_max_participants(shown.code, int(allowed))
        st.rerun()
    st.caption(
        "Participants have no names here, so you can't choose one. You can remove those who came "
        "with a flood; they can join again with the same code."
    )
    minutes = st.number_input("Joined in the last … minutes", 1, 600, 5, key="lately")
    if st.button("Remove recent participants", key="remove_lately", width="stretch"):
        _say_removed(client().remove(shown.code, minutes * 60.0))
    # By keys of the code: with a new one they close.
    with st.popover("New join code", width="stretch", key=f"renew_{now.join_code}"):
        st.write("The link and the code before let nobody in any more. Who has joined stays.")
        if st.button("Make a new join code", key="new_code", type="primary"):
            client().new_join_code(shown.code)
            st.rerun()
    with st.popover("Remove everyone", width="stretch", key=f"remove_{now.join_code}"):
        st.write(
            "Everyone has to join again, with the new link or code. The class and what is stored "
            "of it stay."
        )
        if st.button("Remove everyone, new join code", key="remove_all", type="primary"):
            client().new_join_code(shown.code)
            _say_removed(client().remove(shown.code))


def _say_removed(count: int) -> None:
    st.toast(f"{_count(count)} removed.")
    st.rerun()


def _count(number: int, noun: str = "participant") -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _show_pulse(shown: Class, server: Server) -> None:
    opens = _fragment(shown.code, server.asks_key)
    if opens is None:
        st.info(
            "The server was restarted and no longer knows this class's link. You can make a new "
            "link; the old one then stops working."
        )
        if st.button("Make a new link"):
            client().new_key(shown.code)
            st.rerun()
        return
    address = f"{client().root_path}/pulse/{shown.code}"
    st.iframe(f"{address}?embedded{opens}", height=_PULSE_HEIGHT, alt="The pulse of the class")
    st.link_button("Open the pulse in its own window", f"{address}{opens}")
    if shown.faces and not shown.simulated:
        _offer_camera(shown, opens)


def _fragment(code: str, asks_key: bool) -> str | None:
    """What opens a class's pulse, for the end of its links.

    Returns:
        `#KEY`; nothing on a server that asks for no key; None where it does not know the key.
    """
    if not asks_key:
        return ""
    key = client().key_of(code)
    return f"#{key}" if key else None


def _offer_camera(shown: Class, opens: str) -> None:
    """A link to the camera page, once the teacher has confirmed what cannot be asked there."""
    agreed = st.checkbox(
        "Everyone in view has agreed"
        + (", and knows that I see each person's expression" if shown.per_person else "")
    )
    st.link_button(
        "Use a room camera or share a meeting",
        f"{client().root_path}/camera/{shown.code}{opens}",
        disabled=not agreed,
        help="People in front of a room camera or in a meeting join no page, so roomtone can't ask "
        "them: you do.",
    )


def _explain_demo(shown: Class) -> None:
    st.subheader("A demo")
    st.write(
        "Thirty simulated students follow a script of four and a half minutes: a welcome, a hard "
        "example, an exercise that works out. They send the same numbers and the same feedback as "
        "real students' pages."
    )
    if client().policy().faces:
        place = client().public_url or client().root_path
        st.link_button("Join as a student", f"{place}/join/{shown.join_code or shown.code}")


def _show_join(shown: Class, server: Server) -> None:
    opened = links.address_of(client().public_url or st.context.url, st.context.headers)
    address = links.from_elsewhere(opened)
    code = shown.join_code or shown.code
    link = address.join(code, urlsplit(client().public_url).path or client().root_path)
    st.subheader("Join")
    st.html(f'<div class="roomtone-code">{links.spaced(code)}</div>')
    st.image(links.qr(link), width=190, alt=f"QR code of {link}")
    st.code(link, language=None, wrap_lines=True)
    if st.button("Full screen", help="For a projector."):
        _show_large(code, link)
    if address != opened:
        st.caption("The address of this computer in your network. Try it on another device first.")
    if warning := reach(address, server.asks_key, shown.faces):
        st.warning(warning)
    if client().self_signed:
        st.info(
            "Browsers warn once that the connection is not private, since this server made its "
            "certificate. Tell students to choose Advanced, then Continue."
        )


def reach(address: Address, beyond: bool, faces: bool) -> str:
    """What must be said of an address that students are to join by, or nothing.

    Args:
        address: of the server, in the link.
        beyond: whether the server listens to other machines too.
        faces: whether the class reads faces, for which students' browsers open their cameras.
    """
    https = (
        "Their cameras need HTTPS: `--certificate` and `--private`, `--self-signed`, or a proxy in "
        "front."
    )
    if address.alone:
        remedy = (
            "Open this page by the computer's name or address in your network"
            if beyond
            else "Start the server with `roomtone serve --host 0.0.0.0`"
        )
        text = f"This link works only on this computer. {remedy} to let other devices in."
        return f"{text} {https}" if faces else text
    if faces and not address.cameras:
        return f"Without HTTPS students can only give feedback. {https}"
    return ""


@st.dialog("Join the class", width="large")
def _show_large(code: str, link: str) -> None:
    words, picture = st.columns(2, vertical_alignment="center")
    picture.image(links.qr(link), width="stretch", alt=f"QR code of {link}")
    with words:
        st.html(f'<div class="roomtone-code roomtone-large">{links.spaced(code)}</div>')
        place = link.partition("://")[2].rpartition("/")[0]
        st.markdown(f"Open **{plain(place)}** and type the code, or scan the QR code.")


def student_notice(shown: Class) -> list[str]:
    """What students are told before they join, in short; their page has it in full."""
    size = shown.min_group_size
    answers = (
        "They can answer your questions with one tap, and add a word to “lost”. You see counts "
        f"from {size} answers on, and words in a list without names once {size} students wrote one."
    )
    if not shown.faces:
        return [
            "No camera is used in this class.",
            "Their feedback is counted together with everyone else's.",
            f"The teacher sees counts once at least {size} students have joined.",
            answers,
        ]
    who = (
        "The teacher also sees each person's expression, without a name."
        if shown.per_person
        else f"The teacher sees group results only, from at least {size} people."
    )
    return [
        "Their own browser reads their face, if they agree; pictures never leave the device.",
        "Numbers are sent: how likely each of eight expressions is, and how clear the picture was.",
        who,
        answers,
        "They can join without a camera, see what was sent, pause, leave and have it deleted.",
    ]


def _offer_end(shown: Class, server: Server) -> None:
    with st.popover("End the class", width="stretch"):
        recap = (
            f"the recap is kept {server.retention_days} days"
            if server.store
            else "nothing is stored, so there is no recap"
        )
        st.write(f"Students are notified. Individual readings are deleted; {recap}.")
        st.caption("You can undo this for a minute.")
        if st.button("End for everyone", type="primary", key="end"):
            client().end(shown.code)
            st.rerun()
