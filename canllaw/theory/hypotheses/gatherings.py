"""When what tests a hypothesis was gathered: waves of a survey, interviews, observations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from canllaw.basics.language import Bilingual, Message, message
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.material import Material
from canllaw.theory.hypotheses.files_faults import measures_of
from canllaw.theory.hypotheses.files_measures import OF_SURVEY
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.measures.values import ALL_WAVES


class GatheringKind(StrEnum):
    """What was gathered."""

    SURVEY = "survey"
    INTERVIEWS = "interviews"
    OBSERVATIONS = "observations"


STRANDS: dict[GatheringKind, tuple[StrandName, ...]] = {
    GatheringKind.SURVEY: (StrandName.SURVEY, StrandName.CASES),
    GatheringKind.INTERVIEWS: (StrandName.INTERVIEWS,),
    GatheringKind.OBSERVATIONS: (StrandName.OBSERVATIONS,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A wave of the survey, all interviews, or all observations; `opened` is the day of the first."""

    kind: GatheringKind
    key: str
    name: Bilingual | Message
    opened: date


def gather_wave(wave: Wave) -> Gathering:
    return Gathering(kind=GatheringKind.SURVEY, key=wave.key, name=wave.name, opened=wave.opened)


def find_other_gatherings(material: Material) -> Iterator[Gathering]:
    """Interviews and observations, where it is known when they were."""
    transcripts = material.interviews.interviews.transcripts if material.interviews else ()
    told = (
        (GatheringKind.INTERVIEWS, message("Interviews"), [each.held for each in transcripts]),
        (GatheringKind.OBSERVATIONS, message("Observations"), [each.held for each in material.observations]),
    )
    for kind, name, days in told:
        first = find_first(days)
        if first is not None:
            yield Gathering(kind=kind, key=kind.value, name=name, opened=first)


def find_first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def find_gatherings_of(hypothesis: Hypothesis, gathered: Sequence[Gathering]) -> Iterator[Gathering]:
    """Every wave of the survey; anything else where it is named as the test, or there is no survey."""
    asked = any(each.kind is GatheringKind.SURVEY for each in gathered)
    for each in gathered:
        named = any(strand in hypothesis.tested_by for strand in STRANDS[each.kind])
        if each.kind is GatheringKind.SURVEY or named or not asked:
            yield each


def is_tested_by(hypothesis: Hypothesis, gathering: Gathering, gathered: Sequence[Gathering]) -> bool:
    """Whether it is named as the test; of a survey, whether a measure is taken from that wave."""
    if not any(strand in hypothesis.tested_by for strand in STRANDS[gathering.kind]):
        return False
    return gathering.kind is not GatheringKind.SURVEY or gathering.key in find_waves_of(hypothesis, gathered)


def find_waves_of(hypothesis: Hypothesis, gathered: Sequence[Gathering]) -> set[str]:
    """The waves from which measures of a hypothesis are taken: the outcome's, or the newest, unless named."""
    waves = [each.key for each in gathered if each.kind is GatheringKind.SURVEY]
    own = hypothesis.outcome.wave or waves[-1]
    measures = (measure for _, measure, _ in measures_of(hypothesis) if measure.kind in OF_SURVEY)
    named = {own, *(measure.wave or own for measure in measures)}
    return set(waves) if ALL_WAVES in named else named
