"""What a report says of a hypothesis: in its own words, in people of a hundred, never more than was found."""

from dataclasses import replace
from itertools import product

import pytest

from canllaw.basics.findings import Quantity
from canllaw.basics.language import Language, say
from canllaw.report.effect_chart import make_effect_chart
from canllaw.report.study_report_implications import (
    ORDER,
    OTHERWISE,
    READERS,
    WORTH,
    Reader,
    make_implications,
)
from canllaw.report.study_report_messages import MOST, make_messages
from canllaw.report.study_report_verdicts import tell_finding, tell_result
from canllaw.theory.hypotheses.hypotheses import Area, Direction, Measure, MeasureKind, StrandName
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.verdicts import HypothesisVerdict
from tests.build_hypotheses import make_strand
from tests.build_report import COOK, claims_of, find_difference, judge, make_lunch, make_material, texts_of

FOR, AGAINST, BOTH, SILENT = Leaning
WARM = Measure(
    kind=MeasureKind.SCALE, key="warm", said_en="the room is warm", said_cy="mae'r ystafell yn gynnes"
)
LIKE_IT = Measure(kind=MeasureKind.SCALE, key="liking", said_en="like the food", said_cy="yn hoffi'r bwyd")


def told(verdict: HypothesisVerdict, language: Language = Language.ENGLISH) -> str:
    return say(tell_result(verdict), language)


def difference(value: float, low: float, high: float, name: str = "difference") -> Quantity:
    return find_difference(name, value, low, high)


def test_what_is_borne_out_is_told_in_people_of_a_hundred() -> None:
    verdict = judge(make_lunch(), FOR, difference(0.17, 0.1, 0.25))
    assert told(verdict) == "Where there is a cook, 17 more people in 100 come to lunch (between 10 and 25)."


def test_fewer_people_are_told_as_fewer() -> None:
    hypothesis = make_lunch(direction=Direction.LESS)
    verdict = judge(hypothesis, FOR, difference(-0.17, -0.25, -0.1))
    assert told(verdict) == "Where there is a cook, 17 fewer people in 100 come to lunch (between 10 and 25)."


def test_the_opposite_is_told_as_the_opposite() -> None:
    verdict = judge(make_lunch(), AGAINST, difference(-0.08, -0.12, -0.04))
    assert told(verdict) == (
        "The opposite was found. Where there is a cook, 8 fewer people in 100 come to lunch (between 4 and 12)."
    )


@pytest.mark.parametrize(
    ("direction", "numbers", "words"),
    [
        (
            Direction.MORE,
            (0.0, -0.03, 0.04),
            "Where there is a cook, between 3 fewer and 4 more people in 100 come to lunch. "
            "What would matter is 5 more.",
        ),
        (
            Direction.MORE,
            (0.02, 0.01, 0.04),
            "Where there is a cook, between 1 and 4 more people in 100 come to lunch. "
            "What would matter is 5 more.",
        ),
        (
            Direction.LESS,
            (-0.02, -0.04, -0.01),
            "Where there is a cook, between 1 and 4 fewer people in 100 come to lunch. "
            "What would matter is 5 fewer.",
        ),
    ],
)
def test_what_is_too_small_to_matter_is_told_with_what_would_matter(
    direction: Direction, numbers: tuple[float, float, float], words: str
) -> None:
    assert told(judge(make_lunch(direction=direction), AGAINST, difference(*numbers))) == words


def test_what_works_only_together_is_told_for_either_side() -> None:
    numbers = (
        difference(0.37, 0.25, 0.49),
        difference(0.36, 0.28, 0.46, "difference where the other is high"),
        difference(-0.01, -0.1, 0.1, "difference where the other is low"),
    )
    verdict = judge(make_lunch(together=WARM), FOR, *numbers)
    assert told(verdict) == (
        "Where there is a cook and the room is warm, 36 more people in 100 come to lunch "
        "(between 28 and 46). Otherwise no clear difference was found."
    )
    (chart,) = make_effect_chart([verdict], Language.ENGLISH)
    assert [cell.text for cell in chart.table.rows[0].cells[1:4]] == ["36", "28", "46"]


def with_link(verdict: HypothesisVerdict, link: Quantity) -> HypothesisVerdict:
    """The same verdict, whose survey has a finding on the way from context to mechanism too."""
    survey = verdict.strand(StrandName.SURVEY)
    assert survey is not None
    finding = replace(survey.findings[0], about="H1:survey:context to mechanism", quantities=(link,))
    more: StrandResult = replace(survey, findings=(*survey.findings, finding))
    return replace(verdict, strands=(more, *verdict.strands[1:]))


