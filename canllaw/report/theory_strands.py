"""What one kind of evidence says on the page: its sentence, its rule, its numbers, quotes and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from canllaw.basics.findings import Finding, Quantity
from canllaw.basics.language import Language, Message, message, say
from canllaw.report.data_tables import DataTable, Opened
from canllaw.report.theory_cases import CasesBlock, make_cases_block
from canllaw.report.theory_leaning import LEANING_RULES
from canllaw.report.theory_numbers import make_number_tables
from canllaw.report.theory_quotes import QuoteSide, Quoting, make_quoting, make_sides
from canllaw.report.theory_sources import make_sources
from canllaw.report.theory_timing import NAMED_AS_TEST
from canllaw.report.theory_trace import TracedRows, make_traces
from canllaw.theory.cases.records import CasesResult
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.joint_display import DisplayCell
from canllaw.theory.strands import StrandFit
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts_words import LEANING_WORDS, NOTHING_ON_THIS, STRAND_WORDS, UNDECIDED

FITS: dict[StrandFit, Message] = {
    StrandFit.CONFIRMS: message("the same as the tests"),
    StrandFit.EXPANDS: message("adds to the tests"),
    StrandFit.CONTRADICTS: message("the opposite of the tests"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandBlock:
    """What one kind of evidence says, by which rule it leans, the numbers behind it and where they come from.

    `quotes` are those of interviews, `cases` what is shown of the comparison of authorities.
    """

    title: str
    sentence: str
    notes: tuple[str, ...]
    rule: str
    tables: tuple[DataTable, ...]
    quotes: tuple[QuoteSide, ...]
    cases: CasesBlock | None
    sources: Opened | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMaterial:
    """What blocks are made of, in one language."""

    result: TheoryResult
    language: Language
    quoting: Quoting
    traces: Mapping[str, tuple[TracedRows, ...]]


def make_material(result: TheoryResult, language: Language, href: str = "") -> BlockMaterial:
    """`href` leads from a quote to where the interviews are told."""
    return BlockMaterial(
        result=result,
        language=language,
        quoting=make_quoting(result.quotable, href),
        traces=make_traces(result, language),
    )


def make_strand(cell: DisplayCell, key: str, material: BlockMaterial) -> StrandBlock:
    language = material.language
    name = say(STRAND_WORDS[cell.strand], language).capitalize()
    label, findings = f"{key} {name}", cell.result.findings
    said = cell.strand is StrandName.INTERVIEWS
    return StrandBlock(
        title=f"{name}: {say_leaning(cell, find_timing(key, material.result), language)}",
        sentence=say(cell.sentence, language),
        notes=tuple(notes_of(cell, language)),
        rule=say(LEANING_RULES[cell.strand], language),
        tables=make_number_tables(counted(cell), label, language, tuple(adjusted_of(cell, material.result))),
        quotes=tuple(make_sides(key, material.quoting, language)) if said else (),
        cases=make_cases_block(cell.result, language) if isinstance(cell.result, CasesResult) else None,
        sources=None if said else make_sources(findings, label, material.result.quotable, language),
    )


def say_leaning(cell: DisplayCell, timing: Timing, language: Language) -> str:
    """Where it leans, how it fits what the tests say, and whether it was named as the test."""
    told = [say_silence(cell) if cell.fit is StrandFit.SILENT else LEANING_WORDS[cell.leaning]]
    if cell.fit in FITS and not cell.is_test:
        told.append(FITS[cell.fit])
    if cell.is_test:
        told.append(NAMED_AS_TEST[timing])
    return "; ".join(say(words, language) for words in told)


def say_silence(cell: DisplayCell) -> Message:
    """Of what leans nowhere: whether it was looked at and cannot tell, or has nothing on this."""
    return UNDECIDED if cell.is_undecided else NOTHING_ON_THIS


def find_timing(key: str, result: TheoryResult) -> Timing:
    verdict = result.verdict(key)
    return verdict.timing if verdict else Timing.UNKNOWN


def notes_of(cell: DisplayCell, language: Language) -> Iterator[str]:
    """What the survey adds to its sentence: doubts about the model, and each link of the chain."""
    if cell.strand is not StrandName.SURVEY:
        return
    told = say(cell.sentence, language)
    for finding in cell.result.findings:
        words = say(finding.sentence, language).removeprefix(told).strip()
        if words:
            yield words


def counted(cell: DisplayCell) -> tuple[Finding, ...]:
    """The findings of which the numbers are listed; of the authorities, tables of their own tell the rest."""
    findings = cell.result.findings
    return findings[:1] if cell.strand is StrandName.CASES else findings


def adjusted_of(cell: DisplayCell, result: TheoryResult) -> Iterator[Quantity]:
    """What testing several hypotheses at once makes of the survey's chance."""
    if cell.strand is not StrandName.SURVEY:
        return
    name = f"{cell.result.hypothesis} p adjusted"
    for each in result.several.quantities:
        if each.name == name:
            yield replace(each, name="p adjusted")
