"""What an authority shows on one measure: means, shares and facts, and who is left out or not named."""

from dataclasses import replace
from pathlib import Path

import pytest

from canllaw.basics.language import Language, say
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.cases.values import AuthorityValue, find_authority_values
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from tests.build_study import find_result, put_files, put_study

CONFIDENCE = Measure(kind=MeasureKind.SCALE, key="confidence", level=MeasureLevel.AUTHORITY)
AWARE = Measure(kind=MeasureKind.ITEM, key="aware_unprompted")
# authority, sure, lost (turned round), aware, words. Confidence in the first wave: 3, 3, 1 and 1, 1, 1; in the
# second: 3, 2, 1, 1 and 3, 3; two people are too few where the small number is 3.
FIRST = "mon,3,1,1,\nmon,3,1,1,\nmon,1,3,1,\ngwy,1,3,0,\ngwy,1,3,0,\ngwy,1,3,0,\n"
SECOND = "mon,3,1,1,\nmon,2,2,0,\nmon,1,3,0,\nmon,1,3,,\ngwy,3,1,1,\ngwy,3,1,1,\n"
FACTS = "code,name_en,name_cy,staff_in_post,champions\nmon,Anglesey,Ynys Môn,20,1\ngwy,Gwynedd,Gwynedd,30,\n"


@pytest.fixture
def evidence(tmp_path: Path) -> EvidenceResult:
    folder = put_study(tmp_path, FIRST, SECOND)
    put_files(folder, {"workforce/authorities.csv": FACTS})
    return find_result(folder)


def values(measure: Measure, evidence: EvidenceResult, wave: str = "") -> dict[str, AuthorityValue]:
    found = find_authority_values(measure, evidence, wave)
    assert not isinstance(found, NotEnough)
    return {each.authority: each for each in found}


def test_a_scale_counts_by_the_mean_of_the_people_of_the_newest_wave(evidence: EvidenceResult) -> None:
    mon = values(CONFIDENCE, evidence)["mon"]
    assert (mon.value, mon.people, mon.few) == ((3 + 2 + 1 + 1) / 4, 4, False)


def test_another_wave_may_be_named(evidence: EvidenceResult) -> None:
    assert values(replace(CONFIDENCE, wave="1"), evidence)["mon"].value == pytest.approx(7 / 3)
    assert values(CONFIDENCE, evidence, wave="1")["gwy"].value == 1


def test_all_waves_may_be_put_together(evidence: EvidenceResult) -> None:
    mon = values(replace(CONFIDENCE, wave="all"), evidence)["mon"]
    assert (mon.value, mon.people) == (pytest.approx((3 + 3 + 1 + 3 + 2 + 1 + 1) / 7), 4)


def test_a_question_of_yes_or_no_counts_by_the_share_of_yes(evidence: EvidenceResult) -> None:
    mon = values(AWARE, evidence)["mon"]
    assert (mon.value, mon.people) == (pytest.approx(1 / 3), 3)


def test_of_people_at_least_gives_the_share_who_reach_it_and_of_authorities_yes_or_no(
    evidence: EvidenceResult,
) -> None:
    people = replace(CONFIDENCE, level=MeasureLevel.PERSON, at_least=2)
    assert values(people, evidence)["mon"].value == 2 / 4
    assert values(replace(CONFIDENCE, at_least=1.7), evidence)["mon"].value == 1
    assert values(replace(CONFIDENCE, at_least=2), evidence)["mon"].value == 0


def test_an_authority_where_fewer_answered_than_the_small_number_has_no_value(
    evidence: EvidenceResult,
) -> None:
    gwy = values(CONFIDENCE, evidence)["gwy"]
    assert (gwy.value, gwy.people, gwy.few, gwy.may_be_named) == (None, 2, True, False)


def test_an_authority_from_which_a_hidden_one_could_be_worked_out_is_not_named(
    evidence: EvidenceResult,
) -> None:
    # Everybody less Anglesey would be the two people of Gwynedd.
    assert not values(CONFIDENCE, evidence)["mon"].may_be_named
    assert values(replace(CONFIDENCE, wave="1"), evidence)["mon"].may_be_named


def test_a_share_to_which_few_said_yes_is_not_named(evidence: EvidenceResult) -> None:
    # One of three in Anglesey said yes.
    assert not values(AWARE, evidence)["mon"].may_be_named
    # In the first wave all of Anglesey said yes and all of Gwynedd no.
    assert values(replace(AWARE, wave="1"), evidence)["mon"].may_be_named


def test_a_fact_counts_as_it_stands_in_the_workforce(evidence: EvidenceResult) -> None:
    found = values(Measure(kind=MeasureKind.FACT, key="champions"), evidence)
    assert (found["mon"].value, found["mon"].people, found["mon"].may_be_named) == (1, None, True)
    assert (found["gwy"].value, found["gwy"].few) == (None, False)
    place = found["mon"].place
    assert place is not None
    assert (place.source.name, place.row) == ("authorities.csv", 2)


@pytest.mark.parametrize(
    ("measure", "reason"),
    [
        (Measure(kind=MeasureKind.FACT, key="pay"), "No authority has this fact: pay."),
        (Measure(kind=MeasureKind.EXAMPLE), "A measure of practices says nothing of whole authorities."),
        (replace(CONFIDENCE, wave="9"), "There is no such wave: 9."),
    ],
)
def test_a_measure_that_is_not_there_is_told(evidence: EvidenceResult, measure: Measure, reason: str) -> None:
    found = find_authority_values(measure, evidence)
    assert isinstance(found, NotEnough)
    assert say(found.reason, Language.ENGLISH) == reason
