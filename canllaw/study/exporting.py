"""The interviews of a study as a file for programs of qualitative analysis (REFI-QDA: .qdpx, .qdc)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import writing_into
from canllaw.evidence.interviews.folder import InterviewFolder, read_interview_folder
from canllaw.evidence.interviews.folder_files import FOLDER, OWN_CODEBOOK
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.refi_qda import (
    Grade,
    Loss,
    Losses,
    Project,
    add_groups,
    join_projects,
    share_codebook_of,
    write_qdc,
    write_qdpx,
)
from canllaw.rollout.workforce import Workforce
from canllaw.rollout.workforce_files import read_workforce
from canllaw.study.checking import read_study
from canllaw.study.definition import EVIDENCE, WORKFORCE, Study


class ExportKind(StrEnum):
    """What a file holds, by the ending of its name."""

    PROJECT = ".qdpx"
    CODEBOOK = ".qdc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file that was written of a study's interviews.

    `losses` is what the file does not hold of them, `notes` what its reader should know. `origins` are the
    names of the projects from which the interviews came.
    """

    path: Path
    kind: ExportKind
    interviews: Interviews
    origins: tuple[str, ...]
    losses: tuple[Loss, ...]
    notes: tuple[Message, ...]


def export_interviews(folder: Path, out: Path, replacing: bool = False) -> Exported:
    """Write the interviews of a study, or its codes alone, as the ending of `out` says.

    Whatever came with projects in the study's folder `interviews` is written with them. Raises MaterialError
    before anything is written: where `out` has another ending, is there already and not to be replaced, or
    the study cannot be read or has no interviews.
    """
    kind = kind_of(out)
    refuse(why_not_there(out, replacing))
    study = read_study(folder)
    refuse(why_not_inside(study, out))
    read = read_interview_folder(study.folder / EVIDENCE, read_workforce_anyhow(study))
    is_codebook = kind is ExportKind.CODEBOOK
    if not (read.interviews.transcripts or read.projects or (is_codebook and read.interviews.codebook.codes)):
        raise MaterialError([no_interviews(study)])
    replaced = out.exists()
    with writing_into(out.parent):
        write = write_codebook if is_codebook else write_project
        losses = write(study, read, out)
    notes = [*tell_replaced(replaced), *tell_privacy(study, kind), *tell_inside(study, out)]
    return Exported(
        path=out,
        kind=kind,
        interviews=read.interviews,
        origins=tuple(each.name for each in read.projects),
        losses=losses,
        notes=tuple(notes),
    )


def kind_of(out: Path) -> ExportKind:
    """Raises MaterialError where the ending is neither of the two."""
    ending = out.suffix.casefold()
    if ending not in list(ExportKind):
        what = message("The ending of the file does not say what to write.")
        fix = message(
            "Let its name end in .qdpx for the interviews with their codes, or in .qdc for the codes alone."
        )
        raise MaterialError([fault(out, what, fix)])
    return ExportKind(ending)


def why_not_there(out: Path, replacing: bool) -> Iterator[Problem]:
    """What stands in the way of writing a file with this name."""
    if out.is_dir():
        what = message("This is a folder.")
        yield fault(out, what, message("Give the name of a file."))
    elif out.exists() and not replacing:
        what = message("There is a file of this name, and it was left as it is.")
        yield fault(out, what, message("Choose another name, or add --force to replace it."))


def refuse(problems: Iterator[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise MaterialError(found)


def read_workforce_anyhow(study: Study) -> Workforce | None:
    """None where it cannot be read: codes of authorities are not checked then, and go out as they are."""
    try:
        return read_workforce(study.folder / WORKFORCE)
    except MaterialError:
        return None


def write_project(study: Study, read: InterviewFolder, out: Path) -> tuple[Loss, ...]:
    """Write all interviews. What is lost was lost on reading, on joining several projects, or on writing."""
    project, given_up = join_own_projects(study, read)
    written = write_qdpx(project, out)
    # What lay aside on reading comes back in the file; what the standard does not know does not.
    never_read = [loss for each in read.losses for loss in each.of(Grade.LOST)]
    return (*never_read, *(loss for each in given_up for loss in each.found), *written.found)


def write_codebook(study: Study, read: InterviewFolder, out: Path) -> tuple[Loss, ...]:
    project, _ = join_own_projects(study, read)
    of_projects = [each.losses for each in read.projects]
    never_read = [loss for each in read.losses if each not in of_projects for loss in each.of(Grade.LOST)]
    return (*never_read, *write_qdc(share_codebook_of(project), out).found)


def join_own_projects(study: Study, read: InterviewFolder) -> tuple[Project, tuple[Losses, ...]]:
    title = study.title(study.definition.languages[0])
    project, given_up = join_projects(read.projects, read.interviews, title)
    return add_groups(project, read.groups), given_up


def tell_replaced(replaced: bool) -> Iterator[Message]:
    if replaced:
        yield message("The file that was there before was replaced.")


def tell_privacy(study: Study, kind: ExportKind) -> Iterator[Message]:
    """A project holds what people said, word for word. A codebook holds nobody's words."""
    if kind is ExportKind.CODEBOOK:
        return
    yield message(
        "The file holds the transcripts word for word, and the names of the coders: pass it on only to "
        "those who may read them."
    )
    if study.definition.mask_personal_data:
        yield message(
            "mask_personal_data is on in this study, but the file is not masked: masking would move the "
            "words away from their codes. Canllaw masks quotes on pages and in tables."
        )


def why_not_inside(study: Study, out: Path) -> Iterator[Problem]:
    """A codebook in these folders is the study's own; a file of names would take the place of its keys."""
    evidence = (study.folder / EVIDENCE).resolve()
    is_beside = out.resolve() == evidence / OWN_CODEBOOK
    if (is_beside or stands_inside(study, out)) and kind_of(out) is ExportKind.CODEBOOK:
        what = message("A codebook in this folder would be read as the codebook of the study from now on.")
        yield fault(out, what, message("Choose another folder."))


def stands_inside(study: Study, out: Path) -> bool:
    return (study.folder / EVIDENCE / FOLDER).resolve() in out.resolve().parents


def tell_inside(study: Study, out: Path) -> Iterator[Message]:
    """Among the interviews of its own study a project will be read as one more."""
    if stands_inside(study, out):
        yield message(
            "The file stands among the interviews of the study. It will be read with them from now on."
        )


def fault(out: Path, what: Message, fix: Message) -> Problem:
    return Problem(what=what, fix=fix, where=Place(source=Source(name=str(out), sha256="")))


def no_interviews(study: Study) -> Problem:
    return Problem(
        what=message("This study has no interviews."),
        fix=message("Put transcripts or projects into its folder evidence/interviews."),
        where=Place(source=Source(name=study.folder.name, sha256="")),
    )
