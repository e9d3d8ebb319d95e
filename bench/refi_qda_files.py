"""Projects that bench/refi_qda.py measures on, made from a real one or made up. Prints nothing by itself."""

import re
import zipfile
from pathlib import Path

from lxml import etree

GUID = re.compile(rb"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def xml_of(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return archive.read(next(name for name in archive.namelist() if name.lower().endswith(".qde")))


def fill(path: Path, out: Path) -> None:
    """A project whose texts are missing, with texts in which each selection's name stands in its place."""
    root = etree.fromstring(xml_of(path))
    texts: dict[str, str] = {}
    for node in root.iter(etree.Element):
        address = node.get("plainTextPath")
        if address:
            name = address.removeprefix("internal://")
            ends = [int(each.get("endPosition")) for each in node.iterfind("{*}PlainTextSelection")]
            text = list(texts.get(name, "x" * max([300, *ends])))
            for selection in node.iterfind("{*}PlainTextSelection"):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                text[start:end] = (selection.get("name") or "").ljust(end - start, "y")[: end - start]
            texts[name] = "".join(text)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", etree.tostring(root))
        for name, text in texts.items():
            archive.writestr(f"sources/{name}", text)


def multiply(path: Path, out: Path, copies: int) -> None:
    """A project many times over: copies of its sources have GUIDs of their own; codes are shared."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("project.qde")
        texts = {
            n.removeprefix("sources/"): archive.read(n)
            for n in archive.namelist()
            if n.startswith("sources/")
        }
    before, _, rest = content.partition(b"<Sources>")
    sources, _, after = rest.partition(b"</Sources>")
    shared = set(GUID.findall(before))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        blown = []
        for copy in range(copies):

            def own(found: re.Match[bytes], copy: int = copy) -> bytes:
                return found[0] if found[0] in shared else b"%08x" % copy + found[0][8:]

            blown.append(GUID.sub(own, sources))
            for name, text in texts.items():
                archive.writestr("sources/" + GUID.sub(own, name.encode()).decode(), text)
        archive.writestr("project.qde", b"".join([before, b"<Sources>", *blown, b"</Sources>", after]))


def make_large(out: Path, documents: int, excerpts: int) -> None:
    """Documents of 40,000 characters, each with its share of excerpts of two codings."""
    text = "Doedd dim amser i’w ddarllen, she said, and nobody asked us. " * 656
    each = excerpts // documents
    codes = "".join(
        f'<Code guid="c0000000-0000-4000-8000-{n:012d}" name="Code {n}" isCodable="true"/>' for n in range(60)
    )
    parts = []
    for document in range(documents):
        selections = []
        for number in range(each):
            at = document * each + number
            start = number * (len(text) - 200) // each
            codings = "".join(
                f'<Coding guid="{kind}0000000-0000-4000-8000-{at:012d}"><CodeRef '
                f'targetGUID="c0000000-0000-4000-8000-{(at + n) % 60:012d}"/></Coding>'
                for n, kind in enumerate("ab")
            )
            selections.append(
                f'<PlainTextSelection guid="e0000000-0000-4000-8000-{at:012d}" startPosition="{start}" '
                f'endPosition="{start + 120}">{codings}</PlainTextSelection>'
            )
        guid = f"d0000000-0000-4000-8000-{document:012d}"
        parts.append(
            f'<TextSource guid="{guid}" name="Interview {document}" plainTextPath="internal://{guid}.txt">'
            f"{''.join(selections)}</TextSource>"
        )
    xml = (
        f'<Project name="Large" xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>{codes}</Codes></CodeBook>'
        f"<Sources>{''.join(parts)}</Sources></Project>"
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        for document in range(documents):
            archive.writestr(f"sources/d0000000-0000-4000-8000-{document:012d}.txt", f"{document} 😀 {text}")
