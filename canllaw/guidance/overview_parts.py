"""What every main message is made of: its numbers, its places and its method."""

from collections.abc import Sequence

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message
from canllaw.guidance.analysis import AssessedExpectation


def count(name: str, number: int, of: int | None = None) -> Quantity:
    return Quantity(name=name, value=number, unit="count", n=of)


def share(name: str, number: int, of: int) -> Quantity:
    """A count beside the number of things that it was counted among."""
    return count(name, number, of)


def make_finding(
    about: str,
    sentence: Message,
    quantities: tuple[Quantity, ...],
    *,
    based_on: Sequence[AssessedExpectation] = (),
    verdict: Verdict = Verdict.FOUND,
    settings: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(
        about=about,
        verdict=verdict,
        sentence=sentence,
        method=Method(
            function="canllaw.guidance.overview.find_overview", version=__version__, settings=settings
        ),
        quantities=quantities,
        places=tuple(each.expectation.place for each in based_on),
    )
