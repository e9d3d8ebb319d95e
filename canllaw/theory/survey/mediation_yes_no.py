"""How much of a context's effect goes through a mechanism that is a yes or no.

The model of the mechanism is logistic too. What goes through is how much more often people have the mechanism
at the context's high value, times how much more often those who have it have the outcome, person by person
(Imai, Keele and Tingley 2010).
"""

from dataclasses import dataclass, field, replace

import numpy as np

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.checking import differs_within, find_complete
from canllaw.theory.estimating.marginal import find_spread, make_curve
from canllaw.theory.estimating.records import NotEnough, Places
from canllaw.theory.measures.records import MeasuredColumn, Numbers
from canllaw.theory.survey.compared import compare_values, count_people, find_df
from canllaw.theory.survey.mediation_parts import (
    DRAWS,
    FARTHEST,
    Mediation,
    bound_through,
    choose_some,
    draw_estimates,
)
from canllaw.theory.survey.models import Design, Fitted, fit_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The models of the mechanism and of the outcome, for the people whose answers are complete.

    `has` is the mechanism as the outcome's model has it; `ends` are its two values there.
    """

    mechanism: Fitted
    outcome: Fitted
    place: int
    has: Numbers = field(repr=False)
    ends: tuple[Numbers, Numbers] = field(repr=False)
    x: tuple[Numbers, Numbers] = field(repr=False)
    weights: Numbers = field(repr=False)


def is_yes_or_no(design: Design, mechanism: MeasuredColumn) -> bool:
    """Whether the mechanism has two values, and people of one group differ in it."""
    whole = find_complete(design.data)
    groups = design.data.cluster if design.data.team is None else design.data.team
    values = mechanism.values[whole]
    return len(np.unique(values)) == 2 and differs_within(values, groups[whole])


def mediate_yes_or_no(
    fitted: Fitted, mechanism: MeasuredColumn, name: str, seed: int
) -> Mediation | NotEnough:
    """`fitted` is the outcome's model; `name`, the hypothesis', tells its random numbers from others."""
    design = fitted.design
    first = fit_model(design_mechanism(design, mechanism))
    if isinstance(first, NotEnough):
        return first
    chains = make_chains(first, fitted, mechanism)
    chance = random_numbers(seed, "through", name)
    best = (first.fit.estimates[:, None], fitted.fit.estimates[:, None])
    value, before = (float(each[0]) for each in find_parts(chains, best, None))
    some = choose_some(len(chains.has), chance)
    dfs = (find_df(first, design.tested.name), find_df(fitted, mechanism.name))
    drawn = (
        best[0] + draw_estimates(first, design.tested.name, dfs[0], chance),
        best[1] + draw_estimates(fitted, mechanism.name, dfs[1], chance),
    )
    centre = find_parts(chains, best, some)[0][0]
    moved = find_parts(chains, drawn, some)[0] - centre + value
    assert len(moved) == DRAWS, "every draw gave a difference"
    people = count_people(design.table, find_complete(design.data))
    return Mediation(
        through=bound_through((value, before), moved, min(dfs), (people, fitted.fit.authorities)),
        to_mechanism=compare_values(first, design.tested),
        to_outcome=compare_values(fitted, mechanism),
        direct=compare_values(fitted, design.tested),
        fitted=fitted,
        chances=first,
    )


def design_mechanism(design: Design, mechanism: MeasuredColumn) -> Design:
    """The outcome's model with the mechanism as what differs, for the same people."""
    assert not design.pairs, "a mechanism is not tested together with something else"
    data, at = design.data, design.place(mechanism)
    whole = find_complete(data)
    high = mechanism.values[whole].max()
    return replace(
        design,
        columns=tuple(column for column in design.columns if column is not mechanism),
        data=replace(
            data,
            y=np.where(whole, (mechanism.values == high).astype(np.int64), -1),
            x=np.delete(data.x, at, axis=1),
            names=tuple(name for name in data.names if name != mechanism.name),
            declared=None if data.declared is None else (*data.declared[:at], *data.declared[at + 1 :]),
        ),
        centres=np.delete(design.centres, at, axis=1),
    )


def make_chains(first: Fitted, fitted: Fitted, mechanism: MeasuredColumn) -> Chains:
    design = fitted.design
    data, whole = design.data, find_complete(design.data)
    values, centre = mechanism.values[whole], design.centre(mechanism)
    weights = np.ones(len(values)) if data.weights is None else data.weights[whole]
    return Chains(
        mechanism=first,
        outcome=fitted,
        place=design.place(mechanism),
        has=values - centre,
        ends=(values.min() - centre, values.max() - centre),
        x=(first.design.data.x[whole], data.x[whole]),
        weights=weights,
    )


def find_parts(
    chains: Chains, estimates: tuple[Numbers, Numbers], some: Places | None
) -> tuple[Numbers, Numbers]:
    """The mediated difference, and the chance before it, for each column of parameters."""
    people = np.arange(len(chains.has)) if some is None else some
    weights = chains.weights[people] / chains.weights[people].sum()
    design, context = chains.mechanism.design, chains.outcome.design.tested
    at = design.place(context)
    x, of_context = chains.x[0][people], design.centre(context)[people]
    moves = [value - of_context - x[:, at] for value in (context.low, context.high)]
    rare, often = find_chances(chains.mechanism, estimates[0], x, at, moves)
    moves = [end[people] - chains.has[people] for end in chains.ends]
    without, having = find_chances(chains.outcome, estimates[1], chains.x[1][people], chains.place, moves)
    gained = having - without
    return weights @ (gained * (often - rare)), weights @ (without + gained * rare)


def find_chances(
    fitted: Fitted, estimates: Numbers, x: Numbers, at: int, moves: list[Numbers]
) -> list[Numbers]:
    """Everybody's chance when a covariate moves, averaged over the spread between groups: a table a move."""
    as_is = x @ estimates[1:] + estimates[0]
    sides = [np.clip(as_is + np.outer(move, estimates[1 + at]), -FARTHEST, FARTHEST) for move in moves]
    ends = (min(float(side.min()) for side in sides), max(float(side.max()) for side in sides))
    curve = make_curve(*ends, find_spread(fitted.fit.sds)).chance
    return [curve(side) for side in sides]
