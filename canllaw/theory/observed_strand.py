"""The strand of observations: whether practice that was seen bears a hypothesis out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Language, Message, message, say_number
from canllaw.evidence.practice.observations import Observation
from canllaw.evidence.results import EvidenceResult
from canllaw.evidence.scores.clustered_shares import Difference
from canllaw.guidance.requests import GuidanceResult
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure, MeasureKind, StrandName
from canllaw.theory.observed_strand_hiding import may_tell
from canllaw.theory.observed_strand_shares import Compared, compare_occasions, less
from canllaw.theory.observed_strand_sides import find_concrete_practices, find_high_authorities, side_by
from canllaw.theory.strands import Counter, Leaning, StrandResult

METHOD = "canllaw.theory.observed_strand.find_what_was_seen"
VERDICTS = {
    Leaning.FOR: Verdict.SUPPORTED,
    Leaning.AGAINST: Verdict.CONTRADICTED,
    Leaning.BOTH: Verdict.MIXED,
    Leaning.SILENT: Verdict.NOT_ENOUGH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was compared: with `together` the shares where that is high, and those where it is low.

    `may_tell`: no hidden number of occasions could be worked out of these shares.
    """

    compared: Compared
    elsewhere: Compared | None = None
    may_tell: bool = True

    @property
    def difference(self) -> Difference:
        own = self.compared.difference
        return own if self.elsewhere is None else less(own, self.elsewhere.difference)

    @property
    def fewest(self) -> int:
        return min(each.fewest for each in (self.compared, self.elsewhere) if each is not None)


def find_what_was_seen(
    hypothesis: Hypothesis, evidence: EvidenceResult, guidance: Sequence[GuidanceResult] = ()
) -> StrandResult:
    """What the observations say of one hypothesis; silent where they do not bear on it."""
    looked = look(hypothesis, evidence, guidance)
    if isinstance(looked, NotEnough):
        return make_silent(hypothesis, looked.reason)
    small = evidence.request.small_number
    if looked.fewest < small:
        reason = message(
            "On one side there were too few occasions to compare. Fewest: {fewest}.", fewest=small
        )
        return make_silent(hypothesis, reason)
    leaning = find_leaning(looked.difference, hypothesis)
    sentence = say_seen(hypothesis, looked, leaning)
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.OBSERVATIONS,
        leaning=leaning,
        sentence=sentence,
        findings=(make_finding(hypothesis, looked, leaning, sentence, evidence.material.observations),),
        against=tuple(find_counters(looked, leaning, evidence.material.observations)),
    )


def look(
    hypothesis: Hypothesis, evidence: EvidenceResult, guidance: Sequence[GuidanceResult]
) -> Looked | NotEnough:
    observations = evidence.material.observations
    if not observations:
        return NotEnough(reason=message("The study has no observations."))
    if hypothesis.context.kind is MeasureKind.CONCRETENESS:
        side = side_by(find_concrete_practices(evidence, guidance), "practice")
        compared = compare_occasions(observations, side, same_authorities=True)
        told = may_tell([(observations, side)], evidence)
        return Looked(compared=compared, may_tell=told) if compared else too_few()
    if not hypothesis.seen and hypothesis.outcome.kind is not MeasureKind.SEEN:
        return NotEnough(reason=message("What was seen does not show the outcome of this hypothesis."))
    return look_in_authorities(hypothesis, evidence)


def look_in_authorities(hypothesis: Hypothesis, evidence: EvidenceResult) -> Looked | NotEnough:
    """Occasions where the context is high against those where it is low, by `together` where it is named."""
    observations = evidence.material.observations
    high = find_high_authorities(hypothesis.context, evidence, hypothesis.outcome.wave)
    if isinstance(high, NotEnough):
        return high
    side = side_by(high, "authority")
    if hypothesis.together is None:
        compared = compare_occasions(observations, side, same_authorities=False)
        told = may_tell([(observations, side)], evidence)
        return Looked(compared=compared, may_tell=told) if compared else too_few()
    beside = find_high_authorities(hypothesis.together, evidence, hypothesis.outcome.wave)
    if isinstance(beside, NotEnough):
        return beside
    there = [each for each in observations if beside.get(each.authority) is True]
    elsewhere = [each for each in observations if beside.get(each.authority) is False]
    compared = compare_occasions(there, side, same_authorities=False)
    other = compare_occasions(elsewhere, side, same_authorities=False)
    if compared is None or other is None:
        return too_few()
    told = may_tell([(there, side), (elsewhere, side)], evidence)
    return Looked(compared=compared, elsewhere=other, may_tell=told)


def too_few() -> NotEnough:
    return NotEnough(reason=message("There were too few occasions on one side to compare."))


def find_leaning(difference: Difference, hypothesis: Hypothesis) -> Leaning:
    """The rule of the survey: above nothing and large enough, or surely too small to matter."""
    turn = 1 if hypothesis.direction is Direction.MORE else -1
    low, high = sorted((turn * difference.low, turn * difference.high))
    if low > 0 and turn * difference.value >= hypothesis.smallest_effect:
        return Leaning.FOR
    return Leaning.AGAINST if high < hypothesis.smallest_effect else Leaning.SILENT


