"""A run's settings: one TOML file to one frozen object. Unknown keys are errors."""

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
    """Which pictures a run uses.

    Attributes:
        split: `held-out` fits nine tenths of Training, without copies of PublicTest's pictures, and
            selects on the rest; PublicTest stays unseen. `random` is the origin's protocol:
            Training and PublicTest shuffled together, copies and all, a tenth of it to select on.
        classes: FER-2013's classes that are kept, by name; none for all.
        seed: of the shuffling.
    """

    split: Literal["held-out", "random"] = "held-out"
    classes: tuple[Class, ...] = ()
    seed: Count = 0


class NetworkOptions(Options, frozen=True):
    """The shape of the network.

    Attributes:
        family: `mobilenetv1`, `efficientnet-lite0` or `resnet`.
        width: multiplier on every layer's channels (not efficientnet-lite0).
        stem_stride: stride of the first convolution; the papers' is 2.
        blocks: how many of the family's blocks are kept (13, 16 and 8 there are); 0 for all.
        resolution: the crop is enlarged to so many pixels a side inside the network.
        expansions: by how much the first blocks that widen do so, in order, where that is less than
            the paper's 6 (efficientnet-lite0 only): they work on the largest pictures.
        last_channels: channels of a pointwise layer before pooling; 0 for none.
        pool: over the last layer's spatial positions.
        dropout: probability of dropping a pooled feature before the heads.
        storage: how the exported file keeps kernels; `int8` with a scale a channel.
    """

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
    """How strongly crops are changed. Each range is symmetric, each draw uniform.

    Attributes:
        rotation_deg: largest turn, degrees.
        shift: largest shift along each axis, as a share of the crop's side.
        scale: largest change of size, as a share (0.15: from 0.85 to 1.15).
        shear: largest shear, as a share of the side.
        light: largest change of contrast, as a share of it; brightness changes by half as much of
            the gray range.
        blur: probability of losing resolution (the crop is shrunk to 20..40 px and enlarged).
        noise: largest standard deviation of added noise, as a share of the gray range.
        erase: probability that a rectangle (up to 40 % of each side) is covered with gray.
        mixup: parameter of the Beta distribution by which pictures, and what is to be said of them,
            are blended in pairs (Zhang et al., arXiv 1710.09412); 0 for none.
    """

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
    """How a network is fitted.

    Attributes:
        pretrained: what its weights come from: nothing for a random start, `imagenet` for the
            package's, or faceres-deep's file (see `pretrained.py`).
        teachers: exported models it learns from beside labels and votes: names of those that lie
            beside its own, or paths such as `src/roomtone/models/expression.onnx`.
        teacher_weight: share of the teachers' predictions in the targets.
        epochs: passes over the training images; the learning rate follows one cosine over all.
        warmup_epochs: epochs over which the learning rate rises from zero.
        batch_size: crops a step.
        learning_rate: its peak, for AdamW.
        weight_decay: AdamW's, on convolution and head weights (not on batch norm or biases).
        layer_decay: each part of the backbone learns at this share of the next one's rate.
        ferplus_weight: weight of the loss on FER+'s votes; 0 fits and selects on labels alone.
        label_smoothing: share of FER-2013's label spread over all seven classes.
        perturbation: how far sharpness-aware minimization steps up the loss; 0 for plain steps.
        average_decay: decay a step of the exponential weight average that is kept.
        detector_share: how often a picture is shown as the runtime's detector crops it.
        max_images: train on the first so many images only; 0 for all (for smoke tests).
        seed: of weights, order and augmentation.
    """

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
        raise DataError(f"{path}: {error}. roomtone_train/recipe.py has every setting.") from None
    except (OSError, ValueError) as error:  # TOML's and Unicode's errors are ValueErrors
        wanted = " and --set section.key=value" if overrides else ""
        raise DataError(f"{path}: expected a run's TOML file{wanted}; {error}.") from None
