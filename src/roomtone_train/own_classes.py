"""A head of one's own classes on a shipped backbone, from a folder of pictures.

A linear classifier (logistic regression) on the backbone's features, which a few dozen pictures a
class suffice for. The exported model has it beside the backbone's own two heads, as `own`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from roomtone.errors import DataError
from roomtone.labels import UNCERTAIN
from roomtone.types import Frame
from roomtone.vision.crops import crop_faces
from roomtone.vision.faces import FaceDetector
from roomtone.vision.models import load_expression_model, model_file, open_session
from roomtone_train.batches import augment
from roomtone_train.data import SIZE
from roomtone_train.export import Graph, temperature, write_model
from roomtone_train.layouts import Picture, pictures_by_class, small_gray
from roomtone_train.network import MEAN, STD
from roomtone_train.recipe import AugmentOptions

_VIEWS, _FOLDS, _MIN_PICTURES = 12, 5, 5
_STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1)
_Floats = npt.NDArray[np.float32]
_Integers = npt.NDArray[np.int64]
_VIEW_OPTIONS = AugmentOptions(rotation_deg=10, shift=0.06, scale=0.1, shear=0.04, erase=0.0)


@dataclass(frozen=True)
class OwnHead:
    """A fitted head.

    Attributes:
        counts: pictures by class.
        recall: of each class, of pictures held back in turn (five folds).
        notes: sentences on what was left out.
    """

    counts: dict[str, int]
    recall: dict[str, float]
    notes: list[str]


def fit_own(
    folder: Path, classes: Sequence[str], file: Path, base: Path | str | None = None
) -> OwnHead:
    """Fit a head to `folder/CLASS/*.jpg`, and write a model that `photo` and `watch` run.

    Each picture shows one face: a photograph, or a crop of the face alone. Folders of other names
    are left out. `base` is the model whose backbone reads them; None for the packaged default.

    Raises:
        DataError: a class has too few pictures, or the names cannot be labels.
        ModelError: there is no such base, or it has no features to build on.
        OutputError: the model cannot be written.
    """
    names = _checked(classes)
    pictures, notes = pictures_by_class(folder, {name.lower(): name for name in names})
    crops, labels, unseen = _crops(pictures, names)
    if unseen:
        notes.append(f"no face found in {unseen} of the pictures: taken as crops of one.")
    if copies := len(pictures) - len(labels):
        notes.append(f"{copies} of the pictures left out: copies of others.")
    counts = {name: int((labels == index).sum()) for index, name in enumerate(names)}
    if few := [f"{name} ({count})" for name, count in counts.items() if count < _MIN_PICTURES]:
        raise DataError(
            f"{folder}: expected {_MIN_PICTURES} different pictures or more of each class, in a "
            f"folder of its name; too few of {', '.join(few)}. {' '.join(notes)}"
        )
    opened = load_expression_model(base)
    model, features = _with_features(model_file(base), crops)
    matrix, bias, strength, logits = _fitted(features, labels)
    heat = temperature(torch.from_numpy(logits), labels)
    right = logits.argmax(1) == labels
    recall = {name: float(right[labels == index].mean()) for index, name in enumerate(names)}
    stated = {"pictures": counts, "recall": recall, "temperature": heat, "C": strength}
    card = opened.contract.card | {"own": stated, "backbone": opened.sha256}
    graph = Graph("float32")
    graph.head("own", matrix, bias, heat)
    model.graph.node.extend(graph.nodes)
    model.graph.initializer.extend(graph.weights)
    said = helper.make_tensor_value_info("own", TensorProto.FLOAT, ["n", len(names)])
    model.graph.output.append(said)
    contract = {entry.key: entry.value for entry in model.metadata_props}
    added = {"own": json.dumps(names), "card": json.dumps(card, sort_keys=True)}
    helper.set_model_props(model, contract | added)
    write_model(model, file)
    return OwnHead(counts, recall, notes)


def _checked(classes: Sequence[str]) -> tuple[str, ...]:
    names = tuple(" ".join(name.split()) for name in classes)
    lower = [name.lower() for name in names]
    if len(names) < 2 or len(set(lower)) != len(names) or not all(names) or UNCERTAIN in lower:
        raise DataError(
            f"--classes: expected two or more different names, none of them {UNCERTAIN!r}; got "
            f"{','.join(classes)!r}. Try --classes confused,focused,bored."
        )
    return names


def _crops(
    pictures: list[Picture], names: tuple[str, ...]
) -> tuple[npt.NDArray[np.uint8], _Integers, int]:
    """A gray crop of each different picture, its class, and how many had no face found."""
    detector, unseen = FaceDetector(), 0
    crops: dict[bytes, int] = {}
    for picture in pictures:
        frame = Frame(picture.image)
        if faces := detector.detect(frame):
            largest = max(faces, key=lambda face: face.box[2] * face.box[3])
            crop = crop_faces(frame, [largest], SIZE)[0]
        else:
            crop = small_gray(picture.image)
            unseen += 1
        crops.setdefault(crop.tobytes(), names.index(picture.name))
    images = np.frombuffer(bytearray(b"".join(crops)), np.uint8).reshape(-1, SIZE, SIZE)
    return images, np.array([*crops.values()], np.int64), unseen


def _with_features(file: Path, crops: npt.NDArray[np.uint8]) -> tuple[onnx.ModelProto, _Floats]:
    """The base's graph, and its features of some views of each crop, `(n, views, channels)`."""
    model = onnx.load(file)
    if not any("features" in node.output for node in model.graph.node):
        raise DataError(
            f"{file}: expected a model that roomtone-train exported, with an inner value named "
            "features; it has none."
        )
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    shown.graph.output.append(helper.make_tensor_value_info("features", TensorProto.FLOAT, None))
    session = open_session(shown.SerializeToString(), torch.get_num_threads(), file)
    generator = torch.Generator().manual_seed(0)
    gray, views = torch.from_numpy(crops).unsqueeze(1).float() / 255, []
    for view in range(_VIEWS):
        seen = gray if view == 0 else augment(gray, _VIEW_OPTIONS, generator)
        given = ((seen - MEAN) / STD).numpy()
        parts = np.array_split(given, max(1, len(given) // 256))
        said = [session.run(["features"], {"crops": part})[0] for part in parts]
        views.append(np.concatenate(said))
    return model, np.stack(views, 1)


def _fitted(features: _Floats, labels: _Integers) -> tuple[_Floats, _Floats, float, _Floats]:
    """Logistic regression on features `(n, views, channels)`; every class weighs alike.

    Returns `(matrix, bias, C, logits)`: `(classes, channels)`, `(classes,)`, the inverse weight
    decay that suits pictures held back in turn best, and what these are then given, `(n, classes)`.
    """
    n, views, channels = features.shape
    flat, wanted = features.reshape(-1, channels), labels.repeat(views)
    pictures = np.arange(n).repeat(views)  # all views of a picture are held back together
    folds = list(StratifiedGroupKFold(_FOLDS).split(flat, wanted, pictures))
    tried = []
    for strength in _STRENGTHS:
        regression = LogisticRegression(C=strength, class_weight="balanced", max_iter=1000)
        model = make_pipeline(StandardScaler(), regression)
        said = cross_val_predict(model, flat, wanted, cv=folds, method="predict_log_proba")
        tried.append((log_loss(wanted, np.exp(said)), strength, model, said))
    _, best, model, said = min(tried, key=lambda trial: trial[0])
    scaler, regression = model.fit(flat, wanted)
    matrix, bias = regression.coef_, regression.intercept_
    if len(matrix) == 1:  # of two classes scikit-learn keeps the second's lead over the first
        matrix, bias = np.vstack([0 * matrix, matrix]), np.append(0, bias)
    matrix = matrix / scaler.scale_
    return matrix, bias - matrix @ scaler.mean_, best, said[::views]
