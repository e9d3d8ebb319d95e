"""The models of the survey strand as another program is told of them: what to fit, and what was found.

A model is put together again from the hypothesis and the people's table; what was found comes from the fits
that were kept, so that the figures beside which R stands are those that were told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.effects import average_chance, find_curve
from canllaw.theory.estimating.fitting import fit_binary
from canllaw.theory.estimating.records import Fit, Numbers
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Rival
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit
from canllaw.theory.survey.compared import Difference, Sides, set_columns
from canllaw.theory.survey.mediation_linear import LinearFit
from canllaw.theory.survey.mediation_yes_no import design_mechanism
from canllaw.theory.survey.models import Design, Fits, Pair, find_groups_within, find_later_waves
from canllaw.theory.survey.rivals import SurveyRival
from canllaw.theory.survey.strand import KeptModels, SurveyResult
from canllaw.theory.survey.tests import design_beside, design_mediation, design_of, make_pair

# Laplace's approximation, which is what R has for people in teams in authorities, is a fit of its own. In
# larger tables it would take too long, here and in R.
MOST_ROWS_FOR_LAPLACE = 200_000

Settings = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A difference in chances: sides with a sign, and the values to which each sets columns for everybody.

    `error` is the model's own standard error, `robust` that from differences between authorities, None where
    the model has none; neither is widened for few authorities. `found` is what was told, None where nothing
    was told of it.
    """

    name: str
    sides: tuple[tuple[float, Settings], ...]
    value: float
    error: float | None
    robust: float | None
    found: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicatedModel:
    """A model and what was found. `design` holds the answers; `response` is empty for the outcome.

    `laplace` is the same by Laplace's approximation, None where it was not made. `linear` is there instead of
    `fits` where a score is explained. A mechanism that is explained stands among the columns too.
    """

    name: str
    design: Design
    response: str
    fits: Fits | None
    laplace: Fit | None
    linear: LinearFit | None
    compared: tuple[Compared, ...]

    @property
    def later(self) -> tuple[str, ...]:
        return find_later_waves(self.design.table)[1]

    @property
    def within(self) -> str:
        """The column of the groups whose means are taken away; empty where authorities are compared."""
        return name_within(self.design)

    @property
    def centred(self) -> tuple[str, ...]:
        unit = self.design.tested.unit
        if not self.within:
            return ()
        return tuple(each.name for each in self.design.columns if not unit.is_finer_than(each.unit))

    @property
    def groups(self) -> str:
        """The column of what stands within authorities in the model; empty where nothing does."""
        if self.design.data.team is None:
            return ""
        return "team" if self.design.table.practice is None else "person"


def name_within(design: Design) -> str:
    if design.tested.unit is Unit.PERSON:
        groups = find_groups_within(design.table, Unit.PERSON)
        return "authority" if groups is design.table.authority else "team"
    return {Unit.AUTHORITY: "", Unit.TEAM: "authority", Unit.PRACTICE: "person"}[design.tested.unit]


def find_replicated(
    hypothesis: Hypothesis, table: PeopleTable, result: SurveyResult
) -> Iterator[ReplicatedModel]:
    """Every model behind the survey's word: the test, the two of a mechanism, rivals beside the hypothesis.

    `table` is the one from which `result` was made.
    """
    kept = result.models
    if kept is not None:
        yield replicate_whole(hypothesis, table, kept)
        yield from replicate_mechanism(hypothesis, table, kept)
    for rival, found in zip(hypothesis.rivals, result.rivals, strict=True):
        if isinstance(found, SurveyRival) and found.fits is not None:
            yield replicate_rival(hypothesis, rival, table, found)


def replicate_whole(hypothesis: Hypothesis, table: PeopleTable, kept: KeptModels) -> ReplicatedModel:
    context = table.need(hypothesis.context)
    pair = make_pair(table, context, hypothesis.together)
    held = [table.need(measure) for measure in hypothesis.held]
    design = design_of(table, context, pair, held)
    sides = find_sides(context, pair)
    return replicate(f"{hypothesis.key} difference", design, kept.whole, sides, kept.told)


