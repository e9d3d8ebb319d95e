"""What is read from a PDF: the words and the structure of its pages, not the furniture around them."""

import pytest

weasyprint = pytest.importorskip("weasyprint", reason="PDFs for these tests are made with WeasyPrint")

from canllaw.guidance.documents import PassageKind  # noqa: E402
from canllaw.guidance.reading.pdf import read_pdf  # noqa: E402

STYLE = (
    "@page { size: A4; margin: 2.5cm } body { font: 11pt serif; line-height: 1.4 } h1 { font-size: 20pt } "
)
LONG = "The social worker must tell the team manager about every child who is missing and what was done to find them. "


@pytest.fixture
def read(tmp_path):
    def read_page(body, style=""):
        path = tmp_path / "guidance.pdf"
        html = f"<html lang=en><style>{STYLE}{style}</style><body>{body}</body></html>"
        weasyprint.HTML(string=html).write_pdf(path)
        return list(read_pdf(path).pieces)

    return read_page


def kinds(pieces, kind):
    return [piece.text for piece in pieces if piece.kind is kind]


def test_headings_have_levels_by_their_size(read):
    pieces = read(
        "<h1>Missing from care</h1><h2>Reports</h2><p>Ring the police.</p><h2>Returns</h2><p>Listen.</p>"
    )
    headings = [(piece.level, piece.text) for piece in pieces if piece.kind is PassageKind.HEADING]
    assert headings == [(1, "Missing from care"), (2, "Reports"), (2, "Returns")]
    assert kinds(pieces, PassageKind.PARAGRAPH) == ["Ring the police.", "Listen."]


def test_a_paragraph_is_joined_over_lines_and_over_a_page_break(read):
    text = (LONG * 60).strip()
    pieces = read(f"<p>{text}</p>")
    assert [piece.text for piece in pieces] == [text]


def test_a_word_divided_at_the_end_of_a_line_is_mended_and_a_hyphen_of_its_own_kept(read):
    pieces = read(
        "<p style='width: 4.2cm'>They must safe&shy;guard children, and their well-being matters, "
        "so each long-term plan says so.</p>"
    )
    assert [piece.text for piece in pieces] == [
        "They must safeguard children, and their well-being matters, so each long-term plan says so."
    ]


def test_list_items_keep_their_marks_and_their_depth(read):
    pieces = read(
        "<p>The plan must say:</p><ul><li>who is told;<ul><li>parents;</li><li>carers;</li></ul></li>"
        "<li>who searches.</li></ul>"
    )
    assert pieces[0].text == "The plan must say:"
    items = [(piece.level, piece.text) for piece in pieces if piece.kind is PassageKind.LIST_ITEM]
    assert [(level, text.split(" ", 1)[1]) for level, text in items] == [
        (1, "who is told;"),
        (2, "parents;"),
        (2, "carers;"),
        (1, "who searches."),
    ]


def test_running_headers_footers_and_page_numbers_are_left_out(read):
    style = (
        "@page { @top-center { content: 'Foster care guidance' } @bottom-right { content: counter(page) } "
        "@bottom-left { content: 'Draft of May' } } p { page-break-after: always }"
    )
    sentences = [
        "Carers must keep records.",
        "Staff should listen.",
        "Children may ask.",
        "Police must answer.",
    ]
    pieces = read("".join(f"<p>{sentence}</p>" for sentence in sentences), style)
    assert [(piece.page, piece.text) for piece in pieces] == list(enumerate(sentences, start=1))


def test_a_contents_page_is_left_out(read):
    style = "a::after { content: leader('.') target-counter(attr(href), page) } div { margin: 6pt 0 } h2 { page-break-before: always }"
    entries = "".join(f"<div><a href='#c{n}'>Chapter on topic {'abcd'[n]}</a></div>" for n in range(4))
    chapters = "".join(f"<h2 id=c{n}>Chapter on topic {'abcd'[n]}</h2><p>{LONG}</p>" for n in range(4))
    pieces = read(f"<h1>Contents</h1>{entries}{chapters}", style)
    assert [piece.text for piece in pieces][:2] == ["Chapter on topic a", LONG.strip()]
    assert len(pieces) == 8


def test_two_columns_are_read_one_after_the_other(read):
    numbered = "".join(
        f"<p>Sentence number {number} says that children must be heard by all.</p>"
        for number in range(40, 90)
    )
    pieces = read(f"<div>{numbered}</div>", "div { columns: 2; text-align: justify } p { margin: 4pt 0 }")
    assert [piece.text for piece in pieces] == [
        f"Sentence number {number} says that children must be heard by all." for number in range(40, 90)
    ]


def test_the_cells_of_a_table_know_their_row_and_column(read):
    rows = [("Level", "What follows"), ("Low", LONG.strip()), ("High", "The carer must ring 999 at once.")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    pieces = read(
        f"<p>{LONG}</p><table>{table}</table><p>{LONG}</p>", "td { border: 1px solid; padding: 4pt }"
    )
    cells = {piece.cell: piece.text for piece in pieces if piece.kind is PassageKind.TABLE_CELL}
    assert cells == {(0, row, column): rows[row][column] for row in range(3) for column in range(2)}
    assert kinds(pieces, PassageKind.PARAGRAPH) == [LONG.strip(), LONG.strip()]


def test_words_in_a_box_are_marked(read):
    pieces = read(
        f"<p>{LONG}</p><div>A local authority must safeguard the child.</div><p>{LONG}</p>",
        "div { border: 1pt solid; background: #eee; padding: 8pt }",
    )
    assert [(piece.boxed, piece.text) for piece in pieces if piece.boxed] == [
        (True, "A local authority must safeguard the child.")
    ]


def test_a_footnote_is_apart_from_the_text_and_its_mark_is_recorded(read):
    pieces = read(
        "<p>Carers must keep the plan<span>See the annex on plans.</span> and share it with the child. "
        + LONG
        + "</p>",
        "span { float: footnote; font-size: 8pt } ::footnote-call { font-size: 7pt; vertical-align: super }",
    )
    text = f"Carers must keep the plan and share it with the child. {LONG.strip()}"
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (PassageKind.PARAGRAPH, text),
        (PassageKind.FOOTNOTE, "See the annex on plans."),
    ]
    assert (pieces[0].note_marks, pieces[1].marker) == (("1",), "1")


def test_words_across_the_page_are_a_watermark_and_no_text(read):
    pieces = read(
        f"<b>DRAFT</b><p>{LONG}</p>",
        "b { position: fixed; top: 9cm; left: 3cm; font-size: 80pt; transform: rotate(-45deg) }",
    )
    assert [piece.text for piece in pieces] == [LONG.strip()]


def test_numbered_paragraphs_keep_their_printed_numbers(read):
    body = "".join(f"<p><span>3.{n}</span>{LONG}</p>" for n in (13, 14))
    pieces = read(body, "p { padding-left: 2cm; position: relative } span { position: absolute; left: 0 }")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (PassageKind.PARAGRAPH, f"3.{n} {LONG.strip()}") for n in (13, 14)
    ]
