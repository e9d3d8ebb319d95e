"""What the words of an answer say by themselves: yes or no, much or little."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.cells import NO, YES
from canllaw.evidence.answers.drafting_names import plain
from canllaw.evidence.instruments.instruments import Responses

MORE_YES, MORE_NO = (
    {"ydw", "do", "gwir", "cywir", "checked"},
    {"naddo", "nac ydw", "anghywir", "ffug", "unchecked"},
)
# "Yes, I took part", "No - not yet": the word that the rest explains.
FIRST_WORDS = re.compile(r"[^,;:.()–—-]+")
# Words of the low end of response scales; those of its high end do not have them.
OF_THE_LOW_END = frozenset(
    """
    disagree disagreement never not none nothing no rarely seldom hardly little poor poorly low unlikely
    anghytuno byth dim ddim anaml prin ychydig gwael isel annhebygol
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOption:
    """What an answer means. `write`: its code does not say so by itself. `only_alike`: see to it."""

    yes: bool | None
    write: bool = False
    only_alike: bool = False


def read_option(code: str, words: str) -> ReadOption:
    """The words are followed: beside words that nobody knows, a code that reads like yes says nothing."""
    by_code = read_word(code)
    if plain(words) in ("", plain(code)):
        return ReadOption(yes=by_code, write=code.strip().casefold() not in YES | NO)
    means = read_word(words)
    first = FIRST_WORDS.match(words)
    only_alike = means is None
    if means is None and first:
        means = read_word(first[0])
    return ReadOption(
        yes=means,
        write=by_code is not means or code.strip().casefold() not in YES | NO,
        only_alike=only_alike,
    )


def read_word(words: str) -> bool | None:
    folded = words.strip().casefold()
    if folded in YES or folded in MORE_YES:
        return True
    return False if folded in NO or folded in MORE_NO else None


def runs_the_other_way(
    options: Sequence[tuple[str, str]], values: Mapping[str, int], responses: Responses
) -> bool:
    """Whether the answer taken for the highest is worded like the lowest, and the lowest is not."""
    words = {values[code]: set(plain(said).split()) for code, said in options if code in values}
    low, high = words.get(responses.low), words.get(responses.high)
    if not low or not high:
        return False
    return not OF_THE_LOW_END.isdisjoint(high) and OF_THE_LOW_END.isdisjoint(low)
