"""The page on evidence: everything that it shows, said in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.overview import find_evidence_overview
from canllaw.evidence.results import EvidenceResult
from canllaw.report.evidence_answers import AnswersSection, make_answers_section
from canllaw.report.evidence_gap import GapSection, make_gap_section
from canllaw.report.evidence_interviews import InterviewsSection, make_interviews_section
from canllaw.report.evidence_response import ResponseSection, make_response_section
from canllaw.report.evidence_scales import ScalesSection, make_scales_section
from canllaw.report.evidence_words import MOST_WAVES
from canllaw.report.page_frame import PageFrame, PageLink, StudyPage, make_frame

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """All values of the page, in the order in which it shows them. What the study has not is None."""

    frame: PageFrame
    figures: Pairs
    messages: tuple[str, ...]
    response: ResponseSection | None
    scales: ScalesSection | None
    gap: GapSection | None
    interviews: InterviewsSection | None
    answers: AnswersSection | None
    method: tuple[str, ...]


def make_evidence_page(
    result: EvidenceResult, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> EvidencePage:
    """Put the evidence of a study into the words of one language."""
    guidance = next((page.href for page in pages if page.href == StudyPage.GUIDANCE), "")
    mask = result.request.mask_personal_data
    gap = make_gap_section(result.gaps, result.gap_sides, language, guidance) if result.gaps else None
    scales = make_scales_section(result, language)
    answers = make_answers_section(result, language)
    response = make_response_section(result, language)
    interviews = (
        make_interviews_section(result.interviews, language, result.names, mask)
        if result.interviews
        else None
    )
    present = {"gap": gap, "scales": scales, "answers": answers, "response": response}
    contents = list(contents_of({**present, "interviews": interviews}))
    return EvidencePage(
        frame=make_frame(
            title,
            say(message("What was seen and said"), language),
            contents,
            language,
            title_tail=message("what was seen and said"),
            pages=pages,
        ),
        figures=tuple((say(name, language), value) for name, value in figures_of(result)),
        messages=tuple(say(finding.sentence, language) for finding in find_evidence_overview(result)),
        response=response,
        scales=scales,
        gap=gap,
        interviews=interviews,
        answers=answers,
        method=tuple(say(paragraph, language) for paragraph in method_of(result)),
    )


SECTIONS = {
    "response": message("Who answered"),
    "scales": message("Scores"),
    "gap": message("“We already do that”"),
    "interviews": message("What was said"),
    "answers": message("Answers to single questions"),
}


def contents_of(present: dict[str, object]) -> Iterator[tuple[str, Message]]:
    yield "messages", message("Main messages")
    for key, name in SECTIONS.items():
        if present[key] is not None:
            yield key, name
    yield "method", message("How this was made")


def figures_of(result: EvidenceResult) -> Iterator[tuple[Message, str]]:
    small = result.request.small_number
    people = sum(wave.scored.answers.frame.height for wave in result.waves)
    if people >= small:
        yield message("Answers"), say_number(people)
    if result.waves:
        yield message("Waves"), say_number(len(result.waves))
    if result.material.workforce.authorities:
        yield message("Authorities"), say_number(len(result.material.workforce.authorities))
    if result.interviews:
        yield message("Interviews"), say_number(len(result.interviews.folder.interviews.transcripts))
    if result.material.observations:
        sessions = {each.session for each in result.material.observations}
        yield message("Observations"), say_number(len(sessions))


def method_of(result: EvidenceResult) -> Iterator[Message]:
    yield message(
        "Figures about fewer than {small} people are hidden, with whatever would let them be worked out.",
        small=result.request.small_number,
    )
    for wave in result.waves:
        answers = wave.scored.answers
        yield message(
            "{wave}: the file {file} (SHA-256 {hash}), instrument {instrument}, version {version}.",
            wave=wave.scored.asked.wave.name,
            file=answers.source.name,
            hash=answers.source.sha256,
            instrument=answers.instrument.key,
            version=answers.instrument.version,
        )
    for weighting in result.weightings:
        yield weighting.finding.sentence
    if result.waves:
        yield message(
            "On paper, single questions, groups and columns of files are printed where they are open."
        )
    if len(result.waves) > MOST_WAVES:
        yield message(
            "Waves beside one another on this page: the newest {number}. The tables in the folder "
            "evidence hold all.",
            number=MOST_WAVES,
        )
    if result.waves:
        yield message(
            "Intervals of 95 % allow for people of one authority or team being alike (Korn and Graubard "
            "1998, Kish 1965). A scale is told for authorities or teams only where their members agree "
            "(rwg, LeBreton and Senter 2008) and their means are reliable (ICC(2), Bliese 2000)."
        )
        yield message(
            "Single scores, with the row of each in its file, are in the folder evidence/private of the "
            "study, for those who may see them. They are not to be passed on."
        )
