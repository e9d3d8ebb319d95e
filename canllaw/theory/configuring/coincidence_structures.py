"""Complex solutions: atomic solutions of several outcomes together, freed of what logic makes redundant."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import and_

from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.coincidences import Atomic, Coincidences
from canllaw.theory.configuring.inus import (
    Formula,
    list_shorter,
    make_disjunction,
    make_everything,
    make_truths,
)
from canllaw.theory.configuring.terms import Literal

MOST_JOINED = 1_000
# Formulas have a bit for each configuration of the factors.
MOST_CONFIGURATIONS = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Complex:
    """Atomic solutions of different outcomes that hold together: a chain, common causes, or one solution
    alone."""

    parts: tuple[Atomic, ...]
    name: str
    consistency: float
    coverage: float

    @property
    def complexity(self) -> int:
        return sum(part.complexity for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structures:
    """Simple structures first, better fitting ones among equals. Not `is_complete`: some were not put
    together."""

    structures: tuple[Complex, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Logic:
    """The truths of literals over all configurations of the factors."""

    truths: Mapping[Literal, Formula]
    everything: Formula
    factors: tuple[Condition, ...]

    def of(self, part: Atomic) -> Formula:
        """Where the disjunction and the outcome of a part are true together or false together."""
        return self.of_shorter(part.disjuncts, part.outcome)

    def of_shorter(self, disjuncts: Sequence[Sequence[Literal]], outcome: Literal) -> Formula:
        left = make_disjunction(disjuncts, self.truths, self.everything)
        return self.everything & ~(left ^ self.truths[outcome])


def find_structures(
    found: Coincidences, factors: Sequence[Condition], most_joined: int = MOST_JOINED
) -> Structures:
    """One atomic solution of each outcome together, in at most so many ways, without what is redundant.

    An atomic solution that follows from the others is left out; a structure with a part that the others make
    redundant, one that can never be true or one that leaves a factor no choice is dropped (Baumgartner and
    Falk 2023). Where there are too many ways, the simplest and best fitting solutions of each outcome are put
    together. Where nothing that was put together can stand, each atomic solution stands alone, in the order
    of the outcomes.
    """
    if math.prod(factor.levels for factor in factors) > MOST_CONFIGURATIONS or not found.atomic:
        return Structures(structures=(), is_complete=not found.atomic)
    logic = Logic(truths=make_truths(factors), everything=make_everything(factors), factors=tuple(factors))
    by_outcome: dict[Literal, list[Atomic]] = {}
    for each in found.atomic:
        by_outcome.setdefault(each.outcome, []).append(each)
    kept = take_simplest(list(by_outcome.values()), most_joined)
    joined = [parts for choice in product(*kept) for parts in drop_redundant(choice, logic)]
    sound = [parts for parts in dict.fromkeys(joined) if is_sound(parts, logic)]
    structures = [make_complex(parts) for parts in drop_submodels(sound)]
    structures.sort(key=lambda each: (each.complexity, -each.consistency * each.coverage))
    if not structures:
        structures = [make_complex((each,)) for each in found.atomic]
    is_all = found.is_complete and all(len(own) == len(by_outcome[own[0].outcome]) for own in kept)
    return Structures(structures=tuple(structures), is_complete=is_all)


def take_simplest(solutions: list[list[Atomic]], most: int) -> list[list[Atomic]]:
    """As many of each outcome as can all be put together: the longest list is shortened until they can."""
    kept = [list(own) for own in solutions]
    while math.prod(len(own) for own in kept) > most:
        max(kept, key=len).pop()
    return kept


def drop_redundant(parts: Sequence[Atomic], logic: Logic) -> list[tuple[Atomic, ...]]:
    """Every least choice of the parts that says what all of them say."""
    formulas = [logic.of(part) for part in parts]
    whole = reduce(and_, formulas, logic.everything)
    waiting, least = [tuple(range(len(parts)))], set()
    while waiting:
        places = waiting.pop()
        shorter = [places[:at] + places[at + 1 :] for at in range(len(places))]
        same = [each for each in shorter if each and says(each, formulas, logic) == whole]
        waiting.extend(same)
        if not same:
            least.add(places)
    return [tuple(parts[at] for at in places) for places in sorted(least)]


def says(places: Sequence[int], formulas: Sequence[Formula], logic: Logic) -> Formula:
    return reduce(and_, (formulas[at] for at in places), logic.everything)


def is_sound(parts: tuple[Atomic, ...], logic: Logic) -> bool:
    whole = reduce(and_, (logic.of(part) for part in parts), logic.everything)
    return (
        whole != 0
        and not leaves_no_choice(parts, whole, logic)
        and not has_redundant_part(parts, whole, logic)
    )


def leaves_no_choice(parts: tuple[Atomic, ...], whole: Formula, logic: Logic) -> bool:
    """Whether some value of a factor in the structure is true always or never where the structure holds."""
    literals = {literal for part in parts for disjunct in part.disjuncts for literal in disjunct}
    literals |= {part.outcome for part in parts}
    return any(whole & logic.truths[literal] in (0, whole) for literal in literals)


def has_redundant_part(parts: tuple[Atomic, ...], whole: Formula, logic: Logic) -> bool:
    """Whether the structure implies that a part holds with one disjunct or one condition fewer."""
    return any(
        whole & ~logic.of_shorter(shorter, part.outcome) == 0
        for part in parts
        for shorter in list_shorter(part.disjuncts)
    )


def drop_submodels(structures: list[tuple[Atomic, ...]]) -> list[tuple[Atomic, ...]]:
    """Structures whose parts are not all parts of a longer one."""
    sets = [frozenset(parts) for parts in structures]
    longer = {size: {own for own in sets if len(own) > size} for size in {len(own) for own in sets}}
    return [
        parts
        for parts, own in zip(structures, sets, strict=True)
        if not any(own < other for other in longer[len(own)])
    ]


def make_complex(parts: tuple[Atomic, ...]) -> Complex:
    """The fit of a structure is that of its worst part."""
    return Complex(
        parts=parts,
        name=parts[0].name if len(parts) == 1 else "*".join(f"({part.name})" for part in parts),
        consistency=min(part.consistency for part in parts),
        coverage=min(part.coverage for part in parts),
    )
