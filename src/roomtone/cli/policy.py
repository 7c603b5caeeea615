"""`roomtone policy`: state where and for what roomtone is run, once."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from roomtone.cli.classes import Url, opened
from roomtone.cli.output import errors
from roomtone.errors import PolicyError, StoreError
from roomtone.policy import PURPOSES, UNSTATED, Policy, load_policy, now, save_policy

policy = typer.Typer(invoke_without_command=True)


@policy.callback()
def state(
    context: typer.Context,
    place: Annotated[
        str, typer.Option(help="Country in which the class sits, as a two-letter code: US, DE.")
    ] = "",
    purpose: Annotated[str, typer.Option(help=f"One of: {', '.join(PURPOSES)}.")] = "",
    min_group_size: Annotated[
        int | None, typer.Option(help="Fewest people told of together, 3 to 50.")
    ] = None,
    retention_days: Annotated[
        int | None, typer.Option(help="Days that a class is kept after it ended, 1 to 3650.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show what was stated, or state it: --place and --purpose.

    Classes read faces only where this allows it. A camera on oneself, photos, videos and the
    simulated class need no statement.
    """
    if context.invoked_subcommand:
        return
    # A statement of both needs nothing of the one before it, which may be damaged.
    stated = _kept_or_unstated() if place and purpose else load_policy()
    if place or purpose or min_group_size is not None or retention_days is not None:
        stated = Policy(
            place.upper() or stated.place,
            purpose or stated.purpose,
            stated.min_group_size if min_group_size is None else min_group_size,
            stated.retention_days if retention_days is None else retention_days,
            now(),
        )
        errors.print(f"kept in {save_policy(stated)}")
        errors.print(
            "A server that runs on this machine takes it up within seconds, for its running "
            "classes too, unless it was started with --place and --purpose."
        )
    if as_json:
        typer.echo(json.dumps(asdict(stated) | {"faces": stated.faces, "reason": stated.reason}))
        return
    typer.echo(f"place: {stated.place or 'not stated'}")
    typer.echo(f"purpose: {stated.purpose or 'not stated'}")
    typer.echo(f"classes read faces: {'yes' if stated.faces else 'no'}")
    typer.echo(f"fewest people told of together: {stated.min_group_size}")
    typer.echo(f"classes are kept for: {stated.retention_days} days")
    typer.echo(stated.reason)


def _kept_or_unstated() -> Policy:
    try:
        return load_policy()
    except PolicyError as error:
        errors.print(f"{error} It is replaced.")
        return UNSTATED


@policy.command()
def log(
    url: Url = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> None:
    """Show the audit log: classes, policies, what was looked at, exported, copied and deleted."""
    with opened(url) as store:
        entries = store.log()
    for entry in entries:
        if as_json:
            typer.echo(json.dumps(asdict(entry)))
        else:
            at = datetime.fromtimestamp(entry.at).astimezone()
            typer.echo(f"{entry.n:4}  {at:%Y-%m-%d %H:%M:%S}  {entry.what:24}  {entry.words}")


@policy.command()
def verify(url: Url = "") -> None:
    """Prove that nobody changed the audit log: each row is sealed by the one before it.

    Write the newest seal down elsewhere: a log that ends with another was cut off or written anew.
    """
    with opened(url) as store:
        verdict = store.verify()
    if verdict.broken_at is not None:
        raise StoreError(
            f"audit log: row {verdict.broken_at} is not what was written; it or one before it was "
            "changed or removed."
        )
    typer.echo(f"{verdict.rows} rows, whole. LatestFrame seal: {verdict.seal}")
