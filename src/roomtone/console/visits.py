"""The visits of teachers: who may send files, and what is forgotten when they have gone.

Streamlit keeps what a visitor sent until somebody else comes or goes. Here it is dropped a moment
after the page was closed: long enough for a network that was away and came back.
"""

from __future__ import annotations

import asyncio
import time
from typing import Protocol

#: Seconds without a connection after which a visit is over, and between two checks.
GONE_S, CHECK_S = 30.0, 5.0


class Host(Protocol):
    """What is asked of Streamlit's runtime."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether a visit is connected."""

    def close_session(self, session_id: str) -> None:
        """End a visit and drop all of it."""


class Visits:
    """Visits of teachers, by Streamlit's ids: `add` adds one, `update` drops what ended."""

    def __init__(self) -> None:
        self._seen: dict[str, float] = {}

    def add(self, visit: str, now: float = 0.0) -> None:
        """A visitor is a teacher."""
        self._seen.setdefault(visit, now)

    def __contains__(self, visit: object) -> bool:
        return visit in self._seen

    def update(self, host: Host, now: float) -> list[str]:
        """Check who is still there at `now`, in seconds; returns those whose visit is over.

        >>> class Nobody:
        ...     def is_active_session(self, session_id): return False
        ...     def close_session(self, session_id): pass
        >>> visits = Visits()
        >>> visits.add("a", 0.0)
        >>> visits.update(Nobody(), 10.0), visits.update(Nobody(), 40.0), "a" in visits
        ([], ['a'], False)
        """
        over = []
        for visit, seen in list(self._seen.items()):
            if host.is_active_session(visit):
                self._seen[visit] = now
            elif now - seen > GONE_S:
                del self._seen[visit]
                host.close_session(visit)
                over.append(visit)
        return over


#: Of this process's console.
visits = Visits()


async def end_visits() -> None:
    """Drop visits that ended, until cancelled."""
    from streamlit.runtime import get_instance

    while True:
        await asyncio.sleep(CHECK_S)
        runtime = get_instance()
        if visits.update(runtime, time.monotonic()):
            runtime.media_file_mgr.remove_orphaned_files()  # downloads go at the second call
