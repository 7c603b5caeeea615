"""The mean of a run's weights: of where it began, of its best epoch and of its last.

A run that goes on from a good network gains on the one hand and loses on the other; what it gained
lies in the mean of its ends, and less of what it lost: Wortsman et al., *Model soups* (arXiv
2203.05482). Batch norms are set anew for the mean, on pictures as they are: Izmailov et al.,
*Averaging weights leads to wider optima* (arXiv 1803.05407), section 3.2.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim.swa_utils import update_bn

from roomtone.errors import DataError
from roomtone_train.best import averaged_weights, read_best, read_saved, write_saved
from roomtone_train.fer2013 import Faces
from roomtone_train.initial import begin, digest_of_start
from roomtone_train.network import Network, NetworkOptions, normalised

_SOME, _PART = 2048, 256  # pictures by which batch norms are set; of these at a time


def average(run: Path, training: Faces, out: Path) -> None:
    """Write a folder, as `fit` does, that holds the mean of a run's ends.

    Args:
        run: the folder of a fitted run; where it began must still lie where it did.
        training: what the run learnt from.
        out: the folder to write: `best.pt` and the run's `history.json`.

    Raises:
        DataError: no fitted run, or it did not begin with the weights that now lie there.
    """
    best, last = read_best(run), read_saved(run / "checkpoint.pt")
    init = last["options"]["fit"]["init"]
    if digest_of_start(init) not in last["data"].split():
        raise DataError(
            f"{run}: expected a run that began with {init or 'random weights'}; it began with "
            "others. Fit it again."
        )
    torch.manual_seed(last["options"]["fit"]["seed"])
    network = Network(NetworkOptions(**last["options"]["network"]))
    begin(network, init, training)
    ends: list[dict[str, Tensor]] = [
        network.state_dict(),
        best["weights"],
        averaged_weights(last["average"]),
    ]
    network.load_state_dict({name: _mean([end[name] for end in ends]) for name in ends[0]})
    crops = normalised(training.images[:: max(1, len(training) // _SOME)])
    update_bn(torch.split(crops, _PART), network)
    out.mkdir(parents=True, exist_ok=True)
    facts: dict[str, Any] = best["facts"] | {"averaged": True}
    write_saved(best | {"facts": facts, "weights": network.state_dict()}, out / "best.pt")
    shutil.copy(run / "history.json", out)


def _mean(values: list[Tensor]) -> Tensor:
    return torch.stack(values).mean(0) if values[0].is_floating_point() else values[0]
