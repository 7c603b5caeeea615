from __future__ import annotations

import asyncio
import gc
import tracemalloc
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.codes import new_code
from roomtone.errors import ClassError
from roomtone.labels import FERPLUS
from roomtone.live import live_class
from roomtone.live.auth import Auth
from roomtone.live.events import AlertChanged, ReadingStopped
from roomtone.live.hub import Hub
from roomtone.live.live_class import ClassState, LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import FaceNumbers, Faces
from roomtone.live.recorder import Recorder
from roomtone.policy import UNSTATED, Policy
from roomtone.store import Store

US = Policy("US", "education")
HAPPY = [50, 900, 10, 10, 10, 10, 5, 5]
SAD = [50, 10, 10, 900, 10, 10, 5, 5]
CALM = [900, 50, 10, 10, 10, 10, 5, 5]


def faces(n: int, *people: FaceNumbers, age_ms: int = 0) -> Faces:
    return Faces(n=n, age_ms=age_ms, faces=list(people), v=1)


def face(p=CALM, who: int = 1, q: float = 0.9, **more) -> FaceNumbers:
    return FaceNumbers(who=who, q=q, p=list(p), **more)


#: How a class comes to another process: with its last words; after they were stored and not said;
#: without any.
MOVES = ("said", "stored", "lost")


class Driver:
    """A class with students, and a clock that is moved by hand."""

    def __init__(self, students: int = 6, **options) -> None:
        self.now, self.n = 100.0, 0
        self.live_class = LiveClass("CODE2345", ClassOptions(**options), self.now)
        self.students = [self.live_class.join("student", True, self.now) for _ in range(students)]

    def second(self, moods=None, away=()):
        """One second goes by; everyone but those away sends what they show."""
        self.said = self.live_class.state(self.now)
        self.now += 1.0
        self.n += 1
        for index, student in enumerate(self.students):
            if index not in away:
                mood = moods[index] if moods else CALM
                self.live_class.receive(student, faces(self.n, face(mood)), self.now)
        return self.pulse()

    def moves(self, how: str = "said") -> None:
        """Another process goes on with the class, with what is stored and what is on the bus."""
        before = self.live_class
        words = msgspec.msgpack.encode(self.said if how == "stored" else before.state(self.now))
        state = msgspec.msgpack.decode(words, type=ClassState) if how != "lost" else None
        after = LiveClass(before.code, before.options, self.now)
        self.students = [replace(one, seen_at=before.began) for one in self.students]
        here = [one for one in self.students if before.participant(one.number)]
        after.restore(list(before.seconds), before.markers, [], before.consent_records, here)
        self.now += 1.0
        after.continue_from(state, before.began, self.now)
        self.live_class = after

    def stops_reading(self, policy: Policy, now: float | None = None) -> bool:
        """Apply a policy; whether somebody's face is no longer read from now on."""
        self.live_class.poll()
        self.live_class.apply_policy(policy, self.now if now is None else now)
        return any(isinstance(event, ReadingStopped) for event in self.live_class.poll())

    def alerts(self):
        """The alerts that began or ended since the last look."""
        return [one.alert for one in self.live_class.poll() if isinstance(one, AlertChanged)]

    def pulse(self):
        """The class at this moment."""
        self.live_class.advance(self.now)
        return self.live_class.pulse()


def test_a_class_of_six_is_one_signal():
    driver = Driver(6)
    pulse = driver.second([HAPPY] * 3 + [CALM] * 3)
    assert pulse.signal["present"] == pulse.signal["counted"] == pulse.joined == 6
    # Each one's weight is random, so that nobody can be subtracted.
    assert pulse.signal["shares"]["happiness"] == pytest.approx(0.475, abs=0.4)
    assert sum(pulse.signal["shares"].values()) == pytest.approx(1.0)
    assert pulse.why == ""
    assert pulse.people == []


