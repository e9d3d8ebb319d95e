"""Several hypotheses tested on the same answers: some will look true by luck, and that is said openly."""

from collections.abc import Iterator, Sequence

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message
from canllaw.theory.strands import StrandResult

CHANCE = 0.05


def compare_several(results: Sequence[StrandResult]) -> Finding:
    """Each hypothesis' p as it is, and adjusted for their number by Holm's method (1979).

    Verdicts go by the estimates, not by p; this tells which differences are clear even so. Hypotheses without
    an estimate do not count.
    """
    plain = [(result.hypothesis, find_p(result)) for result in results]
    known = [(key, p) for key, p in plain if p is not None]
    adjusted = adjust_by_holm([p for _, p in known])
    pairs = [(key, p, more) for (key, p), more in zip(known, adjusted, strict=True)]
    return Finding(
        about="survey:several hypotheses",
        verdict=Verdict.FOUND if known else Verdict.NOT_ENOUGH,
        sentence=say_several(pairs),
        method=Method(
            function="canllaw.theory.survey.several.compare_several",
            version=__version__,
            settings=(("adjustment", "Holm 1979"), ("chance", str(CHANCE))),
        ),
        quantities=tuple(make_quantities(pairs)),
    )


def find_p(result: StrandResult) -> float | None:
    quantities = result.findings[0].quantities if result.findings else ()
    return next((each.value for each in quantities if each.name == "p"), None)


def adjust_by_holm(chances: Sequence[float]) -> list[float]:
    """The smallest times their number, the next times one fewer, and so on; never falling, at most 1."""
    adjusted = [0.0] * len(chances)
    highest = 0.0
    for step, at in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - step) * chances[at]))
        adjusted[at] = highest
    return adjusted


def make_quantities(pairs: Sequence[tuple[str, float, float]]) -> Iterator[Quantity]:
    for key, plain, adjusted in pairs:
        yield Quantity(name=f"{key} p", value=plain)
        yield Quantity(name=f"{key} p adjusted", value=adjusted)


def say_several(pairs: Sequence[tuple[str, float, float]]) -> Message:
    still = tuple(key for key, _, adjusted in pairs if adjusted < CHANCE)
    gone = tuple(key for key, plain, adjusted in pairs if plain < CHANCE <= adjusted)
    words = {"count": len(pairs), "still": still, "gone": gone}
    if not pairs:
        return message("The survey could test no hypothesis.")
    if not still and not gone:
        return message(
            "Hypotheses that the survey tested: {count}. None of them makes a clear difference.",
            count=len(pairs),
        )
    if not gone:
        return message(
            "Hypotheses that the survey tested: {count}. With so many, one may look true by luck; with that "
            "taken into account these still make a clear difference: {still}.",
            **words,
        )
    if not still:
        return message(
            "Hypotheses that the survey tested: {count}. With so many, one may look true by luck; with that "
            "taken into account these no longer make a clear difference: {gone}.",
            **words,
        )
    return message(
        "Hypotheses that the survey tested: {count}. With so many, one may look true by luck; with that "
        "taken into account these still make a clear difference: {still}. These no longer do: {gone}.",
        **words,
    )
