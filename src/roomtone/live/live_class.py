"""One running class in memory. No I/O, no clock: commands and `advance(now)` leave events to poll.

Times are seconds of one monotonic clock, handed in by the caller; a class's own `t` begins at 0.
Of each person only the latest reading is held, and nothing of people who left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from roomtone.errors import ClassError
from roomtone.labels import FEEDBACK
from roomtone.live import events
from roomtone.live.events import Event
from roomtone.live.options import ClassOptions, clean
from roomtone.live.participants import Participant, Role
from roomtone.live.protocol import (
    MAX_ANSWER,
    MAX_MARKER,
    MAX_QUESTION,
    Faces,
    FeedbackValue,
    OpenQuestion,
    Person,
    Pulse,
    Snapshot,
    Welcome,
    feedback_counts,
    signal_numbers,
)
from roomtone.policy import NOTICE, Policy
from roomtone.signal.aggregate import Aggregate, AggregateOptions, Aggregator, AggregatorState
from roomtone.signal.alerts import AlertOptions, Alerts
from roomtone.signal.answers import Answers, Words
from roomtone.signal.changes import ChangeDetector
from roomtone.signal.cohorts import CohortOptions
from roomtone.signal.identities import Identities, IdentitiesState
from roomtone.signal.mood import Mood
from roomtone.types import ConsentRecord, Marker, Question, Reading, Second, Signal

#: Seconds of a class that a pulse shows.
SHOWN_S = 600
#: Variance of the weights with which people count: against colluders, measured with
#: `benchmarks.privacy`.
WEIGHT_VARIANCE = 0.25
_MAX_MARKERS = 200
#: Seconds after which a question closes by itself, and most questions of a class.
QUESTION_S, _MAX_QUESTIONS = 300.0, 200
_UNTOLD = "This student was not told what answers and words do. Load the page anew and join again."
#: Seconds of signals that may not be stored yet when the process is killed.
_RECENT_SECONDS = 5
#: Seconds for which a student whose connection is gone still counts as joined.
_RECENT_S = 8.0
#: Seconds for which a refused join is told to the teacher.
_FLOOD_S = 600.0
#: Lowest probability of an expression that is named in the view of each person.
_MIN_PROBABILITY = 0.4


@dataclass(frozen=True)
class ParticipantState:
    """A participant, as another process goes on with it; times are the class's `t`."""

    number: int
    reading: bool
    n: int
    seen: float
    faces: tuple[int, ...]
    feedback: tuple[str, float] | None


@dataclass(frozen=True)
class ClassState:
    """What a process that takes over a running class needs besides what is stored.

    Attributes:
        t: when this was, seconds since the class began.
        aggregator: readings, and the groups that were shown.
        identities: which person has which number.
        last_number: the highest of a participant.
        participants: the participants.
        orphans: feedback of people who left.
        seconds: the last ones, which may not be stored yet.
        markers: all of them.
    """

    t: float
    aggregator: AggregatorState
    identities: IdentitiesState
    last_number: int
    participants: tuple[ParticipantState, ...]
    orphans: tuple[tuple[str, float], ...]
    seconds: tuple[Second, ...]
    markers: tuple[Marker, ...]


