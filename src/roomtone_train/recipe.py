"""A run's settings: one TOML file to one frozen object. Unknown keys are errors."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from roomtone.errors import DataError, OptionError
from roomtone.ranges import check_range
from roomtone_train.augment import AugmentOptions
from roomtone_train.data import DataOptions
from roomtone_train.network import NetworkOptions


@dataclass(frozen=True)
class FitOptions:
    """How a network is fitted.

    Attributes:
        pretrained: what its weights come from: nothing for a random start, `imagenet` for the
            package's, or faceres-deep's file (see `pretrained.py`).
        teachers: exported models it learns from beside labels and votes: names of those that lie
            beside its own, or paths such as `src/roomtone/models/expression.onnx`.
        teacher_weight: share of the teachers' predictions in the targets, 0 to 1.
        epochs: passes over the training images; the learning rate follows one cosine over all.
        warmup_epochs: epochs over which the learning rate rises from zero.
        batch_size: crops a step, 2 or more.
        learning_rate: its peak, for AdamW.
        weight_decay: AdamW's, on convolution and head weights (not on batch norm or biases).
        layer_decay: each part of the backbone learns at this share of the next one's rate, 0 to 1.
        ferplus_weight: weight of the loss on FER+'s votes; 0 fits and selects on labels alone.
        label_smoothing: share of FER-2013's label spread over all seven classes, 0 to 1.
        perturbation: how far sharpness-aware minimisation steps up the loss; 0 for plain steps.
        average_decay: decay a step of the exponential weight average that is kept, 0 to 1.
        detector_share: how often a picture is shown as the runtime's detector crops it, 0 to 1.
        max_images: train on the first so many images only; 0 for all (for smoke tests).
        seed: of weights, order and augmentation.
    """

    pretrained: str = ""
    teachers: tuple[str, ...] = ()
    teacher_weight: float = 0.6
    epochs: int = 32
    warmup_epochs: float = 1.0
    batch_size: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    layer_decay: float = 1.0
    ferplus_weight: float = 1.0
    label_smoothing: float = 0.1
    perturbation: float = 0.0
    average_decay: float = 0.999
    detector_share: float = 0.4
    max_images: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        shares = ("label_smoothing", "average_decay", "teacher_weight", "detector_share")
        amounts = ("warmup_epochs", "weight_decay", "ferplus_weight", "perturbation")
        check_range(self, epochs=(1, None), batch_size=(2, None), layer_decay=(0, 1))
        check_range(self, learning_rate=(0, None), max_images=(0, None), seed=(0, None))
        check_range(self, **dict.fromkeys(shares, (0, 1)), **dict.fromkeys(amounts, (0, None)))
        if not self.learning_rate or not self.layer_decay:
            raise OptionError("FitOptions: expected learning_rate and layer_decay above 0.")
        if self.teachers and not self.teacher_weight:
            raise OptionError("FitOptions.teacher_weight: expected above 0 with teachers.")


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


def read_run(path: Path, overrides: Sequence[str] = ()) -> RunOptions:
    """Read a run's TOML file.

    Args:
        path: the file.
        overrides: settings that take the place of the file's, such as `fit.epochs=4`.

    Raises:
        DataError: no such file, no TOML, or a section or key that does not exist.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: expected a run's TOML file; {error}.") from None
    for text in overrides:
        try:
            changed = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise DataError(f"--set {text}: expected section.key=value; {error}.") from None
        for section, values in changed.items():
            if not isinstance(values, dict):
                raise DataError(f"--set {text}: expected section.key=value, got no section.")
            document[section] = document.get(section, {}) | values
    sections = {entry.name: type(getattr(RunOptions(), entry.name)) for entry in fields(RunOptions)}
    for name in document:
        if name not in sections or not isinstance(document[name], dict):
            raise DataError(f"{path}: expected sections {', '.join(sections)}; got [{name}].")
    given = {
        name: _settings(kind, document.get(name, {}), f"{path}, [{name}]")
        for name, kind in sections.items()
    }
    try:
        return RunOptions(**{name: kind(**given[name]) for name, kind in sections.items()})
    except OptionError as error:
        raise DataError(f"{path}: {error}") from None


def _settings(kind: type, values: dict[str, Any], where: str) -> dict[str, Any]:
    """Values of one section, each of its default's type."""
    defaults = {entry.name: entry.default for entry in fields(kind)}
    settings: dict[str, Any] = {}
    for key, value in values.items():
        if key not in defaults:
            raise DataError(f"{where}: expected keys {', '.join(defaults)}; got {key!r}.")
        wanted = type(defaults[key])
        if wanted is tuple and isinstance(value, list):
            value = tuple(value)
        if not (type(value) is wanted or (wanted is float and type(value) is int)):
            raise DataError(f"{where}: expected {key} like {defaults[key]!r}, got {value!r}.")
        settings[key] = value
    return settings
