from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.errors import ClassError
from roomtone.live.access import Access
from roomtone.live.hub import Hub
from roomtone.live.live_class import LiveClass
from roomtone.live.options import ClassOptions
from roomtone.live.protocol import FaceNumbers, Faces
from roomtone.live.recorder import Recorder
from roomtone.live.rooms import LiveClasses, new_code
from roomtone.policy import UNSTATED, Policy
from roomtone.store import Store

US = Policy("US", "education")
HAPPY = [50, 900, 10, 10, 10, 10, 5, 5]
CALM = [900, 50, 10, 10, 10, 10, 5, 5]


def faces(n: int, *people: FaceNumbers, age_ms: int = 0) -> Faces:
    return Faces(n=n, age_ms=age_ms, faces=list(people), v=1, type="faces")


def face(p=CALM, who: int = 1, q: float = 0.9) -> FaceNumbers:
    return FaceNumbers(who=who, q=q, p=list(p))


class Class:
    """A class with students, and a clock that is moved by hand."""

    def __init__(self, students: int = 6, **options) -> None:
        self.now, self.n = 100.0, 0
        self.room = LiveClass("CODE2345", ClassOptions(**options), self.now)
        self.students = [self.room.join("student", True, self.now) for _ in range(students)]

    def second(self, moods=None, away=()):
        """One second goes by; everyone but those away sends what they show."""
        self.now += 1.0
        self.n += 1
        for index, student in enumerate(self.students):
            if index not in away:
                mood = moods[index] if moods else CALM
                self.room.take(student, faces(self.n, face(mood)), self.now)
        return self.room.pulse(self.now)


def test_a_class_of_six_is_one_signal():
    lesson = Class(6)
    pulse = lesson.second([HAPPY] * 3 + [CALM] * 3)
    assert pulse.signal["present"] == pulse.signal["counted"] == pulse.joined == 6
    assert pulse.signal["shares"]["happiness"] == pytest.approx(0.475)
    assert pulse.why == ""
    assert pulse.people == []


def test_below_k_nothing_is_said_of_faces_nor_buttons():
    lesson = Class(4)
    lesson.room.press(lesson.students[0], "lost", lesson.now)
    pulse = lesson.second()
    assert (pulse.signal["present"], pulse.signal["shares"], pulse.why) == (4, {}, "few")
    assert pulse.feedback == {}


def test_a_reading_counts_for_a_while_and_then_no_more():
    lesson = Class(12)
    lesson.second()
    for _ in range(8):
        pulse = lesson.second(away={0, 1, 2})
        assert pulse.signal["counted"] == 12
    for _ in range(3):
        pulse = lesson.second(away={0, 1, 2})
    assert pulse.signal["counted"] == 9
    assert pulse.signal["present"] == 9


def test_a_face_that_is_not_seen_well_is_present_and_not_counted():
    lesson = Class(8)
    for student in lesson.students:
        good = student.number > 2
        lesson.room.take(student, faces(1, face(q=0.9 if good else 0.1)), lesson.now)
    pulse = lesson.room.pulse(lesson.now)
    assert (pulse.signal["present"], pulse.signal["counted"]) == (8, 6)
    assert pulse.signal["coverage"] == 0.75


def test_who_pauses_or_leaves_no_longer_counts_at_once():
    lesson = Class(12)
    lesson.second()
    for student in lesson.students[:3]:
        lesson.room.pause(student, lesson.now)
    assert lesson.room.pulse(lesson.now).signal["present"] == 9
    for student in lesson.students[3:6]:
        lesson.room.leave(student, lesson.now)
        assert student.people == {}
    pulse = lesson.room.pulse(lesson.now)
    assert pulse.signal["counted"] == 6
    assert pulse.joined == 9


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.integers(0, 8), max_size=9), min_size=1, max_size=25))
def test_nobody_comes_or_goes_alone_in_what_is_shown(absences):
    """k probed by joining and leaving: whoever stays away, and when, the shares of two pulses that
    are less than 20 s apart are those of the same people, or of groups three people apart."""
    # Each shows another share of happiness, a power of two, so that the sum tells who was counted.
    moods = [[1000 - 2**index, 2**index, 0, 0, 0, 0, 0, 0] for index in range(9)]
    lesson, shown = Class(9, hold_s=1.0), []
    for away in absences:
        pulse = lesson.second(moods, away)
        exact = lesson.room.history[-1].shares
        if exact:
            counted = round(1000 * exact["happiness"] * pulse.signal["counted"])
            shown.append((pulse.t, counted))
    for index, (t, group) in enumerate(shown):
        for before, other in shown[:index]:
            if t - before <= 20.0 and group != other:
                assert (group ^ other).bit_count() >= 3


