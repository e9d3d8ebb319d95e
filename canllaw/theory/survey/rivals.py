"""Other explanations: how each does alone, and beside the hypothesis.

A rival fails where it adds less than the smallest effect that matters once the hypothesis' own context is
held, whichever way it points. It stands where it adds that much and its interval leaves no difference out.
Else it is undecided.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Rival
from canllaw.theory.measures.records import PeopleTable
from canllaw.theory.strands import RivalResult
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.models import Fits
from canllaw.theory.survey.quantities import make_rival_quantities
from canllaw.theory.survey.tests import RivalTested, estimate_rival
from canllaw.theory.survey.words import say_rival, say_rival_silent


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRival(RivalResult):
    """How a rival fared by the survey.

    `fits` are of its model beside the hypothesis and `beside` is what that gave; None where there is none.
    """

    fits: Fits | None = None
    beside: Difference | None = None


def compare_rivals(hypothesis: Hypothesis, table: PeopleTable) -> tuple[RivalResult, ...]:
    """Every rival of a hypothesis, in its order."""
    unmeasured = dict(table.unmeasured)
    return tuple(
        say_nothing(hypothesis, rival, unmeasured[rival.key], table)
        if rival.key in unmeasured
        else compare_rival(hypothesis, rival, table)
        for rival in hypothesis.rivals
    )


def compare_rival(hypothesis: Hypothesis, rival: Rival, table: PeopleTable) -> RivalResult:
    found = estimate_rival(hypothesis, rival, table)
    if isinstance(found.beside, NotEnough):
        return say_nothing(hypothesis, rival, found.beside.reason, table)
    fails = why_fails(found.beside, hypothesis.smallest_effect)
    alone = found.alone if isinstance(found.alone, Difference) else None
    looks = alone is not None and why_fails(alone, hypothesis.smallest_effect) is False
    sentence = say_rival(Bilingual(rival.en, rival.cy), found, fails, alone=looks)
    verdict = Verdict.NOT_ENOUGH if fails is None else Verdict.CONTRADICTED if fails else Verdict.SUPPORTED
    finding = Finding(
        about=f"{hypothesis.key}:survey:rival:{rival.key}",
        verdict=verdict,
        sentence=sentence,
        method=describe(hypothesis, found),
        quantities=tuple(make_rival_quantities(found.beside, found.own, alone)),
        places=table.places,
    )
    return SurveyRival(
        rival=rival.key,
        fails=fails,
        sentence=sentence,
        finding=finding,
        fits=None if found.fitted is None else found.fitted.fits,
        beside=found.beside,
    )


def why_fails(found: Difference, smallest: float) -> bool | None:
    """True where it adds too little, False where it adds enough and that is clear, None otherwise."""
    if abs(found.value) < smallest:
        return True
    return False if found.low > 0 or found.high < 0 else None


def describe(hypothesis: Hypothesis, found: RivalTested) -> Method:
    return Method(
        function="canllaw.theory.survey.rivals.compare_rivals",
        version=__version__,
        settings=tuple(describe_settings(hypothesis, found)),
    )


def describe_settings(hypothesis: Hypothesis, found: RivalTested) -> Iterator[tuple[str, str]]:
    if found.fitted is not None:
        yield "covariates", ", ".join(found.fitted.design.data.names)
        yield "tested", found.fitted.design.tested.name
    yield "smallest effect", f"{hypothesis.smallest_effect:g}"


def say_nothing(hypothesis: Hypothesis, rival: Rival, reason: Message, table: PeopleTable) -> RivalResult:
    sentence = say_rival_silent(Bilingual(rival.en, rival.cy), reason)
    finding = Finding(
        about=f"{hypothesis.key}:survey:rival:{rival.key}",
        verdict=Verdict.NOT_ENOUGH,
        sentence=sentence,
        method=Method(function="canllaw.theory.survey.rivals.compare_rivals", version=__version__),
        places=table.places,
    )
    return RivalResult(rival=rival.key, fails=None, sentence=sentence, finding=finding)
