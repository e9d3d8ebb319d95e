"""The main part of a study's report, in the order in which it is read.

Main messages, what they imply, what the guidance asks, who answered, all evidence side by side, each
hypothesis, where authorities differ. What the study does not have is left out.
"""

from collections.abc import Iterator

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import message, say
from canllaw.evidence.overview import find_evidence_overview
from canllaw.report.evidence_gap import find_sides, make_gap_chart, say_why_hidden
from canllaw.report.study_report import Block, Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_differences import make_differences
from canllaw.report.study_report_display import make_display_section
from canllaw.report.study_report_hypotheses import make_hypotheses
from canllaw.report.study_report_implications import make_implications
from canllaw.report.study_report_messages import make_messages
from canllaw.report.study_report_places import make_claim, to_evidence, to_guidance

# Where a main message about the guidance stands in full. What is not here concerns how it was read.
GUIDANCE_ANCHORS = {
    "asked": "expectations",
    "changes": "changes",
    "roles": "roles",
    "unnamed": "expectations",
    "concreteness": "expectations",
    "missing": "expectations",
    "alarms": "alarms",
    "reading time": "burden",
}
EVIDENCE_ANCHORS = {
    "response": "response",
    "awareness": "item-aware_unprompted",
    "gaps": "gap",
    "interviews": "interviews",
}


def main_sections(material: ReportMaterial) -> Iterator[ReportSection]:
    """Every section before methods and limitations."""
    yield make_messages(material)
    yield from make_implications(material)
    yield from make_guidance(material)
    yield from make_evidence(material)
    yield from make_display_section(material)
    yield from make_hypotheses(material)
    yield from make_differences(material)


def make_guidance(material: ReportMaterial) -> Iterator[ReportSection]:
    """What the guidance asks, in brief."""
    if material.guidance is None:
        return
    claims = [
        make_claim(finding.sentence, material.language, to_guidance(material, anchor))
        for finding in material.guidance.findings
        if (anchor := find_guidance_anchor(finding))
    ]
    title = say(message("What the guidance asks, in brief"), material.language)
    yield ReportSection(id="guidance", title=title, blocks=(Paragraphs(claims=tuple(claims), listed=True),))


def find_guidance_anchor(finding: Finding) -> str:
    """What could not be read has no section of its own; it stands among the messages of the guidance."""
    if finding.verdict is Verdict.NOT_ENOUGH:
        return "messages"
    return GUIDANCE_ANCHORS.get(finding.about, "")


def make_evidence(material: ReportMaterial) -> Iterator[ReportSection]:
    """Who answered, what they know, what was said; and the picture of belief beside practice."""
    evidence, language = material.evidence, material.language
    if evidence is None:
        return
    claims = [
        make_claim(finding.sentence, language, to_evidence(anchor, language))
        for finding in find_evidence_overview(evidence)
        if (anchor := EVIDENCE_ANCHORS.get(finding.about.partition("@")[0]))
    ]
    blocks: list[Block] = [Paragraphs(claims=tuple(claims), listed=True)] if claims else []
    if evidence.gaps:
        sides = find_sides(evidence.gap_sides)
        notes = tuple(Claim(text=why) for why in say_why_hidden(evidence.gaps, sides, language))
        blocks.append(make_gap_chart(evidence.gaps, sides, language))
        blocks += [Paragraphs(claims=notes)] if notes else []
    if blocks:
        title = say(message("Who answered, and what was seen and said"), language)
        yield ReportSection(id="evidence", title=title, blocks=tuple(blocks))
