"""Confidence in interviews is put together from the study's own records, and a person has the last word."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.interviews import Excerpt, Interviews, Stance, Transcript
from canllaw.evidence.interviews.results import InterviewResult, study_interviews
from canllaw.theory.confidence import Component, Concern, Confidence, ConfidenceResult, find_overall
from canllaw.theory.confidence_components import (
    find_concern_of_agreement,
    find_concern_of_spread,
    find_confidence,
    say_component,
)
from canllaw.theory.confidence_file import read_judgements
from tests.build_hypotheses import make_hypothesis
from tests.build_interviews import make_codes, make_interview, quote

# Sixty words that an interview may say of a hypothesis.
PASSAGE = " ".join(["word"] * 60)
ROLES = ("manager", "worker", "reviewer")
NONE, MINOR, MODERATE, SERIOUS = Concern


def talk(number: int, stance: Stance) -> tuple[Transcript, Excerpt]:
    one = make_interview(
        f"i{number}",
        f"P: {PASSAGE}\n",
        authority=f"W{number % 6}",
        role=ROLES[number % 3],
        language=list(Language)[number % 2],
    )
    return one, quote(one, PASSAGE, "time", hypothesis="H1", stance=stance)


def study(*stances: Stance, also: tuple[Transcript, ...] = ()) -> InterviewResult:
    talks = [talk(number, stance) for number, stance in enumerate(stances)]
    interviews = Interviews(
        transcripts=(*(one for one, _ in talks), *also),
        codebook=make_codes("time"),
        excerpts=tuple(excerpt for _, excerpt in talks),
    )
    return study_interviews(InterviewFolder(interviews=interviews), 1)


def assess(*stances: Stance, also: tuple[Transcript, ...] = ()) -> ConfidenceResult:
    found = find_confidence(make_hypothesis(), study(*stances, also=also))
    assert found is not None
    return found


def concern(found: ConfidenceResult, component: Component) -> Concern:
    return next(each.concern for each in found.components if each.component is component)


def reason(found: ConfidenceResult, component: Component) -> str:
    return next(str(say_component(each)) for each in found.components if each.component is component)


FOR, AGAINST, QUALIFIES = Stance


@pytest.mark.parametrize(
    ("concerns", "overall"),
    [
        ([NONE, NONE, NONE, NONE], Confidence.HIGH),
        ([MINOR, NONE, NONE, NONE], Confidence.HIGH),
        ([MINOR, MINOR, NONE, NONE], Confidence.MODERATE),
        ([MODERATE, NONE, NONE, NONE], Confidence.MODERATE),
        ([MODERATE, MINOR, MINOR, NONE], Confidence.LOW),
        ([SERIOUS, NONE, NONE, NONE], Confidence.LOW),
        ([SERIOUS, MODERATE, NONE, NONE], Confidence.VERY_LOW),
        ([SERIOUS, SERIOUS, SERIOUS, SERIOUS], Confidence.VERY_LOW),
    ],
)
def test_concerns_lower_confidence_by_a_declared_rule(concerns: list[Concern], overall: Confidence) -> None:
    assert find_overall(concerns) is overall


def test_ten_interviews_of_one_mind_leave_only_that_one_person_coded_them() -> None:
    found = assess(*[FOR] * 10)
    assert [each.concern for each in found.components] == [MODERATE, NONE, NONE, NONE]
    assert found.overall is Confidence.MODERATE
    assert (
        str(found.sentence)
        == "Confidence in the interviews is moderate. This is a first assessment, made by "
        "rule; a person should look at it."
    )


@pytest.mark.parametrize(
    ("otherwise", "expected"), [(0, NONE), (1, NONE), (2, MINOR), (4, MODERATE), (6, MODERATE), (7, SERIOUS)]
)
def test_coherence_falls_with_the_interviews_that_say_something_else(
    otherwise: int, expected: Concern
) -> None:
    # Of ten interviews up to one, two and a half, four may say something else; then it is serious.
    found = assess(*[FOR] * 10, *[AGAINST] * (otherwise // 2), *[QUALIFIES] * (otherwise - otherwise // 2))
    assert concern(found, Component.COHERENCE) is expected
    assert (
        reason(found, Component.COHERENCE)
        == f"Interviews that say something else or set conditions: {otherwise} of {10 + otherwise}. Put "
        "together by rule."
    )


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [(10, NONE), (9, MINOR), (6, MINOR), (5, MODERATE), (3, MODERATE), (2, SERIOUS)],
)
def test_adequacy_needs_interviews_and_words(interviews: int, expected: Concern) -> None:
    found = assess(*[FOR] * interviews)
    assert concern(found, Component.ADEQUACY) is expected
    assert reason(found, Component.ADEQUACY).startswith(
        f"Interviews behind it: {interviews}. Words of theirs: {60 * interviews}."
    )


def test_relevance_is_held_against_everybody_who_was_interviewed() -> None:
    others = tuple(make_interview(f"o{at}", "P: No.\n", authority=f"X{at}", role="other") for at in range(20))
    # Six of 26 authorities, three of four roles, both languages: too few authorities only.
    found = assess(*[FOR] * 10, also=others)
    assert concern(found, Component.RELEVANCE) is MINOR
    assert reason(found, Component.RELEVANCE).startswith(
        "Behind it stand authorities: 6 of 26; roles: 3 of 4; languages: 2 of 2 that were interviewed."
    )


def test_interviews_of_one_authority_alone_are_a_serious_concern() -> None:
    assert find_concern_of_spread([False, False, False], alone=True) is SERIOUS
    assert find_concern_of_spread([True, True, False], alone=False) is MODERATE


@pytest.mark.parametrize(
    ("alpha", "twice", "expected"),
    [(0.9, 0.3, NONE), (0.9, 0.1, MINOR), (0.7, 0.3, MINOR), (0.7, 0.1, MODERATE), (0.5, 0.9, SERIOUS)],
)
def test_agreement_of_coders_counts_with_how_much_they_both_coded(
    alpha: float, twice: float, expected: Concern
) -> None:
    assert find_concern_of_agreement(alpha, twice) is expected


def test_nothing_is_assessed_where_nothing_was_said() -> None:
    assert find_confidence(make_hypothesis(), None) is None
    assert find_confidence(make_hypothesis("H2"), study(FOR)) is None


def test_a_person_has_the_last_word_and_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "confidence.csv").write_text(
        "hypothesis,component,level,reason_en,reason_cy,judged_by\n"
        "H1,methodological limitations,minor concerns,Two people talked it through.,Trafododd dau.,Ann\n"
        "H2,overall,low,All in all.,,Bob\n",
        "utf-8",
    )
    judgements = read_judgements(tmp_path, ["H1", "H2"])
    found = find_confidence(make_hypothesis(), study(*[FOR] * 10), judgements)
    assert found is not None
    assert (found.overall, found.judged) == (Confidence.HIGH, True)
    assert reason(found, Component.METHOD) == "Two people talked it through. Judged by: Ann."
    assert str(found.sentence) == "Confidence in the interviews is high. A person judged this."


def test_a_person_may_judge_the_whole(tmp_path: Path) -> None:
    (tmp_path / "confidence.csv").write_text(
        "hypothesis,component,level,reason_en,judged_by\nH1,overall,very low,They were all friends.,Ann\n",
        "utf-8",
    )
    found = find_confidence(make_hypothesis(), study(*[FOR] * 10), read_judgements(tmp_path, ["H1"]))
    assert found is not None
    assert (found.overall, found.judged_by, str(found.reason)) == (
        Confidence.VERY_LOW,
        "Ann",
        "They were all friends.",
    )


def test_without_a_file_nobody_judged(tmp_path: Path) -> None:
    assert read_judgements(tmp_path, ["H1"]) == ()
