"""The section of a page on the gap: what people say they do, can give an example of, and were seen to do.

Shares and numbers come from `Shown` records alone, which know what must be hidden; differences and sentences
from gaps without their hidden sides.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.evidence.practice.gap import Gap
from canllaw.evidence.practice.gap_figures import GAP
from canllaw.evidence.practice.observations import Practice
from canllaw.evidence.scores.clustered_shares import Difference
from canllaw.report.axes import PERCENT
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.data_tables import (
    HIDDEN,
    NO_VALUE,
    DataTable,
    Opened,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    number_cell,
    why_hidden,
    words_cell,
)
from canllaw.report.interval_charts import Interval, make_interval_chart

BELIEVED, EXAMPLE, OBSERVED = "believed", "example", "observed"
SIDE_NAMES = {
    BELIEVED: message("Say that they do it"),
    EXAMPLE: message("Give a concrete example"),
    OBSERVED: message("Seen in practice"),
}
# Each difference is the first side less the second.
DIFFERENCE_NAMES = {
    (BELIEVED, EXAMPLE): message("Saying so, ahead of examples"),
    (BELIEVED, OBSERVED): message("Saying so, ahead of what was seen"),
    (EXAMPLE, OBSERVED): message("Examples, ahead of what was seen"),
}
Sides = Mapping[tuple[str, ...], Shown]

NOT_KNOWN = message("not known")
PRACTICE = message("Practice")
SHARE = message("In 100")
N = message("People or occasions")
LOW, HIGH = message("Interval from"), message("Interval to")

LEAD = (
    message(
        "“We already do that” is easily said. So each practice was looked at from three sides. People were "
        "asked whether they do it; the first figure is the share who say so. They were asked for a concrete "
        "example of their own; the second is the share who can give one. And observers looked for it on "
        "occasions on which it was called for; the third is the share of occasions on which it was seen."
    ),
    message(
        "Where far more people say that they do it than can give an example, or than it was seen, belief "
        "runs ahead of practice. Answers that it does not belong to somebody's work, and occasions to which "
        "it did not apply, are left out."
    ),
)
CHART = ChartWords(
    title=message("Belief and practice"),
    description=message(
        "For each practice, of 100 people or occasions. The lines are intervals of 95 %, which allow for "
        "people of one authority answering alike."
    ),
    heading=PRACTICE,
    series=message("Side"),
    value=SHARE,
    n=N,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """One practice, said. `asked` and `href` lead to the paragraph of the guidance that asks for it."""

    sentence: str
    ahead: bool
    asked: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSection:
    """Everything that the section shows, said in one language, in its order."""

    lead: tuple[str, ...]
    chart: Chart
    chart_notes: tuple[str, ...]
    lines: tuple[GapLine, ...]
    table: DataTable


def make_gap_section(
    gaps: Sequence[Gap],
    shown: Sequence[Shown],
    language: Language,
    guidance_page: str = "",
    expectations: Collection[str] | None = None,
) -> GapSection:
    """Put the gaps, which are without their hidden sides, into the words of one language.

    `shown` are the sides as they may be shown (table "gap"). `guidance_page` is where the guidance is
    reported, beside this page; `expectations` are the ids that stand there. Without them a practice with an
    id for each language is taken to name them in the order English, Welsh.
    """
    assert gaps, "a section shows something"
    sides = find_sides(shown)
    return GapSection(
        lead=tuple(say(sentence, language) for sentence in LEAD),
        chart=make_gap_chart(gaps, sides, language),
        chart_notes=say_why_hidden(gaps, sides, language),
        lines=tuple(make_line(gap, language, guidance_page, expectations) for gap in gaps),
        table=make_gap_table(gaps, sides, language),
    )


def find_sides(shown: Sequence[Shown]) -> Sides:
    return {each.key: each for each in shown if each.table == GAP}


def make_line(
    gap: Gap, language: Language, guidance_page: str, expectations: Collection[str] | None
) -> GapLine:
    practice = gap.practice
    expectation = find_expectation(practice, language, expectations) if guidance_page else ""
    asked = (
        message("What the guidance asks: paragraph {paragraph}", paragraph=practice.paragraph)
        if practice.paragraph
        else message("What the guidance asks")
    )
    return GapLine(
        sentence=say(gap.finding.sentence, language),
        ahead=gap.finding.verdict is Verdict.ALARM,
        asked=say(asked, language) if practice.paragraph or expectation else "",
        href=f"{guidance_page}#e-{expectation}" if expectation else "",
    )


def find_expectation(practice: Practice, language: Language, expectations: Collection[str] | None) -> str:
    """The id of the practice's expectation on the page of the guidance; empty where there is none."""
    if expectations is not None:
        return next((each for each in practice.expectations if each in expectations), "")
    languages = list(Language)
    alone = len(practice.expectations) == len(languages)
    return practice.expectations[languages.index(language)] if alone else ""


