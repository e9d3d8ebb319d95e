"""Whether a solution holds anything that logic alone makes redundant (Mackie 1974; Baumgartner and Falk
2023).

A formula is a whole number with a bit for each configuration that logic allows: set where the formula is
true.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import product
from operator import and_, or_

from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.terms import Literal

Formula = int
Disjuncts = Sequence[Sequence[Literal]]


def make_truths(factors: Sequence[Condition]) -> dict[Literal, Formula]:
    """Where each value of each factor is true among all configurations of the factors."""
    truths: dict[Literal, Formula] = {}
    for number, row in enumerate(product(*(range(factor.levels) for factor in factors))):
        for factor, value in zip(factors, row, strict=True):
            literal = Literal(condition=factor.name, value=value)
            truths[literal] = truths.get(literal, 0) | 1 << number
    return truths


def make_conjunction(
    literals: Sequence[Literal], truths: Mapping[Literal, Formula], everything: Formula
) -> Formula:
    return reduce(and_, (truths[literal] for literal in literals), everything)


def make_disjunction(disjuncts: Disjuncts, truths: Mapping[Literal, Formula], everything: Formula) -> Formula:
    return reduce(or_, (make_conjunction(each, truths, everything) for each in disjuncts), 0)


def is_free_of_redundancy(disjuncts: Disjuncts, factors: Sequence[Condition]) -> bool:
    """Whether no condition and no disjunct can be left out of a disjunction without changing what it says.

    Nor is it always or never true.
    """
    named = {literal.condition for disjunct in disjuncts for literal in disjunct}
    own = [factor for factor in factors if factor.name in named]
    truths = make_truths(own)
    everything = make_everything(own)
    whole = make_disjunction(disjuncts, truths, everything)
    return whole not in (0, everything) and not any(
        make_disjunction(shorter, truths, everything) == whole for shorter in list_shorter(disjuncts)
    )


def make_everything(factors: Sequence[Condition]) -> Formula:
    count = 1
    for factor in factors:
        count *= factor.levels
    return (1 << count) - 1


def list_shorter(disjuncts: Disjuncts) -> list[list[Sequence[Literal]]]:
    """The disjunction with one disjunct left out, and with one condition left out of one disjunct."""
    shorter = []
    for at, disjunct in enumerate(disjuncts):
        before, after = list(disjuncts[:at]), list(disjuncts[at + 1 :])
        if before or after:
            shorter.append([*before, *after])
        if len(disjunct) > 1:
            for out in range(len(disjunct)):
                less = [*disjunct[:out], *disjunct[out + 1 :]]
                shorter.append([*before, less, *after])
    return shorter
