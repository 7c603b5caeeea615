"""The console's client of the HTTP API, against a real server."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from roomtone.console.client import ApiError, Client
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.policy import UNSTATED, load_policy
from roomtone.store import Store

from .conftest import KEY, serving, status, until


def test_a_class_from_its_start_to_its_deletion(stored: Client) -> None:
    code, _ = stored.create(name="Physics 2b", course="Physics", minutes=45, min_group_size=6)
    (running,) = stored.classes("running")
    assert (running.code, running.name, running.state) == (code, "Physics 2b", "running")
    assert (running.minutes, running.min_group_size, running.course) == (45, 6, "Physics")
    assert not running.simulated
    assert running.left_s is not None and 45 * 60 - 60 < running.left_s <= 45 * 60
    assert stored.find(code) is not None
    assert stored.classes("past") == []
    stored.end(code)
    assert stored.classes("running") == []
    (past,) = stored.classes("past")
    assert past.ended is not None and past.ended >= past.began
    found = stored.find(code)
    assert found is not None and found.state == "past"
    assert "Physics 2b" in stored.recap(code, "Europe/Berlin")
    assert stored.export(code, "csv", 10).startswith(b"t,time,present")
    stored.delete(code)
    assert stored.find(code) is None
    with pytest.raises(ApiError, match="undone for a minute only"):
        stored.reopen(code)  # deleted is deleted
    log = stored.audit(100)
    assert log.broken_at is None
    assert log.rows == len(log.entries)
    done = [entry.what for entry in log.entries]
    assert done[:3] == ["class deleted", "class exported", "recap read"]
    assert f"code {code}" in log.entries[0].words


def test_the_end_of_a_class_can_be_undone(stored: Client) -> None:
    code, _ = stored.create()
    stored.end(code)
    ended = stored.find(code)
    assert ended is not None and ended.state == "past"
    stored.reopen(code)
    (running,) = stored.classes("running")
    assert running.code == code


def test_without_a_store_an_ended_class_is_known_for_the_minute_of_its_undo(api: Client) -> None:
    code, _ = api.create(name="Physics")
    api.end(code)
    ended = api.find(code)
    assert ended is not None and (ended.state, ended.name) == ("past", "Physics")
    assert ended.ended is not None


def test_the_recap_is_in_the_visitors_time_and_in_a_frame_as_high_as_its_page(
    stored: Client,
) -> None:
    code, _ = stored.create()
    stored.end(code)
    until(lambda: stored.classes("past"))
    east, west = (
        stored.recap(code, zone, embedded=True) for zone in ("Asia/Tokyo", "America/New_York")
    )
    assert east != west
    assert "frameElement" in east
    assert "frameElement" not in stored.recap(code, "Asia/Tokyo")
    with pytest.raises(ApiError, match="time_zone"):
        stored.recap(code, "Nowhere/Else")


def test_a_new_key_opens_a_class_and_the_old_one_no_longer_does(locked: Client) -> None:
    code, key = locked.create()
    path = f"classes/{code}/signal"
    assert status(locked, "GET", path, key) == 200
    new = locked.new_key(code)
    assert status(locked, "GET", path, key) == 404
    assert status(locked, "GET", path, new) == 200
    assert status(locked, "GET", "classes", new) == 401  # it opens this class and nothing else


def test_the_policy_is_saved_and_applies(api: Client, home: Path) -> None:
    before = api.policy()
    assert (before.place, before.faces, before.reason) == ("", False, UNSTATED.reason)
    policy = api.set_policy("DE", "education", 7, 10)
    assert api.policy() == policy
    assert (policy.place, policy.min_group_size, policy.retention_days) == ("DE", 7, 10)
    assert load_policy(home / "policy.json").place == "DE"


def test_what_a_server_says_of_itself(locked: Client, stored: Client) -> None:
    with_key, with_store = locked.server(), stored.server()
    assert (with_key.asks_key, with_key.store) == (True, None)
    assert not with_store.asks_key
    assert with_store.store and with_store.store.startswith("sqlite:///")
    assert (with_store.trouble, with_store.retention_days) == ("", 30)


def test_what_the_server_refuses_is_said(api: Client, locked: Client) -> None:
    with pytest.raises(ApiError, match=r"minutes: .*600"):
        api.create(minutes=601)
    with pytest.raises(ApiError, match="Set your country and purpose first") as refused:
        api.create(faces=True)
    assert refused.value.status == 409
    with (
        closing(Client(locked.url, "wrong")) as stranger,
        pytest.raises(ApiError, match="Expected the teacher's key") as refused,
    ):
        stranger.classes("running")
    assert refused.value.status == 401
    assert api.find("../policy") is None
    with pytest.raises(ApiError, match="No such class"):
        api.end("AAAA2222")


def test_a_server_that_does_not_answer_is_said(home: Path) -> None:
    with serving(Service(Hub())) as client:
        assert client.classes("running") == []
    with (
        closing(Client(client.url)) as client,
        pytest.raises(ApiError, match="doesn't answer") as error,
    ):
        client.classes("running")
    assert error.value.status == 0


def test_a_server_with_its_own_certificate_is_trusted_and_no_other(tmp_path: Path) -> None:
    def certificate(name: str) -> tuple[Path, Path]:
        files = tmp_path / f"{name}.pem", tmp_path / f"{name}.key"
        new = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=class.example -out"
        command = [*new.split(), files[0], "-keyout", files[1]]
        subprocess.run(command, check=True, capture_output=True)
        return files

    own, key = certificate("own")
    with serving(Service(Hub()), ssl_certfile=own, ssl_keyfile=key) as client:
        assert client.classes("running") == []
        with (
            closing(Client(client.url, certificate=certificate("other")[0])) as other,
            pytest.raises(ApiError, match="doesn't answer"),
        ):
            other.classes("running")


def test_a_class_of_another_server_on_the_same_store_is_not_past(store: Store) -> None:
    from roomtone.live.recorder import Recorder

    with serving(Service(Hub(), Recorder(store))) as first:
        code, _ = first.create(faces=False)
        until(lambda: store.classes())
        with (
            Store(str(store.engine.url)) as same,
            serving(Service(Hub(), Recorder(same))) as second,
        ):
            assert [one.code for one in first.classes("running")] == [code]
            assert second.classes("past") == []


def test_a_key_in_any_script_works() -> None:
    key = "ключ учителя школы"
    with serving(Service(Hub(auth=Auth(key))), key) as client:
        assert client.classes("running") == []


def test_the_key_goes_with_every_request(locked: Client) -> None:
    assert locked.key == KEY
    assert locked.classes("running") == []
