"""What was said: transcripts, a codebook, excerpts with their codes, and what they say of hypotheses.

`guid` is the name by which programs for qualitative analysis know a thing (REFI-QDA); empty until it was
exchanged with one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from canllaw.basics.language import Bilingual, Language
from canllaw.basics.sources import Source


class Stance(StrEnum):
    """How an excerpt bears on a hypothesis."""

    FOR = "for"
    AGAINST = "against"
    QUALIFIES = "qualifies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One interview as text. `sha256` is the hash of `text` (UTF-8): excerpts hold on to it.

    Characters are counted as Unicode code points of `text`, whose line ends are all "\\n".
    `key` is the name by which excerpts know it: that of its file without the ending.
    """

    key: str
    source: Source
    text: str = field(repr=False)
    sha256: str
    language: Language = Language.ENGLISH
    authority: str = ""
    role: str = ""
    wave: str = ""
    held: date | None = None
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of the codebook; `parent` is the key of the code above it. `codable` false is a category.

    `name_cy` and `description_cy` are Welsh; where they are empty, the others are shown in Welsh too.
    """

    key: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""
    codable: bool = True
    guid: str = ""
    name_cy: str = ""
    description_cy: str = ""

    @property
    def called(self) -> Bilingual:
        """Its name for whoever reads."""
        return Bilingual(self.name, self.name_cy or self.name)

    @property
    def described(self) -> Bilingual:
        """What it means; empty where nobody wrote it down."""
        return Bilingual(self.description, self.description_cy or self.description)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All codes, a parent before its children."""

    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        known: set[str] = {""}
        for code in self.codes:
            assert code.parent in known, "a parent stands before its children"
            assert code.key not in known, "a code stands once"
            known.add(code.key)

    def code(self, key: str) -> Code | None:
        return next((code for code in self.codes if code.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One code that one person gave to an excerpt."""

    code: str
    coder: str = ""
    made: datetime | None = None
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What an excerpt says of a hypothesis, and who judged it so."""

    hypothesis: str
    stance: Stance
    coder: str = ""
    made: datetime | None = None
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Some words of a transcript, `start` to `end` in its text, with the codes that they were given."""

    key: str
    document: str
    sha256: str
    start: int
    end: int
    codings: tuple[Coding, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    note: str = field(default="", repr=False)
    guid: str = ""

    def __post_init__(self) -> None:
        assert 0 <= self.start < self.end, "an excerpt has words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviews:
    """All interviews of a study with their codes. Every excerpt's words stand in its transcript."""

    transcripts: tuple[Transcript, ...] = ()
    codebook: Codebook = Codebook(codes=())
    excerpts: tuple[Excerpt, ...] = ()

    def by_key(self) -> Mapping[str, Transcript]:
        return {transcript.key: transcript for transcript in self.transcripts}

    def words_of(self, excerpt: Excerpt) -> str:
        """The words of an excerpt."""
        return self.by_key()[excerpt.document].text[excerpt.start : excerpt.end]
