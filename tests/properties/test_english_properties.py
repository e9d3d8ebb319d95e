"""Whatever the text, the English grammar gives spans inside it, in order, and the same ones every time."""

from hypothesis import given
from hypothesis import strategies as st

from canllaw.guidance.grammar.clauses import Clause
from canllaw.guidance.grammar.english import GRAMMAR

WORDS = (
    "the a social worker must should may not never be told child who that if when where , ; : . ( ) and or by within two "
    "days police record is required to it they no one nor for in as soon possible at least every week “ ” ? said"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)


def spans_of(clause: Clause) -> list[tuple[int, int]]:
    parts = (clause.actor, clause.action, clause.context, clause.target, clause.time, clause.force_words)
    return [part for part in parts if part is not None]


@given(SENTENCES)
def test_spans_stand_inside_the_sentence(sentence: str):
    clauses = GRAMMAR.read_clauses(sentence)
    for clause in clauses:
        for start, end in [*spans_of(clause), (clause.start, clause.end)]:
            assert 0 <= start <= end <= len(sentence)
    assert clauses == GRAMMAR.read_clauses(sentence)


@given(SENTENCES)
def test_force_words_come_in_the_order_of_the_sentence(sentence: str):
    starts = [clause.force_words[0] for clause in GRAMMAR.read_clauses(sentence) if clause.force_words]
    assert starts == sorted(starts)


@given(SENTENCES)
def test_any_sentence_can_be_asked_whether_it_is_an_imperative(sentence: str):
    clause = GRAMMAR.read_imperative(sentence)
    if clause is not None:
        assert all(0 <= start <= end <= len(sentence) for start, end in spans_of(clause))


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_the_grammar(text: str):
    for sentence in (text, f"{text} must {text}"):
        found = [*GRAMMAR.read_clauses(sentence), GRAMMAR.read_imperative(sentence)]
        spans = [span for clause in found if clause is not None for span in spans_of(clause)]
        assert all(0 <= start <= end <= len(sentence) for start, end in spans)
