from __future__ import annotations

import functools
import gc
import threading
import time
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import av
import cv2
import numpy as np
import pytest

from roomtone.errors import SourceError
from roomtone.types import Frame
from roomtone.vision.frames import frames_from, is_live, length_s
from roomtone.vision.images import read_image
from roomtone.vision.live_source import LatestFrame, reconnecting
from tests.conftest import write_clip


def test_a_videos_frames_come_in_order_with_their_times(clip):
    frames = list(frames_from(clip))
    assert len(frames) == 20
    np.testing.assert_allclose([frame.t for frame in frames], np.arange(20) / 10, atol=1e-6)
    assert (frames[0].width, frames[0].height) == (1024, 512)
    assert {frame.dropped for frame in frames} == {0}
    assert length_s(clip) == pytest.approx(2.0, abs=0.11)


@pytest.mark.parametrize(("degrees", "corner"), [(90, (-1, 0)), (-90, (0, -1)), (180, (-1, -1))])
def test_a_video_is_turned_as_it_says(tmp_path, degrees, corner):
    """The bright corner, at the top left of the stored picture, turns counterclockwise."""
    path = tmp_path / "turned.mp4"
    image = np.zeros((64, 128, 3), np.uint8)
    image[:32, :32] = 255
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.height, stream.width, stream.pix_fmt = 64, 128, "yuv420p"
        stream.set_display_rotation(degrees)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode(None))
    (frame,) = frames_from(path)
    assert (frame.height > frame.width) == (degrees != 180)
    assert frame.image[corner].min() > 200
    assert frame.image[tuple(-1 - place for place in corner)].max() < 50


def test_a_frames_memory_is_free_once_it_was_read(clip):
    """Without waiting for Python to look for reference cycles, which it does by their number."""
    gc.collect()
    gc.disable()
    try:
        for _ in frames_from(clip):
            pass
        assert sum(type(one) is av.VideoFrame for one in gc.get_objects()) <= 3
    finally:
        gc.enable()


def test_a_folder_and_a_list_are_read_by_name_one_a_second(tmp_path):
    for name, gray in (("b.png", 20), ("a.png", 10)):
        cv2.imwrite(str(tmp_path / name), np.full((4, 6, 3), gray, np.uint8))
    (tmp_path / "notes.txt").write_text("not a picture")
    assert [(frame.t, frame.image[0, 0, 0]) for frame in frames_from(tmp_path)] == [
        (0, 10),
        (1, 20),
    ]
    listed = frames_from([tmp_path / "b.png", tmp_path / "a.png"])
    assert [frame.image[0, 0, 0] for frame in listed] == [20, 10]
    assert length_s(tmp_path) == 2
    assert [frame.image[0, 0, 0] for frame in frames_from(str(tmp_path / "a.png"))] == [10]


def test_sources_that_never_end_are_known_by_their_name():
    assert is_live(0)
    assert is_live("1")
    assert is_live("rtsp://camera/stream")
    assert not is_live("http://example.org/lesson.mp4")
    assert not is_live("lesson.mp4")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        next(frames_from(tmp_path / "none.mp4"))
    with pytest.raises(SourceError, match="no such file"):
        read_image(tmp_path / "none.jpg")


def test_an_empty_file_and_a_text_are_not_videos(tmp_path):
    for content in (b"", b"just some words\n" * 50):
        path = tmp_path / "video.mp4"
        path.write_bytes(content)
        with pytest.raises(SourceError, match="expected a video"):
            list(frames_from(path))


def test_an_empty_folder(tmp_path):
    with pytest.raises(SourceError, match="found nothing"):
        list(frames_from(tmp_path))


def test_a_video_cut_off_at_its_end_gives_what_it_has(portrait, tmp_path):
    whole = tmp_path / "whole.mkv"
    write_clip(whole, [np.roll(portrait, step * 5, 1) for step in range(30)])
    part = tmp_path / "part.mkv"
    part.write_bytes(whole.read_bytes()[: whole.stat().st_size * 6 // 10])
    seen = []
    try:
        seen.extend(frames_from(part))
    except SourceError as error:
        assert "broke off" in str(error)
    assert 5 <= len(seen) < 30


def test_a_video_cut_off_before_its_index_says_so(clip, tmp_path):
    part = tmp_path / "part.mp4"
    part.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])
    with pytest.raises(SourceError, match="cut off"):
        list(frames_from(part))


def test_sound_without_pictures(tmp_path):
    path = tmp_path / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(SourceError, match="no picture track"):
        list(frames_from(path))


def test_no_camera():
    with pytest.raises(SourceError, match=r"camera 63: expected a camera"):
        next(frames_from(63))


