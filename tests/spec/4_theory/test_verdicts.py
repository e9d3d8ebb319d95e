"""Verdicts follow a declared rule, and never stand without what speaks against them."""

import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Bilingual, Language, message, say
from canllaw.theory.confidence import Confidence, ConfidenceResult, Judgement, join_components
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.strands import Leaning, RivalResult
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict
from canllaw.theory.verdicts_words import RULE, VERDICT_WORDS, Clause
from tests.build_hypotheses import make_hypothesis, make_strand

SURVEY, CASES, SAID, SEEN, RECORDS = StrandName
FOR, AGAINST, BOTH, SILENT = Leaning
BY_SURVEY = make_hypothesis(tested_by=(SURVEY,))
BY_BOTH = make_hypothesis(tested_by=(SURVEY, CASES))


def trust(level: Confidence) -> ConfidenceResult:
    """Interviews that deserve this confidence, because somebody says so."""
    judged = Judgement(
        hypothesis="H1", component=None, level=level, reason=Bilingual("So.", "Felly."), judged_by="Ann"
    )
    return join_components(BY_SURVEY, (), (judged,))


def judge(
    hypothesis: Hypothesis,
    *told: tuple[StrandName, Leaning],
    confidence: ConfidenceResult | None = None,
) -> HypothesisVerdict:
    return give_verdict(hypothesis, [make_strand(*each) for each in told], confidence)


@pytest.mark.parametrize(
    ("survey", "verdict"),
    [
        (FOR, Verdict.SUPPORTED),
        (AGAINST, Verdict.CONTRADICTED),
        (BOTH, Verdict.MIXED),
        (SILENT, Verdict.NOT_ENOUGH),
    ],
)
def test_what_was_named_as_the_test_decides(survey: Leaning, verdict: Verdict) -> None:
    assert judge(BY_SURVEY, (SURVEY, survey), (CASES, SILENT)).verdict is verdict


def test_where_the_test_cannot_tell_there_is_not_enough_whatever_else_is_said() -> None:
    found = judge(BY_SURVEY, (SURVEY, SILENT), (CASES, FOR), (SAID, FOR), confidence=trust(Confidence.HIGH))
    assert (found.verdict, found.clause) == (Verdict.NOT_ENOUGH, Clause.SILENT)
    assert str(found.why) == "What was named as its test cannot tell: survey."


def test_two_tests_that_disagree_make_it_mixed() -> None:
    assert judge(BY_BOTH, (SURVEY, FOR), (CASES, AGAINST)).clause is Clause.DIVIDED


def test_a_test_that_cannot_tell_is_passed_over_and_that_is_said() -> None:
    found = judge(BY_BOTH, (SURVEY, SILENT), (CASES, FOR))
    assert found.verdict is Verdict.SUPPORTED
    assert (
        str(found.why) == "What was named as its test bears it out: comparison of authorities. "
        "Also named as its test, and cannot tell: survey."
    )


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        (Confidence.HIGH, Verdict.MIXED),
        (Confidence.MODERATE, Verdict.MIXED),
        (Confidence.LOW, Verdict.SUPPORTED),
        (Confidence.VERY_LOW, Verdict.SUPPORTED),
    ],
)
def test_interviews_the_other_way_make_it_mixed_where_they_deserve_confidence(
    level: Confidence, verdict: Verdict
) -> None:
    found = judge(BY_SURVEY, (SURVEY, FOR), (SAID, AGAINST), confidence=trust(level))
    assert found.verdict is verdict


def test_observations_the_other_way_make_it_mixed() -> None:
    found = judge(BY_SURVEY, (SURVEY, AGAINST), (SEEN, FOR))
    assert (
        str(found.why) == "What was named as its test leans one way (survey); other evidence leans the "
        "other way: observations."
    )


def test_a_strand_that_leans_both_ways_and_was_no_test_changes_nothing() -> None:
    assert judge(BY_SURVEY, (SURVEY, FOR), (SEEN, BOTH)).verdict is Verdict.SUPPORTED


def test_the_strongest_counter_evidence_of_all_strands_stands_first() -> None:
    strands = [
        make_strand(SURVEY, FOR, 0.04),
        make_strand(CASES, SILENT, 0.02),
        make_strand(SAID, FOR, 0.3, 0.1),
    ]
    found = give_verdict(BY_SURVEY, strands)
    assert [(each.strand, each.counter.weight) for each in found.counters] == [
        (SAID, 0.3),
        (SAID, 0.1),
        (SURVEY, 0.04),
        (CASES, 0.02),
    ]
    assert found.counter is found.counters[0]


def test_a_strand_that_leans_the_other_way_is_counter_evidence_as_a_whole() -> None:
    strands = [make_strand(SURVEY, FOR, 0.04), make_strand(SAID, AGAINST, 0.3)]
    found = give_verdict(BY_SURVEY, strands, trust(Confidence.LOW))
    # What was said for it, at 0.3, does not count against it. Interviews of low confidence weigh half.
    assert [(each.strand, each.counter.weight) for each in found.counters] == [(SAID, 0.5), (SURVEY, 0.04)]


def test_counter_evidence_to_a_contradicted_hypothesis_is_what_speaks_for_it() -> None:
    strands = [
        make_strand(SURVEY, AGAINST, 0.04),
        make_strand(SAID, SILENT, 0.5),
        make_strand(SEEN, AGAINST, 0.2),
    ]
    found = give_verdict(BY_SURVEY, strands)
    # What a strand without a leaning holds is against the hypothesis: not against this verdict.
    assert [each.strand for each in found.counters] == [SEEN, SURVEY]


def test_without_enough_evidence_all_that_speaks_against_the_hypothesis_is_told() -> None:
    strands = [make_strand(SURVEY, SILENT), make_strand(SAID, SILENT, 0.5), make_strand(SEEN, AGAINST, 0.9)]
    assert [each.strand for each in give_verdict(BY_SURVEY, strands).counters] == [SEEN, SAID]


def test_rivals_are_told_with_the_strand_that_tried_them() -> None:
    survey = make_strand(SURVEY, FOR)
    rival = RivalResult(
        rival="caseload", fails=True, sentence=message("It fails."), finding=survey.findings[0]
    )
    strand = type(survey)(
        hypothesis="H1", strand=SURVEY, leaning=FOR, sentence=survey.sentence, rivals=(rival,)
    )
    (found,) = give_verdict(BY_SURVEY, [strand]).rivals
    assert (found.strand, found.result.rival, found.result.fails) == (SURVEY, "caseload", True)


def test_a_verdict_says_how_it_was_reached() -> None:
    finding = judge(BY_SURVEY, (SURVEY, FOR), (SAID, SILENT)).finding
    assert finding.about == "verdict:H1"
    assert finding.method.settings == (
        ("tested by", "survey"),
        ("smallest effect", "0.1"),
        ("decided by", "the tests lean towards it"),
        ("survey", "for"),
        ("interviews", "silent"),
    )
    assert [place.source.name for place in finding.places] == ["survey-1.csv"]


def test_verdicts_are_sentences_in_both_languages() -> None:
    found = judge(BY_SURVEY, (SURVEY, FOR))
    assert say(found.sentence, Language.ENGLISH) == "Supported: Time makes people confident."
    assert say(found.sentence, Language.WELSH).endswith("Mae amser yn rhoi hyder i bobl.")


def test_the_rule_is_printed_whole() -> None:
    assert [clause for clause, _ in RULE] == list(Clause)
    assert set(VERDICT_WORDS) == set(Verdict) - {Verdict.FOUND, Verdict.ALARM}
