"""What few practices leave open: a survey asks of six, and the guidance asks for hundreds.

People who answer of the same practices tell exactly how these practices differ. Whether practices that are
asked for concretely differ from others is another question: there, practices are what is counted.
"""

import numpy as np

from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.measures.records import MeasuredColumn
from canllaw.theory.survey.models import Design


def find_practice_error(design: Design, column: MeasuredColumn) -> tuple[float, float] | None:
    """The standard error of the column's difference in chances over practices, and degrees of freedom.

    The share of yes by practice among the same people (people and practices as fixed effects, by least
    squares), then by least squares over practices. None where the column differs between people too, or no
    practice is left to learn from.
    """
    table = design.table
    assert table.practice is not None, "practices have rows of their own"
    whole = find_complete(design.data)
    person, practice = table.person[whole], table.practice[whole]
    values, outcome = column.values[whole], table.outcome[whole].astype(np.float64)
    there, first, at = np.unique(practice, return_index=True, return_inverse=True)
    of_practice = values[first]
    if not np.allclose(values, of_practice[at]) or len(there) < 3:
        return None
    dummies = np.eye(len(there))[at]
    freed = [take_mean(person, each) for each in (*dummies.T, outcome)]
    shares = np.linalg.lstsq(np.column_stack(freed[:-1]), freed[-1], rcond=None)[0]
    away = of_practice - of_practice.mean()
    slope = float(away @ shares / (away @ away))
    left = shares - shares.mean() - slope * away
    df = float(len(there) - 2)
    error = np.sqrt(left @ left / df / (away @ away))
    return float(error) * abs(column.high - column.low), df


def take_mean(groups: np.ndarray, values: np.ndarray) -> np.ndarray:
    sizes = np.maximum(np.bincount(groups), 1)
    return np.asarray(values - (np.bincount(groups, values) / sizes)[groups])
