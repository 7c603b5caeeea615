"""A run's settings: one TOML file to one frozen object. Unknown keys are errors."""

from __future__ import annotations

import math
import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from roomtone.errors import DataError
from roomtone_train.augment import AugmentOptions
from roomtone_train.network import NetworkOptions
from roomtone_train.splits import DataOptions


@dataclass(frozen=True)
class FitOptions:
    """How a network is fitted.

    Attributes:
        epochs: passes over the training images; the learning rate follows one cosine over all.
        warmup_epochs: epochs over which the learning rate rises from zero.
        batch_size: crops a step, 2 or more.
        learning_rate: its peak, for AdamW.
        weight_decay: AdamW's, on convolution and head weights (not on batch norm or biases).
        ferplus_weight: weight of the loss on FER+'s votes; 0 fits and selects on labels alone.
        fer2013_weight: weight of the loss on FER-2013's labels.
        label_smoothing: share of FER-2013's label spread over all seven classes, 0 to 1.
        sharpness_radius: how far away the worst weights nearby are looked for (see `flatness.py`);
            0 for plain steps.
        average_decay: decay a step of the exponential weight average that is kept, 0 to 1.
        patience_epochs: epochs without a better score after which fitting stops.
        init: where the weights begin: nothing for a random start, `imagenet`, a file of such
            weights, `faceres-deep.json` (see `recognition.py`), an exported model of the same
            layers, whose blocks may widen more, or the folder of a run whose network has these
            layers, or more of them.
        frozen_epochs: epochs in which only the heads and an added last layer learn, at first.
        layer_decay: each part of the backbone learns at this share of the next one's rate, 0 to 1.
        teacher_weight: share of a teacher's predictions in the targets, 0 to 1, where `--teacher`
            or `--tutor` gives some, and then above 0.
        aligned_share: how often a picture is shown as the runtime would cut it out, 0 to 1, where
            `--aligned` gives such crops, and then above 0.
        max_images: train on the first so many images only; 0 for all (for smoke tests).
        seed: of weights, order and augmentation.
    """

    epochs: int = 32
    warmup_epochs: float = 1.0
    batch_size: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    ferplus_weight: float = 1.0
    fer2013_weight: float = 1.0
    label_smoothing: float = 0.1
    sharpness_radius: float = 0.0
    average_decay: float = 0.999
    patience_epochs: int = 12
    init: str = ""
    frozen_epochs: int = 0
    layer_decay: float = 1.0
    teacher_weight: float = 0.5
    aligned_share: float = 0.5
    max_images: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        values = vars(self)
        shares = ("label_smoothing", "average_decay", "teacher_weight", "aligned_share")
        counts = ("epochs", "patience_epochs")
        wholes = ("frozen_epochs", "max_images", "seed")
        above = (
            "warmup_epochs",
            "weight_decay",
            "ferplus_weight",
            "fer2013_weight",
            "sharpness_radius",
        )
        for name, fits, wanted in (
            *((name, 0 <= values[name] <= 1, "from 0 to 1") for name in shares),
            *((name, values[name] >= 1, "1 or more") for name in counts),
            *((name, 0 <= values[name] < math.inf, "0 or more") for name in above),
            *((name, values[name] >= 0, "0 or more") for name in wholes),
            ("batch_size", self.batch_size >= 2, "2 or more"),
            ("layer_decay", 0 < self.layer_decay <= 1, "above 0, at most 1"),
            ("learning_rate", 0 < self.learning_rate < math.inf, "above 0"),
        ):
            if not fits:
                raise DataError(f"[fit]: expected {name} {wanted}; got {values[name]!r}.")
        if not self.ferplus_weight + self.fer2013_weight:
            raise DataError("[fit]: expected ferplus_weight or fer2013_weight above 0; got both 0.")


@dataclass(frozen=True)
class RunOptions:
    """Everything that a run's TOML file says: `[data]`, `[network]`, `[augment]`, `[fit]`."""

    data: DataOptions = field(default_factory=DataOptions)
    network: NetworkOptions = field(default_factory=NetworkOptions)
    augment: AugmentOptions = field(default_factory=AugmentOptions)
    fit: FitOptions = field(default_factory=FitOptions)

    def as_dict(self) -> dict[str, Any]:
        """Plain nested dicts, for JSON."""
        return asdict(self)


def read_run(path: Path) -> RunOptions:
    """Read a run's TOML file.

    Raises:
        DataError: no such file, no TOML, or a section or key that does not exist.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: expected a run's TOML file; {error}.") from None
    sections = {entry.name: type(getattr(RunOptions(), entry.name)) for entry in fields(RunOptions)}
    for name in document:
        if name not in sections or not isinstance(document[name], dict):
            raise DataError(f"{path}: expected sections {', '.join(sections)}; got [{name}].")
    made = {
        name: kind(**_settings(kind, document.get(name, {}), f"{path}, [{name}]"))
        for name, kind in sections.items()
    }
    return RunOptions(**made)


def _settings(kind: type, values: dict[str, Any], where: str) -> dict[str, Any]:
    """Values of one section, each of its default's type."""
    defaults = {entry.name: entry.default for entry in fields(kind)}
    settings: dict[str, Any] = {}
    for key, value in values.items():
        if key not in defaults:
            raise DataError(f"{where}: expected keys {', '.join(defaults)}; got {key!r}.")
        wanted = type(defaults[key])
        if wanted is tuple and isinstance(value, list):
            value = tuple(tuple(one) if isinstance(one, list) else one for one in value)
        if type(value) is wanted or (wanted is float and type(value) is int):
            settings[key] = value
        else:
            raise DataError(f"{where}: expected {key} like {defaults[key]!r}, got {value!r}.")
    return settings
