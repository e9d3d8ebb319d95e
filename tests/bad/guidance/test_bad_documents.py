"""Documents that cannot be used, each with all that must be said about it. None may end in a traceback."""

import random
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.reading.limits import LARGEST_TEXT
from tests.build_documents import make_file, make_word_file, make_zip, word_paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD_FILE = make_word_file(word_paragraph("The carer must ring."))
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OTHER_FORMAT = "Give the guidance as PDF, Word (.docx), web page, Markdown or plain text."
DISTRUST = "Do not trust this file; ask its sender for the original"

BAD = {
    "empty.docx": (b"", "The file is empty. Download or export it again."),
    "blank.md": (b"\n \n", "The file is empty. Download or export it again."),
    "junk.txt": (
        random.Random(1).randbytes(5000),
        f"The file is not a document that can be read. {OTHER_FORMAT}",
    ),
    "truncated.docx": (
        WORD_FILE[: len(WORD_FILE) // 2],
        "The file is damaged or not complete. Download it again, or open it in the program that made it and "
        "save a new copy.",
    ),
    "sheet.docx": (
        make_zip({"xl/workbook.xml": "<workbook/>"}),
        f"The file is a zip archive or an Office file, but not a Word document. {OTHER_FORMAT}",
    ),
    "bomb.docx": (
        make_zip({"word/document.xml": b"<a>" + b" " * 70_000_000}),
        f"The document unpacks to far more than any guidance holds. {DISTRUST}, or save the text alone as .docx.",
    ),
    "laughs.docx": (
        make_zip({"word/document.xml": f"{LAUGHS}<x>&b;</x>"}),
        f"The document declares XML entities, which Word never does. {DISTRUST}.",
    ),
    "old.doc": (
        OLE,
        "The document was saved in the format of Word 2003 or older. Open it in Word or LibreOffice and save "
        "it as .docx.",
    ),
    "locked.docx": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "The document is locked with a password. Open it in Word, remove the password, and save it as .docx.",
    ),
    "guide.rtf": (
        b"{\\rtf1 The carer must ring.}",
        "The document is in Rich Text Format. Open it in Word or LibreOffice and save it as .docx.",
    ),
    "pictures.html": (
        b"<html><body><img src='page1.png'></body></html>",
        "The document holds no words. Check that it is the right file; pictures of pages need text "
        "recognition first.",
    ),
    "deep.html": (
        b"<html><body>" + b"<div>" * 10_000 + b"must</body></html>",
        "The page nests more than 2,000 elements in one another, so that parts of it cannot be read. Open it "
        "in a browser, copy its text into a new document, and save that.",
    ),
    "huge.txt": (
        b"The carer must ring.\n" * (LARGEST_TEXT // 20),
        "The file is larger than 16 megabytes. Give the guidance alone, without pictures or attachments, or "
        "split it into several files.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_says_what_is_wrong_and_what_to_do(tmp_path: Path, name: str):
    content, words = BAD[name]
    with pytest.raises(MaterialError) as caught:
        read_guidance(make_file(tmp_path, name, content))
    assert str(caught.value) == f"{name}: {words}"


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(MaterialError, match=r"^gone.md: The file cannot be opened\."):
        read_guidance(tmp_path / "gone.md")


def test_a_folder_without_pages(tmp_path: Path):
    make_file(tmp_path, "pictures/page.png", b"\x89PNG")
    with pytest.raises(MaterialError, match=r"^pictures: The folder holds no pages\."):
        read_guidance(tmp_path / "pictures")


def test_a_folder_tells_the_problems_of_all_its_pages_at_once(tmp_path: Path):
    for name, content in {
        "a.html": b"",
        "b.html": b"<html><body><p>Ring.</p></body></html>",
        "c.html": OLE,
    }.items():
        make_file(tmp_path, f"guide/{name}", content)
    with pytest.raises(MaterialError) as caught:
        read_guidance(tmp_path / "guide")
    assert [problem.where.source.name for problem in caught.value.problems] == ["a.html", "c.html"]


HARMLESS = {
    "laughs.html": f"{LAUGHS}<html><body><p>The carer must ring. &b;</p></body></html>",
    "nested_lists.html": "<html><body>" + "<ul><li>a" * 900 + "</body></html>",
    "nested_quotes.md": "> " * 30 + "Ring.",
    "brackets.md": "[" * 20_000,
    "stars.md": "*a **b " * 10_000,
    "links.md": "[a](" * 10_000,
    "nested_lists.md": "".join("  " * depth + "- a\n" for depth in range(500)),
    "nested_lists.txt": "".join(" " * depth + "- a\n" for depth in range(2_000)),
    "nested_lists.rst": "".join(" " * depth + "- a\n\n" for depth in range(1_000)),
    "one_line.txt": "must " * 200_000,
    "renamed.pdf.txt": WORD_FILE,
    "nonsense_numbers.docx": make_word_file(
        word_paragraph("Ring.", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="7"/></w:numPr>'),
        styles='<w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="-1"/></w:pPr></w:style>',
        numbering='<w:num w:numId="7"/><w:abstractNum><w:lvl w:ilvl="q"><w:start w:val="¹"/></w:lvl></w:abstractNum>',
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_odd_document_is_read_all_the_same(tmp_path: Path, name: str):
    edition = read_guidance(make_file(tmp_path, name, HARMLESS[name]))
    assert edition.passages
    assert all(edition.text[each.start : each.end] == each.text for each in edition.passages)
