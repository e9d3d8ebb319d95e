"""A study of authorities as cases: what each has, and whether its people are confident, stand in the test."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from canllaw.evidence.results import EvidenceResult
from canllaw.theory.cases.strand import CasesResult, test_by_cases
from canllaw.theory.hypotheses.hypotheses import (
    Cases,
    Condition,
    Hypothesis,
    Measure,
    MeasureKind,
    MeasureLevel,
)
from tests.build_hypotheses import make_hypothesis
from tests.build_study import find_result, put_files, put_study

CHAMPIONS = Measure(kind=MeasureKind.FACT, key="champions", en="Champions", cy="Hyrwyddwyr")
CULTURE = Measure(kind=MeasureKind.FACT, key="culture", en="Culture", cy="Diwylliant")
CONFIDENCE = Measure(
    kind=MeasureKind.SCALE, key="confidence", level=MeasureLevel.AUTHORITY, en="Confidence", cy="Hyder"
)
# Confidence is a mean of 1 to 3.
CASES = Cases(
    conditions=(
        Condition(key="champions", measure=CHAMPIONS, half=0.5),
        Condition(key="culture", measure=CULTURE, half=0.5),
    ),
    outcome=Condition(key="confidence", measure=CONFIDENCE, half=2.5),
)
# Champions work only together with the culture.
TOGETHER = make_hypothesis("H6", context=CHAMPIONS, together=CULTURE, outcome=CONFIDENCE, cases=CASES)
ALONE = replace(TOGETHER, together=None)
SURE, UNSURE = "3,1", "1,3"

# Champions, culture, how many authorities are like this, and how many of them are confident.
Kind = tuple[float, float, int, int]


def put_authorities(
    folder: Path,
    *kinds: Kind,
    few: Sequence[str] = (),
    one_sure: Sequence[str] = (),
    small_number: int = 3,
) -> EvidenceResult:
    """Authorities A1, A2, ... with four people each, in the order of the kinds.

    Those in `few` have two people; of those in `one_sure` one of the four is confident.
    """
    facts, answers = ["code,name_en,name_cy,staff_in_post,champions,culture"], []
    codes = iter(f"A{at:02}" for at in range(1, 100))
    for champions, culture, count, confident in kinds:
        for at in range(count):
            code = next(codes)
            facts.append(f"{code},Place {code},Lle {code},20,{champions:g},{culture:g}")
            row = f"{code},{SURE if at < confident else UNSURE},,\n"
            answers.append(row * (2 if code in few else 4))
            if code in one_sure:
                answers[-1] = f"{code},{SURE},,\n" + f"{code},{UNSURE},,\n" * 3
    put_study(folder, "".join(answers), small_number=small_number)
    put_files(folder, {"workforce/authorities.csv": "\n".join(facts) + "\n"})
    return find_result(folder)


def compare(
    folder: Path,
    hypothesis: Hypothesis,
    *kinds: Kind,
    few: Sequence[str] = (),
    one_sure: Sequence[str] = (),
) -> CasesResult:
    return test_by_cases(hypothesis, put_authorities(folder, *kinds, few=few, one_sure=one_sure))
