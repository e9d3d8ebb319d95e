"""What the records of a study have to say about each RAMESES II item, and whether that is all it asks for.

Reasons, ethics, money and what others found stand in no record: of these only people can write.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message, message
from canllaw.evidence.response.response import EVERYBODY
from canllaw.report.rameses_items import RamesesItem
from canllaw.report.study_report import ReportMaterial
from canllaw.report.study_report_methods_theory import find_used
from canllaw.report.study_report_stands import Stand
from canllaw.theory.hypotheses.hypotheses import Area
from canllaw.theory.joint_display import count_verdicts
from canllaw.theory.verdicts_words import STRAND_WORDS, VERDICT_WORDS

# What a title says of a realist evaluation, in English and in Welsh.
REALIST = ("realist", "realaidd", "realydd")


class Filling(StrEnum):
    """How far an item is reported. PARTLY: records tell some of it, and nobody wrote the rest."""

    FILLED = "filled"
    PARTLY = "partly"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What records say of an item, where that stands, and how far that is what the item asks for.

    `missing` is what stands in no record; it is told as long as nobody wrote about the item.
    """

    sentence: Message
    stand: Stand | None
    missing: Message | None = None
    filling: Filling = Filling.PARTLY


def find_recorded(item: RamesesItem, material: ReportMaterial) -> Recorded | None:
    """None where the study's records say nothing of an item."""
    find = RECORDS.get(item)
    return find(material) if find else None


def find_title(material: ReportMaterial) -> Recorded:
    if any(word in material.title.casefold() for word in REALIST):
        sentence = message("The title says so: “{title}”.", title=material.title)
        return Recorded(sentence=sentence, stand=None, filling=Filling.FILLED)
    sentence = message("The title does not say so: “{title}”.", title=material.title)
    return Recorded(sentence=sentence, stand=None, filling=Filling.EMPTY)


def find_summary(material: ReportMaterial) -> Recorded | None:
    if material.theory is None and material.evidence is None:
        return None
    sentence = message("The main messages tell what came out.")
    missing = message("Where, why and how it was found out is not said so briefly.")
    return Recorded(sentence=sentence, stand=Stand.MESSAGES, missing=missing)


def find_theory(material: ReportMaterial) -> Recorded | None:
    theory = material.theory
    if theory is None:
        return None
    areas = [each.hypothesis.area for each in theory.verdicts]
    sentence = message(
        "Hypotheses, each with a circumstance, a mechanism where one was named, and an outcome: {count}. "
        "About the policy: {policy}; about the plan: {plan}; about the organisation: {organisation}.",
        count=len(areas),
        policy=areas.count(Area.POLICY),
        plan=areas.count(Area.PLAN),
        organisation=areas.count(Area.ORGANISATION),
    )
    return Recorded(sentence=sentence, stand=Stand.HYPOTHESES, filling=Filling.FILLED)


def find_questions(material: ReportMaterial) -> Recorded | None:
    theory = material.theory
    if theory is None:
        return None
    said = sum(
        bool(each.hypothesis.change_mind_en or each.hypothesis.change_mind_cy) for each in theory.verdicts
    )
    sentence = message(
        "Each hypothesis is a question, with the smallest difference that would matter. Those that also say "
        "what would change their author's mind: {count} of {all}.",
        count=said,
        all=len(theory.verdicts),
    )
    missing = message("What the evaluation as a whole was to answer is not in the records.")
    return Recorded(sentence=sentence, stand=Stand.HYPOTHESES, missing=missing)


def find_surroundings(material: ReportMaterial) -> Recorded | None:
    workforce = material.evidence.material.workforce if material.evidence else None
    if workforce is None or not workforce.authorities:
        return None
    regions = {each.region for each in workforce.authorities if each.region}
    facts = {fact.name for each in workforce.authorities for fact in each.facts}
    sentence = message(
        "Authorities: {authorities}. Regions: {regions}. Teams: {teams}. Circumstances known of each "
        "authority: {facts}.",
        authorities=len(workforce.authorities),
        regions=len(regions),
        teams=len(workforce.teams),
        facts=len(facts),
    )
    missing = message("What else shaped the work there is not in the records.")
    return Recorded(
        sentence=sentence, stand=Stand.RESPONSE if has_waves(material) else Stand.METHODS, missing=missing
    )


def find_programme(material: ReportMaterial) -> Recorded | None:
    if material.guidance is None:
        return None
    analysis = material.guidance.analysis
    sentence = message(
        "The guidance “{title}”. What it asks, of whom and how firmly is told in full. Things that it asks: "
        "{count}.",
        title=analysis.edition.title,
        count=len(analysis.assessed),
    )
    return Recorded(sentence=sentence, stand=Stand.GUIDANCE, filling=Filling.FILLED)


