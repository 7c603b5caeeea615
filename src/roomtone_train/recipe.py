"""A run's settings: one TOML file to one frozen object. Unknown keys are errors.

docs/training.md says what each setting means.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from roomtone.errors import DataError, OptionError

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Amount = Annotated[float, Meta(ge=0, le=1000)]
Class = Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
_BLOCKS = {"mobilenetv1": 13, "efficientnet-lite0": 16, "resnet": 8}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings whose types and ranges hold, whether they come from a file or from Python.

    Raises:
        OptionError: a setting is out of its range.
    """

    def __post_init__(self) -> None:
        for field in msgspec.structs.fields(self):
            try:
                msgspec.convert(getattr(self, field.name), field.type)
            except msgspec.ValidationError as error:
                raise OptionError(f"{field.name}: {error}") from None


class DataOptions(Options, frozen=True):
    """Which pictures a run uses."""

    split: Literal["held-out", "random"] = "held-out"
    classes: tuple[Class, ...] = ()
    seed: Count = 0


class NetworkOptions(Options, frozen=True):
    """The shape of the network."""

    family: Literal["mobilenetv1", "efficientnet-lite0", "resnet"] = "mobilenetv1"
    width: Annotated[float, Meta(gt=0, le=4)] = 1.0
    stem_stride: Literal[1, 2] = 2
    blocks: Count = 0
    resolution: Annotated[int, Meta(ge=48)] = 48
    expansions: tuple[Annotated[int, Meta(ge=2, le=6)], ...] = ()
    last_channels: Count = 0
    pool: Literal["average", "max"] = "average"
    dropout: Annotated[float, Meta(ge=0, lt=1)] = 0.2
    storage: Literal["float16", "int8", "float32"] = "float16"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.blocks > (most := _BLOCKS[self.family]):
            raise OptionError(f"Expected blocks 0 to {most}, got {self.blocks}")
        if self.family == "efficientnet-lite0" and self.width != 1:
            raise OptionError(f"Expected width 1 for efficientnet-lite0, got {self.width}")
        if self.family != "efficientnet-lite0" and self.expansions:
            raise OptionError(f"Expected expansions none for {self.family}, got {self.expansions}")


class AugmentOptions(Options, frozen=True):
    """How strongly crops are changed. Each range is symmetric, each draw uniform."""

    rotation_deg: Annotated[float, Meta(ge=0, le=180)] = 15.0
    shift: Share = 0.1
    scale: Share = 0.15
    shear: Share = 0.08
    light: Share = 0.25
    blur: Share = 0.15
    noise: Share = 0.02
    erase: Share = 0.2
    mixup: Share = 0.0


class FitOptions(Options, frozen=True):
    """How a network is fitted."""

    pretrained: str = ""
    teachers: tuple[str, ...] = ()
    teacher_weight: Share = 0.6
    epochs: Annotated[int, Meta(ge=1)] = 32
    warmup_epochs: Amount = 1.0
    batch_size: Annotated[int, Meta(ge=2)] = 64
    learning_rate: Annotated[float, Meta(gt=0, le=1)] = 2e-3
    weight_decay: Amount = 0.02
    layer_decay: Annotated[float, Meta(gt=0, le=1)] = 1.0
    ferplus_weight: Amount = 1.0
    label_smoothing: Share = 0.1
    perturbation: Amount = 0.0
    average_decay: Share = 0.999
    detector_share: Share = 0.4
    max_images: Count = 0
    seed: Count = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.teachers and not self.teacher_weight:
            raise OptionError("Expected teacher_weight above 0 with teachers, got 0")


class RunOptions(Options, frozen=True):
    """Everything that a run's TOML file says: `[data]`, `[network]`, `[augment]`, `[fit]`."""

    data: DataOptions = DataOptions()
    network: NetworkOptions = NetworkOptions()
    augment: AugmentOptions = AugmentOptions()
    fit: FitOptions = FitOptions()


def read_run(path: Path, overrides: Sequence[str] = ()) -> RunOptions:
    """Read a run's TOML file, and settings that take the place of its own, such as `fit.epochs=4`.

    Raises:
        DataError: no such file, no TOML, or a setting that does not exist or cannot be.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in overrides:
            for section, values in tomllib.loads(text).items():
                if not isinstance(values, dict):
                    raise ValueError(f"--set {text}: expected section.key=value, got no section")
                document[section] = document.get(section, {}) | values
        return msgspec.convert(document, RunOptions)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}. docs/training.md has every setting.") from None
    except (OSError, ValueError) as error:  # TOML's and Unicode's errors are ValueErrors
        wanted = " and --set section.key=value" if overrides else ""
        raise DataError(f"{path}: expected a run's TOML file{wanted}; {error}.") from None
