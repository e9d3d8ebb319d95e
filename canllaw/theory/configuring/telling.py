"""Findings of a comparison of cases, in plain words."""

from collections.abc import Iterator

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.theory.configuring.explaining import Explanation
from canllaw.theory.configuring.robustness import Robustness
from canllaw.theory.configuring.solutions import Model, Solution, SolutionKind
from canllaw.theory.configuring.truth_tables import Thresholds

# Shares of variants in which a term comes back: from here on it is called firm, below there it is called
# frail.
FIRM, FRAIL = 0.9, 0.5

KINDS: dict[SolutionKind, Message] = {
    SolutionKind.CONSERVATIVE: message("Nothing was assumed of combinations that no case has."),
    SolutionKind.PARSIMONIOUS: message(
        "Of combinations that no case has, whatever makes the explanation shortest was assumed."
    ),
    SolutionKind.INTERMEDIATE: message(
        "Of combinations that no case has, only what agrees with the expectations was assumed."
    ),
}


def make_explanation_findings(
    explanation: Explanation, thresholds: Thresholds, places: tuple[Place, ...] = ()
) -> tuple[Finding, ...]:
    """One finding a solution, or one a reason why nothing can be concluded."""
    method = make_method("find_explanation", thresholds)
    if explanation.why_not:
        return tuple(
            Finding(
                about=explanation.outcome,
                verdict=Verdict.NOT_ENOUGH,
                sentence=reason,
                method=method,
                places=places,
            )
            for reason in explanation.why_not
        )
    found = (explanation.conservative, explanation.parsimonious, *list_intermediate(explanation))
    return tuple(make_solution_finding(each, method, places) for each in found if each is not None)


def list_intermediate(explanation: Explanation) -> tuple[Solution, ...]:
    """The intermediate solutions, those with the same models only once."""
    parts = explanation.intermediate.parts if explanation.intermediate else ()
    different = {
        tuple(model.name for model in part.solution.models): part.solution for part in reversed(parts)
    }
    return tuple(reversed(different.values()))


def make_method(function: str, thresholds: Thresholds) -> Method:
    settings = (
        ("consistency", str(thresholds.consistency)),
        ("frequency", str(thresholds.frequency)),
        ("pri", str(thresholds.pri)),
        ("contradiction", str(thresholds.contradiction)),
    )
    return Method(function=f"canllaw.theory.configuring.{function}", version=__version__, settings=settings)


def make_solution_finding(solution: Solution, method: Method, places: tuple[Place, ...]) -> Finding:
    return Finding(
        about=solution.outcome,
        verdict=Verdict.FOUND,
        sentence=say_solution(solution),
        method=method,
        quantities=tuple(make_quantities(solution)),
        places=places,
    )


def say_solution(solution: Solution) -> Message:
    """The model where there is one; else how many there are and what they share."""
    kind, first = KINDS[solution.kind], solution.models[0]
    if solution.is_counted and solution.at_least == 1:
        return message(
            "One model explains {outcome}: {model}. {kind}",
            outcome=solution.outcome,
            kind=kind,
            model=first.name,
        )
    return message(
        "Several models explain {outcome} equally well, and the cases do not decide between them. "
        "{count} {shared} One of them: {model}. {kind}",
        outcome=solution.outcome,
        kind=kind,
        count=say_count(solution),
        shared=say_shared(solution),
        model=first.name,
    )


def say_count(solution: Solution) -> Message:
    if solution.lowest_size < solution.size:
        return message(
            "The search was cut short. Terms in the shortest model that was found: {size}. "
            "Terms that are needed at least: {lowest}.",
            size=solution.size,
            lowest=solution.lowest_size,
        )
    if solution.is_counted:
        return message("Models: {count}.", count=say_number(solution.at_least))
    return message(
        "Models: at least {count}; they could not all be counted.", count=say_number(solution.at_least)
    )


def say_shared(solution: Solution) -> Message:
    names = tuple(term.name for term in solution.shared)
    perhaps = tuple(term.name for term in solution.perhaps_shared)
    if names and perhaps:
        return message(
            "Terms that all of them have: {terms}. Perhaps these too: {perhaps}.",
            terms=names,
            perhaps=perhaps,
        )
    if names:
        return message("Terms that all of them have: {terms}.", terms=names)
    if perhaps:
        return message("Terms that perhaps all of them have: {terms}.", terms=perhaps)
    return message("They have no term in common.")


def make_quantities(solution: Solution) -> Iterator[Quantity]:
    low, high = float(solution.at_least), float(solution.at_most)
    yield Quantity(name="models", value=low, low=low, high=high)
    for model in solution.models[:1]:
        yield from make_fit_quantities(model)


def make_fit_quantities(model: Model) -> Iterator[Quantity]:
    for name, value in (
        ("consistency", model.fit.consistency),
        ("PRI", model.fit.pri),
        ("coverage", model.fit.coverage),
    ):
        if value is not None:
            yield Quantity(name=name, value=value)


def make_robustness_finding(
    found: Robustness, thresholds: Thresholds, places: tuple[Place, ...] = ()
) -> Finding:
    """Whether the solution stays when choices change that could have been made otherwise."""
    frail = any(each.same < FRAIL for each in found.terms)
    verdict = Verdict.ALARM if frail or not found.solution.models else Verdict.FOUND
    return Finding(
        about=found.solution.outcome,
        verdict=verdict if found.variants else Verdict.NOT_ENOUGH,
        sentence=say_robustness(found),
        method=make_method("find_robustness", thresholds),
        quantities=(
            Quantity(name="variants", value=float(len(found.variants))),
            Quantity(name="variants with the same models", value=found.share_same, n=len(found.variants)),
            *(Quantity(name=each.term.name, value=each.same, n=len(found.variants)) for each in found.terms),
        ),
        places=places,
    )


def say_robustness(found: Robustness) -> Message:
    if not found.variants:
        return message("Nothing else was tried, so it cannot be said how firm this explanation is.")
    if not found.solution.models:
        return message("There is no explanation whose firmness could be tried.")
    same = sum(each.is_same for each in found.variants)
    return message(
        "The analysis was done again with one choice changed at a time. Times: {tried}. "
        "Times the explanation stayed the same: {same}. {firm} {frail}",
        tried=len(found.variants),
        same=same,
        firm=say_firm(tuple(each.term.name for each in found.terms if each.same >= FIRM)),
        frail=say_frail(tuple(each.term.name for each in found.terms if each.same < FRAIL)),
    )


def say_firm(names: tuple[str, ...]) -> Message:
    if not names:
        return message("No term came back nearly every time.")
    return message("Terms that came back nearly every time: {terms}.", terms=names)


def say_frail(names: tuple[str, ...]) -> Message:
    if not names:
        return message("Every term came back in half of the times or more.")
    return message(
        "Terms that came back less than half of the times, so do not rely on them: {terms}.", terms=names
    )
