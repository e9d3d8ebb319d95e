"""One walk through an edition: sentences, lists under their stems, and who was named just before."""

import re
from dataclasses import replace

from canllaw.basics.language import message
from canllaw.guidance.documents import Passage, PassageKind
from canllaw.guidance.expectations import Part
from canllaw.guidance.finding_page import NOBODY, Actor, Memory, Page, Stem, is_inside_quotation
from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.sentences import split_sentences

# A stem that its items complete as parts of the sentence: "The home offers staff who—", "The aim is to:".
UNFINISHED = re.compile(
    r"(?:[—]|\b(?:who|that|which|whose|to|by|and|or|of|for|from|with|is|are|was|were|has|have)\W*)$"
)


class Walk(Page):
    """Reads passages in order and keeps what it finds."""

    def read_passage(self, position: int) -> None:
        passage = self.edition.passages[position]
        if position in self.done or passage.kind is PassageKind.CODE:
            return
        self.remember_paragraph(position)
        sentences = split_sentences(passage.text, self.edition.language)
        for number, span in enumerate(sentences):
            self.read_sentence(position, span, last=number == len(sentences) - 1)

    def remember_paragraph(self, position: int) -> None:
        """A new paragraph forgets who was named; one printed number is one paragraph, with its items."""
        passage = self.edition.passages[position]
        key: str | int | None = passage.paragraph
        if key is None:
            key = passage.stem if passage.stem is not None else position
            if key == self.memory.paragraph:
                return
        if key != self.memory.paragraph or passage.kind in (PassageKind.HEADING, PassageKind.TABLE_CELL):
            self.memory = Memory(paragraph=key)

    def read_sentence(self, position: int, span: Span, *, last: bool) -> None:
        """One sentence: its clauses, or its imperative, and the list under it where it is a stem."""
        passage = self.edition.passages[position]
        sentence = passage.text[span[0] : span[1]]
        if is_inside_quotation(passage.text, span[0]):
            return
        clauses = list(self.grammar.read_clauses(sentence))
        heading = passage.kind is PassageKind.HEADING
        accepted = [clause for clause in clauses if self.accepts(position, clause, sentence)]
        items = self.items.get(position, []) if last and not heading else []
        for clause in clauses:
            if not any(clause is kept for kept in accepted):
                self.decline(position, span[0], clause)
        if not accepted and not heading:
            accepted = self.read_imperatives(position, sentence, items)
        if not accepted:
            self.memory.previous = None
            if items:
                self.read_plain_list(position, items)
            return
        said: Part | None = None
        for clause in accepted:
            at_stem = bool(items) and clause is accepted[-1]
            said = self.read_clause(position, span[0], clause, items if at_stem else [])
        self.memory.previous = said

    def accepts(self, position: int, clause: Clause, sentence: str) -> bool:
        passage = self.edition.passages[position]
        if clause.declined:
            return False
        if passage.kind is PassageKind.HEADING:
            return clause.action is not None and not clause.procedural
        if clause.procedural:
            return clause.actor is not None and self.is_at_work(passage, sentence[slice(*clause.actor)])
        return True

    def is_at_work(self, passage: Passage, actor: str) -> bool:
        """Whether "will" tells how somebody works: in a procedure, or in a document about their work."""
        return self.is_procedure(passage) or self.style.describes_work_of(actor)

    def read_clause(self, position: int, offset: int, clause: Clause, items: list[int]) -> Part | None:
        """One accepted clause, as one expectation or as one for each item under it."""
        passage = self.edition.passages[position]
        actor = self.find_actor(position, offset, clause)
        if actor.part is not None:
            self.memory.named = actor.part
        if items and clause.open_end:
            text = passage.text[offset + clause.start : offset + clause.end]
            force_words = self.part(passage, offset, clause.force_words)
            stem = Stem(passage=position, text=text, clause=clause, actor=actor, force_words=force_words)
            if self.read_items(stem, items):
                return actor.part
        end = passage.start + offset + clause.end
        if items:
            end = self.join_items(items, end)
        self.add(position, passage.start + offset, clause, actor, end=end)
        return actor.part

    def join_items(self, items: list[int], end: int) -> int:
        """The end of the last item; items that ask something of their own are still read for themselves."""
        for item in items:
            passage = self.edition.passages[item]
            end = max(end, passage.end)
            if not any(not clause.declined for clause in self.grammar.read_clauses(passage.text)):
                self.done.add(item)
            end = self.join_items(self.items.get(item, []), end)
        return end

    def read_items(self, stem: Stem, items: list[int]) -> bool:
        """Items that complete an open stem, each an expectation. False where none does."""
        read = {item: self.read_item(stem, item) for item in items}
        if not any(read.values()):
            return any([self.read_nested(stem, item) for item in items if self.items.get(item)])  # noqa: C419 - read all
        for item, clause in read.items():
            if clause is None:
                self.read_nested(stem, item)
                continue
            self.add_item(stem, item, clause)
        return True

    def read_item(self, stem: Stem, item: int) -> Clause | None:
        text = self.edition.passages[item].text
        spans = split_sentences(text, self.edition.language)
        if not spans:
            return None
        if any(not clause.declined for clause in self.grammar.read_clauses(text[spans[0][0] : spans[0][1]])):
            return None
        return self.grammar.read_item(text[spans[0][0] : spans[0][1]], stem.clause)

    def read_nested(self, stem: Stem, item: int) -> bool:
        """An item that is a condition over a list of its own: "(b) where the child is under 13:"."""
        under = self.items.get(item, [])
        passage = self.edition.passages[item]
        text = f"{stem.text} {passage.text}"
        return bool(under) and self.read_items(replace(stem, passage=item, text=text), under)

    def add_item(self, stem: Stem, item: int, clause: Clause) -> None:
        passage = self.edition.passages[item]
        self.done.add(item)
        spans = split_sentences(passage.text, self.edition.language)
        offset = spans[0][0] if spans else 0
        own = self.part(passage, offset, clause.actor)
        actor = Actor(part=own) if own else self.inherit_from_stem(stem, clause)
        end = passage.start + offset + clause.end
        if len(spans) == 1:
            end = self.join_items(self.items.get(item, []), end)
        self.add(item, passage.start + offset, clause, actor, end=end, stem=stem)
        self.memory.named = self.memory.previous = actor.part or self.memory.named
        for span in spans[1:]:
            self.read_sentence(item, span, last=span == spans[-1])

    def inherit_from_stem(self, stem: Stem, clause: Clause) -> Actor:
        if stem.actor.part is None:
            return NOBODY
        source = message(
            'The actor, "{actor}", is named in the words before the list.', actor=stem.actor.part.text
        )
        return Actor(part=stem.actor.part, source=source)

    def read_imperatives(self, position: int, sentence: str, items: list[int]) -> list[Clause]:
        """An imperative counts in a procedure, a numbered list, a table, or a manual for its reader."""
        passage = self.edition.passages[position]
        clause = self.grammar.read_imperative(sentence)
        if clause is None or clause.action is None:
            return []
        if passage.kind is PassageKind.FOOTNOTE:
            return []
        asked = self.is_procedure(passage) or self.style.asks_reader(sentence, passage.kind)
        return [clause] if asked else []

    def read_plain_list(self, position: int, items: list[int]) -> None:
        """A stem without force: its items are guidelines where every one of them is an imperative."""
        if len(items) < 2 or UNFINISHED.search(self.edition.passages[position].text):
            return
        clauses = []
        for item in items:
            text = self.edition.passages[item].text
            spans = split_sentences(text, self.edition.language)
            clause = self.grammar.read_imperative(text[slice(*spans[0])]) if spans else None
            if clause is None:
                return
            clauses.append((item, spans, clause))
        for item, spans, clause in clauses:
            passage = self.edition.passages[item]
            self.done.add(item)
            end = self.join_items(self.items.get(item, []), passage.start + spans[0][0] + clause.end)
            self.add(item, passage.start + spans[0][0], clause, NOBODY, end=end)
            for span in spans[1:]:
                self.read_sentence(item, span, last=span == spans[-1])

    def find_actor(self, position: int, offset: int, clause: Clause) -> Actor:
        """Who acts: in the words, behind a pronoun, in the sentence before, or in the row of the table."""
        passage = self.edition.passages[position]
        own = self.part(passage, offset, clause.actor)
        if own is not None and not clause.pronoun:
            return Actor(part=own)
        if clause.pronoun:
            reader = self.style.speaks_to_reader and own is not None and own.text.lower().startswith("you")
            if self.memory.named is None or reader:
                return NOBODY
            source = message(
                'The actor, "{actor}", was named before and is meant by a pronoun here.',
                actor=self.memory.named.text,
            )
            return Actor(part=self.memory.named, source=source)
        if clause.passive and self.memory.previous is not None and clause.force_words is not None:
            source = message(
                'The actor, "{actor}", is that of the sentence before.', actor=self.memory.previous.text
            )
            return Actor(part=self.memory.previous, source=source)
        return self.find_actor_in_row(passage)
