"""The command line, `roomtone`. `main` turns roomtone's errors into a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from roomtone import __version__
from roomtone.cli.batch import batch
from roomtone.cli.classes import classes, recap
from roomtone.cli.console import console
from roomtone.cli.doctor import doctor
from roomtone.cli.lti import lti
from roomtone.cli.output import fail
from roomtone.cli.photo import photo
from roomtone.cli.policy import policy
from roomtone.cli.serve import serve
from roomtone.cli.watch import watch
from roomtone.errors import RoomtoneError

#: Modules that come with an extra of their own.
_EXTRAS = {"av": "video", "pandas": "batch", "pyarrow": "batch"}

app = typer.Typer(
    help="Read the expressions of everyone in a photo, in a video or in front of a camera.",
    epilog=(
        "Exit codes: 0 done, 1 failed, 2 wrong use, 3 a source or its data, 4 a model file, "
        "5 an output, 130 stopped with Ctrl-C."
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(photo)
app.command()(watch)
app.command()(batch)
app.command()(serve)
app.command()(console)
app.command()(recap)
app.add_typer(classes, name="classes")
app.add_typer(policy, name="policy")
app.add_typer(lti, name="lti")
app.command()(doctor)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"roomtone {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    pass


def run(commands: Callable[[], object], extra: str) -> None:
    """Run a command line and end the process with its exit code; errors become messages.

    Args:
        commands: the command line.
        extra: of the package, with which a module that is missing would come, if none of
            `_EXTRAS` has it.
    """
    try:
        commands()
    except RoomtoneError as error:
        fail(error)
        sys.exit(error.exit_code)
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] in ("roomtone", "roomtone_train"):
            raise
        extra = _EXTRAS.get(str(error.name).partition(".")[0], extra)
        fail(f"this needs {error.name}: pip install 'roomtone[{extra}]'.")
        sys.exit(1)


def main() -> None:
    """Run `roomtone`."""
    run(app, "live")
