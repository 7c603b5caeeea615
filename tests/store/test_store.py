"""The same contract on SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text, update

from roomtone.errors import StoreError
from roomtone.labels import FERPLUS
from roomtone.policy import Policy
from roomtone.store import Store, audit, records, repository
from roomtone.store.database import migrate, on_network_share, open_database, writing
from roomtone.store.lease import Lease
from roomtone.store.retention import restore
from roomtone.store.schema import audit as audit_table
from roomtone.store.schema import metadata
from roomtone.types import ConsentRecord, Marker, Second, Signal

from .conftest import add, record, second


def test_a_class_comes_back_as_it_was_stored(store: Store) -> None:
    seconds = [second(t + 0.037) for t in range(3)] + [second(4.5, counted=2)]
    store.add(record(), seconds, [Marker(1.5, "slide 7"), Marker(0.25, "börjar 'nu';")])
    history = store.history("code2345")
    assert history.seconds == seconds
    assert history.markers == [Marker(0.25, "börjar 'nu';", 2), Marker(1.5, "slide 7", 1)]
    assert (history.record.name, history.record.course, history.record.ended) == (
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
def test_a_signal_is_stored_to_the_digit(
    tmp_path: Path, shares: list[float], more: tuple[float, float, float, float]
) -> None:
    stored = Signal(7.0, 9, 8, dict(zip(FERPLUS, shares, strict=True)), more[0], more[1:3], more[3])
    with Store(f"sqlite:///{tmp_path / 'digits.db'}") as store:
        if store.classes():
            store.delete("CODE2345")
        store.add(record(), [Second(stored)], [])
        assert store.history("CODE2345").signals[0].as_dict() == stored.as_dict()


def test_a_second_is_stored_once(store: Store) -> None:
    add(store, record(), seconds=3)
    number = store.classes()[0].id
    with writing(store.engine) as connection:
        repository.add_seconds(connection, number, [second(2.0, happiness=0.9), second(3.0)])
    stored = store.history("CODE2345").signals
    assert [signal.t for signal in stored] == [0.0, 1.0, 2.0, 3.0]
    assert stored[2].shares["happiness"] == 0.5


def test_what_is_listed(store: Store) -> None:
    add(
        store,
        record("AAAA2222", 1000.0),
        record("BBBB2222", 3000.0),
        record("CCCC2222", 2000.0, course=""),
    )
    assert [one.code for one in store.classes()] == ["BBBB2222", "CCCC2222", "AAAA2222"]
    assert [one.code for one in store.classes("10b")] == ["BBBB2222", "AAAA2222"]
    assert store.classes()[0].seconds == 10
    latest = store.history("BBBB2222")
    assert [one.record.code for one in store.earlier(latest.record)] == ["AAAA2222"]
    with pytest.raises(StoreError, match="expected the code of a stored class"):
        store.history("ZZZZ2222")


def test_a_deleted_class_is_gone_from_every_table(store: Store) -> None:
    add(store, record("AAAA2222"), record("BBBB2222"))
    store.delete("AAAA2222")
    assert [one.code for one in store.classes()] == ["BBBB2222"]
    with store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            if "class_id" in table.c:
                assert {row.class_id for row in connection.execute(table.select())} <= {2}
    store.add(record("CCCC2222"), [], [])
    assert max(one.id for one in store.classes()) == 3, "an id is not used again"


def test_a_deleted_class_is_gone_from_the_files_and_from_copies(tmp_path: Path) -> None:
    file = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{file}") as store:
        store.add(record(name="Secret name"), [], [Marker(0.0, "secret marker")])
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
    add(store, record("AAAA2222", ended=None, lease=owner.id))
    with pytest.raises(StoreError, match="running"):
        store.delete("AAAA2222")
    owner.release()
    store.delete("AAAA2222")
    assert store.classes() == []


def test_files_are_the_users_own_whatever_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    file, copy = folder / "roomtone.db", folder / "copy.db"
    before = os.umask(0o022)
    try:
        file.touch(mode=0o644)  # of an earlier version
        with Store(f"sqlite:///{file}") as store:
            store.add(record(), [], [])
            owner = Lease(store.engine)
            store.backup(copy)
            modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
            assert len(modes) >= 4, "database, log, lock, copy"
            owner.release()
        restore(file, copy)
        modes |= {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}, modes


def test_what_is_older_is_pruned(store: Store) -> None:
    now = time.time()
    owner = Lease(store.engine)
    old, new = record("AAAA2222", now - 40 * 86_400), record("BBBB2222", now - 86_400)
    add(store, old, new, record("CCCC2222", now - 40 * 86_400, ended=None, lease=owner.id))
    assert store.prune(30) == 1
    assert {one.code for one in store.classes()} == {"BBBB2222", "CCCC2222"}
    assert store.prune(30) == 0
    owner.release()  # a server that was killed, and never came back
    assert store.prune(30) == 1
    assert [one.code for one in store.classes()] == ["BBBB2222"]


def test_a_class_is_stored_no_longer_than_its_students_were_told(store: Store) -> None:
    began = time.time() - 9 * 86_400
    add(store, record("AAAA2222", began, retention_days=7), record("BBBB2222", began))
    assert store.prune(365) == 1
    assert [one.code for one in store.classes()] == ["BBBB2222"]


def test_a_class_that_pruning_ends_has_an_end_to_every_consent(store: Store) -> None:
    owner, began = Lease(store.engine), time.time() - 86_400
    add(store, record("AAAA2222", began, ended=None, minutes=60.0, lease=owner.id))
    with writing(store.engine) as connection:
        [left] = repository.running_classes(connection)
        repository.add_consent(connection, left.id, ConsentRecord(1, "student", "words", 2.0))
    owner.release()
    assert store.prune(30) == 0
    with store.engine.connect() as connection:
        assert repository.find_class(connection, "AAAA2222").ended == pytest.approx(began + 3600)
        [consent] = repository.list_consents(connection, left.id)
    assert consent.withdrawn_at == 3600


def test_a_deleted_class_is_gone_from_the_log_once_nobody_reads(tmp_path: Path) -> None:
    path = tmp_path / "roomtone.db"
    with Store(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as reader:
        add(store, record("AAAA2222", name="Something in confidence"))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM classes").fetchall()
        store.delete("AAAA2222")
        reader.rollback()
        store.prune(30)  # as every hour
        for file in tmp_path.iterdir():
            assert b"in confidence" not in file.read_bytes(), file


def test_a_server_whose_connection_was_cut_takes_its_lock_again(
    postgres: str, store: Store
) -> None:
    if store.engine.dialect.name != "postgresql":
        pytest.skip("SQLite's lock is a file")
    locks = "SELECT pid FROM pg_locks WHERE locktype = 'advisory'"
    url = store.engine.url.render_as_string(False).replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as admin:
        owner = Lease(store.engine)
        add(store, record(ended=None, lease=owner.id))
        [(pid,)] = admin.execute(locks).fetchall()
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        assert admin.execute(locks).fetchall() == []
        other = Lease(store.engine)
        owner.renew()
    assert other.acquire() == []
    for one in (owner, other):
        one.release()


def test_one_students_rows_can_be_deleted(store: Store) -> None:
    store.add(record(), [], [])
    with writing(store.engine) as connection:
        for number in (1, 2):
            repository.add_participant(
                connection, 1, records.StoredParticipant(number, "student", True, bytes(32))
            )
            consent = ConsentRecord(number, "student", "2026-11", 3.0)
            repository.add_consent(connection, 1, consent)
        repository.remove_participant(connection, 1, 2, 9.5)
        assert [one.number for one in repository.list_participants(connection, 1)] == [1]
        assert [one.withdrawn_at for one in repository.list_consents(connection, 1)] == [None, 9.5]
        assert repository.forget_participant(connection, 1, 1) == 2
        assert [one.number for one in repository.list_consents(connection, 1)] == [2]


def test_the_audit_log_shows_what_was_changed(store: Store) -> None:
    add(store, record("AAAA2222"), record("BBBB2222"))
    store.delete("AAAA2222")
    verdict = store.verify_audit_log()
    assert (verdict.rows, verdict.broken_at) == (3, None)
    with writing(store.engine) as connection:
        row = audit_table.c.n == 2
        connection.execute(update(audit_table).where(row).values(detail='{"code": "other"}'))
    assert store.verify_audit_log().broken_at == 2
    with writing(store.engine) as connection:
        connection.execute(audit_table.delete().where(audit_table.c.n == 2))
    assert store.verify_audit_log().broken_at == 2


def test_a_policy_is_logged_where_it_changed(store: Store) -> None:
    first, second_policy = Policy("US", "education"), Policy("US", "education", retention_days=7)
    for policy in (first, first, second_policy, second_policy, first):
        with writing(store.engine) as connection:
            audit.record_policy(connection, policy)
    store.log("class exported", code="AAAA2222", kind="csv")
    log = store.audit_log()
    assert [entry.what for entry in log] == [*["policy in force"] * 3, "class exported"]
    assert [entry.detail["retention_days"] for entry in log[:3]] == [30, 7, 30]
    assert log[3].detail == {"code": "AAAA2222", "kind": "csv"}
    assert store.verify_audit_log().broken_at is None


def test_a_code_is_known_however_it_is_typed(store: Store) -> None:
    add(store, record("AAAA2222"))
    assert store.history(" aaaa-2222 ").record.code == "AAAA2222"


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
        assert first.verify_audit_log().broken_at is None
        assert first.verify_audit_log().rows == 40


def test_tables_go_down_and_up_again(url: str) -> None:
    with Store(url) as store:
        migrate(store.engine, "base")
        assert set(inspect(store.engine).get_table_names()) == {"alembic_version"}
        migrate(store.engine, "head")
        add(store, record())
        assert len(store.history("CODE2345").seconds) == 10


OLD_ROWS = (
    "INSERT INTO lessons (code, name, course, origin, began, ended, minutes, min_people,"
    " per_person, faces, notice, unread_at, kept_days, owner, valence, told) VALUES"
    " ('AAAA2222', 'Physics', '10b', 'live', 100.5, 160.5, 90, 7, false, true, 'Welcome', 30.5, 14,"
    " NULL, 0.25, 0.5),"
    " ('BBBB2222', 'Try', '', 'demo', 200, NULL, 30, 3, true, false, '', NULL, NULL,"
    " 'abcd', NULL, NULL), ('CCCC2222', 'Gone', '', 'live', 1, 2, 3, 3, false, false, '',"
    " NULL, NULL, NULL, NULL, NULL)",
    "DELETE FROM lessons WHERE code = 'CCCC2222'",
    "INSERT INTO signals (lesson, second, ms, present, counted, joined, neutral, happiness,"
    " surprise, sadness, anger, disgust, fear, contempt, valence, valence_low, valence_high,"
    " arousal, got_it, lost, too_fast, too_slow) VALUES"
    " (1, 4, 250, 9, 8, 10, 5000, 5000, 0, 0, 0, 0, 0, 0, 2500, 1000, 4000, -100, 1, 2, 3, 4)",
    "INSERT INTO markers (lesson, ms, text) VALUES (2, 9000, 'other'), (1, 4500, 'slide 7'),"
    " (1, 1500, 'slide 6')",
    "INSERT INTO receipts VALUES (1, 3, 'student', '2026-11', 1.5, 60.0)",
)


def test_a_store_of_before_comes_through_with_its_data_and_can_go_back(url: str) -> None:
    with Store(url) as store:
        for revision in ("0002", "head", "0002", "head"):
            migrate(store.engine, revision)
            if revision == "0002":
                with writing(store.engine) as connection:
                    before = "SELECT code, origin, min_people, unread_at, kept_days, owner, told"
                    rows = connection.execute(text(f"{before} FROM lessons ORDER BY id")).all()
                    if not rows:
                        for statement in OLD_ROWS:
                            connection.execute(text(statement))
                        digest = {"digest": bytes(range(32))}
                        participant = text(
                            "INSERT INTO seats VALUES (2, 1, 'camera', true, :digest)"
                        )
                        connection.execute(participant, digest)
                        continue
                    assert rows == [
                        ("AAAA2222", "live", 7, 30.5, 14, None, 0.5),
                        ("BBBB2222", "demo", 3, None, None, "abcd", None),
                    ]
                    read = "SELECT lesson, ms, text FROM markers ORDER BY ms"
                    assert connection.execute(text(read)).all() == [
                        (1, 1500, "slide 6"),
                        (1, 4500, "slide 7"),
                        (2, 9000, "other"),
                    ]
                    assert connection.execute(text("SELECT count(*) FROM seats")).scalar() == 1
                continue
            history = store.history("AAAA2222")
            one, other = history.record, store.record("BBBB2222")
            assert (one.min_group_size, one.retention_days, one.lease) == (7, 14, None)
            assert (one.stopped_reading_at, one.data_share, one.valence) == (
                30.5,
                0.5,
                0.25,
            )
            assert (other.origin, other.lease, other.per_person) == ("simulated", "abcd", True)
            assert [signal.as_dict()["valence_band"] for signal in history.signals] == [[0.1, 0.4]]
            assert history.seconds[0].feedback == {
                "got_it": 1,
                "lost": 2,
                "too_fast": 3,
                "too_slow": 4,
            }
            assert [(marker.t, marker.text) for marker in history.markers] == [
                (1.5, "slide 6"),
                (4.5, "slide 7"),
            ]
            assert {marker.id for marker in history.markers} == {1, 2}
            with store.engine.connect() as connection:
                [consent] = repository.list_consents(connection, one.id)
                [camera] = repository.list_participants(connection, other.id)
            assert consent == ConsentRecord(3, "student", "2026-11", 1.5, 60.0)
            assert camera.token_digest == bytes(range(32))
        store.add(record("DDDD2222"), [second(0.0)], [Marker(1.0, "one")])
        assert store.record("DDDD2222").id == 4, "an id is not used again"
        store.delete("AAAA2222")
        assert store.audit_log()[-1].what == "class deleted"


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
        with pytest.raises(StoreError) as caught:
            Store(wrong)
        assert "secret" not in str(caught.value)
    with pytest.raises(StoreError):
        Store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreError, match=r"postgresql\+psycopg://nobody@127"):
        Store("postgres://nobody@127.0.0.1:1/none")


def test_a_class_has_one_server(url: str) -> None:
    with Store(url) as store:
        first = Lease(store.engine)
        store.add(record(ended=None, lease=first.id), [], [])
        second_owner = Lease(store.engine)
        assert second_owner.acquire() == [], "its server is there"
        first.release()
        assert [one.code for one in second_owner.acquire()] == ["CODE2345"]
        third = Lease(store.engine)
        assert third.acquire() == []
        for owner in (second_owner, third):
            owner.release()


def test_a_servers_lock_holds_for_other_processes(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        owner = Lease(store.engine)
        owner.acquire()
        (file,) = tmp_path.glob("*.lock")
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('BEGIN EXCLUSIVE')"
        other = [sys.executable, "-S", "-c", code, file]
        shown = subprocess.run(other, capture_output=True, text=True, check=False)
        assert "database is locked" in shown.stderr
        owner.release()


def test_a_killed_servers_lock_file_is_tidied_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'roomtone.db'}"
    with Store(url) as store:
        (tmp_path / f"roomtone.db.{'0' * 32}.lock").touch()
        first, second_owner = Lease(store.engine), Lease(store.engine)
        second_owner.acquire()
        assert {path.suffixes[-2] for path in tmp_path.glob("*.lock")} == {
            f".{first.id}",
            f".{second_owner.id}",
        }
        for owner in (first, second_owner):
            owner.release()
        assert list(tmp_path.glob("*.lock")) == []


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_behind_pgbouncer_no_statement_is_prepared(store: Store) -> None:
    with store.engine.connect() as connection:
        for _ in range(8):  # more often than the driver waits to prepare one
            count = connection.scalar(text("SELECT count(*) FROM pg_prepared_statements"))
    assert count == 0


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("pool", ["transaction", "session"])
def test_pgbouncer_whose_transactions_hold_no_lock_is_warned_of(
    pool: str, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        pytest.skip("needs apt-get install pgbouncer")
    server = urlsplit(url).query.removeprefix("host=")
    folder = Path(tempfile.mkdtemp(prefix="roomtone-pgbouncer-", dir=server))
    (folder / "ini").write_text(
        f"[databases]\n* = host={server} user=roomtone\n[pgbouncer]\nauth_type = any\n"
        f"pool_mode = {pool}\nunix_socket_dir = {folder}\nlogfile = {folder}/log\n"
        "ignore_startup_parameters = extra_float_digits\n"
    )
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
        folder.chmod(0o755)
    process = subprocess.Popen([program, "-q", folder / "ini"], **as_user)
    try:
        deadline = time.monotonic() + 20
        while not (folder / ".s.PGSQL.6432").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        with Store(f"postgresql://roomtone@{urlsplit(url).path}?host={folder}&port=6432") as store:
            lease = Lease(store.engine)
            lease.release()
    finally:
        process.terminate()
        process.wait(10)
    assert ("run one server alone" in caplog.text) == (pool == "transaction")


@pytest.mark.parametrize(
    ("kind", "shared"), [("nfs4", True), ("cifs", True), ("ext4", False), ("fuse.sshfs", True)]
)
def test_sqlite_on_a_network_share_is_noticed(tmp_path: Path, kind: str, shared: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/home /mnt/a\\040share {kind} rw 0 0\n")
    assert on_network_share(Path("/mnt/a share/roomtone/roomtone.db"), mounts) is shared
    assert not on_network_share(Path("/mnt/other/roomtone.db"), mounts)
    assert not on_network_share(Path("/mnt/a share/roomtone.db"), tmp_path / "none")
