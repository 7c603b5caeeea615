"""Numbers for people: whoever comes back soon is known as the same. No names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roomtone.types import Box


@dataclass
class _Known:
    number: int
    seen: float
    box: Box | None = None


@dataclass(frozen=True)
class IdentitiesState:
    """The numbers that were given.

    Attributes:
        last: the highest.
        people: everybody as source, its own number, ours, and when they were seen; no boxes.
    """

    last: int
    people: tuple[tuple[int, int, int, float], ...]


class Identities:
    """Numbers, counted from 1, for what sources call their people (`who`)."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Known] = {}
        self._last = 0

    def number(self, source: int, who: int, t: float, box: Box | None = None) -> int:
        """The number of a source's person, who is seen at `t`, seconds."""
        known = self._known.get((source, who))
        if known is None:
            self._last += 1
            known = self._known[source, who] = _Known(self._last, t)
        known.seen, known.box = t, box
        return known.number

    def numbers(self, source: int) -> frozenset[int]:
        """The numbers of a source's people."""
        return frozenset(one.number for (of, _), one in self._known.items() if of == source)

    @property
    def sources(self) -> frozenset[int]:
        """The sources whose people have numbers."""
        return frozenset(source for source, _ in self._known)

    def succeed(
        self, source: int, seen: frozenset[int], since: float, boxes: Mapping[int, Box]
    ) -> None:
        """Whoever a camera sees anew takes the number of somebody whom it no longer sees.

        Mostly it is the same person, whose face was lost for a moment and got another id: nobody is
        counted twice, and the group that is counted stays as it was. Where it is somebody else, two
        signals may differ by these two people. Among several, the one whose place in the picture
        overlaps most is taken.

        Args:
            source: which camera.
            seen: whom it sees now.
            since: only those who were seen at this time or later are succeeded, or who were last
                seen at the same place.
            boxes: where they are, if that is known.
        """
        new = [who for who in sorted(seen) if (source, who) not in self._known]
        for who in new:
            gone = [
                (key, known)
                for key, known in self._known.items()
                if key[0] == source
                and key[1] not in seen
                and (known.seen >= since or _overlap(known.box, boxes.get(who)) > 0.5)
            ]
            if not gone:
                break
            key, known = max(gone, key=lambda pair: _overlap(pair[1].box, boxes.get(who)))
            del self._known[key]
            self._known[source, who] = known

    @property
    def state(self) -> IdentitiesState:
        """What another process needs to go on."""
        people = [(*key, known.number, known.seen) for key, known in self._known.items()]
        return IdentitiesState(self._last, tuple(people))

    def restore(self, state: IdentitiesState) -> None:
        """Go on where another process was."""
        people = state.people
        self._known = {(source, who): _Known(number, t) for source, who, number, t in people}
        self._last = state.last

    def remove(self, source: int) -> None:
        """Forget a source's people."""
        self._known = {key: known for key, known in self._known.items() if key[0] != source}

    def forget(self, before: float) -> None:
        """Forget whoever was not seen since `before`, seconds."""
        self._known = {key: known for key, known in self._known.items() if known.seen >= before}


def _overlap(first: Box | None, second: Box | None) -> float:
    """Intersection over union of two boxes; 0 where one is not known."""
    if first is None or second is None:
        return 0.0
    wide = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    high = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    shared = max(wide, 0.0) * max(high, 0.0)
    total = first[2] * first[3] + second[2] * second[3] - shared
    return shared / total if total else 0.0
