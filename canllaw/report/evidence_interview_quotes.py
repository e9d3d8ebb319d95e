"""What people said, as a page may quote it: their words, the number of the interview, and nothing about them.

A person who is quoted must not be picked out. So no authority and no role stands beside a quote, and no part
of a file's name that may tell them; the names of speakers at the beginnings of lines are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_value
from canllaw.evidence.interviews.interviews import Codebook, Excerpt, Interviews, Stance, Transcript
from canllaw.evidence.interviews.transcript_turns import HEADED, SPEAKER, Turn, find_turns
from canllaw.evidence.screening import mask_quote
from canllaw.report.data_tables import Quote

# "i03" of "i03-team-manager": letters, perhaps a sign, and a number at the beginning of a name.
NUMBERED = re.compile(r"([^\W\d_]*)[-_ ]?\d+(?=[^\w]|_|$)")
BETWEEN_TURNS = " / "
NO_WORDS = "…"

STANCE_NAMES = {
    Stance.FOR: message("For"),
    Stance.AGAINST: message("Against"),
    Stance.QUALIFIES: message("Qualifies"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedInterview:
    """One interview as it may be quoted. `spoken` are its turns without the names of who speaks."""

    name: str
    text: str
    language: Language
    spoken: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteBook:
    """All interviews as they may be quoted; `names` are the study's own list of names to be masked."""

    interviews: Mapping[str, QuotedInterview]
    names: tuple[str, ...]
    mask: bool

    def name(self, document: str) -> str:
        return self.interviews[document].name

    def words(self, document: str, start: int, end: int) -> str:
        """What was said between two places, on one line; a stroke stands where the next turn begins."""
        told = self.interviews[document]
        parts = [
            " ".join(told.text[max(start, first) : min(end, last)].split())
            for first, last in told.spoken
            if max(start, first) < min(end, last)
        ]
        words = BETWEEN_TURNS.join(part for part in parts if part) or NO_WORDS
        return mask_quote(words, self.names, told.language) if self.mask else words

    def quote(
        self, document: str, start: int, end: int, tail: Sequence[Message], language: Language
    ) -> Quote:
        """The words with where they stand, and what else is to be told of them, in the page's language."""
        where = message(
            "{interview} · characters {start}–{end}", interview=self.name(document), start=start, end=end
        )
        return Quote(
            text=self.words(document, start, end),
            language=self.interviews[document].language,
            source=" · ".join(say(part, language) for part in (where, *tail)),
        )


def make_quote_book(interviews: Interviews, names: Sequence[str], mask: bool) -> QuoteBook:
    """The interviews of a study, ready to be quoted. `mask`: personal data is replaced by its kind."""
    short = name_interviews([transcript.key for transcript in interviews.transcripts])
    return QuoteBook(
        interviews={
            transcript.key: QuotedInterview(
                name=short[transcript.key],
                text=transcript.text,
                language=transcript.language,
                spoken=tuple(find_spoken(transcript)),
            )
            for transcript in interviews.transcripts
        },
        names=tuple(names),
        mask=mask,
    )


def name_interviews(keys: Sequence[str]) -> Mapping[str, str]:
    """A name for each interview that tells nothing of the person.

    Where all file names begin alike with a number of their own (i01-social-worker, i02-manager), that is the
    name: i01, i02. Otherwise interviews are numbered in the order of the alphabet of their file names.
    """
    heads = {key: match for key in keys if (match := NUMBERED.match(key))}
    alike = len({match[1] for match in heads.values()}) <= 1
    if alike and len({match[0] for match in heads.values()}) == len(keys):
        return {key: match[0] for key, match in heads.items()}
    width = len(str(len(keys)))
    return {key: f"{at:0{width}}" for at, key in enumerate(sorted(keys), 1)}


def find_spoken(transcript: Transcript) -> Iterator[tuple[int, int]]:
    """The turns without the names of who speaks; those of whoever asks stay, they are nobody's name."""
    turns = find_turns(transcript.text)
    spoken = [(turn, SPEAKER.match(transcript.text, turn.start, turn.end)) for turn in turns]
    labels = Counter(label[1].casefold() for _, label in spoken if label)
    for turn, label in spoken:
        named = label is not None and is_speaker(label[1], labels[label[1].casefold()])
        start = (
            label.end()
            if label is not None and named and not turn.asks
            else find_heading_end(turn, transcript)
        )
        yield start, turn.end


def find_heading_end(turn: Turn, transcript: Transcript) -> int:
    """Where the words begin below a line that holds but a name and a time."""
    first = transcript.text[turn.start : turn.end].partition("\n")[0]
    return turn.start + len(first) if HEADED.fullmatch(first) else turn.start


def is_speaker(label: str, times: int) -> bool:
    """Whether words before a colon name who speaks: they come again, or each of them has a capital."""
    return times > 1 or all(not word[0].islower() for word in label.split())


def by_place(interviews: Interviews) -> tuple[Excerpt, ...]:
    """All excerpts as they stand in the interviews."""
    order = {transcript.key: at for at, transcript in enumerate(interviews.transcripts)}
    return tuple(sorted(interviews.excerpts, key=lambda each: (order[each.document], each.start, each.end)))


def name_codes(codebook: Codebook, language: Language) -> Mapping[str, str]:
    """The name of each code by its key; codes that are called alike are told apart by the code above them."""
    above = {code.key: str(say_value(code.called, language)) for code in codebook.codes}
    names = Counter(above.values())
    found: dict[str, str] = {}
    for code in codebook.codes:
        name = above[code.key]
        if names[name] > 1:
            name = f"{above[code.parent]}: {name}" if code.parent else name
        found[code.key] = name if name not in found.values() else f"{name} ({code.key})"
    return found


def say_coders(coders: Sequence[str]) -> Iterator[Message]:
    """Who gave a code, where that is known."""
    known = tuple(sorted({coder for coder in coders if coder}))
    if known:
        yield message("coded by: {coders}", coders=known)


def say_bearings(excerpt: Excerpt) -> Iterator[Message]:
    """What an excerpt says of which hypotheses."""
    for stance, name in STANCE_NAMES.items():
        about = tuple(sorted({each.hypothesis for each in excerpt.bearings if each.stance is stance}))
        if about:
            yield message("{stance}: {hypotheses}", stance=name, hypotheses=about)
