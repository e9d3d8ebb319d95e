"""How far coders agree on each code: Krippendorff's alpha over the turns of interviews that several coded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from canllaw import __version__
from canllaw.basics.chance import random_numbers
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.interviews.coded_units import SLIP, CodedDocument, find_coded_documents
from canllaw.evidence.interviews.interviews import Code, Codebook, Interviews
from canllaw.evidence.interviews.nominal_alpha import (
    REPLICATES,
    AlphaInterval,
    Coincidences,
    find_alpha,
    find_coincidences,
    find_intervals,
)

# Below five the interval misses the truth too often (bench/agreement.py).
FEWEST_DOCUMENTS = 5
FEWEST_TURNS = 30
FEWEST_GIVEN = 5
# Of replicates in which nobody gave the code, so that alpha has no value: above this the code is too rare.
MOST_UNDEFINED = 0.05
# Krippendorff (2018): rely on what reaches 0.800; from 0.667 on draw tentative conclusions only.
RELIABLE, TENTATIVE = 0.8, 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """How far coders agree on one code. `alpha` is None where it cannot be told; the finding says why.

    `turns` were coded by two or more people; in `given` of them one at least gave the code.
    """

    code: Code
    turns: int
    given: int
    documents: int
    coders: tuple[str, ...]
    alpha: float | None
    low: float | None
    high: float | None
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is counted for one code, before anybody asks whether it is enough."""

    code: Code
    turns: int
    given: int
    documents: int
    alpha: float | None
    interval: AlphaInterval | None


def find_agreement(interviews: Interviews, seed: int) -> tuple[CodeAgreement, ...]:
    """Agreement on each code that somebody gave in an interview that two or more coded, in codebook order.

    Units are the turns of the transcripts: a coder gave the code to a turn, or did not. Alpha by Krippendorff
    (2018) for nominal data; its interval of 95 % by drawing whole interviews again. Too little material
    gives a finding that says so, and no number.
    """
    documents = find_coded_documents(interviews)
    by_key = interviews.by_key()
    places = tuple(Place(source=by_key[each.document].source) for each in documents)
    coders = tuple(sorted({coder for document in documents for coder in document.coders}))
    tallies = make_tallies(interviews.codebook, documents, seed)
    return tuple(make_agreement(tally, coders, places, seed) for tally in tallies)


