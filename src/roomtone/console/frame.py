"""What all views share: the name above, the ways between them, the question for the key."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from roomtone.console import about, camera, classes, past_classes, photo, policy, served
from roomtone.console.navigation import remember
from roomtone.console.sign_in import ask, is_in

_MARK = Path(__file__).with_name("mark.svg")
_NAME = Path(__file__).with_name("name.svg")
_STYLE = Path(__file__).with_name("style.css")

#: The views, in order: address, title, function. An address is none of the server's own pages'.
VIEWS = (
    ("class", "Class", classes.view),
    ("past", "Past classes", past_classes.view),
    ("photo", "Photo", photo.view),
    ("your-camera", "Camera", camera.view),
    ("policy", "Policy", policy.view),
    ("about", "About", about.view),
)


def show(first: str = "class") -> None:
    """Run the view that the visitor is at.

    Args:
        first: the view at the console's bare address.
    """
    live = served()
    st.set_page_config(page_title="roomtone", page_icon=_MARK, layout="wide")
    st.html(_STYLE)
    st.logo(_NAME.read_text("utf-8"), size="large")
    pages = {
        name: st.Page(function, title=title, url_path=name, default=name == first)
        for name, title, function in VIEWS
    }
    remember(pages)
    may = is_in(live)
    page = st.navigation(list(pages.values()), position="top" if may else "hidden")
    if page.url_path != pages["photo"].url_path:
        photo.leave()
    if may:
        page.run()
    else:
        ask(live)
