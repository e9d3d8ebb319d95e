"""A project written as .qdpx: our interviews put back into everything else that came with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw import __version__
from canllaw.basics.language import message
from canllaw.basics.sources import Source
from canllaw.evidence.interviews import Excerpt, Interviews, Transcript
from canllaw.evidence.refi_qda.codes import key_lines_of_codes, write_codes
from canllaw.evidence.refi_qda.elements import Element, having, make_element
from canllaw.evidence.refi_qda.facts import GUIDS, facts_of, make_values, make_variable
from canllaw.evidence.refi_qda.keys import KeyLine, make_document_keys, make_key_note
from canllaw.evidence.refi_qda.losses import Grade, Losses, Tally
from canllaw.evidence.refi_qda.packing import pack
from canllaw.evidence.refi_qda.people import make_users, read_people
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.ready import TEXT_TAGS, make_ready, texts_in
from canllaw.evidence.refi_qda.selections import Writer, write_selections
from canllaw.evidence.refi_qda.shapes import SHAPES
from canllaw.evidence.refi_qda.stances import complete, read_hypothesis
from canllaw.evidence.refi_qda.texts import OWN_ORIGIN, name_of_text
from canllaw.evidence.refi_qda.xml import make_xml, mend

PROJECT = "urn:QDA-XML:project:1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """The words of a transcript as a file of the archive."""

    name: str
    transcript: Transcript


def make_project(interviews: Interviews, name: str) -> Project:
    """A project of our own, which came from no other program."""
    return Project(name=name, interviews=interviews)


def write_qdpx(project: Project, path: Path) -> Losses:
    """Write a project, replacing any file there; the same project gives the same bytes.

    Says what the file could not hold. Raises MaterialError where a file that is to be passed on is gone.
    """
    tally = Tally(source=Source(name=path.name, sha256=""))
    ready = make_ready(project)
    files = name_text_files(ready)
    root = mend(make_root(ready, files, tally), tally)
    texts = {file.name: file.transcript.text.encode("utf-8", "replace") for file in files}
    pack(path, make_xml(root, PROJECT), texts, ready.remainder.files)
    return tally.finish()


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


def make_root(project: Project, files: Sequence[TextFile], tally: Tally) -> Element:
    old = project.remainder.project
    interviews = project.interviews
    parts = {child.tag: child for child in old.children if child.tag != "NoteRef"}
    parts["CodeBook"] = make_codebook(project, parts.get("CodeBook"))
    parts["Sources"] = make_sources(project, files, tally)
    parts["Users"] = added("Users", parts.get("Users"), make_users(read_people(old), coders_of(interviews)))
    known = {name for each in interviews.transcripts for name in names_of_facts(each)}
    parts["Variables"] = added(
        "Variables", parts.get("Variables"), (make_variable(name) for name in GUIDS if name in known)
    )
    lines = tuple(key_lines(project))
    parts["Notes"] = added("Notes", parts.get("Notes"), [make_key_note(lines)] if lines else [])
    children = [parts[tag] for tag in SHAPES["Project"].children if tag in parts and not is_empty(parts[tag])]
    root = replace(old, tag="Project", children=(*children, *old.all("NoteRef")))
    named = (("name", project.name), ("origin", f"{OWN_ORIGIN}{__version__}"))
    return replace(root, attributes=(*named, *root.attributes))


def added(tag: str, old: Element | None, new: Iterable[Element]) -> Element:
    return having(old or Element(tag=tag), *new)


def is_empty(part: Element) -> bool:
    return part.tag != "Description" and not part.children


def names_of_facts(transcript: Transcript) -> Iterator[str]:
    guids = {guid: name for name, guid in GUIDS.items()}
    for value in make_values(facts_of(transcript)):
        yield guids[value.children[0].get("targetGUID")]


def coders_of(interviews: Interviews) -> Iterator[str]:
    for excerpt in interviews.excerpts:
        yield from (coding.coder for coding in excerpt.codings)
        yield from (bearing.coder for bearing in excerpt.bearings)


def make_codebook(project: Project, old: Element | None) -> Element:
    """Our codes, then the categories of hypotheses, those that no excerpt bears on any more among them."""
    codes = write_codes(project.interviews.codebook, project.remainder.rests_by_name())
    categories = (*categories_of(old), *new_categories(project, old))
    inner = (*codes, *categories)
    return make_element("CodeBook", make_element("Codes", *inner)) if inner else make_element("CodeBook")


def categories_of(old: Element | None) -> tuple[Element, ...]:
    """The categories of hypotheses of the remainder, each with all three codes."""
    codes = old.first("Codes") if old else None
    return tuple(
        complete(category, read_hypothesis(category)) for category in (codes.children if codes else ())
    )


def new_categories(project: Project, old: Element | None) -> tuple[Element, ...]:
    known = {read_hypothesis(category) for category in categories_of(old)}
    named = {bearing.hypothesis for each in project.interviews.excerpts for bearing in each.bearings}
    return tuple(complete(None, key) for key in sorted(named - known))


def make_sources(project: Project, files: Sequence[TextFile], tally: Tally) -> Element:
    remainder, interviews = project.remainder, project.interviews
    old = remainder.project.first("Sources") or Element(tag="Sources")
    excerpts: dict[str, list[Excerpt]] = {}
    for excerpt in interviews.excerpts:
        excerpts.setdefault(excerpt.document, []).append(excerpt)
    book = remainder.project.first("CodeBook")
    writer = Writer(
        people=read_people(remainder.project),
        rests=remainder.rests_by_name(),
        codes={code.key: code.guid for code in interviews.codebook.codes},
        categories={
            read_hypothesis(each): each for each in (*categories_of(book), *new_categories(project, book))
        },
        tally=tally,
    )
    by_guid = {file.transcript.guid: file for file in files}
    filled: dict[str, Element] = {}
    for guid, shell in shells_of(project).items():
        if guid in by_guid:
            words = by_guid[guid].transcript
            full = write_selections(shell, words, excerpts.get(words.key, ()), writer)
            filled[guid] = having(full, plainTextPath=f"internal://{by_guid[guid].name}")
    kept = [put_in(source, filled, frozenset(remainder.held), by_guid, tally) for source in old.children]
    shown = {element.get("guid") for source in old.children for element in texts_in(source)}
    new = [add_facts(filled[guid], by_guid[guid].transcript) for guid in filled if guid not in shown]
    return Element(tag="Sources", children=(*(each for each in kept if each is not None), *new))


def shells_of(project: Project) -> Mapping[str, Element]:
    """What is left of each text that is a transcript; a bare source for a transcript that is new."""
    sources = project.remainder.project.first("Sources")
    old = {
        element.get("guid"): element
        for source in (sources.children if sources else ())
        for element in texts_in(source)
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
    gone = [each for each in texts_in(source) if each.get("guid") in held and each.get("guid") not in filled]
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
    own = [files[each.get("guid")].transcript for each in texts_in(source) if each.get("guid") in filled]
    if len({facts_of(each) for each in own}) > 1:
        what = message("Transcripts of one recording differ in their facts; those of the first are written.")
        tally.add(Grade.LOST, what, tally.place(source))
    return add_facts(source, own[0]) if own else source


def add_facts(source: Element, transcript: Transcript) -> Element:
    return having(source, *make_values(facts_of(transcript)))


def key_lines(project: Project) -> Iterator[KeyLine]:
    """Lines for the keys that nobody could make again from names and GUIDs."""
    yield from key_lines_of_codes(project.interviews.codebook)
    sources = project.remainder.project.first("Sources")
    names = {
        element.get("guid"): name_of_text(source, element)
        for source in (sources.children if sources else ())
        for element in texts_in(source)
    }
    transcripts = project.interviews.transcripts
    derived = make_document_keys((each.guid, names.get(each.guid, each.key)) for each in transcripts)
    for each in transcripts:
        if derived[each.guid] != each.key:
            yield KeyLine(kind="document", guid=each.guid, key=each.key)
    for excerpt in project.interviews.excerpts:
        if excerpt.key != excerpt.guid:
            yield KeyLine(kind="excerpt", guid=excerpt.guid, key=excerpt.key)
