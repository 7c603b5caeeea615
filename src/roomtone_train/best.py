"""What a run's folder keeps of its best epoch: `best.pt`, which `fit` writes."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from roomtone.errors import DataError
from roomtone_train.network import Network, NetworkOptions


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
    """What `best.pt` holds: options, epoch, facts and weights.

    Raises:
        DataError: the folder holds no fitted run.
    """
    path = folder / "best.pt"
    if not path.is_file():
        raise DataError(f"{folder}: expected a run's folder with best.pt. Fit a run first.")
    return read_saved(path)


def averaged_weights(average: dict[str, Tensor]) -> dict[str, Tensor]:
    """A network's weights, from the state of an `AveragedModel` of it."""
    return {
        name.removeprefix("module."): value
        for name, value in average.items()
        if name.startswith("module.")
    }


def write_saved(state: dict[str, Any], path: Path) -> None:
    """Write what `read_saved` reads, whole or not at all."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def read_saved(path: Path) -> dict[str, Any]:
    """What `write_saved` wrote.

    Raises:
        DataError: the file is damaged.
    """
    try:
        return dict(torch.load(path, weights_only=True, map_location="cpu"))
    except (OSError, EOFError, RuntimeError, ValueError, pickle.UnpicklingError) as error:
        raise DataError(
            f"{path}: expected what a fit wrote; it is damaged ({type(error).__name__}). Remove "
            "the folder and fit again."
        ) from None
