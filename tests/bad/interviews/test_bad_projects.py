"""Projects and codebooks that cannot be used: each gets its whole list of problems, and leaves nothing behind."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.interviews import Codebook
from canllaw.evidence.refi_qda import limits, read_qdc, read_qdpx, share_codebook, write_qdc, write_qdpx
from tests.build_refi_qda import (
    CODES,
    FIRST,
    SECOND,
    TIME,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

XML = make_project_xml(make_text_source(make_selection(1, 0, 2, TIME)))
TEXT = {f"sources/{FIRST}.txt": b"We had no time."}
GOOD = make_qdpx(XML, TEXT)
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
AGAIN = "Export the project again from the program that made it."
DISTRUST = "Do not trust this file; ask its sender for the original."
OUTSIDE = f"A file of the archive would lie outside its folder. {DISTRUST}"
DAMAGED = f"The archive is damaged or not complete. {AGAIN}"
BOMB = f"The archive unpacks to far more than a project holds. {DISTRUST}"
NOT_XML = f"This is not complete XML. {AGAIN}"
ENTITIES = f"The project declares XML entities, which no program for qualitative analysis does. {DISTRUST}"
OTHER = (
    "The XML is no REFI-QDA project or codebook, or the one where the other belongs. Give a project as .qdpx or "
    ".qde, a codebook as .qdc."
)
SAME_GUID = (
    "Two codes have the same GUID, so nobody can tell their codings apart. Give one of them another GUID, or export "
    "the project again."
)


def make_linked() -> bytes:
    """An archive in which a source is a link to a file outside."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.qde", XML)
        link = zipfile.ZipInfo(f"sources/{FIRST}.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    return file.getvalue()


def make_doubled() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("project.qde", XML)
        archive.writestr(f"sources/{FIRST}.txt", "One text")
        archive.writestr(f"sources/{FIRST}.txt", "Another")
    return file.getvalue()


def lock(content: bytes) -> bytes:
    """The same archive with the mark of a password on each of its files."""
    locked = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", locked, at + offset)[0]
            struct.pack_into("<H", locked, at + offset, flags | 1)
            at = locked.find(mark, at + 4)
    return bytes(locked)


def make_spoilt() -> bytes:
    """An archive with a letter of the text changed, so that its sum no longer fits."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.qde", XML)
        archive.writestr(f"sources/{FIRST}.txt", "We had no time.")
    return file.getvalue().replace(b"We had no time.", b"We had no lime.")


def understate(content: bytes) -> bytes:
    """A zip bomb that states a small size for what is in it."""
    return content.replace(struct.pack("<I", 60_000_000), struct.pack("<I", 1_000))


BAD: dict[str, tuple[bytes, list[str]]] = {
    "empty.qdpx": (b"", ["empty.qdpx: The file is empty. Export it again from the program that made it."]),
    "notes.qdpx": (b"We had no time.", [f"notes.qdpx:1: {NOT_XML}"]),
    "truncated.qdpx": (GOOD[: len(GOOD) // 2], [f"truncated.qdpx: {DAMAGED}"]),
    "spoilt.qdpx": (make_spoilt(), [f"spoilt.qdpx:{FIRST}.txt: {DAMAGED}"]),
    "locked.qdpx": (
        lock(GOOD),
        ["locked.qdpx: The archive is locked with a password. Export the project again without a password."],
    ),
    "no-project.qdpx": (
        make_qdpx(XML, TEXT, "project.xml"),
        [
            "no-project.qdpx: The archive holds no project: no file in it ends with .qde. Export the project again "
            "as REFI-QDA project (.qdpx)."
        ],
    ),
    "two-projects.qdpx": (
        make_qdpx(XML, {"copy/Project.QDE": XML.encode()}),
        [
            "two-projects.qdpx: The archive holds more than one file that ends with .qde. Found: 2. Keep the one that "
            "is meant, or export each project alone."
        ],
    ),
    "slip.qdpx": (make_qdpx(XML, {"sources/../../evil.txt": b"We"}), [f"slip.qdpx:#2: {OUTSIDE}"]),
    "rooted.qdpx": (make_qdpx(XML, {"/etc/cron.d/evil": b"We"}), [f"rooted.qdpx:#2: {OUTSIDE}"]),
    "windows.qdpx": (
        make_qdpx(XML, {"C:/evil.txt": b"We", "sources\\..\\..\\evil.txt": b"We"}),
        [f"windows.qdpx:#2: {OUTSIDE}", f"windows.qdpx:#3: {OUTSIDE}"],
    ),
    "linked.qdpx": (make_linked(), [f"linked.qdpx:#2: {OUTSIDE}"]),
    "doubled.qdpx": (
        make_doubled(),
        [f"doubled.qdpx:#3: Two files of the archive have the same name. {AGAIN}"],
    ),
    "bomb.qdpx": (make_qdpx(XML, {"sources/a.txt": bytes(3_000_000)}), [f"bomb.qdpx:#2: {BOMB}"]),
    "hidden-bomb.qdpx": (
        understate(make_qdpx(XML, {f"sources/{FIRST}.txt": bytes(60_000_000)})),
        [f"hidden-bomb.qdpx:{FIRST}.txt: {DAMAGED}"],
    ),
    "several.qdpx": (
        make_qdpx(XML, {"../evil.txt": b"We", "b.qde": b"<a/>", "sources/a.txt": bytes(3_000_000)}),
        [
            "several.qdpx: The archive holds more than one file that ends with .qde. Found: 2. Keep the one that is "
            "meant, or export each project alone.",
            f"several.qdpx:#2: {OUTSIDE}",
            f"several.qdpx:#4: {BOMB}",
        ],
    ),
    "laughs.qdpx": (make_qdpx(XML.replace("<Project", f"{LAUGHS}<Project")), [f"laughs.qdpx: {ENTITIES}"]),
    "late-laughs.qdpx": (
        make_qdpx(XML.replace("<Project", f"<!--{' ' * 9_000}-->{LAUGHS}<Project")),
        [f"late-laughs.qdpx: {ENTITIES}"],
    ),
    "wide-laughs.qdpx": (
        make_qdpx(XML.replace("utf-8", "utf-16").replace("<Project", f"{LAUGHS}<Project").encode("utf-16")),
        [f"wide-laughs.qdpx: {ENTITIES}"],
    ),
    "outside.qde": (
        XML.replace("<Project", '<!DOCTYPE a SYSTEM "file:///etc/hostname"><Project').encode(),
        [f"outside.qde: {ENTITIES}"],
    ),
    "half.qdpx": (make_qdpx(XML[:-30], TEXT), [f"half.qdpx:1: {NOT_XML}"]),
    "deep.qdpx": (make_qdpx("<Project>" + "<Code>" * 5_000, TEXT), [f"deep.qdpx:1: {NOT_XML}"]),
    "strange-encoding.qde": (
        XML.replace("utf-8", "utf-7").encode(),
        [f"strange-encoding.qde: {NOT_XML}"],
    ),
    "wrong-root.qdpx": (make_qdpx("<CodeBook><Codes/></CodeBook>"), [f"wrong-root.qdpx: {OTHER}"]),
    "web-page.qde": (b"<html><body>We had no time.</body></html>", [f"web-page.qde: {OTHER}"]),
    "same-code.qdpx": (
        make_qdpx(
            XML.replace(CODES, CODES.replace("</Codes>", f'<Code guid="{TIME}" name="Tempo"/></Codes>'))
        ),
        [f"same-code.qdpx:1:Code {TIME}: {SAME_GUID}"],
    ),
}


def told(read: Callable[[Path], object], path: Path) -> list[str]:
    with pytest.raises(MaterialError) as caught:
        read(path)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_project_gets_its_whole_list_of_problems(tmp_path: Path, name: str):
    content, problems = BAD[name]
    (tmp_path / name).write_bytes(content)
    assert told(read_qdpx, tmp_path / name) == problems
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_not_there(tmp_path: Path):
    expected = "none.qdpx: The file cannot be opened. Check that it is there and that you may read it."
    assert told(read_qdpx, tmp_path / "none.qdpx") == [expected]
    assert told(read_qdpx, tmp_path) == [expected.replace("none.qdpx", tmp_path.name)]


def test_more_files_than_any_project_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    many = {f"sources/{number}.txt": b"We" for number in range(5)}
    (tmp_path / "many.qdpx").write_bytes(make_qdpx(XML, many))
    assert told(read_qdpx, tmp_path / "many.qdpx") == [f"many.qdpx: {BOMB}"]


def test_a_link_beside_a_qde_is_not_followed(tmp_path: Path):
    (tmp_path / "study.qde").write_text(XML, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("We had no time.", encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / f"{FIRST}.txt").symlink_to(tmp_path / "secret.txt")
    assert read_qdpx(tmp_path / "study.qde").interviews.transcripts == ()


@pytest.mark.parametrize(
    "address", ["internal://../secret.txt", "internal:///etc/hostname", "relative:///a.txt"]
)
def test_an_address_never_leads_out_of_the_project(tmp_path: Path, address: str):
    (tmp_path / "secret.txt").write_text("We had no time.", encoding="utf-8")
    xml = make_project_xml(make_text_source("", address))
    (tmp_path / "study.qdpx").write_bytes(make_qdpx(xml))
    assert read_qdpx(tmp_path / "study.qdpx").interviews.transcripts == ()


BAD_CODEBOOKS: dict[str, tuple[bytes, list[str]]] = {
    "project.qdc": (XML.encode(), [f"project.qdc: {OTHER}"]),
    "laughs.qdc": (f"{LAUGHS}<CodeBook/>".encode(), [f"laughs.qdc: {ENTITIES}"]),
    "half.qdc": (b"<CodeBook><Codes>", [f"half.qdc:1: {NOT_XML}"]),
    "same.qdc": (
        f'<CodeBook><Codes>\n<Code guid="{TIME}" name="a"/>\n<Code guid="{TIME}" name="b"/>\n'
        f'<Code guid="{{{TIME.upper()}}}" name="c"/></Codes></CodeBook>'.encode(),
        [f"same.qdc:3:Code {TIME}: {SAME_GUID}", f"same.qdc:4:Code {TIME}: {SAME_GUID}"],
    ),
}


@pytest.mark.parametrize("name", BAD_CODEBOOKS)
def test_a_bad_codebook_gets_its_whole_list_of_problems(tmp_path: Path, name: str):
    content, problems = BAD_CODEBOOKS[name]
    (tmp_path / name).write_bytes(content)
    assert told(read_qdc, tmp_path / name) == problems


def test_an_empty_codebook_is_not_written(tmp_path: Path):
    def write(path: Path) -> None:
        write_qdc(share_codebook(Codebook(codes=())), path)

    assert told(write, tmp_path / "none.qdc") == [
        "none.qdc: The codebook has no code, and the standard knows no empty codebook. Add a code, or write no file."
    ]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_a_file_to_pass_on_is_gone(tmp_path: Path):
    picture = f'<PictureSource guid="{SECOND}" path="internal://{SECOND}.png"/>'
    path = tmp_path / "theirs.qdpx"
    path.write_bytes(make_qdpx(make_project_xml(picture), {f"sources/{SECOND}.png": b"\x89PNG"}))
    project = read_qdpx(path)
    path.write_bytes(make_qdpx(make_project_xml(picture), {f"sources/{SECOND}.png": b"another"}))
    expected = (
        f"theirs.qdpx:{SECOND}.png: A file that is to be passed on is no longer where it was read, or was changed. "
        "Put the project that was read back in its place, and write again."
    )
    assert told(lambda out: write_qdpx(project, out), tmp_path / "ours.qdpx") == [expected]
    path.unlink()
    assert told(lambda out: write_qdpx(project, out), tmp_path / "ours.qdpx") == [expected]
    assert list(tmp_path.iterdir()) == []
