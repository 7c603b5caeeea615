"""Log lines: the same fault is written once a minute, and counted."""

from __future__ import annotations

import logging

from roomtone.logs import OncePerMinute


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
