"""A run's folder: what it keeps, and that one command at a time writes to it."""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import torch
from filelock import FileLock, Timeout
from torch import Tensor

from roomtone.errors import DataError, OutputError
from roomtone.files import write_whole
from roomtone_train.fer2013 import Faces
from roomtone_train.network import Network, NetworkOptions


@contextmanager
def held(folder: Path) -> Iterator[None]:
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
    """How a run was made, as plain values.

    Its settings, the epoch that its best weights are of, the commit that began it, and whether it
    had a teacher or tutors, and aligned crops; and whether they are the mean of its ends.

    Raises:
        DataError: the folder holds no fitted run.
    """
    saved = read_best(folder)
    return {**saved["options"], **saved["facts"], "best_epoch": saved["epoch"]}


def read_best(folder: Path) -> dict[str, Any]:
    """What `best.pt` holds: options, epoch, facts, digests of the pictures, and weights.

    Raises:
        DataError: the folder holds no fitted run.
    """
    return read_saved(folder / "best.pt")


def read_checkpoint(folder: Path) -> dict[str, Any]:
    """What `checkpoint.pt` holds: the whole state after a run's last epoch, and its start.

    Raises:
        DataError: the folder holds none.
    """
    return read_saved(folder / "checkpoint.pt")


def expect_pictures(folder: Path, use: Literal["fit", "select"], faces: Faces) -> None:
    """Pictures, labels and votes must be those that a run used.

    Args:
        folder: the run's.
        use: what for.
        faces: those at hand.

    Raises:
        DataError: they are others, or the folder holds no fitted run.
    """
    if read_best(folder)["pictures"][use] != faces.digest():
        raise DataError(
            f"{folder}: expected the pictures, labels and votes that this run had to {use}; got "
            "others. Give the --data and --ferplus that it was fitted with."
        )


def write_history(history: list[dict[str, float]], folder: Path) -> None:
    """Write a run's curves, a row an epoch: `history.json`.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole(folder / "history.json", json.dumps(history, indent=1))


def read_history(folder: Path) -> list[dict[str, float]]:
    """What `write_history` wrote.

    Raises:
        DataError: there is none, or it is damaged.
    """
    try:
        return list(json.loads((folder / "history.json").read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise DataError(f"{folder}: expected a run's history.json; {error}.") from None


def averaged_weights(average: dict[str, Tensor]) -> dict[str, Tensor]:
    """A network's weights, from the state of an `AveragedModel` of it."""
    return {
        name.removeprefix("module."): value
        for name, value in average.items()
        if name.startswith("module.")
    }


def write_saved(state: dict[str, Any], path: Path) -> None:
    """Write what `read_saved` reads, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    data = io.BytesIO()
    torch.save(state, data)
    write_whole(path, data.getvalue())


def read_saved(path: Path) -> dict[str, Any]:
    """What `write_saved` wrote.

    Raises:
        DataError: there is no such file, or it cannot be read, or is damaged.
    """
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
