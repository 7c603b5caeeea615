"""A stored class as a table that other programs read: CSV, Parquet, JSON, a pandas frame.

One row per second. The one rule about small groups: in a row with fewer people than the minimum
group size, the columns about them are blank. That is the class's own minimum group size, or a
larger one where it is asked for (`group_size`).
"""

from __future__ import annotations

import csv
import io
import json
import re
from bisect import bisect_right
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomtone.errors import StoreError
from roomtone.files import write_whole
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store.records import ClassHistory, ClassRecord

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

#: The columns of a table and what they hold.
COLUMNS: dict[str, str] = {
    "t": "seconds since the class began",
    "time": "date and time, ISO 8601, UTC",
    "present": "people there to be read",
    "counted": "people whose reading was good enough to count",
    "coverage": "counted / present, 0 to 1",
    **{name: f"mean probability of {name} over those counted, 0 to 1" for name in FERPLUS},
    "valence": "mean position between unpleasant (-1) and pleasant (1)",
    "valence_low": "low end of the 95 % band of valence",
    "valence_high": "high end of the 95 % band of valence",
    "arousal": "mean position between calm (-1) and excited (1)",
    "facing": "mean probability that a head faces the screen, 0 to 1; blank where not asked",
    "joined": "students connected",
    **{name: f"students whose feedback is '{name}'" for name in FEEDBACK},
    "marker": "what the teacher named this moment",
    "alert": "alert that the teacher saw at this moment",
}
_WORDS = ("time", "marker", "alert")
_COUNTS = ("present", "counted", "joined", *FEEDBACK)


def group_size(record: ClassRecord, wanted: int | None = None) -> int:
    """The minimum group size of a class's exports: its own, or `wanted` where that is larger."""
    return max(wanted or 0, record.min_group_size)


def file_name(record: ClassRecord, ending: str, zone: tzinfo | None = None) -> str:
    """A file's name from the class's name, date (here, or in `zone`) and code.

    >>> from types import SimpleNamespace
    >>> record = SimpleNamespace(name="Physics: part 1", began=1_700_000_000, code="AB23CD45")
    >>> file_name(record, "csv", UTC)
    'Physics-part-1-2023-11-14-AB23CD45.csv'
    """
    began = datetime.fromtimestamp(record.began, UTC).astimezone(zone)
    name = re.sub(r"\W+", "-", record.name).strip("-_")[:50] or "class"
    return f"{name}-{began:%Y-%m-%d}-{record.code}.{ending}"


def rows(history: ClassHistory, min_group_size: int | None = None) -> list[dict[str, Any]]:
    """A class's seconds as rows of `COLUMNS`; None where there is nothing to say."""
    k = group_size(history.record, min_group_size)
    table = []
    for second in history.seconds:
        signal = second.signal
        enough = signal.enough and signal.counted >= k
        low, high = (enough and signal.valence_band) or (None, None)
        at = datetime.fromtimestamp(history.record.began + signal.t, UTC)
        feedback = second.feedback if second.joined >= k else {}
        table.append(
            {
                "t": round(signal.t, 3),
                "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "present": signal.present,
                "counted": signal.counted,
                "coverage": round(signal.coverage, 3),
                **{name: signal.shares[name] if enough else None for name in FERPLUS},
                "valence": signal.valence if enough else None,
                "valence_low": low,
                "valence_high": high,
                "arousal": signal.arousal if enough else None,
                "facing": signal.facing if enough else None,
                "joined": second.joined,
                **{name: feedback.get(name) for name in FEEDBACK},
                "marker": None,
                "alert": None,
            }
        )
    seconds = [int(second.signal.t) for second in history.seconds]
    for column, moments in (("marker", history.markers), ("alert", history.alerts)):
        for moment in moments if table else ():
            row = table[max(bisect_right(seconds, int(moment.t)) - 1, 0)]
            row[column] = f"{row[column]}; {moment.text}" if row[column] else moment.text
    return table


def as_csv(history: ClassHistory, min_group_size: int | None = None) -> bytes:
    """UTF-8 with a line of names; blank where there is nothing to say."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    for row in rows(history, min_group_size):
        marker = row["marker"]
        if marker and marker[0] in "=+-@":  # a spreadsheet would take it for a formula
            row["marker"] = f"'{marker}"
        writer.writerow(row)
    return text.getvalue().encode()


def as_json(history: ClassHistory, min_group_size: int | None = None) -> bytes:
    """One object: the class, its columns, its seconds, markers, alerts, questions and notes."""
    record, k = history.record, group_size(history.record, min_group_size)
    document = {
        "class": {
            "code": record.code,
            "name": record.name,
            "course": record.course,
            "origin": record.origin,
            "began": datetime.fromtimestamp(record.began, UTC).isoformat(),
            "min_group_size": k,
        },
        "columns": COLUMNS,
        "seconds": rows(history, min_group_size),
        "markers": [vars(marker) for marker in history.markers],
        "alerts": [vars(alert) for alert in history.alerts],
        "questions": [
            vars(one) | {"counts": one.counts if sum(one.counts) >= k else ()}
            for one in history.questions
        ],
        "notes": [vars(note) for note in history.notes],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def as_parquet(history: ClassHistory, min_group_size: int | None = None) -> bytes:
    """Parquet with typed columns, whose meanings are in each column's metadata."""
    import pyarrow.parquet

    sink = io.BytesIO()
    pyarrow.parquet.write_table(_table(history, min_group_size), sink)
    return sink.getvalue()


def as_frame(history: ClassHistory, min_group_size: int | None = None) -> pd.DataFrame:
    """A pandas frame with one row per second, indexed by `t`."""
    frame: pd.DataFrame = _table(history, min_group_size).to_pandas()
    return frame.set_index("t")


#: Kinds of files: their endings, and what writes them.
KINDS = {"csv": as_csv, "parquet": as_parquet, "json": as_json}


def write(history: ClassHistory, path: Path, min_group_size: int | None = None) -> Path:
    """Write a file whose ending says which kind; into a folder, a CSV named by class and date.

    Returns:
        The file.

    Raises:
        StoreError: the ending is none of `KINDS`.
        OutputError: the file cannot be written.
    """
    if path.is_dir():
        path /= file_name(history.record, "csv")
    kind = path.suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise StoreError(f"{path}: expected a file that ends with .{', .'.join(KINDS)}.")
    write_whole(path, KINDS[kind](history, min_group_size))
    return path


def _table(history: ClassHistory, min_group_size: int | None) -> pa.Table:
    import pyarrow as pa

    def kind(name: str) -> pa.DataType:
        if name in _WORDS:
            return pa.string()
        return pa.int16() if name in _COUNTS else pa.float64()

    schema = pa.schema(
        [
            pa.field(name, kind(name), metadata={"description": meaning})
            for name, meaning in COLUMNS.items()
        ]
    )
    return pa.Table.from_pylist(rows(history, min_group_size), schema=schema)
