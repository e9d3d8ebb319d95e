"""Where coders disagree: the turns worth talking through, those first from which most is to be learnt."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from canllaw.evidence.interviews.coded_units import CodedDocument, find_coded_documents
from canllaw.evidence.interviews.interviews import Interviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A turn, `start` to `end` of its transcript, to which some coders gave a code and others did not.

    `instead` are codes that only those others gave to the turn: perhaps the code is taken for one of them.
    """

    document: str
    start: int
    end: int
    code: str
    gave: tuple[str, ...]
    did_not: tuple[str, ...]
    instead: tuple[str, ...] = ()

    @property
    def evenness(self) -> int:
        """How many coders stand on the smaller side."""
        return min(len(self.gave), len(self.did_not))


def find_disagreements(interviews: Interviews) -> tuple[Disagreement, ...]:
    """Every turn on which coders disagree about a code, the most useful to talk through first.

    First the code that is most in dispute: the number of its turns in dispute, times their share of all turns
    to which anybody gave it. Within a code first the turns where another code was given instead, then those
    on which the coders are most evenly split, then as they stand in the interviews.
    """
    documents = find_coded_documents(interviews)
    given = Counter(code for each in documents for _, code in {(turn, code) for turn, code, _ in each.given})
    found = [each for document in documents for each in find_in_document(document)]
    disputed = Counter(each.code for each in found)
    weight = {code: disputed[code] ** 2 / given[code] for code in disputed}
    order = {document.document: at for at, document in enumerate(documents)}
    found.sort(
        key=lambda each: (
            -weight[each.code],
            each.code,
            not each.instead,
            -each.evenness,
            order[each.document],
            each.start,
        )
    )
    return tuple(found)


def find_in_document(document: CodedDocument) -> Iterator[Disagreement]:
    by_turn: dict[int, dict[str, set[str]]] = {}
    for turn, code, coder in document.given:
        by_turn.setdefault(turn, {}).setdefault(code, set()).add(coder)
    for turn, codes in sorted(by_turn.items()):
        for code, gave in sorted(codes.items()):
            did_not = [coder for coder in document.coders if coder not in gave]
            if did_not:
                yield Disagreement(
                    document=document.document,
                    start=document.turns[turn].start,
                    end=document.turns[turn].end,
                    code=code,
                    gave=tuple(sorted(gave)),
                    did_not=tuple(did_not),
                    instead=tuple(sorted(other for other, coders in codes.items() if coders <= set(did_not))),
                )


def make_disagreements_frame(found: Sequence[Disagreement], interviews: Interviews) -> pl.DataFrame:
    """The disagreements as a table to talk through, with the words; semicolons stand between names."""
    texts = {key: transcript.text for key, transcript in interviews.by_key().items()}
    names = ("document", "start", "end", "words", "code", "gave", "did_not", "instead")
    schema = {name: pl.Int64() if name in ("start", "end") else pl.String() for name in names}
    rows = [
        (
            each.document,
            each.start,
            each.end,
            texts[each.document][each.start : each.end],
            each.code,
            "; ".join(each.gave),
            "; ".join(each.did_not),
            "; ".join(each.instead),
        )
        for each in found
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")
