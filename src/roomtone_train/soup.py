"""The mean of a run's weights: of where it began, of its best epoch and of its last.

A run that goes on from a good network gains on the one hand and loses on the other; what it gained
lies in the mean of its ends, and less of what it lost: Wortsman et al., *Model soups* (arXiv
2203.05482). Batch norms are set anew for the mean, on pictures as they are: Izmailov et al.,
*Averaging weights leads to wider optima* (arXiv 1803.05407), section 3.2.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim.swa_utils import update_bn

from roomtone.errors import DataError
from roomtone_train.fer2013 import Faces
from roomtone_train.network import Network, NetworkOptions, normalised
from roomtone_train.run_folder import (
    averaged_weights,
    expect_pictures,
    held,
    read_best,
    read_checkpoint,
    write_history,
    write_saved,
)

_SOME, _PART = 2048, 256  # pictures by which batch norms are set; of these at a time


def average(run: Path, training: Faces, out: Path) -> None:
    """Write a folder, as `fit` does, that holds the mean of a run's ends.

    Args:
        run: the folder of a fitted run.
        training: what the run learnt from.
        out: the folder to write: `best.pt` and the run's history, `history.json`.

    Raises:
        DataError: no fitted run, or other pictures; or a fit writes to a folder, or has to `out`.
        OutputError: `out` cannot be written to.
    """
    if (out / "checkpoint.pt").exists():
        raise DataError(
            f"{out}: expected a folder without a fitted run, whose best epoch would be lost. Give "
            "another."
        )
    expect_pictures(run, "fit", training)
    with held(run), held(out):
        best, last = read_best(run), read_checkpoint(run)
        ends: list[dict[str, Tensor]] = [
            last["start"],
            best["weights"],
            averaged_weights(last["average"]),
        ]
        network = Network(NetworkOptions(**best["options"]["network"]))
        network.load_state_dict({name: _mean([end[name] for end in ends]) for name in ends[0]})
        crops = normalised(training.images[:: max(1, len(training) // _SOME)])
        update_bn(torch.split(crops, _PART), network)
        facts: dict[str, Any] = best["facts"] | {"averaged": True, "last_epoch": last["epoch"]}
        write_history(last["history"], out)
        write_saved(best | {"facts": facts, "weights": network.state_dict()}, out / "best.pt")


def _mean(values: list[Tensor]) -> Tensor:
    return torch.stack(values).mean(0) if values[0].is_floating_point() else values[0]
