"""Selections of a text as our excerpts. Those that are no words of the text stay in the remainder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from canllaw.basics.language import message
from canllaw.evidence.interviews.interviews import Bearing, Coding, Excerpt, Transcript
from canllaw.evidence.refi_qda.codes import ReadCodes
from canllaw.evidence.refi_qda.counting import Counting, Offsets, make_offsets, make_plain
from canllaw.evidence.refi_qda.elements import Element, make_element, without
from canllaw.evidence.refi_qda.facts import name_of, read_facts
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.people import People, read_moment, write_moment
from canllaw.evidence.refi_qda.texts import SELECTIONS, TEXT_TAGS, SourceText, read_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is needed to understand a selection."""

    codes: ReadCodes
    people: People
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """One text as a transcript with its excerpts; what is left of its element, selections and codings."""

    transcript: Transcript
    excerpts: tuple[Excerpt, ...]
    shell: Element
    rests: tuple[Element, ...]


def read_text(text: SourceText, key: str, counting: Counting, reader: Reader) -> ReadText:
    plain = make_plain(text.raw)
    offsets = make_offsets(text.raw, counting)
    facts = read_facts(text.source)
    transcript = Transcript(
        key=key,
        source=reader.tally.source,
        text=plain,
        sha256=hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest(),
        language=facts.language,
        authority=facts.authority,
        role=facts.role,
        wave=facts.wave,
        held=facts.held,
        guid=text.element.get("guid"),
    )
    points = read_points(text.element)
    excerpts: list[Excerpt] = []
    rests: list[Element] = []
    left: list[Element] = []
    for child in text.element.children:
        if child.tag not in SELECTIONS:
            left.append(move_point(child, offsets))
            continue
        span = span_of(child, points, offsets)
        if span is None or not span[0] < span[1]:
            tell_aside(child, span, reader.tally)
            left.append(move_selection(child, offsets))
            continue
        excerpt, more = read_excerpt(child, span, transcript, reader)
        excerpts.append(excerpt)
        rests.extend(more)
    kept = without(replace(text.element, children=tuple(left)), ("plainTextPath",), ("PlainTextContent",))
    return ReadText(transcript=transcript, excerpts=tuple(excerpts), shell=kept, rests=tuple(rests))


def span_of(selection: Element, points: Mapping[str, int], offsets: Offsets) -> tuple[int, int] | None:
    """First character and the one after the last; None where they lie outside the text or are unknown."""
    if selection.tag == "PlainTextSelection":
        first, last = int(selection.get("startPosition")), int(selection.get("endPosition"))
    else:
        found = points.get(selection.get("fromSyncPoint")), points.get(selection.get("toSyncPoint"))
        if found[0] is None or found[1] is None:
            return None
        first, last = found[0], found[1]
    if not offsets.fits(first) or not offsets.fits(last):
        return None
    return offsets.start(first), offsets.end(last)


def tell_aside(selection: Element, span: tuple[int, int] | None, tally: Tally) -> None:
    codings = len(selection.all("Coding"))
    if span is None and selection.tag == "TranscriptSelection":
        what = message("The selection of a transcript has no place in its text; it is carried without words.")
    elif span is None:
        what = message("The selection reaches past the end of the text; it is carried without words.")
    else:
        what = message("The selection holds no character; it is carried without words.")
    tally.add(Grade.ASIDE, what, tally.place(selection), codings)


def move_selection(selection: Element, offsets: Offsets) -> Element:
    """A selection that stays aside, with those of its positions that lie in our text counted in it."""
    if selection.tag != "PlainTextSelection":
        return selection
    first, last = int(selection.get("startPosition")), int(selection.get("endPosition"))
    moved = {"startPosition": str(offsets.start(first))} if offsets.fits(first) else {}
    if offsets.fits(last):
        moved["endPosition"] = str(offsets.end(last))
    return set_in_place(selection, moved)


def move_point(element: Element, offsets: Offsets) -> Element:
    """A point between recording and transcript, counted in our text."""
    position = element.get("position") if element.tag == "SyncPoint" else ""
    if not position or not offsets.fits(int(position)):
        return element
    return set_in_place(element, {"position": str(offsets.start(int(position)))})


def set_in_place(element: Element, values: Mapping[str, str]) -> Element:
    pairs = tuple((name, values.get(name, value)) for name, value in element.attributes)
    return replace(element, attributes=pairs)


def read_excerpt(
    selection: Element, span: tuple[int, int], transcript: Transcript, reader: Reader
) -> tuple[Excerpt, tuple[Element, ...]]:
    """The excerpt, and what is left of the selection and its codings."""
    codings: list[Coding] = []
    bearings: list[Bearing] = []
    rests: list[Element] = []
    unknown: list[Element] = []
    for element in selection.all("Coding"):
        coding = read_coding(element, reader.people)
        if stance := reader.codes.stances.get(coding.code):
            bearings.append(
                Bearing(
                    hypothesis=stance.hypothesis,
                    stance=stance.stance,
                    coder=coding.coder,
                    made=coding.made,
                    guid=coding.guid,
                )
            )
        elif key := reader.codes.keys.get(coding.code):
            codings.append(replace(coding, code=key))
        else:
            what = message("The coding names a code that the codebook does not have; it is carried as it is.")
            reader.tally.add(Grade.ASIDE, what, reader.tally.place(element), 1)
            unknown.append(element)
            continue
        rests.extend(rest_of_coding(element, coding))
    excerpt = Excerpt(
        key=selection.get("guid"),
        document=transcript.key,
        sha256=transcript.sha256,
        start=span[0],
        end=span[1],
        codings=tuple(codings),
        bearings=tuple(bearings),
        note=selection.words("Description"),
        guid=selection.get("guid"),
    )
    return excerpt, (*rest_of_selection(selection, unknown), *rests)


def read_coding(element: Element, people: People) -> Coding:
    """A coding whose code is still a GUID."""
    code = element.first("CodeRef")
    assert code is not None, "a coding without its code was taken away before"
    return Coding(
        code=code.get("targetGUID"),
        coder=people.name(element.get("creatingUser")),
        made=read_moment(element.get("creationDateTime")),
        guid=element.get("guid"),
    )


def rest_of_coding(element: Element, coding: Coding) -> tuple[Element, ...]:
    """Its notes, and its moment where ours is less exact than the one that was written."""
    written = element.get("creationDateTime")
    exact = "" if write_moment(coding.made) == written else written
    rest = make_element("Coding", *element.all("NoteRef"), guid=coding.guid, creationDateTime=exact)
    return (rest,) if rest.children or exact else ()


def rest_of_selection(selection: Element, unknown: list[Element]) -> tuple[Element, ...]:
    """Also where nothing is left but the GUID: it tells that its program gave the selection no name."""
    bare = without(selection, ("startPosition", "endPosition"), ("Description", "Coding"))
    return (replace(bare, children=(*unknown, *bare.all("NoteRef"))),)


def without_facts(source: Element) -> Element:
    """A source without the values that our transcripts hold."""
    left = tuple(child for child in source.children if not (child.tag == "VariableValue" and name_of(child)))
    return replace(source, children=left)


def put_back(source: Element, shells: Mapping[str, Element]) -> Element:
    """A source with its texts replaced by what is left of them."""
    if source.tag == "TextSource":
        return shells.get(source.get("guid"), source)
    children = (shells.get(e.get("guid"), e) if e.tag in TEXT_TAGS else e for e in source.children)
    return replace(source, children=tuple(children))