def test_the_share_that_faces_the_screen_is_only_in_classes_created_so_and_of_those_who_were_told():
    for driver, expected in (
        (Driver(6), None),
        (Driver(6, facing=True), 0.8),
        (Driver(4, facing=True), None),
    ):
        for student in driver.students:
            driver.live_class.receive(student, faces(1, face(f=800)), driver.now)
        assert driver.pulse().signal["facing"] == expected
    untold = Driver(6, facing=True)
    untold.students[0].notice = "2026-11b"
    for student in untold.students:
        untold.live_class.receive(student, faces(1, face(f=800)), untold.now)
    pulse = untold.pulse()
    assert pulse.signal["facing"] is None
    assert pulse.signal["counted"] == 6


def test_below_k_nothing_is_said_of_faces_nor_feedback():
    driver = Driver(4)
    driver.live_class.give_feedback(driver.students[0], "lost", driver.now)
    pulse = driver.second()
    assert (pulse.signal["present"], pulse.signal["shares"], pulse.why) == (4, {}, "few")
    assert pulse.feedback == {}


def test_a_reading_counts_for_a_while_and_then_no_more():
    driver = Driver(20)
    driver.second()
    for _ in range(15):
        pulse = driver.second(away={0, 1, 2})
        assert pulse.signal["counted"] == 20
    for _ in range(3):
        pulse = driver.second(away={0, 1, 2})
    assert pulse.signal["counted"] == 12, "five others pause with the three"
    assert pulse.signal["present"] == 17


def test_a_face_that_is_not_seen_well_is_present_and_not_counted():
    driver = Driver(8)
    for student in driver.students:
        good = student.number > 2
        driver.live_class.receive(student, faces(1, face(q=0.9 if good else 0.1)), driver.now)
    pulse = driver.pulse()
    assert (pulse.signal["present"], pulse.signal["counted"]) == (8, 6)
    assert pulse.signal["coverage"] == 0.75


def test_who_pauses_or_leaves_no_longer_counts_at_once():
    driver = Driver(20, per_person=True)
    driver.second()
    for student in driver.students[:3]:
        driver.live_class.pause(student, driver.now)
    assert driver.pulse().signal["present"] == 17
    for student in driver.students[3:6]:
        driver.live_class.leave(student, driver.now)
    pulse = driver.pulse()
    assert pulse.signal["counted"] == 14
    assert pulse.joined == 17


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 17), max_size=6), st.sampled_from(["", "", "", *MOVES])),
        min_size=1,
        max_size=25,
    )
)
def test_nobody_comes_or_goes_alone_in_what_is_shown(steps):
    """k probed by joining and leaving: whoever stays away, and when, and whichever process runs the
    class, the shares of two pulses that are less than 20 s apart are those of the same people, or
    of groups eight people apart."""
    # Each shows another share of happiness or surprise, a power of two: the sums tell who counts.
    moods = []
    for index in range(18):
        share = 2 ** (index % 9)
        moods.append([1000 - share, *((share, 0) if index < 9 else (0, share)), 0, 0, 0, 0, 0])
    with pytest.MonkeyPatch.context() as patch:  # all count alike, or the sums would tell nothing
        patch.setattr(live_class, "WEIGHT_VARIANCE", 0.0)
        driver, shown = Driver(18, hold_s=1.0), []
        for away, move in steps:
            pulse = driver.second(moods, away)
            last = driver.live_class.history[-1]
            exact = last.shares if last.t == pulse.t else {}
            if move:
                driver.moves(move)
            if exact:
                sums = [1000 * exact[name] * pulse.signal["counted"] for name in FERPLUS[1:3]]
                shown.append((pulse.t, round(sums[0]) + 512 * round(sums[1])))
    for index, (t, group) in enumerate(shown):
        for before, other in shown[:index]:
            if t - before <= 20.0 and group != other:
                assert (group ^ other).bit_count() >= 8, "five and three colluders"


