"""Word files, as they print with all changes accepted."""

from pathlib import Path

import docx

from canllaw.guidance.reading import read_guidance
from tests.build_documents import make_word_file, read, told, word_paragraph

NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
STYLES = """<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Pennawd 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Own style"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>"""


def numbered(text: str, level: int) -> str:
    return word_paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return word_paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_automatic_numbers_are_computed_and_headings_known_in_any_language(tmp_path: Path):
    body = "".join(
        [
            styled("Missing children", "Title"),
            styled("When a child is missing", "Heading1"),
            styled("The first hour", "Sub"),
            numbered("The carer must:", 1),
            numbered("ring the police;", 2),
            numbered("at once;", 3),
            numbered("ring the child.", 2),
            numbered("The police should call back with:", 1),
            numbered("a number.", 2),
        ]
    )
    edition = read(tmp_path, "a.docx", make_word_file(body, numbering=NUMBERING, styles=STYLES))
    assert edition.title == "Missing children"
    assert told(edition) == [
        "heading: Missing children",
        "heading 1 3: When a child is missing",
        "heading 2: The first hour",
        "paragraph 3.1: The carer must:",
        "list item 1 3.1 (a): ring the police; < The carer must:",
        "list item 2 3.1 •: at once;",
        "list item 1 3.1 (b): ring the child. < The carer must:",
        "paragraph 3.2: The police should call back with:",
        "list item 1 3.2 (a): a number. < The police should call back with:",
    ]


def test_inserted_words_are_read_and_deleted_hidden_and_contents_words_are_not(tmp_path: Path):
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The carer </w:t></w:r><w:del><w:r><w:delText>should</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>must</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> ring</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"
        + styled("Duties 3", "TOC1")
        + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        + f"<w:sdtContent>{word_paragraph('Contents')}</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Records 5</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>More 6</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{word_paragraph('A control keeps its words.')}</w:sdtContent></w:sdt>"
    )
    edition = read(tmp_path, "a.docx", make_word_file(body, styles=STYLES))
    assert told(edition) == ["paragraph: The carer must ring.", "paragraph: A control keeps its words."]


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next(tmp_path: Path):
    body = word_paragraph("The carer must ring", "<w:rPr><w:del/></w:rPr>") + word_paragraph(" the police.")
    assert told(read(tmp_path, "a.docx", make_word_file(body))) == [
        "paragraph: The carer must ring the police."
    ]


def test_boxes_drawn_as_table_border_or_text_box(tmp_path: Path):
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    box = f"<w:txbxContent>{word_paragraph('In a text box.')}</w:txbxContent>"
    choice = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    body = (
        f"<w:tbl><w:tr><w:tc>{word_paragraph('In a table.')}</w:tc></w:tr></w:tbl>"
        + word_paragraph("In a border.", f"<w:pBdr>{sides}</w:pBdr>")
        + word_paragraph("Under a line.", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
        + f"<w:p><w:r><mc:AlternateContent {choice}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        + f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert told(read(tmp_path, "a.docx", make_word_file(body))) == [
        "paragraph boxed: In a table.",
        "paragraph boxed: In a border.",
        "paragraph: Under a line.",
        "paragraph boxed: In a text box.",
    ]


def test_footnotes_and_endnotes_belong_to_their_words(tmp_path: Path):
    def reference(kind: str, number: int) -> str:
        return f"<w:p><w:r><w:t>The law.</w:t></w:r><w:r><w:{kind}Reference w:id='{number}'/></w:r></w:p>"

    footnotes = f"<w:footnote w:type='separator' w:id='0'/><w:footnote w:id='7'>{word_paragraph('Section 25.')}</w:footnote>"
    endnotes = f"<w:endnote w:id='2'>{word_paragraph('See also section 26.')}</w:endnote>"
    body = reference("footnote", 7) + reference("endnote", 2)
    edition = read(tmp_path, "a.docx", make_word_file(body, footnotes=footnotes, endnotes=endnotes))
    assert told(edition) == [
        "paragraph: The law. [Section 25.]",
        "paragraph: The law. [See also section 26.]",
        "footnote 1: Section 25.",
        "footnote i: See also section 26.",
    ]


def test_a_file_written_with_the_usual_styles(tmp_path: Path):
    document = docx.Document()
    document.add_heading("Missing children", 0)
    document.add_heading("Duties", 1)
    document.add_paragraph("The carer must:")
    document.add_paragraph("ring the police;", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Who", "When"
    document.sections[0].header.paragraphs[0].text = "A running header"
    document.save(str(tmp_path / "a.docx"))
    assert told(read_guidance(tmp_path / "a.docx")) == [
        "heading: Missing children",
        "heading 1: Duties",
        "paragraph: The carer must:",
        "list item 1 •: ring the police; < The carer must:",
        "table cell (0, 0, 0): Who",
        "table cell (0, 0, 1): When",
    ]
