"""What a page says of belief and practice: three sides of each practice, and words where one is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from canllaw.basics.language import Language
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Accounting, Answers, Tool
from canllaw.evidence.disclosure.disclosure import Shown, protect
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Option, Responses
from canllaw.evidence.practice.gap import Gap, find_gaps
from canllaw.evidence.practice.gap_figures import hide_sides, make_gap_figures
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.report.data_tables import DataTable
from canllaw.report.evidence_files_interviews import gap_tables
from canllaw.report.evidence_gap import GapSection, make_gap_section
from canllaw.report.web_page import environment

SMALL = 10
SOURCE = Source(name="survey-1.csv", sha256="0" * 64)
INTERVIEW = Practice(
    key="interview",
    en="Return interviews",
    cy="Cyfweliadau dychwelyd",
    expectations=("e1", "c1"),
    paragraph="7.1",
    self_report="already",
    example="example",
)
INSTRUMENT = Instrument(
    key="own",
    en="Own",
    cy="Ein hun",
    version="1",
    licence="CC0",
    source="",
    responses=(Responses(key="scale", options=tuple(Option(value=value) for value in range(6))),),
    items=(
        Item(key="already", responses="scale"),
        Item(key="example", kind=ItemKind.CHOICE, responses="scale"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    gap: GapSection


def ask(does: int, examples: int) -> Answers:
    """Twenty-five people in each of four authorities; so many in each say that they do it, so many tell how."""
    rows = [
        (100 * place + at, f"W{place}", 1.0, 5.0 if at < does else 2.0, 1.0 if at < examples else 0.0)
        for place in range(1, 5)
        for at in range(25)
    ]
    schema = {
        "row": pl.Int64(),
        "authority": pl.String(),
        "weight": pl.Float64(),
        "already": pl.Float64(),
        "example": pl.Float64(),
    }
    empty = [pl.lit(None, pl.String()).alias(name) for name in ("person", "team", "role", "language")]
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(empty)
    names = ["row", "person", "authority", "team", "role", "language", "weight", "already", "example"]
    accounting = Accounting(source=SOURCE, tool=Tool.PLAIN, rows_kept=100, rows_left_out=(), columns=())
    return Answers(
        wave="1", instrument=INSTRUMENT, source=SOURCE, frame=frame.select(names), accounting=accounting
    )


def watch(seen: int, not_seen: int) -> list[Observation]:
    """So many occasions on which it was seen, and not seen, in two authorities by turns."""
    where = Place(source=Source(name="observations.csv", sha256=""))
    all_seen = [Seen.SEEN] * seen + [Seen.NOT_SEEN] * not_seen
    return [
        Observation(session=f"s{at}", practice="interview", seen=each, place=where, authority=f"W{at % 2}")
        for at, each in enumerate(all_seen)
    ]


def find(
    observed: Sequence[Observation], answers: Answers | None = None, practice: Practice = INTERVIEW
) -> tuple[tuple[Gap, ...], tuple[Shown, ...]]:
    gaps = find_gaps([practice], answers, observed, SMALL)
    shown = protect(tuple(make_gap_figures(gaps, answers, observed)), SMALL)
    return tuple(hide_sides(gap, shown, SMALL) for gap in gaps), shown


# In each authority 20 of 25 say that they do it and 10 tell an example; it was seen on 12 of 30 occasions.
TOLD = find(watch(12, 18), ask(20, 10))
# Eight occasions are few.
FEW = find(watch(2, 6), ask(20, 10))
UNSEEN = find([], ask(20, 10))


def make_section(
    found: tuple[tuple[Gap, ...], tuple[Shown, ...]],
    language: Language = Language.ENGLISH,
    guidance_page: str = "",
    expectations: Sequence[str] | None = None,
) -> GapSection:
    return make_gap_section(*found, language, guidance_page, expectations)


def cells(table: DataTable | None) -> list[list[str]]:
    assert table is not None
    return [[cell.text for cell in row.cells] for row in table.rows]


def behind(section: GapSection) -> DataTable:
    opened = section.table.rows[0].opens
    assert opened is not None and opened.table is not None
    return opened.table


def render(section: GapSection) -> str:
    return environment(Language.ENGLISH).get_template("evidence_gap.html").render(page=Page(gap=section))


def test_the_three_sides_of_a_practice_stand_beside_each_other_in_a_hundred() -> None:
    rows = cells(make_section(TOLD).chart.table)
    assert [(row[0], row[1], row[2], row[-1]) for row in rows] == [
        ("Return interviews", "Say that they do it", "80 %", "100"),
        ("Return interviews", "Give a concrete example", "40 %", "100"),
        ("Return interviews", "Seen in practice", "40 %", "30"),
    ]


def test_each_practice_has_its_sentence_and_a_mark_where_belief_runs_ahead() -> None:
    (line,) = make_section(TOLD).lines
    assert line.sentence == (
        "Return interviews: 80 in 100 say that they already do it. "
        "40 in 100 can give a concrete example of it. It was seen on 12 of 30 occasions."
    )
    assert line.ahead
    (same,) = make_section(find([], ask(20, 20))).lines
    assert not same.ahead


def test_differences_are_in_a_hundred_with_their_interval_and_open_to_the_numbers() -> None:
    section = make_section(TOLD)
    ((name, example, observed, last),) = cells(section.table)
    # 80 less 40 twice, and 40 less 40.
    assert (name, example[:4], observed[:4], last[:3]) == ("Return interviews", "40 (", "40 (", "0 (")
    assert [(row[0], row[1], row[-1]) for row in cells(behind(section))] == [
        ("Say that they do it", "80", "100"),
        ("Give a concrete example", "40", "100"),
        ("Seen in practice", "40", "30"),
    ]


def test_a_side_of_few_is_hidden_in_words_everywhere_and_the_reason_is_said() -> None:
    section = make_section(FEW)
    why = "Hidden: fewer than 10, or it could be worked out."
    assert cells(section.chart.table)[2][2:] == ["hidden", "–", "–", "–"]
    assert cells(section.table)[0][2:] == ["hidden", "hidden"]
    assert cells(behind(section))[2] == ["Seen in practice", *["hidden"] * 4]
    assert section.chart_notes == (why,) and why in section.table.notes
    page = render(section)
    assert "occasions." not in section.lines[0].sentence
    assert ">8<" not in page and ">25 %<" not in page


def test_a_side_that_nobody_asked_for_is_not_known_and_not_hidden() -> None:
    section = make_section(UNSEEN)
    assert cells(section.chart.table)[2][2] == "not known"
    assert cells(section.table)[0][2:] == ["–", "–"]
    assert section.chart_notes == ()


def test_a_practice_leads_to_what_the_guidance_asks_in_the_language_of_the_page() -> None:
    (english,) = make_section(TOLD, Language.ENGLISH, "guidance.html").lines
    (welsh,) = make_section(TOLD, Language.WELSH, "guidance.html").lines
    assert (english.asked, english.href) == ("What the guidance asks: paragraph 7.1", "guidance.html#e-e1")
    assert welsh.href == "guidance.html#e-c1"
    assert '<a href="guidance.html#e-e1">' in render(make_section(TOLD, Language.ENGLISH, "guidance.html"))


def test_where_the_page_of_the_guidance_lacks_the_expectation_nothing_leads_there() -> None:
    (line,) = make_section(TOLD, Language.WELSH, "guidance.html", expectations=["e1"]).lines
    assert line.href == "guidance.html#e-e1"
    (line,) = make_section(TOLD, Language.ENGLISH, "guidance.html", expectations=["e9"]).lines
    assert (line.asked, line.href) == ("What the guidance asks: paragraph 7.1", "")
    (line,) = make_section(TOLD).lines
    assert line.href == ""


def test_a_practice_with_one_expectation_leads_nowhere_where_its_language_is_not_known() -> None:
    alone = Practice(
        key="interview",
        en="Return interviews",
        cy="Cyfweliadau dychwelyd",
        expectations=("e1",),
        self_report="already",
        example="example",
    )
    (line,) = make_section(find([], ask(20, 10), alone), guidance_page="guidance.html").lines
    assert (line.asked, line.href) == ("", "")


def test_the_file_holds_shares_of_one_and_differences() -> None:
    ((name, frame),) = gap_tables(*TOLD)
    assert name == "gap"
    assert [(what, round(value, 6), n) for what, value, n in frame.select("what", "value", "n").rows()] == [
        ("believed", 0.8, 100),
        ("example", 0.4, 100),
        ("observed", 0.4, 30),
        ("believed_less_example", 0.4, None),
        ("believed_less_observed", 0.4, None),
        ("example_less_observed", 0.0, None),
    ]
    assert frame["practice"].unique().to_list() == ["interview"]
    assert frame["expectations"].unique().to_list() == ["e1 c1"]


def test_the_file_says_nothing_of_a_hidden_side_but_that_it_is_hidden() -> None:
    ((_, frame),) = gap_tables(*FEW)
    hidden = frame.filter(pl.col("hidden"))
    assert hidden["what"].to_list() == ["observed", "believed_less_observed", "example_less_observed"]
    for column in ("value", "low", "high", "n"):
        assert hidden[column].null_count() == 3
    assert not frame.filter(pl.col("what") == "believed")["hidden"].item()
