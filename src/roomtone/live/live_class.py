"""One class in memory: who joined, their latest reading, the buttons, the pulse. No I/O, no clock.

Times are seconds of one monotonic clock, handed in by the caller; a class's own `t` begins at 0.
Of each person only the latest reading is kept, and nothing of people who left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from roomtone.errors import ClassError
from roomtone.labels import FEEDBACK
from roomtone.live.identities import Identities
from roomtone.live.options import ClassOptions, clean
from roomtone.live.protocol import Faces, Pulse, Snapshot
from roomtone.live.seats import ConsentRecord, Participant, Role, people_of
from roomtone.policy import NOTICE, Policy
from roomtone.signal.aggregate import SignalOptions, summary
from roomtone.signal.alerts import Alerts, Change
from roomtone.signal.cohorts import Cohort, CohortOptions
from roomtone.types import Marker, Reading, Signal


class LiveClass:
    """One class.

    Args:
        code: its join code.
        options: how it is run.
        now: the moment it begins.
        simulated: whether its students are.
    """

    def __init__(
        self, code: str, options: ClassOptions, now: float, simulated: bool = False
    ) -> None:
        self.code, self.options, self.simulated = code, options, simulated
        self.began = now
        self.ended = False
        self.every_s = 1.0
        self.alerts = Alerts()
        self.markers: list[Marker] = []
        self.receipts: list[ConsentRecord] = []
        self.history: deque[Signal] = deque(maxlen=600)
        self._sources: dict[int, Participant] = {}
        self._identities = Identities()
        self._last_source = 0
        least = options.min_group_size
        self._kept = Cohort(CohortOptions(least))
        # Who sees each person may see each come and go; what is kept never shows that.
        self._shown = Cohort(CohortOptions(least, 1)) if options.per_person else self._kept
        self._signals = SignalOptions(min_group_size=least, min_quality=0.0)
        self._orphans: list[tuple[str, float]] = []
        self._good = SignalOptions().min_quality
        self._news: Change | None = None

    def join(self, role: Role, consented: bool, now: float) -> Participant:
        """Somebody new.

        Raises:
            ClassError: the class is over or full.
        """
        if self.ended:
            raise ClassError("This class is over.")
        if len(self._sources) >= self.options.max_participants:
            self._drop_absent(now)
        if len(self._sources) >= self.options.max_participants:
            raise ClassError(f"This class is full ({self.options.max_participants}).")
        self._last_source += 1
        source = Participant(self._last_source, role, consented and self.options.faces, now)
        self._sources[source.number] = source
        if source.consented:
            self.receipts.append(
                ConsentRecord(source.number, role, NOTICE, round(now - self.began, 1))
            )
        return source

    def restore(
        self,
        history: list[Signal],
        markers: list[Marker],
        receipts: list[ConsentRecord],
        sources: list[Participant],
    ) -> None:
        """Go on where a server that is gone left a class."""
        self.history.extend(history)
        if history:
            self._kept.rest_after(history[-1].t)
        self.markers, self.receipts = markers, receipts
        self._sources = {source.number: source for source in sources}
        numbers = [*self._sources, *(receipt.source for receipt in receipts)]
        self._last_source = max(numbers, default=0)

    def abide(self, policy: Policy, now: float) -> bool:
        """Hold to a policy that comes into force while the class runs, where it asks for more.

        Returns:
            Whether somebody's face is no longer read from now on.
        """
        if policy.min_group_size > self.options.min_group_size:
            self.options = replace(self.options, min_group_size=policy.min_group_size)
            self._kept.raise_least(policy.min_group_size)
            self._shown.raise_least(policy.min_group_size)
            self._signals = replace(self._signals, min_group_size=policy.min_group_size)
            self._news = None
        real = [one for one in self._sources.values() if one.consented and not one.simulated]
        if policy.faces or not self.options.faces or (self.simulated and not real):
            return False
        self.options = replace(self.options, faces=self.simulated)
        for source in real:
            source.consented = False
            source.unread()
            self._withdraw(source, now)
        return True

    def _withdraw(self, source: Participant, now: float) -> None:
        for receipt in self.receipts:
            if receipt.source == source.number and receipt.withdrawn_at is None:
                receipt.withdrawn_at = round(now - self.began, 1)

    def holds(self, source: Participant) -> bool:
        """Whether it still has somebody's seat."""
        return self._sources.get(source.number) is source

    def leave(self, source: Participant, now: float) -> None:
        """Somebody goes: what was read of them is deleted.

        Their press stands its minute, as nobody's: what the class loses at once would be theirs.
        """
        if source.press:
            self._orphans = [*self._orphans[-self.options.max_participants :], source.press]
        self._withdraw(source, now)
        self._sources.pop(source.number, None)
        self._identities.leave(source)
        source.people, source.present, source.press = {}, frozenset(), None

    def take(self, source: Participant, message: Faces, now: float) -> bool:
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

    def press(self, source: Participant, button: str, now: float) -> None:
        """A student presses a button; the press before it no longer stands.

        Raises:
            ClassError: it is a camera.
        """
        if source.role != "student":
            raise ClassError("A camera has no buttons.")
        source.seen = now
        source.press = (button, now)

    def pause(self, source: Participant, now: float) -> None:
        """A source reads nobody for now; what it read no longer counts."""
        source.seen = now
        source.unread()

    def mark(self, text: str, now: float) -> Marker:
        """Name this moment."""
        number = max((marker.id for marker in self.markers), default=0) + 1
        words = clean(text).strip()[:80] or "marker"
        marker = Marker(round(now - self.began, 1), words, number)
        self.markers = [*self.markers[-199:], marker]
        return marker

    def pulse(self, now: float) -> Pulse:
        """The class at this moment; once a second it is added to the history."""
        t = now - self.began
        self._forget(now)
        sources = self._sources.values()
        readings = [reading for source in sources for reading in source.people.values()]
        counted, signal = self._told(self._shown, readings, now)
        joined = self._joined(now)
        buttons = self._buttons(joined)
        if not self.history or int(t) > int(self.history[-1].t):
            if self._kept is not self._shown:
                self.history.append(self._told(self._kept, readings, now)[1])
            else:
                self.history.append(signal)
            voters = self._voters(now)
            self._news = self.alerts.update(signal, buttons, voters) or self._news
        if self._news and t - self._news.t > 60.0:
            self._news = None
        few = len(readings) < self.options.min_group_size
        why = "" if signal.enough else "few" if few else "settling"
        return Pulse(
            t=round(t, 2),
            signal=signal.as_dict(),
            why=why if self.options.faces else "off",
            joined=joined,
            feedback=buttons,
            alert=self._news,
            watching=self.alerts.watching(t),
            every_s=self.every_s,
            people=people_of(counted) if self.options.per_person and signal.enough else [],
        )

    def _told(
        self, cohort: Cohort, readings: Sequence[Reading], now: float
    ) -> tuple[list[Reading], Signal]:
        """Who is counted together at this moment, and what they show."""
        t = now - self.began
        group = cohort.update({reading.who for reading in readings}, t) or frozenset()
        counted = [reading for reading in readings if reading.who in group]
        return counted, summary(counted, t, self._signals, self._present(now))

    def info(self, now: float) -> Snapshot:
        """The class and its last ten minutes."""
        options = self.options
        return Snapshot(
            code=self.code,
            name=options.name,
            min_group_size=options.min_group_size,
            per_person=options.per_person,
            faces=options.faces,
            simulated=self.simulated,
            t=round(now - self.began, 2),
            history=[signal.as_dict() for signal in self.history],
            markers=self.markers,
            alerts=self.alerts.options,
        )

    def over(self, now: float) -> bool:
        """Whether its time is up, or it was ended."""
        return self.ended or now - self.began > self.options.minutes * 60

    def _drop_absent(self, now: float) -> None:
        """Make room: who was not heard of for ten minutes, or never came, has to join again."""
        for source in list(self._sources.values()):
            if not source.connected and now - source.seen > (600.0 if source.came else 30.0):
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
        self._orphans = [one for one in self._orphans if now - one[1] <= self.options.press_s]
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
        return sum(self._is_here(source, now) for source in self._sources.values())

    def _voters(self, now: float) -> int:
        """Students who are here, and those gone whose press stands."""
        gone = sum(
            source.press is not None and not self._is_here(source, now)
            for source in self._sources.values()
        )
        return self._joined(now) + gone + len(self._orphans)

    def _is_here(self, source: Participant, now: float) -> bool:
        late = now - source.seen > self.options.hold_s
        return source.role == "student" and (source.connected or not late)

    def _buttons(self, joined: int) -> dict[str, int]:
        if joined < self.options.min_group_size:
            return {}
        standing = [source.press[0] for source in self._sources.values() if source.press]
        standing += [button for button, _ in self._orphans]
        return {button: standing.count(button) for button in FEEDBACK}
