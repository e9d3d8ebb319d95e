"""The survey's word on a hypothesis: multilevel estimates, in people of a hundred, by a declared rule.

FOR: the interval of 95 % lies above nothing in the stated direction, and the estimate is no smaller than the
smallest effect that matters. AGAINST: even the interval's far end is smaller. SILENT: anything else.
`docs/survey-strand.md` says how each kind of hypothesis is tested, and why so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scipy.stats import t

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, StrandName
from canllaw.theory.measures.records import PeopleTable
from canllaw.theory.strands import Counter, Leaning, StrandResult
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.mediation_linear import LinearFit
from canllaw.theory.survey.models import Fits
from canllaw.theory.survey.quantities import describe_model, make_quantities, tell_links
from canllaw.theory.survey.rivals import compare_rivals
from canllaw.theory.survey.tests import Tested, estimate_tested
from canllaw.theory.survey.values_compared import ComparedValues, find_compared
from canllaw.theory.survey.words import join, say_silent, say_tested

VERDICTS = {
    Leaning.FOR: Verdict.SUPPORTED,
    Leaning.AGAINST: Verdict.CONTRADICTED,
    Leaning.SILENT: Verdict.NOT_ENOUGH,
}
# Doubts below this are not told as evidence against.
SLIGHT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModels:
    """What a survey's word rests on, without single answers: these are too many to be kept.

    `told` is the difference that `whole` gave. `outcome` and `linear`, or `chances` where the mechanism is a
    yes or no, are the two models of what goes through a mechanism; `to_outcome` is what the mechanism gives,
    and `to_mechanism` how much more often there is one that is a yes or no.
    """

    whole: Fits
    told: Difference
    outcome: Fits | None
    linear: LinearFit | None
    chances: Fits | None
    through: Difference | None
    to_outcome: Difference | None
    to_mechanism: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResult(StrandResult):
    """The strand's result, and the models it rests on; None where nothing was estimated.

    `compared` are the values at which measures were compared, as fixed beforehand or as they were found.
    """

    models: KeptModels | None = None
    compared: tuple[ComparedValues, ...] = ()


def test_by_survey(hypothesis: Hypothesis, table: PeopleTable | NotEnough, seed: int) -> SurveyResult:
    """What the people's answers say of a hypothesis. `table` may be why there is none."""
    if isinstance(table, NotEnough):
        return stay_silent(hypothesis, None, table, seed)
    tested = estimate_tested(hypothesis, table, seed)
    if isinstance(tested, NotEnough):
        return stay_silent(hypothesis, table, tested, seed)
    leaning = lean(hypothesis, tested.difference)
    sentence = say_tested(hypothesis, table, tested, leaning)
    notes = (*table.notes, *note_waves(table), *tested.fitted.fit.notes)
    finding = Finding(
        about=f"{hypothesis.key}:survey",
        verdict=VERDICTS[leaning],
        sentence=join((sentence, *notes)),
        method=Method(
            function="canllaw.theory.survey.strand.test_by_survey",
            version=__version__,
            settings=tuple(describe_model(hypothesis, tested)),
            seed=seed if hypothesis.mechanism else None,
        ),
        quantities=tuple(make_quantities(tested)),
        places=table.places,
    )
    return SurveyResult(
        hypothesis=hypothesis.key,
        strand=StrandName.SURVEY,
        leaning=leaning,
        sentence=sentence,
        findings=(finding, *tell_links(hypothesis, table, tested, finding)),
        against=tuple(find_counters(hypothesis, tested, leaning, table)),
        rivals=compare_rivals(hypothesis, table),
        models=keep_models(tested),
        compared=tuple(find_compared(hypothesis, table)),
    )


def note_waves(table: PeopleTable) -> Iterator[Message]:
    if table.wave is not None:
        yield message(
            "Answers of several waves stand together, and some people may have answered in more than one. So "
            "how sure this is was worked out from how far authorities differ."
        )