class LiveClass:
    """One running class.

    Args:
        code: its join code.
        options: how it is run.
        now: when it began.
        simulated: whether its students are.
    """

    def __init__(
        self, code: str, options: ClassOptions, now: float, simulated: bool = False
    ) -> None:
        self.code, self.options, self.simulated = code, options, simulated
        #: By which students join; `code` names the class, for its key and its tokens.
        self.join_code = code
        self.began = now
        self.ended_at: float | None = None
        self.every_s = 1.0
        self.markers: list[Marker] = []
        self.consent_records: list[ConsentRecord] = []
        self.questions: list[Question] = []
        self.seconds: deque[Second] = deque(maxlen=SHOWN_S)
        self._recent: deque[Second] = deque(maxlen=_RECENT_SECONDS)
        self._participants: dict[int, Participant] = {}
        self._identities = Identities()
        self._last_number = 0
        self._aggregator = Aggregator(aggregate_options(options))
        self._detector, self._alerts, self._mood = ChangeDetector(), Alerts(), Mood()
        self._refused: deque[float] = deque(maxlen=10_000)
        self._orphans: list[tuple[str, float]] = []
        self._events: list[Event] = []
        nobody = Signal(0.0, 0, 0)
        self._class = Aggregate(nobody, nobody)
        self._feedback: dict[str, int] = {}
        self._answers: Answers | None = None
        self._words = Words(options.min_group_size)
        self._joined = 0
        self._word: str | None = None
        self._t = 0.0

    # What a class says of itself.

    @property
    def ended(self) -> bool:
        """Whether it was ended."""
        return self.ended_at is not None

    @property
    def signal(self) -> Signal:
        """The class as of the last `advance`, for the teacher's eyes."""
        return self._class.shown

    @property
    def history(self) -> list[Signal]:
        """One signal a second, the last ten minutes."""
        return [second.signal for second in self.seconds]

    @property
    def question(self) -> OpenQuestion | None:
        """The question that students can answer now."""
        if self._answers is None:
            return None
        last = self.questions[-1]
        return OpenQuestion(last.id, last.text, last.answers)

    def welcome(self, participant: Participant) -> Welcome:
        """The answer to a participant's hello."""
        question = self.question if participant.may_answer else None
        return Welcome(self.options.name, self.every_s, participant.consented, question)

    @property
    def joined(self) -> int:
        """Students who were connected at the last `advance`, or a moment before."""
        return self._joined

    @property
    def alert_options(self) -> AlertOptions:
        """When the teacher is told of a change."""
        return self._alerts.options

    def t(self, now: float) -> float:
        """Seconds since it began."""
        return now - self.began

    def is_over(self, now: float) -> bool:
        """Whether its time is up, or it was ended."""
        return self.ended or self.t(now) > self.options.minutes * 60

    def participant(self, number: int) -> Participant | None:
        """Who has a number, if they still take part."""
        return self._participants.get(number)

    def has(self, participant: Participant) -> bool:
        """Whether somebody still takes part."""
        return self._participants.get(participant.number) is participant

    def pulse(self) -> Pulse:
        """The class as of the last `advance`."""
        options, signal, counted = self.options, self._class.shown, self._class.counted
        topic, ready = ("mood", self._detector.ready) if options.faces else ("feedback", True)
        watching = self._alerts.watching(self._t, topic, ready)
        alert = self._alerts.current
        return Pulse(
            t=round(self._t, 2),
            signal=signal_numbers(signal),
            why=self._why(),
            joined=self._joined,
            feedback=cast(dict[FeedbackValue, int], self._feedback),
            mood=self._word,
            trend=self._detector.trend if signal.enough else None,
            alert=replace(alert, t=round(alert.t, 2)) if alert else None,
            watching=watching,
            resting_until=self._alerts.resting_until(topic) if watching == "resting" else None,
            every_s=self.every_s,
            people=_people(counted) if options.per_person and signal.enough else [],
            question=self.questions[-1] if self.questions else None,
            words=self._words.shown,
        )

    def snapshot(self, now: float, until: float | None = None) -> Snapshot:
        """The class and its last ten minutes.

        Args:
            now: the hub's clock.
            until: the second after which nothing is told, since the class began; None for all.
        """
        options = self.options
        published = [one for one in self.seconds if until is None or one.signal.t < int(until) + 1]
        return Snapshot(
            code=self.join_code,
            name=options.name,
            min_group_size=options.min_group_size,
            per_person=options.per_person,
            faces=options.faces,
            facing=options.facing,
            simulated=self.simulated,
            t=round(self.t(now), 2),
            history=[signal_numbers(second.signal) for second in published],
            feedback=[feedback_counts(second) for second in published],
            markers=self.markers,
            alert_options=self.alert_options,
        )

    # Who takes part.

    def join(
        self, role: Role, consented: bool, now: float, language: str = "", notice: str = NOTICE
    ) -> Participant:
        """Somebody new.

        Args:
            role: student or camera.
            consented: whether they agreed to be read.
            now: the hub's clock.
            language: in which they read the notice; empty where that is not known.
            notice: the version of the notice that they read; empty where that is not known.

        Raises:
            ClassError: the class is over or full.
        """
        if self.ended:
            raise ClassError("This class is over.")
        if len(self._participants) >= self.options.max_participants:
            self._remove_absent(now)
        if len(self._participants) >= self.options.max_participants:
            self.note_refused_join(now)
            raise ClassError(f"This class is full ({self.options.max_participants}).")
        self._last_number += 1
        reads = consented and self.options.faces
        participant = Participant(self._last_number, role, reads, now, joined_at=now, notice=notice)
        self._participants[participant.number] = participant
        if reads:
            given_at = round(self.t(now), 1)
            version = f"{notice or 'unstated'} {language}".rstrip()
            self.consent_records.append(ConsentRecord(participant.number, role, version, given_at))
        return participant

    def leave(self, participant: Participant, now: float) -> None:
        """Somebody goes: what was read of them is deleted.

        Their feedback stands its minute, as nobody's: what the class loses at once would be theirs.
        """
        if participant.feedback:
            self._orphans = [*self._orphans[-self.options.max_participants :], participant.feedback]
        self._stop(participant)
        self._withdraw(participant, now)
        self._participants.pop(participant.number, None)
        self._identities.remove(participant.number)
        participant.feedback = None
        left = events.ParticipantLeft(self.code, participant.number, round(self.t(now), 1))
        self._events.append(left)

    @property
    def participants(self) -> list[Participant]:
        """Who has a seat, there or not, in the order in which they joined."""
        return list(self._participants.values())

    def set_max_participants(self, most: int) -> None:
        """Allow more or fewer participants; those who are there stay."""
        self.options = replace(self.options, max_participants=most)
        self._events.append(events.OptionsChanged(self.code, self.options))

    def note_refused_join(self, now: float) -> None:
        """Somebody could not join: too many came at once, or the class is full."""
        self._refused.append(now)

    def refused_joins(self, now: float) -> int:
        """Joins that were refused within the last ten minutes."""
        return sum(now - at <= _FLOOD_S for at in self._refused)

    def restore(
        self,
        seconds: list[Second],
        markers: list[Marker],
        questions: list[Question],
        consent_records: list[ConsentRecord],
        participants: list[Participant],
    ) -> None:
        """Go on where a server that is gone left a class."""
        self.seconds.extend(seconds)
        if seconds:
            self._aggregator.pause_after(seconds[-1].signal.t)
        # Who answered what is not stored: a question that was open is closed.
        self.questions = [
            one if one.closed_at is not None else replace(one, closed_at=one.t) for one in questions
        ]
        self.markers, self.consent_records = markers, consent_records
        self._participants = {one.number: one for one in participants}
        numbers = [*self._participants, *(record.number for record in consent_records)]
        self._last_number = max(numbers, default=0)

    # How it moves to another process.

    def state(self, now: float) -> ClassState:
        """What another process needs to go on, besides what is stored."""
        return ClassState(
            t=self.t(now),
            aggregator=self._aggregator.state,
            identities=self._identities.state,
            last_number=self._last_number,
            participants=tuple(
                ParticipantState(
                    one.number,
                    one.reading,
                    one.n,
                    self.t(one.seen_at),
                    tuple(one.faces),
                    one.feedback and (one.feedback[0], self.t(one.feedback[1])),
                )
                for one in self._participants.values()
            ),
            orphans=tuple((value, self.t(at)) for value, at in self._orphans),
            seconds=tuple(self._recent),
            markers=tuple(self.markers),
        )

    def continue_from(self, state: ClassState | None, began: float, now: float) -> None:
        """Go on where another process was, after `restore`; what it did not store is stored.

        Args:
            state: its last words. Where there are none, or what is stored is later, unknown groups
                may have been shown a moment ago: nothing is said until these no longer count.
            began: when the class began, by this process's clock.
            now: by the same clock.
        """
        self.began = began
        if state is None:
            self._aggregator.pause_after(self.t(now) + 1.0)
            return
        self._aggregator.reset()
        self._aggregator.restore(state.aggregator)
        self._identities.restore(state.identities)
        for source in self._identities.sources - self._participants.keys():
            # They left after these words, or joined too late to be stored.
            self._aggregator.remove(self._identities.numbers(source))
            self._identities.remove(source)
        said = max((second.signal.t for second in state.seconds), default=-1.0)
        if self.history and int(self.history[-1].t) > int(said):
            self._aggregator.pause_after(self.t(now) + 1.0)
        self._last_number = max(self._last_number, state.last_number)
        for saved in state.participants:
            if one := self._participants.get(saved.number):
                one.reading, one.n, one.seen_at = saved.reading, saved.n, began + saved.seen
                one.faces = frozenset(saved.faces)
                one.feedback = saved.feedback and (saved.feedback[0], began + saved.feedback[1])
        self._orphans = [(value, began + at) for value, at in state.orphans]
        stored = self.seconds[-1].signal.t if self.seconds else -1.0
        for second in state.seconds:
            if int(second.signal.t) > int(stored):
                self.seconds.append(second)
                self._events.append(events.SecondPassed(self.code, second))
        for marker in state.markers:
            if marker not in self.markers:
                self._save(marker)
        self._t = self.history[-1].t if self.history else 0.0

    # What they send.

    def receive(self, participant: Participant, message: Faces, now: float) -> bool:
        """Take what a participant read; False for a message that is not new.

        Raises:
            ClassError: the participant may not send this.
        """
        if not participant.consented:
            raise ClassError("Faces are not read here: no consent, or not in this class.")
        if participant.role == "student" and any(face.who != 1 for face in message.faces):
            raise ClassError("A student's page sends one person, who 1.")
        if message.n <= participant.n:
            return False
        participant.n, participant.seen_at, participant.reading = message.n, now, True
        number = participant.number
        if participant.role == "camera":
            participant.faces = frozenset(face.who for face in message.faces)
            since = now - self._hold_s()
            self._identities.succeed(number, participant.faces, since, {})
        t = self.t(now) - min(message.age_ms / 1000, self.options.hold_s)
        facing = self.options.facing and participant.notice == NOTICE
        self._aggregator.add(
            face.reading(self._identities.number(number, face.who, now), t, facing)
            for face in message.faces
        )
        return True

    def give_feedback(
        self, participant: Participant, value: str, now: float, word: str = ""
    ) -> None:
        """A student says how it goes; what they said before no longer stands.

        Args:
            participant: who.
            value: one of `FEEDBACK`.
            now: the hub's clock.
            word: what they are lost in; it goes with "lost" alone.

        Raises:
            ClassError: it is a camera, the word goes with something else, or the student was not
                told what happens to words.
        """
        if participant.role != "student":
            raise ClassError("A camera gives no feedback.")
        if word and value != "lost":
            raise ClassError('A word goes with "lost" alone.')
        if word and not participant.may_answer:
            raise ClassError(_UNTOLD)
        participant.seen_at = now
        participant.feedback = (value, now)
        if text := _line(word):
            self._words.add(participant.number, text)

    def answer(self, participant: Participant, question: int, choice: int, now: float) -> None:
        """A student answers the question of the moment; their first answer stands.

        Raises:
            ClassError: it is a camera, the student was not told what happens to answers, the
                question is closed, or it has no such answer.
        """
        if participant.role != "student":
            raise ClassError("A camera answers no question.")
        if not participant.may_answer:
            raise ClassError(_UNTOLD)
        participant.seen_at = now
        asked = self.question
        if self._answers is None or asked is None or asked.id != question:
            raise ClassError("This question is closed.")
        if not 0 <= choice < len(asked.answers):
            raise ClassError(f"choice: expected 0 to {len(asked.answers) - 1}; got {choice}.")
        self._answers.add(participant.number, choice)

    def pause(self, participant: Participant, now: float) -> None:
        """A participant reads nobody for now; what it read no longer counts."""
        participant.seen_at = now
        self._stop(participant)

    # What the teacher and the operator do.

    def add_marker(self, text: str, now: float, t: float | None = None) -> Marker:
        """Name a moment: `t`, seconds since the class began, or this one."""
        number = max((marker.id for marker in self.markers), default=0) + 1
        at = self.t(now) if t is None else min(max(t, 0.0), self.t(now))
        return self._save(Marker(round(at, 1), marker_name(text), number))

    def change_marker(self, id: int, text: str | None, t: float | None, now: float) -> Marker:  # noqa: A002
        """Rename or move a marker.

        Raises:
            ClassError: there is none of that id.
        """
        marker = next((one for one in self.markers if one.id == id), None)
        if marker is None:
            raise ClassError(f"There is no marker {id}.")
        at = marker.t if t is None else round(min(max(t, 0.0), self.t(now)), 1)
        return self._save(Marker(at, marker.text if text is None else marker_name(text), id))

    def delete_marker(self, id: int) -> None:  # noqa: A002
        """Delete a marker, if there is one of that id."""
        self.markers = [one for one in self.markers if one.id != id]
        self._events.append(events.MarkerDeleted(self.code, id))

    def ask(self, text: str, answers: Sequence[str], now: float) -> Question:
        """Ask students a question of the moment; the one before is closed.

        Raises:
            ClassError: there are not two or three different answers, a text is empty or too long,
                or there were too many questions.
        """
        if len(self.questions) >= _MAX_QUESTIONS:
            raise ClassError(f"A class has at most {_MAX_QUESTIONS} questions.")
        question, choices = _line(text), tuple(_line(one) for one in answers)
        if not 0 < len(question) <= MAX_QUESTION:
            raise ClassError(f"text: expected 1 to {MAX_QUESTION} characters; got {len(question)}.")
        if not 2 <= len(set(choices)) == len(choices) <= 3:
            raise ClassError("answers: expected two or three that differ.")
        if not all(0 < len(one) <= MAX_ANSWER for one in choices):
            raise ClassError(f"answers: expected 1 to {MAX_ANSWER} characters each.")
        self.close_question(now)
        number = max((one.id for one in self.questions), default=0) + 1
        asked = Question(round(self.t(now), 1), question, choices, id=number)
        size = self.options.min_group_size
        self._answers = Answers(len(choices), size, _min_change(size))
        self.questions.append(asked)
        self._events.append(events.QuestionChanged(self.code, asked))
        return asked

    def close_question(self, now: float) -> None:
        """Close the question of the moment, if there is one; answers that wait are dropped."""
        if self._answers is not None:
            self._answers = None
            self._change_question(closed_at=round(self.t(now), 1))

    def _change_question(self, **changes: Any) -> None:
        self.questions[-1] = changed = replace(self.questions[-1], **changes)
        self._events.append(events.QuestionChanged(self.code, changed))

    def set_alert_options(self, options: AlertOptions) -> None:
        """Choose when the teacher is told of a change."""
        self._alerts.options = options

    def apply_policy(self, policy: Policy, now: float) -> None:
        """Follow a policy that comes into force while the class runs, where it asks for more."""
        if policy.min_group_size > self.options.min_group_size:
            self.options = replace(self.options, min_group_size=policy.min_group_size)
            size = policy.min_group_size
            self._aggregator.set_min_group_size(size, _min_change(size))
            self._alerts.reset()
            self._words = Words(size)
            if self._answers:
                self._answers.set_min_group_size(size, _min_change(size))
            self._events.append(events.OptionsChanged(self.code, self.options))
        real = [one for one in self._participants.values() if one.consented and not one.simulated]
        if policy.faces or not self.options.faces or (self.simulated and not real):
            return
        self.options = replace(self.options, faces=self.simulated)
        for participant in real:
            participant.consented = False
            self._stop(participant)
            self._withdraw(participant, now)
        self._events.append(events.ReadingStopped(self.code, round(self.t(now), 1)))

    def end(self, now: float) -> None:
        """End it: individual readings are deleted, and every consent ends."""
        self.close_question(now)
        self.ended_at, self._words = now, Words(self.options.min_group_size)
        for participant in self._participants.values():
            self._withdraw(participant, now)
        self._participants, self._orphans = {}, []
        self._identities = Identities()
        self._aggregator.reset()
        self._events.append(events.ClassEnded(self.code, self.t(now)))

    def reopen(self, now: float) -> None:
        """Go on after it was ended by mistake; everyone has to join again.

        Raises:
            ClassError: its time is up.
        """
        self.ended_at = None
        if self.is_over(now):
            raise ClassError("The time of this class is up. Start another one.")
        if self.seconds:
            self._aggregator.pause_after(self.seconds[-1].signal.t)

    # How time passes.

    def advance(self, now: float) -> None:
        """Bring everything up to `now`; in each new second one signal is made to be stored."""
        self._t = t = self.t(now)
        self._drop_old(now)
        self._class = self._aggregator.advance(t, self._present(now))
        self._joined = self._count_joined(now)
        self._feedback = self._count_feedback()
        if self.seconds and int(t) <= int(self.seconds[-1].signal.t):
            return
        self._words.update()
        self._count_answers(now)
        second = Second(self._class.stored, self._feedback, self._count_voters(now))
        self.seconds.append(second)
        self._recent.append(second)
        self._word = self._mood.update(self._class.shown)
        self._detector.update(second)
        self._events.append(events.SecondPassed(self.code, second))
        for alert in self._alerts.update(second, self._detector):
            self._events.append(events.AlertChanged(self.code, alert))

    def poll(self) -> list[Event]:
        """What has happened since the last call, in order."""
        happened, self._events = self._events, []
        return happened

    def _why(self) -> Literal["", "few", "settling", "off"]:
        if not self.options.faces:
            return "off"
        if self._class.shown.enough:
            return ""
        few = len(self._aggregator.people) < self.options.min_group_size
        return "few" if few else "settling"

    def _save(self, marker: Marker) -> Marker:
        others = [one for one in self.markers if one.id != marker.id]
        self.markers = sorted([*others[-_MAX_MARKERS + 1 :], marker], key=lambda one: one.t)
        self._events.append(events.MarkerSaved(self.code, marker))
        return marker

    def _stop(self, participant: Participant) -> None:
        """It reads nobody; what it read no longer counts."""
        participant.reading, participant.faces = False, frozenset()
        self._aggregator.remove(self._identities.numbers(participant.number))

    def _withdraw(self, participant: Participant, now: float) -> None:
        self.consent_records = [
            replace(one, withdrawn_at=round(self.t(now), 1))
            if one.number == participant.number and one.withdrawn_at is None
            else one
            for one in self.consent_records
        ]

    def _remove_absent(self, now: float) -> None:
        """Make room: who was not heard of for ten minutes, or never came, has to join again."""
        for one in list(self._participants.values()):
            patience = 600.0 if one.has_connected else 30.0
            if not one.connected and now - one.seen_at > patience:
                self.leave(one, now)

    def _hold_s(self) -> float:
        return max(self.options.hold_s, 3 * self.every_s)

    def _drop_old(self, now: float) -> None:
        """Forget feedback and people that no longer count."""
        self._aggregator.hold_s = self._hold_s()
        for one in self._participants.values():
            if one.feedback and now - one.feedback[1] > self.options.feedback_s:
                one.feedback = None
        self._orphans = [one for one in self._orphans if now - one[1] <= self.options.feedback_s]
        # Whoever comes back soon must be known as the same, or a group would seem to differ by more
        # people than it does.
        self._identities.forget(before=now - self._hold_s() - 2 * CohortOptions.settle_s)

    def _present(self, now: float) -> int:
        """People who are there to be read: students whose pages send, faces that cameras see."""
        with_readings = self._aggregator.people
        present = 0
        for one in self._participants.values():
            if not one.reading or now - one.seen_at > self._hold_s():
                continue
            if one.role == "student":
                present += 1
            else:
                known = self._identities.numbers(one.number) & with_readings
                present += max(len(known), len(one.faces))
        return present

    def _count_joined(self, now: float) -> int:
        """Students who are connected, or were a moment ago."""
        return sum(self._is_here(one, now) for one in self._participants.values())

    def _count_voters(self, now: float) -> int:
        """Students who are here, and those gone whose feedback stands."""
        gone = sum(
            one.feedback is not None and not self._is_here(one, now)
            for one in self._participants.values()
        )
        return self._joined + gone + len(self._orphans)

    def _is_here(self, one: Participant, now: float) -> bool:
        recent = now - one.seen_at <= _RECENT_S
        return one.role == "student" and (one.connected or recent)

    def _count_answers(self, now: float) -> None:
        if self._answers is None:
            return
        counts = self._answers.update(self._t)
        if counts != self.questions[-1].counts:
            self._change_question(counts=counts, joined=self._count_voters(now))
        if self._t - self.questions[-1].t > QUESTION_S:
            self.close_question(now)

    def _count_feedback(self) -> dict[str, int]:
        if self._joined < self.options.min_group_size:
            return {}
        standing = [one.feedback[0] for one in self._participants.values() if one.feedback]
        standing += [value for value, _ in self._orphans]
        return {value: standing.count(value) for value in FEEDBACK}


