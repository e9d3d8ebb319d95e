"""Which occasions stand on which side of a hypothesis: by the practice looked for, or by the authority."""

from collections.abc import Mapping, Sequence

import numpy as np

from canllaw.evidence.practice.observations import Observation
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.theory.cases.values import find_authority_values
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure
from canllaw.theory.measures.values import CONCRETE_AS
from canllaw.theory.observed_strand_shares import Side

HALF = 0.5


def side_by(values: Mapping[str, bool], key: str) -> Side:
    """The side of an occasion by its practice or its authority."""

    def side(observation: Observation) -> bool | None:
        return values.get(getattr(observation, key))

    return side


def find_concrete_practices(evidence: EvidenceResult, guidance: Sequence[GuidanceResult]) -> dict[str, bool]:
    """Of each practice, whether the guidance asks for it concretely; those in between are left out."""
    known = {
        each.expectation.id: CONCRETE_AS[each.concreteness.level]
        for result in guidance
        for each in result.analysis.assessed
    }
    found = {}
    for practice in evidence.material.practices:
        own = [known[each] for each in practice.expectations if each in known]
        if own and np.mean(own) != HALF:
            found[practice.key] = bool(np.mean(own) > HALF)
    return found


def find_high_authorities(
    measure: Measure, evidence: EvidenceResult, wave: str = ""
) -> dict[str, bool] | NotEnough:
    """Of each authority, whether it stands high on a measure.

    High is nearer to `high` than to `low` where the measure names them; otherwise above the middle authority.
    Of a measure with two values high is the higher one. `wave` is taken where the measure names none.
    """
    values = find_authority_values(measure, evidence, wave)
    if isinstance(values, NotEnough):
        return values
    known = {
        each.authority: each.value for each in values if each.value is not None and not each.is_uncounted
    }
    if measure.low is not None and measure.high is not None:
        middle = (measure.low + measure.high) / 2
    else:
        numbers = sorted(set(known.values()))
        middle = sum(numbers) / 2 if len(numbers) == 2 else float(np.median(list(known.values())))
    return {code: value > middle for code, value in known.items()}
