"""A project of another program: our interviews, and everything else that must come back on export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from canllaw.evidence.interviews.interviews import Codebook, Coding, Interviews
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Losses

EMPTY = Element(tag="Project")
NOTHING_LOST = Losses()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFile:
    """A file of the archive that is passed on as it is: a picture, a recording, a styled text.

    `store` is where it lies: the archive, or the file itself where `entry` is empty. Only when a project is
    written is it opened again, and its content held against `sha256`.
    """

    name: str
    size: int
    sha256: str
    store: Path = field(compare=False)
    entry: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """What our interviews do not hold.

    `project` is the whole project without what the interviews hold. `rests` are what is left of the codes,
    selections and codings that they hold, such as who changed them when, known by tag and GUID. `held` are
    the GUIDs of the sources whose text is a transcript.
    """

    project: Element = EMPTY
    rests: tuple[Element, ...] = ()
    held: tuple[str, ...] = ()
    files: tuple[CarriedFile, ...] = ()

    def rests_by_name(self) -> Mapping[tuple[str, str], Element]:
        return {(rest.tag, rest.get("guid")): rest for rest in self.rests}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project as read, or made of our interviews. `origin` is the program that wrote its file."""

    name: str
    interviews: Interviews
    remainder: Remainder = Remainder()
    origin: str = ""
    losses: Losses = NOTHING_LOST


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCodebook:
    """A codebook as programs exchange it alone. `sets` are its groups of codes."""

    codebook: Codebook
    sets: tuple[Element, ...] = ()
    origin: str = ""
    losses: Losses = NOTHING_LOST


class Medium(StrEnum):
    """What kind of source a coding stands on that no excerpt can hold."""

    TEXT = "text"
    PICTURE = "picture"
    PDF = "pdf"
    AUDIO = "audio"
    VIDEO = "video"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingElsewhere:
    """A coding without words in a transcript: on a picture, a page, a recording, or a source as a whole.

    `selection` is the GUID of what was coded, empty for the whole source. `where` are its bounds as the
    standard names them: page and corners, begin and end in milliseconds, or positions in a text that is
    missing. `code` of the coding is its GUID where the codebook does not have it (`code_known` is false).
    """

    medium: Medium
    source: str
    source_name: str
    selection: str
    where: tuple[tuple[str, str], ...]
    words: str
    coding: Coding
    code_known: bool = True
