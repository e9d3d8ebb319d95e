"""Our interviews are written so that other programs read them, and come back the same."""

import hashlib
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Code,
    Codebook,
    Coding,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.evidence.refi_qda import (
    Grade,
    find_codings_elsewhere,
    make_project,
    make_ready,
    read_qdpx,
    write_qdpx,
)
from tests.build_refi_qda import (
    FIRST,
    SECOND,
    TIME,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

TEXT = "Doedd dim amser. Nobody “asked” 😀 us, dŵr a ŷd.\n"
NAMES = {"q": "urn:QDA-XML:project:1.0"}


def make_interviews() -> Interviews:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    return Interviews(
        transcripts=(
            Transcript(
                key="interview-07",
                source=Source(name="interview-07.txt", sha256=sha256),
                text=TEXT,
                sha256=sha256,
                authority="W06000015",
                role="social worker",
                wave="2",
                held=date(2026, 3, 1),
            ),
        ),
        codebook=Codebook(
            codes=(
                Code(key="resources", name="Resources", codable=False, description="Hours and money"),
                Code(key="time", name="Time", parent="resources", colour="#ff0000"),
            )
        ),
        excerpts=(
            Excerpt(
                key="e1",
                document="interview-07",
                sha256=sha256,
                start=17,
                end=37,
                codings=(Coding(code="time", coder="Anna", made=datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),),
                bearings=(Bearing(hypothesis="resources", stance=Stance.QUALIFIES, coder="Anna"),),
                note="said twice",
            ),
        ),
    )


def read_xml(path: Path) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(path).read("project.qde"))


def test_interviews_of_ours_come_back_the_same(tmp_path: Path):
    path = tmp_path / "study.qdpx"
    project = make_project(make_interviews(), "Study")
    assert write_qdpx(project, path).found == ()
    back = read_qdpx(path)
    (there,), (wanted,) = back.interviews.transcripts, make_ready(project).interviews.transcripts
    assert replace(there, source=wanted.source) == wanted
    assert back.interviews.codebook == make_ready(project).interviews.codebook
    assert back.interviews.excerpts == make_ready(project).interviews.excerpts
    assert back.interviews.words_of(back.interviews.excerpts[0]) == "Nobody “asked” 😀 us,"
    assert back.losses.found == ()


def test_the_same_project_gives_the_same_bytes(tmp_path: Path):
    for name in ("one.qdpx", "two.qdpx"):
        write_qdpx(make_project(make_interviews(), "Study"), tmp_path / name)
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()


def test_texts_are_utf_8_without_a_mark_and_positions_count_their_characters(tmp_path: Path):
    path = tmp_path / "study.qdpx"
    write_qdpx(make_project(make_interviews(), "Study"), path)
    root = read_xml(path)
    (source,) = root.iterfind(".//q:TextSource", NAMES)
    content = zipfile.ZipFile(path).read(source.get("plainTextPath").replace("internal://", "sources/"))
    assert content == TEXT.encode("utf-8")
    (selection,) = source.iterfind("q:PlainTextSelection", NAMES)
    assert (selection.get("startPosition"), selection.get("endPosition")) == ("17", "37")
    assert selection.get("name") == "Nobody “asked” 😀 us,"


def test_a_stance_is_a_code_under_its_hypothesis_which_every_program_keeps(tmp_path: Path):
    path = tmp_path / "study.qdpx"
    write_qdpx(make_project(make_interviews(), "Study"), path)
    root = read_xml(path)
    (category,) = root.xpath("//q:Code[@name='Hypothesis: resources']", namespaces=NAMES)
    assert category.get("isCodable") == "false"
    assert [code.get("name") for code in category] == [
        "resources: for",
        "resources: against",
        "resources: qualifies",
    ]
    coded = {reference.get("targetGUID") for reference in root.iterfind(".//q:Coding/q:CodeRef", NAMES)}
    assert category[2].get("guid") in coded