@pytest.mark.parametrize(
    ("whole", "tail"),
    [
        (difference(0.1, 0.02, 0.18, "difference by every way"), ""),
        (
            difference(0.03, -0.05, 0.11, "difference by every way"),
            " All ways taken together, no clear difference was found.",
        ),
    ],
)
def test_what_goes_through_a_mechanism_is_not_told_as_all_that_happens(whole: Quantity, tail: str) -> None:
    hypothesis = make_lunch(through=True, mechanism=LIKE_IT)
    verdict = judge(hypothesis, FOR, difference(0.07, 0.04, 0.1), whole)
    assert told(with_link(verdict, difference(0.8, 0.6, 1.0))) == (
        "Where there is a cook, more people like the food. By this way alone, 7 more people in 100 come to "
        f"lunch (between 4 and 10).{tail}"
    )


def test_a_mechanism_that_falls_is_not_told_as_if_it_rose() -> None:
    hypothesis = make_lunch(through=True, mechanism=LIKE_IT)
    verdict = judge(hypothesis, FOR, difference(0.07, 0.04, 0.1))
    assert told(with_link(verdict, difference(-0.8, -1.0, -0.6))) == "survey is for."


def test_a_hypothesis_without_words_of_its_own_is_quoted_before_what_was_found() -> None:
    silent = make_lunch(context=replace(COOK, said_en="", said_cy=""))
    verdict = judge(silent, FOR, difference(0.17, 0.1, 0.25))
    assert say(tell_finding(verdict), Language.ENGLISH) == "“A cook brings people to lunch.” survey is for."


def test_a_hypothesis_that_interviews_test_is_not_told_by_the_survey() -> None:
    hypothesis = make_lunch(tested_by=(StrandName.INTERVIEWS,))
    said = make_strand(StrandName.INTERVIEWS, FOR)
    verdict = judge(hypothesis, SILENT, difference(0.17, 0.1, 0.25), others=[said])
    assert say(tell_finding(verdict), Language.ENGLISH) == (
        "“A cook brings people to lunch.” interviews is for."
    )


def test_welsh_uses_the_welsh_words_of_the_hypothesis() -> None:
    verdict = judge(make_lunch(), FOR, difference(0.17, 0.1, 0.25))
    assert told(verdict, Language.WELSH).startswith("Lle mae cogydd")


def implications(*verdicts: HypothesisVerdict) -> dict[str, list[str]]:
    """What is said to each reader, by the id of the heading."""
    sections = list(make_implications(make_material(*verdicts)))
    blocks = sections[0].blocks[1:] if sections else ()
    heads, paragraphs = blocks[::2], blocks[1::2]
    return {
        head.id: [claim.text for claim in own.claims]  # type: ignore[union-attr]
        for head, own in zip(heads, paragraphs, strict=True)
    }


def test_every_area_and_kind_of_measure_concerns_somebody_and_every_verdict_has_words() -> None:
    assert set(READERS) == set(product(Area, MeasureKind))
    assert all(READERS.values())
    assert set(WORTH) == set(MeasureKind)
    assert {*OTHERWISE, ORDER[0]} == set(ORDER)


@pytest.mark.parametrize(
    ("leaning", "numbers", "begins"),
    [
        (FOR, (0.17, 0.1, 0.25), "Worth doing. Where there is a cook, 17 more"),
        (AGAINST, (0.0, -0.03, 0.04), "Do not count on this: “A cook brings people to lunch.” Where"),
        (BOTH, (0.1, 0.01, 0.2), "It depends, so look at your own circumstances first: “A cook"),
        (SILENT, (0.1, -0.1, 0.3), "Not known yet, so no reason to do it or to stop: “A cook"),
    ],
)
def test_what_follows_goes_by_the_verdict(
    leaning: Leaning, numbers: tuple[float, float, float], begins: str
) -> None:
    (words,) = implications(judge(make_lunch(), leaning, difference(*numbers)))["for-authority-lead"]
    assert words.startswith(begins)


def test_what_is_not_known_says_what_would_tell() -> None:
    hypothesis = make_lunch(change_mind_en="If nobody came, a cook would not be the reason.")
    (words,) = implications(judge(hypothesis, SILENT))["for-authority-lead"]
    assert words.endswith("What would speak against it: If nobody came, a cook would not be the reason.")


def test_less_of_an_outcome_is_not_called_worth_doing() -> None:
    hypothesis = make_lunch(direction=Direction.LESS)
    (words,) = implications(judge(hypothesis, FOR, difference(-0.17, -0.25, -0.1)))["for-authority-lead"]
    assert words.startswith("Worth heeding. Where there is a cook, 17 fewer")


