from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roomtone.signal.answers import Answers, Words

K, CHANGE = 5, 8
steps = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2), st.floats(0, 90)), max_size=80)


@given(steps)
def test_counts_come_from_enough_people_and_grow_by_several_however_long_one_waits(steps):
    answers, t, before = Answers(3, K, CHANGE), 0.0, ()
    for who, choice, wait in steps:
        t += wait
        answers.add(who, choice)
        counts = answers.update(t)
        assert not counts or sum(counts) >= K
        if counts != before:
            assert not before or sum(counts) - sum(before) >= CHANGE
            assert all(now >= then for now, then in zip(counts, before, strict=False))
        before = counts


@given(steps)
def test_nobody_answers_twice_and_no_answer_changes(steps):
    answers, first = Answers(3, 1, 1), {}
    for t, (who, choice, _) in enumerate(steps):
        answers.add(who, choice)
        first.setdefault(who, choice)
        assert answers.update(float(t)) == tuple(
            sum(one == choice for one in first.values()) for choice in range(3)
        )


def test_where_the_minimum_rises_what_was_shown_of_fewer_goes():
    answers = Answers(2, K, CHANGE)
    for who in range(K):
        answers.add(who, 0)
    assert answers.update(1.0) == (K, 0)
    answers.set_min_group_size(7, 12)
    assert answers.update(2.0) == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.text("abc", min_size=1, max_size=3)), max_size=60))
def test_words_come_in_batches_of_enough_people_in_no_order_of_time(said):
    words, shown, waiting = Words(K), (), set()
    for who, word in said:
        words.add(who, word)
        waiting.add(who)
        now = words.update()
        if now != shown:
            assert len(waiting) >= K, "a batch is of different people"
            waiting = set()
        assert list(now) == sorted(now)
        shown = now