def test_the_per_person_view_is_only_in_classes_created_so_and_from_k_up():
    assert Class(6).second().people == []
    small = Class(4, per_person=True).second()
    assert small.people == []
    people = Class(6, per_person=True).second().people
    assert [person.who for person in people] == [1, 2, 3, 4, 5, 6]
    assert {person.expression for person in people} == {"neutral"}


def test_a_student_speaks_for_one_person_alone():
    lesson = Class(6)
    with pytest.raises(ClassError, match="who 1"):
        lesson.room.take(lesson.students[0], faces(1, face(who=2)), lesson.now)


def test_without_consent_no_face_is_taken():
    lesson = Class(6)
    silent = lesson.room.join("student", False, lesson.now)
    with pytest.raises(ClassError, match="consent"):
        lesson.room.take(silent, faces(1, face()), lesson.now)
    lesson.room.press(silent, "lost", lesson.now)
    assert lesson.room.pulse(lesson.now).feedback["lost"] == 1


def test_in_a_class_on_buttons_nobodys_face_is_taken():
    lesson = Class(6, faces=False)
    assert not any(student.consented for student in lesson.students)
    assert lesson.room.receipts == []
    assert lesson.room.pulse(lesson.now).why == "off"


def test_a_stricter_policy_holds_in_a_class_that_runs():
    lesson = Class(6, per_person=True)
    assert lesson.second().signal["counted"] == 6
    assert not lesson.room.abide(Policy("US", "education", min_group_size=7), lesson.now)
    assert lesson.second().signal["counted"] == 0, "six are too few now"
    assert not lesson.room.abide(Policy("US", "education", min_group_size=3), lesson.now)
    assert lesson.room.options.min_group_size == 7, "what its students were told is kept to"
    assert lesson.room.abide(Policy("FR", "education"), lesson.now)
    assert lesson.room.pulse(lesson.now).why == "off"
    with pytest.raises(ClassError, match="not read here"):
        lesson.second()
    assert not any(student.people or student.reading for student in lesson.students)
    assert not lesson.room.abide(US, lesson.now), "faces do not come back by themselves"
    with pytest.raises(ClassError, match="not read here"):
        lesson.second()


def test_who_is_gone_does_not_come_back_with_a_stricter_policy():
    lesson = Class(8)
    lesson.second()
    for student in lesson.students:
        lesson.room.press(student, "lost", lesson.now)
    later = lesson.now + 30.0
    for student in lesson.students[:3]:
        student.seen = later
    assert lesson.room.abide(Policy("FR", "education"), later)
    told = lesson.room.pulse(later)
    assert (told.joined, told.feedback) == (3, {}), "three alone are not told of"


def test_nobody_shows_where_the_least_number_rises():
    lesson = Class(8)
    assert lesson.second().signal["counted"] == 8
    ninth = lesson.room.join("student", True, lesson.now)
    lesson.students.append(ninth)
    assert lesson.second().signal["counted"] == 8, "one alone waits"
    assert not lesson.room.abide(Policy("US", "education", min_group_size=7), lesson.now)
    assert lesson.second().signal["counted"] == 8, "and still waits"


def test_in_a_simulated_class_a_stricter_policy_is_for_those_who_are_real():
    room = LiveClass("CODE2345", ClassOptions(), 0.0, simulated=True)
    invented = room.join("student", True, 0.0)
    invented.simulated = True
    assert not room.abide(UNSTATED, 1.0), "nobody real is read"
    visitor = room.join("student", True, 1.0)
    assert room.abide(UNSTATED, 2.0)
    assert room.take(invented, faces(1, face()), 2.0)
    with pytest.raises(ClassError, match="not read here"):
        room.take(visitor, faces(1, face()), 2.0)
    assert [receipt.withdrawn_at for receipt in room.receipts] == [None, 2.0]


def test_consent_and_its_withdrawal_are_on_record():
    lesson = Class(1)
    lesson.room.leave(lesson.students[0], lesson.now + 5)
    [receipt] = lesson.room.receipts
    assert (receipt.source, receipt.given_at, receipt.withdrawn_at) == (1, 0.0, 5.0)


def test_old_messages_are_no_news():
    lesson = Class(6)
    student = lesson.students[0]
    assert lesson.room.take(student, faces(5, face(HAPPY)), lesson.now)
    assert not lesson.room.take(student, faces(5, face()), lesson.now)
    assert not lesson.room.take(student, faces(4, face()), lesson.now)
    assert next(iter(student.people.values())).expression == "happiness"


