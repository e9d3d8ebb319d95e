"""What there is to say of each scale: how reliable it is, for whom it may speak, and why not for others."""

from collections.abc import Iterator, Sequence

import numpy as np

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import Scale
from canllaw.evidence.scores.aggregation import find_items
from canllaw.evidence.scores.aggregation_rules import (
    FEWEST_GROUPS,
    FEWEST_PEOPLE_OF_A_GROUP,
    LEAST_AGREEMENT,
    LEAST_ALPHA,
    LEAST_RELIABILITY,
    MOST_CHANCE,
    Aggregation,
    Level,
)
from canllaw.evidence.scores.reliability import Interval, estimate_alpha, estimate_omega

SETTINGS = (
    ("least agreement", str(LEAST_AGREEMENT)),
    ("most chance", str(MOST_CHANCE)),
    ("least reliability of means", str(LEAST_RELIABILITY)),
    ("fewest groups", str(FEWEST_GROUPS)),
    ("fewest people of half of the groups", str(FEWEST_PEOPLE_OF_A_GROUP)),
)


def find_reliability(answers: Answers, small_number: int) -> Iterator[Finding]:
    """How far the items of each scale go together, by those who answered all of them."""
    for scale in answers.instrument.scales:
        items = find_items(scale, answers)
        complete = items[~np.isnan(items).any(axis=1)]
        enough = len(complete) >= max(small_number, 2)
        alpha = estimate_alpha(complete) if enough else None
        omega = estimate_omega(complete) if enough else None
        yield Finding(
            about=f"reliability:{scale.key}@{answers.wave}",
            verdict=judge_alpha(alpha),
            sentence=say_reliability(scale, items.shape[1], alpha, len(complete)),
            method=Method(
                function="canllaw.evidence.scores.reliability.estimate_alpha",
                version=__version__,
                settings=(("least alpha", str(LEAST_ALPHA)),),
            ),
            quantities=tuple(quantities_of_reliability(alpha, omega, len(complete))),
            places=(Place(source=answers.source),),
        )


def judge_alpha(alpha: Interval | None) -> Verdict:
    if alpha is None:
        return Verdict.NOT_ENOUGH
    return Verdict.FOUND if alpha.value >= LEAST_ALPHA else Verdict.ALARM


def say_reliability(scale: Scale, items: int, alpha: Interval | None, people: int) -> Message:
    name = Bilingual(scale.en, scale.cy)
    if items < 2:
        return message("{scale}: one question only, so that its reliability cannot be told.", scale=name)
    if alpha is None:
        return message("{scale}: too little was answered to tell how reliable it is.", scale=name)
    figures = {"alpha": say_number(alpha.value, 2), "people": say_number(people)}
    if alpha.value >= LEAST_ALPHA:
        return message(
            "{scale}: its questions go together well enough to be one number. "
            "Alpha: {alpha}, people: {people}.",
            scale=name,
            **figures,
        )
    return message(
        "{scale}: its questions go together too little to rely on their one number. "
        "Alpha: {alpha}, people: {people}.",
        scale=name,
        **figures,
    )


def quantities_of_reliability(alpha: Interval | None, omega: float | None, people: int) -> Iterator[Quantity]:
    if alpha is not None:
        yield Quantity(name="alpha", value=alpha.value, low=alpha.low, high=alpha.high, n=people)
    if omega is not None:
        yield Quantity(name="omega", value=omega, n=people)


def find_speaking(
    answers: Answers, aggregations: Sequence[Aggregation], small_number: int
) -> Iterator[Finding]:
    """For whom each scale may speak. Nothing is told of scales that fewer than `small_number` answered."""
    for each in aggregations:
        if each.people < small_number:
            continue
        scale = answers.instrument.scale(each.scale)
        yield Finding(
            about=f"aggregation:{each.scale}:{each.level.value}@{answers.wave}",
            verdict=Verdict.FOUND if each.speaks else Verdict.NOT_ENOUGH,
            sentence=say_speaks(scale, each) if each.speaks else say_silent(scale, each),
            method=Method(
                function="canllaw.evidence.scores.aggregation.judge_aggregation",
                version=__version__,
                settings=SETTINGS,
            ),
            quantities=tuple(quantities_of_aggregation(each)),
            places=(Place(source=answers.source),),
        )


def say_speaks(scale: Scale, found: Aggregation) -> Message:
    name = Bilingual(scale.en, scale.cy)
    reliability = say_number(found.icc2 or 0.0, 2)
    if not found.needs_agreement:
        if found.level is Level.TEAM:
            return message("{scale} may speak for teams. Reliability: {icc2}.", scale=name, icc2=reliability)
        return message(
            "{scale} may speak for authorities. Reliability: {icc2}.", scale=name, icc2=reliability
        )
    figures = {"agreement": say_number(found.agreement or 0.0, 2), "icc2": reliability}
    if found.level is Level.TEAM:
        return message(
            "{scale} may speak for teams. Agreement: {agreement}, reliability: {icc2}.", scale=name, **figures
        )
    return message(
        "{scale} may speak for authorities. Agreement: {agreement}, reliability: {icc2}.",
        scale=name,
        **figures,
    )


def say_silent(scale: Scale, found: Aggregation) -> Message:
    name, why = Bilingual(scale.en, scale.cy), join(found.why_not)
    if found.level is Level.TEAM:
        return message("{scale} is not reported for teams. {why}", scale=name, why=why)
    return message("{scale} is not reported for authorities. {why}", scale=name, why=why)


def join(sentences: Sequence[Message]) -> Message:
    """Whole sentences, one after the other."""
    first, *rest = sentences
    return message("{first} {rest}", first=first, rest=join(rest)) if rest else first


def quantities_of_aggregation(found: Aggregation) -> Iterator[Quantity]:
    """Rounded, and without the number of people: in full they would tell how many a hidden group has."""
    yield Quantity(name="groups", value=found.groups)
    icc1 = found.icc1
    if icc1 is not None:
        low, value, high = (round(each, 2) for each in (icc1.low, icc1.value, icc1.high))
        yield Quantity(name="ICC(1)", value=value, low=low, high=high)
    for name, figure, unit in (
        ("median rwg(j)", found.agreement, ""),
        ("groups that agree", found.agreeing, "share"),
        ("p of the F test", found.chance, ""),
        ("ICC(2)", found.icc2, ""),
        ("design effect", found.design_effect, ""),
    ):
        if figure is not None:
            yield Quantity(name=name, value=round(figure, 3 if name.startswith("p ") else 2), unit=unit)
