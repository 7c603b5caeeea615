"""The visits of teachers: who may send files, and what is forgotten when they have gone.

Streamlit keeps what a visitor sent until somebody else comes or goes. Here it is dropped a moment
after the page was closed: long enough for a network that was away and came back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

#: Seconds without a connection after which a visit is over, and between two looks.
GONE_S, LOOK_S = 30.0, 5.0


class Host(Protocol):
    """What is asked of Streamlit's runtime."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether a visit is connected."""

    def close_session(self, session_id: str) -> None:
        """End a visit and drop all of it."""


class Sessions:
    """Visits of teachers, by Streamlit's ids: `let_in` adds one, `update` drops what ended."""

    def __init__(self) -> None:
        self._seen: dict[str, float] = {}

    def let_in(self, session: str, now: float = 0.0) -> None:
        """A visitor is a teacher."""
        self._seen.setdefault(session, now)

    def __contains__(self, session: object) -> bool:
        return session in self._seen

    def update(self, host: Host, now: float) -> list[str]:
        """Look who is still there at `now`, in seconds; returns those whose visit is over.

        >>> class Nobody:
        ...     def is_active_session(self, session_id): return False
        ...     def close_session(self, session_id): pass
        >>> sessions = Sessions()
        >>> sessions.let_in("a", 0.0)
        >>> sessions.update(Nobody(), 10.0), sessions.update(Nobody(), 40.0), "a" in sessions
        ([], ['a'], False)
        """
        over = []
        for session, seen in list(self._seen.items()):
            if host.is_active_session(session):
                self._seen[session] = now
            elif now - seen > GONE_S:
                del self._seen[session]
                host.close_session(session)
                over.append(session)
        return over


#: Of the server that this process serves.
sessions = Sessions()


async def watch(clock: Callable[[], float]) -> None:
    """Drop visits that ended, until cancelled."""
    from streamlit.runtime import get_instance

    while True:
        await asyncio.sleep(LOOK_S)
        runtime = get_instance()
        if sessions.update(runtime, clock()):
            runtime.media_file_mgr.remove_orphaned_files()  # downloads go at the second call
