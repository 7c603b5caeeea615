"""`roomtone classes`, `recap`, `watch --store`, `policy log` and `verify` as people start them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roomtone.store import Store
from roomtone.store.lease import Lease
from tests.cli.commands import ROOMTONE, run_here
from tests.store.conftest import add, record


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with two classes."""
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        add(
            store, record("AAAA2222", 1_700_000_000.0, name="First"), record("BBBB2222"), seconds=90
        )
    return tmp_path


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_here(*arguments, ROOMTONE_HOME=str(home), COLUMNS="120")


def test_classes_are_listed(home: Path) -> None:
    shown = run(home, "classes", "list")
    assert shown.returncode == 0, shown.stderr
    assert "AAAA2222" in shown.stdout
    with Store(f"sqlite:///{home / 'roomtone.db'}") as store:
        add(store, record("CCCC2222", name="Part [b]"))
    assert "Part [b]" in run(home, "classes", "list").stdout, "no markup"
    rows = [json.loads(line) for line in run(home, "classes", "list", "--json").stdout.splitlines()]
    assert {row["name"] for row in rows} == {"First", "Physics", "Part [b]"}
    assert run(home, "classes", "list", "--course", "none such").stdout == ""


def test_a_recap_is_written(home: Path) -> None:
    out = home / "recap.html"
    shown = run(home, "recap", "aaaa2222", "--out", str(out))
    assert shown.returncode == 0, shown.stderr
    assert "First" in out.read_text("utf-8")
    assert run(home, "recap", "ZZZZ2222", "--out", str(out)).returncode == 5
    nowhere = run(home, "recap", "AAAA2222", "--out", str(out / "r.html"))
    assert nowhere.returncode == 5
    assert "recap.html is no folder" in nowhere.stderr
    assert run(home, "recap", "AAAA2222", "--out", str(home / "recaps")).returncode == 0
    assert len(list((home / "recaps").glob("First-2023-11-1*.html"))) == 1, "a folder is made"


def test_a_class_is_exported(home: Path) -> None:
    out = home / "class.csv"
    assert run(home, "classes", "export", "AAAA2222", "--out", str(out)).returncode == 0
    assert len(out.read_text().splitlines()) == 91
    wrong = run(home, "classes", "export", "AAAA2222", "--out", str(home / "class.doc"))
    assert wrong.returncode == 5
    assert ".parquet" in wrong.stderr
    shown = run(home, "classes", "export", "AAAA2222", "--out", str(home), "--min-group-size", "3")
    [named] = home.glob("First-2023-11-1*.csv")
    assert named.read_text() == out.read_text()
    assert "Rows with fewer than 5 people are blank." in shown.stderr, "never below its own"
    assert run(home, "recap", "AAAA2222", "--out", str(home)).returncode == 0
    assert len(list(home.glob("First-2023-11-1*.html"))) == 1


def test_a_class_is_shown(home: Path) -> None:
    shown = run(home, "classes", "show", "aaaa-2222")
    assert shown.returncode == 0, shown.stderr
    for words in ("First", "10b", "AAAA2222", "Minimum group size", "0:03 slide 7", "got it 2"):
        assert words in shown.stdout, words
    shown = json.loads(run(home, "classes", "show", "AAAA2222", "--json").stdout)
    assert shown["markers"] == [{"t": 3.0, "text": "slide 7", "id": 1}]
    assert shown["feedback"]["got_it"] == 2
    assert run(home, "classes", "show", "ZZZZ2222").returncode == 5


def test_a_class_is_deleted_and_a_copy_made_after_has_it_not(home: Path) -> None:
    assert run(home, "classes", "delete", "AAAA2222").returncode != 0, "it asks first"
    assert run(home, "classes", "delete", "AAAA2222", "--yes").returncode == 0
    assert run(home, "classes", "backup", str(home / "copy.db")).returncode == 0
    with sqlite3.connect(home / "copy.db") as copy:
        assert copy.execute("SELECT code FROM classes").fetchall() == [("BBBB2222",)]
    copy.close()
    assert run(home, "classes", "backup", str(home / "copy.db")).returncode == 5


def test_a_copy_is_taken_back_over_a_store_whose_process_was_killed(home: Path) -> None:
    copy = home / "copy.db"
    with Store(f"sqlite:///{home / 'roomtone.db'}") as store:
        for code in ("CCCC2222", "DDDD2222"):
            store.add(record(code, time.time() - 86_400.0), [], [])
    assert run(home, "classes", "backup", str(copy)).returncode == 0
    killed = "import os; from roomtone.store import Store; s = Store(); s.delete('CCCC2222');"
    killed += "s.log('later'); os._exit(9)"
    subprocess.run(
        [sys.executable, "-c", killed], env=os.environ | {"ROOMTONE_HOME": str(home)}, check=False
    )
    assert (home / "roomtone.db-wal").stat().st_size, "what came later is in its log"
    shown = run(home, "classes", "restore", str(copy))
    assert shown.returncode == 0, shown.stderr
    assert "Restored 1 class to" in shown.stderr
    assert "Skipped 3 classes" in shown.stderr, "one was deleted since, two are too old"
    listed = run(home, "classes", "list", "--json").stdout.splitlines()
    assert [json.loads(line)["code"] for line in listed] == ["DDDD2222"]
    replaced = home / "roomtone.db.replaced"
    with Store(f"sqlite:///{replaced}") as before:
        codes = {one.code for one in before.classes()}
        assert codes == {"AAAA2222", "BBBB2222", "DDDD2222"}, "nothing is lost"
        assert before.audit_log()[-1].what == "later"
    assert run(home, "policy", "verify").returncode == 0
    assert run(home, "classes", "restore", str(copy)).returncode == 5, "replaced is still there"
    assert run(home, "classes", "prune").returncode == 0
    assert replaced.exists(), "a class in it is a day old"
    assert run(home, "classes", "prune", "--days", "0").returncode == 0
    assert list(home.glob("*.replaced*")) == []


