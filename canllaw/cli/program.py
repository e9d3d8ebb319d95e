"""The program `canllaw` itself: its help, its errors, its end."""

import gc
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from canllaw import __version__
from canllaw.basics.command_words import say_complaint
from canllaw.basics.language import message
from canllaw.basics.problems import CanllawError
from canllaw.cli.speaking import OPTIONS, SPOKEN, InLanguage, SpokenGroup, words

app = typer.Typer(
    name="canllaw",
    cls=SpokenGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=words(message("COMMAND [ARGS]...")),
    help=words(
        message("Canllaw takes practice guidance in children's social care from publication to practice.")
    ),
    epilog=words(
        message(
            "Exit statuses: 0 done. 2 the command was typed wrongly. 10 something in the material has to be "
            "put right. 130 stopped from the keyboard. 1 a fault in Canllaw, with its details."
        )
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
)


def print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"canllaw {__version__}")
        raise typer.Exit


@app.callback()
def canllaw(
    context: typer.Context,
    language: InLanguage = SPOKEN,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=print_version,
            is_eager=True,
            help=words(message("Print the version and stop.")),
        ),
    ] = False,
) -> None:
    """Options that stand before every command."""


# A document or a survey is many small records that all stay: looking through them for garbage as often as
# Python does by itself takes a tenth of the time of a command and finds nothing.
RARELY = (100_000, 50, 50)


def main() -> None:
    """The command `canllaw`: an error for its user is told without a trace, anything else shows one."""
    gc.set_threshold(*RARELY)
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        raise SystemExit(print_mistyped(error)) from None
    except CanllawError as error:
        from canllaw.report.terminal import print_error

        print_error(error, SPOKEN, as_json="--json" in sys.argv)
        raise SystemExit(error.exit_status) from None
    raise SystemExit(status)


def print_mistyped(error: TyperException) -> int:
    """What was typed wrongly and where help is. A command without any words is answered by its help alone."""
    what = error.format_message()
    context = getattr(error, "ctx", None)
    usage = context.get_usage() if context else ""
    if usage and what.startswith(usage):
        typer.echo(what, err=True)
        return error.exit_code
    if context:
        typer.echo(usage, err=True)
        command = f"{context.command_path} --help"
        typer.echo(words(message("Try '{command}' for help.", command=command)), err=True)
        typer.echo(err=True)
    typer.echo(words(message("Error: {what}", what=say_complaint(what, SPOKEN))), err=True)
    return error.exit_code