def test_a_camera_brings_everyone_it_sees():
    room = LiveClass("CODE2345", ClassOptions(), 0.0)
    camera = room.join("camera", True, 0.0)
    room.take(camera, faces(1, *(face(HAPPY, who) for who in range(1, 21))), 1.0)
    pulse = room.pulse(1.0)
    assert (pulse.signal["present"], pulse.signal["counted"], pulse.joined) == (20, 20, 0)


def test_a_face_that_a_camera_lost_and_found_again_is_not_counted_twice():
    room = LiveClass("CODE2345", ClassOptions(), 0.0)
    camera = room.join("camera", True, 0.0)
    room.take(camera, faces(1, *(face(HAPPY, who) for who in range(1, 10))), 1.0)
    room.pulse(1.0)
    room.take(camera, faces(2, *(face(HAPPY, who) for who in range(4, 13))), 2.0)
    signal = room.pulse(2.0).signal
    assert (signal["present"], signal["counted"]) == (9, 9)
    room.take(camera, faces(3, *(face(HAPPY, who) for who in range(4, 15))), 3.0)
    assert room.pulse(3.0).signal["present"] == 11


def test_a_press_stands_for_a_minute_and_is_one_a_person():
    lesson = Class(6)
    for button in ("lost", "too_fast"):
        lesson.room.press(lesson.students[0], button, lesson.now)
    lesson.room.press(lesson.students[1], "lost", lesson.now)
    buttons = lesson.room.pulse(lesson.now).feedback
    assert buttons == {"got_it": 0, "lost": 1, "too_fast": 1, "too_slow": 0}
    for _ in range(61):
        pulse = lesson.second()
    assert sum(pulse.feedback.values()) == 0


def test_the_history_has_one_signal_a_second_and_ten_minutes_at_most():
    lesson = Class(6)
    for _ in range(620):
        lesson.second()
        lesson.room.pulse(lesson.now + 0.3)
    times = [int(signal.t) for signal in lesson.room.history]
    assert len(times) == 600
    assert times == list(range(times[0], times[0] + 600))


def test_memory_does_not_grow_with_people_who_come_and_go():
    room = LiveClass("CODE2345", ClassOptions(max_participants=50), 0.0)
    camera = room.join("camera", True, 0.0)
    for number in range(2000):
        room.take(camera, faces(number, face(who=number + 1)), float(number))
        room.pulse(float(number))
        left = room.join("student", True, float(number))
        room.leave(left, float(number))
    assert len(room._identities._known) < 60
    assert len(room._sources) == 1


def test_a_full_class_drops_those_long_gone_first():
    room = LiveClass("CODE2345", ClassOptions(max_participants=2), 0.0)
    for began in (0.0, 590.0):
        room.join("student", True, began).came = True
    with pytest.raises(ClassError, match="full"):
        room.join("student", True, 599.0)
    room.join("student", True, 601.0)


def test_seats_of_pages_that_never_came_are_given_away_first():
    room = LiveClass("CODE2345", ClassOptions(max_participants=2), 0.0)
    room.join("student", True, 0.0)
    came = room.join("student", True, 0.0)
    came.came = True
    with pytest.raises(ClassError, match="full"):
        room.join("student", True, 29.0)
    room.join("student", True, 31.0)
    assert room.holds(came)


def test_a_seat_that_was_given_away_has_to_be_asked_for_again():
    access = Access()
    room = LiveClass("CODE2345", ClassOptions(max_participants=1), 0.0)
    early = room.join("student", True, 0.0)
    token = access.admit(room, early)
    assert access.source(room, token) is early
    room.join("student", True, 601.0)
    assert access.source(room, token) is None


def test_whoever_leaves_takes_no_press_along():
    lesson = Class(students=7)
    lesson.second()
    room, leaver = lesson.room, lesson.students[0]
    room.press(leaver, "lost", lesson.now)
    assert room.pulse(lesson.now).feedback["lost"] == 1
    room.leave(leaver, lesson.now)
    assert room.pulse(lesson.now + 1).feedback["lost"] == 1
    for student in lesson.students[1:]:
        student.connected = True
    assert room.pulse(lesson.now + 59).feedback["lost"] == 1
    assert room.pulse(lesson.now + 61).feedback["lost"] == 0


