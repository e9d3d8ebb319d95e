"""The day of a study's report: that of its newest evidence, so that the same study gives the same report."""

from collections.abc import Iterator
from datetime import date

from canllaw.basics.dates import name_day
from canllaw.basics.language import Message, message
from canllaw.evidence.results import EvidenceResult

WHOLE_STUDY = message("The report of the whole study")


def say_subtitle(evidence: EvidenceResult | None) -> Message:
    """What this is, and how new its evidence is, where that is recorded."""
    days = tuple(find_days(evidence)) if evidence is not None else ()
    if not days:
        return WHOLE_STUDY
    return message("The report of the whole study. Its newest evidence is of {day}.", day=name_day(max(days)))


def find_days(evidence: EvidenceResult) -> Iterator[date]:
    """When people were asked, interviewed and observed."""
    for each in evidence.waves:
        wave = each.scored.asked.wave
        yield wave.closed or wave.opened
    transcripts = evidence.interviews.folder.interviews.transcripts if evidence.interviews else ()
    yield from (each.held for each in transcripts if each.held is not None)
    yield from (each.held for each in evidence.material.observations if each.held is not None)
