"""Solutions: models that explain an outcome by terms, how well they fit, and how many others fit as well."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.theory.configuring.fit import Fit
from canllaw.theory.configuring.terms import Term


class SolutionKind(StrEnum):
    """What a solution makes of configurations that no case has."""

    CONSERVATIVE = "conservative"
    PARSIMONIOUS = "parsimonious"
    INTERMEDIATE = "intermediate"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFit:
    """How well one term goes with the outcome.

    `unique`: what it covers that none of the other terms does. `cases`: those that belong to configurations
    with the outcome of which the term is true, by configuration.
    """

    term: Term
    fit: Fit
    unique: float | None
    cases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Terms of which each is enough for the outcome and which together explain it. `unique` is within this
    model."""

    terms: tuple[TermFit, ...]
    fit: Fit

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.term.name for each in self.terms)

    @property
    def name(self) -> str:
        return " + ".join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """All models with the fewest terms.

    There are between `at_least` and `at_most` of them; `models` are those that were listed, in the order of
    their terms. Where `lowest_size` is below `size` there may be models with fewer terms still. `shared` are
    terms that every one of them has, `perhaps_shared` of which that could not be settled. `terms`: each term
    of the listed models, `unique` among all of these.
    """

    kind: SolutionKind
    outcome: str
    models: tuple[Model, ...]
    terms: tuple[TermFit, ...]
    primes: tuple[Term, ...]
    size: int
    lowest_size: int
    at_least: int
    at_most: int
    shared: tuple[Term, ...]
    perhaps_shared: tuple[Term, ...]

    @property
    def is_counted(self) -> bool:
        return self.at_least == self.at_most and self.lowest_size == self.size

    @property
    def is_complete(self) -> bool:
        """Whether every model with the fewest terms is listed."""
        return self.is_counted and len(self.models) == self.at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class IntermediatePart:
    """The intermediate solution between one conservative and one parsimonious model, counted from 0 as they
    are listed.

    `easy` counterfactuals: configurations without cases that the parsimonious model takes to lead to the
    outcome and that our expectations agree with; it alone may be built on them. `difficult` are the others
    that it takes so.
    """

    conservative: int
    parsimonious: int
    easy: tuple[tuple[int, ...], ...]
    difficult: tuple[tuple[int, ...], ...]
    solution: Solution


@dataclass(frozen=True, slots=True, kw_only=True)
class IntermediateSolutions:
    """Intermediate solutions, one a pair of models. `is_complete` is False where there were too many pairs
    for all."""

    parts: tuple[IntermediatePart, ...]
    is_complete: bool

    @property
    def models(self) -> tuple[Model, ...]:
        """The different models of all parts, in the order in which they are first met."""
        by_name = {
            model.name: model for part in reversed(self.parts) for model in reversed(part.solution.models)
        }
        return tuple(reversed(by_name.values()))
