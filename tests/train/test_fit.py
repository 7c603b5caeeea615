"""Fitting: exact resume, distillation, sharpness-aware steps, and what a run's file may say."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from msgspec.structs import asdict, replace
from torch import nn

from roomtone.errors import DataError, ModelError
from roomtone.vision.models import model_file
from roomtone_train import checkpoint
from roomtone_train.batches import Batch, Teachers, augment, batches, blended, targets
from roomtone_train.checkpoint import best_of, read_best, write_checkpoint
from roomtone_train.data import Faces
from roomtone_train.export import Temperatures, export
from roomtone_train.fit import (
    bfloat16_is_faster,
    fit,
    make_optimizer,
    make_schedule,
    perturbed,
)
from roomtone_train.network import MEAN, STD, Network
from roomtone_train.recipe import AugmentOptions, FitOptions, NetworkOptions, RunOptions, read_run
from roomtone_train.scenes import read_crops, write_crops
from tests.train.conftest import RUNS

TINY = NetworkOptions(width=0.125, dropout=0.0)
CPU = torch.device("cpu")
pytestmark = pytest.mark.usefixtures("one_precision")


def small(epochs: int = 4, **changes) -> RunOptions:
    options = read_run(RUNS / "smoke.toml")
    return replace(options, fit=replace(options.fit, epochs=epochs, **changes))


def test_a_run_that_was_stopped_resumes_as_if_it_had_not(splits, tmp_path, monkeypatch):
    training, test = splits["Training"], splits["PublicTest"]
    run = small(3, max_images=64)
    whole = fit(run, training, test, tmp_path / "whole")

    class Stopped(BaseException):
        pass

    def stop_in_third_epoch(folder, state):
        if len(state["history"]) == 3:
            with pytest.raises(DataError, match="no fit is writing; another one is"):
                fit(run, training, test, tmp_path / "stopped")
            raise Stopped
        return write_checkpoint(folder, state)

    with monkeypatch.context() as patched:
        patched.setattr(checkpoint, "write_checkpoint", stop_in_third_epoch)
        with pytest.raises(Stopped):
            fit(run, training, test, tmp_path / "stopped")
    resumed = fit(run, training, test, tmp_path / "stopped")
    assert resumed == whole
    first, second = (read_best(tmp_path / name)[0].state_dict() for name in ("whole", "stopped"))
    assert all(torch.equal(first[key], second[key]) for key in first)
    again = fit(run, training, test, tmp_path / "stopped")
    assert again == whole, "a run that is done is not fitted again"
    with pytest.raises(DataError, match="same settings and data, got one of other settings"):
        fit(small(3, max_images=64, seed=1), training, test, tmp_path / "stopped")
    with pytest.raises(DataError, match="other pictures to select on"):
        fit(run, training, training, tmp_path / "stopped")


def test_a_damaged_checkpoint_and_an_empty_folder_are_refused(splits, tmp_path):
    training, test = splits["Training"], splits["PublicTest"]
    whole = fit(small(1), training, test, tmp_path / "run")
    assert fit(small(1), training, test, tmp_path / "run") == whole
    assert read_best(tmp_path / "run")[1]["best_epoch"] == 1
    (tmp_path / "run" / "checkpoint.pt").write_bytes(b"PK no checkpoint")
    with pytest.raises(DataError, match="it is damaged"):
        fit(small(1), training, test, tmp_path / "run")
    with pytest.raises(DataError, match=r"checkpoint\.pt\. Fit a run first"):
        read_best(tmp_path / "nothing")
    with pytest.raises(DataError, match="two pictures or more"):
        fit(small(1), training.where(np.arange(350) < 1), test, tmp_path / "few")


def test_fitting_learns(splits, tmp_path):
    options = small(5, max_images=210, batch_size=16, learning_rate=8e-3, average_decay=0.9)
    options = replace(options, augment=AugmentOptions(0, 0, 0, 0, 0, 0, 0, 0))
    result = fit(options, splits["Training"], splits["PublicTest"], tmp_path / "run")
    best = best_of(result)
    assert best["fer2013"] > 0.6
    assert result[-1]["loss"] < result[0]["loss"]
    assert read_best(tmp_path / "run")[1]["best_epoch"] == best["epoch"]


def test_of_a_head_that_is_not_fitted_or_not_voted_on_no_score_is_taken(splits, tmp_path):
    training, test = splits["Training"], splits["PublicTest"]
    (row,) = fit(small(1, ferplus_weight=0.0), training, test, tmp_path / "labels")
    assert row["score"] == row["fer2013"]
    unvoted = dataclasses.replace(test, voted=False)
    (row,) = fit(small(1), training, unvoted, tmp_path / "unvoted")
    assert row["score"] == row["fer2013"] and "ferplus" not in row


@pytest.fixture
def networks() -> list[Network]:
    torch.manual_seed(0)
    made = [Network(TINY).eval(), Network(TINY).eval()]
    for network in made:
        for head in (network.ferplus, network.fer2013):
            nn.init.normal_(head.bias)
    return made


@pytest.fixture
def models(networks, tmp_path) -> list[Path]:
    files = [tmp_path / "first.onnx", tmp_path / "second.onnx"]
    for network, file in zip(networks, files, strict=True):
        export(network, Temperatures(1, 1), {}, file)
    return files


@pytest.fixture
def batch() -> Batch:
    """Three crops: one with votes and a label, one without votes, one without a label."""
    gray = np.random.default_rng(0).integers(0, 256, (3, 1, 48, 48)).astype(np.float32)
    classes, votes = torch.zeros(3, 7), torch.zeros(3, 8)
    classes[:2, 3] = 1
    votes[:, 1] = 1
    crops = (torch.from_numpy(gray) / 255 - MEAN) / STD
    return Batch(crops, crops[:0], classes, votes, torch.tensor([1.0, 0.0, 1.0]))


def test_a_teachers_share_of_the_targets_is_what_it_says_of_the_crops(networks, models, batch):
    corrected = Teachers(models[:1], 0.25).correct(batch, 0)
    with torch.inference_mode():
        eight, seven = (logits.softmax(1) for logits in networks[0](batch.crops))
    close = {"atol": 2e-3, "rtol": 0.0}  # the file keeps 16 bits a weight
    torch.testing.assert_close(corrected.votes[0], 0.75 * batch.votes[0] + 0.25 * eight[0], **close)
    torch.testing.assert_close(corrected.votes[1], eight[1], **close)
    torch.testing.assert_close(
        corrected.classes[0], 0.75 * batch.classes[0] + 0.25 * seven[0], **close
    )
    torch.testing.assert_close(corrected.classes[2], 0.25 * seven[2], **close)
    assert corrected.weights.tolist() == [1, 0.25, 1]


def test_one_teacher_a_step_is_asked_in_turn(models, batch):
    both, first = Teachers(models, 1.0), Teachers(models[:1], 1.0)
    assert torch.equal(both.correct(batch, 0).votes, first.correct(batch, 5).votes)
    assert torch.equal(both.correct(batch, 2).votes, both.correct(batch, 0).votes)
    assert not torch.allclose(both.correct(batch, 1).votes, both.correct(batch, 0).votes)


def test_a_fit_learns_what_its_teacher_says_and_does_not_resume_under_another(models, tmp_path):
    images = np.random.default_rng(0).integers(0, 256, (24, 48, 48), dtype=np.uint8)
    votes = np.zeros((24, 8), np.float32)
    votes[:, 1] = 10
    faces = Faces(images, np.full(24, 3), votes, np.zeros((24, 2), np.float32))
    settings = FitOptions(epochs=8, batch_size=8, learning_rate=1e-2, average_decay=0.5)
    settings = replace(settings, teacher_weight=1.0)

    def fitted(*teachers: str, folder: str = "run") -> list[dict[str, float]]:
        options = RunOptions(network=TINY, fit=replace(settings, teachers=teachers))
        return fit(options, faces, faces, tmp_path / folder)

    result = fitted("first")
    losses = [row["loss"] for row in result]
    assert losses[-1] < losses[0], "it comes nearer to its teacher, who never saw a label"
    assert result[-1]["ferplus"] < 0.5, "and not to the votes"
    with pytest.raises(DataError, match="other teachers"):
        fitted("second")
    moved = models[0].rename(tmp_path / "moved.onnx")
    assert fitted(str(moved)) == result, "elsewhere it is the same teacher"
    with pytest.raises(ModelError, match=r"none\.onnx: expected a model file"):
        fitted("none", folder="other")


def test_a_model_that_ships_can_teach(batch):
    said = Teachers([model_file("expression")], 1.0).correct(batch, 0)
    torch.testing.assert_close(said.votes.sum(1), torch.ones(3))


def test_inside_a_perturbation_the_weights_are_a_step_up_the_loss_away_and_then_back():
    network = nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        network.weight.copy_(torch.tensor([[3.0, 4.0]]))
    before = network.weight.detach().clone()

    def loss() -> torch.Tensor:
        return network.weight.square().sum()

    with perturbed(network, 0.5, loss):
        torch.testing.assert_close(network.weight.detach(), torch.tensor([[3.3, 4.4]]))
        loss().backward()
    assert torch.equal(network.weight, before)
    torch.testing.assert_close(network.weight.grad, torch.tensor([[6.6, 8.8]]))
    network.zero_grad()
    with perturbed(network, 0.0, loss):
        loss().backward()
    torch.testing.assert_close(network.weight.grad, torch.tensor([[6.0, 8.0]]))


def test_what_finds_the_perturbation_leaves_no_trace_in_batch_norms():
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)).train()
    norm = network[1]
    with perturbed(network, 0.1, lambda: network(torch.randn(4, 1, 8, 8)).pow(4).mean()):
        pass
    assert norm.running_mean.tolist() == [0, 0] and norm.running_var.tolist() == [1, 1]
    assert norm.momentum == pytest.approx(0.1)


def test_early_layers_learn_at_their_share_of_the_rate():
    settings = FitOptions(epochs=4, warmup_epochs=1, layer_decay=0.5)
    network = Network(NetworkOptions("efficientnet-lite0", blocks=2, last_channels=32))
    optimizer = make_optimizer(network, settings)
    shares = [group["lr"] / settings.learning_rate for group in optimizer.param_groups[::2]]
    assert shares == pytest.approx([0.125, 0.25, 0.5, 1.0, 1, 1])
    schedule, rates = make_schedule(optimizer, settings, 10), []
    for _ in range(40):
        rates.append(optimizer.param_groups[-1]["lr"])
        optimizer.step()
        schedule.step()
    assert rates[0] == pytest.approx(settings.learning_rate / 10)
    assert rates.index(max(rates)) == 10, "they rise over the warm-up, and fall from then on"
    assert optimizer.param_groups[-1]["lr"] == pytest.approx(0, abs=1e-12)


def test_precision_is_chosen_by_the_time_that_steps_take(monkeypatch):
    module = sys.modules["roomtone_train.fit"]
    monkeypatch.setattr(module, "bfloat16_is_faster", bfloat16_is_faster)

    def with_times(*seconds: float) -> bool:
        clock = iter(seconds)
        monkeypatch.setattr(module, "repeat", lambda step, **_: [step() or next(clock)])
        return bfloat16_is_faster(Network(TINY), CPU, 2)

    assert with_times(1, 2) is True
    assert with_times(2, 1) is False
    assert with_times(1, 1) is False
    assert bfloat16_is_faster(Network(TINY), torch.device("cuda"), 2) is True


def test_settings_that_do_not_exist_are_refused(tmp_path):
    path = tmp_path / "run.toml"
    for text, words in (
        ("[fit]\nepoch = 3\n", "epoch"),
        ("[fits]\n", "fits"),
        ("[fit\n", "TOML"),
        ("[fit]\nepochs = [3]\n", r"`int`, got `array` - at `\$\.fit\.epochs`"),
        ("[network]\nwidth = 'wide'\n", r"`float`, got `str` - at `\$\.network\.width`"),
        ("[data]\nclasses = ['bored']\n", "'bored'"),
        ("[data]\nsplit = 'official'\n", "'official'"),
        ("[fit]\nepochs = 0\n", r">= 1 - at `\$\.fit\.epochs`"),
        ("[fit]\nepochs = true\n", r"`int`, got `bool` - at `\$\.fit\.epochs`"),
        ("[fit]\nbatch_size = 1\n", r">= 2 - at `\$\.fit\.batch_size`"),
        ("[fit]\nseed = -1\n", r">= 0 - at `\$\.fit\.seed`"),
        ("[fit]\nlearning_rate = 0.0\n", r"> 0\.0 - at `\$\.fit\.learning_rate`"),
        ("[fit]\nlearning_rate = nan\n", r"> 0\.0 - at `\$\.fit\.learning_rate`"),
        ("[fit]\nteacher_weight = 1.5\n", r"<= 1\.0 - at `\$\.fit\.teacher_weight`"),
        ("[fit]\nteachers = ['a']\nteacher_weight = 0.0\n", "above 0 with teachers"),
        ("[augment]\nblur = -0.1\n", r">= 0\.0 - at `\$\.augment\.blur`"),
        ("[augment]\nrotation_deg = 200.0\n", r"<= 180\.0 - at `\$\.augment\.rotation_deg`"),
    ):
        path.write_text(text)
        with pytest.raises(DataError, match=words):
            read_run(path)
    path.write_text("[fit]\nepochs = 9\nseed = 1\n")
    changed = read_run(path, ["fit.epochs=2", 'data.split="random"']).fit
    assert (changed.epochs, changed.seed) == (2, 1)
    for text, words in (("epochs=2", "no section"), ("fit.epochs", "section.key=value")):
        with pytest.raises(DataError, match=words):
            read_run(path, [text])


def test_every_setting_is_in_the_documentation():
    page = (RUNS.parent / "docs" / "training.md").read_text()
    options = RunOptions()
    for section in (options.data, options.network, options.augment, options.fit):
        for name in asdict(section):
            assert f"\n| `{name}` | " in page, name


def test_every_teacher_and_pretrained_source_of_the_line_is_made_by_it():
    made = {path.stem for path in RUNS.glob("*.toml")}
    for path in RUNS.glob("*.toml"):
        options = read_run(path).fit
        assert set(options.teachers) <= made - {path.stem}, path
        assert options.pretrained in ("", "imagenet", "out/package/models/faceres-deep.json"), path


def test_augmentation_keeps_shape_and_range_and_can_be_repeated():
    crops = torch.rand(16, 1, 48, 48, generator=torch.Generator().manual_seed(1))
    first = augment(crops, AugmentOptions(), torch.Generator().manual_seed(2))
    again = augment(crops, AugmentOptions(), torch.Generator().manual_seed(2))
    assert first.shape == crops.shape
    assert 0 <= first.min() <= first.max() <= 1
    assert torch.equal(first, again)
    assert not torch.equal(first, crops)
    nothing = AugmentOptions(0, 0, 0, 0, 0, 0, 0, 0)
    unchanged = augment(crops, nothing, torch.Generator().manual_seed(2))
    for crop, out in zip(crops, unchanged, strict=True):
        same = [torch.allclose(out, other, atol=1e-5) for other in (crop, crop.flip(2))]
        assert any(same), "without any strength a crop is kept or mirrored"


def test_a_picture_that_is_moved_stays_as_sharp_as_it_is_when_read():
    noise = np.random.default_rng(0).normal(0.5, 0.5, (200, 48, 48)).astype(np.float32)
    soft = np.array([cv2.GaussianBlur(one, (0, 0), 0.8) for one in noise]).clip(0, 1)
    given = torch.from_numpy(soft).unsqueeze(1)
    still = AugmentOptions(0, 0.02, 0, 0, 0, 0, 0, 0)
    moved = augment(given, still, torch.Generator().manual_seed(0))

    def detail(pictures: torch.Tensor) -> float:
        return float((pictures[..., 1:] - pictures[..., :-1]).square().mean())

    assert 0.85 < detail(moved) / detail(given) < 1.05


def test_blending_mixes_what_is_seen_and_what_is_to_be_said_alike():
    votes, classes = torch.eye(8)[:4], torch.eye(7)[:4]
    weights = torch.tensor([1.0, 0.5, 0.0, 1.0])
    crops = torch.rand(4, 1, 48, 48)
    batch = Batch(crops, crops[:0], classes, votes, weights)
    mixed = blended(batch, 0.7, torch.Generator().manual_seed(1))
    pairs = mixed.classes.argsort(1, descending=True)[:, :2]
    for row, (own, other) in enumerate(pairs.tolist()):
        if own == other or mixed.classes[row, own] > 0.99:
            continue
        assert own == row
        torch.testing.assert_close(mixed.crops[row], 0.7 * crops[own] + 0.3 * crops[other])
        assert mixed.weights[row] == pytest.approx(0.7 * weights[own] + 0.3 * weights[other])
    assert mixed.votes[:, 2].max() == 0, "a row without votes adds nothing"
    torch.testing.assert_close(blended(batch, 1.0, torch.Generator()).crops, crops)


def test_detector_crops_are_shown_as_often_as_the_recipe_says(splits):
    training = splits["Training"]
    cropped = np.full_like(training.images, 255)
    nothing = AugmentOptions(0, 0, 0, 0, 0, 0, 0, 0)
    options = replace(small(1, detector_share=0.25, max_images=0), augment=nothing)
    shown = list(batches(targets(training, cropped, options.fit), options, 0))
    white = torch.cat([(batch.crops > 1.99).all(3).all(2).all(1) for batch in shown])
    assert 0.17 < white.float().mean() < 0.33


def test_cached_crops_are_found_by_their_pictures_whatever_the_split(tmp_path):
    images = np.random.default_rng(0).integers(0, 256, (6, 48, 48), np.uint8)
    file = tmp_path / "crops.npz"
    write_crops(file, images, 255 - images)
    assert (read_crops(file, images[[4, 1]]) == 255 - images[[4, 1]]).all()
    with pytest.raises(DataError, match=r"1 of 2 have none\. Run roomtone-train align"):
        read_crops(file, np.stack([images[0], images[0] // 2]))
    file.write_bytes(b"")
    with pytest.raises(DataError, match="expected what roomtone-train align wrote"):
        read_crops(file, images)


def test_a_number_says_where_it_comes_from():
    assert checkpoint.commit()
    assert "cores" in checkpoint.machine()
