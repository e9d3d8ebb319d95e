"""A folder that holds files of a coding program beside tables of our own."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.excerpts import write_excerpts
from canllaw.evidence.interviews.folder import read_interview_folder
from tests.build_documents import make_zip
from tests.build_interviews import put

TEXT = "Q: did you know?\nP1: dŵr 😀 nobody told us.\n"
START = TEXT.index("nobody")
GUIDS = {name: f"00000000-0000-4000-8000-00000000000{at}" for at, name in enumerate("uctsx", 1)}
PROJECT = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="A test">
<Users><User guid="{GUIDS["u"]}" name="ann"/></Users>
<CodeBook><Codes><Code guid="{GUIDS["c"]}" name="Was told" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{GUIDS["t"]}" name="i1">
<PlainTextContent>{TEXT}</PlainTextContent>
<PlainTextSelection guid="{GUIDS["s"]}" name="" startPosition="{START}" endPosition="{START + 14}">
<Coding guid="{GUIDS["x"]}" creatingUser="{GUIDS["u"]}"><CodeRef targetGUID="{GUIDS["c"]}"/></Coding>
</PlainTextSelection></TextSource></Sources>
</Project>"""
PACKED = make_zip({"project.qde": PROJECT})


def test_a_project_of_a_coding_program_is_joined_with_what_stands_beside_it(tmp_path: Path) -> None:
    folder = put(
        tmp_path,
        {
            "interviews/p.qdpx": PACKED,
            "interviews/i2.txt": "Q: and you?\nP2: a friend told me.\n",
            "interviews.csv": "document,authority\ni1,W01\ni2,W02\n",
            "excerpts.csv": "document,words,codes,coder\ni2,a friend told me,was-told,bob\n",
        },
    )
    interviews = read_interview_folder(folder).interviews
    assert {each.key: each.authority for each in interviews.transcripts} == {"i1": "W01", "i2": "W02"}
    assert [interviews.words_of(each) for each in interviews.excerpts] == [
        "nobody told us",
        "a friend told me",
    ]
    assert [each.codings[0].coder for each in interviews.excerpts] == ["ann", "bob"]
    assert [code.key for code in interviews.codebook.codes] == ["was-told"]


def test_excerpts_written_out_of_a_project_are_not_counted_twice_beside_it(tmp_path: Path) -> None:
    folder = put(tmp_path, {"interviews/p.qdpx": PACKED})
    before = read_interview_folder(folder).interviews
    write_excerpts(before, folder / "excerpts.csv")
    again = read_interview_folder(folder).interviews
    assert again.excerpts == before.excerpts
    assert again.excerpts[0].codings[0].guid == GUIDS["x"]


def test_a_code_renamed_in_the_codebook_keeps_the_guid_by_which_the_program_knows_it(tmp_path: Path) -> None:
    folder = put(tmp_path, {"interviews/p.qdpx": PACKED, "codebook.csv": "key,name\nwas-told,Heard of it\n"})
    (code,) = read_interview_folder(folder).interviews.codebook.codes
    assert (code.name, code.guid) == ("Heard of it", GUIDS["c"])


def test_the_same_text_beside_its_project_is_one_interview(tmp_path: Path) -> None:
    folder = put(tmp_path, {"interviews/p.qdpx": PACKED, "interviews/i1.txt": TEXT})
    assert [each.key for each in read_interview_folder(folder).interviews.transcripts] == ["i1"]


def test_an_excerpt_with_the_key_of_another_is_told(tmp_path: Path) -> None:
    folder = put(tmp_path, {"interviews/p.qdpx": PACKED})
    (excerpt,) = read_interview_folder(folder).interviews.excerpts
    rows = f"excerpt,document,words\n{excerpt.key},i1,did you know\n"
    with pytest.raises(MaterialError, match=r"^excerpts.csv: An excerpt has the key of another one"):
        read_interview_folder(put(folder, {"excerpts.csv": rows}))
