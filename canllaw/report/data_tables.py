"""Tables on a page: what each column is, what each cell says, what a row opens to, why a cell is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number

NO_VALUE = "–"
HIDDEN = message("hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words in their own language, and where they stand."""

    text: str
    language: Language
    source: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What stands behind a figure; the page shows `summary` until somebody opens it."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    table: "DataTable | None" = None

    def __post_init__(self) -> None:
        assert self.summary, "there is something to click on"
        assert self.paragraphs or self.pairs or self.quotes or self.table, "there is something to open"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column's heading; numbers stand at the right."""

    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell as it is read. `language`: of foreign words; `opens`: what a click on it shows."""

    text: str
    hidden: bool = False
    language: Language | None = None
    href: str = ""
    opens: Opened | None = None

    def __post_init__(self) -> None:
        assert not (self.hidden and (self.opens or self.href)), "what is hidden opens to nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row, whose first cell is its heading. `opens` stands in a row of its own below it."""

    cells: tuple[TableCell, ...]
    id: str = ""
    opens: Opened | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table. `notes` stand below it; `label` names it to those who do not see it, once on a page."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    label: str = ""

    def __post_init__(self) -> None:
        assert self.caption or self.label, "a table has a name"
        assert all(len(row.cells) == len(self.columns) for row in self.rows), "a row has a cell a column"

    @property
    def name(self) -> str:
        return self.label or self.caption


def words_cell(text: str, language: Language | None = None) -> TableCell:
    return TableCell(text=text, language=language)


def number_cell(value: float | None, decimals: int = 0, unit: str = "") -> TableCell:
    """A number, or a dash where there is none. `unit` brings its own space."""
    return TableCell(text=NO_VALUE if value is None else f"{say_number(value, decimals)}{unit}")


def hidden_cell(language: Language) -> TableCell:
    """A number that may not be shown. The reason stands once below the table."""
    return TableCell(text=say(HIDDEN, language), hidden=True)


def why_hidden(reasons: Iterable[Message | None], language: Language) -> tuple[str, ...]:
    """Each reason once, in the order in which they come up."""
    return tuple(dict.fromkeys(say(reason, language) for reason in reasons if reason is not None))