def say_seen(hypothesis: Hypothesis, looked: Looked, leaning: Leaning) -> Message:
    """The shares, where these may be told, and what follows from them."""
    if not looked.may_tell:
        return message("{held_back} {follows}", held_back=HELD_BACK, follows=FOLLOWS[leaning])
    values = {
        "high": in_hundred(looked.compared.high.value),
        "low": in_hundred(looked.compared.low.value),
        "follows": FOLLOWS[leaning],
    }
    if looked.elsewhere is not None:
        return message(
            "Of 100 occasions practice was seen on {high} where “{context}” and “{together}” come together, "
            "on {low} with “{together}” alone, on {other_high} with “{context}” alone, on {other_low} with "
            "neither. {follows}",
            context=title_of(hypothesis.context),
            together=title_of(hypothesis.together or hypothesis.context),
            other_high=in_hundred(looked.elsewhere.high.value),
            other_low=in_hundred(looked.elsewhere.low.value),
            **values,
        )
    if hypothesis.context.kind is MeasureKind.CONCRETENESS:
        return message(
            "What is asked for concretely was seen on {high} in 100 occasions, what is asked for vaguely on "
            "{low} in 100. {follows}",
            **values,
        )
    return message(
        "Of 100 occasions practice was seen on {high} with “{context}”, on {low} without it. {follows}",
        context=title_of(hypothesis.context),
        **values,
    )


def title_of(measure: Measure) -> Bilingual:
    return Bilingual(measure.title(Language.ENGLISH), measure.title(Language.WELSH))


HELD_BACK = message(
    "What was seen is not shown in numbers: something about few occasions could be worked out."
)
FOLLOWS = {
    Leaning.FOR: message("That is more than chance explains, and enough to matter."),
    Leaning.AGAINST: message("Any difference as the hypothesis has it is too small to matter."),
    Leaning.SILENT: message("Too little was seen to tell whether the difference is more than chance."),
}


def in_hundred(share: float) -> str:
    return say_number(100 * share)


def make_method(hypothesis: Hypothesis) -> Method:
    settings = (
        ("smallest effect", str(hypothesis.smallest_effect)),
        ("direction", hypothesis.direction.value),
        ("intervals", "95 %, clustered by authority"),
    )
    return Method(function=METHOD, version=__version__, settings=settings)


def make_finding(
    hypothesis: Hypothesis,
    looked: Looked,
    leaning: Leaning,
    sentence: Message,
    observations: Sequence[Observation],
) -> Finding:
    return Finding(
        about=f"observations:{hypothesis.key}",
        verdict=VERDICTS[leaning],
        sentence=sentence,
        method=make_method(hypothesis),
        quantities=tuple(make_quantities(looked)) if looked.may_tell else (),
        places=tuple(each.place for each in observations),
    )


def make_quantities(looked: Looked) -> Iterator[Quantity]:
    named = (("", looked.compared), (" elsewhere", looked.elsewhere))
    for ending, compared in named:
        if compared is not None:
            for name, share in (("seen where high", compared.high), ("seen where low", compared.low)):
                yield Quantity(
                    name=f"{name}{ending}",
                    value=share.value,
                    low=share.low,
                    high=share.high,
                    unit="share",
                    n=share.n,
                )
    found = looked.difference
    yield Quantity(
        name="difference",
        value=found.value,
        low=found.low,
        high=found.high,
        unit="share",
        n=looked.compared.high.n + looked.compared.low.n,
    )


def find_counters(looked: Looked, leaning: Leaning, observations: Sequence[Observation]) -> Iterator[Counter]:
    """Pairs of occasions, one of each side, of which only the one on the wrong side was seen."""
    if leaning is Leaning.SILENT:
        return
    high, low = looked.compared.high.value, looked.compared.low.value
    more, less_often = high * (1 - low), low * (1 - high)
    contrary = min(more, less_often)
    share = contrary / (more + less_often) if contrary else 0.0
    if contrary and not looked.may_tell:
        # The lesser share is less than half: that it is no more than that is all that is told.
        words = message("Some occasions go the other way. How many is not shown.")
        yield Counter(sentence=words, weight=0.25, places=tuple(each.place for each in observations))
    elif contrary:
        yield Counter(
            sentence=message(
                "Not every occasion fits. Take one from each side where practice was seen on only one of "
                "the two: of 100 such pairs, so many go the other way: {share}.",
                share=in_hundred(share),
            ),
            weight=share,
            places=tuple(each.place for each in observations),
        )


def make_silent(hypothesis: Hypothesis, why: Message) -> StrandResult:
    finding = Finding(
        about=f"observations:{hypothesis.key}",
        verdict=Verdict.NOT_ENOUGH,
        sentence=why,
        method=make_method(hypothesis),
    )
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.OBSERVATIONS,
        leaning=Leaning.SILENT,
        sentence=why,
        findings=(finding,),
    )
