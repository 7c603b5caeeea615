import math
import os
import resource
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from roomtone import Pipeline, SignalStream
from roomtone.batch import BatchOptions, read_recordings, run_batch
from roomtone.batch.output import Manifest, RecordingWriter, locked
from roomtone.batch.report import write_report
from roomtone.batch.segments import Joiner, Segment, read_segment, segments_of
from roomtone.batch.sources import Recording, find_recordings
from roomtone.errors import OutputError, SourceError
from roomtone.vision.frames import frames_from
from tests.batch.conftest import VideoServer
from tests.conftest import write_clip

FILE_LIMIT = 12_000  # bytes: the rows of two seconds fit, those of half a minute do not
OPTIONS = BatchOptions(min_group_size=2, readings=True)


@pytest.fixture(scope="module")
def long_clip(portrait, tmp_path_factory):
    """36 s of the portrait twice; one of them leaves for a while, both move."""
    path = tmp_path_factory.mktemp("long") / "long.mp4"
    small = portrait[::2, ::2]
    height, width = (side // 2 * 2 for side in small.shape[:2])
    small = small[:height, :width]
    images = [np.hstack([small, small if not 25 < i < 35 else small * 0]) for i in range(72)]
    write_clip(path, [np.roll(image, i % 12, 1) for i, image in enumerate(images)], fps=2)
    return path


def test_recordings_are_found_in_folders_patterns_and_lists(tmp_path):
    seen = ("Physics/2026-11-03 one.mp4", "Physics/two.mkv", "Art/three.MOV", "Art/notes.md")
    for name in (*seen, "Physics/._two.mkv", ".Trashes/four.mp4"):  # as a Mac leaves on a stick
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "all.txt").write_text(
        "\ufeff# mine\nArt\nPhysics/two.mkv\nhttp://host/v.mp4?key=1\n"
    )
    by_folder = find_recordings([str(tmp_path)])
    assert [(one.course, one.name) for one in by_folder] == [
        ("Art", "three"),
        ("Physics", "2026-11-03 one"),
        ("Physics", "two"),
    ]
    assert by_folder[1].day == "2026-11-03"
    listed = find_recordings([str(tmp_path / "all.txt")], course="C")
    assert [one.name for one in listed] == ["three", "two", "v"]
    assert {one.course for one in listed} == {"C"}
    pattern = find_recordings([str(tmp_path / "*" / "t*"), str(tmp_path / "Art")])
    assert [one.name for one in pattern] == ["three", "two"]
    with pytest.raises(SourceError, match="no recordings"):
        find_recordings([str(tmp_path / "none*")])


def test_a_long_file_is_cut_at_whole_seconds(long_clip):
    (recording,) = find_recordings([str(long_clip)])
    parts, length = segments_of(recording, BatchOptions(segment_s=30))
    assert length == pytest.approx(36, abs=0.5)
    assert [(one.start_s, one.stop_s) for one in parts] == [(0.0, math.inf)]


@pytest.mark.parametrize("rate", [1.0, None])
def test_segments_give_what_one_piece_gives(long_clip, rate):
    (recording,) = find_recordings([str(long_clip)])
    options = BatchOptions(min_group_size=2, readings_per_s=rate)

    def read(*edges):
        joiner, stream, people, signals = Joiner(), SignalStream(min_group_size=2), [], []
        for index, (start, stop) in enumerate(pairwise(edges)):
            part = read_segment(Segment(recording, index, start, stop), options)
            for t, readings in joiner.update(part):
                people.append((round(t, 3), [one.who for one in readings]))
                signals += stream.update(readings, t)
        return people, signals

    people, signals = read(0.0, math.inf)
    cut_people, cut_signals = read(0.0, 12.0, 25.0, math.inf)
    assert cut_people == people
    assert [one.t for one in cut_signals] == [one.t for one in signals]
    assert sum(one.enough for one in signals) > 20
    for one, other in zip(signals, cut_signals, strict=True):
        assert one.counted == other.counted
        for name, share in one.shares.items():
            assert other.shares[name] == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("ranges", [True, False])
def test_a_recording_over_http_is_cut_where_the_server_sends_parts(ranges, long_clip):
    with VideoServer(long_clip, ranges) as server:
        (here,) = find_recordings([str(long_clip)])
        (there,) = find_recordings([server.address])
        options = BatchOptions(segment_s=30)
        parts, length = segments_of(there, options)
        assert length == (pytest.approx(36, abs=0.5) if ranges else None)
        part = Segment(there, 1, 33.0, math.inf) if ranges else parts[0]
        found = read_segment(part, options) if ranges else None
        server.shutdown()
    if found:
        expected = read_segment(Segment(here, 1, 33.0, math.inf), options)
        assert found.times.tolist() == expected.times.tolist()
        assert np.array_equal(found.values, expected.values)


