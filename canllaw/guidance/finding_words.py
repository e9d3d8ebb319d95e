"""What the finder needs to know of a language besides its grammar, and how an expectation gets its name."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from canllaw.basics.language import Language
from canllaw.guidance.expectations import Expectation
from canllaw.guidance.grammar.clauses import Grammar


def english() -> Grammar:
    from canllaw.guidance.grammar.english import GRAMMAR

    return GRAMMAR


def welsh() -> Grammar:
    from canllaw.guidance.grammar.welsh import GRAMMAR

    return GRAMMAR


# A grammar reads its word lists when it is first asked for, so that a command that needs none starts at once.
GRAMMARS: dict[Language, Callable[[], Grammar]] = {Language.ENGLISH: english, Language.WELSH: welsh}

PROCEDURE = re.compile(
    r"\b(?:procedures?|steps?|checklists?|what (?:to do|you (?:must|should|need to) do|"
    r"happens (?:next|when))|how to|"
    r"actions? to take|flow ?chart|protocol|"
    r"gweithdrefn(?:au)?|cam(?:au)?|rhestr(?:au)? wirio|beth i'w wneud|sut i)\b",
    re.IGNORECASE,
)
WHO_HEADING = re.compile(
    r"^\W*(?:who|role|roles|responsible|responsibility|by whom|actor|person|lead|owner|"
    r"pwy|rôl|rolau|cyfrifol|cyfrifoldeb|gan bwy)\b",
    re.IGNORECASE,
)
LIST_MARK = re.compile(r"^\s*(?:\(?[a-z0-9]{1,4}[).]|[•·–—*-]|\d+(?:\.\d+)+)\s+", re.IGNORECASE)
NOT_WORDS = re.compile(r"[^\w\s]|_")


def normalise(text: str) -> str:
    """Lower case, single spaces, no marks: the words that make an expectation's name."""
    return " ".join(NOT_WORDS.sub(" ", LIST_MARK.sub("", text)).casefold().split())


def make_id(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:8]


def number_repeats(expectations: Iterable[Expectation]) -> tuple[Expectation, ...]:
    """The second expectation with the same words is named "-2", and so on."""
    seen: dict[str, int] = {}
    numbered = []
    for expectation in expectations:
        count = seen[expectation.id] = seen.get(expectation.id, 0) + 1
        numbered.append(replace(expectation, id=f"{expectation.id}-{count}") if count > 1 else expectation)
    return tuple(numbered)
