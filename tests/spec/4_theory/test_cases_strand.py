"""Authorities compared: which circumstances go together where an outcome is found, and when nothing is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, say
from canllaw.theory.cases.claim import Bearing
from canllaw.theory.cases.findings import say_necessity
from canllaw.theory.cases.strand import CasesResult
from canllaw.theory.hypotheses.hypotheses import Condition, Direction, Measure, MeasureKind, Rival, StrandName
from canllaw.theory.strands import Leaning
from tests.build_cases import ALONE, CASES, CHAMPIONS, CULTURE, TOGETHER, compare

# Champions, culture, authorities, confident authorities: both together bring it, and nothing else does.
BOTH_BRING_IT = ((1, 1, 5, 5), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 5, 0))


def models(result: CasesResult) -> set[str]:
    assert result.analysis is not None
    return {model.name for model in result.analysis.sides.claimed.models}


def sentences(result: CasesResult) -> list[str]:
    return [say(each.sentence, Language.ENGLISH) for each in result.findings]


def test_circumstances_that_every_explanation_needs_speak_for_the_hypothesis(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, *BOTH_BRING_IT)
    assert (result.hypothesis, result.strand, result.leaning) == ("H6", StrandName.CASES, Leaning.FOR)
    assert models(result) == {"champions*culture"}
    assert say(result.sentence, Language.ENGLISH) == (
        "“Champions” together with “Culture” goes with the outcome “Confidence”. Authorities that have it: 5; of "
        "these, with the outcome: 5. Other authorities: 15; of these, with the outcome: 0. Authorities with "
        "“Champions” alone: 5; of these, with the outcome: 0."
    )
    assert result.against == ()


def test_the_conclusion_carries_its_numbers_and_every_setting(tmp_path: Path) -> None:
    found = compare(tmp_path, TOGETHER, *BOTH_BRING_IT).findings[0]
    assert (found.about, found.verdict) == ("cases:H6", Verdict.SUPPORTED)
    figures = {each.name: (each.value, each.n) for each in found.quantities}
    assert figures["authorities with the circumstances"] == (5, 20)
    assert figures["of these as expected"] == (5, 5)
    assert figures["least consistency"] == (1, None)
    assert figures["least coverage"] == (1, None)
    settings = dict(found.method.settings)
    assert settings["anchors of confidence"] == "half 2.5"
    assert settings["consistency of a configuration"] == "0.8"
    assert found.method.seed is not None


def test_an_authority_that_has_all_of_it_without_the_outcome_is_named_against_it(tmp_path: Path) -> None:
    # 7 of 8 are confident: a consistency of 0.875.
    hypothesis = replace(TOGETHER, cases=replace(CASES, consistency=0.75))
    kinds = ((1, 1, 8, 7), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 5, 0))
    result = compare(tmp_path, hypothesis, *kinds)
    assert result.leaning is Leaning.FOR
    (counter,) = result.against
    assert counter.weight == 1 / 8
    assert say(counter.sentence, Language.ENGLISH) == (
        "Authorities that have all of it, but not what the hypothesis expects: 1. "
        "Those that may be named: Place A08."
    )
    # Where its champions and its culture stand, and the survey.
    assert {(place.source.name, place.row) for place in counter.places} == {
        ("authorities.csv", 9),
        ("survey-1.csv", None),
    }


def test_a_context_that_works_without_its_companion_does_not_speak_for_both_together(tmp_path: Path) -> None:
    kinds = ((1, 1, 5, 5), (1, 0, 5, 5), (0, 1, 5, 0), (0, 0, 5, 0))
    result = compare(tmp_path, TOGETHER, *kinds)
    assert models(result) == {"champions"}
    assert result.leaning is Leaning.SILENT
    assert say(result.sentence, Language.ENGLISH).startswith(
        "The authorities do not show whether “Champions” together with “Culture” goes with the outcome"
    )


def test_circumstances_without_the_outcome_that_no_explanation_needs_speak_against_it(tmp_path: Path) -> None:
    kinds = ((1, 1, 5, 1), (1, 0, 5, 0), (0, 1, 5, 5), (0, 0, 5, 0))
    result = compare(tmp_path, TOGETHER, *kinds)
    assert models(result) == {"~champions*culture"}
    assert result.leaning is Leaning.AGAINST
    assert say(result.sentence, Language.ENGLISH).startswith(
        "“Champions” together with “Culture” does not go with the outcome “Confidence”: most authorities that have "
        "it are without the outcome, and no explanation of the outcome needs it. Authorities that have it: 5; of "
        "these, with the outcome: 1."
    )
    (counter,) = result.against
    assert counter.weight == 1 / 5


def test_where_nothing_explains_the_outcome_nothing_is_said(tmp_path: Path) -> None:
    kinds = ((1, 1, 5, 2), (1, 0, 5, 2), (0, 1, 5, 2), (0, 0, 5, 2))
    result = compare(tmp_path, TOGETHER, *kinds)
    assert models(result) == set()
    assert result.leaning is Leaning.SILENT


def test_a_context_may_be_claimed_to_prevent_the_outcome(tmp_path: Path) -> None:
    hypothesis = replace(ALONE, direction=Direction.LESS)
    result = compare(tmp_path, hypothesis, (1, 1, 5, 0), (1, 0, 5, 0), (0, 1, 5, 5), (0, 0, 5, 5))
    assert result.leaning is Leaning.FOR
    assert models(result) == {"champions"}
    assert say(result.sentence, Language.ENGLISH) == (
        "“Champions” goes with the absence of the outcome “Confidence”. Authorities that have it: 10; of these, "
        "without the outcome: 10. Other authorities: 10; of these, without the outcome: 0."
    )


def test_a_result_that_a_stricter_threshold_undoes_is_no_result(tmp_path: Path) -> None:
    # 9 of 11 are confident, which is 0.82: enough at 0.75, 0.775 and 0.8, but not from 0.825 to 0.9.
    kinds = ((1, 1, 11, 9), (1, 0, 4, 0), (0, 1, 4, 0), (0, 0, 4, 0))
    result = compare(tmp_path, TOGETHER, *kinds)
    assert result.analysis is not None
    assert result.analysis.reading.leaning is Leaning.FOR
    assert [(each.setting, each.reading.bearing) for each in result.analysis.variants] == [
        (0.75, Bearing.ALL),
        (0.775, Bearing.ALL),
        (0.825, Bearing.NONE),
        (0.85, Bearing.NONE),
        (0.875, Bearing.NONE),
        (0.9, Bearing.NONE),
        (2, Bearing.ALL),
    ]
    assert result.leaning is Leaning.SILENT
    assert "does not stand where the lines are drawn a little differently" in say(
        result.sentence, Language.ENGLISH
    )


def test_two_authorities_are_no_pattern(tmp_path: Path) -> None:
    kinds = ((1, 1, 2, 2), (1, 0, 5, 0), (0, 1, 5, 1), (0, 0, 5, 0))
    result = compare(tmp_path, TOGETHER, *kinds)
    assert result.leaning is Leaning.SILENT
    assert say(result.sentence, Language.ENGLISH).startswith("Too few authorities have it to say whether")


def test_an_authority_where_few_answered_is_left_out_and_counted(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, *BOTH_BRING_IT, few=("A01", "A20"))
    assert result.analysis is not None
    # Two and two people could be counted to within three: A02 is hidden beside them, and is no case either.
    assert set(result.analysis.cases.names) == {f"A{at:02}" for at in range(3, 20)}
    told = "Authorities left out, because fewer than 3 people answered there, or it could be worked out: 3."
    assert told in sentences(result)


def test_too_few_authorities_are_not_compared(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, (1, 1, 3, 3), (0, 0, 3, 0))
    assert (result.leaning, result.analysis) == (Leaning.SILENT, None)
    said = say(result.sentence, Language.ENGLISH)
    assert said.startswith("There are too few cases for so many conditions")
    assert "Conditions: 2. Cases: 6." in said
    assert [each.verdict for each in result.findings] == [Verdict.NOT_ENOUGH]


def test_authorities_that_hardly_differ_in_the_outcome_are_not_compared(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, (1, 1, 5, 2), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 5, 0))
    assert say(result.sentence, Language.ENGLISH) == (
        "The authorities are too alike in the outcome to compare them. With it: 2. Without it: 18. "
        "Needed of each: 3."
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"cases": None}, "The hypothesis names no conditions by which to compare authorities."),
        (
            {"context": Measure(kind=MeasureKind.FACT, key="hours")},
            "The context of the hypothesis is none of the conditions.",
        ),
        (
            {"together": Measure(kind=MeasureKind.FACT, key="hours")},
            "What the context works together with is none of the conditions.",
        ),
    ],
)
def test_a_hypothesis_without_its_conditions_is_told_so(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    hypothesis = replace(TOGETHER, **changes)  # type: ignore[arg-type]
    result = compare(tmp_path, hypothesis, *BOTH_BRING_IT)
    assert (result.leaning, say(result.sentence, Language.ENGLISH)) == (Leaning.SILENT, reason)


def test_conditions_that_no_authority_has_figures_of_are_told(tmp_path: Path) -> None:
    hours = Condition(key="hours", measure=Measure(kind=MeasureKind.FACT, key="hours"), half=3)
    hypothesis = replace(TOGETHER, cases=replace(CASES, conditions=(*CASES.conditions, hours)))
    result = compare(tmp_path, hypothesis, *BOTH_BRING_IT)
    assert say(result.sentence, Language.ENGLISH) == "No authority has this fact: hours."


def test_a_rival_that_no_explanation_needs_fails(tmp_path: Path) -> None:
    everywhere = Rival(key="everywhere", en="Champions always help.", cy="", context=CHAMPIONS)
    elsewhere = Rival(key="elsewhere", en="Pay.", cy="", context=Measure(kind=MeasureKind.FACT, key="pay"))
    hypothesis = replace(TOGETHER, rivals=(everywhere, elsewhere))
    # The cases say nothing of pay, which is none of their conditions.
    (rival,) = compare(tmp_path, hypothesis, *BOTH_BRING_IT).rivals
    assert (rival.rival, rival.fails, rival.finding.verdict) == ("everywhere", True, Verdict.CONTRADICTED)


def test_a_rival_that_every_explanation_needs_stands(tmp_path: Path) -> None:
    culture = Rival(key="culture", en="Culture is enough.", cy="", context=CULTURE)
    kinds = ((1, 1, 5, 5), (1, 0, 5, 0), (0, 1, 5, 5), (0, 0, 5, 0))
    (rival,) = compare(tmp_path, replace(TOGETHER, rivals=(culture,)), *kinds).rivals
    assert rival.fails is False


def test_coincidence_analysis_gives_a_second_view(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, *BOTH_BRING_IT)
    assert result.analysis is not None
    assert result.analysis.second.bearing is Bearing.ALL
    assert sentences(result)[-1] == (
        "A second method, coincidence analysis, finds: CHAMPIONS*CULTURE<->CONFIDENCE. "
        "Capitals: present. Small letters: absent."
    )


def test_what_is_never_missing_where_the_outcome_is_found_is_told(tmp_path: Path) -> None:
    said = sentences(compare(tmp_path, TOGETHER, *BOTH_BRING_IT))
    # All 5 confident authorities have it: consistency 1. Of 20, 10 are without it and 15 without both:
    # a relevance of 10 / 15.
    assert "“Champions” is hardly ever missing where “Confidence” is as expected." in said


def test_authorities_alike_in_all_but_the_outcome_are_told(tmp_path: Path) -> None:
    hypothesis = replace(TOGETHER, cases=replace(CASES, consistency=0.75))
    said = sentences(compare(tmp_path, hypothesis, (1, 1, 8, 7), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 5, 0)))
    assert (
        "Authorities in the same circumstances that differ in the outcome, so that other reasons must be at "
        "work: 8."
    ) in said


def test_what_is_seldom_missing_anywhere_is_not_called_needed(tmp_path: Path) -> None:
    # Without champions are 2 of 22, without both 17: a relevance of 2 / 17. All that are confident have them.
    kinds = ((1, 1, 5, 5), (1, 0, 15, 0), (0, 1, 1, 0), (0, 0, 1, 0))
    assert (
        "“Champions” is hardly ever missing where “Confidence” is as expected, but it is seldom missing "
        "elsewhere either, so that this says little."
    ) in sentences(compare(tmp_path, TOGETHER, *kinds))


def test_authorities_without_it_are_spoken_of_only_where_there_are_any(tmp_path: Path) -> None:
    # Of 8 that are confident 3 have no champions.
    kinds = ((1, 1, 5, 5), (1, 0, 5, 0), (0, 1, 5, 3), (0, 0, 5, 0))
    some = "“Confidence” is as expected in some authorities without “Champions” too."
    assert some in sentences(compare(tmp_path, TOGETHER, *kinds))


def test_what_is_there_less_fully_than_the_outcome_is_not_called_missing(tmp_path: Path) -> None:
    """Nobody is confident without champions, but their memberships fall short: a consistency below 0.9."""
    analysis = compare(tmp_path, TOGETHER, *BOTH_BRING_IT).analysis
    assert analysis is not None
    each = next(own for own in analysis.sides.claimed.necessity if own.name == "champions")
    short = replace(each, fit=replace(each.fit, consistency=0.84))
    said = say(say_necessity(analysis, analysis.claim.context, short), Language.ENGLISH)
    assert said == "The authorities do not show that “Confidence” needs “Champions”."
