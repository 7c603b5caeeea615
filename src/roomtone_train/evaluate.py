"""Score the file that ships: an exported ONNX model, run by the runtime's own classifier.

Single view, no test-time augmentation. Every score comes with its n.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest, entropy
from sklearn.metrics import confusion_matrix, f1_score

from roomtone.labels import FER2013, FERPLUS, ORIGIN
from roomtone.vision.expressions import ExpressionClassifier
from roomtone_train.data import NO_LABEL, Faces, are_copies

#: The scores of an evaluation, and what a reader should call them.
TITLES = {
    "fer2013": "FER-2013, 7 classes",
    "fer2013_without_copies": "FER-2013, 7 classes, without copies of training images",
    "origin": "The origin's four classes",
    "ferplus": "FER+, strict majority, 8 classes",
}
_BINS = 15
_Floats = npt.NDArray[np.float32]
_Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """How good one set of `n` predictions is.

    Attributes:
        interval: the accuracy's 95 % interval (Wilson), from the number of faces alone.
        macro_f1: mean F1 over the classes that occur.
        nll: mean negative log likelihood of the true class, nats.
        ece: expected calibration error, 15 equal bins of confidence (Guo et al., 2017).
        recall: share of each class found, by name.
        confusion: rows are the true classes, columns the predicted ones, in the order of `classes`.
        reliability: for each bin that is not empty: mean confidence, accuracy, n.
    """

    n: int
    accuracy: float
    interval: tuple[float, float]
    macro_f1: float
    nll: float
    ece: float
    recall: dict[str, float]
    confusion: list[list[int]]
    classes: list[str]
    reliability: list[list[float]]


@dataclass(frozen=True)
class Evaluation:
    """The scores of a model on one split, by task.

    `votes_kl` is the mean Kullback-Leibler divergence of the FER+ prediction from the taggers'
    votes, nats, over the faces that somebody gave an expression; None where nobody voted.
    """

    fer2013: Scores
    fer2013_without_copies: Scores
    origin: Scores
    ferplus: Scores
    votes_kl: float | None


def evaluate(
    classifier: ExpressionClassifier,
    faces: Faces,
    training: Faces | None = None,
    crops: npt.NDArray[np.uint8] | None = None,
) -> Evaluation:
    """Score a model on faces, perhaps as the runtime's detector crops them.

    One score leaves out those that are copies of `training` pictures.
    """
    images = faces.images if crops is None else crops
    batches = np.array_split(images, max(1, len(images) // 128))
    parts = [classifier.classify(batch) for batch in batches]
    ferplus = np.concatenate([part.ferplus for part in parts])
    fer2013 = np.concatenate([part.fer2013 for part in parts])
    labelled = faces.labels != NO_LABEL
    fresh = labelled & ~are_copies(faces, training) if training else labelled
    majority, (votes, weights) = faces.strict_majority(), faces.distributions()
    agreed, known = majority != NO_LABEL, weights > 0
    apart = entropy(votes[known], np.maximum(ferplus[known], 1e-12), axis=1)
    columns = [FER2013.index(name) for name in ORIGIN]
    row, which = np.nonzero(faces.labels[:, None] == columns)
    four = fer2013[row][:, columns]
    return Evaluation(
        fer2013=score(fer2013[labelled], faces.labels[labelled], FER2013),
        fer2013_without_copies=score(fer2013[fresh], faces.labels[fresh], FER2013),
        origin=score(four / four.sum(axis=1, keepdims=True), which, ORIGIN),
        ferplus=score(ferplus[agreed], majority[agreed], FERPLUS),
        votes_kl=float(apart.mean()) if faces.voted and len(apart) else None,
    )


def score(probabilities: _Floats, labels: _Integers, classes: tuple[str, ...]) -> Scores:
    """Scores of probabilities `(n, classes)` against labels `(n,)`; all 0 where n is 0.

    >>> sure = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]], np.float32)
    >>> scores = score(sure, np.array([0, 1, 1]), ("calm", "glad"))
    >>> round(scores.accuracy, 3), scores.confusion
    (0.667, [[1, 0], [1, 1]])
    """
    if not (n := len(labels)):
        none = np.zeros((len(classes), len(classes)), int).tolist()
        return Scores(0, 0.0, (0.0, 1.0), 0.0, 0.0, 0.0, {}, none, list(classes), [])
    predicted, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    right, occurring = predicted == labels, np.unique(labels)
    bins = np.clip((confidence * _BINS).astype(int), 0, _BINS - 1)
    members = [bins == number for number in np.unique(bins)]
    reliability = [
        [float(confidence[one].mean()), float(right[one].mean()), int(one.sum())] for one in members
    ]
    interval = binomtest(int(right.sum()), n).proportion_ci(method="wilson")
    return Scores(
        n=n,
        accuracy=float(right.mean()),
        interval=(float(interval.low), float(interval.high)),
        macro_f1=float(f1_score(labels, predicted, labels=occurring, average="macro")),
        nll=float(-np.log(np.maximum(probabilities[np.arange(n), labels], 1e-12)).mean()),
        ece=sum(abs(sure - hit) * count for sure, hit, count in reliability) / n,
        recall={classes[label]: float(right[labels == label].mean()) for label in occurring},
        confusion=confusion_matrix(labels, predicted, labels=range(len(classes))).tolist(),
        classes=list(classes),
        reliability=reliability,
    )


def selective_risk(probabilities: _Floats, labels: _Integers) -> npt.NDArray[np.float64]:
    """The share of wrong answers, `(n,)`, when the surest 1, 2, ... n are answered.

    El-Yaniv & Wiener, JMLR 2010. Of probabilities `(n, classes)` and labels `(n,)`.

    >>> sure = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]], np.float32)
    >>> selective_risk(sure, np.array([0, 1, 1])).round(2).tolist()
    [0.0, 0.0, 0.33]
    """
    order = np.argsort(-probabilities.max(axis=1), kind="stable")
    wrong = (probabilities.argmax(axis=1) != labels)[order]
    risk: npt.NDArray[np.float64] = np.cumsum(wrong) / np.arange(1, len(labels) + 1)
    return risk
