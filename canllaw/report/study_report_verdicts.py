"""What became of a hypothesis, in sentences that anybody can read: from its Findings and its own words."""

from collections.abc import Sequence

from canllaw.basics.findings import Quantity, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure, StrandName
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.survey.several import CHANCE
from canllaw.theory.survey.words import in_hundred
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import CounterOf, HypothesisVerdict
from canllaw.theory.verdicts_words import STRAND_WORDS

DIFFERENCE, EVERY_WAY = "difference", "difference by every way"
WHERE_HIGH, WHERE_LOW = "difference where the other is high", "difference where the other is low"
LINK = "context to mechanism"
CASES_UNDECIDED = message(
    "Comparing these authorities with one another cannot decide this: they are too few, or too much alike."
)


def with_verdict(theory: TheoryResult, verdict: Verdict) -> tuple[HypothesisVerdict, ...]:
    """Those that came out so; what is borne out most clearly, set against what would matter, first."""
    own = [each for each in theory.verdicts if each.verdict is verdict]
    return tuple(sorted(own, key=lambda each: -find_strength(each)))


def find_strength(verdict: HypothesisVerdict) -> float:
    """The difference that was found, in smallest differences that matter."""
    found = find_number(verdict, DIFFERENCE)
    return abs(found.value) / verdict.hypothesis.smallest_effect if found else 0.0


def find_number(verdict: HypothesisVerdict, name: str, link: str = "") -> Quantity | None:
    """A number of the survey with its interval; of a link of the chain where that is named."""
    survey = verdict.strand(StrandName.SURVEY)
    findings = survey.findings if survey else ()
    own = [each for each in findings if each.about.endswith(f":{link}")] if link else findings[:1]
    numbers = [number for finding in own for number in finding.quantities]
    return next((each for each in numbers if is_whole(each) and each.name == name), None)


