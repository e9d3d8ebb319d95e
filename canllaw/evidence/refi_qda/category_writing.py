"""The codebook of a project as it is written: our codes, and hypotheses as categories of three codes each."""

from canllaw.evidence.refi_qda.codes import write_codes
from canllaw.evidence.refi_qda.elements import Element, make_element
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.stances import complete, read_hypothesis


def make_codebook(project: Project) -> Element:
    codes = write_codes(project.interviews.codebook, project.remainder.rests_by_name())
    inner = (*codes, *all_categories(project))
    return make_element("CodeBook", make_element("Codes", *inner)) if inner else make_element("CodeBook")


def all_categories(project: Project) -> tuple[Element, ...]:
    """Those that came with the project, each with all three codes; then those of hypotheses that are new."""
    book = project.remainder.project.first("CodeBook")
    codes = book.first("Codes") if book else None
    old = tuple(complete(each, read_hypothesis(each)) for each in (codes.children if codes else ()))
    known = {read_hypothesis(each) for each in old}
    named = {bearing.hypothesis for each in project.interviews.excerpts for bearing in each.bearings}
    return (*old, *(complete(None, key) for key in sorted(named - known)))
