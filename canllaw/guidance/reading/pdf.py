"""Reads a PDF into the pieces of a document: headings, paragraphs, list items, cells and footnotes in
order.

PDFium gives text and geometry; everything about structure is worked out here, page by page and then as
a whole.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.guidance.reading import pdf_native as native
from canllaw.guidance.reading.contents import plain
from canllaw.guidance.reading.pdf_blocks import Block, Gathering, usual_leading
from canllaw.guidance.reading.pdf_headings import Outline
from canllaw.guidance.reading.pdf_limits import is_bomb
from canllaw.guidance.reading.pdf_margins import gather_note_marks, leave_out_contents, leave_out_margins
from canllaw.guidance.reading.pdf_notes import split_notes
from canllaw.guidance.reading.pdf_page import Page, body_size, read_page
from canllaw.guidance.reading.pdf_pieces import join_great_parts, make_pieces, printed_title
from canllaw.guidance.reading.pdf_tables import LaidOutPage, lay_out
from canllaw.guidance.reading.pieces import RawDocument

Progress = Callable[[int, int], None]

LARGEST_FILE = 400 * 1024 * 1024
MOST_PAGES = 10_000
MOST_CHARACTERS = 30_000_000
MOST_ENTRIES = 20_000
TAIL = 4096
FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|rtf|odt|indd|tex|dvi|html?)$|^microsoft word|^untitled|^document\d*$", re.I
)


def read_pdf(path: Path, progress: Progress | None = None) -> RawDocument:
    """Read a PDF. `progress` is told the pages read and the pages in all.

    Raises MaterialError where the file is no readable PDF, is locked or holds pictures of text only, and
    OSError where it cannot be opened.
    """
    check_file(path)
    document = open_document(path)
    try:
        if len(document) > MOST_PAGES:
            raise refusal(path, message("The PDF has too many pages: {pages}.", pages=len(document)), SPLIT)
        pages = read_pages(document, path, progress)
        outline = read_outline(document)
        stated = stated_title(document)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise refusal(path, NO_TEXT, RECOGNISE)
    return make_document(pages, outline, stated)


def make_document(pages: Sequence[Page], outline: Outline, stated: str | None) -> RawDocument:
    """Put together what the pages show."""
    body = body_size(pages)
    kept = leave_out_contents(leave_out_margins(pages, body))
    known = gather_note_marks(kept)
    coded = not is_mostly_mono(kept)
    blocks = gather_blocks(kept, body, known, coded)
    pieces = make_pieces(blocks, body, outline, known, coded, stated)
    title = printed_title(pieces, stated)
    silent = tuple(page.number for page in pages if page.silent)
    return RawDocument(pieces=join_great_parts(pieces), title=title, pages=len(pages), silent_pages=silent)


def gather_blocks(pages: Iterable[Page], body: float, known: Collection[str], coded: bool) -> list[Block]:
    """The blocks of all pages, with tables, columns and footnotes set apart."""
    table = 0
    laid_out_pages: list[LaidOutPage] = []
    for page in pages:
        laid_out, table = lay_out(page, table)
        laid_out_pages.append(laid_out)
    gathering = Gathering(leading=usual_leading(laid_out_pages), coded=coded)
    for laid_out in laid_out_pages:
        text, notes = split_notes(laid_out, body, known)
        gathering.add_page(text, notes)
    return gathering.finish()


def is_mostly_mono(pages: Iterable[Page]) -> bool:
    """Whether the document itself is typed in letters of one width."""
    mono = total = 0
    for page in pages:
        for line in page.lines:
            total += 1
            mono += line.mono
    return mono * 2 > total


def read_pages(document: pypdfium2.PdfDocument, path: Path, progress: Progress | None) -> list[Page]:
    """All pages, one open at a time. A page that PDFium cannot load is kept as an empty one."""
    pages: list[Page] = []
    characters, count = 0, len(document)
    for number in range(1, count + 1):
        page = read_one(document, number)
        characters += sum(len(line.text) for line in page.lines)
        if characters > MOST_CHARACTERS:
            raise refusal(path, message("The PDF holds too much text."), SPLIT)
        pages.append(page)
        if progress is not None:
            progress(number, count)
    return pages


def read_one(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return Page(number=number, width=0.0, height=0.0, lines=(), boxes=(), silent=True)
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            return Page(number=number, width=0.0, height=0.0, lines=(), boxes=(), silent=True)
        try:
            size = (raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page))
            return read_page(native.address_of(page), native.address_of(textpage), number, size)
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def read_outline(document: pypdfium2.PdfDocument) -> Outline:
    """The PDF's own outline; an empty one where it has none or a broken one."""
    levels: dict[str, int] = {}
    titles: dict[str, str] = {}
    for count, entry in enumerate(document.get_toc(max_depth=8)):
        if count > MOST_ENTRIES:
            break
        title = native.read_title(native.address_of(entry.raw)).strip()
        key = plain(title)
        if key:
            levels.setdefault(key, entry.level + 1)
            titles.setdefault(key, title)
    return Outline(levels=levels, titles=titles)


def stated_title(document: pypdfium2.PdfDocument) -> str | None:
    """The title in the PDF's properties, where it is one and not the name of a file."""
    title = " ".join(document.get_metadata_value("Title").split())
    return title if title and not FILE_NAME.search(title) else None


def check_file(path: Path) -> None:
    """Refuse early what PDFium would take for something else."""
    size = path.stat().st_size
    if size == 0:
        raise refusal(path, message("The file is empty."), message("Give the file as it was published."))
    if size > LARGEST_FILE:
        raise refusal(path, message("The file is too large: {size} bytes.", size=size), SPLIT)
    with path.open("rb") as file:
        start = file.read(1024)
        file.seek(max(0, size - TAIL))
        end = file.read()
    if b"%PDF-" not in start:
        raise refusal(
            path, message("The file is not a PDF."), message("Give a PDF, or name the file after what it is.")
        )
    if b"%%EOF" not in end and b"startxref" not in end:
        raise refusal(path, TRUNCATED, message("Download or copy it again."))
    if is_bomb(path):
        raise refusal(path, BOMB, message("Open it in another program and save it as PDF again."))


def open_document(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise refusal(path, LOCKED, message("Save a copy without a password.")) from error
        raise refusal(
            path, BROKEN, message("Open it in another program and save it as PDF again.")
        ) from error
    if len(document) == 0:
        document.close()
        raise refusal(path, message("The PDF has no pages."), message("Give the file as it was published."))
    return document


SPLIT = message("Split it in parts and give them one by one.")
NO_TEXT = message("The PDF has pictures of pages but no text.")
RECOGNISE = message("Run text recognition (OCR) on it first, or give the document in another format.")
TRUNCATED = message("The PDF ends too early, so a part of it is missing.")
BOMB = message("The PDF would unpack to far more than a document holds.")
LOCKED = message("The PDF is locked with a password.")
BROKEN = message("The PDF is damaged and cannot be opened.")


def refusal(path: Path, what: Message, fix: Message) -> MaterialError:
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=Source.of(path)))])
