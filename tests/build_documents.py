"""Small documents for tests, and editions told one line a passage, so that the answer stands in sight."""

import io
import zipfile
from pathlib import Path

from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.reading import read_guidance

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_word_file(body: str, **parts: str) -> bytes:
    """A Word file of the XML inside w:body; other parts by name: styles="...", numbering="...", footnotes="..."."""
    names = {f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()}
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return make_zip({"word/document.xml": document, **names})


def word_paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(folder: Path, name: str, content: str | bytes) -> Edition:
    return read_guidance(make_file(folder, name, content))


def told(edition: Edition) -> list[str]:
    """Each passage as `kind number mark: words < stem's words [its notes]`."""
    return [tell(edition, passage) for passage in edition.passages]


def tell(edition: Edition, passage: Passage) -> str:
    kind = f"{passage.kind.value} {passage.level}" if passage.level else passage.kind.value
    marks = [passage.paragraph, passage.marker, "boxed" if passage.boxed else None]
    if passage.kind is PassageKind.TABLE_CELL:
        marks.append(str(passage.cell))
    head = " ".join([kind, *(mark for mark in marks if mark)])
    stem = f" < {edition.passages[passage.stem].text}" if passage.stem is not None else ""
    notes = "".join(f" [{edition.passages[note].text}]" for note in passage.notes)
    return f"{head}: {passage.text}{stem}{notes}"
