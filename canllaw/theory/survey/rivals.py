"""Other explanations: how each does alone, and beside the hypothesis.

Once the hypothesis' own context is held, a rival fails where its whole interval lies below the smallest
effect that matters: in its direction, or either way where it has none. It stands where it adds that much and
its interval leaves no difference out. Else it is undecided.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Rival
from canllaw.theory.measures.records import PeopleTable
from canllaw.theory.strands import RivalResult
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.models import Fits
from canllaw.theory.survey.quantities import make_rival_quantities
from canllaw.theory.survey.tests import RivalTested, estimate_rival
from canllaw.theory.survey.words_rivals import TriedRival, say_rival, say_rival_silent


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
    smallest = hypothesis.smallest_effect
    fails = fails_by(found.beside, smallest, rival.direction)
    alone = found.alone if isinstance(found.alone, Difference) else None
    told = TriedRival(
        rival=rival,
        beside=found.beside,
        fails=fails,
        alone=alone is not None and fails_by(alone, smallest, rival.direction) is False,
        smallest=smallest,
        holds=found.own is not None and fails_by(found.own, smallest, hypothesis.direction) is False,
    )
    sentence = say_rival(told)
    verdict = Verdict.NOT_ENOUGH if fails is None else Verdict.CONTRADICTED if fails else Verdict.SUPPORTED
    finding = Finding(
        about=f"{hypothesis.key}:survey:rival:{rival.key}",
        verdict=verdict,
        sentence=sentence,
        method=describe(hypothesis, rival, found),
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


def fails_by(found: Difference, smallest: float, direction: Direction | None) -> bool | None:
    """True where all that would fit is too little, False where enough is there and clear, None otherwise."""
    less, more = -found.high, found.high
    if direction is Direction.MORE:
        value, low, most = found.value, found.low, more
    elif direction is Direction.LESS:
        value, low, most = -found.value, less, -found.low
    else:
        value, low, most = abs(found.value), max(found.low, less), max(-found.low, more)
    if most < smallest:
        return True
    return False if low > 0 and value >= smallest else None


def describe(hypothesis: Hypothesis, rival: Rival, found: RivalTested) -> Method:
    return Method(
        function="canllaw.theory.survey.rivals.compare_rivals",
        version=__version__,
        settings=tuple(describe_settings(hypothesis, rival.direction, found)),
    )


def describe_settings(
    hypothesis: Hypothesis, direction: Direction | None, found: RivalTested
) -> Iterator[tuple[str, str]]:
    if found.fitted is not None:
        yield "covariates", ", ".join(found.fitted.design.data.names)
        yield "tested", found.fitted.design.tested.name
    yield "smallest effect", f"{hypothesis.smallest_effect:g}"
    yield "direction", "either" if direction is None else direction.value


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
