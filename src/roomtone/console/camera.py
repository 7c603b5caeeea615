"""The camera of this computer, read in the browser: boxes and labels, nothing sent."""

from __future__ import annotations

import streamlit as st

from roomtone.console import links
from roomtone.console.client import client


def page() -> None:
    """The page."""
    st.title("Camera")
    st.write(
        "Your own camera, read by your own browser: a box and a label on your face, and on others' "
        "only once you confirm that they agreed. Pictures stay on this page; nothing is sent, not "
        "even to this server."
    )
    if not links.address_of(st.context.url, st.context.headers).cameras:
        st.warning(
            "Browsers open a camera only on pages with HTTPS or of the same computer. This address "
            "is neither, so the camera won't start here."
        )
    st.iframe(
        f"{client().root_path}/camera?embedded",
        height=720,
        alt="This computer's camera, read in the browser",
    )
    st.link_button("Open in its own window", f"{client().root_path}/camera")
