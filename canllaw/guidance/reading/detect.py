"""Tells the format of a file by its content; the ending decides only between plain texts."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.guidance.reading.limits import damaged, decode, empty, refusal, unreadable


class Format(StrEnum):
    """The formats that Canllaw reads."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    RST = "rst"
    TEXT = "text"


SAMPLE = 65_536
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BOMS = (b"\xff\xfe", b"\xfe\xff")
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6])\b",
    re.I | re.S,
)
MARKUP = re.compile(r"<(?:html|body|div|p|h[1-6]|ul|ol|table|section)\b", re.I)
WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.I)
ATX_HEADING = re.compile(r"^#{2,6} \S", re.M)
BAD_BYTES = bytes(code for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27))
ENDINGS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".rst": Format.RST,
}
PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def find_format(path: Path) -> Format:
    """The format of a file. Raises MaterialError where it is none that can be read."""
    try:
        # A pipe or a device may never end, or never begin.
        if path.exists() and not path.is_file():
            raise refuse_kind(path.name)
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
    except OSError as error:
        raise unreadable(path.name) from error
    if not sample.strip():
        raise empty(path.name)
    if b"%PDF-" in sample[:1024]:
        return Format.PDF
    if sample.startswith(b"PK\x03\x04") or sample.startswith(b"PK\x05\x06"):
        return find_zipped(path)
    if sample.startswith(OLE):
        raise old_or_locked(path)
    refuse_binary(path.name, sample)
    return find_text_format(path.name.casefold(), decode(sample))


def find_zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            if "word/document.xml" in archive.NameToInfo:
                return Format.DOCX
    # zipfile raises NotImplementedError for an archive of a version that it does not know.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path.name) from error
    raise refusal(
        path.name,
        message("The file is a zip archive or an Office file, but not a Word document."),
        message("Give the guidance as PDF, Word (.docx), web page, Markdown or plain text."),
    )


def old_or_locked(path: Path) -> Exception:
    """Word files with a password and Word files from before 2007 come in the same container."""
    with path.open("rb") as file:
        locked = any(ENCRYPTED in block for block in iter(lambda: file.read(1 << 20), b""))
    if locked:
        return refusal(
            path.name,
            message("The document is locked with a password."),
            message("Open it in Word, remove the password, and save it as .docx."),
        )
    return refusal(
        path.name,
        message("The document was saved in the format of Word 2003 or older."),
        message("Open it in Word or LibreOffice and save it as .docx."),
    )


def refuse_binary(name: str, sample: bytes) -> None:
    if sample.startswith(b"{\\rtf"):
        raise refusal(
            name,
            message("The document is in Rich Text Format."),
            message("Open it in Word or LibreOffice and save it as .docx."),
        )
    if sample.startswith(BOMS):
        return
    strange = len(sample) - len(sample.translate(None, BAD_BYTES))
    if strange > len(sample) // 200:
        raise refuse_kind(name)


def refuse_kind(name: str) -> MaterialError:
    return refusal(
        name,
        message("The file is not a document that can be read."),
        message("Give the guidance as PDF, Word (.docx), web page, Markdown or plain text."),
    )


def find_text_format(name: str, sample: str) -> Format:
    marked_up = name.endswith((*ENDINGS, ".rst.txt"))
    # Markdown may begin with an element of HTML; only a whole page is a page under such a name.
    if (PAGE.match(sample) and (not marked_up or WHOLE_PAGE.search(sample))) or (
        name.endswith(PAGE_ENDINGS) and MARKUP.search(sample)
    ):
        return Format.HTML
    if name.endswith(".rst.txt"):
        return Format.RST
    for ending, known in ENDINGS.items():
        if name.endswith(ending):
            return known
    front_matter = sample.startswith(("---\n", "---\r\n"))
    return Format.MARKDOWN if front_matter or len(ATX_HEADING.findall(sample)) > 1 else Format.TEXT
