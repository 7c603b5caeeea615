"""One page over a batch: every recording's curve, its coverage, courses and weeks side by side."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomtone.batch.output import folder_of, read_recordings, write_file

if TYPE_CHECKING:
    import pandas as pd

_WIDTH, _HEIGHT, _POINTS = 220, 60, 110
_CSS = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem;
  color: #1b2733; background: #fff; }
table { width: 100%; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem; }
figure { margin: 0; } figcaption { font-size: 13px; } svg { width: 100%; background: #f4f6f8; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .25rem .75rem; text-align: right; border-bottom: 1px solid #dde3e8; }
 th:first-child, td:first-child { text-align: left; }
"""


def write_report(folder: Path | str) -> Path:
    """Write `report.html` into a batch's folder; returns its path.

    Raises:
        OutputError: there is no batch there, or the page cannot be written.
    """
    path = folder_of(folder) / "report.html"
    write_file(path, report_page(read_recordings(folder)).encode())
    return path


def report_page(table: pd.DataFrame) -> str:
    """The page of what `read_recordings` gives; it needs nothing else and has no script."""
    longest = float(table["t"].max()) or 1.0
    curves = "".join(
        _figure(rows, longest) for _, rows in table.groupby(["course", "day", "key"], sort=True)
    )
    table = table.assign(week=[_week(day) for day in table["day"]])
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Recordings</title>'
        f"<style>{_CSS}</style><h1>Recordings</h1><p>{table['key'].nunique()} recordings, "
        f"{len(table) / 3600:.1f} hours. Mood runs from unpleasant (-1) to pleasant (1); the line "
        "in the middle is 0. Gaps: fewer people than the minimum group size.</p>"
        f"<h2>Courses and weeks</h2>{_comparison(table)}<h2>Every recording</h2>"
        f"<main>{curves}</main></html>\n"
    )


def _figure(rows: pd.DataFrame, longest: float) -> str:
    first = rows.iloc[0]
    return (
        f'<figure><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="mood over time">'
        f'<path d="M0 {_HEIGHT / 2}H{_WIDTH}" stroke="#b8c4ce"/>'
        f'<path d="{_path(rows, longest)}" fill="none" stroke="#0b6e8a" stroke-width="1.5"/></svg>'
        f"<figcaption>{escape(str(first['recording']))}<br>{escape(str(first['course']))}, "
        f"{first['day']}; {len(rows) / 60:.0f} min; mood {_mean(rows['valence'], '+.2f')}, "
        f"coverage {_mean(rows['coverage'], '.0%')}, time with data "
        f"{rows['valence'].notna().mean():.0%}</figcaption></figure>"
    )


def _path(rows: pd.DataFrame, longest: float) -> str:
    """The curve of valence as an SVG path, `_POINTS` at most, with gaps where it is unknown."""
    every_s = longest / _POINTS
    means = rows["valence"].groupby((rows["t"] // every_s).astype(int)).mean()
    path, pen = "", "M"
    for place, value in means.items():
        if value != value:  # not a number
            pen = "M"
            continue
        x = float(str(place)) * _WIDTH / _POINTS
        path += f"{pen}{x:.1f} {(1 - float(value)) * _HEIGHT / 2:.1f}"
        pen = "L"
    return path


def _comparison(table: pd.DataFrame) -> str:
    rows = "".join(
        f"<tr><td>{escape(str(course))}</td><td>{week}</td><td>{part['key'].nunique()}</td>"
        f"<td>{_mean(part['valence'], '+.2f')}</td><td>{_mean(part['happiness'], '.0%')}</td>"
        f"<td>{_mean(part['coverage'], '.0%')}</td>"
        f"<td>{part['valence'].notna().mean():.0%}</td></tr>"
        for (course, week), part in table.groupby(["course", "week"], sort=True)
    )
    heads = ("Course", "Week", "Recordings", "Mood", "Happiness", "Coverage", "Time with data")
    return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{rows}</table>"


def _mean(values: Any, form: str) -> str:
    mean = float(values.mean())
    return "no data" if mean != mean else format(mean, form)


def _week(day: str) -> str:
    """The week of a day, such as 2026-W48.

    >>> _week("2026-11-28")
    '2026-W48'
    """
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"
