"""The commands, and the whole of `make train` on an excerpt."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest

from roomtone.vision.models import load_expression_model
from tests.train.conftest import RUNS, command, excerpt

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("one_precision")


def test_a_run_is_fitted_exported_and_evaluated(data, tmp_path):
    files = excerpt(data, tmp_path / "data", 84, 28)
    out, model = tmp_path / "smoke", tmp_path / "smoke.onnx"
    smoke = ("fit", RUNS / "smoke.toml", "--out", out)
    first = command(*smoke, *files).stderr
    assert "74 pictures to fit, 8 to select on" in first
    assert "\n\n" not in first, "where nobody watches there is no bar, nor what is left of one"
    stated = load_expression_model(model).contract.card
    assert stated["network"]["width"] == 0.125
    assert stated["recipe"]["fit"]["epochs"] == 2
    assert "what selected it (held-out), n = 8" in stated["calibrated_on"]
    exported = model.read_bytes()
    again = command(*smoke, *files).stderr
    assert "best epoch" in again
    assert "epoch   1" not in again, "a run that is done is not fitted again"
    assert model.read_bytes() == exported, "and exported as it was"
    other = command(*smoke, *files, "--set", "fit.seed=3", code=3).stderr
    assert "same settings and data" in other
    other = command(*smoke, *files[:2], code=3).stderr
    assert "one of other pictures to fit, pictures to select on" in " ".join(other.split())
    scores = json.loads(command("evaluate", model, *files, "--json").stdout)
    for name in ("fer2013", "fer2013_without_copies", "origin", "ferplus"):
        assert set(scores[name]) >= {"accuracy", "macro_f1", "confusion", "ece", "n"}
    unvoted = command("evaluate", model, *files[:2]).stdout
    assert "| FER-2013, 7 classes |" in unvoted and "FER+" not in unvoted.split("model")[0]
    other = command("evaluate", model, *files, "--split", "PrivateTest", code=3)
    assert "PrivateTest" in other.stderr
    model.unlink()
    model.mkdir()
    assert "could not write" in command(*smoke, *files, code=5).stderr
    (tmp_path / "file").touch()
    nowhere = (*smoke[:2], "--out", tmp_path / "file" / "run")
    assert "expected a folder to write to" in command(*nowhere, *files, code=5).stderr


def test_a_folder_of_training_pictures_alone_is_fitted_and_evaluated(data, tmp_path):
    rng = np.random.default_rng(0)
    for name in ("happy", "sad"):
        (tmp_path / "train" / name).mkdir(parents=True)
        for index in range(20):
            picture = rng.integers(0, 256, (48, 48), dtype=np.uint8)
            cv2.imwrite(str(tmp_path / "train" / name / f"{index}.png"), picture)
    (tmp_path / "train" / "confused").mkdir()
    cv2.imwrite(str(tmp_path / "train" / "confused" / "a.png"), picture)
    given = ("--data", tmp_path / "train")
    said = command("fit", RUNS / "smoke.toml", *given, "--out", tmp_path / "run").stderr
    assert "36 pictures to fit, 4 to select on" in said
    assert "FER+" not in said, "nobody voted"
    assert "note: confused: not a class of this model; 1 picture left out." in said
    assert "no picture of angry, disgust, fear, surprise, neutral." in said
    scores = command("evaluate", tmp_path / "run.onnx", *given).stdout
    assert "| 40 |" in scores and "FER+" not in scores.split("model")[0]
    assert "Traceback" not in command("evaluate", tmp_path / "run.onnx", *given, "--json").stdout


def test_the_whole_line_runs_on_an_excerpt(data, tmp_path):
    """Every model of `make train`, one epoch each, their cards; a second call has naught to do.

    The lines are make's own, in its order; those of `roomtone-train` run in this process.
    """
    faces = ROOT / "out" / "package" / "models" / "faceres-deep.json"
    if not faces.is_file() and not shutil.which("npm"):
        pytest.skip("needs npm, or faceres-deep.json, for the weights that tell faces apart")
    excerpt(data, tmp_path / "data", 28, 2)
    ship, cards = tmp_path / "ship", tmp_path / "docs"
    ship.mkdir()
    make = [
        *("make", "--no-print-directory", "-o", ".venv/.dev", "train", "BIN=bin"),
        *(f"DATA={tmp_path / 'data'}", f"OUT={tmp_path / 'out'}", f"SHIP={ship}", f"CARDS={cards}"),
        "CHANGES=--set fit.epochs=1 --set fit.batch_size=16 --set network.resolution=49 "
        "--set network.stem_stride=2 --set network.blocks=2",
    ]

    def lines() -> list[str]:
        return subprocess.run(
            [*make, "-n"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    for line in lines():
        program, *arguments = shlex.split(line)
        if program == "bin/roomtone-train":
            command(*arguments, cwd=ROOT)
        elif subprocess.run(line, shell=True, cwd=ROOT, check=False).returncode:
            assert "npm" in line, line
            pytest.skip("the weights that tell faces apart cannot be fetched")
    assert (tmp_path / "out" / "teacher-resnet.onnx").is_file()
    for name, page in (("expression", ""), ("nano", "-nano"), ("mobilenet", "-mobilenet")):
        stated = load_expression_model(ship / f"{name}.onnx").contract.card
        assert stated["recipe"]["data"]["split"] == "held-out"
        assert stated["recipe"]["detector_crops"]
        assert json.loads((ship / f"{name}.scores.json").read_text())["tasks"]["ferplus"]["n"] == 2
        words = (cards / f"model-card{page}.md").read_text()
        assert all(f"\n## {part}\n" in words for part in ("Results", "Trust", "Recipe", "Limits"))
        assert stated["commit"] in words and "PublicTest chose nothing" in words
        for part in ("ferplus", "fer2013", "trust"):
            assert (cards / "pictures" / f"card-{name}-{part}.png").stat().st_size > 5000
    assert not [line for line in lines() if "roomtone-train" in line], "nothing is made twice"
