"""Whether shares of occasions may be told beside those of single practices that the evidence tells."""

from collections.abc import Iterator, Sequence

import numpy as np

from canllaw.evidence.disclosure.disclosure import Figure, Positions, Published, protect
from canllaw.evidence.practice.gap_cases import find_observed_cases
from canllaw.evidence.practice.gap_figures import OBSERVED
from canllaw.evidence.practice.observations import Observation
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.observed_strand_shares import Side

# All occasions are of one topic here: a sum over practices less all but one of them is the last one.
SEEN = "seen"


def may_tell(sides: Sequence[tuple[Sequence[Observation], Side]], evidence: EvidenceResult) -> bool:
    """Whether the shares of both sides among each of these occasions may be told, as `disclosure` says."""
    groups = [group for occasions, side in sides for group in find_groups(occasions, side, evidence)]
    figures = [
        Figure(table=SEEN, key=(str(at),), topic=SEEN, wave=OBSERVED, members=group, value=0.0)
        for at, group in enumerate(groups)
        if len(group)
    ]
    shown = protect(figures, evidence.request.small_number, tuple(find_told(evidence)))
    return not any(each.hidden for each in shown)


def find_groups(
    occasions: Sequence[Observation], side: Side, evidence: EvidenceResult
) -> Iterator[Positions]:
    """The occasions on either side at which there was something to see, by their position."""
    every = evidence.material.observations
    there = {id(each) for each in occasions}
    for which in (True, False):
        own = [at for at, each in enumerate(every) if id(each) in there and side(each) is which]
        cases = find_observed_cases([every[at] for at in own])
        yield np.array([own[case.at] for case in cases if case.weight > 0], dtype=np.int64)


def find_told(evidence: EvidenceResult) -> Iterator[Published]:
    """What the gap tells of each practice, and what it hides."""
    publication = evidence.publication
    start = len(publication.people) - len(evidence.material.observations)
    for figure, shown in zip(publication.figures, publication.shown, strict=True):
        if figure.wave == OBSERVED:
            groups = tuple(group - start for group in figure.groups)
            yield Published(topic=SEEN, wave=OBSERVED, groups=groups, hidden=shown.hidden)
