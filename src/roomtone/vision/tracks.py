"""Give faces ids that last: through movement, short absences and people who cross.

Each track predicts where its face will be (constant velocity, an alpha-beta filter, the steady
state of a Kalman filter). Faces are given to tracks in the order of how well they fit; sure faces
first, then the unsure ones, which may continue a track but never start one (ByteTrack's idea,
Zhang et al., arXiv 2110.06864). Nothing of how a face looks is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roomtone.ranges import check_range
from roomtone.types import Face

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TrackOptions:
    """How faces become people.

    Attributes:
        absence_s: seconds without a face after which a person is forgotten.
        reach: farthest a face may be from where it is expected, in its own sizes.
        reach_per_s: how much farther for each second unseen, in sizes a second.
        resize: largest change of size, as a factor above 1.
        start_score: least detector score that starts a track, 0 to 1.
        velocity_half_life_s: half-life, seconds, of a track's speed while its face is not seen.
    """

    absence_s: float = 2.0
    reach: float = 0.8
    reach_per_s: float = 0.8
    resize: float = 2.0
    start_score: float = 0.7
    velocity_half_life_s: float = 0.25

    def __post_init__(self) -> None:
        check_range(self, absence_s=(0, None), reach=(0, None), reach_per_s=(0, None))
        check_range(self, resize=(1, None), start_score=(0, 1), velocity_half_life_s=(0.001, None))


@dataclass
class _Track:
    who: int
    t: float
    center: _Floats
    velocity: _Floats
    size: float

    def expected(self, t: float, half_life_s: float) -> _Floats:
        """Where the center should be at `t`: the speed dies away while unseen."""
        travel = float(half_life_s / np.log(2) * (1 - 0.5 ** ((t - self.t) / half_life_s)))
        return self.center + self.velocity * travel

    def see(self, t: float, center: _Floats, size: float, expected: _Floats) -> None:
        elapsed = t - self.t
        error = center - expected
        self.center = expected + 0.7 * error
        if elapsed > 0:
            self.velocity = self.velocity + 0.3 * error / max(elapsed, 1 / 60)
        self.size += 0.5 * (size - self.size)
        self.t = t


class Tracker:
    """`update(faces, t)` gives each face its id; `reset()` forgets everyone.

    >>> face = Face((10, 10, 20, 20), ((15, 15),) * 5, 0.9)
    >>> tracker = Tracker()
    >>> tracker.update([face], 0.0), tracker.update([], 0.5), tracker.update([face], 1.0)
    ([1], [], [1])
    """

    def __init__(self, options: TrackOptions | None = None) -> None:
        self.options = options or TrackOptions()
        self._tracks: list[_Track] = []
        self._last = 0

    def update(self, faces: Sequence[Face], t: float) -> list[int | None]:
        """The id of each face at `t`, seconds, in the faces' order.

        None stands for a face that fits nobody and is too unsure to be somebody new. A `t` before
        the last one (a source that began again) forgets everyone.
        """
        options = self.options
        if any(track.t > t for track in self._tracks):
            self._tracks = []
        self._tracks = [track for track in self._tracks if t - track.t <= options.absence_s]
        ids: list[int | None] = [None] * len(faces)
        centers = [np.array(face.box[:2]) + np.array(face.box[2:]) / 2 for face in faces]
        sizes = [float(np.sqrt(face.box[2] * face.box[3])) for face in faces]
        free = list(self._tracks)
        sure = [index for index, face in enumerate(faces) if face.score >= options.start_score]
        unsure = [index for index in range(len(faces)) if index not in sure]
        for indices in (sure, unsure):
            for index, track, expected in self._matches(indices, centers, sizes, free, t):
                track.see(t, centers[index], sizes[index], expected)
                ids[index] = track.who
                free.remove(track)
        for index in sure:
            if ids[index] is None:
                self._last += 1
                track = _Track(self._last, t, centers[index], np.zeros(2), sizes[index])
                self._tracks.append(track)
                ids[index] = track.who
        return ids

    def __len__(self) -> int:
        """People who are remembered."""
        return len(self._tracks)

    def reset(self) -> None:
        """Forget everyone; ids start again at 1."""
        self._tracks, self._last = [], 0

    def _matches(
        self,
        indices: Sequence[int],
        centers: Sequence[_Floats],
        sizes: Sequence[float],
        tracks: Sequence[_Track],
        t: float,
    ) -> list[tuple[int, _Track, _Floats]]:
        """Pairs of a face and a track, nearest first, each at most once."""
        if not indices or not tracks:
            return []
        options = self.options
        unseen = np.array([t - track.t for track in tracks])
        expected = np.array([track.expected(t, options.velocity_half_life_s) for track in tracks])
        track_sizes = np.array([track.size for track in tracks])
        places = np.array([centers[index] for index in indices])
        face_sizes = np.maximum(np.array([sizes[index] for index in indices]), 1e-6)
        distance = np.hypot(*(places[:, None] - expected).transpose(2, 0, 1)) / track_sizes
        resize = np.abs(np.log(face_sizes[:, None] / track_sizes))
        late = options.reach_per_s * unseen
        possible = (distance <= options.reach + late) & (resize <= np.log(options.resize))
        cost = np.where(possible, distance + resize + late, np.inf)
        chosen: list[tuple[int, _Track, _Floats]] = []
        for _ in range(min(cost.shape)):
            row, column = np.unravel_index(int(cost.argmin()), cost.shape)
            if not np.isfinite(cost[row, column]):
                break
            chosen.append((indices[int(row)], tracks[int(column)], expected[column]))
            cost[row, :] = np.inf
            cost[:, column] = np.inf
        return chosen
