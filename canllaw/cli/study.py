"""The commands about a whole study."""

from typing import Annotated

import typer

from canllaw.basics.language import message, say
from canllaw.cli.program import app
from canllaw.cli.speaking import OPTIONS, SPOKEN, AsJson, InLanguage, SpokenCommand, StudyFolder, words

AsPdf = Annotated[
    bool,
    typer.Option("--pdf", help=words(message("Write the report of the study as a PDF too."))),
]


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
        checked = check_study(study, progress)
    print_problems(checked.problems, language, as_json, checked.warnings)
    raise typer.Exit(10 if checked.problems else 0)


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Run every stage that the study has material for, and write its results.")),
)
def run(
    study: StudyFolder, pdf: AsPdf = False, language: InLanguage = SPOKEN, as_json: AsJson = False
) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.study_report_files import choose_files
        from canllaw.report.terminal import watch
        from canllaw.report.terminal_study import print_study
        from canllaw.study import run_study

        with watch(language) as progress:
            done = run_study(study, progress, choose_files(pdf))
    title = done.study.title(language)
    print_study(
        title, done.results, done.evidence, done.theory, done.reports, done.written, language, as_json
    )


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Write the report of a study and its pages, and none of its tables.")),
)
def report(
    study: StudyFolder, pdf: AsPdf = False, language: InLanguage = SPOKEN, as_json: AsJson = False
) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.study_report_files import choose_files
        from canllaw.report.terminal import print_written, watch
        from canllaw.study import report_study

        with watch(language) as progress:
            done = report_study(study, progress, choose_files(pdf))
    print_written(done.written, language, as_json)
