"""Real footnotes in a Word file: python-docx has no call for them, so their part is written by hand."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.text.paragraph import Paragraph

from example.source import MARK
from example.word_fields import element

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Notes:
    """The footnotes of one document, and the marks that lead to them."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self.notes = notes

    def add_text(self, paragraph: Paragraph, text: str) -> None:
        """Add words in which `[^1]` becomes the mark of footnote 1."""
        for position, words in enumerate(MARK.split(text)):
            if position % 2 == 0:
                paragraph.add_run(words)
                continue
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(element("w:footnoteReference", id=words))

    def attach(self, document: WordDocument) -> None:
        """Put the footnotes into the file as a part of their own."""
        notes = "".join(
            f'<w:footnote w:id="{mark}"><w:p><w:r>{RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
            for mark, text in self.notes.items()
        )
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        xml = f'{declaration}<w:footnotes xmlns:w="{NAMESPACE}">{LINES}{notes}</w:footnotes>'
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, xml.encode("utf-8"), package)
        document.part.relate_to(part, RELATION)
