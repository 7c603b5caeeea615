"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from roomtone.errors import OutputError
from roomtone.files import write_whole


def test_a_file_is_replaced_and_its_folders_made(tmp_path):
    path = tmp_path / "new" / "a.txt"
    write_whole(path, "über")
    write_whole(path, "anew")
    assert path.read_bytes() == b"anew"
    assert list(path.parent.iterdir()) == [path]


def test_what_was_there_stays_when_the_disk_is_full(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"kept")
    full = tmp_path / "a.bin.partial"
    full.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="could not write; No space left on device"):
        write_whole(path, bytes(100))
    assert path.read_bytes() == b"kept"
    assert not full.is_symlink(), "nothing is left behind"


def test_a_link_a_pipe_and_a_device_are_written_to_as_they_are(tmp_path):
    target, link, pipe = (tmp_path / name for name in ("target", "link", "pipe"))
    link.symlink_to(target)
    write_whole(link, "through")
    assert link.is_symlink() and target.read_text() == "through"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"piped")
    assert os.read(reader, 10) == b"piped"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    with pytest.raises(OutputError, match="Is a directory"):
        write_whole(tmp_path, b"")
