"""Exports read back are what the store has; few people stay unreported."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomtone.errors import OutputError, StoreError
from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.store import ClassHistory
from roomtone.store.export import (
    COLUMNS,
    as_csv,
    as_frame,
    as_json,
    as_parquet,
    file_name,
    rows,
    write,
)
from roomtone.types import Alert, Marker, Note, Question, Second, Signal

from .conftest import record, second

part = st.integers(0, 10_000).map(lambda whole: whole / 10_000)
signed = st.integers(-10_000, 10_000).map(lambda whole: whole / 10_000)


@st.composite
def seconds(draw: st.DrawFn) -> Second:
    counted = draw(st.integers(0, 40))
    t = draw(st.integers(0, 10_000)) / 10
    joined = draw(st.integers(0, 40))
    feedback = {name: draw(st.integers(0, joined)) for name in FEEDBACK} if joined >= 5 else {}
    if counted < 5:
        return Second(Signal(t, 40, counted), feedback, joined)
    shares = {name: draw(part) for name in FERPLUS}
    band = (draw(signed), draw(signed))
    signal = Signal(t, 40, counted, shares, draw(signed), band, draw(signed))
    return Second(signal, feedback, joined)


histories = st.lists(seconds(), max_size=20).map(
    lambda stored: ClassHistory(record(), stored, [Marker(1.5, 'a "quoted" = marker')])
)


@settings(max_examples=50, deadline=None)
@given(histories)
def test_every_kind_reads_back_as_the_rows(history: ClassHistory) -> None:
    expected = rows(history)
    assert json.loads(as_json(history))["seconds"] == expected
    assert pyarrow.parquet.read_table(io.BytesIO(as_parquet(history))).to_pylist() == expected
    read = list(csv.DictReader(io.StringIO(as_csv(history).decode(), newline="")))
    assert len(read) == len(expected)
    for row, values in zip(read, expected, strict=True):
        for name, value in values.items():
            kind = type(value)
            assert row[name] == "" if value is None else kind(row[name]) == value, name
    frame = as_frame(history)
    assert len(frame) == len(expected)
    assert [*frame.reset_index().columns] == [*COLUMNS]


@settings(max_examples=50, deadline=None)
@given(histories, st.integers(3, 30))
def test_rows_about_fewer_than_k_are_blank(history: ClassHistory, k: int) -> None:
    k_used = max(k, history.record.min_group_size)
    for row in rows(history, k):
        if row["counted"] < k_used:
            assert all(row[name] is None for name in (*FERPLUS, "valence", "arousal"))
        if row["joined"] < k_used:
            assert all(row[name] is None for name in FEEDBACK)


def test_rows_below_the_classes_own_minimum_are_blank() -> None:
    seconds = [second(0.0, counted=7), second(1.0, counted=8)]
    for own, wanted, happiness in (
        (5, None, [0.5, 0.5]),
        (8, None, [None, 0.5]),
        (8, 5, [None, 0.5]),
        (5, 8, [None, 0.5]),
    ):
        history = ClassHistory(record(min_group_size=own), seconds)
        assert [row["happiness"] for row in rows(history, wanted)] == happiness
        document = json.loads(as_json(history, wanted))
        assert document["class"]["min_group_size"] == max(own, wanted or 0)


def test_markers_and_alerts_stand_in_the_row_of_their_second() -> None:
    markers = [Marker(0.5, "a"), Marker(1.9, "b"), Marker(1.95, "=1+1"), Marker(9.0, "=c")]
    alerts = [Alert(1.0, "lost", "Many are lost", 2.0)]
    history = ClassHistory(record(), [second(t) for t in (0.2, 1.2, 4.0)], markers, alerts)
    assert [row["marker"] for row in rows(history)] == ["a", "b; =1+1", "=c"]
    assert [row["alert"] for row in rows(history)] == [None, "Many are lost", None]
    table = list(csv.DictReader(io.StringIO(as_csv(history).decode(), newline="")))
    assert [row["marker"] for row in table] == ["a", "b; =1+1", "'=c"], "no formula"
    assert json.loads(as_json(history))["alerts"][0]["ended_at"] == 2.0
    assert rows(ClassHistory(record(), [], markers)) == []


def test_a_file_is_named_by_its_class_and_date() -> None:
    for name, wanted in (
        ("Physics: part 1", "Physics-part-1-2023-11-14-CODE2345.csv"),
        ("../../etc", "etc-2023-11-14-CODE2345.csv"),
        ("??", "class-2023-11-14-CODE2345.csv"),
        ("Übung", "Übung-2023-11-14-CODE2345.csv"),
    ):
        assert file_name(record(name=name), "csv", UTC) == wanted
    assert len(file_name(record(name="漢" * 80), "csv", UTC).encode()) < 255


def test_the_docs_list_the_columns() -> None:
    page = (Path(__file__).parents[2] / "docs" / "store.md").read_text("utf-8")
    assert "\n".join(f"| `{name}` | {text} |" for name, text in COLUMNS.items()) in page


def test_the_columns_carry_their_units() -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(as_parquet(ClassHistory(record(), [], []))))
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == COLUMNS


def test_a_file_is_what_its_ending_says(tmp_path: Path) -> None:
    history = ClassHistory(record(), [second(0.0)], [])
    for ending in ("csv", "parquet", "json"):
        write(history, tmp_path / f"class.{ending}")
    assert (tmp_path / "class.csv").read_bytes().startswith(b"t,time,present,counted,coverage,")
    with pytest.raises(StoreError, match="expected a file that ends with"):
        write(history, tmp_path / "class.xlsx")
    write(history, tmp_path / "new" / "class.csv")
    with pytest.raises(OutputError, match=r"class\.csv is no folder"):
        write(history, tmp_path / "class.csv" / "class.csv")


def test_json_has_notes_and_questions_whose_counts_are_of_enough_answers() -> None:
    asked = Question(3.0, "Clear so far?", ("Yes", "No"), (4, 2), 20, 1, 60.0)
    history = ClassHistory(record(), [], questions=[asked], notes=[Note(9.0, "Try a picture.", 1)])
    document = json.loads(as_json(history))
    assert document["questions"][0]["counts"] == [4, 2]
    assert document["questions"][0]["answers"] == ["Yes", "No"]
    assert document["notes"] == [{"t": 9.0, "text": "Try a picture.", "id": 1}]
    assert json.loads(as_json(history, 10))["questions"][0]["counts"] == []
