"""The page on theory: every hypothesis against all evidence, said in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable, TableCell, TableColumn, TableRow, words_cell
from canllaw.report.effect_chart import make_effect_chart
from canllaw.report.page_frame import PageFrame, PageLink, StudyPage, make_frame
from canllaw.report.theory_blocks import HypothesisBlock, make_block
from canllaw.report.theory_strands import make_material, say_silence
from canllaw.report.theory_timing import mark_test, say_verdict_word, tell_signs
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.joint_display import DisplayRow, count_verdicts
from canllaw.theory.strands import StrandFit
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts_words import FIT_WORDS, RULE, STRAND_WORDS, VERDICT_WORDS

# Where a quote's interview is told, on the page on evidence.
INTERVIEWS = f"{StudyPage.EVIDENCE}#interviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class TheoryPage:
    """All values of the page, in the order in which it shows them."""

    frame: PageFrame
    figures: tuple[tuple[str, str], ...]
    messages: tuple[str, ...]
    display: DataTable
    charts: tuple[Chart, ...]
    rule: tuple[str, ...]
    blocks: tuple[HypothesisBlock, ...]
    method: tuple[str, ...]


def make_theory_page(
    result: TheoryResult, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> TheoryPage:
    """Put the verdicts and what they rest on into the words of one language."""
    told = any(link.href == StudyPage.EVIDENCE for link in pages) and result.quotable.interviews
    material = make_material(result, language, INTERVIEWS if told else "")
    return TheoryPage(
        frame=make_frame(
            title,
            say(message("What works, for whom, in which circumstances"), language),
            CONTENTS,
            language,
            title_tail=message("what works, for whom"),
            pages=pages,
        ),
        figures=tuple(
            (say(VERDICT_WORDS[verdict], language), say_number(count))
            for verdict, count in count_verdicts(result.verdicts)
        ),
        messages=tuple(say(each.sentence, language) for each in result.verdicts),
        display=make_display(result, language),
        charts=tuple(make_effect_chart(result.verdicts, language)),
        rule=tuple(say(words, language) for _, words in RULE),
        blocks=tuple(make_block(row, material) for row in result.display.rows),
        method=tuple(say(sentence, language) for sentence in method_of(result)),
    )


CONTENTS: tuple[tuple[str, Message], ...] = (
    ("messages", message("Main messages")),
    ("display", message("All evidence side by side")),
    ("hypotheses", message("Each hypothesis")),
    ("method", message("How this was made")),
)


def make_display(result: TheoryResult, language: Language) -> DataTable:
    """The joint display: a row a hypothesis, a column a kind of evidence."""
    columns = [message("Hypothesis"), message("Verdict"), *(STRAND_WORDS[name] for name in StrandName)]
    return DataTable(
        caption=say(message("How each kind of evidence fits what the tests say"), language),
        columns=tuple(TableColumn(name=say(name, language).capitalize()) for name in columns),
        rows=tuple(
            TableRow(
                cells=(
                    TableCell(
                        text=f"{row.verdict.hypothesis.key}: {row.verdict.hypothesis.statement(language)}",
                        href=f"#h-{row.verdict.hypothesis.key}-block",
                    ),
                    words_cell(say_verdict_word(row.verdict, language)),
                    *(words_cell(say_fit(row, name, language)) for name in StrandName),
                )
            )
            for row in result.display.rows
        ),
        notes=tuple(say(words, language) for words in tell_signs(result.verdicts)),
    )


NO_BREAK = "\N{NO-BREAK SPACE}"
SIGNS = {StrandFit.CONFIRMS: "✓", StrandFit.EXPANDS: "+", StrandFit.CONTRADICTS: "✗", StrandFit.SILENT: "–"}
UNDECIDED_SIGN = "?"


def say_fit(row: DisplayRow, name: StrandName, language: Language) -> str:
    """In words and with a sign, so that it can be seen at a glance and heard too."""
    cell = row.cell(name)
    test = f"{NO_BREAK}{mark_test(row.verdict.timing)}" if cell.is_test else ""
    if cell.fit is StrandFit.SILENT:
        sign = UNDECIDED_SIGN if cell.is_undecided else SIGNS[cell.fit]
        return f"{sign}{NO_BREAK}{say(say_silence(cell), language)}{test}"
    return f"{SIGNS[cell.fit]}{NO_BREAK}{say(FIT_WORDS[cell.fit], language)}{test}"


def method_of(result: TheoryResult) -> Iterator[Message]:
    yield result.several.sentence
    for doubt in result.doubts:
        yield doubt.sentence
    if result.dropped:
        yield message("Hypotheses that were once in the study and are no more: {keys}.", keys=result.dropped)
    yield message(
        "People of one team, and teams of one authority, are often alike. The models that tested the survey "
        "allow for that (multilevel models)."
    )
    yield message(
        "Authorities were compared by the circumstances that stand together where the outcome is found "
        "(qualitative comparative analysis). Interviews and observations were counted by rules."
    )
    yield message(
        "Every number, with its settings, its places and its seed, stands in the tables in the folder theory."
    )
