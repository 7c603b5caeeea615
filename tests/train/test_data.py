"""Splits: no picture on both sides, but where the origin had it so; and FER+'s majority."""

from __future__ import annotations

import numpy as np
import pytest

from roomtone.labels import FER2013, ORIGIN
from roomtone_train.data import Faces, are_copies, arrange
from roomtone_train.recipe import DataOptions


def made(count: int, seed: int) -> Faces:
    """Pictures of which every tenth is a copy of the one before it."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 48, 48), dtype=np.uint8)
    images[9::10] = images[8::10]
    votes, discarded = np.zeros((count, 8), np.float32), np.zeros((count, 2), np.float32)
    return Faces(images, np.arange(count) % 7, votes, discarded)


@pytest.fixture
def both():
    training, test = made(200, 0), made(70, 1)
    training.images[:10] = test.images[:10]
    return training, test


def test_a_held_out_tenth_shares_no_picture_with_what_is_fitted_nor_with_the_test(both):
    fitted, selected = arrange(DataOptions(), *both)
    assert len(selected) == 19
    assert 160 < len(fitted) <= 171
    assert not are_copies(fitted, selected).any()
    for part in (fitted, selected):
        assert not are_copies(part, both[1]).any()


def test_without_a_test_split_training_is_enough(both):
    fitted, selected = arrange(DataOptions(), both[0], None)
    assert len(selected) == 20
    assert not are_copies(fitted, selected).any()


def test_the_origins_protocol_has_copies_on_both_sides(both):
    fitted, selected = arrange(DataOptions(split="random"), *both)
    assert (len(fitted), len(selected)) == (243, 27) or are_copies(selected, fitted).any()
    again = arrange(DataOptions(split="random"), *both)[1]
    other = arrange(DataOptions(split="random", seed=1), *both)[1]
    assert (selected.images == again.images).all()
    assert not (selected.images == other.images).all()


def test_classes_are_chosen_by_name(both):
    fitted, selected = arrange(DataOptions(classes=ORIGIN), *both)
    wanted = {FER2013.index(name) for name in ORIGIN}
    assert set(fitted.labels) == set(selected.labels) == wanted


def test_the_strict_majority_drops_single_votes_and_needs_over_half():
    def label(votes, discarded=0, voted=True):
        row = np.zeros((1, 8), np.float32)
        row[0, : len(votes)] = votes
        picture, none = np.zeros((1, 48, 48), np.uint8), np.zeros(1, np.int64)
        faces = Faces(picture, none, row, np.array([[discarded, 0]], np.float32), voted)
        return int(faces.strict_majority()[0])

    assert label([6, 4]) == 0
    assert label([5, 5]) == -1
    assert label([5, 2, 1, 1, 1]) == 0  # the three single votes do not count
    assert label([4, 0, 0], discarded=6) == -1
    assert label([1, 1, 1, 1, 1, 1, 1, 1], discarded=2) == -1
    assert label([]) == -1
    assert label([10], voted=False) == -1
