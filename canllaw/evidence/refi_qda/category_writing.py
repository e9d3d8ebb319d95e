"""The codebook of a project as it is written: our codes, and hypotheses as categories of three codes each."""

from canllaw.evidence.interviews.interviews import Stance
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
    needed = needed_stances(project)
    book = project.remainder.project.first("CodeBook")
    codes = book.first("Codes") if book else None
    old = codes.children if codes else ()
    taken = {code.guid for code in project.interviews.codebook.codes}
    taken |= {inner.get("guid") for each in old for inner in each.walk()}
    found = []
    for category in old:
        key = read_hypothesis(category)
        # Where two categories have one name, the first is the one that is completed.
        stances = needed.pop(key, set())
        found.append(complete(category, key, [each for each in Stance if each in stances], taken))
    return (*found, *(make_category(key, taken) for key in sorted(needed)))


def needed_stances(project: Project) -> dict[str, set[Stance]]:
    """The stances that excerpts take, by hypothesis."""
    needed: dict[str, set[Stance]] = {}
    for excerpt in project.interviews.excerpts:
        for bearing in excerpt.bearings:
            needed.setdefault(bearing.hypothesis, set()).add(bearing.stance)
    return needed
