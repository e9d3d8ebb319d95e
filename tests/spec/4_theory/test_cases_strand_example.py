"""The example study's hypothesis about combinations comes out as its truth says, where it was drawn to hold."""

from functools import cache
from pathlib import Path

from canllaw.evidence.results import study_evidence
from canllaw.study import read_study
from canllaw.study.requests import evidence_request
from canllaw.theory.cases.claim import Bearing
from canllaw.theory.cases.strand import CasesResult, test_by_cases
from canllaw.theory.hypotheses.files import read_hypothesis
from canllaw.theory.strands import Leaning
from tests.build_answers import SECRET

EXAMPLE = Path(__file__).parents[3] / "examples" / "first-study"


@cache
def result() -> CasesResult:
    evidence = study_evidence(evidence_request(read_study(EXAMPLE), SECRET))
    return test_by_cases(read_hypothesis(EXAMPLE / "theory" / "H6.toml"), evidence)


def test_champions_with_a_supportive_culture_go_with_high_use_and_champions_alone_do_not() -> None:
    analysis = result().analysis
    assert analysis is not None
    assert result().leaning is Leaning.FOR
    assert {model.name for model in analysis.sides.claimed.parsimonious_models} == {"champions*culture"}
    assert analysis.second.bearing is Bearing.ALL
    found = analysis.reading.cases
    # These six have champions, and their culture was drawn to be supportive (key/evidence-truth.toml).
    drawn = {"W01", "W03", "W06", "W11", "W16", "W19"}
    assert {analysis.cases.names[at] for at in found.inside} == drawn
    assert found.alone and not found.alone_having


def test_that_champions_work_everywhere_fails_beside_it() -> None:
    assert [(each.rival, each.fails) for each in result().rivals if each.rival == "champions-everywhere"] == [
        ("champions-everywhere", True)
    ]


def test_authorities_of_which_nobody_may_know_how_many_answered_are_no_cases() -> None:
    # W10 and W17 have few answers; W14 is hidden beside them where use is shown.
    analysis = result().analysis
    assert analysis is not None
    assert analysis.cases.few == 3
    assert not {"W10", "W14", "W17"} & set(analysis.cases.names)
    assert not analysis.is_held_back


def test_no_sentence_names_an_authority_that_may_not_be_named() -> None:
    analysis = result().analysis
    assert analysis is not None
    may_not = {"W10", "W17"} | (set(analysis.cases.names) - analysis.cases.named)
    rows = {place.row for each in result().findings for place in each.places if place.row is not None}
    # Row 2 of authorities.csv is W01.
    assert not {int(code[1:]) + 1 for code in may_not} & rows
