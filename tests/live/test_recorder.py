"""A class that is kept, and goes on when its server is back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from websockets.exceptions import ConnectionClosed

from roomtone.live import recorder
from roomtone.live.app import Service
from roomtone.live.auth import Auth
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import Policy
from roomtone.recap import recap_page
from roomtone.store import Store, repository
from roomtone.store.database import writing
from roomtone.store.schema import classes, consent_records, participants

from .conftest import KEY, hear, hear_until, say, serving, until


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[Callable[[], Service]]:
    """Opens a server on one store, as often as it is called."""

    def service() -> Service:
        store = Store(f"sqlite:///{tmp_path / 'roomtone.db'}")
        return Service(Hub(Policy("US", "education"), Auth(KEY)), Recorder(store))

    yield service


def test_a_class_goes_on_with_its_key_its_tokens_and_its_past(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class(name="Physics", course="10b", notice="Welcome")
        code, token = made["code"], server.join(made["code"])
        gone = server.join(code)
        assert server.ask("DELETE", f"/api/classes/{code}/me", key=gone).status_code == 204
        server.ask("POST", f"/api/classes/{code}/markers", json={"text": "slide 7"})
        feed = server.feed(made)
        hear_until(feed, lambda said: said["type"] == "pulse" and said["t"] > 2.0)
    with serving(open_server(), KEY) as server:
        answer = server.ask("GET", f"/api/classes/{code}", key="").json()
        assert (answer["name"], answer["notice"]) == ("Physics", "Welcome")
        # The class's own key, which was given out before.
        past = hear(server.socket(f"/api/classes/{code}/feed", made["key"]))
        assert [mark["text"] for mark in past["markers"]] == ["slide 7"]
        assert [int(signal["t"]) for signal in past["history"]][:2] == [0, 1]
        assert past["t"] > 2.0
        student = server.student(code, token)
        say(student, type="feedback", value="lost")
        assert server.ask("DELETE", f"/api/classes/{code}/me", key=gone).status_code in (401, 404)
        assert server.ask("DELETE", f"/api/classes/{code}/me", key=token).status_code == 204
        assert server.ask("DELETE", f"/api/classes/{code}").status_code == 204
        server.recorder.flush()
        (stored,) = server.ask("GET", "/api/classes?state=past").json()
        assert (stored["code"], stored["course"], stored["origin"]) == (code, "10b", "live")
        assert stored["ended"]
    with serving(open_server(), KEY) as server:
        assert server.ask("GET", f"/api/classes/{code}", key="").status_code == 404
        with server.recorder.store.engine.connect() as connection:
            assert connection.execute(participants.select()).all() == []
            assert all(row.withdrawn_at for row in connection.execute(consent_records.select()))


def test_past_classes_are_for_teachers_alone(open_server) -> None:
    with serving(open_server(), KEY) as server:
        code = server.new_class()["code"]
        server.ask("DELETE", f"/api/classes/{code}")
        server.recorder.flush()
        for path, refused in (("", 401), (f"/{code}/export", 404), (f"/{code}/recap", 404)):
            assert server.ask("GET", f"/api/classes{path}", key="").status_code == refused
            assert server.ask("GET", f"/api/classes{path}").status_code == 200
        table = server.ask("GET", f"/api/classes/{code}/export?format=csv")
        name = f"Class-{datetime.now(UTC):%Y-%m-%d}-{code}.csv"
        assert table.headers["content-disposition"].endswith(f"''{name}")
        assert table.text.startswith("t,time,present")
        assert server.ask("GET", f"/api/classes/{code}/export?min_group_size=1").status_code == 422
        assert server.ask("GET", "/api/classes/ZZZZ2222/export").status_code == 404
        server.hub.apply_policy(Policy("US", "research", retention_days=7))
        server.recorder.flush()
        log = [
            (entry.what, entry.detail.get("kind")) for entry in server.recorder.store.audit_log()
        ]
        assert log == [
            ("policy in force", None),
            ("class started", None),
            ("class ended", None),
            ("class exported", "json"),
            ("recap read", None),
            ("class exported", "csv"),
            ("policy in force", None),
        ]
        assert server.ask("DELETE", f"/api/classes/{code}", key="x").status_code == 404
        assert server.ask("DELETE", f"/api/classes/{code}").status_code == 204
        assert server.ask("GET", "/api/classes?state=past").json() == []


def test_every_consent_has_an_end(open_server) -> None:
    with serving(open_server(), KEY) as server:
        ended, stopped = server.new_class(), server.new_class()
        server.join(ended["code"])
        server.join(stopped["code"])
        server.ask("DELETE", f"/api/classes/{ended['code']}")
        feed = server.feed(stopped)
        server.call(lambda: server.hub.apply_policy(Policy("FR", "education", min_group_size=8)))
        answer = hear_until(feed, lambda said: said["type"] == "snapshot")
        assert (answer["faces"], answer["min_group_size"]) == (False, 8), (
            "watchers hear of it at once"
        )
        server.recorder.flush()
        with server.recorder.store.engine.connect() as connection:
            stored = connection.execute(consent_records.select()).all()
        assert len(stored) == 2
        assert all(row.withdrawn_at is not None for row in stored)


def test_a_class_taken_up_again_holds_to_the_policy_of_now(open_server, tmp_path) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        token = server.join(made["code"])
        server.recorder.flush()
    later = open_server()
    later.hub.policy = Policy("FR", "education", min_group_size=8)
    with serving(later, KEY) as server:
        assert not server.hub.get(made["code"]).options.faces
        assert server.hub.get(made["code"]).options.min_group_size == 8
        socket = server.socket(f"/api/classes/{made['code']}/readings", token)
        assert hear(socket)["faces"] is False


def test_what_a_policy_ended_stays_ended_under_a_laxer_one(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        path, token = f"/api/classes/{made['code']}/readings", server.join(made["code"])
        server.call(lambda: server.hub.apply_policy(Policy("FR", "education", min_group_size=8)))
        server.recorder.flush()
    with serving(open_server(), KEY) as server:
        live_class = server.hub.get(made["code"])
        assert (live_class.options.faces, live_class.options.min_group_size) == (False, 8)
        assert [marker.text for marker in live_class.markers] == ["faces are no longer read"]
        for who in (token, server.join(made["code"])):
            assert hear(server.socket(path, who))["faces"] is False
        with server.recorder.store.engine.connect() as connection:
            stored = repository.find_class(connection, made["code"])
        assert stored.faces, "faces were read"
        assert stored.stopped_reading_at is not None
        assert 0 <= stored.stopped_reading_at < 60


@pytest.mark.parametrize("back_s", [600.0, 7200.0])
def test_a_clock_set_back_breaks_no_class(open_server, back_s: float) -> None:
    with serving(open_server(), KEY) as server:
        code = server.new_class(minutes=30)["code"]
        store, path = server.recorder.store, f"/api/classes/{code}/signal"
        time.sleep(2.2)
        server.recorder.flush()
        with writing(store.engine) as connection:  # as if it had begun by a clock that was ahead
            connection.execute(update(classes).values(began=classes.c.began + back_s))
    with serving(open_server(), KEY) as server:
        live_class = server.hub.get(code)
        assert 2 <= server.hub.clock() - live_class.began < 60
        assert server.ask("GET", path).status_code == 200
        server.ask("DELETE", f"/api/classes/{code}")
        server.recorder.flush()
        made = server.recorder.store.history(code)
        assert made.record.ended is not None
        assert min(signal.t for signal in made.signals) >= 0
        assert recap_page(made)


def test_a_new_key_holds_after_a_restart(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        live_class = server.hub.get(made["code"])
        key = server.call(lambda: server.hub.new_key(live_class))
        assert server.recorder.flush()
    with serving(open_server(), KEY) as server:
        path = f"/api/classes/{made['code']}/signal"
        assert server.ask("GET", path, key=key).status_code == 200
        assert server.ask("GET", path, key=made["key"]).status_code == 404


def test_a_running_class_is_stored_no_longer_than_anybody_in_it_was_told(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        for days in (7, 90):
            policy = Policy("US", "education", retention_days=days)
            server.call(lambda policy=policy: server.hub.apply_policy(policy))
        later = server.new_class()
        assert server.recorder.flush()
        with server.recorder.store.engine.connect() as connection:
            found = [repository.find_class(connection, one["code"]) for one in (made, later)]
        assert [record.retention_days for record in found] == [7, 90]


def test_a_new_link_disconnects_who_watches_with_the_old_one(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        live_class = server.hub.get(made["code"])
        by_link, teacher = server.feed(made), server.feed(made | {"key": KEY})
        server.call(lambda: server.hub.new_key(live_class))
        answer = hear_until(by_link, lambda said: said["type"] == "refused")
        assert answer["reason"] == "no_class"
        with pytest.raises(ConnectionClosed) as closed:
            hear(by_link)
        assert closed.value.rcvd.code == 4401, "its page does not try again"
        hear_until(teacher, lambda said: said["type"] == "pulse" and said["t"] > 2)


def test_nothing_of_one_person_is_stored(open_server, tmp_path) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class(per_person=True, min_group_size=5)
        students = [server.student(made["code"]) for _ in range(5)]
        for number, student in enumerate(students):
            p = [10 * number, 1000 - 10 * number, 0, 0, 0, 0, 0, 0]
            face = {"who": 1, "q": 0.9, "p": p}
            say(student, type="faces", n=1, age_ms=0, faces=[face])
        feed = server.feed(made)
        hear_until(feed, lambda said: said["type"] == "pulse" and said["people"])
        hear_until(feed, lambda said: said["type"] == "pulse" and said["t"] > 3.0)
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        stored = store.history(made["code"])
        assert stored.signals[-1].counted == 5
        with store.engine.connect() as connection:
            tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert not {"readings", "people", "faces"} & set(tables)


def test_what_the_teacher_was_told_is_stored(open_server) -> None:
    with serving(open_server(), KEY) as server:
        code = server.new_class()["code"]
        live_class = server.hub.get(code)
        students = [live_class.join("student", False, server.hub.clock()) for _ in range(6)]
        for student in students[:4]:
            live_class.give_feedback(student, "lost", server.hub.clock())
        server.call(lambda: server.hub.touch(live_class))

        def alerts():
            server.recorder.flush()
            return server.recorder.store.history(code).alerts

        assert [alert.kind for alert in until(alerts)] == ["lost"]


def test_a_class_that_was_reopened_is_stored_on(open_server) -> None:
    with serving(open_server(), KEY) as server:
        code = server.new_class()["code"]
        server.ask("POST", f"/api/classes/{code}/end")
        server.recorder.flush()
        assert server.recorder.store.record(code).ended is not None
        server.ask("POST", f"/api/classes/{code}/reopen")
        server.recorder.flush()
        assert server.recorder.store.record(code).ended is None
    with serving(open_server(), KEY) as server:
        assert server.ask("GET", f"/api/classes/{code}", key="").status_code == 200


def test_two_servers_share_a_store_but_no_class(open_server) -> None:
    with serving(open_server(), KEY) as first:
        code = first.new_class()["code"]
        first.recorder.flush()
        with serving(open_server(), KEY) as second:
            assert second.ask("GET", f"/api/classes/{code}", key="").status_code == 404
            other = second.new_class()["code"]
            second.recorder.flush()
        assert first.ask("GET", f"/api/classes/{code}", key="").status_code == 200
        known = {stored["code"] for stored in first.ask("GET", "/api/classes").json()}
        assert known == {code, other}


def test_a_new_join_code_and_the_most_participants_outlive_a_restart(open_server) -> None:
    with serving(open_server(), KEY) as server:
        made = server.new_class()
        path, key = f"/api/classes/{made['code']}", made["key"]
        server.student(made["code"])
        renewed = server.ask("POST", f"{path}/join-code", key=key).json()["join_code"]
        server.ask("PUT", f"{path}/participants/limit", key=key, json={"max_participants": 7})
        server.ask("POST", f"{path}/participants/remove", key=key, json={})
    with serving(open_server(), KEY) as server:
        state = server.ask("GET", path).json()
        assert (state["join_code"], state["max_participants"]) == (renewed, 7)
        assert server.ask("GET", path, key="").status_code == 404
        server.student(renewed)
        log = [one.what for one in server.recorder.store.audit_log()]
        assert {"join code renewed", "participants removed"} <= set(log)


def test_a_class_that_another_server_took_over_is_served_there_alone(
    open_server, monkeypatch, caplog
) -> None:
    """As after a database was restarted, and another server was there first."""
    monkeypatch.setattr(recorder, "RENEW_S", 0.2)
    with serving(open_server(), KEY) as server:
        made, other = server.new_class(), server.new_class()
        feed = server.feed(made)
        server.recorder.flush()
        with writing(server.recorder.store.engine) as connection:
            mine = classes.c.code == made["code"]
            connection.execute(update(classes).where(mine).values(lease="0" * 32))
        assert hear_until(feed, lambda said: said["type"] == "refused")["reason"] == "moved"
        with pytest.raises(ConnectionClosed) as closed:
            feed.recv(timeout=5)
        assert closed.value.rcvd.code == 1012
        path = f"/api/classes/{made['code']}"
        assert server.ask("GET", f"{path}/signal", key=made["key"]).status_code == 404
        assert "another server has taken over a class" in caplog.text
        assert "roomtone_classes_lost_total 1.0" in server.ask("GET", "/metrics").text
        server.recorder.flush()
        last = server.recorder.store.history(made["code"]).seconds
        hear_until(server.feed(other), lambda said: said["type"] == "pulse" and said["t"] > 2)
        server.recorder.flush()
        assert server.recorder.store.history(made["code"]).seconds == last
        assert server.recorder.store.record(made["code"]).ended is None, "it goes on elsewhere"
