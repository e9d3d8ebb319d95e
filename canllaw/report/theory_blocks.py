"""One hypothesis on the page of theory: its verdict, all evidence, what speaks against it, its rivals."""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.findings import Finding
from canllaw.basics.language import Bilingual, Language, message, say, say_number, say_value
from canllaw.report.data_tables import DataTable, TableCell, TableColumn, TableRow, number_cell, words_cell
from canllaw.theory.confidence import COMPONENT_WORDS, CONCERN_WORDS
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure
from canllaw.theory.joint_display import DisplayCell, DisplayRow
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import FIT_WORDS, LEANING_WORDS, STRAND_WORDS, VERDICT_WORDS

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandBlock:
    """What one kind of evidence says, and the numbers behind it; None where there are none."""

    title: str
    sentence: str
    numbers: DataTable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisBlock:
    """Everything that the page shows of one hypothesis."""

    key: str
    title: str
    verdict: str
    why: str
    parts: Pairs
    strands: tuple[StrandBlock, ...]
    counters: tuple[str, ...]
    rivals: tuple[str, ...]
    confidence: str
    components: Pairs
    written: tuple[str, ...]


def make_block(row: DisplayRow, result: TheoryResult, language: Language) -> HypothesisBlock:
    verdict = row.verdict
    hypothesis = verdict.hypothesis
    return HypothesisBlock(
        key=hypothesis.key,
        title=f"{hypothesis.key}: {hypothesis.statement(language)}",
        verdict=say(VERDICT_WORDS[verdict.verdict], language),
        why=say(verdict.why, language),
        parts=tuple(parts_of(hypothesis, language)),
        strands=tuple(make_strand(cell, hypothesis.key, language) for cell in row.cells),
        counters=tuple(counters_of(verdict, language)),
        rivals=tuple(say(each.result.sentence, language) for each in verdict.rivals),
        confidence=say(verdict.confidence.sentence, language) if verdict.confidence else "",
        components=tuple(components_of(verdict, language)),
        written=tuple(written_of(hypothesis, result, language)),
    )


def parts_of(hypothesis: Hypothesis, language: Language) -> Iterator[tuple[str, str]]:
    """Context, mechanism and outcome with their measures, and what was fixed beforehand."""
    yield say(message("Context"), language), say_measure(hypothesis.context, language)
    if hypothesis.mechanism is not None:
        yield say(message("Mechanism"), language), say_measure(hypothesis.mechanism, language)
    if hypothesis.together is not None:
        yield say(message("Only together with"), language), say_measure(hypothesis.together, language)
    yield say(message("Outcome"), language), say_measure(hypothesis.outcome, language)
    yield (
        say(message("Smallest difference that matters"), language),
        say(message("{number} in 100 people", number=say_number(100 * hypothesis.smallest_effect)), language),
    )
    mind = Bilingual(hypothesis.change_mind_en, hypothesis.change_mind_cy or hypothesis.change_mind_en)
    if mind.en:
        yield say(message("What would change our mind"), language), str(say_value(mind, language))


def say_measure(measure: Measure, language: Language) -> str:
    title = measure.title(language) or measure.kind.value
    if measure.at_least is None:
        return title
    return say(message("{measure}: {value} or more", measure=title, value=f"{measure.at_least:g}"), language)


def make_strand(cell: DisplayCell, key: str, language: Language) -> StrandBlock:
    name = say(STRAND_WORDS[cell.strand], language).capitalize()
    leaning, fit = say(LEANING_WORDS[cell.leaning], language), say(FIT_WORDS[cell.fit], language)
    test = f" ({say(message('named as the test'), language)})" if cell.is_test else ""
    told = leaning if leaning == fit else f"{leaning}; {fit}"
    return StrandBlock(
        title=f"{name}: {told}{test}",
        sentence=say(cell.sentence, language),
        numbers=make_numbers(cell.result.findings, f"{key} {name}", language),
    )


def make_numbers(findings: tuple[Finding, ...], label: str, language: Language) -> DataTable | None:
    """Every number of these findings; shares and differences as they were reckoned."""
    columns = (
        (message("What"), False),
        (message("Value"), True),
        (message("Interval from"), True),
        (message("Interval to"), True),
        (message("How many"), True),
    )
    rows = tuple(
        TableRow(
            cells=(
                words_cell(each.name),
                *(cell_of(number) for number in (each.value, each.low, each.high)),
                number_cell(each.n),
            )
        )
        for finding in findings
        for each in finding.quantities
    )
    if not rows:
        return None
    return DataTable(
        caption="",
        label=say(message("Numbers: {label}", label=label), language),
        columns=tuple(TableColumn(name=say(name, language), numeric=number) for name, number in columns),
        rows=rows,
    )


def cell_of(value: float | None) -> TableCell:
    whole = value is not None and float(value).is_integer()
    return number_cell(value, 0 if whole else 3)


def counters_of(verdict: HypothesisVerdict, language: Language) -> Iterator[str]:
    """What speaks most against the verdict, by kind of evidence."""
    for each in verdict.counters[:3]:
        name = say(STRAND_WORDS[each.strand], language).capitalize()
        yield f"{name}: {say(each.counter.sentence, language)}"


def components_of(verdict: HypothesisVerdict, language: Language) -> Iterator[tuple[str, str]]:
    """The four components of GRADE-CERQual, each with its reason."""
    if verdict.confidence is None:
        return
    for each in verdict.confidence.components:
        reason = say_value(each.reason, language)
        concern = say(CONCERN_WORDS[each.concern], language)
        yield say(COMPONENT_WORDS[each.component], language), f"{concern}. {reason}"


def written_of(hypothesis: Hypothesis, result: TheoryResult, language: Language) -> Iterator[str]:
    """When it was written, and how it was worded before."""
    for registration in result.registrations:
        if registration.hypothesis == hypothesis.key:
            yield say(registration.finding.sentence, language)
            for wave in registration.waves:
                yield say(wave.sentence, language)
    for earlier in hypothesis.earlier:
        words = Bilingual(earlier.en, earlier.cy or earlier.en)
        why = Bilingual(earlier.why_en, earlier.why_cy or earlier.why_en)
        yield say(
            message(
                "Worded until then, from {day}: {words} {why}",
                day=earlier.written.isoformat(),
                words=words,
                why=why,
            ),
            language,
        )
