"""What a grammar says about one sentence. Spans are characters of that sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.expectations import Force, Polarity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One force word (or imperative) with the words that it governs.

    `start` and `end` are the clause's own words. `pronoun` is true where the actor's words only point
    back ("they", "it"). `passive` is true where the actor may be named nearby instead. `why` says which
    words made it an expectation or, where `declined` is true, which words made it none.
    `procedural` is true where the words ask only in a procedure ("the manager will tell the police").
    `open_end` is true for a stem whose list items say what is to be done ("The social worker must:").
    """

    start: int
    end: int
    force: Force
    force_words: Span | None
    polarity: Polarity
    why: Message
    declined: bool = False
    actor: Span | None = None
    pronoun: bool = False
    passive: bool = False
    open_end: bool = False
    procedural: bool = False
    action: Span | None = None
    context: Span | None = None
    target: Span | None = None
    time: Span | None = None


def explain_force(words: str) -> Message:
    """Why it is an expectation: the words of force that stand in it."""
    if len(words.split()) == 1:
        return message('The word "{words}" makes this an expectation.', words=words)
    return message('The words "{words}" make this an expectation.', words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A language's way of asking.

    `read_clauses(sentence)` gives every clause with a force word, in order, the declined ones too.
    `read_item(item, stem)` reads a list item that completes an open stem with a verb; None where the
    item is a thing, a name or a condition. `read_imperative(sentence)` reads an imperative; None
    where the sentence is none. The caller decides where an imperative counts (in a procedure).
    """

    language: Language
    read_clauses: Callable[[str], tuple[Clause, ...]]
    read_item: Callable[[str, Clause], Clause | None]
    read_imperative: Callable[[str], Clause | None]
