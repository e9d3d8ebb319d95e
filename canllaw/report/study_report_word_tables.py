"""Tables in the Word file of a report: widths by what stands in them, a page on its side where needed."""

from collections.abc import Callable, Mapping, Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from canllaw.basics.language import Language
from canllaw.basics.word_files import add_words, link, mark_headings
from canllaw.report.data_tables import DataTable, TableCell, TableRow
from canllaw.report.study_report_widths import ON_ITS_SIDE, UPRIGHT, find_widths, is_wide

SMALL = 9
SHADE = "E4F1EF"


class WordTables:
    """Writes tables into one document."""

    def __init__(
        self,
        document: WordDocument,
        language: Language,
        names: Mapping[str, str],
        bookmark: Callable[[Paragraph, str], None],
    ) -> None:
        self.document = document
        self.language = language
        self.names = names
        self.bookmark = bookmark

    def add(self, table: DataTable) -> None:
        if table.name:
            caption = self.document.add_paragraph(style="Caption")
            add_words(caption, table.name, self.language)
        self.fill(table, ON_ITS_SIDE if is_wide(table) else UPRIGHT)
        for note in table.notes:
            add_words(self.document.add_paragraph(), note, self.language).font.size = Pt(SMALL)
        self.document.add_paragraph()

    def fill(self, table: DataTable, width: float) -> None:
        shown = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        shown.autofit = False
        describe(shown, table)
        for cell, column in zip(shown.rows[0].cells, table.columns, strict=True):
            paragraph = self.start(cell, column.numeric)
            run = add_words(paragraph, column.name, self.language)
            run.bold, run.font.size = True, Pt(SMALL)
            shade(cell)
        mark_headings(shown)
        numeric = [column.numeric for column in table.columns]
        for row in table.rows:
            self.row(shown, row, numeric)
        set_widths(shown, find_widths(table, width))

    def row(self, shown: Table, row: TableRow, numeric: Sequence[bool]) -> None:
        added: _Row = shown.add_row()  # type: ignore[no-untyped-call]
        keep_whole(added._tr)
        for number, (place, cell) in enumerate(zip(added.cells, row.cells, strict=True)):
            paragraph = self.start(place, numeric[number])
            self.cell(paragraph, cell)
            if number == 0:
                self.bookmark(paragraph, row.id)

    def start(self, cell: _Cell, numeric: bool) -> Paragraph:
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return paragraph

    def cell(self, paragraph: Paragraph, cell: TableCell) -> None:
        run = add_words(paragraph, cell.text, cell.language or self.language)
        run.font.size = Pt(SMALL)
        run.italic = True if cell.hidden else None
        address = find_address(cell.href, self.names)
        if address:
            link(paragraph, run, address)


def find_address(href: str, names: Mapping[str, str]) -> str:
    """Where a link leads in the file: to a page, or to the bookmark of a place. Empty where it has none."""
    place = href.removeprefix("#")
    if place == href:
        return href
    return f"#{names[place]}" if place in names else ""


def set_widths(shown: Table, widths: Sequence[float]) -> None:
    """On the grid and on every cell: programs look at the one or the other."""
    for column, width in zip(shown.columns, widths, strict=True):
        column.width = Cm(width)
    for row in shown._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Cm(width)


def describe(shown: Table, table: DataTable) -> None:
    """The table's name for those who do not see it; its first row and column are headings."""
    properties = shown._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    look.set(qn("w:val"), "00A0")
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("lastRow", "0"), ("lastColumn", "0")):
        look.set(qn(f"w:{name}"), value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), table.name)
    properties.append(look)
    properties.append(caption)


def shade(cell: _Cell) -> None:
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        mark.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(mark)


def keep_whole(row: object) -> None:
    """A row is not broken over two pages."""
    mark = OxmlElement("w:cantSplit")
    row.get_or_add_trPr().append(mark)  # type: ignore[attr-defined]