def find_design(material: ReportMaterial) -> Recorded | None:
    if material.theory is None:
        return None
    strands = tuple(STRAND_WORDS[strand] for strand in find_used(material.theory))
    sentence = message(
        "Hypotheses held against several kinds of evidence: {strands}. The rule of verdicts is declared.",
        strands=strands,
    )
    missing = message("Why this design was chosen is not in the records.")
    return Recorded(sentence=sentence, stand=Stand.METHODS, missing=missing)


def find_gathering(material: ReportMaterial) -> Recorded | None:
    if material.evidence is None:
        return None
    evidence = material.evidence
    interviews = evidence.interviews.folder.interviews.transcripts if evidence.interviews else ()
    sentence = message(
        "Waves of the survey: {waves}. Interviews: {interviews}. Observations: {observations}. Dates, "
        "questionnaires and what became of every answer are told.",
        waves=len(evidence.waves),
        interviews=len(interviews),
        observations=len({each.session for each in evidence.material.observations}),
    )
    missing = message("Why it was done so is not in the records.")
    return Recorded(sentence=sentence, stand=Stand.METHODS, missing=missing)


def find_recruitment(material: ReportMaterial) -> Recorded | None:
    """Only where it is known how many could have answered."""
    evidence = material.evidence
    known = evidence is not None and any(
        row.key == EVERYBODY and row.rate is not None for wave in evidence.waves for row in wave.response
    )
    if not known:
        return None
    sentence = message("How many could have answered and how many did is told by authority and by role.")
    missing = message("How people were chosen is not in the records.")
    return Recorded(sentence=sentence, stand=Stand.RESPONSE, missing=missing)


def find_analysis(material: ReportMaterial) -> Recorded | None:
    if material.theory is None:
        return None
    sentence = message(
        "How each kind of evidence was analysed is told, with every function and its settings."
    )
    return Recorded(sentence=sentence, stand=Stand.METHODS, filling=Filling.FILLED)


def find_people(material: ReportMaterial) -> Recorded | None:
    evidence = material.evidence
    if evidence is None or not (evidence.waves or evidence.interviews):
        return None
    if not evidence.waves:
        sentence = message("Interviews are counted by language and wave, authorities and roles beside them.")
        return Recorded(sentence=sentence, stand=Stand.INTERVIEWS, filling=Filling.FILLED)
    sentence = message("Who answered is told by wave, authority and role; small numbers are hidden.")
    return Recorded(sentence=sentence, stand=Stand.RESPONSE, filling=Filling.FILLED)


def find_findings(material: ReportMaterial) -> Recorded | None:
    theory = material.theory
    if theory is None:
        return None
    told = tuple(
        message("{verdict}: {count}", verdict=VERDICT_WORDS[verdict], count=count)
        for verdict, count in count_verdicts(theory.verdicts)
    )
    sentence = message("Each hypothesis stands beside all evidence, with its verdict. {told}.", told=told)
    return Recorded(sentence=sentence, stand=Stand.DISPLAY, filling=Filling.FILLED)


def find_summary_of_findings(material: ReportMaterial) -> Recorded | None:
    if material.theory is None:
        return None
    sentence = message("The main messages, and what follows from them for each kind of reader.")
    return Recorded(sentence=sentence, stand=Stand.IMPLICATIONS, filling=Filling.FILLED)


def find_limits(material: ReportMaterial) -> Recorded | None:
    if material.evidence is None:
        return None
    sentence = message("Limits that the data themselves show are told.")
    missing = message("Strengths, and what should be done next, are not in the records.")
    return Recorded(sentence=sentence, stand=Stand.LIMITATIONS, missing=missing)


def find_conclusions(material: ReportMaterial) -> Recorded | None:
    if material.theory is None:
        return None
    sentence = message("What follows from each verdict is told by declared rules.")
    missing = message("Conclusions beyond these are for people to draw.")
    return Recorded(sentence=sentence, stand=Stand.IMPLICATIONS, missing=missing)


def has_waves(material: ReportMaterial) -> bool:
    return material.evidence is not None and bool(material.evidence.waves)


RECORDS: Mapping[RamesesItem, Callable[[ReportMaterial], Recorded | None]] = {
    RamesesItem.TITLE: find_title,
    RamesesItem.SUMMARY: find_summary,
    RamesesItem.PROGRAMME_THEORY: find_theory,
    RamesesItem.QUESTIONS: find_questions,
    RamesesItem.ENVIRONMENT: find_surroundings,
    RamesesItem.PROGRAMME: find_programme,
    RamesesItem.DESIGN: find_design,
    RamesesItem.DATA: find_gathering,
    RamesesItem.RECRUITMENT: find_recruitment,
    RamesesItem.ANALYSIS: find_analysis,
    RamesesItem.PARTICIPANTS: find_people,
    RamesesItem.MAIN_FINDINGS: find_findings,
    RamesesItem.SUMMARY_OF_FINDINGS: find_summary_of_findings,
    RamesesItem.STRENGTHS: find_limits,
    RamesesItem.CONCLUSIONS: find_conclusions,
}
