"""The same contract on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text, update

from roomtone.errors import StoreError
from roomtone.labels import FERPLUS
from roomtone.policy import Policy
from roomtone.store import Store, audit, repository, seats
from roomtone.store.database import migrate, open_database, writing
from roomtone.store.lease import Lease
from roomtone.store.schema import audit as audit_table
from roomtone.store.schema import metadata
from roomtone.types import Marker, Second, Signal

from .conftest import head, keep, second


def test_a_class_comes_back_as_it_was_kept(store: Store) -> None:
    seconds = [second(t + 0.037) for t in range(3)] + [second(4.5, counted=2)]
    store.keep(head(), seconds, [Marker(1.5, "slide 7"), Marker(0.25, "börjar 'nu';")])
    lesson = store.lesson("code2345")
    assert lesson.seconds == seconds
    assert lesson.marks == [Marker(0.25, "börjar 'nu';"), Marker(1.5, "slide 7")]
    assert (lesson.head.name, lesson.head.course, lesson.head.ended) == (
        "Physics",
        "10b",
        1_700_000_600.0,
    )


four_places = st.integers(0, 10_000).map(lambda whole: whole / 10_000)
signed = st.integers(-10_000, 10_000).map(lambda whole: whole / 10_000)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(four_places, min_size=8, max_size=8), st.tuples(signed, signed, signed, signed))
def test_a_signal_is_kept_to_the_digit(
    tmp_path: Path, shares: list[float], more: tuple[float, float, float, float]
) -> None:
    kept = Signal(7.0, 9, 8, dict(zip(FERPLUS, shares, strict=True)), more[0], more[1:3], more[3])
    with Store(f"sqlite:///{tmp_path / 'digits.db'}") as store:
        if store.heads():
            store.delete("CODE2345")
        store.keep(head(), [Second(kept)], [])
        assert store.lesson("CODE2345").signals[0].as_dict() == kept.as_dict()


def test_a_second_is_kept_once(store: Store) -> None:
    keep(store, head(), seconds=3)
    number = store.heads()[0].id
    with writing(store.engine) as connection:
        repository.add(connection, number, [second(2.0, happiness=0.9), second(3.0)])
    kept = store.lesson("CODE2345").signals
    assert [signal.t for signal in kept] == [0.0, 1.0, 2.0, 3.0]
    assert kept[2].shares["happiness"] == 0.5


def test_what_is_listed(store: Store) -> None:
    keep(
        store,
        head("AAAA2222", 1000.0),
        head("BBBB2222", 3000.0),
        head("CCCC2222", 2000.0, course=""),
    )
    assert [one.code for one in store.heads()] == ["BBBB2222", "CCCC2222", "AAAA2222"]
    assert [one.code for one in store.heads("10b")] == ["BBBB2222", "AAAA2222"]
    assert store.heads()[0].seconds == 10
    newest = store.lesson("BBBB2222")
    assert [one.head.code for one in store.earlier(newest)] == ["AAAA2222"]
    with pytest.raises(StoreError, match="expected the code of a kept class"):
        store.lesson("ZZZZ2222")


def test_a_deleted_class_is_gone_from_every_table(store: Store) -> None:
    keep(store, head("AAAA2222"), head("BBBB2222"))
    store.delete("AAAA2222")
    assert [one.code for one in store.heads()] == ["BBBB2222"]
    with store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            if "lesson" in table.c:
                assert {row.lesson for row in connection.execute(table.select())} <= {2}
    store.keep(head("CCCC2222"), [], [])
    assert max(one.id for one in store.heads()) == 3, "an id is not used again"


def test_a_deleted_class_is_gone_from_the_files_and_from_copies(tmp_path: Path) -> None:
    file = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{file}") as store:
        store.keep(head(name="Secret name"), [], [Marker(0.0, "secret marker")])
        assert any(b"Secret name" in one.read_bytes() for one in tmp_path.iterdir())
        store.delete("CODE2345")
        store.backup(tmp_path / "copy.db")
        for one in tmp_path.iterdir():
            assert b"ecret" not in one.read_bytes(), one
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


def test_a_running_class_is_not_deleted_until_its_server_is_gone(store: Store) -> None:
    owner = Lease(store.engine)
    keep(store, head("AAAA2222", ended=None, owner=owner.id))
    with pytest.raises(StoreError, match="running"):
        store.delete("AAAA2222")
    owner.close()
    store.delete("AAAA2222")
    assert store.heads() == []


def test_what_is_older_is_pruned(store: Store) -> None:
    now = time.time()
    owner = Lease(store.engine)
    old, new = head("AAAA2222", now - 40 * 86_400), head("BBBB2222", now - 86_400)
    keep(store, old, new, head("CCCC2222", now - 40 * 86_400, ended=None, owner=owner.id))
    assert store.prune(30) == 1
    assert {one.code for one in store.heads()} == {"BBBB2222", "CCCC2222"}
    assert store.prune(30) == 0
    owner.close()  # a server that was killed, and never came back
    assert store.prune(30) == 1
    assert [one.code for one in store.heads()] == ["BBBB2222"]


def test_a_class_is_kept_no_longer_than_its_students_were_told(store: Store) -> None:
    began = time.time() - 9 * 86_400
    keep(store, head("AAAA2222", began, retention_days=7), head("BBBB2222", began))
    assert store.prune(365) == 1
    assert [one.code for one in store.heads()] == ["BBBB2222"]


def test_a_class_that_pruning_ends_has_an_end_to_every_consent(store: Store) -> None:
    owner, began = Lease(store.engine), time.time() - 86_400
    keep(store, head("AAAA2222", began, ended=None, minutes=60.0, owner=owner.id))
    with writing(store.engine) as connection:
        [left] = repository.unended(connection)
        seats.consent(connection, left.id, seats.ConsentRecord(1, "student", "words", 2.0))
    owner.close()
    assert store.prune(30) == 0
    with store.engine.connect() as connection:
        assert repository.find(connection, "AAAA2222").ended == pytest.approx(began + 3600)
        [receipt] = seats.consent_records_of(connection, left.id)
    assert receipt.withdrawn_at == 3600


def test_a_deleted_class_is_gone_from_the_log_once_nobody_reads(tmp_path: Path) -> None:
    path = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as reader:
        keep(store, head("AAAA2222", name="Something told in confidence"))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM lessons").fetchall()
        store.delete("AAAA2222")
        reader.rollback()
        store.prune(30)  # as every hour
        for file in tmp_path.iterdir():
            assert b"told in confidence" not in file.read_bytes(), file


def test_a_server_whose_connection_was_cut_takes_its_lock_again(
    postgres: str, store: Store
) -> None:
    if store.engine.dialect.name != "postgresql":
        pytest.skip("SQLite's lock is a file")
    owner, other = Lease(store.engine), Lease(store.engine)
    keep(store, head(ended=None, owner=owner.id))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> %s"
    with psycopg.connect(store.engine.url.render_as_string(False).replace("+psycopg", "")) as admin:
        admin.execute(cut, [other._session.info.backend_pid])
    owner.hold()
    assert other.claim() == []
    for one in (owner, other):
        one.close()


def test_one_students_rows_can_be_deleted(store: Store) -> None:
    store.keep(head(), [], [])
    with writing(store.engine) as connection:
        for number in (1, 2):
            seats.sit(connection, 1, seats.StoredParticipant(number, "student", True, bytes(32)))
            receipt = seats.ConsentRecord(number, "student", "2026-11", 3.0)
            seats.consent(connection, 1, receipt)
        seats.leave(connection, 1, 2, 9.5)
        assert [seat.number for seat in seats.seated(connection, 1)] == [1]
        assert [one.withdrawn_at for one in seats.consent_records_of(connection, 1)] == [None, 9.5]
        assert seats.forget(connection, 1, 1) == 2
        assert [one.number for one in seats.consent_records_of(connection, 1)] == [2]


def test_the_audit_log_shows_what_was_changed(store: Store) -> None:
    keep(store, head("AAAA2222"), head("BBBB2222"))
    store.delete("AAAA2222")
    verdict = store.verify()
    assert (verdict.rows, verdict.broken_at) == (3, None)
    with writing(store.engine) as connection:
        row = audit_table.c.n == 2
        connection.execute(update(audit_table).where(row).values(detail='{"code": "other"}'))
    assert store.verify().broken_at == 2
    with writing(store.engine) as connection:
        connection.execute(audit_table.delete().where(audit_table.c.n == 2))
    assert store.verify().broken_at == 2


def test_a_policy_is_logged_where_it_is_news(store: Store) -> None:
    first, second_policy = Policy("US", "education"), Policy("US", "education", retention_days=7)
    for policy in (first, first, second_policy, second_policy, first):
        with writing(store.engine) as connection:
            audit.record_policy(connection, policy)
    store.note("class exported", code="AAAA2222", kind="csv")
    log = store.log()
    assert [entry.what for entry in log] == [*["policy in force"] * 3, "class exported"]
    assert [entry.detail["retention_days"] for entry in log[:3]] == [30, 7, 30]
    assert log[3].detail == {"code": "AAAA2222", "kind": "csv"}
    assert store.verify().broken_at is None


def test_a_code_is_known_however_it_is_typed(store: Store) -> None:
    keep(store, head("AAAA2222"))
    assert store.lesson(" aaaa-2222 ").head.code == "AAAA2222"


def test_two_writers_make_one_chain(url: str) -> None:
    with Store(url) as first, Store(url) as second_store:

        def write(store: Store) -> None:
            for number in range(20):
                with writing(store.engine) as connection:
                    audit.record(connection, "tried", number=number)

        threads = [threading.Thread(target=write, args=[one]) for one in (first, second_store)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert first.verify().broken_at is None
        assert first.verify().rows == 40


def test_tables_go_down_and_up_again(url: str) -> None:
    with Store(url) as store:
        migrate(store.engine, "base")
        assert set(inspect(store.engine).get_table_names()) == {"alembic_version"}
        migrate(store.engine, "head")
        keep(store, head())
        assert len(store.lesson("CODE2345").seconds) == 10


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert found == []


def test_a_newer_store_is_left_alone(url: str) -> None:
    with Store(url) as store, writing(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer roomtone"):
        open_database(url)


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but long enough to look at" * 100)
    with pytest.raises(StoreError, match=r"notes\.txt"):
        Store(f"sqlite:///{tmp_path / 'notes.txt'}")
    with pytest.raises(StoreError, match="expected sqlite:///PATH or postgresql"):
        Store("mongodb://somewhere")
    for wrong in ("mongodb://ada:secret@somewhere", "ada:secret@somewhere"):
        with pytest.raises(StoreError) as told:
            Store(wrong)
        assert "secret" not in str(told.value)
    with pytest.raises(StoreError):
        Store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreError, match=r"postgresql\+psycopg://nobody@127"):
        Store("postgres://nobody@127.0.0.1:1/none")


def test_a_class_has_one_server(url: str) -> None:
    with Store(url) as store:
        first = Lease(store.engine)
        store.keep(head(ended=None, owner=first.id), [], [])
        second_owner = Lease(store.engine)
        assert second_owner.claim() == [], "its server is there"
        first.close()
        assert [one.code for one in second_owner.claim()] == ["CODE2345"]
        third = Lease(store.engine)
        assert third.claim() == []
        for owner in (second_owner, third):
            owner.close()


def test_a_killed_servers_lock_file_is_tidied_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'roomtone.db'}"
    with Store(url) as store:
        (tmp_path / f"roomtone.db.{'0' * 32}.lock").touch()
        first, second_owner = Lease(store.engine), Lease(store.engine)
        second_owner.claim()
        assert {path.suffixes[-2] for path in tmp_path.glob("*.lock")} == {
            f".{first.id}",
            f".{second_owner.id}",
        }
        for owner in (first, second_owner):
            owner.close()
        assert list(tmp_path.glob("*.lock")) == []
