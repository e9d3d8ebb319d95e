"""What coders wrote beside the words: notes on excerpts and what codes mean. Each knows where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.interviews import Codebook, Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Some words of a coder. `interview` is the one that they are about, where it is in a project."""

    words: str = field(repr=False)
    place: Place
    interview: str = ""


def find_code_remarks(codebook: Codebook, source: Source) -> Iterator[Remark]:
    """What codes mean, where a program wrote it: known by the key of the code, since there is no row."""
    for code in codebook.codes:
        if code.description:
            yield Remark(words=code.description, place=Place(source=source, column=code.key))


def find_excerpt_remarks(excerpts: tuple[Excerpt, ...], source: Source) -> Iterator[Remark]:
    """Notes on the excerpts of a project: known by their interview and the characters they are about."""
    for each in excerpts:
        if each.note:
            column = f"{each.document}:{each.start}-{each.end}:note"
            place = Place(source=source, column=column, start=each.start, end=each.end)
            yield Remark(words=each.note, place=place, interview=each.document)
