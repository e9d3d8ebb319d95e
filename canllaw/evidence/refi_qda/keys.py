"""Our keys and the names of other programs.

Keys are made from names, so that most need no telling. Those that cannot be had so travel in a note of the
project, one line each, where a person can read them and other programs leave them in peace. So do the names
and descriptions of codes in Welsh, since the standard knows one language only.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from canllaw.evidence.refi_qda.elements import Element, make_element, make_guid, read_guid

NOTE = "Canllaw: keys"
NAME_CY, DESCRIPTION_CY = "name_cy", "description_cy"
NOTE_GUID = make_guid("note", "keys")
NOT_LETTERS = re.compile(r"[^\w]+")
NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
ENDING = re.compile(
    r"\.(?:txt|docx?|rtf|odt|pdf|md|html?|vtt|srt|mp[34]|m4a|wav|mov|png|jpe?g)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """The key of one thing: `kind` is code, document or excerpt; or the words of a code in Welsh."""

    kind: str
    guid: str
    key: str


def make_code_key(name: str) -> str:
    """The name in small letters with hyphens between words."""
    return NOT_LETTERS.sub("-", unicodedata.normalize("NFC", name).casefold()).strip("-_")


def make_document_key(name: str) -> str:
    """The name without the ending of a file and without what no file name may hold."""
    return NOT_IN_FILE_NAMES.sub("-", ENDING.sub("", name.strip())).strip(" .-")


def make_code_keys(codes: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """GUID to key, from GUID, name and GUID of the parent, a parent before its children.

    Of two codes with one name the second is known with its parent's key before it, or by a number.
    """
    keys: dict[str, str] = {}
    taken: dict[str, int] = {}
    for guid, name, parent in codes:
        key = make_code_key(name) or guid
        if key in taken and parent in keys:
            key = f"{keys[parent]}/{key}"
        keys[guid] = make_own(key, taken)
    return keys


def make_document_keys(documents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """GUID to key, from GUID and name. Of two documents with one name the second has a number."""
    taken: dict[str, int] = {}
    return {guid: make_own(make_document_key(name) or guid, taken) for guid, name in documents}


def make_own(key: str, taken: dict[str, int]) -> str:
    """The key, with a number where it is taken; it is taken from then on. `taken` has the last numbers."""
    if key not in taken:
        taken[key] = 1
        return key
    number = taken[key] + 1
    while f"{key}-{number}" in taken:
        number += 1
    taken[key] = number
    taken[f"{key}-{number}"] = 1
    return f"{key}-{number}"


def settle(derived: Mapping[str, str], lines: Sequence[KeyLine], kind: str) -> dict[str, str]:
    """The keys of the note come before those derived from names."""
    told = {line.guid: line.key for line in lines if line.kind == kind}
    taken: dict[str, int] = {}
    first = {guid: make_own(told[guid], taken) for guid in derived if guid in told}
    return {guid: first.get(guid) or make_own(key, taken) for guid, key in derived.items()}


def read_key_note(project: Element) -> tuple[KeyLine, ...]:
    """The lines of the note. Lines that are none are passed over."""
    notes = project.first("Notes")
    found = [note for note in notes.children if is_key_note(note)] if notes else []
    lines = (line for note in found for line in read_lines(note.words("PlainTextContent")))
    return tuple(
        KeyLine(kind=row[0], guid=read_guid(row[1]), key=row[2])
        for row in lines
        if len(row) == 3 and read_guid(row[1]) and row[2]
    )


def read_lines(words: str) -> list[list[str]]:
    """Rows of the note; none where somebody else wrote it."""
    try:
        return list(csv.reader(io.StringIO(words, newline="")))
    except csv.Error:
        return []


def is_key_note(note: Element) -> bool:
    """Known by its GUID or its name, unless somebody coded it or put more into it."""
    named = note.get("guid") == NOTE_GUID or note.get("name") == NOTE
    return named and [child.tag for child in note.children] == ["PlainTextContent"]


def make_key_note(lines: Sequence[KeyLine]) -> Element:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows((line.kind, line.guid, line.key) for line in lines)
    return make_element(
        "Note", make_element("PlainTextContent", text=file.getvalue()), guid=NOTE_GUID, name=NOTE
    )
