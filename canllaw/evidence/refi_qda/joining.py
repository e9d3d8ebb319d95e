"""Several projects as one, around the interviews that were joined of them.

A study may have one project for each coder, made from the same sources, or one for each part of the work.
Codes, people and transcripts that the study takes for one are one here too, by the GUID of the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import message
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.refi_qda.archive import internal_name
from canllaw.evidence.refi_qda.elements import Element, free_guid
from canllaw.evidence.refi_qda.losses import Grade, Losses, Tally
from canllaw.evidence.refi_qda.merging import merge_elements, merge_rests
from canllaw.evidence.refi_qda.people import read_people
from canllaw.evidence.refi_qda.project import CarriedFile, Project, Remainder
from canllaw.evidence.refi_qda.ready import make_ready
from canllaw.evidence.refi_qda.shapes import ATTRIBUTE_KINDS, Kind
from canllaw.evidence.refi_qda.texts import TEXT_TAGS, texts_of

ADDRESSES = frozenset({"path", "plainTextPath", "richTextPath"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is called otherwise in the joined project: GUIDs, and the files that are passed on."""

    guids: Mapping[str, str]
    files: Mapping[str, str]


def join_projects(
    projects: Sequence[Project], interviews: Interviews, name: str
) -> tuple[Project, tuple[Losses, ...]]:
    """The interviews with everything else that came with these projects, and what had to be left out.

    One project keeps its name, several take `name`. Of each project that gave anything up there are losses.
    """
    # Where two projects know different things by one GUID, the second has one of its own from here on.
    interviews = make_ready(Project(name=name, interviews=interviews)).interviews
    if not projects:
        return Project(name=name, interviews=interviews), ()
    first, *others = projects
    joined, losses = rename(first, names_of(first, projects, interviews, ())), []
    for other in others:
        tally = Tally(source=source_of(other))
        names = names_of(other, projects, interviews, joined.files)
        joined = merge_remainders(joined, rename(other, names), tally)
        losses.append(tally.finish())
    called = name if others else first.name
    return Project(name=called, interviews=interviews, remainder=joined), tuple(losses)


def source_of(project: Project) -> Source:
    """The file of a project; without a name where it holds no transcript by which to know it."""
    transcripts = project.interviews.transcripts
    return transcripts[0].source if transcripts else Source(name=project.name, sha256="")


def names_of(
    project: Project, projects: Sequence[Project], interviews: Interviews, taken: Sequence[CarriedFile]
) -> Names:
    guids: dict[str, str] = {}
    codes = {code.key: code.guid for code in interviews.codebook.codes}
    guids |= {code.guid: codes[code.key] for code in project.interviews.codebook.codes}
    texts = {each.key: each.guid for each in interviews.transcripts}
    guids |= {each.guid: texts[each.key] for each in project.interviews.transcripts}
    guids |= dict(find_holders(project, projects, guids))
    people = find_people(projects)
    own = read_people(project.remainder.project).names
    guids |= {guid: people[name] for guid, name in own.items()}
    return Names(guids=guids, files=dict(find_new_names(project.remainder.files, taken)))


def find_people(projects: Sequence[Project]) -> Mapping[str, str]:
    """The GUID of everybody by name: that of the first project which names the person."""
    people: dict[str, str] = {}
    taken: set[str] = set()
    for each in projects:
        for guid, name in read_people(each.remainder.project).names.items():
            if name not in people:
                people[name] = free_guid(guid, ("user", name), taken)
    return people


def find_holders(
    project: Project, projects: Sequence[Project], guids: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Sources whose text is another project's too, such as the words of one picture."""
    holders: dict[str, Element] = {}
    for each in projects:
        for source in sources_of(each.remainder.project):
            for text in texts_of(source):
                holders.setdefault(text.get("guid"), source)
    for source in sources_of(project.remainder.project):
        for text in texts_of(source):
            holder = holders.get(guids.get(text.get("guid"), ""))
            if holder is not None and holder.tag == source.tag:
                yield source.get("guid"), holder.get("guid")


def sources_of(project: Element) -> tuple[Element, ...]:
    sources = project.first("Sources")
    return sources.children if sources else ()


def find_new_names(files: Sequence[CarriedFile], taken: Sequence[CarriedFile]) -> Iterator[tuple[str, str]]:
    """Names in small letters to others, for files that are called like one with another content."""
    known = {file.name.casefold(): file.sha256 for file in taken}
    for file in files:
        number = 2
        name = file.name
        while known.get(name.casefold(), file.sha256) != file.sha256:
            name, number = f"{number}-{file.name}", number + 1
        if name != file.name:
            yield file.name.casefold(), name


def rename(project: Project, names: Names) -> Remainder:
    """What a project holds besides its interviews, in the names of the joined one."""
    left = project.remainder
    return Remainder(
        project=rename_element(left.project, names),
        rests=tuple(rename_element(rest, names) for rest in left.rests),
        held=tuple(names.guids.get(guid, guid) for guid in left.held),
        files=tuple(
            replace(file, name=names.files.get(file.name.casefold(), file.name)) for file in left.files
        ),
    )


def rename_element(element: Element, names: Names) -> Element:
    attributes = tuple((key, rename_value(key, value, names)) for key, value in element.attributes)
    children = tuple(rename_element(child, names) for child in element.children)
    return replace(element, attributes=attributes, children=children)


def rename_value(key: str, value: str, names: Names) -> str:
    if ATTRIBUTE_KINDS.get(key) is Kind.GUID:
        return names.guids.get(value, value)
    new = names.files.get((internal_name(value) or "").casefold()) if key in ADDRESSES else None
    return f"internal://{new}" if new else value


def merge_remainders(first: Remainder, other: Remainder, tally: Tally) -> Remainder:
    files = {file.name.casefold(): file for file in (*other.files, *first.files)}
    return Remainder(
        project=merge_elements(first.project, without_texts_of(first.project, other.project, tally), tally),
        rests=merge_rests((*first.rests, *other.rests), tally),
        held=tuple(dict.fromkeys((*first.held, *other.held))),
        files=tuple(files[name] for name in sorted(files)),
    )


def without_texts_of(first: Element, other: Element, tally: Tally) -> Element:
    """The other project without texts that the first holds in a source of another kind, which is told."""
    holders = {
        text.get("guid"): source.get("guid") for source in sources_of(first) for text in texts_of(source)
    }

    def is_elsewhere(text: Element, source: Element) -> bool:
        return holders.get(text.get("guid"), source.get("guid")) != source.get("guid")

    kept: list[Element] = []
    for source in sources_of(other):
        twice = [text for text in texts_of(source) if is_elsewhere(text, source)]
        for text in twice:
            what = message(
                "A text is a source of its own in one project and part of another in a second one."
            )
            codings = sum(each.tag == "Coding" for each in text.walk())
            tally.add(Grade.LOST, what, tally.place(text), codings)
        if source not in twice:
            left = (each for each in source.children if each.tag not in TEXT_TAGS or each not in twice)
            kept.append(replace(source, children=tuple(left)))
    parts = (
        replace(part, children=tuple(kept)) if part.tag == "Sources" else part for part in other.children
    )
    return replace(other, children=tuple(parts))
