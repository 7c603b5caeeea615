"""What the commands have in common: where the data lie, and how they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roomtone.errors import DataError
from roomtone_train.fer2013 import Faces, read_fer2013, read_folders

Data = Annotated[
    Path,
    typer.Option(
        help="fer2013.csv (or .csv.gz), or a folder with folders `Training` and `PublicTest`, each "
        "with a folder of face crops for each expression."
    ),
]
Votes = Annotated[Path | None, typer.Option(help="FER+'s fer2013new.csv, row for row the same.")]
AlignedFile = Annotated[
    Path | None, typer.Option(help="The same pictures as the runtime cuts them, from `align`.")
]
RunFolder = Annotated[Path, typer.Argument(help="The folder that `fit` wrote.")]
Threads = Annotated[
    int, typer.Option(min=0, help="Threads for PyTorch; 0 leaves it to PyTorch: all cores.")
]


def read_splits(
    data: Path, ferplus: Path | None, wanted: tuple[str, ...], needed: str = ""
) -> dict[str, Faces]:
    """The splits wanted; all of them must have rows, or, where one is `needed`, that one.

    Raises:
        DataError: they cannot be read, or votes are given for a folder's pictures.
    """
    if data.is_dir():
        if ferplus:
            raise DataError(
                f"{data}: expected no --ferplus with a folder, whose pictures it is not of. Leave "
                "it out."
            )
        there = [name for name in wanted if not needed or name == needed or (data / name).is_dir()]
        return {name: read_folders(data / name) for name in there}
    splits = read_fer2013(data, ferplus, wanted)
    for name in [needed] if needed else wanted:
        if name not in splits:
            raise DataError(f"{data}: expected rows of the split {name!r}, found none.")
    return splits
