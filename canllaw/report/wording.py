"""The names of things on pages, in the terminal and in charts: one table for each closed list."""

from collections.abc import Iterable

from canllaw.basics.language import Language, message, say
from canllaw.basics.sources import Place
from canllaw.guidance.brief_lines import name_place
from canllaw.guidance.concreteness import Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.expectations import Force, PartName
from canllaw.guidance.roles import Role

FORCE_NAMES = {
    Force.REQUIREMENT: message("Requirement"),
    Force.GUIDELINE: message("Guideline"),
    Force.PERMISSION: message("Permission"),
}
LEVEL_NAMES = {
    Level.CONCRETE: message("Concrete"),
    Level.PARTIAL: message("Partly concrete"),
    Level.PRINCIPLE: message("Principle"),
}
PART_NAMES = {
    PartName.ACTOR: message("Who"),
    PartName.ACTION: message("Does what"),
    PartName.TARGET: message("To or for whom or what"),
    PartName.CONTEXT: message("In which cases"),
    PartName.TIME: message("By when, how often"),
}
CHANGE_NAMES = {
    ChangeKind.NEW: message("New"),
    ChangeKind.STRONGER: message("Stronger"),
    ChangeKind.WEAKER: message("Weaker"),
    ChangeKind.REWORDED: message("Reworded"),
    ChangeKind.MOVED: message("Moved"),
    ChangeKind.SPLIT: message("Split"),
    ChangeKind.MERGED: message("Merged"),
    ChangeKind.SAME: message("The same"),
    ChangeKind.GONE: message("Gone"),
}
CHANGE_MEANINGS = {
    ChangeKind.NEW: message("The previous edition asked nothing like it."),
    ChangeKind.STRONGER: message("More firmly asked, sooner, or more often."),
    ChangeKind.WEAKER: message("Less firmly asked, later, less often, or with a way out."),
    ChangeKind.REWORDED: message("The same is asked in other words. Look whether it means the same."),
    ChangeKind.MOVED: message("The same words, in another section."),
    ChangeKind.SPLIT: message("One became several."),
    ChangeKind.MERGED: message("Several became one."),
    ChangeKind.SAME: message("Nothing changed but its number or its punctuation."),
    ChangeKind.GONE: message("The new edition does not ask it any more."),
}
NOT_SAID_WHO = message("Does not say who")


def say_roles(roles: Iterable[Role], language: Language) -> str:
    """The titles of roles, or that nobody is named."""
    return "; ".join(role.title(language) for role in roles) or say(NOT_SAID_WHO, language)


def say_place(place: Place, language: Language) -> str:
    """Where something stands, as it is printed: its paragraph, its page, or both."""
    return say(name_place(place), language)
