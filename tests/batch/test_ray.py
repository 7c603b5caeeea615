import os
import signal
from pathlib import Path
from threading import Thread

import pytest

from roomtone.batch import BatchOptions, read_recordings, run_batch
from roomtone.batch.sources import find_recordings
from roomtone.errors import OptionError

OPTIONS = BatchOptions(min_group_size=2, readings=True)


def test_ray_that_is_not_installed_is_said(clip, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(OptionError, match=r"pip install 'roomtone\[ray\]'"):
        run_batch(find_recordings([str(clip)]), tmp_path, OPTIONS, engine="ray")


@pytest.fixture(scope="module")
def ray():
    """Ray, where it is installed: its wheel is too large for every run of the tests."""
    return pytest.importorskip("ray", reason="needs roomtone[ray]; see docs/cluster.md")


@pytest.mark.filterwarnings("ignore")
def test_ray_gives_what_local_processes_give(ray, server, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video")
    recordings = find_recordings([server.address, str(broken)], "C")
    run_batch(recordings, tmp_path / "local", OPTIONS, 1)

    # The worker is killed in the middle of a download; Ray reads the segment again.
    server.stalls = True
    killer = Thread(target=_kill_reader, args=(server,))
    killer.start()
    result = run_batch(recordings, tmp_path / "ray", OPTIONS, 1, engine="ray")
    killer.join(60)
    assert result.done == [server.address]
    assert "expected a video" in result.failed[str(broken)]
    for kind in ("signal", "readings"):
        expected = read_recordings(tmp_path / "local", kind)
        assert read_recordings(tmp_path / "ray", kind).equals(expected)
    assert not ray.is_initialized()


def _kill_reader(server):
    """Kill Ray's process that is reading."""
    assert server.reading.wait(60)
    server.stalls = False
    (pid,) = [
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if b"ray::_read" in _command(process)
    ]
    os.kill(pid, signal.SIGKILL)


def _command(process):
    try:
        return (process / "cmdline").read_bytes()
    except OSError:  # it ended
        return b""