def keep_models(tested: Tested) -> KeptModels:
    mediation = tested.mediation
    first = mediation.to_mechanism if mediation else None
    return KeptModels(
        whole=tested.fitted.fits,
        told=tested.together.more if tested.together else tested.total,
        outcome=mediation.fitted.fits if mediation else None,
        linear=mediation.linear if mediation else None,
        chances=mediation.chances.fits if mediation and mediation.chances else None,
        through=mediation.through if mediation else None,
        to_outcome=mediation.to_outcome if mediation else None,
        to_mechanism=first if isinstance(first, Difference) else None,
    )


def stay_silent(hypothesis: Hypothesis, table: PeopleTable | None, why: NotEnough, seed: int) -> SurveyResult:
    sentence = say_silent(why.reason)
    method = Method(
        function="canllaw.theory.survey.strand.test_by_survey",
        version=__version__,
        settings=(("smallest effect", str(hypothesis.smallest_effect)),),
        seed=seed if hypothesis.mechanism else None,
    )
    finding = Finding(
        about=f"{hypothesis.key}:survey",
        verdict=Verdict.NOT_ENOUGH,
        sentence=sentence,
        method=method,
        quantities=()
        if table is None
        else (Quantity(name="people", value=count_answered(table), unit="people"),),
        places=table.places if table else (),
    )
    return SurveyResult(
        hypothesis=hypothesis.key,
        strand=StrandName.SURVEY,
        leaning=Leaning.SILENT,
        sentence=sentence,
        findings=(finding,),
        rivals=compare_rivals(hypothesis, table) if table else (),
    )


def count_answered(table: PeopleTable) -> float:
    return float(len(set(table.person[table.outcome >= 0].tolist())))


def turn(hypothesis: Hypothesis, found: Difference) -> tuple[float, float, float]:
    """Estimate and interval in the stated direction: above zero is what the hypothesis says."""
    if hypothesis.direction is Direction.LESS:
        return -found.value, -found.high, -found.low
    return found.value, found.low, found.high


def lean(hypothesis: Hypothesis, found: Difference) -> Leaning:
    """The declared rule of the strand."""
    value, low, high = turn(hypothesis, found)
    if low > 0 and value >= hypothesis.smallest_effect:
        return Leaning.FOR
    return Leaning.AGAINST if high < hypothesis.smallest_effect else Leaning.SILENT


def find_counters(
    hypothesis: Hypothesis, tested: Tested, leaning: Leaning, table: PeopleTable
) -> Iterator[Counter]:
    """What speaks against the leaning: how likely the other side is, and links that are not clear."""
    if leaning is Leaning.SILENT:
        return
    found = tested.difference
    value, _, _ = turn(hypothesis, found)
    beyond = (value - hypothesis.smallest_effect) / found.error if found.error else 0.0
    doubt = float(t.sf(beyond if leaning is Leaning.FOR else -beyond, found.df))
    words = {"chance": say_number(100 * doubt), "smallest": say_number(100 * hypothesis.smallest_effect)}
    if doubt >= SLIGHT and leaning is Leaning.FOR:
        sentence = message(
            "The true difference may be less than the {smallest} in 100 that matter. "
            "Chance of that, by these answers: {chance} in 100.",
            **words,
        )
        yield Counter(sentence=sentence, weight=doubt, places=table.places)
    if doubt >= SLIGHT and leaning is Leaning.AGAINST:
        sentence = message(
            "The true difference may reach the {smallest} in 100 that matter. "
            "Chance of that, by these answers: {chance} in 100.",
            **words,
        )
        yield Counter(sentence=sentence, weight=doubt, places=table.places)
    if leaning is Leaning.FOR and tested.mediation and not hypothesis.through:
        yield from doubt_mechanism(hypothesis, tested, table)


def doubt_mechanism(hypothesis: Hypothesis, tested: Tested, table: PeopleTable) -> Iterator[Counter]:
    """The effect is there and its named mechanism is not clearly what carries it."""
    mediation = tested.mediation
    assert mediation is not None and hypothesis.mechanism is not None, "there is a mechanism"
    _, low, _ = turn(hypothesis, mediation.through)
    if low > 0:
        return
    yield Counter(
        sentence=message(
            "The difference is there, but it is not clear that it goes through this: {mechanism}.",
            mechanism=table.need(hypothesis.mechanism).title,
        ),
        weight=min(1.0, mediation.through.p),
        places=table.places,
    )
