"""A transcript in turns: who speaks next, or the next paragraph. They are what coders are compared on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# "Interviewer:", "P1:", "[00:03:11] Sian (manager):"
SPEAKER = re.compile(r"\s*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?([^\W_][^\n:]{0,39}):(?=\s|$)")
# "Sian Rees   0:03", alone on its line, as meetings are written down by machine.
HEADED = re.compile(r"\s*[^\W\d_][^\n:]{0,39}\s\d{1,2}:\d{2}(?::\d{2})?\s*")
INTERVIEWERS = frozenset(
    "q i int interviewer researcher moderator facilitator cyfwelydd holwr ymchwilydd hwylusydd".split()
)
LONGEST_WRAPPED_LINE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Some of a transcript's text, from its first to its last sign that can be seen.

    `asks`: the transcript says that these are the words of whoever asks the questions.
    """

    start: int
    end: int
    asks: bool = False


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, in order; between them stands only white space.

    Each line is a turn; a name that stands alone on a line belongs to the next one. Where a text was wrapped
    by hand (it has blank lines, and no line is longer than a hundred characters) lines belong together up to
    a blank line or to a line that names a speaker.
    """
    lines = list(find_lines(text))
    blank = any(not line.strip() for line in text.strip().split("\n"))
    wrapped = blank and all(end - start <= LONGEST_WRAPPED_LINE for start, end in lines)
    turns: list[Turn] = []
    goes_on = False
    for start, end in lines:
        words = text[start:end]
        if not words.strip():
            goes_on = False
            continue
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        speaker, headed = SPEAKER.match(words), HEADED.fullmatch(words)
        if goes_on and not speaker and not headed:
            turns[-1] = replace(turns[-1], end=last)
        else:
            asks = speaker is not None and speaker[1].casefold() in INTERVIEWERS
            turns.append(Turn(start=first, end=last, asks=asks))
        alone = headed or (speaker and not words[speaker.end() :].strip())
        goes_on = wrapped or bool(alone)
    return tuple(turns)


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
