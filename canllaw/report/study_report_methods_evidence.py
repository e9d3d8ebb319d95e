"""How the evidence of a study was gathered and treated, in plain words."""

from collections.abc import Iterable, Iterator
from datetime import date

from canllaw.basics.dates import name_day
from canllaw.basics.language import Bilingual, Message, message, say_number
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_rules import LEAST_AGREEMENT, LEAST_RELIABILITY
from canllaw.report.study_report import Claim, ReportMaterial
from canllaw.report.study_report_stands import Stand, make_claim


def tell_waves(material: ReportMaterial) -> Iterator[Claim]:
    """Each wave: when people were asked, with which questionnaire, how many answered."""
    if material.evidence is None:
        return
    for wave in material.evidence.waves:
        instrument = wave.scored.answers.instrument
        asked = message(
            "{wave}: {when} Questionnaire: {instrument}, version {version}. {response}",
            wave=wave.scored.asked.wave.name,
            when=say_when(wave),
            instrument=Bilingual(instrument.en, instrument.cy or instrument.en),
            version=instrument.version,
            response=say_response(wave),
        )
        yield make_claim(asked, (Stand.RESPONSE,), material.language)
    yield from tell_linking(material, material.evidence)


def say_when(wave: WaveResult) -> Message:
    asked = wave.scored.asked.wave
    if asked.closed is None:
        return message("Asked from {opened} on.", opened=name_day(asked.opened))
    return message(
        "Asked from {opened} to {closed}.",
        opened=name_day(asked.opened),
        closed=name_day(asked.closed),
    )


def say_response(wave: WaveResult) -> Message:
    """How many answered, as the findings of response tell it: from protected numbers."""
    found = next((each for each in wave.findings if each.about == f"response@{wave.key}"), None)
    return found.sentence if found else message("How many answered is not told.")


def tell_linking(material: ReportMaterial, evidence: EvidenceResult) -> Iterator[Claim]:
    if len(evidence.waves) > 1:
        yield make_claim(
            message(
                "People who answered twice were found again by a code that they made themselves; names were "
                "not needed. One slip in a code is forgiven where the code then fits nobody else."
            ),
            (Stand.RESPONSE,),
            material.language,
        )


def tell_interviews(material: ReportMaterial) -> Iterator[Claim]:
    if material.evidence is None or material.evidence.interviews is None:
        return
    interviews = material.evidence.interviews.folder.interviews
    when = say_between(each.held for each in interviews.transcripts)
    coders = {coding.coder for excerpt in interviews.excerpts for coding in excerpt.codings if coding.coder}
    yield make_claim(
        message(
            "Interviews: {interviews}. {when} Passages that were given codes: {excerpts}. Coders: {coders}.",
            interviews=len(interviews.transcripts),
            when=when,
            excerpts=sum(bool(each.codings) for each in interviews.excerpts),
            coders=len(coders) or say_unknown(),
        ),
        (Stand.INTERVIEWS,),
        material.language,
    )
    for sentence in say_coding(material.evidence.interviews):
        yield make_claim(sentence, (Stand.INTERVIEWS,), material.language)


def say_coding(result: InterviewResult) -> Iterator[Message]:
    """What people did with the interviews: only what the records show."""
    excerpts = result.folder.interviews.excerpts
    if any(each.codings for each in excerpts):
        yield message("People read the interviews and gave codes to what was said.")
    if any(each.bearings for each in excerpts):
        yield message(
            "They judged whether a passage speaks for a hypothesis, against it, or sets a condition."
        )
    if result.agreement:
        yield message(
            "Interviews that two or more people coded: {count}. How far they agree was measured by "
            "Krippendorff's alpha, code by code.",
            count=result.agreement[0].documents,
        )


def say_unknown() -> Message:
    return message("not recorded")


def say_between(days: Iterable[date | None]) -> Message:
    known = sorted(day for day in days if day is not None)
    if not known:
        return message("When is not recorded.")
    if known[0] == known[-1]:
        return message("On {day}.", day=name_day(known[0]))
    return message("From {first} to {last}.", first=name_day(known[0]), last=name_day(known[-1]))


def tell_observations(material: ReportMaterial) -> Iterator[Claim]:
    if material.evidence is None or not material.evidence.material.observations:
        return
    observations = material.evidence.material.observations
    yield make_claim(
        message(
            "Observations: {sessions}. {when} In each, an observer noted for single practices whether they "
            "were seen, were not seen, or did not apply. Practices that were looked for: {practices}.",
            sessions=len({each.session for each in observations}),
            when=say_between(each.held for each in observations),
            practices=len({each.practice for each in observations}),
        ),
        (Stand.GAP,) if material.evidence.gaps else (Stand.EVIDENCE_METHOD,),
        material.language,
    )


def tell_scores(material: ReportMaterial) -> Iterator[Claim]:
    """How questions became scores, for whom a score may speak, and whether answers were weighted."""
    evidence = material.evidence
    if evidence is None or not evidence.waves:
        return
    scales = {scale.key for wave in evidence.waves for scale in wave.scored.answers.instrument.scales}
    if scales:
        yield make_claim(
            message(
                "Questions that belong together make one score, by a rule that is written down with the "
                "questionnaire: which questions, which of them are turned round, and how many may be left "
                "out. Scores: {count}. Each opens to its questions.",
                count=len(scales),
            ),
            (Stand.SCALES,),
            material.language,
        )
        yield make_claim(
            message(
                "A score is told for an authority or a team only where the people in it largely agree (rwg "
                "from {agreement}) and the means of different ones can be told apart (ICC(2) from "
                "{reliability}). Otherwise nothing is said of single authorities or teams.",
                agreement=say_number(LEAST_AGREEMENT, 2),
                reliability=say_number(LEAST_RELIABILITY, 2),
            ),
            (Stand.SCALES,),
            material.language,
        )
    yield make_claim(say_weights(evidence), (Stand.RESPONSE,), material.language)


def say_weights(evidence: EvidenceResult) -> Message:
    if evidence.weightings:
        return message(
            "Answers were weighted, so that authorities and roles count as they do among the staff in post."
        )
    if any(each.about.startswith("weights given@") for wave in evidence.waves for each in wave.findings):
        return message("Answers count with the weights that came with them.")
    return message("Answers were not weighted: each counts the same.")


def tell_protection(material: ReportMaterial) -> Iterator[Claim]:
    evidence = material.evidence
    if evidence is None:
        return
    yield make_claim(
        message(
            "Figures about fewer than {small} people are hidden, and so is whatever would let somebody work "
            "them out by adding and subtracting. The page on evidence, its charts and its tables are made "
            "only from figures that went through this.",
            small=material.small_number,
        ),
        (Stand.EVIDENCE_METHOD,),
        material.language,
    )
    yield make_claim(say_masking(evidence), (Stand.EVIDENCE_METHOD,), material.language)


def say_masking(evidence: EvidenceResult) -> Message:
    found = say_number(len(evidence.personal))
    if evidence.request.mask_personal_data:
        return message(
            "Free text was searched for what looks like personal data. Places found: {count}. In quotes "
            "they are replaced by their kind.",
            count=found,
        )
    return message(
        "Free text was searched for what looks like personal data. Places found: {count}. Quotes are shown "
        "as they are.",
        count=found,
    )
