"""Finds what an edition asks of whom, as docs/expectations.md lays down.

A grammar says what one sentence asks; this module knows the page: lists under their stems, headings,
tables, procedures, and who was named just before.
"""

from collections.abc import Callable

from canllaw.guidance.criteria import find_criteria
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding_walk import Walk
from canllaw.guidance.finding_words import GRAMMARS, number_repeats

Progress = Callable[[int, int], None]
REPORT_EVERY = 200


def find_expectations(edition: Edition, progress: Progress | None = None) -> Reading:
    """Every expectation of an edition, and what was declined, each with its reason, in the order of the text.

    In a document of criteria, which has no force words, each criterion is a requirement.

    `progress` is called with the number of passages read and the number of all passages.
    """
    walk = Walk(edition, GRAMMARS[edition.language]())
    total = len(edition.passages)
    for position in range(total):
        walk.read_passage(position)
        if progress is not None and (position % REPORT_EVERY == 0 or position == total - 1):
            progress(position + 1, total)
    expectations = sorted(walk.expectations, key=lambda expectation: (expectation.start, expectation.end))
    declined = sorted(
        walk.declined, key=lambda declined: (declined.place.start or 0, declined.place.end or 0)
    )
    reading = Reading(expectations=number_repeats(expectations), declined=tuple(declined))
    return find_criteria(edition, reading)
