"""A .qdpx or .qde file read: what our interviews hold, and everything else so that it can come back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.interviews import Excerpt, Interviews
from canllaw.evidence.refi_qda.archive import Store, internal_name, open_store
from canllaw.evidence.refi_qda.cleaning import Cleaner
from canllaw.evidence.refi_qda.codes import ReadCodes, read_codes
from canllaw.evidence.refi_qda.elements import Element, make_element, without
from canllaw.evidence.refi_qda.excerpts import Reader, ReadText, put_back, read_text, without_facts
from canllaw.evidence.refi_qda.facts import NAMES_BY_GUID
from canllaw.evidence.refi_qda.keys import KeyLine, is_key_note, make_document_keys, read_key_note, settle
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.parsing import parse
from canllaw.evidence.refi_qda.people import read_people
from canllaw.evidence.refi_qda.project import CarriedFile, Project, Remainder
from canllaw.evidence.refi_qda.shapes import SHAPES
from canllaw.evidence.refi_qda.texts import SourceText, choose_countings, name_of_text, read_texts, texts_of

NONE = Element(tag="")


def read_qdpx(path: Path) -> Project:
    """Read a project. Raises MaterialError with every problem; what cannot be carried is in `losses`."""
    with open_store(path) as store:
        tally = Tally(source=store.source)
        root = parse(store.content, store.source, "Project")
        project = Cleaner(tally=tally).clean(root, SHAPES["Project"])
        assert project is not None, "a project needs nothing that cannot be mended"
        if tally.problems:
            raise MaterialError(tally.problems)
        return understand(project, store, tally)


def understand(project: Element, store: Store, tally: Tally) -> Project:
    lines = read_key_note(project)
    book = project.first("CodeBook")
    codes = read_codes(book.first("Codes") if book else None, lines)
    reader = Reader(codes=codes, people=read_people(project), tally=tally)
    origin = project.get("origin")
    sources = project.first("Sources") or NONE
    texts = tuple(read_texts(sources, store, tally))
    read = read_all(texts, lines, origin, reader)
    left = leave(project, codes, read)
    held = tuple(each.transcript.guid for each in read)
    remainder = Remainder(
        project=without(left, attributes=("name", "origin")),
        rests=codes.rests + tuple(rest for each in read for rest in each.rests),
        held=held,
        files=carry_files(left, texts, frozenset(held), store, tally),
    )
    interviews = Interviews(
        transcripts=tuple(each.transcript for each in read),
        codebook=codes.codebook,
        excerpts=settle_keys([excerpt for each in read for excerpt in each.excerpts], lines),
    )
    return Project(
        name=project.get("name"),
        interviews=interviews,
        remainder=remainder,
        origin=origin,
        losses=tally.finish(),
    )


def read_all(
    texts: Sequence[SourceText], lines: Sequence[KeyLine], origin: str, reader: Reader
) -> tuple[ReadText, ...]:
    """Every text as a transcript, in the order of the file."""
    derived = make_document_keys(
        (text.element.get("guid"), name_of_text(text.source, text.element)) for text in texts
    )
    keys = settle(derived, lines, "document")
    countings = choose_countings(texts, origin, reader.tally)
    return tuple(
        read_text(text, keys[text.element.get("guid")], counting, reader)
        for text, counting in zip(texts, countings, strict=True)
    )


def settle_keys(excerpts: Sequence[Excerpt], lines: Sequence[KeyLine]) -> tuple[Excerpt, ...]:
    keys = settle({excerpt.guid: excerpt.guid for excerpt in excerpts}, lines, "excerpt")
    return tuple(replace(excerpt, key=keys[excerpt.guid]) for excerpt in excerpts)


def leave(project: Element, codes: ReadCodes, read: Sequence[ReadText]) -> Element:
    """The project without what our records hold."""
    shells = {each.shell.get("guid"): each.shell for each in read}
    holders = {each.transcript.guid for each in read}
    changes: dict[str, Callable[[Element], Element]] = {
        "CodeBook": lambda _: make_element("CodeBook", make_element("Codes", *codes.categories)),
        "Variables": lambda found: keep(found, lambda each: each.get("guid") not in NAMES_BY_GUID),
        "Notes": lambda found: keep(found, lambda each: not is_key_note(each)),
        "Sources": lambda found: replace(
            found, children=tuple(leave_source(source, shells, holders) for source in found.children)
        ),
    }
    children = (changes[each.tag](each) if each.tag in changes else each for each in project.children)
    return replace(project, children=tuple(child for child in children if not is_hollow(child)))


def leave_source(source: Element, shells: dict[str, Element], held: set[str]) -> Element:
    left = put_back(source, shells)
    return without_facts(left) if any(each.get("guid") in held for each in texts_of(source)) else left


def keep(found: Element, wanted: Callable[[Element], bool]) -> Element:
    return replace(found, children=tuple(child for child in found.children if wanted(child)))


def is_hollow(element: Element) -> bool:
    """A container of which nothing is left."""
    if element.tag == "CodeBook":
        return not element.children[0].children
    return element.tag in ("Variables", "Notes") and not element.children


def carry_files(
    project: Element, texts: Sequence[SourceText], held: frozenset[str], store: Store, tally: Tally
) -> tuple[CarriedFile, ...]:
    """The files that the remainder names, in the order of their names. Others are told."""
    wanted: set[str] = set()
    for element, address, is_text in addresses(project):
        name = store.find(address)
        if name is not None:
            wanted.add(name)
        elif internal_name(address) is None:
            what = message("The file lies outside the project; only its address is carried.")
            tally.add(Grade.NOTED, what, tally.place(element))
        elif not is_text:
            what = message("A file that the project names is missing; only its name is carried.")
            tally.add(Grade.ASIDE, what, tally.place(element))
    read = {store.find(text.element.get("plainTextPath")) for text in texts}
    what = message("A file of the archive belongs to no source and is left behind.")
    if store.archive is None:
        what = message("A file of the folder sources belongs to no source of the project and is left behind.")
    for _ in sorted(set(store.entries) - wanted - read):
        tally.add(Grade.LOST, what)
    return tuple(store.carry(name) for name in sorted(wanted))


def addresses(project: Element) -> Iterator[tuple[Element, str, bool]]:
    """Elements that name files; whether it is a text's own, whose absence is told elsewhere."""
    for element in project.walk():
        for name in ("path", "plainTextPath", "richTextPath"):
            if address := element.get(name):
                yield element, address, name == "plainTextPath" and element.tag != "Note"
