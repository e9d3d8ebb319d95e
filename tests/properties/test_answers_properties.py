"""Whatever stands in the cells: answers, or everything that is wrong with them, and never their words."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers import Export, ExportColumn, PeopleColumn, Tool
from canllaw.evidence.applying import make_answers
from canllaw.evidence.drafting import draft_mapping
from canllaw.evidence.scoring import score_answers
from tests.build_answers import SECRET, SURVEY, WORKFORCE, items, make_instrument, make_mapping, people

PEOPLE = ("authority", "team", "role", "language", "weight", "code", "wave")
ITEMS = ("confidence_1", "knowledge_1", "drafting_1", "hours", "words")
LIKELY = ("", "1", "4", "9", "mon", "mon-1", "yes", "first", "2,5", "0.5", "en", "social-worker", "99", "NA")
CELL = st.sampled_from(LIKELY) | st.text(max_size=8) | st.floats().map(str)
# Long and unlike anything that a sentence of ours could hold.
TELLING = st.text(st.sampled_from("ŵxqzjŷ"), min_size=9, max_size=12)


def make_export(rows: list[list[str]]) -> Export:
    names = (*PEOPLE, *ITEMS)
    return Export(
        source=SURVEY,
        tool=Tool.PLAIN,
        columns=tuple(ExportColumn(name=name) for name in names),
        numbers=range(2, len(rows) + 2),
        cells=tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in names),
    )


def rows_of(cell: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    width = len(PEOPLE) + len(ITEMS)
    return st.lists(st.lists(cell, min_size=width, max_size=width), max_size=5)


MAPPING = make_mapping(items(*ITEMS), people(**{name: PeopleColumn(name) for name in PEOPLE}))


@settings(max_examples=200)
@given(rows=rows_of(CELL))
@example(rows=[])
def test_any_cells_become_answers_or_are_told_with_their_places(rows: list[list[str]]) -> None:
    try:
        answers = make_answers(make_export(rows), MAPPING, make_instrument(), "first", WORKFORCE, SECRET)
    except MaterialError as error:
        assert all(problem.where.row and problem.where.column for problem in error.problems)
        return
    assert answers.accounting.rows_read == len(rows)
    assert score_answers(answers).frame.height == answers.frame.height


@settings(max_examples=100)
@given(rows=rows_of(TELLING))
def test_no_fault_holds_the_words_of_a_cell(rows: list[list[str]]) -> None:
    try:
        make_answers(make_export(rows), MAPPING, make_instrument(), "first", WORKFORCE, SECRET)
    except MaterialError as error:
        assert not any(cell in str(error) for row in rows for cell in row)


@settings(max_examples=100)
@given(rows=rows_of(CELL))
def test_a_draft_is_made_of_any_cells(rows: list[list[str]]) -> None:
    mapping = draft_mapping(make_export(rows), [make_instrument()])
    assert {each.column for each in mapping.items} == set(ITEMS)
