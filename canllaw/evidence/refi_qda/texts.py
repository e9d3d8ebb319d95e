"""The texts of a project: where they stand, their words, and how positions in them are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError
from canllaw.evidence.refi_qda import limits
from canllaw.evidence.refi_qda.archive import Store, internal_name
from canllaw.evidence.refi_qda.counting import COUNTINGS, STANDARD, Counting, Unit, counts_alike
from canllaw.evidence.refi_qda.counting_choice import Evidence, Marked, choose, weigh
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Grade, Tally

OWN_ORIGIN = "Canllaw "
# Where the words stand that can be selected: in which child of which source; empty is the source itself.
TEXT_CHILDREN = {
    "TextSource": "",
    "PDFSource": "Representation",
    "PictureSource": "TextDescription",
    "AudioSource": "Transcript",
    "VideoSource": "Transcript",
}
TEXT_TAGS = frozenset(tag for tag in TEXT_CHILDREN.values() if tag)
SELECTIONS = ("PlainTextSelection", "TranscriptSelection")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A text with its words as the file has them. `element` holds its selections, `source` is whose it is."""

    source: Element
    element: Element
    raw: str


def texts_of(source: Element) -> tuple[Element, ...]:
    """The elements of a source in which text can be selected."""
    tag = TEXT_CHILDREN[source.tag]
    return source.all(tag) if tag else (source,)


def name_of_text(source: Element, element: Element) -> str:
    return element.get("name") or source.get("name")


def read_texts(sources: Element, store: Store, tally: Tally) -> Iterator[SourceText]:
    """Every text whose words are there; the others are told. Raises MaterialError where it is too much.

    Several sources may name one file, so small archives could hold texts without end.
    """
    together = 0
    for source in sources.children:
        for element in texts_of(source):
            raw = read_raw(element, store, tally)
            if raw is not None:
                together += len(raw)
                if together > limits.LARGEST_TEXTS_TOGETHER:
                    raise MaterialError([limits.bomb(store.source)])
                yield SourceText(source=source, element=element, raw=raw)


def read_raw(element: Element, store: Store, tally: Tally) -> str | None:
    """The words of a text as the file has them, None where they are not to be had."""
    address = element.get("plainTextPath")
    name = store.find(address) if address else None
    if name is not None:
        return decode(store.read(name, limits.LARGEST_TEXT), element, tally)
    inline = element.first("PlainTextContent")
    if inline is not None:
        return inline.text
    codings = sum(len(each.all("Coding")) for tag in SELECTIONS for each in element.all(tag))
    tally.add(Grade.ASIDE, why_no_words(element, address), tally.place(element), codings)
    return None


def why_no_words(element: Element, address: str) -> Message:
    if address and internal_name(address) is None:
        return message("The text lies outside the project, so its selections are carried without words.")
    if address:
        return message("The text is missing from the project, so its selections are carried without words.")
    if element.get("richTextPath"):
        return message("The text is given as styled document only, so no transcript is made of it.")
    return message("The source has no text, so its selections are carried without words.")


def decode(content: bytes, element: Element, tally: Tally) -> str:
    """UTF-8 as the standard asks, or what else a text can be in; the latter is told."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            words = content.decode("utf-16")
            tally.add(Grade.NOTED, message("The text was in UTF-16, not in UTF-8."), tally.place(element))
            return words
        except UnicodeError:
            pass
    try:
        return content.decode("utf-8")
    except UnicodeError:
        what = message("The text was not in UTF-8 and was read as Windows-1252; letters may be wrong.")
        tally.add(Grade.NOTED, what, tally.place(element))
        return content.decode("cp1252", errors="replace")


def choose_countings(texts: Sequence[SourceText], origin: str, tally: Tally) -> tuple[Counting, ...]:
    """How positions are counted in each text.

    A text speaks for itself where it can; where it cannot, all texts of the project together do, since one
    program wrote them; where nothing speaks, the standard is followed.
    """
    if origin.startswith(OWN_ORIGIN):
        return tuple(STANDARD for _ in texts)
    evidence = [weigh(text.raw, tuple(marked_of(text.element))) for text in texts]
    together = [sum((each[at] for each in evidence), Evidence()) for at in range(len(COUNTINGS))]
    common = choose(together)
    found = []
    for text, own in zip(texts, evidence, strict=True):
        counting = choose(own) or common
        if not counts_alike(text.raw):
            tell(counting, own, text, tally)
        found.append(counting or STANDARD)
    return tuple(found)


def tell(counting: Counting | None, own: Sequence[Evidence], text: SourceText, tally: Tally) -> None:
    """What was decided is said where it is not what the standard says, or where nothing helped to decide."""
    place = tally.place(text.element)
    if counting is None:
        if own[0].judged:
            what = message(
                "Programs count some characters of this text differently and nothing tells how this one did; "
                "positions were read as the standard says. Compare some excerpts with the original."
            )
            tally.add(Grade.NOTED, what, place)
        return
    if counting.unit is Unit.UTF_16:
        what = message("Positions counted UTF-16 units where the standard counts characters; set right.")
        tally.add(Grade.NOTED, what, place)
    if not counting.double_line_ends:
        what = message("Positions counted a line end of two characters as one; set right.")
        tally.add(Grade.NOTED, what, place)
    if counting.counts_mark:
        tally.add(Grade.NOTED, message("Positions counted the byte order mark; set right."), place)


def marked_of(element: Element) -> Iterator[Marked]:
    for selection in element.all("PlainTextSelection"):
        yield Marked(
            start=int(selection.get("startPosition")),
            end=int(selection.get("endPosition")),
            name=selection.get("name"),
        )
    points = read_points(element)
    for selection in element.all("TranscriptSelection"):
        start, end = points.get(selection.get("fromSyncPoint")), points.get(selection.get("toSyncPoint"))
        if start is not None and end is not None:
            yield Marked(start=start, end=end, name=selection.get("name"))


def read_points(element: Element) -> dict[str, int]:
    """Positions of the points that join a recording and its transcript, by GUID."""
    return {
        point.get("guid"): int(point.get("position"))
        for point in element.all("SyncPoint")
        if point.get("position")
    }
