""" "The officer" stands for the police officer named just before: actors called back by one word."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from canllaw.basics.language import Language
from canllaw.guidance.actors import JOINERS, find_singular, find_words, head_end
from canllaw.guidance.expectations import Expectation, Part

ARTICLES = {Language.ENGLISH: r"\b(?:the|this|that)\s+", Language.WELSH: r"(?:\b(?:y|yr)\s+|['’]r\s+)"}


def find_actor_words(expectations: Sequence[Expectation], language: Language) -> Iterator[str]:
    """The words of each actor, made whole where they call back one named before in the section."""
    section: tuple[str, ...] | None = None
    named: dict[str, str] = {}
    whole_at: dict[Part, str] = {}
    for expectation in expectations:
        if expectation.actor is None or not find_words(expectation.actor.text, language):
            yield ""
            continue
        if expectation.section != section:
            section, named = expectation.section, {}
        words = expectation.actor.text.strip()
        # An inherited actor is the one that stood there, whatever it was found to be.
        whole = whole_at.get(expectation.actor) or call_back(words, named, expectation.text, language)
        whole_at[expectation.actor] = whole
        if (head := find_called_head(words, language)) is not None:
            named[head] = words
        yield whole


def call_back(words: str, named: dict[str, str], text: str, language: Language) -> str:
    """The longer words that a single word with "the" stands for; the word itself where there are none."""
    longer = named.get(find_singular(words.lower()) if language is Language.ENGLISH else words.lower())
    if longer is None or not find_article(words, language).search(text):
        return words
    return longer


def find_called_head(words: str, language: Language) -> str | None:
    """The word by which an actor of several words may be called back; None where it is one, or are two."""
    several = find_words(words, language)
    if len(several) < 2 or JOINERS[language].intersection(several):
        return None
    return several[head_end(several, language) - 1 if language is Language.ENGLISH else 0]


@cache
def find_article(word: str, language: Language) -> re.Pattern[str]:
    return re.compile(ARTICLES[language] + re.escape(word) + r"\b", re.IGNORECASE)
