"""Errors in plain words; tables and other people's words in Markdown; the visitor's time zone."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from roomtone.errors import RoomtoneError


def say(error: Exception) -> None:
    """Show what went wrong; what nobody foresaw goes to the server's log, without any content."""
    if isinstance(error, RoomtoneError):
        st.error(plain(str(error)))
    elif isinstance(error, TimeoutError):
        st.error("The server is busy and did not answer in time. Try again in a moment.")
    else:
        logging.getLogger(__name__).error("the console failed", exc_info=error)
        st.error(
            "Something went wrong here that should not have. Classes go on. Load the page again; "
            "if it stays, whoever runs the server finds more in its log."
        )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown: Streamlit's own would load libraries of 100 MB for a few words.

    >>> table(("a", "b"), [("1", "2")]).splitlines()
    ['| a | b |', '| --- | --- |', '| 1 | 2 |']
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Somebody's words with nothing in them that Markdown would take for its own.

    >>> plain("a *b*") == "a " + chr(92) + "*b" + chr(92) + "*"
    True
    """
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in text)


_MARKS = frozenset("\\`*_{}[]()#+-.!|~$:<>&")


def visitors_zone() -> ZoneInfo:
    """The visitor's time zone, as the browser says it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):  # a browser can say anything
        return ZoneInfo("UTC")
