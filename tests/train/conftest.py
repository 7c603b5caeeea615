"""Small made-up data in the challenge's own format."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch

from roomtone.labels import FER2013, FERPLUS, FERPLUS_OF_FER2013
from roomtone_train import fit
from roomtone_train.__main__ import main
from roomtone_train.data import Faces
from roomtone_train.layouts import read_data
from tests.cli.commands import run_here

HEADER = "emotion,pixels,Usage"
PLUS_HEADER = (
    "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
)
RUNS = Path(__file__).parents[2] / "runs"


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    """Networks and data are so small that threads cost more than they bring."""
    torch.set_num_threads(1)


def picture(label: int, rng: np.random.Generator) -> np.ndarray:
    """A made-up class: noise with a bright bar whose height tells the label."""
    image = rng.integers(0, 120, (48, 48))
    image[label * 6 : label * 6 + 6] += 130
    return image


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """fer2013.csv.gz and fer2013new.csv of 350 + 140 rows; two test rows copy training rows."""
    folder, rng = tmp_path_factory.mktemp("fer"), np.random.default_rng(0)
    rows, votes, first = [HEADER], [PLUS_HEADER], []
    for usage, count in (("Training", 350), ("PublicTest", 140)):
        for index in range(count):
            label = index % 7
            image = picture(label, rng)
            if usage == "Training" and index < 2:
                first.append(image)
            if usage == "PublicTest" and index < 2:
                image = first[index]
            rows.append(f"{label},{' '.join(map(str, image.ravel().tolist()))},{usage}")
            counts = [0] * 10
            counts[FERPLUS.index(FERPLUS_OF_FER2013[FER2013[label]])] = 9
            counts[8] = 1
            votes.append(f"{usage},fer{index:07}.png,{','.join(map(str, counts))}")
    with gzip.open(folder / "fer2013.csv.gz", "wt", compresslevel=1) as file:
        file.write("\n".join(rows))
    (folder / "fer2013new.csv").write_text("\n".join(votes) + "\n")
    return folder


def excerpt(data: Path, folder: Path, training: int, test: int) -> tuple[object, ...]:
    """The first rows of both splits in a folder of their own; as options of a command."""
    folder.mkdir()
    chosen = [0, *range(1, training + 1), *range(351, 351 + test)]
    with gzip.open(data / "fer2013.csv.gz", "rt") as whole:
        rows = whole.read().splitlines()
    with gzip.open(folder / "fer2013.csv.gz", "wt", compresslevel=1) as file:
        file.write("\n".join(rows[index] for index in chosen))
    votes = (data / "fer2013new.csv").read_text().splitlines()
    (folder / "fer2013new.csv").write_text("\n".join(votes[index] for index in chosen))
    return "--data", folder / "fer2013.csv.gz", "--ferplus", folder / "fer2013new.csv"


@pytest.fixture
def one_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in one precision, without measuring which is faster."""
    monkeypatch.setattr(fit, "bfloat16_is_faster", lambda *_: False)


@pytest.fixture(scope="session")
def splits(data: Path) -> dict[str, Faces]:
    return read_data(data / "fer2013.csv.gz", data / "fer2013new.csv").splits


def command(
    *arguments: object, code: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """`roomtone-train`, as a user runs it, in this process."""
    done = run_here(*arguments, program=main, cwd=cwd)
    assert done.returncode == code, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done