def test_a_class_that_moves_goes_on_with_the_next_second():
    driver = Driver(20)
    assert driver.second().signal["counted"] == 20
    driver.moves()
    assert driver.pulse().signal["counted"] == 20
    driver.moves("stored")
    assert not driver.second().signal["shares"], "the bus was never told of the last group"


def test_who_left_after_the_last_words_of_a_process_is_not_counted_by_the_next():
    driver = Driver(20)
    driver.second()
    driver.said = driver.live_class.state(driver.now)
    driver.live_class.leave(driver.students[0], driver.now)
    driver.moves("stored")
    pulse = driver.pulse()
    assert (pulse.signal["present"], pulse.signal["counted"]) == (19, 12)


def test_the_per_person_view_is_only_in_classes_created_so_and_from_k_up():
    assert Driver(6).second().people == []
    small = Driver(4, per_person=True).second()
    assert small.people == []
    people = Driver(6, per_person=True).second().people
    assert [person.who for person in people] == [1, 2, 3, 4, 5, 6]
    assert {person.expression for person in people} == {"neutral"}


def test_a_student_speaks_for_one_person_alone():
    driver = Driver(6)
    with pytest.raises(ClassError, match="who 1"):
        driver.live_class.receive(driver.students[0], faces(1, face(who=2)), driver.now)


def test_without_consent_no_face_is_taken():
    driver = Driver(6)
    silent = driver.live_class.join("student", False, driver.now)
    with pytest.raises(ClassError, match="consent"):
        driver.live_class.receive(silent, faces(1, face()), driver.now)
    driver.live_class.give_feedback(silent, "lost", driver.now)
    assert driver.pulse().feedback["lost"] == 1


def test_in_a_class_on_feedback_nobodys_face_is_accepted():
    driver = Driver(6, faces=False)
    assert not any(student.consented for student in driver.students)
    assert driver.live_class.consent_records == []
    assert driver.pulse().why == "off"


def test_a_stricter_policy_holds_in_a_class_that_runs():
    driver = Driver(6, per_person=True)
    assert driver.second().signal["counted"] == 6
    assert not driver.stops_reading(Policy("US", "education", min_group_size=7))
    assert driver.second().signal["counted"] == 0, "six are too few now"
    assert not driver.stops_reading(Policy("US", "education", min_group_size=3))
    assert driver.live_class.options.min_group_size == 7, "what its students were told holds"
    assert driver.stops_reading(Policy("FR", "education"))
    assert driver.pulse().why == "off"
    with pytest.raises(ClassError, match="not read here"):
        driver.second()
    assert driver.pulse().signal["present"] == 0
    assert not any(student.reading for student in driver.students)
    assert not driver.stops_reading(US), "faces do not come back by themselves"
    with pytest.raises(ClassError, match="not read here"):
        driver.second()


def test_who_is_gone_does_not_come_back_with_a_stricter_policy():
    driver = Driver(8)
    driver.second()
    for student in driver.students:
        driver.live_class.give_feedback(student, "lost", driver.now)
    later = driver.now + 30.0
    for student in driver.students[:3]:
        student.seen_at = later
    assert driver.stops_reading(Policy("FR", "education"), later)
    driver.now = later
    pulse_now = driver.pulse()
    assert (pulse_now.joined, pulse_now.feedback) == (3, {}), "three alone are not told of"


def test_nobody_shows_where_the_minimum_group_size_rises():
    driver = Driver(8)
    assert driver.second().signal["counted"] == 8
    ninth = driver.live_class.join("student", True, driver.now)
    driver.students.append(ninth)
    assert driver.second().signal["counted"] == 8, "one alone waits"
    assert not driver.stops_reading(Policy("US", "education", min_group_size=7))
    assert driver.second().signal["counted"] == 8, "and still waits"


