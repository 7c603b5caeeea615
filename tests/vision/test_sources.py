"""What people point roomtone at: file names, cameras behind HTTP, folders, animations."""

from __future__ import annotations

import struct
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image as Pictures

from roomtone import SourceError, frames_from
from roomtone.vision.frames import is_live, length_s, public_name
from roomtone.vision.live_source import reconnecting
from roomtone.vision.video import VideoWriter
from tests.conftest import write_clip

SMALL = np.full((48, 64, 3), 90, np.uint8)


class Camera(BaseHTTPRequestHandler):
    """/503: that status; /mjpeg: pictures for ever; /once: likewise, to one client alone."""

    pictures_per_s = 5
    clients: list[str]
    jpeg = cv2.imencode(".jpg", SMALL)[1].tobytes()

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.server.asked.append(self.path)
        name = self.path.strip("/")
        if name.isdigit() or (name == "once" and self.server.asked.count(self.path) > 1):
            self.send_error(int(name) if name.isdigit() else 503)
            return
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        try:
            for _ in range(10_000):
                head = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                head += f"{len(self.jpeg)}\r\n\r\n".encode()
                self.wfile.write(head + self.jpeg + b"\r\n")
                time.sleep(1 / self.pictures_per_s)
        except OSError:
            pass


@contextmanager
def cameras() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of cameras, and what it was asked for."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Camera) as server:
        server.daemon_threads, server.asked = True, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", server.asked
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "Give user and password"),
        (403, "Check the address"),
        (404, "Check the address"),
        (500, "try again later"),
        (503, "try again later"),
    ],
)
def test_a_camera_that_answers_with_an_error_is_told_of_in_a_sentence(status, words):
    with cameras() as (address, _), pytest.raises(SourceError, match=f"expected a video.*{words}"):
        next(frames_from(f"{address}/{status}"))


def test_pictures_of_a_web_camera_have_the_times_at_which_they_arrive():
    with cameras() as (address, _), closing(frames_from(f"{address}/mjpeg")) as frames:
        times = [frame.t for frame in islice(frames, 8)]
    assert times[-1] - times[0] == pytest.approx(7 / 5, abs=0.5)


def test_a_camera_that_takes_one_client_is_asked_once():
    with cameras() as (address, asked), closing(frames_from(f"{address}/once")) as frames:
        assert next(frames).live
        assert length_s(f"{address}/once") is None
        assert asked == ["/once"]


def test_a_live_stream_that_answers_503_for_a_while_is_tried_again():
    with cameras() as (address, _):
        tries = []

        def open_stream():
            tries.append(len(tries))
            path = "503" if len(tries) in (2, 3) else "mjpeg"
            with closing(frames_from(f"{address}/{path}")) as frames:
                yield from islice(frames, 2)
            if len(tries) == 1:
                raise SourceError("broke off")

        assert len(list(reconnecting(open_stream, pause_s=0.05))) == 4
        assert len(tries) == 4


def test_a_live_playlist_is_live_though_its_length_in_bytes_is_known(tmp_path):
    write_clip(tmp_path / "part0.ts", [SMALL + step for step in range(20)])
    (tmp_path / "live.m3u8").write_text(
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n"
        + "#EXTINF:2.0,\npart0.ts\n#EXT-X-DISCONTINUITY\n" * 6
    )
    from tests.vision.test_frames import served

    with served(tmp_path) as address, closing(frames_from(f"{address}/live.m3u8")) as frames:
        assert next(frames).live
    (tmp_path / "whole.m3u8").write_text((tmp_path / "live.m3u8").read_text() + "#EXT-X-ENDLIST\n")
    with served(tmp_path) as address:
        seen = list(frames_from(f"{address}/whole.m3u8"))
    assert len(seen) == 6 * 20
    assert not any(frame.live for frame in seen)