def test_what_chance_among_many_tests_may_explain_is_worth_trying_only() -> None:
    """Of two tests the smaller p counts twice: 0.03 becomes 0.06."""
    unsure = (difference(0.17, 0.1, 0.25), Quantity(name="p", value=0.03))
    other = (difference(0.0, -0.03, 0.04), Quantity(name="p", value=0.9))
    told = implications(judge(make_lunch(), FOR, *unsure), judge(make_lunch("H2"), AGAINST, *other))
    assert told["for-authority-lead"][0].startswith("Worth trying out, and watching what else it does.")


def test_an_even_match_shows_what_speaks_against() -> None:
    said = replace(make_strand(StrandName.RECORDS, AGAINST), strand=StrandName.RECORDS)
    verdict = judge(make_lunch(), FOR, difference(0.17, 0.1, 0.25), others=[said])
    assert told(verdict) == "survey is for. Against that: records: records is against."


def test_people_hear_what_people_have_and_the_policy_lead_what_the_policy_does() -> None:
    of_people = make_lunch("H1", area=Area.ORGANISATION, context=replace(COOK, kind=MeasureKind.SCALE))
    of_text = make_lunch("H2", area=Area.POLICY, context=replace(COOK, kind=MeasureKind.CONCRETENESS, key=""))
    number = difference(0.17, 0.1, 0.25)
    told = implications(judge(of_people, FOR, number), judge(of_text, FOR, number))
    assert {key: [words.split(". ")[0] for words in own] for key, own in told.items()} == {
        "for-policy-lead": ["Worth writing concretely"],
        "for-authority-lead": ["Worth building up"],
        "for-practitioner": ["Worth asking for"],
    }
    assert list(told) == [f"for-{reader}" for reader in Reader]


def test_main_messages_are_eight_at_most_and_name_every_hypothesis() -> None:
    """Ten borne out, one not, one unknown: seven with their numbers is too many, so the rest is quoted."""
    verdicts = [
        judge(make_lunch(f"H{number}"), FOR, difference(0.01 * number, 0.005, 0.3)) for number in range(1, 11)
    ]
    verdicts += [judge(make_lunch("H11"), AGAINST), judge(make_lunch("H12"), SILENT)]
    claims = claims_of(make_messages(make_material(*verdicts)))
    listed = [each for each in claims if each.links]
    assert len(listed) == MOST
    assert listed[0].text.startswith("Where there is a cook, 10 more people")
    hrefs = [link.href for each in listed for link in each.links]
    assert sorted(hrefs) == sorted(f"theory.html#h-H{number}-block" for number in range(1, 13))
    assert listed[-2].text.startswith("Expected, and not found to be so: “A cook")
    assert listed[-1].text.startswith("Not known yet: “A cook")


def test_what_came_out_the_other_way_round_is_a_message_of_its_own_with_its_number() -> None:
    turned = judge(make_lunch("H2"), AGAINST, difference(-0.17, -0.25, -0.1))
    small = judge(make_lunch("H1"), AGAINST, difference(0.0, -0.03, 0.04))
    told = [each for each in claims_of(make_messages(make_material(small, turned))) if each.links]
    assert [each.text for each in told] == [
        "The opposite of what was expected was found. Where there is a cook, 17 fewer people in 100 come to "
        "lunch (between 10 and 25).",
        "Expected, and not found to be so: “A cook brings people to lunch.”",
    ]
    assert [[link.href for link in each.links] for each in told] == [
        ["theory.html#h-H2-block"],
        ["theory.html#h-H1-block"],
    ]


def test_fewer_where_less_was_expected_is_not_the_other_way_round() -> None:
    """More was found where less was expected: that is the other way round; a small difference is not."""
    less = make_lunch("H1", direction=Direction.LESS)
    (turned,) = texts_of(make_messages(make_material(judge(less, AGAINST, difference(0.17, 0.1, 0.25)))))[:1]
    assert turned.startswith("The opposite of what was expected was found. Where there is a cook, 17 more")
    (small,) = texts_of(make_messages(make_material(judge(less, AGAINST, difference(0.0, -0.03, 0.04)))))[:1]
    assert small.startswith("Expected, and not found to be so:")


def test_an_authority_lead_reads_no_method_where_authorities_could_not_be_compared() -> None:
    hypothesis = make_lunch(tested_by=(StrandName.CASES,))
    (words,) = implications(judge(hypothesis, SILENT))["for-authority-lead"]
    assert "Comparing these authorities with one another cannot decide this" in words
    assert "cases is silent" not in words


def test_what_a_study_does_not_have_is_said() -> None:
    texts = texts_of(make_messages(make_material(judge(make_lunch(), FOR, difference(0.17, 0.1, 0.25)))))
    assert texts[1:] == [
        "The guidance itself was not read in this study.",
        "This study has no evidence yet: nothing is known of who is aware, and of what is done.",
    ]
