"""Personal data in free text: found so that a person can be warned, and masked where somebody asks for it.

What is found are places, never words: nothing here keeps, prints or logs what it read.
What is spelt out ("oh seven seven double oh") or said round a corner is not found: it needs a reader.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language, Message, message, say
from canllaw.evidence.personal_data.births import find_births
from canllaw.evidence.personal_data.codes import (
    find_emails,
    find_insurance_numbers,
    find_nhs_numbers,
    find_postcodes,
)
from canllaw.evidence.personal_data.names import find_names
from canllaw.evidence.personal_data.phones import find_phones

Span = tuple[int, int]


class PersonalKind(StrEnum):
    """What was found. Where two overlap, the longer is kept, then the one named first here."""

    EMAIL = "e-mail"
    NHS_NUMBER = "NHS number"
    INSURANCE_NUMBER = "National Insurance number"
    PHONE = "phone"
    BIRTH = "date of birth"
    POSTCODE = "postcode"
    NAME = "name"


KIND_WORDS: dict[PersonalKind, Message] = {
    PersonalKind.EMAIL: message("e-mail address"),
    PersonalKind.NHS_NUMBER: message("NHS number"),
    PersonalKind.INSURANCE_NUMBER: message("National Insurance number"),
    PersonalKind.PHONE: message("telephone number"),
    PersonalKind.BIRTH: message("date of birth"),
    PersonalKind.POSTCODE: message("postcode"),
    PersonalKind.NAME: message("name"),
}
ORDER = {kind: at for at, kind in enumerate(PersonalKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDatum:
    """Personal data of a kind, from `start` to `end` (code points) of the text that was searched.

    Holds no words, so that it can be printed, counted and stored.
    """

    kind: PersonalKind
    start: int
    end: int

    def __post_init__(self) -> None:
        assert 0 <= self.start < self.end, "personal data has a place"


def find_personal_data(text: str, names: Sequence[str] = ()) -> tuple[PersonalDatum, ...]:
    """Everything in a text that looks like personal data, in order, without overlaps.

    `names` are a study's own list of people (see `find_names` for how they are looked for). Time grows
    with the length of the text.
    """
    found = [
        PersonalDatum(kind=kind, start=start, end=end)
        for kind, spans in search(text, tuple(names))
        for start, end in spans
    ]
    found.sort(key=lambda each: (each.start - each.end, ORDER[each.kind], each.start))
    return tuple(keep_apart(found)) if len(found) > 1 else tuple(found)


def search(text: str, names: tuple[str, ...]) -> Iterator[tuple[PersonalKind, Iterable[Span]]]:
    if "@" in text:
        yield PersonalKind.EMAIL, find_emails(text)
    yield PersonalKind.NHS_NUMBER, find_nhs_numbers(text)
    yield PersonalKind.INSURANCE_NUMBER, find_insurance_numbers(text)
    yield PersonalKind.PHONE, find_phones(text)
    yield PersonalKind.BIRTH, find_births(text)
    yield PersonalKind.POSTCODE, find_postcodes(text)
    if names:
        yield PersonalKind.NAME, find_names(text, names)


def keep_apart(found: Iterable[PersonalDatum]) -> list[PersonalDatum]:
    """Without those that overlap one named before them; in order of place."""
    taken: set[int] = set()
    kept: list[PersonalDatum] = []
    for each in found:
        place = range(each.start, each.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def mask_text(text: str, found: Iterable[PersonalDatum], language: Language = Language.ENGLISH) -> str:
    """The text with each of these places replaced by its kind in brackets, such as `[NHS number]`.

    They are of this text and do not overlap. Places of what follows are moved: mask before excerpts are made.
    """
    parts: list[str] = []
    at = 0
    for each in sorted(found, key=lambda each: each.start):
        assert at <= each.start < each.end <= len(text), "places are of this text and stand apart"
        parts += [text[at : each.start], f"[{say(KIND_WORDS[each.kind], language)}]"]
        at = each.end
    return "".join([*parts, text[at:]])
