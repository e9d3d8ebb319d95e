"""What was fixed before the answers were seen, as a table: each measure of each hypothesis, and its test.

Beside it stand the values at which the survey compared a measure: where none were fixed, those found.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from canllaw.basics.language import Language
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure
from canllaw.theory.measures.values import find_unit
from canllaw.theory.survey.strand import SurveyResult
from canllaw.theory.survey.values_compared import ComparedValues
from canllaw.theory.verdicts import HypothesisVerdict

SCHEMA: dict[str, pl.DataType] = {
    "hypothesis": pl.String(),
    "part": pl.String(),
    "kind": pl.String(),
    "key": pl.String(),
    "title": pl.String(),
    "level": pl.String(),
    "wave": pl.String(),
    "at_least": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "low_compared": pl.Float64(),
    "high_compared": pl.Float64(),
    "smallest_effect": pl.Float64(),
    "direction": pl.String(),
    "through": pl.Boolean(),
    "tested_by": pl.String(),
}


def make_definition_frame(
    hypotheses: Sequence[Hypothesis], verdicts: Sequence[HypothesisVerdict], language: Language
) -> pl.DataFrame:
    """A row a measure; how the hypothesis is tested stands in each of its rows.

    Of a rival `direction` is its own, empty where it is not said. `verdicts` have the values compared.
    """
    rows = [
        (
            each.key,
            part,
            measure.kind.value,
            measure.key,
            measure.title(language),
            find_unit(measure).value,
            measure.wave,
            measure.at_least,
            measure.low,
            measure.high,
            *find_compared(each, measure, verdicts),
            each.smallest_effect,
            None if direction is None else direction.value,
            each.through,
            " ".join(name.value for name in each.tested_by),
        )
        for each in hypotheses
        for part, measure, direction in list_measures(each)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def find_compared(
    hypothesis: Hypothesis, measure: Measure, verdicts: Sequence[HypothesisVerdict]
) -> tuple[float | None, float | None]:
    """The values at which the survey compared a measure; None where it did not."""
    results = (
        strand for each in verdicts if each.hypothesis.key == hypothesis.key for strand in each.strands
    )
    compared = (each for result in results if isinstance(result, SurveyResult) for each in result.compared)
    found: ComparedValues | None = next((each for each in compared if each.measure == measure), None)
    return (None, None) if found is None else (found.low, found.high)


def list_measures(hypothesis: Hypothesis) -> Iterator[tuple[str, Measure, Direction | None]]:
    own = hypothesis.direction
    yield "context", hypothesis.context, own
    if hypothesis.mechanism is not None:
        yield "mechanism", hypothesis.mechanism, own
    if hypothesis.together is not None:
        yield "together", hypothesis.together, own
    yield "outcome", hypothesis.outcome, own
    yield from (("held", measure, own) for measure in hypothesis.held)
    for rival in hypothesis.rivals:
        yield f"rival {rival.key}", rival.context, rival.direction
        if rival.together is not None:
            yield f"rival {rival.key}: together", rival.together, rival.direction