def test_in_a_simulated_class_a_stricter_policy_is_for_those_who_are_real():
    live_class = LiveClass("CODE2345", ClassOptions(), 0.0, simulated=True)
    invented = live_class.join("student", True, 0.0)
    invented.simulated = True
    live_class.apply_policy(UNSTATED, 1.0)
    assert live_class.poll() == [], "nobody real is read"
    visitor = live_class.join("student", True, 1.0)
    live_class.apply_policy(UNSTATED, 2.0)
    assert live_class.poll() == [ReadingStopped("CODE2345", 2.0)]
    assert live_class.receive(invented, faces(1, face()), 2.0)
    with pytest.raises(ClassError, match="not read here"):
        live_class.receive(visitor, faces(1, face()), 2.0)
    assert [record.withdrawn_at for record in live_class.consent_records] == [None, 2.0]


def test_a_consent_record_names_the_language_of_the_notice():
    live_class = LiveClass("CODE2345", ClassOptions(), 0.0)
    live_class.join("student", True, 0.0, "de")
    live_class.join("student", True, 0.0)
    german, unknown = live_class.consent_records
    assert german.notice == f"{unknown.notice} de"


def test_consent_and_its_withdrawal_are_on_record():
    driver = Driver(1)
    driver.live_class.leave(driver.students[0], driver.now + 5)
    [record] = driver.live_class.consent_records
    assert (record.number, record.given_at, record.withdrawn_at) == (1, 0.0, 5.0)


def test_old_messages_are_dropped():
    driver = Driver(6, per_person=True)
    driver.second()
    student = driver.students[0]
    assert driver.live_class.receive(student, faces(5, face(HAPPY)), driver.now)
    assert not driver.live_class.receive(student, faces(5, face()), driver.now)
    assert not driver.live_class.receive(student, faces(4, face()), driver.now)
    assert driver.pulse().people[0].expression == "happiness"


def seen(live_class: LiveClass, now: float) -> dict:
    live_class.advance(now)
    return live_class.pulse().signal


def test_a_camera_brings_everyone_it_sees():
    live_class = LiveClass("CODE2345", ClassOptions(), 0.0)
    camera = live_class.join("camera", True, 0.0)
    live_class.receive(camera, faces(1, *(face(HAPPY, who) for who in range(1, 21))), 1.0)
    signal = seen(live_class, 1.0)
    assert (signal["present"], signal["counted"], live_class.joined) == (20, 20, 0)


def test_a_face_that_a_camera_lost_and_found_again_is_not_counted_twice():
    live_class = LiveClass("CODE2345", ClassOptions(), 0.0)
    camera = live_class.join("camera", True, 0.0)
    live_class.receive(camera, faces(1, *(face(HAPPY, who) for who in range(1, 10))), 1.0)
    seen(live_class, 1.0)
    live_class.receive(camera, faces(2, *(face(HAPPY, who) for who in range(4, 13))), 2.0)
    signal = seen(live_class, 2.0)
    assert (signal["present"], signal["counted"]) == (9, 9)
    live_class.receive(camera, faces(3, *(face(HAPPY, who) for who in range(4, 15))), 3.0)
    assert seen(live_class, 3.0)["present"] == 11


def test_feedback_stands_for_a_minute_and_is_one_a_person():
    driver = Driver(6)
    for value in ("lost", "too_fast"):
        driver.live_class.give_feedback(driver.students[0], value, driver.now)
    driver.live_class.give_feedback(driver.students[1], "lost", driver.now)
    counts = driver.pulse().feedback
    assert counts == {"got_it": 0, "lost": 1, "too_fast": 1, "too_slow": 0}
    for _ in range(61):
        pulse = driver.second()
    assert sum(pulse.feedback.values()) == 0


def test_the_history_has_one_signal_a_second_and_ten_minutes_at_most():
    driver = Driver(6)
    for _ in range(620):
        driver.second()
        driver.live_class.advance(driver.now + 0.3)
    times = [int(signal.t) for signal in driver.live_class.history]
    assert len(times) == 600
    assert times == list(range(times[0], times[0] + 600))


