"""Make the height and width of a model's input symbolic, in the ONNX file's own bytes.

An ONNX file is a protobuf message: a run of fields, each a number, a wire type and a payload
(protobuf.dev, "Encoding"; field numbers from onnx.proto). Four kinds of field have to be changed,
which takes less than the package `onnx` would add to what is installed (docs/decisions/0007).
"""

from __future__ import annotations

from collections.abc import Iterator

_GRAPH = 7  # of ModelProto
_INPUT, _OUTPUT, _VALUE_INFO = 11, 12, 13  # of GraphProto
_NAME = 1  # of ValueInfoProto
_FLOAT = 1  # of TensorProto.DataType
_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5


def with_symbolic_size(model: bytes) -> tuple[bytes, set[str]]:
    """An image model `(1, 3, h, w)` with h and w of its input, and all shapes behind, left open.

    Args:
        model: an ONNX file's bytes; its one input takes float32 pictures.

    Returns:
        The changed bytes, and the names of the graph's outputs.

    Raises:
        ValueError: the bytes are no protobuf message.
    """
    outputs: set[str] = set()
    changed = bytearray()
    for number, kind, payload in fields(model):
        body = _graph(payload, outputs) if number == _GRAPH and kind == _BYTES else payload
        changed += _field(number, kind, body)
    return bytes(changed), outputs


def _graph(graph: bytes, outputs: set[str]) -> bytes:
    changed = bytearray()
    for number, kind, payload in fields(graph):
        if number == _VALUE_INFO:
            continue  # shapes between the layers: to be inferred anew
        body = payload
        if number in (_INPUT, _OUTPUT):
            name = next((value for key, _, value in fields(payload) if key == _NAME), b"")
            shape: list[int | str] = [1, 3, "height", "width"]
            if number == _OUTPUT:
                shape = [
                    f"{name.decode(errors='replace')}_{axis}"
                    for axis in ("batch", "cells", "values")
                ]
                outputs.add(name.decode(errors="replace"))
            body = _value_info(name, shape)
        changed += _field(number, kind, body)
    return bytes(changed)


def _value_info(name: bytes, shape: list[int | str]) -> bytes:
    """A ValueInfoProto: a float tensor's name and its shape, numbers or symbols."""
    dimensions = b"".join(_field(1, _BYTES, _dimension(entry)) for entry in shape)
    tensor = _field(1, _VARINT, varint(_FLOAT)) + _field(2, _BYTES, dimensions)
    return _field(_NAME, _BYTES, name) + _field(2, _BYTES, _field(1, _BYTES, tensor))


def _dimension(entry: int | str) -> bytes:
    if isinstance(entry, int):
        return _field(1, _VARINT, varint(entry))
    return _field(2, _BYTES, entry.encode())


def fields(message: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each field's number, wire type and payload (a varint's own bytes)."""
    at = 0
    while at < len(message):
        key, at = read_varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            _, end = read_varint(message, at)
        elif kind == _BYTES:
            length, at = read_varint(message, at)
            end = at + length
        elif kind in (_EIGHT_BYTES, _FOUR_BYTES):
            end = at + (8 if kind == _EIGHT_BYTES else 4)
        else:
            raise ValueError(f"unknown wire type {kind}")
        if end > len(message):
            raise ValueError("cut off")
        yield key >> 3, kind, message[at:end]
        at = end


def _field(number: int, kind: int, payload: bytes) -> bytes:
    length = varint(len(payload)) if kind == _BYTES else b""
    return varint(number << 3 | kind) + length + payload


def varint(value: int) -> bytes:
    """A number of 0 or more in base 128, lowest digits first."""
    digits = bytearray()
    while value > 127:
        digits.append(value & 127 | 128)
        value >>= 7
    return bytes([*digits, value])


def read_varint(message: bytes, at: int) -> tuple[int, int]:
    """The varint at a position, and the position behind it."""
    value = shift = 0
    while at < len(message) and shift < 64:
        value |= (message[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if message[at - 1] < 128:
            return value, at
    raise ValueError("cut off")