def is_whole(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.high is not None


def tell_statement(hypothesis: Hypothesis) -> Message:
    """The hypothesis as it was written, in quotation marks."""
    return message("“{statement}”", statement=Bilingual(hypothesis.en, hypothesis.cy or hypothesis.en))


def join(parts: Sequence[Message]) -> Message:
    """Whole sentences after one another."""
    whole = parts[0]
    for part in parts[1:]:
        whole = message("{first} {second}", first=whole, second=part)
    return whole


def tell_result(verdict: HypothesisVerdict) -> Message:
    """What was found, whichever way it came out: never more than the finding says."""
    match verdict.verdict:
        case Verdict.SUPPORTED:
            return tell_borne_out(verdict)
        case Verdict.CONTRADICTED:
            return tell_not_so(verdict)
        case Verdict.MIXED:
            return tell_mixed(verdict)
        case _:
            return tell_tests(verdict)


def tell_finding(verdict: HypothesisVerdict) -> Message:
    """The result; where it does not say itself what it is about, after the statement."""
    hypothesis = verdict.hypothesis
    says_itself = is_spoken(hypothesis) and find_number(verdict, DIFFERENCE) is not None
    if says_itself and StrandName.SURVEY in hypothesis.tested_by:
        return tell_result(verdict)
    return join([tell_statement(hypothesis), tell_result(verdict)])


def tell_borne_out(verdict: HypothesisVerdict) -> Message:
    """The difference in people of a hundred, in the hypothesis' own words."""
    hypothesis, found = verdict.hypothesis, find_number(verdict, DIFFERENCE)
    if StrandName.SURVEY not in hypothesis.tested_by or found is None or not is_spoken(hypothesis):
        return tell_tests(verdict)
    if hypothesis.together:
        return tell_together(verdict, hypothesis.together)
    if hypothesis.through and hypothesis.mechanism:
        return tell_through(verdict, found, hypothesis.mechanism)
    return tell_difference(hypothesis, found)


def tell_not_so(verdict: HypothesisVerdict) -> Message:
    """The opposite, or less than what would matter."""
    hypothesis, found = verdict.hypothesis, find_number(verdict, DIFFERENCE)
    if StrandName.SURVEY not in hypothesis.tested_by or found is None or not is_plain(hypothesis):
        return tell_tests(verdict)
    if is_opposite(hypothesis, found):
        return message("The opposite was found. {result}", result=tell_difference(hypothesis, found))
    parts = [tell_range(hypothesis, found)]
    smallest = in_hundred(hypothesis.smallest_effect)
    if hypothesis.direction is Direction.MORE:
        parts.append(message("What would matter is {smallest} more.", smallest=smallest))
    else:
        parts.append(message("What would matter is {smallest} fewer.", smallest=smallest))
    return join(parts)


def is_plain(hypothesis: Hypothesis) -> bool:
    """Whether it has words for its sides, and is about no more than the two of them."""
    return is_spoken(hypothesis) and not (hypothesis.together or hypothesis.through)


def is_reversed(verdict: HypothesisVerdict) -> bool:
    """Whether the survey, named as its test, found the opposite of what was expected."""
    hypothesis, found = verdict.hypothesis, find_number(verdict, DIFFERENCE)
    contradicted = verdict.verdict is Verdict.CONTRADICTED and StrandName.SURVEY in hypothesis.tested_by
    return contradicted and found is not None and is_opposite(hypothesis, found)


def tell_opposite(verdict: HypothesisVerdict) -> Message:
    """What was found in place of what was expected, with its numbers."""
    found = find_number(verdict, DIFFERENCE)
    if found is None or not is_plain(verdict.hypothesis):
        return join([tell_statement(verdict.hypothesis), tell_tests(verdict)])
    return tell_difference(verdict.hypothesis, found)


def tell_range(hypothesis: Hypothesis, found: Quantity) -> Message:
    """Between what the difference lies, where it is too small to matter."""
    low, high = ends_of(found)
    words = {**words_of(hypothesis), **figures_of(found)}
    if low > 0:
        return message("{context}, between {low} and {high} more people in 100 {outcome}.", **words)
    if high < 0:
        return message("{context}, between {low} and {high} fewer people in 100 {outcome}.", **words)
    words |= {"low": in_hundred(-low), "high": in_hundred(high)}
    return message("{context}, between {low} fewer and {high} more people in 100 {outcome}.", **words)


def tell_mixed(verdict: HypothesisVerdict) -> Message:
    """What the tests say, and what speaks most against that."""
    if verdict.counter is None:
        return tell_tests(verdict)
    return join(
        [tell_tests(verdict), message("Against that: {counter}", counter=tell_counter(verdict.counter))]
    )


def tell_counter(counter: CounterOf) -> Message:
    """Counter-evidence with the kind of evidence that it is."""
    return message(
        "{evidence}: {sentence}", evidence=STRAND_WORDS[counter.strand], sentence=counter.counter.sentence
    )


def tell_tests(verdict: HypothesisVerdict) -> Message:
    """What each kind of evidence says that was named as the test."""
    tests = [each for each in verdict.strands if each.strand in verdict.hypothesis.tested_by]
    return join([tell_plainly(each) for each in tests] or [verdict.why])


def tell_plainly(strand: StrandResult) -> Message:
    """Its own sentence; why authorities could not be compared is a matter for evaluators, on their page."""
    if strand.strand is StrandName.CASES and strand.leaning is Leaning.SILENT:
        return CASES_UNDECIDED
    return strand.sentence


def is_spoken(hypothesis: Hypothesis) -> bool:
    return bool(hypothesis.context.said_en and hypothesis.outcome.said_en)


def is_opposite(hypothesis: Hypothesis, found: Quantity) -> bool:
    low, high = ends_of(found)
    return high < 0 if hypothesis.direction is Direction.MORE else low > 0


def tell_difference(hypothesis: Hypothesis, found: Quantity) -> Message:
    """A difference whose direction is known."""
    words = {**words_of(hypothesis), **figures_of(found)}
    if found.value > 0:
        return message(
            "{context}, {number} more people in 100 {outcome} (between {low} and {high}).", **words
        )
    return message("{context}, {number} fewer people in 100 {outcome} (between {low} and {high}).", **words)


def tell_together(verdict: HypothesisVerdict, together: Measure) -> Message:
    """What the context gives where the other is high, and what it gives elsewhere."""
    there, elsewhere = find_number(verdict, WHERE_HIGH), find_number(verdict, WHERE_LOW)
    if there is None or elsewhere is None or not together.said_en or holds_nothing(there):
        return tell_tests(verdict)
    words = {**words_of(verdict.hypothesis), "together": said(together), **figures_of(there)}
    first = (
        message(
            "{context} and {together}, {number} more people in 100 {outcome} (between {low} and {high}).",
            **words,
        )
        if there.value > 0
        else message(
            "{context} and {together}, {number} fewer people in 100 {outcome} (between {low} and {high}).",
            **words,
        )
    )
    if holds_nothing(elsewhere):
        return join([first, message("Otherwise no clear difference was found.")])
    other = message(
        "Otherwise the difference in 100 people lies between {low} and {high}.",
        low=in_hundred(ends_of(elsewhere)[0]),
        high=in_hundred(ends_of(elsewhere)[1]),
    )
    return join([first, other])


def tell_through(verdict: HypothesisVerdict, found: Quantity, mechanism: Measure) -> Message:
    """What goes through the mechanism; and that all of it may be another matter."""
    hypothesis, link = verdict.hypothesis, find_number(verdict, DIFFERENCE, LINK)
    if link is None or ends_of(link)[0] <= 0 or found.value <= 0 or not mechanism.said_en:
        return tell_tests(verdict)
    first = message(
        "{context}, more people {mechanism}. By this way alone, {number} more people in 100 {outcome} "
        "(between {low} and {high}).",
        mechanism=said(mechanism),
        **words_of(hypothesis),
        **figures_of(found),
    )
    if is_clear_in_all(verdict):
        return first
    return join([first, message("All ways taken together, no clear difference was found.")])


def is_firm(theory: TheoryResult, verdict: HypothesisVerdict) -> bool:
    """Whether nothing in the survey itself calls for care: chance among so many tests, and other ways."""
    name = f"{verdict.hypothesis.key} p adjusted"
    adjusted = next((each.value for each in theory.several.quantities if each.name == name), None)
    return is_clear_in_all(verdict) and (adjusted is None or adjusted < CHANCE)


def is_clear_in_all(verdict: HypothesisVerdict) -> bool:
    """Whether what goes through the mechanism is not made up for by what goes beside it."""
    whole = find_number(verdict, EVERY_WAY)
    return whole is None or not holds_nothing(whole)


def holds_nothing(found: Quantity) -> bool:
    """Whether there may be no difference at all."""
    low, high = ends_of(found)
    return low <= 0 <= high


def ends_of(found: Quantity) -> tuple[float, float]:
    assert found.low is not None and found.high is not None, "numbers are taken with their intervals"
    return found.low, found.high


def words_of(hypothesis: Hypothesis) -> dict[str, object]:
    return {"context": said(hypothesis.context), "outcome": said(hypothesis.outcome)}


def said(measure: Measure) -> Bilingual:
    return Bilingual(measure.said_en, measure.said_cy or measure.said_en)


def figures_of(found: Quantity) -> dict[str, object]:
    """Of a hundred people. Where fewer are meant, the numbers are turned round."""
    low, high = ends_of(found)
    if high < 0:
        low, high = -high, -low
    return {"number": in_hundred(abs(found.value)), "low": in_hundred(low), "high": in_hundred(high)}