def test_memory_does_not_grow_with_people_who_come_and_go():
    live_class = LiveClass("CODE2345", ClassOptions(max_participants=50), 0.0)
    camera = live_class.join("camera", True, 0.0)

    def used(start: int, stop: int) -> int:
        """Bytes in use after so many seconds of people who come and go."""
        for number in range(start, stop):
            live_class.receive(camera, faces(number, face(who=number + 1)), float(number))
            left = live_class.join("student", True, float(number))
            live_class.leave(left, float(number))
            live_class.advance(float(number))
            live_class.poll()
            live_class.consent_records.clear()
        gc.collect()  # empties Python's own lists of freed tuples, too
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        early = used(0, 800)
        assert used(800, 2400) - early < 20_000
    finally:
        tracemalloc.stop()
    assert live_class.has(camera)


def test_a_full_class_drops_those_long_gone_first():
    live_class = LiveClass("CODE2345", ClassOptions(max_participants=2), 0.0)
    for began in (0.0, 590.0):
        live_class.join("student", True, began).has_connected = True
    with pytest.raises(ClassError, match="full"):
        live_class.join("student", True, 599.0)
    live_class.join("student", True, 601.0)


def test_pages_that_never_came_make_room_first():
    live_class = LiveClass("CODE2345", ClassOptions(max_participants=2), 0.0)
    live_class.join("student", True, 0.0)
    came = live_class.join("student", True, 0.0)
    came.has_connected = True
    with pytest.raises(ClassError, match="full"):
        live_class.join("student", True, 29.0)
    live_class.join("student", True, 31.0)
    assert live_class.has(came)


def test_who_made_room_has_to_join_again():
    auth = Auth()
    live_class = LiveClass("CODE2345", ClassOptions(max_participants=1), 0.0)
    early = live_class.join("student", True, 0.0)
    token = auth.new_participant_token(live_class, early)
    assert auth.participant(live_class, token) is early
    live_class.join("student", True, 601.0)
    assert auth.participant(live_class, token) is None


def lost(live_class: LiveClass, now: float) -> int:
    live_class.advance(now)
    return live_class.pulse().feedback["lost"]


def test_whoever_leaves_takes_no_feedback_along():
    driver = Driver(students=7)
    driver.second()
    live_class, leaver = driver.live_class, driver.students[0]
    live_class.give_feedback(leaver, "lost", driver.now)
    assert lost(live_class, driver.now) == 1
    live_class.leave(leaver, driver.now)
    assert lost(live_class, driver.now + 1) == 1
    for student in driver.students[1:]:
        student.connected = True
    assert lost(live_class, driver.now + 59) == 1
    assert lost(live_class, driver.now + 61) == 0


def test_feedback_of_those_gone_is_no_majority_of_those_here():
    driver = Driver(students=20)
    for student in driver.students[:5]:
        driver.live_class.give_feedback(student, "lost", driver.now)
        driver.live_class.leave(student, driver.now)
    for student in driver.students[5:]:
        student.connected = True
    for _ in range(1, 26):
        driver.now += 1
        pulse = driver.pulse()
    assert (pulse.joined, pulse.feedback["lost"], pulse.alert) == (15, 5, None)
    driver.live_class.give_feedback(driver.students[5], "lost", driver.now)
    driver.now += 1
    alert = driver.pulse().alert
    assert alert is not None
    assert alert.kind == "lost"


def test_an_alert_about_feedback_is_told_though_one_about_the_mood_was_told_lately():
    driver = Driver(students=30)
    for student in driver.students:
        student.connected = True
    for _ in range(90):
        driver.second([HAPPY] * 30)
    for _ in range(40):
        driver.second([SAD] * 30)
    assert [one.kind for one in driver.alerts() if one.ended_at is None] == ["lower"]
    for student in driver.students[:13]:
        driver.live_class.give_feedback(student, "lost", driver.now)
    assert driver.second([SAD] * 30).alert.kind == "lost"