def test_what_is_no_copy_or_under_a_server_is_not_restored(home: Path) -> None:
    (home / "notes.txt").write_text("no database " * 500)
    for wrong in ("notes.txt", "none.db"):
        shown = run(home, "classes", "restore", str(home / wrong))
        assert (shown.returncode, "expected a copy" in shown.stderr) == (5, True), shown.stderr
    assert run(home, "classes", "backup", str(home / "copy.db")).returncode == 0
    with Store(f"sqlite:///{home / 'roomtone.db'}") as store:
        lease = Lease(store.engine)
        shown = run(home, "classes", "restore", str(home / "copy.db"))
        lease.release()
    assert shown.returncode == 5
    assert "Stop it first" in shown.stderr
    assert len(run(home, "classes", "list", "--json").stdout.splitlines()) == 2


def test_old_classes_are_pruned(home: Path) -> None:
    assert "Deleted 2 classes" in run(home, "classes", "prune", "--days", "30").stderr
    assert "No classes yet" in run(home, "classes", "list").stderr


def test_what_is_looked_at_and_taken_away_is_logged(home: Path) -> None:
    table, page, copy = home / "a.csv", home / "r.html", home / "copy.db"
    export = ("classes", "export", "aaaa-2222", "--out", str(table))
    for command in (
        export,
        ("recap", "AAAA2222", "--out", str(page)),
        ("classes", "backup", str(copy)),
    ):
        assert run(home, *command).returncode == 0
    for refused in (
        ("classes", "export", "AAAA2222", "--out", str(home / "table.xls")),
        ("recap", "AAAA2222", "--out", str(page / "recap.html")),
        ("classes", "backup", str(copy)),
    ):
        assert run(home, *refused).returncode == 5
    log = [json.loads(line) for line in run(home, "policy", "log", "--json").stdout.splitlines()]
    assert [entry["what"] for entry in log[2:]] == ["class exported", "recap read", "store copied"]
    assert log[2]["detail"] == {"code": "AAAA2222", "kind": "csv", "min_group_size": 5}
    shown = run(home, "policy", "log").stdout.splitlines()
    assert len(shown) == len(log)
    assert "recap read" in shown[3]
    assert "code AAAA2222" in shown[3]


def test_the_audit_log_is_proved(home: Path) -> None:
    shown = run(home, "policy", "verify")
    assert shown.returncode == 0
    assert shown.stdout.startswith("2 rows, chain intact. Latest seal: ")
    with sqlite3.connect(home / "roomtone.db") as store:
        store.execute("UPDATE audit SET detail = '{}' WHERE n = 1")
    store.close()
    broken = run(home, "policy", "verify")
    assert broken.returncode == 5
    assert "row 1, or one before it, was changed" in broken.stderr


def test_a_recording_becomes_a_class_with_the_same_signal(home: Path, clip: Path) -> None:
    signal = home / "signal.jsonl"
    watch = ["watch", str(clip), "--headless", "--min-group-size", "1"]
    refused = run(home, *watch, "--store")
    assert refused.returncode == 2
    assert "Set your country and purpose first" in refused.stderr
    assert (
        run(home, "policy", "--place", "US", "--purpose", "own", "--min-group-size", "3").returncode
        == 0
    )
    shown = run(home, *watch, "--store", "--course", "10b", "--signal", str(signal))
    assert shown.returncode == 0, shown.stderr
    with Store(f"sqlite:///{home / 'roomtone.db'}") as store:
        latest = store.classes()[0]
        assert (latest.origin, latest.course, latest.ended is not None) == (
            "recording",
            "10b",
            True,
        )
        stored = [one.as_dict() for one in store.history(latest.code).signals]
        assert [entry.what for entry in store.audit_log()[-2:]] == [
            "policy in force",
            "class stored",
        ]
    assert stored == [json.loads(line) for line in signal.read_text().splitlines()]
    assert not any(one["shares"] for one in stored if one["counted"] < 3)  # the policy's, not 1
    page = home / "r.html"
    assert run(home, "recap", latest.code, "--out", str(page)).returncode == 0
    assert "<video" in page.read_text("utf-8")


def test_a_recording_is_stored_though_its_process_is_killed(home: Path, long_clip: Path) -> None:
    stated = ("policy", "--place", "US", "--purpose", "own", "--min-group-size", "3")
    assert run(home, *stated).returncode == 0
    process = subprocess.Popen(
        [*ROOMTONE, "watch", str(long_clip), "--headless", "--store", "--rate", "all"],
        env=os.environ | {"ROOMTONE_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    )
    with Store(f"sqlite:///{home / 'roomtone.db'}") as store:
        deadline = time.monotonic() + 60
        while (latest := store.classes()[0]).origin != "recording":
            assert time.monotonic() < deadline
            time.sleep(0.1)
        process.kill()
        process.wait(10)
        latest = store.classes()[0]
        assert latest.ended is not None, "no server takes it for a running class"
        seconds = store.history(latest.code).seconds
        assert len(seconds) >= 10
        assert latest.ended - latest.began == pytest.approx(seconds[-1].signal.t)
        assert store.verify_audit_log().broken_at is None


def test_a_store_that_cannot_be_had_is_said(home: Path) -> None:
    for url in ("mongodb://x", f"sqlite:///{home}/recap.txt"):
        (home / "recap.txt").write_text("no database " * 500)
        shown = run(home, "classes", "list", "--store", url)
        assert shown.returncode == 5
        assert "Traceback" not in shown.stderr
