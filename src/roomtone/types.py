"""What the stages exchange, in the order of the data flow: Frame, Face, Reading, Signal.

All are frozen. `Frame` is the last type that holds pixels; nothing from `Reading` on does.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013, UNCERTAIN, most_likely

Image = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture.

    Attributes:
        image: uint8 `(height, width, 3)`, BGR.
        t: seconds since the source began.
        source: what it came from, as the user named it.
        dropped: frames that a live source left out since the frame before, so as not to lag.
        live: whether it comes from a source that does not wait for its reader.
    """

    image: Image
    t: float = 0.0
    source: str = ""
    dropped: int = 0
    live: bool = False

    @property
    def width(self) -> int:
        """Pixels a row."""
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.image.shape[0])


#: What sources give; closing it lets go of the file, the camera or the connection.
Frames = Generator[Frame, None, None]


@dataclass(frozen=True)
class Face:
    """A face found in a frame.

    Attributes:
        box: x, y, width, height in the frame's pixels, inside the frame.
        landmarks: x, y in pixels of the eye at the picture's left, the eye at its right, the nose,
            the mouth corner at its left and the one at its right.
        score: the detector's confidence, 0 to 1.
    """

    box: Box
    landmarks: tuple[Point, Point, Point, Point, Point]
    score: float


@dataclass(frozen=True)
class Reading:
    """One person's expression at one instant. It holds no pixels, landmarks or embedding.

    Attributes:
        t: seconds since the source or the class began.
        who: a number within the source or the class; not a name.
        quality: how far the picture of the face can be trusted, 0 to 1.
        probabilities: calibrated, one for each of `FERPLUS`, summing to 1.
        expression: one of `FERPLUS`.
        uncertain: whether the expression should not be named: low quality, or no clear favorite.
        facing: the probability that the head faces the screen; None where that is not asked.
    """

    t: float
    who: int
    quality: float
    probabilities: tuple[float, ...]
    expression: str
    uncertain: bool
    facing: float | None = field(default=None, kw_only=True)

    @property
    def label(self) -> str:
        """The expression, or "uncertain"."""
        return UNCERTAIN if self.uncertain else self.expression


@dataclass(frozen=True)
class FaceReading(Reading):
    """A reading with what a camera knows besides: where the face is in the picture.

    Attributes:
        box: x, y, width, height in pixels.
        score: the detector's confidence, 0 to 1.
        fer2013: the same picture over `FER2013`, summing to 1.
        own: labels of the model's own and their probabilities, summing to 1; none in most models.
    """

    box: Box
    score: float
    fer2013: tuple[float, ...]
    own: tuple[tuple[str, float], ...] = ()

    @property
    def label(self) -> str:
        """The likeliest of the model's own labels, if it has any, or the expression."""
        if self.uncertain or not self.own:
            return super().label
        return max(self.own, key=lambda pair: pair[1])[0]

    def among(self, classes: tuple[str, ...]) -> tuple[str, dict[str, float]]:
        """The likeliest of some FER-2013 classes, and their probabilities renormalized.

        They are the mean of both heads' distributions, so that they go with what is said of FER+'s
        eight. The name is "uncertain" where the face more likely shows none of them, or where it
        would still contradict `expression`.

        >>> reading = FaceReading(0.0, 1, 1.0, (1.0,) + (0.0,) * 7, "neutral", False,
        ...                       (0, 0, 9, 9), 1.0, (0.25, 0.0, 0.0, 0.25, 0.0, 0.0, 0.5))
        >>> reading.among(("angry", "happy", "neutral"))
        ('neutral', {'angry': 0.125, 'happy': 0.125, 'neutral': 0.75})
        """
        ferplus = dict(zip(FERPLUS, self.probabilities, strict=True))
        chosen = [
            (self.fer2013[FER2013.index(name)] + ferplus[FERPLUS_OF_FER2013[name]]) / 2
            for name in classes
        ]
        total = sum(chosen)
        shares = [value / (total or 1.0) for value in chosen]
        name = most_likely(classes, shares) if total >= 0.5 else UNCERTAIN
        said = {FERPLUS_OF_FER2013[entry]: entry for entry in classes}.get(self.expression, name)
        name = name if said == name else UNCERTAIN
        return name, dict(zip(classes, shares, strict=True))

    def as_dict(self) -> dict[str, Any]:
        """The reading as one line of `--readings`: plain values, rounded for reading."""
        return {
            "t": round(self.t, 3),
            "who": self.who,
            "box": [round(value, 1) for value in self.box],
            "quality": round(self.quality, 3),
            "expression": self.label,
            "uncertain": self.uncertain,
            "probabilities": by_name(FERPLUS, self.probabilities),
            **({"own": {name: round(value, 4) for name, value in self.own}} if self.own else {}),
        }


