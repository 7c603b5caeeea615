"""The class's numbers for people: whoever comes back soon is known as the same. No names."""

from __future__ import annotations

from dataclasses import dataclass

from roomtone.live.seats import Participant


@dataclass
class _Known:
    number: int
    seen: float


class Identities:
    """Numbers, counted from 1, for what sources call their people (`who`)."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Known] = {}
        self._last = 0

    def number(self, source: Participant, who: int) -> int:
        """The number of a source's person, who is seen at this moment."""
        known = self._known.get((source.number, who))
        if known is None:
            self._last += 1
            known = self._known[source.number, who] = _Known(self._last, source.seen)
        known.seen = source.seen
        return known.number

    def succeed(self, source: Participant, seen: frozenset[int]) -> None:
        """Whoever a camera sees anew stands in for somebody whom it no longer sees.

        Mostly it is the same person, whose face was lost for a moment and got another number.
        Nobody is counted twice, and the group that is counted stays as it was. Where it is somebody
        else, two signals may differ by these two people.
        """
        gone = [who for who in source.people if who not in seen]
        new = [who for who in sorted(seen) if (source.number, who) not in self._known]
        for old, who in zip(gone, new, strict=False):
            self._known[source.number, who] = self._known.pop((source.number, old))
            source.people[who] = source.people.pop(old)

    def leave(self, source: Participant) -> None:
        """Forget a source's people."""
        self._known = {key: known for key, known in self._known.items() if key[0] != source.number}

    def forget(self, before: float) -> None:
        """Forget whoever was not seen since."""
        self._known = {key: known for key, known in self._known.items() if known.seen >= before}