def test_a_stance_that_another_program_made_by_these_names_is_read(tmp_path: Path):
    codes = (
        f'<CodeBook><Codes><Code guid="{guid(1)}" name="Hypothesis: trust" isCodable="false">'
        f'<Code guid="{guid(2)}" name="trust: against" isCodable="true" color="#0f0"/></Code></Codes></CodeBook>'
    )
    xml = make_project_xml(make_text_source(make_selection(3, 0, 5, guid(2))), codes)
    path = tmp_path / "study.qdpx"
    path.write_bytes(make_qdpx(xml, {f"sources/{FIRST}.txt": TEXT.encode()}))
    project = read_qdpx(path)
    assert project.interviews.codebook.codes == ()
    (excerpt,) = project.interviews.excerpts
    assert [(each.hypothesis, each.stance, each.coder) for each in excerpt.bearings] == [
        ("trust", Stance.AGAINST, "Anna")
    ]
    write_qdpx(project, path)
    assert read_xml(path).xpath("//q:Code[@name='trust: against']/@color", namespaces=NAMES) == ["#0f0"]
    assert read_qdpx(path).interviews.excerpts == project.interviews.excerpts


REST = (
    f'<Notes><Note guid="{guid(70)}" name="Plan"><PlainTextContent>Ask again</PlainTextContent></Note></Notes>'
    f'<Links><Link guid="{guid(71)}" direction="OneWay" originGUID="{guid(70)}" targetGUID="{guid(1)}"/></Links>'
    f'<Sets><Set guid="{guid(72)}" name="All"><MemberCode targetGUID="{TIME}"/></Set></Sets>'
    f'<Graphs><Graph guid="{guid(73)}"><Vertex guid="{guid(74)}" firstX="1" firstY="2"/></Graph></Graphs>'
)
CASES = (
    f'<Variables><Variable guid="{guid(80)}" name="Age" typeOfVariable="Integer"/></Variables>'
    f'<Cases><Case guid="{guid(81)}" name="Mabel"><VariableValue><VariableRef targetGUID="{guid(80)}"/>'
    f'<IntegerValue>25</IntegerValue></VariableValue><SourceRef targetGUID="{FIRST}"/></Case></Cases>'
)
PICTURE = (
    f'<PictureSource guid="{SECOND}" name="wall.png" path="internal://{SECOND}.png"><PictureSelection '
    f'guid="{guid(60)}" firstX="0" firstY="0" secondX="5" secondY="5"><Coding guid="{guid(61)}">'
    f'<CodeRef targetGUID="{TIME}"/></Coding></PictureSelection></PictureSource>'
)


def write_rich_project(path: Path) -> Path:
    text = make_text_source(make_selection(1, 17, 31, TIME) + make_selection(2, 0, 999, TIME))
    xml = make_project_xml(PICTURE + text, rest=REST).replace("<Sources>", f"{CASES}<Sources>")
    files = {f"sources/{FIRST}.txt": TEXT.encode("utf-8-sig"), f"sources/{SECOND}.png": b"\x89PNG picture"}
    path.write_bytes(make_qdpx(xml, files))
    return path


def test_everything_that_interviews_do_not_hold_comes_back(tmp_path: Path):
    project = read_qdpx(write_rich_project(tmp_path / "theirs.qdpx"))
    write_qdpx(project, tmp_path / "ours.qdpx")
    back = read_qdpx(tmp_path / "ours.qdpx")
    assert back.remainder == project.remainder
    assert back.interviews.excerpts == project.interviews.excerpts
    assert find_codings_elsewhere(back) == find_codings_elsewhere(project)
    assert len(find_codings_elsewhere(back)) == 2
    root = read_xml(tmp_path / "ours.qdpx")
    for tag in ("Variable", "Case", "Note", "Link", "Set", "Vertex", "PictureSelection"):
        assert len(root.findall(f".//q:{tag}", NAMES)) == 1, tag
    assert zipfile.ZipFile(tmp_path / "ours.qdpx").read(f"sources/{SECOND}.png") == b"\x89PNG picture"


