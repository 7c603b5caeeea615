"""One class in memory: who joined, their latest reading, the buttons, the pulse. No I/O, no clock.

Times are seconds of one monotonic clock, handed in by the caller; a class's own `t` begins at 0.
Of each person only the latest reading is kept, and nothing of people who left.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from roomtone.alerts import AlertOptions, Alerts, Change
from roomtone.cohorts import Cohort, CohortOptions
from roomtone.errors import ClassError
from roomtone.labels import BUTTONS
from roomtone.live.identities import Identities
from roomtone.live.protocol import ClassInfo, Faces, Marker, Pulse
from roomtone.live.seats import Receipt, Role, Source, people_of
from roomtone.policy import NOTICE, Policy
from roomtone.signals import SignalOptions, summary
from roomtone.types import Signal


@dataclass(frozen=True)
class RoomOptions:
    """How a class is run, chosen when it is created.

    Attributes:
        name: for the teacher and the students, up to 80 characters.
        course: the course that it belongs to, up to 80 characters; empty for none.
        minutes: length after which it ends by itself, 1 to 600.
        min_people: k, fewest people counted about whom anything is said, 3 to 50.
        per_person: whether the teacher sees each person's expression; every student is told so.
        faces: whether faces are read; else the class runs on the buttons.
        notice: a word to the students before they join, up to 500 characters.
        hold_s: seconds for which somebody's last good reading counts.
        press_s: seconds for which a button's press stands.
        most_sources: most students and cameras at once.
    """

    name: str = "Class"
    course: str = ""
    minutes: float = 90.0
    min_people: int = 5
    per_person: bool = False
    faces: bool = True
    notice: str = ""
    hold_s: float = 8.0
    press_s: float = 60.0
    most_sources: int = 500

    def within(self, policy: Policy) -> RoomOptions:
        """These options, if a policy allows them.

        Raises:
            ClassError: a value is out of range, or the policy asks for more.
        """
        for name, value, low, high in (
            ("minutes", self.minutes, 1, 600),
            ("min_people", self.min_people, policy.min_people, 50),
            ("name", len(self.name.strip()), 1, 80),
            ("course", len(self.course), 0, 80),
            ("notice", len(self.notice), 0, 500),
        ):
            if not low <= value <= high:
                what = f"{name} (its length)" if name in ("name", "course", "notice") else name
                raise ClassError(f"{what}: expected {low} to {high}; got {value}.")
        if self.faces and not policy.faces:
            raise ClassError(policy.reason)
        return self


class Room:
    """One class.

    Args:
        code: its join code.
        options: how it is run.
        now: the moment it begins.
        simulated: whether its students are.
    """

    def __init__(
        self, code: str, options: RoomOptions, now: float, simulated: bool = False
    ) -> None:
        self.code, self.options, self.simulated = code, options, simulated
        self.began = now
        self.ended = False
        self.every_s = 1.0
        self.alerts = Alerts()
        self.markers: list[Marker] = []
        self.receipts: list[Receipt] = []
        self.history: deque[Signal] = deque(maxlen=600)
        self._sources: dict[int, Source] = {}
        self._identities = Identities()
        self._last_source = 0
        self._cohort = Cohort(
            CohortOptions(options.min_people, 1 if options.per_person else CohortOptions.min_change)
        )
        self._signals = SignalOptions(min_people=options.min_people, min_quality=0.0)
        self._good = SignalOptions().min_quality
        self._news: Change | None = None

    def join(self, role: Role, consented: bool, now: float) -> Source:
        """Somebody new.

        Raises:
            ClassError: the class is over or full.
        """
        if self.ended:
            raise ClassError("This class is over.")
        if len(self._sources) >= self.options.most_sources:
            self._drop_absent(now)
        if len(self._sources) >= self.options.most_sources:
            raise ClassError(f"This class is full ({self.options.most_sources}).")
        self._last_source += 1
        source = Source(self._last_source, role, consented and self.options.faces, now)
        self._sources[source.number] = source
        if source.consented:
            self.receipts.append(Receipt(source.number, role, NOTICE, round(now - self.began, 1)))
        return source

    def restore(
        self,
        history: list[Signal],
        markers: list[Marker],
        receipts: list[Receipt],
        sources: list[Source],
    ) -> None:
        """Go on where a server that is gone left a class."""
        self.history.extend(history)
        self.markers, self.receipts = markers, receipts
        self._sources = {source.number: source for source in sources}
        numbers = [*self._sources, *(receipt.source for receipt in receipts)]
        self._last_source = max(numbers, default=0)

    def holds(self, source: Source) -> bool:
        """Whether it still has somebody's seat."""
        return self._sources.get(source.number) is source

    def leave(self, source: Source, now: float) -> None:
        """Somebody goes: what was read of them and their press are deleted."""
        for receipt in self.receipts:
            if receipt.source == source.number and receipt.withdrawn_at is None:
                receipt.withdrawn_at = round(now - self.began, 1)
        self._sources.pop(source.number, None)
        self._identities.leave(source)
        source.people, source.present, source.press = {}, frozenset(), None

    def take(self, source: Source, message: Faces, now: float) -> bool:
        """Take what a source read; False for a message that is not news.

        Raises:
            ClassError: the source may not send this.
        """
        if not source.consented:
            raise ClassError("Faces are not read here: no consent, or not in this class.")
        if source.role == "student" and any(face.who != 1 for face in message.faces):
            raise ClassError("A student's page sends one person, who 1.")
        if message.n <= source.n:
            return False
        source.n, source.seen, source.reading = message.n, now, True
        seen = frozenset(face.who for face in message.faces)
        if source.role == "camera":
            self._identities.succeed(source, seen)
        t = now - self.began - min(message.age_ms / 1000, self.options.hold_s)
        for face in message.faces:
            who = self._identities.number(source, face.who)
            past = source.people.get(face.who)
            if face.q >= self._good and (past is None or past.t <= t):
                source.people[face.who] = face.reading(who, t)
        source.present = seen
        return True

    def press(self, source: Source, button: str, now: float) -> None:
        """A student presses a button; the press before it no longer stands."""
        source.seen = now
        source.press = (button, now)

    def pause(self, source: Source, now: float) -> None:
        """A source reads nobody for now; what it read no longer counts."""
        source.seen, source.reading = now, False
        source.people, source.present = {}, frozenset()

    def mark(self, text: str, now: float) -> Marker:
        """Name this moment."""
        marker = Marker(round(now - self.began, 1), text.strip()[:80] or "marker")
        self.markers = [*self.markers[-199:], marker]
        return marker

    def alert_with(self, options: AlertOptions) -> None:
        """Choose when the class is worth a word."""
        self.alerts.options = options

    def pulse(self, now: float) -> Pulse:
        """The class at this moment; once a second it is added to the history."""
        t = now - self.began
        self._forget(now)
        readings = [
            reading for source in self._sources.values() for reading in source.people.values()
        ]
        group = self._cohort.update({reading.who for reading in readings}, t)
        counted = [reading for reading in readings if group and reading.who in group]
        signal = summary(counted, t, self._signals)
        signal = replace(signal, present=max(self._present(now), len(counted)))
        joined = self._joined(now)
        buttons = self._buttons(joined)
        if not self.history or int(t) > int(self.history[-1].t):
            self.history.append(signal)
            self._news = self.alerts.update(signal, buttons, joined) or self._news
        if self._news and t - self._news.t > 60.0:
            self._news = None
        few = len(readings) < self.options.min_people
        why = "" if signal.enough else "few" if few else "settling"
        return Pulse(
            t=round(t, 2),
            signal=signal.as_dict(),
            why=why if self.options.faces else "off",
            joined=joined,
            buttons=buttons,
            alert=self._news,
            every_s=self.every_s,
            people=people_of(counted) if self.options.per_person and signal.enough else [],
        )

    def info(self, now: float) -> ClassInfo:
        """The class and its last ten minutes."""
        options = self.options
        return ClassInfo(
            code=self.code,
            name=options.name,
            min_people=options.min_people,
            per_person=options.per_person,
            faces=options.faces,
            simulated=self.simulated,
            t=round(now - self.began, 2),
            history=[signal.as_dict() for signal in self.history],
            markers=self.markers,
        )

    def over(self, now: float) -> bool:
        """Whether its time is up, or it was ended."""
        return self.ended or now - self.began > self.options.minutes * 60

    def _drop_absent(self, now: float) -> None:
        """Make room: who was not heard of for ten minutes has to join again."""
        for source in list(self._sources.values()):
            if not source.connected and now - source.seen > 600.0:
                self.leave(source, now)

    def _forget(self, now: float) -> None:
        """Drop readings and presses that no longer stand."""
        t = now - self.began
        hold = max(self.options.hold_s, 3 * self.every_s)
        for source in self._sources.values():
            gone = [who for who, reading in source.people.items() if t - reading.t > hold]
            for who in gone:
                del source.people[who]
            if source.press and now - source.press[1] > self.options.press_s:
                source.press = None
        # Whoever comes back soon must be known as the same, or a group would seem to differ by more
        # people than it does.
        self._identities.forget(before=now - hold - 2 * CohortOptions.settle_s)

    def _present(self, now: float) -> int:
        """People who are there to be read: students whose pages send, faces that cameras see."""
        hold = max(self.options.hold_s, 3 * self.every_s)
        return sum(
            1 if source.role == "student" else len(source.present | source.people.keys())
            for source in self._sources.values()
            if source.reading and now - source.seen <= hold
        )

    def _joined(self, now: float) -> int:
        """Students who are connected, or were a moment ago."""
        return sum(
            source.role == "student"
            and (source.connected or now - source.seen <= self.options.hold_s)
            for source in self._sources.values()
        )

    def _buttons(self, joined: int) -> dict[str, int]:
        if joined < self.options.min_people:
            return {}
        standing = [source.press[0] for source in self._sources.values() if source.press]
        return {button: standing.count(button) for button in BUTTONS}
