"""A project of another program is read: our records hold the interviews, everything else is kept beside them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from canllaw.basics.language import Language, say
from canllaw.evidence.interviews.interviews import Code, Coding
from canllaw.evidence.refi_qda import Grade, Medium, Project, find_codings_elsewhere, read_qdpx
from tests.build_refi_qda import (
    ANNA,
    BEN,
    FIRST,
    SECOND,
    TIME,
    TRUST,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
    write_text_project,
)

SAID = "We had no time. Nobody asked us."


def write(folder: Path, xml: str, files: dict[str, bytes] | None = None, name: str = "project.qde") -> Path:
    path = folder / "study.qdpx"
    path.write_bytes(make_qdpx(xml, files, name))
    return path


def words(project: Project) -> list[str]:
    return [project.interviews.words_of(excerpt) for excerpt in project.interviews.excerpts]


def told(project: Project, grade: Grade) -> list[str]:
    return [str(loss.what) for loss in project.losses.of(grade)]


def test_a_coded_text_becomes_a_transcript_with_excerpts(tmp_path: Path):
    path = write_text_project(
        tmp_path / "study.qdpx",
        SAID.encode(),
        make_selection(1, 0, 15, TIME),
        make_selection(2, 16, 32, TIME, TRUST),
    )
    found = read_qdpx(path).interviews
    (transcript,) = found.transcripts
    assert (transcript.key, transcript.text) == ("Mabel", SAID)
    assert [(each.start, each.end, [coding.code for coding in each.codings]) for each in found.excerpts] == [
        (0, 15, ["time"]),
        (16, 32, ["time", "trust"]),
    ]
    assert found.words_of(found.excerpts[1]) == "Nobody asked us."
    assert {excerpt.sha256 for excerpt in found.excerpts} == {transcript.sha256}


def test_who_coded_and_when_is_kept_since_agreement_needs_it(tmp_path: Path):
    codings = (
        f'<Coding guid="{guid(11)}" creatingUser="{ANNA}" creationDateTime="2026-03-01T09:30:00Z">'
        f'<CodeRef targetGUID="{TIME}"/></Coding>'
        f'<Coding guid="{guid(12)}" creatingUser="{{{BEN.upper()}}}"><CodeRef targetGUID="{TIME}"/></Coding>'
    )
    selection = f'<PlainTextSelection guid="{guid(1)}" startPosition="0" endPosition="2">{codings}</PlainTextSelection>'
    (excerpt,) = read_qdpx(write_text_project(tmp_path / "a.qdpx", b"We had", selection)).interviews.excerpts
    assert excerpt.codings == (
        Coding(code="time", coder="Anna", made=datetime(2026, 3, 1, 9, 30, tzinfo=UTC), guid=guid(11)),
        Coding(code="time", coder="Ben", guid=guid(12)),
    )


def test_codes_are_nested_and_a_category_is_no_code_to_code_with(tmp_path: Path):
    codes = (
        f'<CodeBook><Codes><Code guid="{TIME}" name="Resources" isCodable="false" color="#f00">'
        f"<Description>Hours and money</Description>"
        f'<Code guid="{{{TRUST.upper()}}}" name="Amser ŵŷ" isCodable="True"/></Code></Codes></CodeBook>'
    )
    found = read_qdpx(write(tmp_path, make_project_xml(make_text_source(""), codes))).interviews.codebook
    assert found.codes == (
        Code(
            key="resources",
            name="Resources",
            description="Hours and money",
            colour="#f00",
            codable=False,
            guid=TIME,
        ),
        Code(key="amser-ŵŷ", name="Amser ŵŷ", parent="resources", guid=TRUST),
    )


def test_two_codes_of_one_name_are_told_apart_by_the_code_above(tmp_path: Path):
    inner = '<Code guid="{}" name="Time" isCodable="true"/>'
    codes = (
        f'<CodeBook><Codes><Code guid="{TIME}" name="Time" isCodable="true">{inner.format(guid(1))}</Code>'
        f"{inner.format(guid(2))}</Codes></CodeBook>"
    )
    found = read_qdpx(write(tmp_path, make_project_xml(make_text_source(""), codes))).interviews.codebook
    assert [code.key for code in found.codes] == ["time", "time/time", "time-2"]


@pytest.mark.parametrize("name", ["project.qde", "Project.QDE", "My study/project.qde", "export.qde"])
@pytest.mark.parametrize("folder", ["sources", "Sources", "My study/SOURCES"])
def test_any_single_qde_is_the_project_and_any_folder_of_sources_will_do(
    tmp_path: Path, name: str, folder: str
):
    xml = make_project_xml(make_text_source(make_selection(1, 0, 2, TIME)))
    path = write(tmp_path, xml, {f"{folder}/{FIRST.upper()}.TXT": b"We had"}, name)
    assert words(read_qdpx(path)) == ["We"]


def test_a_qde_alone_finds_its_sources_in_the_folder_beside_it(tmp_path: Path):
    path = tmp_path / "study.qde"
    path.write_text(make_project_xml(make_text_source(make_selection(1, 0, 2, TIME))), encoding="utf-8")
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / f"{FIRST}.txt").write_bytes(b"We had")
    assert words(read_qdpx(path)) == ["We"]


def test_words_within_the_xml_are_read_too(tmp_path: Path):
    source = (
        f'<TextSource guid="{FIRST}" name="Mabel"><PlainTextContent>No “time” &amp; no ŵyl</PlainTextContent>'
        f"{make_selection(1, 3, 9, TIME)}</TextSource>"
    )
    assert words(read_qdpx(write(tmp_path, make_project_xml(source)))) == ["“time”"]


def test_the_words_of_a_pdf_are_a_transcript_and_its_pages_are_kept_aside(tmp_path: Path):
    source = (
        f'<PDFSource guid="{SECOND}" name="Minutes.pdf" path="internal://{SECOND}.pdf">'
        f'<PDFSelection guid="{guid(1)}" page="3" firstX="1" firstY="2" secondX="3" secondY="4">'
        f'<Coding guid="{guid(2)}" creatingUser="{ANNA}"><CodeRef targetGUID="{TRUST}"/></Coding></PDFSelection>'
        f'<Representation guid="{FIRST}" plainTextPath="internal://{FIRST}.txt">'
        f"{make_selection(3, 0, 4, TIME)}</Representation></PDFSource>"
    )
    files = {f"sources/{FIRST}.txt": b"Time flies", f"sources/{SECOND}.pdf": b"%PDF-1.7"}
    project = read_qdpx(write(tmp_path, make_project_xml(source), files))
    assert [each.key for each in project.interviews.transcripts] == ["Minutes"]
    assert words(project) == ["Time"]
    (other,) = find_codings_elsewhere(project)
    assert (other.medium, other.source_name, other.selection) == (Medium.PDF, "Minutes.pdf", guid(1))
    assert other.where == (
        ("page", "3"),
        ("firstX", "1"),
        ("firstY", "2"),
        ("secondX", "3"),
        ("secondY", "4"),
    )
    assert (other.coding.code, other.coding.coder) == ("trust", "Anna")
    assert [(file.name, file.size) for file in project.remainder.files] == [(f"{SECOND}.pdf", 8)]
    assert project.losses.found == ()


def test_the_transcript_of_a_recording_is_coded_between_its_points(tmp_path: Path):
    selection = (
        f'<TranscriptSelection guid="{guid(1)}" fromSyncPoint="{guid(8)}" toSyncPoint="{guid(9)}">'
        f'<Coding guid="{guid(2)}"><CodeRef targetGUID="{TIME}"/></Coding></TranscriptSelection>'
    )
    source = (
        f'<AudioSource guid="{SECOND}" name="Mabel.m4a" path="absolute:///C:/Mabel.m4a">'
        f'<Transcript guid="{FIRST}" plainTextPath="internal://{FIRST}.txt">'
        f'<SyncPoint guid="{guid(8)}" timeStamp="0" position="3"/>'
        f'<SyncPoint guid="{guid(9)}" timeStamp="900" position="6"/>{selection}</Transcript></AudioSource>'
    )
    project = read_qdpx(
        write(tmp_path, make_project_xml(source), {f"sources/{FIRST}.txt": b"We had no time"})
    )
    assert words(project) == ["had"]
    assert told(project, Grade.NOTED) == ["The file lies outside the project; only its address is carried."]


def test_a_text_that_is_missing_keeps_its_codings_without_words(tmp_path: Path):
    xml = make_project_xml(make_text_source(make_selection(1, 0, 2, TIME, TRUST, name="We")))
    project = read_qdpx(write(tmp_path, xml))
    assert project.interviews.excerpts == ()
    assert [(each.coding.code, each.words, each.where) for each in find_codings_elsewhere(project)] == [
        ("time", "We", (("startPosition", "0"), ("endPosition", "2"))),
        ("trust", "We", (("startPosition", "0"), ("endPosition", "2"))),
    ]
    (loss,) = project.losses.found
    assert (loss.grade, loss.codings) == (Grade.ASIDE, 2)
    assert say(loss.said, Language.ENGLISH) == (
        "The text is missing from the project, so its selections are carried without words. Places: 1, the first "
        f"of them study.qdpx:1:TextSource {FIRST}. Codings concerned: 2."
    )


@pytest.mark.parametrize(
    ("span", "why"),
    [
        ((0, 33), "The selection reaches past the end of the text; it is carried without words."),
        ((-1, 4), "The selection reaches past the end of the text; it is carried without words."),
        ((4, 4), "The selection holds no character; it is carried without words."),
        ((9, 4), "The selection holds no character; it is carried without words."),
    ],
)
def test_selections_that_are_no_words_are_carried_aside_and_named(
    tmp_path: Path, span: tuple[int, int], why: str
):
    path = write_text_project(tmp_path / "a.qdpx", SAID.encode(), make_selection(1, *span, TIME))
    project = read_qdpx(path)
    assert project.interviews.excerpts == ()
    assert told(project, Grade.ASIDE) == [why]
    assert len(find_codings_elsewhere(project)) == 1


def test_selections_may_overlap_and_repeat(tmp_path: Path):
    selections = [
        make_selection(1, 0, 10, TIME),
        make_selection(2, 5, 15, TIME),
        make_selection(3, 5, 15, TRUST),
    ]
    path = write_text_project(tmp_path / "a.qdpx", SAID.encode(), *selections)
    assert [(each.start, each.end) for each in read_qdpx(path).interviews.excerpts] == [
        (0, 10),
        (5, 15),
        (5, 15),
    ]


def test_a_coding_with_an_unknown_code_is_carried_and_named(tmp_path: Path):
    path = write_text_project(tmp_path / "a.qdpx", SAID.encode(), make_selection(1, 0, 2, guid(99), TIME))
    project = read_qdpx(path)
    assert [coding.code for coding in project.interviews.excerpts[0].codings] == ["time"]
    (other,) = find_codings_elsewhere(project)
    assert (other.coding.code, other.code_known) == (guid(99), False)
    assert told(project, Grade.ASIDE) == [
        "The coding names a code that the codebook does not have; it is carried as it is."
    ]


def test_a_source_that_stands_twice_is_read_twice_and_told(tmp_path: Path):
    source = make_text_source(make_selection(1, 0, 2, TIME))
    again = make_text_source(make_selection(2, 3, 6, TRUST))
    project = read_qdpx(
        write(tmp_path, make_project_xml(source + again), {f"sources/{FIRST}.txt": SAID.encode()})
    )
    assert [each.key for each in project.interviews.transcripts] == ["Mabel", "Mabel-2"]
    assert words(project) == ["We", "had"]
    assert told(project, Grade.NOTED) == [
        "A GUID stood twice; the second element was given its own: TextSource."
    ]


def test_what_the_standard_does_not_know_is_lost_by_name_with_its_codings(tmp_path: Path):
    foreign = f'<Bookmark><Coding guid="{guid(5)}"><CodeRef targetGUID="{TIME}"/></Coding></Bookmark>'
    path = write_text_project(tmp_path / "a.qdpx", SAID.encode(), make_selection(1, 0, 2, TIME), foreign)
    project = read_qdpx(path)
    (loss,) = project.losses.of(Grade.LOST)
    assert (
        str(loss.what) == "Elements that the standard does not know or that lack what it asks for: Bookmark."
    )
    assert project.losses.codings_lost == 1


def test_two_coders_of_one_name_stay_two_coders(tmp_path: Path):
    users = f'<Users><User guid="{ANNA}" name="Anna"/><User guid="{BEN}" name="Anna"/></Users>'
    other = make_selection(1, 0, 2, TIME).replace(ANNA, BEN)
    xml = make_project_xml(make_text_source(make_selection(2, 0, 2, TIME) + other), users=users)
    found = read_qdpx(write(tmp_path, xml, {f"sources/{FIRST}.txt": b"We had"})).interviews
    assert [each.codings[0].coder for each in found.excerpts] == ["Anna", "Anna-2"]


def test_a_file_that_no_source_names_is_left_behind_and_told(tmp_path: Path):
    xml = make_project_xml(make_text_source(""))
    project = read_qdpx(write(tmp_path, xml, {f"sources/{FIRST}.txt": b"We", "sources/.root": b""}))
    assert told(project, Grade.LOST) == ["A file of the archive belongs to no source and is left behind."]
