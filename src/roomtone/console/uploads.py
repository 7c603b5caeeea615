"""Files that are sent to the console: as many as there is memory for, and each of them once."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from roomtone.console.paths import LARGER, UPLOADS

#: Most bytes of files that the console holds, on their way or on open pages.
MOST_BYTES = 300_000_000
_FULL = "Too many photos are open here. Close some of them, or try again in a minute."


class UploadLimit:
    """Refuses files that there is no memory for before they are read, to be sent again later.

    Args:
        app: Streamlit's.
        most_bytes: of all files.
    """

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES) -> None:
        self._app, self._most = app, most_bytes
        self._expected = 0  # bytes on their way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_upload = scope["type"] == "http" and scope["method"] == "PUT"
        if not is_upload or not scope["path"].startswith(UPLOADS):
            await self._app(scope, receive, send)
            return
        size = int(Headers(scope=scope).get("content-length", LARGER[UPLOADS]))
        if _memory_used() + self._expected + size > self._most:
            answer = PlainTextResponse(_FULL, 503, {"Retry-After": "60", "Connection": "close"})
            await answer(scope, receive, send)
            return
        self._expected += size
        try:
            await self._app(scope, receive, send)
        finally:
            self._expected -= size


def _memory_used() -> int:
    """Bytes of the files that Streamlit keeps."""
    from streamlit.runtime import get_instance
    from streamlit.runtime.stats import CacheStat

    families = get_instance().uploaded_file_mgr.get_stats().values()
    stats = [one for family in families for one in family if isinstance(one, CacheStat)]
    return sum(one.byte_length for one in stats)


def share_files() -> None:
    """Have Streamlit hand files over as they are; it copies all of them at each run of a script."""
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    UploadedFile.__deepcopy__ = lambda file, memo: file  # type: ignore[attr-defined]
