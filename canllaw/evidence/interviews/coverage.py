"""What stands behind each code and each hypothesis: how many interviews, of which authorities and roles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from canllaw.evidence.interviews.coded_units import find_codes_by_turn
from canllaw.evidence.interviews.interviews import Code, Codebook, Excerpt, Interviews, Stance, Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What some excerpts rest on. Each tuple names what there is once, in the order of the alphabet.

    Interviews of which authority or role is not known count among `documents` only.
    """

    excerpts: int = 0
    documents: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    waves: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCoverage:
    """A code: what it was itself given to, and what it or any code below it was given to."""

    code: Code
    own: Behind
    with_below: Behind


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisCoverage:
    """What was said for a hypothesis, against it, and to qualify it."""

    hypothesis: str
    supporting: Behind
    opposing: Behind
    qualifying: Behind


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherCodes:
    """Two codes that were given to the same turns: how many turns, of how many interviews."""

    first: str
    second: str
    turns: int
    documents: int


def find_coverage(interviews: Interviews) -> tuple[CodeCoverage, ...]:
    """What stands behind every code of the codebook, in its order; codes that nobody gave too."""
    transcripts = interviews.by_key()
    given = group_by_code(interviews.excerpts)
    below = find_below(interviews.codebook)
    found = []
    for code in interviews.codebook.codes:
        own = given.get(code.key, [])
        all_below = {excerpt.key: excerpt for key in below[code.key] for excerpt in given.get(key, [])}
        found.append(
            CodeCoverage(
                code=code,
                own=find_behind(own, transcripts, find_coders(own, [code.key])),
                with_below=find_behind(
                    all_below.values(), transcripts, find_coders(all_below.values(), below[code.key])
                ),
            )
        )
    return tuple(found)


def find_coders(excerpts: Iterable[Excerpt], codes: Sequence[str]) -> list[str]:
    """Who gave one of these codes."""
    return [each.coder for excerpt in excerpts for each in excerpt.codings if each.code in codes]


def group_by_code(excerpts: Iterable[Excerpt]) -> dict[str, list[Excerpt]]:
    grouped: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        for code in dict.fromkeys(coding.code for coding in excerpt.codings):
            grouped.setdefault(code, []).append(excerpt)
    return grouped


def find_below(codebook: Codebook) -> Mapping[str, Sequence[str]]:
    """For each code its own key and those of all codes below it."""
    below: dict[str, list[str]] = {code.key: [code.key] for code in codebook.codes}
    # Parents stand before their children, so from the end on each code has all that is below it.
    for code in reversed(codebook.codes):
        if code.parent:
            below[code.parent] += below[code.key]
    return below


def find_behind(
    excerpts: Iterable[Excerpt], transcripts: Mapping[str, Transcript], coders: Iterable[str]
) -> Behind:
    """What excerpts rest on, and these coders."""
    excerpts = list(excerpts)
    told = [transcripts[document] for document in {excerpt.document for excerpt in excerpts}]
    return Behind(
        excerpts=len(excerpts),
        documents=each_once(each.key for each in told),
        authorities=each_once(each.authority for each in told),
        roles=each_once(each.role for each in told),
        languages=each_once(str(each.language) for each in told),
        waves=each_once(each.wave for each in told),
        coders=each_once(coders),
    )


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def find_hypothesis_coverage(interviews: Interviews) -> tuple[HypothesisCoverage, ...]:
    """What was said of each hypothesis that an excerpt bears on, in the order of their names."""
    transcripts = interviews.by_key()
    said: dict[tuple[str, Stance], dict[str, Excerpt]] = {}
    judges: dict[tuple[str, Stance], list[str]] = {}
    for excerpt in interviews.excerpts:
        for bearing in excerpt.bearings:
            about = (bearing.hypothesis, bearing.stance)
            said.setdefault(about, {})[excerpt.key] = excerpt
            judges.setdefault(about, []).append(bearing.coder)

    def behind(name: str, stance: Stance) -> Behind:
        about = (name, stance)
        return find_behind(said.get(about, {}).values(), transcripts, judges.get(about, ()))

    return tuple(
        HypothesisCoverage(
            hypothesis=name,
            supporting=behind(name, Stance.FOR),
            opposing=behind(name, Stance.AGAINST),
            qualifying=behind(name, Stance.QUALIFIES),
        )
        for name in sorted({name for name, _ in said})
    )


def find_codes_together(interviews: Interviews) -> tuple[TogetherCodes, ...]:
    """Pairs of codes that were given to the same turn, by whomever, the most frequent first."""
    given = group_by_document(interviews.excerpts)
    turns: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    for transcript in interviews.transcripts:
        by_turn = find_codes_by_turn(transcript.text, given.get(transcript.key, []))
        pairs = [pair for codes in by_turn.values() for pair in combinations(sorted(codes), 2)]
        turns.update(pairs)
        documents.update(set(pairs))
    found = [
        TogetherCodes(first=first, second=second, turns=count, documents=documents[first, second])
        for (first, second), count in turns.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.turns, each.first, each.second)))


def group_by_document(excerpts: Iterable[Excerpt]) -> dict[str, list[Excerpt]]:
    grouped: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        grouped.setdefault(excerpt.document, []).append(excerpt)
    return grouped


def make_coverage_frame(coverage: Sequence[CodeCoverage]) -> pl.DataFrame:
    """Coverage as a table for export, a row a code: how many of each, with the codes below and without."""
    rows = [
        {
            "code": each.code.key,
            "name": each.code.name,
            "name_cy": each.code.name_cy,
            "parent": each.code.parent,
            **count_behind(each.own, ""),
            **count_behind(each.with_below, "_with_below"),
        }
        for each in coverage
    ]
    counts = [*count_behind(Behind(), ""), *count_behind(Behind(), "_with_below")]
    schema: dict[str, pl.DataType] = {name: pl.String() for name in ("code", "name", "name_cy", "parent")}
    schema |= {name: pl.Int64() for name in counts}
    return pl.DataFrame(rows, schema=schema)


def make_hypotheses_frame(coverage: Sequence[HypothesisCoverage]) -> pl.DataFrame:
    """What was said of hypotheses as a table for export, a row a hypothesis and stance."""
    rows = [
        {"hypothesis": each.hypothesis, "stance": str(stance), **count_behind(behind, "")}
        for each in coverage
        for stance, behind in (
            (Stance.FOR, each.supporting),
            (Stance.AGAINST, each.opposing),
            (Stance.QUALIFIES, each.qualifying),
        )
    ]
    schema: dict[str, pl.DataType] = {name: pl.String() for name in ("hypothesis", "stance")}
    schema |= {name: pl.Int64() for name in count_behind(Behind(), "")}
    return pl.DataFrame(rows, schema=schema)


def make_together_frame(found: Sequence[TogetherCodes]) -> pl.DataFrame:
    """Codes of the same turns as a table for export, a row a pair."""
    schema = {"first": pl.String(), "second": pl.String(), "turns": pl.Int64(), "documents": pl.Int64()}
    rows = [(each.first, each.second, each.turns, each.documents) for each in found]
    return pl.DataFrame(rows, schema=schema, orient="row")


def count_behind(behind: Behind, ending: str) -> dict[str, int]:
    return {
        f"excerpts{ending}": behind.excerpts,
        f"documents{ending}": len(behind.documents),
        f"authorities{ending}": len(behind.authorities),
        f"roles{ending}": len(behind.roles),
        f"languages{ending}": len(behind.languages),
    }