def test_presses_of_those_gone_are_no_majority_of_those_here():
    lesson = Class(students=20)
    for student in lesson.students[:5]:
        lesson.room.press(student, "lost", lesson.now)
        lesson.room.leave(student, lesson.now)
    for student in lesson.students[5:]:
        student.connected = True
    for second in range(1, 26):
        pulse = lesson.room.pulse(lesson.now + second)
    assert (pulse.joined, pulse.feedback["lost"], pulse.alert) == (15, 5, None)
    lesson.room.press(lesson.students[5], "lost", lesson.now + 26)
    for second in range(26, 48):
        alert = lesson.room.pulse(lesson.now + second).alert
    assert alert is not None
    assert alert.kind == "lost"


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[2J", "half \ud83d"])
def test_what_no_store_takes_is_refused_or_left_out(text):
    with pytest.raises(ClassError, match="control characters"):
        ClassOptions(name=text).within(US)
    kept = Class().room.mark(f"{text} slide 7", 0.0).text
    assert kept.endswith("slide 7")
    assert kept.encode().decode().isprintable()


def test_a_camera_has_no_buttons():
    lesson = Class()
    camera = lesson.room.join("camera", True, lesson.now)
    with pytest.raises(ClassError, match="no buttons"):
        lesson.room.press(camera, "lost", lesson.now)


def test_what_is_kept_of_a_class_with_a_view_of_each_person_shows_nobody():
    lesson = Class(students=7, per_person=True)
    moods = [HAPPY, *[CALM] * 6]
    for _ in range(30):
        lesson.second(moods)
        lesson.room.pulse(lesson.now)
    lesson.room.leave(lesson.students[0], lesson.now)
    shown = lesson.room.pulse(lesson.now + 1)
    assert shown.signal["counted"] == 6  # the teacher sees each come and go
    kept = [signal for signal in lesson.room.history if signal.enough]
    assert {signal.counted for signal in kept} == {7}
    assert not lesson.room.history[-1].enough


def test_the_band_knows_of_those_who_are_not_read():
    lesson = Class(students=40)
    moods = [HAPPY if index % 2 else CALM for index in range(40)]
    lesson.second(moods)
    everyone = lesson.room.pulse(lesson.now).signal["valence_band"]
    for _ in range(30):
        for student in lesson.students[6:]:
            student.seen = lesson.now + 1.0
        lesson.second(moods, away=range(6, 40))
        few = lesson.room.pulse(lesson.now).signal
    assert (few["counted"], few["present"]) == (6, 40)
    assert few["valence_band"][1] - few["valence_band"][0] > 2 * (everyone[1] - everyone[0])


def test_a_simulated_class_has_limits_and_reads_no_real_face_without_a_policy():
    for wrong in ({"min_group_size": 1}, {"minutes": 1e9}):
        with pytest.raises(ClassError, match="expected"):
            LiveClasses().create(ClassOptions(**wrong), UNSTATED, 0.0, simulated=True)
    for policy, may in ((UNSTATED, False), (Policy("DE", "education"), False), (US, True)):
        live = Hub(policy)
        room, _ = live.create(ClassOptions(), simulated=True)
        assert live.reads_faces(room) is may
        assert live.join(room, "student", True)[0].consented is may


def test_a_class_in_which_nothing_happens_misses_no_second(tmp_path):
    clock = [0.0]
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        live = Hub(US, clock=lambda: clock[0], recorder=Recorder(store))
        room, _ = live.create(ClassOptions())
        for tick in range(500):
            clock[0] = 0.21 * tick
            if tick % 7 == 0:
                room.pulse(clock[0])  # as the console and the API ask
            live._tick(room)
        assert live.recorder and live.recorder.flush()
        assert [int(one.t) for one in room.history] == list(range(105))
        assert [int(one.t) for one in store.history(room.code).signals] == list(range(105))
        live.recorder.close()


def test_a_class_at_fault_does_not_stop_the_others(caplog):
    live = Hub(US)
    broken, sound = (live.create(ClassOptions())[0] for _ in range(2))
    broken.alerts = None  # what a fault in one class leads to

    async def run() -> None:
        ticker = asyncio.ensure_future(live.run())
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
        LiveClasses().create(ClassOptions(**options), US, 0.0)


def test_a_class_reads_faces_only_where_the_policy_allows_it():
    for policy in (UNSTATED, Policy("DE", "education")):
        with pytest.raises(ClassError, match="buttons"):
            LiveClasses().create(ClassOptions(), policy, 0.0)
        LiveClasses().create(ClassOptions(faces=False), policy, 0.0)
    with pytest.raises(ClassError, match="min_group_size"):
        LiveClasses().create(ClassOptions(), Policy("US", "education", min_group_size=10), 0.0)


def test_a_class_is_found_by_its_code_however_it_is_typed():
    rooms = LiveClasses()
    room = rooms.create(ClassOptions(), US, 0.0)
    typed = f" {room.code[:4].lower()}-{room.code[4:]} "
    assert rooms.get(typed) is room
    rooms.end(room)
    assert rooms.get(room.code) is None


def test_codes_cannot_be_enumerated():
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(len(code) == 8 and not set(code) & set("01IOL ") for code in codes)