def make_gap_chart(gaps: Sequence[Gap], sides: Sides, language: Language) -> Chart:
    """A row a practice, with a mark a side."""
    intervals = [
        make_interval(gap.practice.title(language), name, sides.get((gap.practice.key, side)), language)
        for gap in gaps
        for side, name in SIDE_NAMES.items()
    ]
    return make_interval_chart("chart-gap", intervals, PERCENT, CHART, language)


def make_interval(label: str, name: Message, side: Shown | None, language: Language) -> Interval:
    series = say(name, language)
    if side is None or side.hidden or side.value is None:
        words = HIDDEN if side is not None and side.hidden else NOT_KNOWN
        return Interval(label=label, series=series, value=None, missing=words)
    return Interval(
        label=label,
        series=series,
        value=100 * side.value,
        low=None if side.low is None else 100 * side.low,
        high=None if side.high is None else 100 * side.high,
        n=side.n,
    )


def say_why_hidden(gaps: Sequence[Gap], sides: Sides, language: Language) -> tuple[str, ...]:
    own = [sides.get((gap.practice.key, side)) for gap in gaps for side in SIDE_NAMES]
    return why_hidden((side.why for side in own if side), language)


def make_gap_table(gaps: Sequence[Gap], sides: Sides, language: Language) -> DataTable:
    """A row a practice with its differences; it opens to the sides with their numbers."""
    note = message(
        "Differences between the shares in 100, with their interval of 95 % in brackets. Where all of it "
        "lies above 0, the first runs ahead of the second."
    )
    names = (PRACTICE, *DIFFERENCE_NAMES.values())
    return DataTable(
        caption=say(message("How far what people say runs ahead"), language),
        columns=tuple(TableColumn(name=say(name, language), numeric=at > 0) for at, name in enumerate(names)),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(gap.practice.title(language)),
                    *(difference_cell(*each, sides, language) for each in find_differences(gap)),
                ),
                opens=Opened(
                    summary=say(message("The numbers behind it"), language),
                    table=make_side_table(gap.practice, sides, language),
                ),
            )
            for gap in gaps
        ),
        notes=(say(note, language), *say_why_hidden(gaps, sides, language)),
    )


def find_differences(gap: Gap) -> Iterator[tuple[str, tuple[str, str], Difference | None]]:
    """Which sides of which practice are compared, and by how much they differ."""
    found = (gap.believed_less_example, gap.believed_less_observed, gap.example_less_observed)
    for sides, difference in zip(DIFFERENCE_NAMES, found, strict=True):
        yield gap.practice.key, sides, difference


def difference_cell(
    practice: str, compared: tuple[str, str], difference: Difference | None, sides: Sides, language: Language
) -> TableCell:
    own = [sides.get((practice, side)) for side in compared]
    if any(side is not None and side.hidden for side in own):
        assert difference is None, "a difference from what is hidden is hidden"
        return hidden_cell(language)
    if difference is None:
        return words_cell(NO_VALUE)
    said = message(
        "{value} ({low} to {high})",
        value=say_number(100 * difference.value),
        low=say_number(100 * difference.low),
        high=say_number(100 * difference.high),
    )
    return words_cell(say(said, language))


def make_side_table(practice: Practice, sides: Sides, language: Language) -> DataTable:
    """The three sides of one practice, with what they rest on."""
    columns = (message("Side"), SHARE, LOW, HIGH, N)
    name = message("The numbers behind it: {practice}", practice=practice.title(language))
    return DataTable(
        caption="",
        label=say(name, language),
        columns=tuple(
            TableColumn(name=say(each, language), numeric=at > 0) for at, each in enumerate(columns)
        ),
        rows=tuple(
            TableRow(cells=tuple(side_cells(name, sides.get((practice.key, side)), language)))
            for side, name in SIDE_NAMES.items()
        ),
    )


def side_cells(name: Message, side: Shown | None, language: Language) -> Iterator[TableCell]:
    yield words_cell(say(name, language))
    if side is not None and side.hidden:
        yield from (hidden_cell(language) for _ in range(4))
        return
    shares = (None, None, None) if side is None else (side.value, side.low, side.high)
    yield from (number_cell(None if share is None else 100 * share) for share in shares)
    yield number_cell(None if side is None else side.n)
