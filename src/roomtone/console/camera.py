"""The camera of this machine, read in the browser: boxes and labels, nothing sent."""

from __future__ import annotations

import streamlit as st

from roomtone.console import links


def view() -> None:
    """The view."""
    st.title("Camera")
    st.write(
        "Your own camera, read by your own browser: a box and a label on your face, and on others' "
        "only where you say that they agreed. The pictures stay in this page; nothing is sent, not "
        "even to this server."
    )
    address = links.address_of(st.context.url, st.context.headers)
    if not address.cameras:
        st.warning(
            "Browsers open a camera only for pages with HTTPS, or of the same machine. This "
            "address has none, so the camera will not start here."
        )
    st.iframe("/camera?embedded", height=720, alt="This machine's camera, read in the browser")
    st.link_button("Open it in its own window", "/camera")
