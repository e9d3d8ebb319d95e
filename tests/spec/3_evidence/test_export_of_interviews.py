"""The interviews of a study as a file for NVivo, ATLAS.ti, MAXQDA and others: what goes in, comes out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.folder import read_interview_folder
from canllaw.evidence.refi_qda import Project, find_codings_elsewhere, read_qdc, read_qdpx, write_qdpx
from canllaw.study.exporting import ExportKind, export_interviews
from tests.build_interviews import put
from tests.build_refi_qda import (
    ANNA,
    BEN,
    CODES,
    FIRST,
    SECOND,
    TIME,
    TRUST,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

WORDS = "Nobody told us. There was no time."
STUDY = 'title_en = "A study"\n'
PLACE = 'startPosition="0" endPosition="14"'
CODEBOOK = "key,name,name_cy\nr1,No time,Dim amser\nr2,Trust,\n"
EXCERPTS = "document,words,codes,coder,hypothesis,stance\ni1,no time,r1,Ann,H1,against\n"
OWN = {"interviews/i1.txt": WORDS, "codebook.csv": CODEBOOK, "excerpts.csv": EXCERPTS}
PICTURE = (
    f'<PictureSource guid="{SECOND}" name="Drawing" path="internal://drawing.png">'
    f'<PictureSelection guid="{guid(70)}" firstX="0" firstY="0" secondX="9" secondY="9">'
    f'<Coding guid="{guid(71)}" creatingUser="{BEN}"><CodeRef targetGUID="{TIME}"/></Coding>'
    "</PictureSelection></PictureSource>"
)
SETS = (
    f'<Notes><Note guid="{guid(80)}" name="Memo"><PlainTextContent>Look again.</PlainTextContent></Note></Notes>'
    f'<Sets><Set guid="{guid(81)}" name="Core"><MemberCode targetGUID="{TIME}"/></Set>'
    f'<Set guid="{guid(82)}" name="Pilot"><MemberSource targetGUID="{FIRST}"/></Set></Sets>'
)


def make_study(folder: Path, files: Mapping[str, str | bytes], definition: str = STUDY) -> Path:
    return put(folder, {"study.toml": definition, **{f"evidence/{name}": files[name] for name in files}})


def project(
    *selections: str, more: str = "", rest: str = "", codes: str = CODES, picture: bytes = b"PNG"
) -> bytes:
    xml = make_project_xml(make_text_source("".join(selections)) + more, codes=codes, rest=rest)
    files = {f"sources/{FIRST}.txt": WORDS.encode()}
    return make_qdpx(xml, files | ({"sources/drawing.png": picture} if more else {}))


def given(found: Project) -> list[tuple[str, str, str]]:
    """Words, code and coder of every coding."""
    return [
        (found.interviews.words_of(excerpt), coding.code, coding.coder)
        for excerpt in found.interviews.excerpts
        for coding in excerpt.codings
    ]


def test_tables_written_by_hand_become_a_project(tmp_path: Path) -> None:
    study, out = make_study(tmp_path / "s", OWN), tmp_path / "out.qdpx"
    exported = export_interviews(study, out)
    assert (exported.kind, exported.losses) == (ExportKind.PROJECT, ())
    back = read_qdpx(out)
    assert back.name == "A study"
    assert given(back) == [("no time", "r1", "Ann")]
    (bearing,) = back.interviews.excerpts[0].bearings
    assert (bearing.hypothesis, str(bearing.stance)) == ("H1", "against")
    assert back.interviews.transcripts[0].text == WORDS


def test_a_project_comes_out_of_the_study_as_it_came_in(tmp_path: Path) -> None:
    content = project(
        make_selection(1, 0, 14, TRUST), make_selection(2, 26, 33, TIME), more=PICTURE, rest=SETS
    )
    study, out = make_study(tmp_path / "s", {"interviews/ours.qdpx": content}), tmp_path / "out.qdpx"
    assert export_interviews(study, out).losses == ()
    before, after = read_qdpx(study / "evidence/interviews/ours.qdpx"), read_qdpx(out)
    assert after.remainder == before.remainder
    assert after.interviews.excerpts == before.interviews.excerpts
    assert after.interviews.codebook == before.interviews.codebook
    assert (after.name, find_codings_elsewhere(after)) == (before.name, find_codings_elsewhere(before))


def test_what_stands_beside_a_project_goes_out_with_it(tmp_path: Path) -> None:
    content = project(make_selection(1, 0, 14, TRUST), rest=SETS)
    rows = "document,words,codes,coder\nMabel,no time,time,Ann\ni2,no time,time,Ann\n"
    files = {"interviews/ours.qdpx": content, "interviews/i2.txt": WORDS, "excerpts.csv": rows}
    details = "document,role\nMabel,manager\ni2,social-worker\n"
    study = make_study(tmp_path / "s", {**files, "interviews.csv": details})
    assert export_interviews(study, tmp_path / "out.qdpx").losses == ()
    after = read_qdpx(tmp_path / "out.qdpx")
    assert {each.key: each.role for each in after.interviews.transcripts} == {
        "Mabel": "manager",
        "i2": "social-worker",
    }
    assert given(after) == [
        ("Nobody told us", "trust", "Anna"),
        ("no time", "time", "Ann"),
        ("no time", "time", "Ann"),
    ]
    assert {part.tag for part in after.remainder.project.children} >= {"Notes", "Sets", "Users"}


def test_the_text_of_a_project_may_also_stand_beside_it_as_a_file(tmp_path: Path) -> None:
    content = project(make_selection(1, 0, 14, TRUST), rest=SETS)
    study = make_study(tmp_path / "s", {"interviews/ours.qdpx": content, "interviews/Mabel.txt": WORDS})
    assert export_interviews(study, tmp_path / "out.qdpx").losses == ()
    assert [each.guid for each in read_qdpx(tmp_path / "out.qdpx").interviews.transcripts] == [FIRST]


def test_the_copies_of_two_coders_become_one_project(tmp_path: Path) -> None:
    """Both coded the same text; Ben's copy has a picture, and calls the code of time by another GUID."""
    other = CODES.replace(TIME, guid(90))
    ben = project(
        make_selection(2, 26, 33, guid(90)).replace(ANNA, BEN),
        more=PICTURE.replace(TIME, guid(90)),
        codes=other,
    )
    files = {
        "interviews/a.qdpx": project(make_selection(1, 0, 14, TRUST), rest=SETS),
        "interviews/b.qdpx": ben,
    }
    exported = export_interviews(make_study(tmp_path / "s", files), tmp_path / "out.qdpx")
    assert exported.losses == ()
    after = read_qdpx(tmp_path / "out.qdpx")
    assert given(after) == [("Nobody told us", "trust", "Anna"), ("no time", "time", "Ben")]
    assert [code.guid for code in after.interviews.codebook.codes] == [TIME, TRUST]
    assert [(each.coding.code, each.coding.coder) for each in find_codings_elsewhere(after)] == [
        ("time", "Ben")
    ]
    assert [file.name for file in after.remainder.files] == ["drawing.png"]


