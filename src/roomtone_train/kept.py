"""Arrays that belong to certain pictures: made once, kept in a `.npz` file with their digest."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from roomtone.errors import DataError
from roomtone.files import write_whole


def write_kept(file: Path, **arrays: Any) -> None:
    """Write a `.npz` file, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    data = io.BytesIO()
    np.savez_compressed(data, **arrays)
    write_whole(file, data.getvalue())


def read_kept(
    file: Path, names: tuple[str, ...], data: str, command: str, others: str
) -> list[npt.NDArray[Any]]:
    """Read arrays that `write_kept` wrote with the digest of their pictures as `data`.

    Args:
        file: the `.npz` file.
        names: of the arrays, in the order in which they are returned.
        data: digest of the pictures at hand, `Faces.digest`.
        command: of `roomtone-train`, that writes such a file.
        others: how to say that what was expected on these pictures was of others.

    Raises:
        DataError: no such file, no such arrays, or arrays of other pictures.
    """
    try:
        with zipfile.ZipFile(file), np.load(file) as held:
            arrays, kept_for = [held[name] for name in names], str(held["data"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"{file}: expected what roomtone-train {command} wrote; {error}.") from None
    if kept_for != data:
        raise DataError(
            f"{file}: {others}. "
            f"Run roomtone-train {command} with the same data and [data] split official."
        )
    return arrays
