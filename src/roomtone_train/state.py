"""The state of a run: what a checkpoint holds, and what others read of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from roomtone.errors import DataError
from roomtone_train.config import RunOptions
from roomtone_train.device import the_device
from roomtone_train.fer2013 import Faces
from roomtone_train.initial import begin
from roomtone_train.network import Network
from roomtone_train.optimize import make_optimizer
from roomtone_train.run_folder import (
    averaged_weights,
    read_checkpoint,
    write_history,
    write_saved,
)


@dataclass(frozen=True)
class FitResult:
    """What fitting ended with: the best epoch (from 1), its scores, and all epochs' rows."""

    epoch: int
    fer2013_accuracy: float
    ferplus_accuracy: float
    history: list[dict[str, float]]


class Run:
    """A run as it stands: begun, or gone on from the checkpoint in its folder.

    Args:
        options: of the run.
        folder: the run's, which `run_folder.held` holds.
        sources: digests of what it learns from, by what that is: no other is gone on with.
        facts: of how it is made, for its card.
        training: what it learns from.
        test: what selects its best epoch.

    Raises:
        DataError: the folder holds a run of other settings or sources, or no checkpoint that can
            be read, or the initial weights cannot be had.
        OutputError: the folder cannot be written to.
    """

    def __init__(
        self,
        options: RunOptions,
        folder: Path,
        sources: dict[str, str],
        facts: dict[str, str | bool],
        training: Faces,
        test: Faces,
    ) -> None:
        self.options, self.folder, self.sources, self.facts = options, folder, sources, facts
        self.pictures = {"fit": training.digest(), "select": test.digest()}
        torch.manual_seed(options.fit.seed)
        self.network = Network(options.network)
        stopped = (folder / "checkpoint.pt").is_file()
        if not stopped:
            begin(self.network, options.fit.init, training)
        self.start = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.network.to(the_device(), memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = make_optimizer(self.network, options.fit)
        self.average = AveragedModel(
            self.network,
            multi_avg_fn=get_ema_multi_avg_fn(  # type: ignore[no-untyped-call]
                options.fit.average_decay
            ),
            use_buffers=True,
        )
        self.epoch = 0
        self.history: list[dict[str, float]] = []
        if stopped:
            self._restore(read_checkpoint(folder))

    @property
    def best(self) -> dict[str, float]:
        """The best epoch's row so far."""
        return max(self.history, key=lambda row: row["score"])

    @property
    def exhausted(self) -> bool:
        """Whether the score has not risen for as long as the run has patience."""
        if not self.history:
            return False
        return self.epoch - self.best["epoch"] >= self.options.fit.patience_epochs

    def finish_epoch(self, row: dict[str, float]) -> str:
        """Keep the state after an epoch, whose scores are `row`; returns a line that tells it."""
        self.epoch += 1
        self.history.append({"epoch": self.epoch} | row)
        write_saved(
            {
                "options": self.options.as_dict(),
                "sources": self.sources,
                "facts": self.facts,
                "epoch": self.epoch,
                "history": self.history,
                "start": self.start,
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(),
            },
            self.folder / "checkpoint.pt",
        )
        self._publish()
        scores = f"FER-2013 {row['fer2013']:.4f}  FER+ {row['ferplus']:.4f}"
        best = "  best" if self.best["epoch"] == self.epoch else ""
        return f"epoch {self.epoch:3d}  loss {row['loss']:.4f}  {scores}{best}"

    def result(self) -> FitResult:
        """What fitting ended with."""
        best = self.best
        return FitResult(int(best["epoch"]), best["fer2013"], best["ferplus"], self.history)

    def _publish(self) -> None:
        """Write what others read of a checkpoint that has just been written or read."""
        if self.best["epoch"] == self.epoch:
            best = {
                "options": self.options.as_dict(),
                "epoch": self.epoch,
                "facts": self.facts,
                "pictures": self.pictures,
                "weights": averaged_weights(self.average.state_dict()),
            }
            write_saved(best, self.folder / "best.pt")
        write_history(self.history, self.folder)

    def _restore(self, saved: dict[str, Any]) -> None:
        others = [name for name in self.sources if saved["sources"][name] != self.sources[name]]
        if _walk(saved["options"]) != _walk(self.options.as_dict()):
            others.insert(0, "settings")
        if others:
            raise DataError(
                f"{self.folder}: expected a checkpoint of the same settings and data, got one of "
                f"other {', '.join(others)}. Give another --out, or remove the folder to start "
                "anew."
            )
        self.epoch, self.history, self.facts = saved["epoch"], saved["history"], saved["facts"]
        self.start = saved["start"]
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self._publish()


def _walk(options: dict[str, Any]) -> dict[str, Any]:
    """The settings that a run cannot change on the way.

    Its patience may, and its start may have moved: what lies there is compared by its digest.
    """
    return options | {"fit": options["fit"] | {"init": "", "patience_epochs": 0}}
