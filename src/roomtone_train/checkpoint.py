"""A run's folder: what a fit keeps after every epoch, so that it can resume, and what others read.

`checkpoint.pt` is the whole state after the last epoch, `best.pt` the averaged weights of the best
epoch, `history.json` a row an epoch. The latter two can be written again from the checkpoint.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import platform
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from filelock import FileLock, Timeout
from torch.optim.swa_utils import AveragedModel

from roomtone.errors import DataError, OutputError
from roomtone.files import write_whole
from roomtone_train.network import Network, NetworkOptions

History = list[dict[str, float]]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Inside, the folder is there, and no other command writes to it.

    Raises:
        DataError: another one is writing to it.
        OutputError: there can be no such folder.
    """
    lock = FileLock(folder / ".lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise DataError(
            f"{folder}: expected a folder to which no fit is writing; another one is. Wait for it, "
            "stop it, or give another --out."
        ) from None
    except OSError as error:
        raise OutputError(
            f"{folder}: expected a folder to write to; {error.strerror}. Give another."
        ) from None
    try:
        yield
    finally:
        lock.release()


def best_of(history: History) -> dict[str, float]:
    """The row with the highest score."""
    return max(history, key=lambda row: row["score"])


def write_checkpoint(folder: Path, state: dict[str, Any]) -> None:
    """Keep a run's state after an epoch, and what others read of it.

    Args:
        folder: the run's.
        state: `stated` (what `read_best` gives beside epoch and weights), `history`, and the states
            of `network`, `average` and `optimizer`.

    Raises:
        OutputError: it cannot be written; the epoch before stays.
    """
    _write(folder / "checkpoint.pt", state)
    publish(folder, state)


def publish(folder: Path, state: dict[str, Any]) -> None:
    """Write `best.pt` and `history.json` from a checkpoint's state, if it is of the best epoch."""
    history = state["history"]
    if best_of(history)["epoch"] == history[-1]["epoch"]:
        weights = {
            name.removeprefix("module."): value
            for name, value in state["average"].items()
            if name.startswith("module.")
        }
        best = {"epoch": int(history[-1]["epoch"]), "weights": weights}
        _write(folder / "best.pt", state["stated"] | best)
    write_whole(folder / "history.json", json.dumps(history, indent=1))


def read_checkpoint(folder: Path) -> dict[str, Any] | None:
    """What `write_checkpoint` kept last; None where there is nothing.

    Raises:
        DataError: it is damaged.
    """
    return _read(folder / "checkpoint.pt") if (folder / "checkpoint.pt").is_file() else None


def read_best(folder: Path) -> dict[str, Any]:
    """A run's options, sources and facts, its best epoch, and that epoch's averaged weights.

    Raises:
        DataError: the folder holds no fitted run.
    """
    return _read(folder / "best.pt")


def load_best(folder: Path) -> Network:
    """The network of a run with the averaged weights of its best epoch, in evaluation mode.

    Raises:
        DataError: the folder holds no fitted run.
    """
    saved = read_best(folder)
    network = Network(NetworkOptions(**saved["options"]["network"]))
    network.load_state_dict(saved["weights"])
    return network.eval()


def read_recipe(folder: Path) -> dict[str, Any]:
    """How a run was made, as plain values: its settings, best epoch, and facts such as its commit.

    Raises:
        DataError: the folder holds no fitted run.
    """
    saved = read_best(folder)
    return {**saved["options"], **saved["facts"], "best_epoch": saved["epoch"]}


def averaged(network: Network, decay: float) -> AveragedModel:
    """A network's exponential weight average, batch norms' statistics with it."""
    average = torch.optim.swa_utils.get_ema_multi_avg_fn(decay)  # type: ignore[no-untyped-call]
    return AveragedModel(network, multi_avg_fn=average, use_buffers=True)


def _write(path: Path, state: dict[str, Any]) -> None:
    data = io.BytesIO()
    torch.save(state, data)
    write_whole(path, data.getvalue())


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(torch.load(path, weights_only=True, map_location="cpu"))
    except FileNotFoundError:
        raise DataError(
            f"{path.parent}: expected a run's folder with {path.name}. Fit a run first."
        ) from None
    except OSError as error:
        raise DataError(f"{path}: expected what a fit wrote; {error.strerror}.") from None
    except (EOFError, RuntimeError, ValueError, pickle.UnpicklingError) as error:
        raise DataError(
            f"{path}: expected what a fit wrote; it is damaged ({type(error).__name__}). Remove "
            "the folder and fit again."
        ) from None


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
