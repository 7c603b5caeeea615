"""Shared pictures, clips and paths. What needs data that is not here skips, saying so."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest

from roomtone import frames_from
from roomtone.types import Image
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector
from roomtone.vision.images import read_image
from roomtone.vision.models import load_expression_model
from roomtone.vision.photo_faces import PhotoDetector

#: Research data that may not be in the repository; CONTRIBUTING.md says what belongs there.
SHARED = Path(os.environ.get("ROOMTONE_DATA") or Path(__file__).parents[2] / "shared" / "data")


#: The folders whose tests take longest, which begin first.
FIRST = ("browser", "train", "console", "cli", "batch")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under pytest-xdist: the folders that take longest begin first."""
    here = Path(__file__).parent
    if not hasattr(config, "workerinput") or not all(
        item.path.is_relative_to(here) for item in items
    ):
        return
    ranks = {name: rank for rank, name in enumerate(FIRST)}
    items.sort(key=lambda item: ranks.get(item.path.relative_to(here).parts[0], len(ranks)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole files go to one process; those of the browser to two, each with one Chromium."""
    from xdist.scheduler import LoadFileScheduling

    browser = sorted((Path(__file__).parent / "browser").glob("test_*.py"))
    halves = {f"tests/browser/{path.name}": index % 2 for index, path in enumerate(browser)}

    class Scheduling(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            return f"tests/browser {halves[file]}" if file in halves else file

    return Scheduling(config, log)


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs the research data {name}, which are not in the repository")
    return path


@pytest.fixture(scope="session")
def portrait() -> Image:
    """The public-domain portrait of one woman, 512 x 512, facing the camera and smiling."""
    tile = read_image(Path(__file__).parent / "golden" / "portrait.png")
    return np.pad(tile, ((40, 280), (128, 128), (0, 0)), mode="edge")


@pytest.fixture(scope="session")
def portrait_file(portrait: Image, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "portrait.png"
    cv2.imwrite(str(path), portrait)
    return path


@pytest.fixture(scope="session")
def clip(portrait: Image, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20 frames of 2 s: the portrait twice side by side, moving a little."""
    path = tmp_path_factory.mktemp("clips") / "two.mp4"
    write_clip(path, [np.roll(np.hstack([portrait, portrait]), shift, 1) for shift in range(20)])
    return path


@pytest.fixture(scope="session")
def long_clip(clip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clip 20 times over: 40 s."""
    path = tmp_path_factory.mktemp("clips") / "long.mp4"
    write_clip(path, [frame.image for frame in frames_from(clip)] * 20, preset="ultrafast")
    return path


def write_clip(path: Path, images: list[Image], fps: int = 10, preset: str = "medium") -> None:
    """Write a video of H.264; the preset is libx264's, from ultrafast to veryslow."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps, options={"g": "5", "preset": preset})
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for index, image in enumerate(images):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="bgr24")
            frame.pts, frame.time_base = index, Fraction(1, fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


# One thread each: tests in other processes have the other cores.
@pytest.fixture(scope="session")
def detector() -> FaceDetector:
    return FaceDetector(threads=1)


@pytest.fixture(scope="session")
def photo_detector() -> PhotoDetector:
    return PhotoDetector(threads=1)


@pytest.fixture(scope="session")
def classifier() -> ExpressionClassifier:
    return ExpressionClassifier(load_expression_model(threads=1))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of 256 KiB, where the machine lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("needs the right to mount a small file system")
    yield folder
    if subprocess.run(["umount", str(folder)], check=False).returncode:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        pytest.fail(f"a file in {folder} is still open")