def make_tallies(codebook: Codebook, documents: Sequence[CodedDocument], seed: int) -> Iterator[Tally]:
    """Each code that somebody gave. The drawings are the same for all: no interval hangs on other codes."""
    counted = [count_document(document) for document in documents]
    codes = [code for code in codebook.codes if any(code.key in each.parts for each in counted)]
    parts = [[each.parts.get(code.key, each.nothing) for each in counted] for code in codes]
    intervals = find_intervals(parts, random_numbers(seed, "agreement between coders"))
    for code, own, interval in zip(codes, parts, intervals, strict=True):
        alpha = find_alpha(own)
        yield Tally(
            code=code,
            turns=sum(part.units for part in own),
            given=sum(each.given.get(code.key, 0) for each in counted),
            documents=len(documents),
            alpha=alpha,
            interval=None if alpha is None else interval,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one interview says of each code that was given in it, and of any other (`nothing`).

    `given` are its turns to which one coder at least gave the code.
    """

    parts: Mapping[str, Coincidences]
    given: Mapping[str, int]
    nothing: Coincidences


def count_document(document: CodedDocument) -> Counted:
    counts = document.counts_by_code()
    return Counted(
        parts={code: find_coincidences(each) for code, each in counts.items()},
        given={code: int((each[:, 0] > 0).sum()) for code, each in counts.items()},
        nothing=find_coincidences(document.counts_of_none()),
    )


def make_agreement(
    tally: Tally, coders: tuple[str, ...], places: tuple[Place, ...], seed: int
) -> CodeAgreement:
    why_not = why_not_told(tally)
    alpha = tally.alpha if why_not is None else None
    interval = tally.interval if why_not is None else None
    # Percentiles of a skewed bootstrap may leave out the value itself.
    low = None if alpha is None or interval is None else min(alpha, interval.low)
    high = None if alpha is None or interval is None else max(alpha, interval.high)
    settings = (("units", "turns"), ("slip", str(SLIP)), ("replicates", str(REPLICATES)))
    method = Method(
        function="canllaw.evidence.interviews.agreement.find_agreement",
        version=__version__,
        settings=settings,
        seed=seed,
    )
    verdict, sentence = judge(tally.code, alpha, low) if why_not is None else (Verdict.NOT_ENOUGH, why_not)
    return CodeAgreement(
        code=tally.code,
        turns=tally.turns,
        given=tally.given,
        documents=tally.documents,
        coders=coders,
        alpha=alpha,
        low=low,
        high=high,
        finding=Finding(
            about=f"agreement:{tally.code.key}",
            verdict=verdict,
            sentence=sentence,
            method=method,
            quantities=tuple(make_quantities(tally, alpha, low, high)),
            places=places,
        ),
    )


def why_not_told(tally: Tally) -> Message | None:
    """Why agreement on a code cannot be told; None where it can."""
    name, interval = tally.code.called, tally.interval
    if tally.documents < FEWEST_DOCUMENTS or tally.turns < FEWEST_TURNS:
        return message("{code}: too little was coded by two people to tell how far they agree.", code=name)
    if tally.alpha is None or interval is None:
        return message("{code}: everybody gave it to everything, so agreement cannot be told.", code=name)
    if tally.given < FEWEST_GIVEN or interval.undefined > MOST_UNDEFINED:
        return message("{code}: it was given too seldom to tell how far the coders agree.", code=name)
    return None


def judge(code: Code, alpha: float | None, low: float | None) -> tuple[Verdict, Message]:
    assert alpha is not None and low is not None, "only what can be told is judged"
    values = {"code": code.called, "alpha": say_number(alpha, 2)}
    if alpha >= RELIABLE and low >= TENTATIVE:
        words = message("{code}: the coders agree well enough to rely on it. Alpha: {alpha}.", **values)
        return Verdict.FOUND, words
    if alpha >= TENTATIVE:
        words = message(
            "{code}: the coders agree well enough for tentative conclusions only. Alpha: {alpha}.", **values
        )
        return Verdict.FOUND, words
    words = message(
        "{code}: the coders do not agree well enough to conclude anything from it. Alpha: {alpha}.", **values
    )
    return Verdict.ALARM, words


def make_quantities(
    tally: Tally, alpha: float | None, low: float | None, high: float | None
) -> Iterator[Quantity]:
    if alpha is not None:
        yield Quantity(name="alpha", value=alpha, low=low, high=high, n=tally.turns)
    yield Quantity(name="turns", value=tally.turns, unit="count", n=tally.turns)
    yield Quantity(name="given", value=tally.given, unit="count", n=tally.turns)
    yield Quantity(name="documents", value=tally.documents, unit="count", n=tally.documents)


def make_agreement_frame(agreement: Sequence[CodeAgreement]) -> pl.DataFrame:
    """Agreement as a table for export, a row a code; empty cells where it cannot be told."""
    schema = {
        "code": pl.String(),
        "name": pl.String(),
        "name_cy": pl.String(),
        "alpha": pl.Float64(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "turns": pl.Int64(),
        "given": pl.Int64(),
        "documents": pl.Int64(),
        "coders": pl.Int64(),
        "verdict": pl.String(),
    }
    rows = [
        (
            each.code.key,
            each.code.name,
            each.code.name_cy,
            each.alpha,
            each.low,
            each.high,
            each.turns,
            each.given,
            each.documents,
            len(each.coders),
            str(each.finding.verdict),
        )
        for each in agreement
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")
