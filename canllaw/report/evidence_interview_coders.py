"""How far coders agree, and the words on which they should talk once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.interviews.agreement import CodeAgreement
from canllaw.evidence.interviews.agreement_talks import Disagreement
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.report.data_tables import (
    DataTable,
    Quote,
    TableCell,
    TableColumn,
    TableRow,
    number_cell,
    words_cell,
)
from canllaw.report.evidence_interview_codes import CODE
from canllaw.report.evidence_interview_quotes import QuoteBook, name_codes

# A list to talk through in a meeting; the exported table has all of them.
MOST_TALKED = 100

COLUMNS = (
    CODE,
    message("Alpha"),
    message("Interval from"),
    message("Interval to"),
    message("Turns"),
    message("Turns with the code"),
    message("What it means"),
)
WHAT_IS_ASKED = message(
    "Some interviews were coded by two or more people. Where they gave the same codes to the same turns, a "
    "code means the same to all of them."
)
HOW_TO_READ = message(
    "Krippendorff's alpha is 1 where coders always agree, and 0 where they agree no more than by chance. As "
    "a rule (Krippendorff 2018), rely on a code from 0.80 on; from 0.667 on draw tentative conclusions only."
)
NOBODY_TWICE = message("No interview was coded by two or more people, so how far they agree is not known.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkGroup:
    """The turns on which coders disagree about one code."""

    title: str
    quotes: tuple[Quote, ...]


def say_agreement(agreement: Sequence[CodeAgreement]) -> Iterator[Message]:
    """What agreement is, and how to read it."""
    if not agreement:
        yield NOBODY_TWICE
        return
    first = agreement[0]
    yield WHAT_IS_ASKED
    yield HOW_TO_READ
    yield message(
        "Interviews coded by two or more people: {interviews}. Coders: {coders}. The intervals, of 95 %, "
        "come from drawing whole interviews again. Alpha is low for rare codes even where coders differ on "
        "few turns.",
        interviews=first.documents,
        coders=first.coders,
    )


def make_agreement_table(result: InterviewResult, language: Language) -> DataTable | None:
    """A row a code: its alpha, or in words why there is none."""
    if not result.agreement:
        return None
    names = name_codes(result.folder.interviews.codebook, language)
    columns = (say(name, language) for name in COLUMNS)
    last = len(COLUMNS) - 1
    return DataTable(
        caption=say(message("Agreement between coders, by code"), language),
        label=say(message("Table of agreement"), language),
        columns=tuple(TableColumn(name=name, numeric=0 < at < last) for at, name in enumerate(columns)),
        rows=tuple(
            TableRow(cells=tuple(agreement_cells(each, names[each.code.key], language)))
            for each in result.agreement
        ),
    )


def agreement_cells(each: CodeAgreement, name: str, language: Language) -> Iterator[TableCell]:
    yield words_cell(name)
    yield from (number_cell(value, 2) for value in (each.alpha, each.low, each.high))
    yield from (number_cell(count) for count in (each.turns, each.given))
    yield words_cell(say(each.finding.sentence, language))


def make_talks(result: InterviewResult, book: QuoteBook, language: Language) -> tuple[TalkGroup, ...]:
    """The turns to talk through, by code, as the list of disagreements orders them."""
    names = name_codes(result.folder.interviews.codebook, language)
    groups: dict[str, list[Quote]] = {}
    for each in result.disagreements[:MOST_TALKED]:
        tail = tuple(say_sides(each, [names[code] for code in each.instead]))
        quoted = book.quote(each.document, each.start, each.end, tail, language)
        groups.setdefault(each.code, []).append(quoted)
    return tuple(
        TalkGroup(title=f"{names[code]} ({say_number(len(quotes))})", quotes=tuple(quotes))
        for code, quotes in groups.items()
    )


def say_sides(each: Disagreement, instead: Sequence[str]) -> Iterator[Message]:
    yield message("gave the code: {coders}", coders=each.gave)
    yield message("did not: {coders}", coders=each.did_not)
    if instead:
        yield message("gave instead: {codes}", codes=tuple(instead))


def say_talks(result: InterviewResult) -> Iterator[Message]:
    """What the list is for, and what it leaves out."""
    if result.disagreements:
        yield message(
            "Every turn to which one coder gave a code and another did not. First comes the code that is "
            "most in dispute; within it the turns where another code was given instead. Agree on each, and "
            "write into the codebook what you agreed on."
        )
    left = len(result.disagreements) - MOST_TALKED
    if left > 0:
        yield message(
            "Further disagreements, which the exported table holds: {count}.", count=say_number(left)
        )
