"""The command line: reads what was typed, calls the library, prints what it answers.

Nothing heavy is imported before a command needs it, so that help is there at once.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from canllaw import __version__
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


def words(template: Message) -> str:
    return say(template, SPOKEN)


app = typer.Typer(
    name="canllaw",
    help=words(
        message("Canllaw takes practice guidance in children's social care from publication to practice.")
    ),
    epilog=words(
        message(
            "Exit statuses: 0 done. 2 the command was typed wrongly. 10 something in the material has to be "
            "put right. 130 stopped from the keyboard. 1 a mistake of ours, with its trace."
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
    Path, typer.Argument(metavar="STUDY", help=words(message("The folder of the study.")), show_default=False)
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


@app.command(help=words(message("Begin a new study: a folder with a definition to fill in.")))
def new(
    study: StudyFolder,
    title: Annotated[str, typer.Option("--title", help=words(message("The title of the study.")))] = "",
    language: InLanguage = SPOKEN,
) -> None:
    from canllaw.study import new_study

    path = new_study(study, title, language)
    typer.echo(say(message("The study is in {folder}. Open {file} next.", folder=study, file=path), language))


@app.command(
    help=words(message("Print every problem in the material of a study. Analyses and writes nothing."))
)
def check(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.terminal import print_problems, watch
    from canllaw.study import check_study

    with watch(language) as progress:
        problems = check_study(study, progress)
    print_problems(problems, language, as_json)
    raise typer.Exit(10 if problems else 0)


@app.command(
    help=words(
        message("Say what a guidance document asks, of whom, how firmly, and what changed. Needs no study.")
    )
)
def guidance(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=words(message("PDF, Word, HTML, Markdown or text; or a folder of pages."))
        ),
    ],
    since: Annotated[
        Path | None,
        typer.Option("--since", help=words(message("The edition before, in any of these formats."))),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option("--roles", help=words(message("A file of your own that groups actors into roles."))),
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", help=words(message("A file of your own corrections.")))
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help=words(message("The folder to write to. Made if it is not there."))),
    ] = None,
    language: InLanguage = SPOKEN,
    as_json: AsJson = False,
) -> None:
    from canllaw.report.terminal import print_result, watch
    from canllaw.study import GuidanceRequest, study_guidance, write_result

    request = GuidanceRequest(file=file, since=since, roles=roles, corrections=corrections)
    folder = out or Path(f"{file.resolve().stem}-canllaw")
    with watch(language) as progress:
        result = study_guidance(request, progress)
        written = write_result(result, folder, language, progress)
    print_result(result, written, language, as_json)


@app.command(help=words(message("Run every stage that the study has material for, and write its results.")))
def run(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.terminal import print_study, watch
    from canllaw.study import run_study

    with watch(language) as progress:
        done = run_study(study, progress)
    print_study(done.study.title(language), done.told_in(language), done.written, language, as_json)


@app.command(help=words(message("Write the report of a study, and nothing else.")))
def report(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.terminal import print_written, watch
    from canllaw.study import report_study

    with watch(language) as progress:
        done = report_study(study, progress)
    print_written(done.written, language, as_json)


def main() -> None:
    """The command `canllaw`: an error for its user is told without a trace, anything else shows one."""
    try:
        app()
    except CanllawError as error:
        from canllaw.report.terminal import print_error

        print_error(error, SPOKEN, as_json="--json" in sys.argv)
        raise SystemExit(error.exit_status) from None
