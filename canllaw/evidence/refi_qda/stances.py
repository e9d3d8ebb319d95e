"""How an excerpt bears on a hypothesis, in a way that every program for qualitative analysis keeps.

A hypothesis is a category at the top of the codebook, `Hypothesis: <key>`, with the codes `<key>: for`,
`<key>: against` and `<key>: qualifies` under it. They are known by these names, whoever made them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canllaw.evidence.interviews.interviews import Stance
from canllaw.evidence.refi_qda.elements import Element, free_guid, having, make_element

CATEGORY = "Hypothesis: "


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCode:
    """What a code says that stands for a stance."""

    hypothesis: str
    stance: Stance


def read_hypothesis(code: Element) -> str:
    """The key of the hypothesis that a code stands for as category, empty where it is an ordinary code."""
    name = code.get("name")
    key = name.removeprefix(CATEGORY)
    names = {f"{key}: {stance}" for stance in Stance}
    children = code.all("Code")
    fits = all(child.get("name") in names and not child.all("Code") for child in children)
    return key if name.startswith(CATEGORY) and key and children and fits else ""


def read_stances(categories: Iterable[Element]) -> Mapping[str, StanceCode]:
    """GUID of the code to its stance."""
    return {
        child.get("guid"): StanceCode(
            hypothesis=key, stance=Stance(child.get("name").removeprefix(f"{key}: "))
        )
        for category in categories
        if (key := read_hypothesis(category))
        for child in category.all("Code")
    }


def make_stance(key: str, name: str) -> StanceCode:
    return StanceCode(hypothesis=key, stance=Stance(name.removeprefix(f"{key}: ")))


def find_stance_guid(category: Element, hypothesis: str, stance: Stance) -> str:
    """The GUID of the code of a stance, the first where there are several."""
    return next(c.get("guid") for c in category.all("Code") if c.get("name") == f"{hypothesis}: {stance}")


def make_category(hypothesis: str, taken: set[str]) -> Element:
    """The category of a hypothesis with all three codes."""
    guid = free_guid("", ("hypothesis", hypothesis), taken)
    bare = make_element("Code", guid=guid, name=f"{CATEGORY}{hypothesis}", isCodable="false")
    return complete(bare, hypothesis, Stance, taken)


def complete(category: Element, hypothesis: str, stances: Iterable[Stance], taken: set[str]) -> Element:
    """A category with the codes of these stances; those that are there are left as they are.

    `taken` are the GUIDs of other codes: somebody may have renamed a category of ours and kept its GUID.
    """
    there = {child.get("name") for child in category.all("Code")}
    missing = (stance for stance in stances if f"{hypothesis}: {stance}" not in there)
    return having(category, *(make_stance_code(hypothesis, stance, taken) for stance in missing))


def make_stance_code(hypothesis: str, stance: Stance, taken: set[str]) -> Element:
    return make_element(
        "Code",
        guid=free_guid("", ("hypothesis", hypothesis, stance), taken),
        name=f"{hypothesis}: {stance}",
        isCodable="true",
    )
