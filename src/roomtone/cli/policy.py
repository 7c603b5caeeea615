"""`roomtone policy`: where and for what roomtone is used, and the audit log."""

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
        str, typer.Option(help="Country where the class takes place, as a two-letter code: US, DE.")
    ] = "",
    purpose: Annotated[str, typer.Option(help=f"One of: {', '.join(PURPOSES)}.")] = "",
    min_group_size: Annotated[
        int | None,
        typer.Option(help="Minimum group size: fewest people any result is about, 3 to 50."),
    ] = None,
    retention_days: Annotated[
        int | None, typer.Option(help="Days that a class is stored after it ended, 1 to 3650.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show or set the policy: --place and --purpose.

    Classes read faces only where the policy allows it. Your own camera, photos, videos and the demo
    class need no policy.
    """
    if context.invoked_subcommand:
        return
    # Setting both needs nothing of the policy before, which may be damaged.
    stated = _saved_or_unstated() if place and purpose else load_policy()
    if place or purpose or min_group_size is not None or retention_days is not None:
        stated = Policy(
            place.upper() or stated.place,
            purpose or stated.purpose,
            stated.min_group_size if min_group_size is None else min_group_size,
            stated.retention_days if retention_days is None else retention_days,
            now(),
        )
        errors.print(f"Saved in {save_policy(stated)}")
        errors.print(
            "A server running on this machine applies it within seconds, to running classes too, "
            "unless it was started with --place and --purpose."
        )
    if as_json:
        typer.echo(json.dumps(asdict(stated) | {"faces": stated.faces, "reason": stated.reason}))
        return
    typer.echo(f"country: {stated.place or 'not set'}")
    typer.echo(f"purpose: {stated.purpose or 'not set'}")
    typer.echo(f"classes read faces: {'yes' if stated.faces else 'no'}")
    typer.echo(f"minimum group size: {stated.min_group_size}")
    typer.echo(f"classes are stored for: {stated.retention_days} days")
    typer.echo(stated.reason)


def _saved_or_unstated() -> Policy:
    try:
        return load_policy()
    except PolicyError as error:
        errors.print(f"{error} It will be replaced.")
        return UNSTATED


@policy.command()
def log(
    url: Url = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per row.")] = False,
) -> None:
    """Show the audit log: classes, policies, and what was read, exported, copied and deleted."""
    with opened(url) as store:
        entries = store.audit_log()
    for entry in entries:
        if as_json:
            typer.echo(json.dumps(asdict(entry)))
        else:
            at = datetime.fromtimestamp(entry.at).astimezone()
            typer.echo(f"{entry.n:4}  {at:%Y-%m-%d %H:%M:%S}  {entry.what:24}  {entry.words}")


@policy.command()
def verify(url: Url = "") -> None:
    """Check the audit log's chain: each row is sealed by the one before it.

    Note the latest seal somewhere else: a log that ends with another one was cut off or rewritten.
    """
    with opened(url) as store:
        verdict = store.verify_audit_log()
    if verdict.broken_at is not None:
        raise StoreError(
            f"audit log: row {verdict.broken_at}, or one before it, was changed or removed."
        )
    typer.echo(f"{verdict.rows} rows, chain intact. Latest seal: {verdict.seal}")
