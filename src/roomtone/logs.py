"""Log lines: time, level, where they come from; as text or as JSON."""

from __future__ import annotations

import logging
import math
import re
import time
from collections.abc import Callable
from contextlib import suppress

#: Most different faults that are remembered.
_MAX_FAULTS = 1000
#: Ids of Streamlit's sessions, which no log line shows.
_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up_log(as_json: bool = False) -> None:
    """Write warnings and worse to standard error, for people or, as JSON, for programs."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    if as_json:
        from pythonjsonlogger.json import JsonFormatter

        handler.setFormatter(JsonFormatter(_LINE, rename_fields={"asctime": "time"}))
    else:
        handler.setFormatter(logging.Formatter(_LINE))
    handler.addFilter(OncePerMinute())
    handler.addFilter(hide_ids)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


class OncePerMinute(logging.Filter):
    """Lets the same fault write one line a minute; the next line says how many were left out.

    The same are lines of one place in the code and one text, whatever is filled in.

    Args:
        every_s: seconds between two lines of the same fault.
        clock: seconds that never go back.
    """

    def __init__(self, every_s: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._every_s, self._clock = every_s, clock
        self._written: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written."""
        fault, now = (record.pathname, record.lineno, str(record.msg)), self._clock()
        since, left_out = self._written.get(fault, (-math.inf, 0))
        if now - since < self._every_s:
            self._written[fault] = (since, left_out + 1)
            return False
        if len(self._written) >= _MAX_FAULTS:
            self._written.clear()
        self._written[fault] = (now, 0)
        if left_out:
            record.msg = f"{record.getMessage()} ({left_out} more since)"
            record.args = ()
        return True


def hide_ids(record: logging.LogRecord) -> bool:
    """Leave the ids of Streamlit's sessions out of a line: they would open what a teacher sees."""
    with suppress(TypeError, ValueError):
        record.msg, record.args = _ID.sub("(id)", record.getMessage()), ()
    return True


def adopt_log(*packages: str) -> None:
    """Have packages that write log lines of their own form write them as `set_up_log` says."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in packages:
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
