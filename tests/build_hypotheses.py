"""Hypotheses and what strands say of them, for tests: only what matters is written in the test."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import message
from canllaw.basics.sources import Place, Source
from canllaw.theory.hypotheses.hypotheses import Area, Hypothesis, Measure, MeasureKind, StrandName
from canllaw.theory.strands import Counter, Leaning, StrandResult

H1 = Hypothesis(
    key="H1",
    area=Area.PLAN,
    en="Time makes people confident.",
    cy="Mae amser yn rhoi hyder i bobl.",
    written=date(2026, 2, 16),
    context=Measure(kind=MeasureKind.FACT, key="hours"),
    outcome=Measure(kind=MeasureKind.SCALE, key="confidence", at_least=4),
    smallest_effect=0.1,
)
HERE = Place(source=Source(name="survey-1.csv", sha256="0" * 64), row=2)


def make_hypothesis(key: str = "H1", **changes: object) -> Hypothesis:
    return replace(H1, key=key, **changes)  # type: ignore[arg-type]


def make_strand(
    strand: StrandName,
    leaning: Leaning,
    *against: float,
    hypothesis: str = "H1",
    quantities: Sequence[Quantity] = (),
) -> StrandResult:
    """What a strand says, with counter-evidence of these weights."""
    sentence = message("{strand} is {leaning}.", strand=strand.value, leaning=leaning.value)
    finding = Finding(
        about=f"{strand.value}:{hypothesis}",
        verdict=Verdict.FOUND,
        sentence=sentence,
        method=Method(function="a test", version="1"),
        quantities=tuple(quantities),
        places=(HERE,),
    )
    return StrandResult(
        hypothesis=hypothesis,
        strand=strand,
        leaning=leaning,
        sentence=sentence,
        findings=(finding,),
        against=tuple(Counter(sentence=message("But."), weight=weight) for weight in against),
    )
