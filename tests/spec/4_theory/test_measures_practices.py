"""Practices: a row for each practice of a person, and how concretely the guidance asks for each."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from canllaw.basics.language import Language, say
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceRequest, GuidanceResult, study_guidance
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.measures import make_people_table
from canllaw.theory.measures.records import PeopleTable, Unit
from tests.build_hypotheses import make_hypothesis
from tests.build_study import put_result

# What a reader could tell done, what lacks a time or a case, and what could be said of anything.
GUIDANCE = """# Coming home

1.1 The social worker must offer the child a return interview within 72 hours of their return.

1.2 The team manager must record the decision.

1.3 We must recognise the importance of stable relationships.
"""
# An example counts from 3 of "sure" for the first practice, from 2 for the second.
PRACTICES = """
[[practices]]
key = "interview"
en = "An interview"
cy = "Cyfweliad"
expectations = [{first}]
self_report = "aware_unprompted"
example = "sure"
example_from = 3

[[practices]]
key = "care"
en = "Care"
cy = "Gofalu"
expectations = [{second}]
self_report = "aware_unprompted"
example = "sure"
example_from = 2
"""
ANSWERS = "mon,3,1,1,\nmon,2,3,0,\ngwy,,2,0,\n"
H1 = make_hypothesis(
    context=Measure(kind=MeasureKind.CONCRETENESS), outcome=Measure(kind=MeasureKind.EXAMPLE)
)


@pytest.fixture
def guidance(tmp_path: Path) -> GuidanceResult:
    file = tmp_path / "guidance.md"
    file.write_text(GUIDANCE, "utf-8")
    return study_guidance(GuidanceRequest(file=file))


def evidence(folder: Path, guidance: GuidanceResult, first: tuple[str, ...], second: str) -> EvidenceResult:
    """Practices that are joined with these paragraphs of the guidance."""
    ids = {
        each.expectation.place.paragraph: f'"{each.expectation.id}"' for each in guidance.analysis.assessed
    }
    practices = PRACTICES.format(first=", ".join(ids[each] for each in first), second=ids[second])
    return put_result(folder / "study", ANSWERS, **{"practices.toml": practices})


def table(made: PeopleTable | NotEnough) -> PeopleTable:
    assert isinstance(made, PeopleTable)
    return made


def test_each_practice_of_a_person_is_a_row(tmp_path: Path, guidance: GuidanceResult) -> None:
    found = evidence(tmp_path, guidance, ("1.1",), "1.3")
    made = table(make_people_table(H1, found, (guidance,)))
    assert made.person.tolist() == [0, 0, 1, 1, 2, 2]
    assert made.practice is not None and made.practice.tolist() == [0, 1, 0, 1, 0, 1]
    assert made.outcome.tolist() == [1, 1, 0, 1, -1, -1]
    column = made.need(H1.context)
    assert column.unit is Unit.PRACTICE
    assert column.values.tolist() == [1, 0, 1, 0, 1, 0]
    assert (column.low, column.high) == (0, 1)


def test_a_practice_is_as_concrete_as_what_asks_for_it_on_average(
    tmp_path: Path, guidance: GuidanceResult
) -> None:
    # Concrete counts as 1, partly so as one half.
    found = evidence(tmp_path, guidance, ("1.1", "1.2"), "1.3")
    made = table(make_people_table(H1, found, (guidance,)))
    assert made.need(H1.context).values.tolist() == [0.75, 0] * 3
    # Both practices have the same question for their example.
    examples, asked = made.places[:-3], made.places[-3:]
    assert [place.column for place in examples] == ["sure"]
    assert [place.paragraph for place in asked] == ["1.1", "1.2", "1.3"]


def test_a_practice_that_nothing_read_asks_for_is_left_out(tmp_path: Path, guidance: GuidanceResult) -> None:
    found = evidence(tmp_path, guidance, ("1.1",), "1.3")
    kept = tuple(each for each in guidance.analysis.assessed if each.expectation.place.paragraph == "1.1")
    shorter = replace(guidance, analysis=replace(guidance.analysis, assessed=kept))
    values = table(make_people_table(H1, found, (shorter,))).need(H1.context).values
    assert values[0::2].tolist() == [1, 1, 1]
    assert np.isnan(values[1::2]).all()


def test_without_the_guidance_nobody_knows_how_concretely_it_asks(
    tmp_path: Path, guidance: GuidanceResult
) -> None:
    made = make_people_table(H1, evidence(tmp_path, guidance, ("1.1",), "1.3"))
    assert isinstance(made, NotEnough)
    assert say(made.reason, Language.ENGLISH).startswith("The guidance was not read")
