"""What the tests of a study's hypotheses cannot tell. Hypotheses go by their keys."""

from collections.abc import Callable, Iterator

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Message, message
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Claim, Link, ReportMaterial
from canllaw.report.study_report_stands import Stand, make_claim
from canllaw.theory.confidence import Confidence
from canllaw.theory.hypotheses.hypotheses import Hypothesis, MeasureKind, StrandName
from canllaw.theory.hypotheses.registration_telling import Standing
from canllaw.theory.strands import Leaning
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import STRAND_WORDS

LOW = (Confidence.LOW, Confidence.VERY_LOW)
# What the settings of an estimate call a comparison of whole authorities with each other.
COMPARED, AUTHORITIES = "compared within", "nothing: authorities with each other"

# What people tell of themselves.
TOLD = (MeasureKind.SCALE, MeasureKind.ITEM, MeasureKind.EXAMPLE)

Keys = tuple[str, ...]


def find_limits_of_tests(material: ReportMaterial) -> Iterator[Claim]:
    theory, language = material.theory, material.language
    if theory is None:
        return
    for keys, make in NAMED:
        found = keys(theory)
        if found:
            claim = make_claim(make(found, theory), (), language)
            yield Claim(text=claim.text, links=tuple(link_hypothesis(key, theory) for key in found))
    silences = tuple(find_silences(theory))
    if silences:
        sentence = message(
            "Kinds of evidence that say nothing of some hypotheses, or too little, or were not asked: "
            "{silences}.",
            silences=silences,
        )
        yield make_claim(sentence, (Stand.DISPLAY,), language)
    if sum(each.name.endswith(" p") for each in theory.several.quantities) > 1:
        yield make_claim(theory.several.sentence, (Stand.THEORY_METHOD,), language)
    if theory.dropped:
        sentence = message(
            "Hypotheses that were once in the study and were given up: {keys}.", keys=theory.dropped
        )
        yield make_claim(sentence, (Stand.THEORY_METHOD,), language)
    for doubt in theory.doubts:
        yield make_claim(doubt.sentence, (Stand.THEORY_METHOD,), language)


def link_hypothesis(key: str, theory: TheoryResult) -> Link:
    assert theory.verdict(key) is not None, "a hypothesis of the study"
    return Link(text=key, href=f"{StudyPage.THEORY}#h-{key}-block")


def find_undecided(theory: TheoryResult) -> Keys:
    return find_keys(theory, lambda each: each.verdict is Verdict.NOT_ENOUGH)


def find_mixed(theory: TheoryResult) -> Keys:
    return find_keys(theory, lambda each: each.verdict is Verdict.MIXED)


def find_compared(theory: TheoryResult) -> Keys:
    """Hypotheses whose survey estimate compares whole authorities with each other."""
    return find_keys(theory, compares_authorities)


def compares_authorities(verdict: HypothesisVerdict) -> bool:
    survey = verdict.strand(StrandName.SURVEY)
    settings = survey.findings[0].method.settings if survey is not None and survey.findings else ()
    return (COMPARED, AUTHORITIES) in settings


def find_at_one_time(theory: TheoryResult) -> Keys:
    """Hypotheses whose circumstance or mechanism people told in the same wave as the outcome."""
    return find_keys(theory, lambda each: is_told_at_one_time(each.hypothesis))


def is_told_at_one_time(hypothesis: Hypothesis) -> bool:
    when = hypothesis.outcome.wave
    parts = (hypothesis.context, hypothesis.mechanism, hypothesis.together)
    told = [part for part in parts if part is not None and part.kind in TOLD]
    return hypothesis.outcome.kind in TOLD and any((part.wave or when) == when for part in told)


def find_without_rivals(theory: TheoryResult) -> Keys:
    return find_keys(theory, lambda each: not each.rivals and each.verdict is not Verdict.NOT_ENOUGH)


def find_distrusted(theory: TheoryResult) -> Keys:
    return find_keys(theory, lambda each: each.confidence is not None and each.confidence.overall in LOW)


def find_keys(theory: TheoryResult, holds: Callable[[HypothesisVerdict], bool]) -> Keys:
    return tuple(each.hypothesis.key for each in theory.verdicts if holds(each))


def find_standing(theory: TheoryResult, standing: Standing) -> Keys:
    """Hypotheses that stand so to one wave or more."""
    return tuple(
        each.hypothesis
        for each in theory.registrations
        if any(wave.standing is standing for wave in each.waves)
    )


def find_late(theory: TheoryResult) -> Keys:
    return find_standing(theory, Standing.AFTER)


def find_changed(theory: TheoryResult) -> Keys:
    return find_standing(theory, Standing.CHANGED)


def find_unvouched(theory: TheoryResult) -> Keys:
    """Hypotheses of which only their author's date says that they were there before."""
    worse = (*find_late(theory), *find_changed(theory))
    return tuple(key for key in find_standing(theory, Standing.SAID) if key not in worse)


def say_undecided(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses that could not be decided: {count} of {all}. That is no sign that they are wrong.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_mixed(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses on which the kinds of evidence do not agree: {count} of {all}.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_late(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses that were written on the day on which people were first asked in a wave, or later: "
        "{count} of {all}. They may have been made to fit what was already known.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_changed(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses whose test was changed after people were asked: {count} of {all}.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_unvouched(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses of which only their author's own date says that they were written before people were "
        "asked: {count} of {all}.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_compared(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses that rest on comparing whole authorities with each other: {count} of {all}. Where these "
        "authorities differ in something else too, that may be the reason.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_at_one_time(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses of which people told both sides at the same time: {count} of {all}. Which of the two "
        "came first cannot be told.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_without_rivals(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses beside which no other explanation was tested: {count} of {all}.",
        count=len(keys),
        all=len(theory.verdicts),
    )


def say_distrusted(keys: Keys, theory: TheoryResult) -> Message:
    return message(
        "Hypotheses about which confidence in the interviews is low or very low: {count} of {all}.",
        count=len(keys),
        all=len(theory.verdicts),
    )


NAMED: tuple[tuple[Callable[[TheoryResult], Keys], Callable[[Keys, TheoryResult], Message]], ...] = (
    (find_undecided, say_undecided),
    (find_mixed, say_mixed),
    (find_late, say_late),
    (find_changed, say_changed),
    (find_unvouched, say_unvouched),
    (find_compared, say_compared),
    (find_at_one_time, say_at_one_time),
    (find_without_rivals, say_without_rivals),
    (find_distrusted, say_distrusted),
)


def find_silences(theory: TheoryResult) -> Iterator[Message]:
    """Each kind of evidence that is silent, with the number of hypotheses of which it says nothing."""
    for strand in StrandName:
        silent = sum(
            own.leaning is Leaning.SILENT
            for each in theory.verdicts
            for own in each.strands
            if own.strand is strand
        )
        if silent:
            yield message(
                "{strand} ({silent} of {all})",
                strand=STRAND_WORDS[strand],
                silent=silent,
                all=len(theory.verdicts),
            )
