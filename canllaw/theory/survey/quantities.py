"""The numbers behind the survey's word on a hypothesis, and how the model was made."""

from collections.abc import Iterator

from canllaw.basics.findings import Finding, Quantity, Verdict
from canllaw.theory.estimating.group_sds import GroupSds
from canllaw.theory.estimating.records import Fit
from canllaw.theory.estimating.spread import PERSONS, find_median_odds_ratio, find_shared
from canllaw.theory.hypotheses.hypotheses import Hypothesis
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.mediation_parts import DRAWS, Link
from canllaw.theory.survey.odds import Odds, PairOdds
from canllaw.theory.survey.tests import Tested
from canllaw.theory.survey.words import say_links

SHARE = "share of people"
WITHIN = {
    Unit.PRACTICE: "person",
    Unit.PERSON: "team",
    Unit.TEAM: "authority",
    Unit.AUTHORITY: "nothing: authorities with each other",
}


def make_quantities(tested: Tested) -> Iterator[Quantity]:
    """The difference first; everything that it takes to check it by hand."""
    yield quantify("difference", tested.difference)
    yield Quantity(name="p", value=tested.difference.p, n=tested.difference.people)
    yield Quantity(
        name="share at the low value", value=tested.difference.chance, unit=SHARE, n=tested.difference.people
    )
    if tested.difference is not tested.total and tested.together is None:
        yield quantify("difference by every way", tested.total)
    if tested.mediation:
        yield quantify("difference through the mechanism", tested.mediation.through)
        yield quantify("difference beside the mechanism", tested.mediation.direct)
    if tested.together:
        yield quantify("difference where the other is high", tested.together.there)
        yield quantify("difference where the other is low", tested.together.elsewhere)
    yield from quantify_odds(tested)
    yield Quantity(name="people", value=tested.difference.people, unit="people")
    yield Quantity(name="authorities", value=tested.difference.authorities, unit="authorities")
    yield Quantity(name="degrees of freedom", value=tested.difference.df)
    yield from quantify_spread(tested)


def quantify_odds(tested: Tested) -> Iterator[Quantity]:
    """The ratio of odds; where two things work together those on either side, and the one by the other."""
    odds = tested.odds
    named: tuple[tuple[str, Odds | None], ...]
    if isinstance(odds, PairOdds):
        named = (
            ("odds ratio where the other is high", odds.there),
            ("odds ratio where the other is low", odds.elsewhere),
            ("odds ratio, high by low", odds.more),
        )
    else:
        named = (("odds ratio", odds),)
    for name, each in named:
        if each is not None:
            people = tested.difference.people
            yield Quantity(name=name, value=each.value, low=each.low, high=each.high, n=people)


def quantify_spread(tested: Tested) -> Iterator[Quantity]:
    """How far groups differ in log odds, before the context is taken into account and after it."""
    after, before = tested.fitted.fit, tested.before
    fits: list[tuple[str, str, Fit | GroupSds]] = [("after", "", after)]
    if before is not None:
        fits.insert(0, ("before", " before", before))
    for when, ending, fit in fits:
        sd = fit.sd_authority
        shared = find_shared(sd, PERSONS + float((fit.sds**2).sum()) - sd**2)
        yield Quantity(name=f"variance authorities {when}", value=sd**2, n=after.authorities)
        yield Quantity(name=f"ICC authorities {when}", value=shared, n=after.authorities)
        name = f"median odds ratio of authorities{ending}"
        yield Quantity(name=name, value=find_median_odds_ratio(sd), n=after.authorities)
        # Of practices people stand within authorities, not teams.
        if fit.sd_team is not None and tested.fitted.design.table.practice is None:
            yield Quantity(name=f"variance teams {when}", value=fit.sd_team**2, n=after.teams)
            name = f"median odds ratio of teams{ending}"
            yield Quantity(name=name, value=find_median_odds_ratio(fit.sd_team), n=after.teams)


def quantify(name: str, found: Difference) -> Quantity:
    return Quantity(name=name, value=found.value, unit=SHARE, low=found.low, high=found.high, n=found.people)


def describe_model(hypothesis: Hypothesis, tested: Tested) -> Iterator[tuple[str, str]]:
    """What an evaluator needs to fit the same model elsewhere."""
    design, fit = tested.fitted.design, tested.fitted.fit
    yield "model", "logistic with random intercepts"
    yield "random intercepts", describe_intercepts(tested)
    yield "covariates", ", ".join(design.data.names)
    yield "tested", design.tested.name
    yield "values compared", f"{design.tested.low:g}, {design.tested.high:g}"
    if tested.together:
        other = tested.together.pair.together
        yield "together with", other.name
        yield "its values", f"{other.low:g}, {other.high:g}"
    if tested.mediation and hypothesis.mechanism:
        mechanism = hypothesis.mechanism
        form = "linear" if isinstance(tested.mediation.to_mechanism, Link) else "logistic"
        yield "mechanism", f"{mechanism.key or mechanism.kind.value}, {form} with random intercepts"
        yield "draws", str(DRAWS)
    yield "compared within", WITHIN[design.tested.unit]
    yield "errors from", "differences between authorities" if design.robust else "the model"
    yield "nodes of quadrature", str(fit.points)
    yield "outcome", f"{hypothesis.outcome.key or hypothesis.outcome.kind.value}"
    if hypothesis.outcome.at_least is not None:
        yield "counts as yes from", f"{hypothesis.outcome.at_least:g}"
    yield "waves", ", ".join(design.table.waves)
    yield "smallest effect", f"{hypothesis.smallest_effect:g}"
    yield "direction", hypothesis.direction.value
    yield "through", "yes" if hypothesis.through else "no"


def describe_intercepts(tested: Tested) -> str:
    if tested.fitted.design.data.team is None:
        return "authority"
    return "authority, person" if tested.fitted.design.table.practice is not None else "authority, team"


def tell_links(
    hypothesis: Hypothesis, table: PeopleTable, tested: Tested, whole: Finding
) -> Iterator[Finding]:
    """A finding for each link of context, mechanism and outcome."""
    if tested.mediation is None:
        return
    found: dict[str, Difference | Link] = {
        "context to mechanism": tested.mediation.to_mechanism,
        "mechanism to outcome": tested.mediation.to_outcome,
        "context to outcome": tested.total,
    }
    for name, sentence in say_links(hypothesis, table, tested):
        yield Finding(
            about=f"{hypothesis.key}:survey:{name}",
            verdict=Verdict.FOUND,
            sentence=sentence,
            method=whole.method,
            quantities=tuple(quantify_link(found[name])),
            places=table.places,
        )


def quantify_link(found: Difference | Link) -> Iterator[Quantity]:
    if isinstance(found, Difference):
        yield quantify("difference", found)
    else:
        yield Quantity(
            name="difference",
            value=found.value,
            unit="points",
            low=found.low,
            high=found.high,
            n=found.people,
        )
    yield Quantity(name="p", value=found.p, n=found.people)


def make_rival_quantities(
    beside: Difference, own: Difference | None, alone: Difference | None
) -> Iterator[Quantity]:
    yield quantify("difference beside the hypothesis", beside)
    yield Quantity(name="p", value=beside.p, n=beside.people)
    if alone:
        yield quantify("difference alone", alone)
    if own:
        yield quantify("what the hypothesis gives beside it", own)
