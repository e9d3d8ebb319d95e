"""What stands in the replication material, how to run it, and where its numbers differ on purpose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import fill

from canllaw import __version__
from canllaw.basics.language import Language, Message, message, say

WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutStudy:
    """`sources` is how many files the study was made from."""

    titles: Mapping[Language, str]
    seed: int
    made: date
    sources: int


TITLE = message("Replication material")
PRIVATE = message(
    "This folder holds the answers of single people, without their names. It belongs to the study team: do "
    "not publish it, do not send it by e-mail, and keep it no longer than the answers themselves. What may "
    "be passed on stands in the study's folder results."
)
HOW = message(
    'How to run it: open R in this folder and write source("survey.R"), then source("cases.R"), or write '
    "Rscript survey.R and Rscript cases.R in a terminal. Each script puts its own numbers beside ours and "
    "ends with a line that begins “Not equal:”. After it stands 0, or what differs. R needs the package "
    "lme4, and for weighted answers glmmTMB. The packages QCA and cna are used where they are installed, "
    "and a script says what was left out without them."
)
FILES_HEAD = message("The files")
FILES = (
    (
        "*-people.csv",
        message(
            "One file a hypothesis: a row a person, or a practice of a person, as the models have them. The"
            " column row is that of the survey's own file, so that each line can be traced. Authorities, "
            "teams and people are numbers."
        ),
    ),
    (
        "models.csv",
        message(
            "What to fit: which columns each model has, which of them are taken from the mean of their "
            "group, and what stands within what."
        ),
    ),
    (
        "comparisons.csv",
        message(
            "Which values are compared: each side sets columns to a value for everybody, and the sides are "
            "added up with their signs."
        ),
    ),
    (
        "expected-models.csv",
        message(
            "What we found: log-likelihood, coefficients and standard errors, as told in the report and by "
            "Laplace's approximation."
        ),
    ),
    (
        "expected-differences.csv",
        message(
            "The differences in chances, their errors by maximum likelihood, and the intervals that the "
            "report tells."
        ),
    ),
    (
        "*-cases.csv",
        message(
            "One file a hypothesis tested by comparing authorities: the value of every set, and its "
            "membership."
        ),
    ),
    ("anchors.csv", message("The anchors of every set, the thresholds, and what the hypothesis claims.")),
    (
        "expected-truth-tables.csv",
        message("The truth tables that we found, for the outcome and for its absence."),
    ),
    (
        "expected-solutions.csv",
        message("Every model of the conservative, parsimonious and intermediate solutions, with its fit."),
    ),
    ("expected-necessity.csv", message("How far each condition is necessary.")),
    ("expected-coincidences.csv", message("What coincidence analysis found.")),
    (
        "excerpts.csv",
        message(
            "The passages of interviews that speak for or against a hypothesis or qualify it: where they "
            "stand, not their words."
        ),
    ),
    ("sources.csv", message("Every file that the study was made from, with its SHA-256.")),
    ("survey.R, likelihood.R, cases.R", message("The scripts. The second is read by the first.")),
    (
        "compared-survey.csv, compared-cases.csv",
        message("Every comparison that the scripts made. They are there once the scripts were run."),
    ),
)
DIFFERENT_HEAD = message("Where our numbers differ on purpose")
DIFFERENT = (
    message(
        "By its usual tolerance lme4 stops early, and its standard errors come out a little too small, by up "
        "to one per cent. The script asks it to be more exact (tolPwrss)."
    ),
    message(
        "Log-likelihood, coefficients and standard errors are those of maximum likelihood: lme4 finds the "
        "same. For people in teams in authorities lme4 has Laplace's approximation only. We tell the "
        "figures of a finer quadrature, so two comparisons are made: Laplace beside Laplace, and the finer "
        "figures beside the likelihood written out in R (likelihood.R)."
    ),
    message(
        "The intervals that the report tells are wider than estimate ± 1.96 errors. With few authorities, "
        "maximum likelihood takes authorities to be more alike than they are, and errors come out too "
        "small. So the spread between authorities is freed from that, and Student's t takes the place of "
        "1.96, with as many degrees of freedom as the authorities allow."
    ),
    message(
        "Where people or teams are compared, effects may differ between authorities. The errors that count "
        "are then those from how far authorities differ, or the model's own where these are larger."
    ),
    message(
        "Where practices are compared, there are few of them. If the interval over practices is wider, it "
        "is the one that is told."
    ),
    message(
        "The interval of what goes through a mechanism is drawn at random with the seed below. R checks the"
        " estimate, not the interval."
    ),
)
MADE_HEAD = message("How it was made")


def say_readme(about: AboutStudy, language: Language) -> str:
    """The whole text in one language."""
    return "\n".join(list_lines(about, language))


def list_lines(about: AboutStudy, language: Language) -> Iterator[str]:
    title = f"{say(TITLE, language)}: {about.titles[language]}"
    yield from (title, "=" * min(len(title), WIDTH), "")
    for each in (PRIVATE, HOW):
        yield from (wrap(say(each, language)), "")
    yield from list_head(FILES_HEAD, language)
    for name, words in FILES:
        yield from (name, wrap(say(words, language), "    "))
    yield from ("", *list_head(DIFFERENT_HEAD, language))
    for each in DIFFERENT:
        yield from (wrap(say(each, language)), "")
    yield from list_head(MADE_HEAD, language)
    yield from (say(each, language) for each in find_facts(about))


def list_head(head: Message, language: Language) -> tuple[str, str]:
    words = say(head, language)
    return words, "-" * len(words)


def find_facts(about: AboutStudy) -> tuple[Message, ...]:
    return (
        message("Program: Canllaw {version}", version=__version__),
        message("Day: {day}", day=about.made.isoformat()),
        message("Seed of everything that is drawn: {seed}", seed=about.seed),
        message("Files that the study was made from: {count}", count=about.sources),
    )


def wrap(words: str, before: str = "") -> str:
    return fill(words, WIDTH, initial_indent=before, subsequent_indent=before)
