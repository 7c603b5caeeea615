"""`roomtone lti`: the learning platforms that open classes on this server."""

from __future__ import annotations

from typing import Annotated

import typer

from roomtone.cli.output import errors
from roomtone.errors import PolicyError
from roomtone.lti.platforms import LINK_S, Platform, Platforms, check_url

lti = typer.Typer(no_args_is_help=True, help="Connect Moodle, Canvas and others (LTI 1.3).")

_Issuer = Annotated[
    str, typer.Argument(help="The platform's issuer, such as https://moodle.school.example.")
]
_ClientId = Annotated[str, typer.Option(help="What the platform calls this server.")]


@lti.command()
def link(
    address: Annotated[
        str, typer.Argument(help="This server's address, such as https://class.school.example.")
    ],
) -> None:
    """Print a link with which one platform registers itself, within an hour.

    In Moodle: Site administration, Plugins, External tool, Manage tools, Tool URL. In Canvas:
    Developer Keys, LTI Registration.
    """
    check_url(address)
    token = Platforms().invite()
    typer.echo(f"{address.rstrip('/')}/lti/register?token={token}")
    errors.print(f"Valid once, for {LINK_S // 60} minutes.")


@lti.command("list")
def list_platforms() -> None:
    """List the platforms."""
    platforms = Platforms().all()
    if not platforms:
        errors.print("No learning platforms yet. Make a link for one: roomtone lti link ADDRESS")
    for one in platforms:
        deployments = ", ".join(one.deployments) or "all"
        typer.echo(f"{one.issuer}  client id {one.client_id}  deployments: {deployments}")


@lti.command()
def add(
    issuer: _Issuer,
    client_id: _ClientId,
    authorization_url: Annotated[
        str, typer.Option(help="The platform's authentication request URL.")
    ],
    keys_url: Annotated[str, typer.Option(help="The platform's public keyset URL (JWKS).")],
    deployment: Annotated[
        list[str] | None, typer.Option(help="A deployment id to let in; without any, all are.")
    ] = None,
) -> None:
    """Trust a platform that does not register itself; its settings page shows what to give here.

    It gets, of this server: the login URL ADDRESS/lti/login, the redirect and target URL
    ADDRESS/lti/launch, and the keyset URL ADDRESS/lti/keys.
    """
    platform = Platform(issuer, client_id, authorization_url, keys_url, tuple(deployment or ()))
    Platforms().add(platform)
    typer.echo(f"{issuer} can open classes here.")


@lti.command()
def remove(
    issuer: _Issuer,
    client_id: Annotated[str, typer.Option(help="Under this client id alone.")] = "",
) -> None:
    """Trust a platform no longer."""
    if not Platforms().remove(issuer, client_id):
        raise PolicyError(f"{issuer}: expected one of the platforms of: roomtone lti list")
    typer.echo(f"{issuer} can open nothing here any more.")
