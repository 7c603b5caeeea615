"""`roomtone batch`: many recordings to Parquet, and a report over them."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from roomtone.cli.interrupt import interruptible
from roomtone.cli.output import errors
from roomtone.errors import PolicyError
from roomtone.policy import load_policy
from roomtone.vision.cadence import parse_rate


class Engine(StrEnum):
    """What runs the workers."""

    local = "local"
    ray = "ray"


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Videos, folders or patterns of them, addresses, or a text list of these. "
            "`report DIR` writes a page over what was read instead.",
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            metavar="DIR",
            help="The folder that the rows are written to, or an address such as s3://bucket/rows.",
        ),
    ] = "",
    workers: Annotated[
        int, typer.Option(min=0, help="Processes, each on a core of its own; 0 for all cores.")
    ] = 0,
    engine: Annotated[
        Engine, typer.Option(help="Processes on this machine, or Ray's (docs/cluster.md).")
    ] = Engine.local,
    address: Annotated[
        str,
        typer.Option(metavar="ray://HOST", help="The Ray cluster; without it, one of its own."),
    ] = "",
    course: Annotated[
        str, typer.Option(help="The course of all; without it, the folder that each is in.")
    ] = "",
    readings: Annotated[
        bool, typer.Option("--readings", help="Write everyone's readings too.")
    ] = False,
    recap: Annotated[bool, typer.Option("--recap", help="Write a recap of each too.")] = False,
    rate: Annotated[
        str, typer.Option(metavar="N|all", help="Read N frames a second of the video, or all.")
    ] = "2",
    min_group_size: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Report nothing while fewer than N people are counted."
        ),
    ] = 5,
    model: Annotated[
        str, typer.Option(help="Another expression model: `nano`, `mobilenet`, or an ONNX file.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")] = False,
) -> None:
    """Read many recordings: one row per second each, as Parquet by course and day.

    Using this confirms that everyone in view has agreed. What is done is not done again: after
    a failure or a kill, the same command goes on. `roomtone batch report DIR` writes one page over
    all recordings.
    """
    if sources[0] == "report" and not out:
        _report(sources[1:])
        return
    if not out:
        raise typer.BadParameter("expected --out DIR, the folder that the rows are written to.")
    if address and engine is not Engine.ray:
        raise typer.BadParameter("--address is of --engine ray.")
    from roomtone.batch import BatchOptions, BatchResult, run_batch
    from roomtone.batch.sources import Recording, find_recordings

    policy = load_policy()
    if not policy.faces:
        raise PolicyError(policy.reason)
    options = BatchOptions(
        readings_per_s=parse_rate(rate),
        min_group_size=max(min_group_size, policy.min_group_size),
        readings=readings,
        recap=recap,
        model=model,
    )
    recordings = find_recordings(sources, course)
    with (
        interruptible() as check,
        Progress(
            TextColumn("{task.completed:.0f} of {task.total:.0f} recordings"),
            BarColumn(),
            TextColumn("{task.fields[speed]}", markup=False),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=errors,
            transient=True,
            disable=as_json and not errors.is_terminal,
        ) as bar,
    ):
        task = bar.add_task("batch", total=len(recordings), speed="")

        def show(result: BatchResult, recording: Recording) -> None:
            check()
            finished = len(result.done) + len(result.skipped) + len(result.failed)
            speed = f"{result.speed:.1f} x real time, {recording.name}"
            bar.update(task, completed=finished, speed=speed)

        try:
            result = run_batch(recordings, out, options, workers, show, engine.value, address)
        except KeyboardInterrupt:
            errors.print("stopped; the same command goes on.")
            raise typer.Exit(130) from None
    for source, reason in result.failed.items():
        errors.print(f"failed: {source}: {reason.removeprefix(f'{source}: ')}")
    if as_json:
        typer.echo(json.dumps(result.as_dict() | {"out": out}))
    else:
        counts = f"{len(result.done)} read, {len(result.skipped)} done before"
        errors.print(f"{counts}, {len(result.failed)} failed")
        if result.done:
            errors.print(
                f"{result.video_s / 60:.1f} minutes of video, {result.speed:.1f} x real time"
            )
    if result.failed:
        raise typer.Exit(3)


def _report(folders: list[str]) -> None:
    """Write the page over a batch."""
    from roomtone.batch.report import write_report

    if len(folders) != 1:
        raise typer.BadParameter("expected one folder: roomtone batch report DIR.")
    errors.print(f"report: {write_report(folders[0])}")
