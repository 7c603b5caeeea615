"""The commands as a user runs them: their output and exit codes."""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from roomtone import frames_from
from roomtone.labels import FER2013, FERPLUS
from tests.cli.commands import COLUMNS, ROOMTONE, run_here, run_process
from tests.conftest import write_clip


def run(
    *arguments, code=0, cwd=None, process=False, **environment
) -> subprocess.CompletedProcess[str]:
    """Run a command; if asked, or given variables of the environment, in a process of its own."""
    done = (run_process if process or environment else run_here)(*arguments, cwd=cwd, **environment)
    assert done.returncode == code, (done.returncode, done.stdout[-500:], done.stderr[-2000:])
    assert "Traceback" not in done.stderr
    return done


def until(probe: Callable[[], object]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + 60
    while not probe():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_help_teaches_and_the_version_is_told():
    assert "photo" in run("--help").stdout
    for command in ("photo", "watch", "doctor"):
        assert "Usage" in run(command, "--help").stdout
    said = run_process("--version")
    assert (said.returncode, said.stdout[:11]) == (0, "roomtone 0.")
    assert run_process("photos").returncode == 2
    run("photos", code=2)
    run("photo", code=2)
    run("watch", "x.mp4", "--colour", "red", code=2)


def test_help_is_short_too_and_the_module_is_the_command():
    for command in ((), ("photo",), ("classes", "list")):
        assert run_here(*command, "-h").stdout == run_here(*command, "--help").stdout
    module = lambda: runpy.run_module("roomtone", run_name="__main__")  # noqa: E731
    assert run_here("--version", program=module).stdout.startswith("roomtone ")


def test_photo_json_is_one_object_a_line_as_documented(portrait_file, tmp_path):
    dark = tmp_path / "dark.png"
    cv2.imwrite(str(dark), np.zeros((40, 60, 3), np.uint8))
    first, second = map(json.loads, run("photo", portrait_file, dark, "--json").stdout.splitlines())
    assert second == {"source": str(dark), "width": 60, "height": 40, "faces": []}
    assert [first["width"], first["height"]] == [512, 512]
    (face,) = first["faces"]
    assert list(face) == [
        "box",
        "score",
        "quality",
        "expression",
        "uncertain",
        "probabilities",
        "fer2013",
    ]
    assert list(face["probabilities"]) == list(FERPLUS)
    assert list(face["fer2013"]) == list(FER2013)
    assert abs(sum(face["probabilities"].values()) - 1) < 1e-3
    assert len(face["box"]) == 4


def test_photo_in_words_and_as_a_picture(portrait_file, tmp_path):
    said = run("photo", portrait_file, "--save", tmp_path / "out").stdout
    assert "1 face\n" in said
    assert "happiness" in said
    drawn = cv2.imread(str(tmp_path / "out" / "portrait.png.roomtone.png"))
    assert drawn.shape == (512, 512, 3)
    assert "happy" in run("photo", portrait_file, "--classes", "angry,fear,happy,neutral").stdout


def test_photo_without_a_face_is_an_answer(tmp_path):
    dark = tmp_path / "dark.png"
    cv2.imwrite(str(dark), np.zeros((1, 1, 3), np.uint8))
    assert "no faces" in run("photo", dark).stdout


def test_photo_says_what_is_wrong_and_reads_the_others(portrait_file, tmp_path):
    words = tmp_path / "words.jpg"
    words.write_text("words")
    assert "expected a picture" in run("photo", words, code=3).stderr
    assert "no[n]e.jpg: no such file" in run("photo", tmp_path / "no[n]e.jpg", code=3).stderr
    mixed = run("photo", words, portrait_file, "--json", code=3)
    assert "expected a picture" in mixed.stderr
    assert len(json.loads(mixed.stdout)["faces"]) == 1
    assert "--classes" in run("photo", portrait_file, "--classes", "glad", code=2).stderr
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"no model")
    assert "ONNX" in run("photo", portrait_file, "--model", wrong, code=4).stderr
    assert "YuNet" in run("photo", portrait_file, "--detector", wrong, code=4).stderr