def aggregate_options(options: ClassOptions) -> AggregateOptions:
    """How a class's readings become its signal."""
    size = options.min_group_size
    return AggregateOptions(
        min_group_size=size,
        per_person=options.per_person,
        min_change=_min_change(size),
        hold_s=options.hold_s,
        weight_variance=WEIGHT_VARIANCE,
    )


def _min_change(min_group_size: int) -> int:
    """Fewest people by which two signals of a class differ.

    Of these, `min_group_size - 2` may be colluders, who know and choose their own readings: the
    others are still as many as the class says something of at all.
    """
    return 2 * min_group_size - 2


def _line(text: str) -> str:
    """Text on one line, without what no store takes."""
    return " ".join(clean(text).split())


def marker_name(text: str) -> str:
    """A marker's name, from what somebody typed.

    Raises:
        ClassError: it is longer than `MAX_MARKER`.
    """
    name = clean(text).strip()
    if len(name) > MAX_MARKER:
        raise ClassError(f"A marker's name has at most {MAX_MARKER} characters; got {len(name)}.")
    return name or "marker"


def _people(readings: Iterable[Reading]) -> list[Person]:
    """What the view of each person shows of them; the uncertain are called so."""
    people = []
    for reading in readings:
        probability = max(reading.probabilities)
        sure = probability >= _MIN_PROBABILITY
        label = reading.label if sure else "uncertain"
        people.append(Person(reading.who, label, round(probability, 3), round(reading.quality, 3)))
    return people
