"""Log lines: time, level, where they come from; as text or as JSON."""

from __future__ import annotations

import logging

_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up_log(as_json: bool = False) -> None:
    """Write warnings and worse to standard error, for people or, as JSON, for programs."""
    handler = logging.StreamHandler()
    if as_json:
        from pythonjsonlogger.json import JsonFormatter

        handler.setFormatter(JsonFormatter(_LINE, rename_fields={"asctime": "time"}))
    else:
        handler.setFormatter(logging.Formatter(_LINE))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def adopt_log(package: str) -> None:
    """Have a package that writes log lines of its own form write them as `set_up_log` says."""
    for name in list(logging.root.manager.loggerDict):
        if name == package or name.startswith(f"{package}."):
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
