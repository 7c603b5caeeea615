"""All classes of a server, by join codes that cannot be guessed."""

from __future__ import annotations

from roomtone.codes import new_code, plain_code
from roomtone.errors import ClassError
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions
from roomtone.policy import Policy


class LiveClasses:
    """All classes of a server, by their codes."""

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._rooms: dict[str, LiveClass] = {}

    def create(
        self, options: ClassOptions, policy: Policy, now: float, simulated: bool = False
    ) -> LiveClass:
        """A new class under a code that cannot be guessed.

        Raises:
            ClassError: the policy does not allow it, or there are too many classes.
        """
        options = options.within(policy, simulated)
        if len(self._rooms) >= self._most:
            raise ClassError(f"There are {self._most} classes already; end one first.")
        code = new_code()
        while code in self._rooms:
            code = new_code()
        room = LiveClass(code, options, now, simulated)
        self.put(room)
        return room

    def put(self, room: LiveClass) -> None:
        """A class that goes on."""
        self._rooms[room.code] = room

    def get(self, code: str) -> LiveClass | None:
        """The class of a code as people type it (any case, spaces and dashes left out)."""
        return self._rooms.get(plain_code(code))

    def end(self, room: LiveClass) -> None:
        """End a class and forget everybody's readings."""
        room.ended = True
        self._rooms.pop(room.code, None)

    def all(self) -> list[LiveClass]:
        """The classes that run, oldest first."""
        return list(self._rooms.values())

    def __len__(self) -> int:
        return len(self._rooms)
