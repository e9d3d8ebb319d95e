"""Where the claims of a study's report lead: the other pages of the study, and places within the report."""

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Claim, Link, ReportMaterial


def make_claim(sentence: Message, language: Language, *links: Link) -> Claim:
    return Claim(text=say(sentence, language), links=links)


def to_guidance(material: ReportMaterial, anchor: str) -> Link:
    """A place on the page of the guidance; what changed by its twin alone has no section there."""
    if anchor == "changes" and material.guidance and material.guidance.analysis.earlier is None:
        anchor = "messages"
    words = GUIDANCE_PLACES[anchor]
    return Link(text=say(words, material.language), href=f"{StudyPage.GUIDANCE}#{anchor}")


def to_evidence(anchor: str, language: Language) -> Link:
    """A place on the page of the evidence: one of its sections, or one of its scores or questions."""
    kind = anchor.partition("-")[0]
    return Link(text=say(EVIDENCE_PLACES[kind], language), href=f"{StudyPage.EVIDENCE}#{anchor}")


def to_theory(key: str, language: Language) -> Link:
    """Everything on one hypothesis."""
    words = message("All evidence on {hypothesis}", hypothesis=key)
    return Link(text=say(words, language), href=f"{StudyPage.THEORY}#h-{key}-block")


def to_method(language: Language) -> Link:
    """How hypotheses were tested."""
    words = message("How the hypotheses were tested")
    return Link(text=say(words, language), href=f"{StudyPage.THEORY}#method")


GUIDANCE_PLACES: dict[str, Message] = {
    "expectations": message("Every expectation"),
    "changes": message("Every change"),
    "roles": message("Who is asked what"),
    "alarms": message("Each of these, in its place"),
    "burden": message("What it costs to read"),
    "briefs": message("Half a page for each role"),
    "messages": message("The guidance in full"),
}
EVIDENCE_PLACES: dict[str, Message] = {
    "messages": message("The evidence in full"),
    "response": message("Who answered"),
    "scales": message("Every score"),
    "scale": message("This score in full"),
    "item": message("The answers to this question"),
    "gap": message("Each practice from three sides"),
    "interviews": message("What was said"),
}
