"""Log lines: the same fault is written once a minute, and counted; ids are left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import StringIO

import pytest

from roomtone.logs import OncePerMinute, adopt_log, set_up_log


def test_the_same_fault_writes_a_line_a_minute_with_a_count(caplog) -> None:
    now = [0.0]
    once = OncePerMinute(60.0, lambda: now[0])
    caplog.handler.addFilter(once)
    log = logging.getLogger("roomtone.test")
    for number in range(1000):
        now[0] = number / 10
        log.warning("no files left for connection %d, %s", number, "100 %")
        if number == 5:
            log.warning("something else")
    caplog.handler.removeFilter(once)  # the handler is that of all tests
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [
        "no files left for connection 0, 100 %",
        "something else",
        "no files left for connection 600, 100 % (599 more since)",
    ]


@pytest.fixture
def own_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What a program writes to its standard error whose log is set up."""
    written, root = StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    monkeypatch.setattr("sys.stderr", written)
    set_up_log()
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def test_packages_with_a_log_of_their_own_write_the_same_lines_without_ids(
    own_log: StringIO,
) -> None:
    log, number = logging.getLogger("package.of.others"), "0b0f3b86-7a46-4d4e-9b0e-3cf3f2f2a111"
    log.addHandler(logging.StreamHandler())
    log.propagate = False
    adopt_log("package", "another")
    for left in range(3):
        log.warning("session %s is gone, %d left", number[:-1] + str(left), left)
        log.info("nobody needs to know")
    (line,) = own_log.getvalue().splitlines()
    assert re.fullmatch(r"\S+ \S+ WARNING package.of.others session \(id\) is gone, 0 left", line)
