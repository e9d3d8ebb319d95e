"""Criteria: statements in the present tense that are to hold ("Captions are provided"), without a force word.

A document of criteria has a regular structure: section after section opens with a heading, then a grade
("A", "Level 2", "Essential"), then the statement. Where most sections are made so, and the statements
ask for nothing by a force word, each statement is one requirement. Everywhere else nothing changes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import message
from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.expectations import Expectation, Force, Part, Polarity, Reading
from canllaw.guidance.finding_words import make_id, number_repeats
from canllaw.guidance.legal_references import find_legal_references

LEAST_SECTIONS = 5  # fewer could look alike by chance
MOST_SECTIONS_ASKING = 0.5  # share of the statements that may have a force word of their own
REGULAR = 0.5  # share of the sections with words that must be made alike
MOST_GRADES = 8  # different grades; headings and names are more various
GRADE_WORDS = 3
RECURS = 3  # sections in which a grade must stand
NEGATED = re.compile(r"(?:[\w'’-]+ ){1,8}?(?:do|does|is|are) not\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.:;?!]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A section's statement: positions of its passages, the first being the statement itself."""

    section: int
    grade: str
    passages: tuple[int, ...]


def find_criteria(edition: Edition, reading: Reading) -> Reading:
    """The reading with every criterion of a document of criteria as one requirement.

    The reading comes back unchanged where the document is not one of criteria. In the section of a criterion
    only the criterion itself counts: what else stands there explains it.
    """
    criteria = list_criteria(edition)
    if not is_document_of_criteria(edition, reading, criteria):
        return reading
    sections = {criterion.section for criterion in criteria}
    kept = [each for each in reading.expectations if edition.passages[each.passage].section not in sections]
    found = [make_requirement(edition, criterion) for criterion in criteria]
    ordered = sorted([*kept, *found], key=lambda each: (each.start, each.end))
    declined = [each for each in reading.declined if edition.passages[each.passage].section not in sections]
    return Reading(expectations=number_repeats(ordered), declined=tuple(declined))


def is_document_of_criteria(edition: Edition, reading: Reading, criteria: Sequence[Criterion]) -> bool:
    if len(criteria) < LEAST_SECTIONS:
        return False
    with_words = {each.section for each in edition.passages if each.kind is not PassageKind.HEADING}
    asking = {each.passage for each in reading.expectations if each.force is not Force.PERMISSION}
    statements_asking = sum(criterion.passages[0] in asking for criterion in criteria)
    regular = len(criteria) >= REGULAR * len(with_words)
    return regular and statements_asking < MOST_SECTIONS_ASKING * len(criteria)


def list_criteria(edition: Edition) -> list[Criterion]:
    """The sections that open with one or more grades and go on with a statement."""
    by_section: dict[int, list[int]] = defaultdict(list)
    for position, passage in enumerate(edition.passages):
        if passage.section is not None and passage.kind is not PassageKind.HEADING:
            by_section[passage.section].append(position)
    grades = find_grades(edition, by_section)
    criteria = []
    for section, positions in by_section.items():
        leading = [edition.passages[position].text for position in positions]
        number = next((turn for turn, text in enumerate(leading) if text not in grades), len(leading))
        if 0 < number < len(positions):
            said = with_its_list(edition.passages, positions[number:])
            criteria.append(Criterion(section=section, grade=leading[0], passages=said))
    return criteria


def find_grades(edition: Edition, by_section: dict[int, list[int]]) -> frozenset[str]:
    """Short labels that open section after section."""
    openings = Counter(
        edition.passages[position].text
        for positions in by_section.values()
        for position in positions[:2]
        if could_be_grade(edition.passages[position])
    )
    recurring = [text for text, count in openings.items() if count >= RECURS]
    return frozenset(recurring) if len(recurring) <= MOST_GRADES else frozenset()


def could_be_grade(passage: Passage) -> bool:
    words = passage.text.split()
    return (
        passage.kind is PassageKind.PARAGRAPH
        and len(words) <= GRADE_WORDS
        and not SENTENCE_END.search(passage.text)
    )


def with_its_list(passages: Sequence[Passage], positions: Sequence[int]) -> tuple[int, ...]:
    """A statement with the list under it: what is asked is the whole."""
    first, *others = positions
    said = [first]
    for position in others:
        passage = passages[position]
        if passage.kind is not PassageKind.LIST_ITEM and passage.level == 0:
            break
        said.append(position)
    return tuple(said)


def make_requirement(edition: Edition, criterion: Criterion) -> Expectation:
    first, last = (edition.passages[position] for position in (criterion.passages[0], criterion.passages[-1]))
    words = edition.text[first.start : last.end]
    text = " ".join(words.split())
    return Expectation(
        id=make_id(text),
        passage=criterion.passages[0],
        place=edition.place(first, first.start, last.end),
        section=edition.section_titles(first),
        text=text,
        start=first.start,
        end=last.end,
        force=Force.REQUIREMENT,
        force_words=None,
        polarity=Polarity.DO_NOT if NEGATED.match(text) else Polarity.DO,
        reason=message(
            'It is a criterion: a statement that is to hold, under a heading and the grade "{grade}".',
            grade=criterion.grade,
        ),
        action=Part(text=first.text, start=first.start, end=first.end),
        legal_references=find_legal_references(words, first.start, edition.language),
    )