def test_the_words_follow_the_chart_while_the_mood_falls():
    driver = Driver(students=25)
    for _ in range(60):
        pulse = driver.second([HAPPY] * 25)
    assert (pulse.trend, pulse.mood) == ("steady", "positive")
    said = [driver.second([SAD] * 25) for _ in range(10)]
    assert {pulse.trend for pulse in said[3:]} == {"falling"}
    assert said[-1].mood == "negative"


def test_an_alert_about_the_mood_ends_when_nobody_is_there_any_more():
    driver = Driver(students=25)
    for _ in range(90):
        driver.second([HAPPY] * 25)
    while driver.second([SAD] * 25).alert is None:
        assert driver.live_class.t(driver.now) < 140
    for student in driver.students:
        driver.live_class.pause(student, driver.now)
    for _ in range(7):
        driver.now += 1
        pulse = driver.pulse()
    assert (pulse.alert, pulse.mood, pulse.trend) == (None, None, None)


def test_markers_are_stamped_when_the_key_was_pressed_and_can_be_changed():
    driver = Driver()
    for _ in range(20):
        driver.second()
    marker = driver.live_class.add_marker("slide 7", driver.now, t=11.0)
    assert (marker.t, marker.id) == (11.0, 1)
    driver.live_class.add_marker("slide 6", driver.now, t=4.0)
    driver.live_class.change_marker(1, "slide 8", 12.5, driver.now)
    assert [(one.t, one.text, one.id) for one in driver.live_class.markers] == [
        (4.0, "slide 6", 2),
        (12.5, "slide 8", 1),
    ]
    driver.live_class.delete_marker(2)
    assert [one.id for one in driver.live_class.markers] == [1]
    with pytest.raises(ClassError, match="no marker 2"):
        driver.live_class.change_marker(2, "gone", None, driver.now)
    with pytest.raises(ClassError, match="at most 80"):
        driver.live_class.add_marker("x" * 81, driver.now)