def test_photos_of_one_name_do_not_overwrite_each_other(portrait_file, tmp_path):
    copy = tmp_path / portrait_file.name
    copy.write_bytes(portrait_file.read_bytes())
    run("photo", portrait_file, copy, "--save", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 2
    file = tmp_path / "file"
    file.write_text("kept")
    assert "could not write" in run("photo", copy, "--save", file, code=5).stderr
    assert file.read_text() == "kept"


def test_watch_writes_over_neither_its_source_nor_itself(clip, tmp_path):
    source = tmp_path / "lesson.mp4"
    source.write_bytes(clip.read_bytes())
    for output in ("--save", "--readings", "--signal"):
        assert "source" in run("watch", source, "--headless", output, source, code=2).stderr
    assert source.read_bytes() == clip.read_bytes()
    same = tmp_path / "same.jsonl"
    run("watch", source, "--headless", "--readings", same, "--signal", same, code=2)
    assert not same.exists()
    assert "ends in" in run("watch", source, "--headless", "--save", "x.webm", code=5).stderr


def test_a_password_in_an_address_is_not_printed():
    done = run("watch", "rtsp://me:secret@127.0.0.1:9/x", "--headless", code=3)
    assert "secret" not in done.stderr + done.stdout
    assert "127.0.0.1:9/x" in done.stderr


def test_a_folder_called_demo_is_not_the_demo_clip(portrait_file, tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "a.png").write_bytes(portrait_file.read_bytes())
    run("watch", "demo", "--headless", cwd=tmp_path)
    assert not (tmp_path / "roomtone-watch.mp4").exists()


def test_watch_headless_writes_what_is_documented(clip, tmp_path):
    readings, signals, saved = (tmp_path / name for name in ("r.jsonl", "s.jsonl", "out.mp4"))
    done = run(
        *("watch", clip, "--headless", "--json", "--min-group-size", 2),
        *("--readings", readings, "--signal", signals, "--save", saved),
    )
    report = json.loads(done.stdout)
    assert report["frames"] == 20
    assert report["faces"] == 40
    assert report["fps"] > 0
    assert 0 < report["latency_ms"]["p50"] <= report["latency_ms"]["p95"]
    rows = [json.loads(line) for line in readings.read_text().splitlines()]
    assert len(rows) == 40
    assert list(rows[0]) == [
        "t",
        "who",
        "box",
        "quality",
        "expression",
        "uncertain",
        "probabilities",
    ]
    classes = [json.loads(line) for line in signals.read_text().splitlines()]
    assert [row["t"] for row in classes] == [0, 1]
    assert list(classes[0]) == [
        "t",
        "present",
        "counted",
        "coverage",
        "shares",
        "valence",
        "valence_band",
        "arousal",
        "facing",
    ]
    assert classes[1]["present"] == classes[1]["counted"] == 2
    frames = list(frames_from(saved))
    assert len(frames) == 20
    assert frames[0].height > 512
    assert frames[-1].t == pytest.approx(1.9, abs=0.01)


def test_watch_says_nothing_of_too_few_people(clip, tmp_path):
    run("watch", clip, "--headless", "--signal", tmp_path / "s.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text().splitlines()]
    assert {row["valence"] for row in rows} == {None}
    assert all(row["shares"] == {} and row["present"] == 2 for row in rows)


def test_watch_stores_nothing_unless_told(clip, tmp_path):
    """Neither roomtone nor a library below it: ONNX Runtime would keep an id of the device."""
    places = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    unset = dict.fromkeys(("CI", "ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"))
    run("watch", clip, "--headless", cwd=tmp_path, **places, **unset)
    assert list(tmp_path.rglob("*")) == []


def test_watch_reads_several_recordings_one_after_the_other(clip, tmp_path):
    readings = tmp_path / "r.jsonl"
    done = run("watch", clip, clip, "--headless", "--json", "--readings", readings)
    assert json.loads(done.stdout)["frames"] == 40
    times = [json.loads(line)["t"] for line in readings.read_text().splitlines()]
    assert times == sorted(times)
    assert times[-1] > 3.5
    assert "recordings" in run("watch", clip, "0", "--headless", code=2).stderr


def test_watch_prints_the_signal_for_a_program_that_reads_it(clip, tmp_path):
    done = run_process("watch", clip, "--headless", "--signal", "-", cwd=tmp_path)
    assert [json.loads(line)["t"] for line in done.stdout.splitlines()] == [0, 1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--signal", "--readings", "--save"])
def test_watch_overwrites_a_file_only_when_told_to(clip, tmp_path, option):
    file = tmp_path / "earlier.mp4"
    file.write_text("earlier")
    assert "--force" in run("watch", clip, "--headless", option, file, code=2).stderr
    assert file.read_text() == "earlier"
    run("watch", clip, "--headless", option, file, "--force")
    assert file.read_bytes() != b"earlier"


def test_photo_reads_a_picture_cut_at_its_end_and_says_so(portrait_file, tmp_path):
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(cv2.imencode(".jpg", cv2.imread(str(portrait_file)))[1].tobytes()[:-50])
    done = run("photo", cut, "--json")
    assert len(json.loads(done.stdout)["faces"]) == 1
    assert "warning:" in done.stderr


def test_watch_reads_the_same_twice(clip, tmp_path):
    for name in ("a", "b"):
        run("watch", clip, "--headless", "--readings", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("content", [b"", b"words\n" * 99])
def test_watch_says_what_is_wrong_with_a_video(tmp_path, content):
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    assert "expected a video" in run("watch", path, "--headless", code=3).stderr
    assert "no such file" in run("watch", tmp_path / "none.mp4", "--headless", code=3).stderr


@pytest.mark.usefixtures("hears_ctrl_c")
def test_watch_without_a_camera_reads_the_demo_clip_and_says_where_it_saved(tmp_path):
    if Path("/dev/video0").exists():
        pytest.skip("needs a machine without a camera")
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = run_here("watch", cwd=tmp_path, **nowhere)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "No camera" in done.stderr
    assert "Grace Hopper" in done.stderr
    saved = tmp_path / "roomtone-watch.mp4"
    assert str(saved) in done.stderr.replace("\n", "")
    assert sum(1 for _ in frames_from(saved)) == 180
    assert "the class at 11 s: 9 of 9 counted; neutral" in done.stderr
    again = subprocess.Popen(
        [*ROOMTONE, "watch", "--rate", "0.1"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ | COLUMNS | nowhere,
    )
    second = tmp_path / "roomtone-watch.2.mp4"
    until(lambda: second.exists() and second.stat().st_size > 10_000)  # pictures are in it
    again.send_signal(signal.SIGINT)
    assert "roomtone-watch.2.mp4" in again.communicate(timeout=60)[1]
    assert again.returncode == 130


def test_a_file_plays_at_its_own_pace_in_a_window(clip):
    began = time.monotonic()
    done = run("watch", clip, "--json", SDL_VIDEODRIVER="dummy")
    assert json.loads(done.stdout[done.stdout.index("{") :])["frames"] == 20
    assert time.monotonic() - began > 1.9


def test_a_mistyped_source_leaves_an_earlier_result_as_it_is(tmp_path):
    signal_file = tmp_path / "signal.jsonl"
    signal_file.write_text("{}\n")
    run("watch", tmp_path / "missing.mp4", "--headless", "--signal", signal_file, code=3)
    assert signal_file.read_text() == "{}\n"


def test_watch_names_a_camera_that_is_not_there():
    assert "camera 63" in run("watch", "63", "--headless", code=3).stderr
    assert "camera 99999999999" in run("watch", "99999999999", "--headless", code=3).stderr
    run("watch", "\u00b2", "--headless", code=3)
    assert "could not be opened" in run("watch", "x" * 300, "--headless", code=3).stderr


def test_watch_opens_a_window_that_q_ends(long_clip):
    """SDL's dummy driver is a real window without a screen; the key comes as an SDL event."""
    code = (
        "import pygame, threading, time\n"
        "def press():\n"
        "    while not pygame.display.get_surface(): time.sleep(0.01)\n"
        "    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q))\n"
        "threading.Thread(target=press, daemon=True).start()\n"
        "from roomtone.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "watch", str(long_clip), "--json"],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=os.environ | {"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
    )
    assert 0 < json.loads(done.stdout)["frames"] < 400


@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_ends_cleanly_and_keeps_what_was_written(long_clip, tmp_path, asked):
    readings, saved = tmp_path / "r.jsonl", tmp_path / "out.mp4"
    options = ["--headless", "--json", "--rate", "all"]
    options += ["--readings", str(readings), "--save", str(saved)]
    process = subprocess.Popen(
        [*ROOMTONE, "watch", str(long_clip), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: readings.exists() and readings.stat().st_size > 2_000)
    process.send_signal(asked)
    out, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert json.loads(out)["frames"] > 0
    assert all(json.loads(line) for line in readings.read_text().splitlines())
    assert sum(1 for _ in frames_from(saved)) > 0


def test_a_full_disk_keeps_what_was_written_readable(long_clip, small_disk):
    readings = small_disk / "r.jsonl"
    (small_disk / "filler").write_bytes(bytes(192 * 1024))
    written = ("--rate", "all", "--readings", readings)
    done = run("watch", long_clip, long_clip, "--headless", *written, code=5, process=True)
    assert "No space left" in done.stderr
    lines = readings.read_text().splitlines()
    assert len(lines) > 100
    assert all(json.loads(line)["who"] for line in lines)


def test_a_full_disk_keeps_the_video_playable(clip, small_disk):
    rng = np.random.default_rng(0)
    noisy = small_disk.parent / "noisy.mp4"
    write_clip(noisy, [rng.integers(0, 256, (240, 320, 3), dtype=np.uint8) for _ in range(120)])
    saved = small_disk / "out.mp4"
    done = run("watch", noisy, "--headless", "--save", saved, code=5, process=True)
    assert "could not write the video" in done.stderr
    played = []
    with av.open(str(saved)) as container:
        try:
            for frame in container.decode(video=0):
                played.append(frame.pts)
        except av.FFmpegError:
            pass
    assert len(played) >= 1


def test_outputs_that_cannot_be_written(clip, tmp_path):
    nowhere = tmp_path / "none" / "r.jsonl"
    assert (
        "could not write" in run("watch", clip, "--headless", "--readings", nowhere, code=5).stderr
    )
    nowhere = tmp_path / "none" / "out.mp4"
    assert "could not write" in run("watch", clip, "--headless", "--save", nowhere, code=5).stderr


def test_doctor_checks_this_machine(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    said = run("doctor").stdout
    assert "expression model" in said
    assert "YuNet" in said
    assert "camera 0" in said
    assert "ms" in said
    assert "error" not in said
    assert "There is no display here" in said or sys.platform != "linux"


def test_results_can_be_piped_into_a_reader_that_stops(portrait_file):
    done = subprocess.run(
        f"{sys.executable} -c 'from roomtone.cli import main; main()' photo "
        + " ".join([str(portrait_file)] * 4)
        + " | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.count("1 face") == 1


@pytest.mark.parametrize(
    ("command", "absent", "extra"),
    [
        (
            "from roomtone.cli import main; sys.argv[1:] = ['serve', '--port', '0']",
            "uvicorn",
            "live",
        ),
        (
            "from roomtone.cli import main; sys.argv[1:] = ['batch', 'x.mp4', '--out', 'x']",
            "pyarrow",
            "batch",
        ),
        (
            "from roomtone_train.__main__ import main; "
            "sys.argv[1:] = ['fit', 'x.toml', '--data', 'x.csv', '--out', 'x']",
            "torch",
            "train",
        ),
    ],
)
def test_a_missing_module_is_named_with_the_extra_that_has_it(command, absent, extra, tmp_path):
    program = f"import sys; sys.modules[{absent!r}] = None; {command}; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1, done.stderr
    assert absent in done.stderr and f"pip install 'roomtone[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr
