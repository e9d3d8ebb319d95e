"""What the page of theory says in words: every number has a name, every file a place, nobody is given away."""

import pytest

from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Language, message
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Codebook,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.report.theory_blocks import say_measure
from canllaw.report.theory_cases_words import Names
from canllaw.report.theory_numbers import make_number_tables
from canllaw.report.theory_quotes import make_quoting, make_sides
from canllaw.report.theory_sources import make_sources
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from canllaw.theory.quotable import Quotable, Request

FILE = Source(name="i04-team-manager.txt", sha256="a" * 64)
SURVEY = Source(name="survey.csv", sha256="b" * 64)
TEXT = "Ann: I use it daily.\nQ: And before?\nAnn: I never did, ask Bob Jones."


def make_finding(about: str, *quantities: Quantity, places: tuple[Place, ...] = ()) -> Finding:
    return Finding(
        about=about,
        verdict=Verdict.FOUND,
        sentence=message("Something was found."),
        method=Method(function="test", version="1"),
        quantities=quantities,
        places=places,
    )


def say_rows(*findings: Finding) -> dict[str, list[list[str]]]:
    tables = make_number_tables(findings, "H1", Language.ENGLISH)
    return {table.caption: [[cell.text for cell in row.cells] for row in table.rows] for table in tables}


def test_a_difference_is_told_in_people_of_a_hundred_and_its_odds_beside_it() -> None:
    shown = say_rows(
        make_finding(
            "H1:survey",
            Quantity(name="difference", value=0.15, low=0.08, high=0.22, unit="share of people", n=1067),
            Quantity(name="odds ratio", value=2.584, low=2.22, high=3.008, n=1067),
        )
    )
    assert shown["The difference, in 100 people"] == [
        ["More people with the outcome (below 0: fewer)", "15.0", "8.0", "22.0", "1,067"]
    ]
    ((words, *numbers),) = shown["The same as odds"]
    assert words.startswith("Odds ratio") and numbers == ["2.58", "2.22", "3.01", "1,067"]


def test_differences_between_authorities_are_shown_before_and_after_the_context() -> None:
    shown = say_rows(
        make_finding(
            "H1:survey",
            Quantity(name="variance authorities before", value=0.8, n=22),
            Quantity(name="variance authorities after", value=0.2, n=22),
            Quantity(name="ICC authorities after", value=0.05731, n=22),
        )
    )
    assert shown["How far authorities and teams differ"] == [
        ["Variance between authorities, in log odds", "0.80", "0.20", "22"],
        ["Share of all differences that lies between authorities, 0 to 1 (ICC)", "–", "0.06", "22"],
    ]


def test_what_works_only_together_is_told_as_by_how_much_more() -> None:
    shown = say_rows(
        make_finding(
            "H6:survey",
            Quantity(name="difference", value=0.37, unit="share of people"),
            Quantity(name="difference where the other is high", value=0.37, unit="share of people"),
            Quantity(name="difference where the other is low", value=0.0, unit="share of people"),
        )
    )
    assert [row[0] for row in shown["The difference, in 100 people"]] == [
        "By how much more, where the other condition is met",
        "More people where the other condition is met",
        "More people where the other condition is not met",
    ]


def test_a_chance_that_is_too_small_to_write_is_told_to_be_smaller() -> None:
    shown = say_rows(make_finding("H1:survey", Quantity(name="p", value=0.00001)))
    assert shown["Could it be luck?"][0][1] == "< 0.0001"


def test_a_link_of_the_chain_is_told_by_its_ends_and_in_its_own_unit() -> None:
    points = Quantity(name="difference", value=0.767, low=0.639, high=0.896, unit="points", n=867)
    people = Quantity(name="difference", value=0.205, low=0.121, high=0.29, unit="share of people", n=867)
    shown = say_rows(
        make_finding("H4:survey:context to mechanism", points),
        make_finding("H4:survey:mechanism to outcome", people),
    )
    assert [row[:2] for row in shown["The links of the chain"]] == [
        ["From context to mechanism, in points of its scale", "0.77"],
        ["From mechanism to outcome, people in 100", "20.5"],
    ]


def test_shares_of_occasions_are_no_shares_of_people() -> None:
    seen = Quantity(name="difference", value=0.43, low=0.26, high=0.57, unit="share", n=165)
    assert list(say_rows(make_finding("observations:H1", seen))) == ["What was seen, in 100 occasions"]


