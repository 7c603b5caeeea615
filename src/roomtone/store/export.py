"""A kept class as a table that other programs read: CSV, Parquet, JSON, a pandas frame.

One row a second. What is told of faces is left blank where fewer than k people were counted, and
what is told of buttons where fewer than k had joined. k is 10 unless another is asked for, and
never below the class's own.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomtone.errors import StoreError
from roomtone.files import write_whole
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store.records import ClassHistory

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

#: Fewest people that a row of an export speaks of, unless another number is asked for.
MIN_GROUP_SIZE = 10

#: The columns of a table and what they hold.
COLUMNS: dict[str, str] = {
    "t": "seconds since the class began",
    "time": "moment, ISO 8601, UTC",
    "present": "people there to be read",
    "counted": "people whose reading was good enough to count",
    "coverage": "counted / present, 0 to 1",
    **{name: f"mean probability of {name} over those counted, 0 to 1" for name in FERPLUS},
    "valence": "mean position between unpleasant (-1) and pleasant (1)",
    "valence_low": "low end of the 95 % band of valence",
    "valence_high": "high end of the 95 % band of valence",
    "arousal": "mean position between calm (-1) and excited (1)",
    "joined": "students connected",
    **{name: f"students whose press of '{name}' stood" for name in FEEDBACK},
}
_COUNTS = ("present", "counted", "joined", *FEEDBACK)
_ENDINGS = (".csv", ".parquet", ".json")


def rows(history: ClassHistory, min_group_size: int = MIN_GROUP_SIZE) -> list[dict[str, Any]]:
    """A class's seconds as rows of `COLUMNS`; None where too few people are spoken of."""
    k = max(min_group_size, history.record.min_group_size)
    table = []
    for second in history.seconds:
        signal = second.signal
        enough = signal.enough and signal.counted >= k
        band = signal.valence_band if enough and signal.valence_band else (None, None)
        at = datetime.fromtimestamp(history.record.began + signal.t, UTC)
        table.append(
            {
                "t": round(signal.t, 3),
                "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "present": signal.present,
                "counted": signal.counted,
                "coverage": round(signal.coverage, 3),
                **{name: signal.shares[name] if enough else None for name in FERPLUS},
                "valence": signal.valence if enough else None,
                "valence_low": band[0],
                "valence_high": band[1],
                "arousal": signal.arousal if enough else None,
                "joined": second.joined,
                **{
                    name: second.feedback.get(name) if second.joined >= k else None
                    for name in FEEDBACK
                },
            }
        )
    return table


def as_csv(history: ClassHistory, min_group_size: int = MIN_GROUP_SIZE) -> bytes:
    """UTF-8 with a line of names; blank where there is nothing to say."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows(history, min_group_size))
    return text.getvalue().encode()


def as_json(history: ClassHistory, min_group_size: int = MIN_GROUP_SIZE) -> bytes:
    """One object: the class, its columns' meanings, its seconds, its markers."""
    record = history.record
    document = {
        "class": {
            "code": record.code,
            "name": record.name,
            "course": record.course,
            "origin": record.origin,
            "began": datetime.fromtimestamp(record.began, UTC).isoformat(),
            "min_group_size": max(min_group_size, record.min_group_size),
        },
        "columns": COLUMNS,
        "seconds": rows(history, min_group_size),
        "markers": [vars(marker) for marker in history.markers],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def as_parquet(history: ClassHistory, min_group_size: int = MIN_GROUP_SIZE) -> bytes:
    """Parquet with typed columns, whose meanings are in each column's metadata."""
    import pyarrow.parquet

    sink = io.BytesIO()
    pyarrow.parquet.write_table(_table(history, min_group_size), sink)
    return sink.getvalue()


def as_frame(history: ClassHistory, min_group_size: int = MIN_GROUP_SIZE) -> pd.DataFrame:
    """A pandas frame with a row a second, indexed by `t`."""
    frame: pd.DataFrame = _table(history, min_group_size).to_pandas()
    return frame.set_index("t")


def write(history: ClassHistory, path: Path, min_group_size: int = MIN_GROUP_SIZE) -> None:
    """Write a file; its ending says which kind.

    Raises:
        StoreError: the ending is not one of .csv, .parquet, .json.
        OutputError: the file cannot be written.
    """
    kinds = dict(zip(_ENDINGS, (as_csv, as_parquet, as_json), strict=True))
    if path.suffix.lower() not in kinds:
        raise StoreError(f"{path}: expected a file that ends with {', '.join(_ENDINGS)}.")
    write_whole(path, kinds[path.suffix.lower()](history, min_group_size))


def _table(history: ClassHistory, min_group_size: int) -> pa.Table:
    import pyarrow as pa

    def kind(name: str) -> pa.DataType:
        if name == "time":
            return pa.string()
        return pa.int16() if name in _COUNTS else pa.float64()

    schema = pa.schema(
        [
            pa.field(name, kind(name), metadata={"description": words})
            for name, words in COLUMNS.items()
        ]
    )
    return pa.Table.from_pylist(rows(history, min_group_size), schema=schema)
