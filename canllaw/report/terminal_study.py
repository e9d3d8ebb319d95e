"""What is told of a whole study in the terminal: its guidance, evidence and theory, and its pages."""

from collections.abc import Sequence

from rich.console import Console

from canllaw.basics.language import Language, message, say
from canllaw.evidence.overview import find_evidence_overview
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.guidance_results import Written
from canllaw.report.terminal import print_json, print_messages, print_title, print_written, written_values
from canllaw.report.terminal_evidence import evidence_values
from canllaw.report.terminal_guidance import print_guidance, result_values
from canllaw.report.terminal_theory import print_verdicts, theory_values
from canllaw.theory.theory_results import TheoryResult

# What was found in each language of a study.
Told = Sequence[tuple[Language, GuidanceResult]]


def print_study(
    title: str,
    told: Told,
    evidence: EvidenceResult | None,
    theory: TheoryResult | None,
    written: Sequence[Written],
    language: Language,
    as_json: bool,
) -> None:
    """The main messages of each stage in one language, and the paths of all pages."""
    if as_json:
        documents = {each.value: result_values(result, language) for each, result in told}
        values = {
            **(evidence_values(evidence, language) if evidence else {}),
            **(theory_values(theory, language) if theory else {}),
        }
        print_json({"study": title, "documents": documents, **values, **written_values(written, language)})
        return
    console = Console(highlight=False)
    print_title(console, title)
    if told:
        own = next((result for each, result in told if each is language), told[0][1])
        print_guidance(console, own, language)
    if evidence:
        print_title(console, say(message("What was seen and said"), language))
        print_messages(console, find_evidence_overview(evidence), language)
    if theory:
        print_title(console, say(message("What works, for whom, in which circumstances"), language))
        print_verdicts(console, theory, language)
    print_written(written, language, as_json=False)
