"""The command line: reads what was typed, calls the library, prints what it answers.

Nothing heavy is imported before a command needs it, so that help is there at once.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from canllaw import __version__
from canllaw.basics.command_words import say_complaint, take_headings_in
from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.problems import CanllawError


def spoken_language(arguments: Sequence[str]) -> Language:
    """The language asked for on the command line, or in CANLLAW_LANGUAGE, for help and errors alike."""
    asked = os.environ.get("CANLLAW_LANGUAGE", "")
    for before, word in zip(("", *arguments), (*arguments, ""), strict=True):
        if before in ("--language", "-l"):
            asked = word
        elif before.startswith("--language="):
            asked = before.removeprefix("--language=")
    return Language.WELSH if asked == Language.WELSH else Language.ENGLISH


SPOKEN = spoken_language(sys.argv[1:])
take_headings_in(SPOKEN)


def words(template: Message) -> str:
    return say(template, SPOKEN)


USAGE = words(message("Usage:"))
HELP = words(message("Show this message and exit."))
OPTIONS = words(message("[OPTIONS]"))
FOLDER = words(message("STUDY"))
PATH = words(message("PATH"))


class SpokenCommand(TyperCommand):
    """A command whose help says Typer's own words in the language spoken."""

    def get_help_option(self, ctx: Any) -> Any:
        return in_our_words(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{USAGE} ")


class SpokenGroup(TyperGroup):
    """The same for the command that holds all others."""

    def get_help_option(self, ctx: Any) -> Any:
        return in_our_words(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{USAGE} ")


def in_our_words(help_option: Any) -> Any:
    if help_option is not None:
        help_option.help = HELP
    return help_option


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

InLanguage = Annotated[
    Language, typer.Option("--language", "-l", help=words(message("Speak English (en) or Welsh (cy).")))
]
AsJson = Annotated[
    bool, typer.Option("--json", help=words(message("Print one JSON object, for other programs.")))
]
StudyFolder = Annotated[
    Path, typer.Argument(metavar=FOLDER, help=words(message("The folder of the study.")), show_default=False)
]


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


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Begin a new study: a folder with a definition to fill in.")),
)
def new(
    study: StudyFolder,
    title: Annotated[str, typer.Option("--title", help=words(message("The title of the study.")))] = "",
    language: InLanguage = SPOKEN,
) -> None:
    from canllaw.study import new_study

    path = new_study(study, title, language)
    typer.echo(say(message("The study is in {folder}. Open {file} next.", folder=study, file=path), language))


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Print every problem in the material of a study. Analyses and writes nothing.")),
)
def check(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.terminal import print_problems, watch
    from canllaw.study import check_study

    with watch(language) as progress:
        problems = check_study(study, progress)
    print_problems(problems, language, as_json)
    raise typer.Exit(10 if problems else 0)


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message("Say what a guidance document asks, of whom, how firmly, and what changed. Needs no study.")
    ),
)
def guidance(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=words(message("FILE")),
            help=words(message("PDF, Word, HTML, Markdown or text; or a folder of pages.")),
        ),
    ],
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", metavar=PATH, help=words(message("The previous edition, in any of these formats."))
        ),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option(
            "--roles", metavar=PATH, help=words(message("A file of your own that groups actors into roles."))
        ),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", metavar=PATH, help=words(message("A file of your own corrections."))),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar=PATH, help=words(message("The folder to write to. Made if it is not there."))
        ),
    ] = None,
    language: InLanguage = SPOKEN,
    as_json: AsJson = False,
) -> None:
    from canllaw.report.drawing import drawing_ahead

    folder = out or Path(f"{file.resolve().stem}-canllaw")
    # What draws gets ready while this process loads what reads.
    with drawing_ahead():
        from canllaw.guidance.requests import GuidanceRequest, study_guidance
        from canllaw.report.terminal import print_result, watch
        from canllaw.study import write_result

        request = GuidanceRequest(file=file, since=since, roles=roles, corrections=corrections)
        with watch(language) as progress:
            result = study_guidance(request, progress)
            written = write_result(result, folder, language, progress)
    print_result(result, written, language, as_json)


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Run every stage that the study has material for, and write its results.")),
)
def run(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.terminal import print_study, watch
        from canllaw.study import run_study

        with watch(language) as progress:
            done = run_study(study, progress)
    print_study(done.study.title(language), done.results, done.written, language, as_json)


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Write the report of a study, and nothing else.")),
)
def report(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.terminal import print_written, watch
        from canllaw.study import report_study

        with watch(language) as progress:
            done = report_study(study, progress)
    print_written(done.written, language, as_json)


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
