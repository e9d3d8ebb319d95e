"""What there is to say of who answered: how many, and whether authorities and roles answered alike."""

from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np
from scipy.stats import chi2_contingency

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.response.response import AUTHORITY, ROLE, ResponseRow
from canllaw.evidence.scores.reliability import Vector

# The p below which groups do not answer alike.
MOST_CHANCE = 0.05


def find_response_findings(
    answers: Answers, rows: Sequence[ResponseRow], *, by_invitation: bool
) -> Iterator[Finding]:
    """How many answered; whether authorities, and roles, answered alike; what given weights cost.

    Rests on numbers that may be shown, and names no group: these stand in the table of response.
    """
    everybody = rows[0]
    if everybody.shown.hidden or not everybody.shown.n:
        sentence = message("Too few people answered to tell of.")
        yield make_finding(answers, "response", Verdict.NOT_ENOUGH, sentence)
        return
    yield tell_rate(answers, everybody, by_invitation=by_invitation)
    for kind in (AUTHORITY, ROLE):
        yield tell_differences(answers, kind, [row for row in rows if row.key[0] == kind])
    weights = answers.frame["weight"].to_numpy()
    if len(np.unique(weights)) > 1:
        yield tell_weights(answers, weights)


def make_finding(
    answers: Answers, about: str, verdict: Verdict, sentence: Message, *quantities: Quantity
) -> Finding:
    return Finding(
        about=f"{about}@{answers.wave}",
        verdict=verdict,
        sentence=sentence,
        method=Method(
            function="canllaw.evidence.response.response.find_response",
            version=__version__,
            settings=(("most chance", str(MOST_CHANCE)),),
        ),
        quantities=quantities,
        places=(Place(source=answers.source),),
    )


def tell_rate(answers: Answers, everybody: ResponseRow, *, by_invitation: bool) -> Finding:
    count = everybody.shown.n or 0
    people = say_number(count)
    if everybody.rate is None or everybody.invited is None:
        sentence = message("Answers: {people}. Of how many, the workforce does not say.", people=people)
        return make_finding(
            answers, "response", Verdict.FOUND, sentence, Quantity(name="answers", value=count)
        )
    rate, invited = say_number(100 * everybody.rate), say_number(everybody.invited)
    figures = {"people": people, "rate": rate, "invited": invited}
    sentence = (
        message("Answers: {people}, that is {rate} in 100. Invited: {invited}.", **figures)
        if by_invitation
        else message("Answers: {people}, that is {rate} in 100. In post: {invited}.", **figures)
    )
    return make_finding(
        answers,
        "response",
        Verdict.FOUND,
        sentence,
        Quantity(name="answers", value=count),
        Quantity(name="response rate", value=everybody.rate, unit="share", n=everybody.invited),
    )


def tell_differences(answers: Answers, kind: str, rows: Sequence[ResponseRow]) -> Finding:
    """A chi-square test of equal rates (Pearson), and Cramer's V for how much they differ."""
    about = "response by authority" if kind == AUTHORITY else "response by role"
    table = [
        (row.shown.n, row.invited - row.shown.n)
        for row in rows
        if row.rate is not None and row.invited and row.shown.n is not None
    ]
    counts = np.array(table, dtype=np.float64).reshape(-1, 2)
    if len(counts) < 2 or (counts.sum(axis=0) == 0).any():
        return make_finding(answers, about, Verdict.NOT_ENOUGH, say_unknown(kind))
    tested = chi2_contingency(counts, correction=False)
    differ = bool(tested.pvalue < MOST_CHANCE)
    return make_finding(
        answers,
        about,
        Verdict.ALARM if differ else Verdict.FOUND,
        say_differ(kind) if differ else say_alike(kind),
        Quantity(name="chi-square", value=float(tested.statistic), n=int(counts.sum())),
        Quantity(name="degrees of freedom", value=float(tested.dof)),
        Quantity(name="p", value=float(tested.pvalue)),
        Quantity(name="Cramer's V", value=sqrt(float(tested.statistic) / float(counts.sum()))),
    )


def say_unknown(kind: str) -> Message:
    if kind == AUTHORITY:
        return message("Whether authorities answered alike cannot be told: too few numbers are known.")
    return message("Whether roles answered alike cannot be told: too few numbers are known.")


def say_differ(kind: str) -> Message:
    if kind == AUTHORITY:
        return message("Some authorities answered more than others: weighting to the staff in post may help.")
    return message("Some roles answered more than others: weighting to the staff in post may help.")


def say_alike(kind: str) -> Message:
    if kind == AUTHORITY:
        return message("Authorities answered alike, as far as chance allows to tell.")
    return message("Roles answered alike, as far as chance allows to tell.")


def tell_weights(answers: Answers, weights: Vector) -> Finding:
    effective = estimate_effective(weights)
    sentence = message(
        "The answers carry weights. People: {people}, as telling as this many without weights: {effective}.",
        people=say_number(len(weights)),
        effective=say_number(effective),
    )
    amount = Quantity(name="effective number of people", value=round(effective), n=len(weights))
    return make_finding(answers, "weights given", Verdict.FOUND, sentence, amount)


def estimate_effective(weights: Vector) -> float:
    """How many people without weights would tell as much (Kish 1965)."""
    return float(weights.sum()) ** 2 / float((weights**2).sum()) if len(weights) else 0.0