def test_sources_and_output_may_be_fsspec_addresses(clip, tmp_path):
    (recording,) = find_recordings([clip.as_uri()], "C")
    assert (recording.name, recording.size) == ("two", clip.stat().st_size)
    assert [one.name for one in find_recordings([clip.parent.as_uri()])][-1] == "two"
    (here,) = segments_of(find_recordings([str(clip)], "C")[0], OPTIONS)[0]
    expected = read_segment(here, OPTIONS)
    out = "memory://results"
    result = run_batch([recording], out, OPTIONS, 1)
    assert result.failed == {}
    assert read_recordings(out)["t"].tolist() == [0.0, 1.0]
    found = read_recordings(out, "readings")
    assert found["quality"].tolist() == expected.values[:, 1].tolist()
    assert run_batch([recording], out, OPTIONS, 1).skipped == [recording.source]
    write_report(out)
    with pytest.raises(OutputError, match="s3://"):
        run_batch([recording], "http://host/results", OPTIONS, 1)
    (missing,) = find_recordings([(tmp_path / "missing.mp4").as_uri()])
    assert "missing.mp4" in run_batch([missing], out, OPTIONS, 1).failed[missing.source]
    with pytest.raises(SourceError, match="fsspec"):
        find_recordings(["nothing://bucket/v.mp4"])


def test_a_batch_says_what_the_pipeline_says_and_is_not_done_twice(clip, tmp_path):
    broken, out = tmp_path / "broken.mp4", tmp_path / "out"
    broken.write_bytes(b"no video")
    recordings = find_recordings([str(clip), str(broken), str(tmp_path / "missing.mp4")], "Physics")
    reported = []
    options = BatchOptions(min_group_size=2, readings=True, recap=True, readings_per_s=None)
    result = run_batch(recordings, out, options, 2, lambda result, one: reported.append(one.name))
    assert result.done == [str(clip)]
    assert set(result.failed) == {str(broken), str(tmp_path / "missing.mp4")}
    assert "expected a video" in result.failed[str(broken)]
    assert set(reported) == {"two", "broken", "missing"}

    stream, pipeline, expected, counted = SignalStream(min_group_size=2), Pipeline(), [], 0
    for frame in frames_from(clip):
        readings = pipeline.step(frame)
        counted += len(readings)
        expected += stream.update(readings, frame.t)
    table = read_recordings(out)
    assert table["t"].tolist() == [one.t for one in expected]
    assert table["happiness"].tolist() == pytest.approx(
        [one.shares.get("happiness", math.nan) for one in expected], abs=1e-3, nan_ok=True
    )
    assert set(table["course"]) == {"Physics"}
    assert len(read_recordings(out, "readings")) == counted
    (recap,) = out.glob("recaps/course=Physics/day=*/two-*.html")
    assert "two" in recap.read_text()
    assert not (out / ".partial").exists()

    before = sorted((path, path.stat().st_mtime_ns) for path in out.rglob("*.parquet"))
    again = run_batch(recordings, out, options, 1)
    assert again.skipped == [str(clip)]
    assert again.done == []
    assert sorted((path, path.stat().st_mtime_ns) for path in out.rglob("*.parquet")) == before
    page = write_report(out).read_text()
    assert "Physics" in page
    assert "two" in page
    assert "<script" not in page


def test_what_changed_is_read_again_and_leaves_nothing_of_before(tmp_path):
    manifest, old = Manifest(tmp_path), Recording("/v.mp4", "Old", "2026-11-01", 5, 6)
    settings = {"version": "1"}

    def write(recording):
        writer = RecordingWriter(tmp_path, recording, readings=False)
        manifest.add(recording, {**settings, "files": writer.finish(None)})

    assert not manifest.is_done(old, settings)
    write(old)
    assert manifest.is_done(old, settings)
    assert not manifest.is_done(old, {"version": "2"})
    assert not manifest.is_done(Recording("/v.mp4", "Old", "2026-11-01", 5, 7), settings)
    new = Recording("/v.mp4", "New", "2026-11-01", 5, 6)
    write(new)
    (only,) = tmp_path.glob("signal/**/*.parquet")
    assert "course=New" in str(only)
    only.unlink()
    assert not manifest.is_done(new, settings)


def test_a_changed_file_is_said(tmp_path):
    recording = Recording("/v.mp4", "C", "2026-11-01")
    writer = RecordingWriter(tmp_path, recording, readings=False)
    Manifest(tmp_path).add(recording, {"files": writer.finish(None)})
    with pytest.raises(OutputError, match="--readings"):
        read_recordings(tmp_path, "readings")
    (file,) = tmp_path.glob("signal/**/*.parquet")
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(OutputError, match="changed"):
        read_recordings(tmp_path)
    with pytest.raises(OutputError, match="no manifest"):
        read_recordings(tmp_path / "none")


