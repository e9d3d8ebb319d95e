"""What a study's report cannot tell: only what its own records and findings show, with their numbers."""

from collections.abc import Iterator

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Message, message, say
from canllaw.report.study_report import Block, Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_limitations_said import (
    find_limits_of_interviews,
    find_limits_of_observations,
)
from canllaw.report.study_report_limitations_survey import find_limits_of_answers, find_limits_of_scores
from canllaw.report.study_report_limitations_theory import find_limits_of_tests
from canllaw.report.study_report_stands import Stand, make_claim, make_part

# Findings about a document that tell what could not be read of it.
UNREAD = ("silent pages", "other languages")


def make_limitations(material: ReportMaterial) -> ReportSection:
    return ReportSection(
        id="limitations",
        title=say(Stand.LIMITATIONS.title, material.language),
        blocks=tuple(make_blocks(material)),
    )


def make_blocks(material: ReportMaterial) -> Iterator[Block]:
    language = material.language
    parts = tuple(find_parts(material))
    yield Paragraphs(claims=(make_claim(say_lead(bool(parts)), (), language),))
    for title, anchor, claims in parts:
        yield from make_part(title, anchor, claims, language)


def say_lead(any_found: bool) -> Message:
    if any_found:
        return message(
            "These limits show in the study's own records. Others may be known only to those who made it: "
            "what they wrote stands under the reporting standards below."
        )
    return message(
        "The study's own records show none of the limits that Canllaw looks for. Those who made the study "
        "may know of others: what they wrote stands under the reporting standards below."
    )


def find_parts(material: ReportMaterial) -> Iterator[tuple[Message, str, tuple[Claim, ...]]]:
    """Each part that has limits: its title, its anchor, its limits."""
    several = (
        (message("What is not there"), "limits-missing", find_missing(material)),
        (message("The guidance"), "limits-guidance", find_limits_of_reading(material)),
        (message("Those who answered"), "limits-answers", find_limits_of_answers(material)),
        (message("Scores and small numbers"), "limits-scores", find_limits_of_scores(material)),
        (message("The interviews"), "limits-interviews", find_limits_of_interviews(material)),
        (message("The observations"), "limits-observations", find_limits_of_observations(material)),
        (message("The hypotheses"), "limits-tests", find_limits_of_tests(material)),
    )
    for title, anchor, limits in several:
        claims = tuple(limits)
        if claims:
            yield title, anchor, claims


def find_missing(material: ReportMaterial) -> Iterator[Claim]:
    """The parts that the study has not: without them the report is silent about something."""
    evidence, language = material.evidence, material.language
    if material.guidance is None:
        yield make_claim(message("The study holds no guidance: what it asks is not told."), (), language)
    if evidence is None:
        yield make_claim(
            message("The study holds no evidence: whether practice changed is not known."), (), language
        )
        return
    if not evidence.waves:
        yield make_claim(
            message("Nobody was asked in a survey: how many know the guidance is not known."), (), language
        )
    if evidence.interviews is None:
        yield make_claim(
            message("Nobody was interviewed: reasons in people's own words are missing."), (), language
        )
    if not evidence.material.observations:
        yield make_claim(
            message("Practice was not observed: what is done is known only from what people say."),
            (),
            language,
        )
    if material.theory is None:
        yield make_claim(
            message("The study has no hypotheses: why things are as they are was not tested."), (), language
        )


def find_limits_of_reading(material: ReportMaterial) -> Iterator[Claim]:
    """What could not be read, compared or put right in the guidance."""
    result, language = material.guidance, material.language
    if result is None:
        return
    analysis = result.analysis
    if analysis.language is not language:
        yield make_claim(
            message("The guidance was read in one language only, and not in the language of this report."),
            (Stand.GUIDANCE,),
            language,
        )
    for finding in result.findings:
        if finding.about in UNREAD or (finding.about == "asked" and finding.verdict is Verdict.NOT_ENOUGH):
            yield Claim(text=say(finding.sentence, language), links=(Stand.GUIDANCE.link(language),))
    if analysis.earlier is None and result.twin is None:
        yield make_claim(
            message("There was no previous edition to compare with: what is new is not known."),
            (Stand.GUIDANCE,),
            language,
        )
    elif analysis.earlier is None:
        yield make_claim(
            message("What changed since the previous edition was found in the other language only."),
            (Stand.GUIDANCE,),
            language,
        )
    if result.unplaced:
        yield make_claim(
            message(
                "Corrections by a person that fit no words of the guidance: {count}.",
                count=len(result.unplaced),
            ),
            (Stand.GUIDANCE_METHOD,),
            language,
        )
