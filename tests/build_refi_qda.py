"""REFI-QDA files for tests, as other programs write them: XML by hand, zipped with its sources."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

NAMESPACE = "urn:QDA-XML:project:1.0"
ANNA = "a0000000-0000-4000-8000-000000000001"
BEN = "a0000000-0000-4000-8000-000000000002"
TIME = "c0000000-0000-4000-8000-000000000001"
TRUST = "c0000000-0000-4000-8000-000000000002"
FIRST = "d0000000-0000-4000-8000-000000000001"
SECOND = "d0000000-0000-4000-8000-000000000002"

USERS = f'<Users><User guid="{ANNA}" name="Anna"/><User guid="{BEN}" name="Ben"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{TIME}" name="Time" isCodable="true"/>'
    f'<Code guid="{TRUST}" name="Trust" isCodable="true"/></Codes></CodeBook>'
)


def guid(number: int) -> str:
    return f"e0000000-0000-4000-8000-{number:012d}"


def make_project_xml(sources: str, codes: str = CODES, users: str = USERS, rest: str = "") -> str:
    body = f"{users}{codes}<Sources>{sources}</Sources>{rest}"
    return f'<?xml version="1.0" encoding="utf-8"?><Project name="Study" xmlns="{NAMESPACE}">{body}</Project>'


def make_text_source(inner: str, path: str = f"internal://{FIRST}.txt", name: str = "Mabel.txt") -> str:
    return f'<TextSource guid="{FIRST}" name="{name}" plainTextPath="{path}">{inner}</TextSource>'


def make_selection(number: int, start: int, end: int, *codes: str, name: str = "") -> str:
    codings = "".join(
        f'<Coding guid="{guid(1000 * number + at)}" creatingUser="{ANNA}"><CodeRef targetGUID="{code}"/></Coding>'
        for at, code in enumerate(codes)
    )
    named = f' name="{name}"' if name else ""
    return (
        f'<PlainTextSelection guid="{guid(number)}" startPosition="{start}" endPosition="{end}"{named}>'
        f"{codings}</PlainTextSelection>"
    )


def make_qdpx(xml: str | bytes, files: Mapping[str, bytes] | None = None, name: str = "project.qde") -> bytes:
    """An archive with the project under `name`, and files under their whole names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
        for each, content in (files or {}).items():
            archive.writestr(each, content)
    return file.getvalue()


def write_text_project(path: Path, text: bytes, *selections: str) -> Path:
    """A project with one text and some selections of it."""
    xml = make_project_xml(make_text_source("".join(selections)))
    path.write_bytes(make_qdpx(xml, {f"sources/{FIRST}.txt": text}))
    return path
