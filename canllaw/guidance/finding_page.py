"""The page as the finder sees it: lists, tables, procedures; and the expectations written down so far."""

from collections import defaultdict
from dataclasses import dataclass, field

from canllaw.basics.language import Message, message
from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.expectations import Declined, Expectation, Part
from canllaw.guidance.finding_style import find_style
from canllaw.guidance.finding_words import PROCEDURE, WHO_HEADING, make_id
from canllaw.guidance.grammar.clauses import Clause, Grammar, Span
from canllaw.guidance.legal_references import find_legal_references


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and the sentence that says where that was found (None where it stands in the words)."""

    part: Part | None
    source: Message | None = None


NOBODY = Actor(part=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """What a list item inherits: the words before it, the clause and the actor."""

    passage: int
    text: str
    clause: Clause
    actor: Actor
    force_words: Part | None


@dataclass(slots=True)
class Memory:
    """Who was named in the paragraph so far. `previous` is the actor of the sentence just before."""

    paragraph: str | int | None = None
    named: Part | None = None
    previous: Part | None = None


@dataclass
class Page:
    """What stands where on the page, and what was found there."""

    edition: Edition
    grammar: Grammar
    expectations: list[Expectation] = field(default_factory=list)
    declined: list[Declined] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.memory = Memory()
        self.style = find_style(self.edition)
        self.done: set[int] = set()
        self.items: dict[int, list[int]] = defaultdict(list)
        self.cells: dict[tuple[int, int, int], int] = {}
        for position, passage in enumerate(self.edition.passages):
            if passage.stem is not None:
                self.items[passage.stem].append(position)
            if passage.cell is not None:
                self.cells.setdefault(passage.cell, position)
        self.procedures = tuple(bool(PROCEDURE.search(section.title)) for section in self.edition.sections)

    def is_procedure(self, passage: Passage) -> bool:
        if passage.cell is not None:
            return passage.cell[2] > 0
        section = passage.section
        while section is not None:
            if self.procedures[section]:
                return True
            section = self.edition.sections[section].parent
        numbered = passage.marker is not None and passage.marker.strip("().").isdigit()
        return passage.kind is PassageKind.LIST_ITEM and numbered

    def find_actor_in_row(self, passage: Passage) -> Actor:
        """In a table with a column for who acts, that cell of the row is the actor."""
        if passage.cell is None:
            return NOBODY
        table, row, column = passage.cell
        for other in range(12):
            heading = self.cells.get((table, 0, other))
            if heading is None:
                break
            who = self.cells.get((table, row, other))
            if (
                who is None
                or other == column
                or row == 0
                or not WHO_HEADING.search(self.edition.passages[heading].text)
            ):
                continue
            words = self.edition.passages[who]
            part = Part(text=words.text, start=words.start, end=words.end)
            return Actor(
                part=part,
                source=message('The actor, "{actor}", stands in the row of the table.', actor=part.text),
            )
        return NOBODY

    def part(self, passage: Passage, offset: int, span: Span | None) -> Part | None:
        if span is None:
            return None
        start, end = passage.start + offset + span[0], passage.start + offset + span[1]
        return Part(text=self.edition.text[start:end], start=start, end=end)

    def add(
        self, position: int, origin: int, clause: Clause, actor: Actor, *, end: int, stem: Stem | None = None
    ) -> None:
        """Write down one expectation. `origin` is the sentence's place in the text."""
        passage = self.edition.passages[position]
        start = origin + clause.start
        words = " ".join(self.edition.text[start:end].split())
        text = f"{stem.text} {words}" if stem else words
        offset = origin - passage.start
        inherited = actor.part is not None and not (start <= actor.part.start and actor.part.end <= end)
        self.expectations.append(
            Expectation(
                id=make_id(text),
                passage=position,
                place=self.edition.place(passage, start, end),
                section=self.edition.section_titles(passage),
                text=text,
                start=start,
                end=end,
                force=clause.force,
                force_words=self.part(passage, offset, clause.force_words)
                or (stem.force_words if stem else None),
                polarity=clause.polarity,
                reason=self.say_reason(clause, actor),
                actor=actor.part,
                actor_inherited=inherited,
                action=self.part(passage, offset, clause.action),
                context=self.part(passage, offset, clause.context),
                target=self.part(passage, offset, clause.target),
                time=self.part(passage, offset, clause.time),
                legal_references=find_legal_references(
                    self.edition.text[start:end], start, self.edition.language
                ),
            )
        )

    def say_reason(self, clause: Clause, actor: Actor) -> Message:
        if actor.source is None:
            return clause.why
        return message("{words} {actor}", words=clause.why, actor=actor.source)

    def decline(self, position: int, offset: int, clause: Clause) -> None:
        passage = self.edition.passages[position]
        start, end = passage.start + offset + clause.start, passage.start + offset + clause.end
        reason = clause.why
        if not clause.declined:
            reason = message("The words tell what will happen, and stand in no procedure.")
        self.declined.append(
            Declined(
                passage=position,
                place=self.edition.place(passage, start, end),
                text=" ".join(self.edition.text[start:end].split()),
                reason=reason,
            )
        )


def is_inside_quotation(text: str, at: int) -> bool:
    """Whether a sentence begins inside a quotation that a sentence before it opened."""
    if at == 0:
        return False
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
