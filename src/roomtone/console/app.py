"""The console's script, which Streamlit runs for each visitor and click: a menu and its pages."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from roomtone.console import (
    about,
    camera,
    classes,
    course,
    integrations,
    past_classes,
    photo,
    policy,
    text,
)
from roomtone.console.client import client
from roomtone.console.navigation import remember
from roomtone.console.open_pages import open_pages
from roomtone.console.paths import PAGES
from roomtone.console.settings import VISIT_HEADER
from roomtone.errors import RoomtoneError

_HERE = Path(__file__).parent

#: Title and function of each page, in the order of their addresses.
_SHOWN = (
    ("Class", classes.page),
    ("Past classes", past_classes.page),
    ("Courses", course.page),
    ("Photo", photo.page),
    ("Camera", camera.page),
    ("Policy", policy.page),
    ("Integrations", integrations.page),
    ("About", about.page),
)


def show(first: str = "class") -> None:
    """Run the page that the visitor is at.

    Args:
        first: the page at the console's bare address.
    """
    st.set_page_config(page_title="roomtone", page_icon=_HERE / "mark.svg", layout="wide")
    st.html(_HERE / "style.css")
    st.logo((_HERE / "name.svg").read_text("utf-8"), size="large")
    pages = {
        name: st.Page(function, title=title, url_path=name, default=name == first)
        for name, (title, function) in zip(PAGES, _SHOWN, strict=True)
    }
    remember(pages)
    _note_visit()
    page = st.navigation(list(pages.values()), position="top")
    if page.url_path != pages["photo"].url_path:
        photo.forget_pictures()
    try:
        page.run()
    except RoomtoneError as error:
        text.show_error(error)
        st.button("Try again")
    if client().key:
        place = f"{client().root_path}/sign-out"
        st.html(f'<a class="roomtone-sign-out" href="{place}" target="_self">Sign out</a>')


def _note_visit() -> None:
    """Whose session this is, from now on."""
    if context := get_script_run_ctx():
        visit = st.context.headers.get(VISIT_HEADER, "")
        open_pages.add(context.session_id, visit, time.monotonic())


if __name__ == "__main__":
    show()
