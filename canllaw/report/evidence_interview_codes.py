"""What people talk about in the interviews: how widely each code was given, and the words behind it."""

from collections.abc import Iterator, Mapping, Sequence

from canllaw.basics.language import Language, message, say, say_number, say_value
from canllaw.evidence.interviews.coverage import Behind, CodeCoverage, TogetherCodes
from canllaw.evidence.interviews.interviews import Codebook, Excerpt
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.evidence.interviews.saturation import Saturation
from canllaw.report.axes import Axis
from canllaw.report.charts import Bar, Chart, ChartWords, make_bar_chart
from canllaw.report.curve_charts import Curve, CurvePoint, make_curve_chart
from canllaw.report.data_tables import (
    DataTable,
    Opened,
    Quote,
    TableColumn,
    TableRow,
    number_cell,
    words_cell,
)
from canllaw.report.evidence_interview_quotes import QuoteBook, by_place, name_codes, say_bearings, say_coders

# More bars than these are no picture any more; the table has all codes.
MOST_BARS = 30
MOST_PAIRS = 20
INDENT = "\u2003"

INTERVIEWS = message("Interviews")
CODE = message("Code")
CODE_COLUMNS = (
    CODE,
    message("Excerpts"),
    INTERVIEWS,
    message("Authorities"),
    message("Roles"),
    message("Languages"),
)
BY_CODE = ChartWords(
    title=message("In how many interviews each code was given"),
    description=message("Each interview counts once for a code. The commonest codes stand first."),
    heading=CODE,
    value=INTERVIEWS,
)
BY_INTERVIEW = ChartWords(
    title=message("Codes after each interview"),
    description=message(
        "Codes in use after each interview, in the order they were held. The band shows where the number "
        "would lie in 95 of 100 other orders. A line that has gone flat means that the last interviews "
        "brought nothing new."
    ),
    heading=INTERVIEWS,
    series=message("Order"),
    value=message("Codes"),
)


def make_code_chart(result: InterviewResult, language: Language) -> Chart | None:
    """Bars of the codes that somebody gave, by the number of interviews."""
    names = name_codes(result.folder.interviews.codebook, language)
    given = [each for each in result.coverage if each.own.excerpts]
    given.sort(key=lambda each: -len(each.own.documents))
    bars = [
        Bar(label=names[each.code.key], series=say(INTERVIEWS, language), value=len(each.own.documents))
        for each in given[:MOST_BARS]
    ]
    return make_bar_chart("chart-codes", bars, BY_CODE, language) if bars else None


def make_code_table(result: InterviewResult, book: QuoteBook, language: Language) -> DataTable:
    """The tree of codes; each opens to what it means and to the words it was given to."""
    interviews = result.folder.interviews
    depths = find_depths(interviews.codebook)
    excerpts = by_place(interviews)
    columns = (say(name, language) for name in CODE_COLUMNS)
    below = any(each.with_below.excerpts > each.own.excerpts for each in result.coverage)
    note = message("A code above others counts what was given to them too, each interview once.")
    return DataTable(
        caption=say(message("All codes"), language),
        label=say(message("Table of codes"), language),
        columns=tuple(TableColumn(name=name, numeric=at > 0) for at, name in enumerate(columns)),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(INDENT * depths[each.code.key] + str(say_value(each.code.called, language))),
                    *(number_cell(count) for count in count_behind(each.with_below)),
                ),
                opens=open_code(each, excerpts, book, language),
            )
            for each in result.coverage
        ),
        notes=(say(note, language),) if below else (),
    )


def find_depths(codebook: Codebook) -> Mapping[str, int]:
    """How many codes stand above each; parents stand before their children."""
    depths = {"": -1}
    for code in codebook.codes:
        depths[code.key] = depths[code.parent] + 1
    return depths


def count_behind(behind: Behind) -> tuple[int, ...]:
    return (
        behind.excerpts,
        len(behind.documents),
        len(behind.authorities),
        len(behind.roles),
        len(behind.languages),
    )


def open_code(
    each: CodeCoverage, excerpts: Sequence[Excerpt], book: QuoteBook, language: Language
) -> Opened | None:
    quotes = tuple(quote_code(each.code.key, excerpts, book, language))
    words = str(say_value(each.code.described, language))
    description = (words,) if words else ()
    if not quotes and not description:
        return None
    summary = (
        message("Quotes: {count}", count=say_number(len(quotes))) if quotes else message("What it means")
    )
    return Opened(summary=say(summary, language), paragraphs=description, quotes=quotes)


def quote_code(
    code: str, excerpts: Sequence[Excerpt], book: QuoteBook, language: Language
) -> Iterator[Quote]:
    for excerpt in excerpts:
        coders = [coding.coder for coding in excerpt.codings if coding.code == code]
        if coders:
            tail = (*say_coders(coders), *say_bearings(excerpt))
            yield book.quote(excerpt.document, excerpt.start, excerpt.end, tail, language)


def make_together_table(
    together: Sequence[TogetherCodes], codebook: Codebook, language: Language
) -> DataTable | None:
    """The pairs of codes that most often stand together."""
    names = name_codes(codebook, language)
    columns = (message("Codes"), message("Turns"), INTERVIEWS)
    rows = tuple(
        TableRow(
            cells=(
                words_cell(f"{names[each.first]} + {names[each.second]}"),
                number_cell(each.turns),
                number_cell(each.documents),
            )
        )
        for each in together[:MOST_PAIRS]
        if each.first in names and each.second in names
    )
    if not rows:
        return None
    return DataTable(
        caption="",
        label=say(message("Codes that were given to the same turn"), language),
        columns=tuple(
            TableColumn(name=say(name, language), numeric=at > 0) for at, name in enumerate(columns)
        ),
        rows=rows,
    )


def make_saturation_chart(saturation: Saturation, language: Language) -> Chart | None:
    """How the number of codes grows with interviews: as they were held, and in any order."""
    steps = saturation.steps
    if not steps:
        return None
    most = steps[-1].codes
    held = tuple(CurvePoint(x=at, value=step.codes) for at, step in enumerate(steps, 1))
    # The band is of drawn orders, the mean is exact: at the ends they may differ in the last digit.
    mean = tuple(
        CurvePoint(
            x=at,
            value=min(step.expected, most),
            low=min(step.low, step.expected, most),
            high=max(step.high, min(step.expected, most)),
        )
        for at, step in enumerate(steps, 1)
    )
    return make_curve_chart(
        "chart-saturation",
        (
            Curve(series=say(message("As they were held"), language), points=held),
            Curve(series=say(message("Mean of all orders"), language), points=mean),
        ),
        Axis(low=0, high=len(steps), title=INTERVIEWS),
        Axis(low=0, high=most, decimals=1, title=message("Codes")),
        BY_INTERVIEW,
        language,
    )
