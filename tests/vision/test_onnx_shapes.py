from __future__ import annotations

import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomtone.vision.models import yunet_file
from roomtone.vision.onnx_shapes import fields, read_varint, varint, with_symbolic_size


def test_only_shapes_change_as_the_onnx_package_reads_them():
    original = yunet_file().read_bytes()
    changed, outputs = with_symbolic_size(original)
    before, after = onnx.load_from_string(original), onnx.load_from_string(changed)
    onnx.checker.check_model(after)
    axes = after.graph.input[0].type.tensor_type.shape.dim
    assert [axis.dim_param or axis.dim_value for axis in axes] == [1, 3, "height", "width"]
    assert outputs == {entry.name for entry in before.graph.output}
    assert list(after.graph.node) == list(before.graph.node)
    assert list(after.graph.initializer) == list(before.graph.initializer)
    assert list(after.opset_import) == list(before.opset_import)
    assert [entry.name for entry in after.graph.output] == [
        entry.name for entry in before.graph.output
    ]


@given(st.integers(0, 2**63 - 1))
def test_varints_come_back(value):
    assert read_varint(varint(value), 0) == (value, len(varint(value)))


@given(st.binary(max_size=200))
def test_any_bytes_are_fields_or_refused(data):
    try:
        found = list(fields(data))
    except ValueError:
        return
    assert sum(len(payload) for *_, payload in found) <= len(data)


def test_a_file_cut_off_is_refused():
    with pytest.raises(ValueError, match="cut off"):
        with_symbolic_size(yunet_file().read_bytes()[:100_000])
