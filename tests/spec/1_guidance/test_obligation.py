"""Sentences with "shall" and "must": who has to do something, and what is only settled."""

import pytest

from canllaw.guidance.grammar.english_subjects import find_subject
from canllaw.guidance.grammar.english_tokens import read_tokens
from canllaw.guidance.obligation import judge_obligation, read_model
from canllaw.guidance.obligation_signs import find_modals, find_signs
from canllaw.guidance.obligation_subjects import bare_subject, subject_head, subject_kind
from canllaw.guidance.obligation_words import without_heading


@pytest.mark.parametrize(
    "sentence",
    [
        "The foster carer shall tell the police.",
        "The social worker must hold a return interview within 72 hours.",
        "Local authorities shall publish the protocol every year.",
        "They shall ensure that every child is heard.",
        "The plan shall be reviewed by the independent reviewing officer every month.",
    ],
)
def test_someone_with_a_deed_is_obliged(sentence: str) -> None:
    assert judge_obligation(sentence) > 0.6


@pytest.mark.parametrize(
    "sentence",
    [
        "This guidance shall come into force on 1 April.",
        "The application shall be deemed to be accepted.",
        "References to a parent shall be construed as references to a carer.",
        "The register shall be open to the public.",
        "The period shall not exceed 28 days.",
        "Paragraph 4 shall not apply to foster homes.",
    ],
)
def test_what_is_only_settled_obliges_nobody(sentence: str) -> None:
    assert judge_obligation(sentence) < 0.3


def test_a_passive_that_names_its_agent_is_more_of_an_obligation() -> None:
    alone = judge_obligation("The record shall be kept.")
    assert judge_obligation("The record shall be kept by the manager.") > alone


def kind_of(sentence: str) -> tuple[str, str]:
    tokens = read_tokens(sentence)
    at = next(at for at, token in enumerate(tokens) if token.word in ("shall", "must"))
    subject = find_subject(tokens, 0, at)
    head = subject_head(tokens, *bare_subject(tokens, subject))
    return tokens[head].word, subject_kind(sentence, tokens, subject)


@pytest.mark.parametrize(
    ("sentence", "head", "kind"),
    [
        ("The data submitted shall be correct.", "data", "something"),
        ("The care and support plan shall name the worker.", "plan", "something"),
        ("The child and the carer shall sign.", "child", "someone"),
        ("The member of staff's contribution shall be paid.", "contribution", "something"),
        ("The rules laid down in this chapter shall apply.", "rules", "law"),
        ("Persons with disabilities shall be assisted.", "persons", "someone"),
        ("It shall apply from 1 May.", "it", "pronoun it"),
    ],
)
def test_the_subject_is_the_noun_that_it_is_about(sentence: str, head: str, kind: str) -> None:
    assert kind_of(sentence) == (head, kind)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Article 7 Reports The agency shall report.", "The agency shall report."),
        ("Entry into force This order shall come into force.", "This order shall come into force."),
        (
            "Under Order (EU) No 12/2020 the plan shall stand.",
            "Under Order (EU) No 12/2020 the plan shall stand.",
        ),
        ("The staff of the Member States shall act.", "The staff of the Member States shall act."),
        ("A carer is kind.", "A carer is kind."),
    ],
)
def test_a_heading_run_into_its_sentence_is_left_out(written: str, read: str) -> None:
    assert without_heading(written) == read


def test_modal_verbs_are_read_with_their_no_and_months_are_not() -> None:
    found = find_modals("In May 2024 the home must not close and shall report.")
    assert [force.name for force in found] == ["must_not", "shall"]


def test_a_sentence_without_a_modal_verb_has_no_clause_signs() -> None:
    assert set(find_signs("The home is warm.")) == {"clauses", "length"}


def test_a_panel_that_consists_of_people_is_no_one_who_acts() -> None:
    assert "subject something" in find_signs("The panel shall consist of five members.")


def test_the_shipped_weights_are_few() -> None:
    assert 100 < len(read_model().weights) < 2000