def test_two_pictures_of_one_name_are_both_kept(tmp_path: Path) -> None:
    second = PICTURE.replace(SECOND, guid(95)).replace(guid(70), guid(96)).replace(guid(71), guid(97))
    files = {
        "interviews/a.qdpx": project(more=PICTURE, picture=b"one"),
        "interviews/b.qdpx": project(more=second, picture=b"other"),
    }
    export_interviews(make_study(tmp_path / "s", files), tmp_path / "out.qdpx")
    after = read_qdpx(tmp_path / "out.qdpx").remainder
    assert [file.name for file in after.files] == ["2-drawing.png", "drawing.png"]
    paths = {
        each.get("guid"): each.get("path") for each in after.project.walk() if each.tag == "PictureSource"
    }
    assert paths == {SECOND: "internal://drawing.png", guid(95): "internal://2-drawing.png"}


def test_where_two_projects_say_different_things_of_one_the_first_counts_and_it_is_told(
    tmp_path: Path,
) -> None:
    files = {
        "interviews/a.qdpx": project(rest=SETS),
        "interviews/b.qdpx": project(rest=SETS.replace("Look again.", "Leave it.")),
    }
    exported = export_interviews(make_study(tmp_path / "s", files), tmp_path / "out.qdpx")
    assert [str(loss.what) for loss in exported.losses] == [
        "Two projects say different things of one thing; what the first one says is written."
    ]
    words = [each.text for each in read_qdpx(tmp_path / "out.qdpx").remainder.project.walk() if each.text]
    assert words == ["Look again."]


def test_what_the_standard_does_not_know_is_told_again_on_export(tmp_path: Path) -> None:
    xml = make_project_xml(make_text_source("")).replace("</Project>", "<Weather/></Project>")
    content = make_qdpx(xml, {f"sources/{FIRST}.txt": WORDS.encode()})
    exported = export_interviews(
        make_study(tmp_path / "s", {"interviews/a.qdpx": content}), tmp_path / "out.qdpx"
    )
    assert [loss.places[0].source.name for loss in exported.losses] == ["a.qdpx"]


def test_a_file_that_ends_in_qdc_holds_the_codes_and_their_groups(tmp_path: Path) -> None:
    content = project(make_selection(1, 0, 14, TRUST), rest=SETS)
    study, out = make_study(tmp_path / "s", {"interviews/ours.qdpx": content}), tmp_path / "out.QDC"
    exported = export_interviews(study, out)
    assert (exported.kind, exported.losses, exported.notes) == (ExportKind.CODEBOOK, (), ())
    shared = read_qdc(out)
    assert [(code.name, code.guid) for code in shared.codebook.codes] == [("Time", TIME), ("Trust", TRUST)]
    assert [group.get("name") for group in shared.sets] == ["Core"]
    assert [each.get("guid") for each in shared.sets[0].children] == [TIME]


