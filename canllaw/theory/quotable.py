"""The words that a page of theory may quote: what was said in interviews, and what the guidance asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from canllaw.basics.language import Language
from canllaw.basics.sources import Place
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the guidance asks at one place, in its own words."""

    place: Place
    text: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotable:
    """`names` are the study's own list; `mask`: they and other personal data are masked in quotes."""

    interviews: Interviews | None = field(default=None, repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    mask: bool = True
    requests: tuple[Request, ...] = field(default=(), repr=False)

    def request_at(self, place: Place) -> Request | None:
        return next((each for each in self.requests if each.place == place), None)


def make_quotable(evidence: EvidenceResult, guidance: Sequence[GuidanceResult]) -> Quotable:
    return Quotable(
        interviews=evidence.interviews.folder.interviews if evidence.interviews else None,
        names=tuple(evidence.names),
        mask=evidence.request.mask_personal_data,
        requests=tuple(
            Request(
                place=each.expectation.place,
                text=each.expectation.text,
                language=result.analysis.language,
            )
            for result in guidance
            for each in result.analysis.assessed
        ),
    )
