"""An iCalendar feed of classes, behind a token of its own that can be renewed."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from roomtone import __version__
from roomtone.files import write_whole
from roomtone.integrations.notices import recap_link
from roomtone.store import ClassRecord


class CalendarToken:
    """The token that opens the feed and nothing else; it is stored, since its link is shown.

    Args:
        file: where; every process of a server reads it there.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        if not self.value:
            self.renew()

    @property
    def value(self) -> str:
        """The token."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads(self._file.read_text())["token"])
        return ""

    def renew(self) -> str:
        """A new token; links with the one before stop working.

        Raises:
            OutputError: it cannot be stored.
        """
        token = secrets.token_urlsafe(24)
        write_whole(self._file, json.dumps({"token": token}), mode=0o600)
        return token

    def opens(self, token: str) -> bool:
        """Whether this is the token."""
        own = self.value
        return bool(own) and hmac.compare_digest(own.encode(), token.encode())


def feed(records: Sequence[ClassRecord], address: str) -> bytes:
    """Classes as iCalendar (RFC 5545): names and times, nothing of what was read.

    Args:
        records: the classes; simulated ones are left out.
        address: of this server, in links.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//roomtone//roomtone {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Classes")
    for record in records:
        if record.origin == "simulated":
            continue
        event = Event()
        event.add("uid", f"{record.code}-{int(record.began)}@roomtone")
        event.add("dtstamp", _moment(record.began))
        event.add("dtstart", _moment(record.began))
        event.add("dtend", _moment(record.ends_by if record.ended is None else record.ended))
        event.add("summary", f"{record.course}: {record.name}".removeprefix(": "))
        if record.course:
            event.add("categories", [record.course])
        if record.ended is not None:
            event.add("url", recap_link(address, record.code))
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)
