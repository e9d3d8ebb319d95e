"""The main messages of a study: what a minister reads first. At most eight, from Findings only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from canllaw.basics.findings import Quantity, Verdict
from canllaw.basics.language import Bilingual, Message, count_message, message, say, say_number
from canllaw.evidence.overview import find_evidence_overview
from canllaw.evidence.practice.gap import Gap
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.study_report import Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_places import make_claim, to_evidence, to_guidance, to_theory
from canllaw.report.study_report_verdicts import (
    is_reversed,
    join,
    tell_finding,
    tell_opposite,
    tell_statement,
    with_verdict,
)
from canllaw.report.theory_timing import find_late, say_late_hypotheses
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict

MOST = 8
AWARENESS = "awareness@"
HALF = 0.5
IN_BRACKETS = message("Two numbers in brackets: the true number is likely to lie between them.")
NO_EVIDENCE = message(
    "This study has no evidence yet: nothing is known of who is aware, and of what is done."
)
NO_THEORY = message("No hypotheses were tested in this study: nothing is said of what makes a difference.")
NO_GUIDANCE = message("The guidance itself was not read in this study.")


def make_messages(material: ReportMaterial) -> ReportSection:
    """How aware people are, what is asked, what is believed and done, what makes a difference."""
    first = [*tell_awareness(material), *tell_asked(material), *tell_gap(material)]
    last = [each for tell in LAST for each in tell(material)]
    claims = (*first, *tell_borne_out(material, MOST - len(first) - len(last)), *last)
    notes = tuple(tell_notes(material))
    blocks = [Paragraphs(claims=each, listed=each is claims) for each in (claims, notes) if each]
    return ReportSection(
        id="messages", title=say(message("Main messages"), material.language), blocks=tuple(blocks)
    )


def tell_notes(material: ReportMaterial) -> Iterator[Claim]:
    """How to read the numbers, and what the study does not have: silence would look like nothing found."""
    if material.evidence is not None and material.evidence.waves:
        yield make_claim(IN_BRACKETS, material.language)
    parts = (
        (material.guidance, NO_GUIDANCE),
        (material.evidence, NO_EVIDENCE),
        (material.theory, NO_THEORY),
    )
    for part, words in parts:
        if part is None:
            yield make_claim(words, material.language)
    if material.theory is not None and (late := find_late(material.theory)):
        links = [to_theory(key, material.language) for key in late]
        yield make_claim(say_late_hypotheses(material.theory), material.language, *links)


def tell_awareness(material: ReportMaterial) -> Iterator[Claim]:
    """How many name the guidance now, and at first; whether that changed where chance does not explain it."""
    if material.evidence is None:
        return
    told = list(tell_shares(material.evidence))
    if told:
        first, last = told[0], told[-1]
        sentences = [*say_most(last.share), say_share(last)]
        if len(told) > 1:
            sentences += [say_share_before(first), say_change(first.share, last.share)]
        link = to_evidence("item-aware_unprompted", material.language)
        yield make_claim(join(sentences), material.language, link)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aware:
    """The share of people who named the guidance in one wave."""

    wave: Bilingual
    share: Quantity


def tell_shares(evidence: EvidenceResult) -> Iterator[Aware]:
    """Of the waves of which it may be told, oldest first."""
    found = {each.about: each for each in find_evidence_overview(evidence)}
    for wave in evidence.waves:
        finding = found.get(f"{AWARENESS}{wave.key}")
        if finding is not None:
            yield Aware(wave=wave.scored.asked.wave.name, share=finding.quantities[0])


def say_most(share: Quantity) -> Iterator[Message]:
    if share.high is not None and share.high < HALF:
        yield message("Most people do not name the guidance when nobody helps them.")
    elif share.low is not None and share.low > HALF:
        yield message("Most people name the guidance, without help.")


def say_share(aware: Aware) -> Message:
    share = aware.share
    if share.low is None or share.high is None:
        return message(
            "{wave}: of every 100 people who answered, {number} named it.",
            wave=aware.wave,
            number=say_number(100 * share.value),
        )
    return message(
        "{wave}: of every 100 people who answered, {number} named it (between {low} and {high}).",
        wave=aware.wave,
        number=say_number(100 * share.value),
        low=say_number(100 * share.low),
        high=say_number(100 * share.high),
    )


def say_share_before(aware: Aware) -> Message:
    return message("{wave}: {number}.", wave=aware.wave, number=say_number(100 * aware.share.value))


def say_change(before: Quantity, after: Quantity) -> Message:
    """A change is told only where the intervals lie apart."""
    if after.low is not None and before.high is not None and after.low > before.high:
        return message("That is a clear rise.")
    if after.high is not None and before.low is not None and after.high < before.low:
        return message("That is a clear fall.")
    return message("Whether that is a change cannot be told.")


def tell_asked(material: ReportMaterial) -> Iterator[Claim]:
    """How much the guidance asks, what of it is new, and how much of it will be taken for what is done."""
    if material.guidance is None:
        return
    language, asked = material.language, numbers_of(material.guidance, "asked")
    changes, alarms = numbers_of(material.guidance, "changes"), numbers_of(material.guidance, "alarms")
    if "expectations" not in asked:
        nothing = (each for each in material.guidance.findings if each.about == "asked")
        yield from (
            make_claim(each.sentence, language, to_guidance(material, "messages")) for each in nothing
        )
        return
    sentences = [say_all_asked(int(asked["expectations"]))]
    links = [to_guidance(material, "expectations")]
    if changes:
        sentences.append(say_changes(changes))
        links = [to_guidance(material, "changes")]
    if alarms.get("alarms"):
        words = message(
            "Likely to be read as “we already do that”, so that nothing changes: {count}.",
            count=int(alarms["alarms"]),
        )
        sentences.append(words)
        links.append(to_guidance(material, "alarms"))
    yield make_claim(join(sentences), language, *links)


def say_all_asked(count: int) -> Message:
    return count_message(
        "The guidance asks for {count} thing.", "The guidance asks for {count} things.", count=count
    )


def say_changes(changes: Mapping[str, float]) -> Message:
    return message(
        "Of these, new since the edition before: {new}; asked more firmly than before: {firmer}; asked less "
        "firmly than before: {weaker}. Asked before, and no longer: {gone}.",
        new=int(changes.get("new", 0)),
        firmer=int(changes.get("stronger", 0)),
        weaker=int(changes.get("weaker", 0)),
        gone=int(changes.get("gone", 0)),
    )


def numbers_of(guidance: GuidanceResult, about: str) -> Mapping[str, float]:
    """The numbers of one Finding by their names; none where there is no such Finding."""
    return {
        each.name: each.value
        for finding in guidance.findings
        if finding.about == about
        for each in finding.quantities
    }


def tell_gap(material: ReportMaterial) -> Iterator[Claim]:
    """What is done beside what is believed, with the practice where they lie furthest apart."""
    if material.evidence is None:
        return
    told = [each for each in material.evidence.gaps if each.finding.verdict is not Verdict.NOT_ENOUGH]
    ahead = [each for each in told if each.finding.verdict is Verdict.ALARM]
    link = to_evidence("gap", material.language)
    if ahead:
        words = message(
            "More people say that they already do what is asked than can show it. Practices of which this "
            "is so: {ahead} of {all}. For this practice the two lie furthest apart. {widest}",
            ahead=len(ahead),
            all=len(told),
            widest=max(ahead, key=find_width).finding.sentence,
        )
        yield make_claim(words, material.language, link)
    elif told:
        words = message(
            "As far as can be told, people do what they say that they do. Practices looked at: {all}.",
            all=len(told),
        )
        yield make_claim(words, material.language, link)


def find_width(gap: Gap) -> float:
    """How far belief runs ahead; from what may be told only."""
    several = (gap.believed_less_example, gap.believed_less_observed)
    return max((each.value for each in several if each is not None), default=0.0)


def widest_gap(evidence: EvidenceResult) -> Gap | None:
    """The practice of which belief runs ahead most."""
    ahead = [each for each in evidence.gaps if each.finding.verdict is Verdict.ALARM]
    return max(ahead, key=find_width, default=None)


def tell_borne_out(material: ReportMaterial, room: int) -> Iterator[Claim]:
    """What makes a difference, the clearest first; what there is no room for is named."""
    if material.theory is None:
        return
    own = with_verdict(material.theory, Verdict.SUPPORTED)
    alone = own if len(own) <= room else own[: room - 1]
    for each in alone:
        link = to_theory(each.hypothesis.key, material.language)
        yield make_claim(tell_finding(each), material.language, link)
    yield from tell_several(
        material.theory,
        Verdict.SUPPORTED,
        message("Also borne out: {statements}") if alone else message("Borne out: {statements}"),
        material,
        leave_out=len(alone),
    )


def tell_reversed(material: ReportMaterial) -> Iterator[Claim]:
    """Where the opposite of what was expected was found: that is news, and stands with its numbers."""
    if material.theory is None:
        return
    own = [each for each in with_verdict(material.theory, Verdict.CONTRADICTED) if is_reversed(each)]
    if own:
        results = join([tell_opposite(each) for each in own])
        words = message("The opposite of what was expected was found. {results}", results=results)
        links = [to_theory(each.hypothesis.key, material.language) for each in own]
        yield make_claim(words, material.language, *links)


def tell_not_so(material: ReportMaterial) -> Iterator[Claim]:
    if material.theory is not None:
        words = message("Expected, and not found to be so: {statements}")
        yield from tell_several(material.theory, Verdict.CONTRADICTED, words, material, pass_over=is_reversed)


def tell_depends(material: ReportMaterial) -> Iterator[Claim]:
    if material.theory is not None:
        words = message("The evidence points both ways: {statements}")
        yield from tell_several(material.theory, Verdict.MIXED, words, material)


def tell_unknown(material: ReportMaterial) -> Iterator[Claim]:
    if material.theory is not None:
        words = message("Not known yet: {statements}")
        yield from tell_several(material.theory, Verdict.NOT_ENOUGH, words, material)


# What is told after that which is borne out, in this order.
LAST: tuple[Callable[[ReportMaterial], Iterator[Claim]], ...] = (
    tell_reversed,
    tell_not_so,
    tell_depends,
    tell_unknown,
)


def tell_several(
    theory: TheoryResult,
    verdict: Verdict,
    words: Message,
    material: ReportMaterial,
    leave_out: int = 0,
    pass_over: Callable[[HypothesisVerdict], bool] = lambda _: False,
) -> Iterator[Claim]:
    """All hypotheses that came out one way, quoted in their order, in one message."""
    several = with_verdict(theory, verdict)[leave_out:]
    left = {each.hypothesis.key for each in several if not pass_over(each)}
    own = [each.hypothesis for each in theory.verdicts if each.hypothesis.key in left]
    if own:
        statements = join([tell_statement(each) for each in own])
        links = [to_theory(each.key, material.language) for each in own]
        whole = Message(words.template, {"statements": statements})
        yield make_claim(whole, material.language, *links)
