"""What observers saw bears on hypotheses of practices, and on others where it stands for their outcome."""

from dataclasses import replace
from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.evidence.practice.gap import find_gaps
from canllaw.evidence.practice.gap_figures import make_gap_figures
from canllaw.evidence.practice.observations import Practice
from canllaw.evidence.publication import publish
from canllaw.evidence.results import EvidenceResult
from canllaw.evidence.scores.clustered_shares import Difference
from canllaw.guidance.requests import GuidanceRequest, GuidanceResult, study_guidance
from canllaw.theory.hypotheses.hypotheses import Direction, Measure, MeasureKind
from canllaw.theory.observed_strand import find_leaning, find_what_was_seen
from canllaw.theory.observed_strand_shares import less
from canllaw.theory.strands import Leaning
from tests.build_evidence import look, make_authorities, make_evidence
from tests.build_hypotheses import make_hypothesis

GUIDANCE = """# Return

1. The social worker must hold a return interview with the child within 72 hours of the child's return.

2. Agencies should recognise the importance of stable relationships.
"""
H1 = make_hypothesis(
    context=Measure(kind=MeasureKind.CONCRETENESS), outcome=Measure(kind=MeasureKind.EXAMPLE)
)
CHAMPIONS = make_hypothesis(context=Measure(kind=MeasureKind.FACT, key="champions"), seen=True)


@pytest.fixture
def guidance(tmp_path: Path) -> GuidanceResult:
    path = tmp_path / "guidance.md"
    path.write_text(GUIDANCE, "utf-8")
    return study_guidance(GuidanceRequest(file=path))


def practices_of(guidance: GuidanceResult) -> tuple[Practice, ...]:
    interview, relationships = (each.expectation.id for each in guidance.analysis.assessed)
    return (
        Practice(key="interview", en="Interview", cy="Cyfweliad", expectations=(interview,)),
        Practice(key="relationships", en="Relationships", cy="Perthnasoedd", expectations=(relationships,)),
        Practice(key="nobody asks", en="Other", cy="Arall"),
    )


def test_concretely_asked_practices_are_held_against_vaguely_asked_ones(guidance: GuidanceResult) -> None:
    seen = [
        each
        for authority in ("W01", "W02", "W03", "W04")
        for each in (*look(authority, "interview", 8, 2), *look(authority, "relationships", 2, 8))
    ]
    evidence = make_evidence(
        observations=[*seen, *look("W01", "nobody asks", 9, 0)], practices=practices_of(guidance)
    )
    result = find_what_was_seen(H1, evidence, [guidance])
    numbers = {each.name: (each.value, each.n) for each in result.findings[0].quantities}
    assert numbers["seen where high"] == (pytest.approx(0.8), 40)
    assert numbers["seen where low"] == (pytest.approx(0.2), 40)
    assert numbers["difference"] == (pytest.approx(0.6), 80)
    assert (result.leaning, result.findings[0].verdict) == (Leaning.FOR, Verdict.SUPPORTED)
    assert (
        str(result.sentence) == "What is asked for concretely was seen on 80 in 100 occasions, what is asked "
        "for vaguely on 20 in 100. That is more than chance explains, and enough to matter."
    )
    # Of pairs of which one was seen: 0.8 x 0.8 go one way, 0.2 x 0.2 the other.
    (counter,) = result.against
    assert counter.weight == pytest.approx(0.04 / 0.68)


def with_gaps(evidence: EvidenceResult) -> EvidenceResult:
    """The same with what is told of each practice by itself."""
    material, request = evidence.material, evidence.request
    gaps = find_gaps(material.practices, None, material.observations, request.small_number)
    figures = tuple(make_gap_figures(gaps, None, material.observations))
    return replace(evidence, publication=publish(figures, [], material.observations, request))


@pytest.mark.parametrize(("occasions", "is_told"), [(4, False), (12, True)])
def test_a_practice_that_was_looked_for_on_few_occasions_cannot_be_had_from_all_concrete_ones(
    guidance: GuidanceResult, occasions: int, is_told: bool
) -> None:
    # The gap tells of 40 interviews and hides four plans: both together would be the interviews and four.
    interview, relationships, _ = practices_of(guidance)
    plan = replace(interview, key="plan")
    seen = [
        each
        for authority in ("W01", "W02", "W03", "W04")
        for each in (*look(authority, "interview", 8, 2), *look(authority, "relationships", 2, 8))
    ]
    evidence = with_gaps(
        make_evidence(
            observations=[*seen, *look("W01", "plan", 2, occasions - 2)],
            practices=(interview, plan, relationships),
        )
    )
    result = find_what_was_seen(H1, evidence, [guidance])
    assert result.leaning is Leaning.FOR
    (finding,) = result.findings
    assert bool(finding.quantities) is is_told
    assert ("in 100 occasions" in str(result.sentence)) is is_told
    if not is_told:
        assert (
            str(result.sentence)
            == "What was seen is not shown in numbers: something about few occasions could "
            "be worked out. That is more than chance explains, and enough to matter."
        )
        assert [(str(each.sentence), each.weight) for each in result.against] == [
            ("Some occasions go the other way. How many is not shown.", 0.25)
        ]