@pytest.mark.parametrize(
    "name", ["2024-05-01T10:30:15.mp4", "Physics: lesson 1.mp4", "100%d.mp4", "a b#c?.mp4"]
)
def test_a_video_of_any_name_is_read_and_saved(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with VideoWriter(Path(name)) as writer:
        for number in range(3):
            writer.write(SMALL, number / 10)
    for path in (name, f"./{name}", tmp_path / name):
        assert len(list(frames_from(path))) == 3
        assert length_s(path) == pytest.approx(0.3, abs=0.2)


def test_a_folder_is_read_in_natural_order_past_damaged_files(tmp_path, caplog):
    for number in (1, 2, 10, 11):
        cv2.imwrite(
            str(tmp_path / f"frame_{number}.jpg"), np.full((48, 64, 3), number * 9, np.uint8)
        )
    damaged = tmp_path / "frame_10.jpg"
    damaged.write_bytes(damaged.read_bytes()[:300])
    Pictures.fromarray(SMALL).save(tmp_path / "phone.jfif", "JPEG")
    Pictures.fromarray(SMALL).save(tmp_path / "frame_3.gif")
    (tmp_path / "notes.txt").write_text("not a picture")
    frames = list(frames_from(tmp_path))
    names = [Path(frame.source).name for frame in frames]
    assert names == ["frame_1.jpg", "frame_2.jpg", "frame_3.gif", "frame_11.jpg", "phone.jfif"]
    assert [frame.dropped for frame in frames] == [0, 0, 0, 1, 0]
    assert [frame.t for frame in frames] == [0, 1, 2, 4, 5]
    assert "notes.txt" in caplog.text
    assert "frame_10.jpg" in caplog.text
    for path in tmp_path.glob("*.*"):
        path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(SourceError):
        list(frames_from(tmp_path))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://host.de/v.mp4?user=admin&pwd=secret", "http://host.de/v.mp4"),
        ("http://host.de/v.mp4?mail=a@b.de&pwd=sec@ret", "http://host.de/v.mp4"),
        ("http://host.de/v.mp4#token=secret", "http://host.de/v.mp4"),
        ("rtsp://me:secret@camera:554/1", "rtsp://camera:554/1"),
        ("rtsp://me:se/cret@camera/1", "rtsp://camera/1"),
        ("rtsp://me:se@cret@camera/1", "rtsp://camera/1"),
        ("rtsp://me:se#cret@camera/1", "rtsp://camera/1"),
        ("rtsp://me:se?cret@camera/1", "rtsp://camera/1"),
        ("RTSP://secret@camera/1", "RTSP://camera/1"),
        ("rtmp://live.host.de/app/secret", "rtmp://live.host.de"),
        ("rtsp://camera/user=me_password=secret_channel=1.sdp", "rtsp://camera"),
        ("rtsp://camera/live/user=me&password=secret", "rtsp://camera/live"),
        ("http://localhost:9?pwd=a@secret", "http://localhost:9"),
        ("http://u:s@ecret@[::1]:9/v;id=secret", "http://[::1]:9/v"),
        ("srt://127.0.0.1:9?passphrase=secret&streamid=a:b@secret", "srt://127.0.0.1:9"),
        ("http://host.de/@me/v.mp4?token=secret", "http://host.de/@me/v.mp4"),
    ],
)
def test_nothing_secret_of_an_address_is_in_its_name(address, shown):
    assert public_name(address) == shown
    with pytest.raises(SourceError) as caught:
        next(
            frames_from(address.replace("host.de", "127.0.0.1:9").replace("camera", "127.0.0.1:9"))
        )
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize("name", ["camera.mjpeg", "camera.mjpg"])
def test_jpeg_after_jpeg_in_a_file_is_a_video(tmp_path, name):
    (tmp_path / name).write_bytes(Camera.jpeg * 5)
    assert len(list(frames_from(tmp_path / name))) == 5


def test_what_a_web_camera_sent_is_read_from_a_file(tmp_path):
    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(Camera.jpeg)}\r\n\r\n"
    path = tmp_path / "curl"
    path.write_bytes((head.encode() + Camera.jpeg + b"\r\n") * 5)
    assert len(list(frames_from(path))) == 5


@pytest.mark.parametrize("name", ["moving.gif", "photo.jpg"])
def test_a_video_that_is_called_a_picture_is_a_video(clip, tmp_path, name):
    (tmp_path / name).write_bytes(clip.read_bytes())
    assert len(list(frames_from(tmp_path / name))) == 20


@pytest.mark.parametrize(("kind", "codec"), [("h264", "libx264"), ("y4m", "wrapped_avframe")])
def test_a_raw_stream_without_times_is_read(tmp_path, kind, codec):
    path = tmp_path / "stream"
    form = {"y4m": "yuv4mpegpipe"}.get(kind, kind)
    with av.open(str(path), "w", format=form) as container:
        stream = container.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for level in range(5):
            picture = av.VideoFrame.from_ndarray(SMALL + np.uint8(level), format="bgr24")
            container.mux(stream.encode(picture.reformat(format="yuv420p")))
        container.mux(stream.encode(None))
    times = [frame.t for frame in frames_from(path)]
    assert len(times) == 5
    assert np.all(np.diff(times) > 0)


@pytest.mark.parametrize("kind", ["webp", "gif", "png"])
def test_an_animation_is_read_picture_by_picture(tmp_path, kind):
    path = tmp_path / f"moving.{kind}"
    first, *rest = [
        Pictures.fromarray(np.full((48, 64, 3), level, np.uint8)) for level in (0, 99, 200)
    ]
    first.save(path, save_all=True, append_images=rest, duration=200, loop=0)
    frames = list(frames_from(path))
    assert [frame.t for frame in frames] == pytest.approx([0, 0.2, 0.4])
    assert [round(frame.image.mean() / 100) for frame in frames] == [0, 1, 2]
    nameless = tmp_path / "moving"
    nameless.write_bytes(path.read_bytes())
    assert len(list(frames_from(nameless))) == 3


