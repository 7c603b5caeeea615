"""Words on pages: in the visitor's language, errors, moments, tables, texts that others wrote."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from roomtone.errors import RoomtoneError
from roomtone.languages import LANGUAGES, Words, chosen, words_in

_MARKDOWN = frozenset("\\`*_{}[]()#+-.!|~$:<>&")


def words() -> Words:
    """The words of the visitor's language: of the address, the cookie, or the browser."""
    accepted = st.context.headers.get("Accept-Language", "")
    return words_in(chosen(st.query_params, st.context.cookies, accepted))


def say(name: str, /, **values: str | float) -> str:
    """A message in the visitor's language. In Markdown, texts of users come through `plain`."""
    return words()(name, **values)


def show_languages() -> None:
    """Links to this page in each language."""
    current = words().language
    links = " ".join(
        f'<a href="?language={tag}" target="_self" lang="{tag}" hreflang="{tag}"'
        f"{' aria-current=true' if tag == current else ''}>{name}</a>"
        for tag, name in LANGUAGES.items()
    )
    st.html(f'<nav class="roomtone-languages" aria-label="{say("shared-languages")}">{links}</nav>')


def show_error(error: Exception) -> None:
    """Show what went wrong; what nobody foresaw goes to the server's log, without any content."""
    if isinstance(error, RoomtoneError):
        st.error(plain(str(error)))
        return
    logging.getLogger(__name__).error("the console failed", exc_info=error)
    st.error(say("console-failed"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown: Streamlit's own would load libraries of 100 MB for a few words.

    >>> table(("a", "b"), [("1", "2")]).splitlines()
    ['| a | b |', '| --- | --- |', '| 1 | 2 |']
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Somebody's text with nothing in it that Markdown would take for its own.

    >>> plain("a *b*") == "a " + chr(92) + "*b" + chr(92) + "*"
    True
    """
    return "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text)


def parse_clock(text: str) -> float | None:
    """The seconds of a text such as `4:05`; None where it is no time.

    >>> parse_clock("4:05"), parse_clock("1:04:05"), parse_clock("soon")
    (245.0, 3845.0, None)
    """
    found = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)", text.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + seconds)


def visitors_zone() -> ZoneInfo:
    """The visitor's time zone, as the browser says it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):  # a browser can say anything
        return ZoneInfo("UTC")


def moment(at: datetime) -> str:
    """A moment as the visitor's clock shows it, with its day."""
    here = at.astimezone(visitors_zone())
    return f"{words().day(here)}, {words().time(here)}"


def day(at: datetime) -> str:
    """A day by the visitor's clock."""
    return words().day(at.astimezone(visitors_zone()))


def time_of_day(at: datetime) -> str:
    """A time of day as the visitor's clock shows it."""
    return words().time(at.astimezone(visitors_zone()))
