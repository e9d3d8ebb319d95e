"""What is told of evidence in the terminal: main messages and where the rest was written."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Language, message, say
from canllaw.evidence.overview import find_evidence_overview, find_reading_findings
from canllaw.evidence.results import EvidenceResult
from canllaw.report.guidance_results import Written
from canllaw.report.terminal import print_json, print_messages, print_title, print_written, written_values


def print_evidence(
    title: str, result: EvidenceResult, written: Sequence[Written], language: Language, as_json: bool
) -> None:
    """The main messages of a study's evidence, and the paths of its pages."""
    if as_json:
        print_json({"study": title, **evidence_values(result, language), **written_values(written, language)})
        return
    console = Console(highlight=False)
    print_title(console, title)
    print_messages(console, (*find_evidence_overview(result), *find_telling_gaps(result)), language)
    if reading := tuple(find_reading_findings(result)):
        print_title(console, say(message("How the coding was read"), language))
        print_messages(console, reading, language)
    print_written(written, language, as_json=False)


def find_telling_gaps(result: EvidenceResult) -> Iterator[Finding]:
    """Practices of which enough was asked and seen; what cannot be told of the others is on the page."""
    yield from (gap.finding for gap in result.gaps if gap.finding.verdict is not Verdict.NOT_ENOUGH)


def evidence_values(result: EvidenceResult, language: Language) -> Mapping[str, object]:
    """What each finding is about, and its sentence."""
    gaps = (gap.finding for gap in result.gaps)
    findings = (*find_evidence_overview(result), *find_reading_findings(result), *gaps)
    return {"evidence": {each.about: say(each.sentence, language) for each in findings}}
