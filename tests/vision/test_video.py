from __future__ import annotations

import shutil
import sys

import numpy as np
import pytest

from roomtone import frames_from
from roomtone.errors import OutputError, SourceError
from roomtone.vision.video import VideoWriter


def picture(number: int, size=(96, 128)) -> np.ndarray:
    return np.full((*size, 3), number * 8 % 256, np.uint8)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_pictures_and_times_come_back(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    times = [0.0, 0.1, 0.35, 2.0, 2.04]
    with VideoWriter(path) as writer:
        for number, t in enumerate(times):
            writer.write(picture(number), t)
    frames = list(frames_from(path))
    np.testing.assert_allclose([frame.t for frame in frames], times, atol=2e-3)
    assert [int(frame.image.mean()) // 8 for frame in frames] == pytest.approx(range(5), abs=1)


def test_without_pyav_its_extra_is_named(tmp_path, monkeypatch, clip):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(SourceError, match=r"pip install 'roomtone\[video\]'"):
        next(iter(frames_from(clip)))
    with pytest.raises(OutputError, match=r"pip install 'roomtone\[video\]'"):
        VideoWriter(tmp_path / "out.mp4")


def test_odd_sizes_are_padded(tmp_path):
    with VideoWriter(tmp_path / "odd.mp4") as writer:
        writer.write(picture(3, (95, 127)), 0.0)
    (frame,) = frames_from(tmp_path / "odd.mp4")
    assert frame.image.shape == (96, 128, 3)


def test_what_was_written_before_a_crash_can_be_played(tmp_path):
    writer = VideoWriter(tmp_path / "out.mp4")
    rng = np.random.default_rng(0)
    for number in range(200):
        writer.write(rng.integers(0, 256, (96, 128, 3), dtype=np.uint8), number / 10)
    copy = tmp_path / "crashed.mp4"  # the file as it lies on the disk, never closed
    shutil.copy(tmp_path / "out.mp4", copy)
    writer.close()
    assert len(list(frames_from(copy))) > 60


def test_a_place_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(OutputError, match="could not write the video"):
        VideoWriter(tmp_path / "none" / "out.mp4").write(picture(0), 0.0)


def test_nothing_written_leaves_no_file(tmp_path):
    with VideoWriter(tmp_path / "out.mp4"):
        pass
    assert not (tmp_path / "out.mp4").exists()
