"""Puts pieces together: sections, numbered paragraphs, lists under stems, footnotes, one exact text.

The same content gives the same passages, whatever the format was; only the pages differ.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from canllaw.basics.sources import Source
from canllaw.guidance.documents import Edition, Passage, PassageKind, Section
from canllaw.guidance.reading.contents import leave_out_contents, plain
from canllaw.guidance.reading.language import find_language
from canllaw.guidance.reading.lone_marks import join_lone_marks
from canllaw.guidance.reading.notes import NoteLinks, leave_out_headings, link_notes, place_notes
from canllaw.guidance.reading.numbering import split_heading
from canllaw.guidance.reading.paragraphs import Block, introduces, judge_marks
from canllaw.guidance.reading.pieces import Piece, RawDocument

INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None)
INVISIBLE_LETTER = re.compile(f"[{''.join(map(chr, INVISIBLE))}]")
# No word processor and no web page can hold these; PDFs with damaged fonts and texts of other systems do.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
PARTS, PART = 20, 1_000
NOTE_MARK = re.compile(r"\[?(\d{1,4}|[*†‡§])[\].)]?\s*(?=\S)")


def assemble(raw: RawDocument, source: Source, format: str) -> Edition:
    """Make an edition of the pieces that a reader found."""
    pieces = [tidied for piece in raw.pieces if (tidied := tidy(piece)).text]
    pieces = leave_out_headings(leave_out_contents(join_lone_marks(pieces)))
    blocks = list(judge_marks(pieces))
    links = link_notes(blocks)
    title_at, title = find_title(blocks, raw.title, source)
    building = Building(blocks=blocks, links=links, title_at=title_at)
    for position in place_notes(blocks, links):
        building.add(position)
    text = "\n".join(passage.text for passage in building.passages)
    return Edition(
        source=source,
        title=title,
        language=find_language(parts_of(text)),
        format=format,
        text=text,
        sections=tuple(building.sections),
        passages=building.with_notes(),
        pages=raw.pages,
        silent_pages=raw.silent_pages,
    )


def parts_of(text: str) -> str:
    """Parts that are spread evenly over a long text, which tell its language as well as the whole does."""
    if len(text) <= PARTS * PART:
        return text
    step = len(text) // PARTS
    return " ".join([text[part * step : part * step + PART] for part in range(PARTS)])


def tidy(piece: Piece) -> Piece:
    """Composed letters, single plain spaces, nothing invisible; marks of notes and headings set apart."""
    text, marker = tidy_text(piece.text), piece.marker
    if piece.kind is PassageKind.HEADING and marker is None:
        marker, text = split_heading(text)
    elif piece.kind is PassageKind.FOOTNOTE and marker is None and (match := NOTE_MARK.match(text)):
        marker, text = match[1], text[match.end() :]
    if marker is not None:
        marker = tidy_text(marker)
        marker = marker.strip("[]().") if piece.kind is PassageKind.FOOTNOTE else marker
        marker = marker.rstrip(".") if piece.kind is PassageKind.HEADING else marker
    if text == piece.text and marker == piece.marker:
        return piece
    return replace(piece, text=text, marker=marker or None)


def tidy_text(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        # Translating a text that holds none of these takes many times as long as looking for them.
        if INVISIBLE_LETTER.search(text):
            text = text.translate(INVISIBLE)
    if not text.isprintable():
        text = UNPRINTABLE.sub("", text)
    elif "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # the plain space is the only one that is printable
    return " ".join(text.split())


def find_title(blocks: Sequence[Block], stated: str | None, source: Source) -> tuple[int | None, str]:
    """The document's own title and the position of the heading that says it, which opens no section."""
    headings = [position for position, block in enumerate(blocks[:400]) if opens_section(block)]
    stated = tidy_text(stated) if stated else None
    if stated:
        wanted = plain(stated)
        for position in headings[:3]:
            block = blocks[position]
            words = {plain(block.text), plain(f"{block.marker or ''}{block.text}")}
            # A file's own title often goes on where the title on its first page ends: "...: second edition".
            if wanted in words or (
                block.level == 1 and len(block.text) > 12 and wanted.startswith(plain(block.text))
            ):
                return position, stated if wanted in words else block.text
        return None, stated
    name = source.name.rpartition(".")[0] or source.name
    if not headings:
        return None, name
    first = headings[0]
    level = blocks[first].level
    alone = all(block.level > level for block in blocks[first + 1 :] if opens_section(block))
    if alone and blocks[first].marker is None:
        return first, blocks[first].text
    return None, blocks[first].text if first == 0 and blocks[first].marker is None else name