def test_an_address_nobody_answers_at():
    with pytest.raises(SourceError, match="expected a video"):
        next(frames_from("http://127.0.0.1:9/lesson.mp4"))
    with pytest.raises(SourceError, match="expected a video"):
        next(frames_from("rtsp://127.0.0.1:9/camera"))


@contextmanager
def served(folder):
    """The address of a small HTTP server for a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_recording_behind_http_is_read_whole(portrait, tmp_path):
    write_clip(tmp_path / "clip.mkv", [np.roll(portrait, step, 1) for step in range(20)])
    with served(tmp_path) as address:
        assert len(list(frames_from(f"{address}/clip.mkv"))) == 20


def test_a_live_source_drops_old_frames_and_counts_them():
    made = threading.Event()

    def produce():
        for number in range(50):
            yield Frame(np.full((2, 2, 3), number, np.uint8), number / 10)
            time.sleep(0.002)
        made.set()

    buffer = iter(LatestFrame(produce))
    first = next(buffer)
    made.wait(5)
    time.sleep(0.05)
    rest = list(buffer)
    assert len(rest) == 1
    assert rest[0].image[0, 0, 0] == 49
    assert first.image[0, 0, 0] + 1 + rest[0].dropped == 49


def test_a_live_source_that_fails_raises_its_error_in_the_reader():
    def produce():
        yield Frame(np.zeros((2, 2, 3), np.uint8))
        raise SourceError("camera 0: unplugged")

    with pytest.raises(SourceError, match="unplugged"):
        list(LatestFrame(produce))


def test_any_failure_of_a_live_source_reaches_the_reader():
    def produce():
        yield Frame(np.zeros((2, 2, 3), np.uint8))
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        list(LatestFrame(produce))


def test_a_recording_behind_http_without_a_stated_length_is_read_whole(portrait, tmp_path):
    path = tmp_path / "clip.ts"
    write_clip(path, [np.roll(portrait, step, 1) for step in range(20)])
    with served(tmp_path) as address:
        frames = frames_from(f"{address}/clip.ts")
        seen = []
        for frame in frames:
            time.sleep(0.01)
            seen.append(frame)
    assert len(seen) == 20
    assert not any(frame.live or frame.dropped for frame in seen)


def test_leaving_a_live_source_ends_its_thread():
    ended = threading.Event()

    def produce():
        try:
            while True:
                yield Frame(np.zeros((2, 2, 3), np.uint8))
                time.sleep(0.001)
        finally:
            ended.set()

    frames = iter(LatestFrame(produce))
    next(frames)
    frames.close()
    assert ended.wait(2)


def test_a_damaged_packet_costs_its_picture_and_no_more(portrait, tmp_path):
    whole = tmp_path / "whole.ts"
    write_clip(whole, [np.roll(portrait, step * 5, 1) for step in range(60)])
    rng = np.random.default_rng(0)
    data = bytearray(whole.read_bytes())
    for place in rng.integers(len(data) // 4, len(data) * 3 // 4, 6):
        data[place] ^= 0xFF
    (tmp_path / "damaged.ts").write_bytes(bytes(data))
    seen = list(frames_from(tmp_path / "damaged.ts"))
    assert len(seen) >= 50
    assert np.all(np.diff([frame.t for frame in seen]) > 0)


def test_recordings_joined_into_one_file_are_read_one_after_the_other(portrait, tmp_path):
    one = tmp_path / "one.ts"
    write_clip(one, [np.roll(portrait, step * 5, 1) for step in range(60)])
    (tmp_path / "two.ts").write_bytes(one.read_bytes() * 2)
    alone = list(frames_from(one))
    both = [frame.t for frame in frames_from(tmp_path / "two.ts")]
    assert len(both) >= 2 * len(alone) - 2
    assert both[-1] == pytest.approx(2 * alone[-1].t, abs=0.2)
    assert max(np.diff(both)) < 0.5


def test_a_live_stream_that_breaks_off_is_opened_again_and_its_time_goes_on(portrait):
    tries = []

    def opened():
        tries.append(len(tries))
        if len(tries) in (2, 3):
            raise SourceError("away")
        yield Frame(portrait, 0.0)
        yield Frame(portrait, 0.1)
        if len(tries) == 1:
            raise SourceError("broke off")

    seen = [frame.t for frame in reconnecting(opened, pause_s=0.15)]
    assert len(tries) == 4
    assert len(seen) == 4
    assert seen[1] + 0.3 < seen[2] < seen[3]

    def gone():
        if tries[-1] != "gone":
            tries.append("gone")
            yield Frame(portrait, 0.0)
        raise SourceError("broke off")

    with pytest.raises(SourceError, match="broke off"):
        list(reconnecting(gone, patience_s=0.1, pause_s=0.05))
    with pytest.raises(SourceError, match="broke off"):
        list(reconnecting(gone))
