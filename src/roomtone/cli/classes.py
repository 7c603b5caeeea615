"""`roomtone sessions` and `roomtone recap`: classes that were kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from roomtone.cli.output import errors
from roomtone.errors import StoreError
from roomtone.files import write_whole
from roomtone.policy import load_policy

if TYPE_CHECKING:
    from roomtone.store import ClassRecord, Store

sessions = typer.Typer(help="List, export and delete classes that were kept.", no_args_is_help=True)
Url = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="ROOMTONE_STORE",
        metavar="URL",
        help="Where they are kept; by default a file in your data folder.",
    ),
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="The class's code, as in `list`.")]


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store for one command; what its database says against it becomes a message."""
    from sqlalchemy.exc import DBAPIError

    from roomtone.store import Store

    with Store(url) as store:
        try:
            yield store
        except DBAPIError as error:
            raise StoreError(f"{store.name}: {error.orig}") from None


@sessions.command("list")
def list_sessions(
    url: Url = "",
    course: Annotated[str | None, typer.Option(help="Of this course alone.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a class.")] = False,
) -> None:
    """The classes that are kept, newest first."""
    with opened(url) as store:
        heads = store.classes(course)
    if as_json:
        for head in heads:
            typer.echo(json.dumps(_told(head)))
        return
    if not heads:
        errors.print("No class is kept yet.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("code", "began", "course", "name", "minutes", ""):
        table.add_column(title, justify="right" if title == "minutes" else "left")
    for head in heads:
        began = datetime.fromtimestamp(head.began).astimezone()
        state = "running" if head.ended is None else "" if head.origin == "live" else head.origin
        minutes = f"{head.seconds / 60:.0f}"
        table.add_row(head.code, f"{began:%Y-%m-%d %H:%M}", head.course, head.name, minutes, state)
    Console().print(table)


@sessions.command()
def export(
    code: Code,
    out: Annotated[Path, typer.Option(help="The file: its ending is .csv, .parquet or .json.")],
    url: Url = "",
    min_group_size: Annotated[
        int, typer.Option(min=3, help="Rows that speak of fewer people are left blank.")
    ] = 10,
) -> None:
    """Write a class's signal, a row a second."""
    from roomtone.store.export import write

    with opened(url) as store:
        lesson = store.history(code)
        kind = out.suffix.removeprefix(".").lower()
        write(lesson, out, min_group_size)
        store.log(
            "class exported", code=lesson.record.code, kind=kind, min_group_size=min_group_size
        )
    errors.print(f"{len(lesson.seconds)} seconds in {out}")


@sessions.command()
def delete(
    code: Code,
    url: Url = "",
    student: Annotated[
        int | None, typer.Option(help="Only the rows of this student's number (see receipts).")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a class with everything that is kept of it, or one student's rows of it."""
    with opened(url) as store:
        head = store.record(code)
        what = f"student {student} of" if student is not None else "all of"
        if not yes:
            typer.confirm(f"Delete {what} {head.code} ({head.name})?", abort=True)
        if student is None:
            store.delete(code)
        else:
            count = store.forget_participant(code, student)
            if not count:
                raise StoreError(f"{code}: expected a student's number; there is no {student}.")
    errors.print("Deleted.")


@sessions.command()
def prune(
    url: Url = "",
    days: Annotated[
        int | None, typer.Option(min=0, help="By default as many as the policy says.")
    ] = None,
) -> None:
    """Delete classes that are older than they may be kept. A server does so every hour."""
    days = load_policy().retention_days if days is None else days
    with opened(url) as store:
        count = store.prune(days)
    errors.print(f"{count} classes deleted that ended more than {days} days ago.")


@sessions.command()
def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the copy.")],
    url: Url = "",
) -> None:
    """Copy a SQLite store as of now, whether or not a server runs on it."""
    with opened(url) as store:
        store.backup(out)
        store.log("store copied")
    errors.print(f"A copy is in {out}")


@sessions.command()
def restore(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `backup` made.")],
    url: Url = "",
) -> None:
    """Put a copy in the place of a SQLite store; what was there is moved aside."""
    from roomtone.store.database import database_file
    from roomtone.store.retention import restore as restored

    aside = restored(database_file(url), copy)
    with opened(url) as store:
        store.log("store restored")
        count = len(store.classes())
        errors.print(f"{count} classes are back in {store.name}")
    if aside:
        errors.print(f"What was there is in {aside}: delete it when you need it no more.")


def recap(
    code: Code,
    out: Annotated[Path | None, typer.Option(help="The page; by default recap-CODE.html.")] = None,
    url: Url = "",
) -> None:
    """Write a class's recap: one HTML file to read, print or pass on."""
    from roomtone.recap import recap_page

    with opened(url) as store:
        lesson = store.history(code)
        out = out or Path(f"recap-{lesson.record.code}.html")
        here = datetime.fromtimestamp(lesson.record.began).astimezone().tzinfo or UTC
        video = lesson.record.origin == "recording"
        write_whole(out, recap_page(lesson, store.earlier(lesson.record), video, here))
        store.log("recap read", code=lesson.record.code)
    errors.print(f"The recap is in {out}")


def _told(head: ClassRecord) -> dict[str, object]:
    def moment(at: float | None) -> str | None:
        return None if at is None else datetime.fromtimestamp(at, UTC).isoformat()

    return {
        "code": head.code,
        "name": head.name,
        "course": head.course,
        "origin": head.origin,
        "began": moment(head.began),
        "ended": moment(head.ended),
        "seconds": head.seconds,
        "min_group_size": head.min_group_size,
    }