def opens_section(block: Block) -> bool:
    return block.kind is PassageKind.HEADING and not block.piece.boxed


@dataclass(slots=True)
class Building:
    """An edition in the making. `places` tells for each block the position of its passage."""

    blocks: Sequence[Block]
    links: NoteLinks
    title_at: int | None
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    end: int = -1
    paragraph: str | None = None
    open_sections: list[tuple[int, int]] = field(default_factory=list)
    stems: list[int | None] = field(default_factory=list)
    last: int | None = None
    note_paragraphs: dict[int, str | None] = field(default_factory=dict)

    def add(self, position: int) -> None:
        block = self.blocks[position]
        here = len(self.passages)
        self.places[position] = here
        for note in self.links.get(position, ()):
            self.note_paragraphs.setdefault(note, block.number or self.paragraph)
        match block.kind:
            case PassageKind.HEADING:
                self.add_heading(block, position)
            case PassageKind.LIST_ITEM:
                self.keep(block, paragraph=self.paragraph, stem=self.stem_for(block))
                self.last = here
            case PassageKind.FOOTNOTE:
                self.keep(block, paragraph=self.note_paragraphs.get(position, self.paragraph))
            case PassageKind.PARAGRAPH:
                self.paragraph = block.number or self.paragraph
                del self.stems[block.level :]
                self.keep(block, paragraph=self.paragraph)
                self.last = here
            case _:
                self.keep(block, paragraph=self.paragraph)
                self.stems.clear()
                self.last = None

    def add_heading(self, block: Block, position: int) -> None:
        if not block.piece.boxed:
            self.paragraph = None
            if position != self.title_at:
                self.open_section(block)
        self.stems.clear()
        self.last = None
        level = len(self.open_sections) if position != self.title_at else 0
        self.keep(block, paragraph=self.paragraph, level=level)

    def open_section(self, block: Block) -> None:
        """Levels are counted in the tree: a heading two sizes smaller is still one level below."""
        while self.open_sections and self.open_sections[-1][0] >= block.level:
            self.open_sections.pop()
        parent = self.open_sections[-1][1] if self.open_sections else None
        level = len(self.open_sections) + 1
        self.open_sections.append((block.level, len(self.sections)))
        self.sections.append(
            Section(title=block.text, level=level, number=block.marker, parent=parent, page=block.piece.page)
        )

    def stem_for(self, block: Block) -> int | None:
        """The words right before a list, where they lead into it, are the stem of all its items."""
        del self.stems[block.level :]
        while len(self.stems) < block.level:
            self.stems.append(self.last if self.leads_into(block) else None)
        return self.stems[block.level - 1]

    def leads_into(self, block: Block) -> bool:
        if self.last is None:
            return False
        before = self.passages[self.last]
        return before.boxed == block.piece.boxed and introduces(before.text)

    def keep(
        self, block: Block, paragraph: str | None, stem: int | None = None, level: int | None = None
    ) -> None:
        start = self.end + 1
        self.end = start + len(block.text)
        piece = block.piece
        self.passages.append(
            Passage(
                kind=block.kind,
                text=block.text,
                start=start,
                end=self.end,
                section=self.open_sections[-1][1] if self.open_sections else None,
                page=piece.page,
                paragraph=paragraph,
                marker=block.marker,
                level=block.level if level is None else level,
                stem=stem,
                boxed=piece.boxed,
                cell=piece.cell,
            )
        )

    def with_notes(self) -> tuple[Passage, ...]:
        """The passages with the positions of their footnotes, which are known only when all are placed."""
        for position, notes in self.links.items():
            here = self.places[position]
            self.passages[here] = replace(
                self.passages[here], notes=tuple(self.places[note] for note in notes)
            )
        return tuple(self.passages)
