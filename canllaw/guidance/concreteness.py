"""How concrete an expectation is: could a reader tell next Monday whether it was done?

The parts are AACTT (Presseau and others 2019); what each must say is GLIA's decidability and executability
(Shiffman and others 2005). The rule is written out in `docs/concreteness.md`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.action_words import HEDGE_OF_TIME, HEDGES, TRIGGERS
from canllaw.guidance.actions import NOTHING, Action, Visibility, find_action
from canllaw.guidance.expectations import Expectation, Force, Part, PartName, Polarity


class Level(StrEnum):
    """How concrete an expectation is."""

    CONCRETE = "concrete"
    PARTIAL = "partial"
    PRINCIPLE = "principle"


# What a writer would have to add.
WANTED = {
    PartName.ACTOR: message("who is to act"),
    PartName.ACTION: message("an action that others can see"),
    PartName.TARGET: message("to whom or to what"),
    PartName.CONTEXT: message("in which cases"),
    PartName.TIME: message("by when, how often or after what event"),
}

HEDGE = {language: re.compile("|".join(patterns), re.IGNORECASE) for language, patterns in HEDGES.items()}
TRIGGER = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in TRIGGERS.items()}
SOON = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in HEDGE_OF_TIME.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concreteness:
    """The level, what would have to be added to be concrete, and why, in one sentence.

    `seen` says whether the action is one that others can see; `hedged` whether a phrase such as
    "where appropriate" lets everybody off.
    """

    level: Level
    missing: tuple[PartName, ...]
    seen: bool
    hedged: bool
    why: Message


def score_concreteness(expectation: Expectation, language: Language) -> Concreteness:
    """Judge one expectation by its parts."""
    action = find_action(expectation.action.text, language) if expectation.action else NOTHING
    hedged = is_hedged(expectation, language)
    missing = tuple(find_missing(expectation, action, hedged, language))
    level = find_level(missing, has_time(expectation, language) or expectation.polarity is Polarity.DO_NOT)
    return Concreteness(
        level=level,
        missing=missing,
        seen=action.visibility is Visibility.SEEN,
        hedged=hedged,
        why=explain(level, missing, expectation),
    )


def find_missing(
    expectation: Expectation, action: Action, hedged: bool, language: Language
) -> Iterator[PartName]:
    """The parts that a writer would have to add, in the order of AACTT."""
    if expectation.actor is None:
        yield PartName.ACTOR
    if action.visibility is Visibility.UNSEEN:
        yield PartName.ACTION
    if action.bare and expectation.target is None and expectation.action is not None:
        yield PartName.TARGET
    if hedged:
        yield PartName.CONTEXT
    if needs_moment(expectation, action) and not has_moment(expectation, language):
        yield PartName.TIME


def find_level(missing: tuple[PartName, ...], can_be_failed: bool) -> Level:
    """What cannot be seen is still failed where its time passes, or where it was forbidden and happened."""
    if not missing:
        return Level.CONCRETE
    return Level.PRINCIPLE if PartName.ACTION in missing and not can_be_failed else Level.PARTIAL


def is_hedged(expectation: Expectation, language: Language) -> bool:
    """Whether words such as "where appropriate" leave it to the reader when it applies."""
    text = expectation.text.replace("’", "'")
    return HEDGE[language].search(SOON[language].sub(" ", text)) is not None


def needs_moment(expectation: Expectation, action: Action) -> bool:
    """A prohibition, a permission and a rule about a standing state hold at every moment."""
    lasting = expectation.polarity is Polarity.DO_NOT or expectation.force is Force.PERMISSION
    return not lasting and not action.standing and not says_what_a_thing_is(expectation, action)


def says_what_a_thing_is(expectation: Expectation, action: Action) -> bool:
    """In "the record must show the time" nobody acts: the thing comes first and is to be so at any time."""
    if expectation.actor is not None or expectation.target is None or expectation.action is None:
        return False
    return not action.passive and expectation.target.start < expectation.action.start


def has_moment(expectation: Expectation, language: Language) -> bool:
    """A time, or a case that sets it off; a list item may have its case in the stem."""
    return (
        has_time(expectation, language)
        or says_something(expectation.context, language)
        or begins_with_its_case(expectation.text, language)
    )


def begins_with_its_case(text: str, language: Language) -> bool:
    return TRIGGER[language].match(text) is not None and HEDGE[language].match(text) is None


def has_time(expectation: Expectation, language: Language) -> bool:
    return says_something(expectation.time, language)


def says_something(part: Part | None, language: Language) -> bool:
    """Whether anything is left of a part once its hedges are taken away."""
    if part is None:
        return False
    rest = HEDGE[language].sub("", part.text.replace("’", "'"))
    return any(letter.isalnum() for letter in rest)


def explain(level: Level, missing: tuple[PartName, ...], expectation: Expectation) -> Message:
    """One sentence for the person who wrote the expectation."""
    wanted = tuple(WANTED[part] for part in missing)
    if level is Level.PARTIAL:
        return message(
            "A reader could tell whether it was done once the text also says: {missing}.", missing=wanted
        )
    if level is Level.PRINCIPLE and expectation.action is not None:
        return message(
            "Nobody could see “{action}” done or left undone. What would have to be said: {missing}.",
            action=expectation.action.text,
            missing=wanted,
        )
    if level is Level.PRINCIPLE:
        return message("No action was found in it. What would have to be said: {missing}.", missing=wanted)
    return explain_concrete(expectation)


def explain_concrete(expectation: Expectation) -> Message:
    if expectation.force is Force.PERMISSION:
        return message("It says who may do, or need not do, something that others can see.")
    if expectation.polarity is Polarity.DO_NOT:
        return message("It names who is not to do something that others can see.")
    if expectation.time is not None:
        return message("It names who is to act and an action that others can see, and it gives the time.")
    if expectation.context is not None:
        return message("It names who is to act and an action that others can see, and it gives the case.")
    return message("It names who is to act and a state that others can check on any day.")
