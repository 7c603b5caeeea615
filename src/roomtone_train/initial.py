"""Where a network's weights begin, and a digest of that."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import onnx

from roomtone.errors import DataError
from roomtone_train.exported import begin_from_exported
from roomtone_train.fer2013 import Faces, digest_of
from roomtone_train.imagenet import begin_from_imagenet
from roomtone_train.narrow import begin_from_wider
from roomtone_train.network import Network, normalised
from roomtone_train.recognition import begin_from_recognition
from roomtone_train.run_folder import load_best

_SOME = 512  # faces by which folded batch norms are set


def begin(network: Network, init: str, faces: Faces) -> None:
    """Give a network its initial weights.

    Args:
        network: to fill.
        init: as `FitOptions.init`: `imagenet`, a published file, an exported model, a run's folder.
        faces: by which a file's batch norms are set, where they were folded.

    Raises:
        DataError, ModelError: they cannot be had, or do not fit.
    """
    if not init:
        return
    if init == "imagenet":
        _begin_from_published(network, None, faces)
    elif init.endswith(".json"):
        begin_from_recognition(network, Path(init), normalised(faces.images[:_SOME]))
    elif init.endswith(".onnx"):
        begin_from_exported(network, Path(init), normalised(faces.images[:_SOME]))
    elif Path(init).is_file():
        _begin_from_published(network, Path(init), faces)
    else:
        other = load_best(Path(init))
        for name in ("family", "stem_stride", "activation"):
            wanted, got = (getattr(one.options, name) for one in (network, other))
            if got != wanted:
                raise DataError(
                    f"{init}: expected a run whose network has {name} {wanted}, got {got}."
                )
        weights, own = other.state_dict(), network.state_dict()
        for name, value in own.items():
            if name not in weights or weights[name].shape != value.shape:
                raise DataError(
                    f"{init}: expected a run whose network has this one's layers; its {name} is "
                    f"{'of another width' if name in weights else 'missing'}. Make [network] the "
                    "same but for side, cuts, pool, dropout and fewer blocks."
                )
        network.load_state_dict({name: weights[name] for name in own})


def _begin_from_published(network: Network, file: Path | None, faces: Faces) -> None:
    """ImageNet's weights, less some channels where the network widens less than they do."""
    if not network.options.expansions:
        begin_from_imagenet(network, file)
        return
    wider = Network(replace(network.options, expansions=()))
    begin_from_imagenet(wider, file)
    begin_from_wider(network, wider, normalised(faces.images[:_SOME]))


def digest_of_start(init: str) -> str:
    """What tells two starts apart: the weights themselves, wherever they lie.

    Raises:
        DataError: there are none.
    """
    if init in ("", "imagenet"):
        return init
    if init.endswith(".onnx"):
        return digest_of_graph(Path(init))
    try:
        if Path(init).is_file():
            return hashlib.sha256(Path(init).read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{init}: expected initial weights; {error.strerror}.") from None
    return digest_of_weights(load_best(Path(init)))


def digest_of_weights(network: Network) -> str:
    """SHA-256 of a network's weights and statistics."""
    weights = network.state_dict()
    return digest_of(*(weights[name].cpu().numpy() for name in sorted(weights)))


def digest_of_graph(file: Path) -> str:
    """SHA-256 of what an exported model computes: of the file without what it says of itself.

    Raises:
        DataError: no such file, or no ONNX.
    """
    try:
        model = onnx.load(file)
    except Exception as error:  # protobuf's own, and the system's
        raise DataError(f"{file}: expected an exported model; {error}.") from None
    del model.metadata_props[:]
    return hashlib.sha256(model.SerializeToString(deterministic=True)).hexdigest()
