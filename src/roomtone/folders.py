"""Where roomtone keeps its files: the platform's folders, or the one that ROOMTONE_HOME names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from roomtone.errors import OutputError


def data_folder() -> Path:
    """The folder of the store, such as `~/.local/share/roomtone`."""
    return _home() or _of_user(lambda: platformdirs.user_data_path("roomtone", appauthor=False))


def config_folder() -> Path:
    """The folder of the policy, such as `~/.config/roomtone`."""
    return _home() or _of_user(
        lambda: platformdirs.user_config_path("roomtone", appauthor=False, roaming=True)
    )


def _home() -> Path | None:
    home = os.environ.get("ROOMTONE_HOME", "").strip()
    return _of_user(lambda: Path(home)).absolute() if home else None


def _of_user(folder: Callable[[], Path]) -> Path:
    """A folder that may be in the user's home.

    Raises:
        OutputError: the user has no home, as in some containers.
    """
    try:
        return folder().expanduser()
    except RuntimeError as error:
        raise OutputError(
            f"expected a home of this user; {error}. Name a folder for roomtone's files in "
            "ROOMTONE_HOME."
        ) from None
