"""The same expectation in the edition of the other language, so that a brief can quote it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Expectation, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """An expectation's id in one language and the expectation in the other."""

    id: str
    expectation: Expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """The edition in the other language and what in it answers to what."""

    edition: Edition
    pairs: tuple[Counterpart, ...]


def find_counterparts(reading: Reading, other: Reading, other_edition: Edition) -> Counterparts:
    """Match by printed paragraph and order.

    A paragraph whose expectations differ in number or in force between the languages has no counterparts:
    a quotation from the wrong sentence would be worse than one in the other language.
    """
    there = group_by_paragraph(other.expectations)
    pairs = tuple(
        pair
        for paragraph, here in group_by_paragraph(reading.expectations).items()
        for pair in match_paragraph(here, there.get(paragraph, []))
    )
    return Counterparts(edition=other_edition, pairs=pairs)


def group_by_paragraph(expectations: Sequence[Expectation]) -> dict[str, list[Expectation]]:
    groups: dict[str, list[Expectation]] = {}
    for expectation in expectations:
        if expectation.place.paragraph is not None:
            groups.setdefault(expectation.place.paragraph, []).append(expectation)
    return groups


def match_paragraph(here: list[Expectation], there: list[Expectation]) -> Iterator[Counterpart]:
    if [each.force for each in here] == [each.force for each in there]:
        for one, other in zip(here, there, strict=True):
            yield Counterpart(id=one.id, expectation=other)