def test_words_are_no_video(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Physics, lesson 1\n" * 200)
    with pytest.raises(SourceError, match="a file of words"):
        next(frames_from(path))


def test_a_recording_that_repeats_pictures_by_empty_packets_is_read_to_its_end(tmp_path):
    path = tmp_path / "screen.nut"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        for number in range(8):
            (packet,) = stream.encode(av.VideoFrame.from_ndarray(SMALL, format="bgr24"))
            if number in (2, 3, 5):
                empty = av.Packet(b"")
                empty.stream, empty.time_base = stream, packet.time_base
                empty.pts, empty.dts = packet.pts, packet.dts
                packet = empty
            container.mux(packet)
    assert [round(frame.t, 2) for frame in frames_from(path)] == [0, 0.1, 0.4, 0.6, 0.7]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "an empty name"),
        ("ftp://me:secret@host/v.mp4", "ftp://host/v.mp4: expected an address with rtsp"),
        ("s3://bucket/day=1/v.mp4?sig=secret", "s3://bucket/day=1/v.mp4: expected"),
        ("/dev/video62", "camera 62"),
    ],
)
def test_what_is_no_source_is_refused_in_words(source, words):
    with pytest.raises(SourceError, match=words) as caught:
        next(frames_from(source))
    assert "secret" not in str(caught.value)
    assert is_live(source) == source.startswith("/dev")


def test_a_file_manager_s_address_of_a_file_is_read(clip, tmp_path):
    path = tmp_path / "Physics é 1.mp4"
    path.symlink_to(clip)
    assert len(list(frames_from(path.as_uri()))) == 20
    assert length_s(path.as_uri()) == pytest.approx(2)


def test_a_folder_of_recordings_says_how_they_are_read(clip, tmp_path):
    (tmp_path / "lesson.mp4").symlink_to(clip)
    with pytest.raises(SourceError, match=r"found lesson\.mp4.*roomtone batch"):
        next(frames_from(tmp_path))


def test_an_address_in_capitals_is_read():
    with (
        cameras() as (address, _),
        closing(frames_from(address.replace("http", "HTTP") + "/mjpeg")) as frames,
    ):
        assert next(frames).live


def test_sound_with_a_cover_is_no_video(tmp_path):
    path = tmp_path / "talk.m4a"
    with av.open(str(path), "w", format="mp4") as container:
        sound = container.add_stream("aac", rate=44_100, layout="mono")
        cover = container.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 48, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 44_100
        picture = av.VideoFrame.from_ndarray(SMALL, format="bgr24")
        container.mux(cover.encode(picture))
        container.mux(cover.encode(None))
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    with pytest.raises(SourceError, match="no picture track"):
        next(frames_from(path))


def test_a_video_whose_size_changes_is_saved_at_its_first_size(tmp_path):
    with VideoWriter(tmp_path / "out.mp4") as writer:
        writer.write(np.full((96, 128, 3), 200, np.uint8), 0.0)
        writer.write(np.full((128, 96, 3), 200, np.uint8), 0.1)
        writer.write(np.full((200, 400, 3), 200, np.uint8), 0.2)
    shapes = [frame.image.shape for frame in frames_from(tmp_path / "out.mp4")]
    assert shapes == [(96, 128, 3)] * 3
    second = list(frames_from(tmp_path / "out.mp4"))[1].image
    assert second[48, 64].mean() > 150  # in the middle
    assert second[48, 4].mean() < 60  # black beside it


def test_pixels_that_are_not_square_are_shown_as_wide_as_they_are(tmp_path):
    path = tmp_path / "wide.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 72, 58, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(16, 11)
        container.mux(
            stream.encode(
                av.VideoFrame.from_ndarray(np.zeros((58, 72, 3), np.uint8), format="bgr24")
            )
        )
        container.mux(stream.encode(None))
    (frame,) = frames_from(path)
    assert (frame.width, frame.height) == (105, 58)


@pytest.mark.parametrize(
    ("matrix", "corner"),
    [((-1, 0, 0, 1), (0, -1)), ((1, 0, 0, -1), (-1, 0)), ((0, 1, 1, 0), (0, 0))],
)
def test_a_mirrored_video_is_shown_as_it_says(tmp_path, matrix, corner):
    """The bright corner, at the top left of what is stored, moves as the header's matrix says."""
    path = tmp_path / "mirrored.mp4"
    image = np.zeros((64, 128, 3), np.uint8)
    image[:32, :32] = 255
    write_clip(path, [image])
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 44  # behind version, times, id, duration, layer, volume
    a, b, c, d = (value << 16 for value in matrix)
    data[place : place + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    (frame,) = frames_from(path)
    assert (frame.height > frame.width) == (matrix[0] == 0)
    assert frame.image[corner].min() > 200
    opposite = tuple(-1 if place == 0 else 0 for place in corner)
    assert frame.image[opposite].max() < 50


def test_videos_in_a_list_follow_one_another(clip):
    alone = list(frames_from(clip))
    times = [frame.t for frame in frames_from([clip, clip])]
    assert len(times) == 2 * len(alone)
    assert np.all(np.diff(times) > 0)
    assert times[-1] == pytest.approx(2 * alone[-1].t, abs=0.1)


def test_a_camera_index_that_is_none_says_so_with_any_opencv(monkeypatch):
    monkeypatch.delattr(cv2, "setLogLevel", raising=False)  # as in OpenCV 4.14
    with pytest.raises(SourceError, match="camera 62"):
        next(frames_from(62))
