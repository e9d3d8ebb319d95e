"""What the findings imply for whoever leads the policy, leads an authority, or practises: by declared rules.

The rules are three tables: whom a hypothesis concerns (READERS), what is worth doing where it is borne out
(WORTH), and what is said where it is not (OTHERWISE). docs/report.md prints them.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Bilingual, Message, message, say
from canllaw.report.study_report import Block, Claim, Heading, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_messages import HALF, numbers_of, tell_shares, widest_gap
from canllaw.report.study_report_places import make_claim, to_evidence, to_guidance, to_theory
from canllaw.report.study_report_verdicts import (
    is_firm,
    join,
    tell_finding,
    tell_result,
    tell_statement,
    tell_tests,
    with_verdict,
)
from canllaw.theory.hypotheses.hypotheses import Area, Direction, MeasureKind
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict


class Reader(StrEnum):
    """Who is to do something about a finding."""

    POLICY = "policy-lead"
    AUTHORITY = "authority-lead"
    PRACTITIONER = "practitioner"


READER_NAMES: dict[Reader, Message] = {
    Reader.POLICY: message("For the policy lead"),
    Reader.AUTHORITY: message("For the authority lead"),
    Reader.PRACTITIONER: message("For the practitioner"),
}
# What people themselves have or lack; the rest is a matter of documents and arrangements.
OF_PEOPLE = (MeasureKind.SCALE, MeasureKind.ITEM, MeasureKind.EXAMPLE, MeasureKind.SEEN)
# Whom it concerns, by the area of the hypothesis and the kind of its context.
READERS: dict[tuple[Area, MeasureKind], tuple[Reader, ...]] = {
    (Area.POLICY, MeasureKind.CONCRETENESS): (Reader.POLICY,),
    (Area.POLICY, MeasureKind.FACT): (Reader.POLICY, Reader.AUTHORITY),
    **{(Area.POLICY, kind): (Reader.POLICY, Reader.PRACTITIONER) for kind in OF_PEOPLE},
    (Area.PLAN, MeasureKind.CONCRETENESS): (Reader.POLICY, Reader.AUTHORITY),
    (Area.PLAN, MeasureKind.FACT): (Reader.AUTHORITY,),
    **{(Area.PLAN, kind): (Reader.AUTHORITY, Reader.PRACTITIONER) for kind in OF_PEOPLE},
    (Area.ORGANISATION, MeasureKind.CONCRETENESS): (Reader.POLICY, Reader.AUTHORITY),
    (Area.ORGANISATION, MeasureKind.FACT): (Reader.AUTHORITY,),
    **{(Area.ORGANISATION, kind): (Reader.AUTHORITY, Reader.PRACTITIONER) for kind in OF_PEOPLE},
}
# What is worth doing where a hypothesis is borne out, by the kind of its context.
WORTH: dict[MeasureKind, Message] = {
    MeasureKind.CONCRETENESS: message("Worth writing concretely. {result}"),
    MeasureKind.FACT: message("Worth doing. {result}"),
    MeasureKind.SCALE: message("Worth building up. {result}"),
    MeasureKind.ITEM: message("Worth building up. {result}"),
    MeasureKind.EXAMPLE: message("Worth showing by example. {result}"),
    MeasureKind.SEEN: message("Worth showing in practice. {result}"),
}
WORTH_ASKING = message("Worth asking for. {result}")
# Where more of the context goes with less of the outcome, nobody but the reader knows which is wanted.
WORTH_HEEDING = message("Worth heeding. {result}")
# Where all ways together are not clear, or chance among so many tests may explain what was found.
WORTH_TRYING = message("Worth trying out, and watching what else it does. {result}")
OTHERWISE: dict[Verdict, Message] = {
    Verdict.CONTRADICTED: message("Do not count on this: {statement} {result}"),
    Verdict.MIXED: message("It depends, so look at your own circumstances first: {statement} {result}"),
    Verdict.NOT_ENOUGH: message("Not known yet, so no reason to do it or to stop: {statement} {result}"),
}
ORDER = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.MIXED, Verdict.NOT_ENOUGH)
LEAD = message(
    "These follow from the findings by fixed rules, and say no more than the findings do. Places and people "
    "were compared as they are. That shows what goes together; something else may lie behind it."
)


def make_implications(material: ReportMaterial) -> Iterator[ReportSection]:
    """Three headings, each with what concerns that reader; nothing where nothing follows."""
    blocks: list[Block] = []
    for reader in Reader:
        claims = (*SAID_TO[reader](material), *tell_hypotheses(reader, material))
        if claims:
            name = say(READER_NAMES[reader], material.language)
            blocks += [Heading(text=name, id=f"for-{reader}"), Paragraphs(claims=claims, listed=True)]
    if blocks:
        lead = Paragraphs(claims=(make_claim(LEAD, material.language),))
        title = say(message("What this implies"), material.language)
        yield ReportSection(id="implications", title=title, blocks=(lead, *blocks))


def tell_hypotheses(reader: Reader, material: ReportMaterial) -> Iterator[Claim]:
    """What is worth doing first, then what is not, what depends, and what is not known."""
    if material.theory is None:
        return
    for kind in ORDER:
        for each in with_verdict(material.theory, kind):
            if reader in READERS[(each.hypothesis.area, each.hypothesis.context.kind)]:
                link = to_theory(each.hypothesis.key, material.language)
                yield make_claim(tell_implication(each, material.theory, reader), material.language, link)


def tell_implication(verdict: HypothesisVerdict, theory: TheoryResult, reader: Reader) -> Message:
    hypothesis = verdict.hypothesis
    if verdict.verdict is Verdict.SUPPORTED:
        return Message(find_worth(verdict, theory, reader).template, {"result": tell_finding(verdict)})
    result = tell_unknown(verdict) if verdict.verdict is Verdict.NOT_ENOUGH else tell_result(verdict)
    template = OTHERWISE[verdict.verdict].template
    return Message(template, {"statement": tell_statement(hypothesis), "result": result})


def find_worth(verdict: HypothesisVerdict, theory: TheoryResult, reader: Reader) -> Message:
    hypothesis = verdict.hypothesis
    if hypothesis.direction is Direction.LESS:
        return WORTH_HEEDING
    if not is_firm(theory, verdict):
        return WORTH_TRYING
    if reader is Reader.PRACTITIONER:
        return WORTH_ASKING
    return WORTH[hypothesis.context.kind]


def tell_unknown(verdict: HypothesisVerdict) -> Message:
    """Why it is not known, and what would speak against it."""
    hypothesis = verdict.hypothesis
    if not hypothesis.change_mind_en:
        return tell_tests(verdict)
    words = Bilingual(hypothesis.change_mind_en, hypothesis.change_mind_cy or hypothesis.change_mind_en)
    return join([tell_tests(verdict), message("What would speak against it: {words}", words=words)])


def say_to_policy(material: ReportMaterial) -> Iterator[Claim]:
    """What the text itself leaves open."""
    if material.guidance is None:
        return
    unnamed = numbers_of(material.guidance, "unnamed").get("unnamed", 0)
    alarms = numbers_of(material.guidance, "alarms").get("alarms", 0)
    if alarms:
        words = message(
            "Say what is to change where readers would find nothing new. Such places: {count}.",
            count=int(alarms),
        )
        yield make_claim(words, material.language, to_guidance(material, "alarms"))
    if unnamed:
        words = message(
            "Say who is to act wherever the text leaves it open. Such places: {count}.", count=int(unnamed)
        )
        yield make_claim(words, material.language, to_guidance(material, "expectations"))


def say_to_authority(material: ReportMaterial) -> Iterator[Claim]:
    """Whether people know of the guidance, and whether asking them tells what they do."""
    if material.evidence is None:
        return
    told = list(tell_shares(material.evidence))
    if told and told[-1].share.high is not None and told[-1].share.high < HALF:
        words = message("First of all, see to it that people know of the guidance: most do not name it.")
        yield make_claim(words, material.language, to_evidence("item-aware_unprompted", material.language))
    if widest_gap(material.evidence) is not None:
        words = message(
            "Ask for a recent example, or go and see, rather than whether something is done: more people say "
            "so than can show it."
        )
        yield make_claim(words, material.language, to_evidence("gap", material.language))


def say_to_practitioner(material: ReportMaterial) -> Iterator[Claim]:
    """Where to begin with one's own work."""
    gap = widest_gap(material.evidence) if material.evidence else None
    if gap is not None:
        words = message(
            "Look for your own last example of this, which is believed to be done more often than it is: "
            "{practice}.",
            practice=Bilingual(gap.practice.en, gap.practice.cy or gap.practice.en),
        )
        yield make_claim(words, material.language, to_evidence("gap", material.language))
    if material.guidance is not None and "changes" in {each.about for each in material.guidance.findings}:
        words = message("Read the half page that tells what changes for your role.")
        yield make_claim(words, material.language, to_guidance(material, "briefs"))


SAID_TO: dict[Reader, Callable[[ReportMaterial], Iterator[Claim]]] = {
    Reader.POLICY: say_to_policy,
    Reader.AUTHORITY: say_to_authority,
    Reader.PRACTITIONER: say_to_practitioner,
}
