"""What a release ships: its command's arithmetic, and the forms of the repository."""

from __future__ import annotations

from pathlib import Path

from benchmarks.release import (
    Installed,
    Tried,
    files_of,
    pythons,
    table,
    too_heavy,
    tried_table,
    write,
)

ROOT = Path(__file__).parents[1]


def test_pip_and_compiled_modules_do_not_count(tmp_path):
    for name in ("a/b.py", "a/b.pyc", "pip/c.py", "pip-26.0.dist-info/RECORD", "pipx/d.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_of(tmp_path)] == ["b.py", "d.py"]


def test_what_is_too_heavy_is_named():
    light = Installed("live", 9.6, 40, 450_000_000, 150_000_000)
    heavy = Installed("console", 20, 60, 700_000_000, 241_000_000)
    free = Installed("", 3, 20, 900_000_000, 1)
    assert list(too_heavy([light, heavy, free])) == ["console"]
    assert "| `roomtone[live]` | 40 | 450 | 450 | 150 | 150 | 10 |" in list(table([light]))


def test_figures_go_where_the_page_has_them(tmp_path):
    page = tmp_path / "releasing.md"
    page.write_text((ROOT / "docs" / "releasing.md").read_text())
    write(page, "sizes", ["first"])
    write(page, "sizes", ["second"])
    text = page.read_text()
    assert "<!-- sizes -->\nsecond\n<!-- /sizes -->" in text
    assert "first\n" not in text.split("## Weight")[1]


def test_a_python_at_hand_is_named_with_its_interpreter():
    found = dict(pythons())
    assert set(found) <= {"3.11", "3.12", "3.13"}
    assert all(Path(path).is_file() for path in found.values())
    assert "| 3.12 | sdist | 41 | 6 |" in list(tried_table([Tried("3.12", "sdist", 41.2, 5.6)]))
