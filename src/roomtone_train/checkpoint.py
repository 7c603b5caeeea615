"""A run's folder: what a fit keeps after every epoch, so that it can resume, and what others read.

One file: the whole state after the last epoch, with the averaged weights of the best one.
"""

from __future__ import annotations

import io
import os
import pickle
import platform
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import torch
from filelock import FileLock, Timeout

from roomtone.errors import DataError, OutputError
from roomtone.files import write_whole
from roomtone_train.network import Network
from roomtone_train.recipe import NetworkOptions

CHECKPOINT = "checkpoint.pt"
History = list[dict[str, float]]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Inside, the folder is there, and no other command writes to it: that is a DataError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock").acquire(timeout=0)
    except Timeout:
        raise DataError(
            f"{folder}: expected a folder to which no fit is writing; another one is. Wait for it, "
            "stop it, or give another --out."
        ) from None
    except OSError as error:
        raise OutputError(
            f"{folder}: expected a folder to write to; {error.strerror}. Give another."
        ) from None
    with lock:
        yield


def best_of(history: History) -> dict[str, float]:
    """The row with the highest score."""
    return max(history, key=lambda row: row["score"])


def write_checkpoint(folder: Path, state: dict[str, Any]) -> None:
    """Keep a run's state after an epoch; where that cannot be, OutputError, the one before stays.

    The state: `stated` (options, sources and facts), `history`, the states of `network`, `average`,
    `optimizer` and `schedule`, and `best`: the averaged weights of the best epoch.
    """
    data = io.BytesIO()
    torch.save(state, data)
    write_whole(folder / CHECKPOINT, data.getvalue())


def read_checkpoint(folder: Path) -> dict[str, Any]:
    """What `write_checkpoint` kept last; DataError where that is nothing, or damaged."""
    path = folder / CHECKPOINT
    try:
        return dict(torch.load(path, weights_only=True, map_location="cpu"))
    except OSError as error:
        raise DataError(
            f"{folder}: expected a run's folder with {CHECKPOINT}. Fit a run first "
            f"({error.strerror})."
        ) from None
    except (EOFError, RuntimeError, ValueError, pickle.UnpicklingError) as error:
        raise DataError(
            f"{path}: expected what a fit wrote; it is damaged ({type(error).__name__}). Remove "
            "the folder and fit again."
        ) from None


def read_best(folder: Path) -> tuple[Network, dict[str, Any]]:
    """The network of a run's best epoch, averaged, in evaluation mode; and its recipe.

    That is, as plain values, the run's settings, its best epoch, and facts such as its commit.
    """
    saved = read_checkpoint(folder)
    stated, best = saved["stated"], best_of(saved["history"])
    network = Network(msgspec.convert(stated["options"]["network"], NetworkOptions))
    network.load_state_dict(saved["best"])
    recipe = {**stated["options"], **stated["facts"], "best_epoch": int(best["epoch"])}
    return network.eval(), recipe


def commit() -> str:
    """The commit of the source tree, marked where it has changes; "unknown" outside one."""
    git = ["git", "-C", str(Path(__file__).parent)]
    try:
        for ask in (
            ["ls-files", "--error-unmatch", Path(__file__).name],  # not a package in another's tree
            ["describe", "--always", "--dirty", "--abbrev=12"],
        ):
            done = subprocess.run([*git, *ask], capture_output=True, text=True, check=True)  # noqa: S603
        return done.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def machine() -> str:
    """The machine that a number was measured on, in words."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