def test_a_number_without_words_stays_in_the_tables_and_off_the_page() -> None:
    assert say_rows(make_finding("H1:survey", Quantity(name="raw_snake_name", value=1))) == {}


def make_interviews() -> Interviews:
    excerpts = tuple(
        Excerpt(
            key=stance.value,
            document="i04-team-manager",
            sha256="d" * 64,
            start=TEXT.index(words),
            end=TEXT.index(words) + len(words),
            bearings=(Bearing(hypothesis="H1", stance=stance, coder="C1"),),
        )
        for words, stance in (
            ("I use it daily.", Stance.FOR),
            ("I never did, ask Bob Jones.", Stance.AGAINST),
        )
    )
    transcript = Transcript(key="i04-team-manager", text=TEXT, sha256="d" * 64, source=FILE, authority="W01")
    return Interviews(transcripts=(transcript,), codebook=Codebook(codes=()), excerpts=excerpts)


def test_quotes_stand_by_their_side_without_names_roles_or_files() -> None:
    quoting = make_quoting(
        Quotable(interviews=make_interviews(), names=("Bob Jones",), mask=True), "evidence.html#interviews"
    )
    sides = list(make_sides("H1", quoting, Language.ENGLISH))
    assert [side.title for side in sides] == ["For it", "Against it"]
    told = " ".join(f"{side.strongest.text} {side.strongest.source}" for side in sides)
    assert "I use it daily." in told and "I never did" in told
    assert not any(given in told for given in ("Ann", "Bob", "Jones", "manager", "W01"))
    assert {side.strongest.href for side in sides} == {"evidence.html#said-H1"}


def test_nothing_is_quoted_where_there_are_no_interviews() -> None:
    assert list(make_sides("H1", make_quoting(Quotable()), Language.ENGLISH)) == []


def test_sources_name_each_file_once_with_its_columns_and_runs_of_rows() -> None:
    places = tuple(Place(source=SURVEY, row=row, column="use") for row in (2, 3, 4, 9))
    opened = make_sources([make_finding("a", places=places)], "H1", Quotable(), Language.ENGLISH)
    assert opened is not None and opened.table is not None
    (row,) = opened.table.rows
    assert [cell.text for cell in row.cells][:2] == ["survey.csv", "Columns: use; Rows: 2–4, 9"]


def test_what_the_guidance_asks_is_quoted_where_a_number_rests_on_it() -> None:
    place = Place(source=Source(name="guidance.pdf", sha256="c" * 64), page=6, start=10, end=40)
    request = Request(place=place, text="Ring within the hour.", language=Language.ENGLISH)
    found = make_finding("a", places=(place,))
    opened = make_sources([found], "H1", Quotable(requests=(request,)), Language.ENGLISH)
    assert opened is not None and opened.table is None
    assert opened.quotes[0].text == "Ring within the hour." and "guidance.pdf" in opened.quotes[0].source


def test_combinations_are_told_by_the_titles_of_their_conditions() -> None:
    names = Names(
        titles={
            "champions": Bilingual("Champions", "Hyrwyddwyr"),
            "culture": Bilingual("Culture", "Diwylliant"),
        },
        authorities={},
        language=Language.ENGLISH,
    )
    assert names.expression("champions*~culture") == "“Champions” and without “Culture”"
    assert names.expression("champions + ~culture") == "“Champions”; or without “Culture”"


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (
            Measure(
                kind=MeasureKind.SCALE, key="culture", en="Culture", level=MeasureLevel.TEAM, at_least=3.1
            ),
            "Culture: 3.1 or more (score from several questions, mean of the team)",
        ),
        (
            Measure(kind=MeasureKind.FACT, key="hours", en="Hours given", low=1.5, high=4.5),
            "Hours given: 4.5 compared with 1.5 (figure of the authority)",
        ),
        # Yes counts as 1, which is nothing to tell.
        (
            Measure(kind=MeasureKind.ITEM, key="aware", en="Names it", at_least=1),
            "Names it (answers to one question)",
        ),
    ],
)
def test_a_measure_is_told_with_what_it_is_taken_from(measure: Measure, words: str) -> None:
    assert say_measure(measure, Language.ENGLISH) == words
