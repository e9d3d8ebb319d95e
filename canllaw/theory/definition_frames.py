"""What was fixed before the answers were seen, as a table: each measure of each hypothesis, and its test."""

from collections.abc import Iterator, Sequence

import polars as pl

from canllaw.basics.language import Language
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure

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
    "smallest_effect": pl.Float64(),
    "direction": pl.String(),
    "through": pl.Boolean(),
    "tested_by": pl.String(),
}


def make_definition_frame(hypotheses: Sequence[Hypothesis], language: Language) -> pl.DataFrame:
    """A row a measure; how the hypothesis is tested stands in each of its rows."""
    rows = [
        (
            each.key,
            part,
            measure.kind.value,
            measure.key,
            measure.title(language),
            measure.level.value,
            measure.wave,
            measure.at_least,
            measure.low,
            measure.high,
            each.smallest_effect,
            each.direction.value,
            each.through,
            " ".join(name.value for name in each.tested_by),
        )
        for each in hypotheses
        for part, measure in list_measures(each)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def list_measures(hypothesis: Hypothesis) -> Iterator[tuple[str, Measure]]:
    yield "context", hypothesis.context
    if hypothesis.mechanism is not None:
        yield "mechanism", hypothesis.mechanism
    if hypothesis.together is not None:
        yield "together", hypothesis.together
    yield "outcome", hypothesis.outcome
    yield from (("held", measure) for measure in hypothesis.held)
    for rival in hypothesis.rivals:
        yield f"rival {rival.key}", rival.context
        if rival.together is not None:
            yield f"rival {rival.key}: together", rival.together
