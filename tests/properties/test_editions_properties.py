"""What must hold of every comparison of two editions."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.guidance.comparing.differences import mark_differences
from canllaw.guidance.editions import Change, ChangeKind, compare_editions
from tests.build_readings import make_edition

ACTORS = st.sampled_from(["The carer", "The social worker", "The manager", "Staff", "The panel"])
FORCES = st.sampled_from(["must", "should", "may", "must not", "need not"])
ACTIONS = st.sampled_from(
    [
        "tell the police",
        "keep a record",
        "hold a return interview",
        "read the plan",
        "ring the school",
        "sign it",
    ]
)
TIMES = st.sampled_from(
    ["", " within two days", " every week", " where possible", " and write to the parents"]
)
SENTENCES = st.tuples(ACTORS, FORCES, ACTIONS, TIMES).map(
    lambda parts: f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}."
)
HEADINGS = st.sampled_from(["# The first hour", "# Records", "# Training"])
DOCUMENTS = st.lists(st.one_of(SENTENCES, HEADINGS), max_size=14).map("\n".join)


def compare(old: str, new: str) -> tuple[Change, ...]:
    old_reading, old_edition = make_edition("a", old)
    new_reading, new_edition = make_edition("b", new)
    return compare_editions(old_reading, new_reading, old_edition, new_edition)


@settings(max_examples=60, deadline=None)
@given(old=DOCUMENTS, new=DOCUMENTS)
def test_every_expectation_of_both_editions_stands_in_exactly_one_change(old: str, new: str) -> None:
    changes = compare(old, new)
    olds = Counter(each for change in changes for each in change.old)
    news = Counter(each for change in changes for each in change.new)
    assert olds == Counter(each.id for each in make_edition("a", old)[0].expectations)
    assert news == Counter(each.id for each in make_edition("b", new)[0].expectations)


@settings(max_examples=40, deadline=None)
@given(document=DOCUMENTS)
def test_an_edition_compared_with_itself_is_the_same_throughout(document: str) -> None:
    assert {change.kind for change in compare(document, document)} <= {ChangeKind.SAME}


@settings(max_examples=100, deadline=None)
@given(old=st.text(max_size=80), new=st.text(max_size=80))
def test_marks_lie_inside_the_texts_in_order_and_equal_texts_have_none(old: str, new: str) -> None:
    old_marks, new_marks = mark_differences(old, new)
    for marks, text in ((old_marks, old), (new_marks, new)):
        edges = [edge for mark in marks for edge in mark]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in marks)
    assert mark_differences(old, old) == ((), ())
