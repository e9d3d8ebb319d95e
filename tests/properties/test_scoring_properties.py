"""What always holds of scores, answers and mappings, whatever the survey."""

import random
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from canllaw.basics.language import Language
from canllaw.evidence.answers.answers import (
    DroppedColumn,
    ExportColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
    Tool,
)
from canllaw.evidence.answers.linking import link_people_with_slips
from canllaw.evidence.answers.linking_codes import fold_part
from canllaw.evidence.answers.mappings import make_draft, make_mapping_file, read_mapping, write_mapping
from canllaw.evidence.scores.scoring import score_answers
from tests.build_answers import AGREEMENT, CONFIDENCE, SCALE, answer, make_instrument, survey

CELL = st.sampled_from(("", "1", "2", "3", "4", "5", "9"))
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12)
HEADINGS = "confidence_1,confidence_2,confidence_3"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
CODE = st.tuples(*(st.sampled_from("abc") for _ in range(4)))


def text_of(rows: list[tuple[str, str, str]]) -> str:
    return "\n".join([HEADINGS, *(",".join(row) for row in rows)])


def scores(rows: list[tuple[str, str, str]]) -> dict[int, float | None]:
    frame = score_answers(answer(text_of(rows))).frame
    return dict(zip(frame["row"].to_list(), frame["confidence"].to_list(), strict=True))


@given(rows=ROWS)
def test_a_score_lies_between_the_ends_of_its_response_scale(rows: list[tuple[str, str, str]]) -> None:
    assert all(
        AGREEMENT.low <= score <= AGREEMENT.high for score in scores(rows).values() if score is not None
    )


@given(rows=ROWS, seed=st.integers(0, 999))
def test_the_order_of_the_rows_changes_no_score(rows: list[tuple[str, str, str]], seed: int) -> None:
    shuffled = list(enumerate(rows))
    random.Random(seed).shuffle(shuffled)
    before, after = scores(rows), scores([row for _, row in shuffled])
    for place, (first, _) in enumerate(shuffled):
        assert after.get(place + 2) == before.get(first + 2)


@given(rows=ROWS)
def test_turning_every_item_and_every_answer_round_changes_no_score(rows: list[tuple[str, str, str]]) -> None:
    turned = tuple(
        type(item)(key=item.key, responses=item.responses, reversed=not item.reversed) for item in CONFIDENCE
    )
    mirrored = [
        tuple(str(6 - int(cell)) if cell in "12345" and cell else cell for cell in row) for row in rows
    ]
    plain = score_answers(answer(text_of(rows)))
    other = score_answers(
        answer(text_of(mirrored), instrument=make_instrument(items=turned, scales=[SCALE]))  # type: ignore[arg-type]
    )
    columns = ["row", "confidence"]
    assert_frame_equal(plain.frame.select(columns), other.frame.select(columns))


@given(rows=ROWS)
def test_every_row_is_kept_or_left_out_with_a_reason(rows: list[tuple[str, str, str]]) -> None:
    answers = answer(text_of(rows))
    told = [note.row for note in answers.accounting.rows_left_out]
    assert sorted([*answers.frame["row"].to_list(), *told]) == list(range(2, len(rows) + 2))


@given(rows=ROWS)
def test_every_filled_cell_is_an_answer_or_one_that_does_not_count(rows: list[tuple[str, str, str]]) -> None:
    answers = answer(text_of(rows))
    counted = int(answers.frame.select(pl.col(HEADINGS.split(",")).count()).sum_horizontal()[0])
    assert counted + answers.uncounted.height == sum(cell != "" for row in rows for cell in row)


@settings(max_examples=60)
@given(first=st.lists(CODE, min_size=1, max_size=8), second=st.lists(CODE, min_size=1, max_size=8))
def test_nobody_is_linked_with_two_people(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    def wave(name: str, codes: list[tuple[str, ...]]):
        lines = [f"{','.join(code)},m,{at % 5 + 1}" for at, code in enumerate(codes)]
        return answer("\n".join(["code_1,code_2,code_3,code_4,code_5,confidence_1", *lines]), wave=name)

    linking = link_people_with_slips(wave("first", first), wave("second", second))
    pairs = linking.pairs
    assert pairs.height == linking.exact + linking.near
    assert pairs["earlier_row"].is_unique().all() and pairs["later_row"].is_unique().all()
    assert min(linking.only_earlier, linking.only_later) >= 0
    for _, before, after in pairs.iter_rows():
        differ = sum(one != two for one, two in zip(first[before - 2], second[after - 2], strict=True))
        assert differ <= 1


@given(words=WORDS)
def test_folding_a_part_twice_changes_nothing_more(words: str) -> None:
    assert fold_part(fold_part(words)) == fold_part(words)


@st.composite
def make_mappings(draw: st.DrawFn) -> Mapping:
    names = iter(draw(st.lists(WORDS, min_size=6, max_size=6, unique=True)))
    pairs = st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)
    # A code that is an answer is not missing: each code stands for one thing.
    codes = draw(st.lists(WORDS, max_size=5, unique=True))
    answers = tuple((code, draw(st.integers(-99, 99))) for code in codes[:3])
    return Mapping(
        instrument=draw(WORDS),
        tool=draw(st.sampled_from(Tool)),
        people=tuple(
            MappedPeople(column=next(names), means=draw(st.sampled_from(PeopleColumn)), values=draw(pairs))
            for _ in range(2)
        ),
        items=tuple(
            MappedColumn(
                column=next(names),
                item=draw(WORDS),
                answers=answers,
                missing=tuple(codes[3:]),
                ticked=draw(st.none() | st.integers(0, 9)),
            )
            for _ in range(2)
        ),
        dropped=tuple(DroppedColumn(column=next(names), why=draw(WORDS)) for _ in range(2)),
    )


@settings(max_examples=60)
@given(mapping=make_mappings())
def test_a_mapping_is_read_back_as_it_was_written(mapping: Mapping) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_mapping(mapping, Path(folder) / "a.map.toml")
        assert read_mapping(Path(folder) / "a.map.toml") == mapping


@settings(max_examples=60)
@given(names=st.lists(WORDS, min_size=1, max_size=5, unique=True), question=WORDS, code=WORDS)
def test_a_draft_of_any_export_is_a_file_that_can_be_read(names: list[str], question: str, code: str) -> None:
    columns = [ExportColumn(name=name, question=question, options=((code, question),)) for name in names]
    export = survey("a\n1").__class__(
        source=survey("a").source,
        tool=Tool.PLAIN,
        columns=tuple(columns),
        numbers=(2,),
        cells=tuple((code,) for _ in names),
    )
    draft = make_draft(export, [make_instrument()])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.map.toml"
        path.write_bytes(make_mapping_file(draft, Language.ENGLISH))
        assert read_mapping(path) == draft.mapping
    known = [each.column for each in (*draft.mapping.items, *draft.mapping.people, *draft.unknown)]
    assert sorted(known) == sorted(names)
