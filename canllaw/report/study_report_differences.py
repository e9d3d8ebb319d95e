"""Where authorities differ: estimates with intervals, beside authorities like them, never ranked."""

import math
from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.results import EvidenceResult
from canllaw.report.axes import Reference
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.data_tables import HIDDEN, why_hidden
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.report.study_report import Block, Claim, Heading, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_alike import make_alike_table
from canllaw.report.study_report_authorities import AuthorityEstimate
from canllaw.report.study_report_outcomes import OutcomeByAuthority, by_name, find_outcomes
from canllaw.report.study_report_places import make_claim, to_evidence

# More rows would have to be drawn smaller on paper than can be read.
MOST_ROWS = 13
TOO_FEW = message("not known")
DESCRIPTION = message(
    "Estimates drawn towards all who answered, with their intervals of 95 %. A star marks those that can be "
    "told from all who answered. Where the line crosses the mark of all, that cannot be told."
)
Named = tuple[str, AuthorityEstimate]
LEAD = (
    message(
        "Authorities stand in the order of their names. They are not ranked: most of what separates one "
        "place in such a list from the next is chance."
    ),
    message(
        "What few people answered says little of their authority. So each figure is drawn towards that of "
        "all who answered, the more the less sure it is. The line around it tells what else would fit."
    ),
)


def make_differences(material: ReportMaterial) -> Iterator[ReportSection]:
    """A picture for each outcome that may be told, and each authority beside those like it."""
    evidence, language = material.evidence, material.language
    if evidence is None or not evidence.waves:
        return
    outcomes = tuple(find_outcomes(material, evidence))
    drawn = [each for each in outcomes if each.is_drawn]
    blocks: list[Block] = []
    for each in drawn:
        name = Heading(text=each.title, id=f"differences-{each.key}")
        blocks += [name, Paragraphs(claims=(tell_apart(each, language),))]
        blocks += [*make_charts(each, evidence, language), *tell_hidden(each, language)]
    blocks += [*tell_held_back(outcomes, language), *make_alike_table(drawn, evidence, language)]
    if drawn:
        blocks.insert(0, Paragraphs(claims=tuple(make_claim(words, language) for words in LEAD)))
    if blocks:
        title = say(message("Where authorities differ"), language)
        yield ReportSection(id="differences", title=title, blocks=tuple(blocks))


def tell_apart(outcome: OutcomeByAuthority, language: Language) -> Claim:
    """How many can be told from the whole; nothing is said of the order of the others."""
    known = [each for each in outcome.estimates if each.value is not None]
    apart = sum(each.apart for each in known)
    words = (
        message(
            "No authority can be told from all who answered ({whole}), nor from one another by this picture. "
            "Authorities: {all}.",
            whole=say_whole(outcome),
            all=len(known),
        )
        if not apart
        else message(
            "All who answered: {whole}. Authorities that can be told from this: {apart} of {all}. The others "
            "cannot: whether they differ from it, and in which order they stand, is not known.",
            whole=say_whole(outcome),
            apart=apart,
            all=len(known),
        )
    )
    return make_claim(words, language, to_evidence(outcome.anchor, language))


def say_whole(outcome: OutcomeByAuthority) -> Message | str:
    """The figure of all; of points, on which scale."""
    axis = outcome.axis
    if axis.unit:
        return axis.write(outcome.whole)
    return message(
        "{figure}, on a scale from {low} to {high} on which higher means more",
        figure=axis.write(outcome.whole),
        low=say_number(axis.low),
        high=say_number(axis.high),
    )


def make_charts(outcome: OutcomeByAuthority, evidence: EvidenceResult, language: Language) -> Iterator[Chart]:
    """One after the other, each of no more authorities than stand on a page in letters that can be read."""
    named = by_name(outcome, evidence, language)
    reference = Reference(value=outcome.whole, words=message("all who answered"))
    parts = tuple(divide(named))
    for number, part in enumerate(parts, start=1):
        whole = message("{outcome}, by authority", outcome=outcome.title)
        first, last = part[0][0], part[-1][0]
        title = message("{chart}: {first} to {last}", chart=whole, first=first, last=last)
        words = ChartWords(
            title=title if len(parts) > 1 else whole,
            description=DESCRIPTION,
            heading=message("Authority"),
            value=message("Estimate"),
        )
        intervals = [make_interval(each, name) for name, each in part]
        key = f"chart-differences-{outcome.key}{f'-{number}' if number > 1 else ''}"
        yield make_interval_chart(key, intervals, outcome.axis, words, language, reference)


def divide(named: Sequence[Named]) -> Iterator[Sequence[Named]]:
    """As few parts as there must be, of about the same length."""
    parts = math.ceil(len(named) / MOST_ROWS)
    for number in range(parts):
        yield named[len(named) * number // parts : len(named) * (number + 1) // parts]


def make_interval(each: AuthorityEstimate, name: str) -> Interval:
    if each.value is None:
        return Interval(label=name, value=None, missing=HIDDEN if each.shown.hidden else TOO_FEW)
    return Interval(
        label=name, value=each.value, low=each.low, high=each.high, n=each.shown.n, starred=each.apart
    )


def tell_hidden(outcome: OutcomeByAuthority, language: Language) -> Iterator[Paragraphs]:
    """Of how many authorities nothing is shown, and why."""
    hidden = [each.shown for each in outcome.estimates if each.shown.hidden]
    for why in why_hidden((each.why for each in hidden), language):
        words = message("Authorities of which nothing is shown: {count}. {why}", count=len(hidden), why=why)
        yield Paragraphs(claims=(make_claim(words, language),))


def tell_held_back(outcomes: Sequence[OutcomeByAuthority], language: Language) -> Iterator[Block]:
    """What is not told for single authorities, and why."""
    claims = [tell_why_not(each, language) for each in outcomes if not each.is_drawn]
    if claims:
        heading = say(message("Not told for single authorities"), language)
        yield Heading(text=heading, id="differences-held-back")
        yield Paragraphs(claims=tuple(claims), listed=True)


def tell_why_not(outcome: OutcomeByAuthority, language: Language) -> Claim:
    reasons = outcome.why_not or (
        message("Too few authorities have a figure that may be shown to tell how much they differ."),
    )
    why = " ".join(say(each, language) for each in reasons)
    words = message("{outcome}. {why}", outcome=outcome.title, why=why)
    return make_claim(words, language, to_evidence(outcome.anchor, language))
