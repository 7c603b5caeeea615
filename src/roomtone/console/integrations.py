"""Which systems are told of classes, and how that went last."""

from __future__ import annotations

import streamlit as st

from roomtone.console.client import Receiver, client
from roomtone.console.text import moment, plain, say


def page() -> None:
    """The page."""
    st.title(say("console-integrations"))
    st.write(say("console-integrations-text"))
    found = client().integrations()
    if found is None:
        st.info(say("console-integrations-none"))
        return
    for one in found.receivers:
        _show(one)
    if found.receivers:
        st.button(say("console-refresh"))
    st.caption(say("console-integrations-get"))
    if found.calendar:
        st.subheader(say("console-calendar"))
        st.write(say("console-calendar-text"))
        st.code(found.calendar, language=None, wrap_lines=True)
        with st.popover(say("console-renew-link")):
            st.write(say("console-renew-link-text"))
            if st.button(say("console-renew"), type="primary"):
                client().renew_calendar()
                st.rerun()


def _show(one: Receiver) -> None:
    """One system; its address is no link: it takes what the server sends, and has no page."""
    with st.container(border=True):
        st.markdown(f"**{one.kind}** `{one.name}`")
        if one.last_at:
            last = f"{one.last_kind}, {moment(one.last_at)}: {one.last_result}"
            st.write(plain(last))
        counts = say("console-sent", sent=one.sent, waiting=one.waiting, dropped=one.dropped)
        st.caption(counts if one.last_at else say("console-sent-nothing"))
