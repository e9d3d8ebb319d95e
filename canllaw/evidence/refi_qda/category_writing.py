"""The codebook of a project as it is written: our codes, and hypotheses as categories of three codes each."""

from canllaw.evidence.interviews import Stance
from canllaw.evidence.refi_qda.codes import write_codes
from canllaw.evidence.refi_qda.elements import Element, make_element
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.stances import complete, make_category, read_hypothesis


def make_codebook(project: Project) -> Element:
    codes = write_codes(project.interviews.codebook, project.remainder.rests_by_name())
    inner = (*codes, *all_categories(project))
    return make_element("CodeBook", make_element("Codes", *inner)) if inner else make_element("CodeBook")


def all_categories(project: Project) -> tuple[Element, ...]:
    """Those that came with the project, each with the codes that are needed; then those of new hypotheses."""
    needed: dict[str, set[Stance]] = {}
    for excerpt in project.interviews.excerpts:
        for bearing in excerpt.bearings:
            needed.setdefault(bearing.hypothesis, set()).add(bearing.stance)
    book = project.remainder.project.first("CodeBook")
    codes = book.first("Codes") if book else None
    old = [(each, read_hypothesis(each)) for each in (codes.children if codes else ())]
    kept = tuple(
        complete(each, key, [stance for stance in Stance if stance in needed.get(key, ())])
        for each, key in old
    )
    return (*kept, *(make_category(key) for key in sorted(needed.keys() - {key for _, key in old})))
