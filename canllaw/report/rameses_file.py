"""What somebody wrote about single RAMESES II items: the optional file `report/rameses.toml` of a study."""

from dataclasses import dataclass, field
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.faults import Unfit
from canllaw.basics.language import Language, message
from canllaw.report.rameses_items import RamesesItem

RAMESES_FILE = Path("report", "rameses.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenItem:
    """What is written about an item, in one language or both."""

    en: str = ""
    cy: str = ""

    def __post_init__(self) -> None:
        if not (self.en.strip() or self.cy.strip()):
            raise Unfit(
                message("Nothing is written about this item."),
                message('Write en = "...", cy = "..." or both, or take the item out.'),
            )

    def words(self, language: Language) -> str:
        """In this language where it was written in it; otherwise in the other."""
        wanted, other = (self.cy, self.en) if language is Language.WELSH else (self.en, self.cy)
        return " ".join((wanted if wanted.strip() else other).split())

    def language(self, language: Language) -> Language:
        """The language in which `words` are."""
        own = self.cy if language is Language.WELSH else self.en
        others = {Language.ENGLISH: Language.WELSH, Language.WELSH: Language.ENGLISH}
        return language if own.strip() else others[language]


@dataclass(frozen=True, slots=True, kw_only=True)
class RamesesFile:
    """The file: each item that something is written about, by its number."""

    items: dict[RamesesItem, WrittenItem] = field(default_factory=dict)

    def of(self, item: RamesesItem) -> WrittenItem | None:
        return self.items.get(item)


def read_rameses(folder: Path) -> RamesesFile:
    """What the file of a study folder says; nothing where there is none.

    Raises MaterialError with everything that is wrong in it.
    """
    path = folder / RAMESES_FILE
    return read_definition(path, RamesesFile) if path.exists() else RamesesFile()
