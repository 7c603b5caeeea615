"""`roomtone classes` and `roomtone recap`: past classes, from the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from roomtone.cli.output import errors
from roomtone.errors import StoreError
from roomtone.files import write_whole
from roomtone.policy import load_policy

if TYPE_CHECKING:
    from roomtone.store import ClassRecord, Store

classes = typer.Typer(
    help="List, show, export and delete past classes; back up the store.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Url = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="ROOMTONE_STORE",
        metavar="URL",
        help="The store: sqlite:///PATH or postgresql://HOST/NAME; a file in your data folder "
        "by default.",
    ),
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="The class's code, as `list` shows it.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object per class.")]


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store for one command; errors of its database become messages."""
    from sqlalchemy.exc import DBAPIError

    from roomtone.store import Store

    with Store(url) as store:
        try:
            yield store
        except DBAPIError as error:
            raise StoreError(f"{store.name}: {error.orig}") from None


@classes.command("list")
def list_classes(
    url: Url = "",
    course: Annotated[str | None, typer.Option(help="Only classes of this course.")] = None,
    as_json: Json = False,
) -> None:
    """List classes, newest first."""
    with opened(url) as store:
        records = store.classes(course)
    if as_json:
        for record in records:
            typer.echo(json.dumps(_described(record)))
        return
    if not records:
        errors.print("No classes yet." if course is None else f"No classes of {course}.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("code", "began", "course", "name", "minutes", ""):
        table.add_column(title, justify="right" if title == "minutes" else "left")
    for record in records:
        minutes = f"{record.seconds / 60:.0f}"
        row = (record.code, _began(record), record.course, record.name, minutes, _state(record))
        table.add_row(*row)
    Console(markup=False).print(table)


@classes.command()
def show(code: Code, url: Url = "", as_json: Json = False) -> None:
    """Show one class: its settings, figures, feedback, markers and alerts."""
    from roomtone.languages import clock
    from roomtone.recap.summary import summary
    from roomtone.recap.text import Text

    with opened(url) as store:
        history = store.history(code)
    record, figures, text = history.record, summary(history), Text()
    if as_json:
        more = {
            "feedback": figures.feedback,
            "markers": [asdict(marker) for marker in history.markers],
            "alerts": [asdict(alert) for alert in history.alerts],
        }
        typer.echo(json.dumps(_described(record) | more, ensure_ascii=False))
        return
    table = Table.grid(padding=(0, 2))
    for name, value in (
        ("Name", record.name),
        ("Course", record.course),
        ("Code", record.code),
        ("Began", f"{_began(record)} {_state(record)}"),
        ("Length", text.duration(figures.length_s)),
        ("Minimum group size", str(record.min_group_size)),
        ("Time with data", text.percent(figures.data_s, figures.length_s) if record.faces else ""),
        ("Faces readable", "" if figures.coverage is None else text.percent(figures.coverage, 1)),
        ("Feedback", text.feedback(figures.feedback)),
        *(("Marker", f"{clock(one.t)} {one.text}") for one in history.markers),
        *(("Alert", f"{clock(one.t)} {one.text}") for one in history.alerts),
    ):
        if value:
            table.add_row(name, value)
    Console(markup=False).print(table)


@classes.command()
def export(
    code: Code,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="The file, which ends with .csv, .parquet or .json; or a folder, for a CSV named "
            "by the class and its date.",
        ),
    ] = Path(),
    url: Url = "",
    min_group_size: Annotated[
        int | None,
        typer.Option(
            min=3,
            help="Rows with fewer people are blank. The class's own minimum group size by "
            "default, and never less.",
        ),
    ] = None,
) -> None:
    """Write a class as a table, one row per second.

    Rows with fewer people than the class's minimum group size are blank.
    """
    from roomtone.store.export import group_size, write

    with opened(url) as store:
        history = store.history(code)
        path = write(history, out, min_group_size)
        k, kind = group_size(history.record, min_group_size), path.suffix[1:].lower()
        store.log("class exported", code=history.record.code, kind=kind, min_group_size=k)
    errors.print(
        f"Wrote {len(history.seconds)} rows to {path}. Rows with fewer than {k} people are blank."
    )


