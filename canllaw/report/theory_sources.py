"""Where numbers come from: the files, their pages, rows and columns, and the words that stand there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, message, say
from canllaw.basics.sources import Place, Source
from canllaw.report.data_tables import NO_VALUE, DataTable, Opened, Quote, TableColumn, TableRow, words_cell
from canllaw.report.wording import say_place
from canllaw.theory.quotable import Quotable, Request

COLUMNS = (message("File"), message("Where in it"), message("Its fingerprint (SHA-256)"))
SHORT = 12


def make_sources(
    findings: Sequence[Finding], label: str, quotable: Quotable, language: Language
) -> Opened | None:
    """Each file once, with its places; what the guidance asks is quoted. None where nothing was read."""
    places = list(dict.fromkeys(place for finding in findings for place in finding.places))
    asked = [(place, quotable.request_at(place)) for place in places]
    told = {place for place, request in asked if request is not None}
    rows = tuple(make_rows([place for place in places if place not in told], language))
    quotes = tuple(make_quote(place, request, language) for place, request in asked if request is not None)
    if not rows and not quotes:
        return None
    return Opened(
        summary=say(message("Where these numbers come from"), language),
        quotes=quotes,
        table=make_table(rows, label, language) if rows else None,
    )


def make_table(rows: tuple[TableRow, ...], label: str, language: Language) -> DataTable:
    return DataTable(
        caption="",
        label=f"{label}: {say(message('Where these numbers come from'), language)}",
        columns=tuple(TableColumn(name=say(name, language)) for name in COLUMNS),
        rows=rows,
    )


def make_rows(places: Sequence[Place], language: Language) -> Iterator[TableRow]:
    for source in dict.fromkeys(place.source for place in places):
        own = [place for place in places if place.source == source]
        where = "; ".join(dict.fromkeys(say_where(own, language))) or NO_VALUE
        yield TableRow(
            cells=(words_cell(source.name), words_cell(where), words_cell(say_fingerprint(source)))
        )


def say_fingerprint(source: Source) -> str:
    """The beginning is enough to tell one file from another; the tables hold all of it."""
    return f"{source.sha256[:SHORT]}…"


def say_where(places: Sequence[Place], language: Language) -> Iterator[str]:
    """The columns of a file, each with its rows in runs; the pages of a document."""
    columns = tuple(dict.fromkeys(place.column for place in places if place.column))
    rows = sorted({place.row for place in places if place.row is not None})
    pages = sorted({place.page for place in places if place.page is not None})
    if columns:
        yield say(message("Columns: {columns}", columns=columns), language)
    if rows:
        yield say(message("Rows: {rows}", rows=tuple(say_runs(rows))), language)
    if pages:
        yield say(message("Pages: {pages}", pages=tuple(say_runs(pages))), language)


def say_runs(numbers: Iterable[int]) -> Iterator[str]:
    """2, 3, 4, 7 as 2–4, 7."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0]):
        own = [number for _, number in run]
        yield str(own[0]) if len(own) == 1 else f"{own[0]}–{own[-1]}"


def make_quote(place: Place, request: Request, language: Language) -> Quote:
    where = f"{place.source.name} · {say_place(place, language)}"
    return Quote(text=request.text, language=request.language, source=where)
