"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from roomtone.errors import OutputError, RoomtoneError
from roomtone.files import write_whole
from roomtone.folders import config_folder, data_folder
from roomtone.store import Store


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


@pytest.mark.parametrize("name", ["a b", "\u00fcbung", "what?now=1#2%20", "new/below/new"])
def test_the_store_opens_in_a_home_of_any_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for home in (name, str(tmp_path / name)):
        monkeypatch.setenv("ROOMTONE_HOME", home)
        assert data_folder() == config_folder() == tmp_path / name
        with Store() as store:
            assert store.classes() == []
    assert (tmp_path / name / "roomtone.db").is_file()


def test_a_home_that_is_a_file_or_nowhere_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path / "file"))
    with pytest.raises(RoomtoneError, match="expected a folder"):
        Store()
    monkeypatch.setenv("ROOMTONE_HOME", "~no-such-user/roomtone")
    with pytest.raises(OutputError, match="ROOMTONE_HOME"):
        data_folder()


def test_a_user_without_a_home_is_told_to_name_one(monkeypatch):
    import pwd

    def unknown(uid):
        raise KeyError(uid)

    for name in ("ROOMTONE_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for folder in (data_folder, config_folder):
        with pytest.raises(OutputError, match=r"expected a home of this user.*ROOMTONE_HOME"):
            folder()