@dataclass(frozen=True)
class Signal:
    """The class at one instant.

    `shares` is empty and the other figures are None where fewer people were counted than the
    minimum group size: "not enough to say" is a valid signal.

    Attributes:
        t: seconds since the source began.
        present: people seen.
        counted: people whose picture was good enough to count.
        shares: mean probability of each of `FERPLUS` over those counted, summing to 1.
        valence: mean position between unpleasant (-1) and pleasant (1).
        valence_band: low and high end of the 95 % band of `valence`.
        arousal: mean position between calm (-1) and excited (1).
        facing: mean probability that a head faces the screen; None where that is not asked, or not
            known of everyone counted.
    """

    t: float
    present: int
    counted: int
    shares: dict[str, float] = field(default_factory=dict)
    valence: float | None = None
    valence_band: tuple[float, float] | None = None
    arousal: float | None = None
    facing: float | None = None

    @property
    def coverage(self) -> float:
        """Counted / present, 0 to 1; 0 where nobody is present."""
        return self.counted / self.present if self.present else 0.0

    @property
    def enough(self) -> bool:
        """Whether there were enough people to say anything."""
        return bool(self.shares)

    def as_dict(self) -> dict[str, Any]:
        """The signal as one line of `--signal`: plain values, rounded for reading."""
        band = self.valence_band
        return {
            "t": round(self.t, 3),
            "present": self.present,
            "counted": self.counted,
            "coverage": round(self.coverage, 3),
            "shares": {name: round(value, 4) for name, value in self.shares.items()},
            "valence": _rounded(self.valence),
            "valence_band": [round(band[0], 4), round(band[1], 4)] if band else None,
            "arousal": _rounded(self.arousal),
            "facing": _rounded(self.facing),
        }


@dataclass(frozen=True)
class Second:
    """One second of a class, as it is stored.

    Attributes:
        signal: of the class.
        feedback: how many people stand by each answer; empty where too few joined to tell.
        joined: students who could give feedback: connected, or gone while their answer stands.
    """

    signal: Signal
    feedback: dict[str, int] = field(default_factory=dict)
    joined: int = 0


@dataclass(frozen=True)
class Marker:
    """A moment that the teacher named.

    Attributes:
        t: seconds since the class began.
        text: its name.
        id: a number within the class.
    """

    t: float
    text: str
    id: int = 0


@dataclass(frozen=True)
class Question:
    """A question of the moment that the teacher asked.

    Attributes:
        t: when, seconds since the class began.
        text: the question.
        answers: two or three to choose from.
        counts: how many chose each; empty where too few answered to tell.
        joined: students who could answer when `counts` was made.
        id: a number within the class.
        closed_at: seconds since the class began; None while it can be answered.
    """

    t: float
    text: str
    answers: tuple[str, ...]
    counts: tuple[int, ...] = ()
    joined: int = 0
    id: int = 0
    closed_at: float | None = None


@dataclass(frozen=True)
class Note:
    """What the teacher wrote about a moment of a past class.

    Attributes:
        t: seconds since the class began.
        text: up to 500 characters.
        id: a number within the class.
    """

    t: float
    text: str
    id: int = 0


@dataclass(frozen=True)
class ConsentRecord:
    """Who agreed to what, and when: a number within a class, no name.

    Attributes:
        number: the student's or the camera's.
        role: `student` or `camera`.
        notice: the version of the notice that was shown (`roomtone.policy.NOTICE`), and the
            language in which it was, where that is known, such as `2026-11 de`.
        given_at: seconds since the class began.
        withdrawn_at: likewise; None while it stands.
    """

    number: int
    role: str
    notice: str
    given_at: float
    withdrawn_at: float | None = None


@dataclass(frozen=True)
class Alert:
    """A lasting change of the class that the teacher was told of.

    Attributes:
        t: seconds since the class began.
        kind: `lower` or `higher` (mood), `lost`, `too_fast` or `too_slow` (feedback).
        text: for the teacher; about the class, never about a person.
        ended_at: when its cause was gone, seconds since the class began; None while it lasts.
    """

    t: float
    kind: str
    text: str
    ended_at: float | None = None


def by_name(names: tuple[str, ...], values: tuple[float, ...]) -> dict[str, float]:
    """Names to values, rounded to four places.

    >>> by_name(("yes", "no"), (2 / 3, 1 / 3))
    {'yes': 0.6667, 'no': 0.3333}
    """
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
