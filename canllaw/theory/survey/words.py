"""What the survey says of a hypothesis, for people who are no technicians."""

from collections.abc import Iterator, Sequence

from canllaw.basics.language import Bilingual, Message, message, say_number
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit
from canllaw.theory.strands import Leaning
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.mediation_parts import Link
from canllaw.theory.survey.models import Pair
from canllaw.theory.survey.tests import Tested, Together


def say_tested(hypothesis: Hypothesis, table: PeopleTable, tested: Tested, leaning: Leaning) -> Message:
    """The difference, what it is a difference of, and what it means where that is not plain."""
    parts = []
    if hypothesis.through and hypothesis.mechanism:
        title = table.need(hypothesis.mechanism).title
        parts.append(message("Only what goes through this is counted: {mechanism}.", mechanism=title))
    if tested.together:
        parts.append(say_together(hypothesis, tested.together))
        parts += say_pair(tested.together.pair)
    else:
        found = tested.difference
        decimals = 0 if leaning is Leaning.FOR else find_decimals(found, hypothesis.smallest_effect)
        parts.append(say_difference(hypothesis.context, hypothesis.outcome, found, decimals))
    parts += say_compared(table.need(hypothesis.context), spoken=is_spoken(hypothesis))
    if leaning is not Leaning.FOR:
        parts.append(say_meaning(hypothesis, leaning, tested.difference))
    return join(parts)


def join(parts: Sequence[Message]) -> Message:
    """Whole sentences after one another."""
    whole = parts[0]
    for part in parts[1:]:
        whole = message("{first} {second}", first=whole, second=part)
    return whole


def is_spoken(hypothesis: Hypothesis) -> bool:
    return bool(hypothesis.context.said_en and hypothesis.outcome.said_en)


def say_difference(context: Measure, outcome: Measure, found: Difference, decimals: int) -> Message:
    """How many more or fewer in a hundred; in the hypothesis' own words where it has them."""
    if context.said_en and outcome.said_en:
        return say_spoken(context, outcome, found, decimals)
    title = name(outcome)
    if found.low > 0:
        return message(
            "{outcome}: {number} more people in 100 (between {low} and {high}).",
            outcome=title,
            **figures(found.value, found.low, found.high, decimals),
        )
    if found.high < 0:
        return message(
            "{outcome}: {number} fewer people in 100 (between {low} and {high}).",
            outcome=title,
            **figures(-found.value, -found.high, -found.low, decimals),
        )
    return message(
        "{outcome}: no clear difference. The best guess in 100 people is {number}; "
        "anything from {low} to {high} would fit.",
        outcome=title,
        **figures(found.value, found.low, found.high, decimals),
    )


def say_spoken(context: Measure, outcome: Measure, found: Difference, decimals: int) -> Message:
    words = {
        "context": Bilingual(context.said_en, context.said_cy or context.said_en),
        "outcome": Bilingual(outcome.said_en, outcome.said_cy or outcome.said_en),
    }
    if found.low > 0:
        return message(
            "{context}, {number} more people in 100 {outcome} (between {low} and {high}).",
            **words,
            **figures(found.value, found.low, found.high, decimals),
        )
    if found.high < 0:
        return message(
            "{context}, {number} fewer people in 100 {outcome} (between {low} and {high}).",
            **words,
            **figures(-found.value, -found.high, -found.low, decimals),
        )
    return message(
        "{context}, it is not clear whether more or fewer people {outcome}. "
        "The best guess of the difference in 100 people is {number}; "
        "anything from {low} to {high} would fit.",
        **words,
        **figures(found.value, found.low, found.high, decimals),
    )


def name(measure: Measure) -> Bilingual:
    english = measure.en or measure.key or measure.kind.value
    return Bilingual(english, measure.cy or english)


def figures(value: float, low: float, high: float, decimals: int = 0) -> dict[str, object]:
    return {
        "number": in_hundred(value, decimals),
        "low": in_hundred(low, decimals),
        "high": in_hundred(high, decimals),
    }


def in_hundred(share: float, decimals: int = 0) -> str:
    """Of a hundred people; with a decimal where whole people would make nothing of something."""
    return say_number(100 * share, max(decimals, 1 if 0.0005 <= abs(share) < 0.005 else 0))


def find_decimals(found: Difference, smallest: float) -> int:
    """One where whole people would make a number look like the smallest that matters, and it is not."""
    told = (found.value, found.low, found.high)
    return int(any(hides(abs(each), smallest) for each in told))


def hides(share: float, smallest: float) -> bool:
    return abs(share - smallest) >= 0.0005 and say_number(100 * share) == say_number(100 * smallest)


