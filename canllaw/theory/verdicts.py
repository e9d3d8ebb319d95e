"""From strands to a verdict: by a declared rule, with the strongest counter-evidence and the rivals."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.confidence import Confidence, ConfidenceResult
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.strands import Counter, Leaning, RivalResult, StrandResult
from canllaw.theory.verdicts_words import (
    STRAND_WORDS,
    TIMING_WORDS,
    VERDICT_WORDS,
    Clause,
    say_late,
    say_why,
)

VERDICT_OF = {
    Clause.SILENT: Verdict.NOT_ENOUGH,
    Clause.DIVIDED: Verdict.MIXED,
    Clause.OTHERWISE: Verdict.MIXED,
    Clause.FOR: Verdict.SUPPORTED,
    Clause.AGAINST: Verdict.CONTRADICTED,
}
OPPOSITE = {Leaning.FOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FOR}
ENOUGH_CONFIDENCE = (Confidence.HIGH, Confidence.MODERATE)
# How much interviews as a whole weigh as counter-evidence; any other strand that leans weighs all.
WEIGHT_OF_CONFIDENCE = {
    Confidence.HIGH: 1.0,
    Confidence.MODERATE: 0.75,
    Confidence.LOW: 0.5,
    Confidence.VERY_LOW: 0.25,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOf:
    """Counter-evidence and the strand that holds it."""

    strand: StrandName
    counter: Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalOf:
    """How a rival fared, and in which strand."""

    strand: StrandName
    result: RivalResult


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisVerdict:
    """What became of a hypothesis, and all that it rests on.

    `leaning` is that of its tests; BOTH where they are divided, SILENT where they cannot tell. `counters` are
    all that speaks against the verdict (where there is none either way, against the hypothesis), the
    strongest first. `why` names the part of the rule that decided. `timing`: whether the hypothesis
    and its test were there before the evidence.
    """

    hypothesis: Hypothesis
    verdict: Verdict
    clause: Clause
    leaning: Leaning
    sentence: Message
    why: Message
    strands: tuple[StrandResult, ...]
    confidence: ConfidenceResult | None
    counters: tuple[CounterOf, ...]
    rivals: tuple[RivalOf, ...]
    finding: Finding
    timing: Timing = Timing.UNKNOWN

    @property
    def counter(self) -> CounterOf | None:
        """The strongest counter-evidence."""
        return self.counters[0] if self.counters else None

    def strand(self, name: StrandName) -> StrandResult | None:
        return next((each for each in self.strands if each.strand is name), None)


def give_verdict(
    hypothesis: Hypothesis,
    strands: Sequence[StrandResult],
    confidence: ConfidenceResult | None = None,
    timing: Timing = Timing.UNKNOWN,
) -> HypothesisVerdict:
    """Judge one hypothesis by its strands, each of which says something or that it cannot tell."""
    ordered = tuple(sorted(strands, key=lambda each: list(StrandName).index(each.strand)))
    assert all(each.hypothesis == hypothesis.key for each in ordered), "strands are of this hypothesis"
    leaning = find_leaning_of_tests(hypothesis, ordered)
    contrary = find_contrary(hypothesis, leaning, ordered, confidence)
    clause = find_clause(leaning, contrary)
    verdict = VERDICT_OF[clause]
    sentence = say_verdict(verdict, hypothesis, timing)
    tests = [each for each in ordered if each.strand in hypothesis.tested_by]
    return HypothesisVerdict(
        hypothesis=hypothesis,
        verdict=verdict,
        clause=clause,
        leaning=leaning,
        sentence=sentence,
        why=say_late(
            say_why(
                clause,
                name_strands(each for each in tests if each.leaning is not Leaning.SILENT),
                name_strands(contrary),
                name_strands(each for each in tests if each.leaning is Leaning.SILENT),
            ),
            timing,
        ),
        strands=ordered,
        confidence=confidence,
        counters=find_counters(leaning, ordered, confidence),
        rivals=tuple(RivalOf(strand=each.strand, result=own) for each in ordered for own in each.rivals),
        finding=make_finding(hypothesis, verdict, clause, sentence, ordered),
        timing=timing,
    )


def say_verdict(verdict: Verdict, hypothesis: Hypothesis, timing: Timing) -> Message:
    """The verdict, that the hypothesis is late where it is, and what it holds."""
    words = Bilingual(hypothesis.en, hypothesis.cy or hypothesis.en)
    said = VERDICT_WORDS[verdict]
    if timing not in TIMING_WORDS:
        return message("{verdict}: {hypothesis}", verdict=said, hypothesis=words)
    late = TIMING_WORDS[timing]
    return message("{verdict} ({late}): {hypothesis}", verdict=said, late=late, hypothesis=words)


def name_strands(strands: Iterable[StrandResult]) -> tuple[Message, ...]:
    return tuple(STRAND_WORDS[each.strand] for each in strands)


def find_leaning_of_tests(hypothesis: Hypothesis, strands: Sequence[StrandResult]) -> Leaning:
    """What those strands say together that were named as the test. One that cannot tell is passed over."""
    told = {each.leaning for each in strands if each.strand in hypothesis.tested_by} - {Leaning.SILENT}
    if not told:
        return Leaning.SILENT
    return told.pop() if len(told) == 1 else Leaning.BOTH


def find_contrary(
    hypothesis: Hypothesis,
    leaning: Leaning,
    strands: Sequence[StrandResult],
    confidence: ConfidenceResult | None,
) -> tuple[StrandResult, ...]:
    """The strands that were not named as the test and lean the other way with enough weight."""
    if leaning not in OPPOSITE:
        return ()
    return tuple(
        each
        for each in strands
        if each.strand not in hypothesis.tested_by
        and each.leaning is OPPOSITE[leaning]
        and has_weight(each, confidence)
    )


def has_weight(strand: StrandResult, confidence: ConfidenceResult | None) -> bool:
    """Other strands lean only where more than chance makes them; interviews need confidence."""
    if strand.strand is not StrandName.INTERVIEWS:
        return True
    return confidence is not None and confidence.overall in ENOUGH_CONFIDENCE


def find_clause(leaning: Leaning, contrary: Sequence[StrandResult]) -> Clause:
    match leaning:
        case Leaning.SILENT:
            return Clause.SILENT
        case Leaning.BOTH:
            return Clause.DIVIDED
        case Leaning.FOR:
            return Clause.OTHERWISE if contrary else Clause.FOR
        case Leaning.AGAINST:
            return Clause.OTHERWISE if contrary else Clause.AGAINST


def find_counters(
    leaning: Leaning, strands: Sequence[StrandResult], confidence: ConfidenceResult | None
) -> tuple[CounterOf, ...]:
    """All that speaks against what the tests lean to, the strongest first; ties in order of the strands."""
    against = OPPOSITE.get(leaning, Leaning.AGAINST)
    found = [each for strand in strands for each in find_counters_of(strand, against, confidence)]
    return tuple(sorted(found, key=lambda each: -each.counter.weight))


def find_counters_of(
    strand: StrandResult, against: Leaning, confidence: ConfidenceResult | None
) -> Iterator[CounterOf]:
    """A strand that leans this way speaks as a whole, one that leans the other way by what it has against it.

    What a strand without a leaning holds is against the hypothesis.
    """
    own = strand.leaning if strand.leaning in OPPOSITE else Leaning.FOR
    if strand.leaning is against:
        places = tuple(dict.fromkeys(place for each in strand.findings for place in each.places))
        whole = Counter(sentence=strand.sentence, weight=weigh(strand, confidence), places=places)
        yield CounterOf(strand=strand.strand, counter=whole)
    elif own is OPPOSITE[against]:
        yield from (CounterOf(strand=strand.strand, counter=each) for each in strand.against)


def weigh(strand: StrandResult, confidence: ConfidenceResult | None) -> float:
    if strand.strand is not StrandName.INTERVIEWS or confidence is None:
        return 1.0
    return WEIGHT_OF_CONFIDENCE[confidence.overall]


def make_finding(
    hypothesis: Hypothesis,
    verdict: Verdict,
    clause: Clause,
    sentence: Message,
    strands: Sequence[StrandResult],
) -> Finding:
    """Rests on the places of the tests."""
    tests = [each for each in strands if each.strand in hypothesis.tested_by]
    places = [place for each in tests for finding in each.findings for place in finding.places]
    settings = (
        ("tested by", " ".join(name.value for name in hypothesis.tested_by)),
        ("smallest effect", str(hypothesis.smallest_effect)),
        ("decided by", clause.value),
        *((each.strand.value, each.leaning.value) for each in strands),
    )
    return Finding(
        about=f"verdict:{hypothesis.key}",
        verdict=verdict,
        sentence=sentence,
        method=Method(
            function="canllaw.theory.verdicts.give_verdict", version=__version__, settings=settings
        ),
        places=tuple(dict.fromkeys(places)),
    )