def test_what_we_add_and_take_away_is_written_among_the_rest(tmp_path: Path):
    project = read_qdpx(write_rich_project(tmp_path / "theirs.qdpx"))
    said = project.interviews
    (old,) = said.excerpts
    new = replace(old, key="new", guid="", start=0, end=5, codings=(Coding(code="trust", coder="Siân"),))
    changed = replace(project, interviews=replace(said, excerpts=(new,)))
    assert write_qdpx(changed, tmp_path / "ours.qdpx").found == ()
    back = read_qdpx(tmp_path / "ours.qdpx")
    assert [(each.key, each.start, each.codings[0].coder) for each in back.interviews.excerpts] == [
        ("new", 0, "Siân")
    ]
    assert len(find_codings_elsewhere(back)) == 2


def test_a_transcript_taken_away_takes_its_source_along_and_that_is_told(tmp_path: Path):
    project = read_qdpx(write_rich_project(tmp_path / "theirs.qdpx"))
    less = replace(project, interviews=replace(project.interviews, transcripts=(), excerpts=()))
    losses = write_qdpx(less, tmp_path / "ours.qdpx")
    (loss,) = losses.of(Grade.LOST)
    assert str(loss.what) == "A transcript was taken away, and its source with it."
    assert loss.codings == 1
    assert read_xml(tmp_path / "ours.qdpx").findall(".//q:TextSource", NAMES) == []


def test_what_the_standard_cannot_hold_is_left_out_and_told(tmp_path: Path):
    said = make_interviews()
    codes = (Code(key="time", name="Ti\x00me", colour="red"),)
    odd = replace(said, codebook=Codebook(codes=codes), excerpts=())
    losses = write_qdpx(make_project(odd, "Study"), tmp_path / "study.qdpx")
    assert [str(loss.what) for loss in losses.of(Grade.LOST)] == [
        "A value is not of the form that the standard asks for: color.",
        "A text holds characters that XML cannot hold; a mark stands in their place.",
    ]
    (code,) = read_qdpx(tmp_path / "study.qdpx").interviews.codebook.codes
    assert (code.key, code.name, code.colour) == ("time", "Ti\ufffdme", "")


def test_a_project_may_be_written_over_itself(tmp_path: Path):
    path = write_rich_project(tmp_path / "study.qdpx")
    project = read_qdpx(path)
    write_qdpx(project, path)
    first = path.read_bytes()
    write_qdpx(read_qdpx(path), path)
    assert path.read_bytes() == first


def test_a_category_that_was_renamed_elsewhere_keeps_its_guid_and_a_new_one_is_made(tmp_path: Path):
    path = tmp_path / "study.qdpx"
    write_qdpx(make_project(make_interviews(), "Study"), path)
    xml = zipfile.ZipFile(path).read("project.qde").decode().replace("Hypothesis: resources", "An old idea")
    texts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()[1:]}
    path.write_bytes(make_qdpx(xml, texts))
    renamed = read_qdpx(path)
    assert [code.name for code in renamed.interviews.codebook.codes][2:4] == ["An old idea", "resources: for"]
    (excerpt,) = renamed.interviews.excerpts
    assert excerpt.bearings == ()
    bearing = Bearing(hypothesis="resources", stance=Stance.FOR)
    said = replace(renamed.interviews, excerpts=(replace(excerpt, bearings=(bearing,)),))
    write_qdpx(replace(renamed, interviews=said), path)
    (back,) = read_qdpx(path).interviews.excerpts
    assert [(each.hypothesis, each.stance) for each in back.bearings] == [("resources", Stance.FOR)]
    assert [coding.code for coding in back.codings] == ["time", "resources-qualifies"]
