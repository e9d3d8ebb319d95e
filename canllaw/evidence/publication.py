"""All figures about people that a study shows at once, and how they stand beside what was shown before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import Figure, Shown, protect
from canllaw.evidence.disclosure.ledger import (
    Earlier,
    find_published,
    make_identities,
    write_published,
)
from canllaw.evidence.material import EvidenceRequest
from canllaw.evidence.practice.gap_figures import OBSERVED
from canllaw.evidence.practice.observations import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Figures, what may be shown of them, and the identity of each person and occasion by position.

    The people of all waves are numbered one wave after the other, then the observations.
    """

    figures: tuple[Figure, ...] = field(repr=False)
    shown: tuple[Shown, ...]
    people: tuple[str, ...] = field(repr=False)
    earlier: tuple[Earlier, ...] = field(repr=False)


def publish(
    figures: Sequence[Figure],
    waves: Sequence[Answers],
    observations: Sequence[Observation],
    request: EvidenceRequest,
) -> Publication:
    """What may be shown. Figures count people from 0 in their own wave, and occasions from 0."""
    starts: dict[str, int] = {}
    people: list[str] = []
    for answers in waves:
        starts[answers.wave] = len(people)
        people += make_identities(answers)
    starts[OBSERVED] = len(people)
    people += tell_apart(observations)
    numbered = tuple(shift(figure, starts[figure.wave]) for figure in figures)
    published = find_published(request.published, numbered, people, request.small_number, request.secret)
    return Publication(
        figures=numbered,
        shown=protect(numbered, request.small_number, published),
        people=tuple(people),
        earlier=request.published,
    )


def shift(figure: Figure, start: int) -> Figure:
    """The same figure with its people counted from another number on."""
    yes = None if figure.said_yes is None else figure.said_yes + start
    return replace(figure, members=figure.members + start, said_yes=yes)


def tell_apart(observations: Sequence[Observation]) -> Iterator[str]:
    for observation in observations:
        yield f"{observation.session} {observation.practice}"


def remember(publication: Publication, folder: Path, request: EvidenceRequest) -> None:
    """Write down what was shown, for the next publication. Raises MaterialError."""
    write_published(
        folder,
        publication.earlier,
        publication.figures,
        publication.shown,
        publication.people,
        request.small_number,
        request.secret,
    )
