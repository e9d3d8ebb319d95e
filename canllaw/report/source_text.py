"""The source text for a page: every passage in order, with the words of every expectation marked in place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.expectations import Expectation

STYLES = {
    PassageKind.LIST_ITEM: "item",
    PassageKind.FOOTNOTE: "footnote",
    PassageKind.TABLE_CELL: "cell",
    PassageKind.CODE: "code",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Some words of a passage; `expectation` is whose they are, `anchor` whether a link leads here."""

    text: str
    expectation: str = ""
    force: str = ""
    anchor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePassage:
    """One passage as the page shows it. `page` is set where a new page begins."""

    number: int
    label: str
    style: str
    heading: int
    segments: tuple[Segment, ...]
    page: int | None


def make_source_text(edition: Edition, expectations: Sequence[Expectation]) -> tuple[SourcePassage, ...]:
    """All passages of an edition. Takes time linear in the text."""
    marks = sorted(expectations, key=lambda expectation: expectation.start)
    passages: list[SourcePassage] = []
    first, last_page, last_number = 0, None, ""
    shown: set[str] = set()
    for number, passage in enumerate(edition.passages):
        while first < len(marks) and marks[first].end <= passage.start:
            first += 1
        segments = tuple(make_segments(passage, marks, first, shown))
        new_page = passage.page if passage.page != last_page else None
        label = label_of(passage)
        again = passage.kind is PassageKind.PARAGRAPH and label == last_number
        last_page, last_number = passage.page, passage.paragraph or ""
        passages.append(
            SourcePassage(
                number=number,
                label="" if again else label,
                style=style_of(passage),
                heading=min(passage.level, 4) if passage.kind is PassageKind.HEADING else 0,
                segments=segments,
                page=new_page,
            )
        )
    return tuple(passages)


def make_segments(
    passage: Passage, marks: Sequence[Expectation], first: int, shown: set[str]
) -> Iterator[Segment]:
    """The passage's words, cut where an expectation begins or ends; of two that overlap, the first wins."""
    at = passage.start
    position = first
    while position < len(marks) and marks[position].start < passage.end:
        mark = marks[position]
        position += 1
        begin, end = max(mark.start, at), min(mark.end, passage.end)
        if begin >= end:
            continue
        if begin > at:
            yield Segment(text=passage.text[at - passage.start : begin - passage.start])
        words = passage.text[begin - passage.start : end - passage.start]
        yield Segment(text=words, expectation=mark.id, force=mark.force.value, anchor=mark.id not in shown)
        shown.add(mark.id)
        at = end
    if at < passage.end:
        yield Segment(text=passage.text[at - passage.start :])


def label_of(passage: Passage) -> str:
    """What is printed before the passage: its own mark, or its paragraph number."""
    if passage.kind is PassageKind.HEADING:
        return passage.marker or ""
    if passage.marker:
        return passage.marker
    return passage.paragraph or "" if passage.kind is PassageKind.PARAGRAPH else ""


def style_of(passage: Passage) -> str:
    styles = ["passage", STYLES.get(passage.kind, "")]
    if passage.kind is PassageKind.LIST_ITEM and passage.level > 1:
        styles.append("deep")
    if passage.boxed:
        styles.append("boxed")
    return " ".join(style for style in styles if style)
