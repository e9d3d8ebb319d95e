"""Function, settings, version and seed of every finding of a study: for those who check its numbers."""

from collections.abc import Iterable, Iterator, Mapping

from canllaw.basics.findings import Finding, Method
from canllaw.basics.language import Language, Message, message, say
from canllaw.report.data_tables import NO_VALUE, DataTable, TableCell, TableColumn, TableRow, words_cell
from canllaw.report.study_report import Block, Heading, Paragraphs, ReportMaterial
from canllaw.report.study_report_stands import make_claim

FUNCTIONS = "methods-functions"
# Settings with more values than this differ from finding to finding: the exported tables hold each.
MOST_VALUES = 4
COLUMNS = (
    message("What was done"),
    message("Function"),
    message("Settings"),
    message("Version"),
    message("Seed"),
    message("Findings"),
)
# By the longest beginning of a function's name that is found here.
DONE: Mapping[str, tuple[Message, str]] = {
    "canllaw.guidance": (message("Reading the guidance"), "#methods-read"),
    "canllaw.evidence.response.response": (message("Who answered"), "#methods-asked"),
    "canllaw.evidence.response.weights": (message("Weighting to the staff in post"), "#methods-scored"),
    "canllaw.evidence.scores.reliability": (message("Whether questions go together"), "#methods-scored"),
    "canllaw.evidence.scores.aggregation": (message("For whom a score may speak"), "#methods-scored"),
    "canllaw.evidence.practice": (message("Belief beside practice"), "#methods-seen"),
    "canllaw.evidence.interviews.agreement": (message("Agreement between coders"), "#methods-seen"),
    "canllaw.evidence.interviews.saturation": (
        message("Whether interviews still brought new codes"),
        "#methods-seen",
    ),
    "canllaw.theory.survey": (message("Hypotheses against the survey"), "#methods-tested"),
    "canllaw.theory.survey.rivals": (message("Rivals against the survey"), "#methods-tested"),
    "canllaw.theory.survey.several": (message("Many hypotheses at once"), "#methods-tested"),
    "canllaw.theory.cases": (message("Hypotheses against whole authorities"), "#methods-tested"),
    "canllaw.theory.cases.rivals": (message("Rivals against whole authorities"), "#methods-tested"),
    "canllaw.theory.configuring": (message("Configurations of circumstances"), "#methods-tested"),
    "canllaw.theory.said_strand": (message("Hypotheses against interviews"), "#methods-tested"),
    "canllaw.theory.observed_strand": (message("Hypotheses against observations"), "#methods-tested"),
    "canllaw.theory.records_strand": (message("Hypotheses against records"), "#methods-tested"),
    "canllaw.theory.confidence": (message("Confidence in interviews"), "#methods-tested"),
    "canllaw.theory.hypotheses": (message("When hypotheses were written"), "#methods-tested"),
    "canllaw.theory": (message("The verdicts"), "#methods-tested"),
}
OTHERS = message("Other findings")


def make_function_table(material: ReportMaterial) -> Iterator[Block]:
    """Nothing where nothing was found."""
    language = material.language
    methods: dict[str, list[Method]] = {}
    for finding in find_all(material):
        methods.setdefault(finding.method.function, []).append(finding.method)
    if not methods:
        return
    yield Heading(
        text=say(message("For evaluators: every function with its settings"), language), id=FUNCTIONS
    )
    yield Paragraphs(
        claims=(
            make_claim(
                message(
                    "Each number of the report comes from one of these functions of Canllaw. The tables in "
                    "the folders evidence and theory give the settings of every single finding."
                ),
                (),
                language,
            ),
        )
    )
    yield DataTable(
        caption="",
        label=say(message("Functions, settings, versions and seeds"), language),
        columns=tuple(
            TableColumn(name=say(name, language), numeric=at == len(COLUMNS) - 1)
            for at, name in enumerate(COLUMNS)
        ),
        rows=tuple(make_row(function, own, language) for function, own in methods.items()),
        notes=(
            say(
                message("A number in brackets: so many values, which differ from finding to finding."),
                language,
            ),
        ),
    )


def find_all(material: ReportMaterial) -> Iterator[Finding]:
    """Every finding that the pages of a study show, in the order of the stages."""
    if material.guidance is not None:
        yield from material.guidance.findings
    if material.evidence is not None:
        yield from material.evidence.findings
        if material.evidence.interviews is not None:
            yield material.evidence.interviews.saturation.finding
            yield from (each.finding for each in material.evidence.interviews.agreement)
    if material.theory is not None:
        yield from material.theory.findings


def make_row(function: str, methods: list[Method], language: Language) -> TableRow:
    done, href = find_done(function)
    seeds = sorted({method.seed for method in methods if method.seed is not None})
    return TableRow(
        cells=(
            TableCell(text=say(done, language), href=href),
            words_cell(function, Language.ENGLISH),
            settings_cell(methods),
            words_cell(", ".join(sorted({method.version for method in methods}))),
            words_cell(", ".join(map(str, seeds)) or NO_VALUE),
            words_cell(str(len(methods))),
        )
    )


def find_done(function: str) -> tuple[Message, str]:
    beginnings = [each for each in DONE if function == each or function.startswith(f"{each}.")]
    return DONE[max(beginnings, key=len)] if beginnings else (OTHERS, "#methods")


def settings_cell(methods: Iterable[Method]) -> TableCell:
    """Each setting with its values; how many there are where they are many. They are not translated."""
    values: dict[str, dict[str, None]] = {}
    for method in methods:
        for name, value in method.settings:
            values.setdefault(name, {})[value] = None
    if not values:
        return words_cell(NO_VALUE)
    words = "; ".join(f"{name}: {join_values(tuple(own))}" for name, own in values.items())
    return words_cell(words, Language.ENGLISH)


def join_values(values: tuple[str, ...]) -> str:
    return f"… ({len(values)})" if len(values) > MOST_VALUES else " / ".join(values)
