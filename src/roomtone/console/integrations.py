"""Which systems are told of classes, and how that went last."""

from __future__ import annotations

import streamlit as st

from roomtone.console.client import Receiver, client
from roomtone.console.text import moment, plain


def page() -> None:
    """The page."""
    st.title("Integrations")
    st.write("Other systems that this server tells when a class starts or ends, and of alerts.")
    found = client().integrations()
    if found is None:
        st.info(
            "None is set up. Whoever runs the server can add webhooks, xAPI, mail with the recap "
            "and a calendar: see `roomtone serve --help`."
        )
        return
    for one in found.receivers:
        _show(one)
    if found.receivers:
        st.button("Refresh")
    st.caption("They get what this console shows of a class, never anything about one person.")
    if found.calendar:
        st.subheader("Calendar")
        st.write(
            "Subscribe to this link in a calendar app. It shows the names and times of classes."
        )
        st.code(found.calendar, language=None, wrap_lines=True)
        with st.popover("Renew the link"):
            st.write("Calendars with the link so far stop working.")
            if st.button("Renew", type="primary"):
                client().renew_calendar()
                st.rerun()


def _show(one: Receiver) -> None:
    """One system; its address is no link: it takes what the server sends, and has no page."""
    with st.container(border=True):
        st.markdown(f"**{one.kind}** `{one.name}`")
        if one.last_at:
            last = f"{one.last_kind}, {moment(one.last_at)}: {one.last_result}"
            st.write(plain(last))
        counts = f"{one.sent} sent · {one.waiting} waiting · {one.dropped} given up"
        st.caption(counts if one.last_at else "Nothing was sent since the server started")
