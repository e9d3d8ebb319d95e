"""Whether further interviews still bring new codes, in the order they were held and in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import gammaln

from canllaw import __version__
from canllaw.basics.chance import random_numbers
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import message
from canllaw.basics.sources import Place
from canllaw.evidence.interviews.interviews import Interviews, Transcript

ORDERS = 2_000
CONFIDENCE = 0.95
FEWEST_INTERVIEWS = 6
# How many interviews at the end are asked whether they still brought anything (Guest and others 2020: a run).
RUN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SaturationStep:
    """An interview in the order held: which codes stand in it first, and how many there are by then.

    `expected` is the mean number of codes in so many interviews over all orders in which they might have been
    held; `low` and `high` hold 95 % of random orders.
    """

    document: str
    held: date | None
    new: tuple[str, ...]
    codes: int
    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturation:
    """The curve of new codes. Only interviews in which somebody gave a code are steps of it."""

    steps: tuple[SaturationStep, ...]
    finding: Finding


def find_saturation(interviews: Interviews, seed: int) -> Saturation:
    """How the number of codes grows with interviews. A code counts from the first time that it was given.

    The mean over all orders is exact (Hurlbert 1971, rarefaction by samples); the band is of 2,000 random
    orders. Interviews without a date come last, by name.
    """
    coded = find_codes_of_interviews(interviews)
    order = sorted(
        (each for each in interviews.transcripts if each.key in coded),
        key=lambda each: (each.held is None, each.held or date.max, each.key),
    )
    steps = make_steps(order, coded, seed)
    return Saturation(steps=steps, finding=make_finding(steps, order, seed))


def find_codes_of_interviews(interviews: Interviews) -> dict[str, set[str]]:
    coded: dict[str, set[str]] = {}
    for excerpt in interviews.excerpts:
        if excerpt.codings:
            coded.setdefault(excerpt.document, set()).update(coding.code for coding in excerpt.codings)
    return coded


def make_steps(
    order: Sequence[Transcript], coded: dict[str, set[str]], seed: int
) -> tuple[SaturationStep, ...]:
    if not order:
        return ()
    codes = sorted(set().union(*coded.values()))
    present = np.array([[code in coded[each.key] for code in codes] for each in order])
    expected = find_expected(present.sum(axis=0), len(order))
    low, high = find_band(present, random_numbers(seed, "orders of interviews"))
    steps: list[SaturationStep] = []
    seen: set[str] = set()
    for at, transcript in enumerate(order):
        new = coded[transcript.key] - seen
        seen |= new
        steps.append(
            SaturationStep(
                document=transcript.key,
                held=transcript.held,
                new=tuple(sorted(new)),
                codes=len(seen),
                expected=float(expected[at]),
                low=float(low[at]),
                high=float(high[at]),
            )
        )
    return tuple(steps)


def find_expected(interviews_with: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    """The mean number of codes in 1, 2, ... drawn interviews, by how many interviews have each code."""
    without = total - interviews_with
    drawn = np.arange(1, total + 1)[:, None]
    possible = without >= drawn
    # The chance that none of the drawn interviews has the code: C(without, drawn) / C(total, drawn).
    left = np.where(possible, without - drawn, 0)
    log_chance = gammaln(without + 1) - gammaln(left + 1) - gammaln(total + 1) + gammaln(total - drawn + 1)
    missed = np.where(possible, np.exp(log_chance), 0.0)
    return np.asarray((1 - missed).sum(axis=1), dtype=np.float64)


def find_band(
    present: NDArray[np.bool_], chance: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Between which numbers of codes 95 % of random orders lie after each interview."""
    curves = np.array(
        [
            np.logical_or.accumulate(present[chance.permutation(len(present))]).sum(axis=1)
            for _ in range(ORDERS)
        ]
    )
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(curves, [tail, 1 - tail], axis=0)
    return low, high


def make_finding(steps: Sequence[SaturationStep], order: Sequence[Transcript], seed: int) -> Finding:
    method = Method(
        function="canllaw.evidence.interviews.saturation.find_saturation",
        version=__version__,
        settings=(("orders", str(ORDERS)), ("run", str(RUN))),
        seed=seed,
    )
    places = tuple(Place(source=transcript.source) for transcript in order)
    if len(steps) < FEWEST_INTERVIEWS:
        return Finding(
            about="saturation",
            verdict=Verdict.NOT_ENOUGH,
            sentence=message("Too few interviews are coded to tell whether more would bring new codes."),
            method=method,
            quantities=(Quantity(name="interviews", value=len(steps), unit="count", n=len(steps)),),
            places=places,
        )
    late = sum(len(step.new) for step in steps[-RUN:])
    codes = steps[-1].codes
    sentence = (
        message("The last interviews brought new codes still: {late} of {codes}.", late=late, codes=codes)
        if late
        else message("The last interviews brought no new codes. Codes in use: {codes}.", codes=codes)
    )
    return Finding(
        about="saturation",
        verdict=Verdict.FOUND,
        sentence=sentence,
        method=method,
        quantities=(
            Quantity(name="codes", value=codes, unit="count", n=len(steps)),
            Quantity(name="new codes in the last interviews", value=late, unit="count", n=RUN),
            Quantity(name="interviews", value=len(steps), unit="count", n=len(steps)),
        ),
        places=places,
    )


def make_saturation_frame(saturation: Saturation) -> pl.DataFrame:
    """The curve as a table for export, a row an interview in the order they were held."""
    schema = {
        "interviews": pl.Int64(),
        "document": pl.String(),
        "held": pl.Date(),
        "new_codes": pl.Int64(),
        "codes": pl.Int64(),
        "expected": pl.Float64(),
        "low": pl.Float64(),
        "high": pl.Float64(),
    }
    rows = [
        (at, step.document, step.held, len(step.new), step.codes, step.expected, step.low, step.high)
        for at, step in enumerate(saturation.steps, 1)
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")
