"""Links of a report to the study's other pages, held against the pages that there are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable, Opened, Quote, TableCell, TableRow
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Block, Claim, Link, Paragraphs, ReportSection

# Where each page stands, seen from the report; a page that is not there has no entry.
Addresses = Mapping[StudyPage, str]


def mend_links(sections: Iterable[ReportSection], addresses: Addresses) -> tuple[ReportSection, ...]:
    """Links lead to where a page stands; what would lead to a page that is not there stays as words."""
    return tuple(
        replace(section, blocks=tuple(mend_block(block, addresses) for block in section.blocks))
        for section in sections
    )


def mend_address(href: str, addresses: Addresses) -> str:
    """Empty where the page is not there. Places on the report itself, and elsewhere, stay as they are."""
    page, mark, place = href.partition("#")
    if page not in list(StudyPage):
        return href
    found = addresses.get(StudyPage(page), "")
    return f"{found}{mark}{place}" if found else ""


def mend_block(block: Block, addresses: Addresses) -> Block:
    match block:
        case Paragraphs():
            return replace(block, claims=tuple(mend_claim(claim, addresses) for claim in block.claims))
        case DataTable():
            return mend_table(block, addresses)
        case Quote():
            return mend_quote(block, addresses)
        case Chart():
            return replace(block, table=mend_table(block.table, addresses))
        case _:
            return block


def mend_claim(claim: Claim, addresses: Addresses) -> Claim:
    mended = (Link(text=link.text, href=mend_address(link.href, addresses)) for link in claim.links)
    return replace(claim, links=tuple(link for link in mended if link.href))


def mend_quote(quote: Quote, addresses: Addresses) -> Quote:
    return replace(quote, href=mend_address(quote.href, addresses))


def mend_table(table: DataTable, addresses: Addresses) -> DataTable:
    return replace(table, rows=tuple(mend_row(row, addresses) for row in table.rows))


def mend_row(row: TableRow, addresses: Addresses) -> TableRow:
    cells = tuple(mend_cell(cell, addresses) for cell in row.cells)
    return replace(row, cells=cells, opens=mend_opened(row.opens, addresses))


def mend_cell(cell: TableCell, addresses: Addresses) -> TableCell:
    return replace(cell, href=mend_address(cell.href, addresses), opens=mend_opened(cell.opens, addresses))


def mend_opened(opened: Opened | None, addresses: Addresses) -> Opened | None:
    if opened is None:
        return None
    quotes = tuple(mend_quote(quote, addresses) for quote in opened.quotes)
    table = mend_table(opened.table, addresses) if opened.table else None
    return replace(opened, quotes=quotes, table=table)
