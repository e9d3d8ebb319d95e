"""Words as they are compared: without case, accents of typography, marks and printed numbers."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LEADING_MARK = re.compile(
    r"\s*(?:[•▪◦●○■–—*-]|\(?[ivxlc]{1,5}[.)]|\(?[a-z][.)]|\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+",
    re.IGNORECASE,
)
INNER_REFERENCE = re.compile(
    r"\b(paragraphs?|sections?|chapters?|criterion|guideline|appendix|paragraffau?|adran(?:nau)?|pennod)"
    r"(\s+)\d+(?:\.\d+)+(?:\s*(?:to|and|i|a|[-–])\s*\d+(?:\.\d+)+)?",
    re.IGNORECASE,
)
LABEL_WORDS = 8
STEM = 6  # letters: enough to tell words apart, few enough to join "inform", "informed", "information"


def plain(text: str) -> str:
    """Lower case, straight quotes, one kind of dash, no soft hyphens, composed letters."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("’", "'").replace("‘", "'")
    return text.replace("–", "-").replace("—", "-").replace("‑", "-").casefold()


def words_of(text: str) -> list[str]:
    return WORD.findall(plain(text))


def stems_of(text: str) -> list[str]:
    return [word.removesuffix("'s")[:STEM] for word in words_of(text)]


def same_but_for_a_label(one: str, other: str) -> bool:
    """Whether one text is the other with a few words before it: "Deadline The carer must tell ...".

    Some formats run a label into the sentence that it stands before; others keep the two apart. What
    follows the label is a sentence of its own, with a capital letter.
    """
    shorter, longer = sorted((one, other), key=len)
    letters = letters_of(shorter)
    if not letters or not letters_of(longer).endswith(letters):
        return False
    for word in islice(WORD.finditer(longer), 1, LABEL_WORDS + 1):
        if longer[word.start()].isupper() and letters_of(longer[word.start() :]) == letters:
            return not longer[: word.start()].rstrip().endswith((",", "–", "-"))
    return False


@lru_cache(maxsize=65_536)
def letters_of(text: str) -> str:
    """What must be equal for two texts to be the same.

    Spaces, hyphens and punctuation differ between formats. The list mark and the printed number before
    the text, and the numbers of the document's own paragraphs inside it, change when something
    else was added: none of them is a change of what is asked.
    """
    text = LEADING_MARK.sub("", text, count=1) if LEADING_MARK.match(text) else text
    return "".join(WORD.findall(INNER_REFERENCE.sub(r"\1", plain(text)))).replace("'", "")
