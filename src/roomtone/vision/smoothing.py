"""Steady a person's readings over time, so that labels tell of the person and not of the frame.

Probabilities are averaged with weights that halve every `half_life_s`, a frame of low quality
weighing less. A label changes only when another expression is clearly ahead (hysteresis).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from roomtone.labels import FERPLUS
from roomtone.ranges import check_range
from roomtone.types import FaceReading

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class SmoothOptions:
    """How readings are steadied.

    Attributes:
        half_life_s: age at which a reading weighs half, seconds; 0 switches averaging off.
        margin: how far another expression's probability must be ahead to become the label, 0 to 1.
        stale_s: seconds unseen after which a person's past is forgotten.
        min_quality: quality below which the expression is uncertain, 0 to 1.
        min_probability: probability of the favorite below which it is uncertain, 0 to 1.
    """

    half_life_s: float = 0.6
    margin: float = 0.1
    stale_s: float = 2.0
    min_quality: float = 0.25
    min_probability: float = 0.4

    def __post_init__(self) -> None:
        check_range(self, half_life_s=(0, None), margin=(0, 1), stale_s=(0, None))
        check_range(self, min_quality=(0, 1), min_probability=(0, 1))


@dataclass
class _Past:
    t: float
    weight: float
    ferplus: _Floats
    fer2013: _Floats
    own: _Floats
    quality: float
    expression: str


class Smoother:
    """`update(reading)` returns the steadied reading of that person; `reset()` forgets everyone.

    The average is that of all readings i so far, weighted with
    `quality_i * 0.5 ** ((t - t_i) / half_life_s)`; it is kept as one running sum a person.
    """

    def __init__(self, options: SmoothOptions | None = None) -> None:
        self.options = options or SmoothOptions()
        self._people: dict[int, _Past] = {}

    def update(self, reading: FaceReading) -> FaceReading:
        """A person's reading with everything before it weighed in.

        A reading that is not later than the person's last one begins that person anew.
        """
        options = self.options
        past = self._people.get(reading.who)
        if past and not 0 < reading.t - past.t <= options.stale_s:
            past = None
        weight = max(reading.quality, 1e-3)
        ferplus = weight * np.array(reading.probabilities)
        fer2013 = weight * np.array(reading.fer2013)
        own = weight * np.array([value for _, value in reading.own])
        quality = weight * reading.quality
        if past and options.half_life_s > 0:
            decay = 0.5 ** ((reading.t - past.t) / options.half_life_s)
            weight += decay * past.weight
            ferplus += decay * past.ferplus
            fer2013 += decay * past.fer2013
            own += decay * past.own
            quality += decay * past.quality
        expression = self._label(ferplus / weight, past)
        self._people[reading.who] = _Past(
            reading.t, weight, ferplus, fer2013, own, quality, expression
        )
        self._forget(reading.t)
        probabilities = tuple(float(value) for value in ferplus / weight)
        favorite = probabilities[FERPLUS.index(expression)]
        if reading.own:
            favorite = float(own.max() / weight)
        return replace(
            reading,
            probabilities=probabilities,
            fer2013=tuple(float(value) for value in fer2013 / weight),
            own=tuple((name, float(own[at] / weight)) for at, (name, _) in enumerate(reading.own)),
            quality=quality / weight,
            expression=expression,
            uncertain=quality / weight < options.min_quality or favorite < options.min_probability,
        )

    def reset(self) -> None:
        """Forget everyone."""
        self._people = {}

    def _label(self, probabilities: _Floats, past: _Past | None) -> str:
        best = FERPLUS[int(np.argmax(probabilities))]
        if past is None or past.expression == best:
            return best
        lead = probabilities[FERPLUS.index(best)] - probabilities[FERPLUS.index(past.expression)]
        return best if lead >= self.options.margin else past.expression

    def _forget(self, t: float) -> None:
        if len(self._people) > 64:
            stale = self.options.stale_s
            self._people = {who: past for who, past in self._people.items() if t - past.t <= stale}
