"""Which pictures a run learns from: no picture on both sides, but where the origin had it so."""

from __future__ import annotations

import numpy as np
import pytest

from roomtone.errors import DataError
from roomtone.labels import FER2013, ORIGIN
from roomtone_train.fer2013 import Faces, are_copies
from roomtone_train.splits import DataOptions, arrange


def made(count: int, seed: int) -> Faces:
    """Pictures of which every tenth is a copy of the one before it."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 48, 48), dtype=np.uint8)
    images[9::10] = images[8::10]
    votes, discarded = np.zeros((count, 8), np.float32), np.zeros((count, 2), np.float32)
    return Faces(images, np.arange(count) % 7, votes, discarded)


@pytest.fixture
def splits():
    training, test = made(200, 0), made(70, 1)
    training.images[:10] = test.images[:10]
    return training, test


def test_the_official_split_drops_copies_and_keeps_the_test_whole(splits):
    fitted, selected = arrange(DataOptions(), *splits)
    assert (len(fitted), len(selected)) == (190, 70)
    assert not are_copies(fitted, selected).any()


def test_a_held_out_tenth_leaves_the_test_split_alone(splits):
    fitted, selected = arrange(DataOptions(split="held-out"), *splits)
    assert len(selected) == 19
    assert not are_copies(fitted, selected).any()
    for part in (fitted, selected):
        assert not are_copies(part, splits[1]).any()


def test_the_origins_protocol_has_copies_on_both_sides(splits):
    fitted, selected = arrange(DataOptions(split="random"), *splits)
    assert (len(fitted), len(selected)) == (243, 27)
    assert are_copies(selected, fitted).any()
    again = arrange(DataOptions(split="random"), *splits)[1]
    other = arrange(DataOptions(split="random", seed=1), *splits)[1]
    assert (selected.images == again.images).all()
    assert not (selected.images == other.images).all()


def test_classes_are_chosen_by_name(splits):
    fitted, selected = arrange(DataOptions(classes=ORIGIN), *splits)
    wanted = {FER2013.index(name) for name in ORIGIN}
    assert set(fitted.labels) == set(selected.labels) == wanted
    with pytest.raises(DataError, match="got 'bored'"):
        DataOptions(classes=("bored",))
    with pytest.raises(DataError, match="got 'best'"):
        DataOptions(split="best")
