"""Files that are no usable PDF: each is refused with what is wrong and what to do, or read."""

import zlib

import pypdfium2
import pytest

from canllaw.basics.problems import MaterialError
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.reading.pdf import read_pdf

WORDS = b"BT /F 12 Tf 72 700 Td (The carer must tell the police.) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def make_pdf(*objects):
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + head + table + end


def make_stream(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def make_page(content, box=b"[0 0 595 842]", entries=b"", resources=b"", more=()):
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> >>"
    return make_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page % (box, resources),
        make_stream(content, entries),
        FONT,
        *more,
    )


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "guidance.pdf"
        path.write_bytes(content)
        return path

    return write


def refused(path):
    with pytest.raises(MaterialError) as refusal:
        read_pdf(path)
    return str(refusal.value)


def test_a_page_with_one_sentence_is_read(written):
    assert [piece.text for piece in read_pdf(written(make_page(WORDS))).pieces] == [
        "The carer must tell the police."
    ]


def test_an_empty_file_is_refused(written):
    assert refused(written(b"")) == "guidance.pdf: The file is empty. Give the file as it was published."


def test_a_file_that_is_no_pdf_is_refused(written):
    assert refused(written(b"<html>not found</html>")) == (
        "guidance.pdf: The file is not a PDF. Give a PDF, or name the file after what it is."
    )


def test_a_truncated_file_is_refused(written):
    assert refused(written(make_page(WORDS)[:400])) == (
        "guidance.pdf: The PDF ends too early, so a part of it is missing. Download or copy it again."
    )


def test_a_damaged_file_is_refused(written):
    assert refused(written(b"%PDF-1.7\nnothing of use\n%%EOF\n")) == (
        "guidance.pdf: The PDF is damaged and cannot be opened. Open it in another program and save it as PDF again."
    )


def test_a_scanned_file_is_refused_and_text_recognition_advised(written):
    assert refused(written(make_page(b"0 0 300 300 re f"))) == (
        "guidance.pdf: The PDF has pictures of pages but no text. "
        "Run text recognition (OCR) on it first, or give the document in another format."
    )


def test_a_locked_file_is_refused(written):
    key = b"/O (%s) /U (%s)" % (b"o" * 32, b"u" * 32)
    locked = make_page(WORDS, more=[b"<< /Filter /Standard /V 1 /R 2 /P -4 %s >>" % key])
    identity = b"<%s>" % (b"00" * 16)
    locked = locked.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 6 0 R /ID [%s %s]" % (identity, identity))
    assert (
        refused(written(locked))
        == "guidance.pdf: The PDF is locked with a password. Save a copy without a password."
    )


@pytest.mark.parametrize("box", [b"[0 0 1e30 1e30]", b"[0 0 -5 0]", b"[0 0 0 0]", b"[/a (b) null 3]"])
def test_absurd_page_sizes_do_no_harm(written, box):
    assert [piece.text for piece in read_pdf(written(make_page(WORDS, box))).pieces] == [
        "The carer must tell the police."
    ]


@pytest.mark.parametrize("filling", [b" ", b"q ", b"BT /F 12 Tf (word) Tj ET "])
def test_a_small_stream_that_unpacks_to_far_too_much_is_refused(written, filling):
    packed = zlib.compress(filling * (40_000_000 // len(filling)), 9)
    assert "unpack to far more" in refused(written(make_page(packed, entries=b"/Filter /FlateDecode")))


def test_a_drawing_that_holds_itself_is_refused(written):
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    inside = make_stream(b"/X Do /X Do", entries)
    page = make_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=[inside])
    assert "unpack to far more" in refused(written(page))


def test_pages_that_hold_themselves_are_no_endless_document(written):
    pages = make_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"
    )
    with pytest.raises(MaterialError):
        read_pdf(written(pages))


def test_blank_pages_among_others_are_passed_over(tmp_path, written):
    filled = pypdfium2.PdfDocument(written(make_page(WORDS)))
    filled.new_page(595, 842)
    filled.import_pages(filled, [0])
    path = tmp_path / "blank.pdf"
    filled.save(path)
    filled.close()
    raw = read_pdf(path)
    assert (raw.pages, [piece.page for piece in raw.pieces]) == (3, [1, 3])


def test_scanned_pages_among_others_are_named_and_blank_ones_are_not(tmp_path, written):
    filled = pypdfium2.PdfDocument(written(make_page(WORDS)))
    filled.new_page(595, 842)
    scanned = pypdfium2.PdfDocument(make_page(b"0 0 300 300 re f"))
    filled.import_pages(scanned)
    path = tmp_path / "annex.pdf"
    filled.save(path)
    scanned.close()
    filled.close()
    assert read_pdf(path).silent_pages == (3,)
    assert read_guidance(path).silent_pages == (3,)


def test_a_page_lying_on_its_side_is_read_as_it_is_seen(written):
    lines = (b"The carer must tell the police and the", b"social worker at once.")
    content = b"".join(
        b"BT /F 12 Tf 0 1 -1 0 %d 72 Tm (%s) Tj ET " % (100 + 16 * number, line)
        for number, line in enumerate(lines)
    )
    raw = read_pdf(written(make_page(content, b"[0 0 595 842] /Rotate 90")))
    assert [piece.text for piece in raw.pieces] == [
        "The carer must tell the police and the social worker at once."
    ]


def test_progress_is_told_page_by_page(written):
    told = []
    read_pdf(written(make_page(WORDS)), lambda done, count: told.append((done, count)))
    assert told == [(1, 1)]