def replicate_mechanism(
    hypothesis: Hypothesis, table: PeopleTable, kept: KeptModels
) -> Iterator[ReplicatedModel]:
    if hypothesis.mechanism is None or kept.outcome is None:
        return
    mechanism = table.need(hypothesis.mechanism)
    design = design_mediation(hypothesis, table, hypothesis.mechanism)
    sides = find_sides(mechanism, None)
    yield replicate(f"{hypothesis.key} outcome by mechanism", design, kept.outcome, sides, kept.to_outcome)
    through = make_through(kept)
    if kept.chances is not None:
        own = design_mechanism(design, mechanism)
        found = compare(own, kept.chances, find_sides(design.tested, None))
        yield ReplicatedModel(
            name=f"{hypothesis.key} mechanism",
            design=design,
            response=mechanism.name,
            fits=kept.chances,
            laplace=fit_laplace(own),
            linear=None,
            compared=(replace(found, found=kept.to_mechanism), through),
        )
    if kept.linear is not None:
        yield ReplicatedModel(
            name=f"{hypothesis.key} mechanism",
            design=design,
            response=mechanism.name,
            fits=None,
            laplace=None,
            linear=kept.linear,
            compared=(through,),
        )


def make_through(kept: KeptModels) -> Compared:
    assert kept.through is not None, "both models of the mechanism were made"
    return Compared(
        name="through", sides=(), value=kept.through.value, error=None, robust=None, found=kept.through
    )


def replicate_rival(
    hypothesis: Hypothesis, rival: Rival, table: PeopleTable, found: SurveyRival
) -> ReplicatedModel:
    """A rival that is the own context, said to work everywhere, is judged where it is not said to work."""
    assert found.fits is not None, "the rival's model was fitted"
    column = table.need(rival.context)
    pair = make_pair(table, column, rival.together)
    design = design_beside(hypothesis, rival, table)
    own = next((each for each in design.pairs if each.context is column), None)
    sides = find_sides(column, pair)
    if pair is None and own is not None:
        sides = find_sides(column, None, ((own.together.name, own.together.low),))
    name = f"{hypothesis.key} rival {rival.key}"
    return replicate(name, design, found.fits, sides, found.beside)


def find_sides(
    column: MeasuredColumn, pair: Pair | None, beside: Settings = ()
) -> tuple[tuple[float, Settings], ...]:
    """Which values are compared: a column's two, or with a pair the difference of two differences."""
    own = ((1.0, column.high), (-1.0, column.low))
    if pair is None:
        return tuple((sign, ((column.name, value), *beside)) for sign, value in own)
    others = ((1.0, pair.together.high), (-1.0, pair.together.low))
    return tuple(
        (sign * other, ((column.name, value), (pair.together.name, place)))
        for other, place in others
        for sign, value in own
    )


def replicate(
    name: str,
    design: Design,
    fits: Fits,
    sides: tuple[tuple[float, Settings], ...],
    found: Difference | None,
) -> ReplicatedModel:
    return ReplicatedModel(
        name=name,
        design=design,
        response="",
        fits=fits,
        laplace=fit_laplace(design),
        linear=None,
        compared=(replace(compare(design, fits, sides), found=found),),
    )


def fit_laplace(design: Design) -> Fit | None:
    """The same by Laplace's approximation; its errors are the model's own unless people have weights."""
    if len(design.data.y) > MOST_ROWS_FOR_LAPLACE:
        return None
    plain = design.table.weights is None
    data = replace(design.data, weights=None) if plain else design.data
    found = fit_binary(data, points=1)
    return found if isinstance(found, Fit) else None


def compare(design: Design, fits: Fits, sides: tuple[tuple[float, Settings], ...]) -> Compared:
    """The difference with both its errors, as maximum likelihood has them."""
    columns = {column.name: column for column in design.columns}
    set_to = [
        (sign, set_columns(design, [(columns[name], value) for name, value in settings]))
        for sign, settings in sides
    ]
    value, gradient = find_difference(design, fits.fit, set_to)
    own = fits.plain or (None if fits.fit.weighted else fits.fit)
    return Compared(
        name="difference",
        sides=sides,
        value=value,
        error=None if own is None else find_error(own, gradient),
        robust=find_error(fits.fit, gradient) if fits.fit.weighted else None,
        found=None,
    )


def find_difference(design: Design, fit: Fit, sides: Sides) -> tuple[float, Numbers]:
    weights = find_people_weights(design)
    curve = find_curve(fit, np.vstack([side for _, side in sides]))
    found = [(sign, *average_chance(fit, side, 0, weights, curve)) for sign, side in sides]
    gradient = np.sum([sign * slope for sign, _, slope in found], axis=0)
    return sum(sign * chance for sign, chance, _ in found), gradient


def find_people_weights(design: Design) -> Numbers:
    whole = find_complete(design.data)
    weights = np.ones(int(whole.sum())) if design.data.weights is None else design.data.weights[whole]
    return np.asarray(weights / weights.sum())


def find_error(fit: Fit, gradient: Numbers) -> float:
    return float(np.sqrt(max(0.0, float(gradient @ fit.covariance @ gradient))))
