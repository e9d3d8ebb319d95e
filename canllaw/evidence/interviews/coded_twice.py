"""Coding that stands in a project and in excerpts.csv, or twice in projects: what agrees counts once.

Each file may hold what somebody coded of an interview. Where two hold it of the same person and differ,
somebody changed one of them, and nobody but a person knows which is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.excerpts import Judged, ReadExcerpts
from canllaw.evidence.interviews.interviews import Bearing, Excerpt, Stance
from canllaw.evidence.refi_qda.project import Project

Span = tuple[str, int, int]
# Where, what kind of thing, which code or hypothesis, and the stance.
Said = tuple[int, int, str, str, str]
# An interview and who coded it.
Work = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProject:
    """A project and the file it was read from."""

    project: Project
    source: Source


def find_two_stances(projects: Sequence[OwnProject]) -> Iterator[Problem]:
    """Where one coder gave the same words two stances towards one hypothesis, in one project or in two."""
    known: dict[Judged, tuple[Stance, Source]] = {}
    for own in projects:
        for excerpt in own.project.interviews.excerpts:
            for each in excerpt.bearings:
                judged = (excerpt.document, excerpt.start, excerpt.end, each.coder, each.hypothesis)
                stance, source = known.setdefault(judged, (each.stance, own.source))
                if stance is not each.stance:
                    yield two_stances(excerpt, each, own.source, source)


def two_stances(excerpt: Excerpt, bearing: Bearing, here: Source, there: Source) -> Problem:
    return Problem(
        what=message(
            "The same coder gave characters {start} to {end} of this interview another stance towards "
            "{hypothesis} in {file}.",
            start=str(excerpt.start),
            end=str(excerpt.end),
            hypothesis=bearing.hypothesis,
            file=there.name,
        ),
        fix=message("Take away the one that is not meant, in the program that wrote the project."),
        where=Place(source=here, column=excerpt.document, start=excerpt.start, end=excerpt.end),
    )


def find_coded_otherwise(projects: Sequence[OwnProject], rows: ReadExcerpts) -> Iterator[Problem]:
    """Interviews that somebody coded in a project and, otherwise, in excerpts.csv."""
    there = gather([each for own in projects for each in own.project.interviews.excerpts])
    here = gather(rows.excerpts)
    told: set[str] = set()
    for document, coder in here:
        if document in told or (document, coder) not in there:
            continue
        people = {person for interview, person in there if interview == document}
        if any(there[document, person] != here.get((document, person)) for person in people):
            told.add(document)
            yield coded_otherwise(document, projects, rows)


def gather(excerpts: Sequence[Excerpt]) -> dict[Work, set[Said]]:
    """What each coder said of each interview."""
    found: dict[Work, set[Said]] = {}
    for each in excerpts:
        span = (each.start, each.end)
        for coding in each.codings:
            found.setdefault((each.document, coding.coder), set()).add((*span, "code", coding.code, ""))
        for bearing in each.bearings:
            said = (*span, "stance", bearing.hypothesis, str(bearing.stance))
            found.setdefault((each.document, bearing.coder), set()).add(said)
    return found


def coded_otherwise(document: str, projects: Sequence[OwnProject], rows: ReadExcerpts) -> Problem:
    holding = (
        own.source.name
        for own in projects
        if any(each.document == document for each in own.project.interviews.excerpts)
    )
    return Problem(
        what=message(
            "The interview {interview} is coded by the same person here and in {files}, and not alike.",
            interview=document,
            files=tuple(holding),
        ),
        fix=message(
            "Keep one: take the rows of this interview out and change its coding in the program, or take "
            "the project away and put its transcripts into the folder interviews as text files."
        ),
        where=rows.first_rows[document],
    )


def leave_out_known(excerpts: Sequence[Excerpt], rows: ReadExcerpts) -> Iterator[Excerpt]:
    """The excerpts of excerpts.csv without what the projects' `excerpts` say too, once both were found alike.

    What others say of the same words is put to the excerpt of the project, unless it has a key of its own.
    """
    known = gather(excerpts)
    by_span: dict[Span, str] = {}
    for each in excerpts:
        by_span.setdefault((each.document, each.start, each.end), each.key)
    keys = {each.key for each in excerpts}
    for each in rows.excerpts:
        left = replace(
            each,
            codings=tuple(it for it in each.codings if (each.document, it.coder) not in known),
            bearings=tuple(it for it in each.bearings if (each.document, it.coder) not in known),
        )
        is_known = (each.codings or each.bearings) and not (left.codings or left.bearings)
        same_words = by_span.get((each.document, each.start, each.end), each.key)
        has_own_key = each.key != f"{each.document}:{each.start}-{each.end}" and not is_known
        yield left if each.key in keys or has_own_key else replace(left, key=same_words)