@classes.command()
def delete(
    code: Code,
    url: Url = "",
    student: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Delete only the consent record and token of student number N."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Delete a class permanently, or one student's consent record."""
    with opened(url) as store:
        record = store.record(code)
        what = f"student {student} of" if student is not None else "everything stored of"
        if not yes:
            typer.confirm(f"Delete {what} {record.code} ({record.name}) permanently?", abort=True)
        if student is None:
            store.delete(code)
        elif not store.forget_participant(code, student):
            raise StoreError(f"{code}: expected the number of a student; there is no {student}.")
    errors.print("Deleted.")


@classes.command()
def prune(
    url: Url = "",
    days: Annotated[
        int | None,
        typer.Option(min=0, help="Days after which a class is deleted; the policy's by default."),
    ] = None,
) -> None:
    """Delete classes past their retention period. A server does this every hour."""
    days = load_policy().retention_days if days is None else days
    with opened(url) as store:
        count = store.prune(days)
    errors.print(f"Deleted {_count(count)} that ended more than {days} days ago.")


@classes.command()
def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the copy.")],
    url: Url = "",
) -> None:
    """Copy a SQLite store, also while a server runs on it."""
    with opened(url) as store:
        store.backup(out)
        store.log("store copied")
    errors.print(f"Copied to {out}.")


@classes.command()
def restore(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `backup` made.")],
    url: Url = "",
) -> None:
    """Replace a SQLite store by a copy; stop the server first. The old store is moved aside.

    Classes that were deleted since, or are past their retention period, do not come back.
    """
    from roomtone.store.database import database_file
    from roomtone.store.retention import deleted_codes
    from roomtone.store.retention import restore as restored

    aside = restored(database_file(url), copy)
    with opened(url) as store:
        store.log("store restored")
        deleted = deleted_codes(aside) if aside else set()
        gone = sorted(deleted & {one.code for one in store.classes()})
        for code in gone:
            store.delete(code)
        pruned = store.prune(load_policy().retention_days)
        errors.print(f"Restored {_count(len(store.classes()))} to {store.name}.")
    if skipped := len(gone) + pruned:
        errors.print(f"Skipped {_count(skipped)}: deleted since, or past the retention period.")
    if aside:
        errors.print(
            f"The old store is now {aside}. Delete it once you no longer need it; it is deleted "
            "with the retention period of its youngest class."
        )


def recap(
    code: Code,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="The page, such as recap.html; or a folder, for one named by the class and its "
            "date.",
        ),
    ] = Path(),
    url: Url = "",
    language: Annotated[
        str, typer.Option(metavar="TAG", help="The page's language, as de, fr or ar.")
    ] = "en",
) -> None:
    """Write a class's recap: one HTML file to read, print or pass on."""
    from roomtone.languages import checked
    from roomtone.recap import recap_page
    from roomtone.store.export import file_name

    language = checked("--language", language)

    with opened(url) as store:
        history = store.history(code)
        record = history.record
        folder = out.is_dir() or not (out.suffix or out.exists())
        path = out / file_name(record, "html") if folder else out
        here = datetime.fromtimestamp(record.began).astimezone().tzinfo or UTC
        video = record.origin == "recording"
        write_whole(
            path, recap_page(history, store.earlier(record), video, here, language=language)
        )
        store.log("recap read", code=record.code)
    errors.print(f"Wrote the recap to {path}.")


def _count(count: int) -> str:
    return "1 class" if count == 1 else f"{count} classes"


def _began(record: ClassRecord) -> str:
    return f"{datetime.fromtimestamp(record.began).astimezone():%Y-%m-%d %H:%M}"


def _state(record: ClassRecord) -> str:
    return "running" if record.ended is None else "" if record.origin == "live" else record.origin


def _described(record: ClassRecord) -> dict[str, Any]:
    def moment(at: float | None) -> str | None:
        return None if at is None else datetime.fromtimestamp(at, UTC).isoformat()

    names = ("code", "name", "course", "origin", "seconds", "min_group_size")
    values = {name: getattr(record, name) for name in names}
    return values | {"began": moment(record.began), "ended": moment(record.ended)}
