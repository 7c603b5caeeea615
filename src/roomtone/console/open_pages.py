"""The console's pages that browsers have open: which visit opened each, when one has gone.

Each is a session of Streamlit, which hands it to whoever names its id. Here it goes to the visit
that opened it, alone. Streamlit keeps what a visitor sent until somebody else comes or goes. Here
it is dropped some minutes after the page was closed: long enough for a network that was away and
came back.
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


class OpenPages:
    """Open pages by the ids of their sessions: `add` adds one, `update` drops those that closed.

    >>> pages = OpenPages()
    >>> pages.add("session", "ada", 0.0)
    >>> pages.add("session", "eve", 0.0)
    >>> pages.owns("ada", "session"), pages.owns("eve", "session"), pages.owns("eve", "other")
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
        >>> pages = OpenPages()
        >>> pages.add("a", "ada", 0.0)
        >>> pages.update(Nobody(), 10.0), pages.update(Nobody(), RESUME_S + 1.0)
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
open_pages = OpenPages()


async def drop_closed_pages() -> None:
    """Drop sessions whose page has gone, until cancelled."""
    from streamlit.runtime import get_instance

    while True:
        await asyncio.sleep(CHECK_S)
        runtime = get_instance()
        if open_pages.update(runtime, time.monotonic()):
            runtime.media_file_mgr.remove_orphaned_files()  # downloads go at the second call
