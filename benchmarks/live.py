"""Measure the live class, and write docs/measured-live.md, all of whose tables come from here.

    python -m benchmarks.live load pages hosting store [--minutes 10] [--postgres URL]

Each part tells its date, commit and machine, so that parts can be measured one by one, on a quiet
machine; those that are not measured stay in the page as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.hosting import hosting
from benchmarks.load import measure
from benchmarks.pages import pages
from benchmarks.store import store
from roomtone_train.checkpoint import commit, machine

_ROOT = Path(__file__).parents[1]
_PAGE = _ROOT / "docs" / "measured-live.md"
Result = dict[str, Any]


def _load(minutes: float) -> Result:
    return {
        "runs": [
            measure(students, classes, length, 8655)
            for students, classes, length in ((1000, 40, minutes), (5000, 200, 3.0))
        ]
    }


def _load_words(result: Result) -> Iterator[str]:
    yield (
        "One server process, kept to one core, real sockets; the students, simulated by another "
        "process on the other core, send a face at the pace they are asked for; every class is "
        "watched. The delay is from sending a reading to having the pulse that shows it. "
        "`python -m benchmarks.load`."
    )
    yield ""
    yield (
        "| students, classes | minutes | sent | lost | refused | p50 | p95 | p99 | longest pace | "
        "counted at the end | a core's share | memory, MB: first, middle, last |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for run in result["runs"]:
        delay, memory = run["feed_delay_ms"], run["memory_mb"]
        cells = [
            f"{run['students']:,}, {run['classes']}",
            f"{run['seconds'] / 60:g}",
            f"{run['sent']:,}",
            f"{run['lost']}",
            f"{run['refused']}",
            *(f"{delay[name]} ms" for name in ("p50", "p95", "p99")),
            f"{run['slowest_pace_s']:g} s",
            f"{run['counted_at_the_end']:,}",
            f"{run['server_cpu']:.0%}",
            f"{memory['first']}, {memory['middle']}, {memory['last']}",
        ]
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "A server remembers the last ten minutes of each class, so its memory grows until then."


def _pages_words(result: Result) -> Iterator[str]:
    delay = result["camera_to_pulse_s"]
    yield f"Chromium {result['chromium']}, with a made-up camera of 640 x 480 and one face."
    yield from _table(
        {
            "student's page, reader and models over the wire": (
                f"{result['student_bytes'] / 1e6:.2f} MB"
            ),
            "from consent's click to the first reading sent": f"{result['first_reading_s']:.1f} s",
            "one reading, student's page (320 pixels)": f"{result['reading_ms']} ms",
            "readings a second on the student's page": f"{result['readings_per_s']:.1f}",
            "one reading, camera page (640 pixels)": f"{result['camera_reading_ms']} ms",
            f"camera to pulse, {result['students']} student pages and the pulse on one machine, "
            f"{result['messages']} messages": f"p50 {delay['p50']:.2f} s, p95 {delay['p95']:.2f} s",
        }
    )


def _hosting_words(result: Result) -> Iterator[str]:
    yield "The wheel with the extra `live`, in a fresh environment, as `Containerfile` installs it."
    starts = {"first start": result["first_start_s"], "next start": result["next_start_s"]}
    yield from _table(
        {
            "wheel": f"{result['wheel_mb']} MB",
            "installed": f"{result['installed_mb']} MB",
            "packed (tar, gzip)": f"{result['packed_mb']} MB",
        }
        | {
            f"{name}, to `/health`, to the console's page": f"{said['/health']} s, {said['/']} s"
            for name, said in starts.items()
        }
    )


def _store_words(result: Result) -> Iterator[str]:
    yield f"{result['hours']:,} classes of an hour, a signal a second; medians of five."
    yield ""
    titles = "size", "overview", "of a course", "recap beside five classes", "an hour written"
    yield f"| | {' | '.join(titles)} |"
    yield "|---|---|---|---|---|---|"
    for name, said in result["stores"].items():
        yield (
            f"| {name} | {said['size_mb']} MB | {said['overview_s']:.2f} s | "
            f"{said['course_s']:.3f} s | {said['recap_s']:.2f} s | {said['written_s']:.2f} s |"
        )


def _table(rows: dict[str, str]) -> Iterator[str]:
    yield from ("", "| | |", "|---|---|")
    yield from (f"| {name} | {value} |" for name, value in rows.items())


Given = argparse.Namespace
PARTS: dict[str, tuple[str, Callable[[Given], Result], Callable[[Result], Iterator[str]]]] = {
    "load": ("Load", lambda given: _load(given.minutes), _load_words),
    "pages": ("Pages", lambda given: pages(), _pages_words),
    "hosting": ("Hosting", lambda given: hosting(), _hosting_words),
    "store": ("Store", lambda given: store(given.postgres), _store_words),
}


def _write(measured: dict[str, list[str]]) -> None:
    """Put what was measured in the page's parts; the others stay as they are, dates and all."""
    before = _PAGE.read_text(encoding="utf-8").split("\n## ")[1:] if _PAGE.is_file() else []
    parts = {part.partition("\n")[0]: part.rstrip().split("\n")[1:] for part in before}
    parts |= measured
    lines = [
        "# The live class, measured",
        "",
        "Written by `python -m benchmarks.live`; [live.md](live.md) says how it works.",
    ]
    for title, _, _ in PARTS.values():
        if title in parts:
            lines += ["", f"## {title}", *parts[title]]
    _PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measure the named parts, and write each into the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure")
    parser.add_argument("--minutes", type=float, default=10.0, help="length of the run of 1,000")
    parser.add_argument("--postgres", default="", help="URL of an empty PostgreSQL database")
    given = parser.parse_args()
    for name in given.parts:
        title, measured, words = PARTS[name]
        said = ["", *words(measured(given)), ""]
        said += [f"{datetime.now(UTC).date().isoformat()}, commit {commit()}, {machine()}."]
        _write({title: said})


if __name__ == "__main__":
    main()
