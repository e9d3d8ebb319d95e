"""The strand of records: figures of authorities that show the outcome itself, without asking anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from scipy.stats import norm, rankdata

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.cases.values import AuthorityValue, find_authority_values
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, MeasureKind, StrandName
from canllaw.theory.strands import Counter, Leaning, StrandResult

METHOD = "canllaw.theory.records_strand.find_what_is_recorded"
# With fewer authorities the interval of a rank correlation is hardly narrower than all that there can be.
FEWEST_AUTHORITIES = 8
CONFIDENCE = 0.95
VERDICTS = {
    Leaning.FOR: Verdict.SUPPORTED,
    Leaning.AGAINST: Verdict.CONTRADICTED,
    Leaning.SILENT: Verdict.NOT_ENOUGH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The context and the outcome of each authority that has both."""

    context: tuple[float, ...]
    outcome: tuple[float, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankCorrelation:
    """Spearman's rank correlation with its interval of 95 %, and of how many pairs."""

    value: float
    low: float
    high: float
    n: int


def find_what_is_recorded(hypothesis: Hypothesis, evidence: EvidenceResult) -> StrandResult:
    """What the figures of authorities say of one hypothesis; silent where they do not show its outcome."""
    pairs = find_pairs(hypothesis, evidence)
    if isinstance(pairs, NotEnough):
        return make_silent(hypothesis, pairs.reason)
    found = find_rank_correlation(pairs)
    if isinstance(found, NotEnough):
        return make_silent(hypothesis, found.reason)
    leaning = find_leaning(found, hypothesis.direction)
    sentence = say_recorded(found, leaning)
    finding = Finding(
        about=f"records:{hypothesis.key}",
        verdict=VERDICTS[leaning],
        sentence=sentence,
        method=make_method(hypothesis),
        quantities=(
            Quantity(name="rank correlation", value=found.value, low=found.low, high=found.high, n=found.n),
        ),
        places=pairs.places,
    )
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.RECORDS,
        leaning=leaning,
        sentence=sentence,
        findings=(finding,),
        against=tuple(find_counters(found, leaning, pairs)),
    )


def find_pairs(hypothesis: Hypothesis, evidence: EvidenceResult) -> Pairs | NotEnough:
    if hypothesis.outcome.kind is not MeasureKind.FACT:
        return NotEnough(reason=message("No record shows the outcome itself."))
    if hypothesis.context.kind is MeasureKind.CONCRETENESS:
        return NotEnough(reason=message("Records of authorities do not tell one practice from another."))
    outcome = find_authority_values(hypothesis.outcome, evidence)
    context = find_authority_values(hypothesis.context, evidence)
    for values in (outcome, context):
        if isinstance(values, NotEnough):
            return values
    assert not isinstance(outcome, NotEnough) and not isinstance(context, NotEnough)
    return join_pairs(context, outcome)


def join_pairs(context: tuple[AuthorityValue, ...], outcome: tuple[AuthorityValue, ...]) -> Pairs:
    of_context = {each.authority: each for each in context if each.value is not None}
    both = [
        (of_context[each.authority], each)
        for each in outcome
        if each.value is not None and each.authority in of_context
    ]
    places = [place for pair in both for place in (pair[0].place, pair[1].place) if place is not None]
    return Pairs(
        context=tuple(float(first.value or 0) for first, _ in both),
        outcome=tuple(float(second.value or 0) for _, second in both),
        places=tuple(dict.fromkeys(places)),
    )


def find_rank_correlation(pairs: Pairs) -> RankCorrelation | NotEnough:
    """Spearman's correlation; its interval by Fisher's z with the variance of Bonett and Wright (2000)."""
    n = len(pairs.context)
    if n < FEWEST_AUTHORITIES:
        return NotEnough(
            reason=message(
                "Too few authorities have both figures. Authorities: {n}; fewest: {fewest}.",
                n=n,
                fewest=FEWEST_AUTHORITIES,
            )
        )
    if len(set(pairs.context)) == 1 or len(set(pairs.outcome)) == 1:
        return NotEnough(reason=message("All authorities have the same figure, so that nothing can differ."))
    value = float(np.corrcoef(rankdata(pairs.context), rankdata(pairs.outcome))[0, 1])
    # At one exactly, Fisher's z has no end: the interval is that of a correlation just below.
    z = atanh(max(-0.999, min(0.999, value)))
    reach = float(norm.ppf(1 - (1 - CONFIDENCE) / 2)) * sqrt((1 + value**2 / 2) / (n - 3))
    low, high = tanh(z - reach), tanh(z + reach)
    return RankCorrelation(value=value, low=min(low, value), high=max(high, value), n=n)


def find_leaning(found: RankCorrelation, direction: Direction) -> Leaning:
    """For where the whole interval lies on the side of the hypothesis, against where it lies on the other."""
    turn = 1 if direction is Direction.MORE else -1
    low, high = sorted((turn * found.low, turn * found.high))
    return Leaning.FOR if low > 0 else Leaning.AGAINST if high < 0 else Leaning.SILENT


def say_recorded(found: RankCorrelation, leaning: Leaning) -> Message:
    values = {"value": say_number(found.value, 2), "n": found.n}
    match leaning:
        case Leaning.FOR:
            return message(
                "In the records of authorities both go together as the hypothesis says. Rank correlation: "
                "{value}; authorities: {n}.",
                **values,
            )
        case Leaning.AGAINST:
            return message(
                "In the records of authorities they go together the other way round. Rank correlation: "
                "{value}; authorities: {n}.",
                **values,
            )
        case _:
            return message(
                "In the records of authorities nothing surely goes together. Rank correlation: {value}; "
                "authorities: {n}.",
                **values,
            )


def find_counters(found: RankCorrelation, leaning: Leaning, pairs: Pairs) -> Iterator[Counter]:
    """Pairs of authorities of which the one with more of the context has less of the outcome."""
    if leaning is Leaning.SILENT:
        return
    context, outcome = np.array(pairs.context), np.array(pairs.outcome)
    order = np.sign(context[:, None] - context) * np.sign(outcome[:, None] - outcome)
    order = order[np.triu_indices(len(context), 1)]
    compared = int((order != 0).sum())
    contrary = int((order == -np.sign(found.value)).sum())
    if contrary:
        yield Counter(
            sentence=message(
                "Of every 100 pairs of authorities that differ in both, so many go the other way: {share}.",
                share=say_number(100 * contrary / compared),
            ),
            weight=contrary / compared,
            places=pairs.places,
        )


def make_method(hypothesis: Hypothesis) -> Method:
    settings = (
        ("fewest authorities", str(FEWEST_AUTHORITIES)),
        ("direction", hypothesis.direction.value),
        ("interval", "95 %, Bonett and Wright (2000)"),
    )
    return Method(function=METHOD, version=__version__, settings=settings)


def make_silent(hypothesis: Hypothesis, why: Message) -> StrandResult:
    finding = Finding(
        about=f"records:{hypothesis.key}",
        verdict=Verdict.NOT_ENOUGH,
        sentence=why,
        method=make_method(hypothesis),
    )
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.RECORDS,
        leaning=Leaning.SILENT,
        sentence=why,
        findings=(finding,),
    )
