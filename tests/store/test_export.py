"""Exports read back are what the store has; few people stay untold of."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.errors import OutputError, StoreError
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store import ClassHistory
from roomtone.store.export import COLUMNS, as_csv, as_frame, as_json, as_parquet, rows, write
from roomtone.types import Marker, Second, Signal

from .conftest import head, second

part = st.integers(0, 10_000).map(lambda whole: whole / 10_000)
signed = st.integers(-10_000, 10_000).map(lambda whole: whole / 10_000)


@st.composite
def seconds(draw: st.DrawFn) -> Second:
    counted = draw(st.integers(0, 40))
    t = draw(st.integers(0, 10_000)) / 10
    joined = draw(st.integers(0, 40))
    buttons = {name: draw(st.integers(0, joined)) for name in FEEDBACK} if joined >= 5 else {}
    if counted < 5:
        return Second(Signal(t, 40, counted), buttons, joined)
    shares = {name: draw(part) for name in FERPLUS}
    band = (draw(signed), draw(signed))
    signal = Signal(t, 40, counted, shares, draw(signed), band, draw(signed))
    return Second(signal, buttons, joined)


lessons = st.lists(seconds(), max_size=20).map(
    lambda kept: ClassHistory(head(), kept, [Marker(1.5, 'a "quoted" = marker')])
)


@settings(max_examples=50, deadline=None)
@given(lessons)
def test_every_kind_reads_back_as_the_rows(lesson: ClassHistory) -> None:
    expected = rows(lesson)
    assert json.loads(as_json(lesson))["seconds"] == expected
    assert pyarrow.parquet.read_table(io.BytesIO(as_parquet(lesson))).to_pylist() == expected
    read = list(csv.DictReader(io.StringIO(as_csv(lesson).decode(), newline="")))
    assert len(read) == len(expected)
    for row, values in zip(read, expected, strict=True):
        for name, value in values.items():
            kind = type(value)
            assert row[name] == "" if value is None else kind(row[name]) == value
    frame = as_frame(lesson)
    assert len(frame) == len(expected)
    assert [*frame.reset_index().columns] == [*COLUMNS]


@settings(max_examples=50, deadline=None)
@given(lessons, st.integers(3, 30))
def test_nothing_is_told_of_fewer_than_k(lesson: ClassHistory, k: int) -> None:
    k_held = max(k, lesson.record.min_group_size)
    for row in rows(lesson, k):
        if row["counted"] < k_held:
            assert all(row[name] is None for name in (*FERPLUS, "valence", "arousal"))
        if row["joined"] < k_held:
            assert all(row[name] is None for name in FEEDBACK)


def test_ten_people_are_needed_by_default() -> None:
    lesson = ClassHistory(head(), [second(0.0, counted=9), second(1.0, counted=10)], [])
    assert [row["happiness"] for row in rows(lesson)] == [None, 0.5]
    assert [row["happiness"] for row in rows(lesson, 3)] == [0.5, 0.5]


def test_the_columns_carry_their_units() -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(as_parquet(ClassHistory(head(), [], []))))
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == COLUMNS


def test_a_file_is_what_its_ending_says(tmp_path: Path) -> None:
    lesson = ClassHistory(head(), [second(0.0)], [])
    for ending in ("csv", "parquet", "json"):
        write(lesson, tmp_path / f"class.{ending}")
    assert (tmp_path / "class.csv").read_bytes().startswith(b"t,time,present,counted,coverage,")
    with pytest.raises(StoreError, match="expected a file that ends with"):
        write(lesson, tmp_path / "class.xlsx")
    write(lesson, tmp_path / "new" / "class.csv")
    with pytest.raises(OutputError, match=r"class\.csv is no folder"):
        write(lesson, tmp_path / "class.csv" / "class.csv")
