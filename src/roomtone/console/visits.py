"""Which visit opened each of Streamlit's sessions, and what is dropped when its page has gone.

Streamlit hands a session to whoever names its id. Here it goes to the visit that opened it, alone.
Streamlit keeps what a visitor sent until somebody else comes or goes. Here it is dropped some
minutes after the page was closed: long enough for a network that was away and came back.
"""

from __future__ import annotations

import asyncio
import time
from typing import Protocol

from roomtone.console.options import RESUME_S

#: Seconds between two checks.
CHECK_S = 5.0


class Host(Protocol):
    """What is asked of Streamlit's runtime."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether a page is connected."""

    def close_session(self, session_id: str) -> None:
        """End a session and drop all of it."""


class Visits:
    """Streamlit's sessions by their ids: `add` adds one, `update` drops what ended.

    >>> visits = Visits()
    >>> visits.add("session", "ada", 0.0)
    >>> visits.add("session", "eve", 0.0)
    >>> visits.owns("ada", "session"), visits.owns("eve", "session"), visits.owns("eve", "other")
    (True, False, False)
    """

    def __init__(self) -> None:
        self._opened: dict[str, tuple[str, float]] = {}

    def add(self, session_id: str, visit: str, now: float) -> None:
        """A visit's page runs in a session; the first visit that did has it."""
        self._opened.setdefault(session_id, (visit, now))

    def owns(self, visit: str, session_id: str) -> bool:
        """Whether a visit opened a session."""
        return session_id in self._opened and self._opened[session_id][0] == visit

    def update(self, host: Host, now: float) -> list[str]:
        """Check who is still there at `now`, in seconds; returns the sessions that are over.

        >>> class Nobody:
        ...     def is_active_session(self, session_id): return False
        ...     def close_session(self, session_id): pass
        >>> visits = Visits()
        >>> visits.add("a", "ada", 0.0)
        >>> visits.update(Nobody(), 10.0), visits.update(Nobody(), RESUME_S + 1.0)
        ([], ['a'])
        """
        over = []
        for session_id, (visit, seen) in list(self._opened.items()):
            if host.is_active_session(session_id):
                self._opened[session_id] = (visit, now)
            elif now - seen > RESUME_S:
                del self._opened[session_id]
                host.close_session(session_id)
                over.append(session_id)
        return over


#: Of this process's console.
visits = Visits()


async def end_visits() -> None:
    """Drop sessions whose page has gone, until cancelled."""
    from streamlit.runtime import get_instance

    while True:
        await asyncio.sleep(CHECK_S)
        runtime = get_instance()
        if visits.update(runtime, time.monotonic()):
            runtime.media_file_mgr.remove_orphaned_files()  # downloads go at the second call
