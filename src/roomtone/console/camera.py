"""The camera of this computer, read in the browser: boxes and labels, nothing sent."""

from __future__ import annotations

import streamlit as st

from roomtone.console import links
from roomtone.console.client import client
from roomtone.console.text import say


def page() -> None:
    """The page."""
    st.title(say("console-camera"))
    st.write(say("console-camera-text"))
    if not links.address_of(st.context.url, st.context.headers).cameras:
        st.warning(say("console-camera-https"))
    st.iframe(
        f"{client().root_path}/camera?embedded",
        height=720,
        alt=say("console-camera-alt"),
    )
    st.link_button(say("console-own-window"), f"{client().root_path}/camera")
