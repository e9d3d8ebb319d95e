"""The commands about theory: a study's hypotheses against all its evidence, and one of them explained."""

from typing import Annotated

import typer

from canllaw.basics.language import message
from canllaw.cli.program import app
from canllaw.cli.speaking import (
    OPTIONS,
    SPOKEN,
    AsJson,
    InLanguage,
    SpokenCommand,
    StudyFolder,
    StudyGroup,
    words,
)

theory = typer.Typer(
    name="theory",
    cls=StudyGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=words(message("STUDY | COMMAND [ARGS]...")),
    help=words(
        message(
            "Say what works, for whom, in which circumstances: canllaw theory STUDY holds the hypotheses of "
            "a study against all its evidence."
        )
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(theory)


@theory.command(
    name="study",
    hidden=True,
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(message("Hold the hypotheses of a study against all its evidence, and write the results.")),
)
def of_a_study(study: StudyFolder, language: InLanguage = SPOKEN, as_json: AsJson = False) -> None:
    from canllaw.report.drawing import drawing_ahead

    with drawing_ahead():
        from canllaw.report.terminal import watch
        from canllaw.report.terminal_registered import print_registered
        from canllaw.report.terminal_theory import print_theory
        from canllaw.study import Registered, run_theory

        with watch(language) as progress:
            done = run_theory(study, progress)
    if isinstance(done, Registered):
        print_registered(done.study.title(language), done.keys, done.sentences, language, as_json)
        return
    assert done.theory is not None, "without hypotheses or evidence there was an error"
    print_theory(done.study.title(language), done.theory, done.written, language, as_json)


@theory.command(
    name="explain",
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message("Explain one verdict: its measures, what each kind of evidence says, the rule, the rivals.")
    ),
)
def explain(
    study: StudyFolder,
    hypothesis: Annotated[
        str,
        typer.Argument(
            metavar=words(message("HYPOTHESIS")),
            help=words(message("The key of the hypothesis, such as H1.")),
        ),
    ],
    language: InLanguage = SPOKEN,
) -> None:
    from canllaw.report.terminal import watch
    from canllaw.report.terminal_theory import print_explained
    from canllaw.study import explain_hypothesis

    with watch(language) as progress:
        result, verdict = explain_hypothesis(study, hypothesis, progress)
    print_explained(result, verdict, language)
