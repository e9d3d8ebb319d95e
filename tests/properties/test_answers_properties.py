"""Whatever stands in the cells: answers, or everything that is wrong with them, and never their words."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import Export, ExportColumn, Mapping, PeopleColumn, Tool
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.drafting import draft_mapping
from canllaw.evidence.answers.mappings import read_mapping, write_mapping
from canllaw.evidence.answers.mappings_sets import spell_out
from canllaw.evidence.instruments.instruments import Item
from canllaw.evidence.scores.scoring import score_answers
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


LETTERED = st.sampled_from(
    ["", "A1", "A2", "A4", "B1", "1", "5", "Agree", "Cytuno", "Strongly agree", "NA", "99", "?"]
)
ALIKE = ("clear_1", "clear_2", "clear_3", "sure_1", "sure_2")
ASKED = make_instrument(items=[Item(key=key, responses="agreement") for key in ALIKE], scales=())


@settings(max_examples=200)
@given(rows=st.lists(st.lists(LETTERED, min_size=len(ALIKE), max_size=len(ALIKE)), min_size=1, max_size=6))
def test_answers_that_are_shared_are_those_that_each_column_has_alone(rows: list[list[str]]) -> None:
    def draft(names: tuple[str, ...], cells: list[tuple[str, ...]]) -> Mapping:
        columns = tuple(ExportColumn(name=name) for name in names)
        export = Export(
            source=SURVEY, tool=Tool.PLAIN, columns=columns, numbers=range(len(rows)), cells=tuple(cells)
        )
        return draft_mapping(export, [ASKED])

    cells = list(zip(*rows, strict=True))
    together = draft(ALIKE, cells)
    assert all(sum(each.use == used.key for each in together.items) > 1 for used in together.answers)
    for name, own, spelt in zip(ALIKE, cells, spell_out(together).items, strict=True):
        assert spelt.column == name
        (alone,) = draft((name,), [own]).items
        there = {cell.strip() for cell in own}
        assert [pair for pair in sorted(spelt.answers) if pair[0] in there] == sorted(alone.answers)
        assert there & set(spelt.missing) == set(alone.missing)


@settings(max_examples=100)
@given(rows=rows_of(CELL))
def test_a_draft_of_any_cells_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    mapping = draft_mapping(make_export(rows), [make_instrument()])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "survey-1.map.toml"
        write_mapping(mapping, path)
        assert read_mapping(path) == mapping
