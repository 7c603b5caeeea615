"""The console's script, which Streamlit runs for each visitor and click: a menu and its pages."""

from __future__ import annotations

import json
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
    ("console-class", classes.page),
    ("console-past", past_classes.page),
    ("console-courses", course.page),
    ("console-photo", photo.page),
    ("console-camera", camera.page),
    ("console-policy", policy.page),
    ("console-integrations", integrations.page),
    ("console-about", about.page),
)


def show(first: str = "class") -> None:
    """Run the page that the visitor is at.

    Args:
        first: the page at the console's bare address.
    """
    _note_visit()
    st.set_page_config(page_title="roomtone", page_icon=_HERE / "mark.svg", layout="wide")
    st.html(_HERE / "style.css")
    away = json.dumps(text.say("console-away"), ensure_ascii=False)
    st.html(f"<style>:root {{ --roomtone-away: {away} }}</style>")
    st.logo((_HERE / "name.svg").read_text("utf-8"), size="large")
    pages = {
        name: st.Page(function, title=text.say(title), url_path=name, default=name == first)
        for name, (title, function) in zip(PAGES, _SHOWN, strict=True)
    }
    remember(pages)
    page = st.navigation(list(pages.values()), position="top")
    if page.url_path != pages["photo"].url_path:
        photo.forget_pictures()
    try:
        page.run()
    except RoomtoneError as error:
        text.show_error(error)
        st.button(text.say("shared-try-again"))
    if client().key:
        place = f"{client().root_path}/sign-out"
        label = text.say("sign-out")
        st.html(f'<a class="roomtone-sign-out" href="{place}" target="_self">{label}</a>')
    text.show_languages()


def _note_visit() -> None:
    """Whose session this is, from now on."""
    if context := get_script_run_ctx():
        visit = st.context.headers.get(VISIT_HEADER, "")
        open_pages.add(context.session_id, visit, time.monotonic())


if __name__ == "__main__":
    show()
