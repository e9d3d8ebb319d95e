"""The evidence of a study for tests of the theory: authorities with facts, and observations of practices."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from canllaw.basics.language import Bilingual
from canllaw.basics.sources import Place, Source
from canllaw.evidence.material import EvidenceRequest
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.rollout.workforce import Authority, Fact, Workforce

SHEET = Source(name="observations.csv", sha256="0" * 64)
FACTS = Source(name="authorities.csv", sha256="0" * 64)


def make_authorities(facts: Mapping[str, Sequence[float]]) -> Workforce:
    """Authorities W01, W02, ... with the first, the second, ... value of each fact."""
    count = max(len(values) for values in facts.values())
    return Workforce(
        authorities=tuple(
            Authority(
                code=f"W{at + 1:02}",
                name=Bilingual(f"A{at + 1}", f"A{at + 1}"),
                facts=tuple(
                    Fact(name=name, value=values[at], place=Place(source=FACTS, row=at + 2, column=name))
                    for name, values in facts.items()
                    if at < len(values)
                ),
            )
            for at in range(count)
        )
    )


def look(authority: str, practice: str, seen: int, not_seen: int) -> list[Observation]:
    """So many occasions of one authority on which a practice was seen, and was not."""
    return [
        Observation(
            session=f"{authority} {number}",
            practice=practice,
            seen=Seen.SEEN if number < seen else Seen.NOT_SEEN,
            place=Place(source=SHEET, row=number + 2),
            authority=authority,
        )
        for number in range(seen + not_seen)
    ]


def make_evidence(
    workforce: Workforce | None = None,
    observations: Sequence[Observation] = (),
    practices: Sequence[Practice] = (),
    small_number: int = 10,
) -> EvidenceResult:
    """A study without a survey and without interviews."""
    request = EvidenceRequest(folder=Path("no such study"), secret=bytes(32), small_number=small_number)
    empty = study_evidence(request)
    material = replace(
        empty.material,
        workforce=workforce or Workforce(),
        practices=tuple(practices),
        observations=tuple(observations),
    )
    return replace(empty, material=material)
