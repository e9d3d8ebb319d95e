"""The sources of a project as they are written: transcripts with their selections put back in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import message
from canllaw.evidence.interviews.interviews import Excerpt, Transcript
from canllaw.evidence.refi_qda.category_writing import all_categories
from canllaw.evidence.refi_qda.elements import Element, having, make_element
from canllaw.evidence.refi_qda.facts import facts_of, make_values
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.people import read_people
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.selections import Writer, write_selections
from canllaw.evidence.refi_qda.stances import read_hypothesis
from canllaw.evidence.refi_qda.texts import TEXT_TAGS, texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """The words of a transcript as a file of the archive."""

    name: str
    transcript: Transcript


def name_text_files(project: Project) -> tuple[TextFile, ...]:
    """Each text under its GUID, unless a file that is passed on has that name."""
    taken = {file.name.casefold() for file in project.remainder.files}
    return tuple(
        TextFile(
            name=f"{each.guid}.txt" if f"{each.guid}.txt" not in taken else f"{each.guid}-text.txt",
            transcript=each,
        )
        for each in project.interviews.transcripts
    )


def make_sources(project: Project, files: Sequence[TextFile], tally: Tally) -> Element:
    """The sources that came with the project, with their transcripts in place, then the new transcripts."""
    by_guid = {file.transcript.guid: file for file in files}
    filled = fill_texts(project, by_guid, tally)
    held = frozenset(project.remainder.held)
    old = project.remainder.project.first("Sources") or Element(tag="Sources")
    kept = [put_in(source, filled, held, by_guid, tally) for source in old.children]
    shown = {element.get("guid") for source in old.children for element in texts_of(source)}
    new = [add_facts(filled[guid], by_guid[guid].transcript) for guid in filled if guid not in shown]
    return Element(tag="Sources", children=(*(each for each in kept if each is not None), *new))


def fill_texts(project: Project, files: Mapping[str, TextFile], tally: Tally) -> dict[str, Element]:
    """Each transcript's element with its selections and the address of its words, by GUID."""
    excerpts: dict[str, list[Excerpt]] = {}
    for excerpt in project.interviews.excerpts:
        excerpts.setdefault(excerpt.document, []).append(excerpt)
    writer = Writer(
        people=read_people(project.remainder.project),
        rests=project.remainder.rests_by_name(),
        codes={code.key: code.guid for code in project.interviews.codebook.codes},
        # Where two categories have one name, the first is meant.
        categories={read_hypothesis(each): each for each in reversed(all_categories(project))},
        tally=tally,
    )
    filled: dict[str, Element] = {}
    for guid, shell in shells_of(project).items():
        words = files[guid].transcript
        full = write_selections(shell, words, excerpts.get(words.key, ()), writer)
        filled[guid] = having(full, plainTextPath=f"internal://{files[guid].name}")
    return filled


def shells_of(project: Project) -> Mapping[str, Element]:
    """What is left of each text that is a transcript; a bare source for a transcript that is new."""
    sources = project.remainder.project.first("Sources")
    old = {
        element.get("guid"): element
        for source in (sources.children if sources else ())
        for element in texts_of(source)
    }
    return {
        each.guid: old.get(each.guid) or make_element("TextSource", guid=each.guid, name=each.key)
        for each in project.interviews.transcripts
    }


def put_in(
    source: Element,
    filled: Mapping[str, Element],
    held: frozenset[str],
    files: Mapping[str, TextFile],
    tally: Tally,
) -> Element | None:
    """A source with its transcripts in place; None where its transcript was taken away."""
    gone = [each for each in texts_of(source) if each.get("guid") in held and each.get("guid") not in filled]
    for each in gone:
        codings = sum(element.tag == "Coding" for element in each.walk())
        tally.add(Grade.LOST, message("A transcript was taken away, and its source with it."), None, codings)
    if source.tag == "TextSource":
        if gone:
            return None
        source = filled.get(source.get("guid"), source)
    else:
        left = (child for child in source.children if child not in gone)
        children = (filled.get(e.get("guid"), e) if e.tag in TEXT_TAGS else e for e in left)
        source = replace(source, children=tuple(children))
    own = [files[each.get("guid")].transcript for each in texts_of(source) if each.get("guid") in filled]
    if len({facts_of(each) for each in own}) > 1:
        what = message("Transcripts of one recording differ in their facts; those of the first are written.")
        tally.add(Grade.LOST, what, tally.place(source))
    return add_facts(source, own[0]) if own else source


def add_facts(source: Element, transcript: Transcript) -> Element:
    return having(source, *make_values(facts_of(transcript)))
