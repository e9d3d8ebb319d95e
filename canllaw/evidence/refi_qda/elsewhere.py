"""Codings that no excerpt can hold: on pictures, pages, recordings, whole sources, texts that are missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from canllaw.evidence.refi_qda.codes import read_codes
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.excerpts import read_coding
from canllaw.evidence.refi_qda.people import People, read_people
from canllaw.evidence.refi_qda.project import CodingElsewhere, Medium, Project

MEDIA: Mapping[str, Medium] = {
    "TextSource": Medium.TEXT,
    "PictureSource": Medium.PICTURE,
    "PDFSource": Medium.PDF,
    "AudioSource": Medium.AUDIO,
    "VideoSource": Medium.VIDEO,
    "Note": Medium.NOTE,
}
WHERE = frozenset("startPosition endPosition page firstX firstY secondX secondY begin end".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """By which names codes and people are known."""

    codes: Mapping[str, str]
    people: People


def find_codings_elsewhere(project: Project) -> tuple[CodingElsewhere, ...]:
    """Every coding of the remainder as in the file; last those of excerpts whose code is unknown."""
    remainder = project.remainder
    names = Names(codes=names_of_codes(project), people=read_people(remainder.project))
    wholes = [remainder.project.first(part) for part in ("Sources", "Notes")]
    sources = [source for whole in wholes if whole for source in whole.children]
    found = [each for source in sources for each in find_in(source, source, names)]
    documents = {excerpt.guid: excerpt.document for excerpt in project.interviews.excerpts}
    texts = {
        each.key: Element(tag="TextSource", attributes=(("guid", each.guid), ("name", each.key)))
        for each in project.interviews.transcripts
    }
    for rest in remainder.rests:
        if rest.get("guid") in documents:
            source = texts[documents[rest.get("guid")]]
            found.extend(make_coding(coding, rest, source, names) for coding in rest.all("Coding"))
    return tuple(found)


def names_of_codes(project: Project) -> Mapping[str, str]:
    """The key of each code by its GUID; a stance is known as hypothesis and stance."""
    book = project.remainder.project.first("CodeBook")
    stances = read_codes(book.first("Codes") if book else None).stances
    own = {code.guid: code.key for code in project.interviews.codebook.codes}
    return own | {guid: f"{each.hypothesis}: {each.stance}" for guid, each in stances.items()}


def find_in(element: Element, source: Element, names: Names) -> Iterator[CodingElsewhere]:
    """Codings of an element and of everything below it."""
    for child in element.children:
        if child.tag == "Coding":
            yield make_coding(child, element, source, names)
        else:
            yield from find_in(child, source, names)


def make_coding(element: Element, selection: Element, source: Element, names: Names) -> CodingElsewhere:
    coding = read_coding(element, names.people)
    representation = selection.first("Representation")
    words = representation.words("PlainTextContent") if representation else ""
    return CodingElsewhere(
        medium=MEDIA[source.tag],
        source=source.get("guid"),
        source_name=source.get("name"),
        selection="" if selection is source else selection.get("guid"),
        where=tuple(pair for pair in selection.attributes if pair[0] in WHERE),
        words=words or ("" if selection is source else selection.get("name")),
        coding=replace(coding, code=names.codes.get(coding.code, coding.code)),
        code_known=coding.code in names.codes,
    )
