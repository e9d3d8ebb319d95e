"""How far a solution depends on choices that could have been made otherwise: anchors and thresholds.

After the protocol of Oana and Schneider (2024) and the fit-robustness of Parkkinen and Baumgartner (2021):
the analysis is done again with one choice changed at a time, and each term and model is looked for among what
comes out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import Message, message
from canllaw.theory.configuring.cases import Cases
from canllaw.theory.configuring.minimising import find_parsimonious
from canllaw.theory.configuring.raw_cases import RawCases, calibrate_cases, move_crossover
from canllaw.theory.configuring.solutions import Model, Solution
from canllaw.theory.configuring.terms import Term
from canllaw.theory.configuring.truth_tables import Thresholds, TruthTable, make_truth_table

Solve = Callable[[Cases, TruthTable], Solution]

CONSISTENCIES = (0.75, 0.775, 0.8, 0.825, 0.85, 0.875, 0.9)
FREQUENCIES = (1, 2, 3)
SHIFTS = (-0.2, -0.1, 0.1, 0.2)
MOST_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Variations:
    """What is tried beside the choices that were made. `shifts` of crossovers are shares of the way to the
    next anchor."""

    consistencies: tuple[float, ...] = CONSISTENCIES
    frequencies: tuple[int, ...] = FREQUENCIES
    shifts: tuple[float, ...] = SHIFTS

    def __post_init__(self) -> None:
        assert all(0 < each <= 1 for each in self.consistencies), "a consistency threshold is at most 1"
        assert all(each >= 1 for each in self.frequencies), "a frequency threshold is a number of cases"
        assert all(-1 < each < 1 for each in self.shifts), "an anchor stays between its neighbours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One choice changed, and what came of it. `is_same`: the very same models."""

    changed: Message
    kind: str
    setting: float
    solution: Solution
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSurvival:
    """In what share of variants a term comes back as it is, or at least as part of a term or with one as its
    part."""

    term: Term
    same: float
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSurvival:
    """In what share of variants a model comes back as it is, or one that says more or less in the same
    direction."""

    model: Model
    same: float
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What became of a solution in all variants. Ranges: how far each choice can move while the models
    stay."""

    solution: Solution
    variants: tuple[Variant, ...]
    terms: tuple[TermSurvival, ...]
    models: tuple[ModelSurvival, ...]
    consistency_range: tuple[float, float]
    frequency_range: tuple[int, int]

    @property
    def share_same(self) -> float:
        return sum(each.is_same for each in self.variants) / len(self.variants) if self.variants else 1.0


def solve_parsimonious(cases: Cases, table: TruthTable) -> Solution:
    return find_parsimonious(cases, table, most_listed=MOST_LISTED)


def find_robustness(
    raw: RawCases, thresholds: Thresholds, variations: Variations, solve: Solve = solve_parsimonious
) -> Robustness:
    """Do the analysis again with one choice changed at a time. `solve` makes the kind of solution that is
    meant."""
    base = solve_with(raw, thresholds, solve)
    variants = (
        *vary_consistency(raw, thresholds, variations, solve, base),
        *vary_frequency(raw, thresholds, variations, solve, base),
        *vary_anchors(raw, thresholds, variations, solve, base),
    )
    return Robustness(
        solution=base,
        variants=variants,
        terms=tuple(find_term_survival(each.term, variants) for each in base.terms),
        models=tuple(find_model_survival(model, variants) for model in base.models),
        consistency_range=find_range(thresholds.consistency, variants, "consistency"),
        frequency_range=to_whole(find_range(thresholds.frequency, variants, "frequency")),
    )


def solve_with(raw: RawCases, thresholds: Thresholds, solve: Solve) -> Solution:
    cases = calibrate_cases(raw)
    return solve(cases, make_truth_table(cases, thresholds))


def make_variant(changed: Message, kind: str, setting: float, solution: Solution, base: Solution) -> Variant:
    same = {frozenset(model.names) for model in solution.models} == {
        frozenset(model.names) for model in base.models
    }
    return Variant(changed=changed, kind=kind, setting=setting, solution=solution, is_same=same)


def vary_consistency(
    raw: RawCases, thresholds: Thresholds, variations: Variations, solve: Solve, base: Solution
) -> list[Variant]:
    found = []
    for each in variations.consistencies:
        if each != thresholds.consistency:
            low = thresholds.contradiction
            other = replace(
                thresholds, consistency=each, contradiction=None if low is None else min(low, each)
            )
            changed = message("Consistency threshold: {threshold}", threshold=each)
            found.append(make_variant(changed, "consistency", each, solve_with(raw, other, solve), base))
    return found


def vary_frequency(
    raw: RawCases, thresholds: Thresholds, variations: Variations, solve: Solve, base: Solution
) -> list[Variant]:
    found = []
    for each in variations.frequencies:
        if each != thresholds.frequency:
            changed = message("Fewest cases of a combination: {fewest}", fewest=each)
            solution = solve_with(raw, replace(thresholds, frequency=each), solve)
            found.append(make_variant(changed, "frequency", each, solution, base))
    return found


def vary_anchors(
    raw: RawCases, thresholds: Thresholds, variations: Variations, solve: Solve, base: Solution
) -> list[Variant]:
    found = []
    for at, condition in enumerate((*raw.conditions, raw.outcome)):
        for by in variations.shifts:
            moved = move_crossover(condition, by)
            if moved is condition:
                continue
            before, after = raw.conditions[:at], raw.conditions[at + 1 :]
            is_outcome = at == len(raw.conditions)
            other = (
                replace(raw, outcome=moved)
                if is_outcome
                else replace(raw, conditions=(*before, moved, *after))
            )
            changed = message(
                "Crossover of {condition} moved by this share of the way to the next anchor: {share} %",
                condition=condition.name,
                share=round(100 * by),
            )
            found.append(
                make_variant(changed, condition.name, by, solve_with(other, thresholds, solve), base)
            )
    return found


def find_term_survival(term: Term, variants: Sequence[Variant]) -> TermSurvival:
    same = [any(each.term == term for each in variant.solution.terms) for variant in variants]
    alike = [
        any(each.term.is_part_of(term) or term.is_part_of(each.term) for each in variant.solution.terms)
        for variant in variants
    ]
    return TermSurvival(term=term, same=share(same), alike=share(alike))


def find_model_survival(model: Model, variants: Sequence[Variant]) -> ModelSurvival:
    same = [
        any(set(each.names) == set(model.names) for each in variant.solution.models) for variant in variants
    ]
    alike = [any(is_alike(each, model) for each in variant.solution.models) for variant in variants]
    return ModelSurvival(model=model, same=share(same), alike=share(alike))


def is_alike(one: Model, other: Model) -> bool:
    """Whether one model is a submodel of the other: each of its terms is part of a different term of the
    other's."""
    return is_submodel(one, other) or is_submodel(other, one)


def is_submodel(one: Model, other: Model) -> bool:
    free = [each.term for each in other.terms]
    for each in sorted(one.terms, key=lambda fit: -len(fit.term.literals)):
        match = next((term for term in free if each.term.is_part_of(term)), None)
        if match is None:
            return False
        free.remove(match)
    return True


def share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def find_range(chosen: float, variants: Sequence[Variant], kind: str) -> tuple[float, float]:
    """From the choice up and down, as far as every setting that was tried leaves the models as they are."""
    tried = {each.setting: each.is_same for each in variants if each.kind == kind}
    low = high = chosen
    for setting in sorted((each for each in tried if each < chosen), reverse=True):
        if not tried[setting]:
            break
        low = setting
    for setting in sorted(each for each in tried if each > chosen):
        if not tried[setting]:
            break
        high = setting
    return low, high


def to_whole(numbers: tuple[float, float]) -> tuple[int, int]:
    return int(numbers[0]), int(numbers[1])