def test_one_run_at_a_time(tmp_path):
    with locked(tmp_path), pytest.raises(OutputError, match="another run"), locked(tmp_path):
        pass


def test_a_full_disk_leaves_nothing_half_written(clip, small_disk):
    (small_disk / "filler").write_bytes(b"x" * (256 * 1024 - 4096))
    recordings = find_recordings([str(clip)], "C")
    result = run_batch(recordings, small_disk, OPTIONS, 1)
    assert list(result.failed) == [str(clip)]
    assert not list(small_disk.glob("signal/**/*.parquet"))
    assert not list(small_disk.glob("manifest/*.json"))


def test_what_cannot_be_read_or_written_is_said_and_the_rest_done(clip, long_clip, tmp_path):
    sound, cut, out = tmp_path / "sound.mp4", tmp_path / "cut.mp4", tmp_path / "out"
    with av.open(str(sound), "w") as container:
        track = container.add_stream("aac", rate=8000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.float32), "fltp", "mono")
        frame.rate = 8000
        container.mux([*track.encode(frame), *track.encode(None)])
    cut.write_bytes(clip.read_bytes()[:-3000])
    sources = [str(sound), str(cut), "http://127.0.0.1:9/v.mp4", str(long_clip), str(clip)]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, limits[1]))  # as on a full disk
    try:
        result = run_batch(find_recordings(sources, "C"), out, OPTIONS, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert result.done == [str(clip)]
    said = [result.failed[source] for source in sources[:-1]]
    for reason, words in zip(
        said,
        ("no picture track", "expected a video", "Connection refused", "File too large"),
        strict=True,
    ):
        assert words in reason
    assert {path.name.partition("-")[0] for path in out.rglob("*.*")} == {
        ".lock",
        "two",
        find_recordings([str(clip)])[0].key + ".json",
    }
    assert not (out / ".partial").exists()


def test_no_rights_are_said(clip, tmp_path):
    (recording,) = find_recordings([str(clip)])
    folder = tmp_path / "locked"
    folder.mkdir()
    mode = clip.stat().st_mode
    folder.chmod(0o500)
    clip.chmod(0)
    everyone = os.geteuid()
    if everyone == 0:  # root may do everything
        os.seteuid(65534)
    try:
        with pytest.raises(SourceError, match="Permission denied"):
            segments_of(recording, OPTIONS)
        with pytest.raises(OutputError, match="Permission denied"):
            run_batch([recording], folder / "out", OPTIONS)
    finally:
        os.seteuid(everyone)
        clip.chmod(mode)
        folder.chmod(0o700)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds workers in /proc")
def test_killed_workers_and_killed_runs_change_nothing(server, tmp_path):
    recordings, out = find_recordings([server.address], "C"), tmp_path / "out"
    run_batch(recordings, tmp_path / "calm", OPTIONS, 1)
    expected = read_recordings(tmp_path / "calm", "readings")
    assert len(expected) == 8

    server.stalls = True
    script = tmp_path / "run.py"
    script.write_text(
        "import sys; from pathlib import Path; from roomtone.batch import BatchOptions, run_batch\n"
        "from roomtone.batch.sources import find_recordings\n"
        "if __name__ == '__main__':\n"
        "    options = BatchOptions(min_group_size=2, readings=True)\n"
        "    run_batch(find_recordings([sys.argv[1]], 'C'), Path(sys.argv[2]), options, 1)\n"
    )
    whole = subprocess.Popen([sys.executable, str(script), server.address, str(out)])
    assert server.reading.wait(60)
    whole.kill()
    whole.wait()
    assert (out / ".partial").exists()
    assert not list(out.glob("manifest/*.json"))

    server.reading.clear()
    with ThreadPoolExecutor(1) as thread:
        again = thread.submit(run_batch, recordings, out, OPTIONS, 1)
        assert server.reading.wait(60)
        server.stalls = False
        os.kill(_worker(os.getpid()), signal.SIGKILL)
        result = again.result(60)
    assert (result.done, result.failed) == ([server.address], {})
    assert read_recordings(out, "readings").equals(expected)
    assert len(list(out.glob("manifest/*.json"))) == 1
    assert not (out / ".partial").exists()


def _worker(parent):
    """The process id of a run's only worker."""
    (pid,) = [
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if _parent(process) == parent and b"spawn_main" in (process / "cmdline").read_bytes()
    ]
    return pid


def _parent(process):
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended
        return 0
