"""A codebook alone (.qdc) in and out, with its groups of codes."""

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from canllaw import __version__
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Source
from canllaw.basics.writing import write_whole
from canllaw.evidence.interviews.interviews import Codebook
from canllaw.evidence.refi_qda import limits
from canllaw.evidence.refi_qda.cleaning import Cleaner
from canllaw.evidence.refi_qda.codes import (
    key_lines_of_codes,
    read_plain_codes,
    welsh_lines_of_codes,
    write_codes,
)
from canllaw.evidence.refi_qda.elements import Element, having, make_element, without
from canllaw.evidence.refi_qda.losses import Grade, Losses, Tally
from canllaw.evidence.refi_qda.parsing import parse
from canllaw.evidence.refi_qda.project import Project, SharedCodebook
from canllaw.evidence.refi_qda.ready import ready_codebook
from canllaw.evidence.refi_qda.shapes import SHAPES
from canllaw.evidence.refi_qda.texts import OWN_ORIGIN
from canllaw.evidence.refi_qda.xml import make_xml, mend

CODEBOOK = "urn:QDA-XML:codebook:1.0"


def read_qdc(path: Path) -> SharedCodebook:
    """Read a codebook of any version of the standard. Raises MaterialError with every problem."""
    try:
        source = Source.of(path)
        too_large = path.stat().st_size > limits.LARGEST_PROJECT_FILE
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        raise MaterialError([limits.unreadable(Source(name=path.name, sha256=""))]) from error
    if too_large:
        raise MaterialError([limits.bomb(source)])
    tally = Tally(source=source)
    root = Cleaner(tally=tally).clean(parse(content, source, "CodeBook"), SHAPES["CodebookFile"])
    limits.refuse(tally.problems)
    codes = root.first("Codes") if root else None
    sets = root.first("Sets") if root else None
    return SharedCodebook(
        codebook=read_plain_codes(codes).codebook,
        sets=sets.children if sets else (),
        origin=root.get("origin") if root else "",
        losses=tally.finish(),
    )


def write_qdc(shared: SharedCodebook, path: Path) -> Losses:
    """Write a codebook, replacing any file there. Says what the file could not hold.

    Raises MaterialError where there is no code, since the standard knows no empty codebook.
    """
    source = Source(name=path.name, sha256="")
    tally = Tally(source=source)
    codebook = ready_codebook(shared.codebook)
    if not codebook.codes:
        what = message("The codebook has no code, and the standard knows no empty codebook.")
        raise MaterialError([limits.problem(source, what, message("Add a code, or write no file."))])
    for _ in key_lines_of_codes(codebook):
        tally.add(Grade.LOST, message("The key of a code is not its name, and the file holds names only."))
    for _ in welsh_lines_of_codes(codebook):
        what = message(
            "The Welsh words of a code are not written: the file has one language. A project has both."
        )
        tally.add(Grade.LOST, what)
    root = mend(make_root(codebook, shared.sets), tally, "CodebookFile")
    write_whole(path, make_xml(root, CODEBOOK))
    return tally.finish()


def make_root(codebook: Codebook, sets: tuple[Element, ...]) -> Element:
    groups = (make_element("Sets", *sets),) if sets else ()
    return make_element(
        "CodeBook",
        make_element("Codes", *write_codes(codebook, {})),
        *groups,
        origin=f"{OWN_ORIGIN}{__version__}",
    )


def share_codebook(codebook: Codebook) -> SharedCodebook:
    """A codebook of our own, ready to be written."""
    return SharedCodebook(codebook=codebook)


def share_codebook_of(project: Project) -> SharedCodebook:
    """The codebook of a project with its groups of codes. Groups of sources and notes stay behind."""
    sets = project.remainder.project.first("Sets")
    known = {code.guid for code in project.interviews.codebook.codes}
    groups = sets.children if sets else ()
    shared = (share_group(group, known) for group in groups)
    return SharedCodebook(
        codebook=project.interviews.codebook,
        sets=tuple(
            each
            for group, each in zip(groups, shared, strict=True)
            if each.all("MemberCode") or not has_members(group)
        ),
    )


def has_members(group: Element) -> bool:
    """A group in which there is nothing yet may be one of codes."""
    return any(group.all(f"Member{kind}") for kind in ("Code", "Source", "Note"))


def add_groups(project: Project, groups: Sequence[Element]) -> Project:
    """The project with the groups of codes of a codebook file, save those that it has by the same GUID."""
    old = project.remainder.project
    sets = old.first("Sets") or Element(tag="Sets")
    own = {each.get("guid") for each in sets.children}
    new = [take_group(group) for group in groups if group.get("guid") not in own]
    if not new:
        return project
    changed = having(without(old, children=("Sets",)), having(sets, *new))
    return replace(project, remainder=replace(project.remainder, project=changed))


def take_group(group: Element) -> Element:
    """A group of a codebook file as a project has it: the other way round from `share_group`."""
    members = (each.get("guid") for each in group.all("MemberCode"))
    return replace(
        group,
        children=(
            *group.all("Description"),
            *(make_element("MemberCode", targetGUID=member) for member in members),
        ),
    )


def share_group(group: Element, known: Set[str]) -> Element:
    """A group as a file of codes alone has it: its members are named by another attribute."""
    members = (each.get("targetGUID") for each in group.all("MemberCode"))
    return replace(
        group,
        children=(
            *group.all("Description"),
            *(make_element("MemberCode", guid=g) for g in members if g in known),
        ),
    )
