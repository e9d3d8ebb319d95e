"""A project written as .qdpx: our interviews put back into everything else that came with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from canllaw import __version__
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import Interviews, Transcript
from canllaw.evidence.refi_qda.category_writing import make_codebook
from canllaw.evidence.refi_qda.codes import key_lines_of_codes, welsh_lines_of_codes
from canllaw.evidence.refi_qda.counting import MARK
from canllaw.evidence.refi_qda.elements import Element, having
from canllaw.evidence.refi_qda.facts import GUIDS, NAMES_BY_GUID, facts_of, make_values, make_variable
from canllaw.evidence.refi_qda.keys import KeyLine, make_document_keys, make_key_note
from canllaw.evidence.refi_qda.losses import Losses, Tally
from canllaw.evidence.refi_qda.packing import pack
from canllaw.evidence.refi_qda.people import make_users, read_people
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.ready import make_ready
from canllaw.evidence.refi_qda.shapes import SHAPES
from canllaw.evidence.refi_qda.source_writing import TextFile, make_sources, name_text_files
from canllaw.evidence.refi_qda.texts import OWN_ORIGIN, name_of_text, texts_of
from canllaw.evidence.refi_qda.xml import make_xml, mend

PROJECT = "urn:QDA-XML:project:1.0"


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
    texts = {file.name: encode(file.transcript.text) for file in files}
    pack(path, make_xml(root, PROJECT), texts, ready.remainder.files)
    return tally.finish()


def encode(text: str) -> bytes:
    """UTF-8 without a byte order mark. A text that begins with one gets another, to keep its own."""
    whole = f"{MARK}{text}" if text.startswith(MARK) else text
    return whole.encode("utf-8", "replace")


def make_root(project: Project, files: Sequence[TextFile], tally: Tally) -> Element:
    old = project.remainder.project
    interviews = project.interviews
    parts = {child.tag: child for child in old.children if child.tag != "NoteRef"}
    parts["CodeBook"] = make_codebook(project)
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
    for value in make_values(facts_of(transcript)):
        yield NAMES_BY_GUID[value.children[0].get("targetGUID")]


def coders_of(interviews: Interviews) -> Iterator[str]:
    for excerpt in interviews.excerpts:
        yield from (coding.coder for coding in excerpt.codings)
        yield from (bearing.coder for bearing in excerpt.bearings)


def key_lines(project: Project) -> Iterator[KeyLine]:
    """Lines for what has no other place: Welsh words, and keys that do not follow from names and GUIDs."""
    yield from key_lines_of_codes(project.interviews.codebook)
    yield from welsh_lines_of_codes(project.interviews.codebook)
    sources = project.remainder.project.first("Sources")
    names = {
        element.get("guid"): name_of_text(source, element)
        for source in (sources.children if sources else ())
        for element in texts_of(source)
    }
    transcripts = project.interviews.transcripts
    derived = make_document_keys((each.guid, names.get(each.guid, each.key)) for each in transcripts)
    for each in transcripts:
        if derived[each.guid] != each.key:
            yield KeyLine(kind="document", guid=each.guid, key=each.key)
    for excerpt in project.interviews.excerpts:
        if excerpt.key != excerpt.guid:
            yield KeyLine(kind="excerpt", guid=excerpt.guid, key=excerpt.key)
