"""A codebook that NVivo, ATLAS.ti or MAXQDA wrote, and a project that is not packed, stand in a study."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.cli.exported import exported_values
from canllaw.evidence.interviews.folder import read_interview_folder
from canllaw.evidence.refi_qda import read_qdc, read_qdpx
from canllaw.study.exporting import export_interviews
from tests.build_interviews import put
from tests.build_refi_qda import (
    CODES,
    FIRST,
    TIME,
    TRUST,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

WORDS = "Nobody told us. There was no time."
QDC = (
    '<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0">'
    f'<Codes><Code guid="{TIME}" name="No time" isCodable="true"><Description>Too little.</Description></Code>'
    f'<Code guid="{TRUST}" name="Trust" isCodable="true"/></Codes>{{sets}}</CodeBook>'
)
PLAIN_QDC = QDC.format(sets="")
ROWS = "document,words,codes,coder\ni1,no time,no-time,ann\n"
XML = make_project_xml(make_text_source(make_selection(1, 0, 14, TRUST)), codes=CODES)
PACKED = make_qdpx(XML, {f"sources/{FIRST}.txt": WORDS.encode()})


def names(folder: Path) -> dict[str, str]:
    return {code.key: code.name for code in read_interview_folder(folder).interviews.codebook.codes}


def problems(folder: Path) -> list[str]:
    with pytest.raises(MaterialError) as caught:
        read_interview_folder(folder)
    return str(caught.value).split("\n")


@pytest.mark.parametrize("place", ["codebook.qdc", "interviews/codes.qdc", "interviews/below/Codes.QDC"])
def test_the_codebook_may_be_one_that_a_program_wrote(tmp_path: Path, place: str) -> None:
    put(tmp_path, {"interviews/i1.txt": WORDS, "excerpts.csv": ROWS, place: PLAIN_QDC})
    assert names(tmp_path) == {"no-time": "No time", "trust": "Trust"}


@pytest.mark.parametrize("other", ["codebook.csv", "codebook.qdc"])
def test_of_two_codebooks_one_is_to_be_kept(tmp_path: Path, other: str) -> None:
    files = {"codebook.csv": "key,name\nno-time,No time\n", "codebook.qdc": PLAIN_QDC}
    put(tmp_path, {"interviews/i1.txt": WORDS, "interviews/codes.qdc": PLAIN_QDC, other: files[other]})
    assert problems(tmp_path) == [
        f"codes.qdc: There is another codebook: {other}. Keep one of them, and move the other out of the "
        "folder evidence."
    ]


def test_a_codebook_that_is_no_codebook_is_told_and_its_codes_are_not_missed(tmp_path: Path) -> None:
    put(tmp_path, {"interviews/i1.txt": WORDS, "excerpts.csv": ROWS, "codebook.qdc": XML})
    (told,) = problems(tmp_path)
    assert told.startswith("codebook.qdc: The XML is no REFI-QDA project or codebook")


def test_a_codebook_of_a_program_stands_before_the_codes_of_its_project_also_where_names_changed(
    tmp_path: Path,
) -> None:
    """The project calls the code "Time"; it was renamed "No time" since, and is known by its GUID."""
    put(tmp_path, {"interviews/ours.qdpx": PACKED, "codebook.qdc": PLAIN_QDC})
    assert names(tmp_path) == {"time": "No time", "trust": "Trust"}


def test_groups_of_codes_of_a_codebook_file_go_out_again_with_the_codebook_and_with_a_project(
    tmp_path: Path,
) -> None:
    sets = f'<Sets><Set guid="{guid(5)}" name="Core"><MemberCode guid="{TIME}"/></Set></Sets>'
    study = {"study.toml": 'title_en = "A study"\n', "evidence/interviews/i1.txt": WORDS}
    put(tmp_path, {**study, "evidence/codebook.qdc": QDC.format(sets=sets)})
    for out in ("out.qdc", "out.qdpx"):
        assert export_interviews(tmp_path, tmp_path / out).losses == ()
    assert read_qdc(tmp_path / "out.qdc").sets == read_qdc(tmp_path / "evidence/codebook.qdc").sets
    groups = read_qdpx(tmp_path / "out.qdpx").remainder.project.first("Sets")
    assert groups is not None
    assert [(each.get("name"), each.children[0].get("targetGUID")) for each in groups.children] == [
        ("Core", TIME)
    ]


def test_what_the_standard_does_not_know_in_a_codebook_file_is_told_also_on_export(tmp_path: Path) -> None:
    study = {"study.toml": 'title_en = "A study"\n', "evidence/interviews/i1.txt": WORDS}
    put(tmp_path, {**study, "evidence/codebook.qdc": QDC.format(sets="<Weather/>")})
    (losses,) = read_interview_folder(tmp_path / "evidence").losses
    for out in ("out.qdc", "out.qdpx"):
        assert export_interviews(tmp_path, tmp_path / out).losses == losses.found != ()


def test_a_codebook_alone_is_not_said_to_hold_interviews(tmp_path: Path) -> None:
    put(tmp_path, {"study.toml": 'title_en = "A study"\n', "evidence/interviews/ours.qdpx": PACKED})
    codebook = exported_values(export_interviews(tmp_path, tmp_path / "out.qdc"), Language.ENGLISH)
    project = exported_values(export_interviews(tmp_path, tmp_path / "out.qdpx"), Language.ENGLISH)
    assert codebook["codes"] == project["codes"] == 2
    assert project["excerpts"] == project["codings"] == project["interviews"] == 1
    assert not {"interviews", "excerpts", "codings", "stances"} & set(codebook)


def test_a_project_that_is_not_packed_is_read_with_its_sources_beside_it(tmp_path: Path) -> None:
    put(tmp_path, {"interviews/Project.qde": XML, f"interviews/Sources/{FIRST}.txt": WORDS})
    interviews = read_interview_folder(tmp_path).interviews
    assert [each.key for each in interviews.transcripts] == ["Mabel"]
    assert [interviews.words_of(each) for each in interviews.excerpts] == ["Nobody told us"]


def test_a_file_among_the_sources_that_the_project_does_not_name_is_told(tmp_path: Path) -> None:
    files = {f"interviews/sources/{FIRST}.txt": WORDS, "interviews/sources/more.txt": WORDS}
    (losses,) = read_interview_folder(put(tmp_path, {"interviews/p.qde": XML, **files})).losses
    assert [str(each.what) for each in losses.found] == [
        "A file of the folder sources belongs to no source of the project and is left behind."
    ]


def test_a_project_without_its_sources_tells_what_it_set_aside(tmp_path: Path) -> None:
    folder = read_interview_folder(put(tmp_path, {"interviews/Project.qde": XML}))
    assert folder.interviews.transcripts == ()
    assert [(str(each.what), each.codings) for each in folder.losses[0].found] == [
        ("The text is missing from the project, so its selections are carried without words.", 1)
    ]


def test_a_folder_of_sources_without_a_project_holds_transcripts_like_any_other(tmp_path: Path) -> None:
    folder = read_interview_folder(put(tmp_path, {"interviews/sources/i1.txt": WORDS}))
    assert [each.key for each in folder.interviews.transcripts] == ["i1"]


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ({"codebook.csv": "key,name\ntime,Time\n"}, "or add the code to codebook.csv."),
        (
            {"codebook.qdc": PLAIN_QDC},
            "in the program that wrote the .qdc file, and export the codebook again.",
        ),
        ({}, "begin a file codebook.csv in the folder evidence with a row for each new code"),
    ],
)
def test_a_code_that_nobody_knows_is_told_with_the_file_where_it_belongs(
    tmp_path: Path, beside: dict[str, str], said: str
) -> None:
    rows = "document,words,codes,coder\nMabel,no time,hurry,Ben\n"
    (told,) = problems(put(tmp_path, {"interviews/ours.qdpx": PACKED, "excerpts.csv": rows, **beside}))
    assert told.startswith("excerpts.csv:2:codes: The codebook has no code with this key.") and said in told


def test_a_code_is_added_to_those_of_a_project_by_a_table_with_that_code_alone(tmp_path: Path) -> None:
    rows = "document,words,codes,coder\nMabel,no time,hurry,Ben\n"
    files = {"excerpts.csv": rows, "codebook.csv": "key,name\nhurry,In a hurry\n"}
    assert set(names(put(tmp_path, {"interviews/ours.qdpx": PACKED, **files}))) == {"hurry", "time", "trust"}
