"""Real projects and codebooks: every coding is carried, and what we write obeys the published schema."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from pydantic import BaseModel
from pyrefiqda import RefiCodebook, RefiProject

from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.refi_qda import (
    Grade,
    Project,
    find_codings_elsewhere,
    read_qdc,
    read_qdpx,
    write_qdc,
    write_qdpx,
)
from canllaw.evidence.refi_qda.shapes import SHAPES, Kind
from canllaw.study import check_study
from canllaw.study.exporting import export_interviews
from tests.build_interviews import put
from tests.build_refi_qda import make_qdpx
from tests.build_refi_qda_anyhow import FILES, projects

PROJECTS = ["atlasti8/TestProject.qdpx", "atlasti8/Project.qde", "nvivo_mac/nvivo_project.qdpx"]
CODEBOOKS = [
    "REFI-QDA-1-5.qdc",
    "doorstop-core-tests-files-exported.qdc",
    "portableQDA_Atlasti.qdc",
    "portableQDA_test_compare_Diff_destAtlas.qdc",
]
EXAMPLE = Path(__file__).parents[2] / "examples/first-study"
XSD = "{http://www.w3.org/2001/XMLSchema}"
SAME = Source(name="", sha256="")


def xml_of(path: Path) -> etree._Element:
    if not zipfile.is_zipfile(path):
        return etree.fromstring(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(
            archive.read(next(name for name in archive.namelist() if name.lower().endswith(".qde")))
        )


def read_schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))


def said(project: Project) -> Interviews:
    transcripts = project.interviews.transcripts
    return replace(project.interviews, transcripts=tuple(replace(each, source=SAME) for each in transcripts))


def plain(guid: str | None) -> str:
    return (guid or "").strip("{}").lower()


def codings_in(root: etree._Element) -> set[tuple[str, ...]]:
    """GUID, code, coder and what is coded, of every coding, straight from the XML."""
    return {
        (
            plain(coding.get("guid")),
            plain(coding.find("{*}CodeRef").get("targetGUID")),
            plain(coding.get("creatingUser")),
            plain(coding.getparent().get("guid")),
        )
        for coding in root.iter("{*}Coding")
    }


def codings_of_peer(part: BaseModel, above: str = "") -> set[tuple[str, ...]]:
    """The same as pyrefiqda reads them."""
    found: set[tuple[str, ...]] = set()
    if type(part).__name__ == "CodingType":
        code = part.code_ref.target_guid
        found.add((plain(part.guid), plain(code), plain(part.creating_user), plain(above)))
    for name in type(part).model_fields:
        inner = getattr(part, name)
        for each in inner if isinstance(inner, list) else [inner]:
            if isinstance(each, BaseModel):
                found |= codings_of_peer(each, getattr(part, "guid", "") or above)
    return found


@pytest.mark.parametrize("name", PROJECTS)
def test_every_code_source_selection_and_coding_is_carried(real_data: Path, name: str):
    path = real_data / "interviews" / name
    root, project = xml_of(path), read_qdpx(path)
    beside = [element.tag for element in project.remainder.project.walk()]
    codings = sum(len(each.codings) for each in project.interviews.excerpts)
    assert (
        codings + len(find_codings_elsewhere(project))
        == len(codings_in(root))
        == len(root.findall(".//{*}Coding"))
    )
    assert len(project.interviews.codebook.codes) == len(root.findall(".//{*}Code"))
    for tag in (
        "TextSource",
        "PDFSource",
        "PictureSource",
        "AudioSource",
        "VideoSource",
        "PDFSelection",
        "Note",
        "Link",
        "Set",
        "Vertex",
    ):
        assert beside.count(tag) == len(root.findall(f".//{{*}}{tag}")), tag
    assert project.losses.codings_lost == 0


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_comes_back_the_same_obeys_the_schema_and_others_read_it(
    real_data: Path, tmp_path: Path, name: str
):
    path, out = real_data / "interviews" / name, tmp_path / "ours.qdpx"
    project = read_qdpx(path)
    assert write_qdpx(project, out).found == ()
    back = read_qdpx(out)
    assert said(back) == said(project)
    assert (back.name, back.remainder) == (project.name, project.remainder)
    read_schema(real_data / "interviews/standard/Project.xsd").assertValid(xml_of(out))
    peer = RefiProject.load(out, str(tmp_path / "peer"))
    assert codings_of_peer(peer) == codings_in(xml_of(path))


@pytest.mark.parametrize("name", ["atlasti8/TestProject.qdpx", "nvivo_mac/nvivo_project.qdpx"])
def test_a_project_comes_out_of_a_study_as_it_went_in(real_data: Path, tmp_path: Path, name: str):
    path, out = real_data / "interviews" / name, tmp_path / "ours.qdpx"
    study = {"study.toml": b'title_en = "A study"', "evidence/interviews/theirs.qdpx": path.read_bytes()}
    exported = export_interviews(put(tmp_path / "study", study), out)
    before, after = read_qdpx(path), read_qdpx(out)
    never_read = [loss.what for loss in before.losses.of(Grade.LOST)]
    assert [loss.what for loss in exported.losses] == never_read
    assert said(after) == said(before)
    assert (after.name, after.remainder) == (before.name, before.remainder)
    assert codings_in(xml_of(out)) == codings_in(xml_of(path))
    read_schema(real_data / "interviews/standard/Project.xsd").assertValid(xml_of(out))


def test_the_projects_of_two_programs_in_one_study_come_out_as_one(real_data: Path, tmp_path: Path):
    folder, out = real_data / "interviews", tmp_path / "ours.qdpx"
    theirs = {"a": folder / "atlasti8/TestProject.qdpx", "n": folder / "nvivo_mac/nvivo_project.qdpx"}
    files = {f"evidence/interviews/{key}.qdpx": path.read_bytes() for key, path in theirs.items()}
    exported = export_interviews(
        put(tmp_path / "study", {"study.toml": b'title_en = "A study"', **files}), out
    )
    read_schema(folder / "standard/Project.xsd").assertValid(xml_of(out))
    peer = RefiProject.load(out, str(tmp_path / "peer"))
    there = {coding[0] for path in theirs.values() for coding in codings_in(xml_of(path))}
    assert {coding[0] for coding in codings_of_peer(peer)} == there
    assert sum(loss.codings for loss in exported.losses) == 0


def test_the_example_study_goes_out_as_others_read_it(real_data: Path, tmp_path: Path):
    out = tmp_path / "example.qdpx"
    exported = export_interviews(EXAMPLE, out)
    assert exported.losses == ()
    standard = real_data / "interviews/standard"
    read_schema(standard / "Project.xsd").assertValid(xml_of(out))
    peer = RefiProject.load(out, str(tmp_path / "peer"))
    ours = [
        each for excerpt in exported.interviews.excerpts for each in (*excerpt.codings, *excerpt.bearings)
    ]
    assert len(codings_of_peer(peer)) == len(ours)
    assert codings_of_peer(peer) == codings_in(xml_of(out))
    back = read_qdpx(out).interviews
    assert comparable(back) == comparable(exported.interviews)
    export_interviews(EXAMPLE, tmp_path / "example.qdc")
    codes = tmp_path / "example.qdc"
    read_schema(standard / "Codebook.xsd").assertValid(etree.parse(str(codes)))
    tops = [code.name for code in exported.interviews.codebook.codes if not code.parent]
    assert [code.name for code in RefiCodebook.load(codes).codes.code] == tops


def comparable(found: Interviews) -> list[tuple[object, ...]]:
    """Everything that is said, without GUIDs, in an order of its own."""
    texts = [(each.key, each.text, each.role, each.authority, each.held) for each in found.transcripts]
    codes = [replace(code, guid="") for code in found.codebook.codes]
    excerpts = [
        replace(
            each,
            guid="",
            codings=tuple(replace(coding, guid="") for coding in each.codings),
            bearings=tuple(replace(bearing, guid="") for bearing in each.bearings),
        )
        for each in sorted(found.excerpts, key=lambda each: each.key)
    ]
    return [tuple(sorted(texts)), tuple(codes), tuple(excerpts)]


@settings(
    max_examples=15,
    phases=[Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(projects())
def test_whatever_was_read_what_we_write_obeys_the_schema(
    real_data: Path, tmp_path: Path, root: etree._Element
):
    path = tmp_path / "study.qdpx"
    path.write_bytes(make_qdpx(etree.tostring(root), FILES))
    write_qdpx(read_qdpx(path), path)
    read_schema(real_data / "interviews/standard/Project.xsd").assertValid(xml_of(path))


@pytest.mark.parametrize("name", CODEBOOKS)
def test_a_codebook_comes_back_the_same_obeys_the_schema_and_others_read_it(
    real_data: Path, tmp_path: Path, name: str
):
    path, out = real_data / "interviews/qdc" / name, tmp_path / "ours.qdc"
    shared = read_qdc(path)
    assert len(shared.codebook.codes) == len(etree.parse(str(path)).findall(".//{*}Code"))
    assert shared.losses.found == write_qdc(shared, out).found == ()
    back = read_qdc(out)
    assert (back.codebook, back.sets) == (shared.codebook, shared.sets)
    read_schema(real_data / "interviews/standard/Codebook.xsd").assertValid(etree.parse(str(out)))
    tops = [code.name for code in shared.codebook.codes if not code.parent]
    assert [code.name for code in RefiCodebook.load(out).codes.code] == tops


@pytest.mark.parametrize("name", CODEBOOKS)
def test_a_codebook_is_that_of_a_study_and_goes_out_of_it_as_it_went_in(
    real_data: Path, tmp_path: Path, name: str
):
    path, out = real_data / "interviews/qdc" / name, tmp_path / "ours.qdc"
    files = {"evidence/codebook.qdc": path.read_bytes(), "evidence/interviews/i1.txt": b"Nobody told us."}
    study = put(tmp_path / "study", {"study.toml": b'title_en = "A study"', **files})
    assert check_study(study).problems == ()
    assert export_interviews(study, out).losses == ()
    before, after = read_qdc(path), read_qdc(out)
    assert (after.codebook, after.sets) == (before.codebook, before.sets)
    read_schema(real_data / "interviews/standard/Codebook.xsd").assertValid(etree.parse(str(out)))
    export_interviews(study, tmp_path / "ours.qdpx")
    schema = read_schema(real_data / "interviews/standard/Project.xsd")
    schema.assertValid(xml_of(tmp_path / "ours.qdpx"))


def test_a_bare_project_without_its_sources_is_no_problem_and_says_what_it_sets_aside(
    real_data: Path, tmp_path: Path
):
    """ATLAS.ti names 11 texts, on which stand 9 codings; they are not in this folder."""
    content = (real_data / "interviews/atlasti8/Project.qde").read_bytes()
    files = {"study.toml": b'title_en = "A study"', "evidence/interviews/Project.qde": content}
    checked = check_study(put(tmp_path, files))
    assert checked.problems == ()
    assert any("Places: 11. Codings concerned: 9." in str(each.what) for each in checked.warnings)


def test_nested_codes_and_categories_of_atlas_ti_are_read(real_data: Path):
    codes = read_qdc(real_data / "interviews/qdc/portableQDA_Atlasti.qdc").codebook.codes
    assert [(code.name, code.parent, code.codable) for code in codes] == [
        ("code2", "", True),
        ("code1", "", True),
        ("code1.1", "code1", True),
        ("code3", "", False),
        ("code:3.1", "code3", True),
    ]


@pytest.mark.parametrize("tag", sorted(set(SHAPES) - {"TimeSelection", "Ref", "Text"}))
def test_our_table_of_the_standard_says_what_the_published_schema_says(real_data: Path, tag: str):
    is_file = tag.startswith("File") or tag == "CodebookFile"
    schema = etree.parse(
        str(real_data / "interviews/standard" / ("Codebook.xsd" if is_file else "Project.xsd"))
    )
    name = {"CodebookFile": "CodeBook", "FileMember": "MemberCode"}.get(tag, tag.removeprefix("File"))
    found = schema.find(f"{XSD}complexType[@name='{name}Type']")
    shape = SHAPES[tag]
    if found is None:
        assert shape.text is not None
        return
    attributes = {each.get("name"): each.get("use") == "required" for each in found.iter(f"{XSD}attribute")}
    assert shape.attributes == attributes
    elements = list(found.iter(f"{XSD}element"))
    assert list(shape.children) == [each.get("name") for each in elements]
    for each in elements:
        child = shape.children[each.get("name")]
        choice = each.getparent().tag == f"{XSD}choice"
        assert child.many == (each.get("maxOccurs") == "unbounded") or choice
        assert child.needed == (each.get("minOccurs") is None) or choice
        kind = SHAPES[child.shape].text
        assert (kind is not None) == each.get("type").startswith("xsd:")
        if kind is Kind.TEXT:
            assert each.get("type") == "xsd:string"