def test_a_codebook_alone_needs_no_interviews(tmp_path: Path) -> None:
    study = make_study(tmp_path / "s", {"codebook.csv": "key,name\ntime,Time\n"})
    export_interviews(study, tmp_path / "out.qdc")
    assert [code.name for code in read_qdc(tmp_path / "out.qdc").codebook.codes] == ["Time"]
    with pytest.raises(MaterialError, match="no interviews"):
        export_interviews(study, tmp_path / "out.qdpx")


@pytest.mark.parametrize("name", ["out.qdpx", "out.qdc"])
def test_a_study_without_interviews_is_told_so(tmp_path: Path, name: str) -> None:
    study = make_study(tmp_path / "s", {"observations.csv": "expectation\n"})
    with pytest.raises(
        MaterialError, match=r"This study has no interviews\. Put transcripts or projects into"
    ):
        export_interviews(study, tmp_path / name)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["out.csv", "out", "out.qde"])
def test_another_ending_is_refused_with_both_that_are_meant(tmp_path: Path, name: str) -> None:
    with pytest.raises(MaterialError, match=r"\.qdpx .* \.qdc"):
        export_interviews(make_study(tmp_path / "s", OWN), tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_that_is_there_is_replaced_only_when_asked_to(tmp_path: Path) -> None:
    study, out = make_study(tmp_path / "s", OWN), tmp_path / "out.qdpx"
    out.write_bytes(b"mine")
    with pytest.raises(MaterialError, match="There is a file of this name, and it was left as it is"):
        export_interviews(study, out)
    assert out.read_bytes() == b"mine"
    exported = export_interviews(study, out, replacing=True)
    assert str(exported.notes[0]) == "The file that was there before was replaced."
    assert given(read_qdpx(out)) == [("no time", "r1", "Ann")]


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.qdpx").mkdir()
    with pytest.raises(MaterialError, match="This is a folder"):
        export_interviews(make_study(tmp_path / "s", OWN), tmp_path / "out.qdpx", replacing=True)


def test_nothing_is_written_where_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match="Nothing can be written to this folder"):
        export_interviews(make_study(tmp_path / "s", OWN), tmp_path / "none" / "out.qdpx")


def test_the_file_is_said_to_hold_what_people_said_word_for_word(tmp_path: Path) -> None:
    (note,) = export_interviews(make_study(tmp_path / "s", OWN), tmp_path / "out.qdpx").notes
    assert "word for word" in str(note)


def test_where_the_study_masks_personal_data_the_file_is_said_to_be_unmasked(tmp_path: Path) -> None:
    study = make_study(tmp_path / "s", OWN, STUDY + "mask_personal_data = true\n")
    notes = export_interviews(study, tmp_path / "out.qdpx").notes
    assert "the file is not masked" in str(notes[-1])


def test_a_file_among_the_interviews_is_read_from_then_on_and_changes_nothing(tmp_path: Path) -> None:
    study = make_study(tmp_path / "s", OWN)
    before = read_interview_folder(study / "evidence").interviews
    notes = export_interviews(study, study / "evidence/interviews/ours.qdpx").notes
    assert "will be read with them" in str(notes[-1])
    after = read_interview_folder(study / "evidence").interviews
    assert [each.key for each in after.transcripts] == [each.key for each in before.transcripts]
    assert [(each.key, len(each.codings), len(each.bearings)) for each in after.excerpts] == [
        (each.key, 1, 1) for each in before.excerpts
    ]


@pytest.mark.parametrize("name", ["evidence/interviews/codes.qdc", "evidence/codebook.qdc"])
def test_a_codebook_is_not_written_where_it_would_become_the_codebook_of_the_study(
    tmp_path: Path, name: str
) -> None:
    study = make_study(tmp_path / "s", OWN)
    with pytest.raises(
        MaterialError, match=r"as the codebook of the study from now on\. Choose another fold"
    ):
        export_interviews(study, study / name)
    assert not (study / name).exists()
    assert [path.name for path in (study / "evidence/interviews").iterdir()] == ["i1.txt"]


def test_the_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    content = project(make_selection(1, 0, 14, TRUST), more=PICTURE, rest=SETS)
    study = make_study(tmp_path / "s", {"interviews/a.qdpx": content})
    export_interviews(study, tmp_path / "one.qdpx")
    write_qdpx(read_qdpx(tmp_path / "one.qdpx"), tmp_path / "two.qdpx")
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()
