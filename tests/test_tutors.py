"""Tutors: networks that are asked about the very pictures that a step shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from roomtone.errors import DataError
from roomtone_train.batches import Batch
from roomtone_train.commands import app
from roomtone_train.config import FitOptions, RunOptions
from roomtone_train.fer2013 import Faces
from roomtone_train.fit import fit
from roomtone_train.network import MEAN, STD, Network, NetworkOptions
from roomtone_train.tutors import Tutors

TINY = NetworkOptions(width=0.125, stem_stride=2, dropout=0.0)


@pytest.fixture
def networks() -> list[Network]:
    torch.manual_seed(0)
    made = [Network(TINY).eval(), Network(TINY).eval()]
    for network in made:
        for head in (network.ferplus, network.fer2013):
            torch.nn.init.normal_(head.bias)
    return made


@pytest.fixture
def tutors(networks: list[Network], tmp_path: Path) -> list[Path]:
    folders = [tmp_path / "0", tmp_path / "1"]
    for network, folder in zip(networks, folders, strict=True):
        keep(network, folder)
    return folders


def keep(network: Network, folder: Path, **facts: str) -> None:
    """Write what a fit keeps of its best epoch."""
    folder.mkdir(exist_ok=True)
    options = RunOptions(network=TINY).as_dict()
    weights = network.state_dict()
    state = {"options": options, "epoch": 1, "facts": facts, "weights": weights}
    torch.save(state, folder / "best.pt")


@pytest.fixture
def batch() -> Batch:
    """Three crops: one with votes and a label, one without votes, one without a label."""
    grey = np.random.default_rng(0).integers(0, 256, (3, 1, 48, 48)).astype(np.float32)
    classes, votes = torch.zeros(3, 7), torch.zeros(3, 8)
    classes[:2, 3] = 1
    votes[:, 1] = 1
    crops = (torch.from_numpy(grey) / 255 - MEAN) / STD
    return Batch(crops, classes, votes, torch.tensor([1.0, 0.0, 1.0]))


def test_a_tutors_share_of_the_targets_is_what_it_says_of_the_crops(networks, tutors, batch):
    corrected = Tutors(tutors[:1], 0.25).correct(batch, 0)
    with torch.inference_mode():
        eight, seven = (logits.softmax(1) for logits in networks[0](batch.crops))
    close = {"atol": 1e-6, "rtol": 0.0}
    torch.testing.assert_close(corrected.crops, batch.crops)
    torch.testing.assert_close(corrected.votes[0], 0.75 * batch.votes[0] + 0.25 * eight[0], **close)
    torch.testing.assert_close(corrected.votes[1], eight[1], **close)
    torch.testing.assert_close(
        corrected.classes[0], 0.75 * batch.classes[0] + 0.25 * seven[0], **close
    )
    torch.testing.assert_close(corrected.classes[2], 0.25 * seven[2], **close)
    assert corrected.weights.tolist() == [1, 0.25, 1]


def test_one_tutor_a_step_is_asked_in_turn(tutors, batch):
    both, first = Tutors(tutors, 1.0), Tutors(tutors[:1], 1.0)
    assert torch.equal(both.correct(batch, 0).votes, first.correct(batch, 5).votes)
    assert torch.equal(both.correct(batch, 2).votes, both.correct(batch, 0).votes)
    assert not torch.allclose(both.correct(batch, 1).votes, both.correct(batch, 0).votes)


def test_a_fit_learns_what_its_tutor_says_and_does_not_resume_under_another(
    networks, tutors, tmp_path
):
    rng = np.random.default_rng(0)
    votes = np.zeros((24, 8), np.float32)
    votes[:, 1] = 10
    faces = Faces(
        rng.integers(0, 256, (24, 48, 48), dtype=np.uint8),
        np.full(24, 3),
        votes,
        np.zeros((24, 2), np.float32),
    )
    settings = FitOptions(epochs=8, batch_size=8, learning_rate=1e-2, average_decay=0.5)
    options = RunOptions(network=TINY, fit=replace(settings, teacher_weight=1.0))
    result = fit(options, faces, faces, tmp_path / "run", tutors=Tutors(tutors[:1], 1.0))
    losses = [row["loss"] for row in result.history]
    assert losses[-1] < losses[0], "it comes nearer to its tutor, who never saw a label"
    assert result.history[-1]["ferplus"] < 0.5, "and not to the votes"
    with pytest.raises(DataError, match="same settings and data"):
        fit(options, faces, faces, tmp_path / "run", tutors=Tutors(tutors[1:], 1.0))
    keep(networks[0], tutors[0], commit="another")
    resumed = fit(options, faces, faces, tmp_path / "run", tutors=Tutors(tutors[:1], 1.0))
    assert resumed.history == result.history, "fitted again, it is the same tutor"


def test_a_tutor_without_a_share_is_refused(tutors):
    with pytest.raises(DataError, match="expected teacher_weight above 0"):
        Tutors(tutors, 0.0)


def test_a_teacher_and_a_tutor_at_once_are_refused(tmp_path):
    run = tmp_path / "run.toml"
    run.write_text("")
    given = ["fit", str(run), "--data", "x.csv", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(app, [*given, "--teacher", "a.npz", "--tutor", "b"])
    assert "expected --teacher or --tutor, got both" in str(result.exception)
