"""The console's script, which Streamlit runs for each visitor and click: a menu and its pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from roomtone.console import about, camera, classes, past_classes, photo, policy, text
from roomtone.console.navigation import remember
from roomtone.console.sign_in import ask, is_teacher
from roomtone.errors import RoomtoneError

_HERE = Path(__file__).parent

#: Address, title and function of each page; an address is none of the server's own pages'.
PAGES = (
    ("class", "Class", classes.page),
    ("past", "Past classes", past_classes.page),
    ("photo", "Photo", photo.page),
    ("your-camera", "Camera", camera.page),
    ("policy", "Policy", policy.page),
    ("about", "About", about.page),
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
        for name, title, function in PAGES
    }
    remember(pages)
    teacher = is_teacher()
    page = st.navigation(list(pages.values()), position="top" if teacher else "hidden")
    if page.url_path != pages["photo"].url_path:
        photo.forget_pictures()
    if not teacher:
        ask()
        return
    try:
        page.run()
    except RoomtoneError as error:
        text.show_error(error)
        st.button("Try again")


if __name__ == "__main__":
    show()
