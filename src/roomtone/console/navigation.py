"""Links from one page to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

_PAGES = "pages"


def remember(pages: Mapping[str, Any]) -> None:
    """The pages that a visitor's links can lead to, by name."""
    st.session_state[_PAGES] = dict(pages)


def link(name: str, label: str) -> None:
    """A link to another page."""
    st.page_link(st.session_state[_PAGES][name], label=label, icon=":material/arrow_forward:")


def go(name: str) -> None:
    """To another page, at once."""
    st.switch_page(st.session_state[_PAGES][name])