def say_compared(column: MeasuredColumn, *, spoken: bool) -> Iterator[Message]:
    """Which values were compared, and between whom."""
    words = {"title": column.title, "high": say_value(column.high), "low": say_value(column.low)}
    if column.two_valued:
        if not spoken:
            yield message("Compared is where this is so with where it is not: {title}.", title=column.title)
    elif column.unit is Unit.AUTHORITY:
        yield message("Authorities were compared by: {title}. Values: {high} and {low}.", **words)
    elif column.unit is Unit.TEAM:
        yield message("Teams of one authority were compared by: {title}. Values: {high} and {low}.", **words)
    elif column.unit is Unit.PERSON:
        yield message("People of one team were compared by: {title}. Values: {high} and {low}.", **words)
    else:
        yield message("Practices were compared by: {title}. Values: {high} and {low}.", **words)


def say_value(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def say_together(hypothesis: Hypothesis, found: Together) -> Message:
    """What the context gives on either side, and how much more that is; in the hypothesis' words, if any."""
    context, outcome, other = hypothesis.context, hypothesis.outcome, found.pair.together.measure
    words = {
        "there": say_number(100 * found.there.value),
        "elsewhere": say_number(100 * found.elsewhere.value),
        **figures_of(found.more),
    }
    if context.said_en and outcome.said_en and other.said_en:
        return message(
            "{context}, the number of people in 100 who {outcome} differs by {there} if {together}, and by "
            "{elsewhere} otherwise. The first is more by {number} (between {low} and {high}).",
            context=Bilingual(context.said_en, context.said_cy or context.said_en),
            outcome=Bilingual(outcome.said_en, outcome.said_cy or outcome.said_en),
            together=Bilingual(other.said_en, other.said_cy or other.said_en),
            **words,
        )
    titles = {
        "context": found.pair.context.title,
        "outcome": name(outcome),
        "together": found.pair.together.title,
    }
    if found.pair.together.two_valued:
        return message(
            "What “{context}” does for “{outcome}” was looked at twice. With “{together}” it makes a "
            "difference of {there} people in 100, without it a difference of {elsewhere}. The first is more "
            "by {number} (between {low} and {high}).",
            **titles,
            **words,
        )
    return message(
        "What “{context}” does for “{outcome}” was looked at twice. Where “{together}” is high it makes a "
        "difference of {there} people in 100, where it is low a difference of {elsewhere}. The first is more "
        "by {number} (between {low} and {high}).",
        **titles,
        **words,
    )


def say_pair(pair: Pair) -> Iterator[Message]:
    if not pair.together.two_valued:
        yield message(
            "High and low are these values of {together}: {high} and {low}.",
            together=pair.together.title,
            high=say_value(pair.together.high),
            low=say_value(pair.together.low),
        )


def say_meaning(hypothesis: Hypothesis, leaning: Leaning, found: Difference) -> Message:
    """What would have mattered, where the hypothesis is not borne out."""
    smallest, more = in_hundred(hypothesis.smallest_effect), hypothesis.direction is Direction.MORE
    if leaning is Leaning.AGAINST and (found.high < 0 if more else found.low > 0):
        return message("That is the opposite of what the hypothesis says.")
    if leaning is Leaning.AGAINST and more:
        return message("That is less than the {smallest} more in 100 that would matter.", smallest=smallest)
    if leaning is Leaning.AGAINST:
        return message("That is less than the {smallest} fewer in 100 that would matter.", smallest=smallest)
    return message(
        "This decides nothing: what would matter is a difference of {smallest} in 100.", smallest=smallest
    )


def say_silent(reason: Message) -> Message:
    return message("The survey cannot decide this. {reason}", reason=reason)


def say_links(hypothesis: Hypothesis, table: PeopleTable, tested: Tested) -> Iterator[tuple[str, Message]]:
    """Each link of context, mechanism and outcome, by the name of its finding."""
    mediation = tested.mediation
    if mediation is None or hypothesis.mechanism is None:
        return
    context, mechanism = table.need(hypothesis.context), table.need(hypothesis.mechanism)
    yield "context to mechanism", say_first_link(context, mechanism, mediation.to_mechanism)
    yield (
        "mechanism to outcome",
        message(
            "From {mechanism} to {outcome}: {number} in 100 (between {low} and {high}).",
            mechanism=mechanism.title,
            outcome=name(hypothesis.outcome),
            **figures_of(mediation.to_outcome),
        ),
    )
    yield (
        "context to outcome",
        message(
            "From {context} to {outcome}, by every way: {number} in 100 (between {low} and {high}).",
            context=context.title,
            outcome=name(hypothesis.outcome),
            **figures_of(tested.total),
        ),
    )


def say_first_link(context: MeasuredColumn, mechanism: MeasuredColumn, link: Link | Difference) -> Message:
    words = {"context": context.title, "mechanism": mechanism.title}
    if isinstance(link, Difference):
        return message(
            "From {context} to {mechanism}: {number} in 100 (between {low} and {high}).",
            **words,
            **figures_of(link),
        )
    return message(
        "From {context} to {mechanism}: a difference of {number} points (between {low} and {high}).",
        **words,
        number=say_value(link.value),
        low=say_value(link.low),
        high=say_value(link.high),
    )


def figures_of(found: Difference) -> dict[str, object]:
    return figures(found.value, found.low, found.high)
