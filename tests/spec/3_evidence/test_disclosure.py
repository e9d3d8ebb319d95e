"""What may be shown: small tables, and what an attacker who subtracts would find in them."""

import ast
from pathlib import Path

import numpy as np
import pytest

from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, Published, protect


def people(first: int, last: int) -> np.ndarray:
    """The people with these numbers, both ends counted."""
    return np.arange(first, last + 1)


def make_mean(key: str, members: np.ndarray, topic: str = "clarity") -> Figure:
    return Figure(
        table="means", key=(key,), topic=topic, members=members, value=3.5, answers=np.full(len(members), 3.5)
    )


def make_share(key: str, members: np.ndarray, said_yes: np.ndarray) -> Figure:
    value = len(said_yes) / len(members)
    return Figure(table="shares", key=(key,), topic="aware", members=members, said_yes=said_yes, value=value)


def find_hidden_keys(
    figures: list[Figure], small: int = 10, published: tuple[Published, ...] = ()
) -> list[str]:
    return [" ".join(each.key) for each in protect(figures, small, published) if each.hidden]


def test_a_figure_about_few_people_is_hidden_and_says_why() -> None:
    (shown,) = protect([make_mean("A", people(1, 9))], 10)
    assert (shown.n, shown.value, shown.low, shown.high, shown.hidden) == (None, None, None, None, True)
    assert str(shown.why) == "Hidden: fewer than 10, or it could be worked out."


def test_a_figure_about_people_enough_is_shown_as_it_is() -> None:
    (shown,) = protect([make_mean("A", people(1, 10))], 10)
    assert (shown.n, shown.value, shown.hidden, shown.why) == (10, 3.5, False, None)


def test_nobody_is_not_few() -> None:
    (shown,) = protect(
        [Figure(table="means", key=("A",), topic="clarity", members=people(1, 0), value=None)], 10
    )
    assert (shown.n, shown.hidden) == (0, False)


def test_all_less_the_teams_shown_would_give_the_small_one_so_the_next_smallest_is_hidden_too() -> None:
    # 60 less 15 less 40 is 5.
    teams = [make_mean("A", people(1, 5)), make_mean("B", people(6, 20)), make_mean("C", people(21, 60))]
    assert find_hidden_keys([make_mean("all", people(1, 60)), *teams]) == ["A", "B"]


def test_two_small_teams_that_are_small_together_are_not_enough() -> None:
    # 3 and 4 are hidden in any case, but 47 less 40 tells of 7.
    teams = [make_mean("A", people(1, 3)), make_mean("B", people(4, 7)), make_mean("C", people(8, 47))]
    assert find_hidden_keys([make_mean("all", people(1, 47)), *teams]) == ["A", "B", "C"]


def test_a_table_two_ways_hides_four_cells_for_one() -> None:
    """Two authorities by two roles, 5 people in the first cell: its row and its column give it, and so on."""
    cells = [people(1, 5), people(6, 25), people(26, 55), people(56, 95)]
    crossing = [make_mean(f"cell {number}", cell) for number, cell in enumerate(cells, 1)]
    rows = [make_mean("row 1", people(1, 25)), make_mean("row 2", people(26, 95))]
    columns = [
        make_mean("column 1", np.concatenate([cells[0], cells[2]])),
        make_mean("column 2", np.concatenate([cells[1], cells[3]])),
    ]
    hidden = find_hidden_keys([make_mean("all", people(1, 95)), *rows, *columns, *crossing])
    assert hidden == ["cell 1", "cell 2", "cell 3", "cell 4"]


@pytest.mark.parametrize("said_yes", [1, 9, 51, 59])
def test_a_share_is_hidden_where_few_said_yes_or_no(said_yes: int) -> None:
    assert find_hidden_keys([make_share("A", people(1, 60), people(1, said_yes))]) == ["A"]


@pytest.mark.parametrize("said_yes", [0, 10, 50, 60])
def test_a_share_is_shown_where_nobody_or_enough_said_yes_and_no(said_yes: int) -> None:
    assert find_hidden_keys([make_share("A", people(1, 60), people(1, said_yes))]) == []


def test_people_whose_number_is_hidden_are_hidden_in_every_table() -> None:
    teams = [("A", people(1, 5)), ("B", people(6, 20)), ("C", people(21, 60))]
    counts = [make_mean(*each, topic=PEOPLE) for each in [("all", people(1, 60)), *teams]]
    # Only B answered this question at all, so nothing in this table alone would hide it.
    assert find_hidden_keys([*counts, make_mean("B", people(6, 20))]) == ["A", "B", "B"]


def test_different_questions_are_not_subtracted_from_one_another() -> None:
    assert (
        find_hidden_keys([make_mean("A", people(1, 15)), make_mean("A", people(1, 14), topic="time")]) == []
    )


def test_one_late_answer_cannot_be_had_from_two_publications() -> None:
    earlier = (Published(topic="clarity", wave="", groups=(people(1, 60),)),)
    assert find_hidden_keys([make_mean("all", people(1, 61))], published=earlier) == ["all"]
    assert find_hidden_keys([make_mean("all", people(1, 70))], published=earlier) == []
    # One has left and one has come: the difference is about two people.
    assert find_hidden_keys([make_mean("all", people(2, 61))], published=earlier) == ["all"]


def test_no_other_part_of_the_product_makes_what_may_be_shown() -> None:
    root = Path(__file__).parents[3] / "canllaw"
    makers = [
        path.name
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Shown"
    ]
    assert makers == ["disclosure.py"]
