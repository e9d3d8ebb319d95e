"""All interviews of a study: transcripts, codebook, excerpts and projects of coding programs, joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.coded_twice import (
    OwnProject,
    find_coded_otherwise,
    find_two_stances,
    leave_out_known,
)
from canllaw.evidence.interviews.details import add_details
from canllaw.evidence.interviews.excerpts import ReadExcerpts, join_excerpts, read_excerpts
from canllaw.evidence.interviews.folder_codes import FolderCodes, read_codes
from canllaw.evidence.interviews.folder_desk import Desk
from canllaw.evidence.interviews.folder_files import (
    DETAILS,
    EXCERPTS,
    FOLDER,
    find_files,
    find_projects,
    find_texts,
    holds_no_text,
)
from canllaw.evidence.interviews.interviews import Code, Codebook, Excerpt, Interviews, Transcript
from canllaw.evidence.interviews.remarks import Remark, find_code_remarks, find_excerpt_remarks
from canllaw.evidence.interviews.transcripts import read_transcript
from canllaw.evidence.refi_qda import read_qdpx
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Losses
from canllaw.evidence.refi_qda.project import Project
from canllaw.rollout.workforce import Workforce


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewFolder:
    """The interviews of a study, and what whoever keeps them ought to know.

    `found_again` are rows of excerpts.csv whose transcript was changed since they were coded; `losses` is
    what each project of a coding program held that could not be carried over, `projects` are the projects as
    they were read: what the interviews do not hold of them comes back on export. `passed_over` are the names
    of files that hold no text, such as recordings and pictures. `remarks` are notes of coders and what they
    say that codes mean. `groups` are the groups of codes of a codebook file, for export.
    """

    interviews: Interviews
    found_again: tuple[Place, ...] = ()
    losses: tuple[Losses, ...] = ()
    projects: tuple[Project, ...] = field(default=(), repr=False)
    passed_over: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = field(default=(), repr=False)
    groups: tuple[Element, ...] = field(default=(), repr=False)


def read_interviews(folder: Path, workforce: Workforce | None = None) -> Interviews:
    """The interviews of a folder `evidence`; empty where it has none. Raises MaterialError."""
    return read_interview_folder(folder, workforce).interviews


def read_interview_folder(folder: Path, workforce: Workforce | None = None) -> InterviewFolder:
    """Read interviews/, interviews.csv, the codebook and excerpts.csv of a folder `evidence`.

    Every part may be missing. Raises MaterialError with the problems of all files together.
    """
    desk = Desk()
    texts = {path: desk.read(read_transcript, path) for path in find_texts(folder / FOLDER)}
    projects = read_projects(folder / FOLDER, desk)
    named = [text for text in texts.values() if text is not None]
    named += [transcript for own in projects for transcript in own.project.interviews.transcripts]
    unreadable = frozenset(path.stem for path, text in texts.items() if text is None)
    transcripts = join_transcripts(named, desk)
    if (folder / DETAILS).exists():
        details = add_details(folder / DETAILS, transcripts, unreadable, workforce)
        transcripts = details.transcripts
        desk.problems += details.problems
    codes = read_codes(folder, [own.project for own in projects], desk)
    rows = read_rows(folder / EXCERPTS, transcripts, codes, unreadable, desk)
    excerpts = join_coding(projects, rows, desk)
    if desk.problems:
        raise MaterialError(desk.problems)
    codebook = codes.codebook or make_codebook(excerpts)
    return InterviewFolder(
        interviews=Interviews(transcripts=transcripts, codebook=codebook, excerpts=excerpts),
        found_again=rows.found_again,
        losses=(*(own.project.losses for own in projects), *codes.losses),
        projects=tuple(own.project for own in projects),
        passed_over=tuple(path.name for path in find_files(folder / FOLDER) if holds_no_text(path)),
        remarks=(*find_remarks(projects), *codes.remarks, *rows.remarks),
        groups=codes.groups,
    )


def read_rows(
    path: Path, transcripts: Sequence[Transcript], codes: FolderCodes, unreadable: frozenset[str], desk: Desk
) -> ReadExcerpts:
    """What excerpts.csv holds; nothing where it is missing, or cannot be used, which is told."""
    if not path.exists():
        return ReadExcerpts(excerpts=())
    reader = partial(
        read_excerpts,
        transcripts=transcripts,
        codebook=codes.codebook,
        unreadable=unreadable,
        add_code=codes.add,
    )
    return desk.read(reader, path) or ReadExcerpts(excerpts=())


def join_coding(projects: Sequence[OwnProject], rows: ReadExcerpts, desk: Desk) -> tuple[Excerpt, ...]:
    """What was coded, each thing once. What cannot be both meant is told."""
    desk.problems += find_two_stances(projects)
    desk.problems += find_coded_otherwise(projects, rows)
    coded = [excerpt for own in projects for excerpt in own.project.interviews.excerpts]
    return join_all([*coded, *leave_out_known(coded, rows)], desk)


def find_remarks(projects: Sequence[OwnProject]) -> Iterator[Remark]:
    """Notes and descriptions of codes in projects."""
    for own in projects:
        interviews = own.project.interviews
        yield from find_excerpt_remarks(interviews.excerpts, own.source)
        yield from find_code_remarks(interviews.codebook, own.source)


def read_projects(folder: Path, desk: Desk) -> list[OwnProject]:
    """The projects of coding programs. Raises MaterialError where one cannot be read: which interviews it
    holds is unknown then, so that nothing more can be checked against them."""
    paths = find_projects(folder)
    read = [desk.read(read_own_project, path) for path in paths]
    projects = [each for each in read if each is not None]
    if len(projects) < len(paths):
        raise MaterialError(desk.problems)
    return projects


def read_own_project(path: Path) -> OwnProject:
    return OwnProject(project=read_qdpx(path), source=Source.of(path))


def join_transcripts(read: Sequence[Transcript], desk: Desk) -> tuple[Transcript, ...]:
    """Each interview once: the same text may stand in a file and in a project."""
    joined: dict[str, Transcript] = {}
    for transcript in read:
        first = joined.setdefault(transcript.key, transcript)
        if first.sha256 != transcript.sha256:
            what = message("Another transcript in the folder has the same name and other words.")
            desk.tell(transcript.source, what, message("Rename one of them or take it away."))
        elif transcript.guid and not first.guid:
            # A file knows nothing but the words; the program knows what they are called and who spoke.
            joined[transcript.key] = replace(transcript, source=first.source)
    return tuple(joined.values())


def join_all(excerpts: Sequence[Excerpt], desk: Desk) -> tuple[Excerpt, ...]:
    """Each excerpt once: those of a project may also stand in excerpts.csv."""
    joined: dict[str, Excerpt] = {}
    for excerpt in excerpts:
        before = joined.get(excerpt.key)
        same = before is not None and (before.document, before.start, before.end) == (
            excerpt.document,
            excerpt.start,
            excerpt.end,
        )
        if before is None:
            joined[excerpt.key] = excerpt
        elif same:
            joined[excerpt.key] = join_excerpts(before, excerpt)
        else:
            what = message("An excerpt has the key of another one, which is about other words.")
            fix = message("Give the excerpts of excerpts.csv keys of their own, or leave the column empty.")
            desk.tell(Source(name=EXCERPTS, sha256=""), what, fix)
    return tuple(joined.values())


def make_codebook(excerpts: Sequence[Excerpt]) -> Codebook:
    """Where there is no codebook, the codes are those that were given; each has its key for a name."""
    keys = sorted({coding.code for excerpt in excerpts for coding in excerpt.codings})
    return Codebook(codes=tuple(Code(key=key, name=key) for key in keys))
