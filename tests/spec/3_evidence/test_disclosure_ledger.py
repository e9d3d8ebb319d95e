"""Two publications: what was shown before is kept without names, and held against what is to be shown."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Source
from canllaw.evidence.answers.answers import PEOPLE, Accounting, Answers, Tool
from canllaw.evidence.disclosure.disclosure import Figure, protect
from canllaw.evidence.disclosure.ledger import (
    find_published,
    make_identities,
    read_published,
    write_published,
)
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind

SECRET = bytes(32)
SOURCE = Source(name="survey-1.csv", sha256="")
INSTRUMENT = Instrument(
    key="own",
    en="Own",
    cy="Ein hun",
    version="1",
    licence="CC0",
    source="",
    responses=(),
    items=(Item(key="clear", kind=ItemKind.NUMBER), Item(key="words", kind=ItemKind.TEXT)),
)
# A code, a team, an answer, words, a weight.
Row = tuple[str | None, str, float, str, float]


def people(first: int, last: int) -> np.ndarray:
    """The people with these numbers, both ends counted."""
    return np.arange(first, last + 1)


def make_mean(key: str, members: np.ndarray) -> Figure:
    answers = np.full(len(members), 3.5)
    return Figure(table="means", key=(key,), topic="clarity", members=members, value=3.5, answers=answers)


def make_share(key: str, members: np.ndarray, said_yes: np.ndarray) -> Figure:
    value = len(said_yes) / len(members)
    return Figure(table="shares", key=(key,), topic="aware", members=members, said_yes=said_yes, value=value)


def name(number: int) -> list[str]:
    return [f"person {each}" for each in range(number)]


def identify(*rows: Row) -> tuple[str, ...]:
    """The identities of people in the order of an export."""
    schema = {**PEOPLE, "clear": pl.Float64(), "words": pl.String()}
    lines = [
        (number, code, "W1", team, "social_worker", "en", weight, clear, words)
        for number, (code, team, clear, words, weight) in enumerate(rows, 2)
    ]
    frame = pl.DataFrame(lines, schema=schema, orient="row")
    accounting = Accounting(source=SOURCE, tool=Tool.PLAIN, rows_kept=len(rows), rows_left_out=(), columns=())
    answers = Answers(wave="1", instrument=INSTRUMENT, source=SOURCE, frame=frame, accounting=accounting)
    return make_identities(answers)


def test_a_ledger_is_written_without_names_and_the_same_data_give_the_same_tables_again(
    tmp_path: Path,
) -> None:
    teams = [make_mean("A", people(0, 4)), make_mean("B", people(5, 19)), make_mean("C", people(20, 59))]
    figures = [make_mean("all", people(0, 59)), *teams, make_share("all", people(0, 59), people(0, 19))]
    names = name(60)
    first = protect(figures, 10)
    write_published(tmp_path, (), figures, first, names, 10, SECRET)
    earlier = read_published(tmp_path)
    assert "person" not in (tmp_path / "published.csv").read_text("utf-8")
    published = find_published(earlier, figures, names, 10, SECRET)
    assert protect(figures, 10, published) == first
    write_published(tmp_path, earlier, figures, first, names, 10, SECRET)
    assert set(read_published(tmp_path)) == set(earlier)


def test_an_answer_changed_since_counts_as_one_who_left_and_one_who_joined(tmp_path: Path) -> None:
    names = name(60)
    before = [make_mean("all", people(0, 59))]
    write_published(tmp_path, (), before, protect(before, 10), names, 10, SECRET)
    changed = np.full(60, 3.5)
    changed[0] = 1.0
    after = [
        Figure(
            table="means", key=("all",), topic="clarity", members=people(0, 59), value=3.4, answers=changed
        )
    ]
    published = find_published(read_published(tmp_path), after, names, 10, SECRET)
    assert [each.hidden for each in protect(after, 10, published)] == [True]


def test_a_damaged_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "published.csv").write_text("topic\nclarity\n", encoding="utf-8")
    with pytest.raises(MaterialError):
        read_published(tmp_path)


@pytest.mark.parametrize("column", ["people", "others"])
def test_a_ledger_with_a_torn_cell_is_refused_by_its_place(tmp_path: Path, column: str) -> None:
    figures = [make_mean("all", people(0, 59))]
    write_published(tmp_path, (), figures, protect(figures, 10), name(60), 10, SECRET)
    ledger = pl.read_csv(tmp_path / "published.csv", infer_schema=False)
    ledger.with_columns(pl.col(column).str.slice(0, 7)).write_csv(tmp_path / "published.csv")
    with pytest.raises(MaterialError) as caught:
        read_published(tmp_path)
    (problem,) = caught.value.problems
    assert str(problem.what) == "The list of what was published before is damaged."
    assert problem.where.row == (2 if column == "people" else 3)


def test_the_ledger_holds_each_person_once_a_topic(tmp_path: Path) -> None:
    figures = [make_mean("all", people(0, 2499)), make_mean("A", people(0, 1249))]
    write_published(tmp_path, (), figures, protect(figures, 10), name(2500), 10, SECRET)
    # Six bytes a person are eight letters; what else it takes is little.
    assert 8 * 2500 < (tmp_path / "published.csv").stat().st_size < 8 * 2500 + 1500
    assert sorted(len(each.others) for each in read_published(tmp_path)) == [6 * 1250, 6 * 2500]


def test_with_another_key_they_are_other_people(tmp_path: Path) -> None:
    figures = [make_mean("all", people(0, 59))]
    write_published(tmp_path, (), figures, protect(figures, 10), name(60), 10, SECRET)
    (known,) = find_published(read_published(tmp_path), figures, name(60), 10, SECRET)
    assert known.groups[0].tolist() == list(range(60))
    (others,) = find_published(read_published(tmp_path), figures, name(60), 10, bytes([1] * 32))
    assert others.groups[0].min() >= 60


def test_whoever_gave_a_code_stays_the_same_whatever_they_answer_and_wherever_they_stand() -> None:
    first = identify(("k1", "T1", 4.0, "", 1.0), ("k2", "T1", 2.0, "", 1.0))
    again = identify(("k2", "T2", 5.0, "later", 0.9), ("k1", "T1", 4.0, "", 1.1))
    assert again == (first[1], first[0])


def test_without_a_code_people_are_known_by_their_answers_but_not_by_words_or_weights() -> None:
    (first,) = identify((None, "T1", 4.0, "Call me on 029 2018 0123", 1.0))
    assert identify((None, "T1", 4.0, "Call me on [...]", 0.8)) == (first,)
    assert identify((None, "T1", 5.0, "Call me on 029 2018 0123", 1.0)) != (first,)
    assert identify((None, "T2", 4.0, "Call me on 029 2018 0123", 1.0)) != (first,)


def test_people_without_a_code_who_answered_alike_are_two() -> None:
    one, other = identify((None, "T1", 4.0, "", 1.0), (None, "T1", 4.0, "", 1.0))
    assert one != other
    assert identify((None, "T1", 4.0, "", 1.0)) == (one,)
