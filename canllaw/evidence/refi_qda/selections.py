"""Our excerpts as selections of a text, with their codings and stances."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from canllaw.basics.language import message
from canllaw.evidence.interviews.interviews import Coding, Excerpt, Transcript
from canllaw.evidence.refi_qda.elements import Element, having, make_element, make_guid
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.people import People, read_moment, write_moment
from canllaw.evidence.refi_qda.stances import find_stance_guid
from canllaw.evidence.refi_qda.texts import read_points

LONGEST_NAME = 100
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """What is needed to write a selection: GUIDs of coders and codes, and what was left when it was read."""

    people: People
    rests: Mapping[tuple[str, str], Element]
    codes: Mapping[str, str]
    categories: Mapping[str, Element]
    tally: Tally


def write_selections(
    shell: Element, transcript: Transcript, excerpts: Iterable[Excerpt], writer: Writer
) -> Element:
    """What is left of a text's element, with its selections in it."""
    if shell.tag == "Transcript":
        return write_transcript_selections(shell, transcript, excerpts, writer)
    new = (
        set_positions(write_selection("PlainTextSelection", excerpt, transcript, writer), excerpt)
        for excerpt in excerpts
    )
    return having(shell, *new)


def set_positions(selection: Element, excerpt: Excerpt) -> Element:
    return having(selection, startPosition=str(excerpt.start), endPosition=str(excerpt.end))


def write_transcript_selections(
    shell: Element, transcript: Transcript, excerpts: Iterable[Excerpt], writer: Writer
) -> Element:
    """In the transcript of a recording selections stand between points; missing points are added."""
    points = read_points(shell)
    new: list[Element] = []
    for excerpt in excerpts:
        selection = write_selection("TranscriptSelection", excerpt, transcript, writer)
        ends = {"fromSyncPoint": excerpt.start, "toSyncPoint": excerpt.end}
        for name, position in ends.items():
            guid = selection.get(name)
            if points.get(guid) != position:
                guid = make_guid("point", transcript.guid, str(position))
                if guid not in points:
                    points[guid] = position
                    new.append(make_element("SyncPoint", guid=guid, position=str(position)))
            selection = having(selection, **{name: guid})
        new.append(selection)
    return having(shell, *new)


def write_selection(tag: str, excerpt: Excerpt, transcript: Transcript, writer: Writer) -> Element:
    """A selection without its positions. New ones are named by their first words."""
    words = transcript.text[excerpt.start : excerpt.end]
    rest = writer.rests.get((tag, excerpt.guid))
    base = rest or make_element(tag, guid=excerpt.guid, name=first_words(words))
    note = (make_element("Description", text=excerpt.note),) if excerpt.note else ()
    children = (*note, *write_codings(excerpt, writer), *base.children)
    return replace(base, children=children)


def first_words(words: str) -> str:
    words = SPACES.sub(" ", words).strip()
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"


def write_codings(excerpt: Excerpt, writer: Writer) -> Iterator[Element]:
    for coding in excerpt.codings:
        if coding.code in writer.codes:
            yield write_coding(coding, writer.codes[coding.code], writer)
        else:
            what = message("The coding names a code that the codebook does not have; it is not written.")
            writer.tally.add(Grade.LOST, what, None, 1)
    for bearing in excerpt.bearings:
        guid = find_stance_guid(writer.categories[bearing.hypothesis], bearing.hypothesis, bearing.stance)
        coding = Coding(code="", coder=bearing.coder, made=bearing.made, guid=bearing.guid)
        yield write_coding(coding, guid, writer)


def write_coding(coding: Coding, code: str, writer: Writer) -> Element:
    rest = writer.rests.get(("Coding", coding.guid))
    exact = rest.get("creationDateTime") if rest else ""
    same = exact and read_moment(exact) == coding.made
    return make_element(
        "Coding",
        make_element("CodeRef", targetGUID=code),
        *(rest.children if rest else ()),
        guid=coding.guid,
        creatingUser=writer.people.guid(coding.coder),
        creationDateTime=exact if same else write_moment(coding.made),
    )