def test_without_the_guidance_nobody_knows_which_practices_are_concrete(guidance: GuidanceResult) -> None:
    evidence = make_evidence(observations=look("W01", "interview", 8, 2), practices=practices_of(guidance))
    assert find_what_was_seen(H1, evidence).leaning is Leaning.SILENT


def sides(champions: tuple[int, int], others: tuple[int, int], authorities: int = 5) -> EvidenceResult:
    """So many authorities with champions and without: on how many occasions of each it was seen and was not."""
    workforce = make_authorities({"champions": [1] * authorities + [0] * authorities})
    shares = [champions] * authorities + [others] * authorities
    seen = [each for at, share in enumerate(shares, 1) for each in look(f"W{at:02}", "x", *share)]
    return make_evidence(workforce, seen)


def test_authorities_are_compared_where_what_was_seen_stands_for_the_outcome() -> None:
    result = find_what_was_seen(CHAMPIONS, sides((19, 1), (4, 16)))
    assert result.leaning is Leaning.FOR
    assert (
        str(result.sentence)
        == "Of 100 occasions practice was seen on 95 with “champions”, on 20 without it. "
        "That is more than chance explains, and enough to matter."
    )


def test_a_difference_that_chance_explains_decides_nothing() -> None:
    assert find_what_was_seen(CHAMPIONS, sides((6, 5), (5, 6))).leaning is Leaning.SILENT


def test_two_authorities_on_a_side_are_too_few_to_tell_them_from_what_else_they_are() -> None:
    assert find_what_was_seen(CHAMPIONS, sides((19, 1), (4, 16), authorities=2)).leaning is Leaning.SILENT


def test_a_side_of_few_occasions_is_not_compared() -> None:
    result = find_what_was_seen(CHAMPIONS, sides((2, 0), (0, 1)))
    assert str(result.sentence) == "On one side there were too few occasions to compare. Fewest: 10."
    assert result.findings[0].quantities == ()


def test_what_was_seen_says_nothing_of_other_outcomes() -> None:
    hypothesis = make_hypothesis(context=CHAMPIONS.context)
    assert (
        str(find_what_was_seen(hypothesis, sides((19, 1), (4, 16))).sentence)
        == "What was seen does not show the outcome of this hypothesis."
    )
    assert str(find_what_was_seen(CHAMPIONS, make_evidence()).sentence) == "The study has no observations."


def test_what_works_only_together_is_compared_where_both_are_and_where_one_is_missing() -> None:
    workforce = make_authorities(
        {"champions": [1] * 5 + [0] * 5 + [1] * 5 + [0] * 5, "culture": [1] * 10 + [0] * 10}
    )
    shares = [(19, 1)] * 5 + [(4, 16)] * 5 + [(6, 14)] * 5 + [(5, 15)] * 5
    seen = [each for at, share in enumerate(shares, 1) for each in look(f"W{at:02}", "x", *share)]
    together = make_hypothesis(
        context=CHAMPIONS.context, together=Measure(kind=MeasureKind.FACT, key="culture"), seen=True
    )
    result = find_what_was_seen(together, make_evidence(workforce, seen))
    difference = next(each for each in result.findings[0].quantities if each.name == "difference")
    # 95 - 20 in 100 where the culture is there, 30 - 25 in 100 where it is not.
    assert difference.value == pytest.approx(0.75 - 0.05)
    assert result.leaning is Leaning.FOR
    assert str(result.sentence).startswith(
        "Of 100 occasions practice was seen on 95 where “champions” and “culture” come together, on 20 with "
        "“culture” alone, on 30 with “champions” alone, on 25 with neither."
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "direction", "leaning"),
    [
        (0.2, 0.05, 0.35, Direction.MORE, Leaning.FOR),
        (0.08, 0.05, 0.12, Direction.MORE, Leaning.SILENT),
        (0.2, -0.05, 0.45, Direction.MORE, Leaning.SILENT),
        (0.02, -0.05, 0.09, Direction.MORE, Leaning.AGAINST),
        (-0.2, -0.35, -0.05, Direction.MORE, Leaning.AGAINST),
        (-0.2, -0.35, -0.05, Direction.LESS, Leaning.FOR),
        (0.2, 0.05, 0.35, Direction.LESS, Leaning.AGAINST),
    ],
)
def test_the_rule_is_that_of_the_survey(
    value: float, low: float, high: float, direction: Direction, leaning: Leaning
) -> None:
    # A difference of 0.1 matters.
    found = Difference(value=value, low=low, high=high)
    assert find_leaning(found, make_hypothesis(direction=direction)) is leaning


def test_the_interval_of_a_difference_of_differences_adds_up_both_uncertainties() -> None:
    found = less(Difference(value=0.5, low=0.2, high=0.9), Difference(value=0.1, low=-0.2, high=0.5))
    # Down: 0.3 and 0.4, so 0.5; up: 0.4 and 0.3, so 0.5.
    assert (found.value, found.low, found.high) == pytest.approx((0.4, -0.1, 0.9))
