"""How a document asks: who works by it ("inspectors will ..."), and whether it speaks to its reader.

Both are told from the whole text, because one sentence alone does not show them.
"""

import re
from collections import Counter
from dataclasses import dataclass

from canllaw.basics.language import Language
from canllaw.guidance.documents import Edition, PassageKind

LEAST_USES = 10  # of "will" with the same actor; fewer could be announcements
WORDS_A_USE = 1000  # the actor's "will" stands at least once in so many words
ADDRESSES = 10  # "you" and "your" in 1,000 words of a manual for its reader
WORKING = re.compile(
    r"\b([a-z]{2,})s?\s+will(?!\s+(?:be|have|need|also\s+be)\b)", re.IGNORECASE
)  # a plural has the same name
YOU = re.compile(r"\byour?\b", re.IGNORECASE)
POINTER = re.compile(
    r"(?:^|^To\b[^,.]*,\s*)(?:please\s+|first\s+|just\s+)*(?:read|see|note|visit|view|download|browse|learn|watch|contact|email|send\s+us|"
    r"find\s+out|check\s+out|go\s+to|let|imagine|remember|think|take\s+a\s+look|look\s+at|have\s+a\s+look)\b",
    re.IGNORECASE,
)
WILL = re.compile(r"\bwill\b", re.IGNORECASE)
LEAST_ITEM_WORDS = 5  # shorter items are labels
NO_WORKERS = frozenset("you he she they it this that which who child children user person people".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`working` are the words, without a plural's "s", for those whose work the document describes."""

    working: frozenset[str]
    speaks_to_reader: bool

    def describes_work_of(self, actor: str) -> bool:
        """Whether an actor is one of those whose work the document describes."""
        words = actor.lower().split()
        return bool(words) and words[-1].removesuffix("s") in self.working

    def asks_reader(self, sentence: str, kind: PassageKind) -> bool:
        """Whether an imperative of running prose asks more of the reader than to read elsewhere."""
        words = sentence.strip()
        if (
            not self.speaks_to_reader
            or not words[:1].isupper()
            or POINTER.search(words)
            or WILL.search(words)
        ):
            return False
        if kind is PassageKind.LIST_ITEM:
            return len(words.split()) >= LEAST_ITEM_WORDS
        return kind is PassageKind.PARAGRAPH and words.endswith((".", "!", ":"))


PLAIN = Style(working=frozenset(), speaks_to_reader=False)


def find_style(edition: Edition) -> Style:
    """The style of a whole edition. Welsh has words of its own for both, and is read sentence by sentence."""
    if edition.language is not Language.ENGLISH:
        return PLAIN
    words = edition.text.count(" ") + 1
    uses = Counter(match.group(1).lower().removesuffix("s") for match in WORKING.finditer(edition.text))
    working = frozenset(
        actor
        for actor, count in uses.items()
        if count >= max(LEAST_USES, words / WORDS_A_USE) and actor not in NO_WORKERS
    )
    addresses = len(YOU.findall(edition.text))
    return Style(working=working, speaks_to_reader=addresses * 1000 >= ADDRESSES * words)
