"""At which values the survey compared measures: fixed beforehand, or as they were found."""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedValues:
    """The low and the high value of a measure that were compared."""

    measure: Measure
    low: float
    high: float


def find_compared(hypothesis: Hypothesis, table: PeopleTable) -> Iterator[ComparedValues]:
    """Of the hypothesis' own measures those that its sentences tell; of rivals no quartiles of groups."""
    own = (hypothesis.context, hypothesis.mechanism, hypothesis.together)
    rivals = [each for rival in hypothesis.rivals for each in (rival.context, rival.together)]
    for measure in dict.fromkeys((*own, *rivals)):
        column = None if measure is None else table.column(measure)
        if column is not None and (measure in own or tells_no_group(column)):
            yield ComparedValues(measure=column.measure, low=column.low, high=column.high)


def tells_no_group(column: MeasuredColumn) -> bool:
    """A quartile of means of groups would be the mean of one of them."""
    public = column.measure.kind in (MeasureKind.FACT, MeasureKind.CONCRETENESS)
    return public or column.two_valued or column.measure.level is MeasureLevel.PERSON
