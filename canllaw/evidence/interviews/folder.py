"""All interviews of a study: transcripts, codebook, excerpts and projects of coding programs, joined."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.codebooks import read_codebook
from canllaw.evidence.interviews.details import add_details
from canllaw.evidence.interviews.excerpts import ReadExcerpts, join_excerpts, read_excerpts
from canllaw.evidence.interviews.interviews import Code, Codebook, Excerpt, Interviews, Transcript
from canllaw.evidence.interviews.transcripts import read_transcript
from canllaw.evidence.refi_qda import read_qdpx
from canllaw.evidence.refi_qda.losses import Losses
from canllaw.evidence.refi_qda.project import Project
from canllaw.rollout.workforce import Workforce

FOLDER = "interviews"
PROJECT = ".qdpx"
DETAILS, CODEBOOK, EXCERPTS = "interviews.csv", "codebook.csv", "excerpts.csv"
RECORDINGS = frozenset(
    {".aac", ".avi", ".flac", ".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm", ".wma"}
)
PICTURES = frozenset({".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"})

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewFolder:
    """The interviews of a study, and what whoever keeps them ought to know.

    `found_again` are rows of excerpts.csv whose transcript was changed since they were coded; `losses` is
    what each project of a coding program held that could not be carried over, `projects` are the projects as
    they were read: what the interviews do not hold of them comes back on export. `passed_over` are the names
    of files that hold no text, such as recordings and pictures.
    """

    interviews: Interviews
    found_again: tuple[Place, ...] = ()
    losses: tuple[Losses, ...] = ()
    projects: tuple[Project, ...] = field(default=(), repr=False)
    passed_over: tuple[str, ...] = ()


@dataclass(slots=True)
class Desk:
    """The parts of a folder while they are read, so that every problem of every file is told at once."""

    problems: list[Problem] = field(default_factory=list)

    def read(self, reader: Callable[[Path], Kind], path: Path) -> Kind | None:
        """What a file holds; None where it cannot be used, which is told."""
        try:
            return reader(path)
        except MaterialError as error:
            self.problems += error.problems
            return None


def read_interviews(folder: Path, workforce: Workforce | None = None) -> Interviews:
    """The interviews of a folder `evidence`; empty where it has none. Raises MaterialError."""
    return read_interview_folder(folder, workforce).interviews


def read_interview_folder(folder: Path, workforce: Workforce | None = None) -> InterviewFolder:
    """Read interviews/, interviews.csv, codebook.csv and excerpts.csv of a folder `evidence`.

    Every part may be missing. Raises MaterialError with the problems of all files together.
    """
    desk = Desk()
    texts = {path: desk.read(read_transcript, path) for path in find_texts(folder / FOLDER)}
    projects = read_projects(folder / FOLDER, desk)
    named = [text for text in texts.values() if text is not None]
    named += [transcript for each in projects for transcript in each.interviews.transcripts]
    unreadable = frozenset(path.stem for path, text in texts.items() if text is None)
    transcripts = join_transcripts(named, desk)
    if (folder / DETAILS).exists():
        details = add_details(folder / DETAILS, transcripts, unreadable, workforce)
        transcripts = details.transcripts
        desk.problems += details.problems
    codebook = read_codes(folder / CODEBOOK, projects, desk)
    rows = ReadExcerpts(excerpts=())
    if (folder / EXCERPTS).exists():
        reader = partial(read_excerpts, transcripts=transcripts, codebook=codebook, unreadable=unreadable)
        rows = desk.read(reader, folder / EXCERPTS) or rows
    coded = [excerpt for each in projects for excerpt in each.interviews.excerpts]
    excerpts = join_all([*coded, *rows.excerpts], desk)
    if desk.problems:
        raise MaterialError(desk.problems)
    codebook = codebook or make_codebook(excerpts)
    return InterviewFolder(
        interviews=Interviews(transcripts=transcripts, codebook=codebook, excerpts=excerpts),
        found_again=rows.found_again,
        losses=tuple(each.losses for each in projects),
        projects=tuple(projects),
        passed_over=tuple(path.name for path in find_files(folder / FOLDER) if holds_no_text(path)),
    )


def find_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it by name, without those that systems and Word hide in it."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.name):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path


def find_texts(folder: Path) -> list[Path]:
    """What is a transcript or may be one, such as an old Word file: leaving it out would lose words."""
    return [
        path for path in find_files(folder) if path.suffix.casefold() != PROJECT and not holds_no_text(path)
    ]


def holds_no_text(path: Path) -> bool:
    """Recordings and pictures often stand beside their transcripts."""
    return path.suffix.casefold() in RECORDINGS | PICTURES


def read_projects(folder: Path, desk: Desk) -> list[Project]:
    """The projects of coding programs. Raises MaterialError where one cannot be read: which interviews it
    holds is unknown then, so that nothing more can be checked against them."""
    paths = [path for path in find_files(folder) if path.suffix.casefold() == PROJECT]
    read = [desk.read(read_qdpx, path) for path in paths]
    projects = [each for each in read if each is not None]
    if len(projects) < len(paths):
        raise MaterialError(desk.problems)
    return projects


def join_transcripts(read: Sequence[Transcript], desk: Desk) -> tuple[Transcript, ...]:
    """Each interview once: the same text may stand in a file and in a project."""
    joined: dict[str, Transcript] = {}
    for transcript in read:
        first = joined.setdefault(transcript.key, transcript)
        if first.sha256 != transcript.sha256:
            what = message("Another transcript in the folder has the same name and other words.")
            desk.problems.append(
                tell(transcript.source, what, message("Rename one of them or take it away."))
            )
        elif transcript.guid and not first.guid:
            # A file knows nothing but the words; the program knows what they are called and who spoke.
            joined[transcript.key] = replace(transcript, source=first.source)
    return tuple(joined.values())


def read_codes(path: Path, projects: Sequence[Project], desk: Desk) -> Codebook | None:
    """The codes of codebook.csv and those of projects; where two have the same key, the file's stands.

    None where there are none, or where codebook.csv cannot be used: no code is held against it then.
    """
    own = desk.read(read_codebook, path) if path.exists() else Codebook(codes=())
    if own is None:
        return None
    codes = {code.key: code for code in own.codes}
    for code in (code for each in projects for code in each.interviews.codebook.codes):
        before = codes.setdefault(code.key, code)
        codes[code.key] = join_codes(before, code)
    return Codebook(codes=tuple(codes.values())) if codes else None


def join_codes(first: Code, other: Code) -> Code:
    """The first as it is, known by its GUID elsewhere, and in Welsh where both have the same name."""
    welsh = other if first.name == other.name else first
    return replace(
        first,
        guid=first.guid or other.guid,
        name_cy=first.name_cy or welsh.name_cy,
        description_cy=first.description_cy or welsh.description_cy,
    )


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
            desk.problems.append(tell(Source(name=EXCERPTS, sha256=""), what, fix))
    return tuple(joined.values())


def make_codebook(excerpts: Sequence[Excerpt]) -> Codebook:
    """Where there is no codebook, the codes are those that were given; each has its key for a name."""
    keys = sorted({coding.code for excerpt in excerpts for coding in excerpt.codings})
    return Codebook(codes=tuple(Code(key=key, name=key) for key in keys))


def tell(source: Source, what: Message, fix: Message) -> Problem:
    return Problem(what=what, fix=fix, where=Place(source=source))
