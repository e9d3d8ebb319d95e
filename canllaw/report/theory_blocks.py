"""One hypothesis on the page of theory: its verdict, all evidence, what speaks against it, its rivals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from canllaw.basics.language import Bilingual, Language, Message, message, say, say_number, say_value
from canllaw.report.data_tables import DataTable, TableColumn, TableRow, words_cell
from canllaw.report.theory_numbers import make_number_tables
from canllaw.report.theory_strands import BlockMaterial, StrandBlock, make_strand
from canllaw.theory.confidence import COMPONENT_WORDS, CONCERN_WORDS
from canllaw.theory.hypotheses.earlier_versions import tell_changes
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, MeasureLevel
from canllaw.theory.joint_display import DisplayRow
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import RULE, STRAND_WORDS, VERDICT_WORDS

Pairs = tuple[tuple[str, str], ...]

KINDS: dict[MeasureKind, Message] = {
    MeasureKind.SCALE: message("score from several questions"),
    MeasureKind.ITEM: message("answers to one question"),
    MeasureKind.FACT: message("figure of the authority"),
    MeasureKind.CONCRETENESS: message("wording of the guidance"),
    MeasureKind.EXAMPLE: message("example that people gave"),
    MeasureKind.SEEN: message("what observers saw"),
}
LEVELS: dict[MeasureLevel, Message] = {
    MeasureLevel.TEAM: message("mean of the team"),
    MeasureLevel.AUTHORITY: message("mean of the authority"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisBlock:
    """Everything that the page shows of one hypothesis.

    `decided` is the part of the rule that decided, counted from 1; `traces` are the files and rows from which
    the verdict can be made again.
    """

    key: str
    title: str
    verdict: str
    why: str
    decided: int
    parts: Pairs
    strands: tuple[StrandBlock, ...]
    counters: tuple[str, ...]
    rivals: tuple[str, ...]
    rival_tables: tuple[DataTable, ...]
    confidence: str
    components: Pairs
    written: tuple[str, ...]
    traces: DataTable


def make_block(row: DisplayRow, material: BlockMaterial) -> HypothesisBlock:
    verdict, language = row.verdict, material.language
    hypothesis = verdict.hypothesis
    return HypothesisBlock(
        key=hypothesis.key,
        title=f"{hypothesis.key}: {hypothesis.statement(language)}",
        verdict=say(VERDICT_WORDS[verdict.verdict], language),
        why=say(verdict.why, language),
        decided=[clause for clause, _ in RULE].index(verdict.clause) + 1,
        parts=tuple(parts_of(hypothesis, language)),
        strands=tuple(make_strand(cell, hypothesis.key, material) for cell in row.cells),
        counters=tuple(counters_of(verdict, language)),
        rivals=tuple(say(each.result.sentence, language) for each in verdict.rivals),
        rival_tables=tuple(rival_tables_of(verdict, language)),
        confidence=say(verdict.confidence.sentence, language) if verdict.confidence else "",
        components=tuple(components_of(verdict, language)),
        written=tuple(written_of(hypothesis, material.result, language)),
        traces=make_trace_table(hypothesis.key, material),
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


def is_yes(measure: Measure) -> bool:
    """Of answers and facts 1 is yes; of a score it may be any value."""
    return measure.kind is not MeasureKind.SCALE and measure.at_least == 1


def say_measure(measure: Measure, language: Language) -> str:
    """Its title, the value that counts as yes or the two that are compared, and what it is taken from."""
    title = measure.title(language) or say(KINDS[measure.kind], language)
    if measure.at_least is not None and not is_yes(measure):
        title = say(
            message("{measure}: {value} or more", measure=title, value=f"{measure.at_least:g}"), language
        )
    elif measure.low is not None and measure.high is not None:
        values = {"high": f"{measure.high:g}", "low": f"{measure.low:g}"}
        title = say(message("{measure}: {high} compared with {low}", measure=title, **values), language)
    told = [KINDS[measure.kind]]
    if measure.level in LEVELS:
        told.append(LEVELS[measure.level])
    return say(message("{measure} ({kind})", measure=title, kind=tuple(told)), language)


def rival_tables_of(verdict: HypothesisVerdict, language: Language) -> Iterator[DataTable]:
    """The numbers of every other explanation."""
    for each in verdict.rivals:
        own = next((rival for rival in verdict.hypothesis.rivals if rival.key == each.result.rival), None)
        title = str(say_value(Bilingual(own.en, own.cy or own.en), language)) if own else ""
        strand = say(STRAND_WORDS[each.strand], language)
        tables = make_number_tables((each.result.finding,), "", language)
        for table in tables:
            caption = f"{title} ({strand}) {table.caption}"
            yield replace(table, caption=caption, label=f"{verdict.hypothesis.key}: {caption}")


def make_trace_table(key: str, material: BlockMaterial) -> DataTable:
    """The files and rows from which the verdict can be made again."""
    language = material.language
    columns = (message("File"), message("Rows"), message("What stands there"))
    return DataTable(
        caption="",
        label=say(message("Files and rows behind {hypothesis}", hypothesis=key), language),
        columns=tuple(TableColumn(name=say(name, language)) for name in columns),
        rows=tuple(
            TableRow(cells=(words_cell(each.file), words_cell(each.rows), words_cell(each.holds)))
            for each in material.traces[key]
        ),
    )


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
        name = say(COMPONENT_WORDS[each.component], language)
        yield f"{name[:1].upper()}{name[1:]}", f"{concern[:1].upper()}{concern[1:]}. {reason}"


def written_of(hypothesis: Hypothesis, result: TheoryResult, language: Language) -> Iterator[str]:
    """When it was written, and how it was worded before."""
    for registration in result.registrations:
        if registration.hypothesis == hypothesis.key:
            yield say(registration.finding.sentence, language)
            for wave in registration.waves:
                yield say(wave.sentence, language)
            for change in tell_changes(registration.versions):
                yield say(change, language)
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
