"""What is told of a whole study in the terminal: its main messages, then each stage, then where to begin."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from canllaw.basics.language import Language, message, say
from canllaw.evidence.overview import find_evidence_overview
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Paragraphs, StudyReport
from canllaw.report.terminal import print_json, print_messages, print_title, print_written, written_values
from canllaw.report.terminal_evidence import evidence_values
from canllaw.report.terminal_guidance import print_guidance, result_values
from canllaw.report.terminal_theory import print_verdicts, theory_values
from canllaw.theory.theory_results import TheoryResult

# What was found in each language of a study.
Told = Sequence[tuple[Language, GuidanceResult]]
MESSAGES = "messages"


def print_study(
    title: str,
    told: Told,
    evidence: EvidenceResult | None,
    theory: TheoryResult | None,
    reports: Sequence[StudyReport],
    written: Sequence[Written],
    language: Language,
    as_json: bool,
) -> None:
    """The main messages of the study in one language, those of each stage, and the paths of all pages."""
    if as_json:
        documents = {each.value: result_values(result, language) for each, result in told}
        values = {
            **(evidence_values(evidence, language) if evidence else {}),
            **(theory_values(theory, language) if theory else {}),
        }
        main = list(find_main_messages(reports, language))
        print_json(
            {
                "study": title,
                "messages": main,
                "documents": documents,
                **values,
                **written_values(written, language),
            }
        )
        return
    console = Console(highlight=False)
    print_title(console, title)
    print_sentences(console, find_main_messages(reports, language))
    if told:
        print_title(console, say(message("What the guidance asks"), language))
        own = next((result for each, result in told if each is language), told[0][1])
        print_guidance(console, own, language)
    if evidence:
        print_title(console, say(message("What was seen and said"), language))
        print_messages(console, find_evidence_overview(evidence), language)
    if theory:
        print_title(console, say(message("What works, for whom, in which circumstances"), language))
        print_verdicts(console, theory, language)
    print_written(written, language, as_json=False)
    print_way_in(console, written, language)


def find_main_messages(reports: Sequence[StudyReport], language: Language) -> Iterator[str]:
    """The sentences that the report of this language begins with; of the first where there is none."""
    own = [report for report in reports if report.frame.language is language] or list(reports)
    for section in own[0].sections if own else ():
        if section.id == MESSAGES:
            for block in section.blocks:
                if isinstance(block, Paragraphs):
                    yield from (claim.text for claim in block.claims)


def print_sentences(console: Console, sentences: Iterator[str]) -> None:
    console.print()
    for sentence in sentences:
        for line in textwrap.wrap(sentence, console.width, initial_indent="• ", subsequent_indent="  "):
            console.print(Text(line))
    console.print()


def print_way_in(console: Console, written: Sequence[Written], language: Language) -> None:
    """The report to open first, in the language spoken where there is one."""
    reports = [each.report for each in written if each.report.name == StudyPage.REPORT]
    own = [path for path in reports if path.parent.name == language.value] or reports
    if own:
        console.print()
        print(say(message("Begin here: {path}", path=own[0]), language))
