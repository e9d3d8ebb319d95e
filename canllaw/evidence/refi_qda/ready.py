"""A project as it will be read again: all has a GUID of its own and stands in the order of the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from canllaw.evidence.interviews.interviews import Bearing, Codebook, Coding, Excerpt, Interviews, Transcript
from canllaw.evidence.refi_qda.codes import in_reading_order
from canllaw.evidence.refi_qda.elements import free_guid
from canllaw.evidence.refi_qda.people import write_moment
from canllaw.evidence.refi_qda.project import Project
from canllaw.evidence.refi_qda.texts import texts_of


def make_ready(project: Project) -> Project:
    """The same project with GUIDs, made from the keys where there are none, and in the order of its file."""
    interviews = project.interviews
    seen: set[str] = set()
    transcripts = in_file_order(
        [own_guid(each, ("source", each.key), seen) for each in interviews.transcripts], project
    )
    return replace(
        project,
        interviews=Interviews(
            transcripts=transcripts,
            codebook=ready_codebook(interviews.codebook),
            excerpts=tuple(ready_excerpts(interviews.excerpts, transcripts)),
        ),
    )


def own_guid(transcript: Transcript, names: tuple[str, ...], seen: set[str]) -> Transcript:
    return replace(transcript, guid=free_guid(transcript.guid, names, seen))


def in_file_order(transcripts: Sequence[Transcript], project: Project) -> tuple[Transcript, ...]:
    """Those that came with the project where they stood, then the new ones."""
    sources = project.remainder.project.first("Sources")
    ranks: dict[str, int] = {}
    for source in sources.children if sources else ():
        for element in texts_of(source):
            ranks.setdefault(element.get("guid"), len(ranks))
    return tuple(sorted(transcripts, key=lambda each: ranks.get(each.guid, len(ranks))))


def ready_codebook(codebook: Codebook) -> Codebook:
    seen: set[str] = set()
    codes = in_reading_order(codebook)
    return Codebook(
        codes=tuple(replace(each, guid=free_guid(each.guid, ("code", each.key), seen)) for each in codes)
    )


def ready_excerpts(excerpts: Sequence[Excerpt], transcripts: Sequence[Transcript]) -> Iterable[Excerpt]:
    ranks: Mapping[str, int] = {each.key: at for at, each in enumerate(transcripts)}
    selections: set[str] = set()
    codings: set[str] = set()
    for excerpt in sorted(excerpts, key=lambda each: ranks[each.document]):
        guid = free_guid(excerpt.guid, ("selection", excerpt.document, excerpt.key), selections)
        yield replace(
            excerpt,
            guid=guid,
            codings=tuple(ready_coding(each, guid, codings) for each in excerpt.codings),
            bearings=tuple(ready_bearing(each, guid, codings) for each in excerpt.bearings),
        )


def ready_coding(coding: Coding, excerpt: str, seen: set[str]) -> Coding:
    names = ("coding", excerpt, coding.code, coding.coder, write_moment(coding.made))
    return replace(coding, guid=free_guid(coding.guid, names, seen))


def ready_bearing(bearing: Bearing, excerpt: str, seen: set[str]) -> Bearing:
    made = write_moment(bearing.made)
    names = ("bearing", excerpt, bearing.hypothesis, bearing.stance, bearing.coder, made)
    return replace(bearing, guid=free_guid(bearing.guid, names, seen))
