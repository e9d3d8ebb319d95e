"""Each authority beside those that are like it, in the order of names."""

from collections.abc import Iterable, Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say
from canllaw.evidence.results import EvidenceResult
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.report.data_tables import (
    NO_VALUE,
    DataTable,
    Opened,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    words_cell,
)
from canllaw.report.evidence_words import say_group
from canllaw.report.study_report import Block, Heading, Paragraphs
from canllaw.report.study_report_authorities import MOST_ALIKE, Alike, find_alike
from canllaw.report.study_report_outcomes import OutcomeByAuthority, by_name, say_estimate
from canllaw.report.study_report_places import make_claim

PUBLISHED = message(
    "Beside each authority stand those that the published table of statistical neighbours names first for "
    "it. At most: {most}."
)
BY_CIRCUMSTANCES = message(
    "Beside each authority stand those whose staff turnover, vacancies, agency staff, caseload and absence "
    "are nearest, as far as these are known. How many: {most}."
)
STAR = message("A star marks an estimate that can be told from all who answered.")


def make_alike_table(
    outcomes: Sequence[OutcomeByAuthority], evidence: EvidenceResult, language: Language
) -> Iterator[Block]:
    """Nothing where no outcome is told; without authorities that are alike, the estimates alone."""
    if not outcomes:
        return
    alike = {each.code: each for each in find_alike(evidence.material.workforce)}
    yield Heading(text=say(message("Beside authorities like them"), language), id="differences-alike")
    if alike:
        words = PUBLISHED if evidence.material.workforce.neighbours else BY_CIRCUMSTANCES
        sentence = Message(words.template, {"most": MOST_ALIKE})
    else:
        sentence = message("Nothing in the study tells which authorities are alike.")
    yield Paragraphs(claims=(make_claim(sentence, language),))
    yield Table(outcomes, evidence, language).make(alike.values())


class Table:
    """The estimates of all outcomes by authority, said in one language."""

    def __init__(
        self, outcomes: Sequence[OutcomeByAuthority], evidence: EvidenceResult, language: Language
    ) -> None:
        self.outcomes, self.evidence, self.language = outcomes, evidence, language
        self.names = {
            each.code: name for outcome in outcomes for name, each in by_name(outcome, evidence, language)
        }

    def make(self, alike: Iterable[Alike]) -> DataTable:
        others = {each.code: each.others for each in alike}
        names = sorted(self.names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
        columns = [*self.columns(), say(message("Authorities like it"), self.language)]
        return DataTable(
            caption="",
            label=say(message("Each authority beside those like it"), self.language),
            columns=tuple(TableColumn(name=name) for name in columns),
            rows=tuple(self.row(code, others.get(code, ())) for code, _ in names),
            notes=(say(STAR, self.language),),
        )

    def columns(self) -> list[str]:
        return [say(message("Authority"), self.language), *(each.title for each in self.outcomes)]

    def row(self, code: str, others: tuple[str, ...]) -> TableRow:
        alike = ", ".join(map(self.name, others)) or NO_VALUE
        return TableRow(cells=(*self.cells(code), words_cell(alike)), opens=self.beside(code, others))

    def cells(self, code: str) -> tuple[TableCell, ...]:
        return (words_cell(self.name(code)), *(self.cell(code, each) for each in self.outcomes))

    def name(self, code: str) -> str:
        key = (Level.AUTHORITY.value, code)
        return self.names.get(code) or say_group(key, self.evidence.material, self.language)

    def cell(self, code: str, outcome: OutcomeByAuthority) -> TableCell:
        found = next((each for each in outcome.estimates if each.code == code), None)
        if found is not None and found.shown.hidden:
            return hidden_cell(self.language)
        words = say_estimate(found, outcome.axis.decimals) if found is not None else None
        return words_cell(NO_VALUE if words is None else say(words, self.language))

    def beside(self, code: str, others: tuple[str, ...]) -> Opened | None:
        """The estimates of those that are alike, below the authority's own."""
        if not others:
            return None
        label = message("Beside those like it: {authority}", authority=self.name(code))
        return Opened(
            summary=say(message("Compare with these"), self.language),
            table=DataTable(
                caption="",
                label=say(label, self.language),
                columns=tuple(TableColumn(name=name) for name in self.columns()),
                rows=tuple(TableRow(cells=self.cells(each)) for each in (code, *others)),
            ),
        )
