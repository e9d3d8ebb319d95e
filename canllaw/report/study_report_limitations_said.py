"""What the interviews and observations of a study cannot tell."""

from collections import Counter
from collections.abc import Iterator

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, Message, message, say_number
from canllaw.evidence.interviews.agreement import RELIABLE, TENTATIVE, CodeAgreement
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.evidence.practice.gap_figures import OBSERVED
from canllaw.evidence.refi_qda.losses import Grade
from canllaw.evidence.results import EvidenceResult
from canllaw.report.study_report import Claim, ReportMaterial
from canllaw.report.study_report_stands import Stand, make_claim

# On fewer occasions than this a share of one half is known to within no better than 18 in 100 either way.
FEW_OCCASIONS = 30
NAMES = {Language.ENGLISH: message("English"), Language.WELSH: message("Welsh")}
NEW_CODES = "new codes in the last interviews"


def find_limits_of_interviews(material: ReportMaterial) -> Iterator[Claim]:
    evidence, language = material.evidence, material.language
    if evidence is None:
        return
    if evidence.interviews is not None:
        for sentence in find_limits_of_coding(evidence.interviews):
            yield make_claim(sentence, (Stand.INTERVIEWS,), language)
    if evidence.personal and not evidence.request.mask_personal_data:
        sentence = message(
            "Places in free text that look like personal data: {count}. They were not masked: see that no "
            "quote tells who somebody is before the report is passed on.",
            count=say_number(len(evidence.personal)),
        )
        stand = Stand.INTERVIEWS if evidence.interviews is not None else Stand.EVIDENCE_METHOD
        yield make_claim(sentence, (stand,), language)


def find_limits_of_coding(result: InterviewResult) -> Iterator[Message]:
    """Who was heard, who coded, how far coders agree, whether enough was heard."""
    interviews = result.folder.interviews
    yield from find_limits_of_choice(interviews)
    yield from find_limits_of_coders(interviews)
    yield from find_limits_of_agreement(result.agreement)
    finding = result.saturation.finding
    late = next((each.value for each in finding.quantities if each.name == NEW_CODES), 0)
    if finding.verdict is Verdict.NOT_ENOUGH or late:
        yield finding.sentence
    unread = [each for each in result.folder.losses if each.of(Grade.LOST) or each.of(Grade.ASIDE)]
    lost = len(unread) + len(result.folder.passed_over)
    if lost:
        yield message(
            "Files of interviews of which something could not be carried over or read: {count}.", count=lost
        )


def find_limits_of_choice(interviews: Interviews) -> Iterator[Message]:
    transcripts = interviews.transcripts
    languages = {each.language for each in transcripts}
    if len(languages) == 1:
        yield message(
            "All interviews were held in one language: {language}.", language=NAMES[languages.pop()]
        )
    unplaced = sum(not each.authority for each in transcripts)
    if unplaced:
        yield message(
            "Interviews of which it is not recorded where people work: {count} of {all}.",
            count=unplaced,
            all=len(transcripts),
        )


def find_limits_of_coders(interviews: Interviews) -> Iterator[Message]:
    """How many interviews nobody coded, and how many one person alone."""
    coders: dict[str, set[str]] = {each.key: set() for each in interviews.transcripts}
    for excerpt in interviews.excerpts:
        coders[excerpt.document] |= {coding.coder for coding in excerpt.codings}
    numbers = Counter(len(own) for own in coders.values())
    if numbers[0]:
        yield message(
            "Interviews in which nobody gave a code, so that they count for nothing here: {count} of {all}.",
            count=numbers[0],
            all=len(coders),
        )
    if numbers[1]:
        yield message(
            "Interviews that one person alone coded: {count} of {all}. Another person might have read them "
            "otherwise.",
            count=numbers[1],
            all=len(coders),
        )


def find_limits_of_agreement(agreement: tuple[CodeAgreement, ...]) -> Iterator[Message]:
    if not agreement:
        yield message("No interview was coded by two or more people: how far coders agree is not known.")
        return
    low = tuple(each.code.called for each in agreement if each.alpha is not None and each.alpha < TENTATIVE)
    middle = tuple(
        each.code.called
        for each in agreement
        if each.alpha is not None and TENTATIVE <= each.alpha < RELIABLE
    )
    unknown = sum(each.alpha is None for each in agreement)
    if low:
        yield message("Codes on which coders agree too little to rely on them: {codes}.", codes=low)
    if middle:
        yield message(
            "Codes on which coders agree only well enough for tentative conclusions: {codes}.", codes=middle
        )
    if unknown:
        yield message(
            "Codes that were given too rarely to tell how far coders agree on them: {count} of {all}.",
            count=unknown,
            all=len(agreement),
        )


def find_limits_of_observations(material: ReportMaterial) -> Iterator[Claim]:
    evidence = material.evidence
    if evidence is None or not evidence.material.observations:
        return
    stand = Stand.GAP if evidence.gaps else Stand.EVIDENCE_METHOD
    for sentence in find_limits_of_watching(evidence):
        yield make_claim(sentence, (stand,), material.language)


def find_limits_of_watching(evidence: EvidenceResult) -> Iterator[Message]:
    """How many occasions there were, where, and by how many observers."""
    observations = evidence.material.observations
    sides = [each for each in evidence.gap_sides if each.wave == OBSERVED]
    few = sum(each.hidden or (each.n or 0) < FEW_OCCASIONS for each in sides)
    if few:
        yield message(
            "Practices that were looked for on fewer than {least} occasions: {count} of {all}. How often "
            "they are done is known only roughly.",
            least=FEW_OCCASIONS,
            count=few,
            all=len(sides),
        )
    seen = {each.authority for each in observations if each.authority}
    known = len(evidence.material.workforce.authorities)
    if seen and len(seen) < known:
        yield message(
            "Authorities in which practice was observed: {count} of {all}.", count=len(seen), all=known
        )
    observers = {each.observer for each in observations if each.observer}
    if not observers:
        yield message("Who observed is not recorded.")
    elif len(observers) == 1:
        yield message("One person made all observations. Another might have seen otherwise.")
