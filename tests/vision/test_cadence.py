from fractions import Fraction

import av
import numpy as np
import pytest

from roomtone import Pipeline, frames_from
from roomtone.errors import OptionError
from roomtone.vision.cadence import Cadence, parse_rate
from roomtone.vision.frames import recorded_frames


@pytest.fixture(scope="module")
def with_b_frames(tmp_path_factory):
    """10 s at 30 frames a second, gray that grows; most frames are referred to by none."""
    path = tmp_path_factory.mktemp("cadence") / "b.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"g": "60", "bf": "3"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for index in range(300):
            image = np.full((48, 64, 3), index // 2 + 40, np.uint8)
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame.pts, frame.time_base = index, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_every_frame_is_read_without_a_rate():
    cadence = Cadence()
    assert all(cadence.update(t / 30) for t in range(30))


@pytest.mark.parametrize("rate", [0, -1, float("inf"), float("nan")])
def test_a_rate_is_above_0(rate):
    with pytest.raises(OptionError, match="above 0"):
        Cadence(rate)


def test_a_rate_is_a_number_or_all():
    with pytest.raises(OptionError, match="number or all"):
        parse_rate("often")


@pytest.mark.parametrize("rate", [1, 2, 3, 7])
def test_read_frames_are_those_of_the_whole_at_the_moments_of_the_grid(with_b_frames, rate):
    every = {round(frame.t, 3): frame.image for frame in frames_from(with_b_frames)}
    cadence = Cadence(rate)
    expected = [t for t in every if cadence.update(t)]
    read = list(frames_from(with_b_frames, rate))
    assert [round(frame.t, 3) for frame in read] == expected
    assert len(read) == 10 * rate
    for frame in read:
        assert np.array_equal(frame.image, every[round(frame.t, 3)])


@pytest.mark.parametrize("rate", [None, 2, 3])
def test_parts_are_the_whole(with_b_frames, rate):
    address = f"file:{with_b_frames}"
    whole = [(frame.t, frame.image.mean()) for frame in recorded_frames(address, "b", rate)]
    parts = [
        (frame.t, frame.image.mean())
        for part in ((0.0, 3.3), (3.3, 7.0), (7.0, 99.0))
        for frame in recorded_frames(address, "b", rate, part)
    ]
    assert [t for t, _ in parts] == pytest.approx([t for t, _ in whole], abs=1e-6)
    assert [mean for _, mean in parts] == [mean for _, mean in whole]


def test_read_gives_what_step_gives(clip, detector, classifier):
    step, read = Pipeline(detector, classifier), Pipeline(detector, classifier)
    expected = [step.step(frame) for frame in frames_from(clip)]
    assert [readings for _, readings in read.read(frames_from(clip))] == expected
    assert any(expected)
