"""Small readings for tests: a line of guidance is an expectation, and what matters is written in the test."""

from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place, Source
from canllaw.guidance.documents import Edition, Passage, PassageKind, Section
from canllaw.guidance.expectations import Expectation, Force, Polarity, Reading

FORCE_WORDS = (
    ("need not", Force.PERMISSION, Polarity.DO_NOT),
    ("must not", Force.REQUIREMENT, Polarity.DO_NOT),
    ("should not", Force.GUIDELINE, Polarity.DO_NOT),
    ("must", Force.REQUIREMENT, Polarity.DO),
    ("should", Force.GUIDELINE, Polarity.DO),
    ("may", Force.PERMISSION, Polarity.DO),
    ("rhaid", Force.REQUIREMENT, Polarity.DO),
    ("dylai", Force.GUIDELINE, Polarity.DO),
)


def make_edition(name: str, lines: str, language: Language = Language.ENGLISH) -> tuple[Reading, Edition]:
    """`# Title` opens a section, `stem: > item` is a list item; every other line is one expectation."""
    source = Source(name=name, sha256="0" * 64)
    sections: list[Section] = []
    passages: list[Passage] = []
    found: list[Expectation] = []
    at = 0
    for line in filter(None, map(str.strip, lines.splitlines())):
        here = len(sections) - 1 if sections else None
        if line.startswith("# "):
            sections.append(Section(title=line[2:], level=1))
            continue
        stem, _, item = line.rpartition(" > ")
        passage = Passage(
            kind=PassageKind.LIST_ITEM if stem else PassageKind.PARAGRAPH,
            text=item,
            start=at,
            end=at + len(item),
            section=here,
            stem=0 if stem else None,
        )
        found.append(
            make_expectation(name, len(passages), passage, f"{stem} {item}".strip(), sections, source)
        )
        passages.append(passage)
        at += len(item) + 1
    edition = Edition(
        source=source,
        title=name,
        language=language,
        format="text",
        text="\n".join(passage.text for passage in passages),
        sections=tuple(sections),
        passages=tuple(passages),
    )
    return Reading(expectations=tuple(found), declined=()), edition


def make_expectation(
    name: str, number: int, passage: Passage, text: str, sections: list[Section], source: Source
) -> Expectation:
    force, polarity = next(
        (
            (force, polarity)
            for words, force, polarity in FORCE_WORDS
            if f" {words} " in f" {text.lower()} ".replace(",", "")
        ),
        (Force.REQUIREMENT, Polarity.DO),
    )
    return Expectation(
        id=f"{name}{number + 1}",
        passage=number,
        place=Place(source=source, start=passage.start, end=passage.end),
        section=(sections[-1].title,) if sections else (),
        text=text,
        start=passage.start,
        end=passage.end,
        force=force,
        force_words=None,
        polarity=polarity,
        reason=message("A test says so."),
    )
