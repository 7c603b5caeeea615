"""`roomtone photo`: everyone in photographs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import cv2
import typer

from roomtone.cli.output import fail, track, warn
from roomtone.errors import SourceError
from roomtone.files import write_whole
from roomtone.labels import parse_classes
from roomtone.types import Frame
from roomtone.vision.drawing import draw, label_of
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.images import read_image
from roomtone.vision.models import load_expression_model
from roomtone.vision.photo_faces import PhotoDetector
from roomtone.vision.photos import Photo, PhotoReader


def photo(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Photos to read.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per photo instead of text.")
    ] = False,
    save: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Also save each photo there, with boxes and labels."),
    ] = None,
    classes: Annotated[
        str,
        typer.Option(
            metavar="A,B,...",
            help="Choose labels from these FER-2013 classes, such as angry,fear,happy,neutral.",
        ),
    ] = "",
    model: Annotated[
        Path | None,
        typer.Option(
            help="Another expression model: `nano`, `mobilenet`, or an ONNX file from training."
        ),
    ] = None,
    detector: Annotated[Path | None, typer.Option(help="Another YuNet file (ONNX).")] = None,
) -> None:
    """Read the expression of everyone in one or more photos.

    A photo without faces is not an error. A file that cannot be read is reported, the others are
    still read, and the exit code is 3.
    """
    chosen = parse_classes(classes) if classes else ()
    reader = PhotoReader(
        PhotoDetector(path=detector), ExpressionClassifier(load_expression_model(model))
    )
    failed: SourceError | None = None
    saved: set[Path] = set()
    for file in track(files, "reading") if len(files) > 2 else files:
        try:
            image = read_image(file, on_warning=warn)
        except SourceError as error:
            if len(files) == 1:
                raise
            fail(error)
            failed = error
            continue
        answer = reader.read(Frame(image, source=str(file)))
        if as_json:
            typer.echo(json.dumps(answer.as_dict()))
        else:
            typer.echo(_in_words(answer, chosen))
        if save:
            drawn = draw(image, answer.readings, None, chosen)
            picture = cv2.imencode(".png", drawn)[1].tobytes()
            write_whole(_unused(save, file.name, saved), picture)
    if failed:
        raise typer.Exit(SourceError.exit_code)


def _in_words(answer: Photo, classes: tuple[str, ...]) -> str:
    count = len(answer.readings)
    lines = [f"{answer.source}: {count or 'no'} face{'' if count == 1 else 's'}"]
    for number, reading in enumerate(answer.readings, 1):
        label, probability = label_of(reading, classes)
        x, y, w, h = (round(value) for value in reading.box)
        said = f"{label} {probability:.0%}" if probability else label
        lines.append(
            f"  {number:3d}  {said:<16} at {x},{y} size {w}x{h} quality {reading.quality:.2f}"
        )
    return "\n".join(lines)


def _unused(folder: Path, name: str, used: set[Path]) -> Path:
    """A name for an annotated picture that no other of this run has."""
    path = folder / f"{name}.roomtone.png"
    number = 2
    while path in used:
        path = folder / f"{name}.{number}.roomtone.png"
        number += 1
    used.add(path)
    return path
