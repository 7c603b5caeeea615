"""Where roomtone keeps its files: the platform's folders, or the one that ROOMTONE_HOME names."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of the store, such as `~/.local/share/roomtone`."""
    return _home() or platformdirs.user_data_path("roomtone", appauthor=False)


def config_folder() -> Path:
    """The folder of the policy, such as `~/.config/roomtone`."""
    return _home() or platformdirs.user_config_path("roomtone", appauthor=False, roaming=True)


def _home() -> Path | None:
    home = os.environ.get("ROOMTONE_HOME")
    return Path(home) if home else None
