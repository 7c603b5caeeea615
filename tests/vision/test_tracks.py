from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roomtone.types import Face
from roomtone.vision.tracks import Tracker, TrackOptions


def face_at(x: float, y: float = 100.0, size: float = 40.0, score: float = 0.9) -> Face:
    return Face((x, y, size, size), ((x, y),) * 5, score)


def test_someone_who_moves_keeps_their_id():
    tracker = Tracker()
    seen = [tracker.update([face_at(10 + 12 * step)], step / 10) for step in range(50)]
    assert seen == [[1]] * 50


def test_someone_who_comes_back_within_two_seconds_is_the_same_person():
    tracker = Tracker()
    tracker.update([face_at(100)], 0.0)
    assert tracker.update([], 1.0) == []
    assert tracker.update([face_at(104)], 1.9) == [1]


def test_someone_who_comes_back_later_is_somebody_new():
    tracker = Tracker()
    tracker.update([face_at(100)], 0.0)
    assert tracker.update([face_at(100)], 2.5) == [2]


def test_two_people_who_cross_keep_their_ids():
    tracker = Tracker()
    for step in range(61):
        there, back = 100 + 10.0 * step, 700 - 10.0 * step
        ids = tracker.update([face_at(there, 100), face_at(back, 112)], step / 30)
        assert ids == [1, 2], f"switched at step {step}"


def test_two_people_who_cross_while_one_hides_the_other_keep_their_ids():
    tracker = Tracker()
    for step in range(61):
        there, back = face_at(100 + 10.0 * step), face_at(700 - 10.0 * step)
        hidden = abs(there.box[0] - back.box[0]) < 40
        ids = tracker.update([there] if hidden else [there, back], step / 30)
        assert ids == ([1] if hidden else [1, 2]), f"switched at step {step}"


def test_an_unsure_face_continues_a_track_and_starts_none():
    tracker = Tracker()
    assert tracker.update([face_at(100, score=0.6)], 0.0) == [None]
    assert tracker.update([face_at(100, score=0.9)], 0.1) == [1]
    assert tracker.update([face_at(101, score=0.6), face_at(400, score=0.6)], 0.2) == [1, None]


def test_a_sure_face_goes_before_an_unsure_one():
    tracker = Tracker()
    tracker.update([face_at(100)], 0.0)
    assert tracker.update([face_at(100, score=0.6), face_at(106)], 0.1) == [None, 1]


def test_time_that_runs_back_begins_anew():
    tracker = Tracker()
    tracker.update([face_at(100)], 10.0)
    assert tracker.update([face_at(100)], 0.0) == [2]
    assert tracker.update([face_at(100)], 0.1) == [2]


def test_reset_forgets_everyone():
    tracker = Tracker()
    tracker.update([face_at(100)], 0.0)
    tracker.reset()
    assert tracker.update([face_at(100)], 0.1) == [1]


def test_a_size_that_jumps_is_somebody_else():
    tracker = Tracker(TrackOptions(resize=2.0))
    tracker.update([face_at(100, size=40)], 0.0)
    assert tracker.update([face_at(60, 60, size=120)], 0.1) == [2]


@given(
    st.lists(
        st.lists(st.tuples(st.floats(0, 900), st.floats(0, 500), st.floats(0.5, 1.0)), max_size=8),
        max_size=20,
    )
)
def test_ids_are_unique_in_a_frame_and_never_used_again(frames):
    tracker, highest = Tracker(), 0
    for step, places in enumerate(frames):
        faces = [face_at(x, y, score=score) for x, y, score in places]
        ids = [who for who in tracker.update(faces, step / 5) if who is not None]
        assert len(ids) == len(set(ids))
        fresh = [who for who in ids if who > highest]
        assert sorted(fresh) == list(range(highest + 1, highest + 1 + len(fresh)))
        highest = max([highest, *ids])
        assert len(tracker) <= highest


def test_memory_does_not_grow_with_people_who_left():
    tracker = Tracker()
    for step in range(2000):
        tracker.update([face_at(float(np.sin(step) * 5000))], step * 3.0)
    assert len(tracker) == 1
