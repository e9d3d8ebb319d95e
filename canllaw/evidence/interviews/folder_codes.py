"""The codes of a folder: those of its codebook, a table or a program's, and those of projects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.codebooks import read_codebook_file
from canllaw.evidence.interviews.folder_desk import Desk
from canllaw.evidence.interviews.folder_files import SHARED_CODEBOOK, ending_of, find_codebooks
from canllaw.evidence.interviews.interviews import Code, Codebook
from canllaw.evidence.interviews.remarks import Remark, find_code_remarks
from canllaw.evidence.refi_qda import read_qdc
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Losses
from canllaw.evidence.refi_qda.project import Project

ADD_TO_TABLE = message(
    "Use the keys of the codebook, with a semicolon between them, or add the code to codebook.csv."
)
ADD_IN_PROGRAM = message(
    "Use the keys of the codebook, which are the names in small letters with hyphens, or add the code in the "
    "program that wrote the .qdc file, and export the codebook again."
)
BEGIN_TABLE = message(
    "The codes are those of the projects in the folder interviews; use their names in small letters with "
    "hyphens. To have more, begin a file codebook.csv in the folder evidence with a row for each new code: "
    "its key and its name."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderCodes:
    """The codes of a folder, or of its codebook alone.

    `codebook` is None where there is none, or where it cannot be used: no code is held against it then.
    `losses` is what a program's codebook held that could not be carried, `groups` are its groups of codes,
    `add` says how a missing code gets there.
    """

    codebook: Codebook | None = None
    losses: tuple[Losses, ...] = ()
    groups: tuple[Element, ...] = ()
    remarks: tuple[Remark, ...] = ()
    add: Message = BEGIN_TABLE


def read_codes(evidence: Path, projects: Sequence[Project], desk: Desk) -> FolderCodes:
    """The codes of the codebook and those of projects; where two have the same key, the codebook's stands."""
    own = read_own_codes(find_codebooks(evidence), projects, desk)
    if own is None:
        return FolderCodes()
    codes = {code.key: code for code in (own.codebook.codes if own.codebook else ())}
    for code in (code for each in projects for code in each.interviews.codebook.codes):
        before = codes.setdefault(code.key, code)
        codes[code.key] = join_codes(before, code)
    return replace(own, codebook=Codebook(codes=tuple(codes.values())) if codes else None)


def read_own_codes(paths: Sequence[Path], projects: Sequence[Project], desk: Desk) -> FolderCodes | None:
    """The one codebook of the folder, empty where it has none; None where it cannot be used: that is told."""
    if not paths:
        return FolderCodes()
    first, *others = paths
    for other in others:
        what = message("There is another codebook: {file}.", file=first.name)
        fix = message("Keep one of them, and move the other out of the folder evidence.")
        desk.tell(Source(name=other.name, sha256=""), what, fix)
    if others:
        return None
    return (
        read_shared(first, projects, desk) if ending_of(first) == SHARED_CODEBOOK else read_table(first, desk)
    )


def read_table(path: Path, desk: Desk) -> FolderCodes | None:
    read = desk.read(read_codebook_file, path)
    if read is None:
        return None
    return FolderCodes(codebook=read.codebook, remarks=read.remarks, add=ADD_TO_TABLE)


def read_shared(path: Path, projects: Sequence[Project], desk: Desk) -> FolderCodes | None:
    """A codebook as programs exchange it."""
    shared = desk.read(read_qdc, path)
    if shared is None:
        return None
    return FolderCodes(
        codebook=take_keys_of(projects, shared.codebook),
        losses=(shared.losses,) if shared.losses.found else (),
        groups=shared.sets,
        remarks=tuple(find_code_remarks(shared.codebook, Source.of(path))),
        add=ADD_IN_PROGRAM,
    )


def take_keys_of(projects: Sequence[Project], codebook: Codebook) -> Codebook:
    """The codes by the keys that projects have for the same GUIDs: a name may have been changed since."""
    known = {code.guid: code.key for each in projects for code in each.interviews.codebook.codes}
    taken = {code.key for code in codebook.codes}
    keys: dict[str, str] = {}
    for code in codebook.codes:
        key = known.get(code.guid, code.key)
        if key not in taken:
            keys[code.key] = key
            taken.add(key)
    return Codebook(
        codes=tuple(
            replace(code, key=keys.get(code.key, code.key), parent=keys.get(code.parent, code.parent))
            for code in codebook.codes
        )
    )


def join_codes(first: Code, other: Code) -> Code:
    """The first as it is, known by its GUID elsewhere, and in Welsh where both have the same name."""
    welsh = other if first.name == other.name else first
    return replace(
        first,
        guid=first.guid or other.guid,
        name_cy=first.name_cy or welsh.name_cy,
        description_cy=first.description_cy or welsh.description_cy,
    )
