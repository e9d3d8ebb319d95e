"""What a document costs to read: words, minutes, sentence length, readability; the whole of it and by role.

The sources of the figures and their limits stand in `docs/burden.md`.
"""

import re
import statistics
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language
from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.expectations import Expectation, Force
from canllaw.guidance.legal_references import find_cross_references, find_legal_references
from canllaw.guidance.roles import Role, Roles
from canllaw.guidance.sentences import split_sentences
from canllaw.guidance.syllables import count_syllables

# Brysbaert (2019): adults reading English non-fiction in silence, and where most of them lie.
WORDS_A_MINUTE = 238
SLOW_WORDS_A_MINUTE = 175
FAST_WORDS_A_MINUTE = 300
LONG_SENTENCE = 25
# Below this a readability formula speaks of chance.
ENOUGH_WORDS = 100

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
PROSE = frozenset((PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.FOOTNOTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one passage holds. Sentences are counted in prose only, syllables in English prose only."""

    words: int
    sentences: tuple[int, ...] = ()
    syllables: int = 0
    cross_references: int = 0
    legal_references: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingBurden:
    """What some passages cost to read. Readability is None in Welsh and below a hundred words of prose."""

    words: int
    sentences: int
    mean_sentence: float
    median_sentence: float
    share_long: float
    reading_ease: float | None
    grade: float | None
    cross_references: int
    legal_references: int

    @property
    def minutes(self) -> float:
        return self.words / WORDS_A_MINUTE

    @property
    def fewest_minutes(self) -> float:
        return self.words / FAST_WORDS_A_MINUTE

    @property
    def most_minutes(self) -> float:
        return self.words / SLOW_WORDS_A_MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleBurden:
    """What a role is asked, by force, and what it has to read for it. The role is None where nobody is named.

    `of_wider_roles` counts those that are asked of a role which this one is part of; they are in the others.
    """

    role: Role | None
    requirements: int
    guidelines: int
    permissions: int
    of_wider_roles: int
    passages: tuple[int, ...]
    reading: ReadingBurden

    @property
    def expectations(self) -> int:
        return self.requirements + self.guidelines + self.permissions


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """The burden of a document and of each role that it asks something of."""

    whole: ReadingBurden
    by_role: tuple[RoleBurden, ...]


def score_burden(
    edition: Edition,
    expectations: Sequence[Expectation],
    grouped: Sequence[tuple[Role, ...]],
    met: Sequence[Role],
    roles: Roles,
) -> Burden:
    """The burden of an edition. `grouped` has the roles of each expectation, `met` all of them in order."""
    loads = [weigh(passage, edition.language) for passage in edition.passages]
    leads = find_leads(edition)
    asked = find_asked(expectations, grouped)
    by_role = [score_role(role, roles, asked, edition, leads, loads) for role in met]
    if asked.get(None):
        by_role.append(score_nobody(asked[None], edition, leads, loads))
    return Burden(whole=add_up(loads, edition.language), by_role=tuple(by_role))


def find_asked(
    expectations: Sequence[Expectation], grouped: Sequence[tuple[Role, ...]]
) -> dict[str | None, list[Expectation]]:
    """What is asked of each role, by its name; None for what is asked of nobody named."""
    asked: dict[str | None, list[Expectation]] = {}
    for expectation, several in zip(expectations, grouped, strict=True):
        names: list[str | None] = [role.name for role in several]
        for name in names or [None]:
            asked.setdefault(name, []).append(expectation)
    return asked


def score_role(
    role: Role,
    roles: Roles,
    asked: Mapping[str | None, list[Expectation]],
    edition: Edition,
    leads: Mapping[int | None, int],
    loads: Sequence[Load],
) -> RoleBurden:
    own = asked.get(role.name, [])
    seen = {expectation.id for expectation in own}
    wider = [each for above in roles.wider(role) for each in asked.get(above.name, []) if each.id not in seen]
    return make_role_burden(role, [*own, *wider], len(wider), edition, leads, loads)


def score_nobody(
    asked: list[Expectation], edition: Edition, leads: Mapping[int | None, int], loads: Sequence[Load]
) -> RoleBurden:
    return make_role_burden(None, asked, 0, edition, leads, loads)


def make_role_burden(
    role: Role | None,
    asked: Sequence[Expectation],
    of_wider_roles: int,
    edition: Edition,
    leads: Mapping[int | None, int],
    loads: Sequence[Load],
) -> RoleBurden:
    passages = find_to_read({each.passage for each in asked}, edition, leads)
    forces = [each.force for each in asked]
    return RoleBurden(
        role=role,
        requirements=forces.count(Force.REQUIREMENT),
        guidelines=forces.count(Force.GUIDELINE),
        permissions=forces.count(Force.PERMISSION),
        of_wider_roles=of_wider_roles,
        passages=passages,
        reading=add_up([loads[position] for position in passages], edition.language),
    )


def find_to_read(
    asking: Collection[int], edition: Edition, leads: Mapping[int | None, int]
) -> tuple[int, ...]:
    """The passages that ask something, their stems, and the first paragraph of the sections they stand in."""
    wanted = set(asking)
    for position in asking:
        stem = edition.passages[position].stem
        while stem is not None and stem not in wanted:
            wanted.add(stem)
            stem = edition.passages[stem].stem
        lead = leads.get(edition.passages[position].section)
        if lead is not None:
            wanted.add(lead)
    return tuple(sorted(wanted))


def find_leads(edition: Edition) -> dict[int | None, int]:
    """The first paragraph of each section, by the section's position."""
    leads: dict[int | None, int] = {}
    for position, passage in enumerate(edition.passages):
        if passage.kind is PassageKind.PARAGRAPH:
            leads.setdefault(passage.section, position)
    return leads


def weigh(passage: Passage, language: Language) -> Load:
    """What one passage holds."""
    words = WORD.findall(passage.text)
    if passage.kind not in PROSE:
        return Load(words=len(words))
    return Load(
        words=len(words),
        sentences=count_sentences(passage.text, len(words), language),
        syllables=sum(map(count_syllables, words)) if language is Language.ENGLISH else 0,
        cross_references=len(find_cross_references(passage.text, passage.start, language)),
        legal_references=len(find_legal_references(passage.text, passage.start, language)),
    )


def count_sentences(text: str, words: int, language: Language) -> tuple[int, ...]:
    """The words of each sentence. A list item without a full stop is read as one."""
    spans = split_sentences(text, language)
    if len(spans) <= 1:
        return (words,) if words else ()
    counts = (len(WORD.findall(text, start, end)) for start, end in spans)
    return tuple(count for count in counts if count)


def add_up(loads: Iterable[Load], language: Language) -> ReadingBurden:
    """The burden of some passages together."""
    loads = list(loads)
    sentences = [length for load in loads for length in load.sentences]
    syllables = sum(load.syllables for load in loads)
    readable = language is Language.ENGLISH and sum(sentences) >= ENOUGH_WORDS
    return ReadingBurden(
        words=sum(load.words for load in loads),
        sentences=len(sentences),
        mean_sentence=statistics.fmean(sentences) if sentences else 0.0,
        median_sentence=float(statistics.median(sentences)) if sentences else 0.0,
        share_long=sum(length > LONG_SENTENCE for length in sentences) / max(1, len(sentences)),
        reading_ease=flesch_reading_ease(sum(sentences), len(sentences), syllables) if readable else None,
        grade=flesch_kincaid_grade(sum(sentences), len(sentences), syllables) if readable else None,
        cross_references=sum(load.cross_references for load in loads),
        legal_references=sum(load.legal_references for load in loads),
    )


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch (1948): about 100 is very easy, 60 to 70 plain English, below 30 very hard."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Kincaid and others (1975): the years of schooling, in the United States, that the text asks for."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
