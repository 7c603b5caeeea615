"""Read expressions from crops: one network, two calibrated distributions, all faces at once."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from roomtone.vision.models import Model, load_expression_model

#: Faces in a batch: fewer are not worth a thread, more do not stay in a core's cache.
_MIN_BATCH, _MAX_BATCH = 4, 16


@dataclass(frozen=True)
class Expressions:
    """Distributions for n faces, in their order; each row sums to 1.

    Attributes:
        ferplus: float32 `(n, 8)`, over `roomtone.labels.FERPLUS`.
        fer2013: float32 `(n, 7)`, over `roomtone.labels.FER2013`.
        own: float32 `(n, labels)`, over the model's own labels; None where it has none.
    """

    ferplus: npt.NDArray[np.float32]
    fer2013: npt.NDArray[np.float32]
    own: npt.NDArray[np.float32] | None = None


class ExpressionClassifier:
    """The expression network. It remembers nothing: one may serve many streams.

    Args:
        model: an opened model, or what `load_expression_model` takes: `nano`, or a file; None for
            the packaged one.
    """

    def __init__(self, model: Model | Path | str | None = None) -> None:
        self.model = model if isinstance(model, Model) else load_expression_model(model)
        self._outputs = ["ferplus", "fer2013", *(["own"] if self.model.contract.own else [])]
        self._pool = ThreadPoolExecutor(self.model.threads, "expressions")

    @property
    def input_size(self) -> int:
        """Side of the crops that the network takes, pixels."""
        return self.model.contract.input_size

    def classify(self, crops: npt.NDArray[np.uint8]) -> Expressions:
        """Distributions for gray uint8 crops `(n, size, size)`; n may be 0.

        The probabilities are calibrated on pictures of FER-2013 (the model's card says which); on
        other cameras and people they may be too sure of themselves.
        """
        contract = self.model.contract
        if len(crops) == 0:
            own = np.zeros((0, len(contract.own)), np.float32) if contract.own else None
            return Expressions(np.zeros((0, 8), np.float32), np.zeros((0, 7), np.float32), own)
        batch = ((crops.astype(np.float32) - contract.mean) / contract.std)[:, None]
        size = min(max(math.ceil(len(batch) / self.model.threads), _MIN_BATCH), _MAX_BATCH)
        parts = [batch[start : start + size] for start in range(0, len(batch), size)]
        spread = len(parts) > 1 and self.model.threads > 1
        read = list(self._pool.map(self._run, parts) if spread else map(self._run, parts))
        return Expressions(*(np.concatenate(heads) for heads in zip(*read, strict=True)))

    def _run(self, batch: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
        read: list[npt.NDArray[np.float32]] = self.model.session.run(
            self._outputs, {"crops": batch}
        )
        return read