def test_a_class_that_was_ended_goes_on_and_everyone_has_to_join_again():
    driver = Driver()
    driver.second()
    driver.live_class.end(driver.now)
    assert driver.live_class.ended
    assert not driver.live_class.has(driver.students[0])
    driver.live_class.reopen(driver.now + 5)
    assert not driver.live_class.is_over(driver.now + 5)
    driver.live_class.join("student", True, driver.now + 6)
    driver.live_class.end(driver.now + 7)
    with pytest.raises(ClassError, match="time of this class is up"):
        driver.live_class.reopen(driver.now + 6000)


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[2J", "half \ud83d"])
def test_what_no_store_takes_is_refused_or_left_out(text):
    with pytest.raises(ClassError, match="control characters"):
        ClassOptions(name=text).within(US)
    cleaned = Driver().live_class.add_marker(f"{text} slide 7", 0.0).text
    assert cleaned.endswith("slide 7")
    assert cleaned.encode().decode().isprintable()


def test_a_camera_gives_no_feedback():
    driver = Driver()
    camera = driver.live_class.join("camera", True, driver.now)
    with pytest.raises(ClassError, match="no feedback"):
        driver.live_class.give_feedback(camera, "lost", driver.now)


def test_what_is_stored_of_a_class_with_a_view_of_each_person_shows_nobody():
    driver = Driver(students=7, per_person=True)
    moods = [HAPPY, *[CALM] * 6]
    for _ in range(30):
        driver.second(moods)
        driver.pulse()
    driver.live_class.leave(driver.students[0], driver.now)
    driver.now += 1
    shown = driver.pulse()
    assert shown.signal["counted"] == 6  # the teacher sees each come and go
    cleaned = [signal for signal in driver.live_class.history if signal.enough]
    assert {signal.counted for signal in cleaned} == {7}
    assert not driver.live_class.history[-1].enough


def test_the_band_knows_of_those_who_are_not_read():
    driver = Driver(students=40)
    moods = [HAPPY if index % 2 else CALM for index in range(40)]
    driver.second(moods)
    everyone = driver.pulse().signal["valence_band"]
    for _ in range(30):
        for student in driver.students[6:]:
            student.seen_at = driver.now + 1.0
        driver.second(moods, away=range(6, 40))
        few = driver.pulse().signal
    assert (few["counted"], few["present"]) == (6, 40)
    assert few["valence_band"][1] - few["valence_band"][0] > 2 * (everyone[1] - everyone[0])


def test_a_simulated_class_has_limits_and_reads_no_real_face_without_a_policy():
    for wrong in ({"min_group_size": 1}, {"minutes": 1e9}):
        with pytest.raises(ClassError, match="expected"):
            Hub(UNSTATED).create(ClassOptions(**wrong), simulated=True)
    for policy, may in ((UNSTATED, False), (Policy("DE", "education"), False), (US, True)):
        hub = Hub(policy)
        live_class, _ = hub.create(ClassOptions(), simulated=True)
        assert hub.reads_faces(live_class) is may
        assert hub.join(live_class, "student", True)[0].consented is may


def test_a_class_in_which_nothing_happens_misses_no_second(tmp_path):
    clock = [0.0]
    recorder = Recorder(Store(f"sqlite:///{tmp_path / 'roomtone.db'}"))
    hub = Hub(US, clock=lambda: clock[0])
    hub.subscribe(recorder.handle)
    live_class, _ = hub.create(ClassOptions())
    for tick in range(500):
        clock[0] = 0.21 * tick
        if tick % 7 == 0:
            live_class.pulse()  # as the API asks
        hub.tick(live_class)
    assert recorder.flush()
    assert [int(one.t) for one in live_class.history] == list(range(105))
    history = recorder.store.history(live_class.code)
    assert [int(one.t) for one in history.signals] == list(range(105))
    recorder.close()


def test_a_class_at_fault_does_not_stop_the_others(caplog, monkeypatch):
    hub = Hub(US)
    broken, sound = (hub.create(ClassOptions())[0] for _ in range(2))
    monkeypatch.setattr(broken, "seconds", None)  # what a fault in one class leads to

    async def run() -> None:
        ticker = asyncio.ensure_future(hub.run())
        await asyncio.sleep(0.6)
        assert not ticker.done()
        ticker.cancel()

    asyncio.run(run())
    assert sound.history
    assert caplog.messages == ["a class has no pulse"]
    assert broken.code not in caplog.text


@pytest.mark.parametrize(
    "options",
    [
        {"minutes": 0},
        {"min_group_size": 2},
        {"min_group_size": 60},
        {"name": " "},
        {"name": "x" * 81},
        {"notice": "x" * 501},
    ],
)
def test_options_out_of_range_are_refused(options):
    with pytest.raises(ClassError, match="expected"):
        Hub(US).create(ClassOptions(**options))


def test_a_class_reads_faces_only_where_the_policy_allows_it():
    for policy in (UNSTATED, Policy("DE", "education")):
        with pytest.raises(ClassError, match="run on"):
            Hub(policy).create(ClassOptions())
        Hub(policy).create(ClassOptions(faces=False))
    with pytest.raises(ClassError, match="min_group_size"):
        Hub(Policy("US", "education", min_group_size=10)).create(ClassOptions())


def test_a_class_is_found_by_its_code_however_it_is_typed():
    hub = Hub(US)
    live_class, _ = hub.create(ClassOptions())
    typed = f" {live_class.code[:4].lower()}-{live_class.code[4:]} "
    assert hub.get(typed) is live_class
    hub.end(live_class)
    assert hub.get(live_class.code) is None


def test_codes_cannot_be_enumerated():
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(len(code) == 8 and not set(code) & set("01IOL ") for code in codes)
