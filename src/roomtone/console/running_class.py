"""A running class: its pulse, how to join it, what students are told, its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from roomtone.console import links
from roomtone.console.client import Class, Server, client
from roomtone.console.links import Address
from roomtone.console.text import plain, say, time_of_day

#: Height of the pulse in the console, pixels.
_PULSE_HEIGHT = 720
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
            with st.expander(say("console-participants")):
                _offer_participants(shown)
        with st.expander(say("console-told")):
            st.markdown("\n".join(f"- {line}" for line in student_notice(shown)))
            if shown.notice:
                st.caption(say("console-your-message"))
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
        st.warning(say("console-not-stored", trouble=plain(trouble)))
    if now.refused_joins:
        st.warning(say("console-refused-joins", attempts=now.refused_joins))
    ends = time_of_day(datetime.now(UTC) + timedelta(seconds=now.left_s or 0.0))
    text = say("console-ends-at", time=ends)
    if now.simulated:
        text += " " + say("console-simulated")
    elif (now.joined or 0) < now.min_group_size:
        text += " " + say("console-few-joined", joined=now.joined or 0, people=now.min_group_size)
    st.caption(text)


def _rules(one: Class) -> tuple[object, ...]:
    return one.state, one.faces, one.min_group_size, one.join_code


@st.fragment(run_every=_REFRESH_S)
def _offer_participants(shown: Class) -> None:
    """What a teacher can do against a flood: allow more, remove, renew the code."""
    now = client().find(shown.code) or shown
    most = now.max_participants or 1
    st.write(say("console-participants-of", participants=now.participants or 0, most=most))
    allowed = st.number_input(
        say("console-most-participants"), 1, client().server().max_participants, most, key="most"
    )
    if allowed != most and st.button(say("console-save"), key="save_most"):
        client().set_max_participants(shown.code, int(allowed))
        st.rerun()
    st.caption(say("console-no-names"))
    minutes = st.number_input(say("console-joined-lately"), 1, 600, 5, key="lately")
    if st.button(say("console-remove-recent"), key="remove_lately", width="stretch"):
        _say_removed(client().remove(shown.code, minutes * 60.0))
    # By keys of the code: with a new one they close.
    with st.popover(say("console-new-code"), width="stretch", key=f"renew_{now.join_code}"):
        st.write(say("console-new-code-text"))
        if st.button(say("console-new-code-make"), key="new_code", type="primary"):
            client().new_join_code(shown.code)
            st.rerun()
    with st.popover(say("console-remove-all"), width="stretch", key=f"remove_{now.join_code}"):
        st.write(say("console-remove-all-text"))
        if st.button(say("console-remove-all-do"), key="remove_all", type="primary"):
            client().new_join_code(shown.code)
            _say_removed(client().remove(shown.code))


def _say_removed(count: int) -> None:
    st.toast(say("console-removed", participants=count))
    st.rerun()


def _show_pulse(shown: Class, server: Server) -> None:
    opens = _fragment(shown.code, server.asks_key)
    if opens is None:
        st.info(say("console-link-lost"))
        if st.button(say("console-new-link")):
            client().new_key(shown.code)
            st.rerun()
        return
    address = f"{client().root_path}/pulse/{shown.code}"
    st.iframe(f"{address}?embedded{opens}", height=_PULSE_HEIGHT, alt=say("console-pulse"))
    st.link_button(say("console-pulse-window"), f"{address}{opens}")
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
    agreed = st.checkbox(say("console-agreed-person" if shown.per_person else "console-agreed"))
    st.link_button(
        say("console-room-camera"),
        f"{client().root_path}/camera/{shown.code}{opens}",
        disabled=not agreed,
        help=say("console-room-camera-hint"),
    )


def _explain_demo(shown: Class) -> None:
    st.subheader(say("console-demo"))
    st.write(say("console-demo-text"))
    if client().policy().faces:
        place = client().public_url or client().root_path
        st.link_button(
            say("console-join-as-student"), f"{place}/join/{shown.join_code or shown.code}"
        )


def _show_join(shown: Class, server: Server) -> None:
    opened = links.address_of(client().public_url or st.context.url, st.context.headers)
    address = links.from_elsewhere(opened)
    code = shown.join_code or shown.code
    link = address.join(code, urlsplit(client().public_url).path or client().root_path)
    st.subheader(say("console-join"))
    st.html(f'<div class="roomtone-code">{links.spaced(code)}</div>')
    st.image(links.qr(link), width=190, alt=say("console-qr", link=link))
    st.code(link, language=None, wrap_lines=True)
    if st.button(say("console-full-screen"), help=say("console-full-screen-hint")):
        _show_large(code, link)
    if address != opened:
        st.caption(say("console-own-address"))
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
    https = say("console-needs-https")
    if address.alone:
        text = say("console-alone-name" if beyond else "console-alone-host")
        return f"{text} {https}" if faces else text
    if faces and not address.cameras:
        return f"{say('console-no-cameras')} {https}"
    return ""


def _show_large(code: str, link: str) -> None:
    st.dialog(say("console-join-class"), width="large")(_large)(code, link)


def _large(code: str, link: str) -> None:
    words, picture = st.columns(2, vertical_alignment="center")
    picture.image(links.qr(link), width="stretch", alt=say("console-qr", link=link))
    with words:
        st.html(f'<div class="roomtone-code roomtone-large">{links.spaced(code)}</div>')
        place = link.partition("://")[2].rpartition("/")[0]
        st.markdown(say("console-open-place", place=plain(place)))


def student_notice(shown: Class) -> list[str]:
    """What students are told before they join, in short; their page has it in full."""
    size = shown.min_group_size
    answers = say("console-told-answers", people=size)
    if not shown.faces:
        return [
            say("console-told-no-camera"),
            say("console-told-feedback"),
            say("console-told-counts", people=size),
            answers,
        ]
    return [
        say("console-told-own-browser"),
        say("console-told-numbers"),
        say("console-told-person") if shown.per_person else say("console-told-group", people=size),
        *([say("console-told-facing")] if shown.facing else []),
        answers,
        say("console-told-choice"),
    ]


def _offer_end(shown: Class, server: Server) -> None:
    with st.popover(say("console-end"), width="stretch"):
        st.write(
            say("console-end-text", days=server.retention_days)
            if server.store
            else say("console-end-text-nothing")
        )
        st.caption(say("console-end-undo"))
        if st.button(say("console-end-all"), type="primary", key="end"):
            client().end(shown.code)
            st.rerun()
