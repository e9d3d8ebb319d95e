"""The commands about evidence: a study's, a tool's export, an instrument."""

from pathlib import Path
from typing import Annotated

import typer

from canllaw.basics.language import message, say
from canllaw.cli.program import app
from canllaw.cli.speaking import (
    OPTIONS,
    PATH,
    SPOKEN,
    AsJson,
    InLanguage,
    SpokenCommand,
    StudyFolder,
    StudyGroup,
    words,
)

evidence = typer.Typer(
    name="evidence",
    cls=StudyGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=words(message("STUDY | COMMAND [ARGS]...")),
    help=words(
        message(
            "Say what was seen and said: canllaw evidence STUDY scores the answers, interviews and "
            "observations of a study. The commands below get material ready."
        )
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(evidence)


@evidence.command(
    name="study",
    hidden=True,
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Score the answers, interviews and observations of a study, and write the results.")),
)
def of_a_study(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.terminal import watch
        from canllaw.report.terminal_evidence import print_evidence
        from canllaw.study import run_evidence

        with watch(language) as progress:
            done = run_evidence(study, progress)
    assert done.evidence is not None, "without evidence there was an error"
    print_evidence(done.study.title(language), done.evidence, done.written, language, as_json)


@evidence.command(
    name="map",
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message(
            "Draft the file that says which column of an export answers which question, for you to correct. "
            "Reads LimeSurvey, REDCap, Qualtrics, SPSS and plain tables."
        )
    ),
)
def draft_map(
    file: Annotated[
        Path, typer.Argument(metavar=words(message("FILE")), help=words(message("The export of a tool.")))
    ],
    instrument: Annotated[
        str,
        typer.Option(
            "--instrument",
            metavar=words(message("KEY")),
            help=words(message("The instrument that was asked; otherwise the one that fits best.")),
        ),
    ] = "",
    dictionary: Annotated[
        Path | None,
        typer.Option(
            "--dictionary",
            metavar=PATH,
            help=words(message("The .lss file of LimeSurvey or the data dictionary of REDCap.")),
        ),
    ] = None,
    language: InLanguage = SPOKEN,
) -> None:
    from canllaw.evidence.preparing import write_drafted_map

    drafted = write_drafted_map(file, instrument, dictionary, language)
    for sentence in drafted.told:
        typer.echo(say(sentence, language))


@evidence.command(
    name="instrument",
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message(
            "Write an instrument as a questionnaire in Word and as a table of items. Without KEY, list all."
        )
    ),
)
def write_instrument(
    key: Annotated[
        str,
        typer.Argument(
            metavar=words(message("KEY")),
            help=words(message("The key of the instrument.")),
            show_default=False,
        ),
    ] = "",
    study: Annotated[
        Path | None,
        typer.Option(
            "--study", metavar=PATH, help=words(message("A study with instruments and practices of its own."))
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar=PATH, help=words(message("The folder to write to.")))
    ] = Path(),
    language: InLanguage = SPOKEN,
) -> None:
    from canllaw.evidence.preparing import list_instruments, write_one_instrument

    told = write_one_instrument(key, study, out, language) if key else list_instruments(study, language)
    for line in told:
        typer.echo(line)


@evidence.command(
    name="export",
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message(
            "Write the interviews of a study for NVivo, ATLAS.ti, MAXQDA and other programs: a project "
            "(.qdpx), or its codebook alone (.qdc)."
        )
    ),
)
def export(
    study: StudyFolder,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar=PATH, help=words(message("The file to write, ending in .qdpx or .qdc."))
        ),
    ],
    force: Annotated[
        bool, typer.Option("--force", help=words(message("Replace a file that is there already.")))
    ] = False,
    language: InLanguage = SPOKEN,
    as_json: AsJson = False,
) -> None:
    from canllaw.cli.exported import print_exported
    from canllaw.study.exporting import export_interviews

    print_exported(export_interviews(study, out, force), language, as_json)
